"""One figure is given twice, with two values.

Why it matters: the second mention is often typed from memory, or the first was corrected and the
second forgotten. Only passages that say the same thing in nearly the same words count; prices,
running tallies, and passages that speak of an earlier or other figure are left alone.

Flags:
    The Hartwell smelter has an annual capacity of 130,000 tonnes. It employs a crew of 90.¶Norcast bought the Hartwell smelter, which has an annual capacity of 310,000 tonnes.

    The guild of the fabricators represents 214 family firms in Ohio. It met on Tuesday.¶In Ohio, the guild of the fabricators represents 241 family firms.

    La planta de Arrigoria tiene una capacidad anual de 540 mil toneladas de planchón.¶La compañía recordó que la planta de Arrigoria tiene una capacidad anual de 450 mil toneladas de planchón.

Passes:
    The Hartwell smelter has an annual capacity of 130,000 tonnes. It employs a crew of 90.¶Norcast bought the Hartwell smelter, which has an annual capacity of some 131,000 tonnes.

    The Hartwell smelter had an annual capacity of 130,000 tonnes in 2019.¶The Hartwell smelter has an annual capacity of 310,000 tonnes in 2024.

    The Hartwell smelter has an annual capacity of 130,000 tonnes.¶The Bramley smelter has an annual capacity of 310,000 tonnes.

    The Hartwell smelter has an annual capacity of 310,000 tonnes.¶Before the fire, the Hartwell smelter had an annual capacity of 130,000 tonnes.

    The spot price of zinc in Rotterdam was $2,610 a tonne.¶The spot price of zinc in Rotterdam was $2,540 a tonne.

    La planta de Arrigoria tiene una capacidad anual de 540 mil toneladas.¶La planta de Barrena tiene una capacidad anual de 450 mil toneladas.

Misses:
    Norcast can make 130,000 tonnes of metal a year in Hartwell.¶The capacity of the only smelter of Norcast is 310,000 tonnes.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.topics import qualifiers, stem
from factcheck.lexicon import language
from factcheck.link.compare import compare
from factcheck.link.sums import is_exact, noun
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule
from factcheck.wording import number, unit_words

_NAME = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÑ][\w-]+")

SHARED = 3
"""Words that both passages must share around the figure."""

OVERLAP = 0.75
"""Part of the words of the shorter passage that the other must hold."""

SMALL = 10
"""Counts below this are told of too many different things."""


@rule("FC109", "repeated-figure", title="One figure with two values", severity="warning", scope="document")
def check(case: Case):
    cues = _cues(case.document.language)
    groups: dict[tuple, list[Claim]] = {}
    for claim in case.of_kind("figure"):
        if _is_settled(claim, cues):
            groups.setdefault(_topic(claim), []).append(claim)
    for same in groups.values():
        seen: set[str] = set()
        for n, first in enumerate(same):
            others = [c for c in same[n + 1:] if c.claim_id not in seen and _is_repetition(first, c)]
            if others and first.claim_id not in seen:
                seen |= {c.claim_id for c in others}
                yield _finding(first, others)


@cache
def _cues(code: str):
    return language(code).pattern("rules", "another_figure", "market")


def _is_settled(claim: Claim, cues) -> bool:
    """Whether a figure is one value of something named, told as a fact that does not run on."""
    if not is_exact(claim.figure) or claim.section == "headline" or claim.modality != "asserted" or claim.figure.change not in ("level", "share"):
        return False
    if claim.figure.low < SMALL and not claim.figure.unit or not (claim.figure.unit or claim.topic.counted) or not claim.topic.measure:
        return False
    return not cues.search(claim.sentence) and len(claim.keys) >= SHARED


def _topic(claim: Claim) -> tuple:
    topic = claim.topic
    words = frozenset(stem(word) for word in topic.measure.split())
    return claim.figure.unit, claim.figure.change, noun(claim), topic.place, topic.period, frozenset() if noun(claim) else words


def _is_repetition(a: Claim, b: Claim) -> bool:
    """Whether two passages say the same thing with values that exclude each other."""
    if a.sentence_start == b.sentence_start or compare(a.figure, b.figure) != "disagree":
        return False
    if a.source.speaker and b.source.speaker and a.source.speaker != b.source.speaker or qualifiers(a.sentence) != qualifiers(b.sentence):
        return False
    ours, theirs = _names(a), _names(b)
    if ours - theirs and theirs - ours:
        return False
    shared = a.keys & b.keys
    return len(shared) >= SHARED and len(shared) >= OVERLAP * min(len(a.keys), len(b.keys)) and len(shared) >= 0.5 * max(len(a.keys), len(b.keys))


def _names(claim: Claim) -> frozenset[str]:
    """The capitalised words of a sentence, its first left out."""
    return frozenset(_NAME.findall(claim.sentence, 1))


def _finding(first: Claim, others: list[Claim]) -> Finding:
    unit = unit_words(first.figure.unit) or f" {first.topic.counted}"
    shared = first.keys.intersection(*(c.keys for c in others))
    values = ", then ".join(number(c.figure.low) for c in (first, *others))
    return Finding(f"The same thing is given as {values}{unit}. Same thing because: {' · '.join(sorted(k.lstrip('=') for k in shared if not k.startswith('@')))}.",
                   tuple(Evidence.of(c, "stated" if c is first else "other", c.figure.low, c.figure.high, c.figure.unit) for c in (first, *others)),
                   expected="one value", stated=first.surface, confidence=0.7)
