"""Two events are told in an order that their dates do not allow.

Why it matters: "only after" explains one event by the other. If the dates run the other way, the
explanation is wrong, not just the date.

Flags:
    The Section 232 tariffs on steel and aluminum from Canada and Mexico were lifted by the United States only after the ratification of the USMCA.

    The dispute began in 2018, when Washington put Section 232 tariffs on steel and aluminum from Canada and Mexico. ¶ The dispute was resolved after the ratification of USMCA.

    Los aranceles de la Sección 232 al acero y al aluminio de Canadá y México se eliminaron después de la ratificación del T-MEC.

Passes:
    The Section 232 tariffs on steel and aluminum from Canada and Mexico were lifted by the United States before the ratification of the USMCA.

    The Section 232 tariffs on steel and aluminum from Canada and Mexico were lifted by the United States after the signing of the USMCA.

    Canada's tariffs on Chinese steel were lifted after the ratification of the USMCA.

    The price of steel fell after the ratification of the USMCA.

    Los aranceles de la Sección 232 al acero y al aluminio de Canadá y México se eliminaron antes de la ratificación del T-MEC.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck import edtf
from factcheck.extract import topics
from factcheck.lexicon import language, rarity
from factcheck.link.events import candidates, fits, same_class, with_leaders
from factcheck.model import Claim, Evidence, Finding
from factcheck.references import Event
from factcheck.rules import Case, rule


@rule("FC301", "order-of-events", title="The events cannot have come in this order", severity="error", scope="corpus")
def check(case: Case):
    dated = [c for c in case.of_kind("date") if edtf.has_year(c.time.date) and c.modality == "asserted"]
    for claim in case.of_kind("date"):
        if not claim.time.anchor or claim.modality != "asserted":
            continue
        lang = language(claim.origin.language)
        told = claim.surface[:-len(claim.time.anchor)] if claim.surface.endswith(claim.time.anchor) else claim.surface
        context = with_leaders(claim.keys, claim.sentence, case.references)
        events = candidates(case.references, context, topics.keys(told, lang))
        anchors = _anchors(case, topics.keys(claim.time.anchor, lang))
        if not events or not anchors or not all(_contradicts(claim.time.relation, event, anchors) for event in events):
            continue
        event, anchor = events[0], _decisive(claim.time.relation, anchors)
        others = [c for c in dated if edtf.overlap(c.time.date, event.date) and fits(event, with_leaders(c.keys, c.sentence, case.references), c.keys)]
        yield Finding(
            f"Told as {claim.time.relation} “{claim.time.anchor}”, but {event.claim.surface}; {anchor.claim.surface}.",
            (Evidence.of(claim, "stated"), *(_whole(c) for c in others[:3]), Evidence.of(event.claim, "reference"), Evidence.of(anchor.claim, "reference")),
            expected=f"{event.claim.surface} {'before' if claim.time.relation == 'after' else 'after'} {anchor.claim.surface}", stated=claim.surface, confidence=0.85)


def _anchors(case: Case, words: frozenset[str]) -> list[Event]:
    """The trusted events the anchor's words name: their class and their first key phrase."""
    found = []
    for event in case.references.events:
        if event.trusted and same_class(event, words) and event.phrases:
            names = [topics.keys(p, language("")) for p in event.phrases[:3]]
            if any(n and n <= words and sum(map(rarity, n)) >= 6 for n in names):
                found.append(event)
    return found


def _contradicts(relation: str, event: Event, anchors: list[Event]) -> bool:
    """Whether the event lies on the wrong side of every event the anchor may mean."""
    low, high = edtf.bounds(event.date)
    if relation == "after":
        return all(high < edtf.bounds(a.date)[0] for a in anchors)
    return all(low > edtf.bounds(a.date)[1] for a in anchors)


def _decisive(relation: str, anchors: list[Event]) -> Event:
    """The anchor nearest to the event: the earliest one for "after", the latest for "before"."""
    return sorted(anchors, key=lambda a: edtf.bounds(a.date)[0], reverse=relation == "before")[0]


def _whole(claim: Claim) -> Evidence:
    """The sentence that dates the event elsewhere."""
    passage = Evidence.of(claim, "other")
    return replace(passage, start=claim.sentence_start, end=claim.sentence_start + len(claim.sentence), surface=claim.sentence)
