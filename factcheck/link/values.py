"""What two values for one thing have to do with each other: opposite directions, a slip of scale, ranks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from factcheck.model import Claim

SLIPS = (1, 3, 6, 9)
"""Orders of magnitude by which a figure is off when a zero, or a scale word, is wrong."""

CLOSE = 0.02
"""Orders of magnitude that two figures may differ by and still have the same digits, as rounding leaves them (5 %)."""


def sides(claims: Sequence[Claim], values: Sequence[str]) -> str:
    """Values as a finding sets them against each other; with roles, who says which: "draft says … / source says …"."""
    roles = [claim.origin.role for claim in claims]
    if len(set(roles)) == 1:
        return " against ".join(dict.fromkeys(values))
    return " / ".join(dict.fromkeys(f"{role} says {value}" for role, value in zip(roles, values, strict=True)))


def opposite(a: Claim, b: Claim) -> bool:
    """Whether one figure is told as a rise and the other as a fall."""
    return {a.figure.change, b.figure.change} == {"up", "down"}


def is_rank(claim: Claim) -> bool:
    """Whether a figure is a place in an order (`third largest`, `59th`)."""
    return claim.figure is not None and claim.figure.change == "rank"


def slip(a: Claim, b: Claim) -> int:
    """By how many orders of magnitude two figures with the same digits differ; 0 where they do not.

    One order alone counts only with digits that are hardly alike by chance (42,000 and 420,000, not 5 and 50).
    """
    values = [c.figure.low if c.figure.low is not None else c.figure.high for c in (a, b)]
    if not all(values) or min(values) <= 0:
        return 0
    orders = abs(math.log10(values[0] / values[1]))
    found = next((n for n in SLIPS if abs(orders - n) <= CLOSE), 0)
    return 0 if found == 1 and min(values) < 10 else found


def is_slip(a: Claim, b: Claim) -> bool:
    """Whether two figures in one unit have the same digits and another order of magnitude."""
    return a.figure.unit == b.figure.unit and not is_rank(a) and slip(a, b) > 0
