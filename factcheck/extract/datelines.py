"""The day a text gives for itself: in a line of its own among the first, or in a dateline at the start
of its first paragraph (`BRANFIELD, 14 September 2025 - The team …`)."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.extract.date_words import DateMention
from factcheck.lexicon import Language
from factcheck.model import Document

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MARKUP = "*_#> \t"
_AGENCY = re.compile(r"\([^()\n]{1,30}\)")
_END = re.compile(r"[*_]*,?(?:[ \u00a0]?\([^()\n]{1,30}\))?[*_]*(?:[ \u00a0]?\.?[ \u00a0]?(?P<dash>[-–—])[-–—]?|[.:])[*_]*[ \u00a0]+(?=[\"“‘«'(¿¡]?[A-ZÁÉÍÓÚÑÜ\d])")
_BEFORE_DAY = re.compile(r", [a-z]{1,2}\Z")  # Lima, a 8 de mayo de 2025
LONGEST_PLACE = 60
"""Characters that the place and agency of a dateline take at most."""


_PLACE_LINE = re.compile(r"[A-ZÁÉÍÓÚÑÜ]{3}[A-ZÁÉÍÓÚÑÜ .’'-]*(?:,\s[A-Z][\w .]{1,20})?(?:\s\([^()\n]{1,30}\))?\s?\.?[-–—]{1,2}\s")


def after_dateline(sentence: str) -> int:
    """Where a sentence begins that opens with a place in capitals and a dash.

    >>> after_dateline("POUGHKEEPSIE, N.Y. (AP) — Sales fell."), after_dateline("NATO said - again - no.")
    (26, 0)
    """
    match = _PLACE_LINE.match(sentence)
    return match.end() if match else 0


def dated(document: Document, mentions: list[DateMention], lang: Language) -> Document:
    """The document with the day its text gives for itself, where its data gives none."""
    if document.published:
        return document
    text, looked = document.text, -1
    opening = _openings(document)
    for mention in mentions:
        if mention.start < looked or not (mention.relation == "on" and mention.possible and _DAY.fullmatch(mention.date)):
            continue
        line_start = text.rfind("\n", 0, mention.start) + 1
        if line_start in opening and _is_dateline(text, line_start, mention, lang):
            return replace(document, published=mention.date, dated_by="text")
        line_end = text.find("\n", mention.end)
        looked = line_end if line_end >= 0 else len(text)
        line = text[line_start:looked].strip()
        if text[:line_start].strip().count("\n") > 5:
            break
        if len(line) <= 80 and line[-1] not in ".!?;" and len(line.split()) <= 10:
            return replace(document, published=mention.date, dated_by="text")
    return document


def _openings(document: Document) -> set[int]:
    """Where the lines begin that may open with a dateline: all up to the first that tells something."""
    text, found, paragraph = document.text, set(), -1
    for sentence in document.sentences[:12]:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        at = text.rfind("\n", 0, sentence.start) + 1
        found.add(at)
        end = text.find("\n", at)
        line = text[at:end].rstrip() if end >= 0 else text[at:]
        if sentence.section != "headline" and (line[-1:] in ".!?" or len(line) > 120):
            break
        if end >= 0:
            found.add(end + 1)  # a headline right above the text
    return found


def _is_dateline(text: str, start: int, mention: DateMention, lang: Language) -> bool:
    """Whether a date ends a dateline that begins with its line: a place, perhaps an agency, the day, a mark."""
    end = _END.match(text, mention.end - (text[mention.end - 1] == "."))
    if end is None or mention.start - start > LONGEST_PLACE:
        return False
    place = _BEFORE_DAY.sub(",", _AGENCY.sub("", text[start:mention.start]).strip(_MARKUP))
    if not place:
        return end["dash"] is not None
    words = place.rstrip(",.–—- ").split()
    small = {word for entry in lang.list("people", "particles") for word in entry.split()}
    named = all(word[0].isupper() or word[0] in "–—-" or word in small for word in words)
    # "Lima, 8 May 2025", "LIMA 8 May 2025"; but not "On 8 May 2025 - the day of the storm"
    return bool(words) and named and (place[-1] in ",–—-" or place.isupper())
