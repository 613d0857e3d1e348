"""What is asked and said about the identifiers of passages, through the boundary."""

import json

import pytest

from cases.talk import ANSWERS, Talk

HEADERS = "N° de certificat;4.1;4.2;5.4;5.5;5.10;5.12;5.14;Nom de naissance;Prénom;Né(e) le;Sexe"
NAMES = (
    ("MARCHAND", "Élodie", "14/03/1988"),
    ("LE GOFF", "Yann", "02/11/1979"),
    ("BENALI", "Samira", "05/06/1992"),
    ("FABRE", "Hugo", "09/01/1965"),
)


def people(*identifiers):
    """Return a CSV of invented people with these identifiers."""
    lines = [HEADERS]
    for rank, one in enumerate(identifiers):
        name, first, birth = NAMES[rank % len(NAMES)]
        who = f"{name};{first};{birth};F"
        lines.append(f"{one};RS;RS5200;admission;OUI;20/05/2026;NON;NON;{who}")
    return "\n".join(lines).encode()


NONE = people("", "", "")


def asked(view):
    return view["identifiers"]["ask"], [one["field"] for one in view["missing"]], view["settled"]


def test_a_file_without_identifiers_asks_and_explains():
    view = Talk().open(NONE)
    said = view["identifiers"]
    assert asked(view) == (True, ["5.1"], False)
    assert said["title"].startswith("Votre fichier n'a pas d'identifiant par passage.")
    assert said["accept"] == {"mode": "generate", "label": "Créer ces identifiants"}
    assert (said["state"], said["mode"], said["empty"], said["undo"]) == ("absent", "none", 3, None)
    why, lasting, made = said["explanation"]
    assert "accusé" in why
    assert "supprimer" in why
    assert "n'en changez plus" in lasting
    assert "c'est un pseudonyme, devinable par qui connaît la personne" in made
    assert "laissez Certiflux en créer" in view["missing"][0]["remedy"]


def test_created_on_a_click_and_taken_back_by_another():
    talk = Talk()
    talk.open(NONE)
    view = talk.result("identifiers", mode="generate")
    assert asked(view) == (False, [], True)
    assert view["identifiers"]["sentence"].startswith(
        "Certiflux crée l'identifiant de chaque passage (3 lignes)."
    )
    assert view["identifiers"]["undo"] == "Ne plus en créer"
    assert view["identifiers"]["form"].startswith("CF-")
    talk.result("settings", values=ANSWERS)
    assert talk.job("check")["summary"]["valid_rows"] == 3
    page = talk.result("journal", kind="ID_CREE")
    assert [item["before"] for item in page["items"]] == ["(vide)"] * 3
    assert all(item["after"].startswith("CF-") for item in page["items"])
    view = talk.result("identifiers", mode="none")
    assert asked(view) == (True, ["5.1"], False)
    assert talk.job("check")["summary"]["valid_rows"] == 0


def test_whoever_wants_none_created_confirms_the_rest_without_them():
    talk = Talk()
    view = talk.open(NONE)
    (best,) = [one for one in view["questions"] if one["kind"] == "identifiers"]
    assert not best["open"]
    talk.result("identifiers", mode="generate")
    view = talk.result("identifiers", mode="none")
    (own,) = [one for one in view["questions"] if one["kind"] == "identifiers"]
    assert own["open"]
    assert not talk.result("confirm")["identifiers"]["created"]


def test_an_unknown_mode_changes_nothing():
    talk = Talk()
    talk.open(NONE)
    assert talk.error("identifiers", mode="generes")["code"] == "ARGUMENT_ILLISIBLE"
    assert talk.result("nobody", kept=[])["identifiers"]["mode"] == "none"


def test_free_columns_are_offered_for_it():
    data = b"Suivi;Nom;Vide\nX-1;MARCHAND;\nX-2;FABRE;\n"
    talk = Talk()
    said = talk.open(data)["identifiers"]
    assert said["columns"] == [{"index": 0, "label": "Colonne A «\u00a0Suivi\u00a0»"}]
    view = talk.result("assign", column=0, field="5.1")
    assert (view["identifiers"]["state"], view["identifiers"]["ask"]) == ("given", False)
    assert view["identifiers"]["columns"] == []


def test_empty_cells_are_filled_on_a_click_of_their_own():
    talk = Talk()
    view = talk.open(people("A-1", "", "A-3"))
    said = view["identifiers"]
    assert (said["state"], said["ask"], said["accept"]["mode"]) == ("partial", False, "fill")
    assert "1 ligne a une case vide dans la colonne" in said["sentence"]
    talk.result("settings", values=ANSWERS)
    assert talk.job("check")["summary"]["valid_rows"] == 2
    said = talk.result("identifiers", mode="fill")["identifiers"]
    assert (said["created"], said["undo"]) == (True, "Ne plus en créer")
    assert "crée l'identifiant qui manquait" in said["sentence"]
    assert talk.job("check")["summary"]["valid_rows"] == 3
    assert talk.result("journal", kind="ID_CREE")["total"] == 1


def test_several_empty_cells_are_said_in_the_plural():
    talk = Talk()
    said = talk.open(people("A-1", "", ""))["identifiers"]
    assert "2 lignes ont une case vide" in said["sentence"]
    said = talk.result("identifiers", mode="fill")["identifiers"]
    assert "crée les 2 identifiants qui manquaient" in said["sentence"]


