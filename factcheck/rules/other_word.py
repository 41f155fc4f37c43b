"""The same figure, told of something that excludes the other.

Why it matters: 212 deaths and 212 cases, a profit and a loss of the same amount, charged and convicted on
the same eleven counts: the number survives every check, and the word beside it is wrong. Which words
exclude each other is a table, `lexicon/exclusive.csv`.

Flags:
    a.md [2025-10-06]: The ministry in Arden has confirmed 212 deaths from dengue since January.
    b.md [2025-10-07]: Since January 212 cases of dengue have been confirmed in Arden by the ministry.

    a.md [2025-10-06]: Mirren Metals made a quarterly profit of A$412 million on dysprosium.
    b.md [2025-10-07]: Mirren Metals had quarterly revenue of A$412 million from dysprosium.

    a.md [2025-10-06]: Aceros del Duero cerró el semestre con un beneficio neto de 12,3 millones de euros.
    b.md [2025-10-07]: La siderúrgica Aceros del Duero cerró el semestre con pérdidas netas de 12,3 millones de euros.

Passes:
    a.md [2025-10-06]: The ministry in Arden has confirmed 212 deaths from dengue since January.
    b.md [2025-10-07]: Dengue has killed 212 people in Arden since January, the ministry has confirmed.

    a.md [2025-10-06]: The Garrow plant has a capacity of 2.93 million tons a year.
    b.md [2025-10-07]: The Garrow plant can produce 2.93 million tons a year.

    a.md [2025-10-06]: La planta de Garro tiene una capacidad de 2.93 millones de toneladas al año.
    b.md [2025-10-07]: La planta de Garro puede producir 2.93 millones de toneladas al año.

    a.md [2025-10-06]: Mirren Metals made a profit of A$412 million on revenue of A$2.1 billion.
    b.md [2025-10-07]: Mirren Metals had revenue of A$2.1 billion and a profit of A$412 million.

    a.md [2025-10-06]: Mirren Metals made a quarterly profit of A$412 million on dysprosium.
    b.md [2025-10-07]: The Torvane group had quarterly revenue of A$412 million from nickel.

    a.md [2025-10-06]: Aceros del Duero cerró el semestre con un beneficio neto de 12,3 millones de euros.
    b.md [2025-10-07]: Aceros del Duero ganó 12,3 millones de euros netos en el semestre, un beneficio récord.
"""

from __future__ import annotations

from factcheck.lexicon import language
from factcheck.link.compare import dimension, passage
from factcheck.link.blocks import is_uncommon, signature
from factcheck.link.apart import excluding
from factcheck.model import Claim, Finding
from factcheck.rules import Case, rule


@rule("FC212", "other-word", title="One figure, told of two things", severity="warning", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure" or not is_uncommon(anchor) or dimension(anchor.figure) == "time":
        return
    for link in case.links:
        if link.verdict != "agree" or signature(anchor) != signature(link.second) or anchor.modality != link.second.modality:
            continue
        words = excluding(anchor, link.second)
        if words and _says_capable(anchor) == _says_capable(link.second):
            yield Finding(f"“{anchor.surface}” is told of “{words[0]}” here, of “{words[1]}” there. The same thing because: {' · '.join(link.why)}.",
                          (passage(anchor, "stated"), passage(link.second, "other")), expected=words[1], stated=words[0], confidence=round(link.score, 2))
            return


def _says_capable(claim: Claim) -> bool:
    """Whether the sentence says what could be rather than what is: a plant that can make so much has that capacity."""
    return language(claim.origin.language).pattern("rules", "capable").search(claim.sentence) is not None
