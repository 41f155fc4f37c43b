"""What the linker compares of a claim: its frame, worked out once.

A frame holds the words of the sentence and of the clause, the words that stand near the value, what is
counted, names, and how the population is restricted. Words are in the one form of
`factcheck.extract.topics` and weighted by how rare they are in a committed table, so that other
documents never change what a word says.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from factcheck.extract.topics import clause, keys, qualifiers, stem
from factcheck.lexicon import exclusive, language, languages, rarity, units
from factcheck.link.blocks import age_pattern, signature
from factcheck.link.names import names, owners_of
from factcheck.link.respectively import noun_of
from factcheck.link.things import fate, things
from factcheck.link.words import root, weigh
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
        kinds: the kinds of things that are counted.
        telling: the words of its clause that belong to a group of `lexicon/exclusive.csv`.
        fate: what befell those who are counted, see `factcheck.link.things`.
        heads: the words of measure and counted noun.
        unnamed: whether a noun stands there, but one that says nothing.
        objects: the noun a measured value stands right before ("a 30-day program", "40 % of exports"); of an
            age, the words for who is so old.
        owners: the words of the name that stands next to the value, in order; of an age, else all names
            before it.
        loose: whether the owners are all names before an age.
        names: proper names of the sentence.
        order: of a place in an order, the superlative it is one by ("highest").
        lead: the root of the content word that stands last before a date, or right before a figure.
        speaker: the words of the name of who says so, which is not what it is about.
        around: those of the last sentence before that has some, where it has none.
        actors: those that stand before the value in its clause.
        named: whether there are some, or one stands after a date that opens the sentence.
        limits: `(group, value)` of words that restrict the population.
        stated: block and value, one for claims that state the same.
        is_period: whether it is a date that is the time of a figure of its sentence.
        value: the number as written, of an open range its bound; None for dates.
        change: level (a share too), delta (up or down), ratio or rank; empty for dates.
        word_weight, clause_weight, near_weight: what these words weigh together.
    """

    __slots__ = ("actors", "around", "block", "change", "claim", "clause", "clause_weight", "counted", "fate", "head", "heads", "is_period", "kinds", "lead", "limits", "loose", "named", "names", "near", "near_weight",
                 "objects", "order", "owners", "speaker", "stated", "telling", "unnamed", "value", "word_weight", "words")

    def __init__(self, claim: Claim, block: str, is_period: bool = False):
        start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
        figure = claim.figure
        self.claim = claim
        self.block = block
        self.is_period = is_period
        self.stated = (block, *signature(claim))
        code = claim.origin.language
        self.words = _rooted(claim.keys, code)
        begin, stop = clause(claim.sentence, start, end)
        told = claim.keys if (begin, stop) == (0, len(claim.sentence)) else _keys(claim.sentence[begin:stop], code)
        self.clause = _rooted(told & claim.keys, code)
        self.telling = told & excluding_words()
        counted = [stem(word) for word in claim.topic.counted.split()]
        self.counted = tuple(root(word, code) for word in counted)
        self.head = self.counted[-1] if counted and counted[-1] not in _generic() else ""
        self.fate = fate(claim)
        self.kinds = things(claim, self.fate)
        self.unnamed = bool(counted) and not self.head
        own = noun_of(claim.sentence, start, code)
        self.near = {root(stem(word), code): rarity(stem(word)) for word in own} if own else _near(claim, start, end)
        heads = _keys(f"{claim.topic.measure} {claim.topic.counted}", code) if figure and block != "age" else (k for k in claim.keys if k[0] == "@" and not figure)
        self.heads = frozenset(root(k, code) for k in heads)
        self.objects = _objects(claim, start, end, block) if figure and not counted else frozenset()
        self.order = _order(claim, end) if block == "rank" else ""
        self.lead = _lead(claim, start, bool(figure))
        self.names = names(claim.sentence)
        self.around = frozenset()
        self.speaker = frozenset(f"{claim.source.speaker} {claim.source.affiliation}".split())
        self.owners = owners_of(claim.sentence, start, end, self.names)
        self.loose = block == "age" and not self.objects and not self.owners
        if self.loose:
            self.owners = tuple(name for name in sorted(self.names) if name in claim.sentence[:start])
        self.actors = frozenset(name for name in self.names if name in claim.sentence[begin:start])
        self.named = bool(self.actors) or not figure and start < OPENING and bool(self.names)
        self.limits = _limits(claim, begin, start, end) if figure else {}
        self.value = (figure.low if figure.low is not None else figure.high) if figure else None
        self.change = ("delta" if figure.change in ("up", "down") else "level" if figure.change == "share" else figure.change) if figure else ""
        self.word_weight = sum(self.words.values())
        self.clause_weight = sum(self.clause.values())
        self.near_weight = sum(self.near.values())


