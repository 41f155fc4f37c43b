"""From paths to documents: folders, tables of publication data, one reader per file format.

A file that cannot be read becomes a `Problem`; the others are still read.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
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
    """Read files and folders (recursively) into documents of one role; see `read_roles`."""
    return read_roles({role: paths}, published=published)


def read_roles(paths: Mapping[str, Iterable[str | Path]], *, published: str = "") -> tuple[list[Document], list[Problem]]:
    """Read files and folders (recursively) into documents, role by role.

    A file that is reached twice is read once, in the first role. In which order the paths of a
    role are given makes no difference.

    Args:
        paths: role to files and folders; the role holds for documents whose own data names none.
            Ids are the paths as given, with forward slashes; inside a folder, paths relative to
            it. Where two documents would share an id, both go by their paths as given.
        published: EDTF publication date of the documents whose own data names none.

    Returns:
        The documents, sorted by id and without repetition, and what went wrong.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    seen: set[Path] = set()
    tables: dict[Path, dict[str, dict[str, str]]] = {}
    for role, given in paths.items():
        if any(not str(p) for p in given):
            problems.append(Problem("", 0, "an empty path (a variable that is not set?)"))
        for path in sorted({Path(p) for p in given if str(p)}):
            files, bad = _files(path)
            problems += bad
            for file, name in files:
                if file.resolve() in seen:
                    continue
                seen.add(file.resolve())
                if file.parent not in tables:
                    tables[file.parent], bad = _table(file.parent)
                    problems += bad
                try:
                    document = read_file(file, tables[file.parent].get(file.name, {}))
                except Unreadable as error:
                    problems.append(Problem(str(file), error.line, str(error)))
                else:
                    documents.append(_placed(document, name, file.as_posix(), role, published))
    return sorted(_distinct(documents), key=lambda d: d.id), sorted(problems, key=lambda p: (p.path, p.line, p.message))


def _files(path: Path) -> tuple[list[tuple[Path, str]], list[Problem]]:
    """The files a path stands for, each with its id."""
    try:
        if path.is_file():
            return [(path, path.as_posix())], []
        if not path.is_dir():
            return [], [Problem(str(path), 0, "no such file or folder")]
    except (OSError, ValueError) as error:  # a name the file system does not take
        return [], [Problem(str(path), 0, f"could not be read: {getattr(error, 'strerror', None) or error}")]
    problems: list[Problem] = []

    def closed(error: OSError) -> None:
        problems.append(Problem(str(error.filename), 0, f"could not be read: {error.strerror}"))

    files = []
    for folder, _, names in os.walk(path, onerror=closed):
        files += [p for p in (Path(folder) / name for name in names) if p.suffix.lower() in READERS and not _hidden(p, path)]
    if not files and not problems:
        problems.append(Problem(str(path), 0, f"no documents in this folder; factcheck reads {', '.join(sorted(READERS))}"))
    return [(file, file.relative_to(path).as_posix()) for file in sorted(files)], problems


def _placed(document: Document, name: str, path: str, role: str, published: str) -> Document:
    """The document under its id and path, with role and date where its own data names none."""
    return replace(document, id=name, path=path, role=document.role or role or "draft", published=document.published or published,
                   dated_by=document.dated_by or ("given" if published else ""))


def _distinct(documents: list[Document]) -> list[Document]:
    """Ids made distinct: documents that would share one go by their paths."""
    while True:
        counts = Counter(document.id for document in documents)
        if not any(counts[d.id] > 1 and d.id != d.path for d in documents):
            return documents
        documents = [replace(d, id=d.path) if counts[d.id] > 1 else d for d in documents]


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
    """A document from the content of a file at hand; the reader is chosen by the suffix of `name`.

    Raises:
        Unreadable: for empty content or a broken front matter.
    """
    reader = READERS.get(Path(name).suffix.lower(), text.read)
    return _placed(parse(content, reader, {}), name, name, role, published)


_ESCAPES = re.compile(r"\x1b\[[0-9;]{0,16}[A-Za-z]")


def parse(content: str, reader, given: dict[str, str]) -> Document:
    """Front matter, then the format's reader. Values of the front matter win over `given`."""
    if not content.strip():
        raise Unreadable("the file is empty")
    # colour codes of a terminal hide the words they stand among; blanks keep all offsets
    content = _ESCAPES.sub(lambda m: " " * len(m.group()), content)
    matter, at = front_matter(content)
    data = {key: matter.get(key) or given.get(key, "") for key in COLUMNS[1:]}
    published = "" if data["published"] == "unknown" else data["published"]
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


_HIGH = "À-ÖØ-ÜßŒà-öø-üÿœ"
_WESTERN = re.compile(rf"[\x00-\x7f{_HIGH}¡¿ªº°·«»‹›“”‘’„‚–—…•€£¥¢§©®™×±²³¼½¾µ´¨\xa0\xad]*")
"""The characters of Western European prose, out of those that Windows-1252 has."""

_MISREAD = re.compile(rf"""
      (?<=[^\W\d_]) [^\x00-\x7f{_HIGH}’–—·\xa0\xad] (?=[^\W\d_])   # a sign inside a word: another code page
    | [^\W\d_][–—][a-z]\b | \b[a-z][–—][^\W\d_]                  # so read, "producci—n" is Mac Roman
    | [{_HIGH}]{{3}}                                              # no word of ours has three such letters running
""", re.VERBOSE)


def decode(raw: bytes) -> str:
    """Text of a file's bytes: UTF-8 or, with its byte order mark, UTF-16; else Windows-1252.

    Windows-1252 (with Latin-1 in it) fits nearly any bytes, and guessing among code pages turns
    "señor" into "seńor". So it is taken only when the outcome looks like Western European prose.

    Raises:
        Unreadable: when the bytes are no text, or nothing fits them well.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            content = raw.decode("utf-16")
            if "\x00" in content:
                raise Unreadable("not UTF-8 or UTF-16; save it as UTF-8")
            return content
        except UnicodeDecodeError as error:
            raise Unreadable(f"begins like UTF-16 but is not: {error}") from error
    if b"\x00" in raw:
        raise Unreadable("not a text file", _line_at(raw, raw.index(b"\x00")))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line_at(raw, error.start)
    try:
        content = raw.decode("cp1252")
    except UnicodeDecodeError:
        content = ""
    if not content or not _WESTERN.fullmatch(content) or _MISREAD.search(content):
        raise Unreadable("not UTF-8, and no other encoding fits well; save it as UTF-8", line)
    return content


def _line_at(raw: bytes, at: int) -> int:
    return len(re.findall(rb"\r\n|\n|\r", raw[:at])) + 1


def front_matter(content: str) -> tuple[dict[str, str], int]:
    """The `key: value` lines between two `---` lines at the top, and the offset below them.

    Raises:
        Unreadable: when it is not closed, or a line is no `key: value`.
    """
    lines = list(io.StringIO(content, newline=""))
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
    for number, line in enumerate(io.StringIO(content, newline=""), start=1):
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
                    bounds("" if row.get("published") == "unknown" else row.get("published", ""))
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
