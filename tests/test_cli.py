"""The command line: exit codes, where output goes, what is imported."""

import csv
import io
import json
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from factcheck import __version__
from factcheck.cli import main
from factcheck.rules import all_rules
from factcheck.table import CLAIM_COLUMNS, FINDING_COLUMNS

WRONG = "The mill needs 8,000 tons of scrap a year and lacks 900 tons, a gap of over 89%.\n"
CLEAN = "The company opened a new office on the harbour.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A working folder with one wrong and one clean text, and no configuration above it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "factcheck.toml").write_text("", encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def run(*arguments, **options):
    return CliRunner().invoke(main, list(map(str, arguments)), **options)


def process(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "factcheck", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=60, **options)


def audit(*arguments, **options):
    """Only the one rule, so that new rules do not change these tests."""
    return run("audit", "--select", "FC104", *arguments, **options)


def rules_found(result):
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


def test_version():
    assert run("--version").stdout == f"factcheck {__version__}\n"


def test_findings_give_1_and_none_0(desk):
    wrong, clean = audit("wrong.md"), audit("clean.md")
    assert (wrong.exit_code, clean.exit_code) == (1, 0)
    assert re.search(r"^1 CANNOT BE RIGHT  The percentage does not fit the figures +wrong\.md:1$", wrong.stdout, re.MULTILINE)
    assert "‾" in wrong.stdout and "“900 tons”" in wrong.stdout
    assert "No discrepancies found." in clean.stdout
    assert wrong.stderr == clean.stderr == ""


@pytest.mark.parametrize("options, code", [
    (["--fail-on", "error"], 1), (["--fail-on", "info"], 1), (["--fail-on", "never"], 0), (["--exit-zero"], 0), (["--ignore", "FC1"], 0),
])
def test_fail_on(desk, options, code):
    assert audit("wrong.md", *options).exit_code == code


@pytest.mark.parametrize("level, code", [("error", 0), ("warning", 0), ("info", 1)])
def test_a_note_fails_only_at_info(desk, level, code):
    result = run("audit", "wrong.md", "--select", "FC110", "--fail-on", level, "--format", "json")
    assert [f["severity"] for f in json.loads(result.stdout)["findings"]] == ["info"]
    assert result.exit_code == code


def test_select_and_ignore_take_commas_and_repetition(desk):
    assert "FC104" in rules_found(run("audit", "wrong.md", "--select", "FC110,share-arithmetic", "--format", "json"))
    assert rules_found(run("audit", "wrong.md", "--select", "FC110, FC104", "--ignore", "FC110", "--ignore", "fc104", "--format", "json")) == []
    unknown = run("audit", "wrong.md", "--select", "FC104,nonsense")
    assert unknown.exit_code == 2 and "“nonsense”" in unknown.stderr and unknown.stdout == ""


def test_unreadable_documents_give_2_and_the_others_are_audited(desk):
    (desk / "broken.md").write_text("---\ntitle: x\npublished: soon\n---\nText.", encoding="utf-8")
    result = audit("wrong.md", "broken.md", "none.md", "--format", "json")
    assert result.exit_code == 2
    assert rules_found(result) == ["FC104"]
    assert [line.split(" ")[0] for line in result.stderr.splitlines()] == ["broken.md:3:", "none.md:"]
    assert [p["path"] for p in json.loads(result.stdout)["problems"]] == ["broken.md", "none.md"]
    assert audit("clean.md", "none.md", "--exit-zero").exit_code == 2
    assert "Not read: broken.md." in audit("wrong.md", "broken.md").stdout


def test_lesser_problems_are_told_and_change_no_exit_code(desk):
    (desk / "documents.csv").write_text("file,published\nnone.md,2025\n", encoding="utf-8")
    (desk / "tables").mkdir()
    (desk / "tables" / "events.csv").write_text("event_id,name,action,date,source\n1,A,sign,2025-02-30,x\n2,B,sign,2025,x\n", encoding="utf-8")
    result = audit("clean.md", "--references", "tables")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0].startswith("documents.csv:2: there is no file “none.md”")
    assert re.search(r"^tables.events\.csv:2: row left out: .*2025-02-30", result.stderr, re.MULTILINE)
    assert "1 reference table" in result.stdout


def test_missing_references_give_2(desk):
    result = audit("clean.md", "--references", "none")
    assert result.exit_code == 2 and "none: no such folder of reference tables" in result.stderr


