"""People and organisations: capitalised words in a row, and whom they can stand for.

Names are found by their capitals and told apart by titles, by the words of organisations and by
the vocabulary of the reference tables. Who holds which office is read in `factcheck.extract.offices`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.extract.words import Words
from factcheck.lexicon import Language, alternation, language, languages, places
from factcheck.model import Document

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
TOKEN = rf"(?:[{_UPPER}](?:\.(?:[{_UPPER}]\.)*(?!\w)|[\w\-]*(?:[’'][{_UPPER}][\w\-]+)?))"


LONGEST = 12
"""Capitalised words of a run at most; a line all in capitals is several."""


class Run(NamedTuple):
    """Capitalised words in a row (`U.S. Secretary of Commerce Gina Raimondo`), by offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Office:
    """One person in one office, as a text has it.

    Attributes:
        start, end: offsets of the passage.
        person: full name as written.
        title: the office's words, country or portfolio included (`US President`).
        affiliation: organisation or country, empty where none is named.
        current: False for a former, designated or would-be holder.
    """

    start: int
    end: int
    person: str
    title: str
    affiliation: str
    current: bool
    person_start: int = 0


@dataclass(slots=True)
class Names:
    """The names of one document.

    Attributes:
        lang: its language.
        runs: capitalised runs, in order.
        people: full name to offset of its first mention.
        organisations: name to offset of its first mention.
        offices: who holds what.
    """

    lang: Language
    runs: list[Run] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _surnames: dict[str, str] | None = None
    _persons: dict[str, tuple[str, int]] = field(default_factory=dict)
    _held: dict[str, tuple[str, str]] | None = None
    _called: dict[str, str] | None = None

    @property
    def honorifics(self) -> frozenset[str]:
        """The words before a name that are no part of it (`mr`)."""
        return grammar(self.lang.code).honorific_words

    def runs_from(self, at: int, count: int = 3) -> list[Run]:
        """The first runs that end after an offset, in order."""
        first = bisect_right(self._starts, at)
        if first and self.runs[first - 1].end > at:
            first -= 1
        return self.runs[first:first + count]

    def runs_in(self, start: int, end: int) -> list[Run]:
        """The runs that begin within a stretch, in order."""
        return self.runs[bisect_left(self._starts, start):bisect_left(self._starts, end)]

    def before(self, at: int, most: int = 12) -> Iterator[Run]:
        """The runs that end at or before an offset, the nearest first."""
        last = bisect_left(self._starts, at)
        for index in range(last - 1, max(-1, last - 1 - most), -1):
            if self.runs[index].end <= at:
                yield self.runs[index]

    def full_name(self, name: str) -> str:
        """The full name a surname stands for in this document; the name itself where none does.

        Of several people of one surname the one meant is the one most often given in full.
        """
        if name in self.people:
            return name
        if self._surnames is None:
            self._surnames = self._by_surname()
        return self._surnames.get(name, name)

    def _by_surname(self) -> dict[str, str]:
        counts: Counter[str] = Counter()
        for run, times in Counter(run.text for run in self.runs if " " in run.text).items():
            person, _ = self.person_in(run)
            if " " in person:
                counts[person] += times
        counts.update({person: 2 for person in self.people})
        out: dict[str, str] = {}
        suffixes = grammar(self.lang.code).suffixes
        for person, _ in sorted(counts.items(), key=lambda item: (item[1], -len(item[0]))):
            parts = person.split()
            last = len(parts) - 1
            while last > 1 and parts[last].strip(".,").lower() in suffixes:
                last -= 1
            for first in range(1, last + 1):  # "Juan José Torres": Torres, José Torres
                out[" ".join(parts[first:last + 1])] = person
        return out

    def person_in(self, run: str) -> tuple[str, int]:
        """The person that a capitalised run names, titles left out, and where in it; empty for none."""
        found = self._persons.get(run)
        if found is None:
            found = self._persons[run] = _person_in(run, self)
        return found

    def person(self, run: str) -> str:
        """The full name of the person a run stands for, by full name or surname; empty for none."""
        name, _ = self.person_in(run)
        if name:
            return self.full_name(name)
        full = self.full_name(run)
        return full if full != run else ""

    def add_speakers(self, text: str, speakers: list[str]) -> None:
        """Take the full names of those who speak for people of the document, from their first mention on."""
        for name in dict.fromkeys(speakers):
            if " " in name and name not in self.people and (at := text.find(name)) >= 0:
                self.people[name] = at

    def gender(self, name: str) -> str:
        """`male` or `female` by the first name of a person or what the text calls them; empty where neither tells."""
        table = grammar(self.lang.code)
        first, *rest = name.lower().split() or [""]
        for kind, listed in (("male", table.male), ("female", table.female)):
            if rest and first in listed:
                return kind
        if self._called is None:
            self._called = {}
            for run, following in zip(self.runs, self.runs[1:]):
                kind = table.genders.get(run.text.lower())
                if kind and following.start - run.end <= 2:
                    self._called.setdefault(following.text.split()[-1], kind)
        return self._called.get(name.split()[-1], "") if name else ""

    def office_of(self, person: str) -> tuple[str, str]:
        """Title and organisation that the text gives a person; empty where it gives none."""
        if self._held is None:
            self._held = {}
            for office in self.offices:
                if office.title or office.affiliation:
                    self._held.setdefault(office.person, (office.title, office.affiliation))
        return self._held.get(person, ("", ""))


