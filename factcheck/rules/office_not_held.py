"""Somebody is given an office they did not hold on the day of the text.

Why it matters: a title is part of a source's authority. A minister who left two years ago, or one
not yet sworn in, tells the reader that nobody checked.

Flags:
    a.md [2025-01-15]: Economy Secretary Raquel Buenrostro said Mexico would answer in kind.

    a.md [2025-06-11]: US Trade Representative Katherine Tai met the ministers on Tuesday.

    a.md [2025-01-15]: La secretaria de Economía, Raquel Buenrostro, dijo que México responderá.

Passes:
    a.md [2024-03-19]: US Trade Representative Katherine Tai met the ministers on Tuesday.

    a.md [2025-06-11]: Former US Trade Representative Katherine Tai met the ministers on Tuesday.

    a.md [2025-06-11]: In 2022, US Trade Representative Katherine Tai met the ministers.

    a.md [2025-10-09]: On January 15, President Joe Biden visited the mill.

    a.md [2025-06-11]: US President Donald Trump met the ministers on Tuesday.

    a.md [2025-06-11]: Company President Katherine Tai met the ministers on Tuesday.

    a.md [2025-01-15]: La exsecretaria de Economía Raquel Buenrostro dijo que México responderá.
"""

from __future__ import annotations

from factcheck import edtf
from factcheck.link import offices
from factcheck.link.compare import resolved
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC403", "office-not-held", title="Did not hold this office then", severity="error", scope="document")
def check(case: Case):
    window = edtf.bounds(case.document.published)
    if None in window:
        return
    reported = set()
    for claim in offices.current(case.claims, window):
        rows = offices.rows_for(claim, case.references)
        key = (claim.topic.subject, tuple(h.claim.line for h in rows))
        if not rows or key in reported:
            continue
        held = offices.held(rows)
        if any(offices.within(held, told) for told in _told(case, claim)):
            continue  # in office on the day the sentence tells of
        spans = offices.within(held, window)
        whole = edtf.days(window)
        if any(edtf.days(span) == whole for span in spans):
            continue
        reported.add(key)
        evidence = (Evidence.of(claim, "stated"), *(Evidence.of(h.claim, "reference") for h in rows[:3]))
        when = edtf.spell(case.document.published)
        shown = "; ".join(h.claim.surface for h in rows)
        if spans:
            days = " and ".join(edtf.spell(edtf.from_days(*span)) for span in spans)
            yield Finding(f"Of {when} only {days} fits: {shown}.", evidence, severity="warning", stated=claim.surface, expected=days, confidence=0.8)
        else:
            yield Finding(f"Not in this office on {when}: {shown}.", evidence, stated=claim.surface, expected=rows[0].claim.surface, confidence=0.9)


def _told(case: Case, claim):
    """The days that the dates of a claim's sentence cover."""
    return [edtf.bounds(resolved(c)) for c in case.of_kind("date")
            if c.sentence_start == claim.sentence_start and c.time.date and edtf.has_year(resolved(c))]
