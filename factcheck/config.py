"""The configuration: the nearest file that has one wins, and files are never merged.

Looked for from the working folder upwards: `factcheck.toml`, `[tool.factcheck]` in
`pyproject.toml`, `[factcheck]` in `setup.cfg`. Unknown keys are errors.
"""

from __future__ import annotations

import configparser
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from factcheck.edtf import InvalidDate, bounds
from factcheck.model import SEVERITIES


class ConfigurationError(Exception):
    """A configuration that cannot be used; the message names the file."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run.

    Attributes:
        paths: what `factcheck audit` audits when it is given no paths.
        sources, archive: files and folders read in those roles.
        references: the folder of reference tables, or empty.
        published: publication date (EDTF or `today`) of documents that state none.
        select, ignore: rule codes, names or families to run or to leave out; empty is all, none.
        fail_on: the severity from which a finding makes the exit code 1.
        root: the folder the configuration stands in; its paths are relative to that.
    """

    paths: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()
    references: str = ""
    published: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    root: str = ""


_LISTS = {"paths", "sources", "archive", "select", "ignore"}
_KEYS = {field.name for field in fields(Config)} - {"root"}


def load(start: Path | None = None) -> Config:
    """The nearest configuration at or above a folder; the default one where there is none.

    Raises:
        ConfigurationError: for a file that does not parse, an unknown key or an unusable value.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        for name, read in (("factcheck.toml", _from_toml), ("pyproject.toml", _from_pyproject), ("setup.cfg", _from_cfg)):
            path = folder / name
            if path.is_file():
                try:
                    table = read(path.read_text(encoding="utf-8"))
                except (tomllib.TOMLDecodeError, configparser.Error, UnicodeDecodeError) as error:
                    if name == "factcheck.toml" or "factcheck" in str(error):
                        raise ConfigurationError(f"{path}: {error}") from error
                    continue
                if table is not None:
                    return _build(table, path)
    return Config()


def _from_toml(text: str) -> dict | None:
    return tomllib.loads(text)


def _from_pyproject(text: str) -> dict | None:
    return tomllib.loads(text).get("tool", {}).get("factcheck")


def _from_cfg(text: str) -> dict | None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(text)
    return dict(parser["factcheck"]) if parser.has_section("factcheck") else None


def _build(table: dict, path: Path) -> Config:
    values = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _KEYS:
            raise ConfigurationError(f"{path}: unknown key “{key}” for factcheck; known are {', '.join(sorted(_KEYS))}")
        if name in _LISTS:
            value = tuple(value.split() if isinstance(value, str) else value)
        elif not isinstance(value, str):
            value = value.isoformat() if hasattr(value, "isoformat") else str(value)
        values[name] = value
    config = replace(Config(root=str(path.parent)), **values)
    try:
        return checked(config)
    except ValueError as error:
        raise ConfigurationError(f"{path}: {error}") from error


def checked(config: Config) -> Config:
    """The same configuration, its values verified.

    Raises:
        ValueError: for a severity or a date that is none.
    """
    if config.fail_on not in (*SEVERITIES, "never"):
        raise ValueError(f"fail_on must be one of {', '.join(SEVERITIES)} or never, not “{config.fail_on}”")
    if config.published not in ("", "today"):
        try:
            bounds(config.published)
        except InvalidDate as error:
            raise ValueError(f"published: {error}") from error
    return config
