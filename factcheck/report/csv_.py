"""The findings table for a spreadsheet: one row per finding, its passages quoted in the last column."""

from __future__ import annotations

import csv
import io

from factcheck.model import Audit, Finding
from factcheck.table import FINDING_COLUMNS, finding_row

COLUMNS = (*FINDING_COLUMNS, "evidence")


def render(audit: Audit) -> str:
    """The findings as CSV. Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in audit.findings:
        row = finding_row(finding)
        writer.writerow([_safe(value) for value in (*(row[column] for column in FINDING_COLUMNS), _evidence(finding))])
    return out.getvalue()


def _evidence(finding: Finding) -> str:
    return " | ".join(f"{e.role} {e.document}:{e.line} “{e.surface}”" for e in finding.evidence)


def _safe(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
