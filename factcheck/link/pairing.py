"""All pairs of claims of one block of two documents, by how alike they are on their own."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.link.apart import counts_others
from factcheck.link.candidates import SHORT
from factcheck.link.compare import is_open, verdict
from factcheck.link.frames import Frame, one_owner
from factcheck.link.sides import Side
from factcheck.link.things import other_things
from factcheck.link.time_place import distance
from factcheck.link.values import other_unit
from factcheck.link.words import common
from factcheck.model import Claim

LEAST = 6.0
"""Weight below which the words of a clause are too few to take a share of."""

OWNER = 0.8
"""What the same name beside two ages adds to their likeness, and another takes from it."""


class Kinship(NamedTuple):
    """How alike two frames are on their own.

    Attributes:
        likeness: how alike.
        verdict: of their values, see `factcheck.link.compare.verdict`.
        agree: whether their values agree, or may.
        matches: whether these are also about the same; "less than 250" agrees with 79, and does not tell of it.
        shared: weight of the words that both sentences have.
        near: share of the words near the values.
    """

    likeness: float
    verdict: str
    agree: bool
    matches: bool
    shared: float
    near: float


def kinship(a: Frame, b: Frame) -> Kinship:
    """How alike two frames of one block are: words near the value, words of the sentence, what is counted, size."""
    shared, near = common(a.words, b.words), share_near(a, b)
    likeness = near + 0.5 * shared / max(min(a.word_weight, b.word_weight), LEAST)
    if a.value is not None and b.value is not None:
        if a.head and b.head:
            likeness += 0.7 if a.head == b.head else 0.3 if set(a.counted) & set(b.counted) else -0.3
        if a.change != b.change:
            likeness -= 0.4
        if a.block == "age":
            likeness += OWNER * (one_owner(a, b) - (not one_owner(a, b))) if a.owners and b.owners else 0.0
        likeness -= 0.25 * min(orders_apart(a, b), 2.0)
    told = verdict(a.claim, b.claim)
    agree = told != "disagree" and not other_unit(a.claim, b.claim)
    return Kinship(likeness, told, agree, agree and close(a, b), shared, near)


CLOSE = 1.5
"""How many times the other value a bound may be that tells of it, and how many years from a date."""


def close(a: Frame, b: Frame) -> bool:
    """Whether two values that agree are not far from each other, as what lies under or over a bound may be."""
    if a.value is None or b.value is None:
        return _times_close(a.claim, b.claim)
    if not (is_open(a.claim.figure) or is_open(b.claim.figure)) or not a.value > 0 < b.value:
        return True
    return max(a.value, b.value) <= CLOSE * min(a.value, b.value)


def _times_close(a: Claim, b: Claim) -> bool:
    return a.time.relation == b.time.relation == "on" or distance(a, b) <= CLOSE


def share_near(a: Frame, b: Frame) -> float:
    """Weighted share of the words near one value that stand near the other."""
    return common(a.near, b.near) / max(min(a.near_weight, b.near_weight), LEAST)


def orders_apart(a: Frame, b: Frame) -> float:
    """Orders of magnitude between two values, at most 3."""
    return min(abs(math.log10(a.value / b.value)), 3.0) if a.value and b.value and a.value > 0 and b.value > 0 else 0.0


class Pairing:
    """All pairs of one block of two documents, by how alike they are.

    A claim is compared with its best counterpart: `edge` tells how much better a pair is than the
    next best for either of its claims.
    """

    def __init__(self, left: Side, right: Side, block: str, other: str = ""):
        """Args:
            left, right: the documents.
            block: the block of either, or of the first.
            other: that of the second, where it is another one.
        """
        self.left, self.right, self.block = left, right, block
        self._alike: dict[tuple[int, int], bool] = {}
        ours, theirs = left.within(block), right.within(other or block)
        self.kin = {(a, b): kinship(a, b) for a in ours for b in theirs if not (a.is_period or b.is_period) or self._same_otherwise(a, b)}
        self._free = [{pair[side] for pair in self.kin if not pair[side].is_period and pair[side].stated not in other.stated} for side, other in ((0, right), (1, left))]
        self._choices: dict[tuple[int, frozenset[str]], frozenset[tuple]] = {}
        self._by_left, self._by_right = defaultdict(list), defaultdict(list)
        for (a, b), kin in sorted(self.kin.items(), key=lambda k: -k[1].likeness):
            self._by_left[a].append((kin, b))
            self._by_right[b].append((kin, a))

    def _same_otherwise(self, a: Frame, b: Frame) -> bool:
        """Whether the figures of two sentences, where they are of one block, agree: else a date that is the time of a figure is that of another.
        Of days of a week, of which news tells many, it must be the same that happened."""
        if a.block == "weekday" and (not a.lead or a.lead != b.lead) and max(self.left.sentences, self.right.sentences) > 1:
            return False
        key = a.claim.sentence_start, b.claim.sentence_start
        if key not in self._alike:
            ours, theirs = ([f for f in side.beside(frame) if f.value is not None] for side, frame in ((self.left, a), (self.right, b)))
            agreeing: dict[str, bool] = {}
            for x in ours:
                for y in theirs:
                    if x.block == y.block:
                        agreeing[x.block] = agreeing.get(x.block, False) or verdict(x.claim, y.claim) == "agree"
            self._alike[key] = all(agreeing.values())
        return self._alike[key]

    def edges(self, a: Frame, b: Frame) -> tuple[float, float, float]:
        """How much more alike a pair is than the best other pair of either of its claims whose values agree, the lesser
        edge first, and than the best other whose values do not; between -1 and 1, 1 where there is none."""
        own = self.kin[a, b].likeness
        (agreeing, other), (also_agreeing, another) = _edges(own, self._by_left[a], a, b), _edges(own, self._by_right[b], b, a)
        return min(agreeing, also_agreeing), max(agreeing, also_agreeing), min(other, another)

    def shift(self, a: Frame, b: Frame) -> float:
        """How far apart two claims stand in longer texts, as shares of their length: what is news to both stands first in both."""
        if min(self.left.sentences, self.right.sentences) <= SHORT:
            return 0.0
        return abs(a.claim.start / len(self.left.document.text) - b.claim.start / len(self.right.document.text))

    def choice(self, a: Frame, b: Frame) -> float:
        """How many pairs of values there are that only one of the texts states, as a logarithm, the two counted among them."""
        ours, theirs = self._choice(0, b.kinds), self._choice(1, a.kinds)
        return math.log((len(ours) + (a.stated not in ours)) * (len(theirs) + (b.stated not in theirs)))

    def _choice(self, side: int, kinds: frozenset[str]) -> frozenset[tuple]:
        """What only one of the texts states, of things that may be of some kinds."""
        if (side, kinds) not in self._choices:
            self._choices[side, kinds] = frozenset(frame.stated for frame in self._free[side] if not other_things(kinds, frame.kinds))
        return self._choices[side, kinds]

    def known(self, a: Frame, b: Frame) -> int:
        """How many of the two values the other text states too, if they differ."""
        return 0 if self.kin[a, b].agree else self._has(self._by_left[a], a, self.right) + self._has(self._by_right[b], b, self.left)

    def _has(self, others: list[tuple[Kinship, Frame]], frame: Frame, side: Side) -> bool:
        """Whether a text states a value too, be it in another unit."""
        if frame.stated in side.stated:
            return True
        unit = frame.claim.figure.unit if frame.value is not None else ""
        return bool(unit) and any(kin.verdict == "agree" and kin.matches and other.claim.figure.unit != unit and not is_open(other.claim.figure) for kin, other in others)

    def people(self) -> float:
        """How many pairs of ages that differ there are, as a logarithm: 0 where each text tells of one."""
        return math.log(len({a.value for a in self._by_left}) * len({b.value for b in self._by_right}))

    def alone(self, a: Frame, b: Frame) -> bool:
        """Whether neither text states the value of the other's claim anywhere, if the two differ."""
        return self.kin[a, b].agree or a.stated not in self.right.stated and b.stated not in self.left.stated

    def company(self, a: Frame, b: Frame) -> int | None:
        """How many other values their sentences have in common; None where one has no other."""
        ours, theirs = self.left.stated_beside(a), self.right.stated_beside(b)
        if len(ours) == (a.stated in ours) or len(theirs) == (b.stated in theirs):
            return None
        both = ours & theirs
        return len(both) - (a.stated in both) - (b.stated in both and b.stated != a.stated)

    def copied(self, a: Frame, b: Frame) -> float:
        """Share of the other uncommon values of one text that the other has too, of that which has more of them."""
        ours, theirs = self.left.uncommon - {a.stated}, self.right.uncommon - {b.stated}
        return max((len(ours & theirs) / len(own) for own in (ours, theirs) if len(own) >= FEW), default=0.0)

    def in_common(self) -> tuple[str, ...]:
        """Uncommon values that both texts have, as the first writes them, at most three."""
        both = self.left.uncommon & self.right.uncommon
        found = {f.stated: f.claim for frames in self.left.frames.values() for f in reversed(frames) if f.stated in both}
        return tuple(claim.surface for claim in sorted(found.values(), key=lambda claim: claim.start)[:3])


