"""Dates in running text, read by grammar and given as EDTF.

A part that is not written is never filled in: "March 12" is `XXXX-03-12`. Relative dates ("last
month") keep their distance to the publication date until `resolve` is given one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from factcheck import edtf
from factcheck.lexicon import Language, alternation, language, units


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text.

    Attributes:
        start, end: offsets of the date with the word of its relation (`since 1991`).
        core: offset at which the date itself begins.
        date: EDTF; empty for a relative date that has not been resolved.
        relation: on, since, until, by, before or after.
        relative: `(unit, distance)` from the publication date, such as `("month", -1)`, or None.
            The unit `open` is a time that only the context tells (`recently`).
        weekday: 0 (Monday) to 6 where one is written with the date, else None.
        possible: False for a day that no calendar has (30 February).
        ahead: a weekday that its sentence puts in the future ("will vote on Friday").
    """

    start: int
    end: int
    core: int
    date: str
    relation: str = "on"
    relative: tuple[str, int] | None = None
    weekday: int | None = None
    possible: bool = True
    ahead: bool = False


_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_ISO = re.compile(r"(?<![\w./-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/-])")
_SHORT_QUARTER = re.compile(r"([1-4])[QT]\s?['’]?(\d{4}|\d\d)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_BARE = re.compile(rf"{_YEAR}(?!\d)")
_DASH = r"\s?[-–—/]\s?"


@cache
def _grammar(code: str) -> dict:
    """The patterns of one language, built from its lists."""
    data = language(code).data["dates"]
    capital = not data["capitalised"]

    def names(table: dict) -> str:
        entries = [name.capitalize() for name in table] if data["capitalised"] else list(table)
        return alternation(entries, capital=capital)

    month = rf"(?:{names(data['months'])})(?![^\W\d_])\.?"
    weekday = names(data["weekdays"])
    suffix = alternation(re.split(r",\s*", data["ordinal_suffixes"]), capital=False)
    of = rf"(?:\s+(?:{alternation(re.split(r',', data['of'].replace(' ', '')), capital=False)}))?"
    day = rf"(\d{{1,2}})(?:{suffix})?"
    joiners = alternation([*language(code).list("ranges", "range_joiners"), *language(code).list("ranges", "to"), *language(code).list("ranges", "and")], capital=False)
    join = rf"(?:\s*(?:{joiners})\s*)"
    year = rf"(?:\s?,?{of}\s+({_YEAR}))?(?!\d)"
    periods = {**{name: ("half", n) for name, n in data["halves"].items()}, **{name: ("quarter", n) for name, n in data["quarters"].items()}}
    lists = {relation: alternation(language(code).list("dates", relation)) for relation in ("since", "until", "by", "before", "after")}
    parts = {key: rf"(?:{alternation(language(code).list('dates', key))})" for key in ("early", "mid", "late")}
    return {
        "data": data,
        "month": re.compile(rf"(?:{names(data['months'])})(?![^\W\d_])\.?"),
        # after a month: day and year, or a second month, in either order of the two conventions
        "month_day": re.compile(rf"(?P<month>{month})\s+{day}(?:{join}(?:(?P<month2>{month})\s+)?(?P<day2>\d{{1,2}})(?:{suffix})?)?(?![\d%])(?!\s*(?:{_unit_guard(code)}))(?:\s?,?\s+(?P<year>{_YEAR})(?!\d))?"),
        "day_month": re.compile(rf"(?<![\w.,$€£-])(?P<day>\d{{1,2}})(?:{suffix})?(?:{join}(?P<day2>\d{{1,2}})(?:{suffix})?)?{of}\s+(?P<month>{month}){year}"),
        "month_year": re.compile(rf"(?P<month>{month})(?:{join}(?P<month2>{month}))?{year}"),
        "month_range": re.compile(rf"(?P<month>{month}){of}\s+(?P<year>{_YEAR}){join}(?P<month2>{month}){of}\s+(?P<year2>{_YEAR})(?!\d)"),
        "first": re.compile(rf"(?<!\w)(?:{alternation(language(code).list('dates', 'first'))}){of}\s+\Z"),
        "decades": re.compile(rf"(?<!\w)(?:{alternation(language(code).list('dates', 'decade_before'))})\s+(?:(?:['’]?(?P<short>\d0)|(?P<full>\d{{3}}0)){data['decade_suffix']}|(?P<word>{alternation(data['decades'])}))(?!\w)"),
        # before the word "ago", or after "hace"
        "ago": re.compile((rf"(?:{alternation(language(code).list('dates', 'ago_before'))})\s+" if data["ago_before"] else r"(?<!\w)")
                          + rf"(?:(?P<n>\d{{1,3}})|(?P<word>{alternation([*language(code).data['numbers']['small'], *language(code).data['numbers']['tens'], *language(code).list('numbers', 'articles')])}))"
                          + rf"\s+(?P<unit>{alternation(data['ago_units'])})" + (r"(?!\w)" if data["ago_before"] else r"\s+\Z")),
        "openers": _openers(code, periods),
        "labels": re.compile(rf"(?<!\w)(?:{alternation(w for w in language(code).list('figures', 'labels') if len(w) > 2)})\.?\s+\Z"),
        "future": re.compile(rf"(?<!\w)(?:{alternation(language(code).list('dates', 'future'))})(?!\w)|{language(code).data['words']['future_ending']}"),
        "weekday": re.compile(rf"(?<!\w)({weekday})(?![^\W\d_])"),
        "weekday_before": re.compile(rf"(?<!\w)({weekday})(?:,)?\s+(?:the\s+|el\s+)?\Z"),
        "quarter": re.compile(rf"(?<!\w)(?P<period>{alternation(periods)})(?!\w)(?:{of}(?:\s+(?:the\s+year|año))?{of}\s+(?:fiscal\s+)?(?P<year>{_YEAR})(?!\d))?"),
        "periods": periods,
        "years": re.compile(rf"(?P<a>{_YEAR})(?:{_DASH}|\s+(?:{alternation([*language(code).list('ranges', 'to'), *language(code).list('ranges', 'and')], capital=False)})\s+)(?P<b>{_YEAR}|\d\d)(?![\d%.,]\d|\d|%)"),
        "decade": re.compile(r"(?P<decade>1[5-9]\d0|20\d0)(?:s|'s|’s)(?!\w)"),
        "part": re.compile(rf"(?<!\w)(?:(?P<early>{parts['early']})|(?P<mid>{parts['mid']})|(?P<late>{parts['late']}))[\s-]+(?:the\s+|los\s+(?:años\s+)?)?\Z"),
        "relative": re.compile(rf"(?<!\w)(?:{alternation(data['relative'])})(?!\w)"),
        "prefix": re.compile("(?:" + "|".join(rf"(?P<{name}>(?<!\w)(?:{entries}))" for name, entries in lists.items()) + r")\s+(?:the\s+|el\s+|los\s+|las\s+)?\Z"),
        "year_cue": language(code).set("dates", "year_cues"),
        "between": re.compile(rf"(?<!\w)(?:{alternation(language(code).list('ranges', 'between'))})\s+\Z"),
    }


def _openers(code: str, periods: dict) -> dict[str, tuple[str, ...]]:
    """The words a date may begin with, each with the kinds of date it may open."""
    lang = language(code)
    data = lang.data["dates"]
    kinds = {"month": data["months"], "weekday": data["weekdays"], "quarter": periods, "relative": data["relative"],
             "decades": lang.list("dates", "decade_before"), "ago": [*lang.list("dates", "ago_before"), *lang.list("dates", "ago_after")]}
    found: dict[str, list[str]] = {}
    for kind, phrases in kinds.items():
        for word in {_WORD.search(phrase).group() for phrase in phrases}:
            for form in (word, word.capitalize()):
                if form != word or not (data["capitalised"] and kind in ("month", "weekday")):
                    found.setdefault(form, []).append(kind)
    return {word: tuple(dict.fromkeys(kinds)) for word, kinds in found.items()}


def _unit_guard(code: str) -> str:
    """Words that make the number after a month a count and not its day ("May 12 people" does not
    occur; "in May 500 tons" does)."""
    scales = [s for s in language(code).data["numbers"]["scales"] if len(s) > 3]
    return alternation([*scales, "%"], capital=False)


def find(text: str, lang: Language) -> list[DateMention]:
    """All dates of a text, in order, not overlapping, relative ones unresolved."""
    grammar = _grammar(lang.code)
    found: list[DateMention] = []
    taken = bytearray(len(text))

    def add(start: int, end: int, value: str, **more) -> None:
        if taken.find(1, start, end) >= 0:
            return
        core = start
        relation, start = _relation(text, start, grammar)
        if relation == "since" and "/" in value:
            relation = "on"  # "from 2015 to 2017"
        taken[start:end] = b"\x01" * (end - start)
        found.append(DateMention(start, end, core, value, relation, **more))

    for match in _ISO.finditer(text):
        value = match.group()
        add(match.start(), match.end(), value, possible=_possible(value))
    for match in _NUMERIC.finditer(text):
        a, b, year = int(match[1]), int(match[3]), match[4]
        day, month = (a, b) if (lang.data["dates"]["day_first"] or a > 12) and b <= 12 else (b, a)
        if month <= 12 and day <= 31:
            value = f"{year}-{month:02d}-{day:02d}"
            add(match.start(), match.end(), value, possible=_possible(value))
    opening = _walk(text, grammar["openers"])

    def matches(name: str):
        pattern = grammar[name]
        # "1er semestre": the digit stands before the word
        return (m for at in opening.get(name, ()) if (m := pattern.match(text, at - (at > 0 and text[at - 1].isdigit()))))

    for match in _SHORT_QUARTER.finditer(text) if "Q" in text or "T" in text else ():
        if not match.start() or not text[match.start() - 1].isalnum():
            year, n = match[2] if len(match[2]) == 4 else f"20{match[2]}", int(match[1])
            add(match.start(), match.end(), f"{year}-{3 * n - 2:02d}/{year}-{3 * n:02d}")
    for match in matches("decades"):
        base = int(match["full"] or 0) or 1900 + int(match["short"] or grammar["data"]["decades"][match["word"].lower()])
        add(match.start(), match.end(), f"{base // 10}X")
    _ago(text, grammar, lang, opening.get("ago", ()), add)
    _months(text, grammar, matches("month"), add)
    _quarters(grammar, matches("quarter"), add)
    if _BARE.search(text):
        _years(text, grammar, lang, add)
    for match in matches("relative"):
        unit, _, distance = grammar["data"]["relative"][re.sub(r"\s+", " ", match.group().lower())].partition(" ")
        if unit == "none":  # "por la mañana" is no tomorrow
            taken[match.start():match.end()] = b"\x01" * len(match.group())
            continue
        add(match.start(), match.end(), "", relative=(unit, int(distance or 0)))
    for match in matches("weekday"):
        index = _lookup(grammar["data"]["weekdays"], match.group())
        if grammar["data"]["capitalised"] and _TITLE_AFTER.match(text, match.end()) and not grammar["month"].match(text, match.end() + 1):
            continue  # the Sunday Times
        ahead = grammar["future"].search(text, max(0, text.rfind(". ", 0, match.start()), match.start() - 120), match.start()) is not None
        add(match.start(), match.end(), "", relative=("weekday", index), weekday=index, ahead=ahead)
    return sorted(found, key=lambda m: m.start)


_TITLE_AFTER = re.compile(r" [A-Z][a-z]+")


def _walk(text: str, openers: dict[str, tuple[str, ...]]) -> dict[str, list[int]]:
    """Where the words stand that may open a date, by kind: one pass for all kinds."""
    found: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        for kind in openers.get(match.group(), ()):
            found.setdefault(kind, []).append(match.start())
    return found


def _ago(text: str, grammar: dict, lang: Language, places, add) -> None:
    """`three years ago`, `hace tres años`: as far from the publication date as said, in its unit."""
    for at in places:
        if grammar["data"]["ago_before"]:
            match = grammar["ago"].match(text, at)
        else:
            match = grammar["ago"].search(text, max(0, at - 40), at)
        if match is None:
            continue
        numbers = {**lang.data["numbers"]["small"], **lang.data["numbers"]["tens"], **{a: 1 for a in lang.list("numbers", "articles")}}
        count = int(match["n"] or numbers[match["word"].lower()])
        unit, _, step = grammar["data"]["ago_units"][match["unit"].lower()].partition(" ")
        end = match.end() if grammar["data"]["ago_before"] else at + len(_WORD.match(text, at).group())
        add(match.start(), end, "", relative=(unit, -count * int(step or 1)))


def _lookup(table: dict, word: str) -> int:
    return table[word.rstrip(".").lower()]


def _possible(value: str) -> bool:
    try:
        edtf.bounds(value.replace("XXXX", "2024"))
    except edtf.InvalidDate:
        return False
    return True


def _relation(text: str, start: int, grammar: dict) -> tuple[str, int]:
    """The relation word before a date, and where it begins."""
    before = text[max(0, start - 40):start]
    match = grammar["prefix"].search(before)
    if not match or grammar["between"].search(before):
        return "on", start
    return match.lastgroup, start - len(before) + match.start()


def _weekday_before(text: str, start: int, grammar: dict) -> tuple[int | None, int]:
    before = text[max(0, start - 24):start]
    match = grammar["weekday_before"].search(before)
    if not match:
        return None, start
    return _lookup(grammar["data"]["weekdays"], match.group(1)), start - len(before) + match.start()


def _months(text: str, grammar: dict, found, add) -> None:
    months = grammar["data"]["months"]
    for match in found:
        if match.start() and (text[match.start() - 1].isalnum()):
            continue
        number = _lookup(months, match.group())
        ranged = grammar["month_range"].match(text, match.start())
        if ranged:
            add(ranged.start(), ranged.end(), f"{ranged['year']}-{number:02d}/{ranged['year2']}-{_lookup(months, ranged['month2']):02d}")
            continue
        first = grammar["first"].search(text, max(0, match.start() - 24), match.start()) if grammar["data"]["first"] else None
        plain_year = first and re.compile(r"(?:\s+\w{2,3})?\s+(\d{4})(?!\d)").match(text, match.end())
        if first:
            add(first.start(), plain_year.end() if plain_year else match.end(), f"{plain_year[1] if plain_year else 'XXXX'}-{number:02d}-01")
            continue
        window = max(0, match.start() - 24)
        for found in grammar["day_month"].finditer(text, window, min(len(text), match.end() + 16)):
            if found.start("month") == match.start():
                _day_date(text, found, number, months, grammar, add)
                break
        else:
            dated = grammar["month_day"].match(text, match.start())
            if dated and 1 <= int(dated.group(2)) <= 31 and not _is_figure(text, dated):
                _month_day(text, dated, number, months, grammar, add)
                continue
            plain = grammar["month_year"].match(text, match.start())
            if plain is None:
                continue  # glued to digits: a code
            year = plain.groups()[-1]
            second = plain["month2"]
            if not year and not second and not _has_cue(text, match.start(), grammar):
                continue
            y = year or "XXXX"
            value = f"{y}-{number:02d}"
            if second:
                last = _lookup(months, second)
                first_year = str(int(y) - 1) if year and last < number else y
                value = f"{first_year}-{number:02d}/{y}-{last:02d}"
            start, value = _part_of(text, plain.start(), value, grammar)
            end = plain.end()
            if text[end - 1] == "." and not year and end < len(text) and match.group().endswith("."):
                end -= 0 if text[end:end + 2].strip() and text[end:end + 2].strip()[0].islower() else 1
            add(start, end, value)


def _is_figure(text: str, match: re.Match) -> bool:
    """Whether the number after a month goes on as a figure: `May 5.2`, `May 5,000`."""
    return re.match(r"[.,]\d|\s?%", text[match.end():match.end() + 3]) is not None and not match["year"]


def _day_date(text, found, number, months, grammar, add) -> None:
    year = found.groups()[-1] or "XXXX"
    day = int(found["day"])
    if not 1 <= day <= 31:
        return
    value = f"{year}-{number:02d}-{day:02d}"
    if found["day2"]:
        value += f"/{year}-{number:02d}-{int(found['day2']):02d}"
    weekday, start = _weekday_before(text, found.start(), grammar)
    add(start, found.end(), value, weekday=weekday, possible=_possible(value))


def _month_day(text, dated, number, months, grammar, add) -> None:
    year = dated["year"] or "XXXX"
    value = f"{year}-{number:02d}-{int(dated.group(2)):02d}"
    if dated["day2"] and 1 <= int(dated["day2"]) <= 31:
        last = _lookup(months, dated["month2"]) if dated["month2"] else number
        value += f"/{year}-{last:02d}-{int(dated['day2']):02d}"
    weekday, start = _weekday_before(text, dated.start(), grammar)
    end = dated.end()
    add(start, end, value, weekday=weekday, possible=_possible(value))


_LAST_WORD = re.compile(r"([^\W\d_]+)[\s(-]*\Z")


def _has_cue(text: str, start: int, grammar: dict) -> bool:
    """Whether the word before a lone month or year lets it be read as a date."""
    word = _LAST_WORD.search(text, max(0, start - 24), start)
    return bool(word) and word.group(1).lower() in grammar["year_cue"]


def _part_of(text: str, start: int, value: str, grammar: dict) -> tuple[int, str]:
    """`early`, `mid` or `late` before a year, decade or month narrows it."""
    before = text[max(0, start - 30):start]
    match = grammar["part"].search(before)
    if not match:
        return start, value
    begin = start - len(before) + match.start()
    if "/" in value or "XXXX" in value:
        return begin, value
    part = match.lastgroup
    if value.endswith("X"):
        decade = int(value[:3]) * 10
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
        return begin, f"{decade + first}/{decade + last}"
    if len(value) == 4:
        first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
        return begin, f"{value}-{first:02d}/{value}-{last:02d}"
    low, high = edtf.bounds(value)
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, high.day)}[part]
    return begin, f"{value}-{first:02d}/{value}-{last:02d}"


