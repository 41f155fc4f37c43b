"""What the readers of dates share: the mention of a date, the patterns of a language, and the
words before a date that tell its relation or narrow it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck import edtf
from factcheck.extract.walk import last_word
from factcheck.lexicon import alternation, language

RELATIONS = ("since", "until", "by", "before", "after")
"""What a date may be to an event, other than `on`; each is a list of the table `dates` of a language file."""


class DateMention(NamedTuple):
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

    def moved(self, by: int) -> DateMention:
        """The same date, so many characters further on."""
        start, end, core, *rest = self
        return DateMention(start + by, end + by, core + by, *rest)


YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DASH = r"\s?[-–—/]\s?"


class Found:
    """The dates found so far in one text, none of which overlaps another."""

    def __init__(self, text: str, grammar: dict):
        self.text = text
        self.grammar = grammar
        self._taken = bytearray(len(text))
        self._mentions: list[DateMention] = []

    def take(self, start: int, end: int) -> None:
        """Keep later readers off a passage."""
        self._taken[start:end] = b"\x01" * (end - start)

    def add(self, start: int, end: int, value: str, *, relative: tuple[str, int] | None = None, weekday: int | None = None,
            possible: bool = True, ahead: bool = False) -> None:
        """Take down a date and the word of its relation, unless something else stands there."""
        if self._taken.find(1, start, end) >= 0:
            return
        core = start
        relation, start = _relation(self.text, start, self.grammar)
        if relation == "since" and "/" in value:
            relation = "on"  # "from 2015 to 2017"
        if "-" in (name := self.text[core:end].lower()) and name in self.grammar["periods"]:
            relation, start = "on", core  # "after first-quarter losses"
        self.take(start, end)
        self._mentions.append(DateMention(start, end, core, value, relation, relative, weekday, possible, ahead))

    def holds(self, start: int, end: int) -> bool:
        """Whether a date has been found between two offsets."""
        return self._taken.find(1, start, end) >= 0

    def in_order(self) -> list[DateMention]:
        """The dates by place."""
        return sorted(self._mentions, key=lambda m: m.start)


@cache
def grammar_of(code: str) -> dict:
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
    day = rf"(?P<day>\d{{1,2}})(?:{suffix})?"
    joiners = alternation([*language(code).list("ranges", "range_joiners"), *language(code).list("ranges", "to"), *language(code).list("ranges", "and"), *language(code).list("ranges", "through")], capital=False)
    join = rf"(?:\s*(?:{joiners})\s*)"
    year = rf"(?:\s?,?{of}\s+(?P<year>{YEAR}))?(?!\d)"
    periods = {**{name: ("half", n) for name, n in data["halves"].items()}, **{name: ("quarter", n) for name, n in data["quarters"].items()}}
    years = [phrase for phrase, told in data["relative"].items() if told.startswith("year ")]
    the_year = rf"(?:{alternation(language(code).list('dates', 'the_year'), capital=False)})"
    firsts, lasts = (alternation(language(code).list("dates", key)) for key in ("run_first", "run_last"))
    count = rf"(?:(?P<n>\d{{1,2}})|(?P<word>{alternation(language(code).data['numbers']['small'])}))"
    lists = {relation: alternation(language(code).list("dates", relation)) for relation in RELATIONS}
    article = rf"(?:(?:{alternation(language(code).list('dates', 'articles'))})\s+)?"
    parts = {key: rf"(?:{alternation(language(code).list('dates', key))})" for key in ("early", "mid", "late")}
    return {
        "data": data,
        "month": re.compile(rf"(?:{names(data['months'])})(?![^\W\d_])\.?"),
        # after a month: day and year, or a second day or month
        "month_day": re.compile(rf"{month}\s+{day}(?:{join}(?:(?P<month2>{month})\s+)?(?P<day2>\d{{1,2}})(?:{suffix})?)?(?![\d%])(?!\s*(?:{_unit_guard(code)}))(?:\s?,?\s+(?P<year>{YEAR})(?!\d))?"),
        # before a month: its day, or a span of days
        "day_before": re.compile(rf"(?<![\w.,$€£-])(?P<day>\d{{1,2}})(?:{suffix})?(?:{join}(?P<day2>\d{{1,2}})(?:{suffix})?)?{of}\s+\Z"),
        "year_after": re.compile(rf"{month}{year}"),
        "month_year": re.compile(rf"{month}(?:{join}(?P<month2>{month}))?{year}"),
        "month_range": re.compile(rf"{month}{of}\s+(?P<year>{YEAR}){join}(?P<month2>{month}){of}\s+(?P<year2>{YEAR})(?!\d)"),
        "first": re.compile(rf"(?<!\w)(?:{alternation(language(code).list('dates', 'first'))}){of}\s+\Z"),
        "decades": re.compile(rf"(?<!\w)(?:{alternation(language(code).list('dates', 'decade_before'))})\s+(?:(?:['’]?(?P<short>\d0)|(?P<full>\d{{3}}0)){data['decade_suffix']}|(?P<word>{alternation(data['decades'])}))(?!\w)"),
        # before the word "ago", or after "hace"
        "ago": re.compile((rf"(?:{alternation(language(code).list('dates', 'ago_before'))})\s+" if data["ago_before"] else r"(?<!\w)")
                          + rf"(?:(?P<n>\d{{1,3}})|(?P<word>{alternation([*language(code).data['numbers']['small'], *language(code).data['numbers']['tens'], *language(code).list('numbers', 'articles')])}))"
                          + rf"\s+(?P<unit>{alternation(data['ago_units'])})" + (r"(?!\w)" if data["ago_before"] else r"\s+\Z")),
        "counts": {**language(code).data["numbers"]["small"], **language(code).data["numbers"]["tens"], **{a: 1 for a in language(code).list("numbers", "articles")}},
        "labels": re.compile(rf"(?<!\w)(?:{alternation(w for w in language(code).list('figures', 'labels') if len(w) > 2)})\.?\s+\Z"),
        "weekday": re.compile(rf"(?<!\w)({weekday})(?![^\W\d_])"),
        "weekday_before": re.compile(rf"(?<!\w)({weekday})(?:,)?\s+{article}\Z"),
        "quarter": re.compile(rf"(?<!\w)(?P<period>{alternation(periods)})(?!\w)"),
        # after a period: its year, as a number, from the publication date, or as "the year"
        "period_year": re.compile(rf"(?:{of}(?:\s+(?:{the_year}))?{of}\s+(?:fiscal\s+)?(?P<year>{YEAR})(?!\d)|{of}\s+(?:(?P<relative>{alternation(years)})|{the_year})(?!\w))"),
        "own_start": re.compile(rf"\s+(?:{alternation([word for key in ('of', 'after', 'since') for word in language(code).list('dates', key)], capital=False)})\s+"),
        # the first five months, the last two quarters; los primeros cinco meses, los cinco primeros meses
        "months_to": re.compile(rf"(?<!\w){count}\s+(?P<of>{alternation(data['run_units'], capital=False)})\s+(?:{alternation(language(code).list('dates', 'run_to'), capital=False)})\s+\Z"),
        "run_to_ends": frozenset(word.split()[-1] for word in language(code).list("dates", "run_to")),
        "run": re.compile(rf"(?<!\w)(?:(?P<first>{firsts})|(?:{lasts}))(?:\s+{count})?\s+(?P<of>{alternation(data['run_units'], capital=False)})(?!\w)"),
        "run_count": re.compile(rf"(?<!\w){count}\s+\Z"),
        "periods": periods,
        "years": re.compile(rf"(?P<a>{YEAR})(?:{_DASH}|\s+(?:{alternation([*language(code).list('ranges', 'to'), *language(code).list('ranges', 'and')], capital=False)})\s+)(?P<b>{YEAR}|\d\d)(?![\d%.,]\d|\d|%)"),
        "decade": re.compile(r"(?P<decade>1[5-9]\d0|20\d0)(?:s|'s|’s)(?!\w)"),
        "part": re.compile(rf"(?<!\w)(?:(?P<early>{parts['early']})|(?P<mid>{parts['mid']})|(?P<late>{parts['late']}))[\s-]+{article}\Z"),
        "relative": re.compile(rf"(?<!\w)(?:{alternation(data['relative'])})(?!\w)"),
        "first_ends": frozenset(word for phrase in language(code).list("dates", "first") for word in (phrase.split()[-1], *data["of"].replace(" ", "").split(","))),
        "prefix_ends": _ends(code, RELATIONS),
        "part_ends": _ends(code, ("early", "mid", "late")),
        "prefix": re.compile("(?:" + "|".join(rf"(?P<{name}>(?<!\w)(?:{entries}))" for name, entries in lists.items()) + rf")\s+{article}\Z"),
        "before_year": language(code).set("dates", "before_year"),
        "far_year_cue": language(code).set("dates", "far_year_cues"),
        "year_cue": language(code).set("dates", "year_cues"),
        "between": re.compile(rf"(?<!\w)(?:{alternation(language(code).list('ranges', 'between'))})\s+\Z"),
    }


def _ends(code: str, keys: tuple[str, ...]) -> frozenset[str]:
    """The words that stand last before a date where one of the phrases of some lists does, an article included."""
    phrases = [phrase for key in keys for phrase in language(code).list("dates", key)]
    return frozenset(phrase.split()[-1] for phrase in phrases) | language(code).set("dates", "articles")


def _unit_guard(code: str) -> str:
    """Words that make the number after a month a count and not its day ("May 12 people" does not
    occur; "in May 500 tons" does)."""
    scales = [s for s in language(code).data["numbers"]["scales"] if len(s) > 3]
    return alternation([*scales, "%"], capital=False)


def lookup(table: dict, word: str) -> int:
    """The entry of a table for a word as written: in any case, with or without a full stop."""
    return table[word.rstrip(".").lower()]


def possible(value: str) -> bool:
    """Whether a date is one the calendar has; one without a year is looked up in a leap year."""
    try:
        edtf.bounds(value.replace("XXXX", "2024"))
    except edtf.InvalidDate:
        return False
    return True


def _relation(text: str, start: int, grammar: dict) -> tuple[str, int]:
    """The relation word before a date, and where it begins."""
    if last_word(text, start) not in grammar["prefix_ends"]:
        return "on", start
    match = grammar["prefix"].search(text, max(0, start - 40), start)
    if not match or grammar["between"].search(text, max(0, start - 40), start):
        return "on", start
    return match.lastgroup, match.start()


def part_of(text: str, start: int, value: str, grammar: dict) -> tuple[int, str]:
    """`early`, `mid` or `late` before a year, decade or month narrows it."""
    if last_word(text, start) not in grammar["part_ends"]:
        return start, value
    match = grammar["part"].search(text, max(0, start - 30), start)
    if not match:
        return start, value
    begin = match.start()
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
