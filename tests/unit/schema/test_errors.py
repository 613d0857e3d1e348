"""Each family of libxml2's errors becomes a rule, with its element, field, value and place."""

import pytest

from certiflux.dictionary import CURRENT, version_called
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.words.flow import render_fault
from certiflux.schema.load import load_schema
from certiflux.schema.structure import missing, missing_words
from certiflux.schema.validate import compiled, validate_document
from certiflux.schema.xsd import generate
from schema.flows import FULL, SHORT, flow

SEX = "<cpf:sexe>F</cpf:sexe>"
FIRST_NAME = "<cpf:prenom1>Zoé</cpf:prenom1>"
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
    ("SCHEMA_DATE", "dateDebutExamen", "5.6", "02/01/2024", "2024-01-02", "02/01/2024"),
    ("SCHEMA_VRAI_FAUX", "donneeCertifiee", "5.5", "OUI", "iee>true<", "iee>OUI<"),
    ("SCHEMA_BALISE_VIDE", "prenom1", "8.3", "", "Zoé", ""),
    ("SCHEMA_ATTRIBUT", "sexe", "8.9", "note", SEX, '<cpf:sexe note="1">F</cpf:sexe>'),
    ("SCHEMA_NIL_INTERDIT", "sexe", "8.9", "", SEX, '<cpf:sexe xsi:nil="true"/>'),
    ("SCHEMA_NIL_AVEC_CONTENU", "nomUsage", "8.2", "B", USUAL, USUAL[:-2] + ">B</cpf:nomUsage>"),
    ("SCHEMA_ELEMENT_MANQUANT", "sexe", "8.9", "", SEX, ""),
    ("SCHEMA_ELEMENT_MANQUANT", "titulaire", None, "", f"{USUAL}\n{FIRST_NAME}", ""),
    ("SCHEMA_BALISE_EN_DOUBLE", "sexe", "8.9", "sexe", SEX, SEX + SEX),
    ("SCHEMA_ELEMENT_INATTENDU", "Sexe", None, "Sexe", SEX, "<cpf:Sexe>F</cpf:Sexe>"),
    ("SCHEMA_RACINE", "flux", None, "urn:autre", "urn:cdc:cpf:pc5:schema:1.0.0", "urn:autre"),
]  # fmt: skip


def faults(text):
    return validate_document(text.encode(), compiled(version_called("1.1.2")))


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
        ("SCHEMA_BALISE_EN_DOUBLE", "sexe"),
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
        ("Expected is ( {urn:a}sexe ).", "« Sexe » (balise sexe)"),
        ("Expected is one of ( {urn:a}sexe, {urn:a}prenom2 ).", "« Sexe » (balise sexe)"),
        (
            "Expected is one of ( {urn:a}sexe, {urn:a}nomUsage ).",
            "« Sexe » (balise sexe) et « Nom d'usage ou marital » (balise nomUsage)",
        ),
        ("Expected is ( {urn:a}inconnu ).", "« inconnu »"),
        ("Something else.", "une donnée"),
    ],
)
def test_only_what_is_obligatory_is_missing(message, expected):
    names = missing(f"Element 'x': Missing child element(s). {message}", CURRENT)
    assert missing_words(names, "titulaire", CURRENT) == expected


def test_one_of_two_is_missing_in_a_choice():
    text = flow([SHORT])
    start, end = text.index("<cpf:titulaire>"), text.index("</cpf:titulaire>")
    (fault,) = faults(text[:start] + text[end + len("</cpf:titulaire>") :])
    assert " (balise dossierFormation) ou « " in fault.other


