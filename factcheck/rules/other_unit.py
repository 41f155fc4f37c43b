"""One number in two currencies, in weeks here and in months there, or in feet and in metres.

Why it matters: dollars for pounds, or weeks for months, are a large error in a small word, and the number
itself is right.

Flags:
    a.md [2025-10-06]: Mirren Metals will pay US$310 million in cash for the Kellsport cobalt mine.
    b.md [2025-10-07]: Mirren Metals agreed to pay A$310 million in cash for the Kellsport cobalt mine.

    a.md [2025-10-06]: La minera Aceros Valdemora vendió su planta de cátodos de Garro por 95 millones de euros.
    b.md [2025-10-07]: Un fondo pagará 95 millones de dólares por la planta de cátodos de Garro, anunció la minera Aceros Valdemora.

    a.md [2025-10-06]: Union members at the Kellsport zinc smelter ratified a contract, ending a strike of six weeks by 480 workers.
    b.md [2025-10-07]: After six months of strike the 480 workers of the Kellsport zinc smelter ratified a contract.

    a.md [2025-10-06]: La mina de zinc de Garro seguirá cerrada once semanas por la avería del pozo principal.
    b.md [2025-10-07]: La mina de zinc de Garro estará cerrada once meses por la avería de su pozo principal.

    a.md [2025-10-06]: The ridge that the Torvane survey found lies 1,200 feet below the surface off Kellsport.
    b.md [2025-10-07]: The Torvane survey found a ridge 1,200 metres below the surface off Kellsport.

    a.md [2025-10-06]: La cresta que halló el buque Torvane está a 1.200 pies de profundidad frente a Garro.
    b.md [2025-10-07]: El buque Torvane halló una cresta a 1.200 metros de profundidad frente a Garro.

    a.md [2025-10-06]: Gusts of up to 140 miles an hour tore roofs from the mill in Kellsport as Storm Torvane crossed the coast.
    b.md [2025-10-07]: The strongest gust as Storm Torvane crossed the coast, 140 kilometres an hour, was measured at the mill in Kellsport.

    a.md [2025-10-06]: The share of pupils in Kellsport who read at grade level rose 6 percent this spring, the school board said.
    b.md [2025-10-06]: The share of pupils in Kellsport who read at grade level rose six percentage points this spring, to 58 percent from 52 percent, the school board said.

Passes:
    a.md [2025-10-06]: The strike of 480 workers at the Kellsport zinc smelter has lasted six weeks.
    b.md [2025-10-07]: The 480 workers at the Kellsport zinc smelter have been on strike for 42 days.

    a.md [2025-10-06]: La mina de zinc de Garro seguirá cerrada once semanas por la avería del pozo principal.
    b.md [2025-10-07]: La mina de zinc de Torvane, inundada, volverá a abrir dentro de once meses.

    a.md [2025-10-06]: Mirren Metals will pay US$310 million in cash for the Kellsport cobalt mine.
    b.md [2025-10-07]: Mirren Metals agreed to pay A$472 million (US$310 million) in cash for the Kellsport cobalt mine.

    a.md [2025-10-06]: Mirren Metals will pay US$310 million in cash for the Kellsport cobalt mine.
    b.md [2025-10-07]: Mirren Metals agreed to pay 287 million euros in cash for the Kellsport cobalt mine.

    a.md [2025-10-06]: Mirren Metals will pay US$310 million in cash for the Kellsport cobalt mine.
    b.md [2025-10-07]: Calder Moss had sales of A$310 million in the third quarter.

    a.md [2025-10-06]: La minera Aceros Valdemora vendió su planta de cátodos de Garro por 95 millones de euros.
    b.md [2025-10-07]: La minera Aceros Valdemora vendió su planta de cátodos de Garro por 104 millones de dólares.

    a.md [2025-10-06]: La minera Aceros Valdemora vendió su planta de cátodos de Garro por 95 millones de euros.
    b.md [2025-10-07]: Las ventas de Brackwater sumaron 95 millones de dólares en el semestre.
"""

from __future__ import annotations

from factcheck.link.compare import passage
from factcheck.link.values import other_unit
from factcheck.model import Finding
from factcheck.rules import Case, rule


@rule("FC217", "other-unit", title="One number, two units", severity="warning", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure":
        return
    others = [link for link in case.links if other_unit(anchor, link.second)]
    if others:
        other = others[0].second
        yield Finding(f"“{anchor.surface}” against “{other.surface}”: the same number of {anchor.figure.unit} and of {other.figure.unit}. "
                      f"The same thing because: {' · '.join(others[0].why)}.",
                      (passage(anchor, "stated"), *(passage(link.second, "other") for link in others)),
                      expected=other.figure.unit, stated=anchor.figure.unit, confidence=round(others[0].score, 2))
