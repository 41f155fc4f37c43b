"""Score quotes and reported speech against articles annotated by hand.

Usage: python benchmarks/speech.py FILE.jsonl [--misses N] [--language CODE] [--part odd|even]

Each line of the file is one article: `id`, `language`, `text`, and `attributions`, each with `source`,
`cue`, `content` and `quotes` as lists of `[start, end)` offsets, the resolved `speaker`, and `kind`
(direct, indirect, mixed); `not_speech` lists spans that only look like speech. Printed are

- direct speech: precision, recall and F1 of the quote rows against the quoted spans, by overlap;
- right speaker: the share of quoted spans that a quote row overlaps with the right speaker: its
  offsets overlap the annotated source, or its name and the annotated one go together;
- all reported speech: quote and attribution rows against the contents, by overlap, and again with
  every row and every content counted once at most (`one to one`);
- articles of whose quoted spans none is found, and spans that only look like speech taken for it.

`--part` takes the articles with an odd or even number in their id. `--misses` prints the first so
many of each kind of mistake.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from pathlib import Path


def overlap(a, b) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def touches(span, spans) -> bool:
    return any(overlap(span, other) for other in spans)


def name_words(name: str) -> set[str]:
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return set(re.findall(r"[a-z0-9]+", folded)) - {"the", "a", "an", "of", "el", "la", "los", "las", "de", "del", "s"}


def right_speaker(row, gold) -> bool:
    source = row.source
    if source.start is not None and touches((source.start, source.end), gold["source"]):
        return True
    want, have = name_words(gold["speaker"]), name_words(source.speaker)
    if not have:
        return gold["speaker"] in ("", "unspecified")
    return have <= want or want <= have


def one_to_one(rows, golds) -> int:
    """Pairs of rows and contents, each used once: the most there can be (augmenting paths)."""
    edges = [[n for n, spans in enumerate(golds) if touches(row, spans)] for row in rows]
    owner: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for gold in edges[row]:
            if gold not in seen:
                seen.add(gold)
                if gold not in owner or place(owner[gold], seen):
                    owner[gold] = row
                    return True
        return False

    return sum(place(row, set()) for row in range(len(rows)))


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def line(name: str, right_rows: int, rows: int, right_gold: int, gold: int) -> str:
    p, r = right_rows / max(rows, 1), right_gold / max(gold, 1)
    return f"{name:24} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f1(p, r):5.1f}   ({right_rows}/{rows} rows, {right_gold}/{gold} annotated)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--language", default="")
    parser.add_argument("--part", choices=("odd", "even"))
    options = parser.parse_args()
    from factcheck.extract import read
    from factcheck.model import Document

    count = dict.fromkeys(("direct_rows", "direct_right_rows", "direct", "direct_found", "speaker", "rows", "right_rows", "contents", "found", "pairs", "looks"), 0)
    lost: list[str] = []
    wrong: dict[str, list[str]] = {name: [] for name in ("direct missed", "direct too much", "wrong speaker", "content missed", "row too much", "taken for speech")}
    for number, raw in enumerate(Path(options.file).read_text(encoding="utf-8").splitlines(), 1):
        article = json.loads(raw)
        digits = re.search(r"\d+", str(article["id"]))
        odd = int(digits.group() if digits else number) % 2 == 1
        if options.language and article["language"] != options.language or options.part and odd != (options.part == "odd"):
            continue
        text = article["text"]
        rows = [c for c in read(Document(text)).claims if c.kind in ("quote", "attribution")]
        quotes = [c for c in rows if c.kind == "quote"]
        direct = [(span, gold) for gold in article["attributions"] for span in (gold["quotes"] or (gold["content"] if gold["kind"] == "direct" else []))]

        def show(span, article=article, text=text) -> str:
            return f"{article['id']} {text[max(0, span[0] - 60):span[0]]!r} [{text[span[0]:span[1]]!r}] {text[span[1]:span[1] + 60]!r}"

        found_here = 0
        for span, gold in direct:
            over = [q for q in quotes if overlap((q.start, q.end), span)]
            found_here += bool(over)
            count["speaker"] += any(right_speaker(q, gold) for q in over)
            if not over:
                wrong["direct missed"].append(show(span))
            elif not any(right_speaker(q, gold) for q in over):
                wrong["wrong speaker"].append(f"want {gold['speaker']!r} have {[q.source.speaker for q in over]} {show(span)}")
        if direct and not found_here:
            lost.append(article["id"])
        count["direct"] += len(direct)
        count["direct_found"] += found_here
        count["direct_rows"] += len(quotes)
        for q in quotes:
            good = touches((q.start, q.end), [span for span, _ in direct])
            count["direct_right_rows"] += good
            if not good:
                wrong["direct too much"].append(show((q.start, q.end)))
        contents = [gold["content"] for gold in article["attributions"]]
        spans = [(c.start, c.end) for c in rows]
        for gold in article["attributions"]:
            good = any(touches(span, gold["content"]) for span in spans)
            count["found"] += good
            if not good:
                cue = " ".join(text[a:b] for a, b in gold["cue"])
                wrong["content missed"].append(f"<{cue}> {show((min(s[0] for s in gold['source'] + gold['cue'] + gold['content']), max(s[1] for s in gold['content'])))}")
        for c in rows:
            good = any(touches((c.start, c.end), content) for content in contents)
            count["right_rows"] += good
            if not good:
                wrong["row too much"].append(f"<{c.source.cue}> {show((c.start, c.end))}")
        count["pairs"] += one_to_one(spans, contents)
        count["rows"] += len(rows)
        count["contents"] += len(contents)
        for span in article.get("not_speech", ()):
            if touches(span, [(q.start, q.end) for q in quotes]) and not touches(span, [s for s, _ in direct]):
                count["looks"] += 1
                wrong["taken for speech"].append(show(span))
    for name, found in wrong.items():
        for miss in found[:options.misses]:
            print(f"  {name}: {miss}")
    print(line("direct speech", count["direct_right_rows"], count["direct_rows"], count["direct_found"], count["direct"]))
    print(f"{'span and right speaker':24} {100 * count['speaker'] / max(count['direct'], 1):.1f} %")
    print(line("all reported speech", count["right_rows"], count["rows"], count["found"], count["contents"]))
    print(line("  one to one", count["pairs"], count["rows"], count["pairs"], count["contents"]))
    print(f"articles lost: {len(lost)} {' '.join(lost)}; only looks like speech and taken for it: {count['looks']}")


if __name__ == "__main__":
    main()
