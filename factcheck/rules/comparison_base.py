"""One change, measured from two bases.

Why it matters: up 5 % on the year and up 5 % on the month are different news. The number carries over, the
base gets lost in rewriting.

Flags:
    a.md [2025-10-06]: Output of rail steel in Ruritania rose 5.3% in August from a year earlier.
    b.md [2025-10-07]: Rail steel output in Ruritania rose 5.3% in August from a month earlier.

    a.md [2025-10-06]: La producción de acero de Ruritania subió un 5,3 % interanual en agosto.
    b.md [2025-10-07]: La producción de acero de Ruritania subió un 5,3 % en agosto respecto al mes anterior.

Passes:
    a.md [2025-10-06]: Output of rail steel in Ruritania rose 5.3% in August from a year earlier.
    b.md [2025-10-07]: Rail steel output in Ruritania rose 5.3% year on year in August.

    a.md [2025-10-06]: Output of rail steel in Ruritania rose 5.3% in August from a year earlier.
    b.md [2025-10-07]: Rail steel output in Ruritania rose 1.1% in August from a month earlier.

    a.md [2025-10-06]: La producción de acero de Ruritania subió un 5,3 % interanual en agosto.
    b.md [2025-10-07]: La producción de acero de Ruritania subió un 5,3 % en agosto frente al mismo mes del año anterior.
"""

from __future__ import annotations

from factcheck.link.moments import base
from factcheck.link.blocks import signature
from factcheck.link.compare import passage
from factcheck.model import Finding
from factcheck.rules import Case, rule


@rule("FC214", "comparison-base", title="Another base of comparison", severity="warning", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure" or anchor.figure.change not in ("up", "down"):
        return
    for link in case.links:
        bases = base(anchor), base(link.second)
        if signature(anchor) == signature(link.second) and link.verdict == "agree" and all(bases) and bases[0] != bases[1]:
            yield Finding(f"“{anchor.surface}” is measured from the {bases[0]} before here, from the {bases[1]} before there. The same thing because: {' · '.join(link.why)}.",
                          (passage(anchor, "stated"), passage(link.second, "other")), expected=bases[1], stated=bases[0], confidence=round(link.score, 2))
            return
