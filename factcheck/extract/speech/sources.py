"""Who a source is: the words of a source to a name and a kind.

A surname stands for the full name that the same document gives, a pronoun for the person who spoke
or was named last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from factcheck.extract.names import Names, is_organisation, is_person
from factcheck.lexicon import Language, alternation, language, places
from factcheck.model import Source

OPENING = 5
"""Words before a name at the head of a sentence."""
FAR = 6
"""Speakers back to whom a pronoun may point."""
_SPACES = re.compile(r"\s+")


class _Phrases:
    """Words and phrases to be looked for among the words of a source."""

    def __init__(self, entries):
        self.words = frozenset(entry for entry in entries if " " not in entry)
        self.phrases = tuple(f" {entry} " for entry in entries if " " in entry)

    def all(self, phrase: str) -> bool:
        """Whether a phrase in lower case is one of them."""
        return phrase in self.words or f" {phrase} " in self.phrases

    def any(self, parts: list[str]) -> bool:
        """Whether one of them stands among words in lower case."""
        if not self.words.isdisjoint(parts):
            return True
        padded = f" {' '.join(parts)} "
        return any(phrase in padded for phrase in self.phrases)


class _Kinds:
    """What tells the kinds of sources apart, in one language."""

    def __init__(self, lang: Language):
        q = "quotes"
        self.lang = lang
        self.determiner = re.compile(rf"(?:{alternation(lang.list(q, 'determiners'))})\s+")
        self.anonymous = _Phrases(lang.list(q, "anonymous"))
        self.collective = _Phrases(lang.list(q, "collective"))
        self.titles = _Phrases(lang.list("people", "titles"))
        self.organisations = _Phrases(lang.list("people", "organisation_words"))
        self.outlet_nouns = re.compile(rf"(?:{alternation([*lang.list(q, 'outlet_nouns'), *lang.list(q, 'outlet_reports')])})(?!\w)")
        self.outlets = lang.set(q, "outlets")
        self.outlets_plain = frozenset(rest for entry in lang.list(q, "outlets") for first, _, rest in [entry.partition(" ")] if rest and first in lang.set(q, "determiners"))
        self.data_from = re.compile(rf"(?:{alternation(lang.list(q, 'data_from'))})\s+(?:(?:{alternation(lang.list(q, 'determiners'))})\s+)?")
        self.prepositions = lang.set("cues", "prepositions")


@cache
def _kinds(code: str) -> _Kinds:
    return _Kinds(language(code))


class Resolver:
    """Resolves the sources of one document, in the order of its text.

    Args:
        text, names, lang: of the document.
        pronouns: the grammar of its language, for its pronouns.
        sentences: where its sentences begin.
        quotes: the quoted stretches: who is named in them is spoken of, and does not speak.
    """

    def __init__(self, text: str, names: Names, lang: Language, pronouns, sentences: list[int] = (), quotes: list[tuple[int, int]] = ()):
        self.text, self.names, self.lang = text, names, lang
        self.sentences = sentences
        self.quotes = quotes
        self.kinds = _kinds(lang.code)
        self.pronouns = pronouns
        self.speakers: list[tuple[int, str]] = []  # the persons who spoke, and where, the last at the end
        self.group = ""

    def source(self, start: int, end: int, cue: str) -> Source:
        """The source that the words from start to end stand for."""
        kinds = self.kinds
        phrase = _SPACES.sub(" ", self.text[start:end].strip(" ,"))
        low = phrase.lower()
        g = self.pronouns
        if low in g.subject_pronouns or low in g.possessives:
            return self._pronoun(low, start, end, cue)
        data = kinds.data_from.match(self.text, start, end)
        if data and data.end() < end and self.text[data.end():end] not in places():
            start = data.end()
            phrase = _SPACES.sub(" ", self.text[start:end].strip(" ,"))
        found = self._named(start, end, phrase, cue)
        if found.kind == "named":
            self.speakers.append((start, found.speaker))
        elif found.kind in ("organisation", "anonymous", "office"):
            self.group = found.speaker
        return found

    def _pronoun(self, low: str, start: int, end: int, cue: str) -> Source:
        g = self.pronouns
        if (low in g.plural_pronouns or low in g.neuter_pronouns) and self.group:
            return Source(self.group, start, end, "", "", cue, "anonymous")
        if low in g.singular_pronouns or low in g.possessives or low in g.plural_pronouns:
            gender = "male" if low in g.male_pronouns else "female" if low in g.female_pronouns else ""
            name = self._last_person(start, gender)
            if name:
                return Source(name, start, end, *self.names.office_of(name), cue, "named")
        return Source("" if low in g.possessives else self.text[start:end], start, end, "", "", cue, "anonymous")

    def unsaid(self, at: int, cue: str) -> Source:
        """The source of a verb without a subject: who spoke or was named last."""
        name = self._last_person(at, "")
        return Source(name, None, None, *self.names.office_of(name), cue, "named") if name else Source(cue=cue)

    def _last_person(self, at: int, gender: str) -> str:
        """The person who spoke or opened a sentence last before an offset, of a gender; else whoever was named last."""
        def fits(name: str) -> bool:
            return not gender or self.names.gender(name) in ("", gender)

        spoke, speaker = next(((start, name) for start, name in reversed(self.speakers[-FAR:]) if start < at and fits(name)), (-1, ""))
        nearest = ""
        sentence, opening = -1, (-1, "")
        for start, name in self._named_before(at):
            here = bisect_right(self.sentences, start)
            if here != sentence and self._opens_sentence(opening[0]):
                return opening[1]
            if start <= spoke:
                break
            sentence = here
            if fits(name):
                opening = start, name
                nearest = nearest or name
        return opening[1] if self._opens_sentence(opening[0]) else speaker or nearest

    def _named_before(self, at: int) -> Iterator[tuple[int, str]]:
        """The persons named before an offset and outside quotes, the nearest first, and where."""
        later = None
        for run in self.names.before(at):
            index = bisect_right(self.quotes, (run.start, 1 << 60)) - 1
            if index >= 0 and run.start < self.quotes[index][1]:
                later = None
                continue
            if later and run.text.lower() in self.names.honorifics and later.start - run.end <= 2:
                yield later.start, self.names.full_name(later.text)  # "Mr. Brandt", never named in full
            elif name := self.names.person(run.text):
                yield run.start, name
            later = run

    def _opens_sentence(self, at: int) -> bool:
        """Whether a name stands among the first words of its sentence."""
        index = bisect_right(self.sentences, at) - 1
        return at >= 0 and index >= 0 and len(self.text[self.sentences[index]:at].split()) <= OPENING

    def _named(self, start: int, end: int, phrase: str, cue: str) -> Source:
        kinds = self.kinds
        names = self.names
        plain = kinds.determiner.sub("", phrase, count=1) if kinds.determiner.match(phrase) else phrase
        outlet = not kinds.anonymous.all(plain.lower()) and self._outlet(phrase, plain, start)
        split = next((phrase.find(f" {word} ") for word in phrase.split()[1:-1] if word in kinds.prepositions), -1)
        head_end = start + split if split > 0 else end
        runs = names.runs_in(start, end)
        last = phrase.split()[-1] if phrase else ""
        if not outlet:
            for run in reversed(runs):
                stop = min(run.end, end)
                person, at = names.person_in(self.text[run.start:stop])
                if not person and (run.start < head_end or len(runs) == 1):
                    full = names.full_name(run.text)
                    person = full if full != run.text else ""
                    at = 0
                if person and (run.start < head_end or split < 0) and (stop == end or last.lower() not in kinds.collective.words):
                    begin = run.start + at
                    person = names.full_name(person)
                    return Source(person, begin, stop, *names.office_of(person), cue, "named")
            if len(runs) > 1 and runs[-1].end >= end and runs[-2].text.lower() in names.honorifics and runs[-1].start - runs[-2].end <= 2:
                return Source(runs[-1].text, runs[-1].start, end, "", "", cue, "named")  # "Mr. Brandt", never named in full
        run = runs[0] if runs else None
        low = plain.lower()
        if outlet:
            return Source(plain, start, end, "", "", cue, "outlet")
        head = (phrase[:split] if split > 0 else phrase).split()
        head_word = head[-1].strip(".").lower() if head else ""
        parts = low.replace("-", " ").split()
        capital = any(w[:1].isupper() and w not in places() for w in plain.split()[1:])
        if not capital and kinds.anonymous.any(parts) and (kinds.anonymous.all(head_word) or kinds.anonymous.all(low)):
            return Source(plain, start, end, "", "", cue, "anonymous")
        if is_person(plain, self.lang) and not is_organisation(plain, self.lang):
            return Source(plain, start, end, *names.office_of(plain), cue, "named")
        if run and run.start < head_end and plain[:1].isupper() and not kinds.collective.all(head_word) and not kinds.titles.all(head_word):
            if len(run.text.split()) == 1 and run.text == plain and plain not in places() and not plain.isupper():
                return Source(names.full_name(plain), start, end, *names.office_of(names.full_name(plain)), cue, "named")
            if phrase[:1].isupper() and run.start == start:
                plain = self.text[run.start:min(run.end, end)] if run.end < end and split > 0 else plain
            return Source(plain, start, end, "", "", cue, "organisation")
        if kinds.titles.all(head_word):
            return Source(plain, start, end, "", "", cue, "office")
        if kinds.collective.any(parts):
            return Source(plain, start, end, "", "", cue, "anonymous")
        return Source(plain, start, end, "", "", cue, "organisation" if kinds.organisations.any(parts) or run else "anonymous")

    def _outlet(self, phrase: str, plain: str, start: int) -> bool:
        """Whether the words name an outlet, or are what stands for one (`the newspaper`)."""
        kinds = self.kinds
        if kinds.outlet_nouns.match(phrase):
            return True
        parts = [w.strip(".").lower() for w in plain.split() if w[:1].isupper()]
        if any(word in kinds.outlets for word in parts) or plain.lower() in kinds.outlets_plain or any(f"{a} {b}" in kinds.outlets for a, b in zip(parts, parts[1:])):
            return True
        said = plain.split()
        if any(a.lower() in kinds.outlets and b[:1].isupper() for a, b in zip(said, said[1:])):
            return True  # "the Saguenay newsletter Potline Watch"
        if not plain[:1].isupper():
            return False
        before = self.text[max(0, start - 24):start].split()[-1:]
        return bool(before) and before[0] in kinds.outlets and before[0] not in self.pronouns.audiences  # "el diario Reforma"
