"""The command line: options in, text and an exit code out. All work is done elsewhere.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 usage, configuration, or a document
that could not be read (the others are reported all the same), or a fault of the program.
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from factcheck import __version__, config
from factcheck.model import SEVERITIES, Audit, Document, Problem
from factcheck.report import FORMATS, SEVERITY_WORDS
from factcheck.report.claims import FORMATS as CLAIM_FORMATS

FILE_WIDTH = 100
"""Width of a text report that goes to a file, wherever it is written from."""

_output = click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write to FILE, all or nothing.")
_stdin_filename = click.option("--stdin-filename", metavar="NAME", help="The file that the text on standard input (path -) stands for.")


class _Group(click.Group):
    """A group of commands whose own faults are told from findings by the exit code."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:
            traceback.print_exc()
            ctx.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def main():
    """Check claims and figures in articles before they are published."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("paths", nargs=-1, metavar="[DRAFTS]...")
@click.option("--sources", multiple=True, metavar="PATH", help="What the drafts are checked against; may be repeated.")
@click.option("--archive", multiple=True, metavar="PATH", help="What was published before; may be repeated.")
@click.option("--references", metavar="DIR", help="Folder of reference tables.")
@click.option("--published", metavar="DATE", help="Publication date of documents that state none: EDTF (2025-06-11, 2025-06) or today.")
@click.option("--select", multiple=True, metavar="RULES", help="Rules to run: codes, names or families, separated by commas.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Rules to leave out.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Severity from which the exit code is 1 (default: error).")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="Format of the report.")
@_output
@click.option("--statistics", is_flag=True, help="Only count the findings of each rule.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@_stdin_filename
def audit(paths, sources, archive, references, published, select, ignore, fail_on, format_, output, statistics, exit_zero, stdin_filename):
    """Find discrepancies within DRAFTS, between documents, and against reference tables.

    DRAFTS are files and folders, or - for standard input; without any, the paths of the configuration.
    """
    from factcheck.audit import audit as run
    from factcheck.rules import selected

    settings = _settings(paths=paths, sources=sources, archive=archive, references=references, published=published,
                         select=_words(select), ignore=_words(ignore), fail_on=fail_on)
    try:
        selected(settings.select, settings.ignore)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    documents, problems = _read(settings, stdin_filename)
    tables, more = _references(settings)
    result = run(documents, tables, select=settings.select, ignore=settings.ignore, problems=(*problems, *more))
    _write(_counted(result, format_) if statistics else _rendered(result, format_, output), output)
    _complain(result.problems)
    failing = () if exit_zero or settings.fail_on == "never" else SEVERITIES[:SEVERITIES.index(settings.fail_on) + 1]
    _exit(result.problems, found=any(finding.severity in failing for finding in result.findings))


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--format", "format_", type=click.Choice(CLAIM_FORMATS), default="csv", show_default=True, help="Format of the table.")
@click.option("--references", metavar="DIR", help="Folder of reference tables, whose names of organisations help to read.")
@_output
@_stdin_filename
def extract(paths, format_, references, output, stdin_filename):
    """List the claims of PATHS: figures, dates, quotes and who says so."""
    from factcheck.audit import claims_of
    from factcheck.report.claims import render

    settings = replace(_settings(paths=paths, references=references), sources=(), archive=())
    documents, problems = _read(settings, stdin_filename)
    tables, more = _references(settings)
    _write(render(claims_of(documents, tables), format_), output)
    _complain((*problems, *more))
    _exit((*problems, *more))


@main.command()
def rules():
    """List the rules."""
    from tabulate import tabulate

    from factcheck.rules import all_rules

    rows = [(r.code, r.name, r.severity, r.scope, r.title) for r in all_rules()]
    _write(tabulate(rows, ("code", "name", "severity", "scope", "title"), tablefmt="simple", disable_numparse=True) + "\n")


@main.command()
@click.argument("name")
def rule(name):
    """Explain the rule with this NAME or code."""
    from factcheck.rules import find_rule

    found = find_rule(name)
    if not found:
        raise click.UsageError(f"no rule “{name}”; {_suggestions(name)}")
    _write(f"{found.code} {found.name}: {found.title}\n"
           f"Severity: {found.severity} ({SEVERITY_WORDS[found.severity].lower()}). Scope: {found.scope}.\n\n{found.doc.strip()}\n")


def _suggestions(name: str) -> str:
    from rapidfuzz import process, utils

    from factcheck.rules import all_rules

    known = [word for r in all_rules() for word in (r.name, r.code)]
    near = [word for word, *_ in process.extract(name, known, processor=utils.default_process, limit=3, score_cutoff=60)]
    return f"did you mean {' or '.join(near)}?" if near else "`factcheck rules` lists them"


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for value in given for word in value.replace(",", " ").split())


def _settings(**given) -> config.Config:
    """The configuration, paths seen from here, overridden by what was given on the command line."""
    try:
        found = config.load()
        given = {key: value for key, value in given.items() if value}
        settings = config.checked(replace(_from_here(found), **given))
    except config.ConfigurationError as error:
        raise _failure(str(error)) from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if not settings.paths:
        raise click.UsageError("nothing to read: name files or folders (- is standard input), or set paths in "
                               "factcheck.toml, [tool.factcheck] of pyproject.toml or [factcheck] of setup.cfg")
    return replace(settings, published=date.today().isoformat()) if settings.published == "today" else settings


def _from_here(found: config.Config) -> config.Config:
    def seen(path: str) -> str:
        return os.path.relpath(Path(found.root, path))

    return replace(found, references=seen(found.references) if found.references else "",
                   **{key: tuple(map(seen, getattr(found, key))) for key in ("paths", "sources", "archive")})


def _read(settings: config.Config, stdin_filename: str | None) -> tuple[list[Document], list[Problem]]:
    from factcheck.read import Unreadable, decode, read_roles, read_text

    stdin = "-" in settings.paths
    if stdin_filename and not stdin:
        raise click.UsageError("--stdin-filename needs the path -")
    drafts = [path for path in settings.paths if path != "-"]
    documents, problems = read_roles({"draft": drafts, "source": settings.sources, "archive": settings.archive}, published=settings.published)
    if stdin:
        name = Path(stdin_filename).as_posix() if stdin_filename else "stdin"
        documents = [d for d in documents if name not in (d.id, d.path)]
        try:
            content = decode(sys.stdin.buffer.read())
            documents.append(read_text(content, name, role="draft", published=settings.published))
        except Unreadable as error:
            problems.append(Problem(name, error.line, str(error)))
    return documents, problems


def _references(settings: config.Config):
    if not settings.references:
        return None, []
    from factcheck.references import load

    return load(Path(settings.references))


def _rendered(result: Audit, format_: str, output: str | None) -> str:
    if format_ != "text":
        return FORMATS[format_](result)
    if output:
        return FORMATS["text"](result, width=FILE_WIDTH)
    return FORMATS["text"](result, width=shutil.get_terminal_size((FILE_WIDTH, 24)).columns,
                           colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def _counted(result: Audit, format_: str) -> str:
    from factcheck.report import statistics

    if format_ not in statistics.FORMATS:
        raise click.UsageError(f"--statistics goes with --format {' or '.join(statistics.FORMATS)}")
    return statistics.render(result, format_)


def _write(text: str, output: str | None = None) -> None:
    if not output:
        try:
            click.echo(text, nl=False)
        except BrokenPipeError:  # the reader has seen enough; keep the exit code, and Python quiet at shutdown
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        _replace(Path(output).resolve(), text.encode("utf-8", "replace"))
    except OSError as error:
        raise _failure(f"{output}: could not be written: {error.strerror}") from error


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that its readers see the old content or the new, never a part."""
    if path.exists() and not path.is_file():  # a device or pipe
        path.write_bytes(content)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        if path.exists():
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _complain(problems: tuple[Problem, ...]) -> None:
    from factcheck.report.passages import plain

    for problem in problems:
        click.echo(plain(str(problem)), err=True)


def _exit(problems: tuple[Problem, ...], *, found: bool = False) -> None:
    click.get_current_context().exit(2 if any(problem.fatal for problem in problems) else 1 if found else 0)


def _failure(message: str) -> click.ClickException:
    failure = click.ClickException(message)
    failure.exit_code = 2
    return failure
