"""The one comparison: rounding, hedges, ranges and units."""

import pytest

from factcheck.extract import read
from factcheck.link.compare import compare, spell
from factcheck.model import Document


def figure(text):
    """The one figure of a sentence."""
    [claim] = [c for c in read(Document(f"The plant made {text}.", id="a", language="en")).claims if c.kind == "figure"]
    return claim.figure


@pytest.mark.parametrize("a, b, verdict", [
    ("3.2 million tons", "3.18 million tons", "agree"),  # rounds to 3.2
    ("3.2 million tons", "3.3 million tons", "disagree"),
    ("3.2 million tons", "26 million tons", "disagree"),
    ("52,000 tons", "52,300 tons", "agree"),  # zeros may be rounding
    ("52,000 tons", "53,000 tons", "disagree"),
    ("about 50,000 tons", "52,000 tons", "agree"),
    ("about 50,000 tons", "60,000 tons", "disagree"),
    ("more than 4 million tons", "4.2 million tons", "agree"),
    ("more than 4 million tons", "3.9 million tons", "disagree"),
    ("up to 5 million tons", "4 million tons", "agree"),
    ("up to 5 million tons", "more than 6 million tons", "disagree"),
    ("between 5 and 7 million tons", "6 million tons", "agree"),
    ("between 5 and 7 million tons", "8 million tons", "disagree"),
    ("25%", "25 percent", "agree"),
    ("25.0%", "25.4%", "disagree"),
    ("25%", "25.4%", "agree"),
    ("5%", "5 percentage points", "unknown"),
    ("$5 million", "€5 million", "unknown"),
    ("1,000 kilograms", "1 metric ton", "agree"),
    ("10 miles", "16 kilometers", "agree"),
    ("10 miles", "10 kilometers", "disagree"),
    ("3.52 million short tons", "3.19 million metric tons", "agree"),
    ("100 tons", "100 metric tons", "agree"),  # a ton of which it is not said which
    ("60 million tons per year", "60 million tons", "agree"),
])
def test_compare(a, b, verdict):
    assert compare(figure(a), figure(b)) == verdict
    assert compare(figure(b), figure(a)) == verdict


@pytest.mark.parametrize("text, words", [
    ("3.2 million tons", "3.15 million to 3.25 million tons"),
    ("more than 47 billion euros", "more than 47 billion EUR"),
    ("up to 5%", "at most 5 %"),
    ("between 5 and 7 tons", "4.5 to 7.5 tons"),
])
def test_an_interval_in_words(text, words):
    assert spell(figure(text)) == words
