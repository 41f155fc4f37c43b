"""Whether two claims can hold for the same time and the same place."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck import edtf
from factcheck.lexicon import Place, places
from factcheck.link.compare import resolved
from factcheck.model import Claim


def same_period(a: Claim, b: Claim) -> bool:
    """Whether two figures can hold for the same time, as far as their periods and publication dates tell."""
    if a.topic.period == b.topic.period != "" and near_in_time(a.origin.published, b.origin.published):
        return True  # "in July", whether it has been or is to come
    first = edtf.resolve(a.topic.period, a.origin.published, a.modality == "asserted")
    second = edtf.resolve(b.topic.period, b.origin.published, b.modality == "asserted")
    return _periods_meet(first, second, a.origin.published, b.origin.published)


@lru_cache(maxsize=65536)
def _periods_meet(first: str, second: str, published: str, other_published: str) -> bool:
    if edtf.has_year(first) and edtf.has_year(second):
        return (edtf.within(first, second) or edtf.within(second, first)) and not _of_two_lengths(first, second)
    if "XXXX" in first and "XXXX" in second:
        first, second = map(_in_one_year, (first, second))
        return edtf.overlap(first, second) and not _of_two_lengths(first, second)
    if bool(first) != bool(second):
        known, when = (first, other_published) if first else (second, published)
        return not (edtf.has_year(known) and edtf.is_known(when)) or near_in_time(known, when)
    return near_in_time(published, other_published)


def _in_one_year(when: str) -> str:
    """A period of no year in one; "November to February" as its months to the end of the year."""
    start, _, end = when.partition("/")
    return f"{start}/XXXX-12".replace("XXXX", "2000") if "" < end < start else when.replace("XXXX", "2000")


def _of_two_lengths(first: str, second: str) -> bool:
    """Whether one is a month, the other a quarter, half-year or year: what is counted in them is not the same.
    A day, on which a state was so, can stand for all of them."""
    days = [(high - low).days + 1 if low and high else 0 for low, high in map(edtf.bounds, (first, second))]
    return min(days) >= MONTH and max(days) > LONGER * min(days)


MONTH, LONGER = 28, 1.5
"""Days from which a date is a period, and how much longer another period is that is not the same."""

NEAR_DAYS = 45
"""How far apart two documents may be published for undated figures of theirs to be compared."""


def near_in_time(a: str, b: str) -> bool:
    """Whether two dates overlap or lie at most `NEAR_DAYS` apart; unknown ones do."""
    a_low, a_high = edtf.bounds(a)
    b_low, b_high = edtf.bounds(b)
    if not (a_low and a_high and b_low and b_high):
        return True
    return max((b_low - a_high).days, (a_low - b_high).days) <= NEAR_DAYS


def distance(first: Claim, second: Claim) -> float:
    """Years between two dates, at most 3; 0 where one leaves its year open, or where two years differ by one digit."""
    days = [next(filter(None, edtf.bounds(resolved(claim))), None) for claim in (first, second)]
    if None in days or sum(x != y for x, y in zip(f"{days[0].year}", f"{days[1].year}", strict=True)) == 1 and abs(days[0].year - days[1].year) > 1:
        return 0.0
    return min(abs((days[0] - days[1]).days) / 365.0, 3.0)


def same_place(a: Claim, b: Claim) -> bool:
    """Whether two figures can hold for one place: a city can stand for its country, not for another."""
    if not a.topic.place or not b.topic.place or within(a.topic.place, b.topic.place):
        return True
    return f"={a.topic.place}" in b.keys and f"={b.topic.place}" in a.keys


def within(a: str, b: str) -> bool:
    """Whether two places are one, or a city, state or region and its country."""
    first, second = _place(a), _place(b)
    if a == b or not (first and second):
        return a == b
    wide = {first.kind, second.kind} & {"region", "bloc"}  # which countries are in it, the table does not say
    return bool(wide) or first.code == second.code and first.kind != second.kind


def is_country(name: str) -> bool:
    """Whether a place of this name is a country."""
    place = _place(name)
    return place is not None and place.kind == "country"


@cache
def _place(name: str) -> Place | None:
    return next((place for place in places().values() if place.name == name), None)
