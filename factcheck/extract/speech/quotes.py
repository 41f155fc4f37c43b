"""Which quoted words are speech, and whose.

A quoted stretch is somebody's words when a report takes it in, when it is a sentence of its own, or
when it goes on from one that is. What is left are terms, titles and irony.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.extract.speech.cues import Grammar
from factcheck.extract.speech.report import Frame
from factcheck.extract.speech.marks import Quoted
from factcheck.extract.words import Words

_LETTERS = re.compile(r"[^\W\d_]+")

_NAME = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ’'-]+")
_SIGNED = re.compile(r"[ \u00a0]*[—–-]{1,2}[ \u00a0]*(?=[A-ZÀ-Þ][^.!?]{2,60}$)")

SENTENCE = 5
"""Words from which quoted words that begin and end like a sentence are one."""
FRAGMENT = 3
"""Words of a fragment without a cue from which it goes on from a quote of its paragraph."""
THOUGHT = 4
"""Words of a fragment from which it is speech under a verb of thinking."""


@dataclass(slots=True)
class Quote:
    """A quoted stretch that is speech.

    Attributes:
        quoted: where it stands.
        frame: the report that takes it in, or None.
        before: the quote it goes on from, or None.
        named: whether the name that stands before its colon, or behind its dash, is the speaker: -1 or 1.
    """

    quoted: Quoted
    frame: Frame | None = None
    before: "Quote | None" = None
    named: int = 0


def is_sentence(quoted: Quoted, text: str) -> bool:
    """Whether quoted words begin and end like a sentence; the mark at its end may follow them."""
    inner = quoted.inner
    if not (inner[:1].isupper() or inner[:1] in "¿¡…["):
        return False
    if inner[-1:] in ".!?,…—-":
        return True
    return text[quoted.end:quoted.end + 1] in (".", ",") and _opens_sentence(quoted, text)


def is_whole(quoted: Quoted, text: str) -> bool:
    """Whether quoted words are a sentence of their own, and more than an exclamation."""
    return len(_LETTERS.findall(quoted.inner)) >= SENTENCE and is_sentence(quoted, text)


def _opens_sentence(quoted: Quoted, text: str) -> bool:
    before = text[max(0, quoted.start - 3):quoted.start].rstrip(" ")
    return not before or before[-1] in ".!?…\n:”»\"("


def is_title(quoted: Quoted) -> bool:
    """Whether quoted words are capitalised like the title of a work, and end like no sentence."""
    return quoted.inner[-1:] not in ".!?…" and _capitalised(quoted)


def _capitalised(quoted: Quoted) -> bool:
    parts = _LETTERS.findall(quoted.inner)
    return bool(parts) and parts[0][0].isupper() and all(p[0].isupper() for p in parts if len(p) > 3)


def taken(quoted: Quoted, frame: Frame, words: Words, first: int, text: str, grammar: Grammar) -> bool:
    """Whether the report that quoted words stand in makes them somebody's words.

    Args:
        first: number of the first word of the stretch.
    """
    entry = frame.entry
    if quoted.turn:
        return True
    if first and (_capitalised(quoted) or not grammar.title_case) and words.low[first - 1] in grammar.works:
        return False
    if 0 < first and words.words[first - 1][:1].isupper() and words.ends[first - 1] == quoted.start - 1 and _NAME.match(text, quoted.end):
        return False  # Dorothy “Dot” Vance
    if is_whole(quoted, text):
        return True
    if entry.kind == "impersonal":
        return False
    count = len(_LETTERS.findall(quoted.inner))
    speaks = (entry.clause or entry.quoted) and not entry.thought
    if speaks and quoted.end <= words.starts[frame.cue[0]]:
        between = text[quoted.end:words.starts[min(frame.cue[0], frame.source[0] if frame.source else frame.cue[0])]]
        if not between.strip(" ,") and (quoted.inner[-1:] in ",.!?…" or "," in between or _opens_sentence(quoted, text)):
            return True  # "…," said X
    after_cue = 0 <= first - frame.cue[1] <= 1
    punctuated = quoted.inner[-1:] in ".,!?…" and after_cue
    if frame.source is None and not punctuated and (frame.passive or entry.kind != "verb"):
        return False
    if entry.naming and frame.source and words.low[frame.source[0]] in grammar.everybody:
        return False
    if punctuated or after_cue and speaks and (entry.clause or not is_title(quoted)):
        return True
    if is_title(quoted):
        return False
    if entry.thought or entry.kind == "adjective" or entry.infinitive and not entry.clause:
        return count >= THOUGHT
    return count >= 2 or speaks and quoted.inner.islower() and first >= frame.cue[1]


def assign(quotes: list[Quoted], firsts: list[int], frames: list[Frame], words: Words, paragraphs: list[tuple[int, int]], text: str, grammar: Grammar) -> list[Quote]:
    """The stretches that are speech, in order, each with the report it stands in or goes on from."""
    by_quote = _frames_of(quotes, frames, words)
    by_paragraph = _last_frames(frames, words, paragraphs)
    out: list[Quote] = []
    last: Quote | None = None
    for index, quoted in enumerate(quotes):
        good = [f for f in by_quote.get(index, ()) if taken(quoted, f, words, firsts[index], text, grammar)]
        frame = _nearest(good, quoted, words)
        begin = paragraphs[quoted.paragraph][0]
        sentence = is_sentence(quoted, text)
        found: Quote | None = None
        if frame is not None:
            found = Quote(quoted, frame)
        elif last is not None and last.quoted.paragraph == quoted.paragraph and (sentence or quoted.turn or 0 <= quoted.start - last.quoted.end <= 4):
            found = Quote(quoted, last.frame, last)
        elif (lead := _lead(quoted, by_paragraph, paragraphs, text)) is not None:
            found = Quote(quoted, lead)
        elif last is not None and last.quoted.paragraph == quoted.paragraph - 1 and not last.quoted.closed and quoted.start == begin:
            found = Quote(quoted, last.frame, last)
        elif _SIGNED.match(text, quoted.end, paragraphs[quoted.paragraph][1]) and (sentence or len(_LETTERS.findall(quoted.inner)) >= SENTENCE):
            found = Quote(quoted, named=1)  # “…” — Ilse Brandt
        elif text[max(begin, quoted.start - 2):quoted.start].strip() == ":" and (sentence or len(_LETTERS.findall(quoted.inner)) >= SENTENCE):
            found = Quote(quoted, None, named=-1)  # Brandt on the duty: “…”
        elif is_whole(quoted, text) or quoted.turn or quoted.start == begin and text[quoted.end:quoted.end + 1] == ":":
            found = Quote(quoted, _context(quoted, by_paragraph, paragraphs))
        elif sentence and _opens_sentence(quoted, text) and not is_title(quoted) and (frame := _context(quoted, by_paragraph, paragraphs)):
            found = Quote(quoted, frame)
        elif last is not None and last.quoted.paragraph == quoted.paragraph and quoted.inner[0].islower() and len(_LETTERS.findall(quoted.inner)) >= FRAGMENT:
            found = Quote(quoted, last.frame, last)  # "…," she said. It was “a mess from the start.”
        if found:
            out.append(found)
            last = found
    return out


def _frames_of(quotes: list[Quoted], frames: list[Frame], words: Words) -> dict[int, list[Frame]]:
    """Number of a stretch to the frames whose content touches it."""
    out: dict[int, list[Frame]] = {}
    at = 0
    for frame in frames:
        for a, b in frame.content:
            start, end = words.starts[a], words.ends[b - 1]
            while at and quotes[at - 1].end > start:
                at -= 1
            while at < len(quotes) and quotes[at].end <= start:
                at += 1
            index = at
            while index < len(quotes) and quotes[index].start < end:
                out.setdefault(index, []).append(frame)
                index += 1
    return out


def _nearest(frames: list[Frame], quoted: Quoted, words: Words) -> Frame | None:
    """The report that a stretch belongs to: of several that take it in, the one whose cue is nearest."""
    if not frames:
        return None

    def distance(frame: Frame) -> tuple[int, int]:
        start, end = words.starts[frame.cue[0]], words.ends[frame.cue[1] - 1]
        return (start - quoted.end if start >= quoted.end else quoted.start - end, start)

    return min(frames, key=distance)


def _last_frames(frames: list[Frame], words: Words, paragraphs: list[tuple[int, int]]) -> dict[int, list[Frame]]:
    """Number of a paragraph to its reports that have a source."""
    out: dict[int, list[Frame]] = {}
    number = 0
    for frame in frames:
        at = words.starts[frame.cue[0]]
        while number < len(paragraphs) and paragraphs[number][1] <= at:
            number += 1
        if frame.source is not None:
            out.setdefault(number, []).append(frame)
    return out


def _lead(quoted: Quoted, frames: dict[int, list[Frame]], paragraphs: list[tuple[int, int]], text: str) -> Frame | None:
    """The report whose colon leads to a stretch that opens a paragraph."""
    number = quoted.paragraph
    if not number or quoted.start - paragraphs[number][0] > 1:
        return None
    begin, end = paragraphs[number - 1]
    if text[end - 1:end] == ":" and frames.get(number - 1):
        return frames[number - 1][-1]
    return None


def _context(quoted: Quoted, frames: dict[int, list[Frame]], paragraphs: list[tuple[int, int]]) -> Frame | None:
    """The report that a sentence of speech without a cue goes with: the last one before it in its
    paragraph, or where it is a paragraph of its own the last one of the paragraph before."""
    begin, end = paragraphs[quoted.paragraph]
    if quoted.start > begin + 1:
        here = [f for f in frames.get(quoted.paragraph, ())]
        return here[0] if here else None
    if quoted.end >= end - 2:
        before = frames.get(quoted.paragraph - 1)
        return before[-1] if before else None
    return None
