"""What the clause around a figure or a date says of it: measure, subject, place, period, modality;
and what a sentence says without a figure: the order of two events, and that something has not happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.extract.date_words import DateMention
from factcheck.extract.topics import PlaceMention, clause, keys
from factcheck.extract.words import Known, matches_at, openers
from factcheck.lexicon import Language, alternation, first_letters, language

_WORD = re.compile(r"[^\W\d_]+(?:\d(?!\w))?(?:[-’'][^\W\d_]+)*")
_NEXT_WORD = re.compile(r"[\s\u00a0-]*([^\W\d_][\w’'-]*)")
_POSSESSIVE = re.compile(r"[’']s\b")
_NEW_SUBJECT = re.compile(r"[;:,]\s(?:(?<!,\s)|(?=[A-ZÁÉÍÓÚÑ]))")
_ENDS_NOUN = frozenset(",.;:)")
_PART_END = re.compile(r"[;:]\s")


@cache
def _grammar(code: str) -> dict:
    lang = language(code)
    negations = [w for w in lang.list("words", "negations") if w[0].isalpha()]
    hedges = [*negations, *(word for key in ("planned", "forecasts", "conditional", "unreal") for word in lang.list("words", key))]
    forecasts, months = lang.list("words", "forecasts"), lang.map("dates", "months")
    orders = "|".join(rf"(?P<{name}>{alternation(lang.list('dates', name))})" for name in ("before", "after"))
    no, noun, verb = (alternation(lang.list("events", key)) for key in ("not_yet", "status_nouns", "status_verbs"))
    words = r"(?:\s+[^\W\d_]+){0,3}?\s+"
    return {
        "nouns": lang.pattern("events", "nouns"),
        "negation": re.compile(rf"{first_letters(['n', *negations])}(?:(?<!\w)(?:{alternation(negations)})(?!\w)|n[’']t(?!\w))"),
        # any of the four below
        "hedge": re.compile(rf"(?<!\w)(?:{alternation(hedges)})(?!\w)|n[’']t(?!\w)"),
        "hedge_stops": openers([*(form for hedge in hedges for form in (hedge, hedge[0].upper() + hedge[1:]))], also=re.compile(r"n[’']t")),
        "planned": lang.pattern("words", "planned"),
        # "May" is the month
        "forecasts": re.compile(rf"(?<!\w)(?:{alternation([w for w in forecasts if w not in months])}|{alternation([w for w in forecasts if w in months], capital=False) or '(?!)'})(?!\w)"),
        "conditional": lang.pattern("words", "conditional"),
        "unreal": lang.pattern("words", "unreal"),
        "noun_stops": lang.set("words", "noun_stops"),
        "fillers": lang.set("words", "noun_stops") | lang.stop,
        "linking": lang.set("words", "linking"),
        "of": lang.data["figures"]["of"],
        "of_what": re.compile(rf"\s+{lang.data['figures']['of']}\s+(?:(?:{alternation([*lang.list('words', 'articles'), *lang.list('words', 'all_of')])})\s+)?"),
        "no_subject": lang.set("words", "noun_stops") | lang.set("words", "articles"),
        "behind": re.compile(rf"\s+(?:[^\W\d_]+\s+){{0,3}}?(?:{alternation(lang.list('quotes', 'prepositions'), capital=False)})\s+(?:[^\W\d_]+\s+){{0,2}}"),
        "base_before": re.compile(rf"(?<!\w)(?:{alternation(lang.list('dates', 'base_before'), capital=False)})(?:\s+[^\W\d_]+){{0,4}}\s+\Z"),
        "order": re.compile(rf"{first_letters([*lang.list('dates', 'before'), *lang.list('dates', 'after')])}(?<!\w)(?:{orders})\s+(?:the\s+|its\s+|el\s+|la\s+|los\s+|las\s+|su\s+)?"),
        # first words without their first letter, which may be a capital: no sentence without one of them is looked at
        "order_pieces": _pieces([*lang.list("dates", "before"), *lang.list("dates", "after")]),
        "verb_pieces": _pieces(lang.list("events", "status_verbs")),
        # no noun has been verbed, not verbed the noun, verbed no noun, noun not verbed
        "denial": re.compile(rf"(?<!\w)(?:(?:{no}){words}(?:{noun}){words}(?:been\s+)?(?:{verb})|(?:{no})(?:\s+[^\W\d_]+){{0,2}}?\s+(?:{verb}){words}(?:{noun})"
                             rf"|(?:{verb})\s+(?:{no}){words}(?:{noun})|(?:{noun}){words}(?:{no}){words}(?:{verb}))(?!\w)"),
    }


def _pieces(phrases) -> tuple[str, ...]:
    return tuple(sorted({phrase.split()[0][1:] for phrase in phrases}))


def order_pieces(lang: Language) -> tuple[str, ...]:
    """Strings of which every sentence holds one that `orders` finds anything in."""
    return _grammar(lang.code)["order_pieces"]


def verb_pieces(lang: Language) -> tuple[str, ...]:
    """Strings of which every sentence holds one that `denials` finds anything in."""
    return _grammar(lang.code)["verb_pieces"]


def hedge_stops(lang: Language) -> Known:
    """The offsets within each word at which a word of negation, plan, forecast or condition may begin."""
    return _grammar(lang.code)["hedge_stops"]


def hedges(text: str, stops: list[int], lang: Language) -> list[int]:
    """Where in a text there is a word of negation, plan, forecast or condition: most clauses have none."""
    return [match.start() for match in matches_at(_grammar(lang.code)["hedge"], text, stops)]


def modality(sentence: str, start: int, end: int, begin: int, stop: int, lang: Language) -> str:
    """asserted, negated, planned, forecast or conditional: how the clause from begin to stop puts what it says."""
    grammar = _grammar(lang.code)
    before = sentence[begin:start]
    words = f"{before} {sentence[end:stop]}"
    if grammar["conditional"].match(words.lstrip()) or grammar["conditional"].match(sentence) or grammar["unreal"].search(before):
        return "conditional"
    if grammar["negation"].search(before):
        return "negated"
    if grammar["forecasts"].search(words):
        return "forecast"
    return "planned" if grammar["planned"].search(words) else "asserted"


def measure(sentence: str, start: int, end: int, lang: Language) -> str:
    """The noun a figure measures: what follows it ("25% tariff", "12% of imports"), else what stands before."""
    grammar = _grammar(lang.code)
    after = grammar["of_what"].match(sentence, end)
    words = _noun_words(sentence, after.end() if after else end, grammar)
    if after and words:
        head = _words_before(sentence, start, grammar)
        return f"{head} of {words}" if head and head not in words else words
    if words:
        return words
    return _words_before(sentence, start, grammar)


def _joined(words: list[str]) -> str:
    """Words of a topic as one phrase, possessives taken off."""
    phrase = " ".join(words)
    return _POSSESSIVE.sub("", phrase) if "’" in phrase or "'" in phrase else phrase


def _noun_words(sentence: str, at: int, grammar: dict) -> str:
    out: list[str] = []
    position = at
    while len(out) < 4:
        match = _NEXT_WORD.match(sentence, position)
        if not match or "\n" in match.group():
            break
        word = match.group(1)
        low = word.lower()
        if low in grammar["noun_stops"]:
            if out and low in grammar["linking"] and len(out) < 3:
                out.append(word)
                position = match.end()
                continue
            break
        out.append(word)
        position = match.end()
        if sentence[position:position + 1] in _ENDS_NOUN:
            break
    while out and out[-1].lower() in grammar["noun_stops"]:
        out.pop()
    return _joined(out)


def _words_before(sentence: str, start: int, grammar: dict) -> str:
    begin, _ = clause(sentence, start, start)
    of, stops, fillers = grammar["of"], grammar["noun_stops"], grammar["fillers"]
    out: list[str] = []
    for token in reversed(_WORD.findall(sentence, begin, start)):
        low = token.lower()
        if not out:
            if low not in fillers:
                out.append(token)
        elif len(out) == 9 or low != of and low in stops:
            break
        else:
            out.append(token)
    while out and out[-1].lower() == of:
        out.pop()
    return _joined(out[::-1])


def subject(sentence: str, start: int, lang: Language) -> str:
    """The words the clause of a figure begins with, up to its verb: at most four."""
    begin = 0
    for match in _NEW_SUBJECT.finditer(sentence, 0, start):
        begin = match.end()
    words = [sentence[at:min(end, start)].rstrip("-’'") for at, end in _opening_words(sentence, begin, lang.code) if at < start]
    return _joined(words)


@lru_cache(maxsize=64)
def _opening_words(sentence: str, begin: int, code: str) -> list[tuple[int, int]]:
    """Where the first words from an offset on stand that can be a subject."""
    no_subject = _grammar(code)["no_subject"]
    out: list[tuple[int, int]] = []
    for match in _WORD.finditer(sentence, begin):
        if match.group().lower() in no_subject:
            if out:
                break
            continue
        out.append(match.span())
        if len(out) == 4:
            break
    return out


def place_of(sentence: str, mentions: list[PlaceMention], start: int, end: int, clause_start: int, clause_end: int, lang: Language) -> str:
    """The place a figure belongs to, as offsets of the sentence tell.

    A place right after it ("$99 million worldwide") or behind a preposition ("2.2 tons in China"), else the
    nearest before it in the clause, else after it, else before it in the sentence.
    """
    if not mentions:
        return ""
    inside = [m for m in mentions if clause_start <= m.start < clause_end]
    after = [m for m in inside if m.start >= end]
    if after and (sentence[end:after[0].start].isspace() or _grammar(lang.code)["behind"].fullmatch(sentence, end, after[0].start)):
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


def period_of(sentence: str, dates: list[DateMention], start: int, end: int, clause_start: int, clause_end: int, lang: Language) -> str:
    """The time a figure holds for: a date in its clause, else the only dated one of its sentence; "January's 4.4" is of January alone,
    and what is "warmer than in the 1970s" is of now."""
    known = [d for d in dates if d.date and (d.end + OWNED >= start >= d.end or not _OWNER.match(sentence, d.end))
             and not (d.start >= end and _grammar(lang.code)["base_before"].search(sentence, end, d.start))
             and not (d.relative and d.relative[0] == "weekday" and telling(lang.code).search(sentence, max(0, d.start - TELLING), d.start))] if dates else []
    inside = [d for d in known if clause_start <= d.start < clause_end]
    pool = inside or known
    if not pool:
        return ""
    best = min(pool, key=lambda d: (min(abs(d.start - end), abs(start - d.end)), d.start))
    if best.relation == "since" and "/" not in best.date:
        return f"{best.date}/.."
    return best.date


@cache
def telling(code: str) -> re.Pattern:
    """A verb of telling and few words, up to the date."""
    verbs = alternation(language(code).list("rules", "told_on"), capital=False)
    return re.compile(rf"(?<!\w)(?:{verbs})(?:\s+[\w’'-]+){{0,6}}\s+\(?\Z")


TELLING = 60
"""Characters before a date in which a verb of telling makes it the day of that."""

OWNED = 4
"""Characters between a date and the figure that is the date's own."""

_OWNER = re.compile(r"[’']s\s[^\w\s]?\d")


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


def orders(sentence: str, lang: Language) -> list[Order]:
    """The orders of events a sentence asserts: "before" or "after" and a noun of happening."""
    grammar = _grammar(lang.code)
    out: list[Order] = []
    for match in grammar["order"].finditer(sentence):
        if not match.start():
            continue
        _, end = clause(sentence, match.end(), match.end())
        if end == len(sentence):
            end = len(sentence.rstrip(" .!?"))
        anchor = sentence[match.end():end]
        noun = grammar["nouns"].search(anchor)
        if not noun or noun.start() > 30 or re.search(r"\d", anchor):
            continue
        begin = max((m.end() for m in _PART_END.finditer(sentence, 0, match.start())), default=0)
        if not any(k.startswith("@") for k in keys(sentence[begin:match.start()], lang)):
            continue
        out.append(Order(begin, match.start(), end, match.lastgroup, anchor))
    return out


def denials(sentence: str, lang: Language) -> list[tuple[int, int]]:
    """Where a sentence says that something has not happened: `no new tariffs imposed`,
    `has not signed the agreement`. Offsets within the sentence."""
    return [m.span() for m in _grammar(lang.code)["denial"].finditer(sentence)]
