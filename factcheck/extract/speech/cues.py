"""The words that report: every form of every cue of a language, with what may follow it.

The language files give base forms by class; here they become one table from the first word of a
form to its cues, so that finding cues is one look-up per word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from factcheck.lexicon import Language, language, words

_VERB_LISTS = ("clause", "thought", "quoted", "infinitive", "object_infinitive", "object")


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue.

    Attributes:
        rest: the words that must follow the first (`out` of `pointed out`).
        kind: verb, noun, adjective, according, impersonal or data.
        form: base, finite, past, participle or gerund, of a verb.
        clause: a clause may follow, and the whole may stand after what is reported.
        thought: reports what is thought, not said.
        quoted: reports a quote only.
        infinitive, object_infinitive, object: these may follow.
        naming: somebody is called something.
        explicit: no bare clause follows, only one that is opened.
        prepositions: words with which what is reported may begin.
        light: carries a noun that holds what is reported.
        noun: the form is also a noun.
    """

    rest: tuple[str, ...] = ()
    kind: str = "verb"
    form: str = ""
    clause: bool = False
    thought: bool = False
    quoted: bool = False
    infinitive: bool = False
    object_infinitive: bool = False
    object: bool = False
    naming: bool = False
    explicit: bool = False
    prepositions: frozenset[str] = frozenset()
    light: bool = False
    noun: bool = False


class Grammar:
    """The cues of a language and the word classes their surroundings are read by.

    Attributes:
        cues: first word of a form to what may follow it within a cue (empty where nothing need) to the
            cues, those of most words first.
        single: the forms that are a cue by themselves.
        light_verbs: form to cue of the verbs that only carry a noun.
        (the others are the lists of the language file under the same names)
    """

    def __init__(self, lang: Language):
        table = lang.data["cues"]
        self.lang = lang
        for name, entries in table.items():
            if isinstance(entries, str) and name not in (*_VERB_LISTS, "light", "naming", "explicit", "nouns", "adjectives", "reported_passive", "infinitive_endings", "negated_endings", "participle_endings"):
                setattr(self, name, frozenset(words(entries)))
        quotes = lang.data["quotes"]
        self.adverb_ending: str = quotes["adverb_ending"]
        self.skipped = (self.adverbs | self.auxiliaries) - {""}
        self.abbreviations = lang.set("sentences", "abbreviations")
        self.determiners = lang.set("quotes", "determiners")
        self.leading = lang.set("quotes", "prepositions") | lang.set("quotes", "openers")
        self.infinitive_ends = tuple(words(table["infinitive_endings"]))
        self.negated_endings = tuple(words(table["negated_endings"]))
        self.gerunds = tuple(words(quotes["gerund_endings"]))
        self.name_particles = lang.set("people", "particles")
        self.null_subject: bool = table["null_subject"]
        self.title_case: bool = table["title_case"]
        self.participles = tuple(words(table["participle_endings"]))
        self.source_words = frozenset(word for name, key in (("quotes", "anonymous"), ("quotes", "collective"), ("quotes", "outlets"), ("quotes", "reports"), ("people", "titles"), ("people", "organisation_words")) for entry in lang.list(name, key) for word in entry.split())
        self.cues: dict[str, dict[str, list[Cue]]] = {}
        self._nouns(table)
        self._verbs(table)
        self._phrases("adjective", words(table["adjectives"]))
        self._phrases("quoted_passive", words(table["reported_passive"]))
        for kind, key in (("according", "according"), ("according", "reported_by"), ("impersonal", "impersonal")):
            self._phrases(kind, lang.list("quotes", key))
        self.data_from = _by_first(lang.list("quotes", "data_from"))
        self.refuse = _by_first(lang.list("quotes", "refuse"))
        for following in self.cues.values():
            for found in following.values():
                found.sort(key=lambda cue: (-len(cue.rest), cue.kind not in ("according", "impersonal"), cue.kind))
        self.light_verbs: dict[str, Cue] = {}
        for form, following in self.cues.items():
            light = next((cue for cue in following.get("", ()) if cue.light), None)
            if light:
                self.light_verbs[form] = light
                following[""] = [cue for cue in following[""] if cue != light or light.object or light.clause]
                if not following[""]:
                    del following[""]
        self.single = frozenset(form for form, following in self.cues.items() if "" in following)
        self.cues = {form: following for form, following in self.cues.items() if following}
        self.verb_forms = frozenset(form for form, following in self.cues.items() for cue in following.get("", ()) if cue.kind == "verb" and not cue.noun and cue.form != "base") | {
            form for form, cue in self.light_verbs.items() if not cue.noun and cue.form != "base"}

    def _add(self, phrase: str, cue: Cue) -> None:
        first, *rest = phrase.split()
        self.cues.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append(replace(cue, rest=tuple(rest)))

    def _phrases(self, kind: str, phrases) -> None:
        for phrase in phrases:
            self._add(phrase, Cue(kind=kind))

    def _nouns(self, table: dict) -> None:
        self.noun_forms = frozenset(form for noun in words(table["nouns"]) for form in (noun, _plural(noun, table["plurals"])))
        for form in sorted(self.noun_forms):
            self._add(form, Cue(kind="noun"))

    def _verbs(self, table: dict) -> None:
        lists = {name: set(words(table[name])) for name in (*_VERB_LISTS, "light", "naming", "explicit")}
        prepositions: dict[str, set[str]] = {}
        for preposition, verbs in table["prepositional"].items():
            for verb in words(verbs):
                prepositions.setdefault(verb, set()).add(preposition)
        for verb in sorted(set().union(*lists.values(), prepositions)):
            flags = {name: verb in lists[name] for name in ("quoted", "infinitive", "object_infinitive", "object", "light", "naming", "explicit")}
            for phrase, form in _forms(verb, table):
                self._add(phrase, Cue(form=form, clause=verb in lists["clause"] or verb in lists["thought"], thought=verb in lists["thought"] and verb not in lists["clause"],
                                      prepositions=frozenset(prepositions.get(verb, ())), noun=phrase in self.noun_forms or phrase in self.nominal, **flags))


def _plural(noun: str, plurals: dict[str, str]) -> str:
    ending = max((e for e in plurals if noun.endswith(e)), key=len)
    return noun[:len(noun) - len(ending)] + plurals[ending]


def _forms(verb: str, table: dict) -> list[tuple[str, str]]:
    """All forms of a verb, each with its kind; the rest of a phrase stays as it is."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if head in table["irregular"]:
        finite, participle, gerund = table["irregular"][head]
        stem = ""
    else:
        ending = max((e for e in table["endings"] if head.endswith(e)), key=len)
        finite, participle, gerund = table["endings"][ending]
        stem = head[:len(head) - len(ending)]
    out = [(f"{head}{tail}", "base")]
    for forms, kind in ((finite, "finite"), (participle, "participle"), (gerund, "gerund")):
        out += [(f"{stem}{form}{tail}", kind) for form in words(forms)]
    return list(dict(out).items())


def _by_first(phrases) -> dict[str, list[tuple[str, ...]]]:
    """First word to the rests of the phrases that begin with it, the longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        out.setdefault(first, []).append(tuple(rest))
    for rests in out.values():
        rests.sort(key=len, reverse=True)
    return out


@cache
def grammar(code: str) -> Grammar:
    """The cues of a language."""
    return Grammar(language(code))
