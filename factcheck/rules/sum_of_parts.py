"""A stated total is not the sum of its parts.

Why it matters: totals and their parts come from different rows of a table, or from different days,
and every reader can add them up. Only lists that claim to be complete count: those after a colon,
after "made up of", or summed by "in total" and "together"; "of which" and "of them" only where the
parts are more than the whole.

Flags:
    The mill has 2,640 people on its payroll in all: 1,870 in the hot end, 640 in finishing and 520 in maintenance.

    The port shipped 300 tonnes of zinc to Asia and 250 tonnes to Europe, a total of 650 tonnes.

    The first furnace yields 400 tonnes a day and the second 350 tonnes a day. Together they yield 850 tonnes a day.

    The guild speaks for 31,000 people, 21,000 of them in the United States and 12,000 in Mexico.

    The state will lend $340 million for the line. The money will be paid in three instalments: $150 million this year, $120 million in 2026 and $90 million in 2027.

    La plantilla suma 4.400 personas: 2.100 en el País Vasco, 800 en Asturias y 500 en Navarra.

Passes:
    The mill has 3,030 people on its payroll in all: 1,870 in the hot end, 640 in finishing and 520 in maintenance.

    The guild speaks for 31,000 people, 19,000 of them in the United States and 8,000 in Mexico.

    Of the 100 workers asked, 60 of them were women and 70 were under 30.

    The group has 9,400 employees, including 2,100 in Spain, 800 in Italy and 500 in Poland.

    The port shipped 300 tonnes of zinc in May and 250 tonnes in June, a total of 4,650 tonnes so far this year.

    The works employ 31,000 people: 18,640 in Ontario and 11,900 in Quebec.

    La plantilla suma 3.400 personas: 2.100 en el País Vasco, 800 en Asturias y 500 en Navarra.

    Trabajan en la planta 900 personas, 500 de ellas mujeres y 600 con contrato fijo.

Misses:
    Canada takes 60% of the tonnage, the United States 38% and the rest of the world 12%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import language
from factcheck.link.compare import Interval
from factcheck.link.sums import RATIOS, alike, is_exact, operands
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule
from factcheck.wording import number, unit_words

_STOP = re.compile(r"[;:!?\n]|\.\s")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


REACH = 80
"""Characters from a total to the list of its parts."""


@rule("FC107", "sum-of-parts", title="The parts do not add up to the total", severity="error", scope="document")
def check(case: Case):
    reader = _Reader(case)
    previous: list[Claim] = []
    for sentence in case.figures_by_sentence():
        if previous and (previous[0].paragraph, previous[0].section) != (sentence[0].paragraph, sentence[0].section):
            previous = []
        for total, parts, complete in reader.sums(sentence, previous):
            finding = _add(total, parts, complete)
            if finding:
                yield finding
                break
        previous = sentence


@cache
def _cues(code: str) -> dict[str, re.Pattern]:
    lang = language(code)
    return {
        "before": lang.pattern("rules", "total_before", after=r"(?!\w)[^.;:]{0,12}\Z"),
        "after": lang.pattern("rules", "total_after", before=r"\A\s*,?\s*"),
        "opening": lang.pattern("rules", "total_opening", before=r"\A"),
        "made_up": lang.pattern("rules", "made_up"),
        "of_which": lang.pattern("rules", "of_which"),
        "open": lang.pattern("rules", "open_list"),
        "running": lang.pattern("rules", "running"),
        "whole": lang.pattern("rules", "the_whole", before=r"\A"),
        "and": lang.pattern("ranges", "and"),
    }


class _Reader:
    """Finds totals with their parts: `(total, parts, complete)`; incomplete lists must only not exceed the total."""

    def __init__(self, case: Case):
        self.text = case.text
        self.lang = language(case.document.language)
        self.cues = _cues(self.lang.code)

    def sums(self, sentence: list[Claim], previous: list[Claim]) -> Iterator[tuple[Claim, list[Claim], bool]]:
        yield from self._listed(sentence, previous)
        yield from self._summed(sentence)
        yield from self._opened(sentence, previous)
        yield from self._of_which(sentence)

    def _listed(self, sentence: list[Claim], previous: list[Claim]) -> Iterator[tuple[Claim, list[Claim], bool]]:
        """`T in all: A, B and C`, `T is made up of A, B and C`."""
        begin = sentence[0].sentence_start
        words = sentence[0].sentence
        marks = [begin + m.end() for m in re.finditer(r":(?=\s)", words)] + [begin + m.end() for m in self.cues["made_up"].finditer(words)]
        for mark in marks:
            heads = [c for c in sentence if c.end < mark and mark - c.end < REACH and not re.search(r"[.!?](?=\w)", self.text[c.end:mark])]
            parts = [c for c in sentence if c.start >= mark and c.figure.unit not in RATIOS]
            if len(parts) < 2 or not self._is_list(parts, begin + len(words)):
                continue
            totals = [c for c in heads if _counts(c) and all(alike(c, p) for p in parts)]
            if totals and not self.cues["open"].search(self.text[totals[-1].end:mark]):
                yield totals[-1], parts, True
            elif not totals and any(c.figure.low == len(parts) for c in heads) and self.cues["whole"].match(words):
                before = [c for c in previous if c.figure.unit == parts[0].figure.unit and c.figure.unit and _counts(c)]
                if len(before) == 1:
                    yield before[0], parts, True

    def _summed(self, sentence: list[Claim]) -> Iterator[tuple[Claim, list[Claim], bool]]:
        """`A, B and C, a total of T`."""
        for n, total in enumerate(sentence):
            start = sentence[n - 1].end if n else total.sentence_start
            cue = self.cues["before"].search(self.text[start:total.start]) or self.cues["after"].match(self.text[total.end:total.end + 20])
            if n < 2 or not cue or not _counts(total) or self.cues["running"].search(total.sentence):
                continue
            parts = []
            for claim in reversed(sentence[:n]):
                if not alike(total, claim) or not (claim.figure.unit or claim.topic.counted or parts or n < 2):
                    break
                parts.insert(0, claim)
            if len(parts) >= 2 and len(parts) == n and self._is_list(parts, start) and "," in self.text[start:total.start]:
                yield total, parts, True

    def _opened(self, sentence: list[Claim], previous: list[Claim]) -> Iterator[tuple[Claim, list[Claim], bool]]:
        """`A makes …, B makes …. Together they make T.`"""
        words = sentence[0].sentence
        totals = [c for c in sentence if _counts(c)]
        if len(previous) < 2 or len(sentence) != 1 or not totals or not self.cues["opening"].match(words) or self.cues["running"].search(words):
            return
        total = totals[0]
        end = previous[0].sentence_start + len(previous[0].sentence)
        if not total.figure.unit and not total.topic.counted or self.text[end:total.sentence_start].strip():
            return
        if all(alike(total, p) and (p.figure.unit or p.topic.counted or n) for n, p in enumerate(previous)) and self._is_list(previous, end):
            yield total, previous, True

    def _of_which(self, sentence: list[Claim]) -> Iterator[tuple[Claim, list[Claim], bool]]:
        """`T, A of them in … and B in …`: the same preposition must follow every part."""
        for n, total in enumerate(sentence[:-2]):
            parts = sentence[n + 1:]
            between = self.text[total.end:parts[0].start + 40]
            if not _counts(total) or not self.cues["of_which"].search(between) or len(self.text[total.end:parts[0].start]) > 40:
                continue
            if all(alike(total, p) for p in parts) and self._is_list(parts, total.sentence_start + len(total.sentence)) and self._parallel(parts):
                yield total, parts, False

    def _is_list(self, parts: list[Claim], end: int) -> bool:
        """Whether figures are the items of one list: plain levels, the last two joined by "and"."""
        if not all(_counts(p) and not self._counts_something_else(p) for p in parts):
            return False
        gaps = [self.text[a.end:b.start] for a, b in zip(parts, parts[1:])]
        tail = re.split(r"[;\n]", self.text[parts[-1].end:end])[0]
        if any(len(gap) > 90 or _STOP.search(gap) for gap in gaps) or not self.cues["and"].search(gaps[-1]):
            return False
        lead = self.text[max(parts[0].sentence_start, parts[0].start - 14):parts[0].start]
        return not any(self.cues["open"].search(stretch) for stretch in (*gaps, tail, lead))

    def _counts_something_else(self, part: Claim) -> bool:
        """Whether a noun follows a bare number that the reader did not take for what it counts ("88 new cases")."""
        word = _FIRST_WORD.match(self.text[part.end:part.end + 30].lstrip(" \u00a0"))
        return not part.figure.unit and not part.topic.counted and word is not None and word.group().lower() not in self.lang.set("words", "noun_stops")

    def _parallel(self, parts: list[Claim]) -> bool:
        """Whether one and the same short word follows each part, "of them" left out."""
        heads = []
        for part in parts:
            after = re.sub(r"\A[\s,]+", "", self.text[part.end:part.end + 60])
            word = _FIRST_WORD.match(re.sub(r"\A[\s,]+", "", self.cues["of_which"].sub("", after, count=1)))
            heads.append(word.group() if word else "")
        return bool(heads[0]) and len(set(heads)) == 1 and len(heads[0]) <= 4


def _counts(claim: Claim) -> bool:
    """Whether a figure can stand in a sum."""
    figure = claim.figure
    return is_exact(figure) and figure.change in ("level", "up", "down") and figure.unit not in RATIOS and claim.modality != "negated" and figure.low > 0


def _add(total: Claim, parts: list[Claim], complete: bool) -> Finding | None:
    """The sum, done again; None where it comes out right."""
    whole, *terms = operands([c.figure for c in (total, *parts)])
    added = Interval(sum(t.low for t in terms), sum(t.high for t in terms))
    if added.meets(whole) or (not complete and added.low <= whole.high):
        return None
    value = sum(p.figure.low for p in parts)
    unit = unit_words(total.figure.unit) or (f" {total.topic.counted}" if total.topic.counted else "")
    message = f"{' + '.join(number(p.figure.low) for p in parts)} = {number(value)}{unit}, not {number(total.figure.low)}."
    return Finding(message, tuple(Evidence.of(c, "stated" if c is total else "other", c.figure.low, c.figure.high, c.figure.unit) for c in (total, *parts)),
                   expected=f"{number(value)}{unit}", stated=total.surface, confidence=0.9 if complete else 0.8)
