"""A figure that another text has since updated.

Why it matters: tolls, counts and prices go on changing, and the editor may want the later one. This is
a note: both were right when they were written.

Flags:
    a.md [2025-10-06]: The toll from the blast at the Brackwater steel mill rose to 12 dead workers.
    b.md [2025-10-07]: The toll from the blast at the Brackwater steel mill rose to 15 dead workers.

    a.md [2025-10-06]: La explosión en la acería de Brackwater dejó 12 muertos.
    b.md [2025-10-07]: La explosión en la acería de Brackwater dejó 15 muertos.

Passes:
    a.md [2025-10-06]: The toll from the blast at the Brackwater steel mill rose to 12 dead workers.
    b.md [2025-10-07]: The toll from the blast at the Brackwater steel mill stood at 12 dead workers.

    a.md [2025-10-06]: The fine for the blast at the Brackwater steel mill was $12 million.
    b.md [2025-10-07]: The fine for the blast at the Brackwater steel mill was $15 million.

    a.md [2025-10-06]: La explosión en la acería de Brackwater dejó 12 muertos.
    b.md [2025-10-07]: La explosión en la acería de Brackwater dejó una docena de muertos.
"""

from __future__ import annotations

from factcheck.link.compare import passage
from factcheck.link.updates import may_update
from factcheck.link.values import opposite
from factcheck.model import Finding
from factcheck.rules import Case, rule


@rule("FC210", "updated-figure", title="A later figure", severity="info", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure":
        return
    later = [link for link in case.links if link.verdict == "disagree" and may_update(anchor, link.second, link.in_place) and not opposite(anchor, link.second)]
    if later:
        newest = later[-1].second
        yield Finding(f"“{anchor.surface}” is “{newest.surface}” in {newest.origin.document}. The same thing because: {' · '.join(later[-1].why)}.",
                      (passage(anchor, "stated"), *(passage(link.second, "other") for link in later)),
                      expected=newest.surface, stated=anchor.surface, confidence=round(later[-1].score, 2))
