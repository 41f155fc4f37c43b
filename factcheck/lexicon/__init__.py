"""The vocabulary of the reader, as data: one TOML file per language, units, places, synonyms.

Nothing in the code knows a language by name: a language is a file `xx.toml` beside this module.
Everything here is loaded once, on first use.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_FOLDER = Path(__file__).parent


def words(text: str) -> tuple[str, ...]:
    """The entries of a comma- or line-separated text, in order, without repetition."""
    return tuple(dict.fromkeys(word.strip() for word in re.split(r"[,\n]", text) if word.strip()))


def alternation(entries, *, capital: bool = True) -> str:
    """A regular expression that matches any of the entries, the longest that fits.

    Runs of white space match any white space; with `capital` the first letter may also be a
    capital. There is no `IGNORECASE`, which makes such an expression many times slower; and entries
    that begin alike share what they have in common, so that a word is looked at once and not once
    for each entry.
    """
    tree: dict = {}
    for entry in set(entries):
        pieces = [re.escape(c) for c in " ".join(entry.split())]
        first = entry[0]
        if capital and first.lower() != first.upper():
            pieces[0] = f"[{first.lower()}{first.upper()}]"
        node = tree
        for piece in pieces:
            node = node.setdefault(r"\s+" if piece == r"\ " else piece, {})
        node[""] = {}
    return "|".join(_branches(tree))


def first_letters(entries) -> str:
    """A look ahead at the letters that entries begin with, in either case. Put before anything else it
    lets a search skip by one set of characters, which is several times faster."""
    return f"(?=[{''.join(sorted({re.escape(form) for entry in entries for form in (entry[0].lower(), entry[0].upper())}))}])"


def _branches(node: dict) -> list[str]:
    """The alternatives of a node of the tree of `alternation`; where an entry ends comes last."""
    out = []
    for piece in sorted(node, reverse=True):
        rest = _branches(node[piece])
        out.append(piece + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else "".join(rest)))
    return out


class Language:
    """One language file, its lists parsed on demand.

    Attributes:
        code: ISO 639-1.
        data: the tables of the file.
    """

    def __init__(self, code: str):
        self.code = code
        with open(_FOLDER / f"{code}.toml", "rb") as file:
            self.data = tomllib.load(file)
        self._lists: dict[tuple[str, str], tuple[str, ...]] = {}
        self._sets: dict[tuple[str, str], frozenset[str]] = {}

    def __reduce__(self):
        return language, (self.code,)

    def list(self, table: str, key: str) -> tuple[str, ...]:
        """The entries of one list, in the order of the file."""
        found = self._lists.get((table, key))
        if found is None:
            found = self._lists[table, key] = words(self.data[table][key])
        return found

    def set(self, table: str, key: str) -> frozenset[str]:
        """The entries of one list, for membership tests."""
        found = self._sets.get((table, key))
        if found is None:
            found = self._sets[table, key] = frozenset(self.list(table, key))
        return found

    def map(self, table: str, key: str) -> dict:
        """One inline table."""
        return self.data[table][key]

    def pattern(self, table: str, *keys: str, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> re.Pattern:
        """A compiled pattern for whole words of one or several lists of a table."""
        return _pattern(self.code, table, keys, before, after)

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words that carry no topic."""
        return self.set("words", "stop")


@cache
def _pattern(code: str, table: str, keys: tuple[str, ...], before: str, after: str) -> re.Pattern:
    entries = [entry for key in keys for entry in language(code).list(table, key)]
    first = first_letters(entries) if before.startswith("(?<") else ""
    return re.compile(f"{first}{before}(?:{alternation(entries)}){after}")


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there are files for; the first is the fallback."""
    return tuple(sorted((p.stem for p in _FOLDER.glob("*.toml")), key=lambda c: (c != "en", c)))


@cache
def language(code: str) -> Language:
    """The language of a code; the fallback language for a code without a file."""
    return Language(code if code in languages() else languages()[0])


_WORD = re.compile(r"[^\W\d_]+")


def guess(text: str, default: str = "") -> str:
    """The language whose function words a text uses most.

    Looks at the first `GUESSED` characters. With next to nothing to go by (fewer than two function
    words) the default, or else the fallback language, is returned.
    """
    return guess_by(_WORD.findall(text[:GUESSED].lower()), default)


GUESSED = 2000
"""Characters by which the language of a text is told."""


def guess_by(low: list[str], default: str = "") -> str:
    """The same for words in lower case."""
    score = {code: sum(map(language(code).stop.__contains__, low)) for code in languages()}
    best = max(score.values())
    if best < 2:
        return default or languages()[0]
    if default in score and score[default] == best:
        return default
    return next(code for code in languages() if score[code] == best)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of `units.csv`.

    Attributes:
        name: canonical name, or ISO 4217 code.
        dimension: what it measures; only units of one dimension convert into one another.
        low, high: factor to the base of the dimension; they differ where the word is ambiguous
            (a `ton` is anything from a short to a long ton).
    """

    name: str
    dimension: str
    low: float
    high: float


