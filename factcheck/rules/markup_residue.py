r"""Markup of an editing system is left in the text.

Why it matters: escaped signs, dead links and tags are printed as they stand, and a link that leads
nowhere was meant to be a source.

Flags:
    The port handled goods worth \$12 billion in May, the [customs report](#) says.

    The price rose **sharply** to 40&nbsp;euros a tonne, <b>traders</b> said.

    [caption id="img_3" align="left"]A crane at work[/caption] The yard reopened on Monday.

    El puerto movió mercancías por \$12.000 millones, según el [informe de aduanas](https://example.org/a).

Passes:
    The figure for May* excludes transit goods. *Preliminary.

    “They [the customs officers] left at noon,” he said (see page 4).

    Profit was below 5 million and above 3 million, or < 5 and > 3; R&D costs fell.

    El informe [sic] da 40 euros la tonelada; M&A y otros gastos* no se cuentan.

    The bill is known as HR 1 [2025](and in the trade as the tin bill).

    The C# programme #4 reads 5 * 3 * 2 tonnes.
"""

from __future__ import annotations

import html.entities
import re

from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

_TAGS = "a|abbr|b|blockquote|br|center|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul"
_KINDS = (
    ("escaped sign", re.compile(r"\\[$%#&_*~\[\]{}|`](?:\d[\d.,]*\d|\d)?")),
    ("link", re.compile(r"!?\[[^\[\]\n]{0,200}\]\((?:#|/|https?://|www\.|mailto:)[^\s()]*\)")),
    ("bold mark", re.compile(r"(?<![\w*])\*\*(?=[\w“\"(«¿¡])[^*\n]{1,300}?(?<=\S)\*\*(?![*])")),
    ("tag", re.compile(rf"</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>", re.IGNORECASE)),
    ("character code", re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,20});")),
    ("shortcode", re.compile(r"\[[a-z][\w-]*\s+\w+=[\"“”'][^\]\n]*\]|\[/[a-z][\w-]*\]")),
)
MOST = 10


@rule("FC903", "markup-residue", title="Markup left in the text", severity="info", scope="document")
def check(case: Case):
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(case.text):
            if kind == "character code" and match.group()[1] != "#" and match.group()[1:] not in html.entities.html5:
                continue
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), kind))
    if found:
        found.sort()
        kinds = ", ".join(dict.fromkeys(kind for _, _, kind in found))
        count = "1 piece" if len(found) == 1 else f"{len(found)} pieces"
        yield Finding(f"{count} of markup stand in the text as they are: {kinds}." if len(found) > 1 else f"A piece of markup stands in the text as it is: {kinds}.",
                      tuple(Evidence.passage(case.document, start, end) for start, end, _ in found[:MOST]), confidence=0.95)
