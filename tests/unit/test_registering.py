"""The registre through the boundary: nothing is deposited twice, from one month to the next."""

import json

import pytest

from cases.accusing import DAY, flow_ids, generate, report, take
from cases.talk import ANSWERS, Talk, people, ready


def started(count=4):
    """Return a session with a registre, its flow written and declared deposited."""
    talk = ready(people(count))
    talk.result("registre_new")
    name = generate(talk)
    assert talk.result("registre_sent")["recorded"] == count
    return talk, name


def next_month(data, text):
    """Return another visit: the kept registre first, then the new list."""
    talk = Talk()
    talk.result("registre_load", text, name="registre.json", size=len(text))
    talk.open(data)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


def states(talk):
    return {one["state"]: one["count"] for one in talk.result("registre_view")["people"]}


def test_what_was_sent_waits_then_takes_its_outcome():
    talk, name = started()
    assert states(talk) == {"envoye": 4}
    take(talk, report({"A-1": DAY}, ["A-0"], name))
    assert states(talk) == {"envoye": 2, "accepte": 1, "refuse": 1}


def test_next_month_only_the_new_and_the_refused_go():
    talk, name = started()
    take(talk, report({"A-1": DAY}, ["A-0", "A-2"], name))
    described, text = talk.download("registre_file")
    assert described["name"] == "registre-12ABC345-2026-06-22.json"
    assert b"MARCHAND" not in text
    later = next_month(people(6, wrong=0), text)
    assert states(later) == {"accepte": 2, "refuse": 1, "envoye": 1, "a-envoyer": 2}
    for state, rows in (("accepte", [0, 2]), ("refuse", [1]), ("a-envoyer", [4, 5])):
        shown = later.result("rows", filter={"standing": state})["rows"]
        assert [one["row"] for one in shown] == rows
    generate(later)
    assert flow_ids(later) == ["A-1", "A-4", "A-5"]


def test_somebody_to_complete_has_that_state():
    talk = ready(people(3, wrong=1))
    assert states(talk) == {"a-completer": 1, "a-envoyer": 2}


def test_an_id_sent_for_somebody_else_blocks_its_row():
    talk, name = started(2)
    take(talk, report({}, ["A-0", "A-1"], name))
    _, text = talk.download("registre_file")
    later = next_month(people(3).replace(b"1988", b"1970"), text)
    found = later.result("findings", code="ID_TECHNIQUE_DEJA_ENVOYE")
    assert [one["row"] for one in found["items"]] == [2]
    assert any("déjà servi" in one for one in later.result("registre_view")["notes"])
    later.result("edit", row=0, field="5.1", text="A-77")
    assert later.result("findings", code="ID_TECHNIQUE_DEJA_ENVOYE")["total"] == 0
    generate(later)
    assert flow_ids(later) == ["A-77", "A-2"]


def test_the_same_passage_under_another_id_does_not_go_again():
    talk, name = started(2)
    take(talk, report({}, ["A-0", "A-1"], name))
    _, text = talk.download("registre_file")
    later = next_month(people(3).replace(b"A-0;", b"B-0;"), text)
    generate(later)
    assert flow_ids(later) == ["A-2"]
    assert any("autre identifiant" in one for one in later.result("registre_view")["notes"])


def test_a_report_on_what_the_registre_does_not_know_is_written_down_too():
    talk = ready(people(2))
    talk.result("registre_new")
    take(talk, report({"A-1": DAY}, ["A-0"]))
    counts = {one["state"]: one["count"] for one in talk.result("registre_view")["counts"]}
    assert counts == {"accepte": 1, "refuse": 1}


def test_a_rehearsal_is_never_written_down():
    talk, name = started(2)
    take(talk, report({}, ["A-0", "A-1"], name, "REPETITION"))
    counts = {one["state"]: one["count"] for one in talk.result("registre_view")["counts"]}
    assert counts == {"envoye": 2}


def test_a_registre_of_another_certifier_or_changed_by_hand_is_refused_and_changes_nothing():
    talk, _ = started(2)
    _, text = talk.download("registre_file")
    other = ready(people(2))
    changed = text.replace(b"12ABC345", b"99ABC345")
    error = other.error("registre_load", changed, name="r.json", size=1)
    assert error["code"] == "REGISTRE_MODIFIE"
    assert other.result("registre_view")["available"] is False
    stranger = Talk()
    stranger.open(people(2))
    stranger.result("settings", values={**ANSWERS, "certificateur.id_client": "99XYZ999"})
    error = stranger.error("registre_load", text, name="r.json", size=1)
    assert error["code"] == "REGISTRE_AUTRE_CERTIFICATEUR"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace(b'"attente"', b'"accepte"').replace(b"A-0", b"A-9"),
        lambda text: text.replace(b"12ABC345", b"99ABC345"),
        lambda _: b"{}",
        lambda _: b"[" * 100_000,
        lambda _: b"",
    ],
)
def test_a_registre_that_is_refused_leaves_the_one_in_use_as_it_was(spoil):
    talk, name = started(2)
    _, text = talk.download("registre_file")
    take(talk, report({"A-1": DAY}, ["A-0"], name))
    summary = talk.job("check")["summary"]
    before = talk.result("registre_view"), talk.download("registre_file")
    error = talk.error("registre_load", spoil(text), name="r.json", size=1)
    assert error["kind"] == "user"
    assert error["title"]
    assert error["remedy"]
    assert (talk.result("registre_view"), talk.download("registre_file")) == before
    assert talk.job("check")["summary"] == summary


def test_the_key_comes_from_outside_and_the_registre_needs_a_certifier():
    talk = ready(people(1))
    talk.result("registre_new")
    _, text = talk.download("registre_file")
    assert json.loads(text)["cle"] == "00000000-0000-4000-8000-000000000001"
    nobody = Talk()
    nobody.open(people(1))
    assert nobody.error("registre_new")["code"] == "CERTIFICATEUR_INCONNU"
    assert nobody.error("registre_file")["code"] == "AUCUN_REGISTRE"


def test_the_people_of_a_state_are_listed():
    talk, name = started()
    take(talk, report({"A-1": DAY}, [], name))
    page = talk.result("registre_people", state="refuse")
    assert [(one["place"], one["name"], one["label"]) for one in page["items"]] == [
        ("Ligne 3", "MARCHAND Élodie", "refusé")
    ]
