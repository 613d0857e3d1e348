"""Files and answers that cannot do, through the whole stack: a code and a sentence each.

Whatever is refused, what was loaded before is still there.
"""

import json

import pytest

from cases.talk import ANSWERS, Talk, people, ready
from unit.reading import workbooks

PEOPLE = people(3)
XLSX = workbooks.xlsx([line.split(";") for line in PEOPLE.decode().splitlines()])
HEADER = PEOPLE.splitlines()[0]
FLUX = b'<?xml version="1.0"?><cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"/>'

FILES = {
    "empty file": ("vide.csv", b"", "FICHIER_VIDE"),
    "blank text": ("blanc.csv", b" \r\n\r\n;;;\r\n", "FICHIER_VIDE"),
    "text renamed": ("liste.xlsx", b"Liste des admis\nMARCHAND\n", "TEXTE_SOUS_NOM_DE_CLASSEUR"),
    "truncated zip": ("liste.xlsx", XLSX[: len(XLSX) // 2], "CLASSEUR_TRONQUE"),
    "password": (
        "protege.xlsx",
        (workbooks.DATA / "protege.xlsx").read_bytes(),
        "CLASSEUR_PROTEGE",
    ),
    "no row": ("liste.xlsx", workbooks.xlsx([], []), "CLASSEUR_VIDE"),
    "header only": ("liste.xlsx", workbooks.xlsx([HEADER.decode().split(";")]), "AUCUNE_PERSONNE"),
    "header only, csv": ("liste.csv", HEADER, "AUCUNE_PERSONNE"),
    "unknown columns": ("liste.csv", b"Groupe;Remise\na;b\n", "COLONNES_NON_RECONNUES"),
    "uneven rows": ("liste.csv", PEOPLE + b";un;de;trop\n", "CSV_LIGNES_INEGALES"),
    "broken quotes": ("liste.csv", PEOPLE + b'\nA-9;"RS"x;RS5200\n', "CSV_GUILLEMETS"),
    "a flow": ("flux.xml", FLUX, "FLUX_SANS_PASSAGE"),
    "a report": ("accuse.xml", b"<rapport><nomFichier>f</nomFichier></rapport>", "ACCUSE_XML"),
    "some XML": ("notes.xml", b"<notes/>", "XML_NON_RECONNU"),
    "an image": ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "FICHIER_PAS_TABLEUR"),
}


def assert_french_sentences(error):
    assert error["kind"] == "user"
    for part in ("title", "message", "remedy"):
        assert error[part][0].isupper() or error[part][0] == "«", error[part]
        assert error[part].endswith("."), error[part]
        assert "{" not in error[part]
    assert "MARCHAND" not in json.dumps(error, ensure_ascii=False)


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_do_is_refused_and_the_last_one_kept(case):
    name, data, code = FILES[case]
    talk = ready(PEOPLE)
    before = talk.download("report")
    error = talk.error("open", data, name=name, size=len(data))
    assert error["code"] == code
    assert_french_sentences(error)
    assert talk.download("report") == before
    talk.job("generate", valid_only=False)
    assert talk.download(index=0)[1].count(b"<cpf:passageCertification>") == 3


def test_each_refusal_has_its_own_sentences():
    told = {}
    for name, data, code in FILES.values():
        error = Talk().error("open", data, name=name, size=len(data))
        told.setdefault(code, set()).add(error["title"])
    titles = [title for found in told.values() for title in found]
    assert len(titles) == len(set(titles)) == len(told)


def test_a_file_too_heavy_is_refused_before_it_is_read():
    talk = ready(PEOPLE)
    error = talk.error("admit", name="liste.xlsx", size=300 * 1024 * 1024)
    assert error["code"] == "FICHIER_TROP_GRAND"
    assert_french_sentences(error)
    assert talk.job("check")["summary"]["rows"] == 3


def test_an_open_under_way_leaves_the_last_file_until_it_ends():
    talk = ready(PEOPLE)
    talk.tick = 1.0
    progress = talk.result("open", people(5), name="autre.csv", size=9)
    assert progress["finished"] is False
    assert talk.result("findings")["total"] == 0
    talk.result("cancel", job=progress["job"])
    assert talk.job("check")["summary"]["rows"] == 3


@pytest.mark.parametrize("missing", sorted(ANSWERS))
def test_each_missing_identifier_is_named(missing):
    talk = Talk()
    talk.open(PEOPLE)
    form = talk.result("settings", values={k: v for k, v in ANSWERS.items() if k != missing})
    assert (form["ready"], form["sentence"]) == (False, "Il manque 1 réponse.")
    view = talk.job("check")
    assert view["can_generate"] is False
    (group,) = view["groups"]
    assert (group["code"], group["whole_file"]) == ("REGLAGE_ABSENT", True)
    (finding,) = talk.result("findings")["items"]
    assert (finding["row"], finding["severity"]) == (None, "error")
    error = talk.error("generate", valid_only=True)
    assert error["code"] == "RIEN_A_GENERER"
    assert_french_sentences(error)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("emetteur.id_client", "12ABC34", "LONGUEUR_EXACTE"),
        ("certificateur.id_client", "12ABC3456", "LONGUEUR_EXACTE"),
        ("certificateur.id_contrat", "M" * 21, "TEXTE_TROP_LONG"),
    ],
)
def test_an_identifier_of_the_wrong_length_is_kept_and_explained(key, value, code):
    talk = ready(PEOPLE)
    form = talk.result("settings", values={key: value})
    inputs = {one["key"]: one for section in form["sections"] for one in section["inputs"]}
    assert (inputs[key]["value"], form["ready"]) == (value, False)
    assert inputs[key]["error"].endswith((".", "!"))
    assert form["sentence"] == "1 réponse à corriger."
    assert [group["code"] for group in talk.job("check")["groups"]] == [code]
    assert talk.error("generate", valid_only=True)["code"] == "RIEN_A_GENERER"
    assert talk.result("settings", values={key: ANSWERS[key]})["ready"] is True
    assert talk.job("generate", valid_only=False)["left_out"] == 0


def test_a_settings_file_that_cannot_be_read_leaves_the_last_file():
    talk = ready(PEOPLE)
    error = talk.error("open", people(5), name="autre.csv", size=9, settings="pas du toml")
    assert error["code"] == "REGLAGES_ILLISIBLES"
    assert_french_sentences(error)
    assert talk.job("check")["summary"]["rows"] == 3
