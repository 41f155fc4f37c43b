"""The notebook API: texts, files or documents in, tables and a report out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from factcheck import audit as _pipeline
from factcheck import references as _tables
from factcheck.edtf import bounds
from factcheck.model import Audit, Document, Problem
from factcheck.read import Unreadable, read_roles
from factcheck.references import References
from factcheck.report import FORMATS
from factcheck.table import claims_frame, evidence_frame, findings_frame, support_frame

if TYPE_CHECKING:
    import pandas as pd

Source: TypeAlias = "str | Path | Document | Mapping[str, str | Document] | Iterable[str | Path | Document]"
"""A text, a file or folder, a document, id → text or document, or several of these."""


class Report:
    """What an audit found, as tables; in a notebook it shows the discrepancies.

    Attributes:
        audit: the documents, claims and findings as objects.
    """

    def __init__(self, audit: Audit):
        self.audit = audit

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims table, columns `factcheck.table.CLAIM_COLUMNS`."""
        return claims_frame(self.audit.claims)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """The findings table, worst first, columns `factcheck.table.FINDING_COLUMNS`."""
        return findings_frame(self.audit.findings)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """The passages that the findings rest on; joins `findings` on `finding_id`."""
        return evidence_frame(self.audit.findings)

    @cached_property
    def support(self) -> pd.DataFrame:
        """What sources and archive say of each figure and date of the drafts: agrees, differs, in no
        source; columns `factcheck.table.SUPPORT_COLUMNS`, one row per claim and source."""
        return support_frame(self.audit.support)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        return self.audit.problems

    def __str__(self) -> str:
        return FORMATS["text"](self.audit)

    def __repr__(self) -> str:
        return f"<Report: findings {len(self.audit.findings)}, claims {len(self.audit.claims)}, documents {len(self.audit.documents)}>"

    def _repr_html_(self) -> str:
        from factcheck.report.html import fragment

        return fragment(self.audit)


def extract(source: Source, *, references: str | Path | References | None = None, published: str = "") -> pd.DataFrame:
    """The claims of texts, files or documents as a table, one row per claim.

    Args:
        source: a `str` is a text, a `Path` a file or folder; see `Source`.
        references: folder of reference tables, whose names of organisations help to read.
        published: EDTF publication date of what states none itself.

    Raises:
        Unreadable: when nothing could be read; what else could not be read is warned of.
        ValueError: for a date that is none, or two documents with one id.
    """
    documents, problems = _documents({"draft": source}, published)
    tables, more = _references(references)
    for problem in (*problems, *more):
        warnings.warn(str(problem), stacklevel=2)
    return claims_frame(_pipeline.claims_of(documents, tables))


def audit(source: Source, *, references: str | Path | References | None = None, sources: Source | None = None, archive: Source | None = None,
          published: str = "", select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Report:
    """Check texts, files or documents for discrepancies.

    Args:
        source: what is checked; a `str` is a text, a `Path` a file or folder; see `Source`.
        references: folder of reference tables; none unless given.
        sources: what it is checked against.
        archive: what was published before.
        published: EDTF publication date of what states none itself.
        select, ignore: codes, names or families of the rules to run or leave out.

    Raises:
        Unreadable: when nothing could be read; what else could not be read is in `problems`.
        ValueError: for a date that is none, a rule that does not exist, or two documents with one id.
    """
    given = {"draft": source, "source": sources, "archive": archive}
    documents, problems = _documents({role: value for role, value in given.items() if value is not None}, published)
    tables, more = _references(references)
    return Report(_pipeline.audit(documents, tables, select=_words(select), ignore=_words(ignore), problems=(*problems, *more)))


def _words(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _references(given: str | Path | References | None) -> tuple[References | None, list[Problem]]:
    if given is None or isinstance(given, References):
        return given, []
    tables, problems = _tables.load(Path(given))
    if not tables.counts:
        raise Unreadable("\n".join(map(str, problems)))
    return tables, problems


def _documents(given: Mapping[str, Source], published: str) -> tuple[list[Document], list[Problem]]:
    bounds(published)
    paths: dict[str, list[Path]] = {}
    documents: list[Document] = []
    for role, source in given.items():
        for name, item in _items(source):
            if isinstance(item, Path):
                paths.setdefault(role, []).append(item)
            else:
                documents.append(_document(item, name or f"text-{len(documents) + 1}", role, published))
    read, problems = read_roles(paths, published=published)
    documents += read
    if problems and not documents:
        raise Unreadable("\n".join(map(str, problems)))
    ids = [document.id for document in documents]
    if repeated := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"more than one document has the id {', '.join(repeated)}")
    return documents, problems


def _items(source: Source) -> list[tuple[str, str | Path | Document]]:
    """What a source consists of, each with the id it was given under, or none."""
    if isinstance(source, str | Path | Document):
        return [("", source)]
    if isinstance(source, Mapping):
        return [(str(name), item) for name, item in source.items()]
    return [("", item) for item in source]


def _document(item: str | Document, name: str, role: str, published: str) -> Document:
    """A text or document with the id, role and date it lacks."""
    if isinstance(item, str):
        item = Document(text=item, id=name)
    elif not isinstance(item, Document):
        raise TypeError(f"a text, pathlib.Path or factcheck.Document is needed, not {type(item).__name__}")
    date = item.published or published
    bounds(date)
    return replace(item, id=item.id or name, role=role if item.role == "draft" else item.role, published=date,
                   dated_by=item.dated_by or ("given" if date else ""))
