"""How many findings each rule has."""

from __future__ import annotations

import json
from collections import Counter

from factcheck.model import Audit
from factcheck.report.passages import nothing_found

FORMATS = ("text", "json")


def render(audit: Audit, format_: str) -> str:
    """Findings counted by rule, most frequent first, as text or JSON."""
    counts = Counter((f.rule, f.name, f.title) for f in audit.findings)
    rows = sorted(((count, *rule) for rule, count in counts.items()), key=lambda row: (-row[0], row[1]))
    if format_ == "json":
        return json.dumps([dict(zip(("count", "rule", "name", "title"), row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n"
    from tabulate import tabulate

    return tabulate(rows, tablefmt="plain", disable_numparse=True, colalign=("right",) + ("left",) * 3) + "\n" if rows else "\n".join(nothing_found(audit)) + "\n"
