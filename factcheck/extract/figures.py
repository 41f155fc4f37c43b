"""Figures: numbers with their unit, hedge, range, direction and counted noun.

Every number of the text is taken up once, from left to right; what is not a figure (a year, a
label such as "Section 232", a house number) is dropped here. Values are given as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.extract.dates import is_plural
from factcheck.extract.numbers import Number, find as find_numbers
from factcheck.lexicon import Language, alternation, language, languages, units
from factcheck.model import Figure


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure in a text.

    Attributes:
        start, end: offsets of the whole expression, hedge and unit included.
        figure: its value.
        counted: the counted noun, empty where a unit of the table stands.
        core: offsets of number and unit alone.
        inverted: a range whose first bound is the larger one, as written.
        confidence: 0 to 1; a bare number is less certain to be a figure.
    """

    start: int
    end: int
    figure: Figure
    counted: str = ""
    core: tuple[int, int] = (0, 0)
    inverted: bool = False
    confidence: float = 0.9


@dataclass(slots=True)
class _Value:
    """A number with what stands directly around it, before ranges are put together."""

    start: int
    end: int
    low: float
    high: float | None
    resolution: float
    number: Number
    scale: float = 1.0
    unit: str = ""
    prefixed: bool = False  # the unit stood before the number
    sign: str = ""


_SPACE = "[ \\t\\u00a0\\u202f]"
_WORD = re.compile(rf"{_SPACE}?-?{_SPACE}?([^\W\d_]+(?:\.[^\W\d_]\.)?)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?!\d)")
_PHONE = re.compile(r"\d[\d()-]{0,20}(?:[ -]\d{2,9}){2,8}")
_SPACES = re.compile(r"\s")


_SIGN = re.compile(r"(?:(?<=[\s(])|\A|^)([+−–-])\Z")
_FOOTNOTE = re.compile(r"\[\Z")
_BRACKETED = re.compile(rf"{_SPACE}?[(\[{{<]([^\W\d_]{{1,4}}|%)[)\]}}>]")


def _loose(symbol: str) -> str:
    """A currency sign as tokenised or lower-case text has it: `US$`, `us $`; bare codes only as they are."""
    if symbol.isalpha():
        return re.escape(symbol)
    letters = symbol.rstrip("$£€¥₩₹")
    sign = symbol[len(letters):]
    if not letters or not sign or any(letters.lower() in language(code).stop for code in languages()):
        return re.escape(symbol)  # "a $5 bill" is no Australian one
    return "".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c) for c in letters) + rf"{_SPACE}?" + re.escape(sign)


def _tight(sign: str) -> str:
    return re.sub(r"\s", "", sign).upper()


