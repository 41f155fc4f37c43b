"""The discrepancy tables as an HTML fragment, for notebooks."""

from __future__ import annotations

from html import escape

from factcheck.model import Audit, Document, Finding
from factcheck.report import SEVERITY_WORDS
from factcheck.report.passages import Passage, by_id, nothing_found, passages, plain


def fragment(audit: Audit) -> str:
    """One heading, reason and table per finding; all words of articles are escaped."""
    documents = by_id(audit.documents)
    findings = "".join(_finding(count, finding, documents) for count, finding in enumerate(audit.findings, start=1))
    nothing = "".join(f"<p>{escape(line)}</p>" for line in nothing_found(audit))
    return f'<div class="factcheck">{findings or nothing}</div>'


def _finding(count: int, finding: Finding, documents: dict[str, Document]) -> str:
    head = f"{count} {SEVERITY_WORDS[finding.severity]}: {finding.title}"
    rows = "".join(map(_row, passages(finding, documents)))
    return (f'<section class="{escape(finding.severity)}"><h4>{escape(plain(head))}</h4>'
            f"<p>{escape(plain(finding.message))} <small>{escape(finding.rule)} {escape(finding.name)}</small></p>"
            f"<table><thead><tr><th>value</th><th>who says so</th><th>where</th><th>published</th><th>words</th></tr></thead>"
            f"<tbody>{rows}</tbody></table></section>")


def _row(passage: Passage) -> str:
    words = f"{escape(passage.before)}<mark>{escape(passage.surface)}</mark>{escape(passage.after)}"
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (passage.value, passage.who, passage.where, passage.published))
    return f"<tr>{cells}<td>{words}</td></tr>"
