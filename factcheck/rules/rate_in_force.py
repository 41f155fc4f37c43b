"""A tariff rate is given that was not in force when the text was written, or on the day it names.

Why it matters: rates change by proclamation, sometimes twice in a quarter. Yesterday's rate in
today's story is the commonest error in trade news, and the tables have the days.

Flags:
    a.md [2025-07-24]: Mexican mills still pay the 25% US tariff on steel.

    a.md [2025-06]: Mexican mills pay a 25% US tariff on steel, brokers said.

    a.md [2025-07-24]: Las acerías mexicanas siguen pagando el arancel de Estados Unidos del 25 % al acero.

Passes:
    a.md [2025-07-24]: Mexican mills pay the 50% US tariff on steel.

    a.md [2025-04-10]: Mexican mills pay the 25% US tariff on steel that took effect on March 12.

    a.md [2025-07-24]: In 2018 the United States imposed a 25% tariff on steel and 10% on aluminum.

    a.md [2025-07-24]: British mills pay a 25% US tariff on steel.

    a.md [2025-07-24]: Canada imposed a 25% tariff on steel from China.

    a.md [2025-06]: Talks held in London between the US and China on trade were watched by mills that pay the 50% US tariff on steel.

    a.md [2025-08-07]: The US raised the duty on steel and aluminum from 25% to 50% on June 4.

    a.md [2025-08-07]: Canada's 25% retaliatory tariff on US steel stays.

    a.md [2025-07-24]: The US wants a 30% tariff on steel from next year.

    a.md [2025-07-24]: Las acerías mexicanas pagan el arancel de Estados Unidos del 50 % al acero.
"""

from __future__ import annotations

from factcheck import edtf
from factcheck.extract import topics
from factcheck.lexicon import language, products
from factcheck.link.compare import compare
from factcheck.link.events import candidates, with_leaders
from factcheck.model import Claim, Evidence, Finding
from factcheck.references import Event, Measure
from factcheck.rules import Case, rule
from factcheck.wording import number


@rule("FC503", "rate-in-force", title="The rate was not in force then", severity="error", scope="document")
def check(case: Case):
    reported: set[tuple] = set()
    for claim in case.of_kind("figure"):
        if claim.figure.unit != "percent" or claim.figure.change != "level" or claim.figure.hedge != "exact" or claim.modality not in ("asserted", "planned"):
            continue
        when = _when(claim)
        if not when:
            continue
        rows = _rows(case, claim)
        if not rows:
            continue
        finding = _judge(case, claim, when, rows)
        if finding and (key := (finding.stated, finding.expected)) not in reported:
            reported.add(key)
            yield finding


def _when(claim: Claim) -> str:
    """The time a rate is stated for: what the clause says, else the day of writing for a present rate."""
    stated = edtf.resolve(claim.topic.period, claim.origin.published, claim.modality == "asserted")
    if edtf.has_year(stated):
        ahead = edtf.intersect((edtf.bounds(stated)[0], None), (None, edtf.bounds(claim.origin.published)[1])) is None
        return "" if ahead else stated
    if stated or claim.modality == "planned":
        return ""
    return claim.origin.published if None not in edtf.bounds(claim.origin.published) else ""


def _rows(case: Case, claim: Claim) -> list[Measure]:
    """The rows for the goods, the origin and the country that imposes, as far as the text names them."""
    lang = language(claim.origin.language)
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    begin, stop = topics.clause(claim.sentence, start, end)
    near = claim.sentence[max(begin, start - 70):min(stop, end + 70)]
    if "tariff" not in topics.keys(near, lang):
        return []
    later = [c for c in case.of_kind("figure") if c.sentence_start == claim.sentence_start and c.start > claim.start]
    own_end = min(stop, later[0].start - claim.sentence_start) if later else stop
    goods = _with_products(topics.keys(claim.sentence[end:own_end], lang))
    before = _with_products(topics.keys(claim.sentence[begin:start], lang))
    places = _places(case, claim)
    found = []
    for row in case.references.measures:
        if not row.trusted or row.instrument != "tariff" or row.claim.figure.low is None or f"={row.imposed_by}" not in places:
            continue
        if not _imposer(claim, row, case):
            continue
        products = {topics.stem(p) for p in row.products}
        if not products & goods and not (products & before and not _goods(case) & goods):
            continue
        origins = [p[1:] for p in places if p[1:] != row.imposed_by and p != "=World" and p != "=North America"]
        if all(row.covers(origin) for origin in origins) if origins else "all" in row.scope:
            found.append(row)
    return found


def _with_products(words: frozenset[str]) -> frozenset[str]:
    return words | {products()[w] for w in words if w in products()}


def _goods(case: Case) -> set[str]:
    return {topics.stem(p) for row in case.references.measures for p in row.products}


