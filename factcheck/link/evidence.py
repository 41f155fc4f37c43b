"""How much speaks for and against two claims being about the same thing.

`evidence(a, b, …)` measures a few things a reader would look at; the weights of `weights.csv`, fitted
by `benchmarks/fit_links.py`, add them up. None of them looks at which of two values is right, only at
whether the two are values of one thing.
"""

from __future__ import annotations

import csv
import math
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from factcheck import edtf
from factcheck.lexicon import Place, places, units
from factcheck.link.compare import resolved, verdict
from factcheck.link.frames import Frame, Side, measures, sex
from factcheck.link.values import mistyped
from factcheck.link.words import common, root, weigh
from factcheck.model import Claim

LEAST = 6.0
"""Weight below which the words of a clause are too few to take a share of."""


OWNER = 0.8
"""What the same name beside two ages adds to their likeness, and another takes from it."""


NEXT_TO_NOTHING = 0.15
"""Share of the words near two values from which they say nothing in common."""


class Kinship(NamedTuple):
    """How alike two frames are on their own, and whether their values agree."""

    likeness: float
    agree: bool


def kinship(a: Frame, b: Frame) -> Kinship:
    """How alike two frames of one block are: words near the value, words of the sentence, what is counted, size."""
    likeness = _near(a, b) + 0.5 * common(a.words, b.words) / max(min(a.word_weight, b.word_weight), LEAST)
    if a.value is not None and b.value is not None:
        if a.head and b.head:
            likeness += 0.7 if a.head == b.head else 0.3 if set(a.counted) & set(b.counted) else -0.3
        if a.change != b.change:
            likeness -= 0.4
        if a.block == "age":
            likeness += OWNER * (_one_owner(a, b) - (not _one_owner(a, b))) if a.owners and b.owners else 0.0
        likeness -= 0.25 * min(_size(a, b), 2.0)
    return Kinship(likeness, verdict(a.claim, b.claim) != "disagree")


def _near(a: Frame, b: Frame) -> float:
    """Weighted share of the words near one value that stand near the other."""
    return common(a.near, b.near) / max(min(a.near_weight, b.near_weight), LEAST)


def _size(a: Frame, b: Frame) -> float:
    """Orders of magnitude between two values, at most 3."""
    return min(abs(math.log10(a.value / b.value)), 3.0) if a.value and b.value and a.value > 0 and b.value > 0 else 0.0


class Pairing:
    """All pairs of one block of two documents, by how alike they are.

    A claim is compared with its best counterpart: `edge` tells how much better a pair is than the
    next best for either of its claims.
    """

    def __init__(self, left: Side, right: Side, block: str):
        self.left, self.right = left, right
        self.choice = math.log(len(left.frames[block]) * len(right.frames[block]))
        ours, theirs = left.frames[block], right.frames[block]
        self.kin = {(a, b): kinship(a, b) for a in ours for b in theirs}
        self._by_left = {a: sorted(((self.kin[a, b], b) for b in theirs), key=lambda k: -k[0].likeness) for a in ours}
        self._by_right = {b: sorted(((self.kin[a, b], a) for a in ours), key=lambda k: -k[0].likeness) for b in theirs}

    def edge(self, a: Frame, b: Frame, *, agreeing: bool) -> tuple[float, float]:
        """How much more alike a pair is than the best other pair of `a`, and of `b`, whose values agree
        (or do not); between -1 and 1, 1 where there is none."""
        own = self.kin[a, b].likeness
        return _edge(own, self._by_left[a], b, agreeing), _edge(own, self._by_right[b], a, agreeing)

    def people(self) -> float:
        """How many pairs of ages that differ there are, as a logarithm: 0 where each text tells of one."""
        return math.log(len({a.value for a in self._by_left}) * len({b.value for b in self._by_right}))

    def alone(self, a: Frame, b: Frame) -> bool:
        """Whether neither text states the value of the other's claim anywhere, if the two differ."""
        return self.kin[a, b].agree or a.stated not in self.right.stated and b.stated not in self.left.stated

    def company(self, a: Frame, b: Frame) -> int | None:
        """How many other values their sentences have in common; None where one has no other."""
        ours, theirs = ({f.stated for f in side.beside(frame)} - {frame.stated} for side, frame in ((self.left, a), (self.right, b)))
        return len(ours & theirs) if ours and theirs else None

    def copied(self, a: Frame, b: Frame) -> float:
        """Share of the other uncommon values of one text that the other has too, of that which has more of them."""
        ours, theirs = self.left.uncommon - {a.stated}, self.right.uncommon - {b.stated}
        return max((len(ours & theirs) / len(own) for own in (ours, theirs) if len(own) >= FEW), default=0.0)

    def in_common(self) -> tuple[str, ...]:
        """Uncommon values that both texts have, as the first writes them, at most three."""
        both = self.left.uncommon & self.right.uncommon
        found = {f.stated: f.claim for frames in self.left.frames.values() for f in reversed(frames) if f.stated in both}
        return tuple(claim.surface for claim in sorted(found.values(), key=lambda claim: claim.start)[:3])

    def rivals(self, a: Frame, b: Frame) -> float:
        """How many other pairs of either claim are nearly as alike, as a logarithm; a pair `NEARLY` less alike counts a third."""
        own = self.kin[a, b].likeness
        others = [kin.likeness for kin, frame in self._by_left[a] if frame is not b] + [kin.likeness for kin, frame in self._by_right[b] if frame is not a]
        return math.log1p(sum(math.exp(min(likeness - own, 0.5) / NEARLY) for likeness in others))


