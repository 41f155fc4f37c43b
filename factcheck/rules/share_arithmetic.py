"""A part, a whole and a percentage stated together do not agree.

Why it matters: a percentage is the figure readers remember, and the one nobody recomputes. When a
part and a whole stand in the same sentence, the percentage must follow from them, either as the
part's share or as the share of the rest.

Flags:
    The mill needs 8,000 tons of scrap a year and lacks 900 tons, a gap of over 89%.

    Of the 6,400 tons shipped last year, 1,600 tons went to Asia, or 40% of the total.

    La planta necesita 8.000 toneladas de chatarra al año y le faltan 900 toneladas, un déficit del 45 %.

Passes:
    The mill uses 8,000 tons of scrap a year; 900 tons come from home, so 88.8% is imported.

    Of the 6,400 tons shipped last year, 1,600 tons went to Asia, or 25% of the total.

    De las 6.400 toneladas enviadas, 1.600 toneladas fueron a Asia, el 25 % del total.

    Output rose 5% to 8,000 tons, of which 900 tons were exported.

    The port handled 8,000 tons in May and 900 tons in June, and traffic fell 12% over the year.

Misses:
    The mill needs 8,000 tons of scrap a year. It lacks 900 tons. That is a gap of over 89%.
"""

from __future__ import annotations

from factcheck.link.compare import Interval, dimension, interval, operand, spell
from factcheck.model import Claim, Evidence, Finding
from factcheck.lexicon import language
from factcheck.rules import Case, rule
from factcheck.wording import number, percent, unit_words


@rule("FC104", "share-arithmetic", title="The percentage does not fit the figures", severity="error", scope="document")
def check(case: Case):
    lang = language(case.document.language)
    cues = lang.pattern("change", "part_of_whole")
    for sentence in case.figures_by_sentence():
        shares = [c for c in sentence if c.figure.unit == "percent" and c.figure.change in ("level", "share")]
        amounts = [c for c in sentence if c.figure.unit not in ("percent", "percentage_point", "basis_point") and c.figure.low and c.figure.change == "level"]
        if len(shares) != 1 or len(amounts) != 2:
            continue
        share = shares[0]
        whole, part = sorted(amounts, key=lambda c: -c.figure.low)
        if share.start < min(whole.start, part.start) or dimension(whole.figure) != dimension(part.figure) or whole.topic.counted != part.topic.counted:
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


def _shares(whole: Claim, part: Claim) -> tuple[Interval, Interval]:
    """The percentages that part and rest can be of the whole, rounding of both allowed for."""
    w, p = operand(whole.figure), operand(part.figure)
    low, high = 100 * p.low / w.high, 100 * p.high / w.low
    return Interval(low, high), Interval(100 - high, 100 - low)


def _finding(share: Claim, whole: Claim, part: Claim) -> Finding:
    p, w = part.figure.low, whole.figure.low
    unit = unit_words(part.figure.unit) or f" {part.topic.counted}"
    ratio, rest = 100 * p / w, 100 * (w - p) / w
    message = (f"{number(p)} ÷ {number(w)} = {percent(ratio)}; the rest, {number(w - p)}{unit}, is {percent(rest)}. "
               f"Neither fits “{share.surface}” ({spell(share.figure)}).")
    return Finding(message, (Evidence.of(share, "stated", share.figure.low, share.figure.high, share.figure.unit),
                             Evidence.of(part, "other", part.figure.low, part.figure.high, part.figure.unit),
                             Evidence.of(whole, "other", whole.figure.low, whole.figure.high, whole.figure.unit)),
                   expected=f"{percent(ratio)} or {percent(rest)}", stated=share.surface, confidence=0.9)