@cache
def _grammar(code: str) -> dict:
    lang = language(code)
    hedges = lang.data["hedges"]
    before = {phrase: hedge for hedge in ("about", "over", "under", "at_least", "at_most") for phrase in lang.list("hedges", hedge)}
    after = {phrase: hedge for hedge in ("about", "at_least", "at_most") for phrase in lang.list("hedges_after", hedge)}
    symbols = sorted(units().symbols, key=len, reverse=True)
    prefixes = [s for s in symbols if units().symbols[s].name in units().money]
    scales = lang.data["numbers"]["scales"]
    money_scales = lang.data["numbers"]["money_scales"]
    forms = units().words[code]
    longest = max(form.count(" ") for form in forms) + 1
    return {
        "lang": lang,
        "hedge": re.compile(rf"(?<!\w)({alternation(before)})\s+(?:the\s+|los\s+|las\s+|el\s+|la\s+|un\s+|a\s+)?\Z"),
        "hedges": before,
        "negated": re.compile(rf"(?<!\w)(?:{alternation(re.split(r', *', hedges['negators']))})\s+\Z"),
        "after": re.compile(rf"\s*,?\s*({alternation(after)})(?!\w)") if after else None,
        "afters": after,
        "plus": re.compile(r"\+(?!\d)"),
        "prefix": re.compile(rf"(?<![^\W\d_])(?<!\.)(?:\\)?(?P<sign>{'|'.join(map(_loose, prefixes))}){_SPACE}?\Z"),
        "prefixes": {_tight(s): units().symbols[s] for s in reversed(prefixes)},
        "money_word": re.compile(rf"(?<!\w)({alternation([f for f in forms if forms[f].name in units().money and f.isalpha() and len(f) > 3], capital=False)}){_SPACE}\Z"),
        "million_code": re.compile(rf"(?<!\w)M({'|'.join(s for s in prefixes if len(s) == 3 and s.isalpha())}){_SPACE}\Z"),
        "code_scale": re.compile(rf"{_SPACE}?(?P<scale>M|bn)(?P<code>{'|'.join(s for s in prefixes if len(s) == 3 and s.isalpha())})(?!\w)"),
        "symbol": re.compile(rf"{_SPACE}?({'|'.join(map(re.escape, symbols))})(?![\w])"),
        "scale": re.compile(rf"{_SPACE}?-?({alternation(scales)})(?!\w)(?:{_SPACE}({alternation([s for s in scales if scales[s] >= 1e6])})(?!\w))?\.?"),
        "scales": scales,
        "money_scale": re.compile(rf"({'|'.join(money_scales)})(?!\w)"),
        "money_scales": money_scales,
        "forms": forms,
        "longest": longest,
        "join": re.compile(rf"(?:[-–—]|{_SPACE}+[-–—]{_SPACE}+|{_SPACE}*(?<=[\w%\s])(?:{alternation([*lang.list('ranges', 'to'), *lang.list('ranges', 'and'), *(j for j in lang.list('ranges', 'range_joiners') if j.isalpha())], capital=False)})(?=\s)){_SPACE}*(?:(?:{alternation(lang.list('quotes', 'determiners'), capital=False)})\s+)?"),
        "and": lang.set("ranges", "and"),
        "between": re.compile(rf"(?<!\w)(?:{alternation(lang.list('ranges', 'between'))})\s+\Z"),
        "from": re.compile(rf"(?<!\w)(?:{alternation(lang.list('ranges', 'from'))})\s+\Z"),
        "of": lang.data["figures"]["of"],
        "of_gap": re.compile(rf"{_SPACE}+{lang.data['figures']['of']}(?={_SPACE})"),
        "levels": lang.set("change", "level") | lang.set("ranges", "to"),
        "per": re.compile(rf"(?:\s+{lang.data['figures']['of']}\s+[\w₂]+)?(?:\s*/\s*|\s+(?:{alternation(lang.list('figures', 'per'), capital=False)})\s+)([^\W\d_]+(?:[\s-][^\W\d_]+)?)"),
        "adverb": re.compile(rf"\s*({alternation(lang.map('figures', 'per_adverbs'), capital=False)})(?!\w)"),
        "adverbs": lang.map("figures", "per_adverbs"),
        "labels": lang.set("figures", "labels"),
        "clock": re.compile(rf"{_SPACE}?(?:{alternation(lang.list('figures', 'clock'), capital=False)})(?!\w)"),
        "superlative": re.compile(rf"[\s-]+(?:[^\W\d_]+[\s-]+)?(?:{alternation(lang.list('numbers', 'superlatives'), capital=False)})(?!\w)"),
        "ordinal": re.compile(rf"(?:{alternation(re.split(r', *', lang.data['numbers']['ordinal_suffixes']), capital=False)})(?!\w)"),
        "times": re.compile(rf"[\s-]?(?:{alternation(re.split(r', *', lang.data['numbers']['times']), capital=False)})(?!\w)"),
        "up": lang.pattern("change", "up"),
        "down": lang.pattern("change", "down"),
        "compared": re.compile(rf"\s+(?:(?P<up>{alternation(lang.list('figures', 'higher'), capital=False)})|(?P<down>{alternation(lang.list('figures', 'lower'), capital=False)}))(?!\w)"),
        "change_after": re.compile(rf"(?:-|\s+)(?:[^\W\d_]+\s+)?(?:(?P<up>{alternation(lang.list('change', 'up'), capital=False)})|(?P<down>{alternation(lang.list('change', 'down'), capital=False)}))(?!\w)"),
        "level": re.compile(rf"(?<!\w)(?:{alternation(lang.list('change', 'level'))})(?!\w)"),
        "share": re.compile(rf"(?<!\w)(?:{alternation([w for w in lang.list('change', 'share') if w not in re.split(r', *', lang.data['figures']['of'])])})(?!\w)"),
        "percent": re.compile(rf"(?:%|(?<!\w)(?:{alternation([f for f in forms if forms[f].name == 'percent'], capital=False)})){_SPACE}*\Z"),
        "in_every": re.compile(rf"\s+(?:{alternation(lang.list('figures', 'in_every'), capital=False)})\s+"),
        "multiplied": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'multiplied'))})\s+\Z"),
        "object_of": lang.pattern("change", "object_of"),
        "moves": re.compile(rf"(?<!\w)(?:{alternation([*lang.list('change', 'moves'), *lang.list('change', 'up'), *lang.list('change', 'down')])})(?:\s+[^\W\d_]+)?\s+\Z"),
        "glued": re.compile(rf"-(?:{alternation(lang.list('hedges_after', 'glued'), capital=False)})(?!\w)"),
        "glued_scale": re.compile(rf"({'|'.join(lang.map('figures', 'glued_scales'))})(?=\s[^\W\d_])"),
        "glued_scales": lang.map("figures", "glued_scales"),
        "determiner": rf"(?:(?:{alternation(lang.list('quotes', 'determiners'), capital=False)})\s+)?",
        "aged": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'aged'))})\s+\Z"),
        "streets": lang.set("sections", "streets"),
        "noun_stops": lang.set("words", "noun_stops"),
    }


