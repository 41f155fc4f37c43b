"""Measure the speed and memory of this extractor and of its peers on the same text.

Usage: python benchmarks/extractors.py [FOLDER] [--size N] [--peer-size N] [--peers PYTHON] [--only NAME] [--limit N]

The text is `dev/conflicts/same_event.jsonl` of the folder (default: `../shared` beside this
checkout) or, where there is none, `claims/articles` of this checkout, repeated to a size in bytes
and cut into articles of about 3 KB. Every extractor gets the same articles in a process of its own:
- `figures and dates`: `dates.find` and `figures.find` on each paragraph in its language, as
  `extract.read` calls them, on documents that are segmented already;
- `all claims`: `extract.read`, segmentation included;
- the peers of `requirements.txt` that are installed here, or for the interpreter of `--peers`.

This extractor runs at `--size` and at the size of the (slow) peers, whose counts compare with it.
Imports, grammars and a first small text are not timed, and no table is built. The ratio is to a
bare pass of `\\d[\\d.,]*` over the same articles in the same process. Times are CPU time, the best
of up to three runs. Peak memory is that of the whole process; `text MB` is how much of it came after the
warm-up. A text is read again and again, so what an extractor caches by its words is warm.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
BARE = re.compile(r"\d[\d.,]*")
ARTICLE = 3000
WARM = "On March 12, 2021 sales rose 5 percent to $3.2 million, or 12 tons, said Ana Ruiz, head of Ostrel Steel.\n\nEl lunes dijo que subió 5%."


# --- the text ---

def passages(folder: Path = SHARED) -> list[str]:
    """Short pieces of ordinary news."""
    rows = folder / "dev" / "conflicts" / "same_event.jsonl"
    if rows.is_file():
        return [json.loads(line)["text"] for line in rows.read_text(encoding="utf-8").splitlines()]
    files = sorted((ROOT / "claims" / "articles").iterdir())
    return [paragraph for file in files for paragraph in file.read_text(encoding="utf-8").split("\n\n") if paragraph.strip()]


def articles(pieces: list[str], size: int) -> list[str]:
    """The pieces, over and over, as articles of about 3 KB that have `size` bytes together."""
    out: list[str] = []
    article: list[str] = []
    total = length = number = 0
    while total < size:
        piece = pieces[number % len(pieces)]
        number += 1
        bytes_ = len(piece.encode()) + 2
        if total + bytes_ > size:
            piece = piece.encode()[:max(1, size - total - 2)].decode(errors="ignore")
            bytes_ = size - total
        article.append(piece)
        total += bytes_
        length += bytes_
        if length >= ARTICLE or total >= size:
            out.append("\n\n".join(article))
            article, length = [], 0
    return out


# --- the extractors: each imports what it needs and returns a function from articles to counts ---

def figures_and_dates():
    """The documents are segmented outside the timed part: `prepare` is called first."""
    from factcheck.extract import _stretches, dates, figures
    from factcheck.extract.walk import walk
    from factcheck.lexicon import language
    from factcheck.model import SILENT_SECTIONS, Document
    from factcheck.segment import segment

    def prepare(texts):
        stretches = []
        for text in texts:
            document = segment(Document(text))
            sentences = [s for s in document.sentences if s.section not in SILENT_SECTIONS]
            stretches += [(text[start:end], language(code)) for start, end, code in _stretches(document, sentences)]
        return stretches

    def run(stretches):
        found, dated = [], []
        for text, lang in stretches:
            places = walk(text, lang.code)
            here = dates.find(text, lang, places)
            dated += here
            found += figures.find(text, lang, [(m.start, m.end) for m in here], places)
        return {"figures": len(found), "dates": len(dated)}

    return prepare, run


def all_claims():
    from factcheck.extract import read
    from factcheck.model import Document

    def prepare(texts):
        return [Document(text, id=str(number)) for number, text in enumerate(texts)]

    def run(documents):
        claims = [claim for document in documents for claim in read(document).claims]
        kinds = [claim.kind for claim in claims]
        return {"figures": kinds.count("figure"), "dates": kinds.count("date"), "claims": len(kinds)}

    return prepare, run


def bare_pass():
    return list, lambda texts: {"figures": sum(1 for text in texts for _ in BARE.finditer(text))}


def quantulum3():
    from quantulum3 import parser

    return list, lambda texts: {"figures": len([q for text in texts for q in _tried(parser.parse, text)])}


def recognizers():
    """The six models of figures, whose spans overlap, and the one of dates."""
    import recognizers_suite as suite

    models = [suite.recognize_number, suite.recognize_percentage, suite.recognize_currency, suite.recognize_dimension, suite.recognize_age, suite.recognize_temperature]

    def run(texts):
        found = dated = 0
        for text in texts:
            spans = sorted((r.start, r.end) for model in models for r in _tried(model, text, suite.Culture.English))
            last = -1
            for start, end in spans:
                found += start > last
                last = max(last, end)
            dated += len(_tried(suite.recognize_datetime, text, suite.Culture.English))
        return {"figures": found, "dates": dated}

    return list, run


def dateparser():
    from dateparser.search import search_dates

    return list, lambda texts: {"dates": len([d for text in texts for d in _tried(search_dates, text, languages=["en"])])}


failures: list[str] = []


def _tried(call, *arguments, **named) -> list:
    """What a peer finds; where it raises, nothing, and the failure is counted."""
    try:
        return call(*arguments, **named) or []
    except Exception as error:
        failures.append(f"{type(error).__name__}: {error}")
        return []


OURS = {"figures and dates": figures_and_dates, "all claims": all_claims, "bare pass": bare_pass}
PEERS = {"quantulum3": quantulum3, "recognizers-text-suite": recognizers, "dateparser search": dateparser}


# --- one extractor, in a process of its own ---

def best_of(call, times: int = 3, enough: float = 5.0) -> float:
    """The CPU time of the shortest of up to three runs; fewer where they are long."""
    best, spent = float("inf"), 0.0
    for _ in range(times):
        start = time.process_time()
        call()
        took = time.process_time() - start
        best, spent = min(best, took), spent + took
        if spent > enough:
            break
    return best


def peak_megabytes() -> float:
    """Peak memory of this process so far; 0.0 on systems that do not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def measure(name: str, text_file: str) -> dict:
    """Runs in the child: time, memory and counts of one extractor on the articles of a file."""
    warnings.simplefilter("ignore")
    try:
        prepare, run = {**OURS, **PEERS}[name]()
    except ImportError as error:
        return {"missing": str(error)}
    run(prepare([WARM]))
    failures.clear()
    texts = json.loads(Path(text_file).read_text(encoding="utf-8"))
    prepared = prepare(texts)
    before = peak_megabytes()
    result = {}
    runs = []

    def once():
        failures.clear()
        result.update(run(prepared))
        runs.append(peak_megabytes())

    seconds = best_of(once)
    bare = best_of(lambda: [None for text in texts for _ in BARE.finditer(text)], 5)
    return {"seconds": seconds, "bare": bare, "peak": runs[0], "text": runs[0] - before, "failures": len(failures), "failure": failures[:1], **result}


