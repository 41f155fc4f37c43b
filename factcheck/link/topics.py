"""Which claims are about the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model import Claim
from factcheck.references import References


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims about the same thing, the earlier one (by publication, document, place) first.

    Attributes:
        first, second: the claims.
        score: how sure, 0 to 1.
        why: the words that decided, for the editor.
    """

    first: Claim
    second: Claim
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An anchor claim and the claims linked to it."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


def link(claims: Iterable[Claim], references: References) -> list[Link]:
    """All pairs of claims that are about the same thing."""
    return []


def groups(links: Iterable[Link]) -> list[Group]:
    """Links gathered under their anchors."""
    return []
