"""From a segmented document to its claims.

`claims(document)` runs the readers of figures, dates, names and speech over the document's own
sections and puts what they find into one list of `Claim`, sorted by place. What an article says of
itself is kept apart from what it only carries: silent sections make no claims.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.extract import dates, figures, names, speech, topics
from factcheck.extract.date_words import DateMention
from factcheck.lexicon import Language, guess, language
from factcheck.model import NOBODY, SILENT_SECTIONS, Claim, Document, EventTime, Provenance, Sentence, Source, Topic
from factcheck.segment import segment
from factcheck.table import claim_id


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
    document = segment(document)
    lang = language(document.language)
    sentences = [s for s in document.sentences if s.section not in SILENT_SECTIONS]
    mentions: list[DateMention] = []
    found: list[figures.FigureMention] = []
    for start, end, code in _stretches(document, sentences):
        stretch = document.text[start:end]
        here = dates.find(stretch, language(code))
        mentions += [_moved(m, start) for m in here]
        blocked = [(m.start, m.end) for m in here]
        found += [_shifted(m, start) for m in figures.find(stretch, language(code), blocked)]
    document = _dated(document, mentions)
    mentions = [dates.resolve(m, document.published) for m in mentions]
    who = names.find(document, lang, known)
    speeches = speech.find(document, lang, who)
    builder = _Builder(document, lang, sentences, mentions)
    builder.add_speech(speeches)
    builder.add_figures(found)
    builder.add_dates(mentions)
    builder.add_orders()
    builder.add_denials()
    builder.add_names(who)
    return Extract(document, tuple(sorted(builder.claims, key=lambda c: (c.start, c.end, c.kind))))


def _moved(mention: DateMention, by: int) -> DateMention:
    return mention._replace(start=mention.start + by, end=mention.end + by, core=mention.core + by)


def _shifted(mention: figures.FigureMention, by: int) -> figures.FigureMention:
    return mention._replace(start=mention.start + by, end=mention.end + by, core=(mention.core[0] + by, mention.core[1] + by))


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


def _dated(document: Document, mentions: list[DateMention]) -> Document:
    """Take the publication date from the dateline where the document's data gives none.

    A dateline is a full date in one of the first lines, in a line that is no sentence.
    """
    if document.published:
        return document
    for mention in mentions:
        line_start = document.text.rfind("\n", 0, mention.start) + 1
        line_end = document.text.find("\n", mention.end)
        line = document.text[line_start:line_end if line_end >= 0 else len(document.text)].strip()
        if document.text[:line_start].strip().count("\n") > 5:
            break
        full = mention.date and mention.relation == "on" and mention.possible and re.fullmatch(r"\d{4}-\d\d-\d\d", mention.date)
        if full and len(line) <= 80 and not re.search(r"[.!?;]$", line) and len(line.split()) <= 10:
            return replace(document, published=mention.date, dated_by="text")
    return document


_WORDS = re.compile(r"[^\W\d_]+\d?")
_OF = re.compile(r"\s(?:of|de)\s+([^\W\d_][\w₂]*)")


def _beside(keys: frozenset[str], value: str, counted: str = "") -> frozenset[str]:
    """The keys of a sentence without the words of a value itself, its unit or its month.

    What is counted stays, and what a compound unit measures: `CO₂` of `1.8 tons of CO₂ per metric ton`.
    """
    measured = _OF.search(value)
    kept = {topics.stem(word) for word in _WORDS.findall(f"{counted} {measured.group(1) if measured else ''}")}
    return keys - ({topics.stem(word) for word in _WORDS.findall(value)} - kept)


class _Context(NamedTuple):
    """What is worked out once per sentence: its words, places, dates and keys, and the words it
    points back to. Offsets are within the sentence; the keys take in what it points back to."""

    words: str
    places: list[topics.PlaceMention]
    dates: list[DateMention]
    keys: frozenset[str]
    background: str


NESTED = 8
"""How many pieces of speech that begin before a passage are looked at for the one it stands under."""


class _Builder:
    """Puts claims together: position, sentence, source and topic are the same work for all kinds."""

    def __init__(self, document: Document, lang: Language, sentences: list[Sentence], mentions: list[DateMention]):
        self.document = document
        self.lang = lang
        self.sentences = sentences
        self.starts = [s.start for s in sentences]
        self.mentions = mentions
        self.mention_starts = [m.start for m in mentions]
        self.origin = Provenance(document.id, document.role, document.published, document.publisher, document.language)
        self.seen: Counter[tuple[str, str, str]] = Counter()
        self.claims: list[Claim] = []
        self.governing: list[tuple[int, int, Claim]] = []
        self._context: dict[int, _Context] = {}

    def sentence(self, offset: int) -> Sentence:
        return self.sentences[max(0, bisect_right(self.starts, offset) - 1)]

    def make(self, kind: str, start: int, end: int, **more) -> Claim:
        sentence = self.sentence(start)
        text = self.document.text
        words = text[sentence.start:sentence.end]
        surface = text[start:end]
        key = (kind, words, surface)
        line, column = self.document.position(start)
        claim = Claim(
            claim_id(self.document.id, kind, words, surface, self.seen[key]), self.origin, kind, start, end, surface,
            words, sentence.start, line, column, sentence.section, sentence.paragraph, **more)
        self.seen[key] += 1
        self.claims.append(claim)
        return claim

    def context(self, sentence: Sentence) -> _Context:
        """Words, places, dates and keys of a sentence, worked out once; the keys take in what it points back to."""
        found = self._context.get(sentence.start)
        if found is None:
            words = self.document.text[sentence.start:sentence.end]
            low = bisect_right(self.mention_starts, sentence.start - 1)
            high = bisect_right(self.mention_starts, sentence.end)
            dated = [_moved(m, -sentence.start) for m in self.mentions[low:high] if m.possible]
            background = ""
            index = bisect_right(self.starts, sentence.start) - 1
            if index and topics.is_anaphoric(words, self.lang):
                # a sentence that points back is read with what it points to: the sentence before, or the
                # paragraph before where it opens one
                first = index - 1
                if self.sentences[index].paragraph != self.sentences[first].paragraph:
                    while first and self.sentences[first - 1].paragraph == self.sentences[index - 1].paragraph:
                        first -= 1
                background = self.document.text[self.sentences[first].start:self.sentences[index - 1].end]
            keys = topics.keys(f"{words} {background}" if background else words, self.lang)
            found = self._context[sentence.start] = _Context(words, topics.find_places(words), dated, keys, background)
        return found

    def governed(self, start: int, end: int) -> tuple[str, str, Source]:
        """The speech a passage stands under: the innermost quote, else the attribution that governs it."""
        index = bisect_right(self.governing, start, key=lambda g: g[0])
        for _, extent, claim in reversed(self.governing[max(0, index - NESTED):index]):
            if end <= extent:
                return claim.claim_id, claim.utterance, claim.source
        return "", "", NOBODY

    def add_speech(self, speeches: list[speech.Speech]) -> None:
        for piece in speeches:
            sentence = self.sentence(piece.start)
            words = self.document.text[sentence.start:sentence.end]
            source = piece.source
            topic = Topic(measure="disclosed" if piece.disclosed and source.kind in ("anonymous", "impersonal") else "")
            claim = self.make(piece.kind, piece.start, piece.end, source=source, utterance=piece.utterance, topic=topic,
                              keys=topics.keys(words, self.lang) if piece.kind == "attribution" else frozenset(),
                              confidence=0.9 if source.speaker else 0.6)
            begin = piece.start if piece.kind == "quote" else sentence.start if source.cue and piece.start - sentence.start < 200 else piece.start
            self.governing.append((begin, piece.extent, claim))
        self.governing.sort(key=lambda g: (g[0], g[1]))

    def add_figures(self, found: list[figures.FigureMention]) -> None:
        for mention in found:
            sentence = self.sentence(mention.start)
            words, places, dated, keys, _ = self.context(sentence)
            start, end = mention.start - sentence.start, mention.end - sentence.start
            begin, stop = topics.clause(words, start, end)
            under, utterance, source = self.governed(mention.start, mention.end)
            core_start, core_end = mention.core[0] - sentence.start, mention.core[1] - sentence.start
            topic = Topic(
                measure=topics.measure(words, core_start, core_end if not mention.counted else end, self.lang),
                subject=topics.subject(words, start, self.lang),
                place=topics.place_of(words, places, start, end, begin, stop, self.lang),
                period=topics.period_of(dated, start, end, begin, stop),
                counted=mention.counted,
            )
            self.make("figure", mention.start, mention.end, figure=mention.figure, topic=topic, source=source, under=under, utterance=utterance,
                      modality=topics.modality(words, start, end, self.lang), keys=_beside(keys, words[core_start:core_end], mention.counted),
                      confidence=mention.confidence)

    def add_dates(self, found: list[DateMention]) -> None:
        for mention in found:
            sentence = self.sentence(mention.start)
            words, places, dated, keys, _ = self.context(sentence)
            start, end = mention.start - sentence.start, mention.end - sentence.start
            begin, stop = topics.clause(words, start, end)
            under, utterance, source = self.governed(mention.start, mention.end)
            topic = Topic(measure=words[begin:stop].strip()[:120], subject=topics.subject(words, start, self.lang),
                          place=topics.place_of(words, places, start, end, begin, stop, self.lang))
            self.make("date", mention.start, mention.end, time=EventTime(mention.date, mention.relation), topic=topic, source=source,
                      under=under, utterance=utterance, modality=topics.modality(words, start, end, self.lang),
                      keys=_beside(keys, words[start:end]), confidence=0.9 if mention.date else 0.7)

    def add_orders(self) -> None:
        """Order asserted without a date: `only resolved after the ratification of the agreement`."""
        for sentence in self.sentences:
            for order in topics.orders(self.document.text[sentence.start:sentence.end], self.lang):
                words, _, dated, _, background = self.context(sentence)
                if any(d.start < order.end and order.start < d.end for d in dated):
                    continue
                under, utterance, source = self.governed(sentence.start + order.start, sentence.start + order.end)
                event = words[:order.start]
                self.make("date", sentence.start + order.event_start, sentence.start + order.end,
                          time=EventTime("", order.relation, order.anchor),
                          topic=Topic(measure=event.strip()[:120], subject=topics.subject(words, order.start, self.lang)),
                          source=source, under=under, utterance=utterance, modality=topics.modality(words, order.start, order.end, self.lang),
                          keys=topics.keys(f"{event} {background}" if background else event, self.lang), confidence=0.7)

    def add_denials(self) -> None:
        """Events said not to have happened: a date claim with neither date nor order, negated."""
        for sentence in self.sentences:
            for start, end in topics.denials(self.document.text[sentence.start:sentence.end], self.lang):
                words, _, _, keys, _ = self.context(sentence)
                under, utterance, source = self.governed(sentence.start + start, sentence.start + end)
                self.make("date", sentence.start + start, sentence.start + end, time=EventTime(""),
                          topic=Topic(measure=words[start:end], subject=topics.subject(words, start, self.lang)),
                          source=source, under=under, utterance=utterance, modality="negated",
                          keys=keys, confidence=0.7)

    def add_names(self, who: names.Names) -> None:
        taken: set[str] = set()
        for office in who.offices:
            if self._silent(office.start):
                continue
            self.make("office", office.start, office.end,
                      topic=Topic(measure=office.title, subject=office.person),
                      source=Source(affiliation=office.affiliation), modality="asserted" if office.current else "negated",
                      under=self.governed(office.start, office.end)[0])
        for table, kind in ((who.people, "person"), (who.organisations, "organisation")):
            for name, at in table.items():
                if name in taken or self._silent(at):
                    continue
                taken.add(name)
                self.make("name", at, at + len(name), topic=Topic(measure=kind, subject=name))

    def _silent(self, offset: int) -> bool:
        sentence = self.document.sentences[max(0, bisect_right(self.document.sentences, offset, key=lambda s: s.start) - 1)]
        return sentence.section in SILENT_SECTIONS
