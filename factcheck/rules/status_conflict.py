"""One article says it has not happened, another says since when it has.

Why it matters: planned and done, imposed and spared are the difference a reader acts on. The denial
is often the older text, still on the site.

Flags:
    a.md: Mexico exports steel to the United States. ¶ Talks with the United States go on, with no new steel tariffs imposed on Mexico so far.
    b.md [2025-03-20]: The United States imposed a 25% tariff on steel imports from Mexico and others starting March 12.

    a.md [2025-09-01]: Washington and the United States Congress have imposed no tariff on copper tubes.
    b.md [2025-08-20]: The United States imposed a 50% tariff on copper tubes on August 1.

    a.md: Estados Unidos no ha impuesto aranceles al acero de México.
    b.md [2025-03-20]: Estados Unidos impuso un arancel del 25 % al acero de México el 12 de marzo.

Passes:
    a.md [2025-02-01]: The United States has imposed no tariff on copper tubes.
    b.md [2025-08-20]: The United States imposed a 50% tariff on copper tubes on August 1.

    a.md [2025-09-01]: Canada has imposed no tariff on copper tubes.
    b.md [2025-08-20]: The United States imposed a 50% tariff on copper tubes on August 1.

    a.md [2025-09-01]: The United States has imposed no tariff on cobalt.
    b.md [2025-08-20]: The United States imposed a 50% tariff on copper tubes on August 1.

    a.md [2025-09-01]: The United States has signed no agreement on copper.
    b.md [2025-08-20]: The United States imposed a 50% tariff on copper tubes on August 1.

    a.md [2025-02-01]: Estados Unidos no ha impuesto aranceles al acero de México.
    b.md [2025-03-20]: Estados Unidos impuso un arancel del 25 % al acero de México el 12 de marzo.
"""

from __future__ import annotations

from factcheck import edtf
from factcheck.extract import topics
from factcheck.lexicon import language, synonyms
from factcheck.link.events import with_capitals, with_leaders
from factcheck.link.compare import resolved
from factcheck.model import Claim, Document, Evidence, Finding
from factcheck.rules import Case, rule

_CLASSES = ("@start", "@sign", "@end")
_HEADS = frozenset({"tariff", "quota", "ban", "agreement", "sanction", "surcharge"})


@rule("FC204", "status-conflict", title="Said not to have happened, and to have happened", severity="error", scope="corpus")
def check(case: Case):
    texts = {document.id: document for document in case.documents}
    dated = [c for c in case.of_kind("date") if c.modality in ("asserted", "planned") and c.time.relation in ("on", "since") and edtf.has_year(resolved(c))]
    for claim in case.of_kind("date"):
        if claim.modality != "negated" or claim.time.date or claim.time.anchor:
            continue
        document = texts[claim.origin.document]
        own = topics.keys(claim.surface, language(claim.origin.language))
        context = with_capitals(with_leaders(claim.keys | _lead(document), claim.sentence, case.references))
        found = [other for other in dated if other.origin.document != claim.origin.document and _same(own, context, other, case) and _after(claim, other)]
        if not found:
            continue
        other = min(found, key=lambda c: (edtf.bounds(resolved(c))[0], c.origin.document, c.start))
        undated = not claim.origin.published
        figures = [c for c in case.of_kind("figure") if c.origin.document == other.origin.document and c.sentence_start == other.sentence_start]
        yield Finding(
            f"“{claim.surface}” against {edtf.spell(resolved(other))} in {other.origin.document}"
            f"{'; the first text has no date, so it may be the older one' if undated else ''}.",
            (Evidence.of(claim, "stated"), Evidence.of(other, "other"), *(Evidence.of(f, "context") for f in figures[:2])),
            severity="warning" if undated else "error", expected=f"{edtf.spell(resolved(other))}", stated=claim.surface, confidence=0.75)


def _lead(document: Document) -> frozenset[str]:
    """Keys of the headline and first body sentence: goods and countries the whole article is about."""
    sentences = [s for s in document.sentences if s.section in ("headline", "body")][:2]
    return topics.keys(" ".join(document.text[s.start:s.end] for s in sentences), language(document.language))


def _same(own: frozenset[str], context: frozenset[str], other: Claim, case: Case) -> bool:
    """Same class of event, same head noun, same goods, and no other country that acts."""
    if not any(c in own and c in other.keys for c in _CLASSES):
        return False
    heads = own & _HEADS
    if not heads or not heads <= other.keys:
        return False
    goods = {topics.stem(p) for row in case.references.measures for p in row.products} & other.keys
    more = other.keys - heads - set(synonyms().values()) if not goods else set()
    if goods and not goods & context:
        return False
    if not goods and not more & context:
        return False
    theirs = with_capitals(with_leaders(other.keys, other.sentence, case.references))
    places = {k for k in theirs if k.startswith("=")}
    return not places or bool(places & context)


def _after(claim: Claim, other: Claim) -> bool:
    """Whether the denial was, or may have been, written when the other event had taken place."""
    _, last = edtf.bounds(claim.origin.published)
    low, _ = edtf.bounds(resolved(other))
    return last is None or low is not None and low <= last
