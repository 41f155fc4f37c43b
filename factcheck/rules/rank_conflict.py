"""Two articles give one thing another place in an order, or another year of comparison.

Why it matters: "third largest" and "worst since 2009" are what a headline is made of, and nobody can
see from the sentence that they are wrong.

Flags:
    a.md [2025-10-06]: Brackwater is the third largest producer of rail steel in the country.
    b.md [2025-10-07]: The country's second largest producer of rail steel is Brackwater.

    a.md [2025-10-06]: Output of primary aluminium in Ruritania fell to 905,000 tonnes, the lowest since 2009.
    b.md [2025-10-07]: Primary aluminium output in Ruritania dropped to 905,000 tonnes, its lowest since 2020.

    a.md [2025-10-06]: Zinc futures in Kellsport rose above $3,600 a tonne on Monday, the highest since 1987.
    b.md [2025-10-06]: Zinc futures in Kellsport rose above $3,600 a tonne on Monday, a level last seen in May 1997.

    a.md [2025-10-06]: Es el tercer alto horno que Valdemora apaga en Arrigoria este año.
    b.md [2025-10-07]: Valdemora apaga en Arrigoria el segundo alto horno de este año.

    a.md [2025-10-06]: Torvane is the third-highest peak in the Garro range.
    b.md [2025-10-07]: At 7,391 metres Torvane is only the fifth-highest summit of the Garro range.

    a.md: BRACKWATER — Sales of rebar in the Torvane valley fell for the seventh month in a row in September as mills cut prices.
    b.md: KELLSPORT, R. — Sales of rebar in the Torvane valley fell in September for the 11th month in a row as mills cut prices.

Passes:
    a.md [2025-10-06]: Torvane won its eighth straight match in the Garro league.
    b.md [2025-10-07]: It is the seventh straight year for Torvane in the Garro league.

    a.md [2025-10-06]: Brackwater is Ruritania's second-largest company by revenue.
    b.md [2025-10-07]: Brackwater is Ruritania's fourth-largest company by market value.

    a.md [2025-10-06]: Aceros Valdemora es la segunda mayor empresa de Ruritania por ingresos.
    b.md [2025-10-07]: Aceros Valdemora es la cuarta mayor empresa de Ruritania por valor de mercado.

    a.md [2025-10-06]: Brackwater is the third largest producer of rail steel in the country.
    b.md [2025-10-07]: Brackwater is the country's third-largest producer of rail steel.

    a.md [2025-10-06]: Brackwater is the third largest producer of rail steel in the country.
    b.md [2025-10-07]: Torvane is the second largest producer of rail steel in the country.

    a.md [2025-10-06]: Output of primary aluminium in Ruritania fell to 905,000 tonnes, the lowest since 2009.
    b.md [2025-10-07]: Ruritania has made primary aluminium since 1954.

    a.md [2025-10-06]: Valdemora es el tercer productor de acero del país.
    b.md [2025-10-07]: Valdemora es el 3.er productor de acero del país.
"""

from __future__ import annotations

from factcheck.link.blocks import is_record
from factcheck.link.values import is_rank, sides
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC209", "rank-conflict", title="Another place in the order", severity="error", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if not (is_rank(anchor) or is_record(anchor)):
        return
    others = [link for link in case.links if link.verdict == "disagree"]
    if others:
        other = others[0].second
        yield Finding(
            f"{sides((anchor, other), (f'“{anchor.surface}”', f'“{other.surface}”'))}. The same thing because: {' · '.join(others[0].why)}.",
            (Evidence.of(anchor, "stated"), *(Evidence.of(link.second, "other") for link in others)),
            severity="error" if others[0].score >= 0.8 else "warning", expected=other.surface, stated=anchor.surface, confidence=round(others[0].score, 2))
