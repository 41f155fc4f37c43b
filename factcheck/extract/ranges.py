"""Several numbers that share what only the last of them carries: `5 to 7 tons`, `5, 7 and 9 million euros`."""

from __future__ import annotations

from factcheck.extract.values import Value

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
