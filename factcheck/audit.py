"""The stages in one screen: read, segment, extract, link, check.

Everything is a function of the documents, the reference tables and the choice of rules; the order
in which documents are given does not matter, and neither disk nor clock is touched.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from factcheck import extract
from factcheck.link import pairs
from factcheck.link.links import groups
from factcheck.link.support import support
from factcheck.model import SEVERITIES, Audit, Claim, Document, Finding, Problem
from factcheck.references import References
from factcheck.rules import Case, Rule, run, selected


def audit(documents: Iterable[Document], references: References | None = None, *, select: Iterable[str] = (), ignore: Iterable[str] = (),
          problems: Iterable[Problem] = ()) -> Audit:
    """Check documents for discrepancies within each, between them, and against reference tables.

    Drafts are checked, sources and archive are what they are checked against; with no draft all are checked.

    Args:
        documents: texts with unique ids, in any order.
        references: trusted tables; None for none.
        select, ignore: rules to run or leave out, by code, name or family.
        problems: what could not be read before; handed on.

    Raises:
        ValueError: for a rule that does not exist.
    """
    with collector_paused():
        return _audit(documents, references or References(), selected(select, ignore), problems)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leave Python's search for reference cycles out: claims and links make none, and where there are
    many of them it takes up to a quarter of the time of linking (`benchmarks/scale.py`)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _audit(documents: Iterable[Document], references: References, rules: list[Rule], problems: Iterable[Problem]) -> Audit:
    """The stages."""
    read = [extract.read(document, references.known) for document in sorted(documents, key=lambda d: d.id)]
    texts = tuple(e.document for e in read)
    claims = tuple(claim for e in read for claim in e.claims)
    findings: list[Finding] = []
    checked = {text.id for text in texts if text.role == "draft"} or {text.id for text in texts}
    for e in read:
        if e.document.id in checked:
            findings += run(rules, Case(e.claims, (e.document,), references=references), "document")
    links = pairs.link(claims, texts)
    for group in groups(links):
        findings += run(rules, Case(group.claims, links=group.links, references=references), "topic")
    findings += run(rules, Case(claims, texts, links=tuple(links), references=references), "corpus")
    supported = support(claims, links) if any(text.role != "draft" for text in texts) else ()
    return Audit(texts, claims, tuple(_order(_of(checked, findings), texts)), tuple(problems), dict(references.counts), tuple(supported))


def _of(checked: set[str], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that concern the texts that are checked: what is wrong inside one of the others is not told,
    and where two of them differ that is a note."""
    for finding in findings:
        told = {evidence.document for evidence in finding.evidence if evidence.role != "reference"}
        if told & checked:
            yield finding
        elif len(told) > 1:
            yield replace(finding, severity="info")


def _order(findings: list[Finding], documents: tuple[Document, ...]) -> list[Finding]:
    """Worst first, drafts before the rest; one finding per id."""
    roles = {document.id: document.role for document in documents}
    unique: dict[str, Finding] = {}
    for finding in findings:
        unique.setdefault(finding.finding_id, finding)
    return sorted(unique.values(), key=lambda f: (
        SEVERITIES.index(f.severity), roles.get(f.at.document) != "draft", f.at.document, f.at.line, f.at.column, f.rule, f.finding_id))


def claims_of(documents: Iterable[Document], references: References | None = None) -> tuple[Claim, ...]:
    """The claims of documents, sorted by document and start."""
    known = references.known if references else frozenset()
    return tuple(claim for document in sorted(documents, key=lambda d: d.id) for claim in extract.read(document, known).claims)
