"""Make `factcheck/lexicon/rarity.csv`: how rare each word is.

Usage: pip install wordfreq && python benchmarks/make_rarity.py

The frequencies are those of wordfreq 3.1 (Robyn Speer; data under CC BY-SA 4.0, from Wikipedia,
Google Books Ngrams, OpenSubtitles, the Leeds Internet Corpus, ParaCrawl and others), summed over the
forms that the linker brings to one. The rarity of a word that makes up the part p of all words is
-ln(1 - exp(-300 p)): what it says that a short article of 300 words has it. A word takes the value of
the language in which it is commonest. The table is committed: the weight of a word must not depend
on the texts that are being checked.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path

from wordfreq import top_n_list, word_frequency

from factcheck.extract.topics import stem
from factcheck.lexicon import RAREST, languages

LENGTH = 300
"""Words of the article that a rarity speaks of."""

WORDS = 60_000
"""Commonest words that are read of each language."""


def main() -> None:
    part: dict[str, float] = {}
    for code in languages():
        own: Counter[str] = Counter()
        for word in top_n_list(code, WORDS):
            if word.isalpha() and len(word) > 1:
                own[stem(word)] += word_frequency(word, code)
        for word, p in own.items():
            part[word] = max(part.get(word, 0.0), p)
    rows = sorted((round(-math.log(-math.expm1(-LENGTH * p)), 1), word) for word, p in part.items())
    target = Path(__file__).parent.parent / "factcheck" / "lexicon" / "rarity.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word", "rarity"])
        kept = [(word, rarity) for rarity, word in rows if rarity < RAREST]
        writer.writerows(kept)
    print(len(kept), "words")


if __name__ == "__main__":
    main()
