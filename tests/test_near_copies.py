"""Near copies: one wire story in two outlets, with one value wrong in one of them.

Each case is a sentence and its copy; the values that must be set against each other are told, or none.
"""

import json
import re
from pathlib import Path

import pytest

from factcheck.audit import audit
from factcheck.model import Document

NEWSROOM = Path(__file__).parent / "data" / "newsroom.jsonl"


def conflicts(first, second):
    """Words of both texts that a warning or error sets against each other."""
    findings = audit([Document(first, id="a"), Document(second, id="b")]).findings
    return [tuple(e.surface for e in f.evidence) for f in findings if f.severity != "info" and {e.document for e in f.evidence} == {"a", "b"}]


WRONG = [
    # times of figures, days of telling and open dates, which elsewhere are not compared
    ("Brackwater shipped 812,000 tonnes of finished steel in June, the mill said on Tuesday.",
     "Brackwater shipped 812,000 tonnes of finished steel in July, the mill said on Tuesday.", ("June", "July")),
    ("The duty on galvanised coil from Torvane applies from Thursday, the gazette said.",
     "The duty on galvanised coil from Torvane applies from Friday, the gazette said.", ("Thursday", "Friday")),
    ("La huelga en la acería de Garro dura desde 2022 y afecta a 400 obreros.",
     "La huelga en la acería de Garro dura desde 2021 y afecta a 400 obreros.", ("desde 2022", "desde 2021")),
    # bounds that one value could satisfy
    ("More than 400 people marched through Kellsport for the foundry, the union said.",
     "More than 900 people marched through Kellsport for the foundry, the union said.", ("400 people", "900 people")),
    ("Más de 400 personas marcharon por Valdemora en defensa de la acería, según el sindicato.",
     "Más de 900 personas marcharon por Valdemora en defensa de la acería, según el sindicato.", ("400 personas", "900 personas")),
    # numbers that are no quantity
    ("The furnace at the Brackwater mill was shut at 7:40 after an alarm in the melt shop.",
     "The furnace at the Brackwater mill was shut at 9:40 after an alarm in the melt shop.", ("7:40", "9:40")),
    ("Of the rail steel mills in Ruritania only four still run, the ministry said in its survey.",
     "Of the rail steel mills in Ruritania only nine still run, the ministry said in its survey.", ("four", "nine")),
    # cut and edited
    ("Prices of rebar in Kellsport averaged $884 a ton, $33 more than in the same quarter of last year, Mirren Metals said in a report.",
     "Prices of rebar in Kellsport averaged $864 a ton, $33 more than in the same quarter of last year.", ("$884", "$864")),
    ("Brackwater beat Calder Moss 31-20 in the works cup on Saturday before 400 people.",
     "Brackwater beat Calder Moss 13-20 in the works cup on Saturday before 400 people.", ("31-20", "13-20")),
]

RIGHT = [
    # another month, region, person: more than one thing differs
    ("Brackwater shipped 812,000 tonnes of finished steel in June, the mill said on Tuesday.",
     "Brackwater shipped 871,000 tonnes of finished steel in July, the mill said on Tuesday."),
    ("La planta de Garro produjo 410.000 toneladas de planchón en el semestre, según la empresa.",
     "La planta de Torvane produjo 260.000 toneladas de planchón en el semestre, según la empresa."),
    ("The court in Kellsport sentenced Ana Torvane, 61, to four years in prison for fraud.",
     "The court in Kellsport sentenced Pedro Garro, 61, to nine years in prison for fraud."),
    # what happened on either day
    ("The former minister Pedro Garro died on Saturday at a hotel in Kellsport.",
     "The body of the former minister Pedro Garro was found on Tuesday at a hotel in Kellsport."),
    # the price of oil at another hour
    ("Oil stood at $63.40 a barrel in London.", "Oil stood at $66.10 a barrel in London."),
    # a narrower measure
    ("Core consumer prices in Ruritania rose 4.0 percent in the year to September, official data showed.",
     "Consumer prices in Ruritania rose 3.1 percent in the year to September, official data showed."),
]


@pytest.mark.parametrize("first, second, values", WRONG)
def test_the_value_in_the_other_place_is_found(first, second, values):
    found = conflicts(first, second)
    assert found
    assert all(value in surface for value, surface in zip(values, found[0], strict=False))


@pytest.mark.parametrize("first, second", RIGHT)
def test_nothing_else_is(first, second):
    assert conflicts(first, second) == []


NUMBER = re.compile(r"(?<![\w.,:-])[2-9]\d?(?![\w.,:-])")


def test_a_number_changed_in_an_article_is_found_beside_the_article():
    """Nine of ten whole numbers of one or two digits, set two higher one after the other."""
    articles = [row["text_b"] for row in map(json.loads, NEWSROOM.read_text(encoding="utf-8").splitlines()) if row["set"] == "articles"][:30]
    found = [bool(conflicts(text[:match.start()] + str(int(match[0]) + 2) + text[match.end():], text))
             for text in articles for match in NUMBER.finditer(text)]
    assert len(found) > 80
    assert sum(found) / len(found) >= 0.9
