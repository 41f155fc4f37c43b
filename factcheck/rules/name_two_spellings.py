"""A name is spelled in two ways.

Why it matters: names are what papers correct most often. When one text, or two texts of the same
weeks, give the same post to Conway and to Conaway, a reader cannot look either of them up.

Flags:
    Ilse Brandt, head of Ostrel Steel, opened the yard. ¶ The yard will stay open, said Ilse Brandt. ¶ “It was cold,” Ilse Brandtt, head of Ostrel Steel, told the council.

    a.md [2025-03-04]: Kellan Okonkwo, spokesman for Ostrel Steel, opened the yard.
    b.md [2025-03-05]: Kellan Okonwko, spokesman for Ostrel Steel, said the yard was busy.

    Minister Ilse Brandt opened the yard in March. ¶ The yard will stay open, Brandy said on Monday.

    a.md [2025-03-04]: Lucía Arenal, directora de Aceros Talara, abrió el acto.
    b.md [2025-03-05]: Lucía Arenel, directora de Aceros Talara, dijo que la planta está llena.

    La ministra Lucía Arenal abrió el acto. ¶ La planta seguirá abierta, dijo Arnal el lunes.

    The Brookfield Institution published the figures. ¶ The Brookfeild Institution said they were final.

    a.md [2025-03-04]: Eileen Pruitt, 44, was sentenced to two years in Halden on Tuesday.
    b.md [2025-03-04]: Aileen Pruitt, 44, must go to prison for two years, the court in Halden said.

    a.md [2025-03-04]: Dan Vosler, the engineer of the city, said the bridge was safe.
    b.md [2025-03-04]: The bridge is safe, said Dan Vossler, the engineer of the city.

    a.md [2025-03-04]: Lucía Arenal, de 44 años, dijo el martes en Loma que la planta cerró.
    b.md [2025-03-04]: «La planta cerró», dijo Lucía Arenel, de 44 años.

Passes:
    Ilse Brandt, head of Ostrel Steel, opened the yard. ¶ Ilse Brandt, head of Ostrel Steel, spoke.

    a.md [2025-03-04]: Eileen Pruitt, 44, was sentenced to two years in Halden on Tuesday.
    b.md [2025-03-04]: Aileen Pruitt, 19, ran the two miles in Halden on Tuesday.

    a.md [2025-03-04]: Julio Arenal dijo el martes que la planta de Loma está llena.
    b.md [2025-03-04]: Julia Arenal dijo el martes que la planta de Loma está llena.

    a.md [2025-03-04]: Dan Vosler, a singer, said the hall was full.
    b.md [2025-03-04]: Dan Vossler, the engineer of the city, said the bridge was safe.

    a.md [2025-03-04]: Dan Vosler, the engineer of the city, said the bridge was safe. His cousin Dan Vossler agreed.
    b.md [2025-03-04]: Dan Vossler, whose cousin is the engineer of the city, said the bridge was safe.

    a.md [2025-03-04]: Jim Okonkwo, spokesman for Ostrel Steel, opened the yard.
    b.md [2025-03-05]: James Okonkwo, spokesman for Ostrel Steel, said the yard was busy.

    a.md [2025-03-04]: Ana Ruiz, spokeswoman for Ostrel Steel, opened the yard.
    b.md [2025-03-05]: Ana M. Ruiz, spokeswoman for Ostrel Steel, said the yard was busy.

    a.md [2025-03-04]: Rafael Gómez, director de Aceros Talara, abrió el acto.
    b.md [2025-03-05]: Rafael Gomez, director de Aceros Talara, dijo que la planta está llena.

    a.md [2025-03-04]: Sara Brandt, spokeswoman for Ostrel Steel, opened the yard.
    b.md [2025-03-05]: Sarah Brandt, an economist at Halden Bank, expects lower prices.

    The Aluminium Association of Canada published figures. ¶ The Aluminum Association published others.

    Ilse Brandt opened the yard. ¶ Ilse Brandt’s yard is new, the Brandts said.

    Ilse Brandt opened the yard. ¶ The yard will stay open, said her rival, Tomas Brandy.

    The Northern Steel Union met in May. ¶ The Northern Steel Unions of three towns met in June.

    The Labour Department opened the files. ¶ The Labor Department closed them.

    Minister Ilse Brandt opened the yard in March. ¶ The yard will stay open, Brandt said on Monday.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from factcheck.lexicon import language, languages, synonyms
from factcheck.link import people
from factcheck.model import Claim, Evidence, Finding
from factcheck.rules import Case, rule

MOST = 60
"""Different names of one post, one document or one surname that are held against each other."""
_WORD = re.compile(r"[^\W\d_]+")
_AGE = re.compile(r",? \(?(?:[a-zà-ÿ]{2,4} )?(\d{1,3})(?!\d)")


@rule("FC411", "name-two-spellings", title="A name in two spellings", severity="warning", scope="corpus")
def check(case: Case):
    told: set[frozenset[str]] = set()
    for first, other in (*_posts(case), *_surnames(case), *_organisations(case), *_across(case)):
        a, b = _name(first), _name(other)
        if first.origin.role != "draft" and other.origin.role != "draft" or frozenset((a, b)) in told:
            continue
        told.add(frozenset((a, b)))
        if first.origin.role != "draft":
            first, other = other, first
        yield Finding(f"“{_name(first)}” here, “{_name(other)}” there: one of the two is misspelled.",
                      (Evidence.of(first, "stated"), Evidence.of(other, "other")), expected=_name(other), stated=_name(first), confidence=0.7)


COMMON = 3
"""Words that the sentences about two people must share, where no age is given, to be about one."""
TOLD = 5
"""Sentences about a person that are looked at."""


def _name(claim: Claim) -> str:
    return claim.source.speaker if claim.kind in ("quote", "attribution") else claim.topic.subject


def _pairs(claims: list[Claim], differ) -> list[tuple[Claim, Claim]]:
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(_name(claim), claim)
    chosen = sorted(first)[:MOST]
    return [(a, b) for x, y in combinations(chosen, 2) if differ(x, y)
            for a, b in [sorted((first[x], first[y]), key=lambda c: (c.origin.published or "9999", c.origin.document, c.start))]]


def _posts(case: Case) -> list[tuple[Claim, Claim]]:
    """People of one post at one organisation."""
    posts: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in case.of_kind("office"):
        if claim.modality == "asserted" and " " in claim.topic.subject:
            parsed = people.parse(claim.topic.subject)
            post = people.fold(f"{claim.topic.measure} {claim.source.affiliation}")
            posts[(post, parsed.first[0][:1] if parsed.first else "")].append(claim)
    return [pair for key in sorted(posts) for pair in _pairs(posts[key], people.spelled_otherwise)]


def _surnames(case: Case) -> list[tuple[Claim, Claim]]:
    """A speaker called by a surname that is a slip of the pen away from the only full name like it."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.of_kind("office", "quote", "attribution"):
        if claim.kind == "office" or claim.source.kind == "named":
            by_document[claim.origin.document].append(claim)
    out: list[tuple[Claim, Claim]] = []
    for document in sorted(by_document):
        claims = by_document[document]
        full: dict[str, Claim] = {}
        for claim in claims:
            if len(_name(claim).split()) > 1 and (last := people.parse(_name(claim)).last):
                full.setdefault(last[-1], claim)
        for claim in claims:
            name = _name(claim)
            if claim.kind == "office" or not name or " " in name or people.fold(name) in full:
                continue
            near = [full[last] for last in sorted(full) if people.slip(people.fold(name), last)]
            if len(near) == 1:
                out.append((near[0], claim))
    return out


