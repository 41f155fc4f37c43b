"""A change and the two figures it runs between do not agree.

Why it matters: "from A to B, up N %" gives the same fact twice, and a reader with a pocket calculator
will find out which half is wrong. Where A and B are percentages themselves, the change is in
percentage points: from 5 % to 7 % is 2 points, but 40 per cent.

Flags:
    The price of coil climbed from $800 a tonne in March to $880 a tonne in May, up 20%.

    Sales fell 5% to $342 million from $380 million a year earlier.

    The yard built 66 ships, 20% more than the 60 it built in 2023.

    Unemployment in the valley rose from 5% to 7%, up 4 percentage points.

    Sales rose 6% to 147 billion crowns from 13.9 billion.

    Sales rose 6% to 147 million crowns, compared with 121 million a year earlier.

    Los ingresos bajaron 4.2% en el segundo trimestre, a 18,350 millones de pesos, frente a 17,610 millones de un año antes.

    Los ingresos subieron un 6 % hasta 147 millones de coronas desde 121 millones.

    Las ventas bajaron de 2.500 a 2.450 millones de euros, un descenso del 8 %.

    El precio subió un 9 % al pasar de 400 a 452 euros por tonelada.

Passes:
    The price of coil climbed from $800 a tonne in March to $880 a tonne in May, up 10%.

    Sales fell 10% to $342 million from $380 million a year earlier.

    Sales rose 8% at constant exchange rates, to $342 million from $330 million a year earlier.

    Profit was $5.2 billion, up 8% from $4.8 billion.

    Unemployment in the valley rose from 5% to 7%, up 2 percentage points.

    Imports in August, the second highest month of the year, rose 5% from 1,458,000 tonnes.

    The tariff rose from 25% to 50%, and the price of coil was up 12%.

    Las ventas bajaron de 2.500 a 2.300 millones de euros, un descenso del 8 %.

    El precio subió un 13 % al pasar de 400 a 452 euros por tonelada.

    Sales rose 6% to 147 billion crowns from 139 billion.

    Sales rose 6% to 147 million crowns, compared with 121 million at its rival.

    Sales rose 6% to 147 million crowns from 13 countries.

    Los ingresos subieron 4.2% en el segundo trimestre, a 18,350 millones de pesos, frente a 17,610 millones de un año antes.

    Los ingresos subieron un 6 %, a 147 millones de euros, frente a los 121 millones de su rival.

Misses:
    Sales were $380 million last year. This year they came to $342 million. That is a fall of 5%.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import language
from factcheck.link.compare import Interval, interval
from factcheck.link.sums import RATIOS, ends, is_exact, lenient, noun
from factcheck.model import Claim, Evidence, Figure, Finding
from factcheck.rules import Case, rule
from factcheck.wording import number, unit_words

GAP = 60
"""Characters at most between the figures of one change."""

_ENDS = r"\s+(?:\w{1,3}\s+)?\Z"
_STOP = re.compile(r"[;:\n]|\.\s|[!?]")


@dataclass(frozen=True, slots=True)
class _Change:
    """A stated change, the figures before and after it, and the claims they stand in."""

    stated: Claim
    before: Figure
    after: Figure
    claims: tuple[Claim, ...]
    up: bool


@rule("FC105", "change-arithmetic", title="The change does not fit the figures", severity="error", scope="document")
def check(case: Case):
    reader = Reader(case)
    for sentence in case.figures_by_sentence():
        for change in reader.changes(sentence):
            finding = _redo(change)
            if finding:
                yield finding


@cache
def _cues(code: str) -> dict[str, re.Pattern | frozenset[str]]:
    lang = language(code)
    filler = {word for key in ("up", "down") for entry in lang.list("change", key) for word in entry.split()}
    return {
        "from": lang.pattern("ranges", "from", after=_ENDS),
        "to": lang.pattern("ranges", "to", after=_ENDS),
        "against": lang.pattern("rules", "against", after=_ENDS),
        "earlier": lang.pattern("rules", "earlier"),
        "other_base": lang.pattern("rules", "other_base"),
        "more": lang.pattern("rules", "more_than", before=r"\A[\s-]+(?:\w+\s+)?", after=_ENDS),
        "less": lang.pattern("rules", "less_than", before=r"\A[\s-]+(?:\w+\s+)?", after=_ENDS),
        "than": lang.pattern("rules", "than_filler", before=r"\A[\s-]+", after=_ENDS),
        "filler": frozenset(filler | lang.set("rules", "change_filler")),
    }


class Reader:
    """Finds stated changes among the figures of a sentence."""

    def __init__(self, case: Case):
        self.text = case.text
        self.lang = language(case.document.language)
        self.cues = _cues(self.lang.code)

    def changes(self, sentence: list[Claim]) -> Iterator[_Change]:
        """The changes stated in per cent or points, each with its two figures."""
        for n, stated in enumerate(sentence):
            if stated.figure.unit not in RATIOS or stated.modality == "negated":
                continue
            around = self.text[stated.sentence_start:stated.sentence_start + len(stated.sentence)]
            if any(self.cues["other_base"].search(part) for part in self._phrases(around, stated)):
                continue
            found = self._compared(sentence, n) or self._moved(sentence, n)
            if found:
                yield found

    def _phrases(self, sentence: str, stated: Claim) -> list[str]:
        """The words around a percentage, up to the commas beside it, in which its base would be named."""
        at = stated.start - stated.sentence_start
        end = stated.end - stated.sentence_start
        return [re.split(r"[,;(]", sentence[:at])[-1][-GAP:], re.split(r"[,;)]", sentence[end:])[0][:GAP]]

    def _compared(self, sentence: list[Claim], n: int) -> _Change | None:
        """`B, N % more than A`."""
        if not 0 < n < len(sentence) - 1:
            return None
        after, stated, before = sentence[n - 1:n + 2]
        link = self.text[stated.end:before.start]
        lead = self.text[after.end:stated.start]
        if not _like(before, after) or not all(map(_plain, (before, after))) or not self._linked(lead, comma=True):
            return None
        if self.cues["more"].search(link):
            up = True
        elif self.cues["less"].search(link):
            up = False
        elif self.cues["than"].search(link) and stated.figure.change in ("up", "down"):
            up = stated.figure.change == "up"
        else:
            return None
        return _Change(stated, before.figure, after.figure, (before, after), up)

    def _moved(self, sentence: list[Claim], n: int) -> _Change | None:
        """`from A to B, up N %`, `up N % to B from A` and the other orders."""
        stated = sentence[n]
        if stated.figure.change not in ("up", "down"):
            return None
        for first, count in ((n - 2, 2), (n + 1, 2), (n - 1, 1), (n + 1, 1)):
            pair = sentence[max(0, first):first + count]
            if first < 0 or len(pair) < count:
                continue
            ordered = self.ordered(pair)
            if not ordered:
                continue
            if first < n and not self._linked(self.text[pair[-1].end:stated.start], comma=False):
                continue
            if first > n and not self._leads(self.text[stated.end:pair[0].start]):
                continue
            if first > n and n and sentence[n - 1].figure.unit == pair[0].figure.unit and self._linked(self.text[sentence[n - 1].end:stated.start], comma=False):
                continue  # the percentage may belong to what stands before it
            return _Change(stated, *ordered, tuple(pair), stated.figure.change == "up")
        return None

    def ordered(self, pair: list[Claim]) -> tuple[Figure, Figure] | None:
        """The figures before and after the change, where the words say which is which."""
        if len(pair) == 1:
            claim = pair[0]
            opened = self.cues["from"].search(self.text[max(0, claim.start - 12):claim.start]) or self.lang.pattern("ranges", "from", before=r"\A").match(claim.surface)
            joined = self.lang.pattern("ranges", "to").search(claim.figure.written)
            return ends(claim, self.lang) if claim.figure.hedge == "between" and opened and joined else None
        one, two = pair
        between = self.text[one.end:two.start]
        if not _like(one, two) or not all(map(_plain, pair)) or len(between) > GAP or _STOP.search(between) or self.cues["other_base"].search(between):
            return None
        before_one, before_two = self.text[max(0, one.start - 16):one.start], self.text[max(0, two.start - 16):two.start]
        if self.cues["from"].search(before_one) and self.cues["to"].search(before_two):
            return one.figure, two.figure
        if self.cues["to"].search(before_one) and (self.cues["from"].search(before_two) or self._earlier(two)):
            return two.figure, one.figure
        return None

    def _earlier(self, claim: Claim) -> bool:
        """Whether a figure is compared with, and of an earlier time (`frente a 17 millones de un año antes`)."""
        if not self.cues["against"].search(self.text[max(0, claim.start - 32):claim.start]):
            return False
        return bool(self.cues["earlier"].search(re.split(r"[.,;:(\n]", self.text[claim.end:claim.end + GAP])[0]))

    def _linked(self, words: str, comma: bool) -> bool:
        """Whether the words between a figure and the percentage after it only lead on to it."""
        if len(words) > GAP or _STOP.search(words):
            return False
        head, mark, tail = re.split(r"([,(–—])(?!.*[,(–—])", words) if re.search(r"[,(–—]", words) else ("", "", words)
        if comma and not mark or self.cues["other_base"].search(words):
            return False
        return all(word.lower() in self.cues["filler"] for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", tail))

    def _leads(self, words: str) -> bool:
        """Whether the words between a percentage and the figures after it name no other base."""
        if len(words) > GAP or _STOP.search(words) or self.cues["other_base"].search(words):
            return False
        head = re.sub(r"\w+\s+(?:\w{1,3}\s+)?\Z", "", words)
        return not any(len(w) > 2 and w in self.lang.set("ranges", "from") for w in re.findall(r"\w+", head))


def _plain(claim: Claim) -> bool:
    return is_exact(claim.figure) and claim.figure.change in ("level", "up", "down") and claim.figure.low > 0


BARE = 3.0
"""How many times one figure the other may be when only one of them names its unit."""


def _like(a: Claim, b: Claim) -> bool:
    """Whether two figures are of one unit or count one noun; a bare number near the other takes its unit."""
    if a.figure.unit != b.figure.unit:
        near = _scale(a) == _scale(b) != "" or None not in (a.figure.low, b.figure.low) and max(a.figure.low, b.figure.low) <= BARE * min(a.figure.low, b.figure.low)
        return near and ((not a.figure.unit and not a.topic.counted) or (not b.figure.unit and not b.topic.counted))
    return not a.topic.counted or not b.topic.counted or noun(a) == noun(b)


def _scale(claim: Claim) -> str:
    """The scale word of a figure (`147 billion`), or nothing."""
    words = claim.figure.written.lower().split()
    return words[1] if len(words) > 1 and words[1].isalpha() else ""


def _redo(change: _Change) -> Finding | None:
    """The sum, done again; None where it comes out right."""
    sign = 1 if change.up else -1
    stated = _stated(change.stated.figure)
    a, b = change.before, change.after
    unit = unit_words(b.unit or a.unit)
    if a.unit in RATIOS:
        scale = 0.01 if change.stated.figure.unit == "basis_point" else 1.0
        low, high = lenient(a), lenient(b)
        points = Interval(*sorted(sign * v / scale for v in (high.low - low.high, high.high - low.low)))
        difference = (b.low - a.low) / scale
        if change.stated.figure.unit != "percent":
            if points.meets(stated):
                return None
            shown = unit_words(change.stated.figure.unit)
            return _finding(change, f"{number(b.low)} − {number(a.low)} = {_signed(difference)}{shown}, not {_words(change)}.", f"{_signed(difference)}{shown}")
        ratio = _ratio(a, b, sign)
        if ratio.meets(stated):
            return None
        percent = 100 * (b.low - a.low) / a.low
        if points.meets(stated):
            return _finding(change, f"From {number(a.low)} % to {number(b.low)} % is {_signed(difference)} percentage points, or {_signed(percent)} %: points and per cent are confused.",
                            f"{_signed(difference)} percentage points", "warning")
        return _finding(change, f"From {number(a.low)} % to {number(b.low)} % is {_signed(difference)} percentage points, or {_signed(percent)} %, not {_words(change)}.",
                        f"{_signed(difference)} percentage points or {_signed(percent)} %")
    if change.stated.figure.unit != "percent" or _ratio(a, b, sign).meets(stated):
        return None
    percent = 100 * (b.low - a.low) / a.low
    return _finding(change, f"({number(b.low)} − {number(a.low)}){unit} ÷ {number(a.low)}{unit} = {_signed(percent)} %, not {_words(change)}.", f"{_signed(percent)} %")


def _stated(figure: Figure) -> Interval:
    """The stated change; a percentage cut off instead of rounded is let pass."""
    value = interval(figure, convert=False)
    slack = figure.resolution / 2 if figure.unit == "percent" and figure.hedge in ("exact", "between") else 0.0
    return Interval(value.low - slack, value.high + slack, value.low_open, value.high_open)


def _ratio(a: Figure, b: Figure, sign: int) -> Interval:
    """The change in per cent that two figures allow, positive in the direction stated."""
    before, after = lenient(a), lenient(b)
    if before.low <= 0:
        return Interval(-math.inf, math.inf)
    return Interval(*sorted(sign * 100 * (v - 1) for v in (after.low / before.high, after.high / before.low)))


def _signed(value: float) -> str:
    return f"{'+' if value >= 0 else '−'}{number(round(abs(value), 1))}"


def _words(change: _Change) -> str:
    return f"{'up' if change.up else 'down'} “{change.stated.surface}”"


def _finding(change: _Change, message: str, expected: str, severity: str = "") -> Finding:
    claims = [Evidence.of(c, "other", c.figure.low, c.figure.high, c.figure.unit) for c in change.claims]
    figure = change.stated.figure
    return Finding(message, (Evidence.of(change.stated, "stated", figure.low, figure.high, figure.unit), *claims),
                   severity=severity, expected=expected, stated=change.stated.surface, confidence=0.9)
