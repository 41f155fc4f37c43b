"""From what the readers found to claims: position, sentence, source and topic are the same work for all kinds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from factcheck.extract import clauses, figures, names, speech, topics
from factcheck.extract.date_words import DateMention
from factcheck.lexicon import Language
from factcheck.model import NOBODY, SILENT_SECTIONS, Claim, Document, EventTime, Provenance, Sentence, Source, Topic
from factcheck.table import claim_id

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


class Builder:
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
        self.governing_starts: list[int] = []
        self._context: dict[int, _Context] = {}

    def sentence(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.sentences[max(0, bisect_right(self.starts, offset) - 1)]

    def make(self, kind: str, start: int, end: int, **more) -> Claim:
        """Add a claim with its position, sentence and key; the rest is given."""
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
            dated = [m._replace(start=m.start - sentence.start, end=m.end - sentence.start) for m in self.mentions[low:high] if m.possible]
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
            read = f"{words} {background}" if background else words
            places = topics.find_places(read)
            keys = topics.keys(read, self.lang, places)
            if background:
                places = [place for place in places if place.end <= len(words)]
            found = self._context[sentence.start] = _Context(words, places, dated, keys, background)
        return found

    def governed(self, start: int, end: int) -> tuple[str, str, Source]:
        """The speech a passage stands under: the innermost quote, else the attribution that governs it."""
        index = bisect_right(self.governing_starts, start)
        for _, extent, claim in reversed(self.governing[max(0, index - NESTED):index]):
            if end <= extent:
                return claim.claim_id, claim.utterance, claim.source
        return "", "", NOBODY

    def add_speech(self, speeches: list[speech.Speech]) -> None:
        """Quotes and attributions; they govern the passages that stand under them, so they come first."""
        for piece in speeches:
            sentence = self.sentence(piece.start)
            source = piece.source
            topic = Topic(measure="disclosed" if piece.disclosed and source.kind in ("anonymous", "impersonal") else "")
            claim = self.make(piece.kind, piece.start, piece.end, source=source, utterance=piece.utterance, topic=topic,
                              modality="negated" if piece.refused and source.kind != "none" else "asserted", confidence=0.9 if source.speaker else 0.6)
            if piece.refused:
                continue
            begin = piece.start if piece.kind == "quote" else sentence.start if source.cue and piece.start - sentence.start < 200 else piece.start
            self.governing.append((begin, piece.extent, claim))
        self.governing.sort(key=lambda g: (g[0], g[1]))
        self.governing_starts = [begin for begin, _, _ in self.governing]

    def add_figures(self, found: list[figures.FigureMention]) -> None:
        """Figures with what their clause says of them."""
        for mention in found:
            sentence = self.sentence(mention.start)
            words, places, dated, keys, _ = self.context(sentence)
            start, end = mention.start - sentence.start, mention.end - sentence.start
            begin, stop = topics.clause(words, start, end)
            under, utterance, source = self.governed(mention.start, mention.end)
            core_start, core_end = mention.core[0] - sentence.start, mention.core[1] - sentence.start
            topic = Topic(
                measure=clauses.measure(words, core_start, core_end if not mention.counted else end, self.lang),
                subject=clauses.subject(words, start, self.lang),
                place=clauses.place_of(words, places, start, end, begin, stop, self.lang),
                period=clauses.period_of(dated, start, end, begin, stop),
                counted=mention.counted,
            )
            self.make("figure", mention.start, mention.end, figure=mention.figure, topic=topic, source=source, under=under, utterance=utterance,
                      modality=clauses.modality(words, start, end, self.lang), keys=_beside(keys, words[core_start:core_end], mention.counted),
                      confidence=mention.confidence)

    def add_dates(self, found: list[DateMention]) -> None:
        """Dates with the event their clause tells."""
        for mention in found:
            sentence = self.sentence(mention.start)
            words, places, dated, keys, _ = self.context(sentence)
            start, end = mention.start - sentence.start, mention.end - sentence.start
            begin, stop = topics.clause(words, start, end)
            under, utterance, source = self.governed(mention.start, mention.end)
            topic = Topic(measure=words[begin:stop].strip()[:120], subject=clauses.subject(words, start, self.lang),
                          place=clauses.place_of(words, places, start, end, begin, stop, self.lang))
            self.make("date", mention.start, mention.end, time=EventTime(mention.date, mention.relation), topic=topic, source=source,
                      under=under, utterance=utterance, modality=clauses.modality(words, start, end, self.lang),
                      keys=_beside(keys, words[start:end]), confidence=0.9 if mention.date else 0.7)

    def add_orders(self) -> None:
        """Order asserted without a date: `only resolved after the ratification of the agreement`."""
        for sentence in self.sentences:
            for order in clauses.orders(self.document.text[sentence.start:sentence.end], self.lang):
                words, _, dated, _, background = self.context(sentence)
                if any(d.start < order.end and order.start < d.end for d in dated):
                    continue
                under, utterance, source = self.governed(sentence.start + order.start, sentence.start + order.end)
                event = words[:order.start]
                self.make("date", sentence.start + order.event_start, sentence.start + order.end,
                          time=EventTime("", order.relation, order.anchor),
                          topic=Topic(measure=event.strip()[:120], subject=clauses.subject(words, order.start, self.lang)),
                          source=source, under=under, utterance=utterance, modality=clauses.modality(words, order.start, order.end, self.lang),
                          keys=topics.keys(f"{event} {background}" if background else event, self.lang), confidence=0.7)

    def add_denials(self) -> None:
        """Events said not to have happened: a date claim with neither date nor order, negated."""
        for sentence in self.sentences:
            for start, end in clauses.denials(self.document.text[sentence.start:sentence.end], self.lang):
                words, _, _, keys, _ = self.context(sentence)
                under, utterance, source = self.governed(sentence.start + start, sentence.start + end)
                self.make("date", sentence.start + start, sentence.start + end, time=EventTime(""),
                          topic=Topic(measure=words[start:end], subject=clauses.subject(words, start, self.lang)),
                          source=source, under=under, utterance=utterance, modality="negated",
                          keys=keys, confidence=0.7)

    def add_names(self, who: names.Names) -> None:
        """Offices, and first mentions of people and organisations."""
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
