"""Numbers as written: digits with either separator convention, fractions, and spelled numbers.

A number here is only a value with a place in the text; what it counts, and whether it is a figure
at all, is decided in `factcheck.extract.figures`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.extract.torn import TORN_MARKS, mend
from factcheck.extract.walk import FRACTION_SIGNS, last_word, spelled_entries, walk
from factcheck.lexicon import Language, alternation, language, words


class Number(NamedTuple):
    """A number in a text.

    Attributes:
        start, end: offsets.
        low, high: its value; they differ (and `high` may be None) for words such as `dozens`.
        resolution: place value of the last digit that means something.
        form: digits, words, fraction, vague, ordinal or multiple.
    """

    start: int
    end: int
    low: float
    high: float | None
    resolution: float
    form: str


_NUMERATOR = re.compile(r"([^\W\d_]+)[\s-]\Z")
_DIGIT_BEFORE = re.compile(r"\d[ \u00a0-]?\Z")
LONGEST = 32
"""Characters from which a run of digits and separators is a code and no number."""

_INTEGER = re.compile(r"\d+")
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64})
"""What fractions in digits are written in: 9/11 is a date."""
_FRACTION_NEXT = frozenset("/⁄ -\u00a0")
_OPENS = frozenset(" \t\n\u00a0($£€")
"""What stands before a decimal that begins with its point."""
_SLASHES = frozenset("/⁄")
_FRACTION = re.compile(r"(?:\d+[ \u00a0-])?\d{1,2} ?[/⁄] ?\d{1,2}(?![\d/⁄])")
_GROUPS = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f\u2009]\d{3})+\Z|\d{1,2}(?:,\d\d)*,\d{3}\Z")


def read_digits(written: str, decimal: str, thousands: str) -> tuple[float, float] | None:
    """Value and resolution of digits with separators, or None when they are no number.

    Where only one separator occurs once before three digits the language's convention decides;
    otherwise the text itself shows which of the two is the decimal mark.

    >>> read_digits("1,234.5", ".", ","), read_digits("1.234,5", ".", ",")
    ((1234.5, 0.1), (1234.5, 0.1))
    >>> read_digits("3,2", ".", ","), read_digits("52,000", ".", ",")
    ((3.2, 0.1), (52000.0, 1000.0))
    """
    if written.isdigit():
        value = float(written)
        return value, _last_place(int(written)) if value >= 1000 else 1.0
    written = written.replace(" ", "")  # "80 , 000" of tokenised text
    marks = [c for c in written if not c.isdigit()]
    if not marks:
        whole, part = written, ""
    else:
        last = marks[-1]
        head, _, tail = written.rpartition(last)
        if len(set(marks)) == 1 and last in ".,":
            grouped = _GROUPS.match(written) is not None
            if len(marks) > 1:
                if not grouped:
                    return None
                whole, part = written, ""
            elif grouped and last == thousands and not written.startswith("0"):
                whole, part = written, ""
            elif grouped and last == decimal and thousands == "." and not written.startswith("0"):
                whole, part = written, ""  # 1,234 in Spanish text: groups as in Mexico, not three decimals
            else:
                whole, part = head, tail
        elif last in ".," and len(set(marks)) == 2 and marks.count(last) == 1:
            if not _GROUPS.match(head):
                return None
            whole, part = head, tail
        elif _GROUPS.match(written) and len(set(marks)) == 1:
            whole, part = written, ""
        else:
            return None
    digits = "".join(_INTEGER.findall(whole))
    if not digits:
        return None
    value = float(f"{digits}.{part}" if part else digits)
    if part:
        return value, 10.0 ** -len(part)
    return value, _last_place(int(digits)) if value >= 1000 else 1.0


@cache
def _spelled(code: str) -> dict:
    """Tables and patterns for the spelled numbers of a language."""
    lang = language(code)
    data = dict(lang.data["numbers"])
    articles = alternation(re.split(r", *", data["articles"]))
    joiners = "|".join(re.escape(j) for j in re.split(r",\s*", data["joiners"]) if j != "-")
    additive = {**data["small"], **data["tens"], **data["hundreds"]}
    return data | {
        "code": code,
        "half_of": re.compile(rf"[\s\u00a0]+(?:{alternation(lang.list('numbers', 'half_of'), capital=False)})(?!\w)"),
        "half_the": re.compile(rf"[\s\u00a0]+(?:{alternation(lang.list('numbers', 'half_the'), capital=False) or '(?!)'})(?!\w)"),
        "bare_halves": lang.set("numbers", "bare_halves"),
        "hedged": re.compile(rf"(?<!\w)(?:{alternation([*lang.list('hedges', 'about'), *lang.list('hedges', 'over'), *lang.list('hedges', 'under')])})\s+\Z"),
        "lone_scales": lang.set("numbers", "lone_scales"),
        "additive": additive,
        "first": re.compile(f"(?:{alternation(spelled_entries(lang))})(?!\\w)"),
        "next": re.compile(rf"(?:[\s\u00a0]+(?:{joiners})[\s\u00a0]+|[\s\u00a0]+|[-‐‑])([^\W\d_]+)(?!\w)"),
        "and_half": re.compile(rf"[\s\u00a0-]+(?:{alternation([form for half in words(data['and_half']) for form in (half, half.replace(' ', '-'))], capital=False)})(?!\w)"),
        "article": re.compile(rf"(?<!\w)(?:{articles})[\s\u00a0]+\Z"),
        "article_after": re.compile(rf"[\s\u00a0]+(?:{articles})[\s\u00a0]+[^\W\d_]"),
        "scale_after": re.compile(rf"[\s\u00a0]+(?:(?:{articles})[\s\u00a0]+)?([^\W\d_]+)"),
        "multiple_adjectives": lang.set("numbers", "multiple_adjectives"),
        "multiple_after": re.compile(rf"[\s\u00a0]*(?:[,.;:)\"”’]|\Z|[\s\u00a0](?:{alternation(lang.list('numbers', 'multiple_after'), capital=False)})(?!\w))"),
        "sure_fractions": lang.set("numbers", "sure_fractions"),
        "fraction_before": lang.set("numbers", "fraction_before"),
        "fraction_ends": re.compile(rf"[\s\u00a0]*(?:[,.;:)\"”’]|\Z|[\s\u00a0](?:{alternation([*lang.list('words', 'noun_stops'), *lang.list('quotes', 'prepositions')], capital=False)})(?!\w))"),
        "of": re.compile(rf"[\s\u00a0]+{data['vague_of']}[\s\u00a0]+([^\W\d_]+)"),
        "of_after": re.compile(rf"[\s\u00a0]+{data['vague_of']}l?\b"),
    }


def find(text: str, lang: Language, places: list[tuple[int, re.Match | None]] | None = None) -> list[Number]:
    """All numbers of a text, in order, not overlapping; of two that overlap the one that begins first.

    Args:
        places: where numbers may begin, when the text has been walked already.
    """
    data = _spelled(lang.code)
    decimal, thousands = lang.data["decimal"], lang.data["thousands"]
    found: list[Number] = []
    end = 0
    for start, match in walk(text, lang.code).numbers if places is None else places:
        if start < end:
            continue
        if match is None:
            number = _words(text, start, data)
        elif match.lastgroup:
            number = _digits(text, match, decimal, thousands, data)
        else:
            value = FRACTION_SIGNS[match.group()]
            number = Number(start, match.end(), value, value, 0.01, "fraction")
        if number:
            while found and found[-1].start >= number.start:
                found.pop()  # "two" of "two thirds"
            if not found or number.start >= found[-1].end:
                found.append(number)
                end = number.end
    return found


def _digits(text: str, match: re.Match, decimal: str, thousands: str, data: dict) -> Number | None:
    start, end = match.span()
    if end - start > LONGEST:
        return None
    after = text[end:end + 1]
    if after in _FRACTION_NEXT and not _SLASHES.isdisjoint(text[end:end + 6]) and (fraction := _FRACTION.match(text, start)):
        parts = [int(p) for p in _INTEGER.findall(fraction.group())]
        if parts[-1] in DENOMINATORS and parts[-2] < parts[-1]:
            value = (parts[0] if len(parts) == 3 else 0) + parts[-2] / parts[-1]
            return Number(start, fraction.end(), value, value, 0.01, "fraction")
    written = match.group()
    if after in FRACTION_SIGNS and "." not in written:
        value = int("".join(_INTEGER.findall(written))) + FRACTION_SIGNS[after]
        return Number(start, end + 1, value, value, 0.01, "fraction")
    if start and text[start - 1] == "." and written.isdigit() and (start == 1 or text[start - 2] in _OPENS):
        return Number(start - 1, end, float(f".{written}"), float(f".{written}"), 10.0 ** -len(written), "digits")  # .287
    if after in TORN_MARKS and text[end + 1:end + 2] == " " and written.isdigit():
        end, written = mend(text, start, end, thousands, data["code"])
    read = read_digits(written, decimal, thousands)  # None: "1,2,3" is a list and no number
    return Number(start, end, read[0], read[0], read[1], "digits") if read else None


def _words(text: str, start: int, data: dict) -> Number | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "'’_"):
        return None
    match = data["first"].match(text, start)
    if match is None:
        return None
    word = match.group().lower()
    if word in data["additive"]:
        return _compose(text, match, data)
    if word in data["scales"] and _DIGIT_BEFORE.search(text, max(0, start - 6), start):
        return None  # "300 mil": the digits take their scale themselves
    if word in data["vague"]:
        return _vague(text, match, data)
    if word in data["multiples"]:
        if word in data["multiple_adjectives"] and not data["multiple_after"].match(text, match.end()):
            return None  # double-digit, a double murder
        value = data["multiples"][word]
        return Number(start, match.end(), value, value, 0.5, "multiple")
    if word in data["fractions"]:
        return _fraction_word(text, match, data) or (_ordinal(text, match, data) if word in data["ordinals"] else None)
    if word in data["ordinals"]:
        return _ordinal(text, match, data)
    return _compose(text, match, data)


def _ordinal(text: str, match: re.Match, data: dict) -> Number | None:
    if match.start() and text[match.start() - 1] in "-‐":
        return None
    value = float(data["ordinals"][match.group().lower()])
    return Number(match.start(), match.end(), value, value, 1.0, "ordinal")


def _vague(text: str, match: re.Match, data: dict) -> Number | None:
    """`hundreds of thousands` is one order of magnitude, `thousands` three."""
    low = float(data["vague"][match.group().lower()])
    following = data["of"].match(text, match.end())
    if following:
        word = following.group(1).lower()
        scale = data["vague"].get(word) or data["scales"].get(word)
        if scale and scale > 99:
            return Number(match.start(), following.end(), low * scale, low * scale * 10, low * scale, "vague")
    return Number(match.start(), match.end(), low, None, low, "vague")


def _fraction_word(text: str, match: re.Match, data: dict) -> Number | None:
    """`half a billion`, `a third of`, `two-thirds`, `cut by a fifth`; an ordinal such as `the third` is no fraction."""
    word = match.group().lower()
    value = data["fractions"][word]
    start, end = match.span()
    article = data["article"].search(text, max(0, start - 24), start) if word not in data["bare_halves"] else None
    numerator = _NUMERATOR.search(text, max(0, start - 24), start)
    count = data["small"].get(numerator.group(1).lower(), 0) if numerator else 0
    joined = numerator and text[start - 1] in "-‐"
    if count > 1 or count == 1 and joined:
        value *= count
        start = numerator.start(1)
    elif article:
        start = article.start()
    elif value != 0.5 and " " not in word:
        return None
    scaled = data["scale_after"].match(text, end)
    if scaled and scaled.group(1).lower() in data["scales"]:
        scale = data["scales"][scaled.group(1).lower()]
        return Number(start, scaled.end(), value * scale, value * scale, 0.1 * scale, "words")
    # an ordinal is a fraction only with its numerator, before "of", or where no noun follows: "cut by a fifth"
    if word in data["bare_halves"]:
        return Number(start, end, value, value, 0.1, "fraction") if data["half_of"].match(text, end) else None
    sure = article and word in data["sure_fractions"] and data["fraction_ends"].match(text, end) or count > 1 or count == 1 and joined or data["of_after"].match(text, end) or value == 0.5 and (data["article_after"].match(text, end) or data["half_the"].match(text, end))
    hedged = word in data["sure_fractions"] and article and data["hedged"].search(text, max(0, start - 24), start)  # más de la mitad vive
    if sure or hedged or last_word(text, start) in data["fraction_before"] and data["fraction_ends"].match(text, end):
        return Number(start, end, value, value, 0.01, "fraction")
    return None


def _compose(text: str, match: re.Match, data: dict) -> Number | None:
    """Add and multiply the words of one spelled number, as far as they go together.

    Words up to hundreds add up in `current`; a scale below a million multiplies it into `thousands`,
    a larger one multiplies both into `total`: so `dos mil millones` is 2000 times a million.
    """
    hundred, additive, scales, token, articles = data["hundred"], data["additive"], data["scales"], data["next"], data["article"]
    total = thousands = current = 0.0
    below = float("inf")  # the next added word must be smaller than this
    scale = 1.0
    start, end = match.span()
    word, step, count = match.group().lower(), match, 0
    while step:
        if word in additive:
            value = float(additive[word])
            if current and value >= below:
                break
            current += value
            below = 100 if value >= 100 else 10 if value >= 20 and value % 10 == 0 else 0
            scale = 1.0
        elif hundred and word == hundred and current <= 99:
            current, below, scale = (current or 1.0) * 100, 100, 1.0
        elif word in scales and (count or word in data["lone_scales"] or articles.search(text, max(0, start - 8), start)):
            scale = float(scales[word])
            if scale < 1e6:
                thousands += (current or 1.0) * scale
            else:
                total, thousands = total + (thousands + current or 1.0) * scale, 0.0
            current, below = 0.0, scale
        else:
            break
        count, end = count + 1, step.end()
        step = token.match(text, end)
        word = step.group(1).lower() if step else ""
    if not count:
        return None
    value = total + thousands + current
    half = data["and_half"].match(text, end)
    if half:  # four and a half million, dos millones y medio
        end = half.end()
        more = token.match(text, end)
        grown = scales.get(more.group(1).lower(), 0) if more else 0
        if grown >= 1000 and scale == 1.0:
            value, scale, end = (value + 0.5) * grown, float(grown), more.end()
        else:
            value += 0.5 * scale
        scale = scale / 10
    if count == 1 and match.group().lower() in scales:
        article = articles.search(text, max(0, start - 8), start)
        start = article.start() if article else start
    if scale == 1.0 and value >= 1000:
        scale = _last_place(int(value))
    return Number(start, end, value, value, max(scale, 1.0), "words")


def _last_place(value: int) -> float:
    """Place value of the last digit that is not zero: 1000 for 52,000."""
    return 10.0 ** (len(str(value)) - len(str(value).rstrip("0")))


