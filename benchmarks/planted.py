"""Plant errors in real articles on one event, and see which are found beside another article.

Usage: python benchmarks/planted.py [FOLDER] [--show N] [--seed N]

Of two articles of `dev/conflicts/same_event.jsonl` on one event that share an uncommon figure, one gets
another value for it wherever it states it: by a slip (two digits swapped or one changed), or any other of its size; there
small counts of something are changed too. The pair as it was should raise nothing, the changed pair a finding on the changed
passage. This is how a figure that is corrected later looks beside the report of another desk.

Most of them stand beside a copy, though: one wire story in two outlets. So every number, month and
weekday of 80 of the longer articles is also changed in turn, and each should be found beside the article as it was.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from factcheck.audit import audit
from factcheck.extract import read
from factcheck.link.blocks import is_uncommon, signature
from factcheck.model import Claim, Document, Finding


def slipped(written: str, choose: random.Random) -> str:
    """Digits with an error in them, never the same number."""
    digits = [i for i, c in enumerate(written) if c.isdigit()]
    kinds = ["digit", "digit", "digit"] + (["swap"] * 3 if len(digits) > 1 else [])
    while True:
        text = list(written)
        if choose.choice(kinds) == "swap":
            at = choose.randrange(len(digits) - 1)
            a, b = digits[at], digits[at + 1]
            text[a], text[b] = text[b], text[a]
        else:
            text[choose.choice(digits)] = choose.choice("123456789")
        if "".join(text) != written and text[digits[0]] != "0":
            return "".join(text)


FACTORS = (0.55, 0.7, 0.8, 0.9, 1.1, 1.2, 1.35, 1.6)
STEPS = (-3, -2, -1, 1, 2, 3, 5)
SMALL, OLDEST = 20, 100
"""Number up to which an error is so many more or fewer, not so many times; and that no error makes of a smaller one, which may be an age."""


def another(written: str, choose: random.Random) -> str:
    """Another number of the same size, with as many decimals, and rounded alike."""
    digits = re.sub(r"\D", "", written)
    value = int(digits)
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    decimals = len(written) - written.rindex(".") - 1 if "." in written else 0
    while True:
        number = value + choose.choice(STEPS) if value < SMALL else int(round(value * choose.choice(FACTORS), -max(zeros, 0)))
        if number > 1 and number != value and (number < OLDEST or value >= OLDEST):
            break
    if decimals:
        return f"{number / 10**decimals:.{decimals}f}"
    return f"{number:,}" if "," in written else str(number)


def is_told(claim: Claim, common: bool) -> bool:
    """Whether a claim is a figure in digits that two texts have in common for a reason: an uncommon one, or else one of something."""
    if claim.kind != "figure" or not re.search(r"\d", claim.figure.written):
        return False
    return is_uncommon(claim) or common and claim.figure.low == claim.figure.high != 1 and bool(claim.figure.unit or claim.topic.counted)


def shared(a: list[Claim], b: list[Claim], common: bool) -> list[Claim]:
    """The figures of one article that the other has too, each value once."""
    theirs = {signature(c) for c in b if c.kind == "figure"}
    found = {signature(c): c for c in a if is_told(c, common) and signature(c) in theirs}
    return [claim for _, claim in sorted(found.items(), key=str)]


def cases(path: Path, changed: Callable[[str, random.Random], str], seed: int) -> list[tuple[str, str, str, list[tuple[int, int]]]]:
    """First text as it was, first text changed, second text, and the changed spans."""
    choose = random.Random(seed)
    common = changed is another
    by_event: dict[str, list[tuple[str, list[Claim]]]] = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        by_event.setdefault(row["event"], []).append((row["text"], list(read(Document(row["text"], id="a")).claims)))
    found = []
    for event in by_event.values():
        pairs = [(a, b) for a, b in combinations(event, 2) if shared(a[1], b[1], common)]
        for (text, claims), (other, other_claims) in choose.sample(pairs, min(6, len(pairs))):
            claim = choose.choice(shared(claims, other_claims, common))
            digits = re.search(r"\d[\d.,]*\d|\d", claim.figure.written)[0]
            wrong = changed(digits, choose)
            spans, out, at = [], "", 0
            for match in re.finditer(rf"(?<![\d.,]){re.escape(digits)}(?![\d]|[.,]\d)", text):
                out += text[at:match.start()]
                spans.append((len(out), len(out) + len(wrong)))
                out += wrong
                at = match.end()
            found.append((text, out + text[at:], other, spans))
    return found


NAMES = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"), (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORD = re.compile(r"(?<![\w.,:-])\d[\d.,]*\d(?!\w)|(?<![\w.,:-])\d(?![\w.,:-])|(?<!\w)(?:" + "|".join(name for names in NAMES for name in names) + r")(?!\w)")
LONG, COPIES = 300, 80
"""Characters from which an article is changed, and how many are."""


def copies(path: Path) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """A text as it was, the text with one number, month or weekday changed, and where."""
    choose = random.Random(17)
    texts = [row["text"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if len(row["text"]) > LONG]
    for text in choose.sample(texts, min(COPIES, len(texts))):
        for match in WORD.finditer(text):
            names = next((names for names in NAMES if match[0] in names), None)
            wrong = choose.choice([name for name in names if name != match[0]]) if names else slipped(match[0], choose)
            yield text, text[:match.start()] + wrong + text[match.end():], (match.start(), match.start() + len(wrong))


def flags(text: str, other: str) -> list[Finding]:
    """Warnings and errors that rest on both texts."""
    findings = audit([Document(text, id="a"), Document(other, id="b")]).findings
    return [f for f in findings if f.severity != "info" and {e.document for e in f.evidence} == {"a", "b"}]


def measure(name: str, planted: list[tuple[str, str, str, list[tuple[int, int]]]], show: int) -> None:
    """Print how many errors of one kind are found beside another article, and the first misses and false alarms."""
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for clean, wrong, other, spans in planted:
        false = flags(clean, other)
        hits = flags(wrong, other)
        exact = [f for f in hits if any(e.document == "a" and e.start < end and start < e.end for e in f.evidence for start, end in spans)]
        counts.update(pairs=1, false=bool(false), flagged=bool(hits), exact=bool(exact))
        rules.update(f.rule for f in false)
        if show and (false or not exact):
            show -= 1
            start, end = spans[0]
            print("FALSE" if false else "MISSED", repr(wrong[max(0, start - 80):start] + "[" + wrong[start:end] + "]" + wrong[end:end + 80]))
            for f in false:
                print("    ", f.rule, f.severity, f.message[:250])
                for e in f.evidence[:2]:
                    t = clean if e.document == "a" else other
                    print("         ", repr(t[max(0, e.start - 60):e.start] + "[" + e.surface + "]" + t[e.end:e.end + 60]))
    n = counts["pairs"]
    precision, recall = counts["flagged"] / max(counts["flagged"] + counts["false"], 1), counts["flagged"] / n
    print(f"{name} beside another article, {n} pairs: recall {recall:.3f} (on the changed passage {counts['exact'] / n:.3f}), false alarms {counts['false'] / n:.3f}, "
          f"precision {precision:.3f}, F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}; false alarms by rule {dict(rules)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(Path(__file__).parent.parent.parent / "shared"))
    parser.add_argument("--show", type=int, default=0, help="print this many misses and false alarms")
    parser.add_argument("--seed", type=int, default=11, help="of the choice of articles and errors")
    options = parser.parse_args()
    path = Path(options.folder) / "dev" / "conflicts" / "same_event.jsonl"
    if not path.is_file():
        print(f"{path}: not here; nothing to score")
        return
    for name, changed in (("slips", slipped), ("others", another)):
        measure(name, cases(path, changed, options.seed), options.show)
    found = [any(e.document == "a" and e.start < end and start < e.end for f in flags(wrong, text) for e in f.evidence) for text, wrong, (start, end) in copies(path)]
    print(f"beside the article as it was, {len(found)} changes: recall {sum(found) / len(found):.3f}")


if __name__ == "__main__":
    main()
