"""The words of the product as types: documents, claims, findings.

Everything here is frozen, slotted and composed. The flat columns that editors and notebooks see
are made in one place, `factcheck.table`.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

ROLES = ("draft", "source", "archive")
"""What a document is for: checked, checked against, published before."""

SEVERITIES = ("error", "warning", "info")
"""Worst first. Shown to editors as *Cannot be right*, *Check* and *Note*."""

SILENT_SECTIONS = frozenset({"related", "advert", "boilerplate", "correction"})
"""Sections that make no claims for the article they stand in."""

CLAIM_KINDS = ("figure", "date", "quote", "attribution", "office", "name")


@dataclass(frozen=True, slots=True)
class LineMap:
    """Where an offset of a document's text stands in its file, as the editor sees it.

    Attributes:
        line_starts: offsets in the *file* at which its lines begin, ascending, first 0.
        pieces: `(text_offset, file_offset)` pairs, ascending; from each on, text and file run in
            step. Plain text has the one pair (0, 0); markup that was taken out adds pairs.
    """

    line_starts: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...] = ((0, 0),)

    @classmethod
    def of(cls, file_text: str, pieces: tuple[tuple[int, int], ...] = ((0, 0),)) -> LineMap:
        """Build the map of a file from its decoded text."""
        starts = (0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", file_text)))
        return cls(starts, pieces)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1, of a text offset."""
        text_at, file_at = self.pieces[max(0, bisect.bisect_right(self.pieces, (offset, 1 << 62)) - 1)]
        at = file_at + offset - text_at
        line = bisect.bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader already knows the kind of (a heading, a list item, a table).

    Attributes:
        kind: heading, paragraph, list, table, quote or code.
        start, end: offsets into the document's text.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document with one function: headline, body, caption, list, table, signature,
    or one of `SILENT_SECTIONS`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, by offsets, with the number of its paragraph and the kind of its section."""

    start: int
    end: int
    paragraph: int
    section: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be read.

    Attributes:
        text: what all spans point into.
        id: relative POSIX path, or the key it was given under.
        role: one of `ROLES`.
        published: EDTF date (`2025-06-11`, `2025-06`, `2025-02/2025-03`), or empty for unknown.
        publisher, language, title: as given; language is an ISO 639-1 code, empty means "find out".
        blocks: what the reader knows of the text's structure (empty for plain text).
        line_map: offsets to lines; None means the text is the file.
        dated_by: where `published` comes from: `given`, `text` (read off the dateline) or empty.
        sections, sentences: filled in by `factcheck.segment`.
        path: the file as given to the reader, with forward slashes; empty for text at hand.
    """

    text: str
    id: str = ""
    role: str = "draft"
    published: str = ""
    publisher: str = ""
    language: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()
    line_map: LineMap | None = None
    dated_by: str = ""
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    path: str = ""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of a text offset in the file as the editor sees it."""
        if self.line_map is None:
            object.__setattr__(self, "line_map", LineMap.of(self.text))
        return self.line_map.position(offset)


@dataclass(frozen=True, slots=True)
class Provenance:
    """The document a claim comes from, as far as a comparison needs it.

    `role` is one of `ROLES` or `reference`; the other attributes are those of `Document`.
    """

    document: str
    role: str = "draft"
    published: str = ""
    publisher: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as written.

    Attributes:
        written: the words of the number, hedge and unit left out (`3.2 million`).
        low, high: bounds as written, scale words applied, not rounded or converted; None is
            unbounded. `over 47 billion` is 4.7e10 and None.
        unit: a name of `lexicon/units.csv`, an ISO 4217 code, or a compound (`ton/year`); empty
            for a bare number or a counted noun.
        resolution: place value of the last digit that means something: 0.1 for 3.2, 1000 for
            52,000, 100000 for 3.2 million.
        hedge: exact, about, over, under, at_least, at_most or between.
        change: level, up, down, ratio, share or rank. Magnitudes are positive; direction is here.
    """

    written: str
    low: float | None
    high: float | None
    unit: str = ""
    resolution: float = 1.0
    hedge: str = "exact"
    change: str = "level"


@dataclass(frozen=True, slots=True)
class EventTime:
    """When something happened, is said to happen, or happened relative to another event.

    Attributes:
        date: EDTF; empty when only the order is asserted.
        relation: on, since, until, by, before or after.
        anchor: the words of the other event, when `before` or `after` hangs on one.
    """

    date: str
    relation: str = "on"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure or a date is about. Words as written, or canonical where a table knows them.

    Attributes:
        measure: what is measured, or what happened (`steel production`, `tariff`).
        subject: whose it is.
        place: a country or region.
        period: EDTF, the time the value holds for.
        counted: what is counted, when the unit is a noun (`jobs`).
    """

    measure: str = ""
    subject: str = ""
    place: str = ""
    period: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so.

    Attributes:
        speaker: the resolved name; empty when nobody is named.
        start, end: offsets of the words that stand nearest (`she`, `the minister`), or None.
        title, affiliation: the speaker's office and organisation, as written.
        cue: the words that report (`said`, `according to`).
        kind: named, office, organisation, outlet, anonymous, impersonal or none.
    """

    speaker: str = ""
    start: int | None = None
    end: int | None = None
    title: str = ""
    affiliation: str = ""
    cue: str = ""
    kind: str = "none"


