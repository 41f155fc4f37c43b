"""What kinds of things a figure counts: people are not vehicles, whatever else two sentences have in common."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.nouns import kinds_of
from factcheck.extract.topics import stem
from factcheck.lexicon import exclusive
from factcheck.model import Claim

LIVING = frozenset({"people", "animals"})
"""What is killed, hurt, arrested or hired, where no noun says it."""

NONE: frozenset[str] = frozenset()


def things(claim: Claim, befell: str) -> frozenset[str]:
    """The kinds of things that a figure counts, by its noun, or else by what befell them ("injuring 80", see `fate`); none
    where the tables do not tell."""
    if claim.kind != "figure" or claim.figure.unit:
        return NONE
    if counted := claim.topic.counted.split():
        return kinds_of(counted[-1])
    return LIVING if befell else NONE


def other_things(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether no kind of things is among those of two figures, which both tell."""
    return bool(a and b) and a.isdisjoint(b)


def fate(claim: Claim) -> str:
    """What befell those whom a figure counts, in one form: dead, injured, arrest … It is the noun ("23 muertos"), the word
    right before ("killing 10 people"), or one of the next ones ("10 people were killed"); empty where it is none of these."""
    if claim.kind != "figure" or claim.figure.unit:
        return ""
    befalling = _befalling()
    before = _BEFORE.search(claim.sentence, 0, claim.start - claim.sentence_start)
    told = [*claim.topic.counted.split()[-1:], *(before.groups() if before else ()), *_AFTER.match(claim.sentence, claim.end - claim.sentence_start)[0].split()]
    return next((word for word in map(stem, told) if word in befalling), "")


def two_fates(a: str, b: str) -> bool:
    """Whether two things befell people of which those whom one befell are not counted among those of the other."""
    return bool(a and b) and a != b and any(a in group and b in group for group in exclusive("count").values())


_BEFORE = re.compile(r"([^\W\d_]+)\s\Z")
_AFTER = re.compile(r"(?:\s[^\W\d_]+){0,3}")


@cache
def _befalling() -> frozenset[str]:
    """What happens to people, in one form: the words that count those it happens to."""
    return frozenset().union(*exclusive("count").values())
