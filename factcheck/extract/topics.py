"""What a figure or a date is about: measure, subject, place, period, and the words the linker compares.

The words of a clause are brought to one form (plural and spelling aside, synonyms of
`lexicon/synonyms.csv` replaced), so that "duties on imports of aluminium" and "an aluminum tariff"
share their keys. Places become `=Name`, classes of events `@class`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.extract.date_words import DateMention
from factcheck.lexicon import Language, Place, alternation, language, languages, places, synonyms

_WORD = re.compile(r"[^\W\d_]+(?:\d(?!\w))?(?:[-’'][^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[;:()“”—–]|,\s|\.\s|\n")


EVENTS = ("announce", "sign", "ratify", "start", "end", "rule", "hold")
"""Classes of what happens; each is a list of the table `events` of a language file."""


@cache
def _grammar(code: str) -> dict:
    lang = language(code)
    return {
        "stop": lang.stop,
        "event": _by_first_word([(form, name) for name in EVENTS for form in lang.list("events", name)]),
        "nouns": lang.pattern("events", "nouns"),
        "negation": re.compile(rf"(?<!\w)(?:{alternation([w for w in lang.list('words', 'negations') if w[0].isalpha()])})(?!\w)|n[’']t(?!\w)"),
        "planned": lang.pattern("words", "planned"),
        "forecasts": lang.pattern("words", "forecasts"),
        "conditional": lang.pattern("words", "conditional"),
        "anaphora": re.compile(rf"(?:[^\W\d_]+,\s+|[^\W\d_]+\s+)?(?:{alternation(lang.list('words', 'anaphora'))})(?!\w)"),
        "noun_stops": lang.set("words", "noun_stops"),
        "of": lang.data["figures"]["of"],
        "behind": re.compile(rf"\s+(?:[^\W\d_]+\s+){{0,3}}?(?:{alternation(lang.list('quotes', 'prepositions'), capital=False)})\s+(?:[^\W\d_]+\s+){{0,2}}"),
    }


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One form for a word: lower case, possessive and plural dropped, synonyms replaced.

    >>> stem("Tariffs"), stem("duties"), stem("companies’"), stem("aluminium")
    ('tariff', 'tariff', 'company', 'aluminum')
    """
    word = word.lower()
    if word.endswith(("’s", "'s")):
        word = word[:-2]
    word = word.rstrip("’'")
    table = synonyms()
    if word in table:
        return table[word]
    singular = word
    if len(word) > 4:
        if word.endswith("ies"):
            singular = word[:-3] + "y"
        elif word.endswith(("sses", "ches", "shes", "xes", "ciones", "ores", "ales")):
            singular = word[:-2]
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
            singular = word[:-1]
    return table.get(singular, singular)


