"""A whole sentence is quoted, and nobody is found who said it.

Why it matters: words in quotation marks are somebody's words. A reader must be able to tell whose,
and a checker must know whom to ring.

Flags:
    The second line was stopped in June. “The customers have gone and they are not coming back to us.” The yard is quiet.

    The mood at the gate was grim. "Nobody has told us what happens to the pension fund after June." Snow fell.

    El ambiente en la planta era tenso. «Nadie nos ha dicho qué pasará con las pensiones después de junio.» Nevaba.

Passes:
    “The customers have gone and they are not coming back to us,” said Ilse Brandt.

    Ilse Brandt looked at the yard and said: “The customers have gone and they are not coming back.”

    The owner calls the line “the pride of the western yards and the heart of the town”.

    “The customers have gone,” said Ilse Brandt. “They left in June and they are not coming back to us.”

    The line will not come back, said Ilse Brandt. ¶ “The customers have gone and they are not coming back to us.”

    «Los clientes se han ido y no van a volver con nosotros», dijo Ilse Brandt.

    «Los clientes se han ido y no van a volver con nosotros», dijo a la prensa Úrsula Tincopa.

    «Los clientes se han ido y no van a volver con nosotros», advirtió a los inversionistas el analista Bruno Tejada.

    «Los clientes se han ido y no van a volver con nosotros», dijo el martes en una conferencia Bruno Tejada.

    “The customers have gone and they are not coming back to us,” said at a conference Ilse Brandt.
"""

from __future__ import annotations

import re

from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

WORDS = 8
MOST = 10
SHOWN = 60
"""Characters of a quote that a message repeats."""
MARKS = " \u00a0\"'`“”„«»‘’‚‹›—–"


@rule("FC408", "quote-without-speaker", title="A quote without a speaker", severity="info", scope="document")
def check(case: Case):
    heard = {c.paragraph for c in case.of_kind("quote", "attribution") if c.source.kind not in ("none", "impersonal") or c.source.cue}
    quotes = [c for c in case.of_kind("quote") if c.source.kind == "none" and not c.source.cue and c.section == "body" and not heard & {c.paragraph, c.paragraph - 1}
              and len(re.findall(r"[^\W\d_]+", c.surface)) >= WORDS]
    if quotes:
        many = f"{len(quotes)} quotes stand" if len(quotes) > 1 else "A quote stands"
        inner = quotes[0].surface.strip(MARKS)
        start = inner if len(inner) <= SHOWN else inner[:SHOWN].rsplit(" ", 1)[0].rstrip(",;:") + " …"
        yield Finding(f"{many} in the text without a speaker: “{start}”.",
                      tuple(Evidence.of(c, "stated") for c in quotes[:MOST]), confidence=0.6)
