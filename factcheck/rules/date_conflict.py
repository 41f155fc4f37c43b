"""Two articles give one event different dates.

Why it matters: the day of an event is a closed fact. When two texts differ, one of them is wrong,
however long ago it was.

Flags:
    a.md [2025-07-24]: The No. 2 blast furnace at Brackwater was restarted on June 9 after a reline.
    b.md [2025-07-25]: The No. 2 blast furnace at Brackwater was restarted on June 16 after its reline.

    a.md: The ministers signed the Kellsport cobalt pact on March 3, 2024.
    b.md: The Kellsport cobalt pact was signed by the ministers on 3 May 2024.

    a.md [2025-07-24]: El alto horno de Brackwater reanudó la producción el 9 de junio tras la reparación.
    b.md [2025-07-25]: El alto horno de Brackwater reanudó la producción el 16 de junio tras la reparación.

    a.md: The climbers from Garro were last seen on Tuesday morning leaving the hut below Torvane peak.
    b.md: The climbers from Garro were last seen on Thursday morning leaving the hut below Torvane peak.

    a.md: El incendio del taller de Garro se declaró el sábado por la noche.
    b.md: El incendio del taller de Garro se declaró el viernes por la noche.

    a.md: The 15 per cent safeguard duty on galvanised coil applies from 1 March, the gazette says.
    b.md: Importers of galvanised coil pay the 15% safeguard duty from May 1 under a notice in the gazette.

    a.md: The port of Kellsport and the union have until May 12 to agree on a contract for 3,800 dockers.
    b.md: The 3,800 dockers of Kellsport will strike unless the port and the union agree on a contract by May 21.

    a.md: El juicio por el incendio de la acería de Garro empezará el 15 de marzo en Valdemora.
    b.md: El comienzo del juicio por el incendio de la acería de Garro está fijado para el 25 de marzo en Valdemora.

    a.md: Brackwater shipped 812,000 tonnes of finished steel in June, the mill said on Tuesday.
    b.md: Brackwater shipped 812,000 tonnes of finished steel in July, the mill said on Tuesday.

    a.md [2025-07-24]: The Stallard bridge at Kellsport, which opened in 1936, will close to lorries next month.
    b.md [2025-07-24]: Lorries will be barred next month from the Stallard bridge at Kellsport, in service since 1963.

    a.md [2025-02-10]: Los contribuyentes de Valdemora tendrán plazo hasta el 3 de marzo para acogerse a la moratoria.
    b.md [2025-02-11]: La moratoria para los contribuyentes de Valdemora vence el 31 de marzo.

    a.md [2025-07-24]: The Stallard bridge at Kellsport will reopen to cars on August 13, the engineers said.
    b.md [2025-07-24]: The Stallard bridge at Kellsport will not reopen to cars until August 31, the engineers said.

Passes:
    a.md [2025-07-24]: The Calder Moss foundry filed for bankruptcy in 2021 and was sold a year later.
    b.md [2025-07-24]: The Calder Moss foundry was sold out of bankruptcy in 2022.

    a.md [2025-07-24]: La fundición de Garro se declaró en quiebra en 2021 y fue vendida un año después.
    b.md [2025-07-24]: La fundición de Garro fue vendida tras su quiebra en 2022.

    a.md [2025-09-01]: Mirren Metals said on Twitter (14 August 2025) that its cobalt furnace in Kellsport was repaired.
    b.md [2025-09-01]: Mirren Metals said on Twitter (20 August 2025) that its cobalt furnace in Kellsport was repaired again.

    a.md: The former minister Pedro Garro died on Saturday at a hotel in Kellsport.
    b.md: The body of the former minister Pedro Garro was found on Tuesday at a hotel in Kellsport.

    a.md: The owner of the Torvane hut said on Monday that two climbers were missing.
    b.md: Two climbers have been missing since they left the Torvane hut on Thursday.

    a.md: The Torvane cable off Kellsport went down on 8 October 2025, the operator of the cable said.
    b.md: The operator of the Torvane cable off Kellsport announced on its website on 14 October 2025 that the cable was down.

    a.md: El horno de Garro se apagó el 8 de octubre de 2025, dijo la empresa.
    b.md: La empresa informó en su página el 14 de octubre de 2025 de que el horno de Garro se apagó.

    a.md [2025-07-25]: Brackwater shares rose 2% on Thursday.
    b.md [2025-07-24]: Brackwater shares fell 1% on Wednesday.

    a.md [2025-07-25]: World steel output fell 3.8% in May, Worldsteel said on Tuesday.
    b.md [2025-07-25]: World steel output fell 0.3% in April, Worldsteel said on Thursday.

    a.md [2025-07-25]: El cobre ganó un 1,2 % el jueves.
    b.md [2025-07-24]: El cobre cayó un 0,4 % el miércoles.

    a.md [2025-07-24]: The duty on imported coil takes effect on 1 October.
    b.md [2025-07-25]: The duty on imported coil was announced on 3 September and takes effect on October 1.

    a.md [2025-07-24]: The No. 2 blast furnace at Brackwater was restarted on June 9 after a reline.
    b.md [2025-07-25]: The No. 2 blast furnace at Brackwater was restarted in June after its reline.

    a.md [2025-07-24]: The No. 2 blast furnace at Brackwater was restarted on June 9 after a reline.
    b.md [2025-07-25]: The No. 3 blast furnace at Calder Moss was restarted on June 16 after its reline.

    a.md: The ministers signed the Kellsport cobalt pact on March 3, 2024.
    b.md: The ministers announced the Kellsport cobalt pact on January 12, 2024.

    a.md [2025-07-24]: The blast furnace at Brackwater was restarted on June 9 after a reline.
    b.md [2025-05-25]: The blast furnace at Brackwater will be restarted on June 16 after a reline.

    a.md [2025-07-24]: El alto horno de Brackwater reanudó la producción el 9 de junio tras la reparación.
    b.md [2025-07-25]: El alto horno de Brackwater paró la producción el 16 de mayo para una reparación.
"""

