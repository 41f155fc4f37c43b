"""Two figures have changed places.

Why it matters: imports and exports, the two sides of a vote, this year and last: both numbers are right,
each stands where the other belongs, and adding them up shows nothing.

Flags:
    a.md [2025-10-06]: Ruritania imported 12,340 tonnes of rail steel in August and exported 17,890 tonnes.
    b.md [2025-10-07]: In August Ruritania imported 17,890 tonnes of rail steel and exported 12,340 tonnes.

    a.md [2025-10-06]: Valdemora produjo en agosto 12.340 toneladas de alambrón y 17.890 toneladas de chapa.
    b.md [2025-10-07]: En agosto Valdemora produjo 17.890 toneladas de alambrón y 12.340 toneladas de chapa.

Passes:
    a.md [2025-10-06]: Ruritania imported 12,340 tonnes of rail steel in August and exported 17,890 tonnes.
    b.md [2025-10-07]: In August Ruritania exported 17,890 tonnes of rail steel and imported 12,340 tonnes.

    a.md [2025-10-06]: Valdemora produjo en agosto 12.340 toneladas de alambrón y 17.890 toneladas de chapa.
    b.md [2025-10-07]: En agosto Valdemora produjo 17.890 toneladas de chapa y 12.340 toneladas de alambrón.
"""

from __future__ import annotations

from factcheck.link.compare import passage
from factcheck.model import Finding
from factcheck.rules import Case, rule


@rule("FC215", "swapped-figures", title="Two figures have changed places", severity="error", scope="corpus")
def check(case: Case):
    swapped = [link for link in case.links if link.swapped]
    seen: set[tuple[str, str]] = set()
    for link in swapped:
        partner = next(other for other in swapped if other is not link and other.first.sentence_start == link.first.sentence_start
                       and other.first.origin.document == link.first.origin.document and other.second.origin.document == link.second.origin.document)
        key = link.first.origin.document, link.second.origin.document
        if key not in seen:
            seen.add(key)
            yield Finding(
                f"“{link.first.surface}” and “{partner.first.surface}” here, “{link.second.surface}” and “{partner.second.surface}” there. "
                f"The same things because: {' · '.join(link.why)}.",
                (passage(link.first, "stated"), passage(partner.first, "stated"), passage(link.second, "other"), passage(partner.second, "other")),
                expected=link.second.surface, stated=link.first.surface, confidence=link.score)
