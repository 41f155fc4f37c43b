"""Numbers and units as an editor writes them."""

from __future__ import annotations

import math

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float) -> str:
    """A number as an editor writes it: grouped, scale words from a million on, no trailing zeros.

    >>> number(3250000.0), number(52000.0), number(0.25)
    ('3.25 million', '52,000', '0.25')
    """
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {word}"
    return _plain(value)


def _plain(value: float) -> str:
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"


def unit_words(unit: str) -> str:
    """A unit behind a number, with the space that belongs there."""
    if not unit:
        return ""
    if unit == "percent":
        return " %"
    name, slash, per = unit.partition("/")
    if name.islower():
        name = _PLURALS.get(name, f"{name}s")
    return f" {name}{' per ' if slash else ''}{per}".replace("_", " ")


_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "hertz": "hertz", "celsius": "degrees Celsius",
            "fahrenheit": "degrees Fahrenheit", "penny": "pence", "square_foot": "square feet", "cubic_foot": "cubic feet"}


def percent(value: float) -> str:
    """A computed percentage to one decimal, halves rounded up as by hand.

    >>> percent(11.25), percent(88.75)
    ('11.3 %', '88.8 %')
    """
    return f"{math.floor(value * 10 + 0.5 + 1e-9) / 10:.1f} %"
