"""The one comparison: can two figures, or two dates, both be true?

A figure stands for an interval. `3.2 million` is anything that rounds to it, `about` widens that,
and the bound of `over`, `under`, `at least` and `at most` is not moved by rounding. Two figures
conflict only when no value satisfies both; units of one dimension are converted first.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck import edtf
from factcheck.lexicon import language, units
from factcheck.model import Claim, Evidence, Figure
from factcheck.wording import number, unit_words

SCORE = "score"
"""Unit of the score of a match, whose bounds are its two numbers; the linker alone knows it."""

WRITTEN = "written"
"""Unit of a number that is no quantity, such as an hour of the day; its digits are its lower bound."""

CLOCK = "clock"
"""Unit of a time of day, whose minutes since midnight or noon are its lower bound; the upper is 0 before noon, 1 after it, None
where that is not told."""

AS_WRITTEN = frozenset({SCORE, WRITTEN, CLOCK})
"""Units that are no quantity."""

HALF_DAY, MINUTES = 720, 10
"""Minutes of half a day, as texts write twelve hours or 24; and up to which two times of day are one."""

ABOUT = 0.05
"""Relative width given to "about": five per cent either side, or half the last digit if that is more."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a figure allows, in its base unit.

    Attributes:
        low, high: bounds; infinite where open.
        low_open, high_open: whether the bound itself is excluded.
        dimension: what is measured; intervals of different dimensions do not compare.
    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    dimension: str = ""

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        if self.low > other.high or other.low > self.high:
            return False
        if self.low == other.high:
            return not (self.low_open or other.high_open)
        if other.low == self.high:
            return not (other.low_open or self.high_open)
        return True

    def __contains__(self, value: float) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below


def interval(figure: Figure, *, convert: bool = True) -> Interval:
    """The interval a figure stands for; in its own unit with `convert=False`.

    >>> i = interval(Figure("3.2 million", 3.2e6, 3.2e6, "ton", 1e5), convert=False)
    >>> i.low, i.high, i.high_open
    (3150000.0, 3250000.0, True)
    """
    half = figure.resolution / 2
    low = -math.inf if figure.low is None else figure.low
    high = math.inf if figure.high is None else figure.high
    low_open = high_open = False
    if figure.hedge in ("exact", "between"):
        low, high, high_open = low - half, high + half, half > 0
    elif figure.hedge == "about":
        low, high, high_open = low - max(half, ABOUT * abs(low)), high + max(half, ABOUT * abs(high)), True
    elif figure.hedge == "over":
        low_open = True
    elif figure.hedge == "under":
        high_open = True
    dimension, least, most = _factor(figure.unit) if convert else (figure.unit, 1.0, 1.0)
    return Interval(low * (least if low >= 0 else most), high * (most if high >= 0 else least), low_open, high_open, dimension)


ROUGH = 0.01
"""Relative width an operand with "about" is given in a sum; wider would let almost any sum pass."""


def operand(figure: Figure) -> Interval:
    """The interval of a figure as an operand in a sum the article invites the reader to do.

    Here trailing zeros count as written: from "8,000" and "900" a reader takes 11.25 per cent, so
    only decimals and scale words are rounded, and "about" leaves one per cent.
    """
    digits = re.sub(r"\D", "", figure.written.split()[0]) if figure.written else ""
    value = figure.low if figure.low is not None else figure.high
    half = 0.5 if digits and float(digits) == value else figure.resolution / 2
    if figure.hedge not in ("exact", "between"):
        half = max(half, ROUGH * abs(value))
    low = figure.low if figure.low is not None else value
    high = figure.high if figure.high is not None else value
    return Interval(low - half, high + half, dimension=dimension(figure))


def _factor(unit: str) -> tuple[str, float, float]:
    """Dimension and factors of a unit; an annual figure and a plain one are of one dimension."""
    name = unit.removesuffix("/year")
    return units().factor(name) or (name, 1.0, 1.0)


def dimension(figure: Figure) -> str:
    """The dimension a figure is compared in; the unit's own name where the table has none."""
    return _factor(figure.unit)[0]


