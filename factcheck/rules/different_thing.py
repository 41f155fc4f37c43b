"""The figure is right, but for something else.

Why it matters: a true number on the wrong label (direct jobs for all jobs, gross for net, exports
for imports) is the hardest error to see, because looking the number up confirms it.

Flags:
    a.md [2025-03-20]: The steel industry of Mexico supports about 672,000 direct jobs.

    a.md [2025-03-20]: La industria del acero de México sostiene unos 672.000 empleos directos.

Passes:
    a.md [2025-03-20]: The steel industry of Mexico supports about 672,000 direct and indirect jobs.

    a.md [2025-03-20]: The steel industry of Mexico supports about 90,000 direct jobs.

    a.md [2025-03-20]: The car industry of Brazil supports about 672,000 direct jobs.

    a.md [2025-03-20]: La industria del acero de México sostiene unos 672.000 empleos directos e indirectos.

    a.md [2025-03-20]: The steel industry of Mexico supports 672,000 jobs.
"""

from __future__ import annotations

from factcheck.link.compare import compare, passage
from factcheck.link.rows import same_population, series
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule
from factcheck.rules.reference_figure import of_its_place


@rule("FC207", "different-thing", title="The figure belongs to something else", severity="warning", scope="document")
def check(case: Case):
    for claim in case.of_kind("figure"):
        rows = series(claim, of_its_place(claim, case.references.figures))
        if not rows or any(same_population(claim, row) and compare(claim.figure, row.figure) == "agree" for row in rows):
            continue
        wrong = [row for row in rows if not same_population(claim, row) and compare(claim.figure, row.figure) == "agree" and _near(claim, row)]
        if wrong:
            row = min(wrong, key=lambda r: abs(r.figure.low - claim.figure.low))
            yield Finding(f"“{claim.surface}” is the value our table has for another population: {row.surface}.",
                          (passage(claim, "stated"), Evidence.of(row, "reference", row.figure.low, row.figure.high, row.figure.unit)),
                          expected=row.surface, stated=claim.surface, confidence=0.8)


def _near(claim, row) -> bool:
    """Whether the written values lie close together; an open bound alone proves nothing."""
    values = (claim.figure.low, row.figure.low)
    return None not in values and abs(values[0] - values[1]) <= 0.05 * max(values)
