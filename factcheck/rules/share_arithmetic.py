"""A part, a whole and a percentage stated together do not agree.

Why it matters: a percentage is the figure readers remember, and the one nobody recomputes. When a
part and a whole stand in the same sentence, the percentage must follow from them, either as the
part's share or as the share of the rest.

Flags:
    The mill needs 8,000 tons of scrap a year and lacks 900 tons, a gap of over 89%.

    Of the 6,400 tons shipped last year, 1,600 tons went to Asia, or 40% of the total.

    La planta necesita 8.000 toneladas de chatarra al año y le faltan 900 toneladas, un déficit del 45 %.

    The town owes $6.3 million, of which it has paid $2.1 million, half of the total.

    The town has paid $2.1 million of the $6.3 million, half of the total.

    The town owes 6.3 million euros, of which 2.1 million, or 50% of the total, has been paid.

    La deuda es de 6,3 millones de euros, de los que ha pagado 2,1 millones, la mitad.

    El club ha pagado 2,1 millones de los 6,3 millones de euros, la mitad.

Passes:
    The mill uses 8,000 tons of scrap a year; 900 tons come from home, so 88.8% is imported.

    Of the 6,400 tons shipped last year, 1,600 tons went to Asia, or 25% of the total.

    De las 6.400 toneladas enviadas, 1.600 toneladas fueron a Asia, el 25 % del total.

    Output rose 5% to 8,000 tons, of which 900 tons were exported.

    The town owes $6.3 million, of which it has paid $3.1 million, half of the total.

    The town has paid $2.1 million of the $6.3 million, a third of the total.

    The town owes $6.3 million, of which it has paid $2.1 million, half of what it had promised.

    The town owes 6.3 million euros, of which 2.1 million, or 33% of the total, has been paid.

    La deuda es de 6,3 millones de euros, de los que ha pagado 2,1 millones, un tercio.

    La deuda es de 6,3 millones de euros, de los que ha pagado 2,1 millones, la mitad de lo previsto.

    La deuda es de 6,3 millones de euros y los ingresos son 2,1 millones, la mitad.

    De los 6,3 millones de euros ha pagado 2,1 millones, y la mitad de los vecinos no lo sabe.

    The firm made 6.3 million cars, of which 2.1 million were exported, or 12% of the world market.

    La firma fabricó 6,3 millones de autos, de los cuales exportó 2,1 millones, un 12 % del total mundial.

    The port handled 8,000 tons in May and 900 tons in June, and traffic fell 12% over the year.

Misses:
    The mill needs 8,000 tons of scrap a year. It lacks 900 tons. That is a gap of over 89%.
"""

from __future__ import annotations

import re

from factcheck.link.compare import Interval, dimension, interval, operand, spell
from factcheck.link.sums import alike
from factcheck.model import Claim, Evidence, Finding
from factcheck.lexicon import Language, language
from factcheck.rules import Case, rule
from factcheck.wording import number, percent, unit_words


GAP = 40
"""Characters at most between a whole and its part."""

VAGUE = 10.0
"""Percentage points by which a half or a third may miss."""

_CLOSED = re.compile(r"\s*(?:[.,;)]|\Z)")
_STOP = re.compile(r"[;:\n]|\.\s|[!?]")


