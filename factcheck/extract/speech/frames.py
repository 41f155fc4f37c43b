"""Frames: a cue, who it has for its source and what it reports, in numbers of words.

One walk over the words stops at cues only. What stands beside a cue decides whether it reports at
all: a subject before it or after it, and a clause, an infinitive, a noun phrase or a quote that it
takes. Only the outermost of nested reports is kept: what somebody says that others believe is
what that somebody says.
"""

from __future__ import annotations

from bisect import bisect_left

from factcheck.extract.speech.contents import LISTENERS, Contents
from factcheck.extract.speech.cues import Cue
from factcheck.extract.speech.report import Frame, Span
from factcheck.extract.speech.subjects import INFINITIVE, NEGATED, PASSIVE, PERFECT, PROGRESSIVE, REFUSED
from factcheck.extract.words import match_rest


class Walk(Contents):
    """Finds the frames of a document."""

    def frames(self) -> list[Frame]:
        """All frames, in the order of their cues."""
        out: list[Frame] = []
        cues, single = self.g.cues, self.g.single
        low, inside = self.low, self.inside
        last = len(low) - 1
        hits = [i for i, word in enumerate(low) if word in cues and inside[i] < 0 and (word in single or i < last and low[i + 1] in cues[word])]
        first = 0
        for number, (begin, end) in enumerate(self.sentences):
            first = bisect_left(hits, begin, first)
            stop = bisect_left(hits, end, first)
            if stop > first:
                out += self._sentence(number, begin, end, hits[first:stop])
            first = stop
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
            title = self.words[at][0].isupper() and self.words[at + 1:at + 2] and self.words[at + 1][0].isupper() and (at <= self.begin or self.inside[at - 1] >= 0)
            for entry in entries:
                if title and entry.form == "base":
                    continue  # "Judge Ana Ruiz"
                frame = self._frame(number, at, entry)
                if frame and self._independent(frame):
                    self.found.append(frame)
                    skip = frame.cue[1]
                    break
                if frame and frame.source and (entry.naming or not entry.prepositions.isdisjoint(self.g.as_words)) and frame.content and self.inside[frame.content[0][0]] >= 0:
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

    def _frame(self, number: int, at: int, entry: Cue) -> Frame | None:
        stop = at + 1 + len(entry.rest)
        read = getattr(self, f"_{entry.kind}")  # _verb, _noun, _adjective, _according, _impersonal or _quoted_passive
        self.retold = self.refused = self.tentative = False
        found = read(at, stop, entry)
        if found is None:
            return None
        source, content, passive = found
        return Frame(number, (at, stop), entry, source, [span for span in content if span[0] < span[1]], passive, self.retold, self.refused, tentative=self.tentative)

    def _verb(self, at: int, stop: int, entry: Cue):
        g, low = self.g, self.low
        j, state = self._before(at)
        if state & REFUSED and not (stop < self.end and low[stop] in g.openers and entry.clause):
            return None
        self.refused = bool(state & REFUSED)
        quote_before = j >= self.begin and self.inside[j] >= 0
        comma_before = j >= self.begin and self.words[j] in ",—–"
        by_whom = j >= self.begin and low[j] in g.passives and stop < self.end and low[stop] in g.by  # "fue advertido por"
        if entry.form == "participle" and not state & PERFECT and not by_whom or stop < self.end and (low[stop] in g.not_reported or " ".join(low[stop:stop + 2]) in g.not_reported):
            return None
        if entry.form == "base" and g.infinitive_ends:
            state |= INFINITIVE
        if state & PASSIVE and entry.form in ("finite", "participle") and low[at] not in ("said",):
            return self._passive(at, stop, entry)
        if stop < self.end and low[stop] in g.by and not (j >= self.begin and low[j] in g.subject_pronouns) and (entry.form == "participle" or entry.form == "finite" and not g.infinitive_ends) and (entry.object or entry.clause):
            return self._passive(at, stop, entry)
        if stop < self.end and entry.object and not entry.naming and low[stop] in entry.prepositions and low[stop] not in g.to and low[at] in g.passive:
            return self._passive(at, stop, entry)  # "a man accused of"
        saying = next((i for i in range(stop + 1, min(self.end, stop + LISTENERS)) for n in (1, 2) if " ".join(low[i:i + n]) in g.object_says), None)
        if saying is not None and self.words[saying - 1][:1].isupper() and all(self.words[i] not in ",;:" for i in range(stop, saying)):
            after = saying + 1 + (low[saying] not in g.object_says)
            return (stop + (low[stop] in g.to), saying), [(after, self._phrase_end(after))], False  # "quoted X as saying"
        # "…," said X
        behind_quote = quote_before or comma_before and j > self.begin and self.inside[j - 1] >= 0
        if (quote_before or comma_before and (at == j + 1 or behind_quote) and not (entry.quoted and not entry.clause)) and (entry.clause or entry.quoted) and entry.form != "gerund" and not state & ~PERFECT and not (entry.noun and entry.form == "base") and (quote_before or not entry.thought):
            after = self._after(stop)
            if behind_quote and self._opens_aside(stop) and (after is None or self._dated(stop) or after[1] - after[0] == 1 and low[after[0]] not in g.subject_pronouns):
                beyond = self._beyond(stop)
                if beyond:
                    self.tentative = beyond[1]
                    return beyond[0], self._around(j, beyond[0][1], inverted=True), False
                if g.null_subject and entry.form == "finite" and not entry.noun:
                    return None, self._around(j, stop), False
            inserted = None if quote_before else self._before_insertion(j)
            if after and (quote_before or self._closes(after[1]) and j - self.begin >= 4 and not (inserted and self._opens_clause(inserted[0]))):
                return after, self._around(j, after[1], inverted=True), False
            if after is None and g.null_subject and (quote_before and self._closes(stop) or stop < self.end and self.words[stop] == ","):
                return None, self._around(j, stop), False
        if j < self.begin and entry.clause and entry.form == "finite" and (after := self._after(stop)) and after[1] < self.end and (self.words[after[1]] == ":" or self.inside[after[1]] >= 0):
            return after, [(after[1], self.end)], False  # "Said Ilse Brandt: “…”"
        if (j < self.begin or comma_before and at == j + 1) and entry.object_infinitive and entry.clause and entry.form == "finite":
            asked = next((i for i in range(stop, min(self.end, stop + LISTENERS)) if low[i] in g.conditional_openers or low[i] in g.openers and i == stop or low[i] in entry.prepositions), None)
            if asked is not None:  # "Asked whether …, she said", "Brandt, asked about it, said"
                return None, [(asked, self._phrase_end(asked))], True
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
            if source is None:
                if entry.noun or entry.form == "base":
                    return None
                if j >= self.begin and (low[j] in g.coordinators or quote_before or comma_before and at == j + 1 and self.found):
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
        if not content and source and entry.explicit and self._opens_phrase(stop) and any(low[i] in g.evidence for i in range(max(self.begin, at - LISTENERS), at)):
            content = [(stop, self.end)]  # "polls show Brandt ahead"
        if not content:
            return None
        if state & NEGATED and not entry.thought and content[0][0] < len(low) and low[content[0][0]] not in g.openers and self.inside[content[0][0]] < 0:
            return None
        self.refused = self.refused or bool(state & NEGATED and not entry.thought and entry.clause and content[0][0] < len(low) and low[content[0][0]] not in g.that)
        return source, content, False

    def _passive(self, at: int, stop: int, entry: Cue):
        low, g = self.low, self.g
        if stop < self.end and low[stop] in g.by:
            source = self._phrase(stop + 1)
            if source is None or not self._speaks(source):
                return None
            if source[1] < self.end - 1 and low[source[1]] in entry.prepositions:
                return source, [(source[1] + 1, self._phrase_end(source[1] + 1))], True
            told = self._told_by(source[1])
            if told is not None and entry.clause:
                return source, [(told, self.end)], True
            return source, [(max([self.begin, *(f.cue[1] for f in self.found)]), at)], True
        if low[at] not in g.passive or stop >= self.end:
            return None
        if low[stop] in g.openers or low[stop] in g.to and entry.object_infinitive or low[stop] in entry.prepositions or self.inside[stop] >= 0 or self.words[stop] == ":":
            by = next((i for i in range(stop + 1, self.end) if self.inside[i] < 0 and low[i] in g.by and self.words[i + 1:i + 2] and (self.words[i + 1][:1].isupper() or low[i + 1] in g.determiners)), None)
            return (self._phrase(by + 1) if by else None), [(stop, by or self.end)], True
        return None

    def _told_by(self, at: int) -> int | None:
        """Where what is told begins behind the source of a passive: `was told by Ilse Brandt on Monday that`."""
        for i in range(at, min(self.end - 1, at + LISTENERS)):
            if self.low[i] in self.g.that:
                return i
            if self.words[i] in ",:" and self.inside[i + 1] >= 0:
                return i + 1
            if self.words[i] in ",:;" or self.inside[i] >= 0 or self.low[i] in self.g.finite or self.low[i] in self.g.verb_forms:
                return None
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
        if opener in g.partitives and not owner and (holder := self._phrase(stop + 1)) and holder[1] < self.end and low[holder[1]] in g.that:
            return holder, [(holder[1], self.end)], False  # "the view of many economists that"
        if owner and opener in g.finite and stop + 1 < self.end and (low[stop + 1] in g.that or low[stop + 1] in g.to):
            return owner, [(stop + 1, self.end)], False
        if opener in g.conditional_openers:
            content = (stop, self.end)
        elif opener in g.to:
            if low[at] in g.noun_infinitives and stop + 1 < self.end and self.words[stop + 1][0].islower() and low[stop + 1] not in g.articled:
                content = (stop, self.end)
        elif opener in g.noun_prepositions and (low[at] in g.noun_prepositional or not owner and opener in g.carried):
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

    def _impersonal(self, at: int, stop: int, entry: Cue):
        if at > self.begin and self.words[at - 1] == ",":
            return None, self._around(at - 1, stop), True
        return None, [(stop, self.end)] if stop < self.end else [(self.begin, at)], True

    def _quoted_passive(self, at: int, stop: int, entry: Cue):
        j, _ = self._before(at)
        source = self._subject(at, j)
        return (source, [(stop, self.end)], False) if source and stop < self.end else None

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
        return True

    def _break(self, start: int, frame: Frame) -> bool:
        """Whether the words before a report set it apart: a comma and a conjunction, a semicolon, a comma and a gerund."""
        low, words, g = self.low, self.words, self.g
        j = start - 1
        while j > self.begin and (low[j] in g.adverbs or self._is_adverb(j) or low[j] in g.auxiliaries) and words[j] not in ",;":
            j -= 1
        if words[j] in ";—–" or self.inside[j] >= 0:
            return True
        if words[j] == ",":
            return frame.entry.form == "gerund" or start == frame.cue[0] and frame.entry.form == self.found[-1].entry.form or j >= 1 and low[j + 1] in g.relatives
        if low[j] in g.apart and words[j - 1] in ",;—–" or low[j] in g.apart and self.inside[j - 1] >= 0:
            return True
        if low[j] in g.coordinators and start == frame.cue[0]:
            last = self.found[-1]
            return last.entry.kind == "verb" and not last.entry.thought and not frame.entry.thought and frame.entry.form == last.entry.form
        return low[j] in g.relatives and words[j - 1] == ","
