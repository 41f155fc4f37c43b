"""Two articles give different figures for one thing.

Why it matters: both cannot be right, and the reader of the second article will find the first. The
table shows who says which value, so that the desk knows whom to ask.

Flags:
    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipments of finished steel came to 871,000 tonnes in the second quarter of 2025.

    a.md [2025-06-10]: The ministry raised the duty on imported coil to 12% from June 1.
    b.md [2025-06-11]: The ministry raised the duty on imported coil to 15 percent from June 1.

    a.md [2025-07-24]: Aceros Valdemora despachó 812.000 toneladas de acero en el primer semestre de 2025.
    b.md [2025-07-25]: Los despachos de acero de Aceros Valdemora sumaron 871.000 toneladas en el primer semestre de 2025.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel from Lima in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped 871,000 tonnes of finished steel from Peru in the second quarter of 2025.

Passes:
    a.md [2025-07-24]: Together Brackwater and Calder Moss have 14,300 employees.
    b.md [2025-07-25]: Brackwater has 9,100 employees and Calder Moss has 5,200 employees.

    a.md [2025-07-24]: Brackwater had a net profit of $84 million in the first half.
    b.md [2025-07-25]: The net debt of Brackwater was $610 million on 30 June.

    a.md [2025-07-24]: La deuda neta de Aceros Valdemora asciende a 610 millones de soles.
    b.md [2025-07-25]: Las inversiones netas de Aceros Valdemora suman 84 millones de soles.

    a.md [2025-07-24]: Brackwater's steel imports from Chile fell 22% in July, to 410,000 tonnes.
    b.md [2025-07-25]: Brackwater's steel imports from Peru fell 31% in July, to 260,000 tonnes.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped 871,000 tonnes of finished steel in the second quarter of 2024.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped about 0.8 million tonnes of finished steel in the second quarter of 2025.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Calder Moss shipped 871,000 tonnes of finished steel in the second quarter of 2025.

    a.md [2025-04-24]: Brackwater is expected to ship 900,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped 871,000 tonnes of finished steel in the second quarter of 2025.

    a.md [2018-06-01]: The United States imposed a 25% tariff on steel from Mexico.
    b.md [2025-06-11]: The United States imposes a 50% tariff on steel from Mexico.

    a.md [2025-07-24]: The toll from the blast at the Brackwater steel mill rose to 12 dead workers.
    b.md [2025-07-25]: The toll from the blast at the Brackwater steel mill rose to 15 dead workers.

    a.md [2025-07-24]: Aceros Valdemora despachó 812.000 toneladas de acero en el primer semestre de 2025.
    b.md [2025-07-25]: Aceros Valdemora despachó más de 800.000 toneladas de acero en el primer semestre de 2025.
"""

from __future__ import annotations

from factcheck.link.compare import passage, spell, verdict
from factcheck.link.updates import may_update
from factcheck.link.values import is_rank, is_slip, opposite, sides
from factcheck.model import Finding
from factcheck.rules import Case, rule

SURE = 0.8
"""Score of a link from which a disagreement is an error rather than something to check."""


@rule("FC201", "figure-conflict", title="Two figures for one thing", severity="error", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure" or is_rank(anchor):
        return
    others = [link for link in case.links if not link.swapped and verdict(anchor, link.second) == "disagree" and not may_update(anchor, link.second)
              and not opposite(anchor, link.second) and not is_slip(anchor, link.second)]
    if not others:
        return
    claims = [anchor, *(link.second for link in others)]
    agreeing = [link.second for link in case.links if verdict(anchor, link.second) == "agree"]
    values = sides(claims, [f"“{c.surface}” ({spell(c.figure)})" for c in claims])
    yield Finding(f"{values}: no value fits both. The same thing because: {' · '.join(others[0].why)}.",
                  (*(passage(c, "stated" if c is anchor else "other") for c in claims), *(passage(c, "context") for c in agreeing)),
                  severity="error" if max(link.score for link in others) >= SURE else "warning",
                  expected=others[0].second.surface, stated=anchor.surface, confidence=round(others[0].score, 2))
