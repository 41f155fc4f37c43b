"""Laws that hold for every text: of spans, of order, of adding and repeating documents."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from factcheck import Document, references
from factcheck.audit import audit
from factcheck.extract import numbers, read
from factcheck.lexicon import language
from factcheck.link.compare import compare, interval
from factcheck.model import Figure
from factcheck.table import claim_row

from conftest import ROOT
from strategies import articles, noise, trading

TABLES, _ = references.load(ROOT / "references")

settings.register_profile("laws", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("laws")


def rows(text, **more):
    return [claim_row(claim) for claim in read(Document(text, id="a.md", **more)).claims]


@given(noise)
@example("1,2,3 “ \" « 5%–")
@example("İstanbul 5 million İİ tons")
@example("5 £m²̈ 3º ºC 1/0 0/0 ½½")
def test_no_text_makes_the_reader_raise_and_spans_are_the_words(text):
    if not text.strip():
        return
    result = read(Document(text, id="a.md"))
    for claim in result.claims:
        assert result.document.text[claim.start:claim.end] == claim.surface != ""
        assert claim.sentence in text
    assert len({c.claim_id for c in result.claims}) == len(result.claims)
    for section in result.document.sections:
        assert 0 <= section.start < section.end <= len(text)


@given(st.lists(st.tuples(st.one_of(trading, noise), st.sampled_from(["", "2025-06", "2025-06-11", "2024"])), min_size=1, max_size=3))
@settings(max_examples=150)
def test_no_text_makes_a_rule_raise_and_no_bound_is_infinite(texts):
    documents = [Document(text, id=f"{n}.md", published=published) for n, (text, published) in enumerate(texts) if text.strip()]
    for finding in audit(documents, TABLES).findings:
        assert finding.message.endswith(".")
        assert all(bound is None or math.isfinite(bound) for e in finding.evidence for bound in (e.low, e.high))


@given(st.one_of(st.integers(2, 999), st.integers(1_000, 999_999_999_999)))
@pytest.mark.parametrize("code", ["en", "es"])
def test_a_number_spelled_out_is_read_back(code, value):
    found = numbers.find(num2words(value, lang=code).replace(",", ""), language(code))
    assert [(n.low, n.high) for n in found] == [(value, value)]


@given(articles, articles)
def test_two_paragraphs_give_the_figures_of_each(first, second):
    def figures(text):
        return [(r["surface"], r["low"], r["high"], r["unit"], r["hedge"], r["change"]) for r in rows(text, language="en") if r["kind"] == "figure"]

    assert figures(f"{first}\n\n{second}") == figures(first) + figures(second)


@given(articles, articles, articles)
@settings(max_examples=25)
def test_findings_do_not_depend_on_the_order_of_documents(a, b, c):
    documents = [Document(text, id=name, published="2025-07-01") for name, text in zip(("a.md", "b.md", "c.md"), (a, b, c))]
    assert audit(documents).findings == audit(reversed(documents)).findings


@given(articles)
@settings(max_examples=25)
def test_a_document_does_not_contradict_itself(text):
    twice = audit([Document(text, id="a.md", published="2025-07-01"), Document(text, id="b.md", published="2025-07-01")])
    once = audit([Document(text, id="a.md", published="2025-07-01")])
    assert {f.rule for f in twice.findings} == {f.rule for f in once.findings}


@given(articles, articles)
@settings(max_examples=25)
def test_an_unrelated_document_changes_no_finding(a, b):
    documents = [Document(text, id=name, published="2025-07-01") for name, text in (("a.md", a), ("b.md", b))]
    unrelated = Document("The choir sang 14 songs on Sunday, and 220 people stood to applaud.", id="z.md", published="2025-07-02")
    before = audit(documents).findings
    assert [f for f in audit([*documents, unrelated]).findings if f.at.document != "z.md"] == list(before)


@given(st.floats(0.01, 1e12), st.sampled_from(["exact", "about", "over", "under", "at_least", "at_most"]), st.floats(0.01, 1e12), st.sampled_from(["exact", "about", "over"]))
def test_comparison_is_symmetric_and_a_figure_agrees_with_itself(a, hedge_a, b, hedge_b):
    def figure(value, hedge):
        return Figure(str(value), None if hedge in ("under", "at_most") else value, None if hedge in ("over", "at_least") else value, "ton", 1.0, hedge)

    first, second = figure(a, hedge_a), figure(b, hedge_b)
    assert compare(first, second) == compare(second, first)
    assert compare(first, first) == "agree"


@given(st.floats(1, 1e9))
def test_a_unit_and_its_conversion_agree(value):
    """A weight in kilograms, converted exactly to metric tons, is the same weight."""
    kilograms = Figure("", value, value, "kilogram", value * 1e-6)
    tons = Figure("", value / 1000, value / 1000, "metric_ton", value / 1000 * 1e-6)
    assert compare(kilograms, tons) == "agree"
    assert interval(kilograms).dimension == interval(tons).dimension == "mass"
