"""Teasers of other articles, or page furniture, stand in a draft and were set aside.

Why it matters: the dates and figures of a teaser are those of another story. They are not checked as
claims of this draft, and they should not be printed with it.

Flags:
    Zinc stocks fell by 400 tonnes in the week, the exchange said on Friday, after two weeks of gains at all its sheds.
    ¶ Related ¶ Lead smelter closes for a month ¶ The smelter at Port Anselm will close for a month from Monday, its owner…

    Tin prices rose by 2% in the week to Friday as buyers returned from the holidays, brokers at two houses said.
    ¶ You may also like ¶ Nickel mine floods again ¶ Water has entered the lower levels of the mine for the third time ...
    ¶ Cobalt auction draws nobody ¶ The state auction of cobalt ended without a single bid, an official told ...

    Las existencias de zinc bajaron 400 toneladas en la semana, informó la bolsa el viernes, tras dos semanas de alzas.
    ¶ Te puede interesar ¶ La fundición cierra un mes ¶ La fundición de Puerto Anselmo cerrará un mes desde el lunes, su dueño…

Passes:
    Zinc stocks fell by 400 tonnes in the week, the exchange said on Friday.

    Zinc stocks fell by 400 tonnes. A related contract rose, and traders will read more into that than into the stocks.

    The smelter will close … for a month, the notice said. Its owner expects to save 4 million dollars.

    Las existencias bajaron 400 toneladas. Un contrato relacionado subió, y los operadores esperan más noticias.

    Tin prices rose by 2%. ¶ Prices ¶ Buyers returned from the holidays, brokers said, and paid more in all three sheds.
"""

from __future__ import annotations

import re

from factcheck.lexicon import language
from factcheck.model import Document, Evidence, Finding
from factcheck.rules import Case, rule

_LINE = re.compile(r"[^\s].*[^\s]|[^\s]")
_BULLET = re.compile(r"[-*•‣▪◦●–]\s")
MOST = 20


@rule("FC902", "teasers", title="Teasers or page furniture set aside", severity="info", scope="document")
def check(case: Case):
    document = case.document
    if document.role != "draft":
        return
    lang = language(document.language)
    headings = {*lang.list("sections", "footer"), *lang.list("sections", "related")}
    teasers: list[tuple[int, int]] = []
    furniture: list[tuple[int, int]] = []
    for section in document.sections:
        if section.kind == "related":
            teasers += _teasers(document, section.start, section.end, headings, lang.list("sections", "truncated"))
        elif section.kind == "boilerplate" and not any(b.kind == "code" and b.start <= section.start < b.end for b in document.blocks):
            furniture.append((section.start, section.end))
    if not teasers and not furniture:
        return
    counts = [f"{len(spans)} {one if len(spans) == 1 else many}" for spans, one, many in
              ((teasers, "teaser of another story", "teasers of other stories"), (furniture, "piece of page furniture", "pieces of page furniture")) if spans]
    yield Finding(f"Set aside and not checked as part of this text: {' and '.join(counts)}.",
                  tuple(Evidence.passage(document, *span) for span in (teasers + furniture)[:MOST]), confidence=0.95)


def _teasers(document: Document, start: int, end: int, headings: set[str], truncated: tuple[str, ...]) -> list[tuple[int, int]]:
    """The teasers of a section: each from its title to its cut-off text, or else every line."""
    lines = [(start + m.start(), start + m.end(), m.group()) for m in _LINE.finditer(document.text[start:end])]
    lines = [line for line in lines if not _BULLET.match(line[2]) and line[2].lower().rstrip(":") not in headings]
    out: list[tuple[int, int]] = []
    pending: list[tuple[int, int, str]] = []
    for line in lines:
        pending.append(line)
        if line[2].endswith(truncated):
            while len(pending) > 1 and out and re.search(r"\b\d{4}$", pending[0][2]):  # the date below the teaser before
                pending.pop(0)
            out.append((pending[0][0], line[1]))
            pending = []
    return out or [(s, e) for s, e, _ in lines]
