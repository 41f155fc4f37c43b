"""The pages, the docstrings and the order of imports say what is the case.

After a wanted change: `FACTCHECK_GOLDEN=write python -m pytest tests/test_docs.py`, then read the diff.
"""

import ast
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from factcheck.cli import main
from factcheck.config import Config
from factcheck.read import COLUMNS, READERS
from factcheck.references import TABLES
from factcheck.report import FORMATS, SEVERITY_WORDS
from factcheck.rules import FAMILIES, all_rules

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "factcheck"
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "references/README.md")
WRITING = os.environ.get("FACTCHECK_GOLDEN") == "write"


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name, language):
    """The fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.MULTILINE | re.DOTALL)


def generated(name, label, wanted):
    """The part of a page between the comments of a label is as wanted; or is made so."""
    text = page(name)
    found = re.search(rf"(?<=<!-- {label}: )(?P<head>[^\n]* -->\n)(?P<body>.*?)(?=<!-- /{label} -->)", text, re.DOTALL)
    if WRITING and found["body"] != wanted:
        (ROOT / name).write_text(text[:found.start("body")] + wanted + text[found.end("body"):], encoding="utf-8")
        return
    assert found["body"] == wanted


# The README

EXCERPT = "factcheck audit --select FC104,FC201"


def test_excerpt_of_an_audit(monkeypatch):
    """As the terminal shows it at 100 columns, but for the last paragraph, which counts."""
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(main, EXCERPT.split()[1:], env={"COLUMNS": "100", "NO_COLOR": "1"})
    assert done.exit_code == 1  # the sample articles are full of errors
    *findings, footer = done.output.rstrip("\n").split("\n\n")
    assert footer.startswith("Read: 10 documents")
    assert len(findings) >= 3
    generated("README.md", "audit", "\n".join(("```console", f"$ {EXCERPT}", "\n\n".join(findings), "```", "")))


def test_table_of_rules():
    rows = ["| code | name | shown as | finds |", "|---|---|---|---|"]
    for family, subject in FAMILIES.items():
        rows.append(f"| **{family}** | **{subject}** | | |")
        rows += [f"| {r.code} | `{r.name}` | {SEVERITY_WORDS[r.severity].capitalize()} | {r.title} |" for r in all_rules() if r.family == family]
    assert sum(row.startswith("| FC") for row in rows) == len(all_rules())
    generated("README.md", "rules", "\n".join((*rows, "")))


PARAMETERS = [pytest.param(command, parameter, id=f"{name}-{parameter.name}") for name, command in main.commands.items() for parameter in command.params]


@pytest.mark.parametrize("name", main.commands)
def test_commands_are_in_the_readme(name):
    assert re.search(rf"factcheck {name}\b", page("README.md"))
    assert main.commands[name].help


@pytest.mark.parametrize("command, parameter", PARAMETERS)
def test_options_are_explained(command, parameter):
    """By their help text; arguments stand in the text of the command."""
    if isinstance(parameter, click.Option):
        assert parameter.help and parameter.help[0].isupper() and parameter.help.endswith(".")
    else:
        metavar = (parameter.metavar or parameter.human_readable_name).strip("[].").upper()
        assert metavar in command.help


def test_options_in_the_readme_exist():
    """And all of `audit` are there."""
    known = {word for command in main.commands.values() for parameter in command.params for word in parameter.opts}
    own = re.sub(r"python3 -m venv.*|^\$ .*", "", page("README.md"), flags=re.MULTILINE)
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", own))
    assert used - known - {"--help"} == set()
    assert {word for parameter in main.commands["audit"].params for word in parameter.opts if word.startswith("--")} - {"--output"} <= used


def test_settings_and_columns_in_the_readme():
    readme = page("README.md")
    (toml,) = blocks("README.md", "toml")
    assert set(re.findall(r"^(\w+) =", toml, re.MULTILINE)) == {field.name for field in fields(Config)} - {"root"}
    assert ",".join(COLUMNS) in readme
    for word in (*(f"`{suffix}`" for suffix in READERS), *(f"`{name}.csv`" for name in TABLES), *(f"`{name}`" for name in FORMATS), *SEVERITY_WORDS.values()):
        assert word in readme, word


def test_the_example_configuration_can_be_used(tmp_path):
    from factcheck.config import load

    (tmp_path / "factcheck.toml").write_text(blocks("README.md", "toml")[0], encoding="utf-8")
    assert load(tmp_path).fail_on == "warning"


def test_python_of_the_readme_runs():
    """All blocks one after the other, from the top folder of the repository."""
    code = "\n".join(blocks("README.md", "python"))
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=120,
                          env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 0, done.stderr
    assert "60 million tons" in done.stdout and "FC104" in done.stdout
    assert re.search(r"CANNOT BE RIGHT  Two figures for one thing +a\.md:1$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    heads = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in re.findall(r"^#+ (.*)$", page("README.md"), re.MULTILINE)}
    for target in re.findall(r"\]\(([^)]+)\)", page(name)):
        if not target.startswith("https://"):
            path, _, anchor = target.partition("#")
            assert (ROOT / name).parent.joinpath(path).exists(), target
            assert not anchor or anchor in heads, target


def test_version_is_one():
    from factcheck import __version__

    assert f"\nversion = {__version__}\n" in page("setup.cfg")
    assert re.search(r"^## (.*)$", page("CHANGELOG.md"), re.MULTILINE)[1] == __version__


# CONTRIBUTING

def test_example_rule_works(tmp_path):
    """The rule on the page, registered and run on its own examples as `test_rules` does with all."""
    (code,) = blocks("CONTRIBUTING.md", "python")
    (tmp_path / "clock_time.py").write_text(code, encoding="utf-8")
    check = """
