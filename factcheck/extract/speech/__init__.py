"""Quotes, reported speech, and who says it.

`marks` and `turns` find the words that stand between quotation marks or after a speaker's name,
`frames` the cues with what they report, `quotes` decides which quoted words are speech and whose,
and `sources` resolves who that is. Quoted words that nobody says are terms, titles and irony.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache

from factcheck.extract.names import Names
from factcheck.extract.speech import cues
from factcheck.extract.speech.frames import Walk
from factcheck.extract.speech.marks import Quoted, quoted
from factcheck.extract.speech.quotes import Quote, assign
from factcheck.extract.speech.report import Frame
from factcheck.extract.speech.sources import Resolver
from factcheck.extract.speech.turns import dashes, turns
from factcheck.extract.words import Words
from factcheck.lexicon import Language, alternation, guess, language
from factcheck.model import SILENT_SECTIONS, Document, Source


@dataclass(slots=True)
class Speech:
    """A quote or a piece of reported speech.

    Attributes:
        kind: quote or attribution.
        start, end: offsets of the quote with its marks, or of the words reported with their cue.
        source: who says so.
        utterance: key shared by the pieces of one quote and its translation, empty where alone.
        extent: offset up to which figures stand under this source.
        disclosed: an unnamed source of which the text tells why it is unnamed.
        refused: the source is told not to say it; no figure stands under this.
    """

    kind: str
    start: int
    end: int
    source: Source
    utterance: str = ""
    extent: int = 0
    disclosed: bool = False
    refused: bool = False


REPORTED = 3
"""Words beside the quoted ones from which what is reported is more than its quotes."""


def find(document: Document, lang: Language, names: Names, words: Words) -> list[Speech]:
    """All speech of a document's own sections, in order."""
    text = document.text
    sentences = [s for s in document.sentences if s.section not in SILENT_SECTIONS]
    paragraphs = _paragraphs(sentences)
    grammar = cues.grammar(lang.code)
    spoken = {turn.quoted: turn.who for turn in turns(text, paragraphs)}
    stretches = _stretches(text, paragraphs, list(spoken))
    inside, firsts = _inside(words, stretches)
    frames = Walk(words, inside, [(words.at(s.start), words.at(s.end)) for s in sentences], grammar).frames()
    resolver = Resolver(text, names, lang, grammar, [s.start for s in sentences], [(q.start, q.end) for q in stretches])
    sources = {id(frame): _source(frame, words, text, resolver) for frame in frames}
    speech = assign(stretches, firsts, frames, words, paragraphs, text, grammar)
    quotes = _quotes(document, speech, sources, spoken, stretches, resolver, lang)
    reported = _reported(document, sentences, frames, sources, quotes, words, lang)
    reported += _data(document, sentences, frames, words, resolver, grammar)
    return _extents(sentences, sorted(quotes + reported, key=lambda s: (s.start, s.end)))


def _paragraphs(sentences) -> list[tuple[int, int]]:
    """Start and end of the paragraphs that may carry speech."""
    out: list[tuple[int, int]] = []
    last = -1
    for sentence in sentences:
        if sentence.paragraph == last:
            out[-1] = (out[-1][0], sentence.end)
        else:
            out.append((sentence.start, sentence.end))
            last = sentence.paragraph
    return out


def _stretches(text: str, paragraphs: list[tuple[int, int]], spoken: list[Quoted]) -> list[Quoted]:
    """Everything that may be direct speech, in order, without overlaps."""
    dashed = dashes(text, paragraphs)
    own = {q.paragraph for q in (*spoken, *dashed)}
    return sorted((*spoken, *dashed, *(q for q in quoted(text, paragraphs) if q.paragraph not in own)), key=lambda q: q.start)


def _inside(words: Words, stretches: list[Quoted]) -> tuple[list[int], list[int]]:
    """For each word the number of the stretch it stands in, or -1; and the first word of each stretch."""
    inside = [-1] * len(words)
    firsts = []
    for number, stretch in enumerate(stretches):
        first, last = words.at(stretch.start), words.at(stretch.end)
        firsts.append(first)
        inside[first:last] = [number] * (last - first)
    return inside, firsts


