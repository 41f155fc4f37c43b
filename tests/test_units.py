"""The unit lexicon: well formed, unambiguous, and in step with pint and CLDR."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

PATH = Path(__file__).parent.parent / "factcheck" / "lexicon" / "units.csv"
COLUMNS = ["name", "dimension", "low", "high", "symbols", "en", "es"]

with PATH.open(encoding="utf-8", newline="") as handle:
    READER = csv.DictReader(handle)
    ROWS = list(READER)
UNITS = {row["name"]: row for row in ROWS}

MONEY = {name for name in UNITS if re.fullmatch(r"[A-Z]{3}", name)}
LOOSE_MONEY = {
    "cent", "euro_cent", "penny", "peso", "franc", "cfa_franc", "rupee", "crown", "krone", "rial", "bitcoin", "satoshi",
    "dinar", "shilling", "som",
}  # fmt: skip
"""Coins, and currency words that several countries share."""

SHARES = {"percent", "percentage_point", "tenth_of_a_point", "basis_point", "part_per_million", "part_per_billion"}
OWN_SCALE = {
    "karat", "business_day", "teu", "feu", "gross_ton", "barrel_of_oil_equivalent", "decibel",
    "pixel", "megapixel", "mile_per_gallon", "liter_per_hundred_kilometer", "frame_per_second", "revolution_per_minute", "celsius", "fahrenheit", "kelvin",
}  # fmt: skip
"""Units with a dimension of their own that pint has not, or has on another scale."""

BASE = {
    "mass": "kilogram",
    "length": "meter",
    "area": "meter ** 2",
    "volume": "meter ** 3",
    "energy": "joule",
    "power": "watt",
    "voltage": "volt",
    "current": "ampere",
    "charge": "coulomb",
    "frequency": "hertz",
    "angle": "radian",
    "speed": "meter / second",
    "time": "second",
    "data": "byte",
    "data_rate": "byte / second",
    "pressure": "pascal",
    "force": "newton",
    "torque": "newton * meter",
}

# Only where the name here is unknown to pint, or is another unit there.
PINT = {
    "kiloton": "1e3 metric_ton",
    "megaton": "1e6 metric_ton",
    "gigaton": "1e9 metric_ton",
    "square_meter": "meter ** 2",
    "square_kilometer": "kilometer ** 2",
    "square_centimeter": "centimeter ** 2",
    "cubic_meter": "meter ** 3",
    "cubic_kilometer": "kilometer ** 3",
    "cubic_hectometer": "hectometer ** 3",
    "thousand_cubic_foot": "1e3 cubic_foot",
    "million_cubic_foot": "1e6 cubic_foot",
    "billion_cubic_foot": "1e9 cubic_foot",
    "trillion_cubic_foot": "1e12 cubic_foot",
    "billion_cubic_meter": "1e9 meter ** 3",
    "barrel": "oil_barrel",
    "us_gallon": "gallon",
    "btu": "Btu",
    "million_btu": "1e6 Btu",
    "ton_of_oil_equivalent": "tonne_of_oil_equivalent",
    "million_ton_of_oil_equivalent": "1e6 tonne_of_oil_equivalent",
    "kilobit_per_second": "kilobit / second",
    "megabit_per_second": "megabit / second",
    "gigabit_per_second": "gigabit / second",
    "megabyte_per_second": "megabyte / second",
    "gigabyte_per_second": "gigabyte / second",
    "newton_meter": "newton * meter",
    "pound_foot": "force_pound * foot",
}

# What an ambiguous unit may mean: its interval holds all of these.
AMBIGUOUS = {
    "ton": ["short_ton", "metric_ton", "long_ton"],
    "deadweight_ton": ["metric_ton", "long_ton"],
    "ounce": ["ounce", "troy_ounce"],
    "hundredweight": ["hundredweight", "UK_hundredweight"],
    "quintal": ["100 pound", "46 kilogram", "100 kilogram"],
    "acre": ["acre", "4840 yard ** 2"],
    "acre_foot": ["acre_foot", "43560 foot ** 3"],
    "gallon": ["gallon", "imperial_gallon"],
    "fluid_ounce": ["fluid_ounce", "imperial_fluid_ounce"],
    "calorie": ["calorie", "international_calorie", "kilocalorie"],
    "horsepower": ["horsepower", "metric_horsepower"],
    "half_month": ["15 day", "2 week"],
    "month": ["month"],
    "two_month_period": ["2 month"],
    "quarter": ["3 month"],
    "four_month_period": ["4 month"],
    "half_year": ["6 month"],
    "year": ["year", "common_year", "leap_year"],
    "decade": ["10 year"],
    "century": ["century"],
    "kilobyte": ["kilobyte", "kibibyte"],
    "megabyte": ["megabyte", "mebibyte"],
    "gigabyte": ["gigabyte", "gibibyte"],
    "terabyte": ["terabyte", "tebibyte"],
    "petabyte": ["petabyte", "pebibyte"],
    "exabyte": ["exabyte", "exbibyte"],
    "zettabyte": ["zettabyte", "zebibyte"],
}

# Codes that news writes for something else: "all 50", AMD (chips), World Cup 2026, CVE-2024,
# KGS (kilograms), NIO (cars), SDG 8, top 10.
CODE_IS_NO_SYMBOL = {"ALL", "AMD", "CUP", "CVE", "KGS", "NIO", "SDG", "TOP"}

PHYSICAL = sorted(set(UNITS) - MONEY - LOOSE_MONEY - SHARES - OWN_SCALE)


def forms(row, column):
    return row[column].split(";") if row[column] else []


def test_header_and_names():
    assert READER.fieldnames == COLUMNS
    assert len(UNITS) == len(ROWS)
    for name in set(UNITS) - MONEY:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name), name


@pytest.mark.parametrize("name", UNITS)
def test_row(name):
    row = UNITS[name]
    assert None not in row and None not in row.values()
    assert re.fullmatch(r"[A-Z]{3}|[a-z_]+", row["dimension"])
    assert 0 < float(row["low"]) <= float(row["high"])
    assert any(forms(row, column) for column in ("symbols", "en", "es"))
    for column in ("symbols", "en", "es"):
        for form in forms(row, column):
            assert form and form == form.strip(), (column, form)
            assert not re.search(r"\s\s|[\t\n|]", form)
            if column != "symbols":
                assert form == form.lower()


@pytest.mark.parametrize("column", ["symbols", "en", "es"])
def test_no_form_twice(column):
    owners = defaultdict(list)
    for row in ROWS:
        for form in forms(row, column):
            owners[form].append(row["name"])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_shares_do_not_mix():
    assert UNITS["percent"]["dimension"] == "percent"
    assert [row["name"] for row in ROWS if row["dimension"] == "percent"] == ["percent"]
    point, basis = UNITS["percentage_point"], UNITS["basis_point"]
    assert point["dimension"] == basis["dimension"] == "percentage_point"
    assert float(point["low"]) == 1 and float(basis["low"]) == 0.01


def test_temperatures_do_not_convert():
    """Their zero points differ, so a factor would be wrong."""
    for name in ("celsius", "fahrenheit", "kelvin"):
        assert UNITS[name]["dimension"] == f"temperature_{name}"
        assert UNITS[name]["low"] == UNITS[name]["high"] == "1"


def test_money_does_not_convert():
    for name in MONEY | LOOSE_MONEY:
        assert UNITS[name]["dimension"] == name
        assert UNITS[name]["low"] == UNITS[name]["high"] == "1"


def test_container():
    assert float(UNITS["feu"]["low"]) == 2 * float(UNITS["teu"]["low"])
    assert UNITS["feu"]["dimension"] == UNITS["teu"]["dimension"]


@pytest.mark.parametrize(
    ("column", "form", "name"),
    [
        ("symbols", "$", "USD"),
        ("symbols", "¥", "JPY"),
        ("symbols", "£", "GBP"),
        ("symbols", "€", "EUR"),
        ("symbols", "RMB", "CNY"),
        ("symbols", "C$", "CAD"),
        ("symbols", "m", "meter"),
        ("symbols", "t", "metric_ton"),
        ("symbols", "Mt", "megaton"),
        ("en", "tonnes", "metric_ton"),
        ("en", "tons", "ton"),
        ("en", "pounds", "pound"),
        ("en", "pounds sterling", "GBP"),
        ("en", "pesos", "peso"),
        ("en", "mexican pesos", "MXN"),
        ("en", "percentage-point", "percentage_point"),
        ("en", "square-foot", "square_foot"),
        ("es", "toneladas", "metric_ton"),
        ("es", "libras", "pound"),
        ("es", "libras esterlinas", "GBP"),
        ("es", "dólares", "USD"),
        ("es", "puntos básicos", "basis_point"),
    ],
)
def test_owner(column, form, name):
    assert [row["name"] for row in ROWS if form in forms(row, column)] == [name]


def test_every_physical_dimension_has_a_base():
    assert {UNITS[name]["dimension"] for name in PHYSICAL} == set(BASE)
    for name in set(UNITS) - set(PHYSICAL):
        assert UNITS[name]["dimension"] not in BASE or name in ("feu", "teu")


def test_intervals_are_the_ambiguous_ones():
    assert {row["name"] for row in ROWS if float(row["low"]) < float(row["high"])} == set(AMBIGUOUS)


@pytest.fixture(scope="module")
def registry():
    return pytest.importorskip("pint").UnitRegistry()


@pytest.mark.parametrize("name", [name for name in PHYSICAL if name not in AMBIGUOUS])
def test_factor(registry, name):
    row = UNITS[name]
    factor = registry.Quantity(PINT.get(name, name)).to(BASE[row["dimension"]]).magnitude
    assert float(row["low"]) == float(row["high"]) == pytest.approx(factor, rel=1e-6)


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_interval(registry, name):
    row = UNITS[name]
    low, high = float(row["low"]), float(row["high"])
    for meaning in AMBIGUOUS[name]:
        factor = registry.Quantity(meaning).to(BASE[row["dimension"]]).magnitude
        assert low * (1 - 1e-9) <= factor <= high * (1 + 1e-9), meaning


def test_mapping_is_minimal(registry):
    """A name goes into the mapping only where pint does not know it, or means another unit."""
    assert set(PINT) <= set(PHYSICAL)
    for name, expression in PINT.items():
        base = BASE[UNITS[name]["dimension"]]
        try:
            same = registry.Quantity(name).to(base).magnitude
        except Exception:
            continue
        assert same != pytest.approx(registry.Quantity(expression).to(base).magnitude, rel=1e-9), name


def test_currencies_are_iso():
    numbers = pytest.importorskip("babel.numbers")
    assert MONEY <= set(numbers.list_currencies())
    assert len(MONEY) >= 60
    for code in MONEY - CODE_IS_NO_SYMBOL:
        assert code in forms(UNITS[code], "symbols")
    for code in CODE_IS_NO_SYMBOL:
        assert code in MONEY and code not in forms(UNITS[code], "symbols")


def test_currency_names_of_cldr():
    numbers = pytest.importorskip("babel.numbers")
    for code in MONEY:
        for language in ("en", "es"):
            for count in (1, 2):
                name = numbers.get_currency_name(code, count=count, locale=language).lower()
                name = name.replace(" & ", " and ").replace("ʻ", "’")
                if name != code.lower():
                    assert name in forms(UNITS[code], language), (code, language)
