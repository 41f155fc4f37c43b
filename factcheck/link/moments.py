"""Words by which two figures are told of two times: another day or year, a year and its last quarter, a level
and the one it came from, changes that are measured from two bases."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.clauses import TELLING, telling
from factcheck.extract.topics import clause
from factcheck.lexicon import alternation, language
from factcheck.link.frames import Frame
from factcheck.model import Claim


def other_moment(a: Frame, b: Frame) -> bool:
    """Whether the words of their sentences tell two figures of two times."""
    first, second = a.claim, b.claim
    if a.block != "age" and not a.block.startswith("time/") and (_another_weekday(first, second) or _another_year(first, second)):
        return True  # an age, or how long something took, is the same on any day
    return (a.change != "delta" and b.change != "delta" and _is_past(first) != _is_past(second)
            or _another_base(first, second)
            or _of_year(first) and _of_quarter(second) or _of_year(second) and _of_quarter(first)
            or _from_and_to(first, second) or _from_and_to(second, first))



def _another_weekday(a: Claim, b: Claim) -> bool:
    """Whether the clauses of two figures name two weekdays, on which something happened and was not told."""
    first, second = weekdays(a), weekdays(b)
    return bool(first and second) and first.isdisjoint(second)


def weekdays(claim: Claim) -> frozenset[int]:
    """The weekdays of a figure's clause, or the only one of its sentence, those of telling left out, and those
    since or until which something was so."""
    start, end = clause(claim.sentence, claim.start - claim.sentence_start, claim.end - claim.sentence_start)
    code = claim.origin.language
    days = language(code).map("dates", "weekdays")
    found = [match for match in _weekday(code).finditer(claim.sentence) if not telling(code).search(claim.sentence, max(0, match.start() - TELLING), match.start())]
    return frozenset(days[match[0].lower()] for match in found
                     if (len(found) == 1 or start <= match.start() < end) and not _lasting(code).search(claim.sentence, 0, match.start()))


def all_weekdays(claim: Claim) -> frozenset[int]:
    """The weekdays that the sentence of a figure names, those of telling too."""
    code = claim.origin.language
    days = language(code).map("dates", "weekdays")
    return frozenset(days[day.lower()] for day in _weekday(code).findall(claim.sentence))


@cache
def _lasting(code: str) -> re.Pattern:
    """ "since the previous", right before a day."""
    words = [word for key in ("since", "until", "by", "before", "after") for word in language(code).list("dates", key)]
    return re.compile(rf"(?<!\w)(?:{alternation(words)})\s+(?:[^\W\d_]+\s+){{0,2}}\Z")


@cache
def _weekday(code: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation(language(code).map('dates', 'weekdays'))})(?!\w)")


def _another_year(a: Claim, b: Claim) -> bool:
    """Whether two figures without a known date are told of this year and of last or next year."""
    if a.topic.period or b.topic.period:
        return False
    first, second = _years(a), _years(b)
    return bool(first and second) and first.isdisjoint(second)


def _years(claim: Claim) -> frozenset[str]:
    """The years, from the publication of the text, that the sentence of a figure names."""
    code = claim.origin.language
    told = language(code).map("dates", "relative")
    return frozenset(told[" ".join(match[0].lower().split())] for match in _year(code).finditer(claim.sentence))


@cache
def _year(code: str) -> re.Pattern:
    years = [phrase for phrase, told in language(code).map("dates", "relative").items() if told.startswith("year ")]
    return re.compile(rf"(?<!\w)(?:{alternation(years)})(?!\w)")


def _another_base(a: Claim, b: Claim) -> bool:
    """Whether two changes are measured from two bases: from the month before and the year before."""
    if a.figure.unit not in RATES or b.figure.unit not in RATES:
        return False
    first, second = base(a), base(b)
    return bool(first and second) and first != second

RATES = frozenset({"percent", "percentage_point", "basis_point"})

BASES = ("year", "quarter", "month", "week", "january")


def base(claim: Claim) -> str:
    """year, quarter, month, week or january (all months of the year so far), when the sentence names one base of comparison only."""
    lang = language(claim.origin.language)
    found = [name for name in BASES if lang.pattern("rules", f"base_{name}").search(claim.sentence) or name == "month" and _from_month(lang.code).search(claim.sentence)]
    return found[0] if len(found) == 1 else ""


@cache
def _from_month(code: str) -> re.Pattern:
    """ "from July", "respecto de mayo": no year follows."""
    lang = language(code)
    return re.compile(rf"(?<!\w)(?:{alternation(lang.list('rules', 'base_from'), capital=False)})\s+(?:{alternation(lang.map('dates', 'months'))})(?!\w)(?!\s+(?:de\s+)?\d)")


def _of_year(claim: Claim) -> bool:
    """Whether words before a figure tell that it is of a whole year."""
    start = claim.start - claim.sentence_start
    return language(claim.origin.language).pattern("rules", "whole_year").search(claim.sentence, max(0, start - BEFORE_YEAR), start) is not None

BEFORE_YEAR = 60
"""Characters before a figure in which "for the full year" is told of it."""


def _of_quarter(claim: Claim) -> bool:
    """Whether a figure is of a quarter, and not of the year that its sentence tells of too."""
    return not _of_year(claim) and _QUARTER.search(claim.topic.period) is not None

_QUARTER = re.compile(r"-(?:01/.*-03|04/.*-06|07/.*-09|10/.*-12)\Z")


def _from_and_to(old: Claim, new: Claim) -> bool:
    """Whether one figure is the level that something rose or fell from, and the other the one that it came to."""
    if not (says_before(old, "level_from") and says_before(new, "level_to")):
        return False
    return any(_moves(claim) for claim in (old, new))


def says_before(claim: Claim, cue: str) -> bool:
    """Whether one of the words of a list stands right before a figure."""
    return _right_before(claim.origin.language, cue).search(claim.sentence, 0, claim.start - claim.sentence_start) is not None


@cache
def _right_before(code: str, cue: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation(language(code).list('rules', cue))})\s+\Z")


def _moves(claim: Claim) -> bool:
    """Whether a word of rising or falling stands in the sentence of a figure."""
    lang = language(claim.origin.language)
    return lang.pattern("change", "up", "down").search(claim.sentence) is not None


def _is_past(claim: Claim) -> bool:
    """Whether a figure is told to be that of an earlier time ("5.61 billion a year earlier"), and not to differ from it."""
    start, end, code = claim.start - claim.sentence_start, claim.end - claim.sentence_start, claim.origin.language
    if language(code).pattern("rules", "past_before").search(claim.sentence, max(0, start - FORMER), start):
        return True
    match = _past(code).search(claim.sentence, end, end + PAST)
    return match is not None and not language(code).pattern("rules", "past_base").search(claim.sentence, end, match.start()) and not _DIGIT.search(claim.sentence, end, match.start())

FORMER = 18
"""Characters before a figure in which "up from" makes it a former one."""

PAST = 50
"""Characters after a figure in which words tell that it is of an earlier time."""


@cache
def _past(code: str) -> re.Pattern:
    """ "a year earlier", "hace cinco años": what tells an earlier time."""
    lang = language(code)
    ago = alternation(lang.list("dates", "ago_before"), capital=False) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{alternation(lang.list('rules', 'past'), capital=False)}|(?:{ago})\s+\w+\s+[^\W\d_]+)(?!\w)")


_DIGIT = re.compile(r"\d")
