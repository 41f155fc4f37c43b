"""Fit the weights by which the linker adds up evidence: `factcheck/link/weights.csv`.

Usage: python benchmarks/fit_links.py [FOLDER] [--write]

Reads `dev/conflicts` in FOLDER (default `../shared`). What is learnt is whether two claims whose values
exclude each other are about the same thing.

- In a labelled pair of texts (`vitaminc`, `summedits`, and the invented `tests/data/newsroom.jsonl`), the best such pair of claims on the gold span is
  when the label is conflict, everywhere else none is. Which pair is the best is found by fitting and
  choosing in turn (multiple-instance learning).
- In articles on one event (`same_event`, no labels), claims with the same uncommon value are taken to be
  about the same thing, as if one of them had been mistyped; claims with values that exclude each other
  are taken not to be, which is nearly always right.

The fit is logistic regression with a ridge. Evidence that can only speak for, or only against, gets no
weight of the other sign. Scores are those of a five-fold cross-validation over pages.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from factcheck.extract import read
from factcheck.link import evidence as ev
from factcheck.link import ordinals
from factcheck.link.blocks import is_uncommon, signature
from factcheck.link.frames import Frame
from factcheck.link.others import told_of_others
from factcheck.link.pairing import pairings
from factcheck.link.sides import Side
from factcheck.link.values import long_number
from factcheck.model import Document

FOLDS = 5

EXPECTED = {"words": 0.7, "clause": 0.7, "near": 0.7, "head_other": -1.5, "change_other": -1.5, "mood_other": -1.5, "near_none": -1.0,
            "speaker_other": -1.0, "full_dates": 1.0, "one_person": 2.0}
"""Weights the ridge pulls towards where the data have little to say; 0 for the rest."""

HELD = {"events_other": -1.0, "edge": 0.5, "edge_one": 0.8, "head_other": -1.5, "names_other": -4.0, "actors_other": -2.5, "owner_other": -5.0, "owner_unsaid": -4.0, "place_other": -2.5, "period_other": -4.0, "limits_other": -4.0, "kind_other": -3.0, "object_other": -2.0,
        "bare_other": -2.5, "size": -0.6}
"""Weights it holds more firmly: passages of the sets were chosen for being about one thing, and so hardly
ever told apart by this evidence."""

RIDGE, FIRM = 20.0, 300.0
"""How hard the ridge pulls, and holds."""


def side_of(name: str, text: str, published: str = "") -> Side:
    """The comparable claims of a text."""
    extract = read(Document(text, id=name, published=published))
    return Side(extract.document, ordinals.comparable(extract.document, extract.claims))


def compared(left: Side, right: Side) -> Iterator[tuple[tuple[Frame, Frame], bool, tuple[float, ...]]]:
    """The pairs of claims of two texts that other words do not tell apart, whether their values agree, and the evidence."""
    for pairing in pairings(left, right):
        for (a, b), kin in pairing.kin.items():
            if not a.words.keys().isdisjoint(b.words) and (kin.agree or not told_of_others(left, right, a, b)):
                yield (a, b), kin.agree, ev.evidence(a, b, pairing)


def candidates(row: dict) -> list[tuple[int, int, tuple[float, ...]]]:
    """Start and end in the first text, and the evidence, of each pair of claims of a row with values that exclude each other."""
    sides = (side_of(name, row[f"text_{name}"], row.get(f"published_{name}", "")) for name in "ab")
    return [(a.claim.start, a.claim.end, values) for (a, _), agree, values in compared(*sides) if not agree]


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray, expected: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge towards expected weights, by Newton's method; the first column is the constant."""
    beta = expected.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        step = np.linalg.solve((x.T * (w * p * (1 - p))) @ x + ridge, x.T @ (w * (y - p)) - ridge @ (beta - expected))
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return beta


EVENT_WEIGHT = 2.0
WEIGHTS = {"vitaminc": 1.0, "summedits": 3.0, "newsroom": 4.0}
"""What a pair of claims counts: those from the short passages are many and less like what is audited."""

