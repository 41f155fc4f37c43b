"""A range that begins with its larger bound.

Why it matters: "between 340 and 280" is a slip: two figures were swapped, or one of them has a wrong
digit. The reader cannot tell which. Changes ("from 12 to 8 percent") run either way and are left
alone.

Flags:
    The quarry would employ between 340 and 280 people.

    Analysts put the repair at between $95 million and $85 million.

    El horno costará entre 90 y 70 millones de euros.

    La nueva línea dará empleo a entre 400 y 350 personas.

Passes:
    The quarry would employ between 280 and 340 people.

    The rate came down from 12 to 8 percent.

    The last of the shafts were closed between 10 and 5 years ago.

    Prices moved between 640 and 580 dollars a ton.

    The difference between 340 and 280 people is one shift.

    Shipments came to between 900 and 1.1 million tonnes.

    El horno costará entre 70 y 90 millones de euros.

    La tasa pasó de 12 a 8 por ciento en dos años.

Misses:
    The quarry would employ 340-280 people.
"""

from __future__ import annotations

from factcheck.lexicon import language
from factcheck.link.sums import ends, is_inverted
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule
from factcheck.wording import number, unit_words

SHARED = 2.0
"""How many times the smaller bound the larger may be when it takes its scale word from the other:
"between 95 and 85 million" is inverted, "between 900 and 1.1 million" only short for something."""


@rule("FC106", "inverted-range", title="The range runs backwards", severity="error", scope="document")
def check(case: Case):
    lang = language(case.document.language)
    between = lang.pattern("ranges", "between", before=r"\A")
    ranging = lang.pattern("rules", "ranging")
    before, after = lang.pattern("rules", "no_range"), lang.pattern("rules", "no_range_after", before=r"[\s,]*")
    for claim in case.of_kind("figure"):
        figure = claim.figure
        if figure.hedge != "between" or figure.low is None or figure.high is None or not is_inverted(claim, lang):
            continue
        lead = case.text[max(claim.sentence_start, claim.start - 50):claim.start]
        if not between.match(claim.surface) or before.search(lead) or ranging.search(lead) or after.match(case.text, claim.end):
            continue
        if any(sign in claim.surface for sign in ("-", "−", "°")) or _scaled(claim) and figure.high > SHARED * figure.low:
            continue
        yield _finding(claim, lang)


def _scaled(claim: Claim) -> bool:
    """Whether a scale word or sign follows the numbers, so that the first may have lost its own."""
    return claim.figure.resolution >= 1000


def _finding(claim: Claim, lang) -> Finding:
    first, second = ends(claim, lang)
    unit = unit_words(first.unit) or (f" {claim.topic.counted}" if claim.topic.counted else "")
    return Finding(f"{number(first.low)} is more than {number(second.low)}: the range “{claim.surface}” begins with its larger bound.",
                   (Evidence.of(claim, "stated", claim.figure.low, claim.figure.high, claim.figure.unit),),
                   expected=f"between {number(second.low)} and {number(first.low)}{unit}", stated=claim.surface, confidence=0.9)
