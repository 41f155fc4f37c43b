"""Which dated event a sentence tells of: the class of what happened, its key words, and who took part."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.extract.topics import keys, stem
from factcheck.lexicon import capitals, language, rarity
from factcheck.references import Event, References

_ALIKE = {
    "announce": {"@announce", "@sign", "@hold"}, "propose": {"@announce", "@sign", "@hold"}, "report": {"@announce"},
    "sign": {"@sign", "@announce"}, "ratify": {"@ratify"}, "in_force": {"@start"}, "start": {"@start"}, "restart": {"@start"},
    "end": {"@end"}, "expire": {"@end"}, "rule": {"@rule"}, "hold": {"@hold"}, "review": {"review"},
}
"""Action of an event row to the classes of words that tell of it."""

LEAST = 7.0
"""Rarity the matched key words of an event must add up to."""


@lru_cache(maxsize=4096)
def _phrase(text: str) -> frozenset[str]:
    return frozenset(k for k in keys(text, language("")) if not k.startswith("@"))


def same_class(event: Event, words: frozenset[str]) -> bool:
    """Whether words tell of the class of what happened."""
    return bool(words & _ALIKE.get(event.action, set()))


def fits(event: Event, context: frozenset[str], own: frozenset[str]) -> float:
    """How well a sentence tells of an event: the share of the event's key phrases it has, 0 when it does not.

    Args:
        context: keys of the sentence with what it points back to, and the countries it concerns.
        own: keys of the clause that tells what happened; the class of the event must stand here.
    """
    if not same_class(event, own):
        return 0.0
    phrases = {p for p in map(_phrase, event.phrases) if p}
    matched = {p for p in phrases if p <= context}
    if len(matched) < 2 or sum(rarity(k) for k in frozenset().union(*matched) if not k.startswith("=")) < LEAST:
        return 0.0
    parties = [p for p in event.parties]
    present = sum(f"={p}" in context for p in parties)
    if parties and present < min(2, len(parties)):
        return 0.0
    share = len(matched) / len(phrases)
    return share if share >= 0.5 else 0.0


def candidates(references: References, context: frozenset[str], own: frozenset[str]) -> list[Event]:
    """The trusted events a sentence may tell of, best first."""
    scored = [(fits(event, context, own), event) for event in references.events if event.trusted]
    return [event for score, event in sorted(scored, key=lambda s: (-s[0], s[1].claim.line)) if score]


def leaders(references: References) -> dict[str, str]:
    """Surname of each head of state or government in the tables to the country: `Trump` stands for
    the United States in "the Trump administration"."""
    table = {}
    for holder in references.holders:
        if holder.organisation == holder.country and holder.country:
            for name in holder.names[:1]:
                table[name.split()[-1]] = holder.country
    return table


def with_leaders(context: frozenset[str], sentence: str, references: References) -> frozenset[str]:
    """The keys of a sentence, with the countries its leaders' names stand for."""
    words = set(re.findall(r"\w+", sentence))
    return context | {f"={country}" for surname, country in leaders(references).items() if surname in words}


def with_capitals(context: frozenset[str]) -> frozenset[str]:
    """Keys with the countries that capitals stand for: "Washington imposed"."""
    return context | {f"={country}" for city, country in capitals().items() if f"={city}" in context}


def same_goods(event: Event, words: frozenset[str], references: References) -> bool:
    """Whether a sentence that names goods names some of the event's: copper is not the steel row."""
    goods = {stem(p) for row in references.measures for p in row.products if " " not in p}
    named = words & goods
    theirs = {stem(phrase) for phrase in event.phrases} & goods
    return not named or not theirs or bool(named & theirs)
