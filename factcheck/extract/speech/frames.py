"""Frames: a cue, who it has for its source and what it reports, in numbers of words.

One walk over the words stops at cues only. What stands beside a cue decides whether it reports at
all: a subject before it or after it, and a clause, an infinitive, a noun phrase or a quote that it
takes. Only the outermost of nested reports is kept: what somebody says that others believe is
what that somebody says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.speech.cues import Cue, Grammar
from factcheck.extract.words import Words, match_rest

Span = tuple[int, int]

LONGEST_SOURCE = 16
"""Words of a source at most."""
FAR = 30
"""Words before a verb in which a pronoun can be its subject."""
LISTENERS = 10
"""Words between a verb and its "that" or "to" in which whom it is told to may stand."""


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


class Walk:
    """Finds the frames of a document.

    Args:
        words: its words.
        inside: number of the quoted stretch that each word stands in, or -1.
        sentences: first word and end of each sentence, in order.
        grammar: the cues of its language.
    """

    def __init__(self, words: Words, inside: list[int], sentences: list[Span], grammar: Grammar):
        self.words, self.low, self.starts = words.words, words.low, words.starts
        self.inside = inside
        self.sentences = sentences
        self.g = grammar

    def frames(self) -> list[Frame]:
        """All frames, in the order of their cues."""
        out: list[Frame] = []
        cues, single = self.g.cues, self.g.single
        low, inside = self.low, self.inside
        following = [*low[1:], ""]
        for number, (begin, end) in enumerate(self.sentences):
            hits = [i for i in range(begin, end) if low[i] in cues and (low[i] in single or following[i] in cues[low[i]]) and inside[i] < 0]
            if hits:
                out += self._sentence(number, begin, end, hits)
        return out

    def _sentence(self, number: int, begin: int, end: int, hits: list[int]) -> list[Frame]:
        while end > begin and self.words[end - 1] in ".!?…":
            end -= 1
        self.begin, self.end = self._past_dateline(begin, end), end
        if begin > 2 and self.inside[begin - 1] >= 0 and self.starts[begin] - self.starts[begin - 1] <= 2 and (self.words[begin - 2] in "!?…" or self.words[begin - 1] in "!?…"):
            self.begin = begin - 1  # "Who says so?" she asked.
        self.found: list[Frame] = []
        nested: list[Frame] = []
        skip = 0
        for at in hits:
            if at < skip or at >= end or self.words[at][0].isupper() and at > self.begin and self.words[at - 1][0].isupper() and not self._headline(begin, end):
                continue  # a name: "Mark Felt"
            following = self.g.cues[self.low[at]]
            after = self.low[at + 1] if at + 1 < end else ""
            entries = following.get("", ())
            if after in following:
                entries = [entry for entry in following[after] if match_rest(self.low, at, entry.rest)] + list(entries)
            for entry in entries:
                frame = self._frame(number, at, entry)
                if frame and self._independent(frame):
                    self.found.append(frame)
                    skip = frame.cue[1]
                    break
                if frame and frame.source and entry.kind == "verb" and frame.content and self.inside[frame.content[0][0]] >= 0:
                    frame.nested = True  # "promised to end what he called “…”": whose quote it is
                    nested.append(frame)
                    break
        return sorted(self.found + nested, key=lambda f: f.cue)

    def _headline(self, begin: int, end: int) -> bool:
        """Whether nearly all longer words of a sentence have capitals."""
        longer = [word for word in self.words[begin:end] if len(word) > 3 and word.isalpha()]
        return sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)

    def _past_dateline(self, begin: int, end: int) -> int:
        """Where a sentence begins after a dateline (`COLUMBUS, Ohio (AP) —`)."""
        words = self.words
        if len(words[begin]) > 2 and words[begin].isupper() or words[begin] == "(":
            for i in range(begin + 1, min(end - 1, begin + 14)):
                if words[i] in "—–-":
                    return i + 1
                if words[i][0].islower():
                    break
        return begin

    # --- one cue ---

    def _frame(self, number: int, at: int, entry: Cue) -> Frame | None:
        stop = at + 1 + len(entry.rest)
        read = {"verb": self._verb, "noun": self._noun, "adjective": self._adjective, "according": self._according,
                "impersonal": self._impersonal, "quoted_passive": self._quoted_passive}[entry.kind]
        self.retold = self.refused = False
        found = read(at, stop, entry)
        if found is None:
            return None
        source, content, passive = found
        return Frame(number, (at, stop), entry, source, [span for span in content if span[0] < span[1]], passive, self.retold, self.refused)

    def _verb(self, at: int, stop: int, entry: Cue):
        g, low = self.g, self.low
        j, state = self._before(at)
        if state & REFUSED and not (stop < self.end and low[stop] in g.openers and entry.clause):
            return None
        self.refused = bool(state & REFUSED)
        quote_before = j >= self.begin and self.inside[j] >= 0
        comma_before = j >= self.begin and self.words[j] in ",—–"
        if entry.form == "participle" and not state & PERFECT or stop < self.end and (low[stop] in g.not_reported or " ".join(low[stop:stop + 2]) in g.not_reported):
            return None
        if entry.form == "base" and g.infinitive_ends:
            state |= INFINITIVE
        if state & PASSIVE and entry.form in ("finite", "participle") and low[at] not in ("said",):
            return self._passive(at, stop, entry)
        if stop < self.end and low[stop] in g.by and (entry.form == "participle" or entry.form == "finite" and not g.infinitive_ends) and (entry.object or entry.clause):
            return self._passive(at, stop, entry)
        if stop < self.end and entry.object and not entry.naming and low[stop] in entry.prepositions and low[stop] not in g.to and low[at] in g.passive:
            return self._passive(at, stop, entry)  # "a man accused of"
        # "…," said X
        if (quote_before or comma_before and at == j + 1 and not (entry.quoted and not entry.clause)) and (entry.clause or entry.quoted) and entry.form != "gerund" and not state & ~PERFECT and not (entry.noun and entry.form == "base"):
            after = self._after(stop)
            inserted = None if quote_before else self._before_insertion(j)
            if after and (quote_before or self._closes(after[1]) and j - self.begin >= 4 and not (inserted and self._opens_clause(inserted[0]))):
                return after, self._around(j, after[1], inverted=True), False
            if after is None and g.null_subject and (quote_before and self._closes(stop) or stop < self.end and self.words[stop] == ","):
                return None, self._around(j, stop), False
        if entry.form == "gerund" and not state & PROGRESSIVE:
            source = self._previous_source(at)
            if not comma_before and not (j >= self.begin and low[j] in g.coordinators) and source is None:
                return None
        elif state & INFINITIVE:
            source = self._previous_source(at)
            content = self._complement(stop, entry)
            told = content and content[0][0] < self.end and (low[content[0][0]] in (g.openers if self.refused else g.that) or self.inside[content[0][0]] >= 0)
            return (source, content, False) if told and source and entry.clause and not entry.noun and not entry.thought else None
        else:
            source = self._subject(at, j)
            if j < self.begin and entry.object_infinitive and entry.clause and entry.form == "finite" and stop < self.end and (low[stop] in g.openers or low[stop] in entry.prepositions):
                return None, [(stop, self._phrase_end(stop))], True  # "Asked whether …, she said"
            if source is None:
                if entry.noun or entry.form == "base":
                    return None
                if j >= self.begin and (low[j] in g.coordinators or quote_before):
                    source = self._previous_source(at)
                if source is None and not g.null_subject:
                    return None
            elif entry.noun and not self._agrees(source, at, entry, state):
                return None
        if source and entry.clause and (as_word := self._as_word(source[0])) is not None and self._closes(stop):
            self.retold = True
            return source, self._aside(as_word, stop), False
        # "…, X said": what is reported stands before
        if source and (entry.clause or entry.quoted) and self._parenthetical(source, stop, entry):
            return source, self._around(source[0] - 1, stop), False
        content = self._complement(stop, entry)
        if not content and source and entry.explicit and self._opens_phrase(stop) and any(low[i] in g.evidence for i in range(*source)):
            content = [(stop, self.end)]  # "polls show Brandt ahead"
        if not content:
            return None
        if state & NEGATED and not entry.thought and low[content[0][0]] not in g.openers and self.inside[content[0][0]] < 0:
            return None
        self.refused = self.refused or bool(state & NEGATED and not entry.thought and entry.clause and low[content[0][0]] not in g.that)
        return source, content, False

    def _passive(self, at: int, stop: int, entry: Cue):
        low, g = self.low, self.g
        if stop < self.end and low[stop] in g.by:
            source = self._phrase(stop + 1)
            if source is None or not self._speaks(source):
                return None
            if source[1] < self.end - 1 and low[source[1]] in entry.prepositions:
                return source, [(source[1] + 1, self._phrase_end(source[1] + 1))], True
            return source, [(max([self.begin, *(f.cue[1] for f in self.found)]), at)], True
        if low[at] not in g.passive or stop >= self.end:
            return None
        if low[stop] in g.openers or low[stop] in g.to and entry.object_infinitive or low[stop] in entry.prepositions or self.inside[stop] >= 0:
            by = next((i for i in range(stop + 1, self.end) if low[i] in g.by and self.words[i + 1:i + 2] and (self.words[i + 1][:1].isupper() or low[i + 1] in g.determiners)), None)
            return (self._phrase(by + 1) if by else None), [(stop, by or self.end)], True
        return None

    def _noun(self, at: int, stop: int, entry: Cue):
        low, g = self.low, self.g
        if stop >= self.end:
            return None
        opener = low[stop]
        owner = self._owner(at)
        if owner and low[at] in g.in_nouns and owner[0] > self.begin - 1 and low[owner[0] - 1] in g.in_words:
            if owner[0] - 1 <= self.begin + 1:
                return owner, [(stop + (opener == ","), self.end)], False
            return owner, self._around(owner[0] - 2, stop), False
        content: Span | None = None
        if owner and opener in g.finite and stop + 1 < self.end and (low[stop + 1] in g.that or low[stop + 1] in g.to):
            return owner, [(stop + 1, self.end)], False
        if opener in g.conditional_openers:
            content = (stop, self.end)
        elif opener in g.to:
            if low[at] in g.noun_infinitives and stop + 1 < self.end and self.words[stop + 1][0].islower() and low[stop + 1] not in g.articled:
                content = (stop, self.end)
        elif opener in g.noun_prepositions and (not owner or low[at] in g.noun_prepositional):
            content = (stop + 1, self._phrase_end(stop + 1))
        elif opener == ":" or self.inside[stop] >= 0:
            content = (stop, self.end)
        if content is None:
            return None
        if owner:
            return owner, [content], False
        carrier = self._carrier(at)
        if carrier is not None:
            return carrier, [content], False
        if opener in g.openers and low[stop] == next(iter(g.that)) and low[at - 1:at] and self.low[at - 1] in g.determiners:
            return None, [content], False
        return None

    def _adjective(self, at: int, stop: int, entry: Cue):
        low, g = self.low, self.g
        if stop >= self.end:
            return None
        j = at - 1
        copula = False
        while j >= self.begin and (low[j] in g.copulas or low[j] in g.strict_copulas) or j >= self.begin and self._is_adverb(j):
            copula = copula or low[j] in g.strict_copulas
            j -= 1
        if not copula or j < self.begin:
            return None
        opener = low[stop]
        if not (opener in g.openers or opener in g.to or opener in g.adjective_prepositions or opener in g.clause_pronouns or opener == ":" or self._is_infinitive(stop)):
            return None
        source = self._subject(at, j)
        if source is None:
            return None
        return source, [(stop, self._phrase_end(stop) if opener in g.adjective_prepositions else self.end)], False

    def _according(self, at: int, stop: int, entry: Cue):
        source = self._phrase(stop)
        if source is None or entry.rest == () and len(self.low[at]) < 10 and not self._speaks(source):
            return None
        content = self._aside(at, source[1])
        if self.found and not any(a < b for a, b in content):  # "…, the Post reported, citing the Times"
            self.retold = True
            content = list(self.found[-1].content)
        return source, content, False

    def _aside(self, at: int, stop: int) -> list[Span]:
        """What a sentence says beside the words that tell by whom (`according to X`, `as X reported`)."""
        if at > self.begin + 1 or at > self.begin and self.words[at - 1] != "(":
            return self._around(at - 1, stop)
        after = stop
        while after < self.end and self.words[after] != ",":
            after += 1
        return [(min(after + 1, self.end), self.end)]

    def _as_word(self, at: int) -> int | None:
        """Where the "as" of `as X reported` stands, before the source that begins at a word."""
        at -= 1
        while at > self.begin and self.low[at] in self.g.adverbs:
            at -= 1
        return at if at >= self.begin and self.low[at] in self.g.as_words else None

    def _speaks(self, source: Span) -> bool:
        """Whether words name somebody, or are of a kind that speaks."""
        return any(self.words[i][:1].isupper() or self.low[i] in self.g.source_words for i in range(*source))

    def _impersonal(self, at: int, stop: int, entry: Cue):
        if at > self.begin and self.words[at - 1] == ",":
            return None, self._around(at - 1, stop), True
        return None, [(stop, self.end)] if stop < self.end else [(self.begin, at)], True

    def _quoted_passive(self, at: int, stop: int, entry: Cue):
        j, _ = self._before(at)
        source = self._subject(at, j)
        return (source, [(stop, self.end)], False) if source and stop < self.end else None

    # --- what is reported ---

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
        if word in entry.prepositions and at + 1 < end:
            return [(at + 1, self._phrase_end(at + 1))]
        if word in g.finite or word in g.verb_forms and not entry.infinitive:
            return []
        if entry.object_infinitive or entry.clause:
            opener = self._opener(at, entry)
            if opener is not None:
                return [(opener, end)]
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
                close = next((k for k in range(i + 1, min(self.end - 1, i + LISTENERS)) if self.words[k] == ","), None)
                return close + 1 if close and self.low[close + 1] in self.g.that else None
            if word in ",;:" or word in self.g.finite:
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

    def _is_infinitive(self, at: int) -> bool:
        ends = self.g.infinitive_ends
        return bool(ends) and self.low[at].endswith(ends)

    def _phrase_end(self, at: int) -> int:
        """The end of a noun phrase with what belongs to it: to the next comma that is none of a number or list of names."""
        for i in range(at + 1, self.end):
            if self.words[i] in ",;:—–()" and self.inside[i] < 0:
                return i
        return self.end

    def _parenthetical(self, source: Span, stop: int, entry: Cue) -> bool:
        """`…, X said`: words before the source, and no clause after the cue."""
        before = source[0] - 1
        if before < self.begin or not (self.inside[before] >= 0 or self.words[before] in ",—–"):
            return False
        if stop < self.end and (self.words[stop] == ":" or self.low[stop] in self.g.that):
            return False
        if self.inside[before] >= 0 or self.inside[before - 1] >= 0 and before > self.begin:
            return True
        if self.words[source[1]] == "," or not entry.clause:
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

    # --- who reports ---

    def _before(self, at: int) -> tuple[int, int]:
        """The last word before a cue's auxiliaries and adverbs, and what these say."""
        low, g = self.low, self.g
        j = at - 1
        state = 0
        while j >= self.begin and self.inside[j] < 0 and (low[j] in g.skipped or self._is_adverb(j)):
            word = low[j]
            if word in g.negations or word.endswith(g.negated_endings):
                state |= NEGATED
            if word in g.to:
                state |= INFINITIVE
            elif word in g.passives:
                state |= PASSIVE | PROGRESSIVE
            if word in g.perfect:
                state |= PERFECT
            if word in g.auxiliaries and word not in g.to and state & INFINITIVE:
                state &= ~INFINITIVE
            j -= 1
        if self._refuses(at):
            state |= REFUSED
        return j, state

    def _refuses(self, at: int) -> bool:
        low = self.low
        for i in range(max(self.begin, at - 5), at):
            for rest in self.g.refuse.get(low[i], ()):
                if match_rest(low, i, rest) and i + 1 + len(rest) <= at and all(low[k] in self.g.skipped or self._is_adverb(k) for k in range(i + 1 + len(rest), at)):
                    return True
        return False

    def _is_adverb(self, at: int) -> bool:
        word = self.low[at]
        return len(word) > 4 and word.endswith(self.g.adverb_ending) and word not in self.g.not_adverbs and self.words[at][0].islower()

    def _is_gerund(self, at: int) -> bool:
        return self.low[at].endswith(self.g.gerunds) and len(self.low[at]) > 5 and self.words[at][0].islower()

    def _agrees(self, source: Span, at: int, entry: Cue, state: int) -> bool:
        """Whether a form that is also a noun is a verb here: after a name or a pronoun, or before a clause."""
        head = source[1] - 1
        following = self.low[at + 1] if at + 1 < self.end else ""
        if following in self.g.evidence_verbs or following in self.g.verb_forms:
            return False  # "media reports show that"
        if entry.explicit and any(self.low[i] in self.g.evidence for i in range(*source)):
            return True
        if state or self.low[head] in self.g.subject_pronouns:
            return True
        if self.words[head][:1].isupper():
            return entry.form != "base" or self.low[head].endswith("s") or any(self.low[i] in self.g.coordinators for i in range(*source))
        if not following:
            return source[0] > self.begin and self.words[source[0] - 1] == ","
        if entry.form == "base" and self.low[head].endswith("s") and self._has_finite(at + 1) and (following in self.g.articled or following in self.g.clause_pronouns or self.words[at + 1][:1].isupper()):
            return True
        return following in self.g.conditional_openers or following in self.g.to and entry.infinitive or entry.form == "finite" and not self.low[at].endswith("s")

    def _subject(self, at: int, j: int) -> Span | None:
        """The subject of a verb whose auxiliaries begin after word j."""
        low, words = self.low, self.words
        if j < self.begin or self.inside[j] >= 0:
            return None
        if words[j] in ",—–)":
            return self._before_insertion(j)
        if low[j] in self.g.relatives:
            j -= 1
            while j >= self.begin and (words[j] == "," or low[j] in self.g.leading):
                j -= 1
            return self._ending(j) if j >= self.begin else None
        return self._ending(j)

    def _before_insertion(self, comma: int) -> Span | None:
        """The subject before an apposition or another insertion between commas that ends at a comma."""
        words = self.words
        opener = "(" if words[comma] == ")" else words[comma]
        for i in range(comma - 1, max(self.begin, comma - 40) - 1, -1):
            if words[i] == opener and self.inside[i] < 0:
                if self.low[i + 1] in self.g.coordinators or self.low[i + 1] not in self.g.relatives and any(self.low[k] in self.g.finite for k in range(i + 1, comma)):
                    return None  # a clause, no insertion
                if opener != "(" and self._is_name(i + 1, comma) and (comma - i > 2 or words[i - 1][:1].islower()):
                    return i + 1, comma
                if i > self.begin:
                    outer = words[i + 1][:1].isdigit() or self.low[i + 1] in self.g.relatives
                    source = self._ending(i - 1)
                    if source is None or not outer and self.low[source[0]] in self.g.leading:
                        return self._ending(comma - 1) if source is None else source
                    return source
                return None
        return self._ending(comma - 1) if self._is_name(max(self.begin, comma - 3), comma) else None

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause begins at a word: with its sentence, or behind a quote, a mark or a conjunction."""
        before = at - 1
        return at <= self.begin + 1 or self.inside[before] >= 0 or self.words[before] in ",;:—–" or self.low[before] in self.g.clause_breaks

    def _is_name(self, begin: int, end: int) -> bool:
        return 0 < end - begin <= 6 and self.words[begin][:1].isupper() and all(w[:1].isupper() or w in ".’'-" or low in self.g.name_particles for w, low in zip(self.words[begin:end], self.low[begin:end]))

    def _ending(self, j: int) -> Span | None:
        """The noun phrase that ends at a word."""
        low, words, g = self.low, self.words, self.g
        if words[j] == ")":  # "Ilse Brandt (D-Ohio)"
            opened = next((i for i in range(j, max(self.begin, j - LONGEST_SOURCE), -1) if words[i] == "("), None)
            if opened is None or opened <= self.begin:
                return None
            j = opened - 1
        word = low[j]
        if word in g.subject_pronouns:
            return (j, j + 1) if word not in g.no_source else None
        timed = j > self.begin and (word in g.days or word in g.prepositions and low[j + 1] in g.days)
        if timed:  # "a poll published on Monday"
            j -= 1
            if low[j] in g.prepositions and j > self.begin:
                j -= 1
        if j > self.begin and words[j - 1][0].isalnum() and low[j - 1] not in g.not_subjects and (low[j] in g.verb_forms or timed and low[j].endswith(g.participles)):
            j -= 1  # "a poll released shows"
        word = low[j]
        if word in ("’s", "'s") and j > self.begin:
            return None
        if not words[j][0].isalnum() and words[j] != "." or word in g.not_subjects and not (j > self.begin and low[j - 1] in g.partitives) or word in g.no_source or self.inside[j] >= 0:
            return None
        a = j
        while a > self.begin and j - a < LONGEST_SOURCE:
            before = low[a - 1]
            if self.inside[a - 1] >= 0 or not (before[0].isalnum() or before in "’s's.-&") or before in g.clause_breaks or before in g.verb_forms or before in g.finite or before in g.days:
                both = before in g.coordinators and a - 1 > self.begin and words[a][:1].isupper() and words[a - 2][:1].isupper()
                if not both:
                    break
            a -= 1
            if low[a] in g.articled and a > self.begin and low[a - 1] not in g.prepositions and low[a - 1] not in g.determiners:
                break  # "a line | the senator": one article to a phrase
        if a > self.begin + 1 and low[a - 1] in g.strict_relatives:  # "the officer who fired the shot says"
            before = a - 2
            while before > self.begin and words[before] == ",":
                before -= 1
            return self._ending(before)
        while a < j and (low[a] in g.leading or low[a] in g.adverbs or self._is_adverb(a) or words[a] == "."):
            a = self._past_leading(a, j)
        return (a, j + 1)

    def _past_leading(self, a: int, j: int) -> int:
        """Where the subject begins in a phrase that opens with a preposition ("in Iowa the senator")."""
        if self.low[a] not in self.g.prepositions:
            return a + 1
        for i in range(j, a + 1, -1):
            if (self.low[i] in self.g.determiners or self.words[i][:1].isupper() and not self.words[i - 1][:1].isupper()) and self.low[i - 1] not in self.g.prepositions and self.low[i - 1] not in self.g.determiners:
                return i
        return a + 1

    def _after(self, at: int) -> Span | None:
        """The noun phrase after a verb (`said plant owner Ilse Brandt, 45`)."""
        low, words, g = self.low, self.words, self.g
        if at >= self.end or self.inside[at] >= 0:
            return None
        if low[at] in g.subject_pronouns and not (at + 1 < self.end and words[at + 1][0].islower() and low[at + 1] not in g.trailing):
            return (at, at + 1) if low[at] not in g.no_source else None
        if low[at] in g.openers or low[at] in g.to or low[at] in g.adverbs and not words[at][0].isupper():
            return None
        return self._phrase(at)

    def _phrase(self, at: int) -> Span | None:
        """The noun phrase that begins at a word: to a mark, a relative, a verb, or a preposition after a name."""
        low, words, g = self.low, self.words, self.g
        i = at
        named = False
        while i < self.end and i - at < LONGEST_SOURCE and self.inside[i] < 0:
            word = words[i]
            if not (word[0].isalnum() or word in ("’s", "'s", "&", "-") or word == "." and i > at and words[i - 1][:1].isupper() and i + 1 < self.end and len(words[i - 1]) <= 3):
                break
            if i > at and (low[i] in g.relatives or low[i] in g.clause_breaks or low[i] in g.finite or low[i] in g.verb_forms or low[i] in g.days):
                both = low[i] in g.coordinators and named and words[i + 1:i + 2] and words[i + 1][:1].isupper()
                if not both:
                    break
            if named and low[i] in g.place_prepositions:
                break
            named = named or word[:1].isupper()
            i += 1
        while i > at and (low[i - 1] in g.prepositions or low[i - 1] in g.articled or low[i - 1] in g.adverbs and not words[i - 1][:1].isupper()):
            i -= 1
        if i == at or i == at + 1 and low[at] in g.no_source or low[at] in g.openers or low[at] in g.prepositions:
            return None
        return at, i

    def _owner(self, at: int) -> Span | None:
        """Whose a noun is: `his claim`, `Brandt’s repeated claim`, `the claim by Brandt` is not looked for."""
        for i in range(at - 1, max(self.begin, at - 4) - 1, -1):
            if self.inside[i] >= 0:
                return None
            if self.low[i] in self.g.possessives:
                return i, i + 1
            if self.words[i] in ("’s", "'s", "’", "'") and i > self.begin:
                return self._ending(i - 1)
            if not self.words[i][0].isalpha():
                return None
        return None

    def _carrier(self, at: int) -> Span | None:
        """The subject of a light verb before a noun: `voiced (deep) concern`, `has no plans`."""
        for i in range(at - 1, max(self.begin, at - 5) - 1, -1):
            entry = self.g.light_verbs.get(self.low[i])
            if entry:
                j, state = self._before(i)
                if state & INFINITIVE or entry.form == "gerund" and not state & PROGRESSIVE:
                    return self._previous_source(i)
                return self._subject(i, j) or self._previous_source(i)
            if not self.words[i][0].isalpha():
                return None
        return None

    def _previous_source(self, at: int) -> Span | None:
        """The source of the report before, or the subject the sentence begins with."""
        for frame in reversed(self.found):
            if frame.source and not frame.passive:
                return frame.source
        opening = self._opening(at)
        if opening is None:
            pronoun = next((i for i in range(at - 1, max(self.begin, at - FAR), -1) if self.low[i] in self.g.singular_pronouns and self.inside[i] < 0), None)
            opening = (pronoun, pronoun + 1) if pronoun else None
        return opening

    def _opening(self, at: int) -> Span | None:
        """The subject that a sentence opens with: a name, a pronoun, or a determiner and what follows."""
        i = self.begin
        g = self.g
        while i < at and (self.low[i] in g.adverbs or self.low[i] in g.leading and self.low[i] not in g.prepositions or self._is_adverb(i) or self.words[i] == ","):
            i += 1
        if i >= at or self.inside[i] >= 0:
            return None
        if self.low[i] in g.subject_pronouns:
            return (i, i + 1) if self.low[i] not in g.no_source else None
        if self.low[i] in g.prepositions:  # "In Iowa, Trump …"
            comma = next((k for k in range(i, min(at, i + 14)) if self.words[k] == ","), None)
            if comma is None or comma + 1 >= at:
                return None
            i = comma + 1
            if self.low[i] in g.subject_pronouns:
                return (i, i + 1) if self.low[i] not in g.no_source else None
        if not (self.words[i][:1].isupper() or self.low[i] in g.determiners):
            return None
        end = i
        while end < at and end - i < 8 and self.inside[end] < 0:
            word = self.words[end]
            if not (word[0].isalnum() or word in ("’s", "'s", ".")) or end > i and (self.low[end] in g.finite or self.low[end] in g.clause_breaks or self.low[end] in g.auxiliaries or self.low[end] in g.verb_forms):
                break
            if end > i and word[0].islower() and self.words[end - 1][:1].isupper() and end - i > (self.low[i] in g.determiners):
                if not any(w[:1].isupper() for w in self.words[end + 1:min(at, end + 3)]) or not word.isalpha() or self.low[end] in g.not_subjects:
                    break
            end += 1
        if end < at and self.words[end] in ",(" or end < at and self.low[end] in g.prepositions:  # "the minister of trade, Ana Ruiz, …"
            comma = next((k for k in range(end, min(at, end + 8)) if self.words[k] == ","), None)
            close = comma and next((k for k in range(comma + 1, min(at, comma + 8)) if self.words[k] == ","), None)
            if close and self._is_name(comma + 1, close) and not self.words[end - 1][:1].isupper():
                return comma + 1, close
        return (i, end) if end > i else None

    # --- reports in reports ---

    def _independent(self, frame: Frame) -> bool:
        """Whether a report stands beside the reports before it in its sentence and not within one.

        One that does cuts off what the report before it has for its content."""
        if not self.found or frame.retold and frame.entry.kind == "according":
            return True
        last = self.found[-1]
        reach = max((end for _, end in last.content), default=last.cue[1])
        start = frame.cue[0]
        if frame.source and last.cue[1] <= frame.source[0] < start and self.low[start - 1] not in self.g.relatives:
            start = frame.source[0]
        if start >= reach:
            return True
        if frame.source and frame.source[0] < last.cue[0] and self.words[frame.cue[0] - 1] == ",":
            # the report before stands in what is inserted between this one's source and cue
            last.content = list(frame.content) if last.entry.kind == "according" else [(a, min(b, start - 1)) for a, b in last.content if a < start - 1]
            return True
        if last.retold:
            return True
        parenthetical = frame.content and frame.content[0][0] < frame.cue[0] and frame.entry.kind in ("verb", "according")
        if parenthetical:
            if frame.content[0][0] < last.cue[1]:
                return False
        elif not self._break(start, frame):
            return False
        last.content = [(a, min(b, start)) for a, b in last.content if a < start]
        return bool(last.content) or bool(last.entry.rest) or True

    def _break(self, start: int, frame: Frame) -> bool:
        """Whether the words before a report set it apart: a comma and a conjunction, a semicolon, a comma and a gerund."""
        low, words, g = self.low, self.words, self.g
        j = start - 1
        while j > self.begin and (low[j] in g.adverbs or self._is_adverb(j) or low[j] in g.auxiliaries) and words[j] not in ",;":
            j -= 1
        if words[j] in ";—–" or self.inside[j] >= 0:
            return True
        if words[j] == ",":
            return frame.entry.form == "gerund" or j >= 1 and low[j + 1] in g.relatives
        if low[j] in g.apart and words[j - 1] in ",;—–" or low[j] in g.apart and self.inside[j - 1] >= 0:
            return True
        if low[j] in g.coordinators and start == frame.cue[0]:
            last = self.found[-1]
            return last.entry.kind == "verb" and not last.entry.thought and not frame.entry.thought and frame.entry.form == last.entry.form
        return low[j] in g.relatives and words[j - 1] == ","


NEGATED, INFINITIVE, PASSIVE, PROGRESSIVE, PERFECT, REFUSED = 1, 2, 4, 8, 16, 32
