"""One report as it stands in a sentence, and how far a sentence has been read."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.speech.cues import Cue, Grammar
from factcheck.extract.words import Words

Span = tuple[int, int]


@dataclass(slots=True)
class Frame:
    """One report. All positions are numbers of words; ends are exclusive.

    Attributes:
        sentence: index of the sentence.
        cue: where the cue stands.
        entry: the cue.
        source: the words of who says so, or None.
        content: what is reported, in one or two pieces; empty where a colon points beyond the sentence.
        passive: the source is not the subject.
        retold: `as X reported`; who says so within it is told as well.
        refused: what is told is that somebody does not say it (`declined to say whether`).
        nested: it stands in another report, and matters only to the quote behind its cue.
        tentative: the source is one only if it turns out to be a person.
    """

    sentence: int
    cue: Span
    entry: Cue
    source: Span | None
    content: list[Span]
    passive: bool = False
    retold: bool = False
    refused: bool = False
    nested: bool = False
    tentative: bool = False


class Reader:
    """Where the walk over a document's words stands, and what is asked of single words everywhere.

    Args:
        words: the words of the document.
        inside: number of the quoted stretch that each word stands in, or -1.
        sentences: first word and end of each sentence, in order.
        grammar: the cues of its language.

    Attributes:
        begin, end: the sentence that is being read, dateline and final mark left out.
        found: the reports found in it so far.
    """

    def __init__(self, words: Words, inside: list[int], sentences: list[Span], grammar: Grammar):
        self.words, self.low, self.starts = words.words, words.low, words.starts
        self.inside = inside
        self.sentences = sentences
        self.g = grammar
        self.begin = self.end = 0
        self.found: list[Frame] = []

    def _is_adverb(self, at: int) -> bool:
        word = self.low[at]
        return len(word) > 4 and word.endswith(self.g.adverb_ending) and word not in self.g.not_adverbs and self.words[at][0].islower()

    def _is_gerund(self, at: int) -> bool:
        return self.low[at].endswith(self.g.gerunds) and len(self.low[at]) > 5 and self.words[at][0].islower()

    def _is_infinitive(self, at: int) -> bool:
        ends = self.g.infinitive_ends
        return bool(ends) and self.low[at].endswith(ends)