OTHER_SCHEMAS = [
    # what our schema says | what another says | rule | what is expected
    ('value="60"', 'value="5"', "TEXTE_TROP_LONG", "un texte de 5 caractères au plus"),
    ('length value="8"', 'length value="9"', "LONGUEUR_EXACTE", "9 caractères exactement"),
    (
        'minLength value="1"',
        'minLength value="9"',
        "SCHEMA_VALEUR_REFUSEE",
        "9 caractères au moins",
    ),
    ('value="2099"', 'value="1980"', "NOMBRE_HORS_BORNES", "un nombre de 1980 au plus"),
    ('enumeration value="F"', 'enumeration value="FEMME"', "VALEUR_HORS_LISTE", "FEMME"),
]


@pytest.mark.parametrize("case", OTHER_SCHEMAS, ids=lambda case: case[2])
def test_another_schema_says_its_own_limits(case):
    ours, theirs, rule, expected = case
    schema = load_schema(generate(version_called("1.1.2")).replace(ours, theirs).encode())
    found = validate_document(flow([SHORT]).encode(), schema)
    told = [(fault.rule, render_fault(1, fault)["expected"]) for fault in found]
    assert found
    assert all(code == rule and expected in said for code, said in told), told


def test_an_element_of_a_later_schema_is_named_by_it():
    text = flow([SHORT]).replace(
        "<cpf:emetteur>", "<cpf:action>CREATION</cpf:action><cpf:emetteur>"
    )
    (fault,) = faults(text)
    told = render_fault(None, fault)
    assert (told["field"], told["field_label"]) == ("action", "Action demandée")
    assert "plus récent que le 1.1.2" in told["message"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Sexe", "sexe"), ("prenon1", "prenom1"), ("voieAccesVAE", "voieAccessVAE")],
)
def test_a_misspelt_element_is_recognised(written, meant):
    text = flow([FULL]).replace(f"cpf:{meant}>", f"cpf:{written}>")
    assert f"peut-être « {meant} »" in "".join(fault.other for fault in faults(text))


def test_a_passage_is_named_by_its_number_and_its_technical_id():
    (fault,) = faults(flow([SHORT]).replace(SEX, "<cpf:sexe>H</cpf:sexe>"))
    said = render_fault(3, fault)["message"].replace("\u00a0", " ")
    assert "passage n° 3 (idTechnique « S-1 »), « Sexe » : " in said


def test_without_values_nothing_of_the_document_is_left():
    wrong = "<cpf:prenom1>" + "Zoé" * 30 + "</cpf:prenom1>"
    for text in (
        flow([SHORT]).replace("<cpf:prenom1>Zoé</cpf:prenom1>", wrong),
        flow([SHORT]).replace(SEX, "<cpf:sexe>LEMAÎTRE</cpf:sexe>"),
        flow([SHORT]).replace(">1990<", ">LEMAÎTRE<"),
        flow([SHORT]).replace(SEX, SEX + "LEMAÎTRE"),
    ):
        (fault,) = faults(text)
        told = str(render_fault(3, fault, anonymous=True))
        assert not [word for word in ("LEMAÎTRE", "Zoé", "S-1") if word in told]
        assert "…" in told


def test_the_detail_keeps_the_words_of_the_parser():
    (fault,) = faults(flow([SHORT]).replace(SEX, "<cpf:sexe>H</cpf:sexe>"))
    assert "'H' is not an element of the set" in render_fault(1, fault)["detail"]
    assert "'…' is not an element of the set {'M', 'F'}" in fault.anonymous_detail()


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2024-01-10T14:24:12Z", "la lettre Z"),
        ("2024-01-10T14:24:12.5+01:00", "fractions de seconde"),
        ("2024-01-10T14:24:12", "il manque le décalage"),
        ("2024-01-10T14:24:12+1:00", "deux chiffres de chaque côté"),
        ("10/01/2024 14:24", "ne sont pas tous écrits"),
    ],
)
def test_what_is_wrong_with_a_timestamp_is_said(written, why):
    (fault,) = faults(flow([SHORT]).replace("2024-01-10T14:24:12+01:00", written))
    assert (fault.rule, fault.field) == ("SCHEMA_HORODATAGE", "1.2")
    assert why in render_fault(None, fault)["message"].replace("\u00a0", " ")
