"""Figures: numbers with their unit, hedge, range, direction and counted noun.

Every number of the text is taken up once, from left to right; what is not a figure (a year, a
label such as "Section 232", a house number) is dropped here. Values are given as written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from factcheck.extract.changes import change_of, direction_before
from factcheck.extract.figure_words import grammar_of
from factcheck.extract.hedges import bounds_of, hedge_after, hedge_before
from factcheck.extract.not_figures import bare_counts, in_code, is_address, is_clock, is_code_name, is_label, is_list_number, is_name, is_note_mark, is_score, masked
from factcheck.extract.nouns import counted_noun
from factcheck.extract.numbers import Number
from factcheck.extract.numbers import find as find_numbers
from factcheck.extract.ranges import COINS, is_pair, joins_minor, one_in, read_span, share_unit, spread_unit
from factcheck.extract.values import Value, letter_of_money, read_per, read_value
from factcheck.extract.walk import Walk, last_word, walk
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

    def moved(self, by: int) -> FigureMention:
        """The same figure, so many characters further on."""
        start, end, figure, counted, core, inverted, confidence = self
        return FigureMention(start + by, end + by, figure, counted, (core[0] + by, core[1] + by), inverted, confidence)


def find(text: str, lang: Language, blocked: list[tuple[int, int]] = (), places: Walk | None = None) -> list[FigureMention]:
    """All figures of a text, in order.

    Args:
        blocked: spans whose numbers belong to something else: dates, and silent sections.
        places: where numbers may begin, when the text has been walked already.
    """
    places = places or walk(text, lang.code)
    mask = bytearray(len(text) + 1)
    for start, end in blocked:
        mask[start:end] = b"\x01" * (end - start)
    free = [place for place in places.numbers if not mask[place[0]]]
    numbers = find_numbers(text, lang, free) if free else []
    if not numbers:
        return []
    grammar = grammar_of(lang.code)
    for start, end in masked(text):
        mask[start:end] = b"\x01" * (end - start)
    values: list[Value] = []
    found: list[FigureMention] = []
    for number in numbers:
        if mask.find(1, number.start, number.end) >= 0 or (values and number.start < values[-1].end) or in_code(text, number) and not letter_of_money(text, number, grammar):
            continue
        ordinal = _ordinal_end(text, number, grammar)
        if ordinal:
            if grammar["superlative"].match(text, ordinal):
                found.append(_plain(text, number.start, ordinal, number.low, number.low, 1.0, "exact", "rank"))
        elif not (is_clock(text, number, grammar) or values and one_in(text, values[-1], number, grammar)):
            value = read_value(text, number, grammar, mask, values[-1].end if values else 0)
            if value.previous not in grammar["clock_ends"]:
                read_span(text, value)
            if not (values and joins_minor(text, values[-1], value, grammar)):
                values.append(value)
    spread_unit(text, values, grammar)
    at = 0
    while at < len(values):
        if found and found[-1].start <= values[at].start < found[-1].end:
            at += 1  # the 5 of "two PlayStation 5 consoles"
            continue
        used, mentions = _assemble(text, values, at, grammar, lang)
        found += mentions
        at += used
    return _told_twice(text, sorted(found, key=itemgetter(0)), grammar) if len(found) > 1 else found


def _ordinal_end(text: str, number: Number, grammar: dict) -> int:
    """Where an ordinal ends, spelled or in digits (`3rd`); 0 for a number that is none."""
    if number.form == "ordinal":
        return number.end
    ordinal = grammar["ordinal"].match(text, number.end) if number.form == "digits" else None
    if ordinal is None:
        return 0
    unit = grammar["symbol"].match(text, number.end)  # 5 to 10 °C
    return 0 if unit and unit.end() > ordinal.end() else ordinal.end()


def _plain(text: str, start: int, end: int, low: float | None, high: float | None, resolution: float, hedge: str, change: str, at: int | None = None) -> FigureMention:
    """A rank or a ratio: a figure without unit and noun."""
    at = start if at is None else at
    return FigureMention(start, end, Figure(text[at:end], low, high, "", resolution, hedge, change), "", (at, end), confidence=0.7)


def _assemble(text: str, values: list[Value], at: int, grammar: dict, lang: Language) -> tuple[int, list[FigureMention]]:
    """One figure or range from the values at an index; how many values it used up."""
    first = values[at]
    second = values[at + 1] if at + 1 < len(values) else None
    joined = grammar["join"].fullmatch(text, first.end, second.start) if second is not None and second.start - first.end < 12 else None
    if joined:
        window = max(0, first.start - 40)
        between = grammar["between"].search(text, window, first.start)
        opening = grammar["from"].search(text, window, first.start)
        dash = joined.group().strip() in "-–—"
        opened = opening.start() if opening else first.start
        changing = opening and not dash and first.low and (direction_before(text, opened, grammar) or grammar["moves"].search(text, max(0, opened - 24), opened))
        if not opening and not dash and not between and (first.unit in units().money or first.unit in COINS) and second.unit.startswith(first.unit) and direction_before(text, first.start, grammar):
            return 1, _single(text, first, grammar, lang)  # "gained $1.20 to $71.40"
        if not opening and not dash and not between and first.previous in grammar["by_ends"] and not FARTHEST * first.low > second.low >= first.low and (first.unit or direction_before(text, first.start, grammar)):
            return 1, _single(text, first, grammar, lang)  # "fell by 17,000 to 233,000"
        if dash and first.number.form != second.number.form and "words" in (first.number.form, second.number.form):
            return 2, []  # 7-Eleven
        if joined.group().strip() in grammar["and"] and not between:
            pass  # "5 and 7" without "between" are two figures
        elif not changing and is_pair(first, second, dash):
            return 2, _range(text, first, second, between or (opening if not dash else None), grammar, lang)
        elif changing:
            share_unit(first, second)
            mentions = [m for v in (first, second) for m in _single(text, v, grammar, lang, level=True)]
            if len(mentions) == 2 and not mentions[0].figure.unit and not mentions[0].counted:
                mentions[0] = mentions[0]._replace(counted=mentions[1].counted)
            return 2, mentions
        elif dash and not first.unit and not second.unit and first.scale == second.scale == 1.0:
            return 2, []  # a score, or a code
    return 1, _single(text, first, grammar, lang, whole=second)


def _range(text: str, first: Value, second: Value, opening, grammar: dict, lang: Language) -> list[FigureMention]:
    bare = not second.unit
    if bare and _is_age(text, first, first.previous, grammar):
        first.unit = second.unit = "year"
    share_unit(first, second)
    if bare and second.unit:
        read_per(text, second, grammar)
        first.unit = second.unit
    start, _ = hedge_before(text, first.start, first.previous, grammar)
    if opening:
        start = opening.start()
    end, counted = second.end, ""
    if not second.unit:
        end, counted = counted_noun(text, second.end, False, lang)
        if not counted and (is_label(text, first, grammar) or is_name(text, second, grammar) or not opening and is_score(text, first, second)):
            return []
    low, high = sorted((first.low, second.low))
    figure = Figure(text[first.start:second.end], low, high, second.unit, min(first.resolution, second.resolution),
                    "between", change_of(text, first.start, end, second.unit, grammar))
    return [FigureMention(start, end, figure, counted, (first.start, second.end), first.low > second.low, 0.9 if figure.unit or counted else 0.6)]


def _single(text: str, value: Value, grammar: dict, lang: Language, level: bool = False, whole: Value | None = None) -> list[FigureMention]:
    """The figure of one value, or none where it is no figure.

    Args:
        level: a value something changes from or to.
        whole: the value that follows, which may be the whole that this one is a part of.
    """
    number = value.number
    end, counted = value.end, ""
    previous = value.previous
    glued = grammar["glued"].match(text, value.end) if text[value.end:value.end + 1] == "-" else None
    odd = grammar["glued_about"].match(text, value.end) if number.form in ("digits", "words") else None  # 40-odd hens
    glued = odd or glued
    if not value.unit:
        times = grammar["times"].match(text, value.end)
        if number.form == "multiple" or times:
            start, hedge = hedge_before(text, value.start, previous, grammar)
            return [_plain(text, start, times.end() if times else value.end, *bounds_of(value, hedge), value.resolution, hedge, "ratio", value.start)]
        multiplied = grammar["multiplied"].search(text, max(0, value.start - 40), value.start) if previous in grammar["multiplied_ends"] else None
        if multiplied:
            return [_plain(text, multiplied.start(), end, value.low, value.high, value.resolution, "exact", "ratio", value.start)]
        if _is_age(text, value, previous, grammar):
            value.unit = "year"
    if not value.unit:
        value.end = glued.end() if glued else value.end
        if _is_none(text, value, previous, grammar):
            return []
        end, counted = _counted(text, value, previous, whole, grammar, lang)
        if text[number.start:number.end] in grammar["models"] and value.scale == 1.0 and (not counted or counted.split()[-1] in grammar["model_nouns"]):
            return []  # the 747, two 737 jets
        if counted and is_address(text, value, grammar):
            return []
        if not counted and (is_name(text, value, grammar) or not bare_counts(text, value, previous, grammar)):
            return []
    start, hedge = hedge_before(text, value.start, previous, grammar, value.unit)
    if number.form == "vague":
        hedge = "between" if value.high is not None else "over"
    end, hedge = hedge_after(text, end, ("about" if odd else "at_least") if glued and hedge == "exact" else hedge, grammar)
    if hedge != "exact" and not value.unit and not counted:
        end, counted = max((end, counted), counted_noun(text, end, False, lang))  # two or more portions
    change = "level" if level else change_of(text, start, end, value.unit, grammar)
    if value.sign and change == "level" and not level:
        change = "up" if value.sign == "+" else "down"
    if number.form == "fraction" and not value.unit and value.low < 1 and not (change in ("up", "down") and (last_word(text, start) in grammar["by_ends"] or text[number.start:number.end].lower() in grammar["bare_halves"])):
        change = "share"  # but "cut by a fifth"
    figure = Figure(text[value.start:value.end] if value.unit else text[number.start:value.end], *bounds_of(value, hedge), value.unit, value.resolution, hedge, change)
    return [FigureMention(start, end, figure, counted, (value.start, value.end), confidence=0.9 if value.unit else 0.8 if counted else 0.5)]


def _is_age(text: str, value: Value, previous: str, grammar: dict) -> bool:
    """`aged 19`, and the age in commas after a name: `the senator, 81, said`."""
    if previous in grammar["aged_ends"] and grammar["aged"].search(text, max(0, value.start - 24), value.start):
        return True
    if value.number.form != "digits" or not 1 <= value.low <= OLDEST or value.scale != 1.0:
        return False
    following = _WORD_AFTER.match(text, value.end)
    if following and following[1] in grammar["joins"] and _FULL_NAME.search(text, max(0, value.start - 40), value.start):
        return True  # Ana Ruiz, 43 and from Cádiz
    after = _AFTER_AGE.match(text, value.end)
    if after and previous in grammar["death_ends"] and grammar["death"].search(text, max(0, value.start - 72), value.start):
        return True  # has died in Antwerp at 76
    if after and grammar["is_aged"].search(text, max(0, value.start - 16), value.start):
        return True
    before = grammar["age_after_name"].search(text, max(0, value.start - 24), value.start) if after else None
    return bool(before) and (after.group().endswith(" ") or before["name"][0].isupper())


FARTHEST = 3
"""How many times larger than the first the second bound of "by 10 to 15" can be; "by 4 to 71" is a change and a level."""

_AFTER_AGE = re.compile(r" ?, (?=[^\W\d_])|[.;)]?\Z|[.;)](?=\s)")  # in the middle of a sentence, or at its end
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_FULL_NAME = re.compile(r"[^\W\d_a-záéíóúñ][\w’'-]+ [^\W\d_a-záéíóúñ][\w’'-]+ ?, \Z")
OLDEST = 115
"""Years from which a number in commas is no age."""


def _is_none(text: str, value: Value, previous: str, grammar: dict) -> bool:
    """Whether a number without a unit is a mark, a label, a time, or part of a name."""
    return (is_note_mark(text, value) or grammar["bore"].match(text, value.end) is not None or text[value.start] == "." and grammar["caliber"].match(text, value.end) is not None or previous in grammar["label_ends"] and is_label(text, value, grammar) or grammar["clock"].match(text, value.end) is not None
            or is_list_number(text, value) or is_code_name(text, value))


def _counted(text: str, value: Value, previous: str, whole: Value | None, grammar: dict, lang: Language) -> tuple[int, str]:
    """What a number without a unit counts: the noun after it, that of its whole (`500 of its 1,900
    workers`), or what it is a value of (`magnitude 6.4`)."""
    number = value.number
    following = grammar["magnitude_after"].match(text, value.end)  # a 5.6 magnitude earthquake
    if following:
        return following.end(), following.group(1)
    if previous in grammar["magnitude_ends"] and (measured := grammar["magnitude"].search(text, max(0, value.start - 24), value.start)):
        return value.end, measured.group(1).lower()
    position = value.end
    scaled = number.form == "words" and text[number.start:number.end].split()[-1].lower() in grammar["scales"]
    if number.form == "vague" or value.low >= 1e6 or scaled:
        of = grammar["of_between"].match(text, position)  # millions of people, dos docenas de barcos
        if of:
            end, counted = counted_noun(text, of.end() - 1, False, lang)
            return (end, counted) if counted else (value.end, "")
    part = grammar["out_of"].match(text, position) if number.form == "fraction" and value.low < 1 else None
    part = part or grammar["half_the"].match(text, position) if number.form == "fraction" and value.low == 0.5 else part
    if part:  # two-thirds of the voters, half of the 1,200 workers
        at = whole.end if whole and whole.start == part.end() and not whole.unit else part.end() - 1
        return value.end, counted_noun(text, at, False, lang)[1]
    # "Four Flies" is a title; "nine Republicans" and "5.2 million Kenyans" are counted
    one = value.low == 1 and (number.form == "digits" or previous not in grammar["no_one_after"] and grammar["one"].match(text, number.start) is not None)
    one = one or number.form == "fraction" and text[number.start:number.end].lower() in grammar["bare_halves"]
    opens = text[max(0, number.start - 2):number.start].strip() in _SENTENCE_ENDS
    written = text[number.start + opens:number.end]
    named = written == written.lower() and value.low != 1 and (number.form == "words" or value.scale > 1 or not is_name(text, value, grammar))
    end, counted = counted_noun(text, position, one, lang, named)
    if not counted and whole and not whole.unit and number.form in ("digits", "words") and value.low != 1 and grammar["out_of"].fullmatch(text, position, whole.start):
        counted = counted_noun(text, whole.end, False, lang)[1]
    return end, counted


_SENTENCE_ENDS = frozenset(("", ".", "!", "?"))


def _told_twice(text: str, found: list[FigureMention], grammar: dict) -> list[FigureMention]:
    """The same change told in a second unit goes the same way: `fell $1.37, or 1.6 percent`; and what a
    count is compared with counts the same: `1.9 million visitors, up from 1.4 million`."""
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if first.counted and not second.counted and not second.figure.unit and second.figure.change in ("level", "up", "down") and second.start - first.end < 60:
            if grammar["same_noun"].fullmatch(text, first.end, second.core[0]) or grammar["compared_bare"].match(text, second.core[1]):
                found[at] = second = second._replace(counted=first.counted)
        if first.figure.change in ("up", "down") and second.figure.change == "level" and first.figure.unit != second.figure.unit and grammar["that_is"].fullmatch(text, first.end, second.start):
            found[at] = second._replace(figure=replace(second.figure, change=first.figure.change))
    return found
