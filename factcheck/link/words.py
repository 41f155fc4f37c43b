"""Words as the linker weighs them: how rare, and what forms of one word have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from factcheck.lexicon import alternation, language, rarity, synonyms

EVENT, PLACE = 0.5, 3.0
"""Weights of a class of events and of a place; other keys weigh what they are rare."""


def weigh(key: str) -> float:
    """Weight of a key: places count as rare words, classes of events hardly."""
    if key[0] == "@":
        return EVENT
    return PLACE if key[0] == "=" else rarity(key)


def total(words: Iterable[str]) -> float:
    """Weight of several keys."""
    return sum(map(weigh, words))


@lru_cache(maxsize=65536)
def root(key: str, code: str) -> str:
    """What forms of one word have in common: the word without its ending, at least four letters of it.

    Words that stand for their synonyms, places and classes of events stay as they are.

    >>> root("recovered", "en"), root("recovery", "en"), root("reviewer", "en"), root("tariff", "es")
    ('recover', 'recover', 'review', 'tariff')
    """
    if key[0] in "=@" or key in _canonical():
        return key
    match = _endings(code).search(key)
    return key[:match.start()] if match else key


@cache
def _canonical() -> frozenset[str]:
    return frozenset(synonyms().values())


@cache
def _endings(code: str) -> re.Pattern:
    return re.compile(rf"(?<=[^\W\d_]{{4}})(?:{alternation(language(code).list('words', 'endings'), capital=False)})\Z")


def common(a: dict[str, float], b: dict[str, float]) -> float:
    """Weight of the words two frames share."""
    if a.keys().isdisjoint(b):
        return 0.0
    if len(a) > len(b):
        a, b = b, a
    shared = 0.0
    for word, weight in a.items():
        if word in b:
            other = b[word]
            shared += weight if weight < other else other
    return shared
