"""`import factcheck` in a notebook."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import factcheck
from factcheck.read import Unreadable
from factcheck.references import load
from factcheck.table import CLAIM_COLUMNS, EVIDENCE_COLUMNS, FINDING_COLUMNS

WRONG = "The mill needs 8,000 tons of scrap a year and lacks 900 tons, a gap of over 89%."
ROOT = Path(__file__).parent.parent


def documents(report):
    return [(d.id, d.role, d.published) for d in report.audit.documents]


def test_import_is_light_and_names_are_functions():
    code = ("import sys, factcheck; import factcheck.audit, factcheck.extract; assert 'pandas' not in sys.modules\n"
            "assert factcheck.audit('Output rose.').audit.documents and len(factcheck.extract('Up 5%.')) == 1")
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert set(factcheck.__all__) == {"Document", "Report", "__version__", "audit", "extract"}


@pytest.mark.parametrize("first", ["factcheck.extract", "factcheck.rules", "factcheck.audit", "factcheck.cli", "factcheck.report.text", "factcheck.model"])
def test_any_module_may_be_imported_first(first):
    subprocess.run([sys.executable, "-c", f"import {first}; import factcheck; assert len(factcheck.extract('Up 5%.')) == 1"], check=True, timeout=60)


def test_extract_a_text():
    claims = factcheck.extract("Output rose 5% to 60 million tons.")
    assert tuple(claims.columns) == CLAIM_COLUMNS
    figures = claims[claims.kind == "figure"].set_index("unit")
    assert figures.low.to_dict() == {"percent": 5.0, "ton": 6e7}
    assert set(claims.document) == {"text-1"}


def test_text_is_taken_as_it_is():
    """What looks like markup or a path is text: offsets point into the very string that was given."""
    text = "# **Up** 5%\n\nclaims/articles"
    claims = factcheck.extract({"a.md": text})
    assert [text[start:end] for start, end in zip(claims.start, claims.end, strict=True)] == list(claims.surface)
    assert "5%" in set(claims.surface)


def test_no_claims_still_make_a_table():
    claims = factcheck.extract("Nothing.")
    assert claims.empty and tuple(claims.columns) == CLAIM_COLUMNS


def test_audit_gives_three_tables_that_join():
    report = factcheck.audit({"a.md": WRONG, "b.md": "Output rose 5%."}, select=["FC104"])
    assert tuple(report.findings.columns) == FINDING_COLUMNS
    assert tuple(report.evidence.columns) == EVIDENCE_COLUMNS
    joined = report.findings.merge(report.evidence, on="finding_id")
    assert set(joined.surface) >= {"900 tons", "over 89%"}
    assert set(joined.claim_id) <= set(report.claims.claim_id)
    assert report.claims is report.claims
    assert report.audit.findings[0].rule == "FC104"


def test_report_shows_itself():
    report = factcheck.audit({"<b>.md": f"{WRONG} <script>"}, select="FC104")
    assert "CANNOT BE RIGHT" in str(report) and "900 tons" in str(report)
    html = report._repr_html_()
    assert "<mark>900 tons</mark>" in html and "&lt;b&gt;.md:1" in html
    assert "<b>" not in html and "<script" not in html
    assert repr(report).startswith("<Report: findings 1, ") and repr(report).endswith("documents 1>")
    assert "No discrepancies found." in factcheck.audit("Nothing.")._repr_html_()


def test_all_kinds_of_source(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("---\npublished: 2024\n---\nUp 5%.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Up 6%.", encoding="utf-8")
    file, folder = tmp_path / "b.txt", tmp_path / "in"
    made = factcheck.Document(text="Up 7%.", id="c", published="2023", role="archive")
    assert documents(factcheck.audit(folder)) == [("a.md", "draft", "2024")]
    assert documents(factcheck.audit(made)) == [("c", "archive", "2023")]
    assert documents(factcheck.audit([folder, made, file], published="2025")) == [
        (file.as_posix(), "draft", "2025"), ("a.md", "draft", "2024"), ("c", "archive", "2023")]
    assert documents(factcheck.audit({"k": factcheck.Document(text="Up."), "l": "Down."})) == [("k", "draft", ""), ("l", "draft", "")]
    assert documents(factcheck.audit(pd.Series(["Up.", "Down."]))) == [("text-1", "draft", ""), ("text-2", "draft", "")]
    assert factcheck.audit(made).audit.documents[0].dated_by == "given"


def test_roles():
    report = factcheck.audit("Up 5%.", sources={"wire": "Up 6%."}, archive=[factcheck.Document(text="Up 7%.", id="old")])
    assert documents(report) == [("old", "archive", ""), ("text-1", "draft", ""), ("wire", "source", "")]


def test_references_are_none_unless_given():
    counts = [factcheck.audit("Up.", references=given).audit.references for given in (None, str(ROOT / "references"), ROOT / "references", load(ROOT / "references")[0])]
    assert counts[0] == {} and counts[1]["figures"] > 0 and counts[1] == counts[2] == counts[3]
    assert len(factcheck.extract("Up 5%.", references=ROOT / "references")) == 1


def test_what_cannot_be_read(tmp_path):
    with pytest.raises(Unreadable, match=r"none\.md: no such file or folder"):
        factcheck.audit(tmp_path / "none.md")
    with pytest.raises(Unreadable, match=r"none\.md"):
        factcheck.extract([tmp_path / "none.md"])
    with pytest.raises(Unreadable, match="no such folder of reference tables"):
        factcheck.audit("Up.", references=tmp_path / "none")
    report = factcheck.audit([tmp_path / "none.md", "Up 5%."])
    assert [problem.message for problem in report.problems] == ["no such file or folder"]
    assert len(report.claims) == 1
    with pytest.warns(UserWarning, match=r"none\.md: no such file"):
        assert len(factcheck.extract([tmp_path / "none.md", "Up 5%."])) == 1


def test_misuse_is_said_plainly():
    with pytest.raises(ValueError, match="2025-13"):
        factcheck.audit("Up.", published="2025-13")
    with pytest.raises(ValueError, match="today"):
        factcheck.audit("Up.", published="today")
    with pytest.raises(ValueError, match="more than one document has the id a"):
        factcheck.audit([factcheck.Document(text="Up.", id="a"), factcheck.Document(text="Down.", id="a")])
    with pytest.raises(ValueError, match="nonsense"):
        factcheck.audit("Up.", select=["nonsense"])
    with pytest.raises(TypeError, match="not int"):
        factcheck.audit([1])
    with pytest.raises(TypeError, match="not bytes"):
        factcheck.extract({"a": b"Up."})
