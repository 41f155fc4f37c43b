"""Letters of another script stand in the text.

Why it matters: a word left in another script is a tag or a translation that was forgotten; a single
look-alike letter inside a word hides the word from every search, and shows that text was pasted.

Flags:
    The mill sold slabs и coils to the yard in May.

    Prices of cοpper fell in May, the exchange said.

    Tags: tin, smelting, олово

    El horno volvió a trabajar и la planta vendió 40 toneladas.

Passes:
    The commissioner, Maroš Šefčovič, spoke in Kraków about µm gauges, 5 kΩ coils, CO₂ and 10 °C.

    The ministry of Zhang Wei (张伟) declined to comment.

    The alloy is sold as α-brass and β-brass; Δ stands for the change and λ for the rate.

    La 3.ª planta del n.º 4 cuesta 5 M€, dijo Łukasz Wójcik en Æbeltoft.

    The town of Lviv (Львів) has two mills, and Piraeus (Πειραιάς) one port.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

_SCRIPTS = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "GREEK": "Greek", "ARABIC": "Arabic", "HEBREW": "Hebrew", "CJK": "Chinese", "HIRAGANA": "Japanese",
            "KATAKANA": "Japanese", "HANGUL": "Korean", "DEVANAGARI": "Devanagari", "THAI": "Thai", "ARMENIAN": "Armenian", "GEORGIAN": "Georgian", "BENGALI": "Bengali", "TAMIL": "Tamil"}
_ODD = re.compile(r"[^\W\d_\x00-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
_SYMBOLS = frozenset("αβγδεζηθκλμνξπρσςτφχψωΓΔΘΛΞΠΣΦΨΩ")
_GLOSS = re.compile(r"[^\W\d_][’'”»\"]?\s*[(\[]([^()\[\]\n]{1,80})[)\]]")
MOST = 10
FOREIGN = 0.3
"""Share of the letters from which another script is a part of the text, not a slip."""


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if "MICRO SIGN" in name or "OHM SIGN" in name or "ORDINAL" in name:
        return ""
    return _SCRIPTS.get(name.split(" ")[0].split("-")[0], "")


@rule("FC904", "foreign-script", title="Letters of another script", severity="info", scope="document")
def check(case: Case):
    text = case.text
    if text.isascii() or not _ODD.search(text):
        return
    counts: Counter[str] = Counter()
    for letter, number in Counter(text).items():
        if letter.isalpha() and _script(letter):
            counts[_script(letter)] += number
    main = counts.most_common(1)[0][0] if counts else ""
    if not main or sum(n for script, n in counts.items() if script != main) > FOREIGN * sum(counts.values()):
        return
    glosses = [m.span(1) for m in _GLOSS.finditer(text)]
    spans: list[tuple[int, int]] = []
    scripts: set[str] = set()
    for word in _WORD.finditer(text):
        here = {script for letter in word.group() if (script := _script(letter))}
        if not here - {main} or _is_symbol(word.group(), main) or any(s <= word.start() and word.end() <= e and main not in here for s, e in glosses):
            continue
        scripts |= here - {main}
        if spans and not re.search(r"[^\s,.;:«»“”\"()-]|\n", text[spans[-1][1]:word.start()]):
            spans[-1] = (spans[-1][0], word.end())
        else:
            spans.append(word.span())
    if spans:
        words = ", ".join(f"“{text[s:e]}”" for s, e in spans[:3])
        yield Finding(f"{' and '.join(sorted(scripts))} letters in a text of {main} letters: {words}{' …' if len(spans) > 3 else ''}.",
                      tuple(Evidence.passage(case.document, s, e) for s, e in spans[:MOST]), confidence=0.95)


def _is_symbol(word: str, main: str) -> bool:
    """A single Greek letter that is a sign (`α`, `Δ`), alone or before or after that of a unit (`μm`, `kΩ`)."""
    foreign = [letter for letter in word if _script(letter) not in ("", main)]
    if len(foreign) != 1 or foreign[0] not in _SYMBOLS:
        return False
    return len(word) == 1 or foreign[0] == "μ" and word[0] == "μ" and len(word) <= 3 or foreign[0] == "Ω" and word[-1] == "Ω" and len(word) == 2