NOBODY = Source()
"""The source of a claim that the article makes on its own authority."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement.

    Attributes:
        claim_id: stable key, see `factcheck.table.claim_id`.
        origin: the document it stands in.
        kind: one of `CLAIM_KINDS`.
        start, end: offsets, `text[start:end] == surface`.
        line, column: position in the file, from 1.
        section: kind of the section it stands in.
        sentence, sentence_start: the sentence around it, and the offset where that begins.
        paragraph: number of its paragraph within the document.
        figure, time: the value, for kinds figure and date.
        topic, source: what it is about, and who says so.
        modality: asserted, negated, planned, forecast or conditional.
        under: claim_id of the quote or attribution this stands under.
        utterance: key shared by the pieces of one quote and its translation.
        confidence: 0 to 1.
        keys: normalised content words of the clause, for the linker (see `factcheck.extract.topics`).
    """

    claim_id: str
    origin: Provenance
    kind: str
    start: int
    end: int
    surface: str
    sentence: str = ""
    sentence_start: int = 0
    line: int = 1
    column: int = 1
    section: str = "body"
    paragraph: int = 0
    figure: Figure | None = None
    time: EventTime | None = None
    topic: Topic = Topic()
    source: Source = NOBODY
    modality: str = "asserted"
    under: str = ""
    utterance: str = ""
    confidence: float = 1.0
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that a finding rests on.

    Attributes:
        role: stated (what the draft says), other (what contradicts it), reference (a trusted row)
            or context.
        document: id of the document; for a reference row its CSV.
        start, end: offsets into the document's text; None for a reference row.
        line, column: position in the file; for a reference row its row.
        surface: the words.
        claim_id, published, speaker: of the claim; empty where there is none.
        low, high, unit: the interval as *compared* (rounding and hedges applied); None where there
            is none.
    """

    role: str
    document: str
    start: int | None
    end: int | None
    line: int
    column: int
    surface: str
    claim_id: str = ""
    published: str = ""
    speaker: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""

    @classmethod
    def of(cls, claim: Claim, role: str, low: float | None = None, high: float | None = None, unit: str = "") -> Evidence:
        """The passage of a claim, with the interval it was compared by."""
        at = (None, None) if claim.origin.role == "reference" else (claim.start, claim.end)
        return cls(role, claim.origin.document, *at, claim.line, claim.column, claim.surface,
                   claim.claim_id, claim.origin.published, claim.source.speaker, low, high, unit)

    @classmethod
    def passage(cls, document: Document, start: int, end: int, role: str = "stated") -> Evidence:
        """Any stretch of a document's text."""
        line, column = document.position(start)
        return cls(role, document.id, start, end, line, column, document.text[start:end],
                   published=document.published)


@dataclass(frozen=True, slots=True)
class Finding:
    """One discrepancy, with the passages it rests on. The first passage is where it is reported.

    Attributes:
        message: the reason in full, the sum written out; ends with a full stop.
        evidence: passages, the stated one first.
        severity: one of `SEVERITIES`; empty takes the rule's own.
        expected, stated: the two values in short, where there are two.
        confidence: 0 to 1.
        rule, name, title: code, name and title of the rule; filled in by the registry.
        finding_id: stable key, filled in by the registry.
        status: `open`, or what was decided.
    """

    message: str
    evidence: tuple[Evidence, ...]
    severity: str = ""
    expected: str = ""
    stated: str = ""
    confidence: float = 0.9
    rule: str = ""
    name: str = ""
    title: str = ""
    finding_id: str = ""
    status: str = "open"

    @property
    def at(self) -> Evidence:
        """The passage the finding is reported at."""
        return self.evidence[0]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: a file, a front matter, a reference row.

    Attributes:
        path: the file as the user named it.
        line: the line, 0 when the file as a whole is meant.
        message: what is wrong, and what to do about it.
        fatal: nothing sensible can be done with this input.
    """

    path: str
    line: int
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


SUPPORT = ("differs", "agrees", "in no source")
"""What a claim of a draft can be to its sources; one that a source contradicts differs, whatever the others say."""


@dataclass(frozen=True, slots=True)
class Support:
    """A claim of a draft, and what the sources say of it.

    Attributes:
        claim: of the draft.
        state: one of `SUPPORT`.
        sources: the claims that decide: those that differ or, where none does, those that agree.
    """

    claim: Claim
    state: str
    sources: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """What one run read and found.

    Attributes:
        documents: the segmented documents, sorted by id.
        claims: their claims, sorted by document and start.
        findings: worst first.
        problems: what could not be read.
        references: number of trusted rows per table.
        support: what sources and archive say of each figure and date of the drafts; empty without them.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    references: dict[str, int] = field(default_factory=dict)
    support: tuple[Support, ...] = ()
