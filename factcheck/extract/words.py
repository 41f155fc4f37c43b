"""The words and marks of a text with their offsets, read once for all readers that walk over them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import sub

_WORD = re.compile(
    r"\s*(?:\w+(?:[-'’.](?:(?<=-)\w[\w-]*|(?<=n['’])t\b|(?<=['’])[A-Z]\w+|(?<=[A-Z]\.)(?:[A-Z]\.)+))?"
    r"|['’](?:s|re|ve|ll|d|m)\b|``|''|[^\w\s])")


class Words:
    """The words and marks of a text, in order.

    A possessive or shortened verb is a word of its own (`Reid` `’s`), an abbreviation with full
    stops is one (`U.S.`), and so is a word with hyphens; every other mark stands alone.

    Attributes:
        words: as written.
        low: in lower case.
        starts, ends: offsets into the text.
    """

    __slots__ = ("ends", "low", "starts", "words")

    def __init__(self, text: str):
        spaced = _WORD.findall(text)  # with the white space before them, so that the lengths add up to offsets
        self.words = list(map(str.strip, spaced))
        self.low = list(map(str.lower, self.words))
        self.ends = list(accumulate(map(len, spaced)))
        self.starts = list(map(sub, self.ends, map(len, self.words)))

    def __len__(self) -> int:
        return len(self.words)

    def beginning(self, openers: Openers) -> list[int]:
        """The offsets at which one of the phrases of a table may begin, in order."""
        held = map(openers.__getitem__, self.words)
        return [start + offset for start, offsets in zip(self.starts, held) if offsets for offset in offsets]

    def at(self, offset: int) -> int:
        """Number of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)


class Openers(dict):
    """For each word met, the offsets within it at which one of some phrases may begin: most words have none."""

    def __init__(self, phrases: Iterable[str]):
        super().__init__()
        self.firsts = {_PIECE.match(phrase).group() for phrase in phrases}

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = tuple(piece.start() for piece in _PIECE.finditer(word) if piece.group() in self.firsts)
        if len(self) < MOST_WORDS:
            self[word] = found
        return found


_PIECE = re.compile(r"[^\W\d_]+")
MOST_WORDS = 100_000
"""Words of which a table remembers what it holds of them."""


def match_rest(low: list[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words after a position are those of the rest of a phrase."""
    return not rest or tuple(low[at + 1:at + 1 + len(rest)]) == rest
