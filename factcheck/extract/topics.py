"""The words the linker compares: content words in one form, places, classes of events.

The words of a clause are brought to one form (plural and spelling aside, synonyms of
`lexicon/synonyms.csv` replaced), so that "duties on imports of aluminium" and "an aluminum tariff"
share their keys. Places become `=Name`, classes of events `@class`. What a clause says of its
figure is read in `factcheck.extract.clauses`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from factcheck.extract.words import Known, Words, matches_at, openers
from factcheck.lexicon import Language, Place, alternation, first_letters, language, languages, places, synonyms

_WORD = re.compile(r"[^\W\d_]+(?:\d(?!\w))?(?:[-’'][^\W\d_]+)*")
_WORD_END = re.compile(r"(?:[^\W\d_]|\d(?!\w)|[-’'](?=[^\W\d_]))*")
_CLAUSE_END = re.compile(r"[;:()“”—–\n,.](?:(?<![,.])|\s)")  # one set first, which makes it twice as fast

EVENTS = ("announce", "sign", "ratify", "start", "end", "rule", "hold")
"""Classes of what happens; each is a list of the table `events` of a language file."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One form for a word: lower case, possessive and plural dropped, synonyms replaced.

    >>> stem("Tariffs"), stem("duties"), stem("companies’"), stem("aluminium")
    ('tariff', 'tariff', 'company', 'aluminum')
    """
    word = word.lower()
    if word.endswith(("’s", "'s")):
        word = word[:-2]
    word = word.rstrip("’'")
    table = synonyms()
    if word in table:
        return table[word]
    singular = word
    if len(word) > 4:
        if word.endswith("ies"):
            singular = word[:-3] + "y"
        elif word.endswith(("sses", "ches", "shes", "xes", "ciones", "ores", "ales")):
            singular = word[:-2]
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
            singular = word[:-1]
    return table.get(singular, singular)


class PlaceMention(NamedTuple):
    """A place in a text: offsets, canonical name and kind (country, region, bloc, state or city)."""

    start: int
    end: int
    name: str
    kind: str


@cache
def _places() -> tuple[re.Pattern, dict[str, Place]]:
    """A pattern of all forms of all places, and the place of each form."""
    forms: dict[str, Place] = {}
    for form, place in places().items():
        forms.setdefault(form, place)
        forms.setdefault(form.rstrip("."), place)  # "the U.S": before a full stop there is only one
    return re.compile(rf"{first_letters(forms)}(?<![^\W\d_])(?<!-)(?:{alternation(forms, capital=False)})(?![^\W\d_]|\.[^\W\d_])"), forms


def find_places(text: str) -> list[PlaceMention]:
    """All places of a text, the longest form at each offset."""
    return [_mention(match) for match in _places()[0].finditer(text)]


def places_at(text: str, stops: list[int]) -> list[PlaceMention]:
    """All places of a text, where the offsets are known at which one may begin: the same, in a fraction of the time."""
    return [_mention(match) for match in matches_at(_places()[0], text, stops)]


def _mention(match: re.Match) -> PlaceMention:
    form = match.group()
    forms = _places()[1]
    place = forms.get(form) or forms[" ".join(form.split())]
    return PlaceMention(*match.span(), place.name, place.kind)


@cache
def place_stops() -> Known:
    """The offsets within each word at which a place may begin."""
    return openers(_places()[1])


class _WordKeys(Known):
    """The keys a word gives, worked out when it is first met; none for a word without a topic.

    Attributes:
        phrases: words met that open phrases of the classes of events, each with the phrases and their keys.
    """

    def __init__(self, code: str):
        super().__init__(self._keys)
        self.stop = language(code).stop
        self.events: dict[str, list[tuple[str, str]]] = {}
        for name in EVENTS:
            for phrase in language(code).list("events", name):
                self.events.setdefault(_WORD.match(phrase).group(), []).append((phrase, f"@{name}"))
        self.phrases: dict[str, list[tuple[str, str]]] = {}

    def _keys(self, written: str) -> tuple[str, ...]:
        if written[0] in "’'":
            return ()  # the "s" or "ve" of a possessive or a shortened verb
        return tuple(key for part in _WORD.findall(written) for key in self._of_part(written, part.lower()))

    def _of_part(self, written: str, word: str) -> list[str]:
        events = self.events.get(word, ())
        found = [key for phrase, key in events if phrase == word]
        if len(events) > len(found):
            self.phrases[written] = [event for event in events if event[0] != word]
        if word not in self.stop and len(word) > 1:
            whole = stem(word)
            found.append(whole)
            parts = word.split("-")
            if len(parts) > 1 and whole == word and all(len(part) > 2 for part in parts):
                found += [stem(part) for part in parts if part not in self.stop]
        return found


@cache
def _word_keys(code: str) -> _WordKeys:
    return _WordKeys(code)


def keys(text: str, lang: Language) -> frozenset[str]:
    """Content words of a text in their one form, with places and classes of events."""
    return keys_within(text, Words(text), 0, len(text), lang, find_places(text))


def keys_within(text: str, words: Words, start: int, end: int, lang: Language, mentions: list[PlaceMention]) -> frozenset[str]:
    """The same for a stretch of a text whose words and places have been read."""
    table = _word_keys(lang.code)
    out: set[str] = set()
    forms: set[str] = set()
    at = words.at(start)
    for place in mentions:
        out.add(f"={place.name}")
        if place.kind in ("city", "bloc"):
            out.add(place.name.lower())  # London talks, USMCA review: also what the event is called
        forms.update(words.words[at:words.at(place.start)])
        at = words.at(_WORD_END.match(text, place.end, end).end())  # "based" of "China-based" is no topic either
    forms.update(words.words[at:words.at(end)])
    out.update(chain.from_iterable(map(table.__getitem__, forms)))
    if not table.phrases.keys().isdisjoint(forms):
        lower = text[start:end].lower()
        out.update(key for form in table.phrases.keys() & forms for phrase, key in table.phrases[form] if _says(lower, phrase))
    return frozenset(out)


def _says(lower: str, phrase: str) -> bool:
    """Whether whole words of a lower-case text are a phrase."""
    at = lower.find(phrase)
    while at >= 0:
        if not lower[at + len(phrase):at + len(phrase) + 1].isalpha() and not (at and (lower[at - 1].isalnum() or lower[at - 1] == "-")):
            return True
        at = lower.find(phrase, at + 1)
    return False


@lru_cache(maxsize=1024)
def _clause_ends(sentence: str) -> tuple[list[int], list[int]]:
    """Where the clauses of a sentence end, and where the next ones begin."""
    found = [match.span() for match in _CLAUSE_END.finditer(sentence)]
    return [start for start, _ in found], [end for _, end in found]


def clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the clause around a passage of a sentence, all offsets within the sentence."""
    ends, begins = _clause_ends(sentence)
    before, after = bisect_right(begins, start), bisect_left(ends, end)
    return begins[before - 1] if before else 0, ends[after] if after < len(ends) else len(sentence)


