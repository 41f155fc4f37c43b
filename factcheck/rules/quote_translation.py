"""A quote and its translation carry different figures.

Why it matters: the reader of the translation has only that. A figure that changes between the two
puts words into somebody's mouth.

Flags:
    “Este año vamos a producir 62 mil toneladas de planchón en la planta,” said Rosa Ibarra, director of Mezquital.
    ¶ (“This year we will produce 72 thousand tonnes of slab at the plant.”)

    “Hemos perdido el 15 % de nuestros pedidos desde marzo en la región,” said Rosa Ibarra.
    ¶ (“We have lost 50% of our orders since March in the region.”)

Passes:
    “Este año vamos a producir 62 mil toneladas de planchón en la planta,” said Rosa Ibarra, director of Mezquital.
    ¶ (“This year we will produce 62,000 tonnes of slab at the plant.”)

    “Hemos perdido el 15 % de nuestros pedidos desde marzo en la región,” said Rosa Ibarra.
    ¶ (“We have lost 15 percent of our orders since March in the region.”)

    “Este año vamos a producir 62 mil toneladas de planchón en la planta,” said Rosa Ibarra.
    ¶ “We expect 72 thousand tonnes from the other plant next year,” said Juan Prado.

    “La planta es moderna, limpia y cumple con los estándares más altos,” said Rosa Ibarra.
    ¶ (“The plant is modern, clean and meets the highest standards.”)

    “Son tres mil millones de pesos los que faltan para terminar la obra,” said Rosa Ibarra.
    ¶ (“Three billion pesos are lacking to finish the work.”)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

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
            ours, theirs = _figures(case, original), _figures(case, translation)
            if len(ours) != len(theirs):
                continue
            for a in ours:
                same_unit = [b for b in theirs if b.figure.unit == a.figure.unit or not (a.figure.unit and b.figure.unit)]
                if same_unit and not any(compare(_bare(a), _bare(b)) == "agree" for b in same_unit):
                    b = same_unit[0]
                    yield Finding(f"The quote says “{a.surface}”, its translation “{b.surface}”.",
                                  (Evidence.of(b, "stated", b.figure.low, b.figure.high, b.figure.unit), Evidence.of(a, "other", a.figure.low, a.figure.high, a.figure.unit),
                                   Evidence.of(original, "context")), expected=a.surface, stated=b.surface, confidence=0.9)
                    break


def _figures(case: Case, quote: Claim) -> list[Claim]:
    return [c for c in case.of_kind("figure") if quote.start <= c.start and c.end <= quote.end]


def _bare(claim: Claim):
    """The figure without its unit: words for units need not carry over, the number must."""
    return replace(claim.figure, unit="")
