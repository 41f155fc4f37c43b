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
from itertools import islice

from factcheck.extract.topics import clause, find_places, keys, qualifiers, stem
from factcheck.lexicon import RAREST, alternation, language, languages, rarity, synonyms
from factcheck.link.compare import comparable_date, dimension
from factcheck.model import Claim

OPENING = 5
"""Characters, such as those of "On", before a date that opens its sentence."""

REACH = 6
"""Words before and after a value that count as near it."""

FADE, BARRIER = 0.85, 0.4
"""What a word weighs less for each word, and for each mark or conjunction, between it and the value."""

LEAD = 0.4
"""Weight of the words before the first number of a sentence, which govern all its numbers ("the film
grossed $55 million here, $53 million abroad")."""

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


@lru_cache(maxsize=65536)
def root(key: str, code: str) -> str:
    """What forms of one word have in common: the word without its ending, at least four letters of it.

    Words that stand for their synonyms, places and classes of events stay as they are.

    >>> root("recovered", "en"), root("recovery", "en"), root("reviewer", "en"), root("tariff", "es")
    ('recover', 'recover', 'review', 'tariff')
    """
    if key[0] in "=@" or key in _canonical():
        return key
    match = _endings(code).search(key)
    return key[:match.start()] if match else key


@cache
def _canonical() -> frozenset[str]:
    return frozenset(synonyms().values())


@cache
def _endings(code: str) -> re.Pattern:
    return re.compile(rf"(?<=[^\W\d_]{{4}})(?:{alternation(language(code).list('words', 'endings'), capital=False)})\Z")


def common(a: dict[str, float], b: dict[str, float]) -> float:
    """Weight of the words two frames share."""
    if len(a) > len(b):
        a, b = b, a
    return sum(min(weight, b[word]) for word, weight in a.items() if word in b)


class Frame:
    """A claim as the linker sees it.

    Attributes:
        claim: the claim.
        block: what it can only be compared within, see `block`.
        words: roots of the content words of its sentence, places and classes of events, to their weight.
        clause: those of its clause.
        near: roots of the words near the value to their weight, less the farther they stand.
        counted, head: the words of the counted noun, and the last of them; empty where it is one that
            says nothing (`people`).
        heads: the words of measure and counted noun.
        unnamed: whether a noun stands there, but one that says nothing.
        objects: the noun a measured value stands right before ("a 30-day program", "40 % of exports"); of an
            age, the words for who is so old.
        owners: the words of the name that stands next to the value, in order; of an age, else all names
            before it.
        loose: whether the owners are all names before an age.
        names: proper names of the sentence.
        named: whether one of them stands before the value in its clause, or after a date that opens the sentence.
        limits: `(group, value)` of words that restrict the population.
        value: the number as written, of an open range its bound; None for dates.
        change: level, delta (up or down), share, ratio or rank; empty for dates.
        word_weight, clause_weight, near_weight: what these words weigh together.
    """

    __slots__ = ("block", "change", "claim", "clause", "clause_weight", "counted", "head", "heads", "limits", "loose", "named", "names", "near", "near_weight",
                 "objects", "owners", "unnamed", "value", "word_weight", "words")

    def __init__(self, claim: Claim, block: str):
        lang = language(claim.origin.language)
        start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
        figure = claim.figure
        self.claim = claim
        self.block = block
        code = claim.origin.language
        self.words = _rooted(claim.keys, code)
        begin, stop = clause(claim.sentence, start, end)
        self.clause = _rooted(_keys_between(claim.sentence, begin, stop, code) & claim.keys, code)
        counted = [stem(word) for word in claim.topic.counted.split()]
        self.counted = tuple(root(word, code) for word in counted)
        self.head = self.counted[-1] if counted and counted[-1] not in _generic() else ""
        self.unnamed = bool(counted) and not self.head
        self.near = _near(claim, start, end)
        heads = keys(f"{claim.topic.measure} {claim.topic.counted}", lang) if figure else (k for k in claim.keys if k[0] == "@")
        self.heads = frozenset(root(k, code) for k in heads)
        self.objects = _objects(claim, end, block) if figure and not counted else frozenset()
        self.names = names(claim.sentence)
        self.owners = _owners(claim.sentence, start, end, self.names)
        self.loose = block == "age" and not self.objects and not self.owners
        if self.loose:
            self.owners = tuple(name for name in sorted(self.names) if name in claim.sentence[:start])
        self.named = any(name in claim.sentence[begin:start] for name in self.names) or not figure and start < OPENING and bool(self.names)
        self.limits = _limits(claim, begin, start, end) if figure else {}
        self.value = (figure.low if figure.low is not None else figure.high) if figure else None
        self.change = ("delta" if figure.change in ("up", "down") else figure.change) if figure else ""
        self.word_weight = sum(self.words.values())
        self.clause_weight = sum(self.clause.values())
        self.near_weight = sum(self.near.values())