def test_the_choice_is_kept_in_the_settings_and_only_serves_the_file_it_was_made_for():
    talk = Talk()
    talk.open(NONE)
    talk.result("identifiers", mode="generate")
    _, text = talk.download("settings_file")
    kept = text.decode()
    assert '"technique" = "generes"' in kept
    assert asked(talk.open(NONE, settings=kept)) == (False, [], True)
    view = talk.open(people("A-1", "A-2"), settings=kept)
    assert "ce fichier donne les siens" in " ".join(view["settings_notes"])
    assert view["identifiers"]["created"] is False
    # The user says otherwise: what the loaded file asked is not repeated.
    assert "siens" not in " ".join(talk.result("identifiers", mode="none")["settings_notes"])


def test_settings_that_complete_do_not_create_everything():
    settings = '[identifiants]\ntechnique = "completes"\n'
    view = Talk().open(NONE, settings=settings)
    assert asked(view) == (True, ["5.1"], False)
    assert "dites s'il faut tous les créer" in " ".join(view["settings_notes"])


def test_an_identifier_for_all_from_the_settings_is_no_question():
    view = Talk().open(NONE, settings='[constantes]\nidTechnique = "X"\n')
    assert asked(view)[0] is False


CHOSEN = '[colonnes]\n"N° de certificat" = "idTechnique"\n'
CLEAR = {
    "courriel": (["a.b@exemple.fr", "c@exemple.fr", "d@exemple.fr"], "l'adresse de courriel"),
    "nir": (["2880399123456", "1791199123456", "2920699123456"], "le numéro de sécurité sociale"),
    "nom": (["RS-marchand", "RS-LeGoff", "RS-BÉNALI"], "le nom ou le prénom"),
    "prénom": (["elodie1", "YANN2", "Samira-3"], "le nom ou le prénom"),
    "naissance": (["X14031988", "X02111979", "X05061992"], "la date de naissance"),
    "naissance courte": (["880314", "791102", "920605"], "la date de naissance"),
}


@pytest.mark.parametrize("case", CLEAR)
def test_personal_data_in_clear_is_said_with_what_to_do(case):
    identifiers, words = CLEAR[case]
    view = Talk().open(people(*identifiers), settings=CHOSEN)
    (warning,) = view["identifiers"]["warnings"]
    assert (warning["code"], warning["column"]) == ("clair", 0)
    assert words in warning["sentence"]
    for one in identifiers:
        assert one not in json.dumps(warning, ensure_ascii=False)


@pytest.mark.parametrize(
    "identifiers",
    [
        ["2026-SST-0001", "2026-SST-0002", "2026-SST-0003"],
        ["1", "2", "8"],
        ["MARCHE-1", "A", "B", "C", "D", "E"],
        ["elo-1", "yan-2", "sam-3"],
        ["ELEVE-12", "ELEVE-15", "ELEVE-19"],
        ["2", "3", "4"],
        ["MARCHAND1", *(f"X-{n}" for n in range(6))],
    ],
)
def test_ordinary_identifiers_are_left_in_peace(identifiers):
    view = Talk().open(people(*identifiers), settings=CHOSEN)
    assert view["identifiers"]["warnings"] == []


def test_one_identifier_for_all_or_too_few_is_said():
    (one,) = Talk().open(people("S-7", "S-7", "S-7"))["identifiers"]["warnings"]
    assert (one["code"], "le même identifiant aux 3 lignes" in one["sentence"]) == ("repete", True)
    (few,) = Talk().open(people("S-7", "S-7", "S-8"))["identifiers"]["warnings"]
    assert "donne 2 identifiants pour 3 lignes" in few["sentence"]


def test_plain_row_numbers_may_come_back_next_month():
    (warning,) = Talk().open(people("1", "2", "3"))["identifiers"]["warnings"]
    assert (warning["code"], warning["column"]) == ("suite", None)
    assert "vont de 1 à 3" in warning["sentence"]


def headless():
    """Return a list that has not even a column for identifiers."""
    return "\n".join(line.partition(";")[2] for line in NONE.decode().splitlines()).encode()


def test_without_any_column_they_are_created_too():
    talk = Talk()
    assert asked(talk.open(headless())) == (True, ["5.1"], False)
    assert asked(talk.result("identifiers", mode="generate")) == (False, [], True)


def test_a_correction_in_the_page_does_not_change_them():
    talk = Talk()
    talk.open(headless())
    talk.result("identifiers", mode="generate")
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    talk.result("edit", row=0, field="8.1", text="MARCHANT")
    talk.job("generate")
    _, corrected = talk.download()
    assert b"MARCHANT" in corrected
    talk.result("undo")
    talk.job("generate")
    _, plain = talk.download()
    assert corrected.replace(b"MARCHANT", b"MARCHAND") == plain


def remedies(talk):
    found = talk.result("findings", field="5.1")["items"]
    return {(item["code"], item["row"]): item["remedy"] for item in found}


def test_the_findings_propose_to_create_them():
    talk = Talk()
    talk.open(headless())
    talk.job("check")
    said = remedies(talk)
    assert list(said) == [("COLONNE_ABSENTE", None)]
    assert "demandez à Certiflux d'en créer" in said["COLONNE_ABSENTE", None]
    talk.open(people("A-1", "", "A-3"))
    talk.job("check")
    said = remedies(talk)
    assert list(said) == [("VALEUR_ABSENTE", 3)]
    assert "demandez à Certiflux de créer ceux qui manquent" in said["VALEUR_ABSENTE", 3]
