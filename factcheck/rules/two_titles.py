"""One person has two titles at one organisation.

Why it matters: a title is how readers weigh what somebody says. When two texts of the same weeks, or
one text in two places, give the same person posts that do not go together, one of them is wrong.

Flags:
    a.md [2025-03-04]: Ilse Brandt, chief financial officer of Ostrel Steel, opened the yard.
    b.md [2025-03-20]: Ilse Brandt, head of procurement at Ostrel Steel, said the yard was busy.

    Ilse Brandt, spokeswoman for Ostrel Steel, opened the yard. ¶ Later Ilse Brandt, an economist at Ostrel Steel, spoke of prices.

    a.md [2025-03-04]: Lucía Arenal, directora financiera de Aceros Talara, abrió el acto.
    b.md [2025-03-20]: Lucía Arenal, portavoz de Aceros Talara, dijo que la planta está llena.

    a.md [2025-03-04]: Chief executive Ilse Brandt opened the yard of Ostrel Steel.
    b.md [2025-03-04]: Ostrel Steel said the yard was busy. Ilse Brandt, the chief financial officer, opened it.

    a.md [2025-03-04]: La directora general, Lucía Arenal, abrió la planta de Aceros Talara.
    b.md [2025-03-04]: La planta de Aceros Talara está llena. Lucía Arenal, directora financiera, la abrió.

Passes:
    a.md [2025-03-04]: Chief executive Ilse Brandt opened the yard of Ostrel Steel.
    b.md [2025-03-04]: Halden Bank said the yard was busy. Ilse Brandt, the chief financial officer, opened it.

    a.md [2025-03-04]: Ilse Brandt, president of Ostrel Steel, opened the yard.
    b.md [2025-03-20]: Ilse Brandt, chief executive of Ostrel Steel, said the yard was busy.

    a.md [2025-03-04]: Ilse Brandt, chief financial officer of Ostrel Steel, opened the yard.
    b.md [2025-09-20]: Ilse Brandt, head of procurement at Ostrel Steel, said the yard was busy.

    a.md [2025-03-04]: Ilse Brandt, chief financial officer of Ostrel Steel, opened the yard.
    b.md [2025-03-20]: Ilse Brandt, head of procurement at Ostrel Steel, was promoted this week.

    a.md [2025-03-04]: Ilse Brandt, chief financial officer of Ostrel Steel, opened the yard.
    b.md [2025-03-20]: Ilse Brandt, a former spokeswoman for Ostrel Steel, said the yard was busy.

    a.md [2025-03-04]: Ilse Brandt, an analyst at Halden Bank, expects higher prices.
    b.md [2025-03-20]: Ilse Brandt, senior economist at Halden Bank, expects lower prices.

    a.md: Ilse Brandt, chief financial officer of Ostrel Steel, opened the yard.
    b.md: Ilse Brandt, head of procurement at Ostrel Steel, said the yard was busy.

    a.md [2025-03-04]: Ilse Brandt, chief financial officer of Ostrel Steel, opened the yard.
    b.md [2025-03-20]: Ilse Brandt, spokeswoman for the Steel League, said the yard was busy.

    a.md [2025-03-04]: Lucía Arenal, presidenta de Aceros Talara, abrió el acto.
    b.md [2025-03-20]: Lucía Arenal, president of Aceros Talara, said the yard was busy.

    a.md [2025-09-12]: Lucía Arenal, secretaria de Economía, habló el miércoles.
    b.md [2025-09-11]: Lucía Arenal, titular de Economía, habló el miércoles.

    a.md [2025-09-12]: La ministra de Trabajo, Lucía Arenal, habló el miércoles.
    b.md [2025-09-11]: La responsable de Trabajo, Lucía Arenal, habló el miércoles.

    a.md [2025-09-12]: Lucía Arenal, gobernadora de Loma, habló el miércoles.
    b.md [2025-09-11]: Lucía Arenal, líder de Loma, habló el miércoles.

    a.md [2025-09-12]: Treasury Secretary Ilse Brandt opened the yard.
    b.md [2025-09-11]: Ilse Brandt, head of the Treasury, opened the yard.

    a.md [2025-09-12]: Ilse Brandt, the minister of Trade, opened the yard.
    b.md [2025-09-11]: Trade boss Ilse Brandt opened the yard.

    a.md [2025-09-12]: Ilse Brandt, chief executive of Ostrel Steel, opened the yard.
    b.md [2025-09-11]: Ostrel Steel chief Ilse Brandt opened the yard.

Misses:
    a.md [2025-03-04]: Ilse Brandt, head of sales at Ostrel Steel, opened the yard.
    b.md [2025-03-20]: Ilse Brandt, head of sustainability at Ostrel Steel, said the yard was busy.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import timedelta
from functools import cache

from factcheck import edtf
from factcheck.lexicon import alternation, language, languages, words
from factcheck.model import Claim, Document, Evidence, Finding
from factcheck.rules import Case, rule

WINDOW = timedelta(days=62)
"""How far apart two texts may be published and still be held against one another."""


SINGLE = frozenset(("top", "finance", "operations", "technology"))
"""Kinds of office of which a company has one holder."""


@rule("FC402", "two-titles", title="One person, two titles", severity="warning", scope="corpus")
def check(case: Case):
    people: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.of_kind("office"):
        if claim.modality == "asserted" and " " in claim.topic.subject and _kinds(claim.topic.measure):
            people[_fold(claim.topic.subject)].append(claim)
    documents = {d.id: d for d in case.documents}
    organisations: dict[str, set[str]] = defaultdict(set)
    for claim in case.of_kind("name"):
        if claim.topic.measure == "organisation" and claim.origin.role in ("draft", "source"):
            organisations[claim.origin.document].add(_fold(claim.topic.subject))
    for offices in people.values():
        offices.sort(key=lambda c: (c.origin.role != "draft", c.origin.published or "9999", c.origin.document, c.start))
        if len(offices) < 2 or any(_promoted(documents[name], offices[0].topic.subject) for name in dict.fromkeys(c.origin.document for c in offices)):
            continue
        done: set[str] = set()
        for number, first in enumerate(offices):
            others = [o for o in offices[number + 1:] if o.claim_id not in done and _contradict(first, o, documents, organisations)]
            if others and first.origin.role == "draft" and first.claim_id not in done:
                done |= {first.claim_id, *(o.claim_id for o in others)}
                yield _finding(first, others)
                break


def _finding(first: Claim, others: list[Claim]) -> Finding:
    stated = ", ".join(dict.fromkeys(f"“{o.topic.measure}”" for o in others))
    return Finding(f"{first.topic.subject} is “{first.topic.measure}” in one place and {stated} in another, at the same organisation and within two months.",
                   (Evidence.of(first, "stated"), *(Evidence.of(o, "other") for o in others)), expected=first.topic.measure, stated=others[0].topic.measure, confidence=0.7)


def _contradict(a: Claim, b: Claim, documents: dict[str, Document], organisations: dict[str, set[str]]) -> bool:
    one, two = _kinds(a.topic.measure), _kinds(b.topic.measure)
    if one & two or one & _kinds(b.sentence) or two & _kinds(a.sentence):
        return False
    if a.origin.document != b.origin.document and not _near(a.origin.published, b.origin.published):
        return False
    if a.origin.document != b.origin.document and not a.source.affiliation and not b.source.affiliation:
        # neither says where: two posts of which a company has one each, and a company that both texts name
        return one <= SINGLE and two <= SINGLE and not organisations[a.origin.document].isdisjoint(organisations[b.origin.document])
    return _same_organisation(a, b, documents)


@cache
def _offices() -> tuple[re.Pattern, dict[str, frozenset[str]]]:
    """The titles of all languages as one pattern, and the kinds of office of each."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for code in languages():
        for kind, titles in language(code).data["people"]["kinds"].items():
            for title in words(titles):
                kinds[title].add(kind)
    return re.compile(rf"(?<![\w-])(?:{alternation(kinds, capital=False)})(?![\w-])"), {title: frozenset(found) for title, found in kinds.items()}


