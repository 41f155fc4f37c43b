"""Pairs of invented reports of one event, as a newsroom has them: half of them carry one error of the kind
that is corrected later, the others differ as reports do.

`data/newsroom.jsonl` was written without knowledge of the rules, and the linker is fitted on it, so that these
figures are no promise; they must not get worse.
"""

import json
from pathlib import Path

import pytest

from factcheck.audit import audit
from factcheck.model import Document

ROWS = [json.loads(line) for line in (Path(__file__).parent / "data" / "newsroom.jsonl").read_text(encoding="utf-8").splitlines()]


def flagged(row: dict) -> bool:
    findings = audit([Document(row[f"text_{side}"], id=side, published=row.get(f"published_{side}", "")) for side in "ab"]).findings
    return any(f.severity != "info" and {e.document for e in f.evidence} == {"a", "b"} for f in findings)


@pytest.mark.parametrize("kind, recall, false_alarms", [("sentences", 0.79, 0.095), ("articles", 0.62, 0.06)])
def test_errors_are_found_beside_another_report(kind, recall, false_alarms):
    rows = [(row["label"], flagged(row)) for row in ROWS if row["set"] == kind]
    wrong = [found for label, found in rows if label == "conflict"]
    right = [found for label, found in rows if label == "consistent"]
    assert sum(wrong) / len(wrong) >= recall
    assert sum(right) / len(right) <= false_alarms


def test_spans_hold_the_wrong_words():
    assert all(0 <= start < end <= len(row["text_a"]) for row in ROWS for start, end in row["gold_spans"])
