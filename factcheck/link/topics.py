"""Which figures are about the same thing.

Two figures are compared only when nothing speaks against it (dimension, direction, period, place,
population, modality, other names) and enough speaks for it: the words of their clauses, weighted
by how rare they are in news. Each figure is linked to its best counterpart in each other document,
not to every figure that resembles it. A row of a reference table is linked by the same evidence;
there all of the row's own words must be found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck import edtf
from factcheck.extract.topics import clause, keys, qualifiers, stem
from factcheck.lexicon import RAREST, alternation, language, languages, rarity
from factcheck.link.compare import compare, dimension
from factcheck.model import Claim


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims about the same thing, the earlier one (by publication, document, place) first.

    Attributes:
        first, second: the claims.
        score: how sure, 0 to 1.
        why: the words that decided, rarest first, for the editor.
    """

    first: Claim
    second: Claim
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An anchor claim and the claims linked to it.

    Attributes:
        claims: the anchor first.
        links: one per further claim.
    """

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?\Z")

SAME = 0.62
"""Weighted share of common words from which two clauses tell of the same thing."""

SHARED = 12.0
"""Rarity the common words must add up to: two rare words, or four ordinary ones."""

CAP = 400
"""Claims that may share one key of a block; commoner keys do not bring claims together."""

_CHANGES = {"up": "change", "down": "change"}


def order(claim: Claim) -> tuple:
    """The order in which claims are anchored: unknown dates last."""
    low, _ = edtf.bounds(claim.origin.published)
    return (low is None, str(low), claim.origin.document, claim.start)


def block(claim: Claim) -> str:
    """What a claim can only be compared within.

    For a figure its dimension, or its counted noun, and whether it is a level, a change, a share, a
    ratio or a rank; for a date with a month "date". Empty for what is not compared: a bare number,
    a year, a relative date.
    """
    if claim.kind == "date":
        whole = _MONTH.match(claim.time.date) and ("XXXX" in claim.time.date or edtf.has_year(claim.time.date))
        return "date" if whole and claim.time.relation in ("on", "since") else ""
    if claim.kind != "figure":
        return ""
    figure = claim.figure
    change = _CHANGES.get(figure.change, figure.change)
    if figure.unit:
        if dimension(figure) == "time":
            # a stretch of time is only compared in the unit it is given in, an age not at all: whose it is a clause rarely says
            return "" if _age_pattern(claim.origin.language).match(claim.sentence, claim.end - claim.sentence_start) else f"{figure.unit}|{change}"
        each = _each_pattern(claim.origin.language).match(claim.sentence, claim.end - claim.sentence_start)
        return f"{dimension(figure)}{'/' + each.group(1).lower() if each else ''}|{change}"
    if claim.topic.counted:
        return f"#{stem(claim.topic.counted.split()[-1])}|{change}"
    return ""


@cache
def _each_pattern(code: str) -> re.Pattern:
    """ "per season" after a figure: a rate of something that is no unit."""
    return re.compile(rf"\s+{language(code or languages()[0]).list('figures', 'per')[0]}\s+([^\W\d_]+)")


@cache
def _age_pattern(code: str) -> re.Pattern:
    return re.compile(rf"[\s-]*(?:{alternation(language(code or languages()[0]).list('figures', 'old'), capital=False)})(?!\w)")


def link(claims: Iterable[Claim], references=None) -> list[Link]:
    """All pairs of figures or of dated events, from different documents, that are about the same thing."""
    blocks: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.origin.role != "reference" and (name := block(claim)):
            blocks[name].append(claim)
    links: list[Link] = []
    for name in sorted(blocks):
        members = blocks[name]
        if len({c.origin.document for c in members}) > 1:
            links += _block_links(sorted(members, key=order))
    return sorted(links, key=lambda l: (order(l.first), order(l.second)))


def _block_links(members: list[Claim]) -> list[Link]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(members):
        for key in claim.keys:
            index[key].append(number)
    together: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in index.values():
        if len(numbers) <= CAP:
            for i, a in enumerate(numbers):
                for b in numbers[i + 1:]:
                    together[a, b] += 1
    best: dict[tuple[int, str], list[tuple[float, int, tuple[str, ...]]]] = defaultdict(list)
    for (a, b), count in together.items():
        first, second = members[a], members[b]
        if count < 2 or first.origin.document == second.origin.document:
            continue
        score, why = same_thing(first, second)
        if score >= SAME:
            best[a, second.origin.document].append((score, b, why))
            best[b, first.origin.document].append((score, a, why))
    out = []
    for (a, document), found in best.items():
        chosen = _counterpart(members[a], [(s, members[b], b, why) for s, b, why in found])
        back = _counterpart(members[chosen[2]], [(s, members[b], b, why) for s, b, why in best[chosen[2], members[a].origin.document]])
        if back[2] == a and a < chosen[2]:
            out.append(Link(members[a], members[chosen[2]], round(chosen[0], 3), chosen[3]))
    return out


def _counterpart(claim: Claim, found: list[tuple]) -> tuple:
    """The best counterpart of a figure in one document: one that agrees beats one nearly as alike."""
    top = max(score for score, *_ in found)
    near = [f for f in found if f[0] >= top - 0.15]
    agreeing = [f for f in near if agree(claim, f[1])]
    pool = agreeing or [f for f in found if f[0] == top]
    return min(pool, key=lambda f: (-f[0], f[1].start))


def agree(a: Claim, b: Claim) -> bool:
    """Whether two linked claims can both be true, dates resolved against their publication."""
    if a.kind == "date":
        return edtf.overlap(resolved(a), resolved(b))
    return compare(a.figure, b.figure) != "disagree"


def resolved(claim: Claim) -> str:
    """The date of a date claim with its year filled in where the publication date tells it."""
    return edtf.resolve(claim.time.date, claim.origin.published, claim.modality == "asserted")


def same_thing(a: Claim, b: Claim) -> tuple[float, tuple[str, ...]]:
    """How sure two figures of one block are about the same thing, and by which words.

    0 when something speaks against it: other periods, places, populations, names or modality.
    """
    if a.modality != b.modality and "asserted" not in (a.modality, b.modality) or {a.modality, b.modality} & {"forecast", "conditional"} and a.modality != b.modality:
        return 0.0, ()
    if a.kind == "date":
        if not {k for k in a.keys & b.keys if k.startswith("@")}:
            return 0.0, ()
    elif not _same_period(a, b):
        return 0.0, ()
    if not _same_place(a, b):
        return 0.0, ()
    if _qualified(a) != _qualified(b) and _differ(_qualified(a), _qualified(b)):
        return 0.0, ()
    names_a, names_b = _names(a.sentence), _names(b.sentence)
    if names_a and names_b and not names_a & names_b:
        return 0.0, ()  # another company, plant or person in the same frame
    common = a.keys & b.keys
    if sum(map(weigh, common)) < SHARED:
        return 0.0, ()
    score = max(_overlap(a.keys, b.keys), _overlap(_clause_keys(a), _clause_keys(b)))
    heads_a, heads_b = _heads(a), _heads(b)
    if heads_a & b.keys or heads_b & a.keys:
        score += 0.1
    elif heads_a and heads_b:
        score -= 0.15
        if a.kind == "figure" and dimension(a.figure) == "time":
            return 0.0, ()  # an age and a sentence in prison are both years
    why = tuple(sorted((k.lstrip("=") for k in common if not k.startswith("@")), key=lambda k: (-rarity(k.lower()), k)))
    return min(1.0, score), why[:5]


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Weighted share of common words, of the shorter and of the longer side."""
    first, second = sum(map(weigh, a)), sum(map(weigh, b))
    common = sum(map(weigh, a & b))
    if common < SHARED:
        return 0.0
    return 0.6 * common / min(first, second) + 0.4 * common / max(first, second)