class Units:
    """All units, by name, by symbol and by word.

    Attributes:
        by_name: name to unit.
        symbols: case-sensitive symbol to unit.
        words: language code to lower-case word to unit.
        money: names of the units that are money.
    """

    def __init__(self):
        self.by_name: dict[str, Unit] = {}
        self.symbols: dict[str, Unit] = {}
        self.words: dict[str, dict[str, Unit]] = {code: {} for code in languages()}
        for row in _rows("units.csv"):
            unit = Unit(row["name"], row["dimension"], float(row["low"]), float(row["high"]))
            self.by_name[unit.name] = unit
            for symbol in row["symbols"].split(";"):
                if symbol:
                    self.symbols[symbol] = unit
            for code, forms in self.words.items():
                for form in (row.get(code) or "").split(";"):
                    if form:
                        forms[form.lower()] = unit
        self.money = frozenset(u.name for u in self.by_name.values() if u.dimension == u.name and len(u.name) == 3 and u.name.isupper())

    def factor(self, name: str) -> tuple[str, float, float] | None:
        """Dimension and factors of a unit or a compound `a/b`; None for a unit not in the table."""
        numerator, slash, denominator = name.partition("/")
        unit = self.by_name.get(numerator)
        if unit is None:
            return None
        if not slash:
            return unit.dimension, unit.low, unit.high
        below = self.by_name.get(denominator)
        if below is None:
            return None
        if unit.dimension == below.dimension:
            # "tons per metric ton": a ratio, in which an ambiguous ton is the same ton above and below
            ratio = 1.0 if "ton" in (numerator, denominator) else unit.low / below.high
            return f"{unit.dimension}/{below.dimension}", ratio, ratio
        return f"{unit.dimension}/{below.dimension}", unit.low / below.high, unit.high / below.low


@cache
def units() -> Units:
    """The unit table."""
    return Units()


@dataclass(frozen=True, slots=True)
class Place:
    """A place of `places.csv`: its name, the code of its country, and whether it is a country,
    region, state, city or bloc."""

    name: str
    code: str
    kind: str


@cache
def places() -> dict[str, Place]:
    """Every form of every place (names, short forms, demonyms; all languages) to its place.

    For a capital or other city the place is the city itself; `code` tells its country.
    """
    found: dict[str, Place] = {}
    for row in _rows("places.csv"):
        place = Place(row["name"], row["code"], row["kind"])
        for code in languages():
            for form in (row.get(code) or "").split(";"):
                if form:
                    found.setdefault(form, place)
    return found


@cache
def synonyms() -> dict[str, str]:
    """Word or stem to the word it stands for in `synonyms.csv`, all languages together."""
    return {form: row["word"] for row in _rows("synonyms.csv") for form in (row["word"], *row["forms"].split(";")) if form}


@cache
def exclusive(kind: str) -> dict[str, frozenset[str]]:
    """Group to words of which a figure, a count or a date can be told of one only (`exclusive.csv`): profit or
    revenue, dead or injured, died or buried."""
    return {row["group"]: frozenset(row["words"].split(";")) for row in _rows("exclusive.csv") if row["of"] == kind}


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Noun to the kinds of things it is one of (`kinds.csv`), all languages together: what is counted in vehicles is
    not counted in people."""
    found: dict[str, set[str]] = {}
    for row in _rows("kinds.csv"):
        for noun in row["words"].split(";"):
            found.setdefault(noun, set()).add(row["kind"])
    return {noun: frozenset(names) for noun, names in found.items()}


@cache
def opposites(code: str) -> dict[str, frozenset[tuple[int, int]]]:
    """Word of a language to the pairs of opposites it belongs to (`opposites.csv`, and the verbs of rising and
    falling), each a number and the side, 0 or 1."""
    lang = language(code)
    pairs = [(row["one"].split(";"), row["other"].split(";")) for row in _rows("opposites.csv") if row["language"] == lang.code]
    found: dict[str, set[tuple[int, int]]] = {}
    for number, pair in enumerate([*pairs, (lang.list("change", "up"), lang.list("change", "down"))]):
        for side, forms in enumerate(pair):
            for form in forms:
                found.setdefault(form, set()).add((number, side))
    return {form: frozenset(places) for form, places in found.items()}


@cache
def capitals() -> dict[str, str]:
    """City that stands for a government ("Washington imposed") to its country (`capitals.csv`)."""
    return {row["city"]: row["country"] for row in _rows("capitals.csv")}


@cache
def products() -> dict[str, str]:
    """Kind of good to the product it is made of (`products.csv`): a tariff on steel falls on coil."""
    return {form: row["product"] for row in _rows("products.csv") for form in row["forms"].split(";")}


@cache
def rarities() -> dict[str, float]:
    """Word (in the linker's one form) to how much it says that a short article has it (`benchmarks/make_rarity.py`)."""
    _, *lines = (_FOLDER / "rarity.csv").read_text(encoding="utf-8").splitlines()
    return {word: float(value) for word, _, value in (line.partition(",") for line in lines)}


RAREST = 7.0
"""Rarity of a word the table does not have."""


def rarity(word: str) -> float:
    """How much a shared word says: near 1 for the commonest content words, 7 for a rare one."""
    return rarities().get(word, RAREST)


def _rows(name: str) -> list[dict[str, str]]:
    with open(_FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
