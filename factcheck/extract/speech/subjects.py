"""Who reports: the noun phrase that is the subject of a cue, before it, behind it, or carried over."""

from __future__ import annotations

from factcheck.extract.speech.cues import Cue
from factcheck.extract.speech.report import Reader, Span
from factcheck.extract.words import match_rest
from factcheck.lexicon import places

LONGEST_SOURCE = 16
"""Words of a source at most."""
FAR = 30
"""Words before a verb in which a pronoun can be its subject."""
NEGATED, INFINITIVE, PASSIVE, PROGRESSIVE, PERFECT, REFUSED = 1, 2, 4, 8, 16, 32
"""What the words before a verb say of it; they add up."""


class Subjects(Reader):
    """Finds the sources of cues."""

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
        first = max(self.begin, at - 5)
        if self.g.refuse.keys().isdisjoint(low[first:at]):
            return False
        for i in range(first, at):
            for rest in self.g.refuse.get(low[i], ()):
                if match_rest(low, i, rest) and i + 1 + len(rest) <= at and all(low[k] in self.g.skipped or self._is_adverb(k) for k in range(i + 1 + len(rest), at)):
                    return True
        return False

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
            j = self._before_age(j)
            return self._ending(j) if j >= self.begin else None
        return self._ending(j)

    def _before_insertion(self, comma: int) -> Span | None:
        """The subject before an apposition or another insertion between commas that ends at a comma."""
        words = self.words
        opener = "(" if words[comma] == ")" else words[comma]
        for i in range(comma - 1, max(self.begin, comma - 40) - 1, -1):
            if words[i] == opener and self.inside[i] < 0:
                opening = self.low[i + 1]
                inserts = opening in self.g.relatives or opening in self.g.verb_forms or opening.endswith((*self.g.gerunds, *self.g.participles))
                if opening in self.g.coordinators or not inserts and any(self.low[k] in self.g.finite for k in range(i + 1, comma)):
                    return None  # a clause, no insertion
                if opener != "(" and self._is_name(i + 1, comma) and (comma - i > 2 or words[i - 1][:1].islower()):
                    return i + 1, comma
                if i > self.begin:
                    outer = words[i + 1][:1].isdigit() or self.low[i + 1] in self.g.relatives
                    source = self._ending(self._before_age(i - 1))
                    if source is None or not outer and self.low[source[0]] in self.g.leading:
                        return self._ending(comma - 1) if source is None else source
                    return source
                return None
        return self._ending(comma - 1) if self._is_name(max(self.begin, comma - 3), comma) else None

    def _before_age(self, j: int) -> int:
        """The last word of the name before an age that ends at a word: `Ilse Brandt, 45`, `de 45 años`."""
        low, words = self.low, self.words
        i = j
        while i > self.begin and low[i] in self.g.age_words:
            i -= 1
        if not (words[i].isdigit() and len(words[i]) <= 3):
            return j
        i -= 1
        if i > self.begin and low[i] in self.g.partitives:
            i -= 1
        return i - 1 if i > self.begin and words[i] == "," and words[i - 1][:1].isupper() else j

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
        if word in ("’s", "'s") and j > self.begin or self._counts(j):
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

    def _counts(self, j: int) -> bool:
        """Whether a word is a number that is no part of a name: "356 | confirmed cases", not "Studio 54 | said", "Group of 77 | said"."""
        words = self.words
        if not words[j].isdigit():
            return False
        before = j - 1 - (j - 1 > self.begin and self.low[j - 1] in self.g.partitives)
        return before < self.begin or not words[before][:1].isupper() or self.low[before] in self.g.not_subjects

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

    def _beyond(self, at: int) -> tuple[Span, bool] | None:
        """The noun phrase after a verb and those it is said to, where, or when (`said at a conference Ilse
        Brandt`), and whether it is one only if it names a person."""
        low, words, g = self.low, self.words, self.g
        if not self._opens_aside(at):
            return None
        i = at
        while i < min(self.end, at + LONGEST_SOURCE):
            if self.inside[i] >= 0 or not words[i][0].isalnum() or low[i] in g.finite or low[i] in g.verb_forms or low[i] in g.clause_breaks and low[i] not in g.prepositions:
                return None
            before = low[i - 1]
            if i > at and words[i][0].isupper() and low[i] not in g.days and (before in g.audiences or before in g.days or self._ends_place(at, i)):
                found = self._phrase(i)
                return (found, True) if found else None
            if low[i] in g.articled or low[i] in g.determiners:
                if any(word in g.days or word in g.times or word.isdigit() for word in low[i + 1:i + 3]):
                    i += 2
                    continue
                if i > at and low[i] in g.articled and words[i][0].islower() and before not in g.prepositions and before not in g.determiners and before not in g.articled and (found := self._phrase(i)) and self._speaks(found):
                    return found, False
            i += 1
        return None

    def _opens_aside(self, at: int) -> bool:
        """Whether words begin that tell to whom, where or when something is said."""
        if at + 1 >= self.end or self.inside[at] >= 0:
            return False
        low, g = self.low, self.g
        return low[at] in g.prepositions or low[at] in g.days or self._dated(at) or not self.words[at][0].isupper() and any(word in g.days or word in g.times for word in low[at + 1:at + 3])

    def _dated(self, at: int) -> bool:
        """Whether an article and a day stand at a word: `el martes`, `el 5 de mayo`."""
        return at + 1 < self.end and self.low[at] in self.g.articled and (self.low[at + 1] in self.g.days or self.words[at + 1].isdigit())

    def _ends_place(self, begin: int, end: int) -> bool:
        """Whether a preposition and a place stand right before a word."""
        return any(self.low[k - 1] in self.g.prepositions and " ".join(self.words[k:end]) in places() for k in range(max(begin + 1, end - 3), end))

    def _phrase(self, at: int) -> Span | None:
        """The noun phrase that begins at a word: to a mark, a relative, a verb, or a preposition after a name."""
        low, words, g = self.low, self.words, self.g
        i = at
        named = False
        while i < self.end and i - at < LONGEST_SOURCE and self.inside[i] < 0:
            word = words[i]
            abbreviated = word == "." and i > at and words[i - 1][:1].isupper() and i + 1 < self.end and (len(words[i - 1]) <= 3 or low[i - 1] in g.abbreviations)
            if not (word[0].isalnum() or abbreviated or word in ("’s", "'s", "&", "-")):
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

    def _speaks(self, source: Span) -> bool:
        """Whether words name somebody, or are of a kind that speaks."""
        return any(self.words[i][:1].isupper() or self.low[i] in self.g.source_words or self.low[i] in self.g.subject_pronouns for i in range(*source))

    def _as_word(self, at: int) -> int | None:
        """Where the "as" of `as X reported` stands, before the source that begins at a word."""
        at -= 1
        while at > self.begin and self.low[at] in self.g.adverbs:
            at -= 1
        return at if at >= self.begin and self.low[at] in self.g.as_words else None

    def _agrees(self, source: Span, at: int, entry: Cue, state: int) -> bool:
        """Whether a form that is also a noun is a verb here: after a name or a pronoun, or before a clause."""
        head = source[1] - 1
        following = self.low[at + 1] if at + 1 < self.end else ""
        if following in self.g.evidence_verbs or following in self.g.verb_forms:
            return False  # "media reports show that"
        if entry.explicit and any(self.low[i] in self.g.evidence for i in range(max(self.begin, at - LONGEST_SOURCE), at)):
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
