"""The links between the claims of two documents.

Claims that stand in one place of near copies are linked outright. Each other claim is linked to its best
counterpart, not to every claim that resembles it, and only where the evidence makes it likely that both
are about one thing.
"""

from __future__ import annotations

from itertools import combinations

from factcheck.lexicon import units
from factcheck.link import candidates
from factcheck.link.apart import told_apart
from factcheck.link.blocks import is_uncommon, signature
from factcheck.link.compare import SCORE, verdict
from factcheck.link.evidence import chance, evidence, only_ages, others_around, reasons
from factcheck.link.frames import Frame
from factcheck.link.links import Link, order
from factcheck.link.others import is_total, told_of_others
from factcheck.link.pairing import Pairing, pairings
from factcheck.link.sides import Side
from factcheck.link.slots import Slot, slots
from factcheck.link.time_place import same_period
from factcheck.link.updates import is_market
from factcheck.link.values import POINTS, SPANS, long_number, misdated, mistyped, other_unit
from factcheck.model import Claim

SAME, SAME_DATE, SAME_WEEKDAY = 0.36, 0.55, 0.8
"""Chance from which two claims are linked; more for dates, as texts tell of several days, and for bare weekdays."""

SAME_SHORT_DATE = 0.5
"""The same for dates where both texts are of one sentence with figures, so that little else can be meant."""

SHARED, SHARED_SHORT = 10.0, 2.0
"""Weight that the words two sentences share must have, however alike the rest: two rare words, or four
ordinary ones; less where one of the texts is so short that little else can be meant. On
invented newsroom articles raising it from 5 to 10 takes away wrong links and no right one; 12 loses right ones of
the sample articles."""


SURE = 0.85
"""Chance from which half of that is enough."""

COPIED = 0.3
"""Share of its uncommon values that a text has in common with another, from which a value that is off by a
slip of the hand needs no words in common with its counterpart."""


FEW_CHOICES = 1.5
"""How much choice there is at most, as a logarithm, where such a slip needs none either."""

COPIED_MUCH, SHARED_COPIED = 0.5, 3.0
"""Share of the same from which less weight of words is enough, and how much."""


def between(left: Side, right: Side) -> list[Link]:
    """The links between the claims of two documents."""
    if _strangers(left, right):
        return []
    placed, apart = slots(left, right)
    found = _in_slots(left, right, placed)
    fixed = {id(claim) for own in found for claim in (own.first, own.second)}
    short = min(left.sentences, right.sentences) <= candidates.SHORT
    alone = max(left.sentences, right.sentences) <= 1
    shared = SHARED_SHORT if short else SHARED
    for pairing in pairings(left, right):
        least = {"weekday": SAME_WEEKDAY, "date": SAME_SHORT_DATE if alone else SAME_DATE}.get(pairing.block, SAME)
        likely = []
        for (a, b), kin in pairing.kin.items():
            if id(a.claim) in fixed or id(b.claim) in fixed or not _may_be_one(a, b, pairing, shared / 2):
                continue
            score = chance(evidence(a, b, pairing), _same_value(a, b))
            if score < least or score < SURE and not _may_be_one(a, b, pairing, shared):
                continue
            if kin.agree or (a.claim.sentence_start, b.claim.sentence_start) not in apart and not told_of_others(left, right, a, b):
                likely.append((score, kin.agree, a, b))
        found += _swapped(pairing) or _best(likely, pairing)
    found = _told_once(found)
    return (found if short else _of_one_thing(found)) + _other_units(left, right, shared)


def _told_once(links: list[Link]) -> list[Link]:
    """The links without those of the counts of two tallies that are linked themselves ("121 votes to 94")."""
    tallies = [item for item in links if item.first.kind == "figure" and item.first.figure.unit == item.second.figure.unit == SCORE]
    return [item for item in links if not any(item is not tally and _is_inside(item.first, tally.first) and _is_inside(item.second, tally.second) for tally in tallies)]


