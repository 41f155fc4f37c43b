"""From paths to documents: folders, tables of publication data, one reader per file format.

A file that cannot be read becomes a `Problem`; the others are still read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.edtf import InvalidDate, bounds
from factcheck.model import ROLES, Document, LineMap, Problem
from factcheck.read import markdown, text

READERS = {".txt": text.read, ".text": text.read, ".md": markdown.read, ".markdown": markdown.read}
"""File suffix to the function that makes a document of the file's decoded text."""

TABLE = "documents.csv"
"""The table beside the texts that tells what is known of those without front matter."""

COLUMNS = ("file", "title", "published", "publisher", "language", "role")


class Unreadable(Exception):
    """A file that gives no document; the message says why, `line` where."""

    def __init__(self, message: str, line: int = 0):
        super().__init__(message)
        self.line = line


def read_paths(paths: Iterable[str | Path], *, role: str = "", published: str = "") -> tuple[list[Document], list[Problem]]:
    """Read files and folders (recursively) into documents.

    Args:
        paths: files and folders. Ids are the paths as given, with forward slashes; inside a folder,
            paths relative to it.
        role: role of the documents whose own data names none.
        published: EDTF publication date of the documents whose own data names none.

    Returns:
        The documents, sorted by id and without repetition, and what went wrong.
    """
    documents: dict[str, Document] = {}
    seen: set[Path] = set()
    problems: list[Problem] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in READERS and not _hidden(p, path))
            if not files:
                problems.append(Problem(str(given), 0, f"no documents in this folder; factcheck reads {', '.join(sorted(READERS))}"))
            named = [(p, p.relative_to(path).as_posix()) for p in files]
        elif path.is_file():
            named = [(path, path.as_posix())]
        else:
            problems.append(Problem(str(given), 0, "no such file or folder"))
            continue
        tables: dict[Path, dict[str, dict[str, str]]] = {}
        for file, name in named:
            if file.resolve() in seen:
                continue
            seen.add(file.resolve())
            if file.parent not in tables:
                tables[file.parent], bad = _table(file.parent)
                problems += [b for b in bad if b not in problems]
            while name in documents:
                name = f"{file.parent.name}/{name}" if f"{file.parent.name}/{name}" not in documents else f"./{name}"
            try:
                document = read_file(file, tables[file.parent].get(file.name, {}))
            except Unreadable as error:
                problems.append(Problem(str(file), error.line, str(error)))
                continue
            documents[name] = replace(
                document, id=name, role=document.role or role or "draft",
                published=document.published or published,
                dated_by=document.dated_by or ("given" if published else ""),
            )
    return [documents[name] for name in sorted(documents)], problems


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def read_file(path: Path, given: dict[str, str] | None = None) -> Document:
    """Read one file; `given` is its row of the documents table.

    Raises:
        Unreadable: for a suffix without a reader, an empty file, bytes that are no text, or a
            broken front matter.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(f"not a format factcheck reads ({', '.join(sorted(READERS))})")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"could not be read: {error.strerror}") from error
    return parse(decode(raw), reader, given or {})


def read_text(content: str, name: str = "", *, role: str = "", published: str = "") -> Document:
    """A document from text at hand; the reader is chosen by the suffix of `name`."""
    reader = READERS.get(Path(name).suffix.lower(), text.read)
    document = parse(content, reader, {})
    return replace(document, id=name, role=document.role or role or "draft", published=document.published or published,
                   dated_by=document.dated_by or ("given" if published else ""))


def parse(content: str, reader, given: dict[str, str]) -> Document:
    """Front matter, then the format's reader. Values of the front matter win over `given`."""
    if not content.strip():
        raise Unreadable("the file is empty")
    matter, at = front_matter(content)
    data = {key: matter.get(key) or given.get(key, "") for key in COLUMNS[1:]}
    published = "" if data["published"] == "unknown" else data["published"]
    if published == "today":
        published = date.today().isoformat()
    try:
        bounds(published)
    except InvalidDate as error:
        raise Unreadable(f"published: {error}", _line_of(content, "published")) from error
    if data["role"] and data["role"] not in ROLES:
        raise Unreadable(f"role must be one of {', '.join(ROLES)}, not “{data['role']}”", _line_of(content, "role"))
    body, blocks, pieces = reader(content, at)
    if not body.strip():
        raise Unreadable("there is no text below the front matter" if at else "the file has no text")
    return Document(text=body, role=data["role"], published=published, publisher=data["publisher"],
                    language=data["language"], title=data["title"], blocks=blocks,
                    line_map=LineMap.of(content, pieces), dated_by="given" if published else "")


def decode(raw: bytes) -> str:
    """Text of a file's bytes: UTF-8 (a byte order mark is dropped), else the encoding found out.

    Raises:
        Unreadable: when the bytes are no text, or no encoding fits them well.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Unreadable(f"begins like UTF-16 but is not: {error}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[:error.start].count(b"\n") + 1
    if b"\x00" in raw:
        raise Unreadable("not a text file", line)
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None or best.encoding == "ascii":
        raise Unreadable("not UTF-8, and no other encoding fits; save it as UTF-8", line)
    return str(best)


def front_matter(content: str) -> tuple[dict[str, str], int]:
    """The `key: value` lines between two `---` lines at the top, and the offset below them.

    Raises:
        Unreadable: when it is not closed, or a line is no `key: value` with a known key.
    """
    lines = content.splitlines(keepends=True)
    if not lines or lines[0].strip() != "---":
        return {}, 0
    values: dict[str, str] = {}
    at = len(lines[0])
    for number, line in enumerate(lines[1:], start=2):
        at += len(line)
        if line.strip() == "---":
            return values, at
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise Unreadable(f"front matter: “{line.strip()}” is not of the form key: value (is the closing --- missing?)", number)
        values[key.strip().lower()] = value.strip().strip("\"'")
    raise Unreadable("the front matter has no closing ---", 1)


def _line_of(content: str, key: str) -> int:
    for number, line in enumerate(content.splitlines()[:40], start=1):
        if line.lower().startswith(f"{key}:"):
            return number
    return 0


def _table(folder: Path) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    path = folder / TABLE
    if not path.is_file():
        return {}, []
    rows: dict[str, dict[str, str]] = {}
    problems = []
    try:
        reader = csv.DictReader(io.StringIO(decode(path.read_bytes())))
        if not reader.fieldnames or "file" not in reader.fieldnames:
            return {}, [Problem(str(path), 1, f"the table needs a column “file”; its columns are {', '.join(COLUMNS)}")]
        for row in reader:
            row = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
            if not row.get("file"):
                problems.append(Problem(str(path), reader.line_num, "a row that names no file", fatal=False))
            elif not (folder / row["file"]).is_file():
                problems.append(Problem(str(path), reader.line_num, f"there is no file “{row['file']}” beside this table", fatal=False))
            else:
                try:
                    bounds("" if row.get("published") in ("unknown", "today") else row.get("published", ""))
                except InvalidDate as error:
                    problems.append(Problem(str(path), reader.line_num, f"published: {error}; the date is taken as unknown", fatal=False))
                    row["published"] = ""
                if row.get("role") and row["role"] not in ROLES:
                    problems.append(Problem(str(path), reader.line_num, f"role must be one of {', '.join(ROLES)}, not “{row['role']}”", fatal=False))
                    row["role"] = ""
                rows[row["file"]] = row
    except (Unreadable, csv.Error) as error:
        return {}, [Problem(str(path), 0, str(error))]
    return rows, problems
