"""The figures run the other way than the verb says.

Why it matters: "rose to 91,000 from 97,000" has a wrong verb or two figures in the wrong places, and the
reader sees it at once. It is what remains when a figure is corrected and its sentence is not.

Flags:
    Case numbers fell in the week, to 455 from 310, the ministry said.

    Output rose to 91,000 tonnes from 97,000 tonnes.

    He has cut his forecast for Chinese production this year to 990 million tonnes from 975 million.

    The price of coil climbed from $880 a tonne in March to $800 a tonne in May.

    Inflation fell to 5.2% in June from 4.8% in May.

    La producción subió de 97.000 a 91.000 toneladas.

    Los casos bajaron en la semana a 455 desde 310.

    La firma recortó su previsión a 990 millones de toneladas, frente a 975 millones de un año antes.

Passes:
    Case numbers fell in the week, to 310 from 455.

    Output rose to 97,000 tonnes from 91,000 tonnes.

    The net loss narrowed to $41 million from $62 million.

    Earnings fell to a loss of $50 million from a profit of $20 million.

    The temperature fell to -5 degrees from -2 degrees.

    The temperature fell to 15 degrees below zero from 12 degrees.

    The club fell to 4th from 2nd.

    The airport fell to number 84 in the ranking from number 72.

    The peso fell to 20.4 per dollar from 19.8.

    Sales rose 6% to 147 billion crowns from 139 billion.

    Output rose from 2019 to 2024.

    Output rose from 2024 to 2019 levels.

    Orders stood at 310 from 455 customers.

    Shares fell back to $40 from a high of $60.

    Prices fell, pushing stocks to 97,000 tonnes from 91,000 tonnes.

    Prices fell and stocks went to 97,000 tonnes from 91,000 tonnes.

    The rate did not fall to 97,000 from 91,000.

    Sales rose to 455 million from 560 stores.

    Membership grew to 6.3 from 5.9 million.

    The frequency of the ferry rose from 40 minutes to 25 minutes.

    The retirement age is raised to 67 from 65.

    Unemployment was cut from 1 in 20 to 1 in 25.

    La producción bajó de 97.000 a 91.000 toneladas.

    Los casos subieron en la semana a 455 desde 310.

    Las ventas cayeron a 455 millones de euros, frente a los 310 millones de su rival.

    El resultado bajó a menos 50 millones de euros desde menos 20 millones.

    El peso cayó a 20,4 por dólar desde 19,8.

    Los precios bajaron y llevaron las existencias de 91.000 a 97.000 toneladas.

Misses:
    The net loss rose to $41 million from $62 million.

    Output rose to 91,000 tonnes this year. Last year it was 97,000 tonnes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import language
from factcheck.link.sums import lenient
from factcheck.model import Claim, Evidence, Figure, Finding
from factcheck.rules import Case, rule
from factcheck.rules.change_arithmetic import Reader
from factcheck.wording import number, unit_words

LEAD = 60
"""Characters at most between the verb and the words that lead to the first figure."""

NEAR = 3.0
"""How many times one figure the other may be: "to 6.3 from 5.9 million" leaves a scale out."""

SMALL = 20
"""Bare numbers below this are grades, places and hours as often as counts."""

_AFTER = re.compile(r"\s*[-–:/]\s*\d|\s+(?:in|of|out of|de cada|sobre)\s+\d|(?:st|nd|rd|th|º|ª)\b")
_BREAK = re.compile(r"[.;:!?\n()“”\"\d]|,(?!\s*\w{1,8}\s*\Z)")
_PARTICIPLE = re.compile(r"\w{3,}(?:ing|ando|iendo)\b")


@dataclass(frozen=True, slots=True)
class _Move:
    """Two figures between which something is said to have moved, and the verb."""

    verb: tuple[int, int]
    up: bool
    before: Figure
    after: Figure


@rule("FC111", "wrong-direction", title="The figures run the other way", severity="error", scope="document")
def check(case: Case):
    reader = Reader(case)
    for sentence in case.figures_by_sentence():
        for n, first in enumerate(sentence):
            for pair in ([first], sentence[n:n + 2]):
                move = _move(case, reader, pair)
                if move and _contradicts(move):
                    yield _finding(case, pair, move)


@cache
def _cues(code: str) -> dict[str, re.Pattern]:
    lang = language(code)
    return {key: lang.pattern("rules", key) for key in ("rose", "fell", "other_verb", "inverted")} | {"change": lang.pattern("change", "up", "down")}


def _move(case: Case, reader: Reader, pair: list[Claim]) -> _Move | None:
    """What a verb says of one range, or of two figures beside each other, if it governs nothing but them."""
    ordered = reader.ordered(pair)
    if not ordered or not all(map(_plain, pair)) or len(pair) == 2 and not _one_thing(*pair):
        return None
    cues = _cues(case.document.language)
    first, last = pair[0], pair[-1]
    before = case.text[first.sentence_start:first.start]
    verbs = sorted((m.end(), m.start(), key) for key in ("rose", "fell") for m in cues[key].finditer(before))
    if not verbs or cues["inverted"].search(first.sentence) or any(_AFTER.match(case.text, c.end) for c in pair):
        return None
    end, start, key = verbs[-1]
    lead = before[end:]
    if len(lead) > LEAD or _BREAK.search(lead) or _PARTICIPLE.search(lead) or cues["change"].search(lead):
        return None
    if cues["other_verb"].search(lead) or cues["other_verb"].search(" ".join(before[:start].split()[-2:])) or cues["other_verb"].search(case.text[first.end:last.start]):
        return None
    return _Move((first.sentence_start + start, first.sentence_start + end), key == "rose", *ordered)


def _plain(claim: Claim) -> bool:
    figure = claim.figure
    if figure.change != "level" or claim.modality in ("negated", "conditional") or not figure.low:
        return False
    bare = not figure.unit and not claim.topic.counted
    return not bare or figure.low >= SMALL and not (figure.low.is_integer() and 1900 <= figure.low <= 2100 and "," not in figure.written)


def _one_thing(one: Claim, two: Claim) -> bool:
    """Whether what the second figure counts is not something else ("to 455 from 560 stores")."""
    return not two.topic.counted or bool(one.topic.counted or one.figure.unit)


def _contradicts(move: _Move) -> bool:
    a, b = lenient(move.before), lenient(move.after)
    if min(a.low, b.low) <= 0 or max(a.high, b.high) > NEAR * min(a.low, b.low):
        return False
    return b.high < a.low if move.up else b.low > a.high


def _finding(case: Case, pair: list[Claim], move: _Move) -> Finding:
    verb = case.text[slice(*move.verb)]
    sign = "less" if move.up else "more"
    unit = unit_words(move.after.unit or move.before.unit)
    passages = [Evidence.of(c, "other", c.figure.low, c.figure.high, c.figure.unit) for c in pair]
    return Finding(f"“{verb}”, but {number(move.after.low)}{unit} is {sign} than {number(move.before.low)}{unit} before.",
                   (Evidence.passage(case.document, *move.verb), *passages),
                   expected="down" if move.up else "up", stated=verb, confidence=0.85)
