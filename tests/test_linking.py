"""Linking: which documents meet, which claims are paired, what a draft's claims find in its sources."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from strategies import sentences

import factcheck
from factcheck.audit import audit
from factcheck.extract import read
from factcheck.link import candidates, pairs
from factcheck.link import evidence as ev
from factcheck.link.compare import verdict
from factcheck.model import Document

OIL = "Brent crude traded at ${price}.40 a barrel in London."


def links(*texts, jobs=1):
    read_ = [read(Document(text, id=f"{number:04d}")) for number, text in enumerate(texts)]
    return pairs.link([c for e in read_ for c in e.claims], [e.document for e in read_], jobs)


def test_a_common_topic_brings_together_few():
    """However many articles quote one price, what is compared does not grow with the square of their number."""
    def compared(count):
        read_ = [read(Document(OIL.format(price=60 + n % 20) + f" Nothing else happened on day {n}.", id=f"{n:04d}")) for n in range(count)]
        return len(candidates.pairs((str(n), list(e.claims)) for n, e in enumerate(read_)))

    assert compared(400) <= compared(100) <= candidates.CAP * 20


def test_the_choice_under_a_cap_is_by_content_not_by_order():
    texts = [OIL.format(price=60 + n) for n in range(30)]
    keyed = [(text, list(read(Document(text, id="a")).claims)) for text in texts]
    chosen = {frozenset((keyed[a][0], keyed[b][0])) for a, b in candidates.pairs(keyed)}
    turned = list(reversed(keyed))
    assert {frozenset((turned[a][0], turned[b][0])) for a, b in candidates.pairs(turned)} == chosen


def test_any_number_of_processes_gives_the_same_links(monkeypatch):
    monkeypatch.setattr(pairs, "WORTH_SHARING", 1)
    texts = [f"Brackwater shipped {n:,} tonnes of rail steel in August. It has {n // 9} workers in Tornby." for n in (81200, 81300, 87100, 81200)]
    assert links(*texts, jobs=2) == links(*texts) != []


def test_every_feature_has_a_weight_and_no_weight_the_wrong_sign():
    with open(Path(ev.__file__).parent / "weights.csv", encoding="utf-8", newline="") as file:
        table = {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}
    assert set(table) == {"constant", *ev.FEATURES}
    against = [name for name in ev.FEATURES if name.endswith("_other") and not name.startswith("edge")]
    assert against
    assert all(table[name] <= 0 for name in against)
    assert all(table[name] >= 0 for name in ("edge", "near", "clause", "edge_one", "one_person"))


@given(sentences, sentences)
def test_swapping_two_documents_swaps_the_sides(first, second):
    there = {(l.first.surface, l.second.surface) for l in links(first, second)}
    back = {(l.second.surface, l.first.surface) for l in links(second, first)}
    assert there == back


@pytest.mark.parametrize("source, state", [
    ("Shipments of rail steel from Brackwater came to 871,000 tonnes in August 2025.", "differs"),
    ("Shipments of rail steel from Brackwater came to 812,000 tonnes in August 2025.", "agrees"),
    ("The weather in Tornby was fine all week.", "in no source"),
    ("Los envíos de acero de Brackwater sumaron 871.000 toneladas en agosto de 2025.", "differs"),
])
def test_what_the_sources_say_of_a_claim(source, state):
    report = factcheck.audit({"draft.md": "Brackwater shipped 812,000 tonnes of rail steel in August 2025."}, sources={"source.md": source})
    rows = report.support[report.support.surface == "812,000 tonnes"]
    assert list(rows.state) == [state]
    assert (list(rows.source) == ["source.md"]) == (state != "in no source")


def test_findings_are_told_from_the_draft():
    """The draft comes first, although the source is older and its name sorts before."""
    draft = Document("Brackwater shipped 812,000 tonnes of rail steel in August 2025.", id="z.md", published="2025-10-07")
    source = Document("Shipments of rail steel from Brackwater came to 871,000 tonnes in August 2025.", id="a.md", published="2025-10-06", role="source")
    [finding] = audit([draft, source], select=["FC201"]).findings
    assert [e.document for e in finding.evidence] == ["z.md", "a.md"]
    assert finding.message.startswith("draft says “812,000 tonnes”")
    assert "source says “871,000 tonnes”" in finding.message
    turned = audit([replace(draft, role="source"), replace(source, role="draft")], select=["FC201"]).findings
    assert [e.document for e in turned[0].evidence] == ["a.md", "z.md"]


def test_a_link_says_why():
    [link] = [l for l in links("Brackwater shipped 812,000 tonnes of rail steel in August.", "In August Brackwater's rail steel shipments were 871,000 tonnes.")
              if l.first.kind == "figure"]
    assert verdict(link.first, link.second) == "disagree"
    assert {"brackwater", "shipment"} <= set(link.why)


@pytest.mark.parametrize("period", ["from November to February", "between July and January"])
def test_a_period_over_the_turn_of_the_year_is_compared(period):
    """Its months without a year end before they begin."""
    text = "Brackwater shipped {tonnes} tonnes of rail steel in Ruritania {period}."
    found = links(text.format(tonnes="81,200", period=period), text.format(tonnes="87,100", period=period))
    assert [link.verdict for link in found if link.first.kind == "figure"] == ["disagree"]


def test_two_accounts_of_two_things_in_the_same_words():
    """Reports of two months share the wording and a value; where several values differ none is set against another."""
    text = ("{month} trade of Ruritania\n\nRuritania exported {exports} tonnes of rail steel, the ministry in Kellsport said.\n\n"
            "Imports of slab came to {imports} tonnes.\n\nThe mills of Brackwater had {staff} workers on strike.\n\nThe duty on coil from Torvane is 12 percent.")
    first = text.format(month="May", exports="81,250", imports="23,410", staff="1,310")
    second = text.format(month="June", exports="64,890", imports="31,770", staff="2,240")
    assert {link.verdict for link in links(first, second)} == {"agree"}


def test_a_list_of_numbers_is_not_compared():
    """Each with each, some hundred scores in one sentence would take minutes."""
    text = "Brackwater won all its matches in the Kellsport cup: {scores}."
    assert links(text.format(scores="5-4 " * 300), text.format(scores="6-4 " * 300)) == []
    assert links(text.format(scores="5-4"), text.format(scores="6-4"))


def test_few_documents_are_all_compared():
    """Two short texts that have no rare word in common are candidates; among many, only those that share some."""
    def claims(text: str) -> list:
        return list(read(Document(text, id="a")).claims)

    short = [("x", claims("The mill has 40 workers.")), ("y", claims("He was 61."))]
    assert candidates.pairs(short) == [(0, 1)]
    others = [(str(n), claims(f"Item {n} weighs {n} tonnes.")) for n in range(20, 20 + candidates.CAP)]
    assert (0, 1) not in candidates.pairs(short + others)
