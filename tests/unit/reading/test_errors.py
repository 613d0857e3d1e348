# ruff: noqa: E501 - one case a line, as a table

import re

import pytest

from certiflux.base.errors import UserError
from certiflux.base.words import typographic
from certiflux.reading.refusals import CATALOGUE, refuse

FIGURES = dict.fromkeys(
    (
        "size",
        "what",
        "extension",
        "sheet",
        "sheets",
        "rows",
        "columns",
        "where",
        "separator",
        "row",
        "line",
        "column",
        "known",
        "limit",
        "encoding",
    ),
    "x",
)


@pytest.mark.parametrize("code", CATALOGUE)
def test_each_refusal_says_what_and_what_to_do(code):
    error = refuse(code, "Detail", **FIGURES)
    assert re.fullmatch(r"[A-Z][A-Z_]+", code)
    assert error.as_dict() == {
        "code": code,
        "title": error.title,
        "message": error.message,
        "remedy": error.remedy,
        "detail": "Detail",
    }
    for sentence in (error.title, error.message, error.remedy):
        assert re.search(r"[.»]$", sentence)
        assert not re.search(r"[{}]| [:;!?»]|« ", sentence)


def test_a_user_error_is_an_exception_that_reads_as_a_sentence():
    error = UserError("ESSAI", title="Titre.", message="Message : suite.", remedy="Agir.")
    assert str(error) == "Titre. Message\u00a0: suite."
    assert error.detail is None


@pytest.mark.parametrize(
    ("plain", "typeset"),
    [
        ("Quoi ? « ceci » ; 1 204 lignes : 150 Mo", "Quoi\u00a0? «\u00a0ceci\u00a0»\u00a0; 1\u00a0204 lignes\u00a0: 150\u00a0Mo"),
        ("le 21/11/2026 à 3 h", "le 21/11/2026 à 3 h"),
        ("lignes 12 et 3456", "lignes 12 et 3456"),
    ],
)  # fmt: skip
def test_french_typography(plain, typeset):
    assert typographic(plain) == typeset
    assert typographic(typeset) == typeset
