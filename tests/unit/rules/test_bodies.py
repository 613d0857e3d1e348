"""Codes and numbers as people write them: what is proposed, what is told of a setting."""

import pytest

from certiflux.base.work import drain
from certiflux.dataset.change import Change
from certiflux.dataset.fiches import codes_seen
from certiflux.dataset.texts.lookalikes import latinised
from certiflux.exports.report.report import all_findings
from certiflux.mapping.settings import Settings
from certiflux.rules.values.texts import reread
from certiflux.session.opening import open_dossier

LIST = "5.1;4.1;4.2;8.1\nA-1;RNCP;{code};DURET\n"
BODY = {"2.1": "12ABC345", "3.1": "12ABC345", "3.2": "MCFCER000123"}


def checked(code="RNCP38362", **settings):
    text = LIST.format(code=code)
    said = {**BODY, **{name.replace("_", "."): value for name, value in settings.items()}}
    dossier = drain(open_dossier("a.csv", text.encode(), Settings(constants=said)))
    drain(dossier.check())
    return dossier


def found(dossier, code):
    return [one for one in all_findings(dossier) if one["code"] == code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Fiche RNCP35584", ["RNCP35584"]),
        ("RNCP35584 - Assistant de gestion", ["RNCP35584"]),
        ("Titre (RNCP n° 35 584)", ["RNCP35584"]),
        ("https://exemple.test/recherche/rncp/35584/", ["RNCP35584"]),
        ("RNCP35584 / RS5200", ["RNCP35584", "RS5200"]),
        ("RNCP35584, rncp 35584", ["RNCP35584"]),
        ("RNСP35584", ["RNCP35584"]),
        ("RNCP38362BC02", []),
        ("RNCP38362-BC02", []),
        ("COURS5200", []),
        ("RS", []),
        ("RNCP1234567", []),
    ],
)
def test_the_codes_of_a_cell_are_seen(text, codes):
    assert codes_seen(text) == codes


def test_one_code_in_words_is_read_and_two_are_told():
    dossier = checked("Fiche RNCP35584")
    assert not found(dossier, "CODE_INATTENDU")
    (one,) = dossier.dataset.journal.items(kind=Change.CODE_LU)
    assert (one.before, one.after) == ("Fiche RNCP35584", "RNCP35584")
    (two,) = found(checked("RNCP35584 / RS5200"), "CODES_MULTIPLES")
    assert "contient RNCP35584 et RS5200" in two["message"]
    assert two["fixes"] == []


def test_spaces_of_identifiers_are_lost_and_told():
    dossier = checked(**{"2_1": "12 ABC 345", "3_2": "MCF CER 000123"})
    assert not found(dossier, "LONGUEUR_EXACTE")
    told = dossier.dataset.journal.items(kind=Change.IDENTIFIANT)
    assert [(one.field, one.before, one.after) for one in told] == [
        ("2.1", "12 ABC 345", "12ABC345"),
        ("3.2", "MCF CER 000123", "MCFCER000123"),
    ]


@pytest.mark.parametrize("siret", ["12345678900012", "123 456 789 00012", "123 456 789"])
def test_a_siret_is_called_a_siret(siret):
    (one,) = found(checked(**{"3_1": siret}), "SIRET_POUR_CLIENT")
    assert one["severity"] == "error"
    assert not found(checked(**{"3_1": siret}), "LONGUEUR_EXACTE")


@pytest.mark.parametrize(
    ("contract", "said"),
    [
        ("RNCP35584", "du code d'une certification"),
        ("12ABC345", "d'un numéro de fiche client"),
        ("123 456 789 00012", "d'un SIRET"),
    ],
)
def test_a_contract_that_is_something_else_warns(contract, said):
    (one,) = found(checked(**{"3_2": contract}), "CONTRAT_INATTENDU")
    assert one["severity"] == "warning"
    assert said in one["message"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("12АВС345", "12ABC345"),
        ("DURЕT", "DURET"),
        ("ПЕТРОВ", None),
        ("Zoé", None),
        ("ŁUCJA", None),
    ],
)
def test_letters_that_look_like_ours_are_put_in_ours(text, plain):
    assert latinised(text) == plain


@pytest.mark.parametrize(("text", "plain"), [("RenŽ", "René"), ("LEB¼UF", "LEBŒUF"), ("Zoé", None)])
def test_a_misread_word_is_read_as_what_makes_words_of_it(text, plain):
    assert reread(text) == plain
