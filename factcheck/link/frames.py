"""What the linker compares of a claim: its frame, worked out once.

A frame holds the words of the sentence and of the clause, the words that stand near the value, what is
counted, names, and how the population is restricted. Words are in the one form of
`factcheck.extract.topics` and weighted by how rare they are in a committed table, so that other
documents never change what a word says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from factcheck.extract.topics import clause, find_places, keys, qualifiers, stem
from factcheck.lexicon import RAREST, alternation, language, languages, rarity, units
from factcheck.link.blocks import age_pattern, block, is_period, is_uncommon, signature
from factcheck.link.respectively import noun_of
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
        heads: the words of measure and counted noun.
        unnamed: whether a noun stands there, but one that says nothing.
        objects: the noun a measured value stands right before ("a 30-day program", "40 % of exports"); of an
            age, the words for who is so old.
        owners: the words of the name that stands next to the value, in order; of an age, else all names
            before it.
        loose: whether the owners are all names before an age.
        names: proper names of the sentence.
        actors: those that stand before the value in its clause.
        named: whether there are some, or one stands after a date that opens the sentence.
        limits: `(group, value)` of words that restrict the population.
        stated: block and value, one for claims that state the same.
        value: the number as written, of an open range its bound; None for dates.
        change: level, delta (up or down), share, ratio or rank; empty for dates.
        word_weight, clause_weight, near_weight: what these words weigh together.
    """

    __slots__ = ("actors", "block", "change", "claim", "clause", "clause_weight", "counted", "head", "heads", "limits", "loose", "named", "names", "near", "near_weight",
                 "objects", "owners", "stated", "unnamed", "value", "word_weight", "words")

    def __init__(self, claim: Claim, block: str):
        lang = language(claim.origin.language)
        start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
        figure = claim.figure
        self.claim = claim
        self.block = block
        self.stated = (block, *signature(claim))
        code = claim.origin.language
        self.words = _rooted(claim.keys, code)
        begin, stop = clause(claim.sentence, start, end)
        self.clause = _rooted(_keys_between(claim.sentence, begin, stop, code) & claim.keys, code)
        counted = [stem(word) for word in claim.topic.counted.split()]
        self.counted = tuple(root(word, code) for word in counted)
        self.head = self.counted[-1] if counted and counted[-1] not in _generic() else ""
        self.unnamed = bool(counted) and not self.head
        own = noun_of(claim.sentence, start, code)
        self.near = {root(stem(word), code): rarity(stem(word)) for word in own} if own else _near(claim, start, end)
        heads = keys(f"{claim.topic.measure} {claim.topic.counted}", lang) if figure else (k for k in claim.keys if k[0] == "@")
        self.heads = frozenset(root(k, code) for k in heads)
        self.objects = _objects(claim, start, end, block) if figure and not counted else frozenset()
        self.names = names(claim.sentence)
        self.owners = _owners(claim.sentence, start, end, self.names)
        self.loose = block == "age" and not self.objects and not self.owners
        if self.loose:
            self.owners = tuple(name for name in sorted(self.names) if name in claim.sentence[:start])
        self.actors = frozenset(name for name in self.names if name in claim.sentence[begin:start])
        self.named = bool(self.actors) or not figure and start < OPENING and bool(self.names)
        self.limits = _limits(claim, begin, start, end) if figure else {}
        self.value = (figure.low if figure.low is not None else figure.high) if figure else None
        self.change = ("delta" if figure.change in ("up", "down") else figure.change) if figure else ""
        self.word_weight = sum(self.words.values())
        self.clause_weight = sum(self.clause.values())
        self.near_weight = sum(self.near.values())


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
        if word in lang.stop or word in lang.set("words", "noun_stops"):
            if found or block != "rank":
                break
            continue
        found.append(root(stem(word), lang.code))
        if block not in ("age", "rank"):
            break
    return frozenset(found)


_LETTERS = re.compile(r"[^\W\d_]+")
_NOUN_BEFORE = re.compile(r"(?<![^\W_])([a-záéíóúñ]{3,}),\s(?:[a-záéíóúñ]{1,8}\s)?\Z")
_NEXT_WORDS = re.compile(r"(?:[\s-]+[^\W\d_]+){0,4}")


