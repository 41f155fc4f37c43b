"""The words and marks of a text with their offsets, read once for all readers that walk over them."""

from __future__ import annotations

import re
from bisect import bisect_left
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

    def at(self, offset: int) -> int:
        """Number of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)


def match_rest(low: list[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words after a position are those of the rest of a phrase."""
    return not rest or tuple(low[at + 1:at + 1 + len(rest)]) == rest
