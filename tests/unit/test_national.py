"""National numbers in the flow, through the boundary: the word, what it shows, its refusal."""

import pytest
from lxml import etree

from cases.talk import ANSWERS, Talk
from certiflux.base.work import drain
from certiflux.dictionary import NAMESPACE, version_called
from certiflux.mapping.settings import NATIONAL_SENT, Settings
from certiflux.schema.validate import compiled
from certiflux.schema.xsd import generate
from certiflux.screens.columns.national import national_view
from certiflux.session.opening import open_dossier

NUMBER = "2 88 05 99 109 000 07"
HEADERS = "N° certif;Nom de naissance;Prénom;Né le;Sexe;Date d'obtention;NIR"
ROWS = (
    f"A-1;VERNIER;Claire;12/05/1988;F;20/05/2026;{NUMBER}",
    "A-2;VERNAIN;Claire;12/05/1988;F;20/05/2026;288059910900",
    "A-3;VERNARD;;;;20/05/2026;1 90 03 99 110 000",
)
MORE = {
    **ANSWERS,
    "certification.type": "RS",
    "certification.code": "RS5200",
    "constantes.obtentionCertification": "PAR_ADMISSION",
    "constantes.donneeCertifiee": "true",
    "constantes.presenceNiveauLangueEuro": "false",
    "constantes.presenceNiveauNumeriqueEuro": "false",
    "flux.action": "CREATION",
}


def sheet(*rows, headers=HEADERS):
    return "\n".join([headers, *(rows or ROWS)]).encode()


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.fixture
def talk():
    talk = Talk()
    talk.result("schema_load", generate(version_called("1.1.5")).encode(), name="kit.xsd", size=1)
    talk.view = talk.open(sheet())
    talk.result("settings", values=MORE)
    return talk


def sent(talk):
    """Return who goes by number and who by civil status in the flow of the valid rows."""
    talk.job("check")
    talk.job("generate", valid_only=True)
    root = etree.fromstring(talk.download(index=0)[1])
    assert compiled(version_called("1.1.5")).validate(root)
    branches = root.iter(f"{{{NAMESPACE}}}identificationTitulaire")
    return [one[0].tag.partition("}")[2] for one in branches]


def test_the_question_is_asked_where_the_schema_has_the_place(talk):
    asked = talk.view["national"]
    assert (asked["sent"], asked["refused"], asked["provisional"]) == (False, False, None)
    assert "« NIR » ne sert qu'à vérifier" in plain(asked["sentence"])
    assert "décret" in asked["stakes"]
    assert asked["answer"]["sent"] is True


def test_nothing_is_asked_without_the_place_nor_without_a_column():
    talk = Talk()
    view = talk.open(sheet())["national"]
    assert (view["sent"], view["refused"], view["answer"]) == (False, False, None)
    assert "2024-1236" in view["sentence"]
    talk.result("schema_load", generate(version_called("1.1.5")).encode(), name="kit.xsd", size=1)
    without = sheet("A-1;VERNIER", headers="N° certif;Nom de naissance")
    assert talk.open(without)["national"] is None


def test_off_by_default_and_undone_at_will(talk):
    assert sent(talk) == ["titulaire", "titulaire"]
    view = talk.result("national", sent=True)
    assert view["national"]["sent"] is True
    assert view["national"]["answer"] == {"sent": False, "label": "Ne plus les transmettre"}
    assert sent(talk) == ["identifiantNational", "titulaire", "identifiantNational"]
    assert talk.result("national", sent=False)["national"]["sent"] is False
    assert sent(talk) == ["titulaire", "titulaire"]


def test_the_word_is_kept_in_the_settings_file(talk):
    talk.result("national", sent=True)
    _, text = talk.download("settings_file")
    assert b'"nir" = "transmis"' in text
    again = talk.open(sheet(), settings=text.decode())
    assert again["national"]["sent"] is True
    talk.result("national", sent=False)
    assert b"transmis" not in talk.download("settings_file")[1]


