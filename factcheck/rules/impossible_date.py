"""A day that no calendar has.

Why it matters: "30 February" or "31 April" cannot be repaired by the reader: the right day may be
the one before, the one after, or in another month, and a deadline or hearing hangs on it.

Flags:
    The land office will take comments on the quarry until 31 June 2025.

    The contract was signed on February 30 in Duluth.

    The duty lapsed on 29 February 2023.

    La junta se celebrará el 31 de noviembre en Bilbao.

    La línea entró en servicio el 30 de febrero de 2024.

Passes:
    The land office will take comments until 30 June 2025.

    The duty lapsed on 29 February 2024.

    The talks ran from 30 September to 1 October.

    In June 31 workers were dismissed at the quarry.

    La junta se celebrará el 30 de noviembre y la siguiente el 31 de enero.

    There is no 30 February in any calendar.

Misses:
    The contract runs out on the 31st of this April.
"""

from __future__ import annotations

import calendar
import re

from factcheck.edtf import spell
from factcheck.extract.dates import is_plural
from factcheck.lexicon import language
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


@rule("FC102", "impossible-date", title="There is no such day", severity="error", scope="document")
def check(case: Case):
    lang = language(case.document.language)
    for claim in case.of_kind("date"):
        if claim.modality == "negated":
            continue
        for year, month, day in _DAY.findall(claim.time.date):
            last = _last_day(year, int(month))
            if int(day) <= last:
                continue
            following = _NEXT_WORD.match(case.text, claim.end)
            if year == "XXXX" and claim.surface.endswith(day.lstrip("0")) and following and is_plural(following.group(1), lang):
                continue  # "in June 31 workers"
            named = spell(f"{year}-{month}")
            yield Finding(f"There is no {int(day)} {named}: {named} has {last} days.", (Evidence.of(claim, "stated"),),
                          expected=f"{last} {named} or another month", stated=claim.surface, confidence=0.95)
            break


def _last_day(year: str, month: int) -> int:
    """Days of a month; of a February whose year is not said, 29."""
    return calendar.monthrange(2024 if year == "XXXX" else int(year), month)[1] if 1 <= month <= 12 else 0
