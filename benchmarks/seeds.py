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
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
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


LISTS = {"F048"}
"""Rows whose passages are instances of one remark, not the two sides of a comparison."""


def needed(row) -> int:
    """How many of a row's passages must be shown: two where it has several and compares them.

    Notes (info), lists of instances, and remarks on sources or on the text itself need one.
    """
    families = set(row["families"])
    compares = families & {"FC1", "FC2", "FC3", "FC5"} and row["severity"] != "info" and row["id"] not in LISTS
    return 2 if compares and len(row["evidence"]) > 1 else 1


def found_rows(shared: Path, audit) -> dict[str, list]:
    """Findings by the id of each row they find, for the rows that are not for the sheet alone."""
    gold = [row for row in rows(shared / "gold" / "findings.jsonl") if row["families"] != ["sheet"]]
    return {row["id"]: [f for f in audit.findings if f.rule[:3] in row["families"] and hit(f, row) >= needed(row)] for row in gold}


def further(audit, found: dict[str, list]) -> list:
    """Warnings and errors that find no row."""
    used = {f.finding_id for findings in found.values() for f in findings}
    return [f for f in audit.findings if f.severity != "info" and f.finding_id not in used]


def flagged_traps(shared: Path, audit) -> list[tuple]:
    """Pairs that look like conflicts and are none, with the finding that flags them."""
    return [(row["id"], f) for row in rows(shared / "gold" / "traps.jsonl") for f in audit.findings
            if f.severity != "info" and hit(f, row) >= min(2, len(row["evidence"]))]


def score_findings(shared: Path, audit) -> None:
    found = found_rows(shared, audit)
    for name, findings in found.items():
        print(f"  {'found ' if findings else 'MISSED'} {name} {', '.join(sorted({f.rule for f in findings}))}")
    print(f"findings: {sum(map(bool, found.values()))} of {len(found)} found")
    more = further(audit, found)
    for f in more:
        print(f"  further {f.severity} {f.rule} {f.at.document}:{f.at.line} “{f.at.surface[:60]}” {f.message[:150]}")
    print(f"further warnings and errors: {len(more)}")


def score_traps(shared: Path, audit) -> None:
    bad = flagged_traps(shared, audit)
    for name, f in bad:
        print(f"  TRAP {name} {f.rule} {f.message[:120]}")
    print(f"traps flagged: {len(bad)}")


def same(name: str, gold: dict, claim: dict) -> bool:
    want, have = gold.get(name), claim.get(name)
    if name in ("speaker", "speaker_title", "affiliation"):
        want, have = (str(v or "").lower().removeprefix("the ") for v in (want, have))
        return not want or want in have or have in want and bool(have) or "unnamed" in want
    if isinstance(want, (int, float)) and isinstance(have, (int, float)):
        return abs(want - have) <= 1e-9 * max(abs(want), abs(have), 1)
    return (want or "") == (have or "")


@dataclass
class ClaimScore:
    """Counts by kind, the rows that are wrong, and what must be nothing at all."""

    total: Counter
    span: Counter
    right: Counter
    wrong: list[str]
    silent: int = 0
    terms: int = 0


def claim_score(shared: Path, audit) -> ClaimScore:
    """Score the extracted claims against the annotated ones."""
    from factcheck.table import claim_row

    by_document = defaultdict(list)
    for claim in audit.claims:
        by_document[claim.origin.document].append(claim_row(claim))
    score = ClaimScore(Counter(), Counter(), Counter(), [])
    for row in rows(shared / "gold" / "claims.jsonl"):
        here = [c for c in by_document[row["document"]] if c["start"] < row["end"] and row["start"] < c["end"]]
        kind = row["kind"]
        if not row["scored"]:
            score.silent += bool(here) and row["section"] != "body"
        elif kind == "not_speech":
            score.terms += any(c["kind"] == "quote" for c in here)
        else:
            here = [c for c in here if c["kind"] == kind]
            good = any(all(same(name, row, c) for name in VALUES[kind]) for c in here)
            score.total[kind] += 1
            score.span[kind] += bool(here)
            score.right[kind] += good
            if not good:
                score.wrong.append(f"{row['id']} {kind} {row['surface'][:50]!r} want {[row.get(n) for n in VALUES[kind]]} have {[[c.get(n) for n in VALUES[kind]] for c in here]}")
    return score


def score_claims(shared: Path, audit) -> None:
    score = claim_score(shared, audit)
    for line in score.wrong:
        print(f"  {line}")
    for kind in sorted(score.total):
        print(f"claims, {kind}: span {score.span[kind]}/{score.total[kind]}, span and values {score.right[kind]}/{score.total[kind]}")
    print(f"claims in silent sections: {score.silent}; quoted terms taken for speech: {score.terms}")


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
