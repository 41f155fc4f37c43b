"""Links: pairs of claims from two documents that are about the same thing.

Each claim is linked to its best counterpart in each other document, not to every claim that resembles
it. A link says how sure it is and by which words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, groupby

from factcheck import edtf
from factcheck.link import candidates, ordinals
from factcheck.link.evidence import Pairing, chance, evidence, reasons
from factcheck.link.frames import Frame, Side, common, is_uncommon, signature
from factcheck.model import Claim, Document
from factcheck.table import text_hash


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims about the same thing, first the draft's, or else the earlier one (by publication, document, place).

    Attributes:
        first, second: the claims.
        score: how sure, 0 to 1.
        why: the words that decided, rarest first, for the editor.
        swapped: the two carry each other's values with those of a second pair in the same sentences.
    """

    first: Claim
    second: Claim
    score: float
    why: tuple[str, ...]
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """An anchor claim and the claims linked to it.

    Attributes:
        claims: the anchor first.
        links: one per further claim.
    """

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


SAME = 0.5
"""Chance from which two claims are linked."""


SHARED, SHARED_SHORT = 5.0, 2.0
"""Weight that the words two sentences share must have, however alike the rest: one rare word, or two ordinary
ones; less where one of the texts is so short that little else can be meant."""


def order(claim: Claim) -> tuple:
    """The order in which claims are anchored: drafts before what they are checked against, then by
    publication, unknown dates last."""
    low, _ = edtf.bounds(claim.origin.published)
    return (claim.origin.role != "draft", low is None, str(low), claim.origin.document, claim.start)


def link(claims: Iterable[Claim], documents: Iterable[Document]) -> list[Link]:
    """All pairs of figures or of dated events, from different documents, that are about the same thing.

    Args:
        claims: of all documents, sorted by document.
        documents: segmented; their ordinals are compared too.
    """
    by_document = {name: list(own) for name, own in groupby(claims, key=lambda claim: claim.origin.document)}
    documents = [d for d in documents if d.id in by_document or d.text]
    compared = [(d, [*by_document.get(d.id, ()), *ordinals.find(d, by_document.get(d.id, ()))]) for d in documents]
    compared = [(d, [c for c in own if c.kind in ("figure", "date")]) for d, own in compared]
    sides: dict[int, Side] = {}

    def side(number: int) -> Side:
        if number not in sides:
            sides[number] = Side(compared[number][0].id, compared[number][1])
        return sides[number]

    links: list[Link] = []
    for a, b in candidates.pairs((text_hash(document.text), own) for document, own in compared):
        links += between(side(a), side(b))
    return sorted(links, key=lambda l: (order(l.first), order(l.second)))


def between(left: Side, right: Side) -> list[Link]:
    """The links between the claims of two documents."""
    found: list[Link] = []
    least = SHARED_SHORT if min(len(left.told), len(right.told)) <= candidates.SHORT else SHARED
    for block in sorted(left.frames.keys() & right.frames.keys()):
        pairing = Pairing(left.frames[block], right.frames[block])
        scored = [(chance(evidence(a, b, pairing, left, right), _same_value(a, b)), kin.agree, a, b) for (a, b), kin in pairing.kin.items() if common(a.words, b.words) >= least]
        found += _swapped(pairing) or _best(scored)
    return found


SWAPPED = 0.5
"""How much more alike two pairs must be that carry each other's values than the pairs with the same values."""


def _swapped(pairing: Pairing) -> list[Link]:
    """Two figures of a sentence whose values stand the other way round in the sentence of the other text."""
    same = [(a, b) for a, b in pairing.kin if a.value is not None and _same_value(a, b)]
    for (a, b), (c, d) in combinations(same, 2):
        if a is c or b is d or a.claim.sentence_start != c.claim.sentence_start or b.claim.sentence_start != d.claim.sentence_start or a.value == c.value:
            continue
        crossed = pairing.kin[a, d].likeness + pairing.kin[c, b].likeness
        if crossed - pairing.kin[a, b].likeness - pairing.kin[c, d].likeness >= SWAPPED and common(a.words, b.words) >= SHARED:
            return [_link(a, d, 0.8, swapped=True), _link(c, b, 0.8, swapped=True)]
    return []


def _same_value(a: Frame, b: Frame) -> bool:
    """Whether two claims state one value that two texts hardly have in common by chance."""
    return is_uncommon(a.claim) and signature(a.claim) == signature(b.claim)


def _best(scored: list[tuple[float, bool, Frame, Frame]]) -> list[Link]:
    """The surest pairs, each claim in one of them. Pairs whose values differ go first: that no pair with
    the same value fits better is part of their evidence."""
    taken: set[Frame] = set()
    found = []
    for score, _, a, b in sorted(scored, key=lambda s: (s[1], -s[0], s[2].claim.start, s[3].claim.start)):
        if score < SAME:
            continue
        if a in taken or b in taken:
            continue
        taken |= {a, b}
        found.append(_link(a, b, score))
    return found


def _link(a: Frame, b: Frame, score: float, swapped: bool = False) -> Link:
    first, second = sorted((a.claim, b.claim), key=order)
    return Link(first, second, round(score, 3), reasons(a, b), swapped)


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
