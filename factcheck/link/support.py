"""What the sources say of each claim of a draft: agree, differ, or nothing.

The checking sheet rests on this, and so does the notebook's table `Report.support`.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.link.links import Link
from factcheck.model import Claim, Support

def support(claims: Iterable[Claim], links: Iterable[Link]) -> list[Support]:
    """What sources and archive say of the figures and dates of the drafts, in the order of the claims."""
    said: dict[tuple, dict[str, list[Claim]]] = {}
    for link in links:
        if link.first.origin.role == "draft" != link.second.origin.role:
            found = said.setdefault(_place(link.first), {"agree": [], "disagree": []})
            found.setdefault(link.verdict, []).append(link.second)
    out = []
    for claim in claims:
        if claim.kind not in ("figure", "date") or claim.origin.role != "draft":
            continue
        found = said.get(_place(claim), {"agree": [], "disagree": []})
        state = "differs" if found["disagree"] else "agrees" if found["agree"] else "in no source"
        out.append(Support(claim, state, tuple(found["disagree"] or found["agree"])))
    return out


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.origin.document, claim.start, claim.end