def find(text: str, lang: Language, blocked: list[tuple[int, int]] = ()) -> list[FigureMention]:
    """All figures of a text, in order.

    Args:
        blocked: spans whose numbers belong to something else: dates, and silent sections.
    """
    grammar = _grammar(lang.code)
    mask = bytearray(len(text) + 1)
    for start, end in blocked:
        mask[start:end] = b"\x01" * (end - start)
    for start, end in _not_figures(text):
        mask[start:end] = b"\x01" * (end - start)
    values: list[_Value] = []
    ranks = []
    for number in find_numbers(text, lang):
        if mask.find(1, number.start, number.end) >= 0 or (values and number.start < values[-1].end) or _in_code(text, number):
            continue
        if number.form == "ordinal":
            if grammar["superlative"].match(text, number.end):
                ranks.append(_rank(text, number.start, number.end, number.low))
            continue
        ordinal = grammar["ordinal"].match(text, number.end) if number.form == "digits" else None
        unit = grammar["symbol"].match(text, number.end) if ordinal else None
        if ordinal and not (unit and unit.end() > ordinal.end()):
            if grammar["superlative"].match(text, ordinal.end()):
                ranks.append(_rank(text, number.start, ordinal.end(), number.low))
            continue
        if values and _one_in(text, values[-1], number, grammar):
            continue
        value = _value(text, number, grammar, mask)
        if not (values and _minor(text, values[-1], value, grammar)):
            values.append(value)
    found = ranks
    at = 0
    while at < len(values):
        used, mentions = _assemble(text, values, at, grammar, lang)
        found += mentions
        at += used
    return sorted(found, key=lambda m: m.start)


def _not_figures(text: str) -> Iterator[tuple[int, int]]:
    """Spans whose digits are no figures: web and mail addresses, times of day, telephone numbers."""
    if "://" in text or "www." in text:
        yield from (m.span() for m in _ADDRESS.finditer(text))
    at = text.find("@")
    while at >= 0:
        start = at
        while start and not text[start - 1].isspace() and at - start < 64:
            start -= 1
        space = _SPACES.search(text, at)
        yield start, space.start() if space else len(text)
        at = text.find("@", at + 1)
    if ":" in text:
        yield from (m.span() for m in _CLOCK.finditer(text))
    yield from (m.span() for m in _PHONE.finditer(text))


def _rank(text: str, start: int, end: int, value: float) -> FigureMention:
    return FigureMention(start, end, Figure(text[start:end], value, value, "", 1.0, "exact", "rank"), core=(start, end), confidence=0.7)


def _in_code(text: str, number: Number) -> bool:
    """Numbers glued to letters are parts of names: F-35, K1A, CO2, 5G, 0G2, S&P500."""
    start, end = number.start, number.end
    if number.form == "digits" and text[start] == "0" and end - start > 1 and text[start:end].isdigit():
        return True
    if start:
        left = text[start - 1]
        if left.isalnum() or left in "_#.&" or (left == "," and start > 1 and text[start - 2].isdigit()):
            return not (left == "." and (start < 2 or not text[start - 2].isalnum()) and False) and not _currency_letter(text, start)
        if left in "-‐‑–" and start > 1 and text[start - 2].isalpha():
            return number.form == "digits" and text[max(0, start - 8):start - 1].split()[-1:] not in ([], ["mid"]) and text[start - 2].isupper()
        if left == "/" and start > 1 and text[start - 2].isalnum():
            return True
    return False


