"""The words and marks of a text with their offsets, read once for all readers that walk over them."""

from __future__ import annotations

import re
from bisect import bisect_left

_WORD = re.compile(
    r"\w+(?:[-'’.](?:(?<=-)\w[\w-]*|(?<=n['’])t\b|(?<=['’])[A-Z]\w+|(?<=[A-Z]\.)(?:[A-Z]\.)+))?"
    r"|['’](?:s|re|ve|ll|d|m)\b|``|''|[^\w\s]")


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
        self.words = _WORD.findall(text)
        self.low = list(map(str.lower, self.words))
        self.starts = starts = []
        at = 0
        for word in self.words:  # nothing but white space stands between two words
            at = text.find(word, at)
            starts.append(at)
            at += len(word)
        self.ends = [start + len(word) for start, word in zip(starts, self.words)]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Number of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)


def match_rest(low: list[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words after a position are those of the rest of a phrase."""
    return not rest or tuple(low[at + 1:at + 1 + len(rest)]) == rest
