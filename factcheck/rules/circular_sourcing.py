"""Two texts each have it from the other.

Why it matters: when one paper cites another and that one cites the first, nobody has checked
anything, and two names on a report make it look better founded than it is.

Flags:
    a.md: The smelter will close in June with the loss of 400 jobs, the Harbour Times reported, citing the Ostrava Post. ¶ The yards
    are quiet. ¶ The Ostrava Post, citing the Harbour Times, said that 400 jobs would go at the smelter.

    a.md: The Harbour Times, citing the Ostrava Post, said the smelter owes 45 million dollars.
    b.md: The Ostrava Post, citing the Harbour Times, said the smelter owes 45 million dollars.

    a.md: El Diario de Talara, citando al Heraldo de Lurín, informó que la fundición debe 45 millones de dólares.
    b.md: El Heraldo de Lurín, citando al Diario de Talara, informó que la fundición debe 45 millones de dólares.

Passes:
    a.md: The Harbour Times, citing the Ostrava Post, said the smelter owes 45 million dollars.
    b.md: The Ostrava Post, citing a court filing, said the smelter owes 45 million dollars.

    a.md: The Harbour Times reported that the smelter will close. ¶ The Ostrava Post reported that the yard will stay open.

    a.md: The Harbour Times, citing the Ostrava Post, said the smelter owes 45 million dollars.
    b.md: The Harbour Times, citing the Ostrava Post, said the yard had been sold.

    El Diario de Talara, citando al Heraldo de Lurín, informó que la fundición cerrará en junio.
"""

from __future__ import annotations

from factcheck.lexicon import language
from factcheck.link.people import fold
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC410", "circular-sourcing", title="Each has it from the other", severity="warning", scope="corpus")
def check(case: Case):
    cited: dict[tuple[str, str], Claim] = {}
    for teller, source, claim in _citations(case):
        if teller and source and teller != source:
            cited.setdefault((teller, source), claim)
    for (teller, source), claim in sorted(cited.items(), key=lambda item: (item[1].origin.document, item[1].start)):
        back = cited.get((source, teller))
        if back is None or (back.origin.document, back.start) < (claim.origin.document, claim.start):
            continue
        first, other = (claim, back) if claim.origin.role == "draft" else (back, claim)
        if first.origin.role == "draft":
            yield Finding(f"Each has it from the other: one text cites {first.source.speaker}, and that one cites {other.source.speaker}.",
                          (Evidence.of(first, "stated"), Evidence.of(other, "other")), confidence=0.7)


def _citations(case: Case):
    """Who has something from whom: an outlet that cites another in one sentence, or the publisher of a text."""
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for claim in case.of_kind("attribution"):
        if claim.source.kind == "outlet":
            by_sentence.setdefault((claim.origin.document, claim.sentence_start), []).append(claim)
    for claims in by_sentence.values():
        citing = language(claims[0].origin.language).set("quotes", "citing")
        cited = [c for c in claims if c.source.cue.lower() in citing]
        tellers = [_plain(c.source.speaker) for c in claims if c.source.cue.lower() not in citing]
        for claim in cited:
            for teller in tellers or [_plain(claim.origin.publisher)]:
                yield teller, _plain(claim.source.speaker), claim
        if not cited:
            for claim in claims:
                yield _plain(claim.origin.publisher), _plain(claim.source.speaker), claim


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ").strip()
