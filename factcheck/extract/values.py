"""Numbers with what stands directly around them: sign, currency, scale, unit, and "per".

This is the step between a bare number (`factcheck.extract.numbers`) and a figure with its hedge,
range and direction (`factcheck.extract.figures`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.extract.figure_words import SPACE, tight
from factcheck.extract.nouns import is_plural
from factcheck.extract.numbers import Number
from factcheck.extract.walk import last_word
from factcheck.lexicon import Unit, units

_WORD = re.compile(rf"{SPACE}?-?{SPACE}?([^\W\d_]+(?:\.[^\W\d_]\.)?)(?!\w)")
_OPENING = re.compile(rf"{SPACE}?-?{SPACE}?([^\W\d_]+|[^\s\w])")
_SIGNS = frozenset("+−–-")
_SIGN = re.compile(r"(?:(?<=[\s(])|\A|^)([+−–-])\Z")
_BRACKETED = re.compile(rf"{SPACE}?[(\[{{<]([^\W\d_]{{1,4}}|%)[)\]}}>]")


@dataclass(slots=True)
class Value:
    """A number with what stands directly around it, before ranges are put together.

    Attributes:
        start, end: offsets, sign, currency and unit included.
        low, high, resolution, unit: as for `factcheck.model.Figure`.
        number: the number itself.
        previous: the word before it, in lower case.
        scale: the factor of its scale word.
        prefixed: whether the unit stood before the number.
        sign: as written.
        listed: whether its unit stands only after the last member of its list.
        finest: how many of the smallest unit joined to it make one of its own; 0 where none is.
    """

    start: int
    end: int
    low: float
    high: float | None
    resolution: float
    number: Number
    previous: str = ""
    scale: float = 1.0
    unit: str = ""
    prefixed: bool = False
    sign: str = ""
    listed: bool = False
    finest: float = 0


def read_value(text: str, number: Number, grammar: dict, mask: bytearray, after: int = 0) -> Value:
    """A number with its sign, currency, scale, unit and "per".

    Args:
        mask: one byte per character; 1 where something else (a date, an address) stands.
        after: where the value before ends; its unit is not the currency of this one (`10 $ 30 cent`).
    """
    value = Value(number.start, number.end, number.low, number.high, number.resolution, number, last_word(text, number.start))
    if number.form in ("multiple", "ordinal"):
        return value
    _before(text, value, grammar, after)
    opening = _OPENING.match(text, value.end)
    if opening and (opening.group(1).lower() in grammar["unit_openers"] or value.prefixed):
        if number.form in ("digits", "fraction"):
            _scale(text, value, grammar)
        if not value.unit:
            _unit_after(text, value, grammar)
        elif value.prefixed:
            # "$5 million dollars", "US$3 a ton": the word only repeats the sign
            word = unit_word(text, value.end, grammar)
            if word and word[0].name == value.unit:
                value.end = word[1]
        if value.unit:
            read_per(text, value, grammar, mask)
            if value.unit in TEMPERATURES:
                _below_zero(text, value, grammar)
    if value.start != number.start:
        value.previous = last_word(text, value.start)
    return value


def _before(text: str, value: Value, grammar: dict, after: int) -> None:
    """What stands before a number: a currency, a sign, the word minus."""
    number = value.number
    before = text[max(after, number.start - 3):number.start].rstrip()
    ends = grammar["prefix_ends"]
    prefix = grammar["prefix"].search(text, max(after, number.start - 7), number.start) if before[-1:] in ends or before[-2:] in ends else None
    if prefix:
        value.unit, value.prefixed = grammar["prefixes"][tight(prefix["sign"])].name, True
        value.start = prefix.start()
    if number.form != "digits":
        return
    if not prefix and (letter := letter_of_money(text, number, grammar)):
        value.unit, value.prefixed, value.start = grammar["money_letters"][letter.group(1)], True, letter.start()
    elif not prefix and value.previous in grammar["money_ends"]:
        _money_before(text, value, grammar)
    if text[max(0, value.start - 1):value.start] in _SIGNS:
        sign = _SIGN.search(text, max(0, value.start - 2), value.start)
        if sign:
            value.sign, value.start = sign.group(1), sign.start(1)
    elif value.previous in grammar["negative_ends"]:
        sign = grammar["negative"].search(text, max(0, value.start - 16), value.start)
        if sign and last_word(text, sign.start()) not in grammar["no_negative_after"]:
            value.sign, value.start = "-", sign.start()


def letter_of_money(text: str, number: Number, grammar: dict) -> re.Match | None:
    """The letter before a number that makes it money: `R9.50`, `N1,580`, `Q 250 mil`; but not `R8`, `Q3`."""
    if number.form != "digits" or not text[max(0, number.start - 2):number.start].strip().isalpha():
        return None
    letter = grammar["money_letter"].search(text, max(0, number.start - 3), number.start)
    money = letter and (number.resolution == 0.01 or text[number.start:number.end].count(",") and number.low >= 1000 or grammar["scale"].match(text, number.end))
    return letter if money else None


def _scale(text: str, value: Value, grammar: dict) -> None:
    """The scale after digits: `3.2 million`, `300 mil millones`, `$5m`, `20k people`, `1.5m units`."""
    scale = grammar["scale"].match(text, value.end)
    if scale:
        factor, end = grammar["scales"][scale.group(1).lower()], scale.end(1)
        if scale.group(2) and factor < 1e6:
            factor, end = factor * grammar["scales"][scale.group(2).lower()], scale.end(2)
        _apply_scale(value, factor, end)
        if value.number.form == "digits":
            _further_scales(text, value, grammar)
    elif value.prefixed:
        short = grammar["money_scale"].match(text, value.end)
        if short:
            _apply_scale(value, grammar["money_scales"][short.group(1)], short.end())
    elif glued := grammar["glued_scale"].match(text, value.end):
        _apply_scale(value, grammar["glued_scales"][glued.group(1)], glued.end())
    elif (glued := grammar["glued_million"].match(text, value.end)) and (_counts(glued["noun"], grammar) or glued["next"] and (glued["noun"].istitle() or glued["noun"] not in grammar["noun_stops"] and glued["noun"] not in grammar["races"]) and _counts(glued["next"], grammar)):
        _apply_scale(value, grammar["glued_millions"][glued.group(1)], glued.end(1))
    elif not value.unit and (coded := grammar["code_scale"].match(text, value.end)):  # 30 MUSD
        value.unit = units().symbols[coded["code"]].name
        _apply_scale(value, 1e6 if coded["scale"] == "M" else 1e9, coded.end())


def _further_scales(text: str, value: Value, grammar: dict) -> None:
    """Digits that go on after their scale: `16 mil 200 millones`, `1 millón 482 mil`, `3 mil 500 pesos`."""
    below = value.scale
    while below > 1 and value.low == int(value.low) and (more := _MORE.match(text, value.end)):
        added = int(more.group(1))
        scale = grammar["scale"].match(text, more.end())
        factor = grammar["scales"][scale.group(1).lower()] if scale else 1.0
        if scale and factor > below and value.low == below * (value.low // below):  # the larger scale takes both
            value.low, factor = (value.low + added) * factor, factor
        elif factor < below and (scale or below == 1000):
            value.low += added * factor
        else:
            return
        value.high, value.resolution, below = value.low, factor, factor
        value.scale, value.end = factor, scale.end(1) if scale else more.end()


_MORE = re.compile(rf"{SPACE}([1-9]\d{{0,2}})(?![\d.,]*\d)(?![\w%])")

TEMPERATURES = frozenset({"celsius", "fahrenheit"})
"""Units with a zero that is no end: a sign before them is part of the value, and no direction."""


def _below_zero(text: str, value: Value, grammar: dict) -> None:
    below = grammar["below_zero"].match(text, value.end)
    if below:
        value.sign, value.end = "-", below.end()
    if value.sign and value.sign != "+" and value.high is not None:
        value.low, value.high = -value.low, -value.high
    value.sign = ""


def _money_before(text: str, value: Value, grammar: dict) -> None:
    """Money named before its number by a word or a code of millions: `dollar 22.5 million`, `MAUD 60`."""
    begin = max(0, value.start - 12)
    code = grammar["million_code"].search(text, begin, value.start)
    word = None if code else grammar["money_word"].search(text, begin, value.start)
    if code:
        value.unit, value.prefixed = units().symbols[code.group(1)].name, True
        value.low, value.high, value.resolution, value.scale = value.low * 1e6, value.low * 1e6, value.resolution * 1e6, 1e6
        value.start = code.start()
    elif word and not re.search(r"\d[\s\u00a0]*\Z|\b(?:a|an|one|un|uno)\s\Z", text[max(0, word.start() - 4):word.start()]) and unit_word(text, value.end, grammar) is None:
        value.unit, value.prefixed = grammar["forms"][word.group(1).lower()].name, True
        value.start = word.start()


def _apply_scale(value: Value, factor: float, end: int) -> None:
    """Multiply a value by its scale word; zeros before such a word are no rounding."""
    value.low *= factor
    value.high = None if value.high is None else value.high * factor
    if value.number.low >= 1000 and value.resolution > 1:
        value.resolution = 1.0
    value.resolution *= factor
    value.scale, value.end = factor, end


def _counts(noun: str, grammar: dict) -> bool:
    """Whether what follows "1.5m" is counted, so that it is no length: `1.5m units`, but `400m hurdles`."""
    return noun not in grammar["races"] and (noun in grammar["forms"] or noun.islower() and is_plural(noun, grammar["lang"]))


def _unit_after(text: str, value: Value, grammar: dict) -> None:
    """The unit after a number: a word, a symbol, a code in brackets."""
    if value.number.form == "fraction":
        of = grammar["of_one"].match(text, value.end)  # half a mile, a tenth of a second
    else:
        of = grammar["of_gap"].match(text, value.end) if value.low >= 1e5 or value.number.form == "vague" else None
    word = unit_word(text, of.end() if of else value.end, grammar)
    if not word and (filling := grammar["filling"].match(text, value.end)):
        word = unit_word(text, filling.end(), grammar)  # two more years
    if word:
        value.unit, value.end = word[0].name, word[1]
        if value.unit in grammar["also_money"] and not grammar["of_between"].match(text, value.end):
            singular = value.scale >= 1e6 and text[value.number.end:value.end].lower().endswith(f" {value.unit}")  # a 580 million pound contract
            if singular or grammar["money_cues"].search(text, max(0, value.start - 40), value.start):
                value.unit = grammar["also_money"][value.unit]  # paid two million pounds
        late = grammar["scale"].match(text, value.end) if value.scale == 1.0 and value.unit in units().money and value.number.form == "digits" else None
        if late:  # 75 USD million
            _apply_scale(value, grammar["scales"][late.group(1).lower()], late.end(1))
        half = grammar["and_half"].match(text, value.end) if value.scale == 1.0 and value.low == int(value.low) else None
        if half:  # two hours and a half
            value.low, value.resolution, value.end = value.low + 0.5, 0.1, half.end()
            value.high = value.low
        return
    bracketed = _BRACKETED.match(text, value.end)
    if bracketed and (unit := units().symbols.get(bracketed.group(1))):
        value.unit, value.end = unit.name, bracketed.end()
        return
    symbol = grammar["symbol"].match(text, value.end)
    if symbol:
        unit = units().symbols[" ".join(symbol.group(1).split())]
        spaced = symbol.start(1) > value.end
        alone = symbol.group(1)
        degrees = alone in _UNCERTAIN and value.number.resolution < 1 and value.previous not in grammar["label_ends"]  # 34.1 C
        if spaced and len(alone) <= 1 and alone.isalpha() and not degrees and (value.previous in grammar["label_ends"] or not _stands_alone(text, alone, symbol.end(1), grammar)):
            return  # "5 m", "3 t" in running text: too uncertain but for glued ones, "5 g/km" and "5 m deep"
        if alone in _UNCERTAIN and value.number.resolution >= 1 and not (value.sign or alone == "C" and _LOWER_BEFORE.search(text, max(0, value.start - 24), value.start)):
            return  # "747s", "iPhone 5C"
        if alone == "p" and value.low in _LINES:
            return
        if not (spaced and alone.isalpha() and alone.islower() and alone in grammar["noun_stops"]):
            value.unit, value.end = unit.name, symbol.end(1)
            if alone.endswith(".") and alone[:-1] in units().symbols and not text[value.end:value.end + 2].strip()[:1].islower():
                value.end -= 1  # the full stop of the sentence
        return
    compound = grammar["compound"].match(text, value.end)
    if compound:
        value.unit, value.end = grammar["compounds"][compound.group(1)], compound.end()


def _stands_alone(text: str, letter: str, end: int, grammar: dict) -> bool:
    """Whether a letter with a space before it is a unit: `1.5 m thick`, `118 g/km`, `2 h 30 min`."""
    if letter == "h":
        return grammar["hours_minutes"].match(text, end) is not None
    return letter in grammar["spaced_letters"] and grammar["letter_after"].match(text, end) is not None


_LINES = frozenset({480, 720, 1080, 1440, 2160})
"""Numbers of lines of a screen: `1080p` is no price."""
_LOWER_BEFORE = re.compile(rf"(?:\A|\s)[^\W\d_A-ZÁÉÍÓÚÑ]+{SPACE}\Z")
_UNCERTAIN = frozenset("sC")
"""Letters that are a unit only after a number that is surely none of a name: 2.7s, -70C, 41.5C."""


def unit_word(text: str, at: int, grammar: dict) -> tuple[Unit, int] | None:
    """The longest unit name that stands at an offset: `(unit, end)` or None."""
    found = None
    phrase = ""
    position = at
    first = _WORD.match(text, at)
    if not first or first.group(1).lower() not in grammar["form_firsts"]:
        return None
    for _ in range(grammar["longest"]):
        word = _WORD.match(text, position)
        if not word:
            break
        phrase = f"{phrase} {word.group(1).lower()}".strip()
        unit = grammar["forms"].get(phrase)
        if unit is None and phrase.endswith("s.") is False and phrase.endswith("."):
            unit = grammar["forms"].get(phrase[:-1])
        if unit is not None:
            found = unit, word.end()
        position = word.end()
    return found


def read_per(text: str, value: Value, grammar: dict, mask: bytes | bytearray = b"") -> None:
    """`per year`, `a barrel`, `annually`: a compound unit; but not the `a year` of `a year earlier`."""
    if not value.unit or "/" in value.unit:
        return
    adverb = grammar["adverb"].match(text, value.end)
    if adverb and mask.find(1, value.end, adverb.end()) < 0:
        if value.unit in ("percent", "year", "month", "day"):
            return
        value.unit += f"/{grammar['adverbs'][adverb.group(1).lower()]}"
        value.end = adverb.end()
        return
    if value.unit == "percent":
        return
    per = grammar["per"].match(text, value.end)
    if per and mask.find(1, value.end, per.end()) < 0:
        words = re.split(r"[\s-]", per.group(1).lower())
        for count in (2, 1):
            unit = grammar["forms"].get(" ".join(words[:count])) if len(words) >= count else None
            if unit is None and len(words) >= count and count == 1:
                written = re.split(r"[\s-]", per.group(1))[0]
                symbol = units().symbols.get(written)
                # "$1.59 per lb"; a single letter only after a stroke, and no function word
                unit = symbol if symbol and ("/" in text[value.end:per.start(1)] or len(written) > 1 and words[0] not in grammar["stop"]) else None
            if unit is not None and unit.name != value.unit or (unit is not None and value.unit in ("ton", "metric_ton")):
                value.unit += f"/{unit.name}"
                value.end = per.start(1) + len(" ".join(per.group(1).split()[:count]))
                return
