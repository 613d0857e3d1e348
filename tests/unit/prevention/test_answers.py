"""The form of the import: what the list gives, what is asked, what is kept of the answers."""

import json

import pytest

from cases.talk import ANSWERS, Talk
from certiflux.base.errors import UserError
from certiflux.base.nir import key_of
from certiflux.mapping.prevention_file import Prevention
from certiflux.mapping.settings import Settings, parse
from certiflux.mapping.settings_file import write

HEADERS = "5.1;4.1;4.2;5.4;5.5;5.10;5.12;5.14;8.1;8.3;8.6;8.9;NIR;SIRET;N° de session;Stage"
NUMBER = f"2880331555000{key_of('2880331555000'):02}"
OTHER = "2880431555000"
WRONG = NUMBER[:13] + f"{int(NUMBER[13:]) % 97 + 1:02}"
"""Nobody's: the order number 000 is never given; the key of the second is false."""

PERSON = (
    f"A-1;RS;RS6550;admission;OUI;16/06/2026;NON;NON;MARCHAND;Élodie;1988;F;{NUMBER};"
    "732 829 320 00074;S-1;SST"
)
FULL = {
    "REFERENCE_DECLARATION": "Session de juin",
    "DATE_DEBUT_FORMATION": "15/06/2026",
    "DATE_FIN_FORMATION": "15/06/2026",
    "COMPETENCE_TRANSFERABLE": "115650;121885;400635",
    "FORMATION_CERTIFIANTE": "OUI",
    "PRESENCE_EMPLOYEUR": "OUI",
}


def opened(*rows, headers=HEADERS):
    talk = Talk()
    talk.open("\n".join([headers, *(rows or [PERSON])]).encode())
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


def answer(talk, **values):
    answers = {name: {"choice": "value", "value": value} for name, value in values.items()}
    return talk.result("prevention_answer", answers=answers)


def complete(talk, model="ADF"):
    talk.result("prevention_answer", model=model)
    return answer(talk, **FULL)


def columns(view):
    return {one["name"]: one for group in view["groups"] for one in group["columns"]}


def test_nothing_is_shown_of_a_layout_before_one_is_chosen():
    view = opened().result("prevention")
    assert (view["model"], view["groups"], view["nir"]) == ("", [], None)
    assert [one["key"] for one in view["layouts"]] == ["JDR", "ADF"]
    assert all(one["applies"] for one in view["layouts"])
    assert len(view["facts"]) == 6


def test_the_list_is_used_where_it_can_be_and_the_rest_is_asked():
    view = opened().result("prevention_answer", model="ADF")
    found = columns(view)
    told = {name: one["choice"] for name, one in found.items()}
    assert told["NOM_TITULAIRE"] == told["NIR"] == told["ID_UNIQUE_PARTENAIRE"] == "list"
    assert told["ID_DECLARATION"].startswith("col:")
    assert told["NOM_FORMATION"].startswith("col:")
    assert "Stage" in found["NOM_FORMATION"]["told"]
    missing = {name for name, one in found.items() if one["missing"]}
    assert missing == set(FULL)
    assert view["missing"] == len(missing) + 1


def test_an_answer_asks_for_what_it_makes_obligatory():
    talk = opened()
    talk.result("prevention_answer", model="JDR")
    assert "NOM_FORMATION" not in columns(talk.result("prevention"))
    found = columns(answer(talk, PRESENCE_FORMATION="OUI", FORMATION_CERTIFIANTE="NON"))
    assert found["DATE_DEBUT_FORMATION"]["missing"]
    assert found["DOMAINE_FORMATION"]["missing"]
    assert "CERTIFICATION_VISEE" not in found
    assert not columns(answer(talk, PRESENCE_FORMATION="NON")).keys() & {"DOMAINE_FORMATION"}


