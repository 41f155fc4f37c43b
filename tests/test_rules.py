"""Every example in the docstring of every rule is run: `Flags` must be flagged, `Passes` and `Misses` not."""

import pytest

from factcheck.audit import audit
from factcheck.rules import FAMILIES, HEADINGS, all_rules, examples


def cases(heading):
    return [pytest.param(rule, documents, id=f"{rule.code}-{n}") for rule in all_rules() for n, documents in enumerate(examples(rule)[heading])]


def found(rule, documents, tables):
    return [f for f in audit(documents, tables, select=[rule.code]).findings if f.rule == rule.code]


@pytest.mark.parametrize("rule, documents", cases("Flags"))
def test_flags(rule, documents, tables):
    """One discrepancy, one finding, with its passages in the text."""
    findings = found(rule, documents, tables)
    assert len(findings) == 1, [f.message for f in findings]
    texts = {d.id: d.text for d in documents}
    for passage in findings[0].evidence:
        if passage.start is not None:
            assert texts[passage.document][passage.start:passage.end] == passage.surface
    assert findings[0].message.endswith(".")


@pytest.mark.parametrize("rule, documents", cases("Passes"))
def test_passes(rule, documents, tables):
    assert [f.message for f in found(rule, documents, tables)] == []


@pytest.mark.parametrize("rule, documents", cases("Misses") or [pytest.param(None, None, marks=pytest.mark.skip("no known misses"))])
def test_known_misses_are_still_missed(rule, documents, tables):
    """When this fails a gap has been closed: move the example to `Flags`."""
    assert [f.message for f in found(rule, documents, tables)] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.code)
def test_documented(rule):
    """A rule says what it finds, why that matters, and shows both a flag and a pass."""
    shown = examples(rule)
    assert rule.doc.splitlines()[0].endswith("."), "the first line is a sentence"
    assert "Why it matters:" in rule.doc
    assert shown["Flags"] and shown["Passes"]
    assert rule.family in FAMILIES
    assert set(shown) == set(HEADINGS)


def test_codes_follow_file_names():
    """The file of a rule is its name with underscores, so that it can be found."""
    for rule in all_rules():
        assert rule.check.__module__ == f"factcheck.rules.{rule.name.replace('-', '_')}"
