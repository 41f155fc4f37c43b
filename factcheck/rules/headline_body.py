"""A figure in the headline differs from its counterpart in the text.

Why it matters: headlines are written last, often by somebody else, and travel alone. A figure there
must be found in the text below, rounded at most. A headline figure counts as contradicted only when
the text has one of the same unit for the same thing and none that agrees, alone or as a sum.

Flags:
    Ulmer Steel puts $410 million into Hartwell mill¶Ulmer Steel will spend $340 million on a new furnace for its mill in Hartwell, the company said on Thursday.

    Hartwell mill to cut 450 jobs by autumn¶The mill in Hartwell will cut 540 jobs by the autumn, the owner told the unions on Thursday at a meeting.

    Aceros Ulmer gana 46 millones de euros hasta junio¶Aceros Ulmer ganó 64 millones de euros hasta junio, según informó la compañía este jueves a la bolsa.

    Hartwell Mill to Cut 450 Jobs by Autumn¶The mill in Hartwell will cut 540 jobs by the autumn, the owner told the unions on Thursday at a meeting.

    Four Workers Killed in Blast at Hartwell Steel Mill¶Five workers died in a blast at the steel mill in Hartwell on Monday, the owner said.

Passes:
    Quake Kills 10, Injures 80 and Damages 7 Mills¶A quake killed 10 people and injured 80 in Hartwell on Monday.

    Ulmer Steel puts $340 million into Hartwell mill¶Ulmer Steel will spend $338.6 million on a new furnace for its mill in Hartwell, the company said on Thursday.

    Hartwell mill to cut 450 jobs by autumn¶The mill in Hartwell will cut 300 jobs in the hot end and 150 jobs in finishing, the owner told the unions on Thursday.

    Ulmer Steel puts $340 million into Hartwell mill¶Ulmer Steel will build a furnace for its mill. Its sales were $2.1 billion last year, the company said on Thursday.

    Hartwell tariff bill hits $90 million¶Duties on slab rose to 50% on Wednesday. The mill in Hartwell will pay ninety million dollars a year, its owner said on Thursday.

    Aceros Ulmer gana 46 millones de euros hasta junio¶Aceros Ulmer ganó 46,2 millones de euros hasta junio, según informó la compañía este jueves a la bolsa.

Misses:
    Hartwell mill cuts a third of its jobs¶The mill in Hartwell will cut 100 of its 900 jobs by the autumn, the owner told the unions on Thursday.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from factcheck.edtf import overlap
from factcheck.lexicon import language
from factcheck.link.compare import compare, dimension
from factcheck.link.sums import is_exact, noun
from factcheck.link.things import fate, other_things, things
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule
from factcheck.wording import number, unit_words

SHARED = 3
"""Words that headline and text must share around the figure."""

OVERLAP = 0.5
"""Part of the headline's words that the passage of the text must hold."""

SUMMED = 8
"""Figures of one sentence up to which their sums are tried against the headline."""


@rule("FC108", "headline-body", title="Headline and text give different figures", severity="warning", scope="document")
def check(case: Case):
    figures = case.of_kind("figure")
    revised = language(case.document.language).pattern("rules", "revised")
    for head in figures:
        if head.section != "headline" or not is_exact(head.figure) or head.figure.low < 2 or not (head.figure.unit or head.topic.counted):
            continue
        body = [c for c in figures if c.section != "headline" and _same_kind(head, c)]
        if not body or any(_agrees(head, c) for c in body) or _is_sum(head, body):
            continue
        counterparts = [c for c in body if _is_counterpart(head, c) and not revised.search(c.sentence)]
        if len({(c.figure.low, c.figure.high) for c in counterparts}) == 1:
            yield _finding(head, counterparts[0])


def _same_kind(head: Claim, other: Claim) -> bool:
    """Whether two figures measure in one dimension, or count one noun, or what may be that."""
    if head.figure.unit or other.figure.unit:
        return dimension(head.figure) == dimension(other.figure)
    if other.topic.counted:
        return noun(head) == noun(other)
    return not other_things(things(head, fate(head)), things(other, fate(other)))


def _agrees(head: Claim, other: Claim) -> bool:
    """Whether a figure of the text can stand for that of the headline, which is rounded freely."""
    return compare(replace(head.figure, hedge="about"), other.figure) != "disagree"


def _is_sum(head: Claim, body: list[Claim]) -> bool:
    """Whether figures of one sentence add up to that of the headline, or differ by it."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in body:
        if is_exact(claim.figure) and claim.figure.unit == head.figure.unit:
            by_sentence.setdefault(claim.sentence_start, []).append(claim)
    for terms in by_sentence.values():
        values = [c.figure.low for c in terms[:SUMMED]]
        sums = {sum(some) for count in range(2, len(values) + 1) for some in combinations(values, count)} | {abs(a - b) for a, b in combinations(values, 2)}
        if any(_agrees(head, replace(terms[0], figure=replace(terms[0].figure, low=v, high=v))) for v in sums):
            return True
    return False


def _is_counterpart(head: Claim, other: Claim) -> bool:
    """Whether a passage of the text is about what the headline says, as far as their words tell."""
    shared = head.keys & other.keys
    if len(shared) < SHARED or len(shared) < OVERLAP * len(head.keys) or not is_exact(other.figure):
        return False
    return (_kind_of_change(head) == _kind_of_change(other) and overlap(head.topic.period, other.topic.period)
            and "negated" not in (head.modality, other.modality))


def _kind_of_change(claim: Claim) -> str:
    return "level" if claim.figure.unit != "percent" and claim.figure.change in ("up", "down", "level") else claim.figure.change


def _finding(head: Claim, other: Claim) -> Finding:
    unit = unit_words(head.figure.unit) or f" {head.topic.counted}"
    shared = " · ".join(sorted(k.lstrip("=") for k in head.keys & other.keys if not k.startswith("@")))
    return Finding(f"The headline says {number(head.figure.low)}{unit}, the text {number(other.figure.low)}{unit_words(other.figure.unit) or unit}, and no other figure of the text agrees. Same thing because: {shared}.",
                   (Evidence.of(head, "stated", head.figure.low, head.figure.high, head.figure.unit),
                    Evidence.of(other, "other", other.figure.low, other.figure.high, other.figure.unit)),
                   expected=other.surface, stated=head.surface, confidence=0.75)
