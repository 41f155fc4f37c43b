"""Speech without quotation marks: transcripts (`NAME: …`) and the dialogue dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.extract.speech.marks import Quoted

_NAME_COLON = re.compile(r"(?P<who>(?:[A-ZÀ-Þ][\w.’'-]*|[a-z]{1,3})(?:[ \u00a0](?:[A-ZÀ-Þ(][\w.’')-]*|[a-z]{1,3}|\d{1,3})){0,5}):[ \u00a0]+(?=\S)")
_DASH = re.compile(r"(?:(?<=[.!?…] )|(?<![^\n]))[—–―](?=[\w¿¡“\"])")
_ASIDE = re.compile(r"[ \u00a0][—–―](?=[^\W\d_])")
_RESUMED = re.compile(r"[—–―][.,;:]?[ \u00a0]?")

FEWEST = 2
"""Paragraphs that begin `NAME:` from which a text is a transcript."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript: the words, and the offsets of the name before them."""

    quoted: Quoted
    who: tuple[int, int]


def turns(text: str, paragraphs: list[tuple[int, int]]) -> list[Turn]:
    """The turns of a transcript, one per paragraph; none where the text is no transcript."""
    found = []
    for number, (start, end) in enumerate(paragraphs):
        head = min(end, start + 80)
        match = _NAME_COLON.match(text, start, head) if text.find(":", start, head) > 0 else None
        if match and end - match.end() > 1 and text[match.end()] not in "“\"«‘" and _is_speaker(match["who"]):
            found.append(Turn(Quoted(match.end(), end, number, text[match.end():end], turn=True), match.span("who")))
    capitals = [turn for turn in found if text[turn.who[0]:turn.who[1]].isupper()]
    names = {text[turn.who[0]:turn.who[1]] for turn in found}
    if len(capitals) >= FEWEST:
        return capitals
    return found if len(found) >= 2 * FEWEST and len(names) * 2 <= len(found) else []


def _is_speaker(who: str) -> bool:
    return who.isupper() or len(who.split()) <= 3


def dashes(text: str, paragraphs: list[tuple[int, int]]) -> list[Quoted]:
    """The words of paragraphs that open with a dialogue dash; an aside (`—dijo Ana—`) is left out."""
    if not any(dash in text for dash in "—–―"):
        return []
    opened = [(number, match.start(), end, match.end()) for number, (start, end) in enumerate(paragraphs) if (match := _DASH.search(text, start, end))]
    out: list[Quoted] = []
    for number, start, end, begin in opened:
        while begin < end:
            aside = _ASIDE.search(text, begin, end)
            stop = aside.start() if aside else end
            if text[begin:stop].strip():
                out.append(Quoted(start, stop, number, text[begin:stop].strip(), turn=True))
            if not aside:
                break
            resumed = _RESUMED.search(text, aside.end(), end)
            begin = start = resumed.end() if resumed else end
    return out