def in_child(python: str, script: str, arguments: list[str], limit: float) -> dict:
    """Run a script of this folder with `--run` and read the JSON of its last line."""
    try:
        done = subprocess.run([python, script, "--run", *arguments], capture_output=True, text=True, encoding="utf-8", timeout=limit)
    except subprocess.TimeoutExpired:
        return {"over": True}
    if done.returncode:
        return {"error": (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1][:120]}
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(SHARED))
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of text for this extractor")
    parser.add_argument("--peer-size", type=int, default=64_000, help="bytes of text for the peers")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="interpreter that has the peers")
    parser.add_argument("--only", default="", help="part of the name of the extractors to run")
    parser.add_argument("--limit", type=float, default=300, help="seconds for each extractor, warm-up included")
    options = parser.parse_args()
    # this process stays small: on some systems a child starts with the peak of its parent
    pieces = passages(Path(options.folder))
    print(f"{'extractor':24}{'KB':>7}{'seconds':>9}{'KB/s':>9}{'of bare pass':>14}{'figures':>9}{'dates':>8}{'claims':>8}{'peak MB':>9}{'text MB':>9}")
    with tempfile.TemporaryDirectory() as scratch:
        for size in dict.fromkeys((options.size, options.peer_size)):
            text_file = Path(scratch) / f"{size}.json"
            text_file.write_text(json.dumps(articles(pieces, size)), encoding="utf-8")
            table = {name: sys.executable for name in OURS}
            if size == options.peer_size:
                table |= {name: options.peers for name in PEERS}
            for name, python in table.items():
                if options.only not in name:
                    continue
                row = in_child(python, __file__, [name, str(text_file)], options.limit)
                print(f"{name:24}{size / 1e3:7.0f}{line(row, size, options.limit)}", flush=True)


def line(row: dict, size: int, limit: float) -> str:
    if "seconds" not in row:
        return "  " + (f"over limit ({limit:.0f} s)" if "over" in row else f"not installed ({row['missing']})" if "missing" in row else row["error"])
    counts = "".join(f"{row[key] if key in row else '-':>{width}}" for key, width in (("figures", 9), ("dates", 8), ("claims", 8)))
    ratio = f"1/{row['seconds'] / row['bare']:.1f}"
    raised = f"  raised on {row['failures']} articles: {row['failure'][0][:60]}" if row["failures"] else ""
    return f"{row['seconds']:9.3f}{size / 1e3 / row['seconds']:9.1f}{ratio:>14}{counts}{row['peak']:9.1f}{row['text']:9.1f}{raised}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(measure(*sys.argv[2:])))
    else:
        main()
