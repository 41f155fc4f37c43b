"""What a claim can be compared with at all: the kind of value it states, and whether it states an event's own date."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.clauses import TELLING, telling
from factcheck.extract.topics import stem
from factcheck.lexicon import alternation, language
from factcheck.link.compare import CLOCK, SCORE, WRITTEN, comparable_date, dimension, weekday
from factcheck.model import Claim


def block(claim: Claim) -> str:
    """What a claim can only be compared within; empty for what is not compared.

    A figure's dimension; `#` for counts and whole numbers; `#.` for those that are not whole, which
    count nothing (magnitude 5.6); `part` for fractions; `#/10` for so many points of ten; `rank`; `ratio`; for a date `date`, `record` or `weekday`.
    """
    if claim.kind == "date" and weekday(claim) is not None:
        return "" if is_telling(claim) or claim.time.relation != "on" else "weekday"
    if claim.kind == "date":
        return "" if not comparable_date(claim) else "record" if is_record(claim) else "date"
    if claim.kind != "figure":
        return ""
    figure = claim.figure
    if figure.change == "rank":
        return "rank"
    if figure.unit == CLOCK:
        zone = _zone(claim.origin.language).match(claim.sentence, claim.end - claim.sentence_start)
        return "" if zone else CLOCK  # two zones tell of one moment in two ways
    if figure.unit == WRITTEN or figure.low is None and figure.high is None:
        return ""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if figure.unit == SCORE:
        return "score()" if claim.sentence[start - 1:start] == "(" else SCORE  # in brackets: what a team has won and lost so far
    if figure.unit:
        kind = dimension(figure)
        if kind == "time":
            # a stretch of time is compared in the unit that it is given in; an age is none
            code = claim.origin.language
            bare = claim.surface.isdigit()  # "Ana Ruiz, 43,": a number that the reader took for years
            aged = (bare or age_pattern(code).match(claim.sentence, end) or _aged_pattern(code).search(claim.sentence, 0, start)
                    or figure.unit == "year" and _person_of(code).search(claim.sentence, 0, start))
            return "age" if aged else f"time/{figure.unit}"
        each = _each_pattern(claim.origin.language).match(claim.sentence, end)
        return f"{kind}/{stem(each.group(1))}" if each else kind
    if figure.change == "ratio":
        return "ratio"
    if figure.change == "share" and figure.high is not None and figure.high <= 1:
        return "part"
    if _APPOSED.search(claim.sentence, max(0, start - 24), start) and claim.sentence[end:end + 1] in (",", ".", ")", ""):
        return "age"
    if not claim.topic.counted and figure.resolution == 1 and claim.sentence[end:end + 1].isspace():
        lang = language(claim.origin.language)
        named = _NAMED.search(claim.sentence, max(0, start - 24), start)  # "Pedro Garro, 43 was", of which the second comma was left out
        if named and lang.pattern("words", "stop").match(claim.sentence, end + 1) or lang.pattern("figures", "aged_when").match(claim.sentence, end + 1):
            return "age"
    points = _POINTS.match(claim.sentence, end)
    if points:
        return f"#/{points.group(1)}"
    if claim.sentence[:start].rstrip().endswith("/"):
        return ""
    return "#." if figure.resolution < 1 else "#"


@cache
def _zone(code: str) -> re.Pattern:
    """What tells the zone of a time of day: `GMT`, `local time`, `Nepal time`, `(0800 GMT)`."""
    lang = language(code)
    named = alternation(lang.list("figures", "zones"))
    noun = alternation(lang.list("figures", "zone_nouns"))
    return re.compile(rf"\.?\s?\(?(?:\d[\d:.]*\s)?(?:in\s|en\s)?(?:{named}|[A-Z]{{3,4}}(?![a-z])|(?:[A-ZÁÉÍÓÚÑ]\w+\s){{1,2}}(?:{noun})|(?:{noun})\s(?:de\s)?[A-ZÁÉÍÓÚÑ])")


_NAMED = re.compile(r"[A-ZÁÉÍÓÚÑ][\w’'-]+,\s\Z")
_APPOSED = re.compile(r"[^\W\d_][a-záéíóúñ]+\.?,\s\Z|\((?:[^\W\d_]+\s)?\Z")


def is_telling(date: Claim) -> bool:
    """Whether a day is that on which something was told: "the ministry reported on its website on 26 September"; in a year a book is written."""
    if date.time.date and len(date.time.date) != len("2025-09-26"):
        return False
    start = date.start - date.sentence_start
    return telling(date.origin.language).search(date.sentence, max(0, start - TELLING), start) is not None


def is_record(claim: Claim) -> bool:
    """Whether a date is that of the last time something was so: "the lowest since 2009", "for the first time since", "last seen in"."""
    if claim.kind != "date" or claim.time.relation not in ("since", "on") or claim.time.relation == "on" and not 0 < len(claim.time.date) <= len("2025-03"):
        return False
    pattern = _record_pattern if claim.time.relation == "since" else _last_pattern
    return pattern(claim.origin.language).search(claim.sentence, 0, claim.start - claim.sentence_start) is not None


@cache
def _record_pattern(code: str) -> re.Pattern:
    lang = language(code)
    words = alternation([*lang.list("numbers", "superlatives"), *lang.list("rules", "records")])
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+[^\W\d_]+){{0,6}},?\s+\Z")


@cache
def _last_pattern(code: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation(language(code).list('rules', 'last_so'))})(?:\s+[^\W\d_]+){{0,6}},?\s+\Z")


_POINTS = re.compile(r"\s?/\s?(\d+)")


@cache
def _each_pattern(code: str) -> re.Pattern:
    """ "per season" after a figure: a rate of something that is no unit."""
    lang = language(code)
    return re.compile(rf"\s+{lang.list('figures', 'per')[0]}\s+(?!(?:{alternation(lang.stop)})(?!\w))([^\W\d_]+)")


@cache
def age_pattern(code: str) -> re.Pattern:
    """What follows a number that is an age ("-old")."""
    return re.compile(rf"[\s-]*(?:{alternation(language(code).list('figures', 'old'), capital=False)})(?!\w)")


@cache
def _person_of(code: str) -> re.Pattern:
    """ "una mujer de", "Ana Ruiz, de", "tenía": what stands before so many years that are an age."""
    lang = language(code)
    persons = alternation([noun for key in ("male_nouns", "female_nouns", "person_nouns") for noun in lang.list("people", key)])
    of = alternation(lang.list("figures", "aged_of"), capital=False)
    has = alternation(lang.list("figures", "aged_years")) or "(?!)"
    return re.compile(rf"(?<!\w)(?:(?:{persons})\s+(?:[^\W\d_]+\s+)?(?:{of})|{has})\s+\Z|[A-ZÁÉÍÓÚÑ][\w’'-]*\.?,\s+(?:{of})\s+\Z")


@cache
def _aged_pattern(code: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation(language(code).list('figures', 'aged'))})\s+\Z")


def signature(claim: Claim) -> tuple:
    """What two claims have in common when they state the same value."""
    if claim.kind == "date":
        return "date", claim.time.date or weekday(claim)
    return claim.figure.low, claim.figure.high, claim.figure.unit


def is_period(claim: Claim, periods: set[str] | None) -> bool:
    """Whether a date is the time of a figure of its sentence, which has it for its period: "as of April
    5", "in the second quarter", "54,000 on Friday"; a full date on which something happened is not."""
    full = len(claim.time.date) == len("2025-06-11")
    if weekday(claim) is not None:
        return periods is not None
    if periods is None or is_record(claim) or full and claim.time.relation in ("since", "until"):
        return False  # "applies from 1 March", "adjourned until 9 June"
    if any(key[0] == "@" and key != "@end" for key in claim.keys):  # "at the end of June" ends nothing
        return False  # "will start in 2027 with a capacity of …"
    return claim.time.relation != "on" or not full and claim.time.date in periods


def is_uncommon(claim: Claim) -> bool:
    """Whether two texts hardly have the value of a claim in common by chance."""
    if claim.kind == "date":
        return len(claim.time.date) >= len("2025-03")
    figure = claim.figure
    if figure.change == "rank" or figure.low is None or figure.low != figure.high:
        return False
    return figure.low >= 13 and bool(figure.low % 10) or bool(figure.unit) and len(figure.written) > 2
