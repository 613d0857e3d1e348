"""What follows from what the user gave stands as long as that stands, and no longer."""

from copy import copy
from dataclasses import replace

import pytest

from cases.talk import people, ready
from certiflux.corrections import cells
from certiflux.corrections import people as rows
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.registre.registre import Registre
from certiflux.mapping.prevention_file import Prevention
from certiflux.session.answering import choose_schema, take_prevention
from certiflux.session.memo import Memo


@pytest.fixture
def talk():
    talk = ready(people(3))
    talk.job("generate", valid_only=False)
    return talk


@pytest.fixture
def dossier(talk):
    return talk.session.desk.dossier


def with_another(dossier, name):
    """Put another thing, equal or not, in the place of what the dossier has."""
    if name == "corrections":
        dossier.corrections = copy(dossier.corrections)
        return
    before = getattr(dossier, name)
    another = copy(before) if before is not None else object()
    if name == "settings":
        another = replace(before, situation="autre")
    dossier.document = replace(dossier.document, **{name: another})


@pytest.mark.parametrize("name", ["table", "mapping", "settings", "corrections", "brought"])
def test_with_another_of_what_it_depends_on_nothing_stands(dossier, name):
    found, made = dossier.findings, dossier.products
    before = dossier.document, dossier.corrections
    assert made
    with_another(dossier, name)
    assert (dossier.mended, dossier.dataset, dossier.findings) == (None, None, None)
    assert (dossier.rows, dossier.products) == (None, [])
    dossier.document, dossier.corrections = before
    assert dossier.findings is found
    assert dossier.products is made


def test_the_same_answers_given_again_leave_what_was_made(dossier):
    found, made = dossier.findings, dossier.products
    dossier.document = replace(dossier.document, settings=copy(dossier.settings))
    dossier.answer(choose_schema, dossier.version)
    assert dossier.settings.schema == dossier.version.number
    assert dossier.findings is found
    assert dossier.products is made


def test_the_answers_of_the_other_flow_leave_what_was_made(dossier):
    found, made = dossier.findings, dossier.products
    dossier.answer(take_prevention, Prevention(model="attestations"))
    assert dossier.settings.prevention.model == "attestations"
    assert dossier.findings is found
    assert dossier.products is made


def test_a_file_is_of_the_people_as_they_were(dossier):
    mended = dossier.workshop()
    dossier.keep_products([])
    assert dossier.products == []
    assert dossier.workshop() is mended


def deposit(talk):
    """Have the files said to be deposited."""
    talk.result("deposited", deposited=True)


def test_standings_follow_the_answers_without_being_told(talk, dossier):
    assert dossier.followed is None
    deposit(talk)
    (flow,) = dossier.answers.flows
    assert {dossier.followed.state(row) for row in range(3)} == {Standing.WAITING}
    flow.deposited = False
    assert dossier.followed is None
    flow.deposited = True
    standings = dossier.followed
    dossier.answers.other.add(flow.ids[1])
    assert dossier.followed is not standings


def test_standings_follow_the_ids_of_the_list_and_come_back_with_them(talk, dossier):
    deposit(talk)
    shop = dossier.workshop().shop
    dossier.correct(cells.edit(shop, 0, "5.1", "Z-9"), 0.0)
    assert dossier.present_ids()[0] == "Z-9"
    assert dossier.followed.ids[0] == "A-0", "it was sent under that one"
    dossier.undo()
    assert dossier.followed.state(0) is Standing.WAITING


def test_nothing_is_made_again_while_nothing_changed(talk, dossier, monkeypatch):
    deposit(talk)
    standings, ids, beside = dossier.followed, dossier.present_ids(), dossier.rows
    times = []
    monkeypatch.setattr(Answers, "join", lambda *_, **__: times.append(1))
    shop = dossier.workshop().shop
    dossier.correct(cells.edit(shop, 0, "8.4", "Lou"), 0.0)
    dossier.correct(rows.put_aside(shop, [1], "plus tard"), 0.0)
    assert dossier.followed is standings
    assert dossier.present_ids() is ids
    assert dossier.rows is beside
    assert times == []


def test_a_registre_and_other_answers_are_seen_at_once(talk, dossier):
    deposit(talk)
    beside = dossier.rows
    assert dossier.known is None
    dossier.remember(Registre("12ABC345", "graine"))
    assert dossier.known is not None
    assert dossier.rows is not beside
    dossier.answers = Answers()
    assert dossier.followed is None


def test_who_is_refused_and_unchanged_is_seen_of_the_corrections_alone(talk, dossier):
    name = dossier.answers.flows[0].name
    own = dossier.present_ids()[0]
    talk.job("accuse", report(name, own), name="a.xml", size=1)
    shop = dossier.workshop().shop
    assert list(shop.refused) == [0]
    assert list(shop.unchanged) == [0]
    dossier.correct(cells.edit(shop, 0, "8.4", "Lou"), 0.0)
    assert list(shop.unchanged) == []
    dossier.undo()
    assert list(shop.unchanged) == [0]
    dossier.answers.forget()
    assert list(shop.refused) == []


def report(name, own):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rapport xmlns="urn:cdc:cpf:pc5:rapport:schema">'
        f"<nomFichier>{name}</nomFichier><idTraitement>12</idTraitement><PassagesKO><passage>"
        f"<idTechnique>{own}</idTechnique><messageErreur>Aucun titulaire ne correspond aux "
        "critères obligatoires</messageErreur></passage></PassagesKO></rapport>"
    ).encode()


def test_what_a_document_says_is_read_from_it(dossier):
    assert dossier.size == len(dossier.data) == len(dossier.document.data)
    assert dossier.schema is dossier.document.schema


def test_a_memo_tells_objects_apart_and_tuples_by_what_they_hold():
    memo, made, times = Memo(), object(), []
    one, other = [1], [1]
    make = lambda: times.append(1) or made  # noqa: E731
    assert memo.get(one) is None
    assert memo.of(make, one, (1, "a")) is memo.of(make, one, (1, "a")) is made
    assert times == [1]
    memo.of(make, other, (1, "a"))
    memo.of(make, other, (1, "b"))
    memo.of(make, other)
    assert times == [1] * 4


def test_a_memo_of_nothing_is_a_memo_too():
    memo, times = Memo(), []
    make = lambda: times.append(1)  # noqa: E731
    assert memo.of(make, "a") is memo.of(make, "a") is None
    assert times == [1]
