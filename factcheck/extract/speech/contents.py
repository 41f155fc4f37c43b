"""What is reported: the clause, infinitive, noun phrase or quote behind a cue, or the words around it."""

from __future__ import annotations

from factcheck.extract.speech.cues import Cue
from factcheck.extract.speech.report import Span
from factcheck.extract.speech.subjects import Subjects

LISTENERS = 10
"""Words between a verb and its "that" or "to" in which whom it is told to may stand."""


class Contents(Subjects):
    """Finds what cues report."""

    def _complement(self, at: int, entry: Cue) -> list[Span]:
        """What follows a cue and is reported by it; empty where nothing does."""
        low, g, end = self.low, self.g, self.end
        while at < end and (low[at] in g.adverbs or self._is_adverb(at)) and low[at] not in g.openers:
            at += 1
        if at >= end:
            return []
        word = low[at]
        if self.inside[at] >= 0:
            return [(at, end)]
        if word == ":" or word == "," and at + 1 < end and self.inside[at + 1] >= 0:
            return [(at + 1, end)]
        if entry.clause and word in g.openers:
            return [(at, end)]
        if word in g.to and entry.infinitive or entry.infinitive and self._is_infinitive(at):
            return [(at, end)]
        if word in entry.prepositions and at + 1 < end and low[at + 1] not in g.not_reported:
            return [(at + 1, self._phrase_end(at + 1))]
        if word in g.finite or word in g.verb_forms and not entry.infinitive:
            return []
        if entry.object_infinitive or entry.clause:
            opener = self._opener(at, entry)
            if opener is not None:
                return [(opener, end)]
        told = self._told(at, entry)
        if told is not None:
            return [(told, end)]
        if entry.prepositions:
            for i in range(at, min(end, at + LISTENERS)):
                if low[i] in entry.prepositions and i > at:
                    return [(i + 1, self._phrase_end(i + 1))] if i + 1 < end else []
                if self.words[i] in ",;:" or low[i] in g.prepositions and low[i] not in g.listening:
                    break
        if entry.light and not entry.object:
            return []
        if entry.object and word in g.object_marks:
            return [(at + 1, self._phrase_end(at + 1))] if at + 1 < end else []
        if (entry.clause or entry.object) and self._opens_phrase(at):
            if entry.naming:
                return [(at, end)] if self._names(at) else []
            if entry.object:
                return [(at, self._phrase_end(at))]
            if entry.explicit:
                return []
            if end - at >= 3 and not (entry.thought or entry.noun) or self._has_finite(at):
                return [(at, end)]
        quote = next((i for i in range(at, min(end, at + LISTENERS + 4)) if self.inside[i] >= 0), None)
        if quote is not None and (entry.clause or entry.object or entry.naming):
            return [(quote, end)]
        return []

    def _opener(self, at: int, entry: Cue) -> int | None:
        """The "that" or "to" after the words for whom it is told to, when and where."""
        for i in range(at, min(self.end, at + LISTENERS)):
            word = self.low[i]
            if entry.clause and i > at and (word in self.g.that or word in self.g.openers and entry.object_infinitive or word in self.g.clause_pronouns):
                return i
            if entry.clause and entry.object_infinitive and entry.explicit and i > at + 1 and word in self.g.articled and self.low[i - 1] not in self.g.not_bare:
                return i
            if entry.object_infinitive and i > at and (word in self.g.to or self._is_infinitive(i)):
                return i
            if word == "," and entry.clause:  # "promised his wife, Ana, that"
                return next((k + 1 for k in range(i + 1, min(self.end - 1, i + LISTENERS)) if self.words[k] == "," and self.low[k + 1] in self.g.that), None)
            if word in ",;:" or word in self.g.finite or i > at and word in self.g.verb_forms:
                return None
        return None

    def _told(self, at: int, entry: Cue) -> int | None:
        """Where a quote begins behind those it is told to: `told the owner, Ilse Brandt, 45: “…”`."""
        if not entry.clause or entry.thought or not (entry.object_infinitive or entry.explicit or self.low[at] in self.g.object_marks):
            return None
        relative = False
        for i in range(at + 1, min(self.end, at + 2 * LISTENERS)):
            word = self.words[i]
            if word in ",:" and i + 1 < self.end and self.inside[i + 1] >= 0 or word == ":" and i + 1 == self.end:
                return i + 1
            if word in ":;" or self.inside[i] >= 0:
                return None
            if self.low[i] in self.g.relatives and self.words[i - 1] == ",":
                relative = True
            elif not relative and (self.low[i] in self.g.finite or self.low[i] in self.g.verb_forms):
                return None
        return None

    def _names(self, at: int) -> bool:
        """Whether somebody is called something: `called him a liar`, `called the bill “a disgrace”`."""
        return any(self.low[i] in self.g.articles or self.inside[i] >= 0 for i in range(at + 1, min(self.end, at + 8)))

    def _opens_phrase(self, at: int) -> bool:
        if at >= self.end:
            return False
        word = self.words[at]
        return word[:1].isalnum() and self.low[at] not in self.g.not_bare or word in "$€£" or self.low[at] in self.g.determiners

    def _has_finite(self, at: int) -> bool:
        """Whether a finite verb that everybody knows follows within a few words."""
        finite = self.g.finite
        return any(self.low[i] in finite for i in range(at + 1, min(self.end, at + 9)))

    def _phrase_end(self, at: int) -> int:
        """The end of a noun phrase with what belongs to it: to the next comma that is none of a number or list of names."""
        for i in range(at + 1, self.end):
            if self.words[i] in ",;:—–()" and self.inside[i] < 0:
                return i
        return self.end

    def _parenthetical(self, source: Span, stop: int, entry: Cue) -> bool:
        """`…, X said`: words before the source, and no clause after the cue."""
        before = source[0] - 1
        if before > self.begin and self.words[before] == "," and self.words[source[1]] == "," and (whole := self._ending(before - 1)):
            before = whole[0] - 1  # "…," the official, Ilse Brandt, said
        if before < self.begin or not (self.inside[before] >= 0 or self.words[before] in ",—–"):
            return False
        if stop < self.end and (self.words[stop] == ":" or self.low[stop] in self.g.that):
            return False
        if self.inside[before] >= 0 or self.inside[before - 1] >= 0 and before > self.begin:
            return True
        if self.words[source[1]] == "," or not entry.clause or stop < self.end and (self.low[stop] in self.g.to and entry.infinitive or self.low[stop] in self.g.object_marks and entry.object):
            return False
        if stop < self.end and self.words[stop] == "," and before > self.begin:
            return True
        if stop >= self.end:
            return before - self.begin >= 2
        return before - self.begin >= 4 and self._closes(stop) and not (stop < self.end and (self.low[stop] in self.g.openers or self.low[stop] in entry.prepositions))

    def _closes(self, at: int) -> bool:
        """Whether nothing that a cue could report stands at a position, but a time, a place or a mark."""
        while at < self.end and self.low[at] in self.g.adverbs and self.low[at] not in self.g.openers:
            at += 1
        if at >= self.end:
            return True
        word = self.low[at]
        return word in ",;.—–)" or word in self.g.trailing or self.inside[at] >= 0 or self._is_gerund(at)

    def _around(self, before: int, after: int, inverted: bool = False) -> list[Span]:
        """The words of a sentence before and after a parenthetical, from the last report on."""
        begin = max([self.begin, *(f.cue[1] for f in self.found if f.cue[0] < before)])
        parts = [(begin, before + (self.inside[before] >= 0 or self.words[before] not in ",—–("))]
        i = after
        while i < self.end and self.words[i] not in ",;—–:" and self.inside[i] < 0:
            i += 1
        if inverted and not (i < self.end and self.inside[i] >= 0 or i + 1 < self.end and self.inside[i + 1] >= 0):
            return parts  # what follows belongs to the speaker: "said Ilse Brandt, the owner"
        if i < self.end and not (i + 1 < self.end and (self._is_gerund(i + 1) or self.low[i + 1] in self.g.relatives)):
            parts.append((i if self.inside[i] >= 0 else i + 1, self.end))
        return parts

    def _aside(self, at: int, stop: int) -> list[Span]:
        """What a sentence says beside the words that tell by whom (`according to X`, `as X reported`)."""
        if at > self.begin + 1 or at > self.begin and self.words[at - 1] != "(":
            return self._around(at - 1, stop)
        after = stop
        while after < self.end and self.words[after] != ",":
            after += 1
        return [(min(after + 1, self.end), self.end)]