def test_control_characters_of_problems_do_not_reach_the_terminal(desk):
    (desk / "broken.md").write_text("---\n\x1b[2Jnope\n---\nText.", encoding="utf-8")
    assert "“nope”" in audit("broken.md").stderr and "\x1b" not in audit("broken.md").stderr


def test_nothing_to_read(desk):
    result = audit()
    assert result.exit_code == 2
    assert "nothing to read" in result.stderr and "factcheck.toml" in result.stderr


def test_configuration(desk, monkeypatch):
    """Its paths are relative to where it stands; what the command line says goes before it."""
    (desk / "factcheck.toml").write_text('paths = ["wrong.md"]\nignore = ["FC104"]\nfail_on = "never"\npublished = "2025-06"\nsources = ["clean.md"]\n', encoding="utf-8")
    (desk / "below").mkdir()
    monkeypatch.chdir(desk / "below")
    quiet = run("audit", "--format", "json")
    assert quiet.exit_code == 0 and "FC104" not in rules_found(quiet)
    shown = {d["path"]: (d["role"], d["published"]) for d in json.loads(quiet.stdout)["documents"]}
    assert shown == {"../wrong.md": ("draft", "2025-06"), "../clean.md": ("source", "2025-06")}
    loud = run("audit", "--ignore", "FC110", "--fail-on", "error", "--published", "2024", "--format", "json")
    assert loud.exit_code == 1 and "FC104" in rules_found(loud)
    assert {d["published"] for d in json.loads(loud.stdout)["documents"]} == {"2024"}
    assert [d["path"] for d in json.loads(run("audit", "../clean.md", "--format", "json").stdout)["documents"]] == ["../clean.md"]


@pytest.mark.parametrize("content, words", [('fail-onn = "x"', "unknown key “fail-onn”"), ('fail_on = "x"', "fail_on must be"), ("paths = [", "factcheck.toml")])
def test_bad_configuration(desk, content, words):
    (desk / "factcheck.toml").write_text(content, encoding="utf-8")
    result = audit("clean.md")
    assert result.exit_code == 2 and words in result.stderr and "factcheck.toml" in result.stderr


def test_bad_date(desk):
    result = audit("clean.md", "--published", "2025-02-30")
    assert result.exit_code == 2 and "2025-02-30" in result.stderr


def test_today_is_resolved_once_here(desk, monkeypatch):
    import factcheck.cli

    class Clock:
        @staticmethod
        def today():
            from datetime import date

            return date(2025, 6, 11)

    monkeypatch.setattr(factcheck.cli, "date", Clock)
    assert json.loads(audit("clean.md", "--published", "today", "--format", "json").stdout)["documents"][0]["published"] == "2025-06-11"
    assert "clean.md (11 June 2025)" in audit("clean.md", "--published", "today").stdout


def test_roles(desk):
    for name in ("sources", "old"):
        (desk / name).mkdir()
        (desk / name / "wrong.md").write_text(WRONG, encoding="utf-8")
    result = audit("wrong.md", "--sources", "sources", "--archive", "old", "--sources", "clean.md", "--format", "json")
    assert [(d["path"], d["role"]) for d in json.loads(result.stdout)["documents"]] == [
        ("clean.md", "source"), ("old/wrong.md", "archive"), ("sources/wrong.md", "source"), ("wrong.md", "draft")]
    assert "against 2 sources, 1 archive document" in audit("wrong.md", "--sources", "sources", "--sources", "clean.md", "--archive", "old").stdout


def test_sources_are_not_checked(desk):
    """What is wrong inside a source is no error of the draft; with no draft it is checked itself."""
    assert audit("clean.md", "--sources", "wrong.md", "--fail-on", "info").exit_code == 0
    assert audit("clean.md", "--archive", "wrong.md", "--fail-on", "info").exit_code == 0
    (desk / "alone.md").write_text(f"---\nrole: source\n---\n{WRONG}", encoding="utf-8")
    assert audit("alone.md").exit_code == 1


def test_two_sources_that_differ_are_a_note(desk):
    for name, tonnes in (("a", "812,000"), ("b", "871,000")):
        (desk / f"{name}.md").write_text(f"Brackwater shipped {tonnes} tonnes of steel in the second quarter of 2025.", encoding="utf-8")
    both = run("audit", "clean.md", "--sources", "a.md", "--sources", "b.md", "--select", "FC201", "--format", "json")
    assert [f["severity"] for f in json.loads(both.stdout)["findings"]] == ["info"] and both.exit_code == 0
    assert run("audit", "a.md", "--sources", "b.md", "--select", "FC201").exit_code == 1


