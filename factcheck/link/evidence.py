"""How much speaks for and against two claims being about the same thing.

`evidence(a, b, …)` measures a few things a reader would look at; the weights of `weights.csv`, fitted
by `benchmarks/fit_links.py`, add them up. None of them looks at which of two values is right, only at
whether the two are values of one thing.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from operator import mul
from pathlib import Path

from factcheck.link.compare import is_open
from factcheck.link.frames import Frame, measures, one_owner
from factcheck.link.names import sex
from factcheck.link.pairing import LEAST, Pairing, orders_apart
from factcheck.link.sides import Side
from factcheck.link.things import other_things
from factcheck.link.time_place import distance, same_period, same_place
from factcheck.link.values import long_number, misdated, mistyped
from factcheck.link.words import common, root, weigh
from factcheck.model import Claim

NEXT_TO_NOTHING = 0.15
"""Share of the words near two values from which they say nothing in common."""

FEATURES = {
    "edge": "no better counterpart with the same value, for either",
    "edge_one": "no better counterpart with the same value, for one of them",
    "edge_other": "no better counterpart with another value, for either",
    "words": "share of the sentence's words in common",
    "clause": "share of the clause's words in common",
    "near": "share of the words near the values in common",
    "near_none": "hardly a word near the values in common",
    "head_other": "another noun or measure",
    "kind_other": "things of another kind",
    "object_other": "another noun right after the values",
    "owner_other": "another name beside the values",
    "owner_unsaid": "whose age it is not said, of several people or with other words near and far apart",
    "one_person": "ages of one person",
    "only_ages": "the only age in either text, or the highest of those of nobody named, and a name in common",
    "events_other": "another class of event",
    "lead_other": "another word before the dates",
    "names_other": "names, but none in common",
    "around_other": "no names, and others in the sentences before",
    "actors_other": "other names before the values",
    "place_other": "another place",
    "period_other": "another period",
    "period_unsaid": "a period that the other is not told of",
    "change_other": "a level and a change",
    "mood_other": "planned, forecast or denied in one",
    "limits_other": "another part of the population",
    "speaker_other": "two speakers",
    "choice": "how many pairs of values there are that only one of the texts has",
    "shift": "one near the beginning, the other further on",
    "known": "values that the other text has too",
    "company": "other values of their sentences in common",
    "company_other": "other values in their sentences, but none in common",
    "copied": "values of one text that the other has too",
    "mistyped": "values that differ as by a slip of the hand",
    "mistyped_long": "values of three digits or more that differ so",
    "mistyped_choice": "how many pairs of values there are, where two such differ so",
    "misdated": "dates that differ as by a slip of the hand",
    "size": "orders of magnitude between the values",
    "bare": "what is counted is not said",
    "bare_other": "what is counted is not said, and nowhere near",
    "open": "one of the values is a bound",
    "full_dates": "dates equally precise",
    "bound_date": "a date before or after which it was",
    "is_time": "a stretch of time",
}
"""What is measured of a pair, in the order of `evidence`, each with the words for it."""


def evidence(a: Frame, b: Frame, pairing: Pairing) -> tuple[float, ...]:
    """What speaks for and against two claims of one block being about the same thing, in the order of `FEATURES`."""
    first, second = a.claim, b.claim
    kin = pairing.kin[a, b]
    agree, near = kin.agree, kin.near
    edge, edge_one, other = pairing.edges(a, b)
    is_date = a.claim.kind == "date"
    near_it, head_other, bare = _heads(a, b)
    events_other = float(is_date and head_other)
    period_other = not is_date and not a.block.startswith(("age", "time")) and not same_period(first, second)
    period_said = bool(first.topic.period) == bool(second.topic.period)
    one, another = one_owner(a, b) or bool(a.objects & b.objects), _another_owner(a, b)
    alone_in_age = a.block == "age" and not one and not another and only_ages(a, b, pairing)
    slipped, choice = not agree and (misdated if is_date else mistyped)(first, second), pairing.choice(a, b)
    long = slipped and not is_date and long_number(first) and long_number(second)
    alone, company = not is_date and pairing.alone(a, b), pairing.company(a, b)
    return (
        edge, edge_one, other,
        kin.shared / max(min(a.word_weight, b.word_weight), LEAST),
        common(a.clause, b.clause) / max(min(a.clause_weight, b.clause_weight), LEAST),
        near, float(near < NEXT_TO_NOTHING),
        head_other - events_other,
        float(other_things(a.kinds, b.kinds)),
        float(_another_object(a, b)),
        float(another),
        0.0 if one or another or alone_in_age else _owner_unsaid(a, b, pairing),
        float(a.block == "age" and one),
        float(alone_in_age),
        events_other,
        float(is_date and bool(a.lead and b.lead) and a.lead != b.lead),
        float(a.named and b.named and _other_names(a, b)),
        float(others_around(a, b)),
        float(bool(a.actors and b.actors) and a.actors.isdisjoint(b.names) and b.actors.isdisjoint(a.names)),
        float(not same_place(first, second) and not (one and a.block == "age")),
        float(period_other and period_said), float(period_other and not period_said),
        float(a.change != b.change),
        float(first.modality != second.modality),
        float(differ(a.limits, b.limits)),
        float(bool(first.source.speaker and second.source.speaker and first.source.speaker != second.source.speaker)),
        choice, pairing.shift(a, b), pairing.known(a, b),
        math.log1p(company or 0) if alone else 0.0, float(company == 0), pairing.copied(a, b) if alone else 0.0,
        float(slipped and not is_date), float(long), choice if long else 0.0, float(slipped and is_date), 0.0 if slipped else distance(first, second) if is_date else orders_apart(a, b),
        bare, float(bare and not near_it and bool(a.head or b.head) and not (a.unnamed or b.unnamed)),
        float(not is_date and (is_open(first.figure) or is_open(second.figure))),
        float(is_date and len(first.time.date) == len(second.time.date)),
        float(is_date and not first.time.relation == second.time.relation == "on"),
        float(a.block.startswith("time/")),
    )


def _heads(a: Frame, b: Frame) -> tuple[bool, float, float]:
    """Whether the noun of one stands near the other's value, whether they count different things, whether one does not
    say what it counts."""
    if a.head and b.head:
        near_it = bool(set(a.counted) & set(b.counted)) or a.head in b.near or b.head in a.near
        return near_it, float(a.head != b.head and not near_it), 0.0
    if a.block == "#.":
        return True, 0.0, 1.0  # a magnitude is no noun that one counts
    if a.block == "#":
        noun = a.head or b.head
        return bool(a.lead) and a.lead == b.lead or bool(noun) and noun in (b if a.head else a).near, 0.0, 1.0
    same = not a.heads.isdisjoint(b.heads) or not a.heads.isdisjoint(b.words) or not b.heads.isdisjoint(a.words)
    return same, float(bool(a.heads and b.heads) and not same), 0.0


def _another_object(a: Frame, b: Frame) -> bool:
    """Whether values stand right before nouns that the other sentence does not have; of ages their owners tell."""
    return a.block != "age" and bool(a.objects and b.objects) and a.objects.isdisjoint(b.words) and b.objects.isdisjoint(a.words)


def _another_owner(a: Frame, b: Frame) -> bool:
    """Whether the values stand beside names that the other sentence does not have; of ages, whether beside
    the names of two people, or the nouns for a man and a woman; of places in an order, whether of two orders."""
    if a.block == "rank":
        both = len(a.objects & b.objects)
        one_order = a.order and a.order == b.order and not a.names.isdisjoint(b.names)  # "highest", of one range
        across = bool(a.order or b.order) and _share_a_name(a, b) and not (a.objects.isdisjoint(b.words) and b.objects.isdisjoint(a.words))
        return not one_order and not across and (both < min(2, len(a.objects), len(b.objects)) or not both)
    if a.block == "age":
        return {sex(a.objects), sex(b.objects)} == {"m", "f"} or bool(a.owners and b.owners) and not (a.loose or b.loose) and not one_owner(a, b)
    return bool(a.owners and b.owners) and b.names.isdisjoint(a.owners) and a.names.isdisjoint(b.owners)


def only_ages(a: Frame, b: Frame, pairing: Pairing) -> bool:
    """Whether two ages are the only ones of two longer texts that have a name in common, or of all that stand beside no name the highest:
    "He was 94." is how old he is whom a text is about, and "when he was 15" is not."""
    if min(pairing.left.sentences, pairing.right.sentences) <= 1 or pairing.left.names.isdisjoint(pairing.right.names):
        return False
    return not pairing.people() or _is_oldest(a, pairing.left) and _is_oldest(b, pairing.right)


def _is_oldest(frame: Frame, side: Side) -> bool:
    unsaid = [other.value for other in side.frames["age"] if not other.objects and (other.loose or not other.owners)]
    return not frame.objects and (frame.loose or not frame.owners) and frame.value == max(unsaid)


def _share_a_name(a: Frame, b: Frame) -> bool:
    """Whether two sentences name a person, thing or place in common."""
    return not a.names.isdisjoint(b.names) or any(word[0] == "=" and word in b.words for word in a.words)


def _owner_unsaid(a: Frame, b: Frame, pairing: Pairing) -> float:
    """How many people there are of whom two ages may be, whose owners are not known, and how far apart these are where hardly
    a word near them is the same; 0 for what is no age."""
    if a.block != "age" or _names_owner(a, b, pairing.right) or _names_owner(b, a, pairing.left):
        return 0.0
    return pairing.people() + orders_apart(a, b) * (pairing.kin[a, b].near < NEXT_TO_NOTHING)


def _names_owner(told: Frame, other: Frame, side: Side) -> bool:
    """Whether the sentence of an age of nobody in particular names the owner of another, and has no other age."""
    if not told.owners or told.loose or other.owners and not other.loose:
        return False
    return told.owners[-1] in other.names and sum(frame.block == "age" for frame in side.beside(other)) == 1


def _other_names(a: Frame, b: Frame) -> bool:
    """Whether both sentences name somebody or something, besides who says so, and not one name is the same."""
    return a.names.isdisjoint(b.names) and not a.names <= a.speaker and not b.names <= b.speaker


def others_around(a: Frame, b: Frame) -> bool:
    """Whether a sentence without names follows others with other names than those of the other sentence, or before it."""
    if a.names and b.names:
        return False
    first, second = a.names or a.around, b.names or b.around
    return bool(first and second) and first.isdisjoint(second)


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
    odds = constant + SAME_VALUE * same_value + sum(map(mul, by_feature, values))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def _denials() -> tuple[int, ...]:
    return tuple(number for number, name in enumerate(FEATURES) if name in DENIED_BY)


def reasons(a: Claim, b: Claim) -> tuple[str, ...]:
    """The words in common that decided, rarest first, at most five."""
    theirs = {root(key, b.origin.language) for key in b.keys}
    both = [key for key in a.keys if key[0] != "@" and key not in measures(a.origin.language) and root(key, a.origin.language) in theirs]
    return tuple(key.lstrip("=") for key in sorted(both, key=lambda key: (-weigh(key), key))[:5])
