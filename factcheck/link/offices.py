"""Whether a person held an office, and on which days."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck import edtf
from factcheck.extract.topics import find_places, stem
from factcheck.model import Claim
from factcheck.references import Holder, References

Span = tuple[date | None, date | None]


def rows_for(claim: Claim, references: References) -> tuple[Holder, ...]:
    """The rows of a person in the office a claim gives them; empty where no row is about that office.

    The office fits when its words are a form of the row's office and no other country or
    organisation is named, or when the organisation named is the row's own.
    """
    holders = references.by_person.get(claim.topic.subject, ())
    return tuple(h for h in holders if _same_office(claim, h, references))


def _same_office(claim: Claim, holder: Holder, references: References) -> bool:
    named = {m.name for m in find_places(f"{claim.topic.measure} {claim.source.affiliation}")}
    if named and holder.country and holder.country not in named:
        return False
    affiliation = references.aliases.get(claim.source.affiliation, claim.source.affiliation)
    if affiliation and affiliation == references.aliases.get(holder.organisation, holder.organisation):
        return True
    title = _words(claim.topic.measure)
    return bool(title) and any(title == _words(form) or title <= _words(form) and _head(claim.topic.measure) == _head(form) for form in holder.offices)


def _words(title: str) -> frozenset[str]:
    places = frozenset(w for m in find_places(title) for w in title[m.start:m.end].split())
    return frozenset(stem(w.strip(".,’'")) for w in title.split() if w not in places and len(w.strip(".")) > 2 and w.lower() not in ("the", "and", "for", "del", "los", "las"))


def _head(title: str) -> str:
    words = [stem(w) for w in title.split() if w[:1].isalpha()]
    for word in words:
        if word in ("president", "secretary", "minister", "ambassador", "premier", "chancellor", "governor", "representative", "commissioner"):
            return word
    return words[-1] if words else ""


def held(rows: tuple[Holder, ...]) -> list[Span]:
    """The spans of days the rows cover, open ends as None."""
    return [edtf.bounds(h.valid) for h in rows]


def as_of(rows: tuple[Holder, ...]) -> date | None:
    """The earliest last-attested day of an open row, None where no row is open."""
    ends = [edtf.bounds(h.as_of)[1] for h in rows if h.valid.endswith("..") and h.as_of]
    return min((e for e in ends if e), default=None)


def within(spans: list[Span], window: Span) -> list[Span]:
    """The parts of some spans that lie in a window."""
    return [cut for span in spans if (cut := edtf.intersect(span, window)) is not None]


RECENT = timedelta(days=60)
"""A sentence about a day this close to the publication still speaks of the present."""


def _near(span: Span, window: Span) -> bool:
    if None in window:
        return False
    return edtf.intersect(span, (window[0] - RECENT, window[1] + RECENT)) is not None


def current(claims, window: Span) -> list[Claim]:
    """The office claims that speak of the time of writing: held now, and not in a sentence about
    another time.

    Args:
        claims: the claims of one document.
        window: the days on which it may have been written, open where unknown.
    """
    claims = list(claims)
    told: dict[int, list[Span]] = {}
    for claim in claims:
        if claim.kind == "date" and edtf.has_year(claim.time.date) and claim.time.relation in ("on", "since"):
            try:
                told.setdefault(claim.sentence_start, []).append(edtf.bounds(claim.time.date))
            except edtf.InvalidDate:
                continue
    found = []
    for claim in claims:
        if claim.kind != "office" or claim.modality != "asserted":
            continue
        spans = told.get(claim.sentence_start, [])
        if spans and not any(_near(span, window) for span in spans):
            continue
        found.append(claim)
    return found
