"""The proof of the pack: what tells of people is looked for in it, and a leak is told."""

from array import array

import pytest

from cases.tables import TABLES
from cases.talk import EPOCH, people, ready
from certiflux.base.pseudonyms import PSEUDONYMS
from certiflux.base.work import drain
from certiflux.dataset.values import FieldColumn
from certiflux.exports.assistance.assistance import LIST, REPORT, assistance, zipped
from certiflux.exports.assistance.proof import KINDS, search
from certiflux.exports.assistance.view import proof_view
from certiflux.screens.assistance import requests as helping

ROWS = 20


@pytest.fixture(scope="module")
def made():
    dossier = ready(people(ROWS, wrong=3)).session.desk.dossier
    _, files = drain(assistance(dossier, "secret", 0.0))
    return dossier, files


def plain(text):
    return text.replace("\u00a0", " ")


def test_nothing_of_the_file_is_found_and_what_was_looked_for_is_counted(made):
    dossier, files = made
    found = drain(search(dossier, files, LIST))
    assert list(found) == list(KINDS)
    assert [values for _, values in found.values()] == [[]] * len(KINDS)
    assert found["Identifiants et liens"][0] == ROWS
    assert found["Noms et prénoms"][0] == 2
    assert found["Votre organisme et le nom du fichier"][0] == 3
    view = proof_view(found)
    assert view["level"] == "ok"
    assert plain(view["sentence"]) == (
        f"{ROWS + 5} valeurs de votre fichier cherchées dans ce message : aucune ne s'y trouve."
    )


@pytest.mark.parametrize(
    ("name", "leak"),
    [
        (LIST, "\r\nMARCHAND;1"),
        (LIST, "\r\n" + ";" * 8 + "Le Marchand de Nîmes"),
        (REPORT, '"MARCHAND"'),
        (REPORT, "chez Élodie, hier"),
        (REPORT, "A-7 : liste.csv"),
        (REPORT, "DUPRÉ-LATOUR"),
    ],
)
def test_a_leak_is_found_and_told(made, name, leak):
    dossier, files = made
    dossier.dataset.columns["8.2"] = FieldColumn(["DUPRÉ-LATOUR"], array("I", [0] * ROWS))
    found = drain(search(dossier, files | {name: files[name] + leak.encode()}, LIST))
    view = proof_view(found)
    assert view["level"] == "warning"
    assert view["found"]
    assert "Relisez-le" in view["sentence"]


def test_what_was_corrected_is_looked_for_too():
    talk = ready(people(2))
    dossier = talk.session.desk.dossier
    dossier.dataset.columns["8.1"].values[0] = "KERVADEC"
    _, files = drain(assistance(dossier, "secret", 0.0))
    leaky = files | {REPORT: files[REPORT] + b" KERVADEC"}
    assert proof_view(drain(search(dossier, leaky, LIST)))["found"] == ["KERVADEC"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_pack_of_the_cases_holds_anybody(table):
    dossier = table.dossier()
    _, files = drain(assistance(dossier, "secret", 0.0))
    assert proof_view(drain(search(dossier, files, LIST)))["found"] == []


def test_the_page_is_told_what_the_pack_holds_before_it_is_saved():
    talk = ready(people(ROWS, wrong=3))
    view = talk.job("make_support")
    assert [one["name"] for one in view["files"]] == [
        "lisez-moi.json",
        "rapport.json",
        "liste.csv",
        "liste.certiflux.toml",
    ]
    assert all(one["what"] and one["size_label"] for one in view["files"])
    assert plain(view["people"]) == "20 personnes inventées, autant que dans votre fichier."
    assert view["findings"] == "Elles donnent exactement les mêmes constats."
    assert len(view["preview"]["rows"]) == 3
    assert "Nom de naissance du titulaire" in view["preview"]["headers"]
    assert "MARCHAND" not in str(view)
    assert view["proof"]["level"] == "ok"
    assert "Certiflux n'envoie rien" in view["send"]
    assert PSEUDONYMS in view["send"].replace("\u00a0", " ")
    _, data = talk.download("support")
    assert view["size"] == len(data)


def test_the_zip_is_that_of_its_files(made):
    _, files = made
    assert b"".join(drain(zipped(files, EPOCH))).count(b"PK\x03\x04") == len(files)


@pytest.mark.parametrize("spoilt", [LIST, REPORT])
def test_what_is_searched_is_what_is_saved(monkeypatch, spoilt):
    """A fault of the zip itself, whatever it is, is seen: its bytes are what is looked into."""

    def leaky(files, epoch):
        return zipped(files | {spoilt: files[spoilt] + b"\r\nMARCHAND"}, epoch)

    monkeypatch.setattr(helping, "zipped", leaky)
    view = ready(people(ROWS)).job("make_support")
    assert view["proof"]["found"] == ["MARCHAND"]