def _currency_letter(text: str, start: int) -> bool:
    """Codes such as `USD5` or `R5`: letters that are a currency."""
    match = re.search(r"[A-Z]{2,3}\Z", text[max(0, start - 3):start])
    return bool(match) and match.group() in units().symbols


def _value(text: str, number: Number, grammar: dict, mask: bytearray) -> _Value:
    value = _Value(number.start, number.end, number.low, number.high, number.resolution, number)
    prefix = grammar["prefix"].search(text, max(0, number.start - 7), number.start)
    if prefix and number.form in ("digits", "fraction", "words", "vague"):
        value.unit, value.prefixed = grammar["prefixes"][_tight(prefix["sign"])].name, True
        value.start = prefix.start()
    elif number.form == "digits":
        _money_before(text, value, grammar)
    if number.form == "digits":
        sign = _SIGN.search(text, max(0, value.start - 2), value.start)
        if sign:
            value.sign, value.start = sign.group(1), sign.start(1)
    if number.form in ("digits", "fraction"):
        scale = grammar["scale"].match(text, value.end)
        if scale:
            factor = grammar["scales"][scale.group(1).lower()] * (grammar["scales"][scale.group(2).lower()] if scale.group(2) and grammar["scales"][scale.group(1).lower()] < 1e6 else 1)
            end = scale.end() if scale.group(2) and grammar["scales"][scale.group(1).lower()] < 1e6 else scale.end(1)
            _scale(value, factor, end)
        elif not value.prefixed and (glued := grammar["glued_scale"].match(text, value.end)):
            _scale(value, grammar["glued_scales"][glued.group(1)], glued.end())
        elif value.prefixed:
            short = grammar["money_scale"].match(text, value.end)
            if short:
                _scale(value, grammar["money_scales"][short.group(1)], short.end())
    coded = grammar["code_scale"].match(text, value.end) if not value.unit and number.form == "digits" else None
    if coded:  # 30 MUSD
        value.unit = units().symbols[coded["code"]].name
        _scale(value, 1e6 if coded["scale"] == "M" else 1e9, coded.end())
    elif not value.unit:
        _unit_after(text, value, grammar)
        if value.scale == 1.0 and value.unit in units().money and number.form == "digits":
            late = grammar["scale"].match(text, value.end)
            if late:  # 75 USD million
                _scale(value, grammar["scales"][late.group(1).lower()], late.end(1))
    elif value.prefixed:
        # "$5 million dollars", "US$3 a ton": the word only repeats the sign
        word = _unit_word(text, value.end, grammar)
        if word and word[0].name == value.unit:
            value.end = word[1]
    if number.form != "multiple":
        _per(text, value, grammar, mask)
    return value


def _one_in(text: str, first: _Value, number: Number, grammar: dict) -> bool:
    """`one in five`: the second number turns the first into a share."""
    if first.unit or not number.low > first.low >= 1 or number.low > 1000 or first.number.form not in ("words", "digits") or number.form not in ("words", "digits"):
        return False
    if number.low != int(number.low) or not grammar["in_every"].fullmatch(text, first.end, number.start) or units_follow(text, number.end, grammar):
        return False
    first.low = first.low / number.low
    first.high, first.resolution, first.end = first.low, 0.01, number.end
    first.number = first.number._replace(form="fraction", end=number.end)
    return True


def units_follow(text: str, at: int, grammar: dict) -> bool:
    """Whether a unit stands at an offset: "5 in 10 years" is no share."""
    return _unit_word(text, at, grammar) is not None or grammar["symbol"].match(text, at) is not None


_JOINED = re.compile(rf"{_SPACE}*(?:,{_SPACE})?(?:[^\W\d_]{{1,3}}{_SPACE})?")


def _minor(text: str, major: _Value, value: _Value, grammar: dict) -> bool:
    """Whether a number only adds the small coin or the inches to the one before: `13 dollars and 45
    cents`, `12 ft 2 in`. The small unit is joined to the large one."""
    minor = _MINORS.get(major.unit) or (_COINS if major.unit in units().money else None)
    if minor is None or value.start - major.end > 6 or value.prefixed or major.scale != 1.0 or value.low >= minor[1]:
        return False
    if not _JOINED.fullmatch(text, major.end, value.start):
        return False
    if not value.unit and not major.prefixed:
        bare = _INCH.match(text, value.end) if major.unit == "foot" else _BARE_COINS.match(text, value.number.start) if minor is _COINS else None
        if not bare:
            return False  # "15 dollars 50." adds coins; "15 dollars, 50 people" does not
        value.end = bare.end()
    elif value.unit not in minor[0]:
        return False
    major.low += value.low / minor[1]
    major.high = major.low
    major.resolution = 1 / minor[1]
    major.end = value.end
    return True


