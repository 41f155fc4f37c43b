"""The formats, against golden files. The audit is put together by hand, so that only formats can break it.

After a wanted change: `FACTCHECK_GOLDEN=write python -m pytest tests/test_report.py`, then read the diff.
"""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.model import Audit, Claim, Document, Evidence, Figure, Finding, Problem, Provenance, Section, Sentence
from factcheck.report import FORMATS, claims, statistics
from factcheck.report.html import fragment
from factcheck.report.passages import passages, plain, value_words
from factcheck.table import CLAIM_COLUMNS, FINDING_COLUMNS

GOLDEN = Path(__file__).parent / "golden"

DRAFT = ("The mill needs 8,000 tons of scrap a year and lacks 900 tons, a gap of over 89%. The country, which the ministry says has been hit hardest of "
         "all by the measure since it was announced, faces a 12% duty on imported coil, although nobody knows for how long that will be the case.\n")
WIRE = "The ministry confirmed the 15 percent duty on coil imports.\nVisit our shop!\n"


def sentences(text, *ends):
    starts = (0, *(end + 1 for end in ends[:-1]))
    return tuple(Sentence(start, end, 0, "body") for start, end in zip(starts, ends, strict=True))


def documents():
    first, second = DRAFT.index("%.") + 2, len(DRAFT) - 1
    line = WIRE.index("\n")
    draft = Document(DRAFT, "draft.md", published="2025-06-11", dated_by="given", language="en", path="in/draft.md", sentences=sentences(DRAFT, first, second))
    wire = Document(WIRE, "wire.txt", "source", "2025-06-10", "The Wire", "en", path="wire, old.txt", sentences=sentences(WIRE, line, len(WIRE) - 1),
                    sections=(Section("body", 0, line), Section("advert", line + 1, len(WIRE) - 1)))
    return draft, wire


def passage(document, words, role="stated", **more):
    start = document.text.index(words)
    line, column = document.position(start)
    return Evidence(role, document.id, start, start + len(words), line, column, words, published=document.published, **more)


def sample():
    """One error within a sentence, one across documents with a reference row, two notes, one file not read."""
    draft, wire = documents()
    share = Finding(
        "900 ÷ 8,000 = 11.3 %; that is not over 89 %.",
        (passage(draft, "over 89%", low=89.0, unit="percent"), passage(draft, "900 tons", "other", low=900.0, high=900.0, unit="ton"),
         passage(draft, "8,000 tons", "other", low=8e3, high=8e3, unit="ton")),
        "error", "11.3 %", "over 89%", 0.9, "FC104", "share-arithmetic", "The percentage does not fit the figures", "aaa1")
    duty = Finding(
        "Same thing because: duty · coil · June 2025.",
        (passage(draft, "12%", low=11.5, high=12.5, unit="percent"),
         passage(wire, "15 percent", "other", speaker="the ministry", low=14.5, high=15.5, unit="percent"),
         Evidence("reference", "measures.csv", None, None, 14, 1, "15 % duty on coil, all origins, since 1 June 2025", low=15.0, high=15.0, unit="percent")),
        "warning", "=15 %", "12%", 0.75, "FC201", "figure-conflict", "Two figures for one thing: duty, coil", "bbb2")
    notes = [Finding(f"{document.id} is unclear, 100% of it.", (passage(document, words), *(passage(wire, w, "other") for w in more)), "info", "", "", 0.5, "FC110", "ambiguous-unit", "It is not said which ton is meant", key)
             for document, words, more, key in ((draft, "8,000 tons", (), "ccc3"), (wire, "coil imports", ("The", "ministry", "15"), "ddd4"))]
    figure = Claim("eee5", Provenance("draft.md"), "figure", 15, 25, "8,000 tons", figure=Figure("8,000", 8e3, 8e3, "ton", 1e3))
    quote = Claim("fff6", Provenance("wire.txt"), "quote", 0, 3, "The")
    return Audit((draft, wire), (figure, figure, quote), (share, duty, *notes),
                 (Problem("in/broken.md", 4, "the front matter has no closing ---"), Problem("documents.csv", 2, "there is no file “x”", fatal=False)),
                 {"measures": 14, "figures": 0})


@pytest.mark.parametrize("name, options", [("text", {}), ("text", {"width": 140}), ("json", {}), ("csv", {}), ("github", {})], ids=lambda v: v if isinstance(v, str) else str(*v.values()))
def test_golden(name, options):
    found = FORMATS[name](sample(), **options).replace(__version__, "VERSION")
    path = GOLDEN / f"{name}{options.get('width', '')}.txt"
    if os.environ.get("FACTCHECK_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8", newline="")
    assert found == path.read_bytes().decode()


