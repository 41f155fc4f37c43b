"""Two shares of one whole add up to more than the whole.

Why it matters: if one country mines 75 % of the world's cobalt, no other can mine 60 %. Nobody
notices, because the two shares never stand in the same article.

Flags:
    a.md [2025-03-20]: Australia controls about 60% of the world's mine production of cobalt.

    a.md [2025-03-20]: Indonesia controla el 45 % de la producción minera mundial de cobalto.

Passes:
    a.md [2025-03-20]: Australia controls about 10% of the world's mine production of cobalt.

    a.md [2025-03-20]: Australia controls about 60% of the world's mine production of lithium.

    a.md [2025-03-20]: Australia's mine production of cobalt rose 60% in a year.

    a.md [2025-03-20]: The Democratic Republic of the Congo controls 75% of the world's mine production of cobalt.

    a.md [2025-03-20]: Australia controla el 10 % de la producción minera mundial de cobalto.
"""

from __future__ import annotations

from factcheck.extract.topics import find_places
from factcheck.link.compare import interval
from factcheck.link.words import total
from factcheck.link.rows import COVERED, series
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule
from factcheck.rules.reference_figure import of_its_place
from factcheck.wording import number


@rule("FC504", "shares-of-whole", title="The shares add up to more than the whole", severity="error", scope="document")
def check(case: Case):
    rows = [row for row in case.references.figures if row.figure.unit == "percent" and row.figure.change == "share" and "=World" in row.keys]
    for claim in case.of_kind("figure"):
        if claim.figure.unit != "percent" or claim.figure.change != "share" or claim.modality != "asserted" or claim.figure.low is None or "=World" not in claim.keys:
            continue
        if series(claim, of_its_place(claim, case.references.figures)):
            continue  # the owner has a row of its own
        for row in rows:
            owner = f"={row.topic.place}"
            wanted = {k for k in row.keys if k not in (owner, "=World", "share") and not k.startswith("@")}
            product = wanted - {"production", "mine", "refining"}
            if owner in claim.keys or not product <= claim.keys or not _owner(claim):
                continue
            if total(wanted & claim.keys) < COVERED * total(wanted) and wanted - claim.keys != {"mine"}:
                continue
            own, other = interval(claim.figure, convert=False), interval(row.figure, convert=False)
            if own.low + other.low > 100:
                yield Finding(
                    f"{number(claim.figure.low)} % and {number(row.figure.low)} % ({row.surface}) would be {number(claim.figure.low + row.figure.low)} % of one whole.",
                    (Evidence.of(claim, "stated", own.low, own.high, "percent"), Evidence.of(row, "reference", other.low, other.high, "percent")),
                    expected=f"at most {number(100 - other.low)} %", stated=claim.surface, confidence=0.85)
                break


def _owner(claim) -> bool:
    """Whether a place other than the world stands in the sentence, whose share it is."""
    return any(m.name != "World" for m in find_places(claim.sentence))