_INCH = re.compile(rf"{_SPACE}?(?:in(?!\w)|″)")
_BARE_COINS = re.compile(r"\d\d(?=\s*(?:[.!?;)]|\Z))")
_COINS = (frozenset({"cent", "euro_cent", "penny"}), 100)
_MINORS = {"foot": (frozenset({"inch"}), 12), "pound": (frozenset({"ounce"}), 16)}


def _money_before(text: str, value: _Value, grammar: dict) -> None:
    """Money named before its number by a word or a code of millions: `dollar 22.5 million`, `MAUD 60`."""
    begin = max(0, value.start - 12)
    code = grammar["million_code"].search(text, begin, value.start)
    word = None if code else grammar["money_word"].search(text, begin, value.start)
    if code:
        value.unit, value.prefixed = units().symbols[code.group(1)].name, True
        value.low, value.high, value.resolution, value.scale = value.low * 1e6, value.low * 1e6, value.resolution * 1e6, 1e6
        value.start = code.start()
    elif word and not re.search(r"\d[\s\u00a0]*\Z|\b(?:a|an|one|un|uno)\s\Z", text[max(0, word.start() - 4):word.start()]) and _unit_word(text, value.end, grammar) is None:
        value.unit, value.prefixed = grammar["forms"][word.group(1).lower()].name, True
        value.start = word.start()


def _scale(value: _Value, factor: float, end: int) -> None:
    value.low *= factor
    value.high = None if value.high is None else value.high * factor
    if value.number.low >= 1000 and value.resolution > 1:
        value.resolution = 1.0
    value.resolution *= factor
    value.scale, value.end = factor, end


def _unit_after(text: str, value: _Value, grammar: dict) -> None:
    if value.number.form == "multiple":
        return
    of = grammar["of_gap"].match(text, value.end) if value.low >= 1e5 or value.number.form == "vague" else None
    word = _unit_word(text, of.end() if of else value.end, grammar)
    if word:
        value.unit, value.end = word[0].name, word[1]
        return
    bracketed = _BRACKETED.match(text, value.end)
    if bracketed and (unit := units().symbols.get(bracketed.group(1))):
        value.unit, value.end = unit.name, bracketed.end()
        return
    symbol = grammar["symbol"].match(text, value.end)
    if symbol:
        unit = units().symbols[symbol.group(1)]
        spaced = symbol.start(1) > value.end
        alone = symbol.group(1)
        if spaced and len(alone) <= 1 and alone.isalpha():
            return  # "5 m", "3 t" in running text: too uncertain but for glued ones
        if not (spaced and alone.isalpha() and alone.islower() and alone in grammar["noun_stops"]):
            value.unit, value.end = unit.name, symbol.end(1)


def _unit_word(text: str, at: int, grammar: dict):
    """The longest unit name that stands at an offset: `(unit, end)` or None."""
    found = None
    phrase = ""
    position = at
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


def _per(text: str, value: _Value, grammar: dict, mask: bytearray) -> None:
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
                symbol = units().symbols.get(re.split(r"[\s-]", per.group(1))[0])
                unit = symbol if symbol and "/" in text[value.end:per.start(1)] else None
            if unit is not None and unit.name != value.unit or (unit is not None and value.unit in ("ton", "metric_ton")):
                value.unit += f"/{unit.name}"
                value.end = per.start(1) + len(" ".join(per.group(1).split()[:count]))
                return