def _owners(sentence: str, start: int, end: int, known: frozenset[str]) -> tuple[str, ...]:
    before = _RUN_BEFORE.search(sentence, max(start - 60, 0), start)
    after = _RUN_AFTER.match(sentence, end)
    # a hyphen makes the value an attribute of what follows: "16-year-old Ana Ruiz"
    for match in (after, before) if sentence[end:end + 2].strip().startswith("-") else (before, after):
        if match and not known.isdisjoint(words := match[1].split()) and not find_places(match[1]) and not _persons().match(sentence, match.end()):
            return tuple(_POSSESSIVE.sub("", word) for word in words if len(word) > 2 and word.lower() not in _never_names())
    return ()


@cache
def _persons() -> re.Pattern:
    nouns = (noun for code in languages() for key in ("male_nouns", "female_nouns", "person_nouns") for noun in language(code).list("people", key))
    return re.compile(rf"(?:{alternation(sorted(set(nouns)), capital=False)})(?!\w)")


@cache
def _sexes() -> tuple[frozenset[str], frozenset[str]]:
    """Roots of the nouns for men and boys, and of those for women and girls."""
    return tuple(frozenset(root(stem(noun), code) for code in languages() for noun in language(code).list("people", key)) for key in ("male_nouns", "female_nouns"))


def sex(frame: Frame) -> str:
    """`m` or `f` where a noun beside an age tells that it is a man's or a woman's."""
    return next((name for name, nouns in zip("mf", _sexes(), strict=True) if not frame.objects.isdisjoint(nouns)), "")


_RUN_BEFORE = re.compile(r"((?:[^\W\d_a-záéíóúñ][\w’.-]*\s)*[^\W\d_a-záéíóúñ][\w’.-]*),?\s(?:[a-záéíóúñ]{1,12}\s)?\(?\Z")
_RUN_AFTER = re.compile(r"[\s-]*(?:[a-záéíóúñ-]+\s+){0,4}((?:[^\W\d_a-záéíóúñ][\w’.-]*\s?){1,4})")


def _one_person(ages: Iterable[Frame]) -> None:
    """Give the ages of one number in a text the name and the nouns of one another: where one person of that
    age is named, "the 15-year-old" is he."""
    by_value: dict[float, list[Frame]] = defaultdict(list)
    for frame in ages:
        by_value[frame.value].append(frame)
    for own in by_value.values():
        named = [frame for frame in own if frame.owners and not frame.loose]
        if len({frame.owners[-1] for frame in named}) > 1:
            continue
        nouns = frozenset().union(*(frame.objects for frame in own))
        for frame in own:
            frame.objects = nouns
            if named:
                frame.owners, frame.loose = named[0].owners, False


def _rooted(words: Iterable[str], code: str) -> dict[str, float]:
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


class Side:
    """The comparable claims of one document.

    Attributes:
        document: its id.
        frames: by block, each in the order of the text.
        sentences: how many sentences they stand in.
        names: the proper names of these sentences.
        stated: what they state, see `Frame.stated`.
        uncommon: that of it which two texts hardly have in common by chance.
    """

    __slots__ = ("_by_sentence", "document", "frames", "names", "sentences", "stated", "uncommon")

    def __init__(self, document: str, claims: Iterable[Claim]):
        self.document = document
        self.frames: dict[str, list[Frame]] = defaultdict(list)
        named = [(claim, block(claim)) for claim in claims]
        measured = defaultdict(set)
        for claim, name in named:
            if claim.kind == "figure" and not name.startswith(("time", "age")):
                measured[claim.sentence_start].add(claim.topic.period)
        for claim, name in named:
            if name and not (claim.kind == "date" and is_period(claim, measured.get(claim.sentence_start))):
                self.frames[name].append(Frame(claim, name))
        self._by_sentence: dict[int, list[Frame]] = defaultdict(list)
        for frames in self.frames.values():
            for frame in frames:
                self._by_sentence[frame.claim.sentence_start].append(frame)
        _one_person(self.frames.get("age", ()))
        self.sentences = len(self._by_sentence)
        self.names = frozenset().union(*(own[0].names for own in self._by_sentence.values()))
        self.stated = frozenset(frame.stated for own in self._by_sentence.values() for frame in own)
        self.uncommon = frozenset(frame.stated for own in self._by_sentence.values() for frame in own if is_uncommon(frame.claim))

    def beside(self, frame: Frame) -> list[Frame]:
        """The frames of the sentence of one, it among them."""
        return self._by_sentence[frame.claim.sentence_start]
