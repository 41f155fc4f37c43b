"""Words by which two values that differ are told of two things: a part of a whole, another place or
measure, a plan and its outcome; those of another time are in `moments`.

None of them looks at the wording of one claim alone: that is the evidence's part.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.extract.topics import clause, keys
from factcheck.lexicon import alternation, exclusive, language, languages, units
from factcheck.link.blocks import is_telling
from factcheck.link.compare import CLOCK
from factcheck.link.frames import Frame, excluding_words, one_owner
from factcheck.link.moments import other_moment, says_before
from factcheck.link.things import other_things, two_fates
from factcheck.link.time_place import is_country, within
from factcheck.link.values import is_rank, misdated, opposite
from factcheck.model import Claim


def told_apart(a: Frame, b: Frame) -> bool:
    """Whether the words of their sentences tell two values apart."""
    if a.claim.kind == "date":
        return ({a.claim.time.relation, b.claim.time.relation} == ENDS or _another_place(a, b) or _told(a.claim, b.claim) or ("/" in a.claim.time.date) != ("/" in b.claim.time.date)  # a quarter, and the day of its report
                or a.block != "record" and (_decided(a.claim, b.claim) or _decided(b.claim, a.claim))
                or excluded(a, b))
    if other_moment(a, b):
        return True
    return (not (a.block == "age" and one_owner(a, b)) and _another_place(a, b) or _another_order(a.claim, b.claim)
            or _another_subject(a, b)
            or _made_and_could(a.claim, b.claim) or _made_and_could(b.claim, a.claim)
            or _is_known(a.claim, b.claim) or _is_known(b.claim, a.claim)
            or _is_part(a, b) or _is_part(b, a)
            or _is_left_out(a.claim, b.claim) or _is_left_out(b.claim, a.claim)
            or _is_narrower(a.claim) != _is_narrower(b.claim)
            or _is_expected(a, b) or _is_expected(b, a)
            or a.block == "age" and says_before(a.claim, "age_to_come") != says_before(b.claim, "age_to_come")
            or a.block == CLOCK and (_is_end(a.claim, b.claim) or _is_end(b.claim, a.claim))
            or a.block in ("score", "#") and _is_unreal(a.claim) != _is_unreal(b.claim)
            or _is_broken(a.claim) != _is_broken(b.claim)
            or a.block != "score" and not opposite(a.claim, b.claim) and excluded(a, b)
            or two_fates(a.fate, b.fate))


def _told(a: Claim, b: Claim) -> bool:
    """Whether one of two dates is that on which something was told, or both are, which may be two things that were told;
    of days of the week, of which the same is told on one, only one may be."""
    told = is_telling(a), is_telling(b)
    return told[0] != told[1] or all(told) and all(map(_DIGIT.search, (a.surface, b.surface)))


def counts_others(a: Frame, b: Frame) -> bool:
    """Whether one word is enough to tell two claims apart, so that neither is a counterpart of the other."""
    return other_things(a.kinds, b.kinds) or two_fates(a.fate, b.fate) or excluded(a, b)


ENDS = frozenset({"since", "until"})
"""Relations to the two ends of a stretch of time."""


def _clause(claim: Claim) -> tuple[int, int]:
    return clause(claim.sentence, claim.start - claim.sentence_start, claim.end - claim.sentence_start)


def _decided(a: Claim, b: Claim) -> bool:
    """Whether something happened on one date, and another holds from or until the other: a decision and what it
    brings. A year in which and one since which may be of one thing with other words, but hardly are."""
    if a.time.relation != "on" or b.time.relation not in ("since", "until") or len(a.time.date) == len("2025") and misdated(a, b):
        return False  # "opened in 1936", "in service since 1963"
    return min(len(a.time.date), len(b.time.date)) < len("2025-06-11") or not _DECISIONS.isdisjoint(_clause_keys(a)) and _DECISIONS.isdisjoint(b.keys)


_DECISIONS = frozenset({"@announce", "@sign", "@ratify", "@rule"})
"""Classes of events that are decisions."""


def _is_part(part: Frame, whole: Frame) -> bool:
    """Whether the smaller of two figures is told as a part ("seven of those injured"), or the larger as several
    things at once ("together"), and not the other one."""
    if part.value is None or whole.value is None or part.value >= whole.value or part.change == "rank":
        return False
    is_part, is_joined = _shares(part.claim)
    has_parts, has_joined = _shares(whole.claim)
    return is_part and not has_parts or has_joined and not is_joined


def _shares(claim: Claim) -> tuple[bool, bool]:
    """Whether a word for a part, and one for several things at once, stands in the clause of a figure."""
    start, end, code = claim.start - claim.sentence_start, claim.end - claim.sentence_start, claim.origin.language
    of_the = None
    if not claim.figure.unit or claim.figure.unit in units().money:
        found = _of_the(code).search(claim.sentence, start)  # to the end, as what follows tells whether it is one
        of_the = found if found and found.end() <= end + OF_THE else _of_the(code).match(claim.sentence)
    before = language(code).pattern("rules", "parts_before").search(claim.sentence, max(_clause(claim)[0], start - BEFORE), start)
    more = language(code).pattern("rules", "parts_after").match(claim.sentence, claim.sentence.find(" ", start) + 1)
    return bool(of_the or before or more) or claim.figure.unit != "percent" and _has_cue(claim, "parts"), _has_cue(claim, "wholes")


BEFORE = 30
"""Characters before a figure in which a word tells that it is a part."""

OF_THE = 8
"""Characters after a figure in which "of the" tells that it is a part."""


@cache
def _of_the(code: str) -> re.Pattern:
    """ "of the", as in "seven of the injured", and at the start of a sentence; not "of the 1,900", of
    which the other sentence may tell too."""
    lang = language(code)
    whole = alternation(lang.list("rules", "whole_of"), capital=False)  # "3.800 millones, de los que"
    return re.compile(rf"(?<!\w)(?:{alternation([lang.data['figures']['of']])})\s+(?:{alternation(lang.list('words', 'articles'), capital=False)})(?!\w)(?!\s+(?:\d|(?:{whole})(?!\w)))")


def _another_place(a: Frame, b: Frame) -> bool:
    """Whether each sentence names a place that the other does not; a city and its country are not two."""
    first, second = ({key[1:] for key in f.claim.keys if key[0] == "="} for f in (a, b))
    ours, theirs = first - second, second - first
    return bool(ours and theirs) and not any(within(x, y) for x in ours for y in theirs)


def _is_known(a: Claim, b: Claim) -> bool:
    """Whether the sentence of one figure has the number of the other too, told of something else or of before:
    "up from the six"."""
    if a.figure.hedge in ("over", "under") or a.figure.written.split()[:1] == b.figure.written.split()[:1]:
        return False  # "more than 94" is set against 94
    written = " ".join(b.figure.written.lower().split()[:2])
    start, end = a.start - a.sentence_start, a.end - a.sentence_start
    told = _as_written(written).finditer(a.sentence.lower()) if written else ()
    return any(match.end() <= start or end <= match.start() for match in told)


@lru_cache(maxsize=4096)
def _as_written(number: str) -> re.Pattern:
    """A number with its scale word, if it has one, as a whole."""
    first, _, scale = number.partition(" ")
    scaled = bool(scale) and scale in _scales()
    return re.compile(rf"(?<![\w.,]){re.escape(number if scaled else first)}(?![\w%]|[.,]\d)" + ("" if scaled else rf"(?!\s+(?:{'|'.join(sorted(_scales()))})(?!\w))"))


@cache
def _scales() -> frozenset[str]:
    return frozenset(word for code in languages() for word in language(code).map("numbers", "scales"))


def _another_subject(a: Frame, b: Frame) -> bool:
    """Whether each of two counts is told of somebody whom the other sentence names too, but not first: the
    points of two teams, the votes of two candidates."""
    if a.block != "#" or b.block != "#":
        return False
    first, second = (match and frozenset(match[1].split()) for match in (_OPENING_NAME.match(a.claim.sentence), _OPENING_NAME.match(b.claim.sentence)))
    return bool(first and second) and first.isdisjoint(second) and not first.isdisjoint(b.names) and not second.isdisjoint(a.names)


_OPENING_NAME = re.compile(r"(?:[^\W\d_]{1,4}\s)?((?:[A-ZÁÉÍÓÚÑ][\w’'-]{2,}\s?){1,3})(?:,|(?<=\s))")


def _made_and_could(a: Claim, b: Claim) -> bool:
    """Whether one figure is what could be made, and the other what was."""
    return _has_cue(a, "capacity") and not _has_cue(b, "capacity") and not _has_cue(b, "capable") and _has_cue(b, "made")


def _is_left_out(a: Claim, b: Claim) -> bool:
    """Whether one figure is told of all but what the other is of ("other than Sunho")."""
    code = a.origin.language
    start, end = a.start - a.sentence_start, a.end - a.sentence_start
    for match in _leaving_out(code).finditer(a.sentence):
        left_out = keys(match[1], language(code))
        if match[0].lower().startswith(tuple(language(code).list("rules", "leaving_out_country"))):
            left_out = frozenset(key for key in left_out if key[0] == "=" and is_country(key[1:]))
        if _DIGIT.search(a.sentence, *sorted((match.start(), start if match.start() < start else end))):
            continue  # told of another figure, which stands between
        if left_out & b.keys and not _leaving_out(b.origin.language).search(b.sentence):
            return True
    return False


@cache
def _leaving_out(code: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation([*language(code).list('rules', 'leaving_out'), *language(code).list('rules', 'leaving_out_country')])})\s+((?:[\w’'-]+\s*){{1,3}})")


def _another_order(a: Claim, b: Claim) -> bool:
    """Whether two places in an order are taken by different measures ("by revenue", "by market value")."""
    if not (is_rank(a) and is_rank(b)):
        return False
    measures = [_order_by(claim.origin.language).search(claim.sentence, claim.end - claim.sentence_start) for claim in (a, b)]
    return None not in measures and measures[0][1] != measures[1][1]


@cache
def _order_by(code: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation(language(code).list('rules', 'order_by'))})\s+([^\W\d_A-ZÁÉÍÓÚÑ]+)(?![^\W\d_])")


def _is_expected(a: Frame, b: Frame) -> bool:
    """Whether one figure was expected, or asked for, and the other is what came of it."""
    return a.block not in ("age", "score", CLOCK) and _has_cue(a.claim, "expected") and not _has_cue(b.claim, "expected") and b.claim.modality == "asserted"


_DIGIT = re.compile(r"\d")


def _is_end(end: Claim, start: Claim) -> bool:
    """Whether something goes on until one time of day, and from the other."""
    return says_before(end, "clock_until") and says_before(start, "clock_from")


def _is_unreal(claim: Claim) -> bool:
    """Whether a score or count is one that did not come to be ("would have passed by 211 votes to 210")."""
    return language(claim.origin.language).pattern("words", "unreal").search(claim.sentence, *_clause(claim)) is not None


def _is_broken(claim: Claim) -> bool:
    """Whether a figure is the record that another has broken ("beating the provincial record of 42.6")."""
    return _broken(claim.origin.language).search(claim.sentence, 0, claim.start - claim.sentence_start) is not None


@cache
def _broken(code: str) -> re.Pattern:
    broken, record = (alternation(language(code).list("rules", key), capital=False) for key in ("broken", "record"))
    return re.compile(rf"(?<!\w)(?:{broken})(?:\s+[^\W\d_]+){{0,4}}\s+(?:{record})(?:\s+[^\W\d_]+){{0,2}}\s+\Z")


def _is_narrower(claim: Claim) -> bool:
    """Whether a figure is of a narrower measure than the same words without one more ("core"), or of less time ("at half-time")."""
    return language(claim.origin.language).pattern("rules", "narrower").search(claim.sentence) is not None or _has_cue(claim, "narrower_here")


def _has_cue(claim: Claim, name: str) -> bool:
    """Whether one of the words of a list stands in the clause of a figure."""
    return language(claim.origin.language).pattern("rules", name).search(claim.sentence, *_clause(claim)) is not None


def excluding(a: Claim, b: Claim) -> tuple[str, str] | None:
    """The words of one group of `lexicon/exclusive.csv` that stand in the clauses of two claims, when
    neither sentence has the other's; None where there are none."""
    if a.keys.isdisjoint(excluding_words()) or b.keys.isdisjoint(excluding_words()):
        return None
    return _excluding(_clause_keys(a), _clause_keys(b), a, b)


def excluded(a: Frame, b: Frame) -> bool:
    """Whether there are such words for two claims."""
    return bool(a.telling and b.telling) and _excluding(a.telling, b.telling, a.claim, b.claim) is not None


def _excluding(first: frozenset[str], second: frozenset[str], a: Claim, b: Claim) -> tuple[str, str] | None:
    counts = a.kind == "figure" and not a.figure.unit
    groups = [*exclusive(a.kind).values(), *(exclusive("count").values() if counts else ())]
    for group in groups:
        ours, theirs = first & group, second & group
        if ours and theirs and not ours & b.keys and not theirs & a.keys:
            return min(ours), min(theirs)
    return None


def _clause_keys(claim: Claim) -> frozenset[str]:
    start, end = _clause(claim)
    return keys(claim.sentence[start:end], language(claim.origin.language))
