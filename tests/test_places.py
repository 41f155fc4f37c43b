"""The place lexicon: well formed, unambiguous, and complete by ISO and CLDR."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

PATH = Path(__file__).parent.parent / "factcheck" / "lexicon" / "places.csv"
COLUMNS = ["name", "code", "kind", "en", "es"]
KINDS = {"country", "region", "state", "city", "bloc"}

with PATH.open(encoding="utf-8", newline="") as handle:
    READER = csv.DictReader(handle)
    ROWS = list(READER)
COUNTRIES = {row["code"]: row for row in ROWS if row["kind"] == "country"}

NOT_COUNTRIES = {
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ",
}  # fmt: skip
"""Two-letter territories of CLDR that are not ISO 3166 countries (Kosovo, XK, is kept)."""

LOWERCASE = re.compile(
    r"world|worldwide|global|globally|mainland|state of|sub-Saharan|southern Africa|euro|"
    r"developing|emerging|western hemisphere|the "
)


def forms(row, column):
    return row[column].split(";") if row[column] else []


def owners(column, form):
    return [row["name"] for row in ROWS if form in forms(row, column)]


def test_header_and_names():
    assert READER.fieldnames == COLUMNS
    assert [name for name, count in Counter(row["name"] for row in ROWS).items() if count > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_row(row):
    assert None not in row and None not in row.values()
    assert row["kind"] in KINDS
    assert re.fullmatch(r"[A-Z]{2}", row["code"]) or (row["kind"] in ("region", "bloc") and not row["code"])
    if row["kind"] in ("state", "city"):
        assert row["code"] in COUNTRIES
    for column in ("en", "es"):
        assert forms(row, column), column
        assert len(set(forms(row, column))) == len(forms(row, column))
        for form in forms(row, column):
            assert form and form == form.strip()
            assert not re.search(r"\s\s|[\t\n|]", form)
    for form in forms(row, "en"):
        assert form[0].isupper() or LOWERCASE.match(form), form


@pytest.mark.parametrize("column", ["en", "es"])
def test_no_form_twice(column):
    seen = defaultdict(list)
    for row in ROWS:
        for form in forms(row, column):
            seen[form].append(row["name"])
    assert {form: names for form, names in seen.items() if len(names) > 1} == {}


def test_languages_agree():
    """A form of both languages means the same place in both, so the columns may be merged."""
    english = {form: row["name"] for row in ROWS for form in forms(row, "en")}
    spanish = {form: row["name"] for row in ROWS for form in forms(row, "es")}
    assert {f: (english[f], spanish[f]) for f in english.keys() & spanish if english[f] != spanish[f]} == {}


def test_one_row_per_country():
    assert len(COUNTRIES) == sum(row["kind"] == "country" for row in ROWS)


def test_states_of_north_america():
    states = Counter(row["code"] for row in ROWS if row["kind"] == "state")
    assert states["US"] == 50 and states["CA"] == 13
    assert states["MX"] == 31  # Mexico City is a city


def test_cities():
    assert sum(row["kind"] == "city" for row in ROWS) >= 150


def test_demonyms():
    """Most countries have an adjective: lowercase in Spanish, a word beside the name in English."""
    spanish = [code for code, row in COUNTRIES.items() if any(form[0].islower() for form in forms(row, "es"))]
    english = [code for code, row in COUNTRIES.items() if len(forms(row, "en")) > 1]
    assert len(spanish) >= 110 and len(english) >= 110


@pytest.mark.parametrize(
    ("column", "form", "name"),
    [
        ("en", "Georgia", "Georgia"),
        ("en", "Washington", "Washington"),
        ("en", "New York", "New York"),
        ("en", "Mexico", "Mexico"),
        ("en", "Jordan", "Jordan"),
        ("en", "U.S.", "United States"),
        ("en", "US", "United States"),
        ("en", "American", "United States"),
        ("en", "EU", "European Union"),
        ("en", "European", "Europe"),
        ("en", "Mexicans", "Mexico"),
        ("en", "global", "World"),
        ("es", "EE.UU.", "United States"),
        ("es", "EE. UU.", "United States"),
        ("es", "estadounidenses", "United States"),
        ("es", "UE", "European Union"),
        ("es", "europea", "Europe"),
        ("es", "mexicanas", "Mexico"),
        ("es", "china", "China"),
        ("es", "China", "China"),
        ("es", "alemanes", "Germany"),
        ("es", "francesa", "France"),
        ("es", "marroquíes", "Morocco"),
        ("es", "mundial", "World"),
        ("es", "Ciudad de México", "Mexico City"),
        ("es", "Estado de México", "State of Mexico"),
    ],
)
def test_owner(column, form, name):
    assert owners(column, form) == [name]


def test_georgia_and_washington_are_told_apart():
    rows = {row["name"]: row for row in ROWS}
    assert (rows["Georgia"]["kind"], rows["Georgia"]["code"]) == ("country", "GE")
    assert (rows["Washington"]["kind"], rows["Washington"]["code"]) == ("city", "US")
    assert owners("es", "EU") == owners("es", "E.U.") == []  # in Mexico the United States


def test_countries_are_those_of_cldr():
    territories = pytest.importorskip("babel").Locale("en").territories
    codes = {code for code in territories if re.fullmatch(r"[A-Z]{2}", code)} - NOT_COUNTRIES
    assert set(COUNTRIES) == codes


@pytest.mark.parametrize(("column", "locale"), [("en", "en"), ("es", "es"), ("es", "es_MX")])
def test_names_of_cldr(column, locale):
    territories = pytest.importorskip("babel").Locale.parse(locale).territories
    for code, row in COUNTRIES.items():
        assert territories[code] in forms(row, column), code