NEWSROOM = Path(__file__).parent.parent / "tests" / "data" / "newsroom.jsonl"
"""Pairs of invented reports of one event, as a newsroom has them, half of them with an error of the kind that
is corrected later."""

LEFT_OUT = ("other", "sister_report")
"""Types of pairs that teach nothing: facts that are no figure, and reports of another event in the same words,
which are told by how many of their values differ."""

FOR = ("edge", "edge_one", "edge_other", "words", "clause", "near", "one_person", "only_ages", "mistyped", "misdated", "company", "copied", "mistyped_long", "mistyped_choice")
"""Evidence that can only speak for two claims being about one thing …"""

AGAINST = ("near_none", "owner_unsaid", "head_other", "kind_other", "object_other", "owner_other", "events_other", "lead_other", "names_other", "around_other", "actors_other", "place_other", "period_other", "period_unsaid", "change_other", "mood_other", "limits_other",
           "speaker_other", "choice", "shift", "known", "company_other", "size", "bare", "bare_other")
"""… and evidence that can only speak against it; what the data say otherwise is chance, and left out."""


def fit_signed(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """A fit in which no evidence has the wrong sign: the worst that has is taken out, and the rest fitted anew."""
    signs = np.array([0.0] + [1.0 if name in FOR else -1.0 if name in AGAINST else 0.0 for name in ev.FEATURES])
    expected = np.array([0.0, *((EXPECTED | HELD).get(name, 0.0) for name in ev.FEATURES)])
    ridge = np.array([1e-3, *(FIRM if name in HELD else RIDGE for name in ev.FEATURES)])
    kept = np.ones(len(signs), bool)
    while True:
        beta = np.zeros(len(signs))
        beta[kept] = fit(x[:, kept], y, w, expected[kept], np.diag(ridge[kept]))
        wrong = beta * signs
        if wrong.min() >= 0:
            return beta
        kept[wrong.argmin()] = False


SIZES = (0.0, 0.02, 0.05, 0.1, 0.3, 0.3, 1.0)
"""Sizes of errors, in orders of magnitude, that stand in for one where two values are the same."""

MISTYPED = 0.2
"""Share of errors taken to be slips of the hand, by which two values hardly differ otherwise: an assumption,
which the sets cannot tell."""


def events(path: Path) -> list[tuple[np.ndarray, float, float]]:
    """Vector, outcome and weight of the pairs of claims in articles on one event."""
    size, slip, long, choice, long_choice = (1 + list(ev.FEATURES).index(name) for name in ("size", "mistyped", "mistyped_long", "choice", "mistyped_choice"))
    denied = [list(ev.FEATURES).index(name) for name in ev.DENIED_BY]
    choose = random.Random(5)
    sides: dict[str, list[Side]] = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        sides.setdefault(row["event"], []).append(side_of(row["id"], row["text"]))
    out = []
    for event in sides.values():
        for left, right in combinations(event, 2):
            for (a, b), agree, values in compared(left, right):
                vector = np.array([1.0, *values])
                if any(values[index] for index in denied):
                    continue  # held evidence decides
                if not agree:
                    out.append((vector, 0.0, EVENT_WEIGHT))
                elif is_uncommon(a.claim) and signature(a.claim) == signature(b.claim) and a.change == b.change:
                    vector[slip] = choose.random() < MISTYPED
                    vector[long] = vector[slip] and a.claim.kind == "figure" and long_number(a.claim)
                    vector[long_choice] = vector[long] * vector[choice]
                    vector[size] = 0.0 if vector[slip] else choose.choice(SIZES)
                    out.append((vector, 1.0, EVENT_WEIGHT))
    return out


def learn(rows: list[dict], found: list[list], fixed: list[tuple[np.ndarray, float, float]]) -> np.ndarray:
    """Weights from labelled rows and the candidates of each, and from further pairs whose outcome is known."""
    beta = None
    for _ in range(6):
        x, y, w = map(list, zip(*fixed, strict=True))
        for row, cands in zip(rows, found, strict=True):
            on_gold = [i for i, (start, end, _) in enumerate(cands)
                       if row["label"] == "conflict" and (not row["gold_spans"] or any(start < e and s < end for s, e in row["gold_spans"]))]
            if row["label"] == "conflict" and not on_gold:
                continue
            vectors = [np.array([1.0, *values]) for _, _, values in cands]
            best = max(on_gold, key=lambda i: vectors[i] @ beta if beta is not None else sum(vectors[i][2:6]), default=None)
            for i, vector in enumerate(vectors):
                if i == best or i not in on_gold:
                    x.append(vector)
                    y.append(float(i == best))
                    w.append(WEIGHTS[row["set"]] * (1.0 if i == best or row["label"] != "conflict" else 0.5))
        beta = fit_signed(np.array(x), np.array(y), np.array(w))
    return beta


def report(name: str, rows: list[dict], score: np.ndarray) -> None:
    """Precision, recall, F1 and false alarms at several thresholds."""
    label = np.array([row["label"] for row in rows])
    for odds in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5):
        flagged = score >= odds
        tp, fp = (flagged & (label == "conflict")).sum(), (flagged & (label == "consistent")).sum()
        precision, recall = tp / max(tp + fp, 1), tp / max((label == "conflict").sum(), 1)
        print(f"{name:10} odds {odds:4.1f}: precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f} "
              f"false alarms {fp / max((label == 'consistent').sum(), 1):.3f} neutral {(flagged & (label == 'neutral')).sum() / max((label == 'neutral').sum(), 1):.3f}")


