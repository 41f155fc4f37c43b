"""The text says tons and never which.

Why it matters: a metric ton is 1,000 kg, an American short ton 907 and a British long ton 1,016.
Between the first two lie ten per cent, more than most of the changes that trade news reports.

Flags:
    The mill shipped 48,000 tons of slab in May and 52,000 tons in June.

    The new line can coat 220,000 tons a year.

    La acería cerró un contrato en inglés.¶“We will ship 90,000 tons of coil to the buyers in the north, and the first of them in May,” said the owner of the mill.

Passes:
    The mill shipped 48,000 metric tons of slab in May and 52,000 tons in June.

    The mill shipped 48,000 tonnes of slab in May.

    Short tons are used in the whole report: the mill shipped 48,000 tons of slab.

    La planta embarcó 48 mil toneladas de planchón en mayo.

    La planta embarcó 48,000 tons de planchón en mayo, dijo la empresa.

    The argument hit the board like a ton of bricks.

Misses:
    The tons of the annual report are not explained.
"""

from __future__ import annotations

from factcheck.lexicon import language
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

UNIT = "ton"
SHOWN = 3
"""Number of passages a finding lists."""


@rule("FC110", "ambiguous-unit", title="It is not said which ton is meant", severity="info", scope="document")
def check(case: Case):
    tons = [c for c in case.of_kind("figure") if UNIT in c.figure.unit.split("/")]
    if not tons or language(case.document.language).pattern("rules", "which_ton").search(case.text):
        return
    times = "once" if len(tons) == 1 else f"{len(tons)} times"
    yield Finding(f"The text counts in tons {times} and never says which: metric (1,000 kg), short (907 kg) or long (1,016 kg).",
                  tuple(Evidence.of(c, "stated" if n == 0 else "context", c.figure.low, c.figure.high, c.figure.unit) for n, c in enumerate(tons[:SHOWN])),
                  expected="metric, short or long tons", stated=tons[0].surface, confidence=0.8)
