"""A quote and its translation carry different figures, dates or names, or only one of them says no.

Why it matters: the reader of the translation has only that. A figure that changes between the two
puts words into somebody's mouth.

Flags:
    “Este año vamos a producir 62 mil toneladas de planchón en la planta,” said Rosa Ibarra, director of Mezquital.
    ¶ (“This year we will produce 72 thousand tonnes of slab at the plant.”)

    “Hemos perdido el 15 % de nuestros pedidos desde marzo en la región,” said Rosa Ibarra.
    ¶ (“We have lost 50% of our orders since March in the region.”)

    “Vamos a abrir la segunda línea el 3 de marzo de 2026 en la planta,” said Rosa Ibarra.
    ¶ (“We will open the second line at the plant on 8 March 2026.”)

    “No vamos a cerrar la planta antes de que acabe el invierno,” said Rosa Ibarra.
    ¶ (“We are going to close the plant before the winter is over.”)

    Rosa Ibarra and Juan Prado met Elena Soto. ¶ “El acuerdo lo firmamos con Juan Prado en la planta del norte,” Rosa Ibarra said.
    ¶ (“We signed the agreement with Elena Soto at the northern plant.”) ¶ Mr. Juan Prado and Ms. Elena Soto run the other plants.

    «Hemos perdido el 15 % de los pedidos desde marzo», dijo Rosa Ibarra.
    ¶ (“We have lost 50% of the orders since March.”)

Passes:
    “Este año vamos a producir 62 mil toneladas de planchón en la planta,” said Rosa Ibarra, director of Mezquital.
    ¶ (“This year we will produce 62,000 tonnes of slab at the plant.”)

    “Hemos perdido el 15 % de nuestros pedidos desde marzo en la región,” said Rosa Ibarra.
    ¶ (“We have lost 15 percent of our orders since March in the region.”)

    “Este año vamos a producir 62 mil toneladas de planchón en la planta,” said Rosa Ibarra.
    ¶ “We expect 72 thousand tonnes from the other plant next year,” said Juan Prado.

    “La planta es moderna, limpia y cumple con los estándares más altos,” said Rosa Ibarra.
    ¶ (“The plant is modern, clean and meets the highest standards.”)

    “Vamos a abrir la segunda línea el 3 de marzo de 2026 en la planta,” said Rosa Ibarra.
    ¶ (“We will open the second line at the plant on March 3, 2026.”)

    “No vamos a cerrar la planta antes de que acabe el invierno,” said Rosa Ibarra.
    ¶ (“We won’t close the plant before the winter is over.”)

    “No hay nadie que quiera cerrar la planta en este pueblo,” said Rosa Ibarra.
    ¶ (“There is nobody who wants to close the plant in this town.”)

    “Seguimos sin saber qué va a pasar con la planta este invierno,” said Rosa Ibarra.
    ¶ (“We still do not know what will happen to the plant this winter.”)

    “Son tres mil millones de pesos los que faltan para terminar la obra,” said Rosa Ibarra.
    ¶ (“Three billion pesos are lacking to finish the work.”)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.lexicon import guess, language, languages
from factcheck.link.compare import compare
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC206", "quote-translation", title="Quote and translation differ", severity="error", scope="document")
def check(case: Case):
    pieces: dict[str, list[Claim]] = defaultdict(list)
    for quote in case.of_kind("quote"):
        if quote.utterance:
            pieces[quote.utterance].append(quote)
    for quotes in pieces.values():
        original, *translations = quotes
        for translation in translations:
            if guess(original.surface) != guess(translation.surface):
                yield from _differences(case, original, translation)


def _differences(case: Case, original: Claim, translation: Claim) -> Iterator[Finding]:
    for compared in (_figure, _date, _person):
        pair = compared(case, original, translation)
        if pair:
            a, b, severity = pair
            yield Finding(f"The quote says “{a.surface}”, its translation “{b.surface}”.",
                          (_evidence(b, "stated"), _evidence(a, "other"), Evidence.of(original, "context")),
                          severity=severity, expected=a.surface, stated=b.surface, confidence=0.9)
            return
    if _negated(original.surface) != _negated(translation.surface):
        says = "the quote only" if _negated(original.surface) else "the translation only"
        yield Finding(f"A “no” stands in {says}.", (Evidence.of(translation, "stated"), Evidence.of(original, "other")), severity="warning", confidence=0.7)


def _evidence(claim: Claim, role: str) -> Evidence:
    figure = claim.figure
    return Evidence.of(claim, role, figure.low, figure.high, figure.unit) if figure else Evidence.of(claim, role)


def _within(case: Case, kind: str, quote: Claim) -> list[Claim]:
    return [c for c in case.of_kind(kind) if quote.start <= c.start and c.end <= quote.end]


def _figure(case: Case, original: Claim, translation: Claim) -> tuple[Claim, Claim, str] | None:
    """Two figures that cannot be one, where both carry as many."""
    ours, theirs = _within(case, "figure", original), _within(case, "figure", translation)
    if len(ours) != len(theirs):
        return None
    for a in ours:
        same_unit = [b for b in theirs if b.figure.unit == a.figure.unit or not (a.figure.unit and b.figure.unit)]
        if same_unit and not any(compare(_bare(a), _bare(b)) == "agree" for b in same_unit):
            return a, same_unit[0], ""
    return None


def _date(case: Case, original: Claim, translation: Claim) -> tuple[Claim, Claim, str] | None:
    """Two full dates that differ, where each carries one."""
    ours, theirs = ([c for c in _within(case, "date", quote) if c.time.date] for quote in (original, translation))
    if len(ours) != 1 or len(theirs) != 1:
        return None
    a, b = ours[0].time.date, theirs[0].time.date
    return (ours[0], theirs[0], "") if len(a) == len(b) and a != b else None


def _person(case: Case, original: Claim, translation: Claim) -> tuple[Claim, Claim, str] | None:
    """A person that the text knows, named in the one, and another in the other."""
    known = [c for c in case.of_kind("name") if c.topic.measure == "person"]
    ours, theirs = ([c for c in known if c.topic.subject.split()[-1] in quote.surface] for quote in (original, translation))
    if len(ours) != 1 or len(theirs) != 1 or ours[0].topic.subject.split()[-1] == theirs[0].topic.subject.split()[-1]:
        return None
    return ours[0], theirs[0], "warning"


def _negated(words: str) -> bool:
    """Whether a word of any language's negations stands in a quote."""
    low = words.lower().replace("’", "'")
    return bool(_negations().intersection(re.findall(r"[^\W\d_]+", low))) or "n't" in low


@cache
def _negations() -> frozenset[str]:
    return frozenset().union(*(language(code).set("rules", "negating") for code in languages()))


def _bare(claim: Claim):
    """The figure without its unit: words for units need not carry over, the number must."""
    return replace(claim.figure, unit="")
