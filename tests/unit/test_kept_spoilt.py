"""Saved work of another format, or that Certiflux did not write: opened, or refused."""

import json
import tomllib
import zlib

import pytest

from cases.keeping import (
    EXAMPLE,
    answered,
    rebuilt,
    work_of,
)
from cases.talk import Talk


def test_a_dossier_of_the_former_format_still_opens():
    members = work_of(answered().download("save")[1])
    work = json.loads(members["travail.json"])
    for key in ("answers", "brought"):
        del work[key]
    work["format"] = 1
    former = {"travail.json": json.dumps(work).encode(), "source": members["source"]}
    talk = Talk()
    talk.open(rebuilt(former, form=1), name="x.dossier")
    talk.job("check")
    assert talk.result("history")["done"] == 1
    assert talk.result("accuse_view")["available"] is False


def test_a_dossier_of_a_later_format_is_refused_in_a_sentence():
    data = answered().download("save")[1].replace(b" 2 clair ", b" 3 clair ")
    error = Talk().error("open", data, name="x.dossier", size=len(data))
    assert error["code"] == "DOSSIER_AUTRE_VERSION"
    assert "Rechargez la page" in error["remedy"]


def flow_with(**changed):
    return lambda answers: answers["flows"][0].update(changed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answers: answers.clear(),
        lambda answers: answers.update(reports="accuse.xml"),
        lambda answers: answers.update(reports=["a.xml"] * 1001),
        lambda answers: answers.update(reports=["a.xml", "b.xml"]),
        lambda answers: answers.update(reports=["x" * 1001]),
        lambda answers: answers.update(reports=[{}]),
        lambda answers: answers.update(scope=["tous"]),
        lambda answers: answers.update(other=[1]),
        lambda answers: answers.update(clues=[]),
        lambda answers: answers.update(at_hand={"a": 1}),
        flow_with(ids=[1, 2]),
        flow_with(ids=["A-0"]),
        flow_with(rows=["x"]),
        flow_with(rows=[2, 3, 4, 5, 6, -7]),
        flow_with(lines=[-2]),
        flow_with(lines=[2**40]),
        flow_with(made=float("nan")),
        flow_with(made=1e300),
        flow_with(marks=[1]),
        flow_with(marks=["x"] * 6),
        flow_with(name="x" * 1001),
        lambda answers: answers["flows"][0].pop("id"),
    ],
)
def test_answers_that_certiflux_did_not_write_are_refused_and_change_nothing(spoil):
    talk = answered()
    members = work_of(talk.download("save")[1])
    work = json.loads(members["travail.json"])
    spoil(work["answers"])
    bad = rebuilt(members, **{"travail.json": json.dumps(work).encode()})
    before = talk.result("accuse_view")
    assert talk.error("open", bad, name="x.dossier", size=len(bad))["code"] == "DOSSIER_ABIME"
    assert talk.result("accuse_view") == before


@pytest.mark.parametrize(
    "spoilt",
    [
        {"accuse-1": b"<flux/>"},
        {"accuse-1": b"<!DOCTYPE a [<!ENTITY b 'c'>]><rapport/>"},
        {"accuse-1": None},
        {"flux-1": None},
        {"flux-1": b" " * (16 * 1024 * 1024 + 1)},
        {"travail.json": b"[" * 100_000},
        {"travail.json": b"[]"},
    ],
)
def test_texts_that_certiflux_did_not_write_are_refused(spoilt):
    bad = rebuilt(work_of(answered().download("save")[1]), **spoilt)
    assert Talk().error("open", bad, name="x.dossier", size=len(bad))["code"] == "DOSSIER_ABIME"


def test_a_schema_that_is_none_is_refused():
    members = work_of(answered().download("save")[1])
    work = json.loads(members["travail.json"])
    work["brought"] = "kit.xsd"
    for schema in (None, b"<a/>", b"x" * 2_000_001, zlib.compress(b"x")):
        bad = rebuilt(members, **{"travail.json": json.dumps(work).encode(), "schema": schema})
        assert Talk().error("open", bad, name="x.dossier", size=len(bad))["code"] == "DOSSIER_ABIME"


def test_a_copy_of_the_answers_that_was_spoilt_changes_nothing():
    talk = answered()
    before = talk.result("accuse_view")
    for bad in (b"", b"PK", talk.download("answers")[1][:-30]):
        assert talk.error("answers_load", bad, name="a.zip", size=len(bad))["code"] in {
            "REPONSES_ILLISIBLES",
            "DOSSIER_ABIME",
        }
    assert talk.result("accuse_view") == before


def test_the_example_has_traps_that_a_reopened_rehearsal_can_show():
    traps = tomllib.loads((EXAMPLE / "exemple.accuse.toml").read_text("utf-8"))["refus"]
    assert all(len(one["indice"]) < 1000 for one in traps)
