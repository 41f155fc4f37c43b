"""Who holds which office, as the text has it: titles before names, behind them, and in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.extract.names import TOKEN, Names, Office, Run, grammar, is_organisation, is_person
from factcheck.extract.words import Words, match_rest
from factcheck.lexicon import places
from factcheck.model import Document


def find(document: Document, code: str, names: Names, words: Words) -> None:
    """Add the offices of a document to its names, and the people who are given one or an honorific."""
    table = grammar(code)
    text = document.text
    _blocks(document, names, table)
    before_names = table.before_names
    where = [i for i, word in enumerate(words.low) if word in before_names]
    _titled(text, names, table, words, where)
    _honoured(text, names, table, words, where)
    for office in names.offices:
        if " " in office.person:
            names.people.setdefault(office.person, office.person_start)


def _blocks(document: Document, names: Names, table) -> None:
    """Addresses and signatures: a name on its own line, its title and organisation on the next."""
    seen = set()
    for section in document.sections:
        if section.kind not in ("body", "signature", "list"):
            continue
        for at, lines in _short_lines(document.text, section.start, section.end):
            honorific = table.honorific.match(lines[0])
            person = lines[0][honorific.end():].strip() if honorific else lines[0].strip()
            if not table.run.fullmatch(person) or not is_person(person, table.lang) or (at, person) in seen:
                continue
            title: list[str] = []
            affiliation = ""
            end = at + len(lines[0])
            position = at + len(lines[0]) + 1
            for line in lines[1:]:
                word = line.strip().lower()
                if re.search(r"\d", line):
                    break
                is_title = _has_title(line, table) and not is_organisation_line(line, table)
                if is_title or (title and not affiliation and re.match(r"(?:and|y|&) ", word)):
                    title.append(line.strip())
                elif is_organisation_line(line, table) or not affiliation and title:
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


def _has_title(line: str, table) -> bool:
    words = [w.strip(".,").lower() for w in line.split()]
    return any(match_rest(words, i, rest) for i, word in enumerate(words) for rest in table.first_words.get(word, ()))


def is_organisation_line(line: str, table) -> bool:
    """Whether a line of an address names an organisation."""
    words = {w.strip(".,").lower() for w in line.split()}
    return bool(words & (table.org - {"trade", "international", "global", "union"}))


_PORTFOLIO = re.compile(r"[ \u00a0]+(?:of the|of|for|de la|de los|del|de)[ \u00a0]+")
_FIELD = re.compile(r"(?:[^\W\d_][\w-]*)(?:[ \u00a0](?:and|y)[ \u00a0][^\W\d_][\w-]*)?")
_OF_FIELD = re.compile(rf"{_PORTFOLIO.pattern}(?:[a-zà-ÿ][\w-]*)(?:[ \u00a0][a-zà-ÿ][\w-]*)?(?=[ \u00a0]+(?:at|for|of|with|en|de|del)[ \u00a0]|[,.;]|\Z)")
_TO_NAME = re.compile(r",?[ \u00a0]+(?:Mr\.|Ms\.|Mrs\.|Dr\.|Sr\.|Sra\.)?[ \u00a0]*")
_CUT = re.compile(r"[ \u00a0](?:of|for|de la|&)[ \u00a0]")
_BESIDE = re.compile(rf"(?:,?[ \u00a0]+{TOKEN}|{_PORTFOLIO.pattern})")
_PLAIN = re.compile(r"[ \u00a0]+(?:(?:[^\W\d_][\w’'-]*|[A-Z]\.(?:[A-Z]\.)?)[ \u00a0]+)*")
_DETERMINER = re.compile(r"(?:a|an|the|el|la|un|una|su|its|their)[ \u00a0]+")
_TAIL = re.compile(r"[^,.;:()“”\"\n]{0,100}")
_OWNER = re.compile(rf"({TOKEN}(?:[ \u00a0]+{TOKEN})*)[’']s?[ \u00a0]")
_AT = re.compile(rf"\b(?:of|for|at|with|from|de|del|en|por)[ \u00a0]+(?:the[ \u00a0]+|la[ \u00a0]+|el[ \u00a0]+)?((?:{TOKEN})(?:[’']s)?(?:[ \u00a0]+(?:(?:of|for|de|del|de la|&|the)[ \u00a0]+){{0,2}}{TOKEN})*)")


class _Title(NamedTuple):
    """A title where it stands, by offsets."""

    first: int
    last: int
    words: str

    def start(self) -> int:
        return self.first

    def end(self) -> int:
        return self.last

    def group(self) -> str:
        return self.words


def _titles(text: str, words: Words, where: list[int], table) -> Iterator[_Title]:
    """The titles of a text that a name may stand beside, the longest at each place."""
    low, starts, ends = words.low, words.starts, words.ends
    first_words = table.first_words
    for at in where:
        if low[at] not in first_words:
            continue
        for rest in first_words[low[at]]:
            if match_rest(low, at, rest):
                start, end = starts[at], ends[at + len(rest)]
                if " ".join(words.words[at:at + len(rest) + 1]) not in table.title_forms:
                    continue
                if _BESIDE.match(text, end) or 0 <= text.rfind(",", max(0, start - 90), start):
                    yield _Title(start, end, text[start:end])
                break


def _titled(text: str, names: Names, table, words: Words, where: list[int]) -> None:
    """`US President Donald Trump`, `Lourdes Almanza, spokesperson for CANACERO`."""
    blocks = [(o.start, o.end) for o in names.offices]
    skip = 0
    for match in _titles(text, words, where, table):
        if match.start() < skip or any(s <= match.start() < e for s, e in blocks):
            continue
        run = next((r for r in names.runs_from(match.start()) if r.start <= match.start() < r.end), None)
        before_run = run.start if run else match.start()
        office = _title_first(text, match, run, names, table)
        if office is None or " " not in office.person:  # "Ana Ruiz, head of Ostrel Steel": Steel is no person
            office = _name_first(text, match, names, table) or office
        if office:
            names.offices.append(office)
            skip = max(match.end(), office.end if office.start <= before_run else match.end())


_NEXT = re.compile(r"[ \u00a0]+([^\W\d_]+)")


def _with_country(text: str, at: int, names: Names) -> int:
    """The end of a title with the country behind its portfolio: `secretario de Comercio
    estadounidense`, `secretario de Comercio de Estados Unidos`."""
    word = _NEXT.match(text, at)
    if word and word.group(1) in places() and word.group(1).islower():
        return word.end()
    of = _PORTFOLIO.match(text, at)
    country = of and next((r for r in names.runs_from(of.end()) if r.start == of.end()), None)
    return country.end if country and country.text in places() and text[country.end:country.end + 1] == "," else at


def _title_first(text: str, match: _Title, run: Run | None, names: Names, table) -> Office | None:
    lang = table.lang
    position = match.end()
    title_end = match.end()
    portfolio = _PORTFOLIO.match(text, position)
    if portfolio:
        word = _FIELD.match(text, portfolio.end())
        if word:
            title_end = word.end()
            # a person's name has two capitalised words; the portfolio keeps what stands before them
            if run and run.end > word.end():
                rest = text[word.end():run.end].split()
                keep = max(0, len(rest) - _person_length(rest))
                for token in rest[:keep]:
                    title_end = text.index(token, title_end) + len(token)
            named = next((r for r in names.runs_from(portfolio.end()) if r.start == portfolio.end()), None)
            if named and (named.text in places() or text[named.end:named.end + 1] == "," and is_organisation(named.text, lang)):  # "representante comercial de Estados Unidos, Ana Ruiz"
                title_end = named.end
            position = title_end = _with_country(text, title_end, names)
    following = _TO_NAME.match(text, position)
    if not following:
        return None
    if "," in following.group() and not (portfolio or match.group().islower()):
        return None
    person_match = table.run.match(text, following.end())
    if not person_match:
        return None
    person = person_match.group()
    cut = _CUT.search(person)
    person = person[:cut.start()] if cut else person
    if len(person.split()) > 5:
        return None
    single = len(person.split()) == 1
    if (not single and not is_person(person, lang)) or (single and (person in places() or len(person) < 3 or person.isupper() or is_organisation(person, lang) or person.lower() in table.not_names or "," in following.group())):
        return None
    whole = next((r for r in names.runs_from(following.end()) if r.start < following.end() < r.end), None)
    if single and portfolio and whole and (whole.text in places() or is_organisation(whole.text, lang)):
        return None  # "representante comercial de Estados Unidos"
    start, affiliation, title_start = match.start(), "", match.start()
    if run and run.start < match.start():
        prefix = text[run.start:match.start()].strip()
        affiliation, title_start, start = prefix, run.start, run.start
    else:
        left = next(names.before(match.start()), None)
        gap = text[left.end:match.start()] if left else ""
        if left and gap in ("’s ", "'s ", " ", "\u00a0"):
            affiliation, title_start, start = left.text, left.start, left.start
    under = table.under.search(text, max(0, start - 30), start)
    if under:
        owner = _owner(text, names, under.start())
        if owner:
            affiliation, start = owner.text, owner.start
    if not affiliation and portfolio:
        affiliation = text[portfolio.end():title_end]
    current = table.former.search(text, max(0, start - 30), start) is None and table.former.search(text, max(0, title_start - 30), match.start()) is None
    return Office(start, following.end() + len(person), person, text[title_start:title_end], affiliation, current, following.end())


def _owner(text: str, names: Names, at: int) -> Run | None:
    """The organisation before "under" or "led by", its acronym in brackets passed over."""
    left = next(names.before(at), None)
    if left and text[left.start - 1:left.start] == "(":
        left = next(names.before(left.start - 1), None)
    return left


def _person_length(tokens: list[str]) -> int:
    return 3 if len(tokens) >= 3 and re.fullmatch(r"[A-Z]\.|[a-z]+", tokens[-2]) else min(2, len(tokens))


def _name_first(text: str, match: _Title, names: Names, table) -> Office | None:
    """An apposition: `Name, (a senior) TITLE (of X) (at Y)`."""
    comma = text.rfind(",", max(0, match.start() - 90), match.start())
    run = next(names.before(comma), None) if comma > 0 else None
    if run is None or run.end != comma:
        return None
    between = text[comma + 1:match.start()]
    words = between.split()
    if len(words) > 6 or not _PLAIN.fullmatch(between):
        return None
    person, start = run.text, run.start
    honorific = table.honorific.match(person)
    if honorific:
        person, start = person[honorific.end():], start + honorific.end()
    if any(w.lower() in table.not_apposed for w in words) or not is_person(person, table.lang):
        return None
    first = person.split()[0]
    if first.lower() in table.not_names and len(person.split()) > 2:  # "Later Ana Ruiz, an economist"
        rest = person[len(first):].lstrip()
        start += len(person) - len(rest)
        person = rest
    title_start = match.start() - len(between.lstrip())
    determiner = _DETERMINER.match(text, title_start, match.end())
    title_start = determiner.end() if determiner else title_start
    tail = _TAIL.match(text, match.end())
    affiliation, title_end, end = "", match.end(), match.end()
    portfolio = _OF_FIELD.match(text, match.end())
    if portfolio:
        title_end = end = portfolio.end()
    owner = _OWNER.match(text, title_start, match.end())
    if owner:
        affiliation = owner.group(1)
    for found in _AT.finditer(tail.group()):
        if match.end() + found.start() > title_end + 40:
            break
        if affiliation and not owner:
            title_end = end
        affiliation, end = found.group(1), match.end() + found.end()
    current = table.former.search(text[max(0, title_start - 2):match.start()] + "") is None
    return Office(start, max(end, match.end()), person, text[title_start:title_end].strip(), affiliation, current, start)


def _honoured(text: str, names: Names, table, words: Words, where: list[int]) -> None:
    """Full names after an honorific (`Dr. Renata Figueroa`)."""
    honorifics = table.honorific_words
    for at in where:
        if words.low[at] not in honorifics:
            continue
        honorific = table.honorific.match(text, words.starts[at])
        run = table.run.match(text, honorific.end()) if honorific else None
        if run and is_person(run.group(), table.lang):
            names.people.setdefault(run.group(), honorific.end())