def scores(found: list[list], beta: np.ndarray) -> np.ndarray:
    """The best odds of each row."""
    return np.array([max((np.array([1.0, *values]) @ beta for _, _, values in cands), default=-99.0) for cands in found])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(Path(__file__).parent.parent.parent / "shared"))
    parser.add_argument("--write", action="store_true", help="write weights.csv")
    options = parser.parse_args()
    rows = []
    for name in ("vitaminc", "summedits"):
        path = Path(options.folder) / "dev" / "conflicts" / f"{name}.jsonl"
        rows += [json.loads(line) | {"set": name} for line in path.read_text(encoding="utf-8").splitlines()]
    rows += [json.loads(line) | {"set": "newsroom"} for line in NEWSROOM.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["type"] not in LEFT_OUT]
    found = [candidates(row) for row in rows]
    fixed = events(Path(options.folder) / "dev" / "conflicts" / "same_event.jsonl")
    pages = sorted({row.get("page") or row.get("seed") or row["id"] for row in rows}, key=str)
    random.Random(7).shuffle(pages)
    fold = {page: number % FOLDS for number, page in enumerate(pages)}
    folds = np.array([fold[row.get("page") or row.get("seed") or row["id"]] for row in rows])
    held = np.zeros(len(rows))
    for number in range(FOLDS):
        kept = [i for i in range(len(rows)) if folds[i] != number]
        beta = learn([rows[i] for i in kept], [found[i] for i in kept], fixed)
        for i in np.flatnonzero(folds == number):
            held[i] = scores([found[i]], beta)[0]
    for name in WEIGHTS:
        chosen = [i for i, row in enumerate(rows) if row["set"] == name]
        report(name, [rows[i] for i in chosen], held[chosen])
    beta = learn(rows, found, fixed)
    table = dict(zip(("constant", *ev.FEATURES), beta, strict=True))
    for feature, weight in table.items():
        print(f"{feature:18}{weight:7.2f}")
    if options.write:
        with open(Path(ev.__file__).parent / "weights.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["feature", "weight"])
            writer.writerows((feature, f"{weight:.2f}") for feature, weight in table.items())


if __name__ == "__main__":
    main()
