"""News sentences annotated by hand, with every figure and date an editor would see in them.

`data/figures.jsonl` and `data/dates.jsonl` were written before the extractor was run on them. Ten
lines were then widened where its reading could be defended too: figures 163 and 213, dates 17, 18,
19, 77, 107, 108, 109 and 115. A line passes when each annotation is met and nothing else is extracted. A list in place of a value names
readings of which any will do; a key that is left out is not compared; `maybe` are words in which
an extraction is neither asked for nor wrong. Lines that fail today stand in
`data/known_failures.txt`: a listed line that passes fails the test, so that it gets removed.

    python tests/test_figures_and_dates.py [--list]

prints recall and precision per class and all failures; `--list` the lines for known_failures.txt.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from factcheck import edtf
from factcheck.extract import read
from factcheck.model import Document

DATA = Path(__file__).parent / "data"
KINDS = {"figures": "figure", "dates": "date"}
ROWS = {
    (name, number): json.loads(line)
    for name in KINDS
    for number, line in enumerate((DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines(), 1)
}
LISTED = DATA / "known_failures.txt"


def known() -> set[tuple[str, int]]:
    """The lines that are known to fail: `figures 12` and a comment after #."""
    lines = LISTED.read_text(encoding="utf-8").splitlines() if LISTED.exists() else []
    pairs = [line.partition("#")[0].split() for line in lines]
    return {(pair[0], int(pair[1])) for pair in pairs if pair}


def spans(row: dict, name: str) -> list[tuple[int, int]]:
    """Offsets of the annotations, which stand in the order of the text."""
    out, at = [], 0
    for gold in row[name]:
        start = row["text"].index(gold["surface"], at)
        at = start + len(gold["surface"])
        out.append((start, at))
    return out


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def choices(value) -> list:
    return value if isinstance(value, list) else [value]


def same_number(gold, value) -> bool:
    if gold is None or value is None:
        return gold is value
    return math.isclose(gold, value, rel_tol=1e-3)


def same_figure(gold: dict, claim) -> bool:
    figure, noun = claim.figure, claim.topic.counted.lower()
    for key in ("low", "high"):
        if key in gold and not any(same_number(g, getattr(figure, key)) for g in choices(gold[key])):
            return False
    if any(key in gold and getattr(figure, key) not in choices(gold[key]) for key in ("unit", "hedge", "change")):
        return False
    nouns = [n.lower() for n in choices(gold["counted"]) if n]
    return not nouns or bool(figure.unit) or any(noun and (n in noun or noun in n) for n in nouns)


def same_date(gold: dict, claim) -> bool:
    time = claim.time
    if time.relation not in choices(gold["relation"]):
        return False
    for date in choices(gold["date"]):
        if date == time.date:
            return True
        try:
            known_years = edtf.has_year(date) and edtf.has_year(time.date)
            if known_years and edtf.bounds(date) == edtf.bounds(time.date):
                return True
        except edtf.InvalidDate:
            continue
    return False


def compare(name: str, row: dict) -> tuple[list[dict], list, int]:
    """Annotations that were missed, claims that are extra, and how many were met."""
    document = Document(row["text"], language=row["lang"], published=row.get("published", ""))
    claims = [c for c in read(document).claims if c.kind == KINDS[name]]
    # the order of two events is a claim of kind date as well; it is not what these lines annotate
    claims = [c for c in claims if c.kind != "date" or not c.time.anchor]
    same = same_figure if name == "figures" else same_date
    missed = []
    for gold, span in zip(row[name], spans(row, name), strict=True):
        found = next((c for c in claims if overlap(span, (c.start, c.end)) and same(gold, c)), None)
        if found is None:
            missed.append(gold)
        else:
            claims.remove(found)
    loose = [(row["text"].index(words), row["text"].index(words) + len(words)) for words in row.get("maybe", ())]
    extra = [c for c in claims if not any(overlap(span, (c.start, c.end)) for span in loose)]
    return missed, extra, len(row[name]) - len(missed)


def tell(claim) -> str:
    value = claim.figure or claim.time
    words = [f"{claim.surface!r}"]
    if claim.figure:
        words.append(f"{value.low}..{value.high} unit={value.unit} {value.hedge} {value.change} counted={claim.topic.counted!r}")
    else:
        words.append(f"{value.date!r} {value.relation}")
    return " ".join(words)


@pytest.mark.parametrize(("name", "number"), ROWS, ids=lambda x: str(x))
def test_line(name, number):
    row = ROWS[name, number]
    missed, extra, _ = compare(name, row)
    if (name, number) in known():
        assert missed or extra, f"{name} {number} passes now: remove it from {LISTED.name}"
        return
    assert not missed, f"{row['text']}\nmissed: {missed}\nextra: {[tell(c) for c in extra]}"
    assert not extra, f"{row['text']}\nextra: {[tell(c) for c in extra]}"


def test_known_failures_name_lines():
    assert known() <= set(ROWS)


def test_both_languages_cover_every_class():
    for name in KINDS:
        classes = {lang: {r["class"] for (n, _), r in ROWS.items() if n == name and r["lang"] == lang} for lang in ("en", "es")}
        assert classes["en"] == classes["es"]


@pytest.mark.parametrize(("text", "period"), [
    ("In the first five months of 2025 it exported 300 tons.", "2025-01/2025-05"),
    ("In the first half of last year it sold 300 cars.", "2024-01/2024-06"),
    ("Between April and June, it sold 300 cars.", "XXXX-04/XXXX-06"),
    ("En los primeros cinco meses de 2025 exportó 300 toneladas.", "2025-01/2025-05"),
    ("El primer semestre del año pasado cerró con 300 despidos.", "2024-01/2024-06"),
    ("La firma vendió 300 coches en enero-junio.", "XXXX-01/XXXX-06"),
])
def test_the_period_of_a_figure_is_no_figure(text, period):
    """The number inside `first five months` is not counted; the period is that of the figure beside it."""
    figures = [c for c in read(Document(text, published="2025-09-12")).claims if c.kind == "figure"]
    assert [(c.figure.low, c.topic.period) for c in figures] == [(300, period)]


def score() -> tuple[dict, list]:
    """Counts `[met, missed, extra, lines, passing lines]` per file, language and class, and the failures."""
    counts: dict = defaultdict(lambda: [0, 0, 0, 0, 0])
    failures = []
    for (name, number), row in ROWS.items():
        missed, extra, met = compare(name, row)
        for key in ((name, row["lang"], row["class"]), (name, row["lang"], "ALL")):
            for i, n in enumerate((met, len(missed), len(extra), 1, not (missed or extra))):
                counts[key][i] += n
        if missed or extra:
            failures.append((name, number, row, missed, extra))
    return counts, failures


def main() -> None:
    counts, failures = score()
    if "--list" in sys.argv:
        for name, number, row, *_ in failures:
            print(f"{name} {number}  # {row['class']}: {row['text']}")
        return
    print(f"{'':28} recall precision  lines passing")
    for (name, lang, group), (met, missed, extra, lines, passing) in sorted(counts.items()):
        recall = met / (met + missed) if met + missed else 1
        precision = met / (met + extra) if met + extra else 1 - bool(extra)
        print(f"{name:8}{lang:4}{group:16} {recall:6.1%} {precision:8.1%}  {passing}/{lines}")
    for name, number, row, missed, extra in failures:
        print(f"\n{name} {number} [{row['lang']} {row['class']}] {row.get('published', '')} {row['text']}")
        for gold in missed:
            print("   missed", json.dumps(gold, ensure_ascii=False))
        for claim in extra:
            print("   extra ", tell(claim))


if __name__ == "__main__":
    main()
