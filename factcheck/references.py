"""Reference tables: rows as claims we trust, and the vocabulary of organisations.

A folder holds `officeholders.csv`, `measures.csv`, `events.csv`, `figures.csv` and
`organisations.csv`, each optional, described in its `datapackage.json`. A row that cannot be used
becomes a `Problem` with its line; rows marked `doubtful` are read but are never evidence.
"""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from factcheck import edtf
from factcheck.extract import topics
from factcheck.lexicon import language, languages, units
from factcheck.model import Claim, EventTime, Figure, Problem, Provenance, Source, Topic
from factcheck.read import Unreadable, decode
from factcheck.table import claim_id
from factcheck.wording import number, unit_words

TABLES = ("officeholders", "measures", "events", "figures", "organisations")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, and when.

    Attributes:
        claim: the row as a claim of kind office.
        names: all forms of the person's name.
        offices: all forms of the office's name.
        organisation, country: where the office belongs.
        valid: EDTF interval, both ends inclusive; open where the person holds it still.
        as_of: the last date our source attests of an open row.
        trusted: whether the row is evidence.
    """

    claim: Claim
    names: tuple[str, ...]
    offices: tuple[str, ...]
    organisation: str
    country: str
    valid: str
    as_of: str
    trusted: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A rate in force for some goods and origins, for some time.

    Attributes:
        claim: the row as a claim of kind figure.
        imposed_by: the country that imposes it.
        instrument: tariff, quota, exemption, surcharge or requirement.
        products: what it falls on, canonical words.
        scope, exempt: countries it falls on (`all`), and those left out.
        valid, as_of, trusted: as for `Holder`.
    """

    claim: Claim
    authority: str
    imposed_by: str
    instrument: str
    products: tuple[str, ...]
    scope: tuple[str, ...]
    exempt: tuple[str, ...]
    valid: str
    as_of: str
    trusted: bool

    def covers(self, country: str) -> bool:
        """Whether goods from a country fall under it; an empty name stands for countries at large."""
        if country in self.exempt:
            return False
        return "all" in self.scope or not country and not self.scope or country in self.scope


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event.

    Attributes:
        claim: the row as a claim of kind date.
        action: its class (sign, ratify, start, end, announce …).
        phrases: key phrases a sentence about it contains.
        parties: the countries that take part.
        date: EDTF.
        trusted: whether the row is evidence.
    """

    claim: Claim
    action: str
    phrases: tuple[str, ...]
    parties: tuple[str, ...]
    date: str
    trusted: bool


@dataclass(frozen=True)
class References:
    """All tables of one folder.

    Attributes:
        holders, measures, events: typed rows.
        figures: claims of the figures table, trusted rows only.
        aliases: form of an organisation's name to its canonical name.
        counts: rows per table.
    """

    holders: tuple[Holder, ...] = ()
    measures: tuple[Measure, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Claim, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @cached_property
    def known(self) -> frozenset[str]:
        """Names of organisations, for the reader."""
        return frozenset(self.aliases)

    @cached_property
    def by_person(self) -> dict[str, tuple[Holder, ...]]:
        """Trusted office rows by every form of the holder's name."""
        table: dict[str, list[Holder]] = {}
        for holder in self.holders:
            if holder.trusted:
                for name in holder.names:
                    table.setdefault(name, []).append(holder)
        return {name: tuple(rows) for name, rows in table.items()}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every trusted row as a claim."""
        typed = [row.claim for rows in (self.holders, self.measures, self.events) for row in rows if row.trusted]
        return (*typed, *self.figures)


def load(folder: Path) -> tuple[References, list[Problem]]:
    """Read the tables of a folder. A missing table is no problem; a folder with none is."""
    if not folder.is_dir():
        return References(), [Problem(str(folder), 0, "no such folder of reference tables")]
    found: dict[str, list] = {}
    problems: list[Problem] = []
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.is_file():
            found[name] = _rows(path, _READERS[name], problems)
    if not found:
        problems.append(Problem(str(folder), 0, f"no reference tables here; known are {', '.join(f'{t}.csv' for t in TABLES)}"))
    aliases = {form: name for form, name, trusted in found.get("organisations", []) if trusted}
    return References(
        tuple(found.get("officeholders", [])), tuple(found.get("measures", [])), tuple(found.get("events", [])),
        tuple(claim for claim, trusted in found.get("figures", []) if trusted), aliases,
        {name: len(rows) for name, rows in found.items()},
    ), problems


class _BadRow(ValueError):
    pass


def _rows(path: Path, read, problems: list[Problem]) -> list:
    try:
        reader = csv.DictReader(io.StringIO(decode(path.read_bytes())), strict=True)
        columns = reader.fieldnames or []
    except (Unreadable, OSError) as error:
        problems.append(Problem(str(path), 0, str(error)))
        return []
    missing = [c for c in _COLUMNS[path.stem] if c not in columns]
    if missing:
        problems.append(Problem(str(path), 1, f"the columns {', '.join(missing)} are missing"))
        return []
    rows = []
    line = 1
    try:
        for row in reader:
            line = reader.line_num
            try:
                if None in row or any(value is None for value in row.values()):
                    raise _BadRow(f"{len(columns)} columns are needed")
                rows.append(read({key: value.strip() for key, value in row.items()}, path.name, line))
            except (_BadRow, edtf.InvalidDate) as error:
                problems.append(Problem(str(path), line, f"row left out: {error}", fatal=False))
    except csv.Error as error:
        problems.append(Problem(str(path), line + 1, f"not CSV from here on: {error}", fatal=False))
    return rows


_COLUMNS = {
    "officeholders": ("person", "office", "valid_from", "valid_to", "source"),
    "measures": ("measure_id", "instrument", "product", "rate", "valid_from", "valid_to", "source"),
    "events": ("event_id", "name", "action", "date", "source"),
    "figures": ("figure_id", "measure", "low", "high", "unit", "period", "source"),
    "organisations": ("name", "alias"),
}


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _validity(row: dict) -> str:
    start, end = row["valid_from"], row["valid_to"]
    if not start and not end:
        return ""
    valid = f"{start or '..'}/{end or '..'}"
    edtf.bounds(valid)
    return valid


def _ok(row: dict) -> bool:
    """Whether a row is marked as sound; a mark that is neither makes the row unusable."""
    status = row.get("status", "") or "ok"
    if status not in ("ok", "doubtful"):
        raise _BadRow(f"status must be ok or doubtful, not “{status}”")
    return status == "ok"


def _trusted(row: dict) -> bool:
    if not row.get("source"):
        raise _BadRow("a row needs its source")
    return _ok(row)


def _place(name: str) -> str:
    """The canonical name of a place; as written where it is not known."""
    mentions = topics.find_places(name)
    return mentions[0].name if mentions else name


def _number(row: dict, column: str) -> float | None:
    if not row[column]:
        return None
    try:
        value = float(row[column])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise _BadRow(f"{column}: “{row[column]}” is not a number")
    return value


def _claim(table: str, line: int, kind: str, surface: str, keys: str, **more) -> Claim:
    lang = language(languages()[0])
    return Claim(claim_id(table, kind, surface, surface, line), Provenance(table, "reference"), kind, 0, len(surface), surface, surface,
                 line=line, keys=topics.keys(keys, lang), **more)


def _when(valid: str, as_of: str = "") -> str:
    text = edtf.spell(valid) if valid else "validity not known"
    return f"{text} (our table ends {edtf.spell(as_of)})" if as_of and valid.endswith("..") else text


def _holder(row: dict, table: str, line: int) -> Holder:
    valid, as_of = _validity(row), row.get("as_of", "")
    names = (row["person"], *_split(row.get("aliases", "")))
    offices = (row["office"], *_split(row.get("office_aliases", "")))
    country = row.get("country", "")
    surface = f"{row['person']}, {row['office']} ({country}), {_when(valid, as_of)}"
    claim = _claim(table, line, "office", surface, f"{row['office']} {country}",
                   topic=Topic(measure=row["office"], subject=row["person"], place=country, period=valid),
                   source=Source(affiliation=row.get("organisation", "")))
    return Holder(claim, names, offices, row.get("organisation", ""), country, valid, as_of, _trusted(row) and bool(row["valid_from"]))


def _resolution(value: float, written: str) -> float:
    digits = written.rstrip("0").rstrip(".") if "." in written else written
    if "." in digits:
        return 10.0 ** -len(digits.split(".")[1])
    whole = str(int(value))
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if value >= 1000 else 1.0


def _measure(row: dict, table: str, line: int) -> Measure:
    rate = _number(row, "rate")
    valid, as_of = _validity(row), row.get("as_of", "")
    products, scope, exempt = _split(row["product"]), _split(row.get("scope", "")), _split(row.get("except", ""))
    origins = "all origins" if "all" in scope else ", ".join(scope)
    left_out = f" except {', '.join(exempt)}" if exempt else ""
    shown = f"{rate:g} % " if rate is not None else ""
    surface = f"{shown}{row['instrument']} on {' and '.join(products)}, {origins}{left_out} ({row.get('authority', '')}), {_when(valid, as_of)}"
    figure = Figure(row["rate"], rate, rate, "percent", _resolution(rate, row["rate"])) if rate is not None else Figure("", None, None, "percent")
    claim = _claim(table, line, "figure", surface, f"{row['instrument']} {' '.join(products)} {row.get('imposed_by', '')}", figure=figure,
                   topic=Topic(measure=row["instrument"], subject=" and ".join(products), place=origins, period=valid))
    return Measure(claim, row.get("authority", ""), row.get("imposed_by", ""), row["instrument"], products, scope, exempt, valid, as_of, _trusted(row))


def _event(row: dict, table: str, line: int) -> Event:
    edtf.bounds(row["date"])
    if not row["date"]:
        raise _BadRow("an event needs a date")
    parties = _split(row.get("parties", ""))
    phrases = _split(row.get("topic", ""))
    surface = f"{row['name']}, {edtf.spell(row['date'])}"
    claim = _claim(table, line, "date", surface, f"{row['name']} {' '.join(phrases)} {' '.join(parties)}", time=EventTime(row["date"]),
                   topic=Topic(measure=row["name"], subject=" and ".join(parties)))
    return Event(claim, row["action"], phrases, parties, row["date"], _trusted(row))


def _figure(row: dict, table: str, line: int) -> tuple[Claim, bool]:
    low, high = _number(row, "low"), _number(row, "high")
    if low is None and high is None:
        raise _BadRow("a figure needs low or high")
    edtf.bounds(row["period"])
    unit, counted = row["unit"], ""
    if units().factor(unit) is None:
        unit, counted = "", unit
    written = row["low"] or row["high"]
    hedge = row.get("hedge", "") or "exact"
    change = "share" if unit == "percent" else "level"
    figure = Figure(written, low, high, unit, _resolution(low if low is not None else high, written), hedge, change)
    words = " ".join(row.get(c, "") for c in ("subject", "place", "product", "measure"))
    shown = _plain_value(row)
    surface = f"{row.get('subject', '')}: {row['measure']}{' (' + row['qualifier'] + ')' if row.get('qualifier') else ''}, {shown}, {edtf.spell(row['period'])}"
    claim = _claim(table, line, "figure", surface, words, figure=figure,
                   topic=Topic(measure=row["measure"], subject=row.get("subject", ""), place=_place(row.get("place", "")), period=row["period"], counted=counted),
                   source=Source(speaker=row.get("attributed_to", ""), kind="organisation" if row.get("attributed_to") else "none"))
    return claim, _trusted(row)


def _plain_value(row: dict) -> str:
    low, high = row["low"], row["high"]
    unit = unit_words(row["unit"])
    if low and high and low != high:
        return f"{number(float(low))} to {number(float(high))}{unit}"
    return f"{number(float(low or high))}{unit}"


def _organisation(row: dict, table: str, line: int) -> tuple[str, str, bool]:
    if not row["name"] or not row["alias"]:
        raise _BadRow("name and alias must not be empty")
    return row["alias"], row["name"], _ok(row)


_READERS = {"officeholders": _holder, "measures": _measure, "events": _event, "figures": _figure, "organisations": _organisation}