def _source(frame: Frame, words: Words, text: str, resolver: Resolver) -> Source:
    start, end = words.starts[frame.cue[0]], words.ends[frame.cue[1] - 1]
    cue = text[start:end]
    if frame.entry.kind == "impersonal":
        return Source("", start, end, "", "", cue, "impersonal")
    if frame.source is None:
        return resolver.unsaid(start, cue) if not frame.passive and frame.entry.kind == "verb" else Source(cue=cue)
    found = resolver.source(words.starts[frame.source[0]], words.ends[frame.source[1] - 1], cue)
    if frame.tentative and found.kind != "named":
        return resolver.unsaid(start, cue) if resolver.pronouns.null_subject else Source(cue=cue)
    return found


def _quotes(document: Document, speech: list[Quote], sources: dict[int, Source], spoken: dict[Quoted, tuple[int, int]],
            stretches: list[Quoted], resolver: Resolver, lang: Language) -> list[Speech]:
    text = document.text
    kept = {quote.quoted: quote for quote in speech}
    out: list[Speech] = []
    made: dict[int, int] = {}  # frame to the first quote under it
    for stretch in stretches:
        if stretch in spoken:
            out.append(Speech("quote", stretch.start, stretch.end, resolver.source(*spoken[stretch], ":")))
            continue
        last = out[-1] if out else None
        if last and _translates(text, stretch, last, lang):
            key = last.utterance or f"{document.id}:{last.start}"
            last.utterance = key
            out.append(replace(last, start=stretch.start, end=stretch.end, utterance=key))
            continue
        quote = kept.get(stretch)
        if quote is None:
            continue
        source = sources[id(quote.frame)] if quote.frame else _beside(text, quote, resolver)
        piece = Speech("quote", stretch.start, stretch.end, source)
        first = made.setdefault(id(quote.frame), len(out)) if quote.frame else len(out)
        if first < len(out):
            key = out[first].utterance or f"{document.id}:{out[first].start}"
            out[first].utterance = piece.utterance = key
        out.append(piece)
    return out


def _beside(text: str, quote: Quote, resolver: Resolver) -> Source:
    """The source of a quote without a cue: the name before its colon or behind its dash, if there is one."""
    start, end = quote.quoted.start, quote.quoted.end
    if quote.named > 0:
        run = next(iter(resolver.names.runs_from(end)), None)
        return resolver.source(run.start, run.end, "—") if run and run.start - end <= 5 else Source()
    if quote.named < 0:
        sentence = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
        before = bisect_left(resolver.quotes, (start, 0)) - 1
        sentence = max(sentence, resolver.quotes[before][1] if before >= 0 else 0)
        first = None
        for run in resolver.names.before(start):
            if run.start < sentence:
                break
            if resolver.names.person(run.text):
                first = run  # of several the subject is likeliest to stand first
        if first:
            return resolver.source(first.start, first.end, ":")
    return Source()


def _translates(text: str, stretch: Quoted, last: Speech, lang: Language) -> bool:
    """Whether a stretch in brackets right after a quote is that quote in another language."""
    if text[stretch.start - 1:stretch.start] != "(" or text[last.end:stretch.start].count("\n\n") > 1 or "." in text[last.end:stretch.start - 1].strip(" .\n")[1:-1]:
        return False
    begins = text.rfind("\n", 0, stretch.start) + 1 >= stretch.start - 1 or stretch.start - last.end < 6
    return begins and guess(stretch.inner, lang.code) != guess(text[last.start:last.end], lang.code)


