"""Headers that are none of the dictionary's wordings: which field they are close to, how surely."""

import pytest

from certiflux.mapping.assigning import USED
from certiflux.mapping.candidate import SURE, How
from certiflux.mapping.closeness import close_to
from certiflux.mapping.headers import recognise
from certiflux.mapping.wording import tokens


def closest(header):
    found = close_to(header)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Date naiss.", "8.6-8.8"),
        ("DATNAI", "8.6-8.8"),
        ("Nom naiss", "8.1"),
        ("NOM_NAISS", "8.1"),
        ("Prenom(s)", "8.3"),
        ("Cde INSEE naissance", "8.10"),
        ("naissance (code INSEE)", "8.10"),
        ("Ville naiss", "8.12"),
        ("N° certif", "5.1"),
        ("Mode accès", "7.1"),
        ("Dates d'examens", "5.6"),
        ("SEXE_CANDIDAT", "8.9"),
    ],
)
def test_a_close_wording_is_sure_when_nothing_of_it_is_left_over(header, target):
    found = closest(header)
    assert recognise(header) == []
    assert (found.target, found.how) == (target, How.CLOSE)
    assert SURE <= found.score <= 89
    assert found.reason.startswith("Intitulé proche de «\u00a0")


@pytest.mark.parametrize(
    ("header", "target"),
    [("Ville", "8.12"), ("Pays", "8.14"), ("INSEE", "8.10"), ("CP", "8.11"), ("Session", "5.6")],
)
def test_a_wording_that_says_less_is_used_but_asked(header, target):
    found = closest(header)
    assert found.target == target
    assert USED <= found.score < SURE


@pytest.mark.parametrize(
    "header",
    ["Nom du formateur", "Nom du père", "Adresse", "Email", "Groupe", "Remarques", "Signature",
     "Date de remise du livret", "Entreprise", "Nom de la formation", "SIRET", "", "…", 12, None,
     "Une phrase qui parle du nom, du prénom et de la date de naissance " * 3],
)  # fmt: skip
def test_what_the_flow_has_no_field_for_is_close_to_nothing(header):
    found = closest(header)
    assert found is None or found.score < USED


def test_name_and_first_name_in_one_column_are_close_to_their_composite_first():
    assert closest("Nom et prénom du bénéficiaire").target == "8.1+8.3"
    assert closest("NOM / PRENOMS").target == "8.1+8.3"


def test_the_closest_field_comes_first_and_each_once():
    found = close_to("Code commune naiss.")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.target for one in found}) == len(found)


def test_the_telling_words_of_a_header():
    assert tokens("N° de Certificat(s)") == ("numero", "certificat")
    assert tokens("dateNaissance") == tokens("DATE_DE_NAISSANCE") == ("date", "naissance")
    assert tokens("Prénoms") == tokens("prenom") == ("prenom",)
    assert tokens("de la, du") == ()


def test_a_postal_code_is_that_of_birth_for_sure_only_as_a_tag():
    assert recognise("codePostal")[0].score >= SURE
    assert recognise("Code postal")[0].score < SURE
