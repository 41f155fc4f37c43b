"""One look at a text that finds where a number or a date may begin.

The readers of dates and of numbers look only where this look stopped: at runs of digits, and at
words of the language file that open a spelled number or a kind of date. Everything else of a text
is passed over and never looked at again.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from factcheck.extract.words import Known, matches_at
from factcheck.lexicon import Language, alternation, first_letters, language

FRACTION_SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

_SIGNS = "".join(FRACTION_SIGNS)
_DIGITS = re.compile(
    rf"(?=[\d{_SIGNS}])(?:"  # one set to skip by, which makes it four times faster
    # a code of four or more parts, a record or time of three, which is no number: 0-306-40615-2, 45-7-2, 2:09:41
    r"(?P<code>\d+(?:[-‐‑–/:]\d+){3,}|\d{1,2}:\d\d:\d\d(?![\d:])|\d{1,3}-\d{1,2}-\d{1,2}(?!\d))"
    # digits with separators, those of tokenised text too: 1,234.5  12 500  80 , 000
    r"|(?P<digits>\d{1,3}(?: \d{3}){1,5}(?![\d.,]*\d)(?! \d)(?! [A-Z]+ \d)|\d{1,3}(?:(?: , \d{3}(?!\d))+(?: \. \d+(?![\d ]*[A-Z]))?| \. \d+(?![\d ]*[A-Z]))"
    r"|\d+(?:[.,'’\u00a0\u202f\u2009]\d+)*)"
    rf"|[{_SIGNS}])")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class Walk(NamedTuple):
    """Where the walk over one text stopped, each list in the order of the text.

    Attributes:
        digits: runs of digits.
        numbers: `(offset, match)` of these and of fraction signs; for a word that opens a spelled
            number the match is None.
        dates: offsets of the words that may open a date, by kind: month, weekday, quarter,
            run, relative, decades or ago.
    """

    digits: list[re.Match]
    numbers: list[tuple[int, re.Match | None]]
    dates: dict[str, list[int]]


def walk(text: str, code: str, stops: list[int] | None = None) -> Walk:
    """The walk over a text in the language of a code.

    Args:
        stops: the offsets to look at, where the words of the text have been read: those of `walk_stops`.
    """
    pattern, openers, small = _openers(code)
    if stops is None:
        digits, opening = _DIGITS.finditer(text), pattern.finditer(text)
    else:
        digits, opening = matches_at(_DIGITS, text, stops), matches_at(pattern, text, stops)
    written = [match for match in digits if match.lastgroup != "code"]
    words: list[tuple[int, re.Match | None]] = []
    dates: dict[str, list[int]] = {}
    run, end = 0, -1
    for match in opening:
        form = match.group()
        start = match.start()
        for kind in openers.get(form) or openers[" ".join(form.split())]:
            if kind != "number":
                dates.setdefault(kind, []).append(start)
                continue
            run = (run + 1 if start == end + 1 else 1) if form in small else 0
            end = match.end()
            if run < READ_OUT:
                words.append((start, None))
            elif run == READ_OUT:
                del words[1 - READ_OUT:]
    numbers = [(match.start(), match) for match in written]
    if words:
        numbers = sorted(numbers + words, key=itemgetter(0)) if numbers else words
    return Walk([match for match in written if match.lastgroup], numbers, dates)


READ_OUT = 4
"""Small numbers in a row from which they are digits read out: `nine one one two`."""


@cache
def walk_stops(code: str) -> Known:
    """The offsets within each word at which the walk stops."""
    firsts = {_FIRST_WORD.match(form).group() for form in _openers(code).kinds}
    return Known(lambda word: tuple(piece.start() for piece in _PIECE.finditer(word) if piece.lastgroup or piece.group() in firsts))


_PIECE = re.compile(rf"(?P<number>\d+|[{_SIGNS}])|[^\W\d_{_SIGNS}]+")


class _Openers(NamedTuple):
    """The words and phrases at which the walk stops in one language: as a pattern, each with what it may open, and the small numbers."""

    pattern: re.Pattern
    kinds: dict[str, tuple[str, ...]]
    small: dict[str, float]


@cache
def _openers(code: str) -> _Openers:
    """The words and phrases at which the walk stops, lower case and capitalised."""
    lang = language(code)
    dates = lang.data["dates"]
    decades = [f"{mark}{tens}0{dates['decade_suffix']}" for tens in (*range(10), *range(150, 210)) for mark in ("", "'", "’")]
    kinds = {
        "number": _first_words(spelled_entries(lang)), "quarter": _first_words([*dates["halves"], *dates["quarters"]]),
        "run": _first_words([*lang.list("dates", "run_first"), *lang.list("dates", "run_last")]),
        "month": dates["months"], "weekday": dates["weekdays"], "relative": dates["relative"],
        "decades": [f"{before} {decade}" for before in lang.list("dates", "decade_before") for decade in (*dates["decades"], *decades)],
        "ago": _first_words([*lang.list("dates", "ago_before"), *lang.list("dates", "ago_after")]),
    }
    found: dict[str, list[str]] = {}
    for kind, phrases in kinds.items():
        for phrase in phrases:
            for form in (phrase, phrase[0].upper() + phrase[1:]):
                if form != phrase or not (dates["capitalised"] and kind in ("month", "weekday")):
                    found.setdefault(form, []).append(kind)
    pattern = re.compile(rf"{first_letters(found)}(?<![^\W\d_])(?:{alternation(found, capital=False)})(?![^\W\d_])")
    return _Openers(pattern, {word: tuple(dict.fromkeys(kinds)) for word, kinds in found.items()}, lang.data["numbers"]["small"])


def _first_words(phrases) -> list[str]:
    return sorted({_FIRST_WORD.search(phrase).group() for phrase in phrases})


def spelled_entries(lang: Language) -> list[str]:
    """Words and phrases a spelled number may begin with. A scale of up to three letters (`bn`)
    only ever follows digits, unless it is one that stands alone (`mil`)."""
    data = lang.data["numbers"]
    scales = [word for word in data["scales"] if len(word) > 3 or word in lang.list("numbers", "lone_scales")]
    tables = ("ordinals", "small", "tens", "hundreds", "vague", "multiples", "fractions")
    return [*(entry for name in tables for entry in data[name]), *scales, *([data["hundred"]] if data["hundred"] else [])]


def last_word(text: str, end: int) -> str:
    """The word right before an offset, in lower case, without the marks around it; or empty.

    >>> last_word("sales (about 5", 13), last_word("mid-2024", 4), last_word("5", 0)
    ('about', 'mid', '')
    """
    begin = max(0, end - 24)
    if text[end - 1:end] == " ":  # most often a plain word and a space
        word = text[max(begin, text.rfind(" ", begin, end - 1) + 1):end - 1]
        if word.isalpha():
            return word.lower()
    pieces = text[begin:end].rstrip(" \t\n\u00a0-–—(.#№º°ª").rsplit(None, 1)
    if not pieces:
        return ""
    word = pieces[-1]
    return word.lower() if word.isalpha() else word.rpartition("-")[2].rpartition("/")[2].strip("–—([“”\"‘’'«»,.;:").lower()