import clock_time
from factcheck.audit import audit
from factcheck.rules import all_rules, examples, find_rule
assert sum(r.code == "FC199" for r in all_rules()) == 1
rule = find_rule("clock-time")
shown = examples(rule)
assert [len(shown[h]) for h in ("Flags", "Passes", "Misses")] == [2, 2, 1], shown
for heading, documents in ((h, d) for h in shown for d in shown[h]):
    found = audit(documents, select=["FC199"]).findings
    assert len(found) == (heading == "Flags"), (heading, documents)
assert rule.doc.startswith("A time of day that no clock shows.") and rule.title
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", check], capture_output=True, text=True, timeout=60, cwd=tmp_path,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))})
    assert done.returncode == 0, done.stderr


def test_example_rule_has_a_free_code():
    assert "FC199" not in {r.code for r in all_rules()}


def test_tests_on_the_page_exist():
    for path in re.findall(r"`((?:tests|factcheck)/[\w./]+)`", page("CONTRIBUTING.md")):
        assert (ROOT / path).exists() or path == "factcheck/rules/clock_time.py", path
    for path in (ROOT / "tests" / "samples").iterdir():
        assert path.name in page("CONTRIBUTING.md"), path.name


def test_languages_have_the_same_tables():
    """So that a copy of one file, translated, is complete."""
    files = sorted((PACKAGE / "lexicon").glob("*.toml"))
    first, *others = [{name: set(value) if isinstance(value, dict) else None for name, value in tomllib.loads(f.read_text(encoding="utf-8")).items()} for f in files]
    for other in others:
        assert other == first


# The code

MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

STAGES = (("model", "config", "edtf", "lexicon", "wording", "table"), ("read",), ("segment",), ("extract",), ("references",), ("link",), ("rules",), ("report",),
          ("audit",), ("api",), ("cli",))


def stage(module):
    """The place of a module in the flow; the package itself is of no stage."""
    part = module.split(".")[1] if "." in module else ""
    return next((n for n, names in enumerate(STAGES) if part in names), None)


def imports(name):
    """The modules of the package that a module imports, at whatever place in it."""
    base = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "factcheck")
        elif isinstance(node, ast.ImportFrom):
            source = node.module or ""
            if node.level:
                above = base.split(".")[:len(base.split(".")) - node.level + 1]
                source = ".".join((*above, *filter(None, (source,))))
            if source.split(".")[0] == "factcheck":
                for alias in node.names:
                    yield f"{source}.{alias.name}" if f"{source}.{alias.name}" in MODULES else source


def test_every_module_has_a_stage():
    assert [name for name in MODULES if stage(name) is None] == ["factcheck", "factcheck.__main__"]


def test_imports_run_one_way():
    against = {(name, other) for name in MODULES if stage(name) is not None for other in imports(name)
               if (stage(other) if stage(other) is not None else -1) > stage(name)}
    assert against == set()


def test_the_order_is_the_one_on_the_page():
    assert f"`{' → '.join(', '.join(names) for names in STAGES)}`" in page("CONTRIBUTING.md")
    table = re.findall(r"^\| (`.*?) \|", page("CONTRIBUTING.md").split("## Add a rule")[0], re.MULTILINE)
    listed = [name for cell in table for name in re.findall(r"`(\w+)`", cell)]
    assert listed == [name for names in STAGES[1:] for name in names]


def undocumented(node, prefix=""):
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            if not ast.get_docstring(child) and not any(isinstance(d, ast.Call) and getattr(d.func, "id", "") == "rule" for d in child.decorator_list):
                yield f"{prefix}{child.name}"
            if isinstance(child, ast.ClassDef):
                yield from undocumented(child, f"{prefix}{child.name}.")


@pytest.mark.parametrize("name", MODULES)
def test_public_names_have_docstrings(name):
    """Modules with code, classes, functions, methods; what stands under `@rule` is told by its module."""
    assert ast.get_docstring(TREES[name]) or not TREES[name].body
    assert list(undocumented(TREES[name])) == []


def test_headings_of_pages_do_not_skip_levels():
    for name in PAGES:
        text = re.sub(r"^```.*?^```$", "", page(name), flags=re.MULTILINE | re.DOTALL)
        levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
