"""Numbers that tokenised text has torn apart at their marks: `$2. 5 million`, `200, 000 people`."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import alternation, language, units

TORN_MARKS = frozenset(",.")
_MONEY_SIGNS = frozenset("$£€")
_GROUPS = re.compile(r"(?:, \d{3}){0,3}, 000(?!\d)(?!, \d{3})|(?:\. \d{3}){0,3}\. 000(?!\d)(?!\. \d{3})")
_GROUPS_OF_MONEY = re.compile(r"(?:, \d{3}){1,4}(?!\d)|(?:\. \d{3}){1,4}(?!\d)")
_DIGIT = re.compile(r"\. \d(?!\d)")


@cache
def _patterns(code: str) -> tuple[re.Pattern, re.Pattern]:
    """Decimals before a scale, a percent sign or a magnitude; and a magnitude before a number."""
    lang = language(code)
    numbers = lang.data["numbers"]
    magnitudes = lang.list("figures", "magnitudes")
    percents = [form for form, unit in units().words[code].items() if unit.name == "percent"]
    after = alternation([*magnitudes, *numbers["scales"], *numbers["money_scales"], *percents])
    return re.compile(rf"\. \d{{1,2}}(?= ?-? ?(?:%|(?:{after})(?!\w)))"), re.compile(rf"(?<!\w)(?:{alternation(magnitudes)})(?!\w)[^.\d]*\Z")


_GROUP_BEFORE_NOUN = re.compile(r", \d{3}(?= [a-z]{3,})")
_TORN_HYPHEN = re.compile(r"[a-z] - [a-z]|\d - \d")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
NEAR = 1000
"""Characters on both sides among which a torn hyphen tells that a text is tokenised."""


def _tokenised_group(text: str, start: int, end: int, code: str) -> re.Match | None:
    torn = _GROUP_BEFORE_NOUN.match(text, end)
    before = torn and _WORD_BEFORE.search(text, max(0, start - 24), start)
    if not before or before[1].lower() in language(code).map("dates", "months") or not _TORN_HYPHEN.search(text, max(0, start - NEAR), end + NEAR):
        return None
    return torn


def mend(text: str, start: int, end: int, thousands: str, code: str) -> tuple[int, str]:
    """Where the number ends whose first digits stand between two offsets, and its digits as they were
    before a space was put after its mark; the digits alone where nothing is torn.

    A decimal is mended only before a scale, a percent sign or in a magnitude, and groups only where
    they end in 000, follow a sign of money, or stand before a noun in a text whose hyphens are torn too, and after no
    month: "on May 12, 300 people" is two numbers.

    >>> mend("sold for $2. 5 million", 10, 11, ",", "en"), mend("200, 000 people", 0, 3, ",", "en")
    ((14, '2.5'), (8, '200,000'))
    """
    written, mark = text[start:end], text[end:end + 1]
    torn = None
    if mark == "." and start and text[start - 1] != "\n":
        decimals, magnitude = _patterns(code)
        torn = decimals.match(text, end) or (_DIGIT.match(text, end) if magnitude.search(text, max(0, start - 24), start) else None)
    if torn:
        return torn.end(), text[start:torn.end()].replace(" ", "")
    if len(written) < 4:
        torn = (_GROUPS_OF_MONEY if text[start - 1:start] in _MONEY_SIGNS else _GROUPS).match(text, end) or mark == "," and _tokenised_group(text, start, end, code)
    return (torn.end(), text[start:torn.end()].replace(f"{mark} ", thousands)) if torn else (end, written)
