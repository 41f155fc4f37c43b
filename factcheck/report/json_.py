"""One JSON object with everything: documents, counts, findings with their evidence, problems."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import asdict

from factcheck import __version__
from factcheck.model import CLAIM_KINDS, Audit, Document, Finding
from factcheck.table import evidence_rows, finding_row

DOCUMENT_KEYS = ("id", "path", "role", "published", "dated_by", "publisher", "language", "title")


def render(audit: Audit) -> str:
    """The audit as JSON: the same input gives the same bytes; unbounded values are null."""
    kinds = Counter(claim.kind for claim in audit.claims)
    return json.dumps({
        "version": __version__,
        "documents": [_document(document) for document in audit.documents],
        "claims": {kind: kinds[kind] for kind in CLAIM_KINDS},
        "findings": [_finding(finding) for finding in audit.findings],
        "problems": [asdict(problem) for problem in audit.problems],
        "references": dict(sorted(audit.references.items())),
    }, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _document(document: Document) -> dict:
    return {key: getattr(document, key) for key in DOCUMENT_KEYS}


def _finding(finding: Finding) -> dict:
    evidence = [{key: _finite(value) for key, value in row.items() if key != "finding_id"} for row in evidence_rows(finding)]
    return {**finding_row(finding), "evidence": evidence}


def _finite(value):
    return None if isinstance(value, float) and not math.isfinite(value) else value
