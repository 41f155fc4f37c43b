"""The sample articles: what is found in them, what is left alone, and the table of their claims."""

import json
import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.audit import audit
from factcheck.cli import main
from factcheck.read import read_paths
from factcheck.references import load

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "tests" / "samples"
CLAIMS = ROOT / "claims" / "claims.csv"
WRITING = os.environ.get("FACTCHECK_GOLDEN") == "write"


def rows(name):
    return [json.loads(line) for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]


def known_misses():
    """The ids of planted errors that are not found yet; the rest of each line says why."""
    return {line.split()[0] for line in (SAMPLES / "known_misses.txt").read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")}


@pytest.fixture(scope="module")
def found():
    """The sample articles, audited together and against the reference tables."""
    documents, problems = read_paths([ROOT / "claims" / "articles"])
    references, more = load(ROOT / "references")
    assert problems == more == []
    return audit(documents, references)


@pytest.fixture(scope="module")
def places(found):
    """Turns a row's passages into (document, start, end)."""
    texts = {document.id: document.text for document in found.documents}

    def place(row):
        spans = []
        for passage in row["evidence"]:
            text, surface = texts[passage["document"]], passage["surface"]
            assert text.count(surface) == 1, f"{row['id']}: “{surface}” must stand once in {passage['document']}"
            start = text.index(surface)
            spans.append((passage["document"], start, start + len(surface)))
        return spans
    return place


def met(finding, passages):
    """How many of the passages a finding has evidence in."""
    return sum(any(e.document == document and e.start is not None and e.start < end and start < e.end for e in finding.evidence) for document, start, end in passages)


def test_planted_errors_are_found(found, places):
    """By a finding of a listed family with evidence in two of the passages, or in the only one."""
    missed = set()
    for row in rows("findings.jsonl"):
        passages = places(row)
        if not any(f.rule[:-2] in row["families"] and met(f, passages) >= min(2, len(passages)) for f in found.findings):
            missed.add(row["id"])
    assert missed - known_misses() == set(), "no longer found"
    assert known_misses() - missed == set(), "found now: take it out of known_misses.txt"


def test_traps_raise_no_alarm(found, places):
    """No error or warning rests on two of a trap's passages, or is reported at the only one."""
    alarms = defaultdict(list)
    for row in rows("traps.jsonl"):
        passages = places(row)
        for finding in found.findings:
            shown = finding if len(passages) > 1 else replace(finding, evidence=finding.evidence[:1])
            if finding.severity != "info" and met(shown, passages) >= min(2, len(passages)):
                alarms[row["id"]].append(f"{finding.rule} {finding.message}")
    assert dict(alarms) == {}, "a sound passage is flagged"


def test_ids_are_used_once():
    ids = [row["id"] for name in ("findings.jsonl", "traps.jsonl") for row in rows(name)]
    assert len(set(ids)) == len(ids)
    assert known_misses() <= set(ids)


def test_claims_table_is_fresh(tmp_path, monkeypatch):
    """`claims/claims.csv` is what the command in the README makes, byte for byte."""
    monkeypatch.chdir(ROOT)
    target = CLAIMS if WRITING else tmp_path / "claims.csv"
    command = "factcheck extract claims/articles --references references -o claims/claims.csv"
    assert f"`{command}`" in (ROOT / "README.md").read_text(encoding="utf-8")
    done = CliRunner().invoke(main, [*command.split()[1:-1], str(target)])
    assert (done.exit_code, done.output) == (0, "")
    fresh = target.read_bytes() == CLAIMS.read_bytes()
    assert fresh, "make it anew: FACTCHECK_GOLDEN=write python -m pytest tests/test_samples.py"


def test_claims_point_into_the_articles(found):
    texts = {document.id: document.text for document in found.documents}
    for claim in found.claims:
        assert texts[claim.origin.document][claim.start:claim.end] == claim.surface
