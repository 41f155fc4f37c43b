"""Dates that hang on the name of a month: `March 12, 2025`, `3 de mayo`, `from May to July`."""

from __future__ import annotations

import re

from factcheck.extract.date_words import Found, lookup, part_of, possible
from factcheck.extract.walk import last_word

_DIGIT = re.compile(r"\d")
_FIGURE_GOES_ON = re.compile(r"[.,]\d|\s?%")
LONGEST_SHORT = len("sept.")
"""Letters of a month that is cut short, its full stop included."""
WINDOW = 24
"""Characters before a month in which its day and weekday stand."""


def find(text: str, places: list[int], digits: bool, grammar: dict, found: Found) -> None:
    """Take down the dates around the month names that stand at some offsets of a text.

    Args:
        digits: whether there are any in the text.
    """
    for at in places:
        if at and text[at - 1].isalnum():
            continue
        previous = last_word(text, at)
        if not digits and previous not in grammar["first_ends"] and previous not in grammar["run_to_ends"]:
            _month_alone(text, at, previous, grammar, found)
        elif month := grammar["month"].match(text, at):
            _read(text, month, previous, digits, grammar, found)


def _read(text: str, month: re.Match, previous: str, digits: bool, grammar: dict, found: Found) -> None:
    start, end = month.span()
    months = grammar["data"]["months"]
    number = lookup(months, month.group())
    if previous in grammar["first_ends"] and (first := grammar["first"].search(text, max(0, start - WINDOW), start)):
        year = grammar["year_after"].match(text, start)
        found.add(first.start(), year.end(), f"{year['year'] or 'XXXX'}-{number:02d}-01")
        return
    if previous in grammar["run_to_ends"] and (run := grammar["months_to"].search(text, max(0, start - 2 * WINDOW), start)):
        if _run_to(text, run, start, number, grammar, found):
            return
    if digits and _DIGIT.search(text, max(0, start - WINDOW), end + WINDOW):
        if spanned := grammar["month_range"].match(text, start):
            found.add(start, spanned.end(), f"{spanned['year']}-{number:02d}/{spanned['year2']}-{lookup(months, spanned['month2']):02d}")
            return
        if day := grammar["day_before"].search(text, max(0, start - WINDOW), start):
            _day_and_month(text, day, month, number, grammar, found)
            return
        if (day := grammar["month_day"].match(text, start)) and 1 <= int(day["day"]) <= 31 and not _is_figure(text, day):
            _month_and_day(text, day, number, grammar, found)
            return
    _month_alone(text, start, previous, grammar, found)


def _run_to(text: str, run: re.Match, start: int, last: int, grammar: dict, found: Found) -> bool:
    """`the six months to June`: so many months up to one; False where they begin in another year that is not told."""
    months = int(run["n"] or grammar["counts"][run["word"].lower()]) * grammar["data"]["run_units"][run["of"].lower()]
    dated = grammar["year_after"].match(text, start)
    first, year = last - months + 1, dated["year"]
    if not 0 < months <= 12 or first < 1 and not year:
        return False
    begins = f"{int(year) - 1}-{first + 12:02d}" if first < 1 else f"{year or 'XXXX'}-{first:02d}"
    found.add(run.start(), dated.end(), f"{begins}/{year or 'XXXX'}-{last:02d}")
    return True


def _day_and_month(text: str, day: re.Match, month: re.Match, number: int, grammar: dict, found: Found) -> None:
    if not 1 <= int(day["day"]) <= 31:
        return
    dated = grammar["year_after"].match(text, month.start())
    year = dated["year"] if dated and dated["year"] else "XXXX"
    value = f"{year}-{number:02d}-{int(day['day']):02d}"
    if day["day2"]:
        value += f"/{year}-{number:02d}-{int(day['day2']):02d}"
    weekday, start = _weekday_before(text, day.start(), grammar)
    found.add(start, dated.end() if dated else month.end(), value, weekday=weekday, possible=possible(value))


def _month_and_day(text: str, day: re.Match, number: int, grammar: dict, found: Found) -> None:
    year = day["year"] or "XXXX"
    value = f"{year}-{number:02d}-{int(day['day']):02d}"
    if day["day2"] and 1 <= int(day["day2"]) <= 31:
        last = lookup(grammar["data"]["months"], day["month2"]) if day["month2"] else number
        value += f"/{year}-{last:02d}-{int(day['day2']):02d}"
    weekday, start = _weekday_before(text, day.start(), grammar)
    found.add(start, day.end(), value, weekday=weekday, possible=possible(value))


def _month_alone(text: str, at: int, previous: str, grammar: dict, found: Found) -> None:
    """A month with its year, a span of months, or a lone month where the word before it says it is one."""
    plain = grammar["month_year"].match(text, at)
    if plain is None:
        return  # glued to digits: a code
    year, second = plain["year"], plain["month2"]
    if not year and not second and previous not in grammar["year_cue"]:
        return
    months = grammar["data"]["months"]
    month = grammar["month"].match(text, at).group()
    number = lookup(months, month)
    value = f"{year or 'XXXX'}-{number:02d}"
    if second:
        last = lookup(months, second)
        first_year = str(int(year) - 1) if year and last < number else year or "XXXX"
        value = f"{first_year}-{number:02d}/{year or 'XXXX'}-{last:02d}"
    start, value = part_of(text, plain.start(), value, grammar)
    end = plain.end()
    if text[end - 1] == "." and not year and not text[end:end + 2].strip()[:1].islower():
        end -= end < len(text) or len(second or month) > LONGEST_SHORT  # the full stop of the sentence
    found.add(start, end, value)


def _is_figure(text: str, day: re.Match) -> bool:
    """Whether the number after a month goes on as a figure: `May 5.2`, `May 5,000`."""
    return not day["year"] and _FIGURE_GOES_ON.match(text, day.end()) is not None


def _weekday_before(text: str, start: int, grammar: dict) -> tuple[int | None, int]:
    match = grammar["weekday_before"].search(text, max(0, start - WINDOW), start)
    if not match:
        return None, start
    return lookup(grammar["data"]["weekdays"], match.group(1)), match.start()