def _across(case: Case) -> list[tuple[Claim, Claim]]:
    """People of a draft and of another draft or source whose names differ in one letter, of whom both
    tell the same, and each only under its own spelling."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in case.of_kind("office", "name", "quote", "attribution", "figure", "date"):
        name = _name(claim)
        if claim.origin.role in ("draft", "source") and 1 < len(name.split()) <= 4 and name.istitle() and not (claim.kind == "name" and claim.topic.measure != "person"):
            told[claim.origin.document, name].append(claim)
    buckets: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for document, name in told:
        parsed = people.parse(name)
        if parsed.first and parsed.last:
            buckets["first", *parsed.first].add((document, name))
            buckets["last", *parsed.last].add((document, name))
    words: dict[str, frozenset[str]] = {}
    texts = {d.id: d for d in case.documents}
    out = []
    for key in sorted(buckets):
        for one, two in combinations(sorted(buckets[key])[:MOST], 2):
            differing = people.one_letter_off(one[1], two[1]) if one[0] != two[0] else None
            if not differing or "draft" not in (told[one][0].origin.role, told[two][0].origin.role):
                continue
            for document in (one[0], two[0]):
                if document not in words:
                    words[document] = frozenset(_WORD.findall(people.fold(texts[document].text)))
            if differing[1] not in words[one[0]] and differing[0] not in words[two[0]] and _told_alike(one[1], told[one], two[1], told[two]):
                out.append((told[one][0], told[two][0]))
    return out


def _told_alike(name: str, claims: list[Claim], other: str, others: list[Claim]) -> bool:
    """Whether the sentences about two people give one age, or share words enough to be about one."""
    one, two = (list(dict.fromkeys(c.sentence for c in told))[:TOLD] for told in (claims, others))
    ages, more_ages = (_ages(who, told) for who, told in ((name, one), (other, two)))
    if ages and more_ages:
        return bool(ages & more_ages)
    a, b = (_content(told, people.fold(f"{name} {other}").split()) for told in (one, two))
    return len(a & b) >= COMMON


def _ages(name: str, sentences: list[str]) -> set[str]:
    return {match[1] for s in sentences if (at := s.find(name)) >= 0 and (match := _AGE.match(s, at + len(name)))}


def _content(sentences: list[str], names: list[str]) -> set[str]:
    stop = frozenset().union(*(language(code).stop for code in languages()))
    return {w for s in sentences for w in _WORD.findall(people.fold(s)) if len(w) > 3 and w not in stop and w not in names}


def _organisations(case: Case) -> list[tuple[Claim, Claim]]:
    """Organisations of one document whose names differ in the letters of one word."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.of_kind("name"):
        if claim.topic.measure == "organisation" and 1 < len(claim.topic.subject.split()) <= 8:
            by_document[claim.origin.document].append(claim)
    return [pair for document in sorted(by_document) for pair in _pairs(by_document[document], _one_word_off)]


def _one_word_off(x: str, y: str) -> bool:
    one, two = people.fold(x).split(), people.fold(y).split()
    if len(one) != len(two):
        return False
    pairs = [(a, b) for a, b in zip(one, two) if a != b]
    if len(pairs) != 1:
        return False
    a, b = pairs[0]
    table = synonyms()
    return len(min(pairs[0], key=len)) >= 6 and people.slip(a, b) and table.get(a, a) != table.get(b, b) and not _spelling(a, b)


def _spelling(a: str, b: str) -> bool:
    """Whether two words differ as British and American spelling do."""
    def plain(word: str) -> str:
        return word.replace("our", "or").replace("tre", "ter").replace("ence", "ense").replace("is", "iz").replace("ll", "l").replace("aluminium", "aluminum")
    return plain(a) == plain(b)