def _edges(own: float, others: list[tuple[Kinship, Frame]], frame: Frame, partner: Frame) -> tuple[float, float]:
    """The edge of a pair over the best other of one of its claims whose values agree, and over the best whose do not."""
    agreeing = differing = None
    for kin, other in others:
        if other is partner or (agreeing if kin.agree else differing) is not None or kin.agree and not kin.matches or counts_others(frame, other):
            continue
        if kin.agree:
            agreeing = kin.likeness
        else:
            differing = kin.likeness
    return tuple(1.0 if best is None else max(-1.0, min(1.0, own - best)) for best in (agreeing, differing))


def pairings(left: Side, right: Side) -> Iterator[Pairing]:
    """The pairings of two documents: of each block that both have, and of prices and rates with what may be
    such and leaves out of how much it is told."""
    ours, theirs = left.blocks(), right.blocks()
    for block in sorted(ours & theirs):
        yield Pairing(left, right, block)
    for block in sorted((ours | theirs) - (ours & theirs)):
        whole, slash, _ = block.partition("/")
        if not slash or whole in ("time", "#"):
            continue
        if block in ours and whole in theirs:
            yield Pairing(left, right, block, whole)
        elif block in theirs and whole in ours:
            yield Pairing(left, right, whole, block)


FEW = 2
"""Uncommon values from which their share in another text says something."""

