"""What an audit looks like: one file per format, each with `render(audit)`."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from factcheck.model import Audit

SEVERITY_WORDS = {"error": "CANNOT BE RIGHT", "warning": "CHECK", "info": "NOTE"}
"""Severities as an editor reads them."""


def _lazy(module: str) -> Callable[..., str]:
    def render(audit: Audit, **options) -> str:
        return importlib.import_module(f"{__name__}.{module}").render(audit, **options)
    return render


FORMATS: dict[str, Callable[..., str]] = {
    "text": _lazy("text"),
    "json": _lazy("json_"),
    "csv": _lazy("csv_"),
    "github": _lazy("github"),
}
"""Name of a format to the function that renders an audit in it. The text format takes `width` and
`colour`. Modules are loaded when first used."""
