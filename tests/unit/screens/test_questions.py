"""What is asked of a list: once a datum, ranked, with a best answer that one button takes."""

import pytest

from cases.talk import ANSWERS, Talk

HEAD = "Nom de naissance;Prénom;Date de naissance;Civilité;4.2"
ROWS = (
    "BRÉMOND;Aline;04/03/1988;Mme;RS5200",
    "OUDIN;Farid;17/11/1979;M.;RS5200",
    "TESSIER;Lou;30/09/1995;Mme;RS5200",
)


def listed(head, *cells):
    lines = [f"{HEAD};{head}", *(f"{row};{cell}" for row, cell in zip(ROWS, cells, strict=True))]
    return "\n".join(lines).encode()


JURY = listed("Date du jury", "20/05/2026", "20/05/2026", "21/05/2026")


def opened(data, settings=None):
    talk = Talk()
    return talk, talk.open(data, settings=settings)


def asked(view, field):
    return [one for one in view["questions"] if one["field"] == field]


def fed(view, header):
    return [one["field"] for one in view["columns"] if one["header"] == header]


def plain(text):
    return text.replace("\u00a0", " ")


def test_a_missing_datum_is_asked_once_with_the_likely_column():
    _, view = opened(JURY)
    (one,) = asked(view, "5.10")
    assert plain(one["title"]) == "Date de délivrance : est-ce la colonne F « Date du jury » ?"
    assert [choice["best"] for choice in one["choices"]] == [True, False]
    assert one["choices"][0]["label"] == "Oui, c'est aussi la date de délivrance"
    (column,) = [c for c in view["columns"] if c["header"] == "Date du jury"]
    assert (column["field"], column["ask"]["field"], column["ask"]["kind"]) == (
        "5.6",
        "5.10",
        "use",
    )


def test_one_column_gives_two_data_on_the_users_word_and_the_journal_tells():
    talk, view = opened(JURY)
    view = talk.result("answer", question=asked(view, "5.10")[0]["id"], choice="oui")
    assert not asked(view, "5.10")
    assert fed(view, "Date du jury") == ["5.6", "5.10"]
    assert view["columns"][5]["joined"][0].endswith("délivrance de la certification")
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    told = [one for one in talk.result("journal")["items"] if one["kind"] == "PARTAGE"]
    assert [(one["field"], one["after"], one["count"]) for one in told] == [
        ("5.10", "Date du jury", 3)
    ]
    text = talk.download("settings_file")[1].decode()
    assert '[reunions."5.10"]\ncolonnes = ["Date du jury"]' in text
    again = Talk().open(JURY, settings=text)
    assert fed(again, "Date du jury") == ["5.6", "5.10"]


@pytest.mark.parametrize(
    ("said", "fields"), [("5.10", ["5.10"]), ("5.6, 5.10", ["5.6", "5.10"]), ("5.6", ["5.6"])]
)
def test_the_settings_may_move_a_column_or_give_it_two_data(said, fields):
    _, view = opened(JURY, f'[colonnes]\n"Date du jury" = "{said}"\n')
    assert fed(view, "Date du jury") == fields
    assert bool(asked(view, "5.10")) is ("5.10" not in fields)


def test_it_is_parted_again():
    talk, view = opened(JURY)
    talk.result("answer", question=asked(view, "5.10")[0]["id"], choice="oui")
    view = talk.result("join", columns=[], field="5.10", separator=None)
    assert fed(view, "Date du jury") == ["5.6"]
    assert asked(view, "5.10")


def test_a_datum_that_no_column_seems_to_have_is_still_told():
    _, view = opened(listed("Remarque", "rien", "à revoir", ""))
    (one,) = asked(view, "5.10")
    assert (one["kind"], one["open"], one["column"]) == ("datum", True, None)
    assert not any(column["ask"] for column in view["columns"])


def test_the_columns_of_dates_are_choices_of_one_question():
    data = listed(
        "Date du jury;Truc;Machin",
        *(f"2{day}/05/2026;0{day}/06/2026;1{day}/06/2026" for day in range(3)),
    )
    _, view = opened(data)
    (one,) = asked(view, "5.10")
    labels = [plain(choice["label"]) for choice in one["choices"]]
    assert "Date du jury" in plain(one["title"])
    assert labels[1:3] == ["La colonne G « Truc »", "La colonne H « Machin »"]
    assert [bool(column["ask"]) for column in view["columns"]].count(True) == 1
    talk, _ = opened(data)
    view = talk.result("answer", question=one["id"], choice="colonne-7")
    assert fed(view, "Machin") == ["5.10"]


def test_one_button_takes_every_best_answer():
    talk, view = opened(JURY)
    assert view["clicks"] == 1 + sum(one["open"] for one in view["questions"])
    assert view["confirm"]["label"] == "Tout confirmer et vérifier"
    view = talk.result("confirm")
    assert {one["kind"] for one in view["questions"]} <= {"form"}
    assert view["confirm"] == {"label": "Vérifier", "sentence": ""}
    assert view["settled"] is True
    talk.result("settings", values=ANSWERS | {"certification.type": "RS"})
    talk.job("check")
    assert not talk.result("findings", severity="error")["items"]


def test_both_names_in_one_cell_are_read_in_the_order_that_the_capitals_tell():
    rows = ("Aline BRÉMOND", "Farid OUDIN", "Lou TESSIER")
    talk, view = opened("\n".join(["Candidat;Civilité", *(f"{r};Mme" for r in rows)]).encode())
    (one,) = asked(view, "8.1+8.3")
    assert [choice["key"] for choice in one["choices"]] == ["prenom-nom", "nom-prenom"]
    view = talk.result("confirm")
    assert fed(view, "Candidat") == ["8.1+8.3"]
    assert "prenom-nom" in talk.download("settings_file")[1].decode()


def test_the_sentences_say_what_is_read_where():
    talk, _ = opened(JURY)
    view = talk.result("confirm")
    told = [plain(one) for one in view["understood"]["sentences"]]
    assert told[0] == "3 personnes : nom (A), prénom (B), sexe (D)."
    assert told[1] == "Naissance : le (C)."
    assert "Code de la certification : colonne E." in told
    assert view["understood"]["usual"].startswith("Pour tous")


def test_a_question_that_does_not_exist_changes_nothing():
    talk, before = opened(JURY)
    for args in ({"question": "q-99", "choice": "oui"}, {"question": "q-5", "choice": "peut-être"}):
        assert talk.error("answer", **args)["code"] == "ARGUMENT_ILLISIBLE"
    assert talk.result("answer", question="q-5", choice="sans")["columns"] == before["columns"]