def test_all_golden_files_are_used():
    assert {path.name for path in GOLDEN.iterdir()} == {"text.txt", "text140.txt", *(f"{name}.txt" for name in FORMATS)}


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_text_fits_and_quotes_both_sides_at_every_width(width):
    text = FORMATS["text"](sample(), width=width)
    assert max(map(len, text.splitlines())) <= width
    flat = " ".join(text.split())
    for words in ("over 89%", "900 tons", "8,000 tons", "[12%]", "[15 percent]", "15 % duty on coil", "draft.md:1", "wire.txt:1", "measures.csv:14", "11 June 2025", "11.5 to 12.5 %"):
        assert words in flat, words


def test_underlines_stand_under_the_words():
    lines = FORMATS["text"](sample(), width=100).splitlines()
    at = next(n for n, line in enumerate(lines) if "‾" in line)
    marked = "".join(c if mark == "‾" else " " for c, mark in zip(lines[at - 1], lines[at], strict=False)).split("  ")
    assert [words.strip() for words in marked if words.strip()] == ["8,000 tons", "900 tons", "over 89%"]


def test_underlines_survive_wrapping():
    """At a width at which the sentence takes two lines, both have their marks."""
    text = FORMATS["text"](sample(), width=60)
    marked = []
    lines = text.splitlines()
    for words, mark in zip(lines, lines[1:], strict=False):
        if "‾" in mark:
            marked.append("".join(c for c, m in zip(words, mark, strict=False) if m == "‾"))
    assert marked == ["8,000 tons900", "tonsover 89%"]


def test_nothing_found():
    text = FORMATS["text"](Audit((documents()[0],)))
    assert text.splitlines()[0] == f"factcheck {__version__} · draft.md (11 June 2025)"
    assert "No discrepancies found." in text
    assert text.endswith("Read: 1 document, 0 claims. 0 cannot be right, 0 to check, 0 notes.\n")


@pytest.mark.parametrize("render", [FORMATS["text"], fragment, lambda audit: statistics.render(audit, "text")])
def test_nothing_checked(render):
    """A report does not call clean what nobody could read."""
    draft, wire = documents()
    problem = Problem("draft.md", 3, "the front matter is not closed")
    for texts, says in (((), "Nothing was checked: no text could be read."), ((wire,), "Nothing was checked: no draft could be read.")):
        text = render(Audit(texts, problems=(problem,)))
        assert says in text and "draft.md:3: the front matter is not closed" in text and "No discrepancies" not in text
    assert "No discrepancies found in what could be read." in render(Audit((draft,), problems=(Problem("notes", 0, "no such file"),)))
    for texts in ((draft,), (wire,), (draft, wire)):
        assert "No discrepancies found." in render(Audit(texts, problems=(Problem("references/a.csv", 2, "no such day", fatal=False),)))


def test_colour_only_when_asked_for():
    assert "\x1b" not in FORMATS["text"](sample())
    assert "\x1b[31m\x1b[1mCANNOT BE RIGHT\x1b[0m" in FORMATS["text"](sample(), colour=True)


HOSTILE = "x \x1b[31mred\x1b[0m \x1b]8;;http://e.org\x07link\x1b]8;;\x07 \x9b2Jc1 a\u202eb \x00\x07\rover 5% <script>alert(1)</script> &amp;\n::error::owned"


def hostile():
    document = Document(HOSTILE, "a\x1b[2J<b>.md", publisher="<i>", role="source", sentences=(Sentence(0, len(HOSTILE), 0, "body"),))
    at = passage(document, "5% <script>", speaker="\x1b[5m<u>")
    return Audit((document,), (), (Finding(f"Reason {HOSTILE}.", (at,), "error", "=1+1", "+5%", 0.5, "FC101", "x", "T\x1b[1m<title>, 5: 6%", "a"),))


@pytest.mark.parametrize("render", [FORMATS["text"], FORMATS["github"], fragment])
def test_hostile_text_cannot_steer_the_terminal(render):
    shown = render(hostile())
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e")]
    assert "red" in shown and "link" in shown and "[31m" not in shown


def test_hostile_text_is_escaped_in_html():
    shown = fragment(hostile())
    assert "<mark>5% &lt;script&gt;</mark>" in shown
    for tag in ("<script", "<b>", "<i>", "<u>", "<title>"):
        assert tag not in shown
    assert "&amp;amp;" in shown