@cache
def _anaphora(code: str) -> re.Pattern:
    return re.compile(rf"(?:[^\W\d_]+,\s+|[^\W\d_]+\s+)?(?:{alternation(language(code).list('words', 'anaphora'))})(?!\w)")


def is_anaphoric(sentence: str, lang: Language) -> bool:
    """Whether a sentence begins by pointing back ("The agreements …", "That incident …")."""
    return _anaphora(lang.code).match(sentence) is not None


def qualifiers(words: str, at: int = 0) -> frozenset[tuple[str, str]]:
    """`(group, value)` of words that restrict a population: direct or indirect, gross or net …

    Of several values of one group the one nearest to the offset `at` counts, of nested ones the longest.
    """
    nearest: dict[str, tuple] = {}
    table = _qualifiers()
    for match in _QUALIFIER_WORD.finditer(words):
        for group, value, phrase in table.get(match[0].lower(), ()):
            start, end = match.start(), match.start() + len(phrase)
            if words[start:end].lower() != phrase or words[end:end + 1].isalnum():
                continue
            distance = max(start - at, at - end, 0)
            if group not in nearest or (distance, start - end) < nearest[group][:2]:
                nearest[group] = distance, start - end, value
    return frozenset((group, found[2]) for group, found in nearest.items())


_QUALIFIER_WORD = re.compile(r"[^\W\d_]+")


@cache
def _qualifiers() -> dict[str, list[tuple[str, str, str]]]:
    """Group, value and form of the words that restrict a population, by their first word; all languages."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for code in languages():
        for group, values in language(code).data["qualifiers"].items():
            for value, forms in values.items():
                for form in re.split(r", *", forms):
                    found.setdefault(_QUALIFIER_WORD.match(form).group().lower(), []).append((group, value, form.lower()))
    return found


@cache
def _imposing_pattern(code: str) -> re.Pattern:
    return language(code).pattern("events", "impose")


def imposing(sentence: str, lang: Language) -> tuple[int, int] | None:
    """Where a sentence says that somebody imposes something, or None."""
    match = _imposing_pattern(lang.code).search(sentence)
    return match.span() if match else None