FEW = 2
"""Uncommon values from which their share in another text says something."""

NEARLY = 0.25
"""Difference in likeness at which a rival counts a third (1/e)."""


def _edge(own: float, others: list[tuple[Kinship, Frame]], partner: Frame, agreeing: bool) -> float:
    best = next((kin.likeness for kin, frame in others if frame is not partner and kin.agree == agreeing), own - 1.0)
    return max(-1.0, min(1.0, own - best))


FEATURES = {
    "edge": "no better counterpart with the same value, for either",
    "edge_one": "no better counterpart with the same value, for one of them",
    "edge_other": "no better counterpart with another value, for either",
    "words": "share of the sentence's words in common",
    "clause": "share of the clause's words in common",
    "near": "share of the words near the values in common",
    "near_none": "hardly a word near the values in common",
    "head_same": "the same noun or measure",
    "head_part": "the noun of one stands near the other's value",
    "head_other": "another noun or measure",
    "object_other": "another noun right after the values",
    "owner_other": "another name beside the values",
    "owner_unsaid": "whose age it is not said, of several people or with other words near and far apart",
    "one_person": "ages of one person",
    "events_other": "another class of event",
    "names_other": "names, but none in common",
    "actors_other": "other names before the values",
    "place_other": "another place",
    "period_same": "the same period",
    "period_other": "another period",
    "change_other": "a level and a change",
    "mood_other": "planned, forecast or denied in one",
    "limits_other": "another part of the population",
    "speaker_other": "two speakers",
    "rivals": "how many other pairs are nearly as alike",
    "choice": "how many pairs there are to choose from",
    "company": "other values of their sentences in common",
    "company_other": "other values in their sentences, but none in common",
    "copied": "values of one text that the other has too",
    "mistyped": "values that differ as by a slip of the hand",
    "size": "orders of magnitude between the values",
    "bare": "what is counted is not said",
    "bare_other": "what is counted is not said, and nowhere near",
    "open": "one of the values is a bound",
    "full_dates": "dates equally precise",
    "bound_date": "a date before or after which it was",
    "is_time": "a stretch of time",
    "is_money": "money",
}
"""What is measured of a pair, in the order of `evidence`, each with the words for it."""


