"""What a number counts: the noun after it."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.figure_words import SPACE
from factcheck.extract.topics import stem
from factcheck.lexicon import Language, kinds

_NOUN = re.compile(rf"(?:{SPACE}+)((?:[^\W\d_]|[’'](?=[^\W\d_]))+(?:-[^\W\d_]+)*)")
_CODE = re.compile(rf"{SPACE}((?P<letters>[A-Z]{{1,5}}-?|[A-Z][a-z]+-)?\d{{1,4}}[A-Za-z]{{0,2}})(?={SPACE}[^\W\d_])")
_CODES = re.compile(rf"{SPACE}((?:[A-Z]{{1,5}}-?\d{{1,4}}|\d{{3}})[A-Z]{{0,4}}s)(?!\w)")
_HYPHENED = re.compile(r"[-‐‑]([^\W\d_]+)(?![\w-])")
_CAPITAL = re.compile(rf"{SPACE}[A-ZÁÉÍÓÚÑ]")
_BRANDS = re.compile(r"[A-Z]{2,}s|[a-z]+[A-Z]\w*s")  # SUVs, iPhones
LONGEST = 4
"""Words of a counted noun with what describes it: `privately owned steel mills`."""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The kinds of the table, by the one form of a noun."""
    found: dict[str, frozenset[str]] = {}
    for noun, own in kinds().items():
        found[stem(noun)] = found.get(stem(noun), frozenset()) | own
    return found


def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of things that a noun is one of; empty where the table does not tell."""
    return _kinds().get(stem(noun), frozenset())


def is_plural(noun: str, lang: Language) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if noun in lang.set("words", "irregular_plurals"):
        return True
    if len(noun) <= 3 or not noun.endswith("s") or noun.endswith(lang.list("words", "singular_endings")):
        return False
    return noun not in lang.set("words", "not_plural") and noun not in lang.stop


def counted_noun(text: str, position: int, singular: bool, lang: Language, named: bool = True) -> tuple[int, str]:
    """The counted noun after a number that ends at an offset, and where the noun ends; the offset and
    an empty noun where there is none.

    It goes to the first plural, or to the noun that a hyphen joins to the number (`a 150-member body`).

    Args:
        singular: whether the number is 1, so that the noun need not be a plural.
        named: whether the noun may be a capitalised one (`nine Republicans`), as in no title.
    """
    if text[position:position + 1] in "-‐‑" and position < len(text):
        joined = _HYPHENED.match(text, position)
        if joined and joined.group(1).islower() and joined.group(1) not in lang.set("figures", "not_counted"):
            return joined.end(), joined.group(1)
        return position, ""
    verbs = lang.list("figures", "verb_endings")
    stops = lang.set("words", "noun_stops")
    filling = lang.set("figures", "filling")
    words: list[str] = []
    end = position
    most = 3 if text[position - 1:position].isalpha() else 1  # three Latin Grammy Awards; but 30 Hudson Yards
    name = name_words = 0  # where a capitalised plural ends: nine Republicans
    if codes := _CODES.match(text, end):
        return codes.end(), codes.group(1)  # three F-16s, two 787s
    for _ in range(2 * LONGEST):
        if len(words) == LONGEST:
            break
        code = _CODE.match(text, end)
        if code and (code["letters"] or words and words[-1][0].isupper()):
            words = [*words[:-1], f"{words[-1]} {code.group(1)}"] if words else [code.group(1)]  # 40 F-35 jets, two million PlayStation 5 consoles
            end = code.end()
            continue
        word = _NOUN.match(text, end)
        if not word:
            break
        form = word.group(1)
        if form in stops and form in filling and not words:
            end = word.end()  # 12 more people
            continue
        if form.lower() in stops or form.endswith(verbs):
            break
        words.append(form)
        end = word.end()
        if form.islower():
            if is_plural(form, lang):
                more = _NOUN.match(text, end) if lang.data["figures"]["noun_last"] else None
                if more and more.group(1).islower() and more.group(1).endswith("s") and more.group(1) not in stops and is_plural(more.group(1), lang):
                    return more.end(), f"{' '.join(words)} {more.group(1)}"  # crew members, plainclothes officers
                return end, " ".join(words)
            if singular and len(words) == 1:
                return end, form
        elif _BRANDS.fullmatch(form):
            return end, " ".join(words)
        elif named and len(words) <= most and form[1:].islower() and is_plural(form.lower(), lang) and not _CAPITAL.match(text, end):
            name, name_words = end, len(words)
    return (name, " ".join(words[:name_words])) if name else (position, "")
