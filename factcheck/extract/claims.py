"""From what the readers found to claims: position, sentence, source and topic are the same work for all kinds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

from factcheck.extract import clauses, figures, names, speech, topics
from factcheck.extract.date_words import DateMention
from factcheck.extract.words import Words
from factcheck.lexicon import Language
from factcheck.model import NOBODY, SILENT_SECTIONS, Claim, Document, EventTime, Provenance, Sentence, Source, Topic
from factcheck.segment import sentence_at
from factcheck.table import claim_key, one_line

_WORDS = re.compile(r"[^\W\d_]+\d?")
_OF = re.compile(r"\s(?:of|de)\s+([^\W\d_][\w₂]*)")


def _beside(keys: frozenset[str], value: str, counted: str = "") -> frozenset[str]:
    """The keys of a sentence without the words of a value itself, its unit or its month.

    What is counted stays, and what a compound unit measures: `CO₂` of `1.8 tons of CO₂ per metric ton`.
    """
    own = _WORDS.findall(value)
    if not own:
        return keys
    measured = _OF.search(value) if len(own) > 1 else None
    kept = _WORDS.findall(f"{counted} {measured.group(1)}" if measured else counted)
    return keys.difference({topics.stem(word) for word in own}.difference(map(topics.stem, kept)))


class _Context:
    """A sentence with claims and what is worked out once for all of them. Offsets are within the sentence.

    Attributes:
        words: its text.
        line: the same in one line, which its claims are known by.
        places, dates: those it names.
        keys: its content words, with those it points back to.
        background: the text that it points back to.
    """

    __slots__ = ("background", "dates", "keys", "line", "places", "sentence", "words")

    def __init__(self, sentence: Sentence, words: str):
        self.sentence = sentence
        self.words = words
        self.line = one_line(words)
        self.keys: frozenset[str] | None = None
        self.places: list[topics.PlaceMention] = []
        self.dates: list[DateMention] = []
        self.background = ""


NO_TOPIC, DISCLOSED = Topic(), Topic("disclosed")
NESTED = 8
"""How many pieces of speech that begin before a passage are looked at for the one it stands under."""


class Builder:
    """Puts claims together: position, sentence, source and topic are the same work for all kinds."""

    def __init__(self, document: Document, lang: Language, sentences: list[Sentence], mentions: list[DateMention], read: Words, stops: dict[str, list[int]]):
        self.document = document
        self.lang = lang
        self.sentences = sentences
        self.starts = [s.start for s in sentences]
        self.mentions = mentions
        self.mention_starts = [m.start for m in mentions]
        self.origin = Provenance(document.id, document.role, document.published, document.publisher, document.language)
        self.seen: dict[tuple[str, str, str], int] = {}
        self.claims: list[Claim] = []
        self.governing: list[tuple[int, int, Claim]] = []
        self.governing_starts: list[int] = []
        self.read = read
        self.places = topics.places_at(document.text, stops["places"])
        self.place_starts = [place.start for place in self.places]
        self.hedges = clauses.hedges(document.text, stops["hedges"], lang)
        self.contexts: dict[int, _Context] = {}

    def sentence_of(self, offset: int) -> _Context:
        """The sentence that holds an offset."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        found = self.contexts.get(index)
        if found is None:
            sentence = self.sentences[index]
            found = self.contexts[index] = _Context(sentence, self.document.text[sentence.start:sentence.end])
        return found

    def context(self, offset: int) -> _Context:
        """The sentence that holds an offset, with its places, dates and keys filled in."""
        found = self.sentence_of(offset)
        if found.keys is None:
            start, end, words = found.sentence.start, found.sentence.end, found.words
            low, high = bisect_left(self.mention_starts, start), bisect_right(self.mention_starts, end)
            found.dates = [m.moved(-start) for m in self.mentions[low:high] if m.possible]
            found.places = [topics.PlaceMention(p.start - start, p.end - start, p.name, p.kind) for p in self._places(start, end)]
            found.keys = self._keys(start, end)
            if topics.is_anaphoric(words, self.lang) and (back := self._before(start)):
                found.background = self.document.text[back[0]:back[1]]
                found.keys |= self._keys(*back)
        return found

    def _keys(self, start: int, end: int) -> frozenset[str]:
        return topics.keys_within(self.document.text, self.read, start, end, self.lang, self._places(start, end))

    def _before(self, start: int) -> tuple[int, int] | None:
        """What a sentence points back to: the sentence before, or the paragraph before where it opens one."""
        index = bisect_left(self.starts, start)
        if not index:
            return None
        first = index - 1
        if self.sentences[index].paragraph != self.sentences[first].paragraph:
            while first and self.sentences[first - 1].paragraph == self.sentences[index - 1].paragraph:
                first -= 1
        return self.sentences[first].start, self.sentences[index - 1].end

    def _places(self, start: int, end: int) -> list[topics.PlaceMention]:
        found = self.places[bisect_left(self.place_starts, start):bisect_left(self.place_starts, end)]
        return found if not found or found[-1].end <= end else found[:-1]

    def make(self, kind: str, context: _Context, start: int, end: int, **more) -> Claim:
        """Add a claim of a sentence with its position and key; the rest is given."""
        sentence, surface = context.sentence, self.document.text[start:end]
        key = (kind, context.line, surface)
        occurrence = self.seen.get(key, 0)
        self.seen[key] = occurrence + 1
        claim = Claim(
            claim_key(self.document.id, *key, occurrence), self.origin, kind, start, end, surface,
            context.words, sentence.start, *self.document.position(start), sentence.section, sentence.paragraph, **more)
        self.claims.append(claim)
        return claim

    def governed(self, start: int, end: int) -> tuple[str, str, Source]:
        """The speech a passage stands under: the innermost quote, else the attribution that governs it."""
        index = bisect_right(self.governing_starts, start)
        if not index:
            return "", "", NOBODY
        for _, extent, claim in reversed(self.governing[max(0, index - NESTED):index]):
            if end <= extent:
                return claim.claim_id, claim.utterance, claim.source
        return "", "", NOBODY

    def modality(self, context: _Context, start: int, end: int, begin: int, stop: int) -> str:
        """How the clause from begin to stop puts what stands from start to end, all offsets within the sentence."""
        offset, hedges = context.sentence.start, self.hedges
        index = bisect_left(hedges, offset)
        if index == len(hedges) or hedges[index] >= offset + stop or hedges[index] > offset and hedges[bisect_right(hedges, offset + stop - 1) - 1] < offset + begin:
            return "asserted"  # neither the clause nor the beginning of the sentence has a word for anything else
        return clauses.modality(context.words, start, end, begin, stop, self.lang)

    def add_speech(self, speeches: list[speech.Speech]) -> None:
        """Quotes and attributions; they govern the passages that stand under them, so they come first."""
        for piece in speeches:
            context = self.sentence_of(piece.start)
            sentence, source = context.sentence, piece.source
            topic = DISCLOSED if piece.disclosed and source.kind in ("anonymous", "impersonal") else NO_TOPIC
            claim = self.make(piece.kind, context, piece.start, piece.end, source=source, utterance=piece.utterance, topic=topic,
                              modality="negated" if piece.refused and source.kind != "none" else "asserted", confidence=0.9 if source.speaker else 0.6)
            if piece.refused:
                continue
            begin = piece.start if piece.kind == "quote" else sentence.start if source.cue and piece.start - sentence.start < 200 else piece.start
            self.governing.append((begin, piece.extent, claim))
        self.governing.sort(key=itemgetter(0, 1))
        self.governing_starts = [begin for begin, _, _ in self.governing]

    def add_figures(self, found: list[figures.FigureMention]) -> None:
        """Figures with what their clause says of them."""
        for mention in found:
            context = self.context(mention.start)
            words, offset = context.words, context.sentence.start
            start, end = mention.start - offset, mention.end - offset
            begin, stop = topics.clause(words, start, end)
            under, utterance, source = self.governed(mention.start, mention.end)
            core_start, core_end = mention.core[0] - offset, mention.core[1] - offset
            topic = Topic(
                clauses.measure(words, core_start, core_end if not mention.counted else end, self.lang),
                clauses.subject(words, start, self.lang),
                clauses.place_of(words, context.places, start, end, begin, stop, self.lang),
                clauses.period_of(words, context.dates, start, end, begin, stop, self.lang),
                mention.counted,
            )
            self.make("figure", context, mention.start, mention.end, figure=mention.figure, topic=topic, source=source, under=under, utterance=utterance,
                      modality=self.modality(context, start, end, begin, stop), keys=_beside(context.keys, words[core_start:core_end], mention.counted),
                      confidence=mention.confidence)

    def add_dates(self, found: list[DateMention]) -> None:
        """Dates with the event their clause tells."""
        for mention in found:
            context = self.context(mention.start)
            words, offset = context.words, context.sentence.start
            start, end = mention.start - offset, mention.end - offset
            begin, stop = topics.clause(words, start, end)
            under, utterance, source = self.governed(mention.start, mention.end)
            topic = Topic(words[begin:stop].strip()[:120], clauses.subject(words, start, self.lang),
                          clauses.place_of(words, context.places, start, end, begin, stop, self.lang))
            self.make("date", context, mention.start, mention.end, time=EventTime(mention.date, mention.relation), topic=topic, source=source,
                      under=under, utterance=utterance, modality=self.modality(context, start, end, begin, stop),
                      keys=_beside(context.keys, words[start:end]), confidence=0.9 if mention.date else 0.7)

    def add_orders(self) -> None:
        """Order asserted without a date: `only resolved after the ratification of the agreement`."""
        for offset in self._sentences_with(clauses.order_pieces(self.lang)):
            for order in clauses.orders(self.sentence_of(offset).words, self.lang):
                context = self.context(offset)
                words, background = context.words, context.background
                if any(d.start < order.end and order.start < d.end for d in context.dates):
                    continue
                under, utterance, source = self.governed(offset + order.start, offset + order.end)
                event = words[:order.start]
                self.make("date", context, offset + order.event_start, offset + order.end,
                          time=EventTime("", order.relation, order.anchor),
                          topic=Topic(event.strip()[:120], clauses.subject(words, order.start, self.lang)),
                          source=source, under=under, utterance=utterance,
                          modality=self.modality(context, order.start, order.end, *topics.clause(words, order.start, order.end)),
                          keys=topics.keys(f"{event} {background}" if background else event, self.lang), confidence=0.7)

    def add_denials(self) -> None:
        """Events said not to have happened: a date claim with neither date nor order, negated."""
        for offset in self._sentences_with(clauses.verb_pieces(self.lang)):
            for start, end in clauses.denials(self.sentence_of(offset).words, self.lang):
                context = self.context(offset)
                under, utterance, source = self.governed(offset + start, offset + end)
                self.make("date", context, offset + start, offset + end, time=EventTime(""),
                          topic=Topic(context.words[start:end], clauses.subject(context.words, start, self.lang)),
                          source=source, under=under, utterance=utterance, modality="negated",
                          keys=context.keys, confidence=0.7)

    def _sentences_with(self, pieces: tuple[str, ...]) -> list[int]:
        """Where the sentences begin that hold any of some strings; many times faster than a search for whole words."""
        found = set()
        for piece in pieces:
            at = self.document.text.find(piece)
            while at >= 0:
                index = bisect_right(self.starts, at)
                if index and at < self.sentences[index - 1].end:
                    found.add(self.starts[index - 1])
                # the next one is looked for in the next sentence
                at = self.document.text.find(piece, self.starts[index]) if index < len(self.starts) else -1
        return sorted(found)

    def add_names(self, who: names.Names) -> None:
        """Offices, and first mentions of people and organisations."""
        taken: set[str] = set()
        for office in who.offices:
            if self._silent(office.start):
                continue
            self.make("office", self.sentence_of(office.start), office.start, office.end,
                      topic=Topic(office.title, office.person),
                      source=Source(affiliation=office.affiliation), modality="asserted" if office.current else "negated",
                      under=self.governed(office.start, office.end)[0])
        for table, kind in ((who.people, "person"), (who.organisations, "organisation")):
            for name, at in table.items():
                if name in taken or self._silent(at):
                    continue
                taken.add(name)
                self.make("name", self.sentence_of(at), at, at + len(name), topic=Topic(kind, name))

    def _silent(self, offset: int) -> bool:
        return self.document.sentences[sentence_at(self.document, offset)].section in SILENT_SECTIONS
