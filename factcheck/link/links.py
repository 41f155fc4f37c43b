"""What the linker gives: links between two claims, and groups of them around one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factcheck import edtf
from factcheck.model import Claim


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims about the same thing, first the draft's, or else the earlier one (by publication, document, place).

    Attributes:
        first, second: the claims.
        score: how sure, 0 to 1.
        verdict: whether the two agree: agree, disagree or unknown (`factcheck.link.compare.verdict`).
        why: the words that decided, rarest first, or else values that both texts have, for the editor.
        swapped: the two carry each other's values with those of a second pair in the same sentences.
        in_place: they stand in one place of near copies.
    """

    first: Claim
    second: Claim
    score: float
    verdict: str
    why: tuple[str, ...]
    swapped: bool = False
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """An anchor claim and the claims linked to it.

    Attributes:
        claims: the anchor first.
        links: one per further claim.
    """

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


def order(claim: Claim) -> tuple:
    """The order in which claims are anchored: drafts before what they are checked against, then by
    publication, unknown dates last."""
    origin = claim.origin
    return (*_rank(origin.role, origin.published), origin.document, claim.start)


@cache
def _rank(role: str, published: str) -> tuple[bool, bool, str]:
    low, _ = edtf.bounds(published)
    return role != "draft", low is None, str(low)


def groups(links: Iterable[Link]) -> list[Group]:
    """Links gathered under their anchors: the earliest claim takes all that are linked to it."""
    by_first: dict[tuple, list[Link]] = defaultdict(list)
    for item in links:
        by_first[_place(item.first)].append(item)
    taken: set[tuple] = set()
    found = []
    for anchor, own in by_first.items():
        fresh = [item for item in own if _place(item.second) not in taken]
        if anchor in taken or not fresh:
            continue
        taken |= {anchor, *(_place(item.second) for item in fresh)}
        found.append(Group((own[0].first, *(item.second for item in fresh)), tuple(fresh)))
    return found


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.origin.document, claim.start, claim.end
