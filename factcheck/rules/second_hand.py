"""What the text knows only from another outlet.

Why it matters: a report of a report carries the first one's mistakes. Where the original can be had
(a statement, a filing, the person), it is the source to check against.

Flags:
    The smelter will close in June. This was reported by the Ostrava Post.

    The owner, as the Daily Harbour Journal reported, has sold 70% of the metal, citing a radio report.

    “We will close in June,” the owner told the Harbour Times on Monday.

    La fundición cerrará en junio, según informó el Diario de Talara.

    El dueño vendió el 70 % del metal, según un periódico local.

Passes:
    The smelter will close in June, its owner said in a statement.

    PORT ANSELM (Reuters) - The owner told Reuters that the smelter will close in June.

    According to the International Energy Agency, demand will grow by 2%.

    The Energy Ministry reported a fall in demand.

    La fundición cerrará en junio, según informó la empresa.

    Según la Agencia Internacional de la Energía, la demanda crecerá un 2 %.
"""

from __future__ import annotations

import re
import unicodedata

from factcheck.lexicon import alternation, language
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

_ORIGIN = re.compile(r"\(([^()\n]{2,40})\)")
_NAME = r"(?:[A-ZÀ-Þ][\w’'&.-]*\s+(?:(?:of|the|de|la|del)\s+){0,2}){0,4}[A-ZÀ-Þ][\w’'&-]*"
MOST = 10


@rule("FC407", "second-hand", title="Known only from another outlet", severity="info", scope="document")
def check(case: Case):
    document = case.document
    lang = language(document.language)
    anybody = lang.set("quotes", "reports")
    own = [_plain(document.publisher), *(_plain(m) for m in _ORIGIN.findall(case.text[:300]))]
    found: dict[int, tuple[Evidence, str]] = {}
    for claim in case.of_kind("attribution", "quote"):
        if claim.source.kind == "outlet" and _plain(claim.source.speaker) not in anybody and not _is_own(claim.source.speaker, own):
            found.setdefault(claim.sentence_start, (Evidence.of(claim, "stated"), claim.source.speaker))
    outlets = lang.set("quotes", "outlets")
    days = lang.map("dates", "weekdays")
    told = re.compile(rf"(?<!\w)(?:{alternation(lang.list('quotes', 'told'))})\s+(?:(?:{alternation(lang.list('quotes', 'determiners'), capital=False)})\s+)?(?P<who>{_NAME})")
    for sentence in document.sentences:
        if sentence.section in ("body", "list") and sentence.start not in found:
            for match in told.finditer(case.text, sentence.start, sentence.end):
                name = match["who"]
                while name.split()[-1].lower() in days:  # "told the Harbour Times Monday"
                    name = name[:len(name) - len(name.split()[-1])].rstrip() or "-"
                if {w.strip(".").lower() for w in name.split()} & outlets and not _is_own(name, own):
                    found.setdefault(sentence.start, (Evidence.passage(document, match.start(), match.start("who") + len(name)), name))
    if found:
        passages = [found[at] for at in sorted(found)]
        names = ", ".join(dict.fromkeys(name for _, name in passages[:6]))
        yield Finding(f"Known from others, not at first hand: {names}{' …' if len(passages) > 6 else ''}.",
                      tuple(evidence for evidence, _ in passages[:MOST]), confidence=0.7)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", folded))


def _is_own(name: str, own: list[str]) -> bool:
    """Whether an outlet is the document's own publisher, or the agency its dateline credits."""
    words = set(_plain(name).split())
    return any(words and other and (words <= set(other.split()) or set(other.split()) <= words) for other in own)
