"""What several rules need to redo the sums of an article: like figures, bounds of ranges, rounding.

Trailing zeros are the question in every sum: "8,000 less 900" invites a sum to the unit, "31,000, of
them 18,640 and 11,900" does not. Figures are taken as exact as the finest of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from factcheck.extract import figures
from factcheck.extract.topics import stem
from factcheck.lexicon import Language
from factcheck.link.compare import Interval, interval, operand
from factcheck.model import Claim, Figure

RATIOS = frozenset({"percent", "percentage_point", "basis_point"})


def alike(whole: Claim, part: Claim) -> bool:
    """Whether two figures count the same kind of thing; a part may leave unit or noun out ("640 in finishing")."""
    if not part.figure.unit and not part.topic.counted:
        return True
    if whole.figure.unit or part.figure.unit:
        return whole.figure.unit == part.figure.unit
    return noun(whole) == noun(part)


def noun(claim: Claim) -> str:
    """The last word of the counted noun, in one form: that of `steel jobs` and of `jobs` is the same."""
    return stem(claim.topic.counted.split()[-1]) if claim.topic.counted else ""


def is_exact(figure: Figure) -> bool:
    """Whether a figure is one number, hedged at most by "about"."""
    return figure.hedge in ("exact", "about") and figure.low is not None and figure.low == figure.high


def is_inverted(claim: Claim, lang: Language) -> bool:
    """Whether a range was written with its larger bound first; its words are read once more."""
    return any(m.inverted for m in figures.find(claim.surface, lang))


def ends(claim: Claim, lang: Language) -> tuple[Figure, Figure]:
    """The two figures of a range, in the order written."""
    low, high = (replace(claim.figure, low=v, high=v, hedge="exact", change="level") for v in (claim.figure.low, claim.figure.high))
    return (high, low) if is_inverted(claim, lang) else (low, high)


ROUNDED = 0.025
"""Relative width left to trailing zeros that may be rounding ("from 52,000 to 60,000")."""


def lenient(figure: Figure) -> Interval:
    """The widest reading of an operand: "about" counts in full, and trailing zeros may be rounding."""
    value = operand(figure)
    if figure.hedge == "about":
        return interval(figure, convert=False)
    half = min(figure.resolution / 2, ROUNDED * abs(figure.low or 0.0))
    return Interval(min(value.low, (figure.low or 0.0) - half), max(value.high, (figure.high or math.inf) + half), dimension=value.dimension)


def operands(terms: Sequence[Figure]) -> list[Interval]:
    """The intervals of figures that are added up.

    A whole number of a thousand or more is taken as rounded to its last digit that is no zero when
    another of the figures is given more finely, else as exact.

    >>> [(i.low, i.high) for i in operands([Figure("31,000", 31e3, 31e3, resolution=1e3), Figure("18,640", 18640, 18640, resolution=10)])]
    [(30500.0, 31500.0), (18639.5, 18640.5)]
    """
    finest = min((f.resolution for f in terms if f.low and f.low >= 1000), default=0.0)
    out = []
    for figure in terms:
        value = operand(figure)
        half = figure.resolution / 2
        if figure.resolution > finest and half > (value.high - value.low) / 2 and not math.isinf(half):
            value = Interval(figure.low - half, figure.high + half, dimension=value.dimension)
        out.append(value)
    return out