def _objects(claim: Claim, end: int, block: str) -> frozenset[str]:
    """The word right after a value, or after "of" and an article; of an age the words after "old"."""
    lang = language(claim.origin.language)
    old = _age_pattern(lang.code).match(claim.sentence, end)
    found: list[str] = []
    for word in _LETTERS.findall(_NEXT_WORDS.match(claim.sentence, old.end() if old else end)[0].lower()):
        if not found and (word == lang.data["figures"]["of"] or word in lang.set("words", "articles")):
            continue
        if word in lang.stop or word in lang.set("words", "noun_stops"):
            if found or block != "rank":
                break
            continue
        found.append(root(stem(word), lang.code))
        if block not in ("age", "rank"):
            break
    return frozenset(found)


_LETTERS = re.compile(r"[^\W\d_]+")
_NEXT_WORDS = re.compile(r"(?:[\s-]+[^\W\d_]+){0,4}")


def _owners(sentence: str, start: int, end: int, known: frozenset[str]) -> tuple[str, ...]:
    before = _RUN_BEFORE.search(sentence, max(start - 60, 0), start)
    after = _RUN_AFTER.match(sentence, end)
    # a hyphen makes the value an attribute of what follows: "16-year-old Ana Ruiz"
    for match in (after, before) if sentence[end:end + 2].strip().startswith("-") else (before, after):
        if match and not known.isdisjoint(words := match[1].split()) and not find_places(match[1]):
            return tuple(_POSSESSIVE.sub("", word) for word in words if len(word) > 2 and word.lower() not in _never_names())
    return ()


_RUN_BEFORE = re.compile(r"((?:[^\W\d_a-záéíóúñ][\w’.-]*\s)*[^\W\d_a-záéíóúñ][\w’.-]*),?\s(?:[a-záéíóúñ]{1,12}\s)?\(?\Z")
_RUN_AFTER = re.compile(r"[\s-]*(?:[a-záéíóúñ-]+\s+){0,4}((?:[^\W\d_a-záéíóúñ][\w’.-]*\s?){1,4})")


def _rooted(words: Iterable[str], code: str) -> dict[str, float]:
    return {root(word, code): weigh(word) for word in sorted(words)}


def _limits(claim: Claim, begin: int, start: int, end: int) -> dict[str, str]:
    if claim.origin.role == "reference":
        return dict(_qualifiers(claim.surface, 0))
    after = _CLAUSE_END.split(claim.sentence[start:end + 45], maxsplit=1)[0]
    return dict(_qualifiers(claim.sentence[begin:start] + after, start - begin))


_CLAUSE_END = re.compile(r"(?<=[^\d])[,;:.](?=\s)|[()]")
_WORD_OR_MARK = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)|\d[\d.,]*|[,;:()–—]")
_qualifiers = lru_cache(maxsize=65536)(qualifiers)


@lru_cache(maxsize=65536)
def _keys_between(sentence: str, start: int, end: int, code: str) -> frozenset[str]:
    return keys(sentence[start:end], language(code))


_MARK, _NUMBER = "", "0"


@lru_cache(maxsize=65536)
def _content(sentence: str, code: str) -> tuple[tuple[int, int, str], ...]:
    """The content words of a sentence in one form, by offsets; marks and conjunctions are `_MARK`, digits `_NUMBER`."""
    lang = language(code)
    stop, joins = lang.stop, lang.set("ranges", "and")
    found = []
    for match in _WORD_OR_MARK.finditer(sentence):
        word = match[1]
        if word is None:
            found.append((match.start(), match.end(), _NUMBER if match[0][0].isdigit() else _MARK))
        elif word.lower() in joins:
            found.append((match.start(), match.end(), _MARK))
        elif word.lower() not in stop:
            found.append((match.start(), match.end(), stem(word)))
    return tuple(found)


def _near(claim: Claim, start: int, end: int) -> dict[str, float]:
    """Words on both sides up to the next number, and those before the first number of the sentence."""
    code = claim.origin.language
    words = _content(claim.sentence, code)
    before = [word for _, stop, word in words if stop <= start]
    after = [word for begin, _, word in words if begin >= end]
    found = {root(word, code): rarity(word) for word in map(stem, claim.topic.counted.split())}
    if _NUMBER in before:
        for word in before[:before.index(_NUMBER)][-REACH:]:
            if word:
                found.setdefault(root(word, code), LEAD * rarity(word))
    for side in (reversed(before), after):
        weight = 1.0
        for word in islice(side, 2 * REACH):
            if word == _NUMBER:
                break
            if word == _MARK:
                weight *= BARRIER
                continue
            key = root(word, code)
            found[key] = max(found.get(key, 0.0), rarity(word) * weight)
            weight *= FADE
    return found


