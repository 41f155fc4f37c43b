"""Which rows of the reference tables a figure is about.

A row is linked by the same evidence as another claim: its words, its place, its population; here all of
the row's own words must be found.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.extract.topics import keys
from factcheck.lexicon import language
from factcheck.link.evidence import differ
from factcheck.link.blocks import block
from factcheck.link.frames import Frame
from factcheck.link.words import total
from factcheck.model import Claim

COVERED = 0.72
"""Weighted share of a reference row's words that a claim's clause must contain."""


def row_fits(claim: Claim, row: Claim, context: frozenset[str]) -> float:
    """How sure a figure is what a reference row holds; 0 when something speaks against it.

    Args:
        context: keys of the claim's sentence and of what it points back to.
    """
    if not _comparable(claim, row):
        return 0.0
    if row.topic.place and row.topic.place != "World" and claim.topic.place not in ("", "World", row.topic.place):
        return 0.0
    wanted = {k for k in row.keys if k[0] != "@"} - ({"share"} if row.figure.unit == "percent" else set())
    found = wanted & context
    measured = keys(row.topic.measure, language("")) - {"share"}
    heads = keys(f"{claim.topic.measure} {claim.topic.counted}", language(claim.origin.language))
    if not heads & measured or total(measured & context) < 0.5 * total(measured):
        return 0.0
    if row.topic.place and f"={row.topic.place}" not in found:
        return 0.0
    score = total(found) / total(wanted) if wanted else 0.0
    return score if score >= COVERED else 0.0


def _comparable(claim: Claim, row: Claim) -> bool:
    """Whether both are levels, changes, shares … of one dimension, or of one counted noun."""
    a, b = Frame(claim, block(claim)), Frame(row, block(row))
    if not a.block or a.block != b.block:
        return False
    if claim.figure.unit == row.figure.unit == "percent" and row.figure.change == "share":
        return True
    return a.change == b.change and a.head == b.head


def series(claim: Claim, rows: Iterable[Claim]) -> list[Claim]:
    """The rows of a figures table that are about the same thing as a claim, at any time.

    Rows of the best-fitting measure only; they may differ in period and in population.
    """
    scored = [(row_fits(claim, row, claim.keys), row) for row in rows]
    best = max((score for score, _ in scored), default=0.0)
    near = [row for score, row in scored if score and score >= best - 0.02]
    closest = max(near, key=lambda row: (total(row.keys), row.topic.measure), default=None)
    return [row for row in near if row.topic.measure == closest.topic.measure]


def same_population(claim: Claim, row: Claim) -> bool:
    """Whether neither restricts the population in a way the other does not allow."""
    return not differ(Frame(claim, "").limits, Frame(row, "").limits)
