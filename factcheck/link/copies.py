"""Near copies: sentences of two texts that are the same but for a few words.

Wire stories, revisions and summaries repeat sentences. Where one word stands in the place of its opposite,
or a "not" is in one only, one of the two is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import NamedTuple

from factcheck.extract.topics import stem
from factcheck.lexicon import language, opposites, rarity
from factcheck.model import SILENT_SECTIONS, Document, Sentence

LEAST = 6
"""Content words from which a sentence can be a copy of another by more than chance."""

ALIKE = 0.6
"""Share of the shorter sentence's content words that must stand, in order, in the longer one."""

CHANGED = 3
"""Content words that a change replaces at most."""

CAP = 12
"""Sentences that are looked up by the same two words, at most; of more, none are."""

NEGATED = (-1, 0)
"""The mark of a negation, as that of one side of a pair."""

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Told(NamedTuple):
    """A sentence as it is compared.

    Attributes:
        document: where it stands.
        sentence: its span there.
        words: its content words as written, with negations; numbers among them.
        marks: the pairs of opposites that it has a word of, each a number and the side; `NEGATED` where it denies.
    """

    document: Document
    sentence: Sentence
    words: tuple[str, ...]
    marks: frozenset[tuple[int, int]]


class Change(NamedTuple):
    """Two near copies, and the words by which they contradict each other; one is empty for a "not" in one only."""

    first: Told
    second: Told
    ours: str
    theirs: str


def contradictions(documents: Iterable[Document]) -> Iterator[Change]:
    """The near copies among sentences of different documents that differ by an opposite or a negation, in order."""
    posted: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for document in documents:
        for told in _told(document):
            for key in _keys(told):
                posted[key].append(told)
    seen: set[tuple] = set()
    for members in posted.values():
        if len(members) > CAP:
            continue
        for first, second in combinations(members, 2):
            key = first.document.id, first.sentence.start, second.document.id, second.sentence.start
            if first.document.id == second.document.id or first.document.language != second.document.language or key in seen:
                continue
            seen.add(key)
            if _may_differ(first, second) and (change := _change(first, second)):
                yield change


def _may_differ(first: Told, second: Told) -> bool:
    """Whether one sentence has a word of which the other has the opposite alone, or a negation that it has not."""
    ours, theirs = first.marks - second.marks, second.marks - first.marks
    return NEGATED in ours or NEGATED in theirs or any((number, 1 - side) in theirs for number, side in ours)


def _told(document: Document) -> Iterator[Told]:
    known = _word(language(document.language).code)
    for sentence in document.sentences:
        if sentence.section in SILENT_SECTIONS:
            continue
        words = tuple([word for word in _WORD.findall(document.text, sentence.start, sentence.end) if known[word]])
        if len(words) >= LEAST:
            yield Told(document, sentence, words, frozenset().union(*(known.marks[word] for word in words if word in known.marks)))


class _Words(dict):
    """Word as written to its stem and how rare it is, 0 for one that is no key; None for a word that is left out."""

    def __init__(self, code: str):
        super().__init__()
        self.lang, self.opposites = language(code), opposites(code)
        self.negations = self.lang.set("cues", "negations")
        self.marks: dict[str, frozenset[tuple[int, int]]] = {}

    def __missing__(self, written: str) -> tuple[str, float] | None:
        word = written.lower()
        found = None
        negates = _negates(word, self.negations)
        if negates or word not in self.lang.stop:
            marks = frozenset([NEGATED]) if negates else self.opposites.get(word, frozenset())
            if marks:
                self.marks[written] = marks
            stemmed = stem(word)
            found = stemmed, rarity(stemmed) if word[0].isalpha() and not marks else 0.0
        self[written] = found
        return found


_word = cache(_Words)


def _keys(told: Told) -> list[tuple[str, str]]:
    """The pairs of the four rarest words; words that can have an opposite left out."""
    known = _word(language(told.document.language).code)
    rarest = sorted({(-known[word][1], known[word][0]) for word in told.words if known[word][1]})[:4]
    return [(x, y) for (_, x), (_, y) in combinations(rarest, 2)] if len(rarest) >= 3 else []


def _change(first: Told, second: Told) -> Change | None:
    """What contradicts in two sentences, if they are near copies and nothing else tells them apart."""
    code = language(first.document.language).code
    known = _word(code)
    a, b = ([known[word][0] for word in told.words] for told in (first, second))
    match = SequenceMatcher(None, a, b, autojunk=False)
    codes = match.get_opcodes()
    if sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal") < ALIKE * min(len(a), len(b)):
        return None
    found: Change | None = None
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            continue
        ours, theirs = first.words[i1:i2], second.words[j1:j2]
        if tag == "replace" and any(_tells_apart(word) for word in ours) and any(_tells_apart(word) for word in theirs):
            return None
        if max(len(ours), len(theirs)) > CHANGED or not _held(codes, number):
            continue
        found = found or _opposed(first, second, ours, theirs, code)
    return found


def _tells_apart(word: str) -> bool:
    """Whether a word is a number or a name: sentences that differ in one tell of two things."""
    return not word[0].islower()


def _held(codes: list[tuple], number: int) -> bool:
    """Whether words that are the same stand on both sides of a change, or on one at an end."""
    beside = [codes[n] for n in (number - 1, number + 1) if 0 <= n < len(codes)]
    return all(code[0] == "equal" for code in beside) and max(code[2] - code[1] for code in beside) >= 2


def _opposed(first: Told, second: Told, ours: tuple[str, ...], theirs: tuple[str, ...], code: str) -> Change | None:
    marks = _word(code).marks
    for x in ours:
        for number, side in marks.get(x, ()):
            y = next((word for word in theirs if (number, 1 - side) in marks.get(word, ())), "")
            if y and (number, 1 - side) not in first.marks and (number, side) not in second.marks:
                return Change(first, second, x, y)
    for words, others, told in ((ours, theirs, second), (theirs, ours, first)):
        negation = next((word for word in words if NEGATED in marks.get(word, ())), "")
        if negation and not others and len(words) < CHANGED and NEGATED not in told.marks:
            return Change(first, second, *((negation, "") if words is ours else ("", negation)))
    return None


def _negates(word: str, negations: frozenset[str]) -> bool:
    return word in negations or word.endswith(("n’t", "n't"))