@rule("FC104", "share-arithmetic", title="The percentage does not fit the figures", severity="error", scope="document")
def check(case: Case):
    lang = language(case.document.language)
    cues = lang.pattern("change", "part_of_whole")
    for sentence in case.figures_by_sentence():
        shares = [c for c in sentence if c.figure.unit == "percent" and c.figure.change in ("level", "share")]
        amounts = [c for c in sentence if c.figure.unit not in ("percent", "percentage_point", "basis_point") and c.figure.low and c.figure.change == "level"]
        fractions = [c for c in sentence if _is_fraction(c)]
        if len(amounts) != 2:
            continue
        whole, part = sorted(amounts, key=lambda c: -c.figure.low)
        named = _is_part(case.text, lang, whole, part)
        if fractions and not shares and named and _belongs(case.text, cues, fractions[0], max(whole.end, part.end)):
            of_part = _shares(whole, part)[0]
            if not of_part.low - VAGUE <= 100 * fractions[0].figure.low <= of_part.high + VAGUE:
                yield _finding(fractions[0], whole, part)
            continue
        if len(shares) != 1:
            continue
        share = shares[0]
        like = dimension(whole.figure) == dimension(part.figure) and whole.topic.counted == part.topic.counted
        if share.start < min(whole.start, part.start) or not like and not (named and _of_these(case.text, cues, share)):
            continue
        between = case.text[max(whole.end, part.end):share.start] if share.start > max(whole.end, part.end) else ""
        lead = case.text[sentence[0].sentence_start:share.start]
        if not cues.search(between) and not cues.search(case.text[share.end:share.end + 25]):
            continue
        if not cues.search(lead) and not cues.search(between):
            continue
        of_part, of_rest = _shares(whole, part)
        stated = interval(share.figure, convert=False)
        if of_part.meets(stated) or of_rest.meets(stated):
            continue
        yield _finding(share, whole, part)


def _is_fraction(claim: Claim) -> bool:
    """Whether a figure is a half, a third and the like."""
    return not claim.figure.unit and claim.figure.change == "share" and claim.figure.hedge in ("exact", "about") and 0 < (claim.figure.low or 0) < 1


def _is_part(text: str, lang: Language, whole: Claim, part: Claim) -> bool:
    """Whether the text says that one amount is of the other: `6 million, of which 2 million`, `2 million of the 6 million`."""
    if not alike(whole, part) and not alike(part, whole):
        return False
    if whole.start < part.start:
        between = text[whole.end:part.start]
        return len(between) <= GAP and not _STOP.search(between) and lang.pattern("rules", "of_which", before=r"\A,?\s").search(between) is not None
    return lang.pattern("rules", "part_of", before=r"\A\s", after=r"\s[$€£]?\Z").search(text[part.end:whole.start]) is not None


def _belongs(text: str, cues: re.Pattern, fraction: Claim, end: int) -> bool:
    """Whether a fraction follows the amounts at once, and is told of them and of nothing else."""
    return fraction.start >= end and re.fullmatch(r",\s+(?:\w{1,2}\s+)?", text[end:fraction.start]) is not None and _of_these(text, cues, fraction)


def _of_these(text: str, cues: re.Pattern, share: Claim) -> bool:
    """Whether no other whole is named after a share: it ends the clause, or `of the total` does."""
    cue = cues.match(text, share.end + 1)
    return _CLOSED.match(text, cue.end() if cue else share.end) is not None


def _shares(whole: Claim, part: Claim) -> tuple[Interval, Interval]:
    """The percentages that part and rest can be of the whole, rounding of both allowed for."""
    w, p = operand(whole.figure), operand(part.figure)
    low, high = 100 * p.low / w.high, 100 * p.high / w.low
    return Interval(low, high), Interval(100 - high, 100 - low)


def _finding(share: Claim, whole: Claim, part: Claim) -> Finding:
    p, w = part.figure.low, whole.figure.low
    counted = part.topic.counted or whole.topic.counted
    unit = unit_words(part.figure.unit or whole.figure.unit) or (f" {counted}" if counted else "")
    ratio, rest = 100 * p / w, 100 * (w - p) / w
    message = (f"{number(p)} ÷ {number(w)} = {percent(ratio)}; the rest, {number(w - p)}{unit}, is {percent(rest)}. "
               f"Neither fits “{share.surface}” ({spell(share.figure)}).")
    return Finding(message, (Evidence.of(share, "stated", share.figure.low, share.figure.high, share.figure.unit),
                             Evidence.of(part, "other", part.figure.low, part.figure.high, part.figure.unit),
                             Evidence.of(whole, "other", whole.figure.low, whole.figure.high, whole.figure.unit)),
                   expected=f"{percent(ratio)} or {percent(rest)}", stated=share.surface, confidence=0.9)
