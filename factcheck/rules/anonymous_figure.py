"""A figure, or an accusation, hangs on a source that has no name.

Why it matters: a number is quoted on long after its source is forgotten. When nobody stands behind
it, nobody can be asked how it was worked out.

Flags:
    If the duty stays, industry experts estimate that the yards could lose up to $40 million a year.

    It is understood that the two owners are preparing a bid worth 900 million euros.

    According to several reports, the smelter owes its suppliers 45 million dollars.

    Insiders say the importer bribed two officers at the port.

    Fuentes del sector calculan que el cierre costará 75 millones de euros a los proveedores.

    Según diversas fuentes, la fundición debe 45 millones de dólares a sus proveedores.

    Analysis generally holds that the yards will lose 40 million dollars a year.

    Multiple authoritative reports put the loss at 40 million dollars a year.

    Media reports show that 40,000 tonnes of the metal left the port without papers.

    Se cree que la fundición debe 45 millones de dólares a sus proveedores.

    Observadores del mercado aseguran que el importador sobornó a dos funcionarios del puerto.

Passes:
    A source familiar with the talks said the bid was worth 900 million euros.

    Analysts polled by the agency expect a profit of 900 million euros.

    Traders said 40,000 tonnes changed hands, and officials put the stock at 90,000 tonnes.

    Experts estimate a loss of $40 million. Ilse Brandt, who heads the yards' league, said it was nearer $30 million.

    The duty is expected to cost the yards $40 million a year.

    Reports by the Steel Institute show that 40,000 tonnes changed hands.

    Fuentes cercanas a la negociación dijeron que la oferta vale 900 millones de euros.

    Los analistas calculan que el cierre costará 75 millones de euros.

    Industry experts say that the mood has changed since the spring.

    The owner has reportedly been offered 900 million euros for the yard.

    The yard was sold for 900 million euros, French media reported.

    It is believed that the pact will help the yards. ¶ The pact is worth 900 million euros, Ilse Brandt said.

    The smelter, whose owner is said to be looking for a partner, employs 400 people, the company said.

    Prosecutors say the importer bribed two officers at the port.

    La empresa busca un socio y habría recibido una oferta, según medios chilenos, de 75 millones de euros.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from factcheck.lexicon import language, places
from factcheck.link.compare import dimension
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC405", "anonymous-figure", title="A figure hangs on an unnamed source", severity="warning", scope="document")
def check(case: Case):
    told = hanging(case)
    for source in hidden(case):
        figures = weight(told, source)
        accused = accusation(case, source)
        if ordinary(source) or not figures and not accused:
            continue
        stated = cited(case, source)
        what = ", ".join(dict.fromkeys(f"“{f.surface}”" for f in figures)) or f"the accusation (“{accused}”)"
        yield Finding(f"Nobody is named behind {what}: the text says “{stated.surface}”.",
                      (stated, *(Evidence.of(f, "other") for f in figures)), confidence=0.8)


def hidden(case: Case) -> list[Claim]:
    """The claims whose source has no name and says nothing of itself, one per passage."""
    lang = language(case.document.language)
    unnamed, ordinary, charge = (lang.pattern("quotes", key) for key in ("anonymous", "collective", "charge"))
    speech = case.of_kind("attribution", "quote")
    named = {c.paragraph: c.start for c in speech if c.source.kind in ("named", "organisation", "outlet") and c.source.speaker[:1].isupper()}
    out: dict[int, Claim] = {}
    for claim in speech:
        source = claim.source
        if source.start is None or claim.topic.measure == "disclosed" or named.get(claim.paragraph, -1) > source.start:
            continue
        if source.kind == "impersonal" and charge.fullmatch(source.cue) is None:
            out.setdefault(source.start, claim)
        elif source.kind == "anonymous" and unnamed.search(source.speaker) and not ordinary.search(source.speaker):
            out.setdefault(source.start, claim)
    return list(out.values())


def ordinary(claim: Claim) -> bool:
    """Whether a hidden source is of a form that all news uses: `reportedly`, or the media of a country."""
    source = claim.source
    if source.kind == "impersonal":
        return len(source.cue.split()) == 1
    return any(word in places() for word in source.speaker.split())


def hanging(case: Case) -> dict[str, list[Claim]]:
    """The figures by the claim they stand under."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for figure in case.of_kind("figure"):
        told[figure.under].append(figure)
    return told


def weight(told: Mapping[str, list[Claim]], source: Claim) -> list[Claim]:
    """Of the figures that hang on a source, amounts, rates and counts; no ranks, no spans of time."""
    figures = [f for f in told.get(source.claim_id, ()) if f.figure.change != "rank"]
    if source.source.kind == "impersonal":  # of its own sentence
        figures = [f for f in figures if f.sentence_start == source.sentence_start]
    return [f for f in figures if dimension(f.figure) != "time" and (f.figure.unit or f.topic.counted and max(f.figure.low or 0, f.figure.high or 0) >= 10)]


def accusation(case: Case, source: Claim) -> str:
    """The words of an accusation in a source's sentence."""
    found = language(case.document.language).pattern("quotes", "accusation").search(source.sentence)
    return found.group() if found else ""


def cited(case: Case, claim: Claim) -> Evidence:
    """The passage that cites a source: its words and the verb or preposition beside them."""
    source = claim.source
    start, end = source.start, source.end
    if source.cue:
        before = case.text.rfind(source.cue, max(claim.sentence_start, start - 60), start)
        after = case.text.find(source.cue, end, end + 60)
        if after >= 0:
            end = after + len(source.cue)
        elif before >= 0:
            start = before
    return replace(Evidence.passage(case.document, start, end), claim_id=claim.claim_id, speaker=source.speaker)
