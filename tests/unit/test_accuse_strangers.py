"""An accusé about others than the people of the list: counted, told, never called good news."""

import io
import zipfile

import pytest

from cases.accusing import NOBODY, generate, refused_file, report, take
from cases.talk import Talk, people, ready
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.deposits.accuse.alike import key_of
from certiflux.deposits.accuse.reading import is_accuse, read_accuse
from unit.reading import workbooks


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def sentences(view):
    return " ".join(note["sentence"].replace("\u00a0", " ") for note in view["notes"])


def test_a_refusal_of_nobody_here_is_no_good_news():
    talk = ready(people(3))
    view = take(talk, report({"Z-9": NOBODY}, accepted=("A-0", "A-1", "A-2")))
    verdict = view["verdict"]
    assert verdict["level"] == "warning"
    assert "1 refus concerne un identifiant absent de votre liste" in verdict["sentence"]
    assert "0 refusée" not in verdict["sentence"]
    assert "Rien à refaire" not in verdict["next"]
    assert view["summary"]["refused_unknown"] == 1
    assert f"« Z-9 » : « {NOBODY} »" in sentences(view)


def test_people_whom_the_report_does_not_name_are_told():
    talk = ready(people(4))
    view = take(talk, report(accepted=("A-0",)))
    assert "3 personnes de votre liste ne sont pas dans l'accusé" in sentences(view)
    view = take(talk, report(accepted=("A-1", "A-2", "A-3"), treatment="2"))
    assert "dans l'accusé" not in sentences(view)


def test_a_file_refused_whole_names_nobody_and_so_leaves_nobody_out():
    talk = ready(people(4))
    view = take(talk, refused_file(generate(talk), 4, "cvc-type.3.1.3 : La valeur 'X' n'est pas."))
    assert view["file_errors"]
    assert "dans l'accusé" not in sentences(view)


def test_an_id_nearly_the_same_is_told_and_never_joined():
    talk = ready(people(2).replace(b"A-1;", b"0042;"))
    view = take(talk, report({"42": NOBODY}, accepted=("A-0",)))
    assert "« 42 » pour « 0042 »" in sentences(view)
    assert (view["summary"]["refused"], view["summary"]["refused_unknown"]) == (0, 1)
    (offer,) = view["alike"]
    assert (offer["id"], offer["own"]) == ("42", "0042")
    joined = talk.result("accuse_same", id="42", own="0042")
    assert (joined["summary"]["refused"], joined["summary"]["refused_unknown"]) == (1, 0)
    assert joined["alike"] == []


def test_a_report_that_names_nearly_the_same_ids_alone_is_taken_and_asked_about():
    talk = ready(people(2).replace(b"A-1;", b"0042;"))
    view = take(talk, report({"42": NOBODY}))
    assert len(view["alike"]) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("42", "0042", True), ("ES 03", "es03", True), ("0", "000", True), ("A-1", "A-10", False)],
)
def test_ids_are_compared_without_what_spreadsheets_change(one, other, same):
    assert (key_of(one) == key_of(other)) is same


def test_an_accuse_of_another_body_says_so_beside_its_verdict():
    talk = ready(people(2))
    view = take(talk, report(accepted=("A-0", "A-1"), name="flux-99XYZ999-20250110-101500.xml"))
    assert view["verdict"]["level"] == "warning"
    assert "Vérifiez d'abord" in view["verdict"]["next"]
    assert "de l'organisme 99XYZ999 et non du vôtre (12ABC345)" in view["notes"][0]["sentence"]


def test_an_accuse_of_another_file_says_so_once_files_were_made_here():
    talk = ready(people(2))
    name = generate(talk)
    other = take(talk, report(accepted=("A-0", "A-1"), name="flux-12ABC345-20250110-101500.xml"))
    assert "qui n'est pas l'un de ceux faits ici" in other["notes"][0]["sentence"]
    talk = ready(people(2))
    name = generate(talk)
    own = take(talk, report(accepted=("A-0", "A-1"), name=name))
    assert (own["notes"], own["verdict"]["level"]) == ([], "ok")


def test_an_empty_message_has_its_own_sentence():
    talk = ready(people(2))
    view = take(talk, report({"A-0": ""}, accepted=("A-1",)))
    assert [group["code"] for group in view["groups"]] == ["SANS_MESSAGE"]
    (item,) = talk.result("accuse_people", offset=0, limit=10)["items"]
    assert item["title"] == "Un refus sans aucun message"


REPORT = report({"A-0": NOBODY}, accepted=("A-1",))


def test_a_zip_that_holds_one_report_is_that_report():
    data = zipped(accuse_xml=REPORT, lisez_txt="bonjour")
    assert drain(read_accuse("a.zip", data)).refused == ["A-0"]
    assert is_accuse(data[:65536])
    assert not is_accuse(zipped(liste_csv="a;b")[:65536])
    talk = Talk()
    told = talk.result("identify", data, name="a.zip", size=len(data))
    assert told == {"kind": "accuse"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped(a_xml=REPORT, b_xml=REPORT), "contient 2 accusés"),
        (zipped(liste_csv="a;b"), "ne contient aucun accusé"),
        (zipped(a_xml=REPORT)[:-30], "abîmée"),
        (workbooks.xlsx([["Nom"], ["DURET"]]), "C'est un classeur"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "C'est un classeur"),
        (f"A-0 {NOBODY}".encode(), "C'est du texte"),
        (b"", "Ce fichier est vide"),
        (b"\xef\xbb\xbf \r\n", "Ce fichier est vide"),
    ],
)
def test_what_is_no_report_has_its_own_sentence(data, said):
    with pytest.raises(UserError) as caught:
        drain(read_accuse("a.xml", data))
    assert caught.value.code == "PAS_UN_ACCUSE"
    assert said in caught.value.message


def test_a_report_in_utf_16_under_a_utf_8_line_is_known_for_one():
    data = REPORT.decode().encode("utf-16")
    assert is_accuse(data)
    with pytest.raises(UserError) as caught:
        drain(read_accuse("a.xml", data))
    assert caught.value.code == "ACCUSE_ENCODAGE"


def test_a_flow_in_utf_16_under_a_utf_8_line_is_told_so():
    flow = (
        '<?xml version="1.0" encoding="UTF-8"?><cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"/>'
    )
    data = flow.encode("utf-16")
    error = Talk().error("open", data, name="flux.xml", size=len(data))
    assert error["code"] == "XML_ENCODAGE_FAUX"
