"""Laws that hold for every text: of spans, of order, of adding and repeating documents."""

import math
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from factcheck import Document, references
from factcheck.audit import audit
from factcheck.extract import clauses, dates, figures, numbers, read, topics
from factcheck.extract.walk import walk, walk_stops
from factcheck.extract.words import Stops, Words
from factcheck.lexicon import language, languages
from factcheck.link.compare import compare, interval
from factcheck.model import Figure
from factcheck.table import claim_row

from conftest import ROOT
from strategies import articles, noise, reports, trading

sys.path.insert(0, str(ROOT / "benchmarks"))
from linear import CASES  # noqa: E402

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


@given(st.one_of(noise, trading, reports))
@example("U.S.-China talks in the USA2 l'Italia O'Brien 2½5 1er trimestre May5 can't won’t don't-if")
@example("(if)“unless”_May ²March 12 , 500 New\nYork x-U.K. 0-306-40615-2")
def test_looking_where_the_words_say_finds_what_a_search_finds(text):
    words = Words(text)
    assert all(text[start:end] == word for start, end, word in zip(words.starts, words.ends, words.words))
    assert "".join(words.words) == "".join(text.split())
    for code in languages():
        stops = words.stops(Stops(walk=walk_stops(code), places=topics.place_stops(), hedges=clauses.hedge_stops(language(code))))
        searched, told = walk(text, code), walk(text, code, stops["walk"])
        assert [(at, match and match.span()) for at, match in told.numbers] == [(at, match and match.span()) for at, match in searched.numbers]
        assert told.dates == searched.dates
        assert topics.places_at(text, stops["places"]) == topics.find_places(text)
        assert clauses.hedges(text, stops["hedges"], language(code)) == [m.start() for m in clauses._grammar(code)["hedge"].finditer(text)]


@given(st.lists(st.tuples(st.one_of(trading, noise), st.sampled_from(["", "2025-06", "2025-06-11", "2024"])), min_size=1, max_size=3))
@settings(max_examples=150)
def test_no_text_makes_a_rule_raise_and_no_bound_is_infinite(texts):
    documents = [Document(text, id=f"{n}.md", published=published) for n, (text, published) in enumerate(texts) if text.strip()]
    for finding in audit(documents, TABLES).findings:
        assert finding.message.endswith(".")
        assert all(bound is None or math.isfinite(bound) for e in finding.evidence for bound in (e.low, e.high))


@given(st.one_of(st.integers(2, 999), st.integers(1_000, 999_999_999_999_999)))
@pytest.mark.parametrize("code", ["en", "es"])
def test_a_number_spelled_out_is_read_back(code, value):
    words = num2words(value, lang=code).replace(",", "")
    for spelled in (words, words.capitalize(), words.replace("-", " ")):
        text = f"– {spelled} –"
        assert [(n.low, n.high, text[n.start:n.end]) for n in numbers.find(text, language(code))] == [(value, value, spelled)]


@given(st.integers(2, 9_999_999), st.sampled_from([("en", ",", "."), ("es", ".", ",")]), st.integers(0, 99))
def test_a_number_in_digits_is_read_back(whole, convention, part):
    code, thousands, decimal = convention
    grouped = f"{whole:,}".replace(",", thousands)
    for written, value in ((grouped, whole), (f"{grouped}{decimal}{part:02d}", whole + part / 100), (f"{whole}{decimal}{part:02d}", whole + part / 100)):
        assert [n.low for n in numbers.find(written, language(code))] == [pytest.approx(value)]


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("case", [*CASES, "news"])
def test_the_steps_of_reading_grow_with_the_text(case, code):
    """Calls made while reading a text twice as long are twice as many: no step is taken once for each pair of places."""
    unit = CASES.get(case, "On May 5, 2021 sales of 12 mills rose 5 percent to $3.2 million, said Ana. El lunes subió a unos 5,2 millones. ")

    def steps(length: int) -> int:
        text = unit * (length // len(unit))
        lang, count = language(code), 0

        def step(frame, event, argument):
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(step)
        try:
            found = dates.find(text, lang)
            figures.find(text, lang, [(m.start, m.end) for m in found])
        finally:
            sys.setprofile(None)
        return count

    steps(1000)
    assert steps(16_000) <= 2.2 * steps(8_000) + 500


@given(st.one_of(articles, reports), st.one_of(articles, reports))
@settings(max_examples=200)
def test_two_paragraphs_give_the_figures_and_dates_of_each(first, second):
    def found(text):
        keys = ("kind", "surface", "low", "high", "unit", "hedge", "change", "counted", "date")
        return [tuple(r[key] for key in keys) for r in rows(text, language="en") if r["kind"] in ("figure", "date")]

    assert found(f"{first}\n\n{second}") == found(first) + found(second)


@given(reports)
@example("Torvane lost 3, 5 and 9 tons. Nearly half a mile. It fell $5, or 2%.")
def test_figures_stand_in_order_and_do_not_overlap(text):
    lang = language("en")
    found = figures.find(text, lang, [(m.start, m.end) for m in dates.find(text, lang)])
    for mention in found:
        assert 0 <= mention.start <= mention.core[0] < mention.core[1] <= mention.end <= len(text)
        assert text[mention.core[0]:mention.core[1]].startswith(mention.figure.written[:1])
    assert all(a.core[1] <= b.core[0] for a, b in zip(found, found[1:]))


@given(st.one_of(noise, reports), st.sampled_from(["en", "es"]))
@example("1/0 9/11 ½½ 555-0143 10-K 5m m 5 of 5 of", "en")
@example("una media de y media décimas menos -5 ºC bajo cero", "es")
def test_no_text_makes_the_readers_raise(text, code):
    lang = language(code)
    found = dates.find(text, lang)
    for mention in [*found, *figures.find(text, lang, [(m.start, m.end) for m in found])]:
        assert 0 <= mention.start < mention.end <= len(text)


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
