"""Names in a sentence, and whose a value is by the name or noun that stands beside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.extract.title_case import is_title_case
from factcheck.extract.topics import find_places, stem
from factcheck.lexicon import RAREST, alternation, language, languages, rarity
from factcheck.link.words import root


@cache
def _never_names() -> frozenset[str]:
    """Months, weekdays and function words of all languages."""
    calendar = (name for code in languages() for table in ("months", "weekdays") for name in language(code).map("dates", table))
    return frozenset(calendar).union(*(language(code).stop for code in languages()))


_NAME = re.compile(r"(?<=[\w,] )([A-ZÁÉÍÓÚÑ][\w’'-]{2,})")
_FIRST_NAME = re.compile(r"[“\"(]?([A-ZÁÉÍÓÚÑ][\w-]{2,})")
_POSSESSIVE = re.compile(r"[’']s?\Z")


@lru_cache(maxsize=65536)
def names(sentence: str) -> frozenset[str]:
    """Capitalised words inside a sentence, places left out; its first word where it is a rare one."""
    found = {m.group(1) for m in _NAME.finditer(sentence)}
    first = _FIRST_NAME.match(sentence)
    if first and stem(first.group(1)) == first.group(1).lower() and rarity(first.group(1).lower()) == RAREST:
        found.add(first.group(1))
    found = {_POSSESSIVE.sub("", name) for name in found}
    if is_title_case(sentence):
        found = {name for name in found if rarity(stem(name.lower())) >= UNHEARD}
    return frozenset(name for name in found if _can_be_a_name(name))


UNHEARD = 6.0
"""Rarity from which a word of a headline in title case is taken for a name."""


@lru_cache(maxsize=65536)
def _can_be_a_name(word: str) -> bool:
    return word.lower() not in _never_names() and not find_places(word)


def owners_of(sentence: str, start: int, end: int, known: frozenset[str]) -> tuple[str, ...]:
    """The words of the name right before or after a value, in order; empty where there is none.

    Args:
        known: the names of the sentence.
    """
    before = _RUN_BEFORE.search(sentence, max(start - 60, 0), start)
    after = _RUN_AFTER.match(sentence, end) or _APPOSED_AFTER.match(sentence, end)
    # a hyphen makes the value an attribute of what follows: "16-year-old Ana Ruiz"
    for match in (after, before) if sentence[end:end + 2].strip().startswith("-") else (before, after):
        if match and not known.isdisjoint(words := match[1].split()) and not find_places(match[1]) and not _persons().match(sentence, match.end()):
            return tuple(_POSSESSIVE.sub("", word).rstrip(".") for word in words if len(word) > 2 and word.lower() not in _never_names())
    return ()


@cache
def _persons() -> re.Pattern:
    nouns = (noun for code in languages() for key in ("male_nouns", "female_nouns", "person_nouns") for noun in language(code).list("people", key))
    return re.compile(rf"(?:{alternation(sorted(set(nouns)), capital=False)})(?!\w)")


_RUN_BEFORE = re.compile(r"((?:[^\W\d_a-záéíóúñ][\w’.-]*\s)*[^\W\d_a-záéíóúñ][\w’.-]*),?\s(?:[a-záéíóúñ]{1,12}\s)?\(?\Z")
_RUN_AFTER = re.compile(r"[\s-]*(?:[a-záéíóúñ-]+\s+){0,4}((?:[^\W\d_a-záéíóúñ][\w’.-]*\s?){1,4})")


_APPOSED_AFTER = re.compile(r"[\s-]*(?:[a-záéíóúñ-]+\s+){0,4}[a-záéíóúñ-]*,\s((?:[^\W\d_a-záéíóúñ][\w’.-]*\s){0,3}[^\W\d_a-záéíóúñ][\w’-]*)(?=[,.;)]|\s(?:and|y|e|who|que)\s)")
"""A name in apposition to the noun after a value: "his 58-year-old mother, Ana Ruiz, and"."""


@cache
def _sexes() -> tuple[frozenset[str], frozenset[str]]:
    """Roots of the nouns for men and boys, and of those for women and girls."""
    return tuple(frozenset(root(stem(noun), code) for code in languages() for noun in language(code).list("people", key)) for key in ("male_nouns", "female_nouns"))


def sex(nouns: frozenset[str]) -> str:
    """`m` or `f` where one of the nouns beside an age tells that it is a man's or a woman's."""
    return next((name for name, own in zip("mf", _sexes(), strict=True) if not nouns.isdisjoint(own)), "")