def _is_inside(claim: Claim, tally: Claim) -> bool:
    return tally.start <= claim.start and claim.end <= tally.end


def _of_one_thing(links: list[Link]) -> list[Link]:
    """The links of two longer texts, without the values that differ where several do and few agree: two such texts tell
    of two things in the same words, as of two months or two defendants. Where two differ two must agree, where
    three do six, where four do twelve. A slip of the hand is one in any case.
    """
    differing = [item for item in links if item.verdict == "disagree" and not item.swapped and not (item.first.kind == "figure" and mistyped(item.first, item.second))]
    if len(differing) < 2:
        return links
    values = {(signature(item.first), signature(item.second)) for item in differing}
    agreeing = {signature(item.first) for item in links if item.verdict == "agree"}
    if len(agreeing) >= len(values) * (len(values) - 1):
        return links
    return [item for item in links if item not in differing]


IN_PLACE = 0.9
"""How sure a link is that near copies tell of."""


def _in_slots(left: Side, right: Side, placed: list[Slot]) -> list[Link]:
    """The links of claims that stand in one place of near copies, each claim in one of them; those that agree first.

    What the price of oil is many texts say in the same words: that differs only where they have other values in common.
    """
    if not placed:
        return []
    found: list[Link] = []
    taken: set[int] = set()
    pairs = [(verdict(a, b, True), a, b, strict) for a, b, strict in placed if a.kind == "date" or same_period(a, b)]
    copied = _share_values(left, right)
    frames = {id(frame.claim): frame for side in (left, right) for own in side.frames.values() for frame in own}
    for told, a, b, strict in sorted(pairs, key=lambda p: (p[0] == "disagree", p[1].start, p[2].start)):
        if id(a) in taken or id(b) in taken:
            continue
        is_price = a.kind == "figure" and (is_market(a) or is_market(b))
        if told == "disagree" and (is_price and not (copied and strict) or _are_two(left, right, frames.get(id(a)), frames.get(id(b)), strict)):
            continue
        taken |= {id(a), id(b)}
        first, second = sorted((a, b), key=order)
        found.append(Link(first, second, IN_PLACE, told, reasons(a, b), in_place=True))
    return found


def _are_two(left: Side, right: Side, a: Frame | None, b: Frame | None, strict: bool) -> bool:
    """Whether the words of near copies tell two values apart after all, or one is the sum of those of the other, or the names
    before them are others where more is changed."""
    if a is None or b is None:
        return False
    if told_apart(a, b) or not strict and others_around(a, b):
        return True
    ours, theirs = left.beside(a), right.beside(b)
    figures, others = ({frame.stated for frame in side if frame.block == a.block} for side in (ours, theirs))
    return figures.isdisjoint(others) and (is_total(a, ours, theirs) or is_total(b, theirs, ours))


def _may_be_one(a: Frame, b: Frame, pairing: Pairing, shared: float) -> bool:
    """Whether two claims have enough words in common to be weighed at all; texts that share values need fewer."""
    words = pairing.kin[a, b].shared
    if words >= shared:
        return True
    if words >= SHARED_COPIED and pairing.copied(a, b) >= COPIED_MUCH:
        return True
    if a.block == "age" and min(a.word_weight, b.word_weight) < SHARED_SHORT and only_ages(a, b, pairing):
        return True  # "She was 89."
    if pairing.kin[a, b].agree:
        return False
    if a.value is None:  # "in service since 1987"
        return misdated(a.claim, b.claim) and not pairing.known(a, b) and pairing.choice(a, b) <= FEW_CHOICES
    if not mistyped(a.claim, b.claim):
        return False
    if words >= SHARED_COPIED and long_number(a.claim) and long_number(b.claim):
        return True
    return pairing.copied(a, b) >= COPIED or not pairing.known(a, b) and pairing.choice(a, b) <= FEW_CHOICES


UNIT = 0.4
"""Likeness that the same number in two units must have besides, which a slip of the hand alone makes likely."""


