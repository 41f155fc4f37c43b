"""Correction notices: which figure was wrong, and which one is right.

A notice stands in a section of kind `correction`, which makes no claims for its article. It names
the wrong value with "not" ("$1.33 billion, not $133 billion"), or first, as what an earlier version
said, with the right one after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.extract import dates, figures, topics
from factcheck.lexicon import language
from factcheck.model import Document, Figure


@dataclass(frozen=True, slots=True)
class Notice:
    """One corrected figure.

    Attributes:
        start, end: offsets of the notice.
        wrong, right: the values; right is None where the notice gives none.
        right_start, right_end: offsets of the right value (equal where there is none).
        keys: content words of the notice.
        names: capitalised words of its sentences, places and first words left out.
    """

    start: int
    end: int
    wrong: Figure
    right: Figure | None
    right_start: int
    right_end: int
    keys: frozenset[str]
    names: frozenset[str]


def find(document: Document) -> list[Notice]:
    """The figures that the correction notices of a segmented document withdraw."""
    lang = language(document.language)
    instead = lang.pattern("sections", "instead_of")
    found = []
    for section in document.sections:
        if section.kind != "correction":
            continue
        text = document.text[section.start:section.end]
        blocked = [(m.start, m.end) for m in dates.find(text, lang)]
        mentions = [m for m in figures.find(text, lang, blocked) if m.figure.unit or m.counted]
        if not mentions:
            continue
        wrong, right = _wrong_and_right(text, mentions, instead)
        names = frozenset(m.group(1) for m in re.finditer(r"(?<=[a-zà-ÿ] )([A-ZÁÉÍÓÚÑ][\w-]{3,})", text)) - {p for m in topics.find_places(text) for p in text[m.start:m.end].split()}
        r_start, r_end = (section.start + right.start, section.start + right.end) if right else (section.end, section.end)
        found.append(Notice(section.start, section.end, wrong.figure, right.figure if right else None, r_start, r_end, topics.keys(text, lang), names))
    return found


def _wrong_and_right(text: str, mentions: list[figures.FigureMention], instead: re.Pattern):
    """The mention after "not" is the wrong one; without it the first is, and the next the right one."""
    for index, mention in enumerate(mentions):
        if instead.search(text[max(0, mention.start - 16):mention.start]):
            others = [m for m in mentions if m is not mention]
            return mention, (others[max(0, index - 1)] if others else None)
    return mentions[0], (mentions[1] if len(mentions) > 1 else None)