def evidence(a: Frame, b: Frame, pairing: Pairing) -> tuple[float, ...]:
    """What speaks for and against two claims of one block being about the same thing, in the order of `FEATURES`."""
    first, second = a.claim, b.claim
    shared, near = common(a.words, b.words), _near(a, b)
    edge, edge_one = sorted(pairing.edge(a, b, agreeing=True))
    other = min(pairing.edge(a, b, agreeing=False))
    is_date = a.claim.kind == "date"
    head_same, head_part, head_other, bare = _heads(a, b)
    events_other = float(is_date and head_other)
    period_same, period_other = (0.0, 0.0) if is_date else _periods(first, second)
    one, another = _one_owner(a, b) or bool(a.objects & b.objects), _another_owner(a, b)
    slipped = not is_date and not pairing.kin[a, b].agree and mistyped(first, second)
    alone, company = not is_date and pairing.alone(a, b), pairing.company(a, b)
    base = a.block.partition("/")[0]
    return (
        edge, edge_one, other,
        shared / max(min(a.word_weight, b.word_weight), LEAST),
        common(a.clause, b.clause) / max(min(a.clause_weight, b.clause_weight), LEAST),
        near, float(near < NEXT_TO_NOTHING),
        head_same, head_part, head_other - events_other,
        float(_another_object(a, b)),
        float(another),
        pairing.people() + _size(a, b) * (near < NEXT_TO_NOTHING) if a.block == "age" and not another and not one else 0.0,
        float(a.block == "age" and one),
        events_other,
        float(a.named and b.named and not a.names & b.names),
        float(bool(a.actors and b.actors) and a.actors.isdisjoint(b.names) and b.actors.isdisjoint(a.names)),
        float(not _same_place(first, second)),
        period_same, period_other,
        float(a.change != b.change),
        float(first.modality != second.modality),
        float(differ(a.limits, b.limits)),
        float(bool(first.source.speaker and second.source.speaker and first.source.speaker != second.source.speaker)),
        pairing.rivals(a, b), pairing.choice,
        math.log1p(company or 0) if alone else 0.0, float(company == 0), pairing.copied(a, b) if alone else 0.0,
        float(slipped), _distance(first, second) if is_date else 0.0 if slipped else _size(a, b),
        bare, float(bare and not head_part and bool(a.head or b.head) and not (a.unnamed or b.unnamed)),
        float(not is_date and (None in (first.figure.low, first.figure.high) or None in (second.figure.low, second.figure.high))),
        float(is_date and len(first.time.date) == len(second.time.date)),
        float(is_date and not first.time.relation == second.time.relation == "on"),
        float(base == "time"), float(base in units().money),
    )


def _heads(a: Frame, b: Frame) -> tuple[float, float, float, float]:
    """Whether the two count the same, whether one's noun is in the other's sentence, whether they count
    different things, whether one does not say what it counts."""
    if a.head and b.head:
        same = a.head == b.head
        part = not same and (bool(set(a.counted) & set(b.counted)) or a.head in b.near or b.head in a.near)
        return float(same), float(part), float(not same and not part), 0.0
    if a.block in ("#", "#."):
        noun = a.head or b.head
        return 0.0, float(bool(noun) and noun in (b if a.head else a).near), 0.0, 1.0
    same = bool(a.heads & b.heads)
    part = not same and bool(a.heads & b.words.keys() or b.heads & a.words.keys())
    return float(same), float(part), float(bool(a.heads and b.heads) and not same and not part), 0.0


def _another_object(a: Frame, b: Frame) -> bool:
    """Whether values stand right before nouns that the other sentence does not have; of ages their owners tell."""
    return a.block != "age" and bool(a.objects and b.objects) and a.objects.isdisjoint(b.words) and b.objects.isdisjoint(a.words)


def _one_owner(a: Frame, b: Frame) -> bool:
    """Whether the name beside one value is a form of that beside the other: Felt, Mark Felt; Alexis Roe, Alexandros Roe."""
    first, second = a.owners, b.owners
    if not first or not second:
        return False
    if a.loose or b.loose or set(first) <= set(second) or set(second) <= set(first):
        return not set(first).isdisjoint(second)
    return first[-1] == second[-1] and first[0][0] == second[0][0]


def _another_owner(a: Frame, b: Frame) -> bool:
    """Whether the values stand beside names that the other sentence does not have; of ages, whether beside
    the names of two people, or the nouns for a man and a woman; of places in an order, whether of two orders."""
    if a.block == "rank":
        both = len(a.objects & b.objects)
        return both < min(2, len(a.objects), len(b.objects)) or not both
    if a.block == "age":
        return {sex(a), sex(b)} == {"m", "f"} or bool(a.owners and b.owners) and not (a.loose or b.loose) and not _one_owner(a, b)
    return bool(a.owners and b.owners) and b.names.isdisjoint(a.owners) and a.names.isdisjoint(b.owners)


