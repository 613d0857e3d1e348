"""The registre remembers what was sent without a name, and never lets an accepted passage slip."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.errors import UserError
from certiflux.deposits.registre.file import parse_registre, write_registre
from certiflux.deposits.registre.registre import (
    NEW,
    ORDER,
    PassageState,
    Registre,
    RegistreFlow,
    RegistrePassage,
    recognise,
)

OWNER = "12ABC345"
PERSON = ("MARCHAND", "Élodie", "F", "1988", "4", "12")


def line(
    registre, own, person=PERSON, state=PassageState.SENT, certification="RS5200", day="2026-05-20"
):
    """Make what is remembered of one passage."""
    return RegistrePassage(own, registre.fingerprint(person), certification, day, 0, state)


def filled():
    """Give a registre with one flow of two passages, the first accepted, the second refused."""
    registre = Registre(OWNER, "clé d'essai")
    other = ("BLANCHET", "Hugo", "M", "1991", "", "")
    passages = [line(registre, "A-1"), line(registre, "A-2", other)]
    registre.record_sent(RegistreFlow("f1", "flux-1.xml", "2026-06-01"), passages)
    registre.record_answer("A-1", PassageState.ACCEPTED, "", "2026-06-05")
    registre.record_answer("A-2", PassageState.REFUSED, "Plusieurs titulaires", "2026-06-05")
    return registre


def test_a_registre_holds_no_name_and_reads_back_the_same():
    registre = filled()
    text = write_registre(registre)
    for part in ("MARCHAND", "Élodie", "Elodie", "BLANCHET", "1988"):
        assert part not in text
    assert parse_registre(text, OWNER) == registre
    assert write_registre(parse_registre(text)) == text


def test_the_fingerprint_needs_the_key_and_forgets_spelling_only():
    one, other = Registre(OWNER, "a"), Registre(OWNER, "b")
    assert one.fingerprint(PERSON) == one.fingerprint(("Marchand ", "ELODIE", *PERSON[2:]))
    assert one.fingerprint(PERSON) != other.fingerprint(PERSON)
    assert one.fingerprint(PERSON) != one.fingerprint(("MARCHANDE", *PERSON[1:]))
    assert one.fingerprint(("AB", "C")) != one.fingerprint(("A", "BC"))


def test_what_was_accepted_stays_accepted():
    registre = filled()
    registre.record_sent(RegistreFlow("f2", "flux-2.xml", "2026-07-01"), [line(registre, "A-1")])
    assert registre.lines["A-1"].state is PassageState.ACCEPTED
    assert not registre.record_answer("A-1", PassageState.REFUSED, "existe déjà", "2026-07-02")
    assert registre.lines["A-1"].state is PassageState.ACCEPTED


def test_a_second_refusal_is_counted():
    registre = filled()
    registre.record_sent(RegistreFlow("f2", "flux-2.xml", "2026-07-01"), [line(registre, "A-2")])
    assert registre.lines["A-2"].state is PassageState.SENT
    registre.record_answer("A-2", PassageState.REFUSED, "encore", "2026-07-05")
    assert registre.lines["A-2"].refusals == 2


def test_an_unknown_passage_changes_nothing():
    registre = filled()
    before = write_registre(registre)
    assert not registre.record_answer("Z-9", PassageState.ACCEPTED, "", "2026-06-05")
    assert write_registre(registre) == before


def test_each_row_of_a_new_export_is_recognised():
    registre = filled()
    new = ("PETIT", "Paul", "M", "1999", "", "")
    people = registre.fingerprints(list(zip(PERSON, new, PERSON, new, strict=True)))
    known = recognise(
        registre, ["A-1", "B-1", "B-2", "A-2"], people, ["RS5200"] * 4, ["2026-05-20"] * 4
    )
    assert [NEW if code == NEW else ORDER[code] for code in known.states] == [
        PassageState.ACCEPTED,
        NEW,
        NEW,
        NEW,
    ]
    assert known.twins == {2: "A-1"}
    assert known.others == [3]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text[: len(text) // 2], "PAS_UN_REGISTRE"),
        (lambda _: "[1, 2]", "PAS_UN_REGISTRE"),
        (lambda _: "nom;prenom", "PAS_UN_REGISTRE"),
        (lambda text: text.replace('"format":1', '"format":9'), "REGISTRE_AUTRE_VERSION"),
        (lambda text: text.replace("RS5200", "RS5201"), "REGISTRE_MODIFIE"),
        (lambda text: text.replace(OWNER, "99XYZ999"), "REGISTRE_MODIFIE"),
    ],
)
def test_what_is_no_registre_or_was_changed_is_refused(change, code):
    with pytest.raises(UserError) as refused:
        parse_registre(change(write_registre(filled())), OWNER)
    assert refused.value.code == code


def test_the_registre_of_another_certifier_is_refused():
    text = write_registre(filled())
    with pytest.raises(UserError) as refused:
        parse_registre(text, "99XYZ999")
    assert refused.value.code == "REGISTRE_AUTRE_CERTIFICATEUR"
    assert parse_registre(text).owner == OWNER


@given(st.lists(st.tuples(st.text(max_size=4), st.sampled_from(list(PassageState))), max_size=10))
def test_any_registre_reads_back_the_same(rows):
    registre = Registre(OWNER, "k", [RegistreFlow("f", "n", "2026-01-01")])
    for own, state in rows:
        registre.lines[own] = RegistrePassage(own, "p", "RS1", "2026-01-01", 0, state, own, "", 1)
    text = write_registre(registre)
    assert parse_registre(text) == registre
    assert json.loads(text)["certificateur"] == OWNER