@cache
def _generic() -> frozenset[str]:
    return frozenset(stem(noun) for code in languages() for noun in language(code).list("words", "generic_nouns"))


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
    return frozenset(name for name in found if _can_be_a_name(name))


@lru_cache(maxsize=65536)
def _can_be_a_name(word: str) -> bool:
    return word.lower() not in _never_names() and not find_places(word)


def block(claim: Claim) -> str:
    """What a claim can only be compared within; empty for what is not compared.

    A figure's dimension; `#` for counts and whole numbers; `#.` for bare ones that are not whole, which
    count nothing; `#/10` for so many points of ten; `rank`; `ratio`; for a date `date`.
    """
    if claim.kind == "date":
        return "" if not comparable_date(claim) else "record" if is_record(claim) else "date"
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
        if kind == "time":
            # a stretch of time is compared in the unit that it is given in; an age is none
            code = claim.origin.language
            bare = claim.surface.isdigit()  # "Ana Ruiz, 43,": a number that the reader took for years
            aged = bare or _age_pattern(code).match(claim.sentence, end) or _aged_pattern(code).search(claim.sentence, 0, start)
            return "age" if aged else f"time/{figure.unit}"
        each = _each_pattern(claim.origin.language).match(claim.sentence, end)
        return f"{kind}/{stem(each.group(1))}" if each else kind
    if figure.change == "ratio":
        return "ratio"
    if _APPOSED.search(claim.sentence, max(0, start - 24), start) and claim.sentence[end:end + 1] in (",", ".", ")", ""):
        return "age"
    points = _POINTS.match(claim.sentence, end)
    if points:
        return f"#/{points.group(1)}"
    if claim.sentence[:start].rstrip().endswith("/"):
        return ""
    return "#." if figure.resolution < 1 and not claim.topic.counted else "#"


_APPOSED = re.compile(r"[^\W\d_][a-záéíóúñ]+\.?,\s\Z|\((?:[^\W\d_]+\s)?\Z")
def is_record(claim: Claim) -> bool:
    """Whether a date is that of the last time something was so: "the lowest since 2009", "for the first time since"."""
    if claim.kind != "date" or claim.time.relation != "since":
        return False
    return _record_pattern(claim.origin.language).search(claim.sentence, 0, claim.start - claim.sentence_start) is not None


@cache
def _record_pattern(code: str) -> re.Pattern:
    lang = language(code)
    words = alternation([*lang.list("numbers", "superlatives"), *lang.list("rules", "records")])
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+[^\W\d_]+){{0,4}},?\s+\Z")


_POINTS = re.compile(r"\s?/\s?(\d+)")


@cache
def _each_pattern(code: str) -> re.Pattern:
    """ "per season" after a figure: a rate of something that is no unit."""
    return re.compile(rf"\s+{language(code).list('figures', 'per')[0]}\s+([^\W\d_]+)")


@cache
def _age_pattern(code: str) -> re.Pattern:
    return re.compile(rf"[\s-]*(?:{alternation(language(code).list('figures', 'old'), capital=False)})(?!\w)")


@cache
def _aged_pattern(code: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation(language(code).list('figures', 'aged'))})\s+\Z")


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
        values: the uncommon ones among them.
    """

    __slots__ = ("document", "frames", "told", "values")

    def __init__(self, document: str, claims: Iterable[Claim]):
        self.document = document
        self.frames: dict[str, list[Frame]] = defaultdict(list)
        self.told: dict[int, Counter] = defaultdict(Counter)
        claims = list(claims)
        measured = defaultdict(set)
        for claim in claims:
            if claim.kind == "figure":
                measured[claim.sentence_start].add(claim.topic.period)
        for claim in claims:
            if claim.kind == "date" and _is_period(claim, measured.get(claim.sentence_start)):
                continue
            if name := block(claim):
                self.frames[name].append(Frame(claim, name))
                self.told[claim.sentence_start][signature(claim)] += 1
        self.values = {signature(frame.claim) for frames in self.frames.values() for frame in frames if is_uncommon(frame.claim)}


def _is_period(claim: Claim, periods: set[str] | None) -> bool:
    """Whether a date is the time of a figure of its sentence, which has it for its period: "as of April
    5", "in the second quarter"; a day on which something happened is not."""
    if periods is None or is_record(claim):
        return False
    return claim.time.relation != "on" or len(claim.time.date) != len("2025-06-11") and claim.time.date in periods


def is_uncommon(claim: Claim) -> bool:
    """Whether two texts hardly have the value of a claim in common by chance."""
    if claim.kind == "date":
        return len(claim.time.date) >= len("2025-03")
    figure = claim.figure
    if figure.change == "rank" or figure.low is None or figure.low != figure.high:
        return False
    return figure.low >= 13 and bool(figure.low % 10) or bool(figure.unit) and len(figure.written) > 2
