"""Values that stand in one place of near copies: of two sentences that are the same but for a few words.

Outlets print the same wire story, cut and edited, so that most of what two of them have in common stands
in sentences that are nearly the same. There no evidence need be weighed: words are set against words, and
the value in the place of another is its counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.extract.datelines import after_dateline
from factcheck.lexicon import language, places
from factcheck.link.compare import verdict
from factcheck.link.sides import Side, Told
from factcheck.link.time_place import within
from factcheck.model import Claim

ALIKE = 0.7
"""Share of the shorter sentence's content words that must stand, in order, in the longer one."""

DENSE = 0.6
"""Share of the content words that these must be from the first of them to the last, in either sentence."""

LEAST, LEAST_SAME = 4, 2
"""Content words two sentences must have in common besides their values; fewer where nothing else differs."""

CHANGED = 5
"""Words that a change replaces at most."""

_TOKEN = re.compile(r"\d(?:[\d.,]*\d)?|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[$€£%]")


class Token(NamedTuple):
    """A word, number or sign of a sentence.

    Attributes:
        start, end: offsets in the sentence.
        form: in small letters.
        content: whether it is a word with a content of its own.
        tells: whether it is a number or a name, by which sentences tell of two things.
    """

    start: int
    end: int
    form: str
    content: bool
    tells: bool


@lru_cache(maxsize=4096)
def tokens(sentence: str, code: str, known: frozenset[str]) -> tuple[Token, ...]:
    """The tokens of a sentence.

    Args:
        sentence: the words.
        code: its language.
        known: the names of its text: a capital that opens a sentence tells nothing.
    """
    empty = _without_content(code)
    found = []
    for match in _TOKEN.finditer(sentence, after_dateline(sentence)):  # each outlet has its own
        word = match[0]
        form = word.lower()
        letters = word[0].isalpha()
        tells = word[0].isdigit() or word[0].isupper() and (bool(found) or word in known)
        found.append(Token(match.start(), match.end(), form, letters and form not in empty, tells))
    return tuple(found)


@cache
def _without_content(code: str) -> frozenset[str]:
    """Function words and words for numbers."""
    lang = language(code)
    return lang.stop.union(lang.map("numbers", "small"), lang.map("numbers", "tens"))


class Slot(NamedTuple):
    """Two claims in one place of near copies; strict where nothing else but small words is changed in them."""

    first: Claim
    second: Claim
    strict: bool


def slots(left: Side, right: Side) -> tuple[list[Slot], set[tuple[int, int]]]:
    """The pairs of claims of two documents that stand in one place of near copies, and the offsets of the
    sentences that are near copies with another name in the place of one.

    Only sentences are set against each other of which each has a value that the other has not, and neither
    has a copy without. Of the values that differ one at most is given, where nothing else tells the
    sentences apart.
    """
    copies: list[tuple[Told, Told]] = []
    settled: set[int] = set()
    for first in left.told:
        for second in right.told:
            if len(first.keys & second.keys) < max(LEAST_SAME, ALIKE * min(len(first.keys), len(second.keys))):
                continue
            if first.values - second.values and second.values - first.values:
                copies.append((first, second))
            else:
                settled |= {id(first), id(second)}
    found: list[Slot] = []
    apart: set[tuple[int, int]] = set()
    for first, second in copies:
        own, renamed = _in_either_order(first.claims, second.claims, left.names, right.names)
        if renamed:
            apart.add((first.claims[0][1].sentence_start, second.claims[0][1].sentence_start))
        elif id(first) not in settled and id(second) not in settled:
            found += own
    return found, apart


def _in_either_order(ours: list[tuple[str, Claim]], theirs: list[tuple[str, Claim]], our_names: frozenset[str], their_names: frozenset[str]) -> tuple[list[Slot], bool]:
    """What `_aligned` gives, whichever sentence comes first: an alignment depends on that."""
    if ours[0][1].sentence <= theirs[0][1].sentence:
        return _aligned(ours, theirs, our_names, their_names)
    found, renamed = _aligned(theirs, ours, their_names, our_names)
    return [Slot(second, first, strict) for first, second, strict in found], renamed


def _aligned(ours: list[tuple[str, Claim]], theirs: list[tuple[str, Claim]], our_names: frozenset[str], their_names: frozenset[str]) -> tuple[list[Slot], bool]:
    """The slots of two sentences, and whether they are near copies with another name in the place of one."""
    first, second = ours[0][1], theirs[0][1]
    code = first.origin.language
    a, b = tokens(first.sentence, code, our_names), tokens(second.sentence, code, their_names)
    if not _may_be_copies(a, b):
        return [], False
    codes = SequenceMatcher(None, [t.form for t in a], [t.form for t in b], autojunk=False).get_opcodes()
    if not _are_copies(a, b, codes):
        return [], False
    found = [(x, y) for block, x in ours for other_block, y in theirs if block == other_block and _of_one_kind(x, y) and _meet(x, y, a, b, codes)]
    paired = {id(claim) for pair in found for claim in pair}
    left_over = [{block for block, claim in side if id(claim) not in paired} for side in (ours, theirs)]
    changes = list(_changes(found, a, b, codes))
    if any(any(t.tells for t in before) and any(t.tells for t in after) for before, after in changes):
        return [], any(_is_renamed(before, after) for before, after in changes)
    strict = not any(any(t.content for t in before) and any(t.content for t in after) for before, after in changes)
    differing = [pair for pair in found if verdict(*pair, in_place=True) == "disagree"]
    blocks = {id(claim): block for block, claim in ours}
    same = [pair for pair in found if pair not in differing]
    settled = {id(claim) for pair in same for claim in pair}
    free = [claim for _, claim in (*ours, *theirs) if id(claim) not in settled]
    if len(differing) > 1 or any(blocks[id(x)] in left_over[0] & left_over[1] for x, _ in differing) or any(_is_elsewhere(claim, pair, free) for pair in differing for claim in pair):
        differing = []
    return [Slot(*pair, strict) for pair in (*same, *differing)
            if strict or pair[0].kind == "figure" or _words_before(pair[0], a) == _words_before(pair[1], b)], False  # "died on Friday", "was found on Saturday"


