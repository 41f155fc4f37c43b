"""Fit the weights by which the linker adds up evidence: `factcheck/link/weights.csv`.

Usage: python benchmarks/fit_links.py [FOLDER] [--write]

Reads the pairs of `dev/conflicts` in FOLDER (default `../shared`). What is learnt is whether two claims
whose values exclude each other are about the same thing: in a pair labelled conflict the best such pair
of claims on the gold span is, everywhere else none is. Which pair is the best is found by fitting and
choosing in turn (multiple-instance learning). The fit is logistic regression with a ridge, weights
reported with the scores of a five-fold cross-validation over pages.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from pathlib import Path

import numpy as np

from factcheck.extract import read
from factcheck.link import evidence as ev
from factcheck.link import ordinals
from factcheck.link.frames import Side
from factcheck.model import Document

RIDGE = 3.0
FOLDS = 5


def candidates(text_a: str, text_b: str) -> list[tuple[int, int, tuple[float, ...]]]:
    """Start and end in the first text, and the evidence, of each pair of claims with values that exclude each other."""
    sides = []
    for name, text in (("a", text_a), ("b", text_b)):
        extract = read(Document(text, id=name))
        claims = [*extract.claims, *ordinals.find(extract.document, extract.claims)]
        sides.append(Side(name, [c for c in claims if c.kind in ("figure", "date")]))
    left, right = sides
    found = []
    for block in sorted(left.frames.keys() & right.frames.keys()):
        pairing = ev.Pairing(left.frames[block], right.frames[block])
        found += [(a.claim.start, a.claim.end, ev.evidence(a, b, pairing, left, right)) for (a, b), kin in pairing.kin.items()
                  if not kin.agree and a.words & b.words]
    return found


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge, by Newton's method; the first column is the constant."""
    beta = np.zeros(x.shape[1])
    ridge = np.diag([1e-3] + [RIDGE] * (x.shape[1] - 1))
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        step = np.linalg.solve((x.T * (w * p * (1 - p))) @ x + ridge, x.T @ (w * (y - p)) - ridge @ beta)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def learn(rows: list[dict], found: list[list], weight: float = 1.0) -> np.ndarray:
    """Weights from labelled rows and the candidates of each."""
    beta = None
    for _ in range(6):
        x, y, w = [], [], []
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
                    w.append(row.get("weight", 1.0) * (1.0 if i == best or row["label"] != "conflict" else 0.5))
        beta = fit(np.array(x), np.array(y), np.array(w))
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
    rows = [row for row in rows if row["type"] != "other"]
    found = [candidates(row["text_a"], row["text_b"]) for row in rows]
    pages = sorted({row.get("page") or row.get("seed") or row["id"] for row in rows}, key=str)
    random.Random(7).shuffle(pages)
    fold = {page: number % FOLDS for number, page in enumerate(pages)}
    folds = np.array([fold[row.get("page") or row.get("seed") or row["id"]] for row in rows])
    held = np.zeros(len(rows))
    for number in range(FOLDS):
        kept = [i for i in range(len(rows)) if folds[i] != number]
        beta = learn([rows[i] for i in kept], [found[i] for i in kept])
        for i in np.flatnonzero(folds == number):
            held[i] = scores([found[i]], beta)[0]
    for name in ("vitaminc", "summedits"):
        chosen = [i for i, row in enumerate(rows) if row["set"] == name]
        report(name, [rows[i] for i in chosen], held[chosen])
    beta = learn(rows, found)
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
