"""A figure disagrees with every row our tables have for it.

Why it matters: a published statistic can be looked up by any reader. A figure that fits no year of
the table is wrong, is for something else, or needs its source and year said.

Flags:
    a.md [2025-05-20]: US mine production of rare earths reached 54,000 tonnes in 2024.

    a.md [2025-09-01]: La producción minera de tierras raras de Estados Unidos llegó a 60.000 toneladas en 2024.

Passes:
    a.md [2025-05-20]: US mine production of rare earths reached about 45,000 tonnes in 2024.

    a.md [2025-05-20]: US mine production of rare earths reached 41,600 tonnes in 2023.

    a.md [2025-05-20]: Australia's mine production of rare earths reached 54,000 tonnes in 2024.

    a.md [2025-05-20]: US imports of rare earths reached 54,000 tonnes in 2024.

    a.md [2025-05-20]: US mine production of rare earths may reach 54,000 tonnes by 2030.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck import edtf
from factcheck.link.compare import compare, passage, spell
from factcheck.link.rows import same_population, series
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule

YEARS = 3
"""How old a row may be, in years, to be held against a dated text that names no year."""


@rule("FC501", "reference-figure", title="The figure disagrees with our tables", severity="error", scope="document")
def check(case: Case):
    if not case.references.figures:
        return
    by_id = {claim.claim_id: claim for claim in case.claims}
    for sentence in case.figures_by_sentence():
        for claim in sentence:
            yield from _against(case, claim, [c for c in sentence if c is not claim], by_id)


def _against(case: Case, claim: Claim, beside: list[Claim], by_id: dict[str, Claim]) -> Iterator[Finding]:
    """What the tables say against one figure, given the others of its sentence."""
    if claim.modality not in ("asserted", "negated"):
        return
    rows = [row for row in series(claim, of_its_place(claim, case.references.figures))
            if same_population(claim, row) and not any(compare(c.figure, row.figure) == "agree" for c in beside)]
    rows = _of_its_time(claim, rows)
    if not rows or any(compare(claim.figure, row.figure) != "disagree" for row in rows):
        return
    rows = sorted(rows, key=lambda r: edtf.bounds(r.topic.period)[0] or edtf.bounds("1000")[0], reverse=True)[:3]
    evidence = [passage(claim, "stated")]
    evidence += [Evidence.of(row, "reference", row.figure.low, row.figure.high, row.figure.unit) for row in rows]
    if claim.under in by_id:
        evidence.append(Evidence.of(by_id[claim.under], "context"))
    nearest = rows[0]
    message = f"“{claim.surface}” stands for {spell(claim.figure)}; our table has {'; '.join(row.surface for row in rows)}."
    dated = bool(claim.topic.period)
    yield Finding(message, tuple(evidence), severity="error" if dated else "warning", expected=nearest.surface, stated=claim.surface,
                  confidence=0.85 if dated else 0.7)


def of_its_place(claim: Claim, rows: Iterable[Claim]) -> list[Claim]:
    """The rows whose place the words of a figure name; no other can be about the same thing, and most are others."""
    return [row for row in rows if not row.topic.place or f"={row.topic.place}" in claim.keys]


def _of_its_time(claim: Claim, rows: list[Claim]) -> list[Claim]:
    """The rows for the period the figure is said to hold for, or for the years before the text."""
    period = edtf.resolve(claim.topic.period, claim.origin.published)
    if edtf.has_year(period):
        return [row for row in rows if edtf.overlap(row.topic.period, period)]
    low, high = edtf.bounds(claim.origin.published)
    if not high:
        return rows
    window = (high.replace(year=high.year - YEARS, day=1), high)
    return [row for row in rows if edtf.intersect(edtf.bounds(row.topic.period), window)]