def _assemble(text: str, values: list[_Value], at: int, grammar: dict, lang: Language) -> tuple[int, list[FigureMention]]:
    """One figure or range from the values at an index; how many values it used up."""
    first = values[at]
    second = values[at + 1] if at + 1 < len(values) else None
    before = text[max(0, first.start - 40):first.start]
    if second is not None and second.start - first.end < 12:
        joined = grammar["join"].fullmatch(text, first.end, second.start)
        if joined:
            between = grammar["between"].search(before)
            opening = grammar["from"].search(before)
            dash = joined.group().strip() in "-–—"
            opened = first.start - len(opening.group()) if opening else first.start
            changing = opening and not dash and (_direction_before(text, opened, grammar) or grammar["moves"].search(text, max(0, opened - 24), opened))
            if not opening and not dash and not between and first.unit in units().money and second.unit.startswith(first.unit) and _direction_before(text, first.start, grammar):
                return 1, _single(text, first, grammar, lang)  # "gained $1.20 to $71.40"
            if joined.group().strip() in grammar["and"] and not between:
                pass  # "5 and 7" without "between" are two figures
            elif not changing and _may_pair(first, second, dash):
                return 2, _range(text, first, second, between or (opening if not dash else None), grammar, lang)
            elif changing:
                _share_unit(first, second)
                return 2, [m for v in (first, second) for m in _single(text, v, grammar, lang, level=True)]
            elif dash and not first.unit and not second.unit and first.scale == second.scale == 1.0:
                return 2, []  # a score, or a code
    return 1, _single(text, first, grammar, lang)


def _may_pair(first: _Value, second: _Value, dash: bool) -> bool:
    """Whether two numbers joined by a dash or "to" can be the bounds of one range."""
    if first.number.form not in ("digits", "words", "fraction") or second.number.form not in ("digits", "words", "fraction"):
        return False
    if first.unit and second.unit and first.unit != second.unit and not second.unit.startswith(first.unit):
        return False
    if first.unit and not second.unit and not first.prefixed:
        return False
    if dash and not first.unit and not second.unit and first.low >= second.low:
        return False  # a score, or a number that goes on
    return True


def _share_unit(first: _Value, second: _Value) -> None:
    """Give the first bound the scale and unit that only the second one carries."""
    if not first.unit:
        first.unit = second.unit
    elif not second.unit:
        second.unit = first.unit
    elif second.unit.startswith(first.unit):
        first.unit = second.unit
    alike = first.low < 1000 or 0.1 < first.low / (second.number.low or 1) < 10
    if first.scale == 1.0 and second.scale > 1.0 and first.number.form == "digits" and alike:
        if first.low * second.scale <= second.low * 1.0001 or second.scale <= 1e6:
            first.low *= second.scale
            first.high = first.low
            first.resolution *= second.scale


def _range(text: str, first: _Value, second: _Value, opening, grammar: dict, lang: Language) -> list[FigureMention]:
    bare = not second.unit
    _share_unit(first, second)
    if bare and second.unit:
        _per(text, second, grammar, bytearray(len(text) + 1))
        first.unit = second.unit
    start, _ = _hedge_before(text, first.start, grammar)
    hedge = "between"
    if opening:
        start = first.start - len(opening.group())
    end, counted = second.end, ""
    if not second.unit:
        end, counted = _counted(text, second, grammar, lang)
        if not counted and (_is_label(text, first, grammar) or _is_name(text, second, grammar)):
            return []
    low, high = first.low, second.low
    inverted = low > high
    figure = Figure(text[first.start:second.end], min(low, high), max(low, high), second.unit, min(first.resolution, second.resolution),
                    hedge, _change(text, first.start, end, second.unit, grammar))
    return [FigureMention(start, end, figure, counted, (first.start, second.end), inverted, 0.9 if figure.unit or counted else 0.6)]


def _single(text: str, value: _Value, grammar: dict, lang: Language, level: bool = False) -> list[FigureMention]:
    number = value.number
    end, counted = value.end, ""
    glued = grammar["glued"].match(text, value.end)
    times = grammar["times"].match(text, value.end) if not value.unit else None
    if number.form == "multiple" or times:
        end = times.end() if times else value.end
        start, hedge = _hedge_before(text, value.start, grammar)
        low, high = _bounds(value, hedge)
        figure = Figure(text[value.start:end], low, high, "", value.resolution, hedge, "ratio")
        return [FigureMention(start, end, figure, "", (value.start, end), confidence=0.7)]
    multiplied = grammar["multiplied"].search(text, max(0, value.start - 40), value.start) if not value.unit else None
    if multiplied:
        figure = Figure(text[value.start:end], value.low, value.high, "", value.resolution, "exact", "ratio")
        return [FigureMention(multiplied.start(), end, figure, "", (value.start, end), confidence=0.7)]
    if not value.unit and grammar["aged"].search(text, max(0, value.start - 12), value.start):
        value.unit = "year"
    if not value.unit:
        if _FOOTNOTE.search(text, max(0, value.start - 1), value.start) and text[value.end:value.end + 1] == "]":
            return []
        if _is_label(text, value, grammar) or grammar["clock"].match(text, value.end) or _is_list_number(text, value):
            return []
        if glued:
            value.end = glued.end()
        if _is_code_name(text, value):
            return []
        end, counted = _counted(text, value, grammar, lang)
        if not counted and (_is_name(text, value, grammar) or not _bare_counts(text, value, grammar, lang)):
            return []
        if counted and _is_address(text, value, grammar):
            return []
    start, hedge = _hedge_before(text, value.start, grammar)
    if number.form == "vague":
        hedge = "between" if value.high is not None else "over"
    end, hedge = _hedge_after(text, end, "at_least" if glued and hedge == "exact" else hedge, grammar)
    low, high = _bounds(value, hedge)
    change = "level" if level else _change(text, start, end, value.unit, grammar)
    if value.sign and change == "level" and not level:
        change = "up" if value.sign == "+" else "down"
    if number.form == "fraction" and not value.unit and not counted:
        change = "share"
    figure = Figure(text[value.start:value.end] if value.unit else text[number.start:value.end], low, high, value.unit, value.resolution, hedge, change)
    return [FigureMention(start, end, figure, counted, (value.start, value.end), confidence=0.9 if value.unit else 0.8 if counted else 0.5)]