def test_an_employer_is_told_by_the_siret_on_the_users_word():
    alone = PERSON.replace("A-1", "A-2").replace("732 829 320 00074", "").replace(NUMBER, OTHER)
    talk = opened(PERSON, alone)
    complete(talk)
    assert talk.job("make_prevention", nir=True)["left"] == 1
    view = talk.result("prevention_answer", answers={"PRESENCE_EMPLOYEUR": {"choice": "by"}})
    said = columns(view)["PRESENCE_EMPLOYEUR"]
    assert (said["choice"], said["missing"]) == ("by", False)
    assert talk.job("make_prevention", nir=True)["left"] == 0
    lines = talk.download("prevention_file")[1].decode().split("\r\n")[1:3]
    assert [line.split("|")[15:17] for line in lines] == [["OUI", "73282932000074"], ["NON", ""]]


def test_a_wrong_value_for_all_is_said_beside_its_input():
    talk = opened()
    talk.result("prevention_answer", model="ADF")
    said = columns(answer(talk, COMPETENCE_TRANSFERABLE="115650"))["COMPETENCE_TRANSFERABLE"]
    assert "un seul code" in said["error"]
    assert "115650/121885/400635" in said["error"]
    assert not columns(answer(talk, **FULL))["COMPETENCE_TRANSFERABLE"]["error"]


def test_a_whole_import_is_made_and_handed_over():
    talk = opened()
    view = complete(talk)
    assert view["state"].startswith("Il ne manque que votre accord")
    made = talk.job("make_prevention", nir=True)
    assert made["verdict"]["level"] == "ok"
    described, data = talk.download("prevention_file")
    assert described["name"] == made["file"]["name"]
    assert described["name"].startswith("passeport-prevention-adf-2026")
    header, line, end = data.decode().split("\r\n")
    assert (len(header.split("|")), end) == (20, "")
    said = dict(zip(header.split("|"), line.split("|"), strict=True))
    assert said["NIR"] == NUMBER[:13]
    assert said["DATE_DEBUT_VALIDITE"] == "16/06/2026"
    assert said["CERTIFICATION_VISEE"] == "RS6550"
    assert said["SIRET_EMPLOYEUR"] == "73282932000074"


def test_without_the_users_word_no_number_is_written():
    talk = opened()
    complete(talk)
    made = talk.job("make_prevention")
    assert [one["code"] for one in made["groups"]] == ["PP_NIR_SANS_ACCORD"]
    assert made["file"] is None
    assert talk.error("prevention_file")["code"] == "PASSEPORT_A_PREPARER"


def test_the_number_stands_in_no_reply_and_in_no_other_file():
    wrong = PERSON.replace(NUMBER, WRONG).replace("A-1", "A-2")
    talk = opened(PERSON, wrong)
    complete(talk)
    made = talk.job("make_prevention", nir=True)
    assert (made["ready"], made["left"]) == (1, 1)
    texts = [json.dumps(made), json.dumps(talk.result("prevention", nir=True))]
    texts += [talk.download(op)[1].decode() for op in ("prevention_journal", "prevention_findings")]
    assert "288••" in "".join(texts).replace(" ", "")
    for text in texts:
        bare = "".join(filter(str.isalnum, text))
        assert NUMBER[3:13] not in bare
        assert WRONG[3:] not in bare
    assert NUMBER not in talk.download("settings_file")[1].decode()


def test_a_column_of_numbers_feeds_nothing_else():
    talk = opened(headers=HEADERS.replace("SIRET", "Référence employeur"))
    found = columns(talk.result("prevention_answer", model="ADF"))
    offered = {one["label"] for one in found["REFERENCE_DECLARATION"]["options"]}
    assert any("Stage" in one for one in offered)
    assert not any("NIR" in one for one in offered)


def test_who_is_put_aside_is_not_declared():
    talk = opened(PERSON, PERSON.replace("A-1", "A-2"))
    complete(talk)
    talk.result("aside", rows=[1], reason="absente")
    assert talk.job("make_prevention", nir=True)["rows"] == 1


def test_a_corrected_cell_is_the_one_that_is_declared():
    talk = opened()
    complete(talk)
    talk.result("edit", row=0, field="8.1", text="VERNIER")
    talk.job("make_prevention", nir=True)
    assert b"|VERNIER|" in talk.download("prevention_file")[1]


