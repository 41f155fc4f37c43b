"""Which noun a value belongs to where a sentence lists both: "revenue and profit rose by 19 % and 38 % respectively"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.lexicon import alternation, language

_VALUE = r"(?:[^\W\d_]{0,3}[$€£¥]\s?)?\d[\d.,]*(?<![.,])(?:\s?%|-?\s?[^\W\d_]+){0,3}?"


@cache
def _patterns(code: str) -> tuple[re.Pattern, re.Pattern]:
    """The values that "respectively" follows, and nouns joined by "and"."""
    lang = language(code)
    both = alternation(lang.list("ranges", "and"), capital=False)
    each = alternation(lang.list("rules", "respectively"), capital=False)
    article = rf"(?:(?:{alternation(lang.list('words', 'articles'), capital=False)})\s)?"
    short = r"(?:[^\W\d_]{1,5}\s)?"  # "by 19% and by 38%", "un 5 % y un 8 %"
    word = r"[^\W\d_][\w’'-]*"
    return (re.compile(rf"({_VALUE}(?:,\s{short}{_VALUE}){{0,3}}),?\s(?:{both})\s{short}({_VALUE}),?\s(?:{each})(?!\w)"),
            re.compile(rf"({word}(?:,\s(?:{word}\s){{0,2}}?{word}){{0,3}}),?\s(?:{both})\s{article}({word}(?:\s{word})?)"))


@lru_cache(maxsize=65536)
def noun_of(sentence: str, start: int, code: str) -> tuple[str, ...]:
    """The words of the noun that the value at `start` belongs to; empty where the sentence does not pair them.

    >>> noun_of("Las ventas y el beneficio subieron un 5 % y un 8 %, respectivamente.", 47, "es")
    ('beneficio', 'subieron')
    >>> noun_of("Revenue and profit rose by 19% and 38% respectively.", 35, "en")
    ('profit', 'rose')
    """
    if not any(each in sentence for each in language(code).list("rules", "respectively")):
        return ()
    listed, joined = _patterns(code)
    for values in listed.finditer(sentence):
        starts = [values.start(1) + m.start() for m in re.finditer(_VALUE, values[1])] + [values.start(2)]
        nouns = list(joined.finditer(sentence, 0, values.start()))
        if not nouns or start not in starts:
            continue
        names = [*nouns[-1][1].split(", "), nouns[-1][2]]
        if len(names) == len(starts):
            return tuple(names[starts.index(start)].lower().split())
    return ()
