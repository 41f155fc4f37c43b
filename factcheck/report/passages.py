"""The passages of a finding as all readable formats show them: value, who says so, where, when, words."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.edtf import spell
from factcheck.model import Audit, Document, Evidence, Finding
from factcheck.wording import number, unit_words

_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\Z)|\x1b[ -/]*[0-~]?", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Text fit for a terminal and for one line: no escapes, no control characters, single spaces.

    Article text is not trusted: it could recolour, overwrite or reorder what the editor sees.

    >>> plain("a \\x1b[31mred\\x1b[0m\\r\\n   figure\\x07")
    'a red figure'
    """
    return _SPACE.sub(" ", _CONTROLS.sub("", _ESCAPES.sub("", text)))


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a discrepancy table, ready to show.

    Attributes:
        value: the interval as compared, or empty.
        who: who says so.
        where: document and line.
        published: the date spelled out.
        before, surface, after: the sentence, parted around the words the finding rests on.
        sentence: document and offset of that sentence; None for a reference row.
        start: offset of the surface in its document.
    """

    value: str
    who: str
    where: str
    published: str
    before: str
    surface: str
    after: str
    sentence: tuple[str, int] | None
    start: int | None


def nothing_found(audit: Audit) -> list[str]:
    """What a report without findings says: that nothing is wrong, or that nothing could be checked, and why.

    >>> from factcheck.model import Problem
    >>> nothing_found(Audit(problems=(Problem("a.md", 0, "the file is empty"),)))
    ['Nothing was checked: no text could be read.', 'a.md: the file is empty']
    """
    unread = [problem for problem in audit.problems if problem.fatal]
    if audit.documents and not (unread and all(document.role != "draft" for document in audit.documents)):
        return ["No discrepancies found in what could be read." if unread else "No discrepancies found."]
    return [f"Nothing was checked: no {'draft' if audit.documents else 'text'} could be read.", *(plain(str(problem)) for problem in audit.problems)]


def by_id(documents: tuple[Document, ...]) -> dict[str, Document]:
    """Documents by their ids."""
    return {document.id: document for document in documents}


def passages(finding: Finding, documents: Mapping[str, Document]) -> list[Passage]:
    """The evidence of a finding, in its order."""
    peers = len({evidence.document for evidence in finding.evidence if evidence.role != "reference"}) > 1
    return [_passage(evidence, documents.get(evidence.document), peers) for evidence in finding.evidence]


def _passage(evidence: Evidence, document: Document | None, peers: bool) -> Passage:
    before = after = ""
    sentence = None
    if document and evidence.start is not None:
        start, end = sentence_at(document, evidence.start)
        sentence = (document.id, start)
        before, after = document.text[start:evidence.start], document.text[evidence.end:end]
    return Passage(
        value_words(evidence.low, evidence.high, evidence.unit), _who(evidence, document, peers), plain(f"{evidence.document}:{evidence.line}"),
        spell(evidence.published) if evidence.role != "reference" or evidence.published else "",
        plain(before).lstrip(), plain(evidence.surface), plain(after).rstrip(), sentence, evidence.start)


def sentence_at(document: Document, at: int) -> tuple[int, int]:
    """Start and end of the sentence an offset stands in, or of its line where there is none."""
    place = bisect_right(document.sentences, at, key=lambda s: s.start) - 1
    if place >= 0 and at < document.sentences[place].end:
        return document.sentences[place].start, document.sentences[place].end
    end = document.text.find("\n", at)
    return document.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(document.text)


def _who(evidence: Evidence, document: Document | None, peers: bool) -> str:
    """The speaker; else the table; else the publisher, or for a draft seen by itself "our own words"."""
    if evidence.speaker:
        who = plain(evidence.speaker)
    elif evidence.role == "reference":
        who = "reference table"
    elif document and document.publisher and (peers or document.role != "draft"):
        who = plain(document.publisher)
    elif document and document.role != "draft":
        who = f"the {document.role}"
    else:
        who = "our own words"
    return f"{who} (context)" if evidence.role == "context" else who


def value_words(low: float | None, high: float | None, unit: str) -> str:
    """An interval in words.

    >>> value_words(89.0, None, "percent"), value_words(3.15e6, 3.25e6, ""), value_words(None, None, "percent")
    ('89 % or more', '3.15 million to 3.25 million', '')
    """
    bottom, top = (None if bound is None or math.isinf(bound) else number(bound) for bound in (low, high))
    words = plain(unit_words(unit))
    if bottom is None and top is None:
        return ""
    if top is None:
        return f"{bottom}{words} or more"
    if bottom is None:
        return f"up to {top}{words}"
    return f"{bottom}{words}" if bottom == top else f"{bottom} to {top}{words}"


def cut(before: str, surface: str, after: str, room: int) -> str:
    """The surface in brackets, amid as many of the words around it as fit, in quotation marks.

    With nothing around it, it needs no brackets.

    >>> cut("The mill lacks ", "900 tons", ", a gap of over 89%.", 30)
    '“…lacks [900 tons], a gap…”'
    >>> cut("The mill lacks ", "900 tons", ".", 60)
    '“The mill lacks [900 tons].”'
    >>> cut("", "900 tons", "", 60)
    '“900 tons”'
    """
    if not before and not after:
        return f"“{shortened(surface, max(room - 2, 8))}”"
    room = max(room - 4, 8)
    if len(surface) > room:
        return f"“[{shortened(surface, room)}]”"
    left, right = _shares(len(before), len(after), room - len(surface))
    if left < len(before):
        before = "…" + re.sub(r"^\S*\s", "", before[len(before) - left + 1:], count=1) if left else ""
    if right < len(after):
        after = re.sub(r"\s\S*$", "", after[:right - 1], count=1) + "…" if right else ""
    return f"“{before}[{surface}]{after}”"


def shortened(text: str, room: int) -> str:
    """The text, its end cut where it is too long."""
    return text if len(text) <= room else text[:room - 1].rstrip() + "…"


def _shares(before: int, after: int, room: int) -> tuple[int, int]:
    """How much of each side to keep; what one side does not need goes to the other."""
    left = min(before, max(room // 2, room - after))
    return left, min(after, room - left)