@cache
def _kinds(title: str) -> frozenset[str]:
    """The kinds of office that a title, or a sentence, names."""
    pattern, kinds = _offices()
    return frozenset().union(*(kinds[" ".join(m.group().split())] for m in pattern.finditer(title.lower())))


def _near(a: str, b: str) -> bool:
    one, two = edtf.bounds(a), edtf.bounds(b)
    if None in (*one, *two):
        return False
    return max(one[0], two[0]) - min(one[1], two[1]) <= WINDOW


def _fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def _name_words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[^\W_]+", _fold(text)) if len(w) > 2)


def _same_organisation(a: Claim, b: Claim, documents: dict[str, Document]) -> bool:
    """Whether two offices are at one organisation; one that is not said is looked for in the other's text."""
    one, two = _name_words(a.source.affiliation), _name_words(b.source.affiliation)
    if one and two:
        return one <= two or two <= one
    if a.origin.document == b.origin.document:
        return True
    known, text = (a.source.affiliation, documents[b.origin.document].text) if one else (b.source.affiliation, documents[a.origin.document].text)
    return bool(known) and known in text


def _promoted(document: Document, person: str) -> bool:
    """Whether a sentence of a text tells that a person came to, or left, an office."""
    surname = person.split()[-1]
    language_cues = language(document.language).pattern("people", "promotion")
    return any(surname in (words := document.text[s.start:s.end]) and language_cues.search(words) for s in document.sentences)