def _bounds(value: _Value, hedge: str) -> tuple[float | None, float | None]:
    """The bounds of a value under a hedge: one side of an open one is missing."""
    low = None if hedge in ("under", "at_most") else value.low
    return low, None if hedge in ("over", "at_least") else value.high


def _hedge_before(text: str, start: int, grammar: dict) -> tuple[int, str]:
    begin = max(0, start - 40)
    match = grammar["hedge"].search(text, begin, start)
    if not match:
        return start, "exact"
    hedge = grammar["hedges"][re.sub(r"\s+", " ", match.group(1).lower())]
    at = match.start()
    if hedge == "at_most" and grammar["moves"].search(text, max(0, at - 24), at):
        return start, "exact"  # "went up to 5.2 percent"
    if hedge == "at_most" and match.group(1).lower() in grammar["levels"] and any(grammar[d].search(text, max(0, at - 80), at) for d in ("up", "down")):
        return start, "exact"  # "subió hasta 500" is a new level
    if hedge in ("over", "under") and grammar["percent"].search(text, max(0, at - 20), at):
        return start, "exact"  # "20% more than the 350"
    negated = grammar["negated"].search(text, max(0, at - 6), at)
    if negated and hedge in ("over", "under"):
        return negated.start(), {"over": "at_most", "under": "at_least"}[hedge]
    outer = grammar["hedge"].search(text, max(0, at - 40), at)
    if outer and grammar["hedges"][re.sub(r"\s+", " ", outer.group(1).lower())] == "about":
        at = outer.start()
    return at, hedge


def _hedge_after(text: str, end: int, hedge: str, grammar: dict) -> tuple[int, str]:
    if hedge != "exact":
        return end, hedge
    match = grammar["after"].match(text, end) if grammar["after"] else None
    if match:
        return match.end(), grammar["afters"][re.sub(r"\s+", " ", match.group(1).lower())]
    plus = grammar["plus"].match(text, end)
    if plus:
        return plus.end(), "at_least"
    return end, hedge


_PREVIOUS = re.compile(r"([^\W\d_]+)\.?[\s\u00a0-]*(?:[(#№º°ª.]\s?)?\Z")
_LIST = re.compile(r"[.)]\s")


def _is_label(text: str, value: _Value, grammar: dict) -> bool:
    """`Section 232`, `No. 5`, `Table 3 and 4`."""
    if value.scale != 1.0:
        return False
    word = _PREVIOUS.search(text, max(0, value.start - 24), value.start)
    return bool(word) and word.group(1).lower() in grammar["labels"] and not (word.group(1).islower() and len(word.group(1)) == 1)


def _is_list_number(text: str, value: _Value) -> bool:
    if value.low >= 100 or not _LIST.match(text, value.end):
        return False
    before = text[max(0, value.start - 6):value.start].rstrip(" \t(")
    return not before or before[-1] in "\n.!?:;"


def _is_name(text: str, value: _Value, grammar: dict) -> bool:
    """A bare number after a capitalised word inside a sentence belongs to its name (`Airbus 320`)."""
    if value.scale != 1.0 or value.number.form != "digits":
        return False
    match = re.search(r"([^\W\d_]+)[ \u00a0]\Z", text[max(0, value.start - 30):value.start])
    return bool(match) and match.group(1)[0].isupper() and match.group(1).lower() not in grammar["noun_stops"]


