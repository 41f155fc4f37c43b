"""Measure whether the time of reading grows in step with the text, whatever the text is.

Usage: python benchmarks/linear.py [FOLDER] [--size N] [--limit N] [--language CODE] [--only NAME] [--task NAME] [--profile]

Each case is one document of `--size` bytes (default 1 MB) that repeats one short string, such as
digits, commas or `of `; the last ones are ordinary news as one document and as one line. The table
gives the time per byte of a case relative to ordinary news of the same size in articles of about
3 KB (see `extractors.py` for where the news comes from):
- `figures+dates`: `dates.find` and `figures.find` on the whole text at once;
- `all claims`: `extract.read`, segmentation included.

Both are measured at the size and at a quarter of it; `growth` is time per byte at the size over
time per byte at a quarter, so 1 is linear and 4 is quadratic. Aim: at most 2 in every column. Each
measurement has a process of its own and stops at `--limit` seconds (default 60); where the quarter
is over the limit, the whole is not tried. Run it on a machine that does nothing else: the news is
measured once, before the cases. `--only` takes a part of the name of the cases.
`--profile` prints, for each case above the aim, the functions that take the most time at a
sixteenth of the size, or at `--size` of your own.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
from pathlib import Path

from extractors import SHARED, WARM, articles, best_of, in_child, passages

AIM = 2.0
CASES = {
    "digits": "1234567890",
    "commas": ",",
    'straight quotes "': '"',
    "opening quotes “": "“",
    "closing quotes ”": "”",
    "round brackets (": "(",
    "square brackets [": "[",
    "of of of": "of ",
    "and and": "and ",
    "spaces": " ",
    "newlines": "\n",
    "A. A.": "A. ",
    "“a”“a”": "“a”",
    "one one": "one ",
    "May May": "May ",
    "1,1,": "1,",
    "1-1-": "1-",
    "$$": "$",
}
NEWS = ("news, one document", "news, one line")
TASKS = ("figures+dates", "all claims")


def texts_of(case: str, size: int, folder: Path) -> list[str]:
    """The documents of a case, of `size` bytes together."""
    if case in CASES:
        unit = CASES[case]
        return [unit * (size // len(unit.encode()))]
    news = articles(passages(folder), size)
    if case == "news, one document":
        return ["\n\n".join(news)]
    if case == "news, one line":
        return [" ".join(" ".join(news).split())]
    return news


def reader(task: str, code: str):
    """What a task does with one text; `code` is the language the text is read in, or empty."""
    from factcheck.extract import dates, figures, read
    from factcheck.extract.walk import walk
    from factcheck.lexicon import guess, language
    from factcheck.model import Document

    def figures_and_dates(text: str) -> None:
        lang = language(code or guess(text))
        places = walk(text, lang.code)
        figures.find(text, lang, [(m.start, m.end) for m in dates.find(text, lang, places)], places)

    return figures_and_dates if task == "figures+dates" else lambda text: read(Document(text, language=code))


def measure(task: str, case: str, size: str, folder: str, code: str) -> dict:
    """Runs in the child: seconds per byte of a case."""
    texts = texts_of(case, int(size), Path(folder))
    run = reader(task, code if case in CASES else "")
    run(WARM)
    seconds = best_of(lambda: [run(text) for text in texts], enough=1.5)
    return {"per_byte": seconds / sum(len(text.encode()) for text in texts)}


def profile(task: str, case: str, size: str, folder: str, code: str) -> dict:
    """Runs in the child: the functions that take the most time themselves."""
    texts = texts_of(case, int(size), Path(folder))
    run = reader(task, code if case in CASES else "")
    run(WARM)
    profiler = cProfile.Profile()
    profiler.enable()
    for text in texts:
        run(text)
    profiler.disable()
    stats = pstats.Stats(profiler)
    worst = sorted(stats.stats.items(), key=lambda item: -item[1][2])[:4]
    return {"total": stats.total_tt, "worst": [(_where(where, callers), own, calls) for where, (_, calls, own, _, callers) in worst]}


def _where(function: tuple, callers: dict) -> str:
    """Name of a function; of one of the interpreter with who calls it most."""
    file, number, name = function
    if file != "~":
        return f"{Path(file).parent.name}/{Path(file).name}:{number} {name}"
    caller = max(callers, key=lambda c: callers[c][2], default=None)
    return f"{name} in {_where(caller, {})}" if caller and caller[0] != "~" else name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(SHARED))
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of each case")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each measurement")
    parser.add_argument("--language", default="", help="read the repeated strings in this language")
    parser.add_argument("--only", default="", help="part of the name of the cases to run")
    parser.add_argument("--task", default="", help="part of the name of the tasks to run")
    parser.add_argument("--profile", action="store_true", help="name the functions behind the cases above the aim")
    options = parser.parse_args()
    for task in (task for task in TASKS if options.task in task):
        print(f"== {task}, time per byte relative to ordinary news")
        sizes = (options.size // 4, options.size)
        rows = [(case, ratios(task, case, sizes, options)) for case in ("news", *(c for c in (*CASES, *NEWS) if options.only in c))]
        base = rows[0][1]
        if any("per_byte" not in row for row in base):
            print(f"ordinary news: {verdict(next(row for row in base if 'per_byte' not in row), None, options)}")
            continue
        news = [row["per_byte"] for row in base]
        print(f"ordinary news: {1e-3 / news[0]:.0f} KB/s at {sizes[0] / 1e3:.0f} KB, {1e-3 / news[1]:.0f} KB/s at {sizes[1] / 1e3:.0f} KB")
        print(f"{'case':22}{f'{sizes[0] / 1e3:.0f} KB':>20}{f'{sizes[1] / 1e3:.0f} KB':>20}{'growth':>9}")
        for case, pair in rows[1:]:
            cells = [verdict(row, of, options) for row, of in zip(pair, news)]
            both = all("per_byte" in row for row in pair)
            grown = f"{pair[1]['per_byte'] / pair[0]['per_byte']:.1f}" if both else "-"
            above = not both or any(row["per_byte"] > AIM * of for row, of in zip(pair, news))
            print(f"{case:22}{cells[0]:>20}{cells[1]:>20}{grown:>9}{'  ABOVE AIM' if above else ''}", flush=True)
            if above and options.profile:
                show_profile(task, case, options)


def ratios(task: str, case: str, sizes: tuple[int, int], options) -> list[dict]:
    out: list[dict] = []
    for size in sizes:
        stop = out and "over" in out[-1]
        out.append({"over": True, "untried": True} if stop else in_child(sys.executable, __file__, ["measure", task, case, str(size), options.folder, options.language], options.limit))
    return out


def verdict(row: dict, of: float | None, options) -> str:
    if "per_byte" in row:
        return f"{row['per_byte'] / of:.2f}"
    if "over" in row:
        return "not tried" if "untried" in row else f"over limit ({options.limit:.0f} s)"
    return f"raised {row['error'].split(':')[0]}"


def show_profile(task: str, case: str, options) -> None:
    size = options.size // 16
    row = in_child(sys.executable, __file__, ["profile", task, case, str(size), options.folder, options.language], 4 * options.limit)
    if "worst" not in row:
        print(f"    no profile at {size} bytes: {row.get('error', 'over the limit')}")
        return
    for where, own, calls in row["worst"]:
        print(f"    {own / row['total']:5.0%} {where} ({calls} calls, {row['total']:.2f} s in all at {size} bytes)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps({"measure": measure, "profile": profile}[sys.argv[2]](*sys.argv[3:])))
    else:
        main()
