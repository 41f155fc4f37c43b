"""The reference tables keep the promises that their data package and README make."""

import calendar
import csv
import datetime
import itertools
import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "references"
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
LISTS = {
    "officeholders": ("aliases", "office_aliases"),
    "measures": ("product", "scope", "except"),
    "events": ("topic", "parties"),
    "figures": ("subject", "product", "qualifier", "attributed_to"),
    "organisations": ("country",),
}
DATES = {
    "officeholders": ("valid_from", "valid_to", "as_of"),
    "measures": ("valid_from", "valid_to", "as_of"),
    "events": ("date",),
    "figures": ("period",),
    "organisations": (),
}

each_table = pytest.mark.parametrize("name", sorted(RESOURCES))
each_dated_table = pytest.mark.parametrize("name", ["officeholders", "measures"])


def read(name):
    """Header and rows of a table; each row also knows its line."""
    with (FOLDER / RESOURCES[name]["path"]).open(encoding=RESOURCES[name]["encoding"], newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = [{**row, "line": reader.line_num} for row in reader]
    return reader.fieldnames, rows


def rows_of(name):
    return read(name)[1]


def fields_of(name):
    return RESOURCES[name]["schema"]["fields"]


def values(cell):
    return cell.split(";") if cell else []


def days(edtf):
    """First and last day of an EDTF level 0 date or interval."""

    def first_and_last(date):
        year, month, day = (*map(int, date.split("-")), None, None)[:3]
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        last = datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
        return first, last

    start, _, end = edtf.partition("/")
    return first_and_last(start)[0], first_and_last(end or start)[1]


def validity(row):
    """First and last day of a row; an open end reaches to the end of time."""
    start = days(row["valid_from"])[0] if row["valid_from"] else datetime.date.min
    end = days(row["valid_to"])[1] if row["valid_to"] else datetime.date.max
    return start, end


def overlap(a, b):
    return a[0] <= b[1] and b[0] <= a[1]


def test_every_table_is_described_and_every_description_has_its_table():
    assert {path.name for path in FOLDER.glob("*.csv")} == {r["path"] for r in RESOURCES.values()}
    for resource in RESOURCES.values():
        assert resource["format"] == "csv" and resource["mediatype"] == "text/csv"
        assert resource["schema"]["missingValues"] == [""]
        assert all(field["description"].endswith(".") for field in resource["schema"]["fields"])


@each_table
def test_header_is_the_schema(name):
    header, rows = read(name)
    assert header == [field["name"] for field in fields_of(name)]
    assert rows
    assert not [row["line"] for row in rows if None in row or None in row.values()], "cells missing or left over"


@each_table
def test_cells_keep_type_and_constraints(name):
    wrong = []
    for row, field in itertools.product(rows_of(name), fields_of(name)):
        cell, rule = row[field["name"]], field.get("constraints", {})
        where = f"line {row['line']}, {field['name']}: {cell!r}"
        if cell != cell.strip() or "\n" in cell:
            wrong.append(f"{where} has blanks around it or a line break in it")
        if not cell:
            if rule.get("required"):
                wrong.append(f"{where} is required")
            continue
        if field["type"] == "number":
            if not re.fullmatch(r"\d+(\.\d+)?", cell):
                wrong.append(f"{where} is not a plain positive number")
            elif not rule.get("minimum", 0) <= float(cell) <= rule.get("maximum", float("inf")):
                wrong.append(f"{where} is out of bounds")
        if "enum" in rule and cell not in rule["enum"]:
            wrong.append(f"{where} is not one of {rule['enum']}")
        if "pattern" in rule and not re.fullmatch(rule["pattern"], cell):
            wrong.append(f"{where} does not match {rule['pattern']}")
    assert not wrong, "\n".join(wrong)


@each_table
def test_lists_have_no_empty_or_repeated_values(name):
    for row in rows_of(name):
        for column in LISTS[name]:
            parts = values(row[column])
            assert all(part and part == part.strip() for part in parts), (row["line"], column)
            assert len(set(parts)) == len(parts), (row["line"], column)


@each_table
def test_dates_exist_and_intervals_run_forwards(name):
    for row in rows_of(name):
        for column in DATES[name]:
            if row[column]:
                first, last = days(row[column])
                assert first <= last, (row["line"], column)


@each_table
def test_keys_are_unique(name):
    key = RESOURCES[name]["schema"].get("primaryKey")
    columns = [key] if isinstance(key, str) else key or ["person", "office", "organisation", "valid_from"]
    keys = [tuple(row[column] for column in columns) for row in rows_of(name)]
    assert sorted(set(keys)) == sorted(keys)


@each_table
def test_low_confidence_and_unsourced_rows_are_doubtful(name):
    for row in rows_of(name):
        if float(row["confidence"]) < 0.85 or row["source"].startswith("unsourced"):
            assert row["status"] == "doubtful", row["line"]


@each_dated_table
def test_validity_runs_forwards_and_open_rows_say_where_the_table_ends(name):
    for row in rows_of(name):
        start, end = validity(row)
        assert start <= end, row["line"]
        if not row["valid_to"]:
            assert row["as_of"], row["line"]
        if row["as_of"] and row["status"] == "ok":
            assert start <= days(row["as_of"])[1] and not row["valid_to"], row["line"]


def test_an_office_has_one_holder_but_for_the_day_of_handover():
    rows = [row for row in rows_of("officeholders") if row["valid_from"] and row["office"] != "Vice Premier"]
    for a, b in itertools.combinations(rows, 2):
        if (a["office"], a["organisation"]) == (b["office"], b["organisation"]):
            (a_start, a_end), (b_start, b_end) = validity(a), validity(b)
            assert max(a_start, b_start) >= min(a_end, b_end), (a["line"], b["line"])


def test_rate_and_unit_come_together():
    for row in rows_of("measures"):
        assert bool(row["rate"]) == bool(row["unit"]), row["line"]
        if row["instrument"] in ("tariff", "surcharge") and row["status"] == "ok":
            assert row["rate"], row["line"]
        if row["instrument"] == "exemption" and row["rate"]:
            assert float(row["rate"]) == 0, row["line"]


def test_exceptions_belong_to_general_rows():
    for row in rows_of("measures"):
        scope = values(row["scope"])
        assert "all" not in scope or scope == ["all"], row["line"]
        assert not row["except"] or scope == ["all"], row["line"]


def share_a_country(a, b):
    """Whether some country is within the reach of both rows."""
    a_scope, b_scope = ({None} if row["scope"] == "all" else set(values(row["scope"])) for row in (a, b))
    if None in a_scope and None in b_scope:
        return True
    if None in a_scope:
        return bool(b_scope - set(values(a["except"])))
    if None in b_scope:
        return bool(a_scope - set(values(b["except"])))
    return bool(a_scope & b_scope)


def test_no_two_trusted_rates_for_one_product_and_country_at_one_time():
    # A quota without a rate and an exemption of 0 count too. Duties under different orders of one
    # emergency power add up, so there only rows of one order compete; elsewhere all rows of one power do.
    def power(row):
        return row["authority"], row["legal_ref"] if row["authority"] == "IEEPA" else ""

    trusted = [row for row in rows_of("measures") if row["status"] == "ok" and row["instrument"] != "requirement"]
    conflicts = [
        (a["measure_id"], b["measure_id"])
        for a, b in itertools.combinations(trusted, 2)
        if (a["imposed_by"], *power(a)) == (b["imposed_by"], *power(b))
        and set(values(a["product"])) & set(values(b["product"]))
        and overlap(validity(a), validity(b))
        and share_a_country(a, b)
        and a["rate"] != b["rate"]
    ]
    assert not conflicts


def test_no_two_trusted_figures_for_one_thing():
    what = ("subject", "place", "product", "measure", "qualifier", "unit", "attributed_to")
    trusted = [row for row in rows_of("figures") if row["status"] == "ok"]
    conflicts = [
        (a["figure_id"], b["figure_id"])
        for a, b in itertools.combinations(trusted, 2)
        if all(a[column] == b[column] for column in what)
        and overlap(days(a["period"]), days(b["period"]))
        and (a["low"], a["high"]) != (b["low"], b["high"])
    ]
    assert not conflicts


def test_bounds_fit_the_hedge():
    for row in rows_of("figures"):
        low, high, hedge = row["low"], row["high"], row["hedge"]
        if hedge in ("over", "at_least"):
            assert low and not high, row["line"]
        elif hedge in ("under", "at_most"):
            assert high and not low, row["line"]
        elif hedge == "between":
            assert float(low) < float(high), row["line"]
        else:
            assert low and low == high, row["line"]
        if row["measure"].endswith("change"):
            assert {"up", "down"} & set(values(row["qualifier"])), row["line"]


def test_an_alias_resolves_to_one_name():
    names = {}
    for row in rows_of("organisations"):
        if row["status"] == "ok":
            assert names.setdefault(row["alias"], row["name"]) == row["name"], row["line"]
