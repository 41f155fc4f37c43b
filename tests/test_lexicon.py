"""The language files: same keys in all, and what CLDR says of months, weekdays and spelled numbers."""

import pytest
from babel import Locale

from factcheck.lexicon import guess, language, languages, synonyms

LANGUAGES = languages()


@pytest.mark.parametrize("code", LANGUAGES)
def test_months_and_weekdays_are_those_of_cldr(code):
    locale, dates = Locale(code), language(code).data["dates"]
    for width in ("wide", "abbreviated"):
        for number, name in locale.months["format"][width].items():
            if width == "wide" or name.lower().rstrip(".") in dates["months"]:
                assert dates["months"][name.lower().rstrip(".")] == number
    for number, name in locale.days["format"]["wide"].items():
        assert dates["weekdays"][name.lower()] == number


@pytest.mark.parametrize("code", LANGUAGES)
def test_separators_are_those_of_cldr(code):
    symbols = Locale(code).number_symbols
    symbols = symbols.get("latn", symbols)
    assert language(code).data["decimal"] == symbols["decimal"]
    assert language(code).data["thousands"] == symbols["group"]


def test_all_languages_have_the_same_tables_and_keys():
    first, *others = [{table: set(value) if isinstance(value, dict) else None for table, value in language(code).data.items()} for code in LANGUAGES]
    for other in others:
        assert {t: k for t, k in other.items() if t not in ("qualifiers",)} == {t: k for t, k in first.items() if t not in ("qualifiers",)}


def test_a_text_is_read_in_the_language_of_its_function_words():
    assert guess("La producción de acero cayó en mayo, según la asociación.") == "es"
    assert guess("Steel production fell in May, the association said.") == "en"
    assert guess("12.5", "es") == "es"


def test_a_form_has_one_canonical_word():
    table = synonyms()
    assert table["aluminium"] == table["aluminio"] == "aluminum"
    assert table["duties"] == table["aranceles"] == "tariff"
    assert all(table.get(word, word) == word for word in set(table.values()))
