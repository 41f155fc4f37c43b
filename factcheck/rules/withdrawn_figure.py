"""A figure that another text has withdrawn.

Why it matters: corrections are printed once and the wrong number lives on in every text written
from the first version. A correction notice says exactly which number to look for.

Flags:
    a.md [2025-10-06]: The Calder Moss smelter can make 310,000 tonnes of metal a year. ¶ The owners hope to sell more of it abroad this winter.
    b.md [2025-09-20]: The Calder Moss smelter has an annual capacity of 130,000 tonnes. ¶ Correction: an earlier version of this article gave the capacity of the Calder Moss smelter as 310,000 tonnes. It is 130,000 tonnes.

    a.md [2025-10-06]: Torvane booked a profit of $133 billion in the quarter, the Torvane accounts show.
    b.md [2025-10-07]: Torvane booked a profit of $1.33 billion in the quarter. ¶ Corrects paragraph 3 to show the profit of Torvane was $1.33 billion, not $133 billion.

    a.md [2025-10-06]: La planta de Valdemora puede fundir 310.000 toneladas de acero al año.
    b.md [2025-09-20]: La planta de Valdemora puede fundir 130.000 toneladas al año. ¶ Corrección: una versión anterior decía que la planta de Valdemora puede fundir 310.000 toneladas de acero. Son 130.000 toneladas.

Passes:
    a.md [2025-10-06]: The Calder Moss smelter can make 130,000 tonnes of metal a year.
    b.md [2025-09-20]: Correction: an earlier version of this article gave the capacity of the Calder Moss smelter as 310,000 tonnes. It is 130,000 tonnes.

    a.md [2025-10-06]: The Brackwater mill can make 310,000 tonnes of steel a year.
    b.md [2025-09-20]: Correction: an earlier version of this article gave the capacity of the Calder Moss smelter as 310,000 tonnes. It is 130,000 tonnes.

    a.md [2025-10-06]: The Calder Moss smelter can make 310,000 tonnes of metal a year.
    b.md [2025-09-20]: Correction: an earlier version of this article misspelled the name of the head of the Calder Moss smelter.

    The Calder Moss smelter can make 130,000 tonnes. ¶ Correction: an earlier version of this article gave the capacity of the Calder Moss smelter as 310,000 tonnes. It is 130,000 tonnes.

    a.md [2025-10-06]: La acería de Torvane puede fundir 310.000 toneladas de acero al año.
    b.md [2025-09-20]: Corrección: una versión anterior decía que la planta de Valdemora puede fundir 310.000 toneladas de acero. Son 130.000 toneladas.
"""

from __future__ import annotations

from factcheck.extract import corrections
from factcheck.extract.topics import stem
from factcheck.link.compare import dimension, spell
from factcheck.link.words import weigh
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

SHARED = 11.0
"""Rarity of the words a text must share with the notice: two rare words, such as a name and a noun."""


@rule("FC205", "withdrawn-figure", title="Withdrawn by a correction elsewhere", severity="error", scope="corpus")
def check(case: Case):
    figures = case.of_kind("figure")
    texts = {document.id: document for document in case.documents}
    for document in case.documents:
        for notice in corrections.find(document):
            for claim in figures:
                if dimension(claim.figure) != dimension(notice.wrong) or claim.figure.low != notice.wrong.low or claim.figure.high != notice.wrong.high:
                    continue
                text = texts[claim.origin.document].text
                common = (claim.keys & notice.keys) | {stem(name) for name in notice.names if name in text}
                if sum(map(weigh, common)) < SHARED or not all(name in text for name in notice.names):
                    continue
                yield Finding(
                    f"“{claim.surface}” was withdrawn in {document.id}: it is {spell(notice.right) if notice.right else 'another value'}.",
                    (Evidence.of(claim, "stated", claim.figure.low, claim.figure.high, claim.figure.unit), Evidence.passage(document, notice.start, notice.end, "other")),
                    expected=document.text[notice.right_start:notice.right_end], stated=claim.surface, confidence=0.9)