def _reported(document: Document, sentences, frames: list[Frame], sources: dict[int, Source], quotes: list[Speech], words: Words, lang: Language) -> list[Speech]:
    """The reports that say more than the quotes they take in."""
    starts = [q.start for q in quotes]
    table = _disclosing(lang.code)
    forecast = lang.set("quotes", "forecast")
    out: list[Speech] = []
    for frame in frames:
        source = sources[id(frame)]
        if not frame.content or frame.nested:
            continue
        expected = source.kind == "impersonal" and " ".join(source.cue.lower().split()) in forecast
        if expected:  # a forecast of everybody's, which hides no source
            source = Source(cue=source.cue)
        rest = quoted_words = 0
        for a, b in frame.content:
            start, end = words.starts[a], words.ends[b - 1]
            covered = 0
            for quote in quotes[max(0, bisect_left(starts, start) - 1):bisect_left(starts, end)]:
                covered += max(0, words.at(min(end, quote.end)) - words.at(max(start, quote.start)))
            quoted_words += covered
            rest += b - a - covered
        if quoted_words and rest <= REPORTED:
            continue
        begin = words.starts[min(frame.cue[0], frame.content[0][0])]
        stop = words.ends[max(frame.cue[1], frame.content[-1][1]) - 1]
        sentence = sentences[frame.sentence]
        disclosed = source.kind in ("anonymous", "impersonal") and table.tells(document.text, source, sentence.start, sentence.end)
        out.append(Speech("attribution", begin, stop, source, disclosed=disclosed, refused=frame.refused or expected))
    return out


def _data(document: Document, sentences, frames: list[Frame], words: Words, resolver: Resolver, grammar: cues.Grammar) -> list[Speech]:
    """"The data from X is shocking": a source at the head of a sentence, with no cue."""
    having = {frame.sentence for frame in frames}
    out = []
    for number, sentence in enumerate(sentences):
        at = words.at(sentence.start)
        if at >= len(words) or words.low[at] not in grammar.data_from or number in having:
            continue
        for rest in grammar.data_from[words.low[at]]:
            if tuple(words.low[at + 1:at + 1 + len(rest)]) == rest:
                run = next((r for r in resolver.names.runs_from(words.ends[at + len(rest)]) if r.start <= words.ends[at + len(rest)] + 5), None)
                if run and run.end <= sentence.end:
                    cue = document.text[sentence.start:words.ends[at + len(rest)]]
                    out.append(Speech("attribution", sentence.start, sentence.end, resolver.source(run.start, run.end, cue)))
                break
    return out


class _Disclosing:
    """The words with which a text tells what a source without a name knows, or why it has none."""

    def __init__(self, lang: Language):
        q = "quotes"
        between = alternation(lang.list(q, "between"), capital=False)
        # "a source familiar with the talks": right after the source's words; a wish for anonymity may come later
        self.disclosed = re.compile(rf"(?:\s+[^\W\d_]+){{0,2}},?\s+(?:(?:{between})\s+)?(?:{alternation(lang.list(q, 'disclosed'), capital=False)})(?!\w)")
        self.anonymity = lang.pattern(q, "anonymity")

    def tells(self, text: str, source: Source, start: int, end: int) -> bool:
        if self.anonymity.search(text, start, end):
            return True
        return bool(source.start is not None and source.end is not None
                    and (self.disclosed.match(text, source.end, end) or self.disclosed.search(text, source.start, source.end)))


@cache
def _disclosing(code: str) -> _Disclosing:
    return _Disclosing(language(code))


def _extents(sentences, ordered: list[Speech]) -> list[Speech]:
    """An attribution governs the sentences after it up to the next source, within its paragraph."""
    ends = {s.paragraph: s.end for s in sentences}
    sentence_starts = [s.start for s in sentences]
    starts = [piece.start for piece in ordered]
    for piece in ordered:
        piece.extent = piece.end
        if piece.refused:
            continue
        if piece.kind == "attribution":
            sentence = sentences[max(0, bisect_right(sentence_starts, piece.start) - 1)]
            limit = ends[sentence.paragraph]
            following = bisect_left(starts, piece.end)
            piece.extent = max(piece.end, min(limit, starts[following]) if following < len(starts) else limit)
    return ordered
