"""The discrepancy report, for the terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from itertools import groupby

from factcheck import __version__
from factcheck.edtf import spell
from factcheck.model import SILENT_SECTIONS, Audit, Document, Finding
from factcheck.report import SEVERITY_WORDS
from factcheck.report.passages import Passage, by_id, cut, nothing_found, passages, plain, sentence_at, shortened

INDENT = "    "
NARROWEST = 60
SHORT_SENTENCE = 400
"""Up to this length, passages of one sentence are shown by quoting it once."""

NOTE_WORDS = 48
NOTE_PASSAGES = 3
"""So many characters of a passage, and so many passages, does a note quote."""

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def render(audit: Audit, *, width: int = 100, colour: bool = False) -> str:
    """The report: findings worst first with both sides quoted, notes in one line each, a count.

    Args:
        audit: what was read and found.
        width: of the terminal, in characters.
        colour: whether severities are coloured by terminal escapes.
    """
    width = max(width, NARROWEST)
    documents = by_id(audit.documents)
    parts = [_fill(_header(audit), width)]
    shown = [f for f in audit.findings if f.severity != "info"]
    for count, finding in enumerate(shown, start=1):
        parts.append(_finding(count, finding, documents, width, colour))
    notes = sorted((f for f in audit.findings if f.severity == "info"), key=lambda f: f.rule)
    count = len(shown)
    for _, group in groupby(notes, key=lambda f: f.rule):
        group = list(group)
        parts.append(_notes(count + 1, group, width, colour))
        count += len(group)
    if not audit.findings:
        parts += [_fill(line, width, "", INDENT) for line in nothing_found(audit)]
    parts.append(_fill(_footer(audit), width))
    return "\n\n".join(parts) + "\n"


def _fill(text: str, width: int, indent: str = "", hanging: str | None = None) -> str:
    return "\n".join(_wrap(text, width, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging))


def _wrap(text: str, width: int, **indents: str) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False, **indents)


def _plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _header(audit: Audit) -> str:
    roles = {role: [d for d in audit.documents if d.role == role] for role in ("draft", "source", "archive")}
    drafts = roles["draft"]
    subject = f"{plain(drafts[0].id)} ({spell(drafts[0].published)})" if len(drafts) == 1 else _plural(len(drafts), "document")
    tables = sum(rows > 0 for rows in audit.references.values())
    against = [_plural(count, *words) for count, words in (
        (len(roles["source"]), ("source",)), (len(roles["archive"]), ("archive document",)), (tables, ("reference table",))) if count]
    return f"factcheck {__version__} · {subject}" + (f" against {', '.join(against)}" if against else "")


def _finding(count: int, finding: Finding, documents: dict[str, Document], width: int, colour: bool) -> str:
    rows = passages(finding, documents)
    sentence = _one_sentence(finding, rows, documents)
    lines = [_heading(count, finding, rows[0].where, width, colour)]
    if sentence:
        lines += _underlined(*sentence, width)
    lines.append(_fill(f"{plain(finding.message)} ({finding.rule} {finding.name})", width, INDENT))
    lines += _table(rows, width, in_context=not sentence)
    return "\n".join(lines)


def _heading(count: int, finding: Finding, where: str, width: int, colour: bool) -> str:
    word = SEVERITY_WORDS[finding.severity]
    head = f"{count} {word}  {plain(finding.title)}"
    space = width - len(head) - len(where)
    line = head + (" " * space if space >= 2 else f"\n{INDENT}") + where
    return line.replace(word, _coloured(word, finding.severity), 1) if colour else line


def _coloured(word: str, severity: str) -> str:
    import click

    return click.style(word, fg=_COLOURS[severity], bold=True)


def _one_sentence(finding: Finding, rows: list[Passage], documents: dict[str, Document]) -> tuple[str, list[tuple[int, int]]] | None:
    """The sentence that holds all passages and their places in it, if one does and it is not too long."""
    if len({row.sentence for row in rows}) != 1 or rows[0].sentence is None:
        return None
    document = documents[rows[0].sentence[0]]
    start, end = sentence_at(document, rows[0].sentence[1])
    spans = sorted({(e.start, e.end) for e in finding.evidence})
    if end - start > SHORT_SENTENCE or spans[-1][1] > end:
        return None
    text, marks, at = "“", [], start
    for low, high in spans:
        text += plain(document.text[at:max(at, low)])
        words = plain(document.text[max(at, low):high])
        marks.append((len(text), len(text) + len(words)))
        text, at = text + words, max(at, high)
    return text + plain(document.text[at:end]).rstrip() + "”", marks


def _underlined(text: str, marks: list[tuple[int, int]], width: int) -> list[str]:
    """The text wrapped, under each line the marked stretches of it."""
    out, at = [], 0
    for line in _wrap(text, width - len(INDENT)):
        at = text.index(line, at)
        rule = "".join("‾" if any(a <= at + i < b for a, b in marks) else " " for i in range(len(line))).rstrip()
        out += [INDENT + line] + ([INDENT + rule] if rule else [])
        at += len(line)
    return out


def _table(rows: list[Passage], width: int, *, in_context: bool) -> list[str]:
    """Value, who, where and when in columns; the words beside them, or below where that is too narrow."""
    from tabulate import tabulate

    cells = [(row.value, row.who, row.where, row.published) for row in rows]
    used = [column for column in range(4) if any(cell[column] for cell in cells)]
    lines = tabulate([[cell[c] for c in used] for cell in cells], tablefmt="plain", disable_numparse=True).splitlines()
    longest = max(map(len, lines))
    if longest > width - len(INDENT):
        lines = [" · ".join(filter(None, cell)) for cell in cells]
        longest = max(map(len, lines))
    room = width - len(INDENT) - longest - 2
    roomy = room >= 36
    out = []
    for line, row in zip(lines, rows, strict=True):
        around = (row.before, row.after) if in_context else ("", "")
        beside = roomy and in_context and len(row.surface) + 4 <= room
        words = cut(around[0], row.surface, around[1], room if beside else width - 2 * len(INDENT))
        if len(words) <= room:
            out.append(f"{INDENT}{line:<{longest}}  {words}")
        else:
            out += [_fill(line, width, INDENT), f"{INDENT * 2}{words}"]
    return out


def _notes(first: int, findings: list[Finding], width: int, colour: bool) -> str:
    word = SEVERITY_WORDS["info"]
    head = _fill(f"{word}  {plain(findings[0].title)} ({findings[0].rule} {findings[0].name})", width, "", INDENT)
    lines = [head.replace(word, _coloured(word, "info"), 1) if colour else head]
    for count, finding in enumerate(findings, start=first):
        quoted = [f"{plain(f'{e.document}:{e.line}')} “{shortened(plain(e.surface), NOTE_WORDS)}”" for e in finding.evidence]
        more = f" and {len(quoted) - NOTE_PASSAGES} more" if len(quoted) > NOTE_PASSAGES else ""
        lines.append(_fill(f"{count} {', '.join(quoted[:NOTE_PASSAGES])}{more}: {plain(finding.message)}", width, INDENT, INDENT * 2))
    return "\n".join(lines)


def _footer(audit: Audit) -> str:
    kinds = Counter(claim.kind for claim in audit.claims)
    severities = Counter(finding.severity for finding in audit.findings)
    listed = ", ".join(_plural(count, kind) for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])))
    parts = [
        f"Read: {_plural(len(audit.documents), 'document')}, {_plural(len(audit.claims), 'claim')}" + (f" ({listed})." if listed else "."),
        f"{severities['error']} cannot be right, {severities['warning']} to check, {_plural(severities['info'], 'note')}.",
    ]
    aside = Counter(section.kind for document in audit.documents for section in document.sections if section.kind in SILENT_SECTIONS)
    if aside:
        parts.append("Set aside: " + ", ".join(_plural(count, *_ASIDE[kind]) for kind, count in sorted(aside.items())) + ".")
    unread = sorted({plain(problem.path) for problem in audit.problems if problem.fatal})
    if unread:
        parts.append("Not read: " + ", ".join(unread) + ".")
    return " ".join(parts)


_ASIDE = {
    "related": ("teaser block",),
    "advert": ("advert",),
    "boilerplate": ("boilerplate block",),
    "correction": ("correction notice",),
}
