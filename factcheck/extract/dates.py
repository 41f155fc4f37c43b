"""Dates in running text, read by grammar and given as EDTF.

A part that is not written is never filled in: "March 12" is `XXXX-03-12`. Relative dates ("last
month") keep their distance to the publication date until `resolve` is given one. What hangs on the
name of a month is read in `factcheck.extract.months`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck import edtf
from factcheck.extract.date_words import DateMention, Found, grammar_of, lookup, part_of, possible
from factcheck.extract.months import find as find_months
from factcheck.extract.nouns import is_plural
from factcheck.extract.walk import Walk, last_word, walk
from factcheck.extract.weekdays import is_ahead
from factcheck.lexicon import Language, units

_ISO = re.compile(r"(?<![\w./-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/-])")
_SHORT_QUARTER = re.compile(r"([1-4])[QT]\s?['’]?(\d{4}|\d\d)(?!\w)")
_TITLE_AFTER = re.compile(r" [A-Z][a-z]+")


def find(text: str, lang: Language, places: Walk | None = None) -> list[DateMention]:
    """All dates of a text, in order, not overlapping, relative ones unresolved.

    Args:
        places: where dates may begin, when the text has been walked already.
    """
    places = places or walk(text, lang.code)
    if not places.digits and not places.dates:
        return []
    grammar = grammar_of(lang.code)
    found = Found(text, grammar)
    years = [m for m in places.digits if m.end() - m.start() == 4 and m.group().isdigit() and ("1500" <= m.group() < "2100" or "2100" <= m.group() < "2200" and last_word(text, m.start()) in grammar["far_year_cue"])]
    for match in places.digits:
        _numeric(text, match, lang, found)
    opening = places.dates
    if opening:
        for match in _matches(text, opening, "decades", grammar):
            base = int(match["full"] or 0) or 1900 + int(match["short"] or grammar["data"]["decades"][match["word"].lower()])
            found.add(match.start(), match.end(), f"{base // 10}X")
        if "ago" in opening:
            _ago(text, grammar, lang, opening["ago"], found)
        if "month" in opening:
            find_months(text, opening["month"], bool(places.digits), grammar, found)
        for match in _matches(text, opening, "run", grammar):
            _run(text, match, grammar, found)
        for match in _matches(text, opening, "quarter", grammar):
            unit, n = grammar["periods"][re.sub(r"\s+", " ", match["period"].lower())]
            length = 6 if unit == "half" else 3
            _period(text, match.start(), match.end(), (n - 1) * length + 1, n * length, grammar, found)
    if years:
        _years(text, years, grammar, lang, found)
    if opening:
        for match in _matches(text, opening, "relative", grammar):
            unit, _, distance = grammar["data"]["relative"][re.sub(r"\s+", " ", match.group().lower())].partition(" ")
            if unit == "none":  # "por la mañana" is no tomorrow
                found.take(match.start(), match.end())
                continue
            found.add(match.start(), match.end(), "", relative=(unit, int(distance or 0)))
        for match in _matches(text, opening, "weekday", grammar):
            if grammar["data"]["capitalised"] and _TITLE_AFTER.match(text, match.end()) and not grammar["month"].match(text, match.end() + 1):
                continue  # the Sunday Times
            index = lookup(grammar["data"]["weekdays"], match.group())
            found.add(match.start(), match.end(), "", relative=("weekday", index), weekday=index, ahead=is_ahead(text, match.start(), match.end(), lang, found))
    return found.in_order()


def _matches(text: str, opening: dict[str, list[int]], kind: str, grammar: dict) -> list[re.Match]:
    """The dates of a kind that begin where its words stand."""
    if kind not in opening:
        return []
    # "1er semestre": the digit stands before the word
    found = (grammar[kind].match(text, at - (at > 0 and text[at - 1].isdigit())) for at in opening[kind])
    return [match for match in found if match]


def _numeric(text: str, digits: re.Match, lang: Language, found: Found) -> None:
    """2025-03-12, 12/03/2025, 12.03.2025, 3Q24, by the character that follows the first digits."""
    start, end = digits.span()
    if end - start > 2 and text[end:end + 1] != "-" and "." not in digits.group():
        return
    after = text[end:end + 1]
    if after == "-" and (match := _ISO.match(text, start)):
        value = match.group()
        found.add(start, match.end(), value, possible=possible(value))
    elif (after in "/-" or "." in digits.group()) and (match := _NUMERIC.match(text, start)):
        a, b, year = int(match[1]), int(match[3]), match[4]
        day, month = (a, b) if (lang.data["dates"]["day_first"] or a > 12) and b <= 12 else (b, a)
        if month <= 12 and day <= 31:
            value = f"{year}-{month:02d}-{day:02d}"
            found.add(start, match.end(), value, possible=possible(value))
    elif after in "QT" and not (start and text[start - 1].isalnum()) and (match := _SHORT_QUARTER.match(text, start)):
        year, n = match[2] if len(match[2]) == 4 else f"20{match[2]}", int(match[1])
        found.add(start, match.end(), f"{year}-{3 * n - 2:02d}/{year}-{3 * n:02d}")


def _run(text: str, match: re.Match, grammar: dict, found: Found) -> None:
    """The first or last months of a year: `the first five months of 2025`, `los cinco primeros meses`."""
    start, end = match.span()
    counted = match if match["n"] or match["word"] else grammar["run_count"].search(text, max(0, start - 16), start)
    if not counted:
        return
    start = min(start, counted.start())
    months = int(counted["n"] or grammar["counts"][counted["word"].lower()]) * grammar["data"]["run_units"][match["of"].lower()]
    dated = grammar["period_year"].match(text, end)
    if not 0 < months < 12 or not dated and not match["first"]:
        return  # the last three months are any
    if not dated and grammar["own_start"].match(text, end):
        found.add(start, end, "", relative=("open", 0))  # the first five months of her term
        return
    first, last = (1, months) if match["first"] else (13 - months, 12)
    _period(text, start, end, first, last, grammar, found)


def _period(text: str, start: int, end: int, first: int, last: int, grammar: dict, found: Found) -> None:
    """A run of months with the year told after it, if any; one told from the publication date is filled in by `resolve`."""
    dated = grammar["period_year"].match(text, end)
    relative = None
    if dated and dated["relative"]:
        unit, _, distance = grammar["data"]["relative"][re.sub(r"\s+", " ", dated["relative"].lower())].partition(" ")
        relative = (unit, int(distance))
    year = dated and dated["year"] or "XXXX"
    found.add(start, dated.end() if dated else end, f"{year}-{first:02d}/{year}-{last:02d}", relative=relative)


def _ago(text: str, grammar: dict, lang: Language, places, found: Found) -> None:
    """`three years ago`, `hace tres años`: as far from the publication date as said, in its unit."""
    for at in places:
        if grammar["data"]["ago_before"]:
            match = grammar["ago"].match(text, at)
        else:
            match = grammar["ago"].search(text, max(0, at - 40), at)
        if match is None:
            continue
        count = int(match["n"] or grammar["counts"][match["word"].lower()])
        unit, _, step = grammar["data"]["ago_units"][match["unit"].lower()].partition(" ")
        end = match.end() if grammar["data"]["ago_before"] else at + len(_AGO.match(text, at).group())
        found.add(match.start(), end, "", relative=(unit, -count * int(step or 1)))


_AGO = re.compile(r"[^\W\d_]+")


def _years(text: str, years: list[re.Match], grammar: dict, lang: Language, found: Found) -> None:
    """Spans of years, decades, and bare years, in that order: a part of one is not the next."""
    for digits in years:
        match = grammar["years"].match(text, digits.start())
        if match and _free_left(text, match.start()):
            a, b = match["a"], match["b"]
            b = a[:2] + b if len(b) == 2 else b
            if int(a) < int(b) <= int(a) + 400 and (len(match["b"]) == 4 or int(b) - int(a) < 60):
                found.add(match.start(), match.end(), f"{a}/{b}")
    for digits in years:
        match = grammar["decade"].match(text, digits.start())
        if match and _free_left(text, match.start(), "-"):
            start, value = part_of(text, match.start(), match["decade"][:3] + "X", grammar)
            found.add(start, match.end(), value)
    for digits in years:
        start, end = digits.span()
        if not _free_left(text, start, "-") or _NO_YEAR_AFTER.match(text, end) or grammar["labels"].search(text, max(0, start - 24), start):
            continue  # Section 2019, flight 2016
        begin, value = part_of(text, start, digits.group(), grammar)
        if begin != start or not _counts(text, end, lang, last_word(text, start) in grammar["before_year"] and digits.group() >= "1900"):
            found.add(begin, end, value)


_NO_YEAR_AFTER = re.compile(r"\w|°|[.,]\d|-(?=[A-Za-z])|\s?%")


def _free_left(text: str, start: int, also: str = "") -> bool:
    return not start or not (text[start - 1].isalnum() or text[start - 1] in "$€£¥.,#/_" or (text[start - 1] == "-" and "-" not in also))


_NEXT_WORD = re.compile(r"[\s\u00a0-]+([^\W\d_]+)")


def _counts(text: str, end: int, lang: Language, dated: bool) -> bool:
    """Whether four digits with no date word before them count what follows: `2000 workers`.

    Args:
        dated: whether they are the likely year of a known event: `the 1967 slayings`.
    """
    word = _NEXT_WORD.match(text, end)
    if not word:
        return False
    noun = word.group(1)
    if noun.lower() in units().words[lang.code] or noun.lower() in lang.data["numbers"]["scales"]:
        return True
    return not dated and noun.islower() and is_plural(noun, lang)


def resolve(mention: DateMention, published: str) -> DateMention:
    """A relative date with its EDTF value, as far as the publication date (EDTF) tells.

    A day needs a publication day, a month a publication month; a year any publication date within
    one year. Otherwise the mention comes back unchanged.
    """
    if mention.relative is None or mention.date and "XXXX" not in mention.date:
        return mention
    low, high = edtf.bounds(published)
    unit, distance = mention.relative
    if low is None or high is None or unit == "open":
        return mention
    value = ""
    if unit == "day" and low == high:
        value = (low + timedelta(days=distance)).isoformat()
    elif unit == "weekday" and low == high:
        today = mention.relation in ("by", "until")  # what lasts through Wednesday, on a Wednesday
        away = (distance - low.weekday() - (not today)) % 7 + (not today) if mention.ahead else -((low.weekday() - distance) % 7)
        value = (low + timedelta(days=away)).isoformat()
    elif unit == "week" and low == high:
        monday = low - timedelta(days=low.weekday()) + timedelta(weeks=distance)
        value = f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    elif unit == "month" and (low.year, low.month) == (high.year, high.month):
        value = edtf.shift(f"{low:%Y-%m}", months=distance)
    elif unit == "quarter" and (low.year, (low.month - 1) // 3) == (high.year, (high.month - 1) // 3):
        first = date(low.year, (low.month - 1) // 3 * 3 + 1, 1)
        start = edtf.shift(f"{first:%Y-%m}", months=3 * distance)
        value = f"{start}/{edtf.shift(start, months=2)}"
    elif unit == "year" and low.year == high.year:
        value = f"{low.year + distance:04d}"
        value = mention.date.replace("XXXX", value) or value
    return mention._replace(date=value) if value else mention
