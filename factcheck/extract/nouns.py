"""Which words of a text look like nouns that can be counted."""

from __future__ import annotations

from factcheck.lexicon import Language


def is_plural(noun: str, lang: Language) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if noun in lang.set("words", "irregular_plurals"):
        return True
    if len(noun) <= 3 or not noun.endswith("s") or noun.endswith(lang.list("words", "singular_endings")):
        return False
    return noun not in lang.set("words", "not_plural") and noun not in lang.stop