def _distance(first: Claim, second: Claim) -> float:
    """Years between two dates, at most 3; 0 where one leaves its year open."""
    days = [next(filter(None, edtf.bounds(resolved(claim))), None) for claim in (first, second)]
    return min(abs((days[0] - days[1]).days) / 365.0, 3.0) if None not in days else 0.0


def _periods(a: Claim, b: Claim) -> tuple[float, float]:
    same = same_period(a, b)
    return float(same and bool(a.topic.period and b.topic.period)), float(not same)


def same_period(a: Claim, b: Claim) -> bool:
    """Whether two figures can hold for the same time, as far as their periods and publication dates tell."""
    first = edtf.resolve(a.topic.period, a.origin.published, a.modality == "asserted")
    second = edtf.resolve(b.topic.period, b.origin.published, b.modality == "asserted")
    return _periods_meet(first, second, a.origin.published, b.origin.published)


@lru_cache(maxsize=65536)
def _periods_meet(first: str, second: str, published: str, other_published: str) -> bool:
    if edtf.has_year(first) and edtf.has_year(second):
        return (edtf.within(first, second) or edtf.within(second, first)) and not _of_two_lengths(first, second)
    if "XXXX" in first and "XXXX" in second:
        first, second = (when.replace("XXXX", "2000") for when in (first, second))
        return edtf.overlap(first, second) and not _of_two_lengths(first, second)
    if bool(first) != bool(second):
        known, when = (first, other_published) if first else (second, published)
        return not (edtf.has_year(known) and edtf.is_known(when)) or near_in_time(known, when)
    return near_in_time(published, other_published)


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


def _same_place(a: Claim, b: Claim) -> bool:
    """Whether two figures can hold for one place: a city can stand for its country, not for another."""
    if not a.topic.place or not b.topic.place or within(a.topic.place, b.topic.place):
        return True
    return f"={a.topic.place}" in b.keys and f"={b.topic.place}" in a.keys


def within(a: str, b: str) -> bool:
    """Whether two places are one, or a city, state or region and its country."""
    first, second = _place(a), _place(b)
    return a == b or bool(first and second and first.code == second.code and first.kind != second.kind)


@cache
def _place(name: str) -> Place | None:
    return next((place for place in places().values() if place.name == name), None)


def differ(a: dict[str, str], b: dict[str, str]) -> bool:
    """Whether two claims restrict the same population in different ways."""
    return any(a[group] != b[group] for group in a.keys() & b.keys())


@cache
def weights() -> tuple[float, tuple[float, ...]]:
    """The constant and the weight of each feature, in log-odds (`weights.csv`)."""
    with open(Path(__file__).parent / "weights.csv", encoding="utf-8", newline="") as file:
        table = {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}
    return table["constant"], tuple(table[name] for name in FEATURES)


SAME_VALUE = 3.0
"""Log-odds that an uncommon value in common adds: one in twenty such values would be the same by chance."""

DENIED_BY = ("names_other", "place_other", "period_other", "limits_other", "owner_other", "events_other")
"""Evidence against, beside which a value in common says nothing."""


def chance(values: tuple[float, ...], same_value: bool = False) -> float:
    """How likely two claims are about the same thing, given what `evidence` measured, and whether they
    have an uncommon value in common."""
    constant, by_feature = weights()
    same_value = same_value and not any(values[index] for index in _denials())
    odds = constant + SAME_VALUE * same_value + sum(weight * value for weight, value in zip(by_feature, values, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def _denials() -> tuple[int, ...]:
    return tuple(number for number, name in enumerate(FEATURES) if name in DENIED_BY)


def reasons(a: Frame, b: Frame) -> tuple[str, ...]:
    """The words in common that decided, rarest first, at most five."""
    theirs = {root(key, b.claim.origin.language) for key in b.claim.keys}
    both = [key for key in a.claim.keys
            if key[0] != "@" and key not in measures(a.claim.origin.language) and root(key, a.claim.origin.language) in theirs]
    return tuple(key.lstrip("=") for key in sorted(both, key=lambda key: (-weigh(key), key))[:5])