def test_stdin(desk):
    result = audit("-", "--format", "json", input=f"# Head\n\n{WRONG}")
    assert (result.exit_code, json.loads(result.stdout)["findings"][0]["document"]) == (1, "stdin")
    named = audit("-", "wrong.md", "--stdin-filename", "wrong.md", "--format", "json", input=f"---\npublished: 2025\n---\n{WRONG}")
    (document,) = json.loads(named.stdout)["documents"]
    assert (document["id"], document["path"], document["published"]) == ("wrong.md", "wrong.md", "2025")
    assert json.loads(named.stdout)["findings"][0]["line"] == 4
    empty = audit("-", input="")
    assert empty.exit_code == 2 and empty.stderr == "stdin: the file is empty\n"
    assert audit("wrong.md", "--stdin-filename", "x.md").exit_code == 2
    latin = audit("-", "--format", "json", input="Subió un 5 % en el año, señor.".encode("latin-1"))
    assert latin.exit_code == 0 and json.loads(latin.stdout)["claims"]["figure"] == 1


def test_formats(desk):
    assert list(csv.DictReader(io.StringIO(audit("wrong.md", "--format", "csv").stdout)))[0]["rule"] == "FC104"
    line = audit("wrong.md", "--format", "github").stdout
    assert line.startswith("::error file=wrong.md,line=1,col=") and line.count("\n") == 1
    assert run("audit", "wrong.md", "--format", "yaml").exit_code == 2


def test_statistics(desk):
    assert audit("wrong.md", "--statistics").stdout == "1  FC104  share-arithmetic  The percentage does not fit the figures\n"
    assert json.loads(audit("wrong.md", "--statistics", "--format", "json").stdout)[0]["count"] == 1
    assert audit("wrong.md", "--statistics").exit_code == 1
    assert audit("wrong.md", "--statistics", "--format", "github").exit_code == 2


def test_output_file(desk):
    target = desk / "out.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    result = audit("wrong.md", "-o", target, env={"COLUMNS": "200"})
    assert (result.exit_code, result.stdout) == (1, "")
    text = target.read_text(encoding="utf-8")
    assert "CANNOT BE RIGHT" in text and max(map(len, text.splitlines())) <= 100
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in desk.iterdir()) == ["clean.md", "factcheck.toml", "out.txt", "wrong.md"]


def test_output_file_is_kept_when_writing_fails(desk, monkeypatch):
    target = desk / "out.txt"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    result = audit("wrong.md", "-o", target)
    assert result.exit_code == 2 and "No space left on device" in result.stderr
    assert target.read_text(encoding="utf-8") == "old"
    assert not list(desk.glob(".*.tmp"))
    assert audit("wrong.md", "-o", desk / "none" / "out.txt").exit_code == 2


def test_extract(desk):
    rows = list(csv.DictReader(io.StringIO(run("extract", "wrong.md").stdout)))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    by_surface = {row["surface"]: row for row in rows}
    assert (by_surface["900 tons"]["low"], by_surface["900 tons"]["unit"], by_surface["over 89%"]["high"]) == ("900.0", "ton", "")
    as_json = json.loads(run("extract", "wrong.md", "--format", "json").stdout)
    assert [json.loads(line) for line in run("extract", "-", "--stdin-filename", "wrong.md", "--format", "jsonl", input=WRONG).stdout.splitlines()] == as_json
    assert run("extract", "none.md").exit_code == 2
    assert run("extract", "wrong.md", "-o", "claims.csv").stdout == ""
    assert (desk / "claims.csv").read_text(encoding="utf-8").startswith("claim_id,document,")


def test_extract_knows_the_organisations_of_the_tables(desk):
    """A name that stands in the tables is read as an organisation."""
    (desk / "tables").mkdir()
    (desk / "tables" / "organisations.csv").write_text("name,alias,kind,country,source\nQuarnel Vost,Quarnel Vost,company,Canada,x\n", encoding="utf-8")
    (desk / "names.md").write_text("The talks with Quarnel Vost went on until the evening.\n", encoding="utf-8")

    def names(*options):
        return [row["surface"] for row in csv.DictReader(io.StringIO(run("extract", "names.md", *options).stdout)) if row["kind"] == "name"]

    assert (names(), names("--references", "tables")) == ([], ["Quarnel Vost"])
    assert run("extract", "names.md", "--references", "none").exit_code == 2