def _is_renamed(before: list[Token], after: list[Token]) -> bool:
    """Whether a name stands in the place of another; a city in that of its country is none."""
    names = [" ".join(token.form.capitalize() for token in words if token.tells and token.content) for words in (before, after)]
    known = [places().get(name) for name in names]
    return all(names) and (None in known or not within(known[0].name, known[1].name))


def _words_before(claim: Claim, own: tuple[Token, ...]) -> list[str]:
    """The two content words that stand nearest before a claim: what happened then."""
    return [token.form for token in own[:_span(claim, own)[0]] if token.content][-2:]


def _changes(found: list[tuple[Claim, Claim]], a: tuple[Token, ...], b: tuple[Token, ...], codes: list[tuple]) -> Iterator[tuple[list[Token], list[Token]]]:
    """What stands on either side of each change that is no part of values that stand in one place."""
    ours = {number for x, _ in found for number in range(*_span(x, a))}
    theirs = {number for _, y in found for number in range(*_span(y, b))}
    for tag, i1, i2, j1, j2 in codes:
        if tag != "equal":
            yield [a[i] for i in range(i1, i2) if i not in ours], [b[j] for j in range(j1, j2) if j not in theirs]


def _of_one_kind(x: Claim, y: Claim) -> bool:
    """Whether both are facts, or both plans, not of two people's words, and two dates stand in one relation to what is dated."""
    one, other = x.source, y.source
    if one.kind == other.kind == "named" and set(one.speaker.split()).isdisjoint(other.speaker.split()):
        return False
    return x.modality == y.modality and (x.kind == "figure" or x.time.relation == y.time.relation)


def _is_elsewhere(claim: Claim, pair: tuple[Claim, Claim], free: list[Claim]) -> bool:
    """Whether the value of one of a pair stands in the other sentence, as that of a claim that has no counterpart."""
    return any(other not in pair and other.origin.document != claim.origin.document and other.kind == claim.kind
               and (claim.kind == "date" or other.figure.unit == claim.figure.unit and other.figure.low == other.figure.high)
               and verdict(claim, other) == "agree" for other in free)


def _may_be_copies(a: tuple[Token, ...], b: tuple[Token, ...]) -> bool:
    """Whether enough of the words of the shorter sentence stand in the longer one, in whatever order."""
    less, more = sorted((sum(token.content for token in own), own) for own in (a, b))
    forms = {token.form for token in more[1] if token.content}
    return sum(token.content and token.form in forms for token in less[1]) >= ALIKE * less[0]


def _are_copies(a: tuple[Token, ...], b: tuple[Token, ...], codes: list[tuple]) -> bool:
    """Whether most of the shorter sentence stands in the longer one, with little in between."""
    equal = [code for code in codes if code[0] == "equal" and any(token.content for token in a[code[1]:code[2]])]
    same = sum(token.content for _, i1, i2, _, _ in equal for token in a[i1:i2])
    if same < (LEAST_SAME if sum(code[0] != "equal" for code in codes) <= 1 else LEAST) or same < ALIKE * min(sum(t.content for t in side) for side in (a, b)):
        return False
    extents = a[equal[0][1]:equal[-1][2]], b[equal[0][3]:equal[-1][4]]
    return same >= DENSE * max(sum(token.content for token in extent) for extent in extents)


def _meet(x: Claim, y: Claim, a: tuple[Token, ...], b: tuple[Token, ...], codes: list[tuple]) -> set[int]:
    """The numbers of the changes, and stretches of the same words, in which two claims stand in one place."""
    (x1, x2), (y1, y2) = _span(x, a), _span(y, b)
    met = set()
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        p, q, r, s = max(x1, i1), min(x2, i2), max(y1, j1), min(y2, j2)
        if p < q and r < s and (tag == "replace" and max(i2 - i1, j2 - j1) <= CHANGED or tag == "equal" and max(p - i1, r - j1) < min(q - i1, s - j1)):
            met.add(number)
    return met


def _span(claim: Claim, own: tuple[Token, ...]) -> tuple[int, int]:
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    at = [number for number, token in enumerate(own) if token.start < end and start < token.end]
    return (at[0], at[-1] + 1) if at else (0, 0)
