"""Dates as EDTF text, and the days they cover.

The part of EDTF (Library of Congress, 2019; ISO 8601-2) that news needs: years, months, days,
a year or month that is not said (`XXXX-03-12`), decades (`201X`), and intervals, which may be open
(`2025-03-12/..`). All functions are pure; none of them knows what day it is.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_PART = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?\Z")

OPEN = ".."


class InvalidDate(ValueError):
    """Text that is not EDTF as far as this module reads it, or names a day that does not exist."""


def _bounds_of_part(part: str) -> tuple[date, date] | None:
    match = _PART.match(part)
    if not match:
        raise InvalidDate(f"“{part}” is not a date; write 2025, 2025-03, 2025-03-12 or an interval A/B")
    year, month, day = match.groups()
    if year == "XXXX":
        return None
    if year.endswith("X"):
        first = int(year[:3]) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    y = int(year)
    try:
        if month is None or month == "XX":
            return date(y, 1, 1), date(y, 12, 31)
        m = int(month)
        if day is None or day == "XX":
            return date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1])
        exact = date(y, m, int(day))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise InvalidDate(f"“{part}” is not a day of the calendar") from error
    return exact, exact


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day that a date covers, both inclusive; None is open or not said.

    >>> bounds("2025-02/2025-03")
    (datetime.date(2025, 2, 1), datetime.date(2025, 3, 31))
    >>> bounds("2025-06-04/..")
    (datetime.date(2025, 6, 4), None)
    >>> bounds("XXXX-03-12")
    (None, None)

    Raises:
        InvalidDate: when the text is no date.
    """
    if not edtf:
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        both = _bounds_of_part(first)
        return both if both else (None, None)
    low = None if first in (OPEN, "") else _bounds_of_part(first)
    high = None if last in (OPEN, "") else _bounds_of_part(last)
    start, end = (low[0] if low else None), (high[1] if high else None)
    if start and end and start > end:
        raise InvalidDate(f"“{edtf}” ends before it begins")
    return start, end


def is_known(edtf: str) -> bool:
    """Whether a date says anything about when: it has a year on at least one side."""
    return any(bounds(edtf))


def has_year(edtf: str) -> bool:
    """Whether a date exists in the calendar and no part of it leaves its year open.

    >>> has_year("2025-03"), has_year("XXXX-03"), has_year("2025-04-31")
    (True, False, False)
    """
    try:
        return "XXXX" not in edtf and any(bounds(edtf))
    except InvalidDate:
        return False


def overlap(a: str, b: str) -> bool:
    """Whether two dates can be the same time. Open and unknown sides overlap everything.

    >>> overlap("2025-03", "2025-03-12"), overlap("2018", "2025-03-12")
    (True, False)
    """
    a_low, a_high = bounds(a)
    b_low, b_high = bounds(b)
    if a_low and b_high and a_low > b_high:
        return False
    return not (b_low and a_high and b_low > a_high)


def within(inner: str, outer: str) -> bool:
    """Whether every day of `inner` is a day of `outer`."""
    i_low, i_high = bounds(inner)
    o_low, o_high = bounds(outer)
    if o_low and (i_low is None or i_low < o_low):
        return False
    return not (o_high and (i_high is None or i_high > o_high))


def intersect(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> tuple[date | None, date | None] | None:
    """The days two pairs of bounds share, or None when there are none."""
    low = max((d for d in (a[0], b[0]) if d), default=None)
    high = min((d for d in (a[1], b[1]) if d), default=None)
    return None if low and high and low > high else (low, high)


def days(span: tuple[date | None, date | None]) -> int | None:
    """How many days a pair of inclusive bounds holds; None when a side is open."""
    return None if None in span else (span[1] - span[0]).days + 1


AHEAD = 60
"""Days after its publication date that a text may still tell as a fact ("the duty starts June 4")."""


def resolve(edtf: str, published: str, told: bool = False) -> str:
    """Fill in a year that is not said from the publication date, when only one year is near.

    News that says "March 12" means the one nearest to its publication date; what is `told` as a
    fact lies at most `AHEAD` days after it. With a publication date that is unknown, or too wide
    to tell, the year stays open.

    >>> resolve("XXXX-03-12", "2025-02/2025-03")
    '2025-03-12'
    >>> resolve("XXXX-12", "2025-01-14")
    '2024-12'
    >>> resolve("XXXX-03-12", "")
    'XXXX-03-12'
    """
    if "XXXX" not in edtf:
        return edtf
    low, high = bounds(published)
    if not low or not high or (high - low).days > 200:
        return edtf
    middle = low + (high - low) / 2
    best = None
    for year in (middle.year - 1, middle.year, middle.year + 1):
        filled = edtf.replace("XXXX", str(year))
        try:
            start, end = bounds(filled)
        except InvalidDate:
            continue
        ahead = ((start or end) - middle).days
        if told and ahead > AHEAD:
            continue
        distance = abs(ahead)
        if best is None or distance < best[0]:
            best = distance, filled
    return best[1] if best else edtf


def shift(edtf: str, *, years: int = 0, months: int = 0) -> str:
    """Move a plain year or month by whole years or months.

    >>> shift("2025-01", months=-1), shift("2025", years=-1)
    ('2024-12', '2024')
    """
    if len(edtf) == 4:
        return f"{int(edtf) + years:04d}"
    year, month = int(edtf[:4]) + years, int(edtf[5:7]) - 1 + months
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def from_days(low: date | None, high: date | None) -> str:
    """The shortest EDTF text for a pair of inclusive bounds.

    >>> from_days(date(2025, 6, 1), date(2025, 6, 30))
    '2025-06'
    """
    if low is None and high is None:
        return ""
    if low and high:
        if low == high:
            return low.isoformat()
        if low.day == 1 and high + timedelta(days=1) == _next_month(low):
            return f"{low:%Y-%m}"
        if (low.month, low.day, high.month, high.day, low.year) == (1, 1, 12, 31, high.year):
            return f"{low:%Y}"
    return f"{low.isoformat() if low else OPEN}/{high.isoformat() if high else OPEN}"


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def spell(edtf: str) -> str:
    """A date as an editor reads it, in day-month-year order.

    >>> spell("2025-06-11"), spell("2025-02/2025-03"), spell("2025-06-04/..")
    ('11 June 2025', 'February 2025 to March 2025', 'since 4 June 2025')
    """
    if not edtf:
        return "date unknown"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _spell_part(first)
    if last in (OPEN, ""):
        return f"since {_spell_part(first)}"
    if first in (OPEN, ""):
        return f"until {_spell_part(last)}"
    return f"{_spell_part(first)} to {_spell_part(last)}"


def _spell_part(part: str) -> str:
    year, *rest = part.split("-")
    year = "" if year == "XXXX" else year.replace("X", "0") + ("s" if "X" in year else "")
    if not rest:
        return year
    month = calendar.month_name[int(rest[0])] if rest[0] != "XX" else ""
    day = str(int(rest[1])) if len(rest) > 1 and rest[1] != "XX" else ""
    return " ".join(word for word in (day, month, year) if word)
