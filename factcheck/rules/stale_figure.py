"""A text gives the value that an older text had already replaced.

Why it matters: somebody copied from the first version. The newest of three texts should not go back to
what the second one revised.

Flags:
    a.md [2025-10-06]: The Torvane group put its quarterly profit from nickel at $120 million.
    b.md [2025-10-09]: The Torvane group revised its quarterly profit from nickel to $95 million.
    c.md [2025-10-20]: The Torvane group made a quarterly profit of $120 million from nickel.

    a.md [2025-10-06]: El grupo Valdemora cifró en 120 millones de dólares su beneficio trimestral del níquel.
    b.md [2025-10-09]: El grupo Valdemora dejó en 95 millones de dólares, cifra revisada, su beneficio trimestral del níquel.
    c.md [2025-10-20]: El grupo Valdemora obtuvo un beneficio trimestral del níquel de 120 millones de dólares.

Passes:
    a.md [2025-10-06]: The Torvane group put its quarterly profit from nickel at $120 million.
    b.md [2025-10-09]: The Torvane group revised its quarterly profit from nickel to $95 million.
    c.md [2025-10-20]: The Torvane group made a quarterly profit of $95 million from nickel.

    a.md [2025-10-06]: El grupo Valdemora cifró en 120 millones de dólares su beneficio trimestral del níquel.
    b.md [2025-10-09]: El grupo Valdemora dejó en 95 millones de dólares, cifra revisada, su beneficio trimestral del níquel.
    c.md [2025-10-20]: El grupo Valdemora obtuvo un beneficio trimestral del níquel de 95 millones de dólares.
"""

from __future__ import annotations

from factcheck.link.compare import passage, verdict
from factcheck.link.updates import says_so
from factcheck.model import Finding
from factcheck.rules import Case, rule


@rule("FC211", "stale-figure", title="A value that had been replaced", severity="warning", scope="topic")
def check(case: Case):
    first = case.claims[0]
    if first.kind != "figure" or not first.origin.published:
        return
    dated = [link for link in case.links if link.second.origin.published > first.origin.published]
    revised = next((link for link in dated if says_so(link.second) and link.verdict == "disagree"), None)
    if revised is None:
        return
    stale = [link for link in dated if link.second.origin.published > revised.second.origin.published
             and link.verdict == "agree" and verdict(revised.second, link.second) == "disagree"]
    if stale:
        claim = stale[0].second
        yield Finding(f"“{claim.surface}” is the value that {revised.second.origin.document} had replaced by “{revised.second.surface}”. "
                      f"The same thing because: {' · '.join(stale[0].why)}.",
                      (passage(claim, "stated"), passage(revised.second, "other"), passage(first, "context")),
                      expected=revised.second.surface, stated=claim.surface, confidence=round(min(stale[0].score, revised.score), 2))
