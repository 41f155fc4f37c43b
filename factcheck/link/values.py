"""What two values for one thing have to do with each other: opposite directions, a slip of scale, ranks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from factcheck.lexicon import units
from factcheck.link.compare import compare, resolved
from factcheck.model import Claim

SLIPS = (1, 2, 3, 6, 9)
"""Orders of magnitude by which a figure is off when a zero, or a scale word, is wrong."""

CLOSE = 0.02
"""Orders of magnitude by which two figures with the same digits may miss a whole one, as rounding leaves them (5 %)."""


def sides(claims: Sequence[Claim], values: Sequence[str]) -> str:
    """Values as a finding sets them against each other; with roles, who says which: "draft says … / source says …"."""
    roles = [claim.origin.role for claim in claims]
    if len(set(roles)) == 1:
        return " against ".join(dict.fromkeys(values))
    return " / ".join(dict.fromkeys(f"{role} says {value}" for role, value in zip(roles, values, strict=True)))


def opposite(a: Claim, b: Claim) -> bool:
    """Whether one figure is told as a rise and the other as a fall."""
    return {a.figure.change, b.figure.change} == {"up", "down"}


def same_size(a: Claim, b: Claim) -> bool:
    """Whether two changes are as large as each other, whichever way they go."""
    return compare(a.figure, b.figure) == "agree"


SPANS = frozenset({"hour", "day", "week", "month", "year"})
"""Units of time that one is written for another of."""


POINTS = frozenset({"percent", "percentage_point"})
"""Units of changes that one is written for another of."""

FAR = 1.25
"""How much larger one unit must be than another to be taken for another: metres and feet, not tonnes and tons."""


def other_unit(a: Claim, b: Claim) -> bool:
    """Whether two figures are one number of two currencies, of two units of time, of per cent and percentage
    points, or of two units of a dimension of which one is much larger."""
    if a.kind != "figure" or a.figure.unit == b.figure.unit or _number(a) != _number(b):
        return False
    both = {a.figure.unit, b.figure.unit}
    if both == POINTS:
        return {a.figure.change, b.figure.change} <= {"up", "down"}
    return both <= units().money or both <= SPANS or _of_two_sizes(a.figure.unit, b.figure.unit)


def _number(claim: Claim) -> tuple[float | None, float | None]:
    """The number of a figure, twice where it is one, as a bound too: "up to 140 miles" is told with the 140 of "140 km"."""
    low, high = claim.figure.low, claim.figure.high
    return (high, high) if low is None else (low, low) if high is None else (low, high)


def _of_two_sizes(first: str, second: str) -> bool:
    factors = [units().factor(unit) for unit in (first, second)]
    if None in factors or factors[0][0] != factors[1][0] or factors[0][0] == "time":
        return False
    less, more = sorted(factors, key=lambda factor: factor[1])
    return more[1] >= FAR * less[2] > 0


def is_rank(claim: Claim) -> bool:
    """Whether a figure is a place in an order (`third largest`, `59th`)."""
    return claim.figure is not None and claim.figure.change == "rank"


def slip(a: Claim, b: Claim) -> int:
    """By how many orders of magnitude two figures with the same digits differ; 0 where they do not.

    One order alone, or two, counts only with digits that are hardly alike by chance (42,000 and 420,000, not 5 and 50).
    """
    values = [c.figure.low if c.figure.low is not None else c.figure.high for c in (a, b)]
    if not all(values) or min(values) <= 0:
        return 0
    orders = abs(math.log10(values[0] / values[1]))
    found = next((n for n in SLIPS if abs(orders - n) <= CLOSE), 0)
    told = min(_significant(value) for value in values)
    if len({f"{value:.{told - 1}e}".partition("e")[0] for value in values}) > 1 or found < 3 and told < 2:
        return 0
    return found


def _significant(value: float) -> int:
    """How many digits of a number are given, trailing zeros left out: 2 of 42,000."""
    return len(f"{value:.12g}".partition("e")[0].replace(".", "").strip("0")) or 1


def is_slip(a: Claim, b: Claim) -> bool:
    """Whether two figures in one unit have the same digits and another order of magnitude."""
    return a.figure.unit == b.figure.unit and not is_rank(a) and slip(a, b) > 0


def transposed(a: Claim, b: Claim, least: int = 3) -> bool:
    """Whether two figures in one unit have the same digits in another order (2,465 and 2,645), at `least` so many."""
    first, second = (f"{c.figure.low if c.figure.low is not None else c.figure.high:.12g}".replace(".", "") for c in (a, b))
    return a.figure.unit == b.figure.unit and len(first) == len(second) and len(first.strip("0")) >= least and first != second and sorted(first) == sorted(second)


def long_number(claim: Claim) -> bool:
    """Whether a figure gives three digits or more, trailing zeros left out."""
    value = claim.figure.low if claim.figure.low is not None else claim.figure.high
    return value is not None and _significant(value) >= 3


def mistyped(a: Claim, b: Claim) -> bool:
    """Whether two figures differ as by a slip of the hand, and hardly by chance: the same digits in another
    order (27 and 72), one digit of four or more, the same digits and another scale (1.8 million and billion),
    or the same number of another unit."""
    if a.figure.unit != b.figure.unit:
        return other_unit(a, b)
    if is_rank(a) or is_rank(b):
        return False
    first, second = (f"{c.figure.low if c.figure.low is not None else c.figure.high:.12g}".replace(".", "") for c in (a, b))
    told, other = first.strip("0"), second.strip("0")
    if told == other:
        return is_slip(a, b)
    if len(first) == len(second) and len(told) >= 2 and sorted(first) == sorted(second):
        return True
    return len(told) == len(other) >= 4 and sum(x != y for x, y in zip(told, other, strict=True)) == 1


def misdated(a: Claim, b: Claim) -> bool:
    """Whether two dates differ by a slip of the hand: days of one month, or two years, of which one is written with a
    digit more, or with the same digits in another order (8 and 18 March, 1958 and 1985), or the same last one (14 and 24
    June, 1958 and 1968); or the same day of two months."""
    first, second = (resolved(claim) for claim in (a, b))
    if len(first) == len(second) == len("2025"):
        return "X" not in first + second and (sorted(first) == sorted(second) or first[3] == second[3])
    if not len(first) == len(second) == len("2025-03-12"):
        return False
    if first[:-2] != second[:-2]:
        return first[:4] == second[:4] and first[-2:] == second[-2:]
    one, other = sorted((when[-2:].lstrip("0") for when in (first, second)), key=len)
    return sorted(one) == sorted(other) or len(one) == len(other) and one[-1] == other[-1] or len(one) < len(other) and one in (other[0], other[1])
