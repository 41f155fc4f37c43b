"""The text carries no publication date of its own; what hangs on one is listed.

Why it matters: "last year" and "25 %" mean nothing without a day. Rates in force and offices can
only be checked against a date, and the reader cannot tell either. One line per document.

Flags:
    Output fell last year, and the mill will reopen by the end of this month.

    The agreements, announced on March 15, 2024, cover cobalt.

    La producción cayó el año pasado y la planta reabrirá este mes.

Passes:
    a.md [2025-06-11]: Output fell last year, and the mill will reopen by the end of this month.

    a.md [2025-06]: Output fell last year.

    a.md [2025-02/2025-03]: The duty starts on March 12.

    The mill makes rails and beams for customers in Asia.

    a.md [2025-06-11]: La producción cayó el año pasado.
"""

from __future__ import annotations

from factcheck import edtf
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

SHOWN = 8
"""Passages listed at most."""


@rule("FC304", "undated", title="Publication date not given", severity="info", scope="document")
def check(case: Case):
    document = case.document
    if document.published and document.dated_by != "text":
        return
    dates = case.of_kind("date")
    open_ones = [c for c in dates if not c.time.anchor and not edtf.has_year(c.time.date)]
    if document.dated_by == "text":
        resting = [c for c in dates if not any(ch.isdigit() for ch in c.surface)]
        if resting:
            yield Finding(f"Taken to be of {edtf.spell(document.published)}, as a line of the text says; {len(resting)} relative date{'s rest' if len(resting) > 1 else ' rests'} on that.",
                          tuple(Evidence.of(c, "stated") for c in resting[:SHOWN]), confidence=0.9)
        return
    shown = (open_ones + [c for c in dates if edtf.has_year(c.time.date)])[:SHOWN]
    if shown:
        yield Finding(
            f"No publication date is known: {len(open_ones)} date{'' if len(open_ones) == 1 else 's'} cannot be resolved, and rates in force and offices are checked only as far as the text dates itself.",
            tuple(Evidence.of(c, "stated") for c in shown), confidence=0.9)
