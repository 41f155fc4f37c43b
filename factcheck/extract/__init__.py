"""From a segmented document to its claims.

`claims(document)` runs the readers of figures, dates, names and speech over the document's own
sections and puts what they find into one list of `Claim`, sorted by place. What an article says of
itself is kept apart from what it only carries: silent sections make no claims.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from factcheck.extract import clauses, dates, figures, names, speech, topics
from factcheck.extract.claims import Builder
from factcheck.extract.date_words import DateMention
from factcheck.extract.datelines import dated
from factcheck.extract.title_case import is_title_case, lowered
from factcheck.extract.walk import walk, walk_stops
from factcheck.extract.words import Stops, Words
from factcheck.lexicon import GUESSED, guess, guess_by, language
from factcheck.model import SILENT_SECTIONS, Claim, Document, Sentence
from factcheck.segment import segment


@dataclass(frozen=True, slots=True)
class Extract:
    """What one document gave: the document with sections and date filled in, and its claims."""

    document: Document
    claims: tuple[Claim, ...]


def read(document: Document, known: frozenset[str] = frozenset()) -> Extract:
    """Segment a document and read all its claims.

    Args:
        known: names that the reference tables list, so that an organisation is known for one.

    Offsets of the claims point into `document.text`; `text[start:end] == surface` holds for all.
    """
    words = Words(document.text)
    document = segment(document, document.language or guess_by(words.low[:words.at(GUESSED)]))
    lang = language(document.language)
    sentences = [s for s in document.sentences if s.section not in SILENT_SECTIONS]
    mentions: list[DateMention] = []
    found: list[figures.FigureMention] = []
    stretches = _stretches(document, sentences)
    written: frozenset[str] | None = None
    stopping = {code: words.stops(_stops(code)) for code in {document.language, *(code for _, _, code in stretches)}}
    for start, end, code in stretches:
        here = stopping[code]["numbers_and_dates"]
        here = here[bisect_left(here, start):bisect_left(here, end)]
        if not here:
            continue
        stretch = document.text[start:end]
        places = walk(stretch, code, [at - start for at in here])
        days = dates.find(stretch, language(code), places)
        mentions += [m.moved(start) for m in days]
        blocked = [(m.start, m.end) for m in days]
        if is_title_case(stretch):
            written = written or frozenset(words.words)
            stretch = lowered(stretch, language(code), written)
        found += [m.moved(start) for m in figures.find(stretch, language(code), blocked, places)]
    document = dated(document, mentions, lang)
    mentions = [dates.resolve(m, document.published) for m in mentions]
    who = names.find(document, lang, words, known)
    speeches = speech.find(document, lang, who, words)
    builder = Builder(document, lang, sentences, mentions, words, stopping[document.language])
    who.add_speakers(document.text, [piece.source.speaker for piece in speeches if piece.source.kind == "named"])
    builder.add_speech(speeches)
    builder.add_figures(found)
    builder.add_dates(mentions)
    builder.add_orders()
    builder.add_denials()
    builder.add_names(who)
    return Extract(document, tuple(sorted(builder.claims, key=attrgetter("start", "end", "kind"))))


@cache
def _stops(code: str) -> Stops:
    return Stops(numbers_and_dates=walk_stops(code), places=topics.place_stops(), hedges=clauses.hedge_stops(language(code)))


_FOREIGN = re.compile(r"[À-ÖØ-öø-ÿ¿¡]")


def _stretches(document: Document, sentences: list[Sentence]) -> list[tuple[int, int, str]]:
    """Paragraphs in reading order with the language each is read in: its own, where it shows one."""
    out: list[tuple[int, int, str]] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph == paragraph:
            out[-1] = (out[-1][0], sentence.end, out[-1][2])
        else:
            out.append((sentence.start, sentence.end, document.language))
            paragraph = sentence.paragraph
    read_as = []
    for start, end, code in out:
        text = document.text[start:end]
        read_as.append((start, end, guess(text, code) if len(_FOREIGN.findall(text)) > len(text) // 120 else code))
    return read_as