def test_a_changed_answer_takes_the_file_back():
    talk = opened()
    complete(talk)
    talk.job("make_prevention", nir=True)
    answer(talk, REFERENCE_DECLARATION="Autre session")
    assert talk.error("prevention_file")["code"] == "PASSEPORT_A_PREPARER"
    assert talk.error("prevention_journal")["code"] == "PASSEPORT_A_PREPARER"


def test_the_journal_says_where_each_column_comes_from():
    talk = opened()
    complete(talk)
    talk.job("make_prevention", nir=True)
    lines = talk.download("prevention_journal")[1].decode("utf-8-sig").splitlines()
    said = {line.split(";")[0]: line for line in lines}
    assert len(said) == 21
    assert "Colonne « Stage » de votre feuille, reconnue à son titre." in said["NOM_FORMATION"]
    assert "Clé du numéro" in said["NIR"]
    assert (
        ";Espaces et points retirés d'un numéro;732 829 320 00074;73282932000074;1;2"
        in said["SIRET_EMPLOYEUR"]
    )
    assert "15/06/2026" in said["DATE_DEBUT_FORMATION"]


def test_nothing_is_prepared_before_the_check_or_the_choice():
    talk = Talk()
    assert talk.error("prevention")["code"] == "AUCUN_FICHIER"
    talk.open(f"{HEADERS}\n{PERSON}".encode())
    assert talk.error("prevention")["code"] == "LISTE_A_VERIFIER"
    assert opened().error("make_prevention")["code"] == "MODELE_A_CHOISIR"


KEPT = Settings(
    prevention=Prevention(
        "JDR",
        {"NOM_JDR": 'Dit "SST" | initial', "MODE_OBTENTION": ""},
        {"ID_DECLARATION": "N° de session", "NOM_FORMATION": ""},
    )
)


def test_the_answers_are_kept_with_the_settings():
    assert parse(write(KEPT)) == KEPT
    assert "[prevention.constantes]" in write(KEPT)
    assert "prevention" not in write(Settings())
    talk = opened()
    complete(talk)
    settings = talk.download("settings_file")[1].decode()
    assert "nir" not in settings.partition("[prevention]")[2].casefold()
    again = Talk()
    again.open(f"{HEADERS}\n{PERSON}".encode(), settings=settings)
    again.job("check")
    assert again.result("prevention")["missing"] == 1
    again.job("make_prevention", nir=True)
    assert again.download("prevention_file")[1].count(b"\r\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        "prevention = 3",
        '[prevention]\nmodele = "XYZ"',
        '[prevention]\nautre = "x"',
        '[prevention.constantes]\nAUTRE = "x"',
        '[prevention.constantes]\nNIR = "2880599109000"',
        '[prevention.colonnes]\nNOM_TITULAIRE = "Nom"',
        "[prevention]\nconstantes = 3",
    ],
)
def test_settings_that_make_no_sense_are_refused(text):
    with pytest.raises(UserError):
        parse(text)


def test_a_column_that_is_no_longer_there_is_said_and_asked_again():
    talk = Talk()
    settings = '[prevention]\nmodele = "ADF"\n[prevention.colonnes]\nNOM_FORMATION = "Intitulé"\n'
    talk.open(f"{HEADERS.replace('Stage', 'Divers')}\n{PERSON}".encode(), settings=settings)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    said = columns(talk.result("prevention"))["NOM_FORMATION"]
    assert said["missing"]
    assert "« Intitulé » n'est pas dans ce fichier" in said["told"].replace("\u00a0", " ")


def test_a_cell_corrected_for_the_flow_is_corrected_here_too():
    row = PERSON.replace(";SST", ";17/06/2026")
    talk = opened(row, headers=HEADERS.replace("Stage", "Date de fin de session"))
    talk.result("prevention_answer", model="ADF")
    answer(
        talk, NOM_FORMATION="SST", **{n: v for n, v in FULL.items() if n != "DATE_FIN_FORMATION"}
    )
    assert columns(talk.result("prevention"))["DATE_FIN_FORMATION"]["choice"].startswith("col:")
    talk.result("edit", row=0, field="5.7", text="15/06/2026")
    talk.job("make_prevention", nir=True)
    assert b"|15/06/2026|15/06/2026|" in talk.download("prevention_file")[1]
