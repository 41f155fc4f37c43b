"""One article says it rose, the other that it fell.

Why it matters: a sign error turns the story round. It survives editing because the number itself is
right. Changes of another size are those of another day or thing, and are left alone.

Flags:
    a.md [2025-07-24]: Brackwater's steel exports to Chile rose 13% in May 2025.
    b.md [2025-07-25]: Brackwater's steel exports to Chile fell 13% in May 2025.

    a.md [2025-07-24]: Steel shipments at Brackwater grew by 12 percent in the first quarter of 2025.
    b.md [2025-07-25]: Steel shipments at Brackwater dropped by 12% in the first quarter of 2025.

    a.md [2025-07-24]: Las exportaciones de acero de Valdemora subieron un 13 % en mayo de 2025.
    b.md [2025-07-25]: Las exportaciones de acero de Valdemora cayeron un 13 % en mayo de 2025.

Passes:
    a.md [2025-07-24]: Aluminium was up 0.6% at $2,640 in Kellsport.
    b.md [2025-07-23]: Aluminium lost 0.9% to $2,624 in Kellsport.

    a.md [2025-07-24]: El aluminio subió un 0,6 % en Valdemora.
    b.md [2025-07-23]: El aluminio perdió un 0,9 % en Valdemora.

    a.md [2025-07-24]: Brackwater's steel exports to Chile rose 13% in May 2025.
    b.md [2025-07-25]: Brackwater's steel exports to Chile fell 13% in June 2025.

    a.md [2025-07-24]: Brackwater's steel exports to Chile rose 13% in May 2025.
    b.md [2025-07-25]: Brackwater's steel imports from Chile fell 13% in May 2025.

    a.md [2025-07-24]: Brackwater's steel exports to Chile rose 13% in May 2025.
    b.md [2025-07-25]: Brackwater's steel exports to Chile increased by 13% in May 2025.

    a.md [2025-07-24]: Brackwater's steel exports to Chile rose 13% in May 2025.
    b.md [2025-07-25]: Torvane's steel exports to Chile fell 13% in May 2025.

    a.md [2025-07-24]: Las exportaciones de acero de Valdemora subieron un 13 % en mayo de 2025.
    b.md [2025-07-25]: Las exportaciones de acero de Valdemora crecieron un 13 % en mayo de 2025.

Misses:
    a.md [2025-07-24]: Operating profit at Brackwater rose to C$88 million in the second quarter of 2025.
    b.md [2025-07-25]: Operating profit at Brackwater fell in the second quarter of 2025.
"""

from __future__ import annotations

from factcheck.link.compare import passage
from factcheck.link.values import opposite, same_size
from factcheck.model import Finding
from factcheck.rules import Case, rule


@rule("FC203", "direction-conflict", title="Up in one text, down in another", severity="error", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure":
        return
    others = [link for link in case.links if opposite(anchor, link.second) and same_size(anchor, link.second)]
    if others:
        yield Finding(
            f"“{anchor.surface}” is told as {anchor.figure.change}, “{others[0].second.surface}” as {others[0].second.figure.change}. "
            f"The same thing because: {' · '.join(others[0].why)}.",
            (passage(anchor, "stated"), *(passage(link.second, "other") for link in others)),
            expected=others[0].second.figure.change, stated=anchor.figure.change, confidence=round(others[0].score, 2))
