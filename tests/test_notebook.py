"""The notebook runs from its own folder in a fresh kernel, and shows what it says it shows."""

import ast
import html
import re
from pathlib import Path

import nbclient
import nbformat
import pytest

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOK = FOLDER / "flagged_claims.ipynb"


def saved():
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def executed():
    notebook = saved()
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
    return notebook


def outputs(notebook, part):
    """The outputs of the one code cell whose source has a part."""
    (cell,) = [cell for cell in notebook.cells if cell.cell_type == "code" and part in cell.source]
    return cell.outputs


def words(outputs):
    return "\n".join(o.get("text", "") or o.get("data", {}).get("text/plain", "") for o in outputs)


def cells(outputs):
    """The rows of the tables among the outputs, each a list of what its cells say."""
    pages = "".join(o["data"]["text/html"] for o in outputs if "text/html" in o.get("data", {}))
    return [[html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in re.findall(r"<tr.*?</tr>", pages, re.DOTALL)]


def test_it_is_saved_without_outputs():
    notebook = saved()
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")


def test_all_files_are_read(executed):
    assert words(outputs(executed, "report.problems")) == "()"


def test_tables(executed):
    kinds = cells(outputs(executed, "pivot_table"))
    assert {"figure", "date", "quote"} <= set(kinds[0])
    (row,) = [row for row in kinds if row[0] == "torvane-results.md"]
    assert all(int(count) >= 0 for count in row[1:]) and int(row[kinds[0].index("figure")]) > 10
    shown = cells(outputs(executed, ".head(12)"))
    assert shown[0][1:4] == ["document", "line", "surface"] and len(shown) == 13
    flagged = cells(outputs(executed, '"stated", "expected"'))
    assert flagged[1][1] == "error"
    assert ["FC201", "Two figures for one thing"] in [row[2:4] for row in flagged]
    counts = cells(outputs(executed, "groupby"))
    assert sum(int(row[-1]) for row in counts[1:]) == len(flagged) - 1


def test_the_disputed_figure_is_followed(executed):
    shown = outputs(executed, "disputed = ")
    assert "no value fits both" in words(shown)
    assert [row[1:8] for row in cells(shown)[1:]] == [
        ["torvane-results.md", "15", "2025-07-24", "Metals Ledger", "812,000 tonnes", "811500.0", "812500.0"],
        ["brackwater-wire.txt", "5", "2025-07-25", "Lakeshore Wire", "871,000 tonnes", "870500.0", "871500.0"]]
    others = {row[3]: row[4] for row in cells(outputs(executed, '"modality"'))}
    assert [modality for surface, modality in others.items() if "900,000 tonnes" in surface] == ["forecast"]


def test_it_is_drawn(executed):
    (picture,) = [o for o in outputs(executed, "barh") if "image/png" in o.get("data", {})]
    assert len(picture["data"]["image/png"]) > 5000


def test_the_report_shows_itself(executed):
    (shown,) = [o["data"]["text/html"] for o in outputs(executed, 'select="FC201"')]
    assert "<mark>812,000 tonnes</mark>" in shown and "<mark>871,000 tonnes</mark>" in shown and shown.count("<section") == 1


def test_nothing_is_complained_of(executed):
    assert [o.text for cell in executed.cells if cell.cell_type == "code" for o in cell.outputs if o.get("name") == "stderr"] == []


def test_its_advice_is_python():
    code = "\n".join(block for cell in saved().cells if cell.cell_type == "markdown" for block in re.findall(r"```python\n(.*?)```", cell.source, re.DOTALL))
    assert len(ast.parse(code).body) == 4