@cache
def excluding_words() -> frozenset[str]:
    """Words of which a figure, a count or a date can be told of one of a group only."""
    return frozenset().union(*(group for kind in ("figure", "count", "date") for group in exclusive(kind).values()))


def one_owner(a: Frame, b: Frame) -> bool:
    """Whether the name beside one value is a form of that beside the other: Ruiz, Ana Ruiz; Alexis Roe, Alexandros Roe."""
    first, second = a.owners, b.owners
    if not first or not second:
        return False
    if a.loose or b.loose or set(first) <= set(second) or set(second) <= set(first):
        return not set(first).isdisjoint(second)
    return first[-1] == second[-1] and first[0][0] == second[0][0]


def _order(claim: Claim, end: int) -> str:
    """The superlative right after a place in an order; "straight" names none."""
    lang, word = language(claim.origin.language), _NEXT_WORD.match(claim.sentence, end)
    return word[1].lower() if word and word[1].lower() in lang.set("numbers", "superlatives") - lang.set("numbers", "streaks") else ""


_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_]+)")


def _objects(claim: Claim, start: int, end: int, block: str) -> frozenset[str]:
    """The word right after a value, or after "of" and an article; of an age the words after "old", or the
    noun that it is appositive to ("the actress, 33,")."""
    lang = language(claim.origin.language)
    if block == "age" and (noun := _NOUN_BEFORE.search(claim.sentence, max(start - 24, 0), start)) and noun[1].lower() not in lang.stop:
        return frozenset({root(stem(noun[1]), lang.code)})
    old = age_pattern(lang.code).match(claim.sentence, end)
    found: list[str] = []
    for word in _LETTERS.findall(_NEXT_WORDS.match(claim.sentence, old.end() if old else end)[0].lower()):
        if not found and (word == lang.data["figures"]["of"] or word in lang.set("words", "articles")):
            continue
        if block == "rank" and word in lang.set("numbers", "superlatives"):
            continue  # "third-largest maker" and "third among makers"
        if word in lang.stop or word in lang.set("words", "noun_stops"):
            if found and word != lang.data["figures"]["of"] or block != "rank":
                break
            continue
        found.append(root(stem(word), lang.code))
        if block not in ("age", "rank"):
            break
    return frozenset(found)


_LETTERS = re.compile(r"[^\W\d_]+")
_NOUN_BEFORE = re.compile(r"(?<![^\W_])([a-záéíóúñ]{3,})(?:,\s(?:[a-záéíóúñ]{1,8}\s)?|\s(?:of|de)\s)\Z")
_NEXT_WORDS = re.compile(r"(?:[\s-]+[^\W\d_]+){0,4}")


@lru_cache(maxsize=4096)
def _rooted(words: frozenset[str], code: str) -> dict[str, float]:
    return {root(word, code): weigh(word) for word in sorted(words) if word not in measures(code)}


@cache
def measures(code: str) -> frozenset[str]:
    """Keys of the words for numbers and units: values of one block have them in common whatever they tell of."""
    lang = language(code)
    numbers = (*lang.map("numbers", "small"), *lang.map("numbers", "tens"))
    found = keys(" ".join(form for form in (*numbers, *units().words.get(code, ())) if form.isalpha() and form.islower()), lang)
    return frozenset(key for key in found if key[0] != "=")


def _limits(claim: Claim, begin: int, start: int, end: int) -> dict[str, str]:
    if claim.origin.role == "reference":
        return dict(_qualifiers(claim.surface, 0))
    after = _CLAUSE_END.split(claim.sentence[start:end + 45], maxsplit=1)[0]
    return dict(_qualifiers(claim.sentence[begin:start] + after, start - begin))


_CLAUSE_END = re.compile(r"(?<=[^\d])[,;:.](?=\s)|[()]")
_WORD_OR_MARK = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)|\d[\d.,]*|[,;:()–—]")
_qualifiers = lru_cache(maxsize=65536)(qualifiers)


@lru_cache(maxsize=65536)
def _keys(words: str, code: str) -> frozenset[str]:
    return keys(words, language(code))


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


def _lead(claim: Claim, start: int, right_before: bool) -> str:
    code = claim.origin.language
    before = (word for _, stop, word in reversed(_content(claim.sentence, code)) if stop <= start)
    word = next(before if right_before else (word for word in before if word not in (_MARK, _NUMBER)), _MARK)
    return "" if word in (_MARK, _NUMBER) else root(word, code)


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
