"""The words around a figure that say how exact it is: about, more than, at least, or more."""

from __future__ import annotations

from factcheck.extract.values import Value
from factcheck.extract.walk import last_word
from factcheck.lexicon import units


def hedge_before(text: str, start: int, previous: str, grammar: dict, unit: str = "") -> tuple[int, str]:
    """The hedge before a figure, and where it begins; `exact` and the figure's own start without one.

    Args:
        previous: the word before the figure.
    """
    match = grammar["hedge"].search(text, max(0, start - 40), start) if previous in grammar["hedge_ends"] else None
    if not match:
        return start, "exact"
    hedge = grammar["hedges"][" ".join(match.group(1).lower().split())]
    at = match.start()
    if hedge in ("over", "under") and text[match.end(1):start].strip().lower() in grammar["definite"]:
        return start, "exact"  # "more than the 170,000 that were expected": a known figure
    if hedge == "at_most" and match.group(1).lower().split()[-1] in grammar["levels"] and grammar["moves"].search(text, max(0, at - 24), at):
        return start, "exact"  # "went up to 5.2 percent"
    if hedge == "at_most" and match.group(1).lower() in grammar["levels"] and any(grammar[d].search(text, max(0, at - 80), at) for d in ("up", "down")):
        return start, "exact"  # "subió hasta 500" is a new level
    if match.group(1).lower() in grammar["during"] and is_time(unit) and last_word(text, at) not in grammar["during_not_after"]:
        return start, "exact"  # "sold over six years": how long, and not more than that
    if match.group(1).lower() in grammar["during"] and last_word(text, at) in grammar["spread"]:
        return start, "exact"  # "spread over 40 acres": how far
    if match.group(1).lower() in grammar["during"] and _is_length(unit) and grammar["raced"].search(text, max(0, at - RACED), at):
        return start, "exact"  # "won the race over 30 kilometres"
    if hedge in ("over", "under") and grammar["percent"].search(text, max(0, at - 20), at):
        return start, "exact"  # "20% more than the 350"
    negated = grammar["negated"].search(text, max(0, at - 6), at)
    if negated and hedge in ("over", "under"):
        return negated.start(), {"over": "at_most", "under": "at_least"}[hedge]
    outer = grammar["hedge"].search(text, max(0, at - 40), at) if last_word(text, at) in grammar["hedge_ends"] else None
    if outer and grammar["hedges"][" ".join(outer.group(1).lower().split())] == "about":
        at = outer.start()
    return at, hedge


RACED = 60
"""Characters before "over" and a distance in which a word for a race tells that it is the distance of that."""


def hedge_after(text: str, end: int, hedge: str, grammar: dict) -> tuple[int, str]:
    """The hedge after a figure where none stands before it, and where it ends."""
    if hedge != "exact":
        return end, hedge
    match = grammar["after"].match(text, end)
    if match:
        return match.end(), grammar["afters"][" ".join(match.group(1).lower().split())]
    if text[end:end + 1] == "+" and not text[end + 1:end + 2].isdigit():
        return end + 1, "at_least"
    return end, hedge


def bounds_of(value: Value, hedge: str) -> tuple[float | None, float | None]:
    """The bounds of a value under a hedge: one side of an open one is missing."""
    low = None if hedge in ("under", "at_most") else value.low
    return low, None if hedge in ("over", "at_least") else value.high


def is_time(unit: str) -> bool:
    """Whether a unit measures a span of time."""
    return unit in units().by_name and units().by_name[unit].dimension == "time"


def _is_length(unit: str) -> bool:
    return unit in units().by_name and units().by_name[unit].dimension == "length"