def _places(case: Case, claim: Claim) -> frozenset[str]:
    """Countries of the sentence; of the one before where it names only the country that imposes."""
    own = {k for k in with_leaders(claim.keys, claim.sentence, case.references) if k.startswith("=")}
    if len(own) < 2:
        before = [s for s in case.document.sentences if s.paragraph == claim.paragraph and s.end <= claim.sentence_start]
        for sentence in reversed(before):
            words = case.text[sentence.start:sentence.end]
            more = {f"={m.name}" for m in topics.find_places(words)}
            if more:
                return frozenset(own | more)
    return frozenset(own)


def _imposer(claim: Claim, row: Measure, case: Case) -> bool:
    """Whether the row's country is the one that imposes: the first country named, or the only actor
    named right before the rate; not "Canada imposed … on US steel"."""
    if language(claim.origin.language).pattern("events", "retaliation").search(claim.sentence):
        return False
    mentions = topics.find_places(claim.sentence)
    if not mentions or not any(m.name == row.imposed_by for m in mentions):
        return True  # named by its leader, or in the sentence before
    start = claim.start - claim.sentence_start
    verb = topics.imposing(claim.sentence, language(claim.origin.language))
    if verb:
        actors = [m for m in mentions if m.end <= verb[0]]
        return not actors or actors[-1].name == row.imposed_by
    return min(mentions, key=lambda m: abs(m.start - start)).name == row.imposed_by


def _told_later(case: Case, last, window) -> tuple[Evidence, Event] | None:
    """A sentence of the text about an event after the last day that fits: the text is no older than that."""
    lang = language(case.document.language)
    for sentence in case.document.sentences:
        if sentence.section not in ("headline", "body"):
            continue
        words = case.text[sentence.start:sentence.end]
        own = topics.keys(words, lang)
        for event in candidates(case.references, with_leaders(own, words, case.references), own):
            low, high = edtf.bounds(event.date)
            if last < low and edtf.intersect((low, high), window):
                return Evidence.passage(case.document, sentence.start, sentence.end, "context"), event
    return None


def _beside(case: Case, claim: Claim, others) -> bool:
    """Whether another rate of the sentence is the one that our table has."""
    rates = [c.figure for c in case.of_kind("figure")
             if c.sentence_start == claim.sentence_start and c.start != claim.start and c.figure.unit == "percent" and c.figure.change == "level"]
    return any(compare(f, row.claim.figure) == "agree" for f in rates for row, _ in others)


def _judge(case: Case, claim: Claim, when: str, rows: list[Measure]) -> Finding | None:
    window = edtf.bounds(when)
    if window[1] is None and window[0]:
        window = (window[0], window[0])  # "from 12 March": the rate on its first day
    valid = [(row, cut) for row in rows if (cut := edtf.intersect(edtf.bounds(row.valid), window))]
    fitting = [(row, cut) for row, cut in valid if compare(claim.figure, row.claim.figure) == "agree"]
    others = [(row, cut) for row, cut in valid if compare(claim.figure, row.claim.figure) == "disagree"]
    if not others:
        return None
    if not fitting and _beside(case, claim, others):
        return None  # "raised to 50% from 25%": the sentence gives the rate in force as well
    if fitting:
        days = edtf.from_days(min(c[0] for _, c in fitting), max(c[1] for _, c in fitting))
        if edtf.bounds(days)[1] == window[1]:
            return None  # the rate in force at the end of the time: nothing is out of date
        message = (f"Of {edtf.spell(when)} only {edtf.spell(days)} fits {claim.figure.low:g} %; "
                   f"our table then has {others[0][0].claim.surface}.")
        severity = "warning"
        later = _told_later(case, edtf.bounds(days)[1], window)
        if later:
            message = f"{message[:-1]}; and the text tells of {later[1].claim.surface}."
    else:
        later = None
        message = f"On {edtf.spell(when)} our table has {others[0][0].claim.surface}, not {number(claim.figure.low)} %."
        open_row = others[0][0].valid.endswith("..") and others[0][0].as_of
        severity = "warning" if open_row and (window[1] is None or window[1] > (edtf.bounds(others[0][0].as_of)[1] or window[1])) else "error"
    evidence = [Evidence.of(claim, "stated", claim.figure.low, claim.figure.high, "percent")]
    evidence += [Evidence.of(row.claim, "reference", row.claim.figure.low, row.claim.figure.high, "percent") for row, _ in (others[:1] + fitting[:1])]
    if later:
        evidence += [later[0], Evidence.of(later[1].claim, "reference")]
    return Finding(message, tuple(evidence), severity=severity, expected=f"{others[0][0].claim.figure.low:g} %", stated=claim.surface, confidence=0.85)
