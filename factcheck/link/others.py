"""Whether two values that differ are told of two things after all, by what else their sentences say.

Each test is a reason for which an editor would put a finding aside at a glance; those by the words alone
are in `apart`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import combinations

from factcheck.lexicon import alternation, language
from factcheck.link.apart import counts_others, told_apart
from factcheck.link.compare import verdict
from factcheck.link.frames import Frame
from factcheck.link.pairing import kinship
from factcheck.link.sides import Side
from factcheck.model import Claim


def told_of_others(left: Side, right: Side, a: Frame, b: Frame) -> bool:
    """Whether two values of one block that differ belong to two things, as the rest of their sentences tells.

    Args:
        left, right: the documents of `a` and of `b`.
        a, b: the claims; `a` is of `left`.
    """
    ours, theirs = left.beside(a), right.beside(b)
    return (is_total(a, ours, theirs) or is_total(b, theirs, ours)
            or _another_change(a, b, ours, theirs)
            or _known(left, right, a, b)
            or _is_compared(a, b, [*ours, *theirs])
            or _is_listed(a, b, ours, right) or _is_listed(b, a, theirs, left)
            or _is_margin(a, theirs) or _is_margin(b, ours)
            or _is_later(a.claim, b.claim) or _is_later(b.claim, a.claim)
            or _is_said(a, theirs, b) or _is_said(b, ours, a)
            or told_apart(a, b))


def _known(left: Side, right: Side, a: Frame, b: Frame) -> bool:
    """Whether both texts state both values, wherever; of scores and places in an order, of which a text tells
    several, whether one of them does."""
    if a.is_period or b.is_period:  # "to 3.1 % in July from 3.4 % in June"
        return a.stated != b.stated and (any(a.stated == frame.stated for frame in right.within(a.block)) or any(b.stated == frame.stated for frame in left.within(b.block)))
    known = a.stated in right.stated, b.stated in left.stated
    return a.stated != b.stated and (all(known) or a.block in ("rank", "score") and any(known))


def is_total(whole: Frame, beside: list[Frame], parts: list[Frame]) -> bool:
    """Whether a figure is the sum of the figures of its kind in the other sentence, not all of which its own gives; those after the first
    may leave out the scale and the unit ("52 million euros for roads and 33 for homes")."""
    if whole.claim.kind != "figure" or whole.block == "age":
        return False
    alike = [part for part in parts if part.block == whole.block and part.claim.figure.unit == whole.claim.figure.unit]
    if {part.stated for part in alike} <= {other.stated for other in beside}:
        return False
    values = [part.value for part in alike]
    if len(values) == 1 and whole.claim.figure.unit:
        scale = _scale(alike[0].claim)
        values += [scale * part.value for part in parts if part.block == "#" and not part.counted]
    return is_sum(whole, values)


def _is_listed(part: Frame, other: Frame, beside: list[Frame], side: Side) -> bool:
    """Whether a sum that a sentence tells with its parts, of which a figure is one, is stated in the other text
    ("$31.6 million: $27.9 million to creditors and $3.7 million to the state")."""
    if part.value is None or part.block == "age" or part.change != "level":
        return False
    alike = [frame for frame in beside if frame.block == part.block and frame.value is not None]
    wholes = [frame for frame in alike if frame.stated in side.stated and frame.stated != other.stated and frame.value > part.value]
    return any(is_sum(whole, [frame.value for frame in alike if frame is not whole]) for whole in wholes)


def _is_margin(margin: Frame, others: list[Frame]) -> bool:
    """Whether a count is the difference of two of the other sentence ("by 3,204 votes", of 24,918 to 21,714)."""
    if margin.block != "#" or margin.value is None or margin.value < LEAST_MARGIN:
        return False
    values = [frame.value for frame in others if frame.block == "#" and frame.value is not None]
    return any(abs(x - y) == margin.value for x, y in combinations(values, 2))


LEAST_MARGIN = 13
"""Count from which it is hardly by chance that it is the difference of two others."""


def is_sum(whole: Frame, values: list[float]) -> bool:
    """Whether a figure is the sum of two values or more."""
    if len(values) < 2:
        return False
    missed, rounding = abs(sum(values) - whole.value), whole.claim.figure.resolution / 2
    return not missed or missed <= rounding <= min(values) / 4  # else the least of the parts is lost in the rounding


def _is_later(first: Claim, second: Claim) -> bool:
    """Whether one of two years, or days, is told as so many from the other ("in 2021 and was sold a year later", 2022)."""
    if first.kind != "date" or "X" in first.time.date + second.time.date or "/" in first.time.date + second.time.date:
        return False
    length = len(first.time.date)
    if length != len(second.time.date) or length not in (len("2025"), len("2025-03-12")):
        return False
    lang = language(first.origin.language)
    small = lang.map("numbers", "small")
    told = {int(match[1]) if match[1].isdigit() else small.get(match[1].lower(), 1)
            for match in _on(lang.code, "years_on" if length == len("2025") else "days_on").finditer(first.sentence)}
    if length == len("2025"):
        return abs(int(first.time.date) - int(second.time.date)) in told
    return abs((date.fromisoformat(first.time.date) - date.fromisoformat(second.time.date)).days) in told


@cache
def _on(code: str, cue: str) -> re.Pattern:
    """ "a year later", "dos años antes", "al día siguiente"."""
    lang = language(code)
    numbers = alternation([*lang.map("numbers", "small"), *lang.list("words", "articles"), *lang.list("rules", "the_next")])
    return re.compile(rf"(?<!\w)(\d{{1,2}}|{numbers})\s(?:{alternation(lang.list('rules', cue))})(?!\w)")


def _scale(claim: Claim) -> float:
    """What the word for a scale in a figure stands for, 1 where it has none."""
    scales = language(claim.origin.language).map("numbers", "scales")
    return next((float(scales[word]) for word in claim.figure.written.lower().split() if word in scales), 1.0)


def _is_compared(a: Frame, b: Frame, beside: list[Frame]) -> bool:
    """Whether a sentence tells by how much the two values differ, and so knows of both."""
    if a.value is None or b.value is None or a.block == "score" or a.change in ("delta", "rank") or b.change in ("delta", "rank"):
        return False
    less, more = sorted((a.value, b.value))
    if less > 0 and any(abs(more / less - times) <= TIMES * times for frame in (a, b) for times in _multiplied(frame.claim)):
        return True  # "a second line could double output to 50,000 tonnes"
    if a.claim.figure.unit != b.claim.figure.unit:
        return False
    for other in beside:
        figure = other.claim.figure
        if other is a or other is b or figure is None:
            continue
        if other.change == "delta" and figure.unit in ("", a.claim.figure.unit) and abs(more - less - other.value) <= figure.resolution / 2:
            return True
        if other.change == "ratio" and less > 0 and abs(more / less - other.value) <= TIMES * other.value:
            return True
        if other.block == "part" and not _DIGIT.search(figure.written) and abs(more * other.value - less) <= TIMES * less:
            return True  # "its half share"
    return False


def _multiplied(claim: Claim) -> list[float]:
    """By how much the verbs of a figure's sentence multiply."""
    times = language(claim.origin.language).map("rules", "multiply")
    return [float(times[word]) for word in map(str.lower, _WORD.findall(claim.sentence)) if word in times]


_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
TIMES = 0.1
"""Relative width given to "four times" in a sentence that compares two values."""


def _is_said(a: Frame, others: list[Frame], b: Frame) -> bool:
    """Whether the other sentence has the value of `a` too, told of something more alike."""
    own = kinship(a, b).likeness
    alike = (kinship(a, other) for other in others if other is not b and other.block == a.block and not counts_others(a, other))
    return any(kin.verdict == "agree" and kin.matches and kin.likeness > own for kin in alike)


def _another_change(a: Frame, b: Frame, ours: list[Frame], theirs: list[Frame]) -> bool:
    """Whether both sentences tell of changes beside the values, and of other ones: the report of another day."""
    if a.change == "delta" or b.change == "delta":
        return False
    changes = [[f for f in side if f.change == "delta"] for side in (ours, theirs)]
    pairs = [verdict(x.claim, y.claim) for x in changes[0] for y in changes[1] if x.block == y.block]
    return bool(pairs) and "agree" not in pairs
