"""The weekday does not fit the date.

Why it matters: one of the two is wrong, and readers who act on the date (a hearing, a deadline, a
meeting) will come on the wrong day. Where the year is not written it is the one nearest to the
publication date, and the finding only asks for a check.

Flags:
    The hearing is to be held in Duluth on Wednesday, 8 April 2025.

    The union voted on Monday, March 3, 2026, to end the strike.

    La junta se celebrará el jueves 22 de octubre de 2025.

    a.md [2025-07-24]: The furnace was lit again on Tuesday, June 9, after a reline of ten weeks.

Passes:
    The hearing is to be held in Duluth on Tuesday, 8 April 2025.

    La junta se celebrará el jueves 23 de octubre de 2025.

    The furnace was lit again on Tuesday, June 9, after a reline of ten weeks.

    a.md [2025-07-24]: The furnace was lit again on Monday, June 9, after a reline of ten weeks.

    a.md [2025-11-14]: La planta abrirá el lunes 5 de enero con dos turnos.

    The king was crowned on Friday, 13 October 1307.

Misses:
    The hearing is to be held on 8 April 2025, which is a Wednesday.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from factcheck import edtf
from factcheck.extract import dates
from factcheck.lexicon import language
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule

FIRST_YEAR = 1924
"""Before, some countries still kept another calendar."""

NEAR = 240
"""Days from publication within which a date without its year may well mean this or that year."""


@rule("FC103", "wrong-weekday", title="The weekday does not fit the date", severity="error", scope="document")
def check(case: Case):
    lang = language(case.document.language)
    for claim in case.of_kind("date"):
        if not re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", claim.time.date):
            continue
        weekday = next((m.weekday for m in dates.find(claim.surface, lang) if m.date == claim.time.date), None)
        if weekday is None:
            continue
        candidates = _days(claim.time.date, case.document.published)
        if candidates and all(day.weekday() != weekday for day in candidates):
            yield _finding(claim, weekday, candidates[0])


def _days(written: str, published: str) -> list[date]:
    """The days a date can be, the likeliest first: one where the year is written."""
    if edtf.has_year(written):
        day = _day(written)
        return [day] if day and day.year >= FIRST_YEAR else []
    low, high = edtf.bounds(published)
    day = _day(edtf.resolve(written, published))
    if not day or not low or not high:
        return []
    others = [_day(f"{day.year + by:04d}{written[4:]}") for by in (-1, 1)]
    return [day, *(d for d in others if d and low - timedelta(NEAR) <= d <= high + timedelta(NEAR))]


def _day(written: str) -> date | None:
    try:
        return edtf.bounds(written)[0]
    except edtf.InvalidDate:
        return None


def _finding(claim: Claim, weekday: int, day: date) -> Finding:
    right, wrong = calendar.day_name[day.weekday()], calendar.day_name[weekday]
    near = min((day + timedelta(by) for by in range(-3, 4)), key=lambda d: (d.weekday() - weekday) % 7)
    given = edtf.has_year(claim.time.date)
    message = f"{edtf.spell(day.isoformat())} is a {right}, not a {wrong}; the {wrong} nearest to it is {edtf.spell(near.isoformat())}."
    if not given:
        message = f"{message[:-1]}. The year is taken from the publication date."
    return Finding(message, (Evidence.of(claim, "stated"),), severity="" if given else "warning",
                   expected=f"{right}, {edtf.spell(day.isoformat())}", stated=claim.surface, confidence=0.95 if given else 0.75)
