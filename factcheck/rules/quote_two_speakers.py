"""One quote has two speakers.

Why it matters: the same words cannot have been said first by two people. One of the two texts names
the wrong person, and a quote in the wrong mouth is the mistake that people ring up about.

Flags:
    a.md [2025-03-04]: “We closed the furnace because the orders stopped,” said plant owner Ilse Brandt.
    b.md [2025-03-05]: "We closed the furnace because the orders stopped," said Tomas Okonkwo, who leads the union.

    “Nobody in this valley will buy another tonne of it,” said Ilse Brandt. ¶ The mood was low.
    “Nobody in this valley will buy another tonne of it,” Tomas Okonkwo told the council.

    a.md [2025-03-04]: «Cerramos el horno porque los pedidos se acabaron del todo», dijo Lucía Arenal.
    b.md [2025-03-06]: “Cerramos el horno porque los pedidos se acabaron del todo”, afirmó Bruno Tejada.

Passes:
    a.md [2025-03-04]: “We closed the furnace because the orders stopped,” said plant owner Ilse Brandt.
    b.md [2025-03-05]: "We closed the furnace because the orders stopped," Brandt said.

    a.md [2025-03-04]: “We closed the furnace because the orders stopped,” the company said.
    b.md [2025-03-05]: "We closed the furnace because the orders stopped," said spokeswoman Ilse Brandt.

    a.md [2025-03-04]: “Nobody wants to comment,” said Ilse Brandt.
    b.md [2025-03-05]: “Nobody wants to comment,” said Tomas Okonkwo.

    «Cerramos el horno porque los pedidos se acabaron del todo», dijo Lucía Arenal. (“We closed the furnace because the orders ran out completely.”)

    a.md [2025-03-04]: «Cerramos el horno porque los pedidos se acabaron del todo», dijo Lucía Arenal Ríos.
    b.md [2025-03-06]: “Cerramos el horno porque los pedidos se acabaron del todo”, afirmó Arenal.

Misses:
    a.md [2025-03-04]: “We closed the furnace because the orders stopped,” said Ilse Brandt.
    b.md [2025-03-05]: “We closed the furnace because the orders stopped,” said Jonas Brandt.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher

from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule

WORDS = 8
"""Normalised words from which two quotes are the same by more than chance."""
SHINGLE = 4
ALIKE = 0.9
"""Share of the shorter quote that must stand, in order, in the longer one."""
MOST = 10


@rule("FC401", "quote-two-speakers", title="One quote, two speakers", severity="error", scope="corpus")
def check(case: Case):
    texts = {d.id: d.text for d in case.documents}
    quotes = [(c, words) for c in case.of_kind("quote") if c.source.kind == "named" and _is_named(c, texts.get(c.origin.document, ""))
              and len(words := _words(c.surface)) >= WORDS]
    quotes.sort(key=lambda q: (q[0].origin.role != "draft", q[0].origin.published or "9999", q[0].origin.document, q[0].start))
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    groups: dict[int, list[int]] = defaultdict(list)
    for number, (claim, words) in enumerate(quotes):
        shingles = {tuple(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
        anchor = next((n for n in sorted({n for s in shingles for n in index[s]}) if _alike(words, quotes[n][1])), number)
        groups[anchor].append(number)
        if anchor == number:
            for shingle in shingles:
                index[shingle].append(number)
    for anchor, members in groups.items():
        first = quotes[anchor][0]
        others = [quotes[n][0] for n in members[1:] if not _same_person(quotes[n][0].source.speaker, first.source.speaker) and quotes[n][0].utterance != (first.utterance or None)]
        if others and first.origin.role == "draft":
            yield _finding(first, others)


def _finding(first: Claim, others: list[Claim]) -> Finding:
    names = ", ".join(dict.fromkeys(o.source.speaker for o in others))
    return Finding(f"The same words are given to {first.source.speaker} and to {names}.",
                   (Evidence.of(first, "stated"), *(Evidence.of(o, "other") for o in others[:MOST])),
                   expected=first.source.speaker, stated=names, confidence=0.85)


def _is_named(claim: Claim, text: str) -> bool:
    """Whether the words beside the quote name the speaker: a pronoun may have been resolved wrongly."""
    source = claim.source
    if source.start is None or source.end is None:
        return False
    return bool({*_words(text[source.start:source.end])} & {*_words(source.speaker)})


def _fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[’']", "", _fold(text)))


def _alike(a: list[str], b: list[str]) -> bool:
    short = min(len(a), len(b))
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if block.size >= 3)
    return same >= ALIKE * short


def _same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: they share a surname, as far as spelling goes."""
    one, two = ([w for w in _words(name) if len(w) > 1] for name in (a, b))
    if not one or not two:
        return True
    rest = one[1:] or one, two[1:] or two
    return any(SequenceMatcher(None, x, y).ratio() >= 0.8 for x in rest[0] for y in rest[1]) or set(one) <= set(two) or set(two) <= set(one)
