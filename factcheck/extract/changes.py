"""Whether a figure is a level, a share, or by how much something went up or down."""

from __future__ import annotations

import re

from factcheck.extract.hedges import is_time
from factcheck.extract.walk import last_word
from factcheck.lexicon import units

_CLAUSE = re.compile(r"[,;:()–—\n]|\.\s")
_CLAUSE_WORD = re.compile(r"[^\W_]+|[,;:()–—\n]|\.\s")
REACH, FAR = 7, 16
"""Words before a figure among which the verb of its change stands, and before "by" and a figure ("cut
admissions among older adults by 72 percent")."""

CHARACTERS, FAR_CHARACTERS = 60, 120
"""Characters of these words at most."""


def direction_before(text: str, start: int, grammar: dict) -> str:
    """up or down where a verb or noun of change governs what follows: nearest to it, in its clause,
    with no word of level ("to", "at") between, unless "by" says that what follows is how much."""
    by = last_word(text, start) in grammar["by_how_much"]
    reach, characters = (FAR, FAR_CHARACTERS) if by else (REACH, CHARACTERS)
    words = _CLAUSE_WORD.findall(text[max(0, start - characters):start].lower())
    turns = grammar["turns"]
    for at in range(len(words) - 1, max(-1, len(words) - 1 - reach), -1):
        word = words[at]
        if word in turns:
            for phrase, direction in turns[word]:
                if words[at - len(phrase) + 1:at + 1] == phrase:
                    if direction or not by:
                        return direction and _governing(words, at - len(phrase), turns) or direction
                    break
        elif not word[0].isalnum():
            break
    return ""


def _governing(words: list[str], at: int, turns: dict) -> str:
    """The direction of a verb of change right before a noun of change: "lower growth by 0.4 points" is down."""
    return next((direction for phrase, direction in turns.get(words[at], ()) if len(phrase) == 1 and direction), "") if at >= 0 else ""


def _by_somebody(text: str, start: int, grammar: dict) -> bool:
    """Whether "by" stands right before a figure, and not behind a verb of change: "a plan to cut jobs was opposed by 20 percent of"."""
    if last_word(text, start) not in grammar["by_how_much"]:
        return False
    words = _CLAUSE_WORD.findall(text[max(0, start - CHARACTERS):start].lower())
    return len(words) < 2 or not any(direction for _, direction in grammar["turns"].get(words[-2], ()))


def change_of(text: str, start: int, end: int, unit: str, grammar: dict) -> str:
    """level, share, up or down for a figure between two offsets, hedge included, in a unit."""
    if is_time(unit) and last_word(text, start) in grammar["time_prepositions"]:
        return "level"  # "rose in three months"
    direction = direction_before(text, start, grammar)
    if direction and unit == "percent" and grammar["of_after"].match(text, end) and _by_somebody(text, start, grammar):
        direction = ""
    if direction and not (unit.partition("/")[0] in units().money and grammar["object_of"].search(text, max(0, start - 16), start)):
        return direction
    after = (grammar["change_after"].match(text, end) if unit else None) or grammar["compared_percent" if unit == "percent" else "compared_unit" if unit else "compared_bare"].match(text, end)
    if after:
        return after.lastgroup
    if unit == "percent":
        begin = max((m.end() for m in _CLAUSE.finditer(text, max(0, start - 30), start)), default=max(0, start - 30))
        if grammar["of_after"].match(text, end) or grammar["share"].search(text, begin, start):
            return "share"
    return "level"
