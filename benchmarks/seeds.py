"""Score factcheck on the hand-annotated articles and on clean copy.

Usage: python benchmarks/seeds.py [FOLDER]

Reads `seeds/`, `gold/` and `dev/conflicts/` of the folder (default: `../shared` beside this
checkout) and prints
- which rows of `gold/findings.jsonl` are found: by a rule of a family the row names, with passages
  that overlap the row's (two of them where it has more than one and compares two);
- every further warning and error, for reading;
- pairs of `gold/traps.jsonl` that are flagged as conflicts (there must be none);
- the share of scored rows of `gold/claims.jsonl` that are extracted with an overlapping span and
  the same values, by kind, and rows in silent sections that made a claim;
- warnings and errors per article and per 1,000 words on single articles audited with no references.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPARING = {"FC1", "FC2", "FC3", "FC5"}
VALUES = {
    "figure": ("low", "high", "unit", "hedge", "change"), "date": ("date", "relation"), "quote": ("speaker", "speaker_title", "affiliation"),
    "attribution": ("speaker",), "office": ("subject",),
}


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def overlaps(a, b) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def spans(finding) -> list[tuple]:
    return [(e.document, e.start, e.end) for e in finding.evidence if e.start is not None]


def hit(finding, row) -> int:
    """How many of a row's passages a finding's evidence overlaps."""
    wanted = [(e["file"], e["start"], e["end"]) for e in row["evidence"]]
    return sum(any(overlaps(w, s) for s in spans(finding)) for w in wanted)


def needed(row) -> int:
    """A row that lists instances of one thing (families FC4 and FC9, notes on dates and units) needs one passage."""
    compares = len(row["evidence"]) > 1 and row["severity"] != "info" and row["id"] not in LISTS and set(row["families"]) & COMPARING | ({"FC4"} & set(row["families"]) and {"FC3"} & set(row["families"]))
    return 2 if compares else 1


LISTS = {"F048"}
"""Rows whose passages are instances of one remark, not the two sides of a comparison."""


def score_findings(shared: Path, audit) -> None:
    used = set()
    gold = [row for row in rows(shared / "gold" / "findings.jsonl") if row["families"] != ["sheet"]]
    found = 0
    for row in gold:
        best = [f for f in audit.findings if f.rule[:3] in row["families"] and hit(f, row) >= needed(row)]
        used |= {f.finding_id for f in best}
        found += bool(best)
        print(f"  {'found ' if best else 'MISSED'} {row['id']} {'/'.join(row['families'])} {row['severity']}: {', '.join(sorted({f.rule for f in best})) or row['evidence'][0]['surface'][:60]}")
    print(f"findings: {found} of {len(gold)} found")
    further = [f for f in audit.findings if f.severity != "info" and f.finding_id not in used]
    for f in further:
        print(f"  further {f.severity} {f.rule} {f.at.document}:{f.at.line} “{f.at.surface[:60]}” {f.message[:150]}")
    print(f"further warnings and errors: {len(further)}")


def score_traps(shared: Path, audit) -> None:
    bad = 0
    for row in rows(shared / "gold" / "traps.jsonl"):
        for f in audit.findings:
            if f.severity != "info" and hit(f, row) >= min(2, len(row["evidence"])):
                bad += 1
                print(f"  TRAP {row['id']} {f.rule} {f.message[:120]}")
    print(f"traps flagged: {bad}")


def same(kind: str, name: str, gold: dict, claim: dict) -> bool:
    want, have = gold.get(name), claim.get(name)
    if name in ("speaker", "speaker_title", "affiliation"):
        want, have = (str(v or "").lower().removeprefix("the ") for v in (want, have))
        return not want or want in have or have in want and bool(have) or "unnamed" in want
    if isinstance(want, (int, float)) and isinstance(have, (int, float)):
        return abs(want - have) <= 1e-9 * max(abs(want), abs(have), 1)
    return (want or "") == (have or "")


def score_claims(shared: Path, audit) -> None:
    from factcheck.table import claim_row

    by_document = defaultdict(list)
    for claim in audit.claims:
        by_document[claim.origin.document].append(claim_row(claim))
    total, span, right = Counter(), Counter(), Counter()
    silent = speech = 0
    for row in rows(shared / "gold" / "claims.jsonl"):
        here = [c for c in by_document[row["document"]] if c["start"] < row["end"] and row["start"] < c["end"]]
        if not row["scored"]:
            if row["section"] != "body":
                silent += bool(here)
            continue
        if row["kind"] == "not_speech":
            speech += any(c["kind"] == "quote" for c in here)
            continue
        kind = row["kind"]
        here = [c for c in here if c["kind"] == kind]
        total[kind] += 1
        span[kind] += bool(here)
        good = [c for c in here if all(same(kind, name, row, c) for name in VALUES[kind])]
        right[kind] += bool(good)
        if not good:
            print(f"  {'values' if here else 'span  '} {row['id']} {kind} {row['surface'][:50]!r} want {[row.get(n) for n in VALUES[kind]]} have {[[c.get(n) for n in VALUES[kind]] for c in here]}")
    for kind in sorted(total):
        print(f"claims, {kind}: span {span[kind]}/{total[kind]}, span and values {right[kind]}/{total[kind]}")
    print(f"claims in silent sections: {silent}; quoted terms taken for speech: {speech}")


def score_clean(shared: Path) -> None:
    from factcheck.audit import audit
    from factcheck.model import Document

    for name, field in (("same_event.jsonl", "text"), ("summedits.jsonl", "text_b")):
        texts = sorted({row[field] for row in rows(shared / "dev" / "conflicts" / name)})
        per, words, which, shown = [], 0, Counter(), []
        for number, text in enumerate(texts):
            findings = [f for f in audit([Document(text, id=f"{name}:{number}")]).findings if f.severity != "info"]
            per.append(len(findings))
            words += len(text.split())
            which.update(f.rule for f in findings)
            shown += findings
        for f in shown[:40]:
            print(f"  {f.severity} {f.rule} {f.at.document} “{f.at.surface[:80]}” {f.message[:140]}")
        print(f"clean copy, {name}: {len(texts)} texts, {words} words, median {statistics.median(per)}, {1000 * sum(per) / words:.2f} per 1,000 words, {dict(which)}")


def main() -> None:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    if not (shared / "gold").is_dir():
        print(f"{shared}: no annotated articles here; nothing to score")
        return
    from factcheck import references
    from factcheck.audit import audit
    from factcheck.read import read_paths

    start = time.perf_counter()
    tables, _ = references.load(ROOT / "references")
    documents, _ = read_paths([shared / "seeds"])
    result = audit(documents, tables)
    print(f"audit of the seeds: {time.perf_counter() - start:.2f} s")
    score_findings(shared, result)
    score_traps(shared, result)
    score_claims(shared, result)
    score_clean(shared)


if __name__ == "__main__":
    main()
