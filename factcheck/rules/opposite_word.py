"""Two near copies of one sentence say the opposite.

Why it matters: opened for closed, won for lost, a lost "not" turn a story round, and no figure shows it.
Only sentences that are otherwise nearly word for word the same are compared.

Flags:
    a.md: The Brackwater council voted on Monday to approve the new slag heap beside the river Torvane.
    b.md: The Brackwater council voted on Monday to reject the new slag heap beside the river Torvane.

    a.md: Mirren Metals will close its alloy foundry in Kellsport, the company told its workers.
    b.md: Mirren Metals will not close its alloy foundry in Kellsport, the company told its workers.

    a.md: Gross margin at Mirren Metals is expected to increase next year despite dearer nickel.
    b.md: Gross margin at Mirren Metals is expected to decrease next year despite dearer nickel.

    a.md: El ayuntamiento de Valdemora aprobó el lunes la nueva escombrera junto al río Garro.
    b.md: El ayuntamiento de Valdemora rechazó el lunes la nueva escombrera junto al río Garro.

    a.md: La acería de Garro cerrará su taller de laminación, anunció la empresa a la plantilla.
    b.md: La acería de Garro no cerrará su taller de laminación, anunció la empresa a la plantilla.

Passes:
    a.md: The Brackwater council voted on Monday to approve the new slag heap beside the river Torvane.
    b.md: The Kellsport council voted on Monday to reject the new slag heap beside the river Mirren.

    a.md: Shares of Mirren Metals rose in Kellsport on Monday as nickel prices firmed.
    b.md: Shares of Mirren Metals fell in Kellsport on Tuesday as nickel prices firmed.

    a.md: The Brackwater council voted on Monday to approve the new slag heap beside the river Torvane.
    b.md: The Brackwater council voted on Monday to endorse the new slag heap beside the river Torvane.

    a.md: La acería de Garro cerrará su taller de laminación, anunció la empresa a la plantilla.
    b.md: La acería de Garro abrirá otro comedor, anunció la empresa, que no cerrará la guardería.

    a.md: El ayuntamiento de Valdemora aprobó el lunes la nueva escombrera junto al río Garro.
    b.md: El ayuntamiento de Brezales rechazó el martes la nueva escombrera junto al río Duero.
"""

from __future__ import annotations

from factcheck.link.copies import Change, contradictions
from factcheck.link.time_place import near_in_time
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC216", "opposite-word", title="The same sentence, with the opposite word", severity="warning", scope="corpus")
def check(case: Case):
    told: set[tuple[str, int]] = set()
    ordered = sorted(case.documents, key=lambda d: (d.role != "draft", d.published or "9999", d.id))
    for change in contradictions(ordered):
        place = change.first.document.id, change.first.sentence.start
        if place in told or not near_in_time(change.first.document.published, change.second.document.published):
            continue
        told.add(place)
        yield _finding(change)


def _finding(change: Change) -> Finding:
    words = f"“{change.ours}” against “{change.theirs}”" if change.ours and change.theirs else f"“{change.ours or change.theirs}” stands in one only"
    passages = (Evidence.passage(t.document, t.sentence.start, t.sentence.end, role) for t, role in ((change.first, "stated"), (change.second, "other")))
    return Finding(f"{words}, in sentences that are otherwise nearly the same.", tuple(passages),
                   expected=change.theirs or "without it", stated=change.ours or "without it", confidence=0.7)