def _person_in(run: str, names: Names) -> tuple[str, int]:
    table = grammar(names.lang.code)
    if run in names.people:
        return run, 0
    parts = run.split()
    if 2 <= len(parts) <= 4 and table.not_plain.isdisjoint(run.lower().split()) and "." not in run and not run.isupper() and places().keys().isdisjoint((run, *parts)):
        if not any(len(p) > 3 and p.isupper() for p in parts):
            return run, 0  # nothing of it is a title, a place or an organisation's
    low = [p.strip(".,").lower() for p in parts]
    first = 0
    for index, word in enumerate(low[:-1]):
        if word in table.title_words or word in table.honorific_words:
            first = index + 1
    while first < len(parts) - 1 and (parts[first] in places() or low[first] in table.particles and parts[first].islower()):
        first += 1
    rest = parts[first:]
    at = run.index(rest[0], sum(len(p) for p in parts[:first])) if first else 0
    text = run[at:]
    of = min((k for k in (text.find(f" {word} ") for word in table.no_person) if k > 0), default=-1)
    if of > 0 and " " in text[:of]:  # "Mitch Okonkwo of Kentucky"
        text = text[:of]
        rest = text.split()
    if text in names.people:
        return text, at
    if len(rest) == 1:
        return (text, at) if first and low[first - 1] not in table.particles and text not in places() and low[-1] not in table.org and not text.isupper() else ("", 0)
    return (text, at) if is_person(text, names.lang) else ("", 0)


