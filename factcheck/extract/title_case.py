"""Headlines In Title Case, as the reader of figures reads them: with small letters.

`Mill to Cut 1,200 Jobs` counts jobs, and `Apollo 11 Crew Honored` counts nothing. A word is given small
letters when the article has it so elsewhere, or when it is a number, a noun that things are counted in, or a word
of the field; every other one stays as it is, as it may be a name. No offset changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from factcheck.extract.nouns import kinds_of
from factcheck.extract.walk import spelled_entries
from factcheck.lexicon import Language, synonyms, units

FEWEST, MOST = 3, 160
"""Longer words a headline has at least, and characters at most."""

SHARE = 0.8
"""Share of these words that have a capital in title case."""

_WORD = re.compile(r"[^\W\d_]+")
_LONGER = re.compile(r"[^\W\d_]{4,}")


def is_title_case(text: str) -> bool:
    """Whether nearly all longer words of a line have capitals, and not all letters."""
    if len(text) > MOST or text.isupper():
        return False
    longer = _LONGER.findall(text)
    return len(longer) >= FEWEST and sum(word[0].isupper() for word in longer) >= SHARE * len(longer)


def lowered(text: str, lang: Language, written: Collection[str]) -> str:
    """A headline with small letters where its words are no names.

    Args:
        written: the words of the article as it has them.
    """
    def small(match: re.Match) -> str:
        word = match[0].lower()
        return word if len(word) == len(match[0]) and (word in _known(lang) or kinds_of(word) or word in written) else match[0]

    return _WORD.sub(small, text)


@cache
def _known(lang: Language) -> frozenset[str]:
    """Words that are no names: for numbers and units, of the field, and those that say nothing."""
    return frozenset(lang.stop) | frozenset(word.lower() for phrase in spelled_entries(lang) for word in _WORD.findall(phrase)) | synonyms().keys() | units().words.get(lang.code, {}).keys()
