"""Near copies: sentences of two texts that are the same but for a few words.

Wire stories, revisions and summaries repeat sentences. Where one word stands in the place of its opposite,
or a "not" is in one only, one of the two is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from factcheck.extract.topics import stem
from factcheck.lexicon import language, opposites, rarity
from factcheck.model import Document, Sentence

LEAST = 6
"""Content words from which a sentence can be a copy of another by more than chance."""

ALIKE = 0.6
"""Share of the shorter sentence's content words that must stand, in order, in the longer one."""

CHANGED = 3
"""Content words that a change replaces at most."""

CAP = 12
"""Sentences that are looked up by the same two words, at most; of more, none are."""

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SILENT = frozenset({"related", "advert", "boilerplate", "correction", "signature"})


class Told(NamedTuple):
    """A sentence as it is compared.

    Attributes:
        document: where it stands.
        sentence: its span there.
        words: its content words as written, with negations; numbers among them.
    """

    document: Document
    sentence: Sentence
    words: tuple[str, ...]


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
            change = _change(first, second)
            if change:
                yield change


def _told(document: Document) -> Iterator[Told]:
    lang = language(document.language)
    negations = lang.set("cues", "negations")
    for sentence in document.sentences:
        if sentence.section in _SILENT:
            continue
        written = _WORD.findall(document.text, sentence.start, sentence.end)
        words = tuple(word for word in written if word.lower() in negations or word.lower().endswith(("n’t", "n't")) or word.lower() not in lang.stop)
        if len(words) >= LEAST:
            yield Told(document, sentence, words)


def _keys(told: Told) -> list[tuple[str, str]]:
    """The pairs of the four rarest words; words that can have an opposite left out."""
    known = opposites(told.document.language)
    stems = {stem(word) for word in told.words if word[0].isalpha() and word.lower() not in known}
    rarest = sorted(stems, key=lambda word: (-rarity(word), word))[:4]
    return [tuple(sorted(pair)) for pair in combinations(rarest, 2)] if len(rarest) >= 3 else []


def _change(first: Told, second: Told) -> Change | None:
    """What contradicts in two sentences, if they are near copies and nothing else tells them apart."""
    code = first.document.language
    a, b = ([stem(word) for word in told.words] for told in (first, second))
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
    known, negations = opposites(code), language(code).set("cues", "negations")
    for x in ours:
        for number, side in known.get(x.lower(), ()):
            y = next((word for word in theirs if (number, 1 - side) in known.get(word.lower(), ())), "")
            if y and not _has(first, number, 1 - side, known) and not _has(second, number, side, known):
                return Change(first, second, x, y)
    for words, others, told in ((ours, theirs, second), (theirs, ours, first)):
        negation = next((word for word in words if _negates(word, negations)), "")
        if negation and not others and len(words) < CHANGED and not any(_negates(word, negations) for word in told.words):
            return Change(first, second, *((negation, "") if words is ours else ("", negation)))
    return None


def _negates(word: str, negations: frozenset[str]) -> bool:
    return word.lower() in negations or word.lower().endswith(("n’t", "n't"))


def _has(told: Told, number: int, side: int, known: dict[str, frozenset[tuple[int, int]]]) -> bool:
    """Whether a sentence has a word of one side of a pair anywhere."""
    return any((number, side) in known.get(word.lower(), ()) for word in told.words)