class _Grammar:
    """What names are read by, in one language."""

    def __init__(self, lang: Language):
        self.lang = lang
        particles = "|".join(sorted(lang.set("people", "particles"), key=len, reverse=True))
        ofs = "of the|of|for|de la|de los|del|de|&"
        self.run = re.compile(rf"{TOKEN}(?:[ \u00a0]+(?:(?:{ofs}|{particles})[ \u00a0]+){{0,2}}{TOKEN}){{0,{LONGEST - 1}}}")
        self.titles = frozenset(lang.list("people", "titles"))
        self.title_forms = frozenset(form for t in self.titles for form in (t, t[0].upper() + t[1:], t.title(), *((t.upper(),) if len(t) <= 3 else ())))
        self.title_words = frozenset(word for title in self.titles for word in title.split()[-1:])
        self.first_words: dict[str, list[tuple[str, ...]]] = {}
        for title in sorted(self.titles, key=lambda t: (-len(t.split()), t)):
            first, *rest = title.split()
            self.first_words.setdefault(first, []).append(tuple(rest))
        self.former = re.compile(rf"(?<![\w])(?:{alternation(lang.list('people', 'former'))})[\s-]+(?:[^\W\d_.]+\s+){{0,2}}\Z")
        honorifics = lang.list("people", "honorifics")
        self.honorific = re.compile(rf"(?<!\w)(?:{alternation([*honorifics, *(h.title() for h in honorifics)])})\.?[ \u00a0]+")
        self.honorific_words = frozenset(honorifics)
        self.before_names = self.honorific_words | self.first_words.keys()
        self.under = re.compile(rf",?\s+(?:{alternation(lang.list('people', 'under'))})\s+(?:the\s+|el\s+|la\s+)?\Z")
        self.not_names = lang.set("people", "not_names")
        self.no_name = frozenset(form for word in self.not_names for form in (word, word[0].upper() + word[1:], word.upper()))
        self.particles = lang.set("people", "particles")
        self.male, self.female = lang.set("people", "male_names"), lang.set("people", "female_names")
        self.genders = {word: kind for kind in ("male", "female") for word in lang.list("people", f"{kind}_titles")}
        self.not_apposed = lang.set("people", "not_apposed")
        self.suffixes = lang.set("people", "suffixes")
        self.org = frozenset().union(*(language(c).set("people", "organisation_words") for c in languages()))
        self.no_person = frozenset(("of", "for", "&", "the"))
        self.not_plain = self.no_person | self.org | self.titles | self.title_words | self.honorific_words | self.particles
        self.not_org = lang.set("people", "not_organisations")


@cache
def grammar(code: str) -> _Grammar:
    """What names are read by, in one language."""
    return _Grammar(language(code))


def find(document: Document, lang: Language, words: Words, known: frozenset[str] = frozenset()) -> Names:
    """People, organisations and offices of a document's own sections.

    Args:
        words: the words of its text.
        known: names (of any kind) that the reference tables list.
    """
    from factcheck.extract import offices

    table = grammar(lang.code)
    names = Names(lang)
    text = document.text
    runs = names.runs
    no_name = table.no_name
    for match in table.run.finditer(text):
        run = match.group()
        first, space, rest = run.partition(" ")
        if first not in no_name:
            runs.append(Run(match.start(), match.end(), run))
        elif space:
            rest = rest.lstrip()
            runs.append(Run(match.end() - len(rest), match.end(), rest))
    names._starts = [run.start for run in names.runs]
    offices.find(document, lang.code, names, words)
    seen: set[str] = set()
    for start, _, run in runs:
        if run not in seen:
            seen.add(run)
            if run in known or is_organisation(run, lang):
                names.organisations[run] = start
    names.offices = sorted((replace(o, person=names.full_name(o.person)) for o in names.offices), key=lambda o: o.start)
    return names


def is_person(run: str, lang: Language) -> bool:
    """Whether capitalised words can be a person's full name: two to five of them, none a place or
    a word of organisations."""
    table = grammar(lang.code)
    parts = run.split()
    if not 2 <= len(parts) <= 9 or run in places():
        return False
    capitals = 0
    last = ""
    for part in parts:
        low = part.lower()
        if low in table.no_person or low in table.titles and part is not parts[-1] or low.strip(".") in table.org or len(part) > 3 and part.isupper():
            return False
        if low[0] != part[0]:
            capitals += 1
            last = part
    place = places().get(last)
    return 2 <= capitals <= 5 and not (place and place.kind in ("country", "region", "bloc"))


def is_organisation(run: str, lang: Language) -> bool:
    """Whether capitalised words name an organisation: one of their words says so, or an acronym."""
    return _is_organisation(run, lang.code)


@lru_cache(maxsize=1 << 14)  # the names of the news come back, in one document and the next
def _is_organisation(run: str, code: str) -> bool:
    table = grammar(code)
    if " " not in run:
        return len(run) >= 3 and run.isupper() and run.isalpha() and run.lower() not in table.not_org and run not in places()
    for part in run.lower().split():
        if part in table.org or part.strip(".,") in table.org:
            return run not in places() and run.lower() not in table.not_org
    return False
