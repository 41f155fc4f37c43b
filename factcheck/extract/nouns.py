"""Which words of a text look like nouns that can be counted."""

from __future__ import annotations

from factcheck.lexicon import Language


def is_plural(noun: str, lang: Language) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if noun in lang.set("words", "irregular_plurals"):
        return True
    return len(noun) > 3 and noun.endswith("s") and noun not in lang.set("words", "not_plural") and noun not in lang.stop
