"""Quotation marks: which stretches of a paragraph stand between them.

Marks in real text are damaged: an opening mark where a closing one belongs, one of a pair lost,
straight and curly mixed, a space too many. Each mark is read by what stands beside it, a paragraph
is read on its own, and whatever is wrong in one paragraph ends with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[“”„«»‹›\"‘’'‚‛`](?:(?<=`)`|(?<=')'?|(?<![`']))")  # `` and '' are one mark
_AROUND = "“”„«»‹›\"‘’'‚‛` \t\n\u00a0"
_OPENERS = {"“": "double", "„": "double", "``": "double", "«": "angle", "‹": "single", "‘": "single", "‚": "single", "‛": "single"}
_CLOSERS = {"”": "double", "»": "angle", "›": "single", "’": "single"}
_NEUTRAL = {'"': "double", "''": "double", "'": "single"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks.

    Attributes:
        start, end: offsets, marks included; where one was lost, to the end of its paragraph or from its
            beginning.
        paragraph: index into the paragraphs that were read.
        inner: the words, without marks and the white space beside them.
        closed: whether a mark closes it.
        turn: speech for certain, by a dialogue dash or the name before it.
    """

    start: int
    end: int
    paragraph: int
    inner: str
    closed: bool = True
    turn: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool  # by its shape or by what stands beside it
    closes: bool


def quoted(text: str, paragraphs: list[tuple[int, int]]) -> list[Quoted]:
    """The quoted stretches of all paragraphs, in order; none overlap."""
    marks = iter(_MARK.finditer(text))
    match = next(marks, None)
    out: list[Quoted] = []
    for number, (start, end) in enumerate(paragraphs):
        while match and match.start() < start:
            match = next(marks, None)
        here: list[_Mark] = []
        while match and match.start() < end:
            mark = _read(text, match, start, end)
            if mark:
                here.append(mark)
            match = next(marks, None)
        if here:
            out += _pairs(text, here, number, start, end)
    return out


def _read(text: str, match: re.Match, begin: int, stop: int) -> _Mark | None:
    """A mark with what its shape and its neighbours say of it; None for an apostrophe or inch sign."""
    start, end = match.span()
    sign = match.group()
    before = text[start - 1] if start > begin else " "
    after = text[end] if end < stop else " "
    left = not (before.isalnum() or before in ".,!?…;:%)]’'\"”»")  # nothing it could close stands before it
    right = not (after.isalnum() or after in "$£€#@([¿¡‘“")  # nothing it could open stands behind it
    opens, closes = left and not after.isspace(), right and not left
    if sign in _NEUTRAL:
        family = _NEUTRAL[sign]
        if family == "single":
            opens = opens and not after.isdigit()
            return _Mark(start, end, family, opens, closes) if opens != closes else None
        if before.isdigit() and right and text[start - 2:start - 1] in ("'", "’", "′"):
            return None  # 5'10"
        return _Mark(start, end, family, opens, closes)
    if sign in _OPENERS:
        family = _OPENERS[sign]
        if family == "single":
            return _Mark(start, end, family, True, False) if opens else None
        return _Mark(start, end, family, not closes, closes)
    family = _CLOSERS[sign]
    if family == "single":
        return _Mark(start, end, family, False, True) if closes else None
    opens = opens and after.isalnum()
    return _Mark(start, end, family, opens, not opens)


def _pairs(text: str, marks: list[_Mark], number: int, begin: int, stop: int) -> list[Quoted]:
    """Pair the marks of one paragraph from left to right."""
    out: list[Quoted] = []
    doubles = [mark for mark in marks if mark.family != "single"]
    left = len(doubles)
    later = _last_closers(marks)
    opened: _Mark | None = None
    for index, mark in enumerate(marks):
        double = mark.family != "single"
        left -= double
        if opened is None:
            if mark.opens or not mark.closes and double:
                if not double and later.get("single", -1) <= index:
                    continue
                opened = mark
            elif double and not out and _lost_opening(text, begin, mark):
                _add(out, text, _Mark(begin, begin, mark.family, True, False), mark.end, number, mark.start)
            continue
        if mark.family != opened.family:
            if opened.family == "single" and double and mark.opens and later.get("single", -1) <= index:
                opened = mark
            continue
        if mark.closes or not mark.opens:
            if opened.family == "single" and not _ends_single(text, marks, index, mark):
                continue
            _add(out, text, opened, mark.end, number, mark.start)
            opened = None
        elif text[mark.start] not in "“«„" and left % 2 == 0:
            # a mark that looks like an opening one: where it leaves an even number, it closes after all
            _add(out, text, opened, mark.end, number, mark.start)
            opened = None
        else:  # the one before was never closed
            _add(out, text, opened, mark.start, number, mark.start, closed=False)
            opened = mark
    if opened is not None and opened.family != "single":
        _add(out, text, opened, stop, number, stop, closed=False)
    return out


def _last_closers(marks: list[_Mark]) -> dict[str, int]:
    """Family to the index of its last mark that can close."""
    return {mark.family: index for index, mark in enumerate(marks) if mark.closes}


def _lost_opening(text: str, begin: int, mark: _Mark) -> bool:
    """Whether a closing mark with none before it ends a quote that began with its paragraph."""
    return text[mark.start - 1:mark.start] in (",", ".", "!", "?", "…") and text[begin:begin + 1].isupper() and mark.start - begin < 600


def _ends_single(text: str, marks: list[_Mark], index: int, mark: _Mark) -> bool:
    """Whether a single closing mark ends the quote and is no apostrophe of a plural.

    It does after a full stop or comma, or where no later mark of the paragraph could."""
    if not text[mark.start - 1].isalnum() or text[mark.start - 1] != "s":
        return True
    following = next((m for m in marks[index + 1:index + 3] if m.family == "single"), None)
    return following is None or following.opens


def _add(out: list[Quoted], text: str, opened: _Mark, end: int, number: int, stop: int, closed: bool = True) -> None:
    """Add the stretch from an opening mark to an end, if there are words in it."""
    inner = text[opened.end:stop].strip(_AROUND)
    if inner:
        while text[end - 1].isspace():
            end -= 1
        out.append(Quoted(opened.start, end, number, inner, closed))
