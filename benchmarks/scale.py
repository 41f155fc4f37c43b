"""Time, memory and recall on corpora of a thousand to a hundred thousand articles with planted conflicts.

Usage: python benchmarks/scale.py [ARTICLES ...] [--jobs N]     (default 1000 10000, 2 processes)

Every event is reported by three invented articles in words of their own; in one of fifty the last of them
gives another value for one figure. All articles also quote the price of oil, so that one topic is as
common as can be. Printed for each size: articles and claims; seconds and claims per second of reading, of
linking and of checking; peak memory; how many of the planted conflicts were found, and how many findings
rest on none.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator

from factcheck.audit import collector_paused
from factcheck.extract import read
from factcheck.link import pairs
from factcheck.link.links import groups
from factcheck.model import Document
from factcheck.references import References
from factcheck.rules import Case, run, selected

SYLLABLES = "bar bel cor dal den fen gar hol kar lan mer nor pol quin rav sel tor ul ver wex yar zan".split()
GOODS = "rail steel, galvanised coil, primary aluminium, copper cathode, zinc ingots, lithium carbonate, ferrochrome, tin plate, nickel matte, cobalt hydroxide".split(", ")
MONTHS = "January February March April May June July August September October".split()
OPENINGS = ("{name} said on Tuesday that the {plant} plant would close.", "The {plant} works of {name} changes hands.", "Workers at {plant} have heard from {name}.")
FACTS = (
    ("{name} shipped {tonnes:,} tonnes of {good} from {plant} in {month} 2025.", "Shipments of {good} from {plant} by {name} came to {tonnes:,} tonnes in {month} 2025.", "In {month} 2025 {name} shipped {tonnes:,} tonnes of {good} from its {plant} works."),
    ("The {plant} plant of {name} employs {staff:,} workers.", "{name} has {staff:,} workers at its {plant} plant.", "Some of the {staff:,} workers of {name} at the {plant} plant live nearby."),
    ("{name} paid ${price}.{cents} million for the {plant} quarry.", "The {plant} quarry cost {name} ${price}.{cents} million.", "{name} bought the {plant} quarry for ${price}.{cents} million."),
    ("Sales of {name} in {plant} rose {growth}.{cents} percent in {month} 2025.", "{name} saw sales in {plant} rise {growth}.{cents}% in {month} 2025.", "In {month} 2025 the sales of {name} in {plant} rose by {growth}.{cents} percent."),
    ("The {plant} furnace of {name} was relit on {month} {day}, 2025.", "{name} relit its {plant} furnace on {day} {month} 2025.", "On {month} {day}, 2025, {name} relit the furnace at {plant}."),
)
OIL = ("Brent crude traded at ${oil}.{cents} a barrel.", "The price of oil was ${oil}.{cents} a barrel.", "Oil stood at ${oil}.{cents} a barrel in London.")
PLANTED = 50
"""One event in so many has a conflict."""


def corpus(articles: int) -> Iterator[tuple[Document, str]]:
    """Articles, and for the one that carries a planted conflict its wrong value as written, else empty."""
    choose = random.Random(29)

    def word() -> str:
        return "".join(choose.sample(SYLLABLES, 5)).capitalize()

    for event in range((articles + 2) // 3):
        facts = {"name": f"{word()} {word()}", "plant": word(), "good": choose.choice(GOODS), "month": choose.choice(MONTHS), "tonnes": choose.randrange(1011, 98999),
                 "staff": choose.randrange(111, 4999), "price": choose.randrange(11, 99), "growth": choose.randrange(2, 19), "cents": choose.randrange(1, 9), "day": choose.randrange(2, 27)}
        for version in range(3):
            told, wrong = dict(facts), ""
            if version == 2 and event % PLANTED == 0:
                told["tonnes"] = facts["tonnes"] + choose.choice((-1, 1)) * choose.randrange(301, 909)
                wrong = f"{told['tonnes']:,}"
            told["oil"] = choose.randrange(60, 80)
            sentences = [OPENINGS[version], *(fact[version] for fact in FACTS), OIL[version]]
            text = "\n\n".join(sentence.format(**told) for sentence in sentences)
            yield Document(text, id=f"{event:06d}-{version}.txt", published="2025-11-03", language="en"), wrong


def measure(articles: int, jobs: int) -> None:
    """Print the figures of one size."""
    clock = time.perf_counter()
    wrong: dict[str, str] = {}
    texts, claims = [], []
    for document, planted in corpus(articles):
        extract = read(document)
        texts.append(extract.document)
        claims += extract.claims
        if planted:
            wrong[document.id] = planted
    reading = time.perf_counter() - clock
    clock = time.perf_counter()
    links = pairs.link(claims, texts, jobs)
    linking = time.perf_counter() - clock
    clock = time.perf_counter()
    rules = selected(["FC2"])
    findings = [finding for group in groups(links) for finding in run(rules, Case(group.claims, links=group.links, references=References()), "topic")]
    findings += run(rules, Case(tuple(claims), tuple(texts), links=tuple(links), references=References()), "corpus")
    checking = time.perf_counter() - clock
    shown = [f for f in findings if f.severity != "info"]
    found = {e.document for f in shown for e in f.evidence if wrong.get(e.document, "-") in e.surface}
    others = [f for f in shown if not any(wrong.get(e.document, "-") in e.surface for e in f.evidence)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{articles:7,} articles {len(claims):9,} claims {len(links):9,} links | read {reading:6.1f} s | link {linking:6.1f} s {len(claims) / linking:8,.0f}/s | "
          f"check {checking:6.1f} s | {memory:6,.0f} MB | planted {len(found)}/{len(wrong)} found, {len(others)} further", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--jobs", type=int, default=2, help="processes for linking")
    options = parser.parse_args()
    for articles in options.articles:
        with collector_paused():
            measure(articles, options.jobs)


if __name__ == "__main__":
    main()