def _is_code_name(text: str, value: _Value) -> bool:
    """A number after letters no word is written with: `iPhone 15`, `S&P 500`, `IBEX 35`."""
    match = _CODE_NAME.search(text, max(0, value.start - 16), value.start)
    return match is not None and value.scale == 1.0 and value.number.form == "digits"


_CODE_NAME = re.compile(r"(?:[a-z]+[A-Z]\w*|[A-Z]&[A-Z]|(?<![\w.])[A-Z]{4,})[ \u00a0]\Z")


def _is_address(text: str, value: _Value, grammar: dict) -> bool:
    following = text[value.end:value.end + 60].split("\n")[0]
    return any(w.strip(".,").lower() in grammar["streets"] for w in following.split()[:4]) and bool(re.match(r"\s+[A-ZÁÉÍÓÚÑ0-9]", following))


def _bare_counts(text: str, value: _Value, grammar: dict, lang: Language) -> bool:
    """Whether a number with neither unit nor noun is still a figure: not `one`, `two`, a page number."""
    number = value.number
    if number.form == "words":
        return value.low >= 13 and number.low != 1
    if number.form in ("fraction", "vague"):
        return True
    if _is_address(text, value, grammar):
        return False
    if re.match(r"[-–]?[^\W\d_]", text[value.end:value.end + 2]) and text[value.end:value.end + 1] not in " ":
        return False  # glued: 5G, 3D, 14-nanometer is a unit and never gets here
    return True


def _counted(text: str, value: _Value, grammar: dict, lang: Language) -> tuple[int, str]:
    """The counted noun after a number and where it ends: up to four words, to the first plural."""
    position = value.end
    words: list[str] = []
    of = re.compile(rf"{_SPACE}+{grammar['of']}{_SPACE}+").match(text, position) if value.number.form == "vague" or value.low >= 1e6 or _ends_in_scale(text, value, grammar) else None
    if of:
        position = of.end()
    for _ in range(4):
        word = re.compile(rf"(?:{_SPACE}+|-)((?:[^\W\d_]|[’'](?=[^\W\d_]))+(?:-[^\W\d_]+)*)").match(text, position if not (of and not words) else position - 1)
        if not word:
            break
        form = word.group(1)
        if form.lower() in grammar["noun_stops"]:
            break
        words.append(form)
        position = word.end()
        if form.islower() and is_plural(form, lang) or (value.low == 1 and len(words) == 1 and form.islower() and value.number.form == "digits"):
            return position, " ".join(words)
    return value.end, ""


def _ends_in_scale(text: str, value: _Value, grammar: dict) -> bool:
    """A spelled number whose last word is a noun of number: `dos docenas de barcos`."""
    return value.number.form == "words" and text[value.number.start:value.number.end].split()[-1].lower() in grammar["scales"]


_CLAUSE = re.compile(r"[,;:()–—\n]|\.\s")


def _direction_before(text: str, start: int, grammar: dict) -> str:
    """up or down where a verb or noun of change governs what follows, with no clause end between."""
    begin = max(0, start - 60)
    window = text[begin:start]
    cut = max((m.end() for m in _CLAUSE.finditer(window)), default=0)
    best = (-1, "", 0)
    for direction in ("up", "down"):
        for match in grammar[direction].finditer(window, cut):
            if match.start() > best[0]:
                best = match.start(), direction, match.end()
    if not best[1]:
        return ""
    between = window[best[2]:]
    if len(between.split()) > 6 or grammar["level"].search(between):
        return ""
    return best[1]


def _change(text: str, start: int, end: int, unit: str, grammar: dict) -> str:
    direction = _direction_before(text, start, grammar)
    if direction and not (unit.partition("/")[0] in units().money and grammar["object_of"].search(text, max(0, start - 16), start)):
        return direction
    after = grammar["change_after"].match(text, end) or (grammar["compared"].match(text, end) if unit == "percent" else None)
    if after and unit:
        return after.lastgroup
    if unit == "percent":
        of = re.compile(rf"\s+{grammar['of']}(?:l)?\s").match(text, end)
        window = text[max(0, start - 30):start]
        if of or grammar["share"].search(window[max((m.end() for m in _CLAUSE.finditer(window)), default=0):]):
            return "share"
    return "level"
