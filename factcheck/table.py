"""Claims and findings as tables: the column contract, stated once.

In code a claim is composed; here it is a flat row. pandas is imported only when a table is asked
for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from typing import TYPE_CHECKING

from factcheck.model import Claim, EventTime, Evidence, Figure, Finding, NOBODY, Provenance, Source, Support, Topic

if TYPE_CHECKING:
    import pandas as pd

CLAIM_COLUMNS = (
    "claim_id", "document", "role", "published", "publisher", "language", "section",
    "start", "end", "line", "column", "kind", "surface", "sentence",
    "written", "low", "high", "unit", "resolution", "hedge", "change", "counted",
    "date", "relation", "anchor",
    "measure", "subject", "place", "period", "modality",
    "under", "utterance",
    "speaker", "speaker_start", "speaker_end", "speaker_title", "affiliation", "cue", "source_kind",
    "confidence",
)
"""Columns of the claims table, in order."""

FINDING_COLUMNS = ("finding_id", "rule", "name", "title", "severity", "message", "document", "line", "column",
                   "expected", "stated", "confidence", "status")
"""Columns of the findings table; `document`, `line` and `column` are those of the first passage."""

EVIDENCE_COLUMNS = ("finding_id", *(f.name for f in fields(Evidence)))
SUPPORT_COLUMNS = ("claim_id", "document", "line", "surface", "state", "source", "source_line", "source_surface", "source_claim_id")
"""Columns of the evidence table, which joins on `finding_id`."""


def claim_id(document: str, kind: str, sentence: str, surface: str, occurrence: int) -> str:
    """A key that survives edits elsewhere in the document.

    It is a hash of path, kind, the sentence with its white space normalised, the surface, and how
    many times the same has occurred before in the document.
    """
    return claim_key(document, kind, one_line(sentence), surface, occurrence)


def claim_key(document: str, kind: str, line: str, surface: str, occurrence: int) -> str:
    """The `claim_id` of a claim whose sentence has its white space normalised already."""
    return text_hash("\x1f".join((document, kind, line, surface, str(occurrence))))


def one_line(sentence: str) -> str:
    """A sentence with its white space normalised."""
    if sentence.isprintable() and "  " not in sentence and sentence == sentence.strip(" "):
        return sentence  # no other white space than single spaces
    return " ".join(sentence.split())


def finding_id(rule: str, passages: Iterable[Evidence]) -> str:
    """A key for a finding: its rule and the passages it rests on, context left out."""
    parts = sorted(f"{p.document}\x1e{p.claim_id or ' '.join(p.surface.split())}" for p in passages if p.role != "context")
    return text_hash("\x1f".join((rule, *parts)))


def text_hash(text: str) -> str:
    """A short key of a text: twelve hexadecimal digits of its BLAKE2b hash."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def claim_row(claim: Claim) -> dict:
    """One claim as a flat row; what a kind does not have is None or empty."""
    figure, time, origin, source, topic = claim.figure, claim.time, claim.origin, claim.source, claim.topic
    return {
        "claim_id": claim.claim_id, "document": origin.document, "role": origin.role, "published": origin.published,
        "publisher": origin.publisher, "language": origin.language, "section": claim.section,
        "start": claim.start, "end": claim.end, "line": claim.line, "column": claim.column,
        "kind": claim.kind, "surface": claim.surface, "sentence": claim.sentence,
        "written": figure.written if figure else "", "low": figure.low if figure else None,
        "high": figure.high if figure else None, "unit": figure.unit if figure else "",
        "resolution": figure.resolution if figure else None, "hedge": figure.hedge if figure else "",
        "change": figure.change if figure else "", "counted": topic.counted,
        "date": time.date if time else "", "relation": time.relation if time else "", "anchor": time.anchor if time else "",
        "measure": topic.measure, "subject": topic.subject, "place": topic.place, "period": topic.period,
        "modality": claim.modality, "under": claim.under, "utterance": claim.utterance,
        "speaker": source.speaker, "speaker_start": source.start, "speaker_end": source.end,
        "speaker_title": source.title, "affiliation": source.affiliation, "cue": source.cue, "source_kind": source.kind,
        "confidence": claim.confidence,
    }


