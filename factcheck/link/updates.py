"""Whether a later figure may replace an earlier one rather than contradict it.

Only open quantities (a toll, a price, a poll, a running count) go on changing, and only texts that say
so revise a closed one.
"""

from __future__ import annotations

import re

from factcheck import edtf
from factcheck.lexicon import language, units
from factcheck.link.compare import AS_WRITTEN, dimension
from factcheck.link.moments import all_weekdays, weekdays
from factcheck.link.values import transposed
from factcheck.model import Claim


def may_update(a: Claim, b: Claim, in_place: bool = False) -> bool:
    """Whether one of two figures for one thing may be the later state of the other.

    Args:
        a, b: the figures.
        in_place: whether they stand in one place of near copies, which are of one moment unless their dates tell otherwise.
    """
    if a.figure.unit in AS_WRITTEN or b.figure.unit in AS_WRITTEN:
        return False
    told = says_so(a), says_so(b)
    if in_place and told[0] == told[1] and (same_moment(a, b) or not _is_later(a, b)):
        return False
    if any(told):
        return True
    if _runs_on(a) and _runs_on(b) and not same_moment(a, b):
        return True
    if dimension(a.figure) == "time" or a.figure.low == b.figure.low and a.figure.unit != b.figure.unit:
        return False  # the same number in another unit has not moved
    if not (a.figure.unit == "percent" and a.figure.change in ("level", "share")) and any(is_market(claim) for claim in (a, b)):
        return not (weekdays(a) & weekdays(b) or transposed(a, b, 4) or _share_a_number(a, b))  # a price is another one the next day, and in the next port
    if transposed(a, b) or not any(_says(claim, "open_quantities" if _is_counted(claim) else "open_sums", BESIDE) for claim in (a, b)):
        return False
    return not same_moment(a, b) and _is_later(a, b) or _told_on_other_days(a, b)


def _share_a_number(a: Claim, b: Claim) -> bool:
    """Whether the sentences of two figures have another number of three digits or more in common, and no year: "to $7.44"."""
    first, second = ({number for number in _NUMBER.findall(claim.sentence) if len(number) > 4 or "." in number or "," in number} - {claim.figure.written.partition(" ")[0]} for claim in (a, b))
    return any(sum(map(str.isdigit, number)) >= 3 for number in first & second)


_NUMBER = re.compile(r"\d[\d.,]*\d")


def _is_counted(claim: Claim) -> bool:
    """Whether a figure is a count, a share or an area, of which a running count may be; no sum of money or length is."""
    return claim.figure.unit in ("", "percent") or dimension(claim.figure) == "area"


def _told_on_other_days(a: Claim, b: Claim) -> bool:
    """Whether the sentences of two figures name weekdays, and none is the same."""
    first, second = all_weekdays(a), all_weekdays(b)
    return bool(first and second) and first.isdisjoint(second)


RUNNING = ("hour", "day", "week")
"""Units in which news counts what has not ended: "five days of riots"."""


def _runs_on(claim: Claim) -> bool:
    end = claim.end - claim.sentence_start
    return claim.figure.unit in RUNNING and claim.sentence[end:end + 4].startswith(f" {language(claim.origin.language).data['figures']['of']} ")


def says_so(claim: Claim) -> bool:
    """Whether words near a figure say that a value was revised."""
    return _says(claim, "former_value", NEAR)


NEAR = 45
"""Characters on both sides of a figure in which "originally" is told of it, and not of a drug "originally developed" for another use."""


def _is_later(a: Claim, b: Claim) -> bool:
    """Whether it is known that one of two figures was told after the other."""
    return bool(a.origin.published and b.origin.published) or bool(a.topic.period and b.topic.period)


def same_moment(a: Claim, b: Claim) -> bool:
    """Whether two figures are told of one moment: the same day, or the same closed period."""
    periods = {edtf.resolve(claim.topic.period, claim.origin.published, claim.modality == "asserted") for claim in (a, b)}
    if "" not in periods:
        starts = {edtf.bounds(period)[0] for period in periods if edtf.has_year(period)}
        return len(starts) == 1 and None not in starts
    return bool(a.origin.published) and a.origin.published == b.origin.published


def is_market(claim: Claim) -> bool:
    """Whether a figure is told of what is traded: its price, where that is of so much a unit, an index, a share; of
    millions, no price is."""
    if claim.figure.unit in units().money and (claim.figure.low or claim.figure.high or 0) >= MILLIONS:
        return False
    return _says(claim, "market_quantities", BESIDE) or "/" in claim.figure.unit and _says(claim, "unit_prices", BESIDE)


MILLIONS = 1e6
"""Sum of money from which it is no price of a share or of a ton."""

BESIDE = 45
"""Characters on both sides of a figure in which the name of an open quantity is that of the figure."""


def _says(claim: Claim, cue: str, reach: int) -> bool:
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    return language(claim.origin.language).pattern("words", cue).search(claim.sentence, max(0, start - reach), end + reach) is not None
