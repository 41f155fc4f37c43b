"""What kinds of things a figure counts: people are not vehicles, whatever else two sentences have in common."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.topics import stem
from factcheck.lexicon import exclusive, kinds
from factcheck.model import Claim

LIVING = frozenset({"people", "animals"})
"""What is killed, hurt, arrested or hired, where no noun says it."""

NONE: frozenset[str] = frozenset()


def things(claim: Claim) -> frozenset[str]:
    """The kinds of things that a figure counts, by its noun, or else by the word right before or after it
    ("injuring 80", "12 dead"); none where the tables do not tell."""
    if claim.kind != "figure" or claim.figure.unit:
        return NONE
    if counted := claim.topic.counted.split():
        return _by_noun().get(stem(counted[-1]), NONE)
    before = _BEFORE.search(claim.sentence, 0, claim.start - claim.sentence_start)
    after = _AFTER.match(claim.sentence, claim.end - claim.sentence_start)
    return LIVING if any(match and stem(match[1]) in _befalling() for match in (before, after)) else NONE


_BEFORE = re.compile(r"([^\W\d_]+)\s\Z")
_AFTER = re.compile(r"\s([^\W\d_]+)")


@cache
def _by_noun() -> dict[str, frozenset[str]]:
    """The kinds of the table, by the one form of a noun."""
    found: dict[str, frozenset[str]] = {}
    for noun, own in kinds().items():
        found[stem(noun)] = found.get(stem(noun), NONE) | own
    return found


@cache
def _befalling() -> frozenset[str]:
    """What happens to people, in one form: the words that count those it happens to."""
    return frozenset().union(*exclusive("count").values())
