"""Words inside a quote are changed.

Why it matters: quotation marks promise the words as they were spoken. When two texts give one quote of
one person and a word in the middle differs, one of them has altered it; a lost “not” turns it round.

Flags:
    a.md [2025-03-04]: “We will not close the second furnace before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: “We will close the second furnace before the end of the winter,” said Ilse Brandt.

    a.md [2025-03-04]: “We will close the second furnace before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: “We may close the second furnace before the end of the winter,” Brandt said.

    “Nobody in this valley will buy another tonne of that metal,” said Tomas Okonkwo. ¶ Prices fell.
    “Nobody in this valley could buy another tonne of that metal,” Okonkwo told the council.

    a.md [2025-03-04]: «No vamos a cerrar el segundo horno antes de que acabe el invierno», dijo Lucía Arenal.
    b.md [2025-03-05]: «Vamos a cerrar el segundo horno antes de que acabe el invierno», afirmó Arenal.

    a.md [2025-03-04]: «Cada tonelada que perdemos en este valle la gana otro país», dijo Bruno Tejada.
    b.md [2025-03-05]: «Cada empleo que perdemos en este valle la gana otro país», dijo Bruno Tejada.

Passes:
    a.md [2025-03-04]: “We will not close the second furnace before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: "We will not close the second furnace before the end of the winter," Brandt said.

    a.md [2025-03-04]: “We will not close the second furnace before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: “We will not close the second furnace … the end of the winter,” said Ilse Brandt.

    a.md [2025-03-04]: “They will not close it before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: “They will not close [the furnace] before the end of the winter,” said Ilse Brandt.

    a.md [2025-03-04]: “We will not close the second furnace before the end of the winter, whatever they say,” said Ilse Brandt.
    b.md [2025-03-05]: “We will not close the second furnace before the end of the winter,” said Ilse Brandt.

    a.md [2025-03-04]: “We don’t want to close 2 of the furnaces before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: “We do not want to close two of the furnaces before the end of the winter,” said Ilse Brandt.

    a.md [2025-03-04]: “The colour of the metal tells you all about the labour in it,” said Ilse Brandt.
    b.md [2025-03-05]: “The color of the metal tells you all about the labor in it,” said Ilse Brandt.

    a.md [2025-03-04]: “We will close the second furnace before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: “We will open the third furnace after the start of the summer,” said Ilse Brandt.

    a.md [2025-03-04]: “We closed the first line in June because the orders stopped,” said Ilse Brandt. “We closed the second line in July because the orders stopped.”

    a.md [2025-03-04]: «No vamos a cerrar el segundo horno antes de que acabe el invierno», dijo Lucía Arenal.
    b.md [2025-03-05]: “We are not going to close the second furnace before the winter ends,” said Lucía Arenal.

    a.md [2025-03-04]: “We will close the second furnace before the end of the winter,” said Ilse Brandt.
    b.md [2025-03-05]: “We may close the second furnace before the end of the winter,” said Tomas Okonkwo.
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher

from factcheck.lexicon import language
from factcheck.link import people
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule

WORDS = 8
"""Words from which two quotes are one by more than chance."""
SHINGLE = 3
BESIDE = 2
"""Words that must be the same on each side of a change, or to the end of the quote."""
ALIKE = 0.75
"""Share of the shorter quote that must stand, in order, in the longer one."""
CHANGES = 2
CHANGED = 2
"""Changes, and words in each, at most; with more it is another sentence, or another translation."""
SPELLING = 0.8
"""Likeness from which two words are one, spelled in two ways."""
GAP = "…"


@rule("FC409", "altered-quote", title="Words inside a quote are changed", severity="warning", scope="corpus")
def check(case: Case):
    quotes = [(c, words) for c in case.of_kind("quote") if c.source.kind == "named" and len(words := _words(c.surface)) >= WORDS]
    quotes.sort(key=lambda q: (q[0].origin.role != "draft", q[0].origin.published or "9999", q[0].origin.document, q[0].start))
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    told: set[int] = set()
    for number, (claim, words) in enumerate(quotes):
        shingles = sorted({tuple(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)})
        for earlier in sorted({n for s in shingles for n in index[s]}):
            first = quotes[earlier][0]
            if earlier in told or first.origin.role != "draft" or not _comparable(first, claim):
                continue
            changes = _changes(quotes[earlier][1], words, language(claim.origin.language).set("cues", "negations"))
            if changes:
                told |= {earlier, number}
                yield _finding(first, claim, changes)
                break
        for shingle in shingles:
            index[shingle].append(number)


def _comparable(a: Claim, b: Claim) -> bool:
    """Whether two quotes can be one: of one person, in one language, and not two pieces of one utterance."""
    if a.origin.language != b.origin.language or a.utterance and a.utterance == b.utterance:
        return False
    if a.origin.document == b.origin.document and a.paragraph == b.paragraph:
        return False
    return people.same(a.source.speaker, b.source.speaker)


def _words(surface: str) -> list[str]:
    """The words of a quote, folded; an ellipsis or a bracket is a gap."""
    text = re.sub(r"\.{3,}|…|\[[^\]]*\]|\([^)]*\)", f" {GAP} ", people.fold(surface))
    text = re.sub(r"[’']", "", re.sub(r"n[’']t\b", " not", text))
    return re.findall(rf"[^\W_]+|{GAP}", text)


def _changes(a: list[str], b: list[str], negations: frozenset[str]) -> list[tuple[str, str]]:
    """The words changed inside the run that two quotes share; empty where they are the same, or not one quote."""
    match = SequenceMatcher(None, a, b, autojunk=False)
    codes = match.get_opcodes()
    if sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal") < ALIKE * min(len(a), len(b)):
        return []
    inner = list(codes)
    while inner and inner[0][0] in ("insert", "delete"):  # a quote may begin later and end sooner
        _, i1, i2, j1, j2 = inner.pop(0)
        if i2 - i1 + j2 - j1 <= CHANGED and not negations.isdisjoint(a[i1:i2] + b[j1:j2]):
            return [(" ".join(a[i1:i2]), " ".join(b[j1:j2]))]  # but not without its "no"
    while inner and inner[-1][0] in ("insert", "delete"):
        inner.pop()
    changes: list[tuple[str, str]] = []
    for number, (tag, i1, i2, j1, j2) in enumerate(inner):
        if tag == "equal":
            continue
        ours, theirs = a[i1:i2], b[j1:j2]
        if GAP in ours or GAP in theirs or _one(ours, theirs):
            continue
        if max(len(ours), len(theirs)) > CHANGED or not _held(inner, number):
            return []
        changes.append((" ".join(ours), " ".join(theirs)))
    return changes if len(changes) <= CHANGES else []


def _held(codes: list[tuple], number: int) -> bool:
    """Whether a change stands between words that are the same; one at an end needs them on the other side only."""
    before = codes[number - 1] if number else None
    after = codes[number + 1] if number + 1 < len(codes) else None
    sides = [c[2] - c[1] for c in (before, after) if c]
    return bool(sides) and all(size >= BESIDE or c is codes[0] for size, c in zip(sides, (c for c in (before, after) if c))) and max(sides) >= 2 * BESIDE


def _one(ours: list[str], theirs: list[str]) -> bool:
    """Whether two words are one but for their spelling, or one of them is in digits."""
    if any(w.isdigit() for w in (*ours, *theirs)):
        return True  # figures have rules of their own
    x, y = "".join(ours), "".join(theirs)
    return bool(x and y) and SequenceMatcher(None, x, y).ratio() >= SPELLING


def _finding(first: Claim, other: Claim, changes: list[tuple[str, str]]) -> Finding:
    told = "; ".join(f"“{x}” against “{y}”" if x and y else f"“{x or y}” stands in one only" for x, y in changes)
    return Finding(f"One quote of {first.source.speaker} in two wordings: {told}.",
                   (Evidence.of(first, "stated"), Evidence.of(other, "other")), expected=other.surface, stated=first.surface, confidence=0.8)
