"""Several numbers that make one figure, or share what only the last of them carries: `5 to 7 tons`,
`5, 7 and 9 million euros`, `one in five`, `two hours and six minutes`."""

from __future__ import annotations

import re

from factcheck.extract.figure_words import SPACE
from factcheck.extract.numbers import Number
from factcheck.extract.values import Value, unit_word
from factcheck.lexicon import units

SIMPLE = ("digits", "words", "fraction")
"""Forms of numbers that can be the bounds of a range."""


UNLIKE = 20
"""How many times larger than the second bound the first cannot be in one range, were it written the wrong way round."""


def is_pair(first: Value, second: Value, dash: bool) -> bool:
    """Whether two numbers joined by a dash or "to" can be the bounds of one range."""
    if first.number.form not in SIMPLE or second.number.form not in SIMPLE:
        return False
    if first.unit and second.unit and first.unit != second.unit and not second.unit.startswith(first.unit):
        return False
    if first.unit and not second.unit and not first.prefixed:
        return False
    if first.unit and second.unit and first.low > UNLIKE * second.low:
        return False  # "$127 million or $1.04 per share"
    # otherwise a score, or a number that goes on
    return not (dash and not first.unit and not second.unit and first.low >= second.low)


def share_unit(first: Value, second: Value) -> None:
    """Give the first of two numbers the scale and unit that only the second one carries."""
    if not first.unit:
        first.unit = second.unit
    elif not second.unit:
        second.unit = first.unit
    elif second.unit.startswith(first.unit):
        first.unit = second.unit
    alike = first.low < 1000 or 0.1 < first.low / (second.number.low or 1) < 10
    if first.scale == 1.0 and second.scale > 1.0 and first.number.form == "digits" and alike and (first.low * second.scale <= second.low * 1.0001 or second.scale <= 1e6):
        first.low *= second.scale
        first.high = first.low
        first.resolution *= second.scale
        first.scale = second.scale


def spread_unit(text: str, values: list[Value], grammar: dict) -> None:
    """Give the members of a list the unit and scale of its last one: `5, 7 and 9 million euros`."""
    for at in range(len(values) - 1, 0, -1):
        last, before = values[at], values[at - 1]
        if not last.unit or last.prefixed or last.start - before.end > 8:
            continue
        joined = grammar["listed_last"].fullmatch(text, before.end, last.start) or (last.listed and grammar["listed"].fullmatch(text, before.end, last.start))
        if joined and not before.unit and before.scale == 1.0 and before.number.form == last.number.form and not grammar["between"].search(text, max(0, before.start - 40), before.start):
            share_unit(before, last)
            before.listed = True


def one_in(text: str, first: Value, number: Number, grammar: dict) -> bool:
    """`one in five`: the second number turns the first into a share."""
    if first.unit or not number.low > first.low >= 1 or number.low > 1000 or first.number.form not in ("words", "digits") or number.form not in ("words", "digits"):
        return False
    if number.low != int(number.low) or not grammar["in_every"].fullmatch(text, first.end, number.start) or units_follow(text, number.end, grammar):
        return False
    first.low = first.low / number.low
    first.high, first.resolution, first.end = first.low, 0.01, number.end
    first.number = first.number._replace(form="fraction", end=number.end)
    return True


def units_follow(text: str, at: int, grammar: dict) -> bool:
    """Whether a unit stands at an offset: "5 in 10 years" is no share."""
    return unit_word(text, at, grammar) is not None or grammar["symbol"].match(text, at) is not None


_JOINED = re.compile(rf"{SPACE}*(?:,{SPACE})?(?:[^\W\d_]{{1,3}}{SPACE})?")


def joins_minor(text: str, major: Value, value: Value, grammar: dict) -> bool:
    """Whether a number only adds the small unit to the large one before: `13 dollars and 45 cents`,
    `12 ft 2 in`, `two hours and six minutes`. It is joined to the large one."""
    minors = COINS if major.unit in units().money else _MINORS.get(major.unit)
    if minors is None or value.start - major.end > 6 or value.prefixed or major.scale != 1.0:
        return False
    tall = major.unit == "foot" and text[major.end:value.start] == "-" and not value.unit  # 6-foot-4
    if not tall and not _JOINED.fullmatch(text, major.end, value.start):
        return False
    many = minors.get(value.unit) if major.finest or major.low == int(major.low) else None  # "$2.35, 11 cents more"
    if tall:
        many = 12
    elif not value.unit and not major.prefixed:
        bare = _INCH.match(text, value.end) if major.unit == "foot" else _BARE_COINS.match(text, value.number.start) if minors is COINS else _SECONDS.match(text, value.end) if "second" in minors else None
        if not bare:
            return False  # "15 dollars 50." adds coins; "15 dollars, 50 people" does not
        value.end, many = bare.end(), 12 if major.unit == "foot" else 100 if minors is COINS else minors["second"]
    if many is None or value.low * (major.finest or 1) >= many:
        return False
    major.low += value.low / many
    major.high = major.low
    major.resolution, major.finest = min(value.number.resolution, 1.0) / many, many if value.low == int(value.low) else NO_FINER
    major.end = value.end
    return True


def read_span(text: str, value: Value) -> None:
    """Take up a time written in one piece, where digits begin one: `2h21m14s`, `1h 45min`."""
    number = value.number
    unit = _SPAN_UNITS.get(text[number.end:number.end + 1])
    span = _SPANS[unit].match(text, number.end) if unit and number.form == "digits" and number.low == int(number.low) else None
    if span is None:
        return
    pieces = [(float(digits.replace(",", ".")), many) for digits, many in zip(span.groups(), _MINORS[unit].values()) if digits]
    value.low = number.low
    for count, many in pieces:
        value.low += count / many
    value.high, value.unit, value.end = value.low, unit, span.end()
    value.resolution, value.finest = 1 / pieces[-1][1], NO_FINER


NO_FINER = 1e9
"""Instead of how many of the smallest unit told make the large one: nothing smaller can follow."""


_INCH = re.compile(rf"{SPACE}?(?:in(?!\w)|″)")
_BARE_COINS = re.compile(r"\d\d(?=\s*(?:[.!?;)]|\Z))")
COINS = {"cent": 100, "euro_cent": 100, "penny": 100}
_SECONDS = re.compile(rf"{SPACE}?s(?!\w)")
_SPAN_UNITS = {"h": "hour", "m": "minute"}
_SPANS = {"hour": re.compile(r"h ?([0-5]?\d) ?m(?:in)?(?![^\W\d])(?: ?([0-5]?\d(?:[.,]\d+)?) ?s(?:eg|ec)?)?(?!\w)"),
          "minute": re.compile(r"m(?:in)? ?([0-5]?\d(?:[.,]\d+)?) ?s(?:eg|ec)?(?!\w)")}
_MINORS = {"foot": {"inch": 12}, "pound": {"ounce": 16}, "kilogram": {"gram": 1000}, "hour": {"minute": 60, "second": 3600}, "minute": {"second": 60},
           "year": {"month": 12, "day": 365}, "week": {"day": 7}, "day": {"hour": 24, "minute": 1440, "second": 86400}}
"""The small units that are told after a large one, and how many of them make one."""
