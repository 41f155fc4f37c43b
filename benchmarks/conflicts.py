"""Score conflicts between two short texts on the development sets.

Usage: python benchmarks/conflicts.py [FOLDER] [--limit N]

Audits the two texts of each row of `dev/conflicts/vitaminc.jsonl` and `summedits.jsonl`, and of the invented
pairs of `tests/data/newsroom.jsonl`, together and writes whether a warning or an error rests on both;
`score_conflicts.py` in that folder scores it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from factcheck.audit import audit
from factcheck.model import Document

NEWSROOM = Path(__file__).parent.parent / "tests" / "data" / "newsroom.jsonl"


def prediction(row: dict) -> dict:
    """The scorer's line for one row."""
    findings = audit([Document(row[f"text_{side}"], id=side, published=row.get(f"published_{side}", "")) for side in "ab"]).findings
    flagged = [f for f in findings if f.severity != "info" and {e.document for e in f.evidence} == {"a", "b"}]
    return {"id": row["id"], "flagged": bool(flagged), "spans": [[e.start, e.end] for f in flagged for e in f.evidence if e.document == "a"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(Path(__file__).parent.parent.parent / "shared"))
    parser.add_argument("--limit", type=int, default=None)
    options = parser.parse_args()
    folder = Path(options.folder) / "dev" / "conflicts"
    if not folder.is_dir():
        print(f"{folder}: no development sets here; nothing to score")
        return
    for path, by in ((folder / "vitaminc.jsonl", "type"), (folder / "summedits.jsonl", "type"), (NEWSROOM, "set")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:options.limit]
        with tempfile.TemporaryDirectory() as scratch:
            gold, predicted = Path(scratch) / "gold.jsonl", Path(scratch) / "predicted.jsonl"
            gold.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
            predicted.write_text("\n".join(json.dumps(prediction(row)) for row in rows), encoding="utf-8")
            print(f"== {path.stem}", flush=True)
            subprocess.run([sys.executable, str(folder / "score_conflicts.py"), str(gold), str(predicted), "--by", by], check=True)


if __name__ == "__main__":
    main()