def _quarters(grammar: dict, found, add) -> None:
    for match in found:
        unit, n = grammar["periods"][re.sub(r"\s+", " ", match["period"].lower())]
        length = 6 if unit == "half" else 3
        year = match["year"] or "XXXX"
        add(match.start(), match.end(), f"{year}-{(n - 1) * length + 1:02d}/{year}-{n * length:02d}")


def _years(text: str, grammar: dict, lang: Language, add) -> None:
    for match in grammar["years"].finditer(text):
        if not _free_left(text, match.start()):
            continue
        a, b = match["a"], match["b"]
        b = a[:2] + b if len(b) == 2 else b
        if int(a) < int(b) <= int(a) + 400 and (len(match["b"]) == 4 or int(b) - int(a) < 60):
            add(match.start(), match.end(), f"{a}/{b}")
    for match in grammar["decade"].finditer(text):
        if _free_left(text, match.start(), "-"):
            start, value = _part_of(text, match.start(), match["decade"][:3] + "X", grammar)
            add(start, match.end(), value)
    for match in _BARE.finditer(text):
        start, end = match.span()
        if not _free_left(text, start, "-") or (end < len(text) and (text[end].isalnum() or text[end] in "%°")):
            continue
        if re.match(r"[.,]\d|-(?=[A-Za-z])|\s?%", text[end:end + 3]):
            continue
        if grammar["labels"].search(text, max(0, start - 24), start):
            continue  # Section 2019, flight 2016
        begin, value = _part_of(text, start, match.group(), grammar)
        if begin != start or not _counts(text, end, lang):
            add(begin, end, value)


