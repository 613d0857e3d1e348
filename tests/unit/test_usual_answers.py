"""The usual answers through the page and the command line: proposed, told, changed."""

from cases.talk import ANSWERS, Talk

HEAD = "N° de certificat;4.1;4.2;Nom de naissance;Prénom;Date de naissance;Civilité;Délivré le"
ROWS = (
    "C-1;RS;RS5200;BRÉMOND;Aline;04/03/1988;Mme;20/05/2026",
    "C-2;RS;RS5200;OUDIN;Farid;17/11/1979;M.;20/05/2026",
)


def listed(head="", cells=("", "")):
    lines = [HEAD + head, *(row + cell for row, cell in zip(ROWS, cells, strict=True))]
    return "\n".join(lines).encode()


def checked(data, **values):
    talk = Talk()
    view = talk.open(data)
    talk.result("settings", values=ANSWERS | values)
    talk.job("check")
    return talk, view


def usual(view):
    (section,) = [one for one in view["form"]["sections"] if one["fold"]]
    return section["fold"].replace("\u00a0", " "), {
        one["field"]: one["value"] for one in section["inputs"] if one["value"]
    }


def told(talk, kind):
    items = talk.result("journal")["items"]
    return {one["field"]: (one["after"], one["count"]) for one in items if one["kind"] == kind}


def test_they_are_one_line_that_nobody_has_to_fill():
    talk, view = checked(listed())
    line, values = usual(view)
    assert line == (
        "Pour tous : obtention par admission, donnée certifiée, "
        "sans niveau de langue, sans niveau numérique"
    )
    assert values == {"5.4": "PAR_ADMISSION", "5.5": "true", "5.12": "false", "5.14": "false"}
    assert told(talk, "USUELLE") == {name: (value, 2) for name, value in values.items()}
    assert not talk.result("findings", severity="error")["items"]


def test_an_answer_that_stands_as_shown_is_not_the_users():
    shown = {"constantes.obtentionCertification": "PAR_ADMISSION"}
    talk, _ = checked(listed(), **shown)
    assert "5.4" in told(talk, "USUELLE")
    assert "obtention" not in talk.download("settings_file")[1].decode()


def test_another_answer_is_the_users_and_is_kept():
    talk, _ = checked(listed(), **{"constantes.donneeCertifiee": "false"})
    assert told(talk, "CONSTANTE")["5.5"] == ("false", 2)
    assert '"5.5" = "false"' in talk.download("settings_file")[1].decode()
    form = talk.result("settings", values={})
    assert "donnée certifiée : non" in usual({"form": form})[0]


def test_levels_of_language_say_row_by_row_whether_there_is_one():
    talk, view = checked(listed(";Niveau CECRL", (";B2", ";")))
    assert "langue" not in usual(view)[0]
    items = [one for one in talk.result("journal")["items"] if one["kind"] == "DEDUITE"]
    assert [(one["after"], one["rows"]) for one in items] == [("false", "3"), ("true", "2")]
    assert not talk.result("findings", severity="error")["items"]


def test_scores_without_a_decision_are_a_question():
    talk, view = checked(listed(";Score obtenu", (";812", ";655")))
    asked = [
        one
        for section in view["form"]["sections"]
        for one in section["inputs"]
        if one["required"] and not one["value"] and one["field"] == "5.4"
    ]
    assert [one["proposed"] for one in asked] == ["PAR_SCORING"]
    assert "Score obtenu" in asked[0]["reason"]
    assert "5.4" not in told(talk, "USUELLE")
    errors = talk.result("findings", severity="error")["items"]
    assert [one["field"] for one in errors] == ["5.4"]


def test_a_flow_that_is_opened_again_is_left_as_it_is():
    talk, _ = checked(listed())
    talk.job("generate", valid_only=False)
    data = talk.download("download", index=0)[1]
    lame = data.replace(b"<cpf:donneeCertifiee>true</cpf:donneeCertifiee>", b"")
    assert lame != data
    other = Talk()
    other.open(lame, "flux.xml")
    other.job("check")
    assert not told(other, "USUELLE")
