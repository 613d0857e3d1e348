"""A body that may not declare gets no flow, and is named nowhere in what ships."""

import hashlib
import re

import pytest

from cases.talk import people, ready
from certiflux.rules import context, exclusion
from certiflux.rules.exclusion import EXCLUDED, SALT, fingerprint, is_excluded
from certiflux.rules.values import envelope

OURS = frozenset({fingerprint("12ABC345")})


@pytest.fixture
def barred(monkeypatch):
    """Put the body of the tests on the list that ships."""
    told = envelope.is_excluded
    monkeypatch.setattr(envelope, "is_excluded", lambda value, _: told(value, OURS))


def test_the_list_that_ships_holds_fingerprints_alone():
    assert context.Context().excluded is EXCLUDED
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in EXCLUDED)


def test_the_recipe_of_the_documents_gives_the_fingerprint():
    assert SALT == "certiflux-exclusion-1:"
    told = hashlib.sha256(b"certiflux-exclusion-1:12ABC345").hexdigest()
    assert fingerprint("12ABC345") == told


@pytest.mark.parametrize("written", ["12abc345", " 12ABC345 ", "12 ABC 345", "12-ABC-345"])
def test_the_same_body_is_known_however_it_is_written(written):
    assert is_excluded(written, OURS)


@pytest.mark.parametrize("written", ["12ABC346", "12ABC34", "", "12ABC3455"])
def test_another_body_is_not(written):
    assert not is_excluded(written, OURS)


@pytest.mark.usefixtures("barred")
@pytest.mark.parametrize("valid_only", [True, False])
def test_generation_stops_with_a_sentence(valid_only):
    talk = ready(people(3))
    view = talk.job("check")
    groups = {group["code"]: group for group in view["groups"]}
    assert groups["ORGANISME_EXCLU"]["whole_file"]
    assert view["excluded"]
    assert view["verdict"]["sentence"] == "Aucun fichier ne peut être fait pour cet organisme."
    (said,) = {one["message"] for one in talk.result("findings")["items"] if one["field"] == "2.1"}
    assert "12ABC345" in said
    error = talk.error("generate", valid_only=valid_only)
    assert error["code"] == "ORGANISME_EXCLU"
    assert "exclus par la Caisse des Dépôts" in error["message"]
    assert talk.error("download", index=0)["code"] == "FICHIER_A_GENERER"


def test_nobody_else_is_stopped():
    talk = ready(people(3))
    view = talk.job("check")
    assert not view["excluded"]
    assert "ORGANISME_EXCLU" not in {group["code"] for group in view["groups"]}
    assert talk.job("generate", valid_only=True)
    assert exclusion.is_excluded("12ABC345") is False
