"""Who is not admitted is put aside by the list itself, until the user's own word."""

import json

import pytest

from cases.talk import ANSWERS, EPOCH, Talk
from certiflux.base.words import NO_BREAK
from certiflux.cli import main

HEADER = "5.1;4.1;4.2;5.4;5.5;5.10;5.12;5.14;8.1;8.3;8.6;8.9;Décision du jury"
PEOPLE = (("Élodie", "Admis"), ("Yann", "Ajourné"), ("Inès", "R"), ("Hugo", ""), ("Zoé", "Admise"))
SETTINGS = """
[emetteur]
id_client = "12ABC345"
[certificateur]
id_client = "12ABC345"
id_contrat = "MCFCER000123"
"""


def listed(people=PEOPLE):
    rows = [
        f"A-{n};RS;RS5200;admission;OUI;20/05/2026;NON;NON;MARCHAND-{given};{given};1988;F;{said}"
        for n, (given, said) in enumerate(people)
    ]
    return "\n".join([HEADER, *rows]).encode()


@pytest.fixture
def talk():
    talk = Talk()
    talk.open(listed())
    talk.result("settings", values=ANSWERS)
    talk.view = talk.job("check")
    return talk


def names(talk):
    """Return the given names in the file that is made."""
    made = talk.job("generate", valid_only=False)
    assert made["files"]
    _, data = talk.download(index=0)
    return [given for given, _ in PEOPLE if f">{given}<" in data.decode()]


def counts(view):
    told = view["summary"]
    kinds = ("valid_rows", "blocked_rows", "set_aside", "not_admitted", "undecided")
    return [told[kind] for kind in kinds]


def test_the_verdict_never_counts_them_as_ready(talk):
    assert counts(talk.view) == [2, 0, 3, 2, 1]
    said = talk.view["verdict"]["sentence"].replace(NO_BREAK, " ")
    assert said == (
        "0 erreur, 1 alerte : 2 personnes prêtes ; "
        "2 non reçues et 1 dont la décision n'est pas sûre, mises de côté."
    )


def test_they_are_not_in_the_file_and_nobody_else_waits_for_them(talk):
    assert names(talk) == ["Élodie", "Zoé"]


def test_the_list_of_them_says_why_and_is_one_click_away(talk):
    action = talk.view["actions"][-1]
    assert (action["action"], action["arg"]) == ("people", "aside")
    assert action["label"].replace(NO_BREAK, " ") == "Voir les 3 personnes mises de côté"
    rows = talk.result("rows", filter={"aside": True})["rows"]
    reasons = [row["aside"].replace(NO_BREAK, " ") for row in rows]
    assert reasons == [
        "Décision du jury : Ajourné",
        "Décision du jury : R (à préciser)",
        "Décision du jury : rien",
    ]


def test_one_is_brought_back_on_the_users_word_and_put_aside_again(talk):
    view = talk.result("back", rows=[1])
    assert counts(view) == [3, 0, 2, 1, 1]
    assert [g["code"] for g in view["groups"]].count("ENVOYE_SUR_PAROLE") == 1
    assert names(talk) == ["Élodie", "Yann", "Zoé"]
    assert counts(talk.result("undo")) == counts(talk.view)
    assert counts(talk.result("redo")) == [3, 0, 2, 1, 1]
    again = talk.result("aside", rows=[1], reason="finalement non")
    assert counts(again) == [2, 0, 3, 1, 1]


def test_bringing_back_is_previewed_with_its_reason(talk):
    (line,) = talk.result("back", rows=[1], preview=True)["preview"]
    assert (line["before"].replace(NO_BREAK, " "), line["after"]) == (
        "Décision du jury : Ajourné",
        "",
    )


def test_an_unknown_word_is_asked_once_as_a_closed_list(talk):
    (field,) = talk.result("values")["fields"]
    assert (field["field"], [one["label"] for one in field["options"]]) == (
        "resultat",
        ["Reçu", "Non reçu"],
    )
    (item,) = field["items"]
    assert (item["raw"], item["count"], item["choice"]) == ("R", 1, None)
    talk.result("choose", field="resultat", raw="R", value="recu")
    assert counts(talk.job("check")) == [3, 0, 2, 2, 0]
    talk.result("choose", field="resultat", raw="R", value="non-recu")
    assert counts(talk.job("check")) == [2, 0, 3, 3, 0]
    _, parts = talk.download("settings_file")
    assert '[valeurs."resultat"]\n"R" = "non-recu"' in parts.decode()


def test_a_saved_dossier_keeps_the_users_word(talk):
    talk.result("back", rows=[1])
    _, saved = talk.download("save")
    other = Talk()
    other.open(saved, name="travail.dossier")
    assert counts(other.job("check")) == [3, 0, 2, 1, 1]


@pytest.mark.parametrize(
    ("now", "kept", "ready"), [("Ajourné", 1, 3), ("Absent", 0, 2), ("Admis", 0, 3)]
)
def test_a_corrected_list_keeps_it_for_the_same_decision_alone(talk, now, kept, ready):
    talk.result("back", rows=[1])
    people = [(given, now if given == "Yann" else said) for given, said in PEOPLE]
    talk.open(listed(people) + b"\n")
    talk.job("check")
    asked = talk.result("returned")["question"]["counts"]
    assert asked["kept"] == kept
    assert counts(talk.result("carry", choice="theirs"))[0] == ready


def test_a_column_left_out_by_the_user_says_nothing():
    talk = Talk()
    talk.open(listed())
    talk.result("settings", values=ANSWERS)
    talk.result("assign", column=12, field=None)
    assert counts(talk.job("check")) == [5, 0, 0, 0, 0]


def test_nobody_left_is_said_in_a_sentence():
    talk = Talk()
    talk.open(listed([("Yann", "Ajourné"), ("Inès", "Absente")]))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    assert talk.error("generate", valid_only=False)["code"] == "TOUS_DE_COTE"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("certiflux.cli.outside.epoch", lambda: EPOCH)
    (tmp_path / "liste.csv").write_bytes(listed())
    (tmp_path / "o.toml").write_text(SETTINGS, "utf-8")

    def running(*arguments):
        code = main([*arguments, "--settings", "o.toml"])
        out, err = capsys.readouterr()
        return code, out.replace(NO_BREAK, " "), err.replace(NO_BREAK, " ")

    return running


def test_the_command_line_does_the_same_and_says_it(run, tmp_path):
    code, out, err = run("convert", "liste.csv", "--out", "depot")
    assert (code, "2 non reçues et 1 dont la décision n'est pas sûre" in err) == (0, True)
    (flow,) = (tmp_path / "depot").glob("*.xml")
    assert "Yann" not in flow.read_text("utf-8")
    code, out, _ = run("check", "liste.csv", "--json")
    told = json.loads(out)
    found = [(one["row"], one["code"]) for one in told["findings"]]
    assert found == [(3, "NON_ADMIS"), (4, "DECISION_INCONNUE"), (5, "DECISION_ABSENTE")]
    assert told["summary"]["not_admitted"] == 2


def test_the_command_line_brings_them_back_when_told(run, tmp_path):
    code, _, _ = run("convert", "liste.csv", "--out", "depot", "--garder-non-recus")
    (flow,) = (tmp_path / "depot").glob("*.xml")
    assert code == 0
    assert "Yann" in flow.read_text("utf-8")
