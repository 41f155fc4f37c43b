"""What a number counts: the noun after it."""

from __future__ import annotations

import re

from factcheck.extract.figure_words import SPACE
from factcheck.extract.values import Value
from factcheck.lexicon import Language


def is_plural(noun: str, lang: Language) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if noun in lang.set("words", "irregular_plurals"):
        return True
    if len(noun) <= 3 or not noun.endswith("s") or noun.endswith(lang.list("words", "singular_endings")):
        return False
    return noun not in lang.set("words", "not_plural") and noun not in lang.stop


_NOUN = re.compile(rf"(?:{SPACE}+|-)((?:[^\W\d_]|[’'](?=[^\W\d_]))+(?:-[^\W\d_]+)*)")


def counted_noun(text: str, value: Value, grammar: dict, lang: Language) -> tuple[int, str]:
    """The counted noun after a number and where it ends: up to four words, to the first plural."""
    position = value.end
    words: list[str] = []
    of = grammar["of_between"].match(text, position) if value.number.form == "vague" or value.low >= 1e6 or _ends_in_scale(text, value, grammar) else None
    if of:
        position = of.end()
    for _ in range(4):
        word = _NOUN.match(text, position if not (of and not words) else position - 1)
        if not word:
            break
        form = word.group(1)
        if form.lower() in grammar["noun_stops"]:
            break
        words.append(form)
        position = word.end()
        if form.islower() and is_plural(form, lang) or (value.low == 1 and len(words) == 1 and form.islower() and value.number.form == "digits"):
            return position, " ".join(words)
    return value.end, ""


def _ends_in_scale(text: str, value: Value, grammar: dict) -> bool:
    """A spelled number whose last word is a noun of number: `dos docenas de barcos`."""
    return value.number.form == "words" and text[value.number.start:value.number.end].split()[-1].lower() in grammar["scales"]
