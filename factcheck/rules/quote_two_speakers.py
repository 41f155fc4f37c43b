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

    a.md [2025-03-04]: “We closed the furnace because the orders stopped,” said Ilse Brandt.
    b.md [2025-03-05]: “We closed the furnace because the orders stopped,” said Jonas Brandt.

    a.md [2025-03-04]: “We closed the furnace because the orders stopped,” said Tomas Okonkwo.
    b.md [2025-03-05]: “We closed the furnace because the orders stopped,” said Tomas Okonkwo Jr.

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

    a.md [2025-03-04]: “We closed the furnace because the orders stopped,” said James Okonkwo.
    b.md [2025-03-05]: “We closed the furnace because the orders stopped,” said union leader Jim Okonkwo.

    a.md [2025-03-04]: “Build it here, pay for it here, sell it here,” the crowd chanted.
    b.md [2025-03-05]: “Build it here, pay for it here, sell it here,” said Ilse Brandt.

    a.md [2025-03-04]: "You put the letter in a drawer and went home to dinner," Judge Ilse Brandt said.
    b.md [2025-03-05]: Judge Ilse Brandt told Tomas Okonkwo: "You put the letter in a drawer and went home to dinner."

    a.md [2025-03-04]: "You put the letter in a drawer and went home to dinner," Judge Ilse Brandt said.
    b.md [2025-03-05]: Judge Ilse Brandt told the defendant, Tomas Okonkwo, 51: "You put the letter in a drawer and went home to dinner."

    a.md [2025-03-04]: "You put the letter in a drawer and went home to dinner," Judge Ilse Brandt said.
    b.md [2025-03-05]: Tomas Okonkwo was told by Judge Ilse Brandt: "You put the letter in a drawer and went home to dinner."

    a.md [2025-03-04]: "You put the letter in a drawer and went home to dinner," Judge Ilse Brandt said.
    b.md [2025-03-05]: Tomas Okonkwo was told: "You put the letter in a drawer and went home to dinner."

    a.md [2025-03-04]: «No vamos a cerrar el segundo horno antes del invierno», dijo Lucía Arenal.
    b.md [2025-03-05]: La ministra Lucía Arenal advirtió al presidente de la patronal, Bruno Tejada: «No vamos a cerrar el segundo horno antes del invierno».

    a.md [2025-03-04]: «No vamos a cerrar el segundo horno antes del invierno», dijo Lucía Arenal.
    b.md [2025-03-05]: «No vamos a cerrar el segundo horno antes del invierno», le dijo Lucía Arenal al presidente de la patronal, Bruno Tejada.

    “We closed the furnace because the orders stopped,” Ilse Brandt said. ¶ Brandt had told the council a month before: “We closed the furnace because the orders stopped.”
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher

from factcheck.link import people
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
        others = [other for other in (quotes[n][0] for n in members[1:]) if not people.same(other.source.speaker, first.source.speaker)
                  and other.utterance != (first.utterance or None) and not _may_be_one(_spoken(first, texts), _spoken(other, texts))]
        if others and first.origin.role == "draft":
            yield _finding(first, others)


def _spoken(claim: Claim, texts: dict[str, str]) -> set[str]:
    """The words beside a quote for who says it."""
    return set(_words(texts[claim.origin.document][claim.source.start:claim.source.end]))


def _may_be_one(first: set[str], second: set[str]) -> bool:
    """Whether one is told by no more than a name that the other has too: "Mendez" and "Mrs. Mendez" may be one of a family."""
    less, more = sorted((first, second), key=len)
    return len(less) == 1 and less <= more


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


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[’']", "", people.fold(text)))


def _alike(a: list[str], b: list[str]) -> bool:
    short = min(len(a), len(b))
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if block.size >= 3)
    return same >= ALIKE * short