def test_a_schema_without_the_place_refuses_and_never_forgets(talk):
    talk.result("national", sent=True)
    talk.job("check")
    view = talk.result("schema_reset")["sheet"]["national"]
    assert (view["sent"], view["refused"], view["stakes"]) == (True, True, None)
    assert "(1.1.2) n'a pas de place pour eux : c'est refusé" in plain(view["sentence"])
    talk.result("settings", values=MORE)
    assert "NIR_SANS_PLACE" in {group["code"] for group in talk.job("check")["groups"]}
    assert talk.error("generate", valid_only=True)["code"] == "RIEN_A_GENERER"
    assert talk.result("national", sent=False)["national"]["answer"] is None
    assert talk.error("national", sent=True)["code"] == "NIR_SANS_PLACE"
    talk.job("check")
    assert talk.job("generate", valid_only=True)["files"]


def test_settings_that_ask_for_it_are_refused_under_our_own_schema():
    talk = Talk()
    view = talk.open(sheet(), settings='[identifiants]\nnir = "transmis"\n')
    assert view["national"]["refused"]
    assert "NIR_SANS_PLACE" in {group["code"] for group in talk.job("check")["groups"]}


def test_without_a_column_the_settings_are_said_to_serve_nothing():
    talk = Talk()
    talk.result("schema_load", generate(version_called("1.1.5")).encode(), name="kit.xsd", size=1)
    words = '[identifiants]\nnir = "transmis"\n'
    data = sheet("A-1;VERNIER", headers="N° certif;Nom de naissance")
    view = talk.open(data, settings=words)["national"]
    assert (view["sent"], view["refused"]) == (True, False)
    assert "aucune colonne" in view["sentence"]


def test_what_the_number_stands_for_is_no_longer_missing():
    talk = Talk()
    talk.result("schema_load", generate(version_called("1.1.5")).encode(), name="kit.xsd", size=1)
    headers = "N° certif;Nom de naissance;Date d'obtention;NIR"
    view = talk.open(sheet(f"A-1;VERNIER;20/05/2026;{NUMBER}", headers=headers))
    assert {"8.3", "8.6", "8.9"} <= {one["field"] for one in view["missing"]}
    view = talk.result("national", sent=True)
    assert not {"8.3", "8.6", "8.9"} & {one["field"] for one in view["missing"]}
    talk.result("settings", values=MORE)
    assert sent(talk) == ["identifiantNational"]


def test_our_provisional_schema_says_so():
    for settings in (Settings(), Settings(national=NATIONAL_SENT)):
        view = national_view(
            drain(open_dossier("liste.csv", sheet(), settings, version_called("1.1.5")))
        )
        assert view["sent"] is bool(settings.national)
        assert view["provisional"].startswith("Provisoire")


def test_a_saved_dossier_keeps_the_word(talk):
    talk.result("national", sent=True)
    _, data = talk.download("save")
    other = Talk()
    view = other.job("open", data, name="a.dossier", size=len(data))
    assert view["national"]["sent"] is True


def test_a_schema_with_the_place_and_without_the_action_is_followed_as_it_is():
    action = '<xsd:element name="action" type="cpf:action"/>'
    text = generate(version_called("1.1.5"))
    assert action in text
    talk = Talk()
    talk.result("schema_load", text.replace(action, "").encode(), name="kit.xsd", size=1)
    assert talk.open(sheet())["national"] is not None
    form = talk.result("settings", values=MORE)
    assert "flux.action" not in str(form)
    talk.result("national", sent=True)
    talk.job("check")
    files = talk.job("generate", valid_only=True)
    assert files["files"][0]["xsd_valid"]
    data = talk.download(index=0)[1]
    assert b"cpf:action" not in data
    assert b"<cpf:nir>2880599109000</cpf:nir>" in data
