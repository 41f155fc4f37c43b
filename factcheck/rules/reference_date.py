"""An event is given a day on which, by our tables, it did not happen.

Why it matters: the date of a measure or an agreement is checked by every careful reader and copied
by every later article. A wrong one is easy to prove and hard to take back.

Flags:
    a.md [2025-07-01]: Steel and aluminum tariffs under Section 232 were doubled to 50 percent by the United States on June 14, 2025.

    a.md [2025-07-01]: Estados Unidos duplicó al 50 por ciento los aranceles de la Sección 232 al acero y al aluminio el 14 de junio de 2025.

Passes:
    a.md [2025-07-01]: Steel and aluminum tariffs under Section 232 were doubled to 50 percent by the United States on June 4, 2025.

    a.md [2025-07-01]: Canada doubled its tariffs on steel and aluminum imports from China to 50 percent on June 14, 2025.

    a.md [2025-07-01]: On June 14, 2025 producers said the United States tariffs on steel and aluminum hurt them.

    a.md [2025-07-01]: The United States may double Section 232 tariffs on steel and aluminum to 50 percent on July 14, 2025.

    a.md [2025-07-01]: Estados Unidos duplicó al 50 por ciento los aranceles de la Sección 232 al acero y al aluminio el 4 de junio de 2025.
"""

from __future__ import annotations

import re

from factcheck import edtf
from factcheck.extract import topics
from factcheck.lexicon import language
from factcheck.link.events import candidates, same_goods, with_leaders
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

_PRECISE = re.compile(r"\d{4}-\d\d(?:-\d\d)?\Z")


@rule("FC502", "reference-date", title="The event has another date in our tables", severity="error", scope="document")
def check(case: Case):
    if not case.references.events:
        return
    lead = _lead(case)
    for claim in case.of_kind("date"):
        if claim.modality != "asserted" or claim.time.relation not in ("on", "since"):
            continue
        date = edtf.resolve(claim.time.date, claim.origin.published, claim.modality == "asserted")
        if not _PRECISE.match(date) or not _exists(date):
            continue
        lang = language(claim.origin.language)
        start = claim.start - claim.sentence_start
        own = topics.keys(_around(claim.sentence, start, claim.end - claim.sentence_start), lang)
        found = candidates(case.references, with_leaders(claim.keys | lead, claim.sentence, case.references), own)
        found = [event for event in found if same_goods(event, claim.keys, case.references)]
        if not found or any(edtf.overlap(event.date, date) for event in found):
            continue
        if _another(case, date, claim.keys):
            continue
        event = found[0]
        context = _pointed_to(case, claim)
        yield Finding(
            f"“{claim.surface}” for what our table calls {event.claim.surface}.",
            (Evidence.of(claim, "stated"), Evidence.of(event.claim, "reference"), *context),
            expected=edtf.spell(event.date), stated=claim.surface, confidence=0.85)


def _another(case: Case, date: str, words) -> bool:
    """Whether our tables have something else on that date for goods the sentence or its subject names."""
    starts = [row.valid.split("/")[0] for row in case.references.measures if row.trusted and {topics.stem(p) for p in row.products} & words]
    starts += [event.date for event in case.references.events if event.trusted and same_goods(event, words, case.references)]
    return any(day not in ("", "..") and edtf.overlap(day, date) for day in starts)


def _exists(date: str) -> bool:
    try:
        edtf.bounds(date)
    except edtf.InvalidDate:
        return False
    return True


def _around(sentence: str, start: int, end: int) -> str:
    """The words next to a date, in which what happened must be told."""
    return f"{sentence[max(0, start - 110):start]} {sentence[end:end + 40]}"


def _lead(case: Case) -> frozenset[str]:
    """Keys of the headline and the first paragraph: what the article as a whole is about."""
    sentences = [s for s in case.document.sentences if s.section in ("headline", "body")]
    if not sentences:
        return frozenset()
    last = sentences[0].paragraph + (1 if sentences[0].section == "headline" else 0)
    words = " ".join(case.text[s.start:s.end] for s in sentences if s.paragraph <= last)
    return topics.keys(words, language(case.document.language))


def _pointed_to(case: Case, claim) -> tuple[Evidence, ...]:
    """The first paragraph, where a sentence that points back gets its subject from."""
    if not topics.is_anaphoric(claim.sentence, language(claim.origin.language)):
        return ()
    first = next((s for s in case.document.sentences if s.section == "body"), None)
    return (Evidence.passage(case.document, first.start, first.end, "context"),) if first and first.end <= claim.sentence_start else ()
