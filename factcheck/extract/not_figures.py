"""What looks like a figure and is none: addresses, labels, codes, times of day, list numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.changes import direction_before
from factcheck.extract.numbers import Number
from factcheck.extract.values import Value
from factcheck.extract.walk import last_word
from factcheck.lexicon import units

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CLOCK = re.compile(r"\d{1,2}: ?[0-5]\d(?!\d)|\d{1,2}:\d\d(?!\d)")
_PHONE = re.compile(r"\d[\d()-]{0,20}(?:[ -]\d{2,9}){2,8}")
_PHONE_BEGINS = re.compile(r"\d\)?[ -]\d\d")
_SPACES = re.compile(r"\s")
_PREVIOUS = re.compile(r"([^\W\d_]+)\.?[\s\u00a0-]*(?:[(#№º°ª.]\s?)?\Z")
_LIST = re.compile(r"[.)]\s")
_CODE_NAME = re.compile(r"(?:[a-z]+[A-Z]\w*|[A-Z]&[A-Z]|(?<![\w.])[A-Z]{4,})[ \u00a0]\Z")


def masked(text: str) -> Iterator[tuple[int, int]]:
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
    if _PHONE_BEGINS.search(text):
        yield from (m.span() for m in _PHONE.finditer(text))


def in_code(text: str, number: Number) -> bool:
    """Numbers glued to letters are parts of names: F-35, K1A, CO2, 5G, 0G2, S&P500."""
    start, end = number.start, number.end
    if number.form == "digits" and text[start] == "0" and end - start > 1 and text[start:end].isdigit():
        return True
    if start:
        left = text[start - 1]
        if left.isalnum() or left in "_#.&" or (left == "," and start > 1 and text[start - 2].isdigit()):
            return not _currency_letter(text, start)
        if left in "\"'" and text[start - 2:start - 1] == "=":
            return True  # width="640"
        if left in "-‐‑" and _CODE_BEFORE.search(text, max(0, start - 12), start):
            return True
        if left in "-‐‑–" and start > 1 and text[start - 2].isalpha():
            return number.form == "digits" and text[max(0, start - 8):start - 1].split()[-1:] not in ([], ["mid"]) and text[start - 2].isupper()
        if left == "/" and start > 1 and text[start - 2].isalnum():
            return True
    return number.form == "digits" and text[end:end + 1] in ("-", "/", "(") and "." not in text[start:end] and _CODE_AFTER.match(text, end) is not None


_CODE_BEFORE = re.compile(r"(?:[^\W\d_]\d+|\d-(?!of|de)[a-z]{1,3})-\Z")  # A350-900, 9-to-5
# 555-0143, 10-K, 9-to-5, 401(k), 9/11; but 7/10 is a score
_CODE_AFTER = re.compile(r"-(?:0\d|[A-Z](?!\w)|(?!of-|de-)[a-z]{1,3}-\d)|\([a-z]\)|/(?!(?:5|10|20)(?!\d))\d{1,2}(?!\d)")


def is_clock(text: str, number: Number, grammar: dict) -> bool:
    """A time of day written with a point, or as an hour that nothing follows: `a las 18.45`, `pasadas las 22`."""
    if number.form != "digits" or number.end - number.start > 5 or last_word(text, number.start) not in grammar["clock_ends"]:
        return False
    pointed = _POINTED_CLOCK.fullmatch(text, number.start, number.end) is not None
    if not pointed and not (number.low <= 24 and number.end - number.start <= 2 and grammar["hour_after"].match(text, number.end)):
        return False
    return grammar["clock_before" if pointed else "hour_before"].search(text, max(0, number.start - 20), number.start) is not None


_POINTED_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def is_score(text: str, first: Value, second: Value) -> bool:
    """Two small whole numbers with only a dash between them and no noun after: `6-4, 4-6`."""
    return second.start - first.end == 1 and text[first.end] in "-–" and second.low < 10 and first.number.form == second.number.form == "digits" and first.resolution == second.resolution == 1.0


def is_note_mark(text: str, value: Value) -> bool:
    """A number in square brackets: the mark of a note."""
    return text[value.start - 1:value.start] == "[" and text[value.end:value.end + 1] == "]"


def _currency_letter(text: str, start: int) -> bool:
    """Codes such as `USD5` or `R5`: letters that are a currency."""
    match = re.search(r"[A-Z]{2,3}\Z", text[max(0, start - 3):start])
    return bool(match) and match.group() in units().symbols


def is_label(text: str, value: Value, grammar: dict) -> bool:
    """`Section 232`, `No. 5`, `Table 3 and 4`, `Windows 11 users`."""
    if value.scale != 1.0:
        return False
    word = _PREVIOUS.search(text, max(0, value.start - 24), value.start)
    return bool(word) and (word.group(1).lower() in grammar["labels"] or word.group(1)[0].isupper() and word.group(1).lower() in grammar["names"]) and not (word.group(1).islower() and len(word.group(1)) == 1)


def is_list_number(text: str, value: Value) -> bool:
    """Whether a number opens an item of a list: `2. Roads were closed`."""
    if value.low >= 100 or not _LIST.match(text, value.end):
        return False
    before = text[max(0, value.start - 6):value.start].rstrip(" \t(")
    return not before or before[-1] in "\n.!?:;"


def is_name(text: str, value: Value, grammar: dict) -> bool:
    """A bare number after a capitalised word inside a sentence belongs to its name (`Airbus 320`)."""
    if value.scale != 1.0 or value.number.form != "digits":
        return False
    if not value.start or text[value.start - 1] not in " \u00a0":
        return False
    at = end = value.start - 1
    while at and text[at - 1].isalpha() and end - at < 30:
        at -= 1
    return text[at].isupper() and text[at:end].lower() not in grammar["noun_stops"]


def is_code_name(text: str, value: Value) -> bool:
    """A number after letters no word is written with: `iPhone 15`, `S&P 500`, `IBEX 35`."""
    if value.scale != 1.0 or value.number.form != "digits":
        return False
    begin = max(0, value.start - 16)
    before = text[begin:value.start]
    return before[-1:] in " \u00a0" and not before.islower() and _CODE_NAME.search(text, begin, value.start) is not None


def is_address(text: str, value: Value, grammar: dict) -> bool:
    """Whether a number is that of a house: `125 Harbour Drive`."""
    if not _NAME_AFTER.match(text, value.end):
        return False
    following = text[value.end:value.end + 60].split("\n")[0]
    return any(w.strip(".,").lower() in grammar["streets"] for w in following.split()[:4])


_NAME_AFTER = re.compile(r"[^\S\n]+[A-ZÁÉÍÓÚÑ0-9]")


def bare_counts(text: str, value: Value, previous: str, grammar: dict) -> bool:
    """Whether a number with neither unit nor noun is still a figure: not `one`, `two`, a page number;
    but `five of the nine`, `another nine`, `rose by four` and `a crew of four`."""
    number = value.number
    if number.form == "words":
        return value.low >= 13 or value.low > 1 and (previous in grammar["elided_before"] or previous in grammar["by_ends"] and direction_before(text, value.start, grammar) or previous == grammar["of"] and text[value.start].islower() and grammar["elided_groups"].search(text, max(0, value.start - 16), value.start) is not None or grammar["elided_after"].match(text, value.end) is not None)
    if number.form in ("fraction", "vague"):
        return True
    if is_address(text, value, grammar):
        return False
    if _JOINED_LETTER.match(text, value.end) or _JOINED_WORD.search(text, max(0, value.start - 2), value.start):
        return False  # 5G, 3D, under-21; 14-nanometer is a unit and never gets here
    return True


_JOINED_LETTER = re.compile(r"[-–]?[^\W\d_]")
_JOINED_WORD = re.compile(r"[^\W\d_][-‐‑]\Z")
