"""The patterns and word lists of a language that figures are read with, compiled once."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import Language, alternation, language, languages, units

SPACE = "[ \\t\\u00a0\\u202f]"

PREFIXED = {"rupee", "bitcoin"}
"""Money that is no ISO code, whose signs stand before a number."""

_OPENING = re.compile(r"[^\W\d_]+|[^\s\w]")


def _loose(symbol: str) -> str:
    """A currency sign as tokenised or lower-case text has it: `US$`, `us $`; bare codes only as they are."""
    if symbol.isalpha():
        return re.escape(symbol)
    letters = symbol.rstrip("$£€¥₩₹")
    sign = symbol[len(letters):]
    if not letters or not sign or any(letters.lower() in language(code).stop for code in languages()):
        return re.escape(symbol)  # "a $5 bill" is no Australian one
    return "".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c) for c in letters) + rf"{SPACE}?" + re.escape(sign)


def tight(sign: str) -> str:
    """A currency sign without the spaces of tokenised text, in capitals."""
    return re.sub(r"\s", "", sign).upper()


@cache
def grammar_of(code: str) -> dict:
    """The patterns and word lists of one language."""
    lang = language(code)
    hedges = lang.data["hedges"]
    before = {phrase: hedge for hedge in ("about", "over", "under", "at_least", "at_most") for phrase in lang.list("hedges", hedge)}
    after = {phrase: hedge for hedge in ("about", "at_least", "at_most") for phrase in lang.list("hedges_after", hedge)}
    counts = alternation([*lang.map("numbers", "small"), *lang.map("numbers", "tens"), *lang.map("numbers", "hundreds")], capital=False)
    further = rf"(?:{alternation(lang.list('ranges', 'and'), capital=False)})\s+\w+\s+(?:{alternation(lang.list('figures', 'of'), capital=False)})\s+(?:\d|(?:{counts})(?!\w))"
    symbols = sorted(units().symbols, key=len, reverse=True)
    prefixes = [s for s in symbols if units().symbols[s].name in units().money | PREFIXED]
    scales = lang.data["numbers"]["scales"]
    money_scales = lang.data["numbers"]["money_scales"]
    forms = units().words[code]
    longest = max(form.count(" ") for form in forms) + 1
    return {
        "lang": lang,
        "hedge": re.compile(rf"(?<!\w)({alternation(before)})\s+(?:the\s+|los\s+|las\s+|el\s+|la\s+|un\s+|a\s+)?\Z"),
        "hedges": before,
        "hedge_ends": _last_words(before) | {"the", "los", "las", "el", "la", "un", "a"},
        "negated": re.compile(rf"(?<!\w)(?:{alternation(re.split(r', *', hedges['negators']))})\s+\Z"),
        # not the "y más" of "23 muertos y más de cien heridos"
        "after": re.compile(rf"\s*,?\s*(?!{further})({alternation(after)})(?!\w)"),
        "afters": after,
        "prefix": re.compile(rf"(?<![^\W\d_])(?<!\.)(?:\\)?(?P<sign>{'|'.join(map(_loose, prefixes))}){SPACE}?\Z"),
        # the last two letters of a sign that ends in letters, the last character of any other
        "prefix_ends": frozenset(s[-2:] if s[-1].isalpha() else s[-1] for s in prefixes),
        "prefixes": {tight(s): units().symbols[s] for s in reversed(prefixes)},
        "money_word": re.compile(rf"(?<!\w)({alternation([f for f in forms if forms[f].name in units().money and f.isalpha() and len(f) > 3], capital=False)}){SPACE}\Z"),
        "money_ends": frozenset([f for f in forms if forms[f].name in units().money] + [f"m{s.lower()}" for s in prefixes if len(s) == 3]),
        "million_code": re.compile(rf"(?<!\w)M({'|'.join(s for s in prefixes if len(s) == 3 and s.isalpha())}){SPACE}\Z"),
        "code_scale": re.compile(rf"{SPACE}?(?P<scale>M|bn)(?P<code>{'|'.join(re.escape(s) for s in prefixes if len(s) == 3 and s.isalpha() or not s[0].isalpha())})(?!\w)"),
        "symbol": re.compile(rf"(?:{SPACE}?|-(?=[^\W\d_]{{2}}))({alternation(symbols, capital=False)})(?![\w])"),
        "scale": re.compile(rf"(?:{SPACE}?-{SPACE}?|{SPACE})?({alternation(scales)})(?!\w)(?:{SPACE}({alternation([s for s in scales if scales[s] >= 1e6])})(?!\w))?"),
        "scales": scales,
        "money_scale": re.compile(rf"({'|'.join(money_scales)})(?!\w)"),
        "money_scales": money_scales,
        "forms": forms,
        "form_firsts": frozenset(first for form in forms for first in (form.split()[0], form.split()[0].split("-")[0], form.split()[0].rstrip("."), f"{form.split()[0]}.")),
        "unit_openers": _unit_openers(code),
        "longest": longest,
        "join": re.compile(rf"(?:[-–—]|-{SPACE}+(?:{alternation(lang.list('ranges', 'to'), capital=False)})|{SPACE}+[-–—]{SPACE}+|{SPACE}*(?<=[\w%\s])(?:{alternation([*lang.list('ranges', 'to'), *lang.list('ranges', 'and'), *(j for j in lang.list('ranges', 'range_joiners') if j.isalpha())], capital=False)})(?=\s)){SPACE}*(?:(?:{alternation(lang.list('quotes', 'determiners'), capital=False)})\s+)?"),
        "and": lang.set("ranges", "and"),
        "between": re.compile(rf"(?<!\w)(?:{alternation(lang.list('ranges', 'between'))})\s+\Z"),
        "from": re.compile(rf"(?<!\w)(?:{alternation(lang.list('ranges', 'from'))})\s+\Z"),
        "of": lang.data["figures"]["of"],
        "of_between": re.compile(rf"{SPACE}+{lang.data['figures']['of']}{SPACE}+"),
        "of_after": re.compile(rf"\s+{lang.data['figures']['of']}l?\s"),
        "of_one": re.compile(rf"(?:{SPACE}+{lang.data['figures']['of']})?{SPACE}+(?:{alternation(lang.list('numbers', 'articles'), capital=False)})(?={SPACE})"),
        "compound": re.compile(rf"{SPACE}?({'|'.join(map(re.escape, lang.map('figures', 'compounds')))})(?!\w)"),
        "compounds": lang.map("figures", "compounds"),
        "of_gap": re.compile(rf"{SPACE}+{lang.data['figures']['of']}(?={SPACE})"),
        "levels": lang.set("change", "level") | lang.set("ranges", "to"),
        "per": re.compile(rf"(?:\s+{lang.data['figures']['of']}\s+[\w₂]+)?(?:\s*/\s*|\s+(?:{alternation(lang.list('figures', 'per'), capital=False)})\s+)([^\W\d_]+(?:[\s-][^\W\d_]+)?)"),
        "adverb": re.compile(rf"\s*({alternation(lang.map('figures', 'per_adverbs'), capital=False)})(?!\w)"),
        "adverbs": lang.map("figures", "per_adverbs"),
        "bare_halves": lang.set("numbers", "bare_halves"),
        "labels": lang.set("figures", "labels"),
        "names": lang.set("figures", "names"),
        "label_ends": lang.set("figures", "labels") | lang.set("figures", "names"),
        "bore": re.compile(rf"(?:{SPACE}|{SPACE}?[-‐]{SPACE}?)(?:{alternation(lang.list('figures', 'bores'))})(?!\w)"),
        "caliber": re.compile(rf"[- ]?(?:{alternation(lang.list('figures', 'calibers'), capital=False)})(?!\w)"),
        "models": lang.set("figures", "models"),
        "model_nouns": lang.set("figures", "model_nouns"),
        "clock": re.compile(rf"{SPACE}?(?:{alternation(lang.list('figures', 'clock'), capital=False)})(?!\w)"),
        "superlative": re.compile(rf"[\s-]+(?:[^\W\d_]+[\s-]+)?(?:{alternation(lang.list('numbers', 'superlatives'), capital=False)})(?!\w)"),
        "ordinal": re.compile(rf"(?:{alternation(re.split(r', *', lang.data['numbers']['ordinal_suffixes']), capital=False)})(?!\w)"),
        "times": re.compile(rf"[\s-]?(?:{alternation(re.split(r', *', lang.data['numbers']['times']), capital=False)})(?!\w)"),
        "up": lang.pattern("change", "up"),
        "down": lang.pattern("change", "down"),
        "turns": _turns(code),
        "compared_percent": _compared(lang, ("higher",), ("lower",)),
        "compared_unit": _compared(lang, ("more_than", "more"), ("less_than", "less")),
        "compared_bare": _compared(lang, ("more_than",), ("less_than",)),
        "definite": lang.set("hedges", "definite"),
        "by_ends": _last_words([*lang.list("ranges", "by"), *lang.list("change", "by")]),
        "by_how_much": lang.set("change", "by_how_much"),
        "change_after": re.compile(rf"(?:-|\s+)(?:(?!(?:{alternation(lang.list('ranges', 'and'), capital=False)})\s)[^\W\d_]+\s+)?(?:(?P<up>{alternation(lang.list('change', 'up'), capital=False)})|(?P<down>{alternation(lang.list('change', 'down'), capital=False)}))(?!\w)"),
        "share": re.compile(rf"(?<!\w)(?:{alternation([w for w in lang.list('change', 'share') if w not in re.split(r', *', lang.data['figures']['of'])])})(?!\w)"),
        "percent": re.compile(rf"(?:%|(?<!\w)(?:{alternation([f for f in forms if forms[f].name == 'percent'], capital=False)})){SPACE}*\Z"),
        "multiplied_ends": _last_words(lang.list("figures", "multiplied")),
        "aged_ends": _last_words([*lang.list("figures", "aged"), *lang.list("ranges", "and")]),
        "in_every": re.compile(rf"\s+(?:{alternation(lang.list('figures', 'in_every'), capital=False)})\s+"),
        "multiplied": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'multiplied'))})\s+\Z"),
        "object_of": lang.pattern("change", "object_of"),
        "moves": re.compile(rf"(?<!\w)(?:{alternation([*lang.list('change', 'moves'), *lang.list('change', 'up'), *lang.list('change', 'down'), *lang.data['numbers']['multiples']])})(?:\s+[^\W\d_]+)?\s+\Z"),
        "letter_after": re.compile(rf"/(?=[^\W\d_])|{SPACE}?[,;:.!?)]|\Z|\n|{SPACE}(?:{alternation(lang.list('figures', 'letter_after'), capital=False)})(?!\w)"),
        "spaced_letters": lang.set("figures", "spaced_letters"),
        "hours_minutes": re.compile(rf"{SPACE}\d{{1,2}}{SPACE}?min(?!\w)"),
        "money_letter": re.compile(rf"(?<!\w)([{''.join(lang.map('figures', 'money_letters'))}]){SPACE}?\Z"),
        "money_letters": lang.map("figures", "money_letters"),
        "glued": re.compile(rf"-(?:{alternation(lang.list('hedges_after', 'glued'), capital=False)})(?!\w)"),
        "glued_about": re.compile(rf"[- ](?:{alternation(lang.list('hedges_after', 'glued_about'), capital=False)})(?!\w)"),
        "also_money": lang.map("figures", "also_money"),
        "money_cues": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'money_cues'))})(?!\w)[^.;:\d]*\Z"),
        "glued_scale": re.compile(rf"({'|'.join(lang.map('figures', 'glued_scales'))})(?=\s[^\W\d_])"),
        "glued_million": re.compile(rf"({'|'.join(lang.map('figures', 'glued_before_noun'))}){SPACE}(?P<noun>[^\W\d_]+)(?:{SPACE}(?P<next>[^\W\d_]+))?"),
        "glued_millions": lang.map("figures", "glued_before_noun"),
        "races": lang.set("figures", "races"),
        "no_negative_after": lang.set("figures", "no_negative_after"),
        "negative_ends": _last_words(lang.list("figures", "negative")),
        "negative": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'negative'))}){SPACE}+\Z"),
        "below_zero": re.compile(rf"{SPACE}+(?:{alternation(lang.list('figures', 'below_zero'), capital=False)})(?!\w)"),
        "magnitude_ends": _last_words([*lang.list("figures", "magnitudes"), lang.data["figures"]["of"]]),
        "magnitude_after": re.compile(rf"(?:{SPACE}|{SPACE}?[-‐]{SPACE}?)({alternation(lang.list('figures', 'magnitudes'), capital=False)})(?!\w)"),
        "magnitude": re.compile(rf"(?<!\w)({alternation(lang.list('figures', 'magnitudes'))})(?:{SPACE}+(?:{alternation(lang.list('quotes', 'prepositions'), capital=False)}))?[- \t\u00a0]+\Z"),
        "age_after_name": re.compile(rf"(?P<name>[^\W\d_]+)\.? ?,{SPACE}(?:(?:{'|'.join(lang.list('figures', 'age_before'))}){SPACE})?\Z"),
        "one": re.compile(rf"(?:{alternation(lang.list('figures', 'one')) or '(?!)'}){SPACE}(?!(?:{alternation(lang.list('figures', 'no_one_before'), capital=False)})(?!\w))(?![^\W\d_]*(?:{'|'.join(lang.list('figures', 'no_noun_endings'))})(?!\w))"),
        "no_one_after": lang.set("figures", "no_one_after"),
        "and_half": re.compile(rf"{SPACE}+(?:{alternation([*lang.list('numbers', 'and_half'), *lang.list('numbers', 'and_half_after')], capital=False)})(?!\w)"),
        "elided_before": lang.set("figures", "elided_before"),
        "half_the": re.compile(rf"{SPACE}+(?:{alternation(lang.list('figures', 'whole_before'), capital=False)}){SPACE}+"),
        "elided_groups": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'elided_groups'))}){SPACE}+{lang.data['figures']['of']}{SPACE}+\Z"),
        "filling": re.compile(rf"{SPACE}+(?:{alternation(lang.list('figures', 'filling'), capital=False)})(?={SPACE})"),
        "elided_after": re.compile(rf"{SPACE}+(?:{alternation(lang.list('figures', 'elided_after'), capital=False)})(?!\w)"),
        "out_of": re.compile(rf"{SPACE}+{lang.data['figures']['of']}{SPACE}+(?:(?:{alternation(lang.list('figures', 'whole_before'), capital=False)}){SPACE}+){{0,2}}"),
        "listed": re.compile(rf"{SPACE}*,{SPACE}*"),
        "listed_last": re.compile(rf"-?,?{SPACE}+(?:{alternation([*lang.list('ranges', 'and'), *lang.list('figures', 'or')], capital=False)}){SPACE}+"),
        "same_noun": re.compile(rf"[^.;:!?\n]{{0,50}}?(?<!\w)(?:{alternation(lang.list('figures', 'same_noun'))}){SPACE}+(?:(?:{alternation([*lang.list('hedges', 'about'), *lang.list('words', 'articles')], capital=False)}){SPACE}+)?"),
        "that_is": re.compile(rf"{SPACE}*,?{SPACE}+(?:{alternation(lang.list('figures', 'or'), capital=False)}){SPACE}+"),
        "clock_ends": _last_words(lang.list("figures", "clock_before")),
        "hour_after": re.compile(rf"\s*(?:\Z|[^\w\s]|(?:{alternation([*lang.stop, *lang.list('ranges', 'and')])})(?!\w))"),
        "clock_before": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'clock_before'))}){SPACE}+\Z") if lang.list("figures", "clock_before") else None,
        "hour_before": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'hour_before'))}){SPACE}+\Z") if lang.list("figures", "hour_before") else None,
        "during": lang.set("hedges", "during"),
        "spread": lang.set("hedges", "spread"),
        "raced": lang.pattern("hedges", "raced"),
        "during_not_after": lang.set("hedges", "during_not_after"),
        "time_prepositions": lang.set("change", "time_prepositions"),
        "glued_scales": lang.map("figures", "glued_scales"),
        "aged": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'aged'))})\s+(?:\d{{1,3}}(?:,\s|,?\s(?:{alternation(lang.list('ranges', 'and'), capital=False)})\s))*\Z"),
        "streets": lang.set("sections", "streets"),
        "noun_stops": lang.set("words", "noun_stops"),
        "joins": lang.set("ranges", "and"),
        "stop": lang.stop,
        "death_ends": _last_words(lang.list("figures", "death_at")),
        "death": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'deaths')) or '(?!)'})(?!\w)[^.;:\n]{{0,60}}\Z"),
        "is_aged": re.compile(rf"(?<!\w)(?:{alternation(lang.list('figures', 'is_aged')) or '(?!)'}){SPACE}\Z"),
    }


def _compared(lang: Language, up: tuple[str, ...], down: tuple[str, ...]) -> re.Pattern:
    """The words after a figure that tell by how much more or less it is, from lists of the table `figures`."""
    more, less = (alternation([phrase for key in keys for phrase in lang.list("figures", key)], capital=False) for keys in (up, down))
    return re.compile(rf"\s+(?:(?P<up>{more})|(?P<down>{less}))(?!\w)")


def _unit_openers(code: str) -> frozenset[str]:
    """What may stand first after a number that has a scale or a unit, in lower case: a word, or one sign."""
    lang = language(code)
    codes = [s for s in units().symbols if units().symbols[s].name in units().money and s.isalpha()]
    phrases = [*units().words[code], *units().symbols, *lang.data["numbers"]["scales"], *lang.map("figures", "glued_scales"), *lang.map("figures", "glued_before_noun"),
               *lang.map("figures", "compounds"), *(f"{scale}{c}" for scale in ("M", "bn") for c in codes), "M", "bn", "(", "[", "{", "<",
               lang.data["figures"]["of"], *lang.list("numbers", "articles"), *lang.list("figures", "filling")]
    return frozenset(opening.group().lower() for opening in map(_OPENING.match, phrases) if opening)


def _last_words(phrases) -> frozenset[str]:
    """The words phrases end in: where none of them stands before a figure no phrase does."""
    return frozenset(phrase.split()[-1].strip(".").lower() for phrase in phrases)


def _turns(code: str) -> dict[str, list[tuple[list[str], str]]]:
    """Words and phrases of change by their last word, the longest first, each with its direction:
    up, down, or none for a word after which a level is given."""
    lang = language(code)
    found: dict[str, list[tuple[list[str], str]]] = {}
    for key, direction in (("level", ""), ("up", "up"), ("down", "down")):
        for phrase in lang.list("change", key):
            parts = phrase.lower().split()
            found.setdefault(parts[-1], []).append((parts, direction))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