def _clause_keys(claim: Claim) -> frozenset[str]:
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    return _keys_between(claim.sentence, *clause(claim.sentence, start, end), claim.origin.language) & claim.keys


@lru_cache(maxsize=65536)
def _keys_between(sentence: str, start: int, end: int, code: str) -> frozenset[str]:
    return keys(sentence[start:end], language(code))


def weigh(key: str) -> float:
    """Weight of a key: places count as rare words, classes of events hardly."""
    if key.startswith("@"):
        return 0.5
    if key.startswith("="):
        return 3.0
    return rarity(key)


def _same_period(a: Claim, b: Claim) -> bool:
    first = edtf.resolve(a.topic.period, a.origin.published, a.modality == "asserted")
    second = edtf.resolve(b.topic.period, b.origin.published, b.modality == "asserted")
    if edtf.has_year(first) and edtf.has_year(second):
        return edtf.within(first, second) or edtf.within(second, first)
    if "XXXX" in first and "XXXX" in second:
        return first == second or edtf.overlap(first.replace("XXXX", "2000"), second.replace("XXXX", "2000"))
    if bool(first) != bool(second):
        known, other = (first, b) if first else (second, a)
        return not (edtf.has_year(known) and edtf.is_known(other.origin.published)) or _near(known, other.origin.published)
    return _near(a.origin.published, b.origin.published)


NEAR_DAYS = 45
"""How far apart two documents may be published for undated figures of theirs to be compared."""


def _near(a: str, b: str) -> bool:
    a_low, a_high = edtf.bounds(a)
    b_low, b_high = edtf.bounds(b)
    if not (a_low and a_high and b_low and b_high):
        return True
    gap = max((b_low - a_high).days, (a_low - b_high).days, 0)
    return gap <= NEAR_DAYS or edtf.overlap(a, b)


def _same_place(a: Claim, b: Claim) -> bool:
    if not a.topic.place or not b.topic.place or a.topic.place == b.topic.place:
        return True
    return f"={a.topic.place}" in b.keys and f"={b.topic.place}" in a.keys


