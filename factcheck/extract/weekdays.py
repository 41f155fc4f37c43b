"""Whether a weekday lies ahead of the publication date, by the verb it hangs on.

`The mill will close, Bravo said on Tuesday` tells of last Tuesday, `said it will close on Tuesday` of
the next. What counts is the weekday's own clause, and there the verb nearest before it.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.date_words import Found
from factcheck.lexicon import Language, alternation, language

REACH = 200
"""Characters before and after a weekday in which its verb is looked for."""

_CLAUSE_MARK = re.compile(r",(?!\d)|[;:()“”\"«»—–]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s|\n")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _verbs(code: str) -> re.Pattern:
    """Words that look ahead, back for sure, or back unless they are participles."""
    lang = language(code)
    words = lang.data["words"]
    past, future = lang.list("dates", "past"), lang.list("dates", "future")
    return re.compile(rf"(?P<ahead>(?<!\w)(?:{alternation(future)})(?!\w)|{words['future_ending']})|(?P<back>(?<!\w)(?:{alternation(past)})(?!\w))|(?P<form>{words['past_ending']})")


@cache
def _opening(code: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternation(language(code).list('quotes', 'according'))})(?!\w)")


def is_ahead(text: str, start: int, end: int, lang: Language, found: Found) -> bool:
    """Whether the weekday from start to end is the next and not the last one.

    Args:
        found: the dates read so far: a verb that has one of its own does not carry the weekday.
    """
    begin = max(0, start - REACH)
    for mark in _SENTENCE_END.finditer(text, begin, start):
        begin = mark.end()
    marks = [begin, *(mark.end() for mark in _CLAUSE_MARK.finditer(text, begin, start))]
    own = marks.pop()
    words = _WORD.findall(text[own:start].lower())[-3:]
    if any(word in lang.set("cues", "openers") and lang.stop.issuperset(words[at:]) for at, word in enumerate(words)):
        told = _first_after(text, end, False, lang)  # said that on Tuesday it will close
        if told is not None:
            return told
    told = _told(text, own, start, lang, found)
    if told is not None:
        return told
    if _opening(lang.code).search(text, own, start):
        return False  # according to the ministry on Tuesday
    opens = not any(word not in lang.stop for word in _WORD.findall(text[own:start].lower()))
    if opens:
        told = _first_after(text, end, own == begin, lang)
        if told is not None:
            return told
    while marks:
        earlier = marks.pop()
        told = _told(text, earlier, own, lang, found, sure=True)
        if told is not None:
            return told
        own = earlier
    return False


def _told(text: str, begin: int, end: int, lang: Language, found: Found, sure: bool = False) -> bool | None:
    """What the last verb of a stretch says: ahead, back, or None where there is no verb.

    Args:
        sure: whether participles count for nothing, as in another clause.
    """
    ahead: bool | None = None
    for match in _verbs(lang.code).finditer(text, begin, end):
        if match.lastgroup == "ahead":
            ahead = True
        elif _is_past(text, begin, match, lang):
            plain = match.lastgroup == "form" and match.group().endswith(_participles(lang.code))
            if not plain or not sure and (ahead is None or _beside(text, match.end(), end, lang, found)):
                ahead = False
    return ahead


def _first_after(text: str, at: int, first: bool, lang: Language) -> bool | None:
    """What the first verb after a weekday that opens a clause says: `On Tuesday, the board will meet`."""
    if text[at:at + 1] in ("'", "’"):
        return None
    if first and text[at:at + 1] == ",":
        at += 1
    stop = min(len(text), at + REACH)
    marks = [mark.start() for pattern in (_CLAUSE_MARK, _SENTENCE_END) if (mark := pattern.search(text, at, stop))]
    for match in _verbs(lang.code).finditer(text, at, min([stop, *marks])):
        if match.lastgroup == "ahead":
            return True
        if _is_past(text, at, match, lang):
            return False
    return None


def _is_past(text: str, begin: int, match: re.Match, lang: Language) -> bool:
    """Whether a past form is a verb in the past: not `the proposed law`, `will be signed`."""
    if match.group()[0].isupper() or match.group() in lang.set("dates", "not_past"):
        return False
    before = _WORD.findall(text[max(begin, match.start() - 40):match.start()].lower())[-2:]
    if not before or match.lastgroup == "back":
        return not before or before[-1] not in lang.set("dates", "not_past_after")
    if before[-1] in _determiners(lang.code):
        return False
    after = lang.set("dates", "not_past_after")
    return not any(word in after or _future_ending(lang.code).fullmatch(word) for word in before[-1 - before[-1].endswith(lang.data["quotes"]["adverb_ending"]):])


@cache
def _determiners(code: str) -> frozenset[str]:
    return language(code).set("words", "articles") | language(code).set("quotes", "determiners")


@cache
def _participles(code: str) -> tuple[str, ...]:
    return language(code).list("cues", "participle_endings")


@cache
def _future_ending(code: str) -> re.Pattern:
    return re.compile(language(code).data["words"]["future_ending"])


def _beside(text: str, start: int, end: int, lang: Language, found: Found) -> bool:
    """Whether only small words stand between a participle and the weekday, and no other date."""
    return not found.holds(start, end) and all(word in lang.stop for word in _WORD.findall(text[start:end].lower()))
