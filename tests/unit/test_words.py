"""The French of every sentence, and how words compare."""

import pytest

from certiflux.base.words import unaccented
from certiflux.mapping.wording import key, tokens

COMPARED = [
    ("DUPONT", "dupont"),
    ("Élodie-Rose", "elodie-rose"),
    ("d'Été  ", "d'ete  "),
    ("LŒUILLET", "loeuillet"),
    ("Lætitia", "laetitia"),
    ("Groß", "gross"),
    ("E\u0301lodie", "elodie"),
    ("ﬁn", "fin"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED, ids=[one for one, _ in COMPARED])
def test_words_compare_small_and_without_accents_signs_kept(text, expected):
    assert unaccented(text) == expected
    assert unaccented(expected) == expected


@pytest.mark.parametrize(("text", "expected"), COMPARED, ids=[one for one, _ in COMPARED])
def test_headers_compare_by_the_letters_of_that(text, expected):
    assert key(text) == "".join(filter(str.isalnum, expected))


def test_the_words_of_a_header_are_told_apart_by_the_same():
    assert tokens("Prénom (œuvre)") == ("prenom", "oeuvre")
