"""Two articles give one figure with another number of zeros.

Why it matters: million for billion, a zero too many, the English billion for the Spanish billón (a
thousand times more): the digits look right, and so the eye passes over them.

Flags:
    a.md [2025-10-06]: Lawmakers approved a $3.5 million package to rebuild the bridges of Arden County.
    b.md [2025-10-07]: The $3.5 billion package approved by lawmakers pays for new bridges in Arden County.

    a.md [2025-10-06]: The Tornby smelter will receive 42,000 tonnes of chromite from Rovane Minerals.
    b.md [2025-10-07]: Rovane Minerals will ship 420,000 tonnes of chromite to the Tornby smelter.

    a.md [2025-10-06]: El plan siderúrgico de Valdemora costará 2,4 billones de pesos.
    b.md [2025-10-07]: El plan siderúrgico de Valdemora costará 2.400 millones de pesos.

Passes:
    a.md [2025-10-06]: Rovane Minerals shipped 77.5 million tonnes of chromite from Tornby.
    b.md [2025-10-07]: Rovane Minerals shipped 801.6 million tonnes of chromite from Tornby.

    a.md [2025-10-06]: The Tornby smelter will receive 42,000 tonnes of chromite from Rovane Minerals.
    b.md [2025-10-07]: Rovane Minerals will ship 42,000,000 kilograms of chromite to the Tornby smelter.

    a.md [2025-10-06]: Lawmakers approved a $3.5 billion package to rebuild the bridges of Arden County.
    b.md [2025-10-07]: The bridges of Arden County get $3,500 million under the package approved by lawmakers.

    a.md [2025-10-06]: El plan siderúrgico de Valdemora costará 2,4 billones de pesos.
    b.md [2025-10-07]: El plan siderúrgico de Valdemora costará 2.400.000 millones de pesos.
"""

from __future__ import annotations

from factcheck.link.compare import passage, spell
from factcheck.link.updates import may_update
from factcheck.link.values import is_slip, sides, slip
from factcheck.model import Finding
from factcheck.rules import Case, rule
from factcheck.wording import number


@rule("FC208", "scale-slip", title="The same digits, another order of magnitude", severity="error", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure":
        return
    others = [link for link in case.links if not link.swapped and is_slip(anchor, link.second) and not may_update(anchor, link.second, link.in_place)]
    if others:
        other = others[0].second
        yield Finding(
            f"{sides((anchor, other), [f'“{c.surface}” ({spell(c.figure)})' for c in (anchor, other)])}: they differ by a factor of "
            f"{number(10.0 ** slip(anchor, other))}. The same thing because: {' · '.join(others[0].why)}.",
            (passage(anchor, "stated"), *(passage(link.second, "other") for link in others)),
            expected=other.surface, stated=anchor.surface, confidence=round(others[0].score, 2))
