"""The text relies on sources that have no name.

Why it matters: "it is believed" and "observers say" tell a reader nothing about who believes it. No
figure hangs on these, so this is a note: who says so, and can it be said?

Flags:
    It is believed that the pact will help the smaller yards. The yards disagree.

    Observers say that the mood has changed since the spring.

    Se rumorea que la empresa busca un socio. La empresa no lo confirma.

Passes:
    A source familiar with the talks said that the mood has changed.

    Analysts say that the mood has changed since the spring.

    Ilse Brandt believes that the pact will help the smaller yards.

    The pact is expected to help the smaller yards.

    Los analistas creen que la empresa busca un socio.
"""

from __future__ import annotations

from factcheck.model import Finding
from factcheck.rules import Case, rule
from factcheck.rules.anonymous_figure import accusation, cited, hanging, hidden, ordinary, weight

MOST = 10


@rule("FC406", "impersonal-source", title="Sources with no name", severity="info", scope="document")
def check(case: Case):
    told = hanging(case)
    passages = [cited(case, source) for source in hidden(case) if ordinary(source) or not weight(told, source) and not accusation(case, source)]
    if passages:
        words = ", ".join(dict.fromkeys(f"“{p.surface}”" for p in passages[:5]))
        yield Finding(f"Nobody is named behind {words}{' …' if len(passages) > 5 else ''}.", tuple(passages[:MOST]), confidence=0.7)
