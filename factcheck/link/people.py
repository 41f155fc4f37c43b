"""Whether two names are one person's.

No single measure of likeness tells George W. from George H. W. Bush and both from Jim and James, so
the parts of a name are held against one another by what they can and cannot do: a suffix or a
middle initial that differs parts two people, a short form of a first name does not, and only
surnames that are one but for their spelling let the rest be compared at all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from factcheck.lexicon import language, languages, words

SURNAME = 84.0
"""Likeness, 0 to 100, from which two surnames are one, misspelled."""
FIRST = 74.0
"""The same for first names, which come after surnames that are one."""


class Name(NamedTuple):
    """A name in its parts, in lower case and without accents.

    Attributes:
        first: first names in full, or their initials.
        middle: initials between first name and surname.
        last: surname or surnames, the last one the main one; particles left out.
        suffix: `jr`, `iii`.
    """

    first: tuple[str, ...]
    middle: tuple[str, ...]
    last: tuple[str, ...]
    suffix: str


def fold(text: str) -> str:
    """Text in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    """Honorifics, particles and suffixes of all languages, and short form to the names it stands for."""
    honorifics, particles, suffixes = (frozenset(fold(entry) for code in languages() for entry in language(code).list("people", key))
                                       for key in ("honorifics", "particles", "suffixes"))
    short: dict[str, set[str]] = {}
    for code in languages():
        for name, forms in language(code).data["people"]["nicknames"].items():
            for form in words(forms):
                short.setdefault(fold(form), set()).add(fold(name))
    return honorifics, particles, suffixes, {form: frozenset(names) for form, names in short.items()}


@cache
def parse(name: str) -> Name:
    """The parts of a name; titles before it are left out."""
    honorifics, particles, suffixes, _ = _lists()
    parts = [p for p in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", fold(name)) if p not in honorifics]
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in suffixes else ""
    parts = [p for p in parts if p not in particles]
    if len(parts) <= 1:
        return Name((), (), tuple(parts), suffix)
    middle = tuple(p for p in parts[1:-1] if len(p) == 1)
    rest = tuple(p for p in parts[1:] if len(p) > 1) or parts[-1:]
    return Name(tuple(parts[:1]), middle, tuple(rest), suffix)


def same(a: str, b: str) -> bool:
    """Whether two names can be one person's, spelling apart: what is left out of one parts nobody."""
    one, two = parse(a), parse(b)
    if not one.last or not two.last:
        return True
    if one.suffix != two.suffix and one.first and two.first:
        return False
    if one.middle and two.middle and one.middle[0] != two.middle[0]:
        return False
    if not any(_alike(x, y) for x in one.last for y in two.last):
        return False
    return not one.first or not two.first or _first_names(one, two)


def spelled_otherwise(a: str, b: str) -> bool:
    """Whether two full names are one but for a slip of spelling: not for a short form, an initial, an
    accent, or a part that one of them leaves out."""
    one, two = parse(a), parse(b)
    if not (one.first and two.first) or len(one.last) != len(two.last) or not same(a, b):
        return False
    pairs = [(x, y) for x, y in zip((*one.first, *one.last), (*two.first, *two.last)) if x != y]
    if len(pairs) != 1:
        return False
    x, y = pairs[0]
    return slip(x, y) and not (pairs[0] == (one.first[0], two.first[0]) and _short(x, y))


def one_letter_off(a: str, b: str) -> tuple[str, str] | None:
    """The one word by whose one letter, be it the first, two full names differ; None for a short form,
    and for first names that differ as a man's and a woman's do (`Julio`, `Julia`)."""
    one, two = parse(a), parse(b)
    if not (one.first and two.first) or len(one.last) != len(two.last) or one.suffix != two.suffix or one.middle and two.middle and one.middle != two.middle:
        return None
    pairs = [(x, y) for x, y in zip((*one.first, *one.last), (*two.first, *two.last)) if x != y]
    if len(pairs) != 1:
        return None
    x, y = pairs[0]
    if not (slip(x, y) or min(len(x), len(y)) >= 5 and x[1:] == y[1:]):
        return None
    if one.first != two.first and (_short(x, y) or x[:-1] == y[:-1]):
        return None
    return x, y


def slip(x: str, y: str) -> bool:
    """Whether two words differ as by a slip of the pen: one letter, or two changed places."""
    return min(len(x), len(y)) >= 4 and x[0] == y[0] and DamerauLevenshtein.distance(x, y) == 1 and x + "s" != y and y + "s" != x


def _alike(x: str, y: str) -> bool:
    return x == y or slip(x, y) or min(len(x), len(y)) >= 4 and ratio(x, y) >= SURNAME


def _first_names(one: Name, two: Name) -> bool:
    x, y = one.first[0], two.first[0]
    if x == y or len(x) == 1 and y.startswith(x) or len(y) == 1 and x.startswith(y):
        return True
    return _short(x, y) or min(len(x), len(y)) >= 4 and ratio(x, y) >= FIRST or min(len(x), len(y)) == 3 and DamerauLevenshtein.distance(x, y) == 1 or bool({x, y} & {*one.last, *two.last})


def _short(x: str, y: str) -> bool:
    """Whether one first name is a short form of the other, or both of a third."""
    short = _lists()[3]
    return bool((short.get(x, frozenset()) | {x}) & (short.get(y, frozenset()) | {y}))
