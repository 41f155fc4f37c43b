"""One walk over a text that finds where a number or a date may begin.

The readers of dates and of numbers look only at what this walk stopped at: runs of digits, and
words of the language file that open a spelled number or a kind of date. Everything else of a text
is passed over once and never looked at again.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.lexicon import Language, language

FRACTION_SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

_SIGNS = "".join(FRACTION_SIGNS)
_TOKEN = re.compile(
    # a code of four or more parts, which is no number: 0-306-40615-2
    r"(?P<code>\d+(?:[-‐‑–/:]\d+){3,})"
    # digits with separators, those of tokenised text too: 1,234.5  12 500  80 , 000
    r"|(?P<digits>\d{1,3}(?: \d{3})+(?![\d.,]*\d)(?! \d)|\d{1,3}(?:(?: , \d{3}(?!\d))+(?: \. \d+(?![\d ]*[A-Z]))?| \. \d+(?![\d ]*[A-Z]))"
    r"|\d+(?:[.,'’\u00a0\u202f\u2009]\d+)*)"
    rf"|(?P<sign>[{_SIGNS}])"
    rf"|[^\W\d_{_SIGNS}]+")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class Walk(NamedTuple):
    """Where the walk over one text stopped, each list in the order of the text.

    Attributes:
        digits: runs of digits.
        numbers: these, fraction signs and words that open a spelled number; the name of the group
            (`lastgroup`) is digits, sign or None for a word.
        dates: offsets of the words that may open a date, by kind: month, weekday, quarter,
            relative, decades or ago.
    """

    digits: list[re.Match]
    numbers: list[re.Match]
    dates: dict[str, list[int]]


@lru_cache(maxsize=1)  # the reader of dates and that of figures come one after the other
def walk(text: str, code: str) -> Walk:
    """The walk over a text in the language of a code."""
    openers = _openers(code)
    digits: list[re.Match] = []
    numbers: list[re.Match] = []
    dates: dict[str, list[int]] = {}
    for match in [m for m in _TOKEN.finditer(text) if m.lastindex or m[0] in openers]:
        if match.lastindex:
            if match.lastgroup == "digits":
                digits.append(match)
            if match.lastgroup != "code":
                numbers.append(match)
            continue
        for kind in openers[match[0]]:
            if kind == "number":
                numbers.append(match)
            else:
                dates.setdefault(kind, []).append(match.start())
    return Walk(digits, numbers, dates)


@cache
def _openers(code: str) -> dict[str, tuple[str, ...]]:
    """The words at which the walk stops, lower case and capitalised, each with what it may open."""
    lang = language(code)
    dates = lang.data["dates"]
    kinds = {
        "number": spelled_entries(lang),
        "month": dates["months"], "weekday": dates["weekdays"], "quarter": [*dates["halves"], *dates["quarters"]], "relative": dates["relative"],
        "decades": lang.list("dates", "decade_before"), "ago": [*lang.list("dates", "ago_before"), *lang.list("dates", "ago_after")],
    }
    found: dict[str, list[str]] = {}
    for kind, phrases in kinds.items():
        for word in sorted({_FIRST_WORD.search(phrase).group() for phrase in phrases}):
            for form in (word, word.capitalize()):
                if form != word or not (dates["capitalised"] and kind in ("month", "weekday")):
                    found.setdefault(form, []).append(kind)
    return {word: tuple(dict.fromkeys(kinds)) for word, kinds in found.items()}


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
    pieces = text[max(0, end - 24):end].rstrip(" \t\n\u00a0-–—(").rsplit(None, 1)
    return pieces[-1].rpartition("-")[2].strip("–—([“”\"‘’'«»,.;:/").lower() if pieces else ""
