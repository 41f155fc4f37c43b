"""An event after the publication date is told as something that has happened.

Why it matters: it is a typing error in the date, or a text written ahead and never updated. Either
way the reader holds a text that cannot be true on the day it appears.

Flags:
    a.md [2026-02-26]: The mill started its first line on March 9, 2026.

    a.md [2025-06]: The ministers signed the pact on 14 September 2025.

    a.md [2026-02-26]: La acería arrancó su primera línea el 9 de marzo de 2026.

Passes:
    a.md [2026-02-26]: The mill started its first line on February 9, 2026.

    a.md [2026-02-26]: The mill will start its first line on March 9, 2026.

    a.md [2026-02-26]: The ministers agreed a quota that expires on March 9, 2026.

    a.md [2026-02-26]: The start was moved to March 9, 2026.

    The mill started its first line on March 9, 2026.

    a.md [2026-02-26]: La acería arrancará su primera línea el 9 de marzo de 2026.

    a.md [2026-02-26]: La empresa anunció que arrancará su primera línea el 9 de marzo de 2026.
"""

from __future__ import annotations

import re

from factcheck import edtf
from factcheck.lexicon import language
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC302", "future-as-past", title="Told as past, dated in the future", severity="error", scope="document")
def check(case: Case):
    _, last = edtf.bounds(case.document.published)
    if last is None:
        return
    for claim in case.of_kind("date"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", claim.time.date) or claim.time.relation != "on" or claim.modality != "asserted":
            continue
        try:
            low, _ = edtf.bounds(claim.time.date)
        except edtf.InvalidDate:
            continue
        if low <= last or not _past(claim):
            continue
        yield Finding(f"{edtf.spell(claim.time.date)} lies after the publication date, {edtf.spell(case.document.published)}.",
                      (Evidence.of(claim, "stated"),), expected=f"on or before {edtf.spell(case.document.published)}", stated=claim.surface, confidence=0.85)


def _past(claim) -> bool:
    """Whether the verb right before the date is a past one and nothing in the sentence looks ahead."""
    lang = language(claim.origin.language)
    before = claim.sentence[:claim.start - claim.sentence_start]
    clause = re.split(r"[;:]\s|,\s", before)[-1] or before
    if lang.pattern("words", "ahead").search(claim.sentence) or re.search(lang.data["words"]["future_ending"], claim.sentence):
        return False
    return re.search(lang.data["words"]["past_ending"], clause) is not None