from __future__ import annotations

from factcheck import edtf
from factcheck.link.compare import resolved
from factcheck.link.blocks import is_record
from factcheck.link.values import sides
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC202", "date-conflict", title="Two dates for one event", severity="error", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "date" or is_record(anchor):
        return
    others = [link for link in case.links if (link.in_place or _comparable(anchor, link.second)) and link.verdict == "disagree"]
    if not others:
        return
    other = others[0]
    claims = [anchor, *(link.second for link in others)]
    yield Finding(
        f"{sides(claims, [edtf.spell(resolved(c)) if resolved(c) else c.surface for c in claims])} for one event. "
        f"The same event because: {' · '.join(other.why)}.",
        (Evidence.of(anchor, "stated"), *(Evidence.of(link.second, "other") for link in others)),
        severity="error" if other.score >= 0.8 else "warning", expected=other.second.surface, stated=anchor.surface, confidence=round(other.score, 2))


def _comparable(a: Claim, b: Claim) -> bool:
    """Whether both are told as facts, or both as plans; a plan and what came of it are two things, unless
    nobody can have written of one before the other."""
    first, second = ("planned" if claim.modality == "forecast" or _is_ahead(claim) or _is_awaited(claim) else claim.modality for claim in (a, b))
    return {first, second} <= {"asserted", "planned"} and (first == second or a.origin.published == b.origin.published)


def _is_ahead(claim: Claim) -> bool:
    """Whether a date lies after its text was published, in whatever words it is told ("the moratorium ends on 31 March")."""
    day, (_, published) = edtf.bounds(resolved(claim))[0], edtf.bounds(claim.origin.published)
    return claim.modality == "asserted" and day is not None and published is not None and day > published


def _is_awaited(claim: Claim) -> bool:
    """Whether something is not to be until a day: "will not reopen until 31 August" is that it will then."""
    return claim.modality == "negated" and claim.time.relation == "until"
