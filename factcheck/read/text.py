"""Plain text: the text is the file."""

from __future__ import annotations

from factcheck.model import Block


def read(content: str, at: int) -> tuple[str, tuple[Block, ...], tuple[tuple[int, int], ...]]:
    """The text from an offset on (past a front matter), no known blocks, and the line map."""
    return content[at:], (), ((0, at),)
