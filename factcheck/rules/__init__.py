"""The rules: one file each, whose docstring is its documentation and its tests.

A rule is a function under `@rule(...)` that takes a `Case` and yields findings. What the case
holds depends on the rule's scope:

- `document`: one document with its text, sections, claims, and the reference tables;
- `topic`: claims that are about the same thing, from any documents (one anchor and what is linked
  to it), without texts;
- `corpus`: all documents and all claims, sorted, with all links.

Rules are pure: no disk, no clock, no globals. Rules of other packages join through the entry-point
group `factcheck.rules`; an entry point names a module that holds one.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from factcheck.model import SEVERITIES, Claim, Document, Finding
from factcheck.table import finding_id

if TYPE_CHECKING:
    from factcheck.link.links import Link
    from factcheck.references import References

SCOPES = ("document", "topic", "corpus")

FAMILIES = {
    "FC1": "within one document",
    "FC2": "across documents",
    "FC3": "time",
    "FC4": "attribution",
    "FC5": "against the reference tables",
    "FC9": "the text itself",
}


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at.

    Attributes:
        claims: claims in scope, sorted by document and start.
        documents: the one document (scope document), all (scope corpus), or none (scope topic).
        links: pairs of comparable claims among `claims`, the anchor's first (scopes topic, corpus).
        references: the trusted tables.
    """

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    references: References | None = None

    @property
    def document(self) -> Document:
        """The one document of a case of scope document."""
        return self.documents[0]

    @property
    def text(self) -> str:
        """Its text."""
        return self.documents[0].text

    def of_kind(self, *kinds: str) -> list[Claim]:
        """The claims of some kinds, in order."""
        return [claim for claim in self.claims if claim.kind in kinds]

    def figures_by_sentence(self) -> list[list[Claim]]:
        """The figures, gathered by the sentence they stand in, both in order."""
        by_start: dict[int, list[Claim]] = {}
        for claim in self.of_kind("figure"):
            by_start.setdefault(claim.sentence_start, []).append(claim)
        return list(by_start.values())


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is registered.

    Attributes:
        code: `FC` and three digits; the first is the family.
        name: its name in options and output, words joined by hyphens.
        title: one line for editors.
        severity: of its findings, unless one says otherwise.
        scope: one of `SCOPES`.
        doc: the docstring of its module.
        check: the function.
    """

    code: str
    name: str
    title: str
    severity: str
    scope: str
    doc: str
    check: Callable[[Case], Iterable[Finding]]

    @property
    def family(self) -> str:
        """FC1, FC2, FC3, FC4, FC5 or FC9 (other letters and digits for rules of other packages)."""
        return self.code[:-2]


_registry: dict[str, Rule] = {}


def rule(code: str, name: str, *, title: str, severity: str, scope: str):
    """Register the function below as a rule.

    Raises:
        ValueError: for a code, severity or scope of the wrong form, or a code or name taken.
    """
    if not re.fullmatch(r"[A-Z]+\d{3}", code) or severity not in SEVERITIES or scope not in SCOPES:
        raise ValueError(f"rule {code} {name}: code, severity or scope has the wrong form")

    def register(check: Callable[[Case], Iterable[Finding]]):
        module = importlib.import_module(check.__module__)
        made = Rule(code, name, title, severity, scope, module.__doc__ or "", check)
        other = _registry.get(code)
        if other and other.check.__module__ != check.__module__ or any(r.name == name and r.code != code for r in _registry.values()):
            raise ValueError(f"rule {code} {name}: code or name is taken")
        _registry[code] = made
        return check
    return register


@cache
def _load() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    for point in entry_points(group="factcheck.rules"):
        point.load()


def all_rules() -> list[Rule]:
    """Every rule, by code."""
    _load()
    return [_registry[code] for code in sorted(_registry)]


def find_rule(name: str) -> Rule | None:
    """The rule of a code or name, however capitalised."""
    return next((r for r in all_rules() if name.upper() == r.code or name.lower() == r.name), None)


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Rule]:
    """The rules to run: those named by code, name or family, less those ignored.

    Raises:
        ValueError: for a name that is none of these.
    """
    rules = all_rules()
    chosen = [r for r in rules if not select or any(_names(r, s) for s in select)]
    for word in (*select, *ignore):
        if not any(_names(r, word) for r in rules):
            raise ValueError(f"no rule or family “{word}”; `factcheck rules` lists them")
    return [r for r in chosen if not any(_names(r, i) for i in ignore)]


def _names(r: Rule, word: str) -> bool:
    return word.lower() == r.name or r.code.startswith(word.upper())


def run(rules: Iterable[Rule], case: Case, scope: str) -> Iterator[Finding]:
    """Findings of the rules of one scope on one case, with rule, severity and id filled in."""
    for r in rules:
        if r.scope != scope:
            continue
        for finding in r.check(case):
            yield replace(finding, rule=r.code, name=r.name, title=r.title, severity=finding.severity or r.severity,
                          finding_id=finding_id(r.code, finding.evidence))


HEADINGS = ("Flags", "Passes", "Misses")
_NAMED = re.compile(r"(?P<id>[\w-]+\.(?:md|txt))(?: \[(?P<published>[^\]]*)\])?: ")


def examples(r: Rule) -> dict[str, list[list[Document]]]:
    """The examples of a rule's docstring, by heading; each is the documents of one audit.

    An example is a paragraph of the docstring under `Flags:`, `Passes:` or `Misses:`. Its lines are
    joined; `¶` begins a new paragraph of the text. Lines that begin `name.md [2025-06-11]: ` name
    the documents of an example with several, or one with a publication date.
    """
    found: dict[str, list[list[Document]]] = {heading: [] for heading in HEADINGS}
    heading = ""
    block: list[str] = []

    def close() -> None:
        if block and heading:
            found[heading].append(_documents(block))
        block.clear()

    for line in r.doc.splitlines():
        label = line.strip().rstrip(":")
        if line.strip().endswith(":") and label in HEADINGS:
            close()
            heading = label
        elif not line.strip():
            close()
        elif heading and line.startswith("    "):
            block.append(line.strip())
        else:
            close()
            heading = ""
    close()
    return found


def _documents(lines: list[str]) -> list[Document]:
    texts: list[tuple[str, str, list[str]]] = []
    for line in lines:
        match = _NAMED.match(line)
        if match:
            texts.append((match["id"], match["published"] or "", [line[match.end():]]))
        elif texts:
            texts[-1][2].append(line)
        else:
            texts.append(("a.md", "", [line]))
    return [Document(text="\n\n".join(part.strip() for part in " ".join(words).split("¶")), id=name, published=published, dated_by="given" if published else "")
            for name, published, words in texts]
