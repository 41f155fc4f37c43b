"""The text breaks off.

Why it matters: a last paragraph that stops in mid-sentence was cut by a paste, a paywall or a feed,
and what came after it may change what the story says.

Flags:
    The mill will close its second line in June. The owner told the unions that by the end of the

    Zinc stocks fell by 400 tonnes in the week to Friday. Buyers in three countries are waiting for the new contract, and the exchange…

    La planta cerrará su segunda línea en junio. La empresa comunicó a los sindicatos que antes del final de

Passes:
    The mill will close its second line in June. The owner told the unions.

    “We will see what the owner says about the second line...” ¶ The unions meet in June.

    The mill will close its second line in June. And then, well...

    La planta cerrará su segunda línea en junio. «Ya veremos qué dice el dueño cuando vuelva de…»

    Zinc stocks fell by 400 tonnes in the week to Friday, the exchange said. Buyers are waiting.
    ¶ Related ¶ Lead smelter closes for a month ¶ The smelter at Port Anselm will close for a month from Monday, its owner…

    Mill to close second line in June as owner talks to the

Misses:
    The mill will close its second line in June. The owner told the unions that the men will
    get
"""

from __future__ import annotations

import re

from factcheck.lexicon import language
from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule

_ELLIPSIS = re.compile(r"(?:…|\.\.\.+)\s*(?:[\])]\s*)?\Z")
_WORDS = re.compile(r"[^\W_]+")
WORDS = 6
"""Words from which a sentence that ends in dots is cut off; a shorter one trails away on purpose."""


@rule("FC905", "truncated-text", title="The text breaks off", severity="warning", scope="document")
def check(case: Case):
    document = case.document
    if document.role != "draft":
        return
    own = [s for s in document.sentences if s.section in ("body", "list")]
    if len(own) < 2 or own[-1].section != "body":
        return
    last = own[-1]
    words = case.text[last.start:last.end].rstrip()
    tokens = _WORDS.findall(words)
    if len(tokens) < WORDS:
        return
    if _ELLIPSIS.search(words):
        how = f"ends in “{words[-1] if words.endswith('…') else '...'}”"
    elif re.search(r"[^\W\d_]\Z", words) and tokens[-1].lower() in language(document.language).set("sentences", "unfinished") and tokens[-1].islower():
        how = f"ends with “{tokens[-1]}”"
    elif words.endswith((",", "-")) and re.search(r"\w[,-]\Z", words):
        how = f"ends with “{words[-1]}”"
    else:
        return
    yield Finding(f"The last paragraph {how}: the text breaks off in mid-sentence.", (Evidence.passage(document, last.start, last.start + len(words)),), confidence=0.85)
