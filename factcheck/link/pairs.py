"""Links: pairs of claims from any of many documents that are about the same thing.

Which documents are compared is for `candidates` to say, what is linked between two of them for `match`;
here the work is shared among processes.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from multiprocessing import get_context

from factcheck.link import candidates, ordinals
from factcheck.link.links import Link, order
from factcheck.link.match import between
from factcheck.link.sides import Side
from factcheck.model import Claim, Document
from factcheck.table import text_hash


def link(claims: Iterable[Claim], documents: Iterable[Document], jobs: int = 1) -> list[Link]:
    """All pairs of figures or of dated events, from different documents, that are about the same thing.

    Args:
        claims: of all documents, sorted by document.
        documents: segmented; their ordinals are compared too.
        jobs: processes that share the work; the links are the same for any number.
    """
    by_document = {name: list(own) for name, own in groupby(claims, key=lambda claim: claim.origin.document)}
    compared = []
    for document in documents:
        compared.append((document, ordinals.comparable(document, by_document.get(document.id, ())), text_hash(document.text)))
    work = candidates.pairs((content, own) for _, own, content in compared)
    if jobs == 1 or len(work) < WORTH_SHARING:
        links = _links(compared, work)
    else:
        # neighbours share documents, so that each process works out few frames twice
        size = -(-len(work) // (4 * jobs))
        parts = [work[at:at + size] for at in range(0, len(work), size)]
        with ProcessPoolExecutor(jobs, mp_context=get_context("fork"), initializer=_share, initargs=(compared,)) as pool:
            links = [_placed(compared, *found) for part in pool.map(_part, parts) for found in part]
    return sorted(links, key=lambda l: (order(l.first), order(l.second)))


WORTH_SHARING = 5000
"""Pairs of documents from which several processes are worth starting."""

_compared: list[tuple[Document, list[Claim], str]] = []


def _share(compared: list[tuple[Document, list[Claim], str]]) -> None:
    """Hand the claims to a process, once."""
    _compared[:] = compared


def _part(work: list[tuple[int, int]]) -> list[tuple]:
    """The links of some pairs of documents, by the numbers of document and claim."""
    places: dict[int, tuple[int, int]] = {}
    for document in {d for pair in work for d in pair}:
        places.update((id(claim), (document, index)) for index, claim in enumerate(_compared[document][1]))
    return [(places[id(l.first)], places[id(l.second)], l.score, l.verdict, l.why, l.swapped, l.in_place) for l in _links(_compared, work)]


def _placed(compared: list[tuple[Document, list[Claim], str]], first: tuple[int, int], second: tuple[int, int], *more) -> Link:
    return Link(compared[first[0]][1][first[1]], compared[second[0]][1][second[1]], *more)


def _links(compared: list[tuple[Document, list[Claim], str]], work: list[tuple[int, int]]) -> list[Link]:
    """The links between pairs of documents, by their numbers, in their order."""
    last = {document: at for at, pair in enumerate(work) for document in pair}
    sides: dict[int, Side] = {}
    links: list[Link] = []
    for at, pair in enumerate(work):
        for document in pair:
            if document not in sides:
                sides[document] = Side(*compared[document][:2])
        links += between(*(sides[document] for document in pair))
        for document in pair:
            if last[document] == at:
                del sides[document]  # no later pair needs it
    return links