def _free_left(text: str, start: int, also: str = "") -> bool:
    return not start or not (text[start - 1].isalnum() or text[start - 1] in "$€£¥.,#/_" or (text[start - 1] == "-" and "-" not in also))


_NEXT_WORD = re.compile(r"[\s\u00a0-]+([^\W\d_]+)")


def _counts(text: str, end: int, lang: Language) -> bool:
    """Whether four digits with no date word before them count what follows: `2000 workers`."""
    word = _NEXT_WORD.match(text, end)
    if not word:
        return False
    noun = word.group(1)
    if noun.lower() in units().words[lang.code] or noun.lower() in lang.data["numbers"]["scales"]:
        return True
    return noun.islower() and is_plural(noun, lang)


def is_plural(noun: str, lang: Language) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if noun in lang.set("words", "irregular_plurals"):
        return True
    return len(noun) > 3 and noun.endswith("s") and noun not in lang.set("words", "not_plural") and noun not in lang.stop


def resolve(mention: DateMention, published: str) -> DateMention:
    """A relative date with its EDTF value, as far as the publication date (EDTF) tells.

    A day needs a publication day, a month a publication month; a year any publication date within
    one year. Otherwise the mention comes back unchanged.
    """
    if mention.relative is None or mention.date:
        return mention
    low, high = edtf.bounds(published)
    unit, distance = mention.relative
    if low is None or high is None or unit == "open":
        return mention
    value = ""
    if unit == "day" and low == high:
        value = (low + timedelta(days=distance)).isoformat()
    elif unit == "weekday" and low == high:
        away = (distance - low.weekday() - 1) % 7 + 1 if mention.ahead else -((low.weekday() - distance) % 7)
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
    return replace(mention, date=value) if value else mention
