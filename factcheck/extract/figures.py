"""Figures: numbers with their unit, hedge, range, direction and counted noun.

Every number of the text is taken up once, from left to right; what is not a figure (a year, a
label such as "Section 232", a house number) is dropped here. Values are given as written.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.changes import change_of, direction_before
from factcheck.extract.figure_words import grammar_of
from factcheck.extract.hedges import hedge_after, hedge_before
from factcheck.extract.not_figures import FOOTNOTE, bare_counts, in_code, is_address, is_code_name, is_label, is_list_number, is_name, masked
from factcheck.extract.nouns import counted_noun
from factcheck.extract.numbers import find as find_numbers
from factcheck.extract.values import Value, joins_minor, one_in, read_per, read_value
from factcheck.extract.walk import last_word
from factcheck.lexicon import Language, units
from factcheck.model import Figure


class FigureMention(NamedTuple):
    """A figure in a text.

    Attributes:
        start, end: offsets of the whole expression, hedge and unit included.
        figure: its value.
        counted: the counted noun, empty where a unit of the table stands.
        core: offsets of number and unit alone.
        inverted: a range whose first bound is the larger one, as written.
        confidence: 0 to 1; a bare number is less certain to be a figure.
    """

    start: int
    end: int
    figure: Figure
    counted: str = ""
    core: tuple[int, int] = (0, 0)
    inverted: bool = False
    confidence: float = 0.9


def find(text: str, lang: Language, blocked: list[tuple[int, int]] = ()) -> list[FigureMention]:
    """All figures of a text, in order.

    Args:
        blocked: spans whose numbers belong to something else: dates, and silent sections.
    """
    numbers = find_numbers(text, lang)
    if not numbers:
        return []
    grammar = grammar_of(lang.code)
    mask = bytearray(len(text) + 1)
    for spans in (blocked, masked(text)):
        for start, end in spans:
            mask[start:end] = b"\x01" * (end - start)
    values: list[Value] = []
    ranks = []
    for number in numbers:
        if mask.find(1, number.start, number.end) >= 0 or (values and number.start < values[-1].end) or in_code(text, number):
            continue
        if number.form == "ordinal":
            if grammar["superlative"].match(text, number.end):
                ranks.append(_rank(text, number.start, number.end, number.low))
            continue
        ordinal = grammar["ordinal"].match(text, number.end) if number.form == "digits" else None
        unit = grammar["symbol"].match(text, number.end) if ordinal else None
        if ordinal and not (unit and unit.end() > ordinal.end()):
            if grammar["superlative"].match(text, ordinal.end()):
                ranks.append(_rank(text, number.start, ordinal.end(), number.low))
            continue
        if values and one_in(text, values[-1], number, grammar):
            continue
        value = read_value(text, number, grammar, mask)
        if not (values and joins_minor(text, values[-1], value, grammar)):
            values.append(value)
    found = ranks
    at = 0
    while at < len(values):
        used, mentions = _assemble(text, values, at, grammar, lang)
        found += mentions
        at += used
    return sorted(found, key=lambda m: m.start)


def _rank(text: str, start: int, end: int, value: float) -> FigureMention:
    return FigureMention(start, end, Figure(text[start:end], value, value, "", 1.0, "exact", "rank"), core=(start, end), confidence=0.7)


def _assemble(text: str, values: list[Value], at: int, grammar: dict, lang: Language) -> tuple[int, list[FigureMention]]:
    """One figure or range from the values at an index; how many values it used up."""
    first = values[at]
    second = values[at + 1] if at + 1 < len(values) else None
    if second is not None and second.start - first.end < 12:
        joined = grammar["join"].fullmatch(text, first.end, second.start)
        if joined:
            window = max(0, first.start - 40)
            between = grammar["between"].search(text, window, first.start)
            opening = grammar["from"].search(text, window, first.start)
            dash = joined.group().strip() in "-–—"
            opened = opening.start() if opening else first.start
            changing = opening and not dash and (direction_before(text, opened, grammar) or grammar["moves"].search(text, max(0, opened - 24), opened))
            if not opening and not dash and not between and first.unit in units().money and second.unit.startswith(first.unit) and direction_before(text, first.start, grammar):
                return 1, _single(text, first, grammar, lang)  # "gained $1.20 to $71.40"
            if joined.group().strip() in grammar["and"] and not between:
                pass  # "5 and 7" without "between" are two figures
            elif not changing and _may_pair(first, second, dash):
                return 2, _range(text, first, second, between or (opening if not dash else None), grammar, lang)
            elif changing:
                _share_unit(first, second)
                return 2, [m for v in (first, second) for m in _single(text, v, grammar, lang, level=True)]
            elif dash and not first.unit and not second.unit and first.scale == second.scale == 1.0:
                return 2, []  # a score, or a code
    return 1, _single(text, first, grammar, lang)


def _may_pair(first: Value, second: Value, dash: bool) -> bool:
    """Whether two numbers joined by a dash or "to" can be the bounds of one range."""
    if first.number.form not in ("digits", "words", "fraction") or second.number.form not in ("digits", "words", "fraction"):
        return False
    if first.unit and second.unit and first.unit != second.unit and not second.unit.startswith(first.unit):
        return False
    if first.unit and not second.unit and not first.prefixed:
        return False
    if dash and not first.unit and not second.unit and first.low >= second.low:
        return False  # a score, or a number that goes on
    return True


def _share_unit(first: Value, second: Value) -> None:
    """Give the first bound the scale and unit that only the second one carries."""
    if not first.unit:
        first.unit = second.unit
    elif not second.unit:
        second.unit = first.unit
    elif second.unit.startswith(first.unit):
        first.unit = second.unit
    alike = first.low < 1000 or 0.1 < first.low / (second.number.low or 1) < 10
    if first.scale == 1.0 and second.scale > 1.0 and first.number.form == "digits" and alike:
        if first.low * second.scale <= second.low * 1.0001 or second.scale <= 1e6:
            first.low *= second.scale
            first.high = first.low
            first.resolution *= second.scale


def _range(text: str, first: Value, second: Value, opening, grammar: dict, lang: Language) -> list[FigureMention]:
    bare = not second.unit
    _share_unit(first, second)
    if bare and second.unit:
        read_per(text, second, grammar, bytearray(len(text) + 1))
        first.unit = second.unit
    start, _ = hedge_before(text, first.start, grammar)
    hedge = "between"
    if opening:
        start = first.start - len(opening.group())
    end, counted = second.end, ""
    if not second.unit:
        end, counted = counted_noun(text, second, grammar, lang)
        if not counted and (is_label(text, first, grammar) or is_name(text, second, grammar)):
            return []
    low, high = first.low, second.low
    inverted = low > high
    figure = Figure(text[first.start:second.end], min(low, high), max(low, high), second.unit, min(first.resolution, second.resolution),
                    hedge, change_of(text, first.start, end, second.unit, grammar))
    return [FigureMention(start, end, figure, counted, (first.start, second.end), inverted, 0.9 if figure.unit or counted else 0.6)]


def _single(text: str, value: Value, grammar: dict, lang: Language, level: bool = False) -> list[FigureMention]:
    number = value.number
    end, counted = value.end, ""
    glued = grammar["glued"].match(text, value.end)
    times = grammar["times"].match(text, value.end) if not value.unit else None
    if number.form == "multiple" or times:
        end = times.end() if times else value.end
        start, hedge = hedge_before(text, value.start, grammar)
        low, high = _bounds(value, hedge)
        figure = Figure(text[value.start:end], low, high, "", value.resolution, hedge, "ratio")
        return [FigureMention(start, end, figure, "", (value.start, end), confidence=0.7)]
    previous = last_word(text, value.start)
    multiplied = grammar["multiplied"].search(text, max(0, value.start - 40), value.start) if not value.unit and previous in grammar["multiplied_ends"] else None
    if multiplied:
        figure = Figure(text[value.start:end], value.low, value.high, "", value.resolution, "exact", "ratio")
        return [FigureMention(multiplied.start(), end, figure, "", (value.start, end), confidence=0.7)]
    if not value.unit and previous in grammar["aged_ends"] and grammar["aged"].search(text, max(0, value.start - 12), value.start):
        value.unit = "year"
    if not value.unit:
        if FOOTNOTE.search(text, max(0, value.start - 1), value.start) and text[value.end:value.end + 1] == "]":
            return []
        if (previous in grammar["labels"] and is_label(text, value, grammar)) or grammar["clock"].match(text, value.end) or is_list_number(text, value):
            return []
        if glued:
            value.end = glued.end()
        if is_code_name(text, value):
            return []
        end, counted = counted_noun(text, value, grammar, lang)
        if not counted and (is_name(text, value, grammar) or not bare_counts(text, value, grammar, lang)):
            return []
        if counted and is_address(text, value, grammar):
            return []
    start, hedge = hedge_before(text, value.start, grammar)
    if number.form == "vague":
        hedge = "between" if value.high is not None else "over"
    end, hedge = hedge_after(text, end, "at_least" if glued and hedge == "exact" else hedge, grammar)
    low, high = _bounds(value, hedge)
    change = "level" if level else change_of(text, start, end, value.unit, grammar)
    if value.sign and change == "level" and not level:
        change = "up" if value.sign == "+" else "down"
    if number.form == "fraction" and not value.unit and not counted:
        change = "share"
    figure = Figure(text[value.start:value.end] if value.unit else text[number.start:value.end], low, high, value.unit, value.resolution, hedge, change)
    return [FigureMention(start, end, figure, counted, (value.start, value.end), confidence=0.9 if value.unit else 0.8 if counted else 0.5)]


def _bounds(value: Value, hedge: str) -> tuple[float | None, float | None]:
    """The bounds of a value under a hedge: one side of an open one is missing."""
    low = None if hedge in ("under", "at_most") else value.low
    return low, None if hedge in ("over", "at_least") else value.high
