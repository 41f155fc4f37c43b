"""Numbers as written: digits with either separator convention, fractions, and spelled numbers.

A number here is only a value with a place in the text; what it counts, and whether it is a figure
at all, is decided in `factcheck.extract.figures`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

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


VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,]*\d)(?! \d)|\d+(?:[.,'’\u00a0\u202f\u2009]\d+| , \d{3}(?!\d)| \. \d+(?![\d ]*[A-Z]))*")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT_BEFORE = re.compile(r"\d[ \u00a0-]?\Z")
LONGEST = 32
"""Characters from which a run of digits and separators is a code and no number."""

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
    digits = re.sub(r"\D", "", whole)
    if not digits:
        return None
    value = float(f"{digits}.{part}" if part else digits)
    if part:
        return value, 10.0 ** -len(part)
    return value, _last_place(int(digits)) if value >= 1000 else 1.0


@cache
def _spelled(code: str):
    """Tables and pattern for the spelled numbers of a language."""
    data = dict(language(code).data["numbers"])
    data["lone_scales"] = words(data["lone_scales"])
    data["and_half"] = re.compile(rf"[\s\u00a0]+(?:{alternation(words(data['and_half']), capital=False)})(?!\w)")
    additive = {**data["small"], **data["tens"], **data["hundreds"]}
    scales = dict(data["scales"])
    starters = {**data["ordinals"], **additive, **{w: 0 for w in data["vague"]}, **{w: 0 for w in data["multiples"]}, **{w: 0 for w in data["fractions"]}}
    whole_scales = {w for w in scales if len(w) > 3 or w in data["lone_scales"]}
    if data["hundred"]:
        starters[data["hundred"]] = 100
    entries = {*starters, *whole_scales}
    first = re.compile(f"(?:{alternation(entries)})(?!\\w)")
    openers = {form for entry in entries for word in [entry.split()[0]] for form in (word, word.capitalize())}
    joiners = [j for j in re.split(r",\s*", data["joiners"]) if j not in ("-",)]
    token = re.compile(rf"(?:[\s\u00a0]+(?:{'|'.join(map(re.escape, joiners))})[\s\u00a0]+|[\s\u00a0]+|[-‐‑])([^\W\d_]+)(?!\w)")
    articles = re.compile(rf"(?<!\w)(?:{alternation(re.split(r', *', data['articles']))})[\s\u00a0]+\Z")
    of = re.compile(rf"[\s\u00a0]+{data['vague_of']}[\s\u00a0]+([^\W\d_]+)")
    return data, additive, scales, first, openers, token, articles, of


def find(text: str, lang: Language) -> list[Number]:
    """All numbers of a text, in order, not overlapping; of two that overlap the longer one."""
    kept: list[Number] = []
    for number in sorted([*_digits(text, lang), *_words(text, lang)], key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _digits(text: str, lang: Language):
    decimal, thousands = lang.data["decimal"], lang.data["thousands"]
    skip = 0
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if start < skip or end - start > LONGEST:
            continue
        fraction = _FRACTION.match(text, start) if end < len(text) and text[end] in "/⁄ -\u00a0" else None
        if fraction:
            parts = [int(p) for p in re.findall(r"\d+", fraction.group())]
            if parts[-1] and parts[-2] < parts[-1]:
                value = (parts[0] if len(parts) == 3 else 0) + parts[-2] / parts[-1]
                skip = fraction.end()
                yield Number(start, fraction.end(), value, value, 0.01, "fraction")
                continue
        if end < len(text) and text[end] in VULGAR and "." not in match.group():
            value = int(re.sub(r"\D", "", match.group())) + VULGAR[text[end]]
            yield Number(start, end + 1, value, value, 0.01, "fraction")
            continue
        read = read_digits(match.group(), decimal, thousands)
        if read is None:
            # "2, 3" never gets here; "1,2,3" is a list and no number
            continue
        yield Number(start, end, read[0], read[0], read[1], "digits")
    for sign, value in VULGAR.items():
        at = text.find(sign)
        while at >= 0:
            if not (at and text[at - 1].isdigit()):
                yield Number(at, at + 1, value, value, 0.01, "fraction")
            at = text.find(sign, at + 1)


def _words(text: str, lang: Language):
    data, additive, scales, first, openers, token, articles, of = _spelled(lang.code)
    skip = 0
    for opening in _WORD.finditer(text):
        # a walk over the words with a set is several times faster than one large alternation
        start = opening.start()
        if opening.group() not in openers or start < skip:
            continue
        match = first.match(text, start)
        if match is None or (start and (text[start - 1].isalnum() or text[start - 1] in "'’_")):
            continue
        word = match.group().lower()
        if word in scales and _DIGIT_BEFORE.search(text, max(0, start - 6), start):
            continue  # "300 mil": the digits take their scale themselves
        if word in data["vague"] and word not in additive:
            number = _vague(text, match, data, scales, of)
        elif word in data["multiples"]:
            number = Number(start, match.end(), data["multiples"][word], data["multiples"][word], 0.5, "multiple")
        elif word in data["fractions"] and word not in additive:
            number = _fraction_word(text, match, data, scales, articles)
            if number is None and word in data["ordinals"]:
                number = _ordinal(text, match, data)
        elif word in data["ordinals"] and word not in additive:
            number = _ordinal(text, match, data)
        else:
            number = _compose(text, match, data, additive, scales, token, articles)
        if number:
            skip = number.end
            yield number


def _ordinal(text: str, match: re.Match, data: dict) -> Number | None:
    if match.start() and text[match.start() - 1] in "-‐":
        return None
    value = float(data["ordinals"][match.group().lower()])
    return Number(match.start(), match.end(), value, value, 1.0, "ordinal")


def _vague(text: str, match: re.Match, data: dict, scales: dict, of: re.Pattern) -> Number | None:
    """`hundreds of thousands` is one order of magnitude, `thousands` three."""
    low = float(data["vague"][match.group().lower()])
    following = of.match(text, match.end())
    if following:
        word = following.group(1).lower()
        scale = data["vague"].get(word) or scales.get(word)
        if scale and scale > 99:
            return Number(match.start(), following.end(), low * scale, low * scale * 10, low * scale, "vague")
    if low == 10 and not following:
        return None  # "tens" alone
    return Number(match.start(), match.end(), low, None, low, "vague")


def _fraction_word(text: str, match: re.Match, data: dict, scales: dict, articles: re.Pattern) -> Number | None:
    """`half a billion`, `a third of`, `two-thirds`; an ordinal such as `the third` is no fraction."""
    value = data["fractions"][match.group().lower()]
    before = text[max(0, match.start() - 24):match.start()]
    start = match.start()
    article = articles.search(before)
    numerator = re.search(r"([^\W\d_]+)[\s-]\Z", before)
    small = {**data["small"]}
    if numerator and numerator.group(1).lower() in small and small[numerator.group(1).lower()] > 1:
        value *= small[numerator.group(1).lower()]
        start = match.start() - len(before) + numerator.start(1)
    elif article:
        start = match.start() - len(before) + article.start()
    elif data["fractions"][match.group().lower()] != 0.5:
        return None
    scaled = re.compile(rf"[\s\u00a0]+(?:(?:{alternation(re.split(r', *', data['articles']))})[\s\u00a0]+)?([^\W\d_]+)").match(text, match.end())
    if scaled and scaled.group(1).lower() in scales:
        scale = scales[scaled.group(1).lower()]
        return Number(start, scaled.end(), value * scale, value * scale, 0.1 * scale, "words")
    after = re.compile(rf"[\s\u00a0]+{data['vague_of']}l?\b").match(text, match.end())
    if after or (numerator and start < match.start() and not article):
        return Number(start, match.end(), value, value, 0.01, "fraction")
    return None


def _compose(text: str, match: re.Match, data: dict, additive: dict, scales: dict, token: re.Pattern, articles: re.Pattern) -> Number | None:
    """Add and multiply the words of one spelled number, as far as they go together."""
    hundred = data["hundred"]
    total = current = 0.0
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
            if total and scale > total:
                total = (total + current) * scale  # mil millones
            else:
                total += (current or 1.0) * scale
            current, below = 0.0, scale
        else:
            break
        count, end = count + 1, step.end()
        step = token.match(text, end)
        word = step.group(1).lower() if step else ""
    if not count:
        return None
    half = data["and_half"].match(text, end)
    if half:  # four and a half million, dos millones y medio
        end = half.end()
        more = token.match(text, end)
        grown = scales.get(more.group(1).lower(), 0) if more else 0
        if grown >= 1000 and scale == 1.0:
            total, current, scale, end = (total + current + 0.5) * grown, 0.0, float(grown), more.end()
        else:
            current += 0.5 * scale
        scale = scale / 10
    if count == 1 and match.group().lower() in scales:
        article = articles.search(text, max(0, start - 8), start)
        start = article.start() if article else start
    value = total + current
    if scale == 1.0 and value >= 1000:
        scale = _last_place(int(value))
    return Number(start, end, value, value, max(scale, 1.0), "words")


def _last_place(value: int) -> float:
    """Place value of the last digit that is not zero: 1000 for 52,000."""
    return 10.0 ** (len(str(value)) - len(str(value).rstrip("0")))


