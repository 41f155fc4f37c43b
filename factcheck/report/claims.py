"""The claims table as CSV, JSON lines or JSON, in the column contract and without pandas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from factcheck.model import Claim
from factcheck.table import CLAIM_COLUMNS, claim_row

FORMATS = ("csv", "jsonl", "json")


def render(claims: Iterable[Claim], format_: str) -> str:
    """The claims table. It is data that must come back as it was, so nothing in it is escaped for
    spreadsheets; unbounded and missing values are empty in CSV and null in JSON."""
    rows = [claim_row(claim) for claim in claims]
    if format_ == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if format_ == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, CLAIM_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