def test_github_commands_cannot_be_forged():
    lines = FORMATS["github"](hostile()).splitlines()
    assert len(lines) == 1
    assert lines[0].count("::") - HOSTILE.count("::") * lines[0].count("owned") == 2
    assert "title=T<title>%2C 5%3A 6%25 (FC101)::" in lines[0]


def test_github_paths_are_seen_from_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path, shown in ((str(tmp_path / "in" / "a.md"), "in/a.md"), ("./in/../b.md", "b.md"), ("/else/c.md", "/else/c.md")):
        document = Document("Up 5%.", "a.md", path=path)
        line = FORMATS["github"](Audit((document,), (), (Finding("Bad.", (passage(document, "5%"),), "info", rule="FC1", title="T"),)))
        assert line.startswith(f"::notice file={shown},line=1,col=4,title=T (FC1)::Bad.%0A")


def test_json_reads_back():
    data = json.loads(FORMATS["json"](sample()))
    assert list(data) == ["version", "documents", "claims", "findings", "problems", "references"]
    assert data["claims"] == {"figure": 2, "date": 0, "quote": 1, "attribution": 0, "office": 0, "name": 0}
    assert [list(finding)[:-1] for finding in data["findings"]] == [list(FINDING_COLUMNS)] * 4
    assert data["findings"][0]["evidence"][0]["high"] is None and data["findings"][0]["evidence"][0]["low"] == 89.0
    assert data["problems"][0] == {"path": "in/broken.md", "line": 4, "message": "the front matter has no closing ---", "fatal": True}


def test_json_has_no_infinity():
    document = documents()[0]
    finding = Finding("Bad.", (passage(document, "12%", low=float("-inf"), high=float("inf")),), "error")
    assert json.loads(FORMATS["json"](Audit((document,), (), (finding,))))["findings"][0]["evidence"][0]["low"] is None


def test_csv_runs_no_formulas():
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](sample()))))
    assert list(rows[0]) == [*FINDING_COLUMNS, "evidence"]
    assert rows[1]["expected"] == "'=15 %"
    assert rows[0]["evidence"].startswith("stated draft.md:1 “over 89%” | other draft.md:1 “900 tons”")
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"](hostile())))
    assert (row["expected"], row["stated"]) == ("'=1+1", "'+5%")


def test_statistics():
    assert [line.split()[:3] for line in statistics.render(sample(), "text").splitlines()] == [
        ["2", "FC110", "ambiguous-unit"], ["1", "FC104", "share-arithmetic"], ["1", "FC201", "figure-conflict"]]
    assert json.loads(statistics.render(sample(), "json"))[0] == {"count": 2, "rule": "FC110", "name": "ambiguous-unit", "title": "It is not said which ton is meant"}
    assert statistics.render(Audit((documents()[0],)), "text") == "No discrepancies found.\n"


def test_claims_in_all_formats():
    rows = sample().claims
    as_csv = list(csv.DictReader(io.StringIO(claims.render(rows, "csv"))))
    as_json = json.loads(claims.render(rows, "json"))
    assert [json.loads(line) for line in claims.render(rows, "jsonl").splitlines()] == as_json
    assert tuple(as_csv[0]) == tuple(as_json[0]) == CLAIM_COLUMNS
    assert (as_csv[0]["low"], as_json[0]["low"], as_csv[2]["low"], as_json[2]["low"]) == ("8000.0", 8000.0, "", None)


@pytest.mark.parametrize("low, high, words", [(5.0, 5.0, "5 %"), (None, 5.0, "up to 5 %"), (5.0, float("inf"), "5 % or more"), (4.5, 5.5, "4.5 to 5.5 %"), (None, None, "")])
def test_values_in_words(low, high, words):
    assert value_words(low, high, "percent") == words


def test_plain_keeps_what_is_harmless():
    assert plain("El señor “Núñez” — 5 %, naïve 鋼 \u200d") == "El señor “Núñez” — 5 %, naïve 鋼 \u200d"


@pytest.mark.parametrize("role, publisher, alone, beside", [
    ("draft", "", "our own words", "our own words"), ("draft", "The Desk", "our own words", "The Desk"),
    ("source", "The Wire", "The Wire", "The Wire"), ("archive", "", "the archive", "the archive")])
def test_who_says_so(role, publisher, alone, beside):
    document = Document("Up 5%.", "a.md", role, publisher=publisher)
    other = documents()[1]
    at = passage(document, "5%")
    index = {d.id: d for d in (document, other)}
    assert passages(Finding("Bad.", (at,)), index)[0].who == alone
    assert [p.who for p in passages(Finding("Bad.", (at, passage(other, "15 percent", "context"))), index)] == [beside, "The Wire (context)"]
