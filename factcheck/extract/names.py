"""People, organisations and who holds which office.

Names are found by their capitals and told apart by titles, by the words of organisations and by
the vocabulary of the reference tables.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cache

from factcheck.lexicon import Language, alternation, language, languages, places
from factcheck.model import Document

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_TOKEN = rf"(?:(?:[{_UPPER}]\.)+(?![\w])|[{_UPPER}][\w\-]*(?:[’'][{_UPPER}][\w\-]+)?)"


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row (`U.S. Secretary of Commerce Gina Raimondo`), by offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Office:
    """One person in one office, as a text has it.

    Attributes:
        start, end: offsets of the passage.
        person: full name as written.
        title: the office's words, country or portfolio included (`US President`).
        affiliation: organisation or country, empty where none is named.
        current: False for a former, designated or would-be holder.
    """

    start: int
    end: int
    person: str
    title: str
    affiliation: str
    current: bool
    person_start: int = 0


@dataclass(slots=True)
class Names:
    """The names of one document.

    Attributes:
        runs: capitalised runs, in order.
        people: full name to offset of its first mention.
        organisations: name to offset of its first mention.
        offices: who holds what.
    """

    runs: list[Run] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)

    def full_name(self, name: str) -> str:
        """The full name a surname stands for in this document; the name itself where none does."""
        if name in self.people:
            return name
        matches = [full for full in self.people if full.endswith(f" {name}") or (" " in name and full.startswith(f"{name} "))]
        return matches[0] if len(matches) == 1 else name


@cache
def _grammar(code: str) -> dict:
    lang = language(code)
    titles = lang.list("people", "titles")
    forms = {*titles, *(t.title() for t in titles), *(t.upper() for t in titles if len(t) <= 3)}
    particles = "|".join(sorted(lang.set("people", "particles"), key=len, reverse=True))
    ofs = "of the|of|for|de la|de los|del|de|&"
    return {
        "lang": lang,
        "run": re.compile(rf"{_TOKEN}(?:[ \u00a0]+(?:(?:{ofs}|{particles})[ \u00a0]+){{0,2}}{_TOKEN})*"),
        "title": re.compile(rf"(?<![\w-])(?:{alternation(forms)})(?![\w-])"),
        "former": re.compile(rf"(?<![\w])(?:{alternation(lang.list('people', 'former'))})[\s-]+(?:[^\W\d_.]+\s+){{0,2}}\Z"),
        "honorific": re.compile(rf"(?<!\w)(?:{alternation([*lang.list('people', 'honorifics'), *(h.title() for h in lang.list('people', 'honorifics'))])})\.?[ \u00a0]+"),
        "under": re.compile(rf",?\s+(?:{alternation(lang.list('people', 'under'))})\s+(?:the\s+|el\s+|la\s+)?\Z"),
        "not_names": lang.set("people", "not_names"),
        "org": frozenset().union(*(language(c).set("people", "organisation_words") for c in languages())),
        "not_org": lang.set("people", "not_organisations"),
        "titles": {t.lower() for t in titles},
    }


def find(document: Document, lang: Language, known: frozenset[str] = frozenset()) -> Names:
    """People, organisations and offices of a document's own sections.

    Args:
        known: names (of any kind) that the reference tables list.
    """
    grammar = _grammar(lang.code)
    names = Names()
    text = document.text
    for match in grammar["run"].finditer(text):
        start, end = match.span()
        run = match.group()
        first = run.split(None, 1)
        if len(first) > 1 and first[0].lower() in grammar["not_names"]:
            start += run.index(first[1], len(first[0]))
            run = text[start:end]
        elif first[0].lower() in grammar["not_names"]:
            continue
        if "\n" not in run:
            names.runs.append(Run(start, end, run))
    _blocks(document, names, grammar)
    _titled(text, names, grammar)
    _honoured(text, names, grammar)
    _organisations(text, names, grammar, known)
    for office in names.offices:
        if " " in office.person:
            names.people.setdefault(office.person, office.person_start)
    names.offices = sorted((replace(o, person=names.full_name(o.person)) for o in names.offices), key=lambda o: o.start)
    return names


def is_person(run: str, lang: Language) -> bool:
    """Whether capitalised words can be a person's full name: two to five of them, none a place or
    a word of organisations."""
    grammar = _grammar(lang.code)
    parts = run.split()
    capitals = [p for p in parts if p[0].isupper()]
    if not 2 <= len(capitals) <= 5 or run in places():
        return False
    if any(p.strip(".").lower() in grammar["org"] or p.lower() in ("of", "for", "&", "the") for p in parts):
        return False
    last = places().get(capitals[-1])
    if any(len(p) > 3 and p.isupper() for p in parts) or (last and last.kind in ("country", "region", "bloc")):
        return False
    return not any(p.lower() in grammar["titles"] for p in parts)


def is_organisation(run: str, lang: Language) -> bool:
    """Whether capitalised words name an organisation: one of their words says so, or an acronym."""
    grammar = _grammar(lang.code)
    parts = [p.strip(".,").lower() for p in run.split()]
    if run in places() or run.lower() in grammar["not_org"]:
        return False
    if len(parts) == 1:
        return len(run) >= 3 and run.isupper() and run.isalpha()
    return any(p in grammar["org"] for p in parts)


def _blocks(document: Document, names: Names, grammar: dict) -> None:
    """Addresses and signatures: a name on its own line, its title and organisation on the next."""
    seen = set()
    for section in document.sections:
        if section.kind not in ("body", "signature", "list"):
            continue
        for at, lines in _short_lines(document.text, section.start, section.end):
            honorific = grammar["honorific"].match(lines[0])
            person = lines[0][honorific.end():].strip() if honorific else lines[0].strip()
            if not grammar["run"].fullmatch(person) or not is_person(person, grammar["lang"]) or (at, person) in seen:
                continue
            title: list[str] = []
            affiliation = ""
            end = at + len(lines[0])
            position = at + len(lines[0]) + 1
            for line in lines[1:]:
                word = line.strip().lower()
                if re.search(r"\d", line):
                    break
                is_title = grammar["title"].search(line) is not None and not is_organisation_line(line, grammar)
                if is_title or (title and not affiliation and re.match(r"(?:and|y|&) ", word)):
                    title.append(line.strip())
                elif is_organisation_line(line, grammar) or not affiliation and title:
                    affiliation = line.strip()
                    end = position + len(line.rstrip())
                    break
                else:
                    break
                end = position + len(line.rstrip())
                position += len(line) + 1
            if title or affiliation:
                seen.add((at, person))
                names.offices.append(Office(at, end, person, " ".join(title), affiliation, True, at + len(lines[0]) - len(person)))


def _short_lines(text: str, start: int, end: int):
    """Runs of two to eight short lines with no empty line between them: offset and lines of each."""
    at, lines, begin = start, [], start
    for line in [*text[start:end].split("\n"), ""]:
        if line.strip():
            begin = begin if lines else at
            lines.append(line)
        else:
            if 2 <= len(lines) <= 8 and all(len(kept) <= 80 for kept in lines):
                yield begin, lines
            lines = []
        at += len(line) + 1


def is_organisation_line(line: str, grammar: dict) -> bool:
    """Whether a line of an address names an organisation."""
    words = {w.strip(".,").lower() for w in line.split()}
    return bool(words & (grammar["org"] - {"trade", "international", "global", "union"}))


_PORTFOLIO = re.compile(r"[ \u00a0]+(?:of the|of|for|de la|de los|del|de)[ \u00a0]+")


def _titled(text: str, names: Names, grammar: dict) -> None:
    """`US President Donald Trump`, `Lourdes Almanza, spokesperson for CANACERO`."""
    blocks = [(o.start, o.end) for o in names.offices]
    skip = 0
    for match in grammar["title"].finditer(text):
        if match.start() < skip or any(s <= match.start() < e for s, e in blocks):
            continue
        run = next((r for r in runs_from(names.runs, match.start()) if r.start <= match.start() < r.end), None)
        before_run = run.start if run else match.start()
        office = _title_first(text, match, run, names, grammar)
        if office is None or " " not in office.person:  # "Ana Ruiz, head of Ostrel Steel": Steel is no person
            office = _name_first(text, match, names, grammar) or office
        if office:
            names.offices.append(office)
            skip = max(match.end(), office.end if office.start <= before_run else match.end())


def runs_from(runs: list[Run], at: int, count: int = 3) -> list[Run]:
    """The first runs that end after an offset, in order."""
    first = bisect_right(runs, at, key=lambda run: run.end)
    return runs[first:first + count]


def _before(runs: list[Run], at: int) -> Run | None:
    """The last run that ends at or before an offset."""
    first = bisect_right(runs, at, key=lambda run: run.end)
    return runs[first - 1] if first else None


_NEXT = re.compile(r"[ \u00a0]+([^\W\d_]+)")


def _with_country(text: str, at: int, names: Names) -> int:
    """The end of a title with the country behind its portfolio: `secretario de Comercio
    estadounidense`, `secretario de Comercio de Estados Unidos`."""
    word = _NEXT.match(text, at)
    if word and word.group(1) in places() and word.group(1).islower():
        return word.end()
    of = _PORTFOLIO.match(text, at)
    country = of and next((r for r in runs_from(names.runs, of.end()) if r.start == of.end()), None)
    return country.end if country and country.text in places() and text[country.end:country.end + 1] == "," else at


def _title_first(text: str, match: re.Match, run: Run | None, names: Names, grammar: dict) -> Office | None:
    lang = grammar["lang"]
    position = match.end()
    title_end = match.end()
    portfolio = _PORTFOLIO.match(text, position)
    if portfolio:
        word = re.compile(r"(?:[^\W\d_][\w-]*)(?:[ \u00a0](?:and|y)[ \u00a0][^\W\d_][\w-]*)?").match(text, portfolio.end())
        if word:
            title_end = word.end()
            # a person's name has two capitalised words; the portfolio keeps what stands before them
            if run and run.end > word.end():
                rest = text[word.end():run.end].split()
                keep = max(0, len(rest) - _person_length(rest))
                for token in rest[:keep]:
                    title_end = text.index(token, title_end) + len(token)
            named = next((r for r in runs_from(names.runs, portfolio.end()) if r.start == portfolio.end()), None)
            if named and (named.text in places() or text[named.end:named.end + 1] == "," and is_organisation(named.text, lang)):  # "representante comercial de Estados Unidos, Ana Ruiz"
                title_end = named.end
            position = title_end = _with_country(text, title_end, names)
    following = re.compile(rf",?[ \u00a0]+(?:{'|'.join(h for h in ('Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Sr.', 'Sra.'))})?[ \u00a0]*").match(text, position)
    if not following:
        return None
    if "," in following.group() and not (portfolio or match.group().islower()):
        return None
    person_match = grammar["run"].match(text, following.end())
    if not person_match:
        return None
    person = person_match.group()
    cut = re.search(r"[ \u00a0](?:of|for|de la|&)[ \u00a0]", person)
    person = person[:cut.start()] if cut else person
    if len(person.split()) > 5:
        return None
    single = len(person.split()) == 1
    if (not single and not is_person(person, lang)) or (single and (person in places() or len(person) < 3 or person.isupper() or is_organisation(person, lang) or person.lower() in grammar["not_names"] or "," in following.group())):
        return None
    whole = next((r for r in runs_from(names.runs, following.end()) if r.start < following.end() < r.end), None)
    if single and portfolio and whole and (whole.text in places() or is_organisation(whole.text, lang)):
        return None  # "representante comercial de Estados Unidos"
    start, affiliation, title_start = match.start(), "", match.start()
    if run and run.start < match.start():
        prefix = text[run.start:match.start()].strip()
        affiliation, title_start, start = prefix, run.start, run.start
    else:
        left = _before(names.runs, match.start())
        gap = text[left.end:match.start()] if left else ""
        if left and gap in ("’s ", "'s ", " ", "\u00a0"):
            affiliation, title_start, start = left.text, left.start, left.start
    under = grammar["under"].search(text, max(0, start - 30), start)
    if under:
        owner = _owner(text, names, under.start())
        if owner:
            affiliation, start = owner.text, owner.start
    if not affiliation and portfolio:
        affiliation = text[portfolio.end():title_end]
    current = grammar["former"].search(text, max(0, start - 30), start) is None and grammar["former"].search(text, max(0, title_start - 30), match.start()) is None
    return Office(start, following.end() + len(person), person, text[title_start:title_end], affiliation, current, following.end())


def _owner(text: str, names: Names, at: int) -> Run | None:
    """The organisation before "under" or "led by", its acronym in brackets passed over."""
    left = _before(names.runs, at)
    if left and text[left.start - 1:left.start] == "(":
        left = _before(names.runs, left.start - 1)
    return left


def _person_length(tokens: list[str]) -> int:
    return 3 if len(tokens) >= 3 and re.fullmatch(r"[A-Z]\.|[a-z]+", tokens[-2]) else min(2, len(tokens))


def _name_first(text: str, match: re.Match, names: Names, grammar: dict) -> Office | None:
    """An apposition: `Name, (a senior) TITLE (of X) (at Y)`."""
    left = text[max(0, match.start() - 90):match.start()]
    apposition = re.search(rf"({_TOKEN}(?:[ \u00a0]+(?:[a-z]{{1,3}}[ \u00a0]+)?{_TOKEN})+),[ \u00a0]+((?:(?:[^\W\d_][\w’'-]*|[A-Z]\.(?:[A-Z]\.)?)[ \u00a0]+){{0,6}})\Z", left)
    if not apposition:
        return None
    person = apposition.group(1)
    person = grammar["honorific"].sub("", person, count=1) if grammar["honorific"].match(person) else person
    words = apposition.group(2).split()
    if any(w.lower() in ("said", "who", "and", "while", "that", "with", "dijo", "quien", "que", "y") for w in words) or not is_person(person, grammar["lang"]):
        return None
    base = match.start() - len(left)
    start = base + apposition.start(1)
    first = person.split()[0]
    if first.lower() in grammar["not_names"] and len(person.split()) > 2:  # "Later Ana Ruiz, an economist"
        rest = person[len(first):].lstrip()
        start += len(person) - len(rest)
        person = rest
    title_start = base + apposition.start(2)
    determiner = re.match(r"(?:a|an|the|el|la|un|una|su|its|their)[ \u00a0]+", text[title_start:match.end()])
    title_start += determiner.end() if determiner else 0
    tail = re.compile(r"[^,.;:()“”\"\n]{0,100}").match(text, match.end())
    affiliation, title_end, end = "", match.end(), match.end()
    portfolio = re.compile(rf"{_PORTFOLIO.pattern}(?:[a-zà-ÿ][\w-]*)(?:[ \u00a0][a-zà-ÿ][\w-]*)?(?=[ \u00a0]+(?:at|for|of|with|en|de|del)[ \u00a0]|[,.;]|\Z)").match(text, match.end())
    if portfolio:
        title_end = end = portfolio.end()
    owner = re.match(rf"({_TOKEN}(?:[ \u00a0]+{_TOKEN})*)[’']s?[ \u00a0]", text[title_start:match.end()])
    if owner:
        affiliation = owner.group(1)
    for found in re.finditer(rf"\b(?:of|for|at|with|from|de|del|en|por)[ \u00a0]+(?:the[ \u00a0]+|la[ \u00a0]+|el[ \u00a0]+)?((?:{_TOKEN})(?:[’']s)?(?:[ \u00a0]+(?:(?:of|for|de|del|de la|&|the)[ \u00a0]+){{0,2}}{_TOKEN})*)", tail.group()):
        if match.end() + found.start() > title_end + 40:
            break
        if affiliation and not owner:
            title_end = end
        affiliation, end = found.group(1), match.end() + found.end()
    current = grammar["former"].search(text[max(0, title_start - 2):match.start()] + "") is None
    return Office(start, max(end, match.end()), person, text[title_start:title_end].strip(), affiliation, current, start)


def _honoured(text: str, names: Names, grammar: dict) -> None:
    """Full names after an honorific (`Dr. Renata Figueroa`)."""
    for match in grammar["honorific"].finditer(text):
        run = grammar["run"].match(text, match.end())
        if run and is_person(run.group(), grammar["lang"]):
            names.people.setdefault(run.group(), match.end())


def _organisations(text: str, names: Names, grammar: dict, known: frozenset[str]) -> None:
    for run in names.runs:
        if run.text in known or is_organisation(run.text, grammar["lang"]):
            names.organisations.setdefault(run.text, run.start)
