"""Each family of libxml2's errors becomes a rule, with its element, field, value and place."""

import pytest

from certiflux.checks.catalogue import CATALOGUE
from certiflux.schema.errors import missing
from certiflux.schema.validate import compiled, validate_document
from schema.flows import FULL, SHORT, flow

SEX = "<cpf:sexe>F</cpf:sexe>"
USUAL = '<cpf:nomUsage xsi:nil="true"/>'
CASES = [
    # rule | element | field | value | what is replaced | by what
    ("VALEUR_HORS_LISTE", "sexe", "8.9", "H", SEX, "<cpf:sexe>H</cpf:sexe>"),
    ("NOMBRE_HORS_BORNES", "anneeNaissance", "8.6", "1899", ">1990<", ">1899<"),
    ("NOMBRE_HORS_BORNES", "jourNaissance", "8.8", "32", ">7<", ">32<"),
    ("NOMBRE_ILLISIBLE", "anneeNaissance", "8.6", "an 1", ">1990<", ">an 1<"),
    ("TEXTE_TROP_LONG", "prenom1", "8.3", "Z" * 61, "Zoé", "Z" * 61),
    ("LONGUEUR_EXACTE", "codePaysNaissance", "8.13", "99109", ">109<", ">99109<"),
    ("DATE_INEXISTANTE", "dateDebutValidite", "5.10", "2024-02-30", "2024-01-05", "2024-02-30"),
    ("DATE_HORS_SIECLE", "dateDebutValidite", "5.10", "1899-02-03", "2024-01-05", "1899-02-03"),
    ("SCHEMA_VALEUR_REFUSEE", "dateDebutExamen", "5.6", "02/01/2024", "2024-01-02", "02/01/2024"),
    ("SCHEMA_VALEUR_REFUSEE", "donneeCertifiee", "5.5", "OUI", "iee>true<", "iee>OUI<"),
    ("SCHEMA_VALEUR_REFUSEE", "prenom1", "8.3", "(vide)", "Zoé", ""),
    ("SCHEMA_VALEUR_REFUSEE", "sexe", "8.9", "F", SEX, '<cpf:sexe note="1">F</cpf:sexe>'),
    ("SCHEMA_NIL_INTERDIT", "sexe", "8.9", "", SEX, '<cpf:sexe xsi:nil="true"/>'),
    ("SCHEMA_NIL_INTERDIT", "nomUsage", "8.2", "B", USUAL, USUAL[:-2] + ">B</cpf:nomUsage>"),
    ("SCHEMA_ELEMENT_MANQUANT", "titulaire", None, "", SEX, ""),
    ("SCHEMA_ELEMENT_INATTENDU", "sexe", "8.9", "sexe", SEX, SEX + SEX),
    ("SCHEMA_ELEMENT_INATTENDU", "Sexe", None, "Sexe", SEX, "<cpf:Sexe>F</cpf:Sexe>"),
    ("SCHEMA_RACINE", "flux", None, "urn:autre", "urn:cdc:cpf:pc5:schema:1.0.0", "urn:autre"),
]  # fmt: skip


def faults(text):
    return validate_document(text.encode(), compiled("1.1.2"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1]} {case[3][:9]}")
def test_a_fault_is_told_once_by_its_rule(case):
    rule, element, field, value, before, after = case
    text = flow([FULL])
    assert before in text
    (fault,) = faults(text.replace(before, after))
    assert (fault.rule, fault.element, fault.field, fault.value) == (rule, element, field, value)
    assert fault.rule in CATALOGUE
    assert fault.detail
    line = text[: text.index(before)].count("\n") + 1
    assert rule == "SCHEMA_ELEMENT_MANQUANT" or fault.line == line
    assert (fault.passage is None) is (rule == "SCHEMA_RACINE")


def test_a_refused_root_says_which_one_is_expected():
    (fault,) = faults(flow([SHORT]).replace("schema:1.0.0", "schema:0.0.7"))
    assert fault.other == "urn:cdc:cpf:pc5:schema:1.0.0"


def test_two_faults_in_one_place_are_a_value_and_a_structure():
    text = flow([SHORT]).replace(SEX, "<cpf:sexe>H</cpf:sexe><cpf:sexe>X</cpf:sexe>")
    assert [(f.rule, f.value) for f in faults(text)] == [
        ("VALEUR_HORS_LISTE", "H"),
        ("SCHEMA_ELEMENT_INATTENDU", "sexe"),
    ]


@pytest.mark.parametrize(("first", "field"), [(True, "2.1"), (False, "3.1")])
def test_namesakes_are_told_apart_by_where_they_stand(first, field):
    before, between, after = flow([SHORT]).split("AB123CDE")
    ids = ("AB", "AB123CDE") if first else ("AB123CDE", "AB")
    (fault,) = faults(before + ids[0] + between + ids[1] + after)
    assert (fault.field, fault.value) == (field, "AB")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Expected is ( {urn:a}sexe ).", "« sexe »"),
        ("Expected is one of ( {urn:a}sexe, {urn:a}prenom2 ).", "« sexe »"),
        ("Expected is one of ( {urn:a}sexe, {urn:a}nomUsage ).", "« sexe » et « nomUsage »"),
        ("Expected is ( {urn:a}verbatim ).", "« verbatim »"),
        ("Something else.", "une donnée"),
    ],
)
def test_only_what_is_obligatory_is_missing(message, expected):
    assert missing(f"Element 'x': Missing child element(s). {message}") == expected
