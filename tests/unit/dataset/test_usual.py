"""The usual answers: taken, deduced or asked, and always told."""

from __future__ import annotations

import pytest

from certiflux.dataset.usual import Answer, usual_answers
from certiflux.dictionary import CURRENT, fields
from certiflux.dictionary.kinds import Boolean, Listing
from certiflux.dictionary.model import Status

QUESTIONS = [field for field in fields(CURRENT).values() if field.usual]


def test_only_obligatory_closed_questions_have_a_usual_answer():
    assert [field.id for field in QUESTIONS] == ["5.4", "5.5", "5.12", "5.14"]
    for field in QUESTIONS:
        assert field.status is Status.OBLIGATOIRE
        assert field.usual.words
        known = {"true", "false"}
        if isinstance(field.kind, Listing):
            known = {option.value for option in field.kind.options}
        else:
            assert isinstance(field.kind, Boolean)
        assert {field.usual.value, *(doubt.likely for doubt in field.usual.doubts)} <= known


@pytest.mark.parametrize(
    ("filled", "constants", "expected"),
    [
        ((), {}, {"5.4": Answer("PAR_ADMISSION"), "5.12": Answer("false")}),
        (("5.4",), {}, {"5.4": None}),
        ((), {"5.4": "PAR_SCORING", "5.12": "true"}, {"5.4": None, "5.12": None}),
        ((), {"5.4": ""}, {"5.4": Answer("PAR_ADMISSION")}),
        (("5.13",), {}, {"5.12": Answer("true", ("5.13",)), "5.14": Answer("false")}),
        (("6.1",), {}, {"5.14": Answer("true", ("6.1",)), "5.12": Answer("false")}),
        (("5.15",), {}, {"5.4": Answer("PAR_SCORING", asked=True)}),
        (("5.15", "resultat"), {}, {"5.4": Answer("PAR_ADMISSION")}),
        (("5.13", "5.15", "resultat"), {}, {"5.4": Answer("PAR_SCORING", asked=True)}),
        (("5.13", "5.15"), {"5.4": "PAR_ADMISSION"}, {"5.4": None}),
    ],
)
def test_what_the_file_and_the_user_say_comes_first(filled, constants, expected):
    answers = usual_answers(frozenset(filled), constants, CURRENT)
    for name, answer in expected.items():
        assert answers.get(name) == answer
