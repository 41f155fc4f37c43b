"""A share above 100 %, or something more than 100 % below another.

Why it matters: a part cannot be more than its whole, and nothing falls by more than all there was of
it. Behind such a figure stands a slip of the keyboard, a growth rate taken for a share, or a
multiple ("two and a half times") turned into a percentage. Only heads that are bounded count:
targets, growth, debt, prices and what can turn negative have no upper bound.

Flags:
    Scrap accounted for 112% of the charge of the new furnace.

    The incumbent won 104 percent of the vote in the mining district.

    Zinc deliveries in May were 130% below those of April.

    El acero importado representa el 120 % del total que consume la fábrica.

    Las exportaciones de bobina cayeron un 140 % en marzo.

Passes:
    The smelter worked at 110% of plan, and its debt stands at 130% of sales.

    Export orders account for 180% of GDP in the small trading state.

    The mill made a loss after its profit fell 240%.

    Beijing cut its 125% tariff and Washington raised its own to 145%.

    Imported scrap accounted for 98% of the furnace charge, up 120% in two years.

    La producción fue el 115 % de lo previsto y la deuda el 140 % del PIB.

    El beneficio cayó un 130 % por los costes de la energía.

Misses:
    The four provinces hold 45%, 38% and 25% of the reserves.
"""

from __future__ import annotations

import math
import re
from functools import cache

from factcheck.lexicon import language
from factcheck.link.compare import interval
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule

_ARTICLE = r"\s+(?:\w{1,4}\s+)?\Z"
_OF = r"\A\s+\w{2,3}\s+(?:\w+\s+){0,2}"
_CLAUSE_END = re.compile(r"[,;:()“”\n]|\.\s")


@cache
def _cues(code: str) -> dict[str, re.Pattern]:
    lang = language(code)
    return {
        "share_before": lang.pattern("rules", "bounded_before", after=_ARTICLE),
        "share_after": lang.pattern("rules", "bounded_heads", before=_OF),
        "of": re.compile(rf"\A\s+{lang.data['figures']['of']}l?\s"),
        "unbounded": lang.pattern("rules", "unbounded"),
        "lower_after": lang.pattern("rules", "lower_after", before=r"\A\s+"),
        "lower_before": lang.pattern("rules", "lower_before", after=r"\s+(?:\w{1,2}\s+)?\Z"),
        "signed": lang.pattern("rules", "signed"),
    }


@rule("FC101", "impossible-value", title="A percentage that cannot be", severity="error", scope="document")
def check(case: Case):
    cues = _cues(case.document.language)
    for claim in case.of_kind("figure"):
        if claim.figure.unit != "percent" or claim.modality in ("negated", "conditional"):
            continue
        value = interval(claim.figure, convert=False)
        above = value.low > 100 or (value.low == 100 and value.low_open)
        below = _is_negative(case.text, claim) and not math.isinf(value.high) and claim.figure.low
        if not above and not below:
            continue
        before, after = _clause(case.text, claim)
        if _is_share(before, after, cues):
            what = "A part cannot be more than 100 % of its whole" if above else "A part of a whole cannot be negative"
            yield Finding(f"{what}: “{claim.surface}”.", (Evidence.of(claim, "stated", value.low, None if math.isinf(value.high) else value.high, "percent"),),
                          expected="0 to 100 %", stated=claim.surface, confidence=0.9)
        elif above and _is_drop(claim, before, after, cues):
            yield Finding(f"Nothing can fall or lie below another by more than 100 %: “{claim.surface}” would leave less than nothing.",
                          (Evidence.of(claim, "stated", value.low, None if math.isinf(value.high) else value.high, "percent"),),
                          expected="at most 100 %", stated=claim.surface, confidence=0.85)


def _clause(text: str, claim: Claim) -> tuple[str, str]:
    """The words of the clause before and after a figure."""
    begin = max(claim.sentence_start, *(m.end() for m in _CLAUSE_END.finditer(text, claim.sentence_start, claim.start)), 0)
    stop = _CLAUSE_END.search(text, claim.end)
    return text[begin:claim.start], text[claim.end:min(stop.start() if stop else len(text), claim.sentence_start + len(claim.sentence))]


def _is_negative(text: str, claim: Claim) -> bool:
    return re.search(r"(?:\A|[\s(])[-−]\Z", text[max(0, claim.start - 2):claim.start]) is not None


def _is_share(before: str, after: str, cues: dict) -> bool:
    if cues["unbounded"].search(after) or not cues["of"].match(after):
        return False
    before = re.sub(r"[-−]\Z", "", before)
    return bool(cues["share_before"].search(before)) or bool(cues["share_after"].search(after)) and not cues["unbounded"].search(before)


def _is_drop(claim: Claim, before: str, after: str, cues: dict) -> bool:
    if cues["signed"].search(before) or cues["signed"].search(after):
        return False
    return bool(cues["lower_after"].match(after) or cues["lower_before"].search(before))
