"""Ordinals as the linker compares them: `the third studio album`, `the 59th lap`.

In the claims table only ranks are claims (`third largest`). That an album is somebody's third can be
contradicted all the same, so the linker reads ordinals itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factcheck.extract.topics import keys, stem
from factcheck.lexicon import alternation, language
from factcheck.model import Claim, Document, Figure, Provenance, SILENT_SECTIONS, Sentence


@cache
def _pattern(code: str) -> re.Pattern:
    numbers = language(code).data["numbers"]
    suffixes = alternation(re.split(r", *", numbers["ordinal_suffixes"]), capital=False)
    return re.compile(rf"(?<![\w-])(?:(\d{{1,4}})(?:{suffixes})|({alternation(numbers['ordinals'])}))(?=[ -][^\W\d_])")


def find(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """The ordinals before a noun in the sentences of a document, but for those that are claims or stand in one.

    Args:
        claims: the document's own claims.
    """
    pattern = _pattern(document.language)
    if pattern.search(document.text) is None:
        return []
    taken = [(c.start, c.end) for c in claims if c.kind in ("figure", "date")]
    origin = Provenance(document.id, document.role, document.published, document.publisher, document.language)
    return [_claim(document, sentence, match, origin)
            for sentence in document.sentences if sentence.section not in SILENT_SECTIONS
            for match in pattern.finditer(document.text, sentence.start, sentence.end)
            if not any(start < match.end() and match.start() < end for start, end in taken)]


def _claim(document: Document, sentence: Sentence, match: re.Match, origin: Provenance) -> Claim:
    lang = language(document.language)
    words = document.text[sentence.start:sentence.end]
    value = float(match[1] or lang.data["numbers"]["ordinals"][match[2].lower()])
    line, column = document.position(match.start())
    return Claim("", origin, "figure", match.start(), match.end(), match[0], words, sentence.start, line, column, sentence.section, sentence.paragraph,
                 figure=Figure(match[0], value, value, "", 1.0, "exact", "rank"), keys=keys(words, lang) - {stem(match[0])})
