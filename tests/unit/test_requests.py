"""What may be asked of the engine: what is declared, with arguments as they are declared."""

import json
from dataclasses import MISSING
from enum import Enum
from typing import Literal, get_args, get_origin

import pytest

from cases.talk import Talk, people, ready
from certiflux.base.operation import OPERATIONS, find, operation

WRONG = {"étranger": True}
"""A value that no argument may have but one of any plain data."""


@pytest.fixture(scope="module")
def talk():
    return ready(people(3))


@pytest.mark.parametrize(
    "op",
    ["MARCHAND", "", "find", "ask", "require", "__init__", "_opened", 3, None, ["check"], {"a": 1}],
)
def test_what_is_not_declared_is_refused_by_name(talk, op):
    text = json.dumps({"v": 1, "id": 1, "gen": 1, "op": op, "args": {}})
    told = json.loads(talk.session.dispatch(text).text)
    assert (told["error"]["kind"], told["error"]["code"]) == ("user", "DEMANDE_INCONNUE")
    assert "MARCHAND" not in json.dumps(told)


@pytest.mark.parametrize("args", ["MARCHAND", [1], 3])
def test_arguments_without_names_are_refused(talk, args):
    text = json.dumps({"v": 1, "id": 1, "gen": 1, "op": "check", "args": args})
    told = json.loads(talk.session.dispatch(text).text)
    assert (told["error"]["code"], told["error"]["detail"]) == ("ARGUMENT_ILLISIBLE", "args")


def right(kind):
    """Return a value of a type, as a request has it."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    return (get_origin(kind) or kind)()


def required(op):
    """Return a value of the right type for each argument that an operation must be given."""
    told = OPERATIONS[op].arguments.items()
    return {name: right(kind) for name, (kind, default) in told if default is MISSING}


ARGUMENTS = sorted((op, name) for op, one in OPERATIONS.items() for name in one.arguments)


@pytest.mark.parametrize(("op", "name"), ARGUMENTS)
def test_an_argument_of_another_type_is_refused_by_its_name(op, name):
    args = {**required(op), name: WRONG}
    if name in {"values", "answers", "filter"}:  # the ones that are an object themselves
        args[name] = [WRONG]
    error = Talk().error(op, b"", **args)
    assert (error["kind"], error["code"]) == ("user", "ARGUMENT_ILLISIBLE")
    assert "étranger" not in json.dumps(error, ensure_ascii=False)


@pytest.mark.parametrize(
    ("op", "name"), [(op, name) for op, name in ARGUMENTS if name in required(op)]
)
def test_an_argument_that_must_be_given_is_asked_for_by_its_name(op, name):
    for args in ({}, {name: None}):
        given = {one: value for one, value in required(op).items() if one != name}
        error = Talk().error(op, b"", **given, **args)
        assert (error["kind"], error["code"]) == ("user", "ARGUMENT_ABSENT")
        assert error["detail"] == name


def test_null_stands_for_what_is_not_said(talk):
    said = talk.result("findings", offset=None, limit=None, severity=None)
    assert said == talk.result("findings")


@pytest.mark.parametrize(
    ("op", "args", "name"),
    [
        ("findings", {"limit": True}, "limit"),
        ("findings", {"limit": 1.5}, "limit"),
        ("findings", {"offset": "0"}, "offset"),
        ("findings", {"code": 3}, "code"),
        ("rows", {"rows": [0, "1"]}, "rows"),
        ("rows", {"filter": {"everyone": "oui"}}, "everyone"),
        ("report", {"format": "pdf"}, "format"),
        ("nobody", {"kept": ["inconnu"]}, "kept"),
        ("settings", {"values": {"emetteur.id_client": 3}}, "values"),
        ("choose", {"choices": [{"field": "8.9"}]}, "raw"),
        ("identifiers", {"mode": "inconnu"}, "mode"),
        ("century", {"column": -1}, "column"),
        ("split", {"column": 99}, "column"),
        ("choose", {"field": "MARCHAND", "raw": "x", "value": "F"}, "field"),
    ],
)
def test_an_argument_is_read_as_its_type_says(talk, op, args, name):
    error = talk.error(op, **args)
    assert error["code"] in {"ARGUMENT_ILLISIBLE", "ARGUMENT_ABSENT"}
    assert error["detail"] == name


def test_a_name_is_declared_once():
    with pytest.raises(ValueError, match="check"):
        operation("check")(lambda _desk: {})
    assert find("check").function.__module__ == "certiflux.screens.verify.requests"


@pytest.mark.parametrize(
    ("op", "args"),
    [
        ("edit", {"row": 0, "field": "8.3", "text": "Zo\ud83d"}),
        ("settings", {"values": {"emetteur.id_client": "\udc00"}}),
        ("set_rows", {"rows": [0], "field": "8.4", "text": "\ud800x"}),
    ],
)
def test_half_a_character_is_refused_before_it_could_never_be_saved(op, args):
    talk = ready(people(2))
    error = talk.error(op, **args)
    assert error["code"] == "TEXTE_INCOMPLET"
    assert "retapez" in error["remedy"]
    assert talk.download("save")[1]
    whole = {"row": 0, "field": "8.3", "text": "Zo\U0001f600"}
    assert talk.ask("edit", **whole)[0]["ok"], "a whole one, two halves in JavaScript, is taken"