def _qualified(claim: Claim) -> frozenset[tuple[str, str]]:
    if claim.origin.role == "reference":
        return _qualifiers(claim.surface)
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    begin, _ = clause(claim.sentence, start, end)
    after = _CLAUSE.split(claim.sentence[start:end + 45], maxsplit=1)[0]
    return _qualifiers(claim.sentence[begin:start] + after, start - begin)


_CLAUSE = re.compile(r"(?<=[^\d])[,;:.](?=\s)|[()]")
_qualifiers = lru_cache(maxsize=65536)(qualifiers)


def _differ(a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> bool:
    """Whether two claims restrict the same population in different ways."""
    first, second = dict(a), dict(b)
    return any(first[group] != second[group] for group in first.keys() & second.keys())


@cache
def _never_names() -> frozenset[str]:
    """Months, weekdays and function words of all languages."""
    calendar = (name for code in languages() for table in ("months", "weekdays") for name in language(code).map("dates", table))
    return frozenset(calendar).union(*(language(code).stop for code in languages()))


@lru_cache(maxsize=65536)
def _names(sentence: str) -> frozenset[str]:
    """Capitalised words inside a sentence, places left out."""
    lang = language("")
    found = {m.group(1) for m in re.finditer(r"(?<=[\w,] )([A-ZÁÉÍÓÚÑ][\w’'-]{2,})", sentence)}
    first = re.match(r"[“\"(]?([A-ZÁÉÍÓÚÑ][\w-]{2,})", sentence)
    if first and stem(first.group(1)) == first.group(1).lower() and rarity(first.group(1).lower()) == RAREST:
        found.add(first.group(1))
    found = {re.sub(r"[’']s?\Z", "", f) for f in found}
    return frozenset(f for f in found if f.lower() not in _never_names() and not any(k.startswith("=") for k in keys(f, lang)))


def _heads(claim: Claim) -> frozenset[str]:
    """The words of the measure and the counted noun."""
    return keys(f"{claim.topic.measure} {claim.topic.counted}", language(claim.origin.language))


def groups(links: Iterable[Link]) -> list[Group]:
    """Links gathered under their anchors: the earliest claim takes all that are linked to it."""
    ordered = list(links)
    members: dict[str, list[Link]] = defaultdict(list)
    taken: set[str] = set()
    anchors: list[Claim] = []
    by_first: dict[str, list[Link]] = defaultdict(list)
    for item in ordered:
        by_first[item.first.claim_id].append(item)
    for anchor_id, found in by_first.items():
        if anchor_id in taken:
            continue
        fresh = [item for item in found if item.second.claim_id not in taken]
        if fresh:
            anchors.append(fresh[0].first)
            members[anchor_id] = fresh
            taken |= {anchor_id, *(item.second.claim_id for item in fresh)}
    return [Group((a, *(item.second for item in members[a.claim_id])), tuple(members[a.claim_id])) for a in anchors]


COVERED = 0.72
"""Weighted share of a reference row's words that a claim's clause must contain."""


def row_fits(claim: Claim, row: Claim, context: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    """How sure a figure is what a reference row holds, and by which words; 0 when something speaks against it.

    Args:
        context: keys of the claim's sentence and of what it points back to.
    """
    if block(claim) != block(row) and not (claim.figure.unit == row.figure.unit == "percent" and row.figure.change == "share"):
        return 0.0, ()
    if row.topic.place and row.topic.place != "World" and claim.topic.place not in ("", "World", row.topic.place):
        return 0.0, ()
    wanted = {k for k in row.keys if not k.startswith("@")}
    found = wanted & context
    if row.figure.unit == "percent":
        wanted -= {"share"}
        found -= {"share"}
    total = sum(map(weigh, wanted))
    score = sum(map(weigh, found)) / total if total else 0.0
    measured = keys(row.topic.measure, language("")) - {"share"}
    if not _heads(claim) & measured or sum(map(weigh, measured & context)) < 0.5 * sum(map(weigh, measured)):
        return 0.0, ()
    if row.topic.place and f"={row.topic.place}" not in found:
        return 0.0, ()
    if score < COVERED:
        return 0.0, ()
    return score, tuple(sorted((k.lstrip("=") for k in found), key=lambda k: (-rarity(k.lower()), k)))


def series(claim: Claim, rows: Iterable[Claim]) -> list[Claim]:
    """The rows of a figures table that are about the same thing as a claim, at any time.

    Rows of the best-fitting measure only; they may differ in period and in population.
    """
    scored = [(row_fits(claim, row, claim.keys)[0], row) for row in rows]
    best = max((score for score, _ in scored), default=0.0)
    near = [row for score, row in scored if score and score >= best - 0.02]
    closest = max(near, key=lambda row: (sum(map(weigh, row.keys)), row.topic.measure), default=None)
    return [row for row in near if row.topic.measure == closest.topic.measure]


def same_population(claim: Claim, row: Claim) -> bool:
    """Whether neither restricts the population in a way the other does not allow."""
    return not _differ(_qualified(claim), _qualified(row))
