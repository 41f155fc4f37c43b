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

    a.md [2025-06-11]: US President Donald Trump met the ministers on Tuesday.

    a.md [2025-06-11]: Company President Katherine Tai met the ministers on Tuesday.

    a.md [2025-01-15]: La exsecretaria de Economía Raquel Buenrostro dijo que México responderá.
"""

from __future__ import annotations

from factcheck import edtf
from factcheck.link import offices
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
        spans = offices.within(offices.held(rows), window)
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