def _by_first_word(table: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Phrases by their first word, for look-up while walking the words of a text."""
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase, value in table:
        found.setdefault(_WORD.match(phrase).group(), []).append((phrase, value))
    return found


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a text: offsets, canonical name and kind (country, region, bloc, state or city)."""

    start: int
    end: int
    name: str
    kind: str


_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")


@cache
def _place_forms() -> tuple[dict[str, Place], dict[str, list[tuple[str, Place]]]]:
    """Forms of one word, and forms of several by their first word, the longest first."""
    single: dict[str, Place] = {}
    several: dict[str, list[tuple[str, Place]]] = {}
    for form, place in places().items():
        first = _TOKEN.match(form)
        if first and first.group() == form.rstrip("."):
            single.setdefault(first.group(), place)
        elif first:
            several.setdefault(first.group(), []).append((form, place))
    for entries in several.values():
        entries.sort(key=lambda e: -len(e[0]))
    return single, several


def find_places(text: str) -> list[PlaceMention]:
    """All places of a text, the longest form at each offset."""
    single, several = _place_forms()
    found = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word not in single and word not in several or match.start() < end:
            continue
        start = match.start()
        best = single.get(word)
        stop = match.end() + (best is not None and text.startswith(".", match.end()) and "." in word)
        for form, place in several.get(word, ()):
            if text.startswith(form, start) and not text[start + len(form):start + len(form) + 1].isalnum():
                best, stop = place, start + len(form)
                break
        if best and not (start and text[start - 1] == "-"):
            found.append(PlaceMention(start, stop, best.name, best.kind))
            end = stop
    return found


def keys(words: str, lang: Language) -> frozenset[str]:
    """Content words of a stretch of text in their one form, with places and classes of events."""
    grammar = _grammar(lang.code)
    out = set()
    mentions = find_places(words)
    covered = bytearray(len(words))
    for mention in mentions:
        out.add(f"={mention.name}")
        if mention.kind in ("city", "bloc"):
            out.add(mention.name.lower())  # London talks, USMCA review: also what the event is called
        covered[mention.start:mention.end] = b"\x01" * (mention.end - mention.start)
    events = grammar["event"]
    for match in _WORD.finditer(words):
        form = match.group().lower()
        if form in events:
            for phrase, name in events[form]:
                at = match.start()
                if phrase == form or words[at:at + len(phrase)].lower() == phrase and not words[at + len(phrase):at + len(phrase) + 1].isalpha():
                    out.add(f"@{name}")
        if covered[match.start()]:
            continue
        if form in grammar["stop"] or len(form) < 2:
            continue
        whole = stem(form)
        out.add(whole)
        parts = form.split("-")
        if len(parts) > 1 and whole == form and all(len(part) > 2 for part in parts):
            out |= {stem(part) for part in parts if part not in grammar["stop"]}
    return frozenset(out)


def clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the clause around a passage of a sentence, all offsets within the sentence."""
    begin = 0
    for match in _CLAUSE_END.finditer(sentence, 0, start):
        begin = match.end()
    match = _CLAUSE_END.search(sentence, end)
    return begin, match.start() if match else len(sentence)


def modality(sentence: str, start: int, end: int, lang: Language) -> str:
    """asserted, negated, planned, forecast or conditional: how the clause puts what it says."""
    grammar = _grammar(lang.code)
    begin, stop = clause(sentence, start, end)
    words = f"{sentence[begin:start]} {sentence[end:stop]}"
    before = sentence[begin:start]
    if grammar["conditional"].match(words.lstrip()) or grammar["conditional"].match(sentence):
        return "conditional"
    if grammar["negation"].search(before):
        return "negated"
    if grammar["forecasts"].search(words):
        return "forecast"
    return "planned" if grammar["planned"].search(words) else "asserted"


def measure(sentence: str, start: int, end: int, lang: Language) -> str:
    """The noun a figure measures: what follows it ("25% tariff", "12% of imports"), else what stands before."""
    grammar = _grammar(lang.code)
    after = re.compile(rf"\s+{grammar['of']}\s+(?:the\s+|la\s+|los\s+|las\s+|el\s+|all\s+)?").match(sentence, end)
    words = _noun_words(sentence, after.end() if after else end, grammar)
    if after and words:
        head = _words_before(sentence, start, grammar)
        return f"{head} of {words}" if head and head not in words else words
    if words:
        return words
    return _words_before(sentence, start, grammar)


def _noun_words(sentence: str, at: int, grammar: dict) -> str:
    out: list[str] = []
    position = at
    while len(out) < 4:
        match = re.compile(r"[\s\u00a0-]*([^\W\d_][\w’'-]*)").match(sentence, position)
        if not match or "\n" in match.group():
            break
        word = match.group(1)
        if word.lower() in grammar["noun_stops"]:
            if out and word.lower() in ("on", "of", "de", "sobre", "and", "y") and len(out) < 3:
                out.append(word)
                position = match.end()
                continue
            break
        out.append(word)
        position = match.end()
        if sentence[position:position + 1] in (",", ".", ";", ":", ")"):
            break
    while out and out[-1].lower() in grammar["noun_stops"]:
        out.pop()
    return re.sub(r"[’']s\b", "", " ".join(out))


def _words_before(sentence: str, start: int, grammar: dict) -> str:
    begin = max((m.end() for m in _CLAUSE_END.finditer(sentence, 0, start)), default=0)
    tokens = [m.group() for m in _WORD.finditer(sentence, begin, start)]
    while tokens and (tokens[-1].lower() in grammar["noun_stops"] or tokens[-1].lower() in grammar["stop"]):
        tokens.pop()
    out: list[str] = []
    for token in reversed(tokens):
        joins = token.lower() == grammar["of"] and out
        if len(out) == 9 or (not joins and token.lower() in grammar["noun_stops"]) or (token.lower() in grammar["stop"] and not out):
            break
        out.append(token)
    while out and out[-1].lower() == grammar["of"]:
        out.pop()
    return re.sub(r"[’']s\b", "", " ".join(reversed(out)))


def subject(sentence: str, start: int, lang: Language) -> str:
    """The words the clause of a figure begins with, up to its verb: at most five."""
    grammar = _grammar(lang.code)
    begin = 0
    for match in re.finditer(r"[;:]\s|,\s(?=[A-ZÁÉÍÓÚÑ])", sentence[:start]):
        begin = match.end()
    out: list[str] = []
    for match in _WORD.finditer(sentence, begin, start):
        word = match.group()
        if word.lower() in grammar["noun_stops"] or word.lower() in ("the", "a", "an", "el", "la", "los", "las"):
            if out:
                break
            continue
        out.append(word)
        if len(out) == 4:
            break
    return re.sub(r"[’']s\b", "", " ".join(out))


def place_of(sentence: str, mentions: list[PlaceMention], start: int, end: int, clause_start: int, clause_end: int, lang: Language) -> str:
    """The place a figure belongs to, as offsets of the sentence tell.

    A place that follows behind a preposition ("2.2 tons in China"), else the nearest before it in the
    clause, else after it, else before it in the sentence.
    """
    inside = [m for m in mentions if clause_start <= m.start < clause_end]
    after = [m for m in inside if m.start >= end]
    if after and _grammar(lang.code)["behind"].fullmatch(sentence, end, after[0].start):
        return after[0].name
    before = [m for m in inside if m.end <= start]
    if before:
        return before[-1].name
    if after:
        return after[0].name
    outer = [m for m in mentions if m.end <= start]
    if outer:
        return outer[-1].name
    return mentions[0].name if mentions else ""


def period_of(dates: list[DateMention], start: int, end: int, clause_start: int, clause_end: int) -> str:
    """The time a figure holds for: a date in its clause, else the only dated one of its sentence."""
    known = [d for d in dates if d.date]
    inside = [d for d in known if clause_start <= d.start < clause_end]
    pool = inside or known
    if not pool:
        return ""
    best = min(pool, key=lambda d: (min(abs(d.start - end), abs(start - d.end)), d.start))
    if best.relation == "since" and "/" not in best.date:
        return f"{best.date}/.."
    return best.date


def is_anaphoric(sentence: str, lang: Language) -> bool:
    """Whether a sentence begins by pointing back ("The agreements …", "That incident …")."""
    return _grammar(lang.code)["anaphora"].match(sentence) is not None


def qualifiers(words: str, at: int = 0) -> frozenset[tuple[str, str]]:
    """`(group, value)` of words that restrict a population: direct or indirect, gross or net …

    Of several values of one group the one nearest to the offset `at` counts, of nested ones the longest.
    """
    nearest: dict[str, tuple] = {}
    for group, value, pattern in _qualifier_patterns():
        for match in pattern.finditer(words):
            distance = max(match.start() - at, at - match.end(), 0)
            if group not in nearest or (distance, match.start() - match.end()) < nearest[group][:2]:
                nearest[group] = distance, match.start() - match.end(), value
    return frozenset((group, found[2]) for group, found in nearest.items())


@cache
def _qualifier_patterns() -> list[tuple[str, str, re.Pattern]]:
    return [(group, value, re.compile(rf"(?<!\w)(?:{alternation(re.split(r', *', forms))})(?!\w)"))
            for code in languages() for group, values in language(code).data["qualifiers"].items() for value, forms in values.items()]


@dataclass(frozen=True, slots=True)
class Order:
    """One event said to lie before or after another, without a date.

    Attributes:
        event_start: where the clause of the event begins.
        start: where the relation word stands.
        end: end of the anchor.
        relation: before or after.
        anchor: the words of the other event.
    """

    event_start: int
    start: int
    end: int
    relation: str
    anchor: str


@cache
def _order_pattern(code: str) -> re.Pattern:
    lang = language(code)
    groups = "|".join(rf"(?P<{name}>{alternation(lang.list('dates', name))})" for name in ("before", "after"))
    return re.compile(rf"(?<!\w)(?:{groups})\s+(?:the\s+|its\s+|el\s+|la\s+|los\s+|las\s+|su\s+)?")


def orders(sentence: str, lang: Language) -> list[Order]:
    """The orders of events a sentence asserts: "before" or "after" and a noun of happening."""
    grammar = _grammar(lang.code)
    out = []
    for match in _order_pattern(lang.code).finditer(sentence):
        if not match.start():
            continue
        stop = _CLAUSE_END.search(sentence, match.end())
        end = stop.start() if stop else len(sentence.rstrip(" .!?"))
        anchor = sentence[match.end():end]
        noun = grammar["nouns"].search(anchor)
        if not noun or noun.start() > 30 or re.search(r"\d", anchor):
            continue
        begin = max((m.end() for m in re.finditer(r"[;:]\s", sentence[:match.start()])), default=0)
        if not any(k.startswith("@") for k in keys(sentence[begin:match.start()], lang)):
            continue
        out.append(Order(begin, match.start(), end, match.lastgroup, anchor))
    return out


@cache
def _imposing_pattern(code: str) -> re.Pattern:
    return language(code).pattern("events", "impose")


def imposing(sentence: str, lang: Language) -> tuple[int, int] | None:
    """Where a sentence says that somebody imposes something, or None."""
    match = _imposing_pattern(lang.code).search(sentence)
    return match.span() if match else None


@cache
def _status_pattern(code: str) -> re.Pattern:
    lang = language(code)
    no, noun, verb = (alternation(lang.list("events", key)) for key in ("not_yet", "status_nouns", "status_verbs"))
    words = r"(?:\s+[^\W\d_]+){0,3}?\s+"
    return re.compile(rf"(?<!\w)(?:(?:{no}){words}(?:{noun}){words}(?:been\s+)?(?:{verb})|(?:{no})(?:\s+[^\W\d_]+){{0,2}}?\s+(?:{verb}){words}(?:{noun})"
                      rf"|(?:{verb})\s+(?:{no}){words}(?:{noun})|(?:{noun}){words}(?:{no}){words}(?:{verb}))(?!\w)")


def denials(sentence: str, lang: Language) -> list[tuple[int, int]]:
    """Where a sentence says that something has not happened: `no new tariffs imposed`,
    `has not signed the agreement`. Offsets within the sentence."""
    return [m.span() for m in _status_pattern(lang.code).finditer(sentence)]
