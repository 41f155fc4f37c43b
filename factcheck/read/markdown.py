"""Markdown: the words without their markup, each still known by its place in the file.

The structure comes from a CommonMark parser. It gives no positions inside a line, so the words of
each inline run are looked up in the source from left to right; they stand there letter by letter.
"""

from __future__ import annotations

import io
from functools import cache

from factcheck.model import Block

_KINDS = {"heading": "heading", "paragraph": "paragraph", "th": "table", "td": "table"}
_CONTAINERS = {"list_item": "list", "blockquote": "quote"}


@cache
def _parser():
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("text_join")


def read(content: str, at: int) -> tuple[str, tuple[Block, ...], tuple[tuple[int, int], ...]]:
    """Text, blocks and line map of Markdown from an offset on (past a front matter).

    Blocks are separated by an empty line, table cells by a tab, table rows by a line end. Images,
    comments and HTML tags leave no text; code stays, as a block of its own kind.
    """
    source = content[at:]
    starts = [0]
    for line in io.StringIO(source, newline=""):
        starts.append(starts[-1] + len(line))
    out: list[str] = []
    blocks: list[Block] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    containers: list[str] = []
    row_open = in_table = False

    def put(text: str, source_at: int | None) -> None:
        nonlocal length
        if not text:
            return
        if source_at is not None and (not pieces or pieces[-1][1] - pieces[-1][0] != at + source_at - length):
            pieces.append((length, at + source_at))
        out.append(text)
        length += len(text)

    def separate(text: str) -> None:
        if length:
            put(text, None)

    kind = ""
    cursor = 0
    for token in _parser().parse(source):
        base = token.type.removesuffix("_open").removesuffix("_close")
        if base in _CONTAINERS:
            containers.append(_CONTAINERS[base]) if token.nesting == 1 else containers.pop()
        elif base == "tr" and token.nesting == 1:
            separate("\n" if row_open else "\n\n")
            row_open = True
            cursor = starts[token.map[0]]
        elif base == "table":
            row_open = in_table = False
        elif token.nesting == 1 and base in _KINDS:
            kind = _KINDS[base]
            if kind == "table":
                if out and not out[-1].endswith("\n"):
                    put("\t", None)
            else:
                separate("\n\n")
        elif token.type == "inline":
            if token.map and kind != "table":
                cursor = starts[token.map[0]]
            begin = length
            for child in token.children or ():
                if child.type in ("softbreak", "hardbreak"):
                    found = source.find("\n", cursor)
                    put("\n", found if found >= 0 else None)
                    cursor = found + 1 if found >= 0 else cursor
                    continue
                if child.type not in ("text", "text_special", "code_inline"):
                    continue
                raw = child.markup if child.type == "text_special" else child.content
                found = source.find(raw, cursor)
                if found < 0:
                    put(child.content, None)
                    continue
                skip = len(raw) - len(child.content) if child.type == "text_special" and raw.endswith(child.content) else 0
                put(child.content, found + skip)
                cursor = found + len(raw)
            block_kind = kind if kind in ("heading", "table") or not containers else containers[-1]
            if length > begin:
                if block_kind == "table" and in_table:
                    blocks[-1] = Block("table", blocks[-1].start, length)
                else:
                    blocks.append(Block(block_kind, begin, length))
                in_table = block_kind == "table"
        elif token.type in ("fence", "code_block"):
            separate("\n\n")
            begin = length
            cursor = starts[token.map[0] + (token.type == "fence")]
            for number, line in enumerate(token.content.rstrip("\n").split("\n")):
                put("\n" if number else "", None)
                found = source.find(line, cursor)
                put(line, found if found >= 0 else None)
                cursor = found + len(line) if found >= 0 else cursor
            if length > begin:
                blocks.append(Block("code", begin, length))
    return "".join(out), tuple(blocks), tuple(pieces) or ((0, at),)
