"""Make `factcheck/lexicon/rarity.csv`: how rare each word of news is.

Usage: python benchmarks/make_rarity.py ../shared/dev/conflicts

Counts in how many texts each word (in the linker's one form) occurs, over the excerpts of ECB+
(CC BY 3.0), SummEdits (Apache-2.0) and VitaminC (CC BY-SA 3.0) that lie in that folder, and writes
the inverse document frequency, ln(N/n), of the words that occur in at least eight texts. The table
is committed: the weight of a word must not depend on the texts that are being checked.
"""

import csv
import json
import math
import sys
from collections import Counter
from pathlib import Path

from factcheck.extract.topics import keys
from factcheck.lexicon import language

folder = Path(sys.argv[1])
texts = set()
for name in ("same_event.jsonl", "summedits.jsonl", "vitaminc.jsonl"):
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts |= {row.get("text") or "", row.get("text_a") or "", row.get("text_b") or ""}
texts.discard("")
count = Counter()
for text in sorted(texts):
    count.update(k for k in keys(text, language("en")) if k.isalpha())
target = Path(__file__).parent.parent / "factcheck" / "lexicon" / "rarity.csv"
with target.open("w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["word", "rarity"])
    for word, n in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        if n >= 8:
            writer.writerow([word, f"{math.log(len(texts) / n):.1f}"])
print(len(texts), "texts,", sum(n >= 8 for n in count.values()), "words")
