"""By in one text, to in the other.

Why it matters: a duty that rises by 25 % and one that rises to 25 % are two duties. The number is the
same, the little word is not.

Flags:
    a.md [2025-10-06]: The ministry raised the duty on rail steel from Ruritania to 25% on Monday.
    b.md [2025-10-07]: The ministry raised the duty on rail steel from Ruritania by 25% on Monday.

    a.md [2025-10-06]: El ministerio subió al 25 % el arancel al acero de Ruritania.
    b.md [2025-10-07]: El ministerio subió un 25 % el arancel al acero de Ruritania.

Passes:
    a.md [2025-10-06]: The ministry raised the duty on rail steel from Ruritania to 25% on Monday.
    b.md [2025-10-07]: The ministry raised the duty on rail steel from Ruritania by 5 points to 25%.

    a.md [2025-10-06]: The ministry raised the duty on rail steel from Ruritania to 25% on Monday.
    b.md [2025-10-07]: A duty of 25% now falls on rail steel from Ruritania.

    a.md [2025-10-06]: El ministerio subió al 25 % el arancel al acero de Ruritania.
    b.md [2025-10-07]: El arancel al acero de Ruritania es del 25 % desde que el ministerio lo subió.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import alternation, language
from factcheck.link.compare import passage
from factcheck.link.blocks import signature
from factcheck.model import Claim, Finding
from factcheck.rules import Case, rule


@rule("FC213", "by-or-to", title="By or to", severity="warning", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure":
        return
    for link in case.links:
        pair = (anchor, link.second)
        if signature(anchor) == signature(link.second) and link.verdict == "agree" and sorted(map(_moves, pair)) == ["by", "to"]:
            yield Finding(f"“{anchor.surface}” is what it changed {_moves(anchor)} here, {_moves(link.second)} there. The same thing because: {' · '.join(link.why)}.",
                          (passage(anchor, "stated"), passage(link.second, "other")), expected=_moves(link.second), stated=_moves(anchor), confidence=round(link.score, 2))
            return


def _moves(claim: Claim) -> str:
    """by or to, when that is the word between a verb of change and the figure, else empty."""
    match = _pattern(claim.origin.language).search(claim.sentence, 0, claim.start - claim.sentence_start)
    return match.lastgroup if match else ""


@cache
def _pattern(code: str) -> re.Pattern:
    lang = language(code)
    moves = alternation([*lang.list("change", "up"), *lang.list("change", "down")])
    words = "|".join(rf"(?P<{name}>{alternation(entries, capital=False)})" for name, entries in (("by", lang.list("change", "by")), ("to", lang.list("ranges", "to"))))
    return re.compile(rf"(?<!\w)(?:{moves})(?!\w)[^.;:]{{0,60}}?\s(?:{words})\s+\Z")
