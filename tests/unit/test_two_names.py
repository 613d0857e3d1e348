"""Two columns that could be the birth name: one question, one answer, and what follows of it."""

from cases.talk import ANSWERS, Talk

REST = "Mme;04/03/1988;RS5200;20/05/2026"
HEAD = "Prénom;Civilité;Date de naissance;Code RS;Date de délivrance;N° de certificat"
PEOPLE = (("OUDIN", "BRÉMOND", "Aline"), ("TESSIER", "", "Lou"), ("MERLE", "MERLE", "Inès"))


def opened(first, second):
    rows = [f"{a};{b};{given};{REST};C-{n}" for n, (a, b, given) in enumerate(PEOPLE)]
    talk = Talk()
    view = talk.open("\n".join([f"{first};{second};{HEAD}", *rows]).encode())
    return talk, view


def asked(view):
    return [one for one in view["questions"] if one["field"] in {"8.1", "8.2"}]


def told(talk):
    items = talk.result("journal")["items"]
    return [(one["after"], one["rows"]) for one in items if one["kind"] == "NOM_SEUL"]


def test_one_question_says_who_differs_and_the_answer_settles_both():
    talk, view = opened("Nom", "Nom à la naissance")
    (one,) = asked(view)
    assert one["kind"] == "identity"
    reason = one["reason"].replace("\u00a0", " ")
    assert reason.startswith("1 personne a deux noms différents ; 1 personne n'en a qu'un")
    assert one["examples"] == ["OUDIN, BRÉMOND à la naissance"]
    view = talk.result("answer", question=one["id"], choice="oui")
    assert not asked(view)
    text = talk.download("settings_file")[1].decode()
    assert '"Nom à la naissance" = "vide-usage"' in text
    talk.result("settings", values=ANSWERS | {"certification.type": "RS"})
    talk.job("check")
    assert told(talk) == [("TESSIER", "3")]
    assert not talk.result("findings", code="VALEUR_ABSENTE")["items"]


def test_without_an_answer_an_empty_birth_name_stays_empty():
    talk, _ = opened("Nom", "Nom à la naissance")
    talk.job("check")
    assert told(talk) == []
    absent = talk.result("findings", code="VALEUR_ABSENTE")["items"]
    assert [(one["field"], one["row"]) for one in absent] == [("8.1", 3)]


def test_a_header_that_says_so_needs_no_answer_for_that():
    talk, _ = opened("Nom", "NJF")
    talk.job("check")
    assert told(talk) == [("TESSIER", "3")]


def test_the_other_column_may_be_the_birth_name():
    talk, view = opened("Nom", "Nom à la naissance")
    view = talk.result("answer", question=asked(view)[0]["id"], choice="nom")
    fed = {one["header"]: one["field"] for one in view["columns"]}
    assert (fed["Nom"], fed["Nom à la naissance"]) == ("8.1", None)
    assert not asked(view)