def _other_units(left: Side, right: Side, shared: float) -> list[Link]:
    """Figures that are one but for the currency, the unit of time, or points and per cent, where neither text gives it in the
    other's, nor converts it beside."""
    found = []
    for kind in (units().money, frozenset(f"time/{unit}" for unit in SPANS), POINTS):
        for ours in sorted(left.frames.keys() & kind):
            for theirs in sorted(right.frames.keys() & kind - {ours}):
                pairing = Pairing(left, right, ours, theirs)
                for a, b in pairing.kin:
                    if not other_unit(a.claim, b.claim) or a.value == 1 or pairing.kin[a, b].shared < shared or a.stated in right.stated or b.stated in left.stated:
                        continue
                    converted = any(f.block in kind and f.block != frame.block and (kind is not POINTS or f.change == "delta")
                                    for side, frame in ((left, a), (right, b)) for f in side.beside(frame))
                    if not converted and pairing.kin[a, b].likeness >= UNIT and chance(evidence(a, b, pairing)) >= SAME:
                        found.append(_link(a, b, OTHER_UNIT, pairing))
    return found


OTHER_UNIT = 0.7
"""How sure a link is that rests on one number in two units."""


def _strangers(left: Side, right: Side) -> bool:
    """Whether two longer texts have no name and few values in common: they tell of two things."""
    if min(left.sentences, right.sentences) <= candidates.SHORT or not left.names.isdisjoint(right.names) or _share_values(left, right):
        return False
    return left.all_names.isdisjoint(right.all_names)


def _share_values(left: Side, right: Side) -> bool:
    """Whether a good part of the uncommon values of one text stands in the other."""
    both = left.uncommon & right.uncommon
    return bool(both) and len(both) >= COPIED * min(len(left.uncommon), len(right.uncommon))


SWAPPED = 0.5
"""How much more alike two pairs must be that carry each other's values than the pairs with the same values."""


def _swapped(pairing: Pairing) -> list[Link]:
    """Two figures of a sentence whose values stand the other way round in the sentence of the other text."""
    same = [(a, b) for a, b in pairing.kin if a.value is not None and _same_value(a, b) and not (a.loose or b.loose)]  # whose age it is must be known
    for (a, b), (c, d) in combinations(same, 2):
        if a is c or b is d or a.claim.sentence_start != c.claim.sentence_start or b.claim.sentence_start != d.claim.sentence_start or a.value == c.value:
            continue
        crossed = pairing.kin[a, d].likeness + pairing.kin[c, b].likeness
        if crossed - pairing.kin[a, b].likeness - pairing.kin[c, d].likeness >= SWAPPED and pairing.kin[a, b].shared >= SHARED / 2:
            return [_link(a, d, 0.8, pairing, swapped=True), _link(c, b, 0.8, pairing, swapped=True)]
    return []


def _same_value(a: Frame, b: Frame) -> bool:
    """Whether two claims state one value that two texts hardly have in common by chance."""
    return is_uncommon(a.claim) and signature(a.claim) == signature(b.claim)


def _best(scored: list[tuple[float, bool, Frame, Frame]], pairing: Pairing) -> list[Link]:
    """The surest pairs, each claim in one of them. Pairs whose values differ go first: that no pair with
    the same value fits better is part of their evidence."""
    taken: set[Frame] = set()
    found = []
    for score, _, a, b in sorted(scored, key=lambda s: (s[1], -s[0], s[2].claim.start, s[3].claim.start)):
        if a in taken or b in taken:
            continue
        taken |= {a, b}
        found.append(_link(a, b, score, pairing))
    return found


def _link(a: Frame, b: Frame, score: float, pairing: Pairing, swapped: bool = False) -> Link:
    first, second = sorted((a.claim, b.claim), key=order)
    return Link(first, second, round(score, 3), pairing.kin[a, b].verdict, reasons(a.claim, b.claim) or pairing.in_common(), swapped)
