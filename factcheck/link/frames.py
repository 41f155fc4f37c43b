"""What the linker compares of a claim: its frame, worked out once.

A frame holds the words of the sentence and of the clause, the words that stand near the value, what is
counted, names, and how the population is restricted. Words are in the one form of
`factcheck.extract.topics` and weighted by how rare they are in a committed table, so that other
documents never change what a word says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from factcheck.extract.topics import clause, keys, qualifiers, stem
from factcheck.lexicon import RAREST, alternation, language, languages, rarity
from factcheck.link.compare import comparable_date, dimension
from factcheck.model import Claim

REACH = 6
"""Words before and after a value that count as near it."""

FADE = 0.85
"""What a word nearer to the value weighs more than the next."""

EVENT, PLACE = 0.5, 3.0
"""Weights of a class of events and of a place; other keys weigh what they are rare."""


def weigh(key: str) -> float:
    """Weight of a key: places count as rare words, classes of events hardly."""
    if key[0] == "@":
        return EVENT
    return PLACE if key[0] == "=" else rarity(key)


def total(words: Iterable[str]) -> float:
    """Weight of several keys."""
    return sum(map(weigh, words))


def alike(a: str, b: str) -> bool:
    """Whether two words are forms of one: the same, or alike in their first five letters
    (`recovered` and `recoveries`, `reviewers` and `reviews`)."""
    return a == b or (len(a) > 4 and a[:5] == b[:5])


class Frame:
    """A claim as the linker sees it.

    Attributes:
        claim: the claim.
        block: what it can only be compared within, see `block`.
        words: content words of its sentence, places and classes of events.
        clause: those of its clause.
        near: words near the value to their weight, less the farther they stand.
        counted, head: the words of the counted noun, and the last of them (or empty).
        heads: the words of measure and counted noun.
        names: proper names of the sentence.
        limits: `(group, value)` of words that restrict the population.
        value: the number as written, of an open range its bound; None for dates.
        change: level, delta (up or down), share, ratio or rank; empty for dates.
        word_weight, clause_weight, near_weight: what these words weigh together.
    """

    __slots__ = ("block", "change", "claim", "clause", "clause_weight", "counted", "head", "heads", "limits", "names", "near", "near_weight",
                 "value", "word_weight", "words")

    def __init__(self, claim: Claim, block: str):
        lang = language(claim.origin.language)
        start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
        figure = claim.figure
        self.claim = claim
        self.block = block
        self.words = claim.keys
        begin, stop = clause(claim.sentence, start, end)
        self.clause = _keys_between(claim.sentence, begin, stop, claim.origin.language) & claim.keys
        self.counted = tuple(stem(word) for word in claim.topic.counted.split())
        self.head = self.counted[-1] if self.counted else ""
        self.near = _near(claim, start, end, self.counted)
        self.heads = keys(f"{claim.topic.measure} {claim.topic.counted}", lang) if figure else frozenset(k for k in claim.keys if k[0] == "@")
        self.names = names(claim.sentence)
        self.limits = _limits(claim, begin, start, end) if figure else {}
        self.value = (figure.low if figure.low is not None else figure.high) if figure else None
        self.change = ("delta" if figure.change in ("up", "down") else figure.change) if figure else ""
        self.word_weight = total(self.words)
        self.clause_weight = total(self.clause)
        self.near_weight = sum(rarity(word) * nearness for word, nearness in self.near.items())


def _limits(claim: Claim, begin: int, start: int, end: int) -> dict[str, str]:
    if claim.origin.role == "reference":
        return dict(_qualifiers(claim.surface, 0))
    after = _CLAUSE_END.split(claim.sentence[start:end + 45], maxsplit=1)[0]
    return dict(_qualifiers(claim.sentence[begin:start] + after, start - begin))


_CLAUSE_END = re.compile(r"(?<=[^\d])[,;:.](?=\s)|[()]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_qualifiers = lru_cache(maxsize=65536)(qualifiers)


@lru_cache(maxsize=65536)
def _keys_between(sentence: str, start: int, end: int, code: str) -> frozenset[str]:
    return keys(sentence[start:end], language(code))


@lru_cache(maxsize=65536)
def _content(sentence: str, code: str) -> tuple[tuple[int, str], ...]:
    """The content words of a sentence, in one form, each with where it ends."""
    stop = language(code).stop
    return tuple((m.end(), stem(m.group())) for m in _WORD.finditer(sentence) if m.group().lower() not in stop)


def _near(claim: Claim, start: int, end: int, counted: tuple[str, ...]) -> dict[str, float]:
    words = _content(claim.sentence, claim.origin.language)
    before = [word for stop, word in words if stop <= start]
    after = [word for stop, word in words if stop > end]
    found: dict[str, float] = {}
    for side in (reversed(before[-REACH:]), after[:REACH]):
        for distance, word in enumerate(side):
            found[word] = max(found.get(word, 0.0), FADE ** distance)
    return found | dict.fromkeys(counted, 1.0)


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
    lang = language("")
    found = {m.group(1) for m in _NAME.finditer(sentence)}
    first = _FIRST_NAME.match(sentence)
    if first and stem(first.group(1)) == first.group(1).lower() and rarity(first.group(1).lower()) == RAREST:
        found.add(first.group(1))
    found = {_POSSESSIVE.sub("", name) for name in found}
    return frozenset(f for f in found if f.lower() not in _never_names() and not any(k[0] == "=" for k in keys(f, lang)))


def block(claim: Claim) -> str:
    """What a claim can only be compared within; empty for what is not compared.

    A figure's dimension; `#` for counts and whole numbers; `#.` for bare ones that are not whole, which
    count nothing; `#/10` for so many points of ten; `rank`; `ratio`; for a date `date`.
    """
    if claim.kind == "date":
        return "date" if comparable_date(claim) else ""
    if claim.kind != "figure":
        return ""
    figure = claim.figure
    if figure.change == "rank":
        return "rank"
    if figure.low is None and figure.high is None:
        return ""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if figure.unit:
        kind = dimension(figure)
        if kind == "time" and _age_pattern(claim.origin.language).match(claim.sentence, end):
            return "age"
        each = _each_pattern(claim.origin.language).match(claim.sentence, end)
        return f"{kind}/{stem(each.group(1))}" if each else kind
    if figure.change == "ratio":
        return "ratio"
    points = _POINTS.match(claim.sentence, end)
    if points:
        return f"#/{points.group(1)}"
    if claim.sentence[:start].rstrip().endswith("/"):
        return ""
    return "#." if figure.resolution < 1 and not claim.topic.counted else "#"


_POINTS = re.compile(r"\s?/\s?(\d+)")


@cache
def _each_pattern(code: str) -> re.Pattern:
    """ "per season" after a figure: a rate of something that is no unit."""
    return re.compile(rf"\s+{language(code).list('figures', 'per')[0]}\s+([^\W\d_]+)")


@cache
def _age_pattern(code: str) -> re.Pattern:
    return re.compile(rf"[\s-]*(?:{alternation(language(code).list('figures', 'old'), capital=False)})(?!\w)")


def signature(claim: Claim) -> tuple:
    """What two claims have in common when they state the same value."""
    if claim.kind == "date":
        return "date", claim.time.date
    return claim.figure.low, claim.figure.high, claim.figure.unit


class Side:
    """The comparable claims of one document.

    Attributes:
        document: its id.
        frames: by block, each in the order of the text.
        told: by where a sentence begins, how often each value stands in it.
    """

    __slots__ = ("document", "frames", "told")

    def __init__(self, document: str, claims: Iterable[Claim]):
        self.document = document
        self.frames: dict[str, list[Frame]] = defaultdict(list)
        self.told: dict[int, Counter] = defaultdict(Counter)
        for claim in claims:
            if name := block(claim):
                self.frames[name].append(Frame(claim, name))
                self.told[claim.sentence_start][signature(claim)] += 1