def compare(a: Figure, b: Figure) -> str:
    """agree, disagree or unknown (their dimensions differ, or one has no bound at all).

    Figures in the same unit are compared as written: what kind of ton is meant does not matter then.
    Things that are counted are whole: of "fewer than 14 mills" and "14 mills" one is wrong. So it is
    of "under 3.2 million" and "3.2 million", as nobody puts "under" before what he has rounded up; "over 3.2 million" may
    be 3.21. A range is
    told with both its ends: "10 to 12" and "11 to 12" are two ranges, whatever they have in common.
    """
    same = a.unit.removesuffix("/year") == b.unit.removesuffix("/year")
    if a.unit == b.unit == CLOCK:
        if None not in (a.high, b.high) and a.high != b.high:
            return "disagree"
        apart = abs(a.low - b.low)
        return "agree" if min(apart, HALF_DAY - apart) <= MINUTES else "disagree"
    if same and a.unit in AS_WRITTEN or _score_and_range(a, b) or _score_and_range(b, a):
        return "agree" if (a.low, a.high) == (b.low, b.high) else "disagree"
    if same and (_excludes(a, b) or _excludes(b, a)):
        return "disagree"
    if not a.unit and not b.unit:
        a, b = _whole(a, b), _whole(b, a)
    if not same:
        a, b = _rounded(a), _rounded(b)
    first, second = interval(a, convert=not same), interval(b, convert=not same)
    if (not same and first.dimension != second.dimension) or (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return "unknown"
    if a.hedge == b.hedge == "between":
        ends = zip(_ends(a), _ends(b), strict=True)
        return "agree" if all(interval(x, convert=not same).meets(interval(y, convert=not same)) for x, y in ends) else "disagree"
    return "agree" if first.meets(second) else "disagree"


def _rounded(figure: Figure) -> Figure:
    """A figure that is compared with one in another unit: what ends in zeros is taken to have been
    rounded in conversion, by a tenth at most (30 miles, 50 km)."""
    value = figure.low if figure.low is not None else figure.high
    if not value or value % 10 or figure.resolution != 1:
        return figure
    zeros = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0"))
    return replace(figure, resolution=min(10.0**zeros, 0.2 * value))


def _excludes(bound: Figure, other: Figure) -> bool:
    """Whether a figure is told to be under, or a percentage to be over, the very number that the other is told to be, and that is no round one."""
    value = bound.high if bound.hedge == "under" else bound.low if bound.hedge == "over" and bound.unit == "percent" else None
    if value is None or other.hedge != "exact" or not other.low == other.high == value or not other.resolution == bound.resolution > 0:
        return False
    return round(value / other.resolution) % 5 != 0


def _score_and_range(score: Figure, other: Figure) -> bool:
    """Whether one is a score, and the other is read as a range because its smaller number stands first ("20-31")."""
    return score.unit == SCORE and not other.unit and other.hedge == "between"


def _ends(figure: Figure) -> tuple[Figure, Figure]:
    """The two ends of a range, each as a figure of its own."""
    return replace(figure, high=figure.low, hedge="exact"), replace(figure, low=figure.high, hedge="exact")


def _whole(figure: Figure, other: Figure) -> Figure:
    """A count to the last unit without the half unit that rounding would leave; but 90 may be called "more than 90"."""
    if other.hedge == "over" and figure.low and figure.low % 10 == 0:
        return figure
    if figure.resolution == 1 and all(bound is None or bound.is_integer() for bound in (figure.low, figure.high)):
        return replace(figure, resolution=0.0)
    return figure


def resolved(claim: Claim) -> str:
    """The date of a date claim with its year filled in where the publication date tells it."""
    return edtf.resolve(claim.time.date, claim.origin.published, claim.modality == "asserted")


def comparable_date(claim: Claim) -> bool:
    """Whether a date claim asserts a day, month or year that another may contradict."""
    try:
        return bool(claim.time.date) and not claim.time.anchor and any(edtf.bounds(claim.time.date.replace("XXXX", "2000")))
    except edtf.InvalidDate:
        return False


def weekday(claim: Claim) -> int | None:
    """The weekday that is all a date claim says, Monday 0, whatever the relation; None where it says more, or less."""
    if claim.time.date or claim.time.anchor:
        return None
    words = claim.surface.rstrip(".,").lower().split()
    if len(words) > 1 and claim.time.relation == "on":
        return None  # "early on Thursday", "Thursday night"
    return language(claim.origin.language).map("dates", "weekdays").get(words[-1])


def compare_dates(a: Claim, b: Claim) -> str:
    """agree, disagree or unknown: whether one day can satisfy both dates.

    "Before 1996" ends with 1995, "after March 2018" begins with April. Where one leaves its year
    open, month and day are compared without it. Weekdays alone are compared with each other, and two
    days by or until which something holds as days.
    """
    days = weekday(a), weekday(b)
    if None not in days:
        return "agree" if days[0] == days[1] else "disagree"
    first, second = resolved(a), resolved(b)
    if ("XXXX" in first) != ("XXXX" in second):
        if "/" in first + second or min(len(first), len(second)) < len("XXXX-00"):
            return "unknown"
        first, second = (f"XXXX{when[4:]}" for when in (first, second))
    try:
        spans = [_days(when.replace("XXXX", "2000"), relation) for when, relation in zip((first, second), _relations(a, b), strict=True)]
    except edtf.InvalidDate:
        return "unknown"
    return "disagree" if edtf.intersect(*spans) is None else "agree"


DEADLINES = frozenset({"by", "until"})
"""Relations to a day up to which something is to be done."""


def _relations(a: Claim, b: Claim) -> tuple[str, str]:
    """The relations two dates are compared by: of two deadlines, and of a day that something is fixed for, the day itself."""
    relations = tuple("on" if _is_scheduled(claim) else claim.time.relation for claim in (a, b))
    return ("on", "on") if DEADLINES.issuperset(relations) and len(a.time.date) == len(b.time.date) == len("2025-06-11") else relations


def _is_scheduled(date: Claim) -> bool:
    """Whether a day for which something is fixed is told with a word for a deadline ("fijado para el 25 de marzo")."""
    words = tuple(language(date.origin.language).list("dates", "scheduled"))
    return date.time.relation == "by" and len(date.time.date) == len("2025-06-11") and date.surface.lower().startswith(words)


def _days(when: str, relation: str) -> tuple[date | None, date | None]:
    low, high = edtf.bounds(when)
    if relation == "before":
        return None, low and low - timedelta(days=1)
    if relation == "after":
        return high and high + timedelta(days=1), None
    return (None, high) if relation == "by" else (low, high)


def verdict(a: Claim, b: Claim, in_place: bool = False) -> str:
    """agree, disagree or unknown, of two figures or two dates; up and down disagree.

    Args:
        a, b: the claims.
        in_place: whether they stand in one place of near copies: there "over 200" and "over 300", which one
            value could satisfy, are one quotation and its error.
    """
    if a.kind == "date":
        return "disagree" if in_place and _quoted_otherwise(a, b) else compare_dates(a, b)
    if {a.figure.change, b.figure.change} == {"up", "down"}:
        return "disagree"
    if _far_from(a, b) or _far_from(b, a):
        return "agree"
    if in_place and a.figure.unit == b.figure.unit == CLOCK:
        return compare(a.figure, b.figure) if a.figure.low == b.figure.low else "disagree"
    if in_place and a.figure.hedge == b.figure.hedge and a.figure.hedge not in ("exact", "between"):
        return compare(*map(_bare, (a.figure, b.figure)))
    return compare(*_alike(a.figure, b.figure))


def _alike(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Two figures of which one says of how much of what it is told ("89 dollars a tonne") and the other leaves that out."""
    first, second = a.unit.partition("/"), b.unit.partition("/")
    if first[0] == second[0] and bool(first[2]) != bool(second[2]) and "year" not in (first[2], second[2]):
        return replace(a, unit=first[0]), replace(b, unit=second[0])
    return a, b


def is_open(figure: Figure) -> bool:
    """Whether a figure is a bound, which leaves one side open."""
    return None in (figure.low, figure.high)


def _far_from(bound: Claim, other: Claim) -> bool:
    """Whether a figure is told to be far from the number of the other, which it thus knows of: "well below the 78 %"."""
    figure = bound.figure
    value = figure.low if figure.low is not None else figure.high
    if figure.hedge not in ("over", "under") or other.figure.unit != figure.unit or not other.figure.low == other.figure.high == value:
        return False
    return bound.surface.lower().startswith(tuple(f"{word} " for word in language(bound.origin.language).list("hedges", "far")))


def _quoted_otherwise(a: Claim, b: Claim) -> bool:
    """Whether two dates are bounds of one kind, or stretches, and not the same ("since 2009", "since 2019")."""
    first, second = resolved(a), resolved(b)
    if a.time.relation != b.time.relation or len(first) != len(second):
        return False
    return (a.time.relation != "on" or "/" in first and "/" in second) and first != second


def _bare(figure: Figure) -> Figure:
    """A figure without its hedge."""
    value = figure.low if figure.low is not None else figure.high
    return replace(figure, low=value, high=value, hedge="exact")


def spell(figure: Figure) -> str:
    """The interval of a figure in words and in its own unit, as a finding gives it."""
    if figure.unit in AS_WRITTEN or figure.change == "rank":
        return figure.written
    i = interval(figure, convert=False)
    unit = unit_words(figure.unit)
    if math.isinf(i.low) and math.isinf(i.high):
        return "any value"
    if math.isinf(i.high):
        return f"{'more than' if i.low_open else 'at least'} {number(i.low)}{unit}"
    if math.isinf(i.low):
        return f"{'less than' if i.high_open else 'at most'} {number(i.high)}{unit}"
    return f"{number(i.low)} to {number(i.high)}{unit}"


def passage(claim: Claim, role: str) -> Evidence:
    """A figure as a passage of a finding, with the interval it is compared by; an open side is None."""
    own = interval(claim.figure, convert=False)
    low, high = (None if math.isinf(bound) or claim.figure.unit in AS_WRITTEN else bound for bound in (own.low, own.high))
    return Evidence.of(claim, role, low, high, claim.figure.unit)