def finding_row(finding: Finding) -> dict:
    """One finding as a flat row, without its evidence."""
    at = finding.at
    return {
        "finding_id": finding.finding_id, "rule": finding.rule, "name": finding.name, "title": finding.title,
        "severity": finding.severity, "message": finding.message, "document": at.document, "line": at.line,
        "column": at.column, "expected": finding.expected, "stated": finding.stated,
        "confidence": finding.confidence, "status": finding.status,
    }


def evidence_rows(finding: Finding) -> list[dict]:
    """The passages of a finding as flat rows."""
    return [{"finding_id": finding.finding_id, **{f.name: getattr(p, f.name) for f in fields(Evidence)}} for p in finding.evidence]


_INTEGERS = ("start", "end", "line", "column", "speaker_start", "speaker_end", "source_line")
_NUMBERS = ("low", "high", "resolution", "confidence")


def support_rows(supported: Support) -> list[dict]:
    """What the sources say of a claim as flat rows, one per source; one without, where there is none."""
    claim = supported.claim
    base = {"claim_id": claim.claim_id, "document": claim.origin.document, "line": claim.line, "surface": claim.surface, "state": supported.state}
    return [base | {"source": s.origin.document, "source_line": s.line, "source_surface": s.surface, "source_claim_id": s.claim_id} for s in supported.sources] or [
        base | {"source": "", "source_line": None, "source_surface": "", "source_claim_id": ""}]


def _frame(rows: list[dict], columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(columns))
    for column in columns:
        kind = "Int64" if column in _INTEGERS else "float64" if column in _NUMBERS else "str"
        frame[column] = frame[column].astype(kind)
    return frame


def claims_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """The claims table: one row per claim, columns `CLAIM_COLUMNS`; offsets nullable integers,
    values floats with NaN for unbounded, the rest strings."""
    return _frame([claim_row(claim) for claim in claims], CLAIM_COLUMNS)


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """The findings table: one row per finding, columns `FINDING_COLUMNS`."""
    return _frame([finding_row(finding) for finding in findings], FINDING_COLUMNS)


def evidence_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """The evidence table: one row per passage, columns `EVIDENCE_COLUMNS`."""
    return _frame([row for finding in findings for row in evidence_rows(finding)], EVIDENCE_COLUMNS)


def support_frame(supported: Iterable[Support]) -> pd.DataFrame:
    """What the sources say of the claims of the drafts, columns `SUPPORT_COLUMNS`, one row per claim and source."""
    return _frame([row for one in supported for row in support_rows(one)], SUPPORT_COLUMNS)


def claims_from_frame(frame: pd.DataFrame) -> list[Claim]:
    """Claims from their table; the inverse of `claims_frame` but for the linker's keys, which are
    not a column."""
    import pandas as pd

    def value(row, name, empty=None):
        found = row[name]
        return empty if pd.isna(found) else found

    out = []
    for row in frame.to_dict("records"):
        get = lambda name, row=row: value(row, name, "")  # noqa: E731
        number = lambda name, row=row: None if value(row, name) is None else float(row[name])  # noqa: E731
        offset = lambda name, row=row: None if value(row, name) is None else int(row[name])  # noqa: E731
        figure = Figure(get("written"), number("low"), number("high"), get("unit"), number("resolution"), get("hedge"), get("change")) if row["kind"] == "figure" else None
        time = EventTime(get("date"), get("relation"), get("anchor")) if row["kind"] == "date" else None
        source = Source(get("speaker"), offset("speaker_start"), offset("speaker_end"), get("speaker_title"), get("affiliation"), get("cue"), get("source_kind"))
        out.append(Claim(
            get("claim_id"), Provenance(get("document"), get("role"), get("published"), get("publisher"), get("language")),
            get("kind"), int(row["start"]), int(row["end"]), get("surface"), get("sentence"), line=int(row["line"]), column=int(row["column"]),
            section=get("section"), figure=figure, time=time,
            topic=Topic(get("measure"), get("subject"), get("place"), get("period"), get("counted")),
            source=NOBODY if source == NOBODY else source, modality=get("modality"), under=get("under"), utterance=get("utterance"), confidence=float(row["confidence"]),
        ))
    return out
