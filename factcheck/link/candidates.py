"""Which documents are compared with which.

Comparing all documents with all others would take time that grows with the square of their number.
Two are compared when two of their claims share a rare word, or two of the rarest words of each; how many
of its rarest words a sentence is found by depends on how many sentences with claims its document has. Words too common in
the archive bring together only as many documents as `CAP`, chosen by content; up to so many are all compared.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from factcheck.lexicon import RAREST
from factcheck.link.words import weigh
from factcheck.model import Claim

RARE = RAREST - 0.5
"""Weight from which one shared word brings two documents together."""

BUDGET = 300
"""Pairs of words that a document is found by; a short text has few sentences, so each is found by more of its words."""

SHORT = 3
"""Sentences with claims up to which a text is found by each of its words."""

FEWEST = 4
"""Rarest words of a sentence whose pairs are used however many sentences there are."""

CAP = 12
"""Documents that one word, or pair of words, brings together."""


def pairs(documents: Iterable[tuple[str, list[Claim]]]) -> list[tuple[int, int]]:
    """The numbers of the documents to compare, in the order given, each pair once.

    Args:
        documents: key of the content of each document, by which a capped choice is made, and its claims.
    """
    documents = list(documents)
    if len(documents) <= CAP:
        return list(combinations(range(len(documents)), 2))
    numbers: dict[str, int] = {}
    posted: dict[int, list[int]] = defaultdict(list)
    contents: list[str] = []
    for document, (content, claims) in enumerate(documents):
        contents.append(content)
        keys: set[int] = set()
        by_sentence: dict[int, frozenset[str]] = {}
        for claim in claims:
            by_sentence[claim.sentence_start] = by_sentence.get(claim.sentence_start, frozenset()) | claim.keys
        told = set(by_sentence.values())
        most = max(FEWEST, round(math.sqrt(2 * BUDGET / max(len(told), 1))))
        for words in told:
            rarest = sorted((-weigh(word), word) for word in words if word[0] != "@")[:most]
            ids = [numbers.setdefault(word, len(numbers) + 1) for _, word in rarest]
            keys.update(id_ for id_, (weight, _) in zip(ids, rarest, strict=True) if -weight >= RARE or len(told) <= SHORT)
            keys.update((min(pair) << 32) + max(pair) for pair in combinations(ids, 2))
        for key in keys:
            posted[key].append(document)
    found: set[tuple[int, int]] = set()
    for members in posted.values():
        if len(members) > CAP:
            members = sorted(sorted(members, key=lambda m: (contents[m], m))[:CAP])
        found.update(combinations(members, 2))
    return sorted(found)
