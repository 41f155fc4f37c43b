"""Workflow commands, which GitHub shows as annotations on the lines of the files."""

from __future__ import annotations

import os
from pathlib import PurePath

from factcheck.model import Audit, Finding, Problem
from factcheck.report.passages import by_id, passages, plain

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(audit: Audit) -> str:
    """One command per finding, and one per input that could not be read."""
    documents = by_id(audit.documents)
    lines = [_problem(problem) for problem in audit.problems]
    for finding in audit.findings:
        document = documents.get(finding.at.document)
        lines.append(_command(
            _LEVELS[finding.severity], _text(finding, documents), file=_relative(document.path if document and document.path else finding.at.document),
            line=finding.at.line, col=finding.at.column, title=f"{plain(finding.title)} ({finding.rule})"))
    return "".join(f"{line}\n" for line in lines)


def _text(finding: Finding, documents) -> str:
    quoted = [f"{p.where} {p.who}: “{p.surface}”" for p in passages(finding, documents)]
    return "\n".join((plain(finding.message), *quoted))


def _problem(problem: Problem) -> str:
    place = {"line": problem.line} if problem.line else {}
    return _command("error" if problem.fatal else "warning", plain(problem.message), file=_relative(problem.path), **place, title="Not read")


def _relative(path: str) -> str:
    """The path as seen from the working folder, where it lies below that."""
    relative = os.path.relpath(path) if path else path
    return plain(PurePath(path if relative.startswith("..") else relative).as_posix())


def _command(level: str, message: str, **properties) -> str:
    listed = ",".join(f"{key}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items())
    return f"::{level} {listed}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