def test_extract_reads_back_into_the_same_table(desk):
    import pandas as pd

    from factcheck import extract
    from factcheck.table import claims_frame, claims_from_frame

    frame = pd.read_csv(io.StringIO(run("extract", "wrong.md").stdout), keep_default_na=False, na_values={c: [""] for c in ("low", "high", "resolution", "speaker_start", "speaker_end")})
    expected = extract({"wrong.md": WRONG})
    pd.testing.assert_frame_equal(claims_frame(claims_from_frame(frame))[["claim_id", "low", "high", "surface"]], expected[["claim_id", "low", "high", "surface"]])


def test_rules_lists_all():
    lines = run("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines[2:]] == [r.code for r in all_rules()]
    assert lines[0].split() == ["code", "name", "severity", "scope", "title"]
    (line,) = [line for line in lines if line.startswith("FC104")]
    assert re.fullmatch(r"FC104 +share-arithmetic +error +document +The percentage does not fit the figures", line)


@pytest.mark.parametrize("name", ["FC104", "fc104", "share-arithmetic", "Share-Arithmetic"])
def test_rule_page(name):
    page = run("rule", name)
    assert page.exit_code == 0
    assert page.stdout.startswith("FC104 share-arithmetic: The percentage does not fit the figures\nSeverity: error (cannot be right). Scope: document.\n\n")
    assert "Why it matters:" in page.stdout and "\nFlags:\n    The mill needs" in page.stdout


def test_unknown_rule_suggests():
    near, far = run("rule", "share-aritmetic"), run("rule", "zzzzzz")
    assert (near.exit_code, far.exit_code) == (2, 2)
    assert "did you mean share-arithmetic" in near.stderr
    assert "`factcheck rules` lists them" in far.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["audit", "--help"], ["rules"], ["rule", "FC104"], ["rule", "nonsense"], ["--version"]], ids=" ".join)
def test_no_pandas_for_a_page_of_text(arguments):
    code = ("import sys\nfrom factcheck.cli import main\n"
            f"try: main({arguments!r})\nexcept SystemExit: pass\n"
            "print('LOADED', sorted({m.split('.')[0] for m in sys.modules} & {'pandas', 'numpy', 'markdown_it'}))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_processes_exit_as_they_should(desk):
    assert process("audit", "wrong.md").returncode == 1
    assert process("audit", "none.md").returncode == 2
    assert process("audit", "clean.md", "--select", "FC104").returncode == 0
    assert process("nonsense").returncode == 2


def test_output_is_the_same_every_time_and_everywhere(desk):
    """Byte for byte, whatever seeds the hashes and in whichever order the paths come."""
    outputs = {process("audit", *paths, "--format", "json", env={**os.environ, "PYTHONHASHSEED": seed}).stdout
               for seed, paths in (("1", ("wrong.md", "clean.md")), ("2", ("clean.md", "wrong.md")))}
    assert len(outputs) == 1 and "FC104" in outputs.pop()


def test_a_closed_pipe_is_no_fault(desk):
    (desk / "long.md").write_text("".join(f"Output rose {n}% to {n} million euros.\n\n" for n in range(5000)), encoding="utf-8")
    with subprocess.Popen([sys.executable, "-m", "factcheck", "extract", "long.md"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout.readline().startswith(b"claim_id")
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_a_stream_that_cannot_show_all_characters(desk):
    done = process("audit", "wrong.md", "--select", "FC104", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 1 and "CANNOT BE RIGHT" in done.stdout and done.stderr == ""


def test_a_fault_of_the_program_is_not_taken_for_findings(desk, monkeypatch):
    import importlib

    monkeypatch.setattr(importlib.import_module("factcheck.audit"), "audit", lambda *_, **__: 1 / 0)
    result = audit("clean.md")
    assert result.exit_code == 2 and "ZeroDivisionError" in result.stderr


def test_columns_of_findings_in_csv(desk):
    assert audit("clean.md", "--format", "csv").stdout == ",".join((*FINDING_COLUMNS, "evidence")) + "\n"
