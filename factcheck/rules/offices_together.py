"""Two people act in offices that they never held at the same time, or only for a short while.

Why it matters: an article without a date can still be dated by who holds office in it. If no day
allows all of them, or only a few months do, either a title is out of date or the whole text is.

Flags:
    US Trade Representative Katherine Tai and Canadian Prime Minister Mark Carney opened the forum.

    President Claudia Sheinbaum spoke in Monterrey. ¶ US Trade Representative Katherine Tai leads the talks.

    La presidenta Claudia Sheinbaum recibió a la representante comercial de Estados Unidos, Katherine Tai.

Passes:
    US President Donald Trump received Canadian Prime Minister Mark Carney.

    Former US Trade Representative Katherine Tai and Canadian Prime Minister Mark Carney opened the forum.

    a.md [2024-11-20]: President Claudia Sheinbaum spoke. US Trade Representative Katherine Tai leads the talks.

    In 2022, US Trade Representative Katherine Tai opened the forum. ¶ Canadian Prime Minister Mark Carney visits today.

    President Claudia Sheinbaum met Economy Secretary Marcelo Ebrard.

    La presidenta Claudia Sheinbaum recibió al presidente de Estados Unidos, Donald Trump.
"""

from __future__ import annotations

from itertools import product

from factcheck import edtf
from factcheck.link import offices
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

SHORT = 183
"""Days that must be left for a text without a date to pass; fewer are shown to the editor."""


@rule("FC404", "offices-together", title="No date allows these offices together", severity="error", scope="document")
def check(case: Case):
    window = edtf.bounds(case.document.published)
    if None not in window:
        return  # a dated text is checked office by office
    people: dict[str, tuple] = {}
    for claim in offices.current(case.claims, window):
        rows = offices.rows_for(claim, case.references)
        if rows and claim.topic.subject not in people:
            people[claim.topic.subject] = (claim, rows, offices.held(rows))
    if len(people) < 2:
        return
    left = [window]
    for _, _, spans in people.values():
        left = [cut for a, b in product(left, spans) if (cut := edtf.intersect(a, b))]
    lengths = [edtf.days(span) for span in left]
    if left and (None in lengths or sum(lengths) >= SHORT or any(_alone(spans) <= sum(lengths) for _, _, spans in people.values())):
        return
    ordered = sorted(people.values(), key=lambda p: p[0].start)
    decisive = _decisive(ordered)
    rows = [h for claim, held, _ in decisive for h in held]
    shown = "; ".join(h.claim.surface for h in rows)
    evidence = (*(Evidence.of(claim, "stated" if n == 0 else "other") for n, (claim, _, _) in enumerate(decisive)), *(Evidence.of(h.claim, "reference") for h in rows))
    names = " and ".join(claim.topic.subject for claim, _, _ in decisive)
    if left:
        days = " and ".join(edtf.spell(edtf.from_days(*span)) for span in left)
        yield Finding(f"{names} held these offices together only from {days}: {shown}.", evidence, severity="warning", expected=days, confidence=0.85)
    else:
        yield Finding(f"On no day did {names} hold these offices together: {shown}.", evidence, confidence=0.9)


def _alone(spans) -> int:
    """Days that one person's office leaves by itself; open ends count as long."""
    return sum(edtf.days(span) or 10 ** 6 for span in spans)


def _decisive(people: list[tuple]) -> list[tuple]:
    """The two people whose offices leave the fewest days, in order of their passages."""
    def common(pair) -> int:
        cuts = [cut for a, b in product(pair[0][2], pair[1][2]) if (cut := edtf.intersect(a, b))]
        return sum(edtf.days(cut) or 10 ** 6 for cut in cuts)
    pairs = [(a, b) for n, a in enumerate(people) for b in people[n + 1:]]
    return list(min(pairs, key=lambda pair: (common(pair), pair[0][0].start, pair[1][0].start)))
