"""One header cell: by id, XML name, label or usual wording, whatever its case and accents."""

import pytest

from certiflux.dictionary import CURRENT, VERSIONS, composites, fields
from certiflux.mapping.headers import How, key, recognise

EMITTED = [f for f in fields().values() if f.emitted and not f.check_only]
SHARED = {"idClient", "nomNaissance"}
"""Names that several fields bear: only their neighbours tell them apart."""


def first(cell, version=CURRENT):
    found = recognise(cell, version)
    return (found[0].target, found[0].how) if found else None


def every(cell):
    return [candidate.target for candidate in recognise(cell)]


@pytest.mark.parametrize("field", EMITTED, ids=lambda field: field.id)
def test_each_field_is_known_by_its_name_tag_label_and_synonyms(field):
    for text in (field.name, f"cpf:{field.name}", f"<cpf:{field.name}>", field.name.upper()):
        assert field.id in every(text)
    for text in (field.label, field.label.upper(), f"  {field.label} * "):
        assert field.id in every(text)
    for synonym in field.synonyms:
        assert field.id in every(synonym), synonym


@pytest.mark.parametrize("field", EMITTED, ids=lambda field: field.id)
def test_a_name_or_a_label_says_its_own_field_first(field):
    if field.name not in SHARED:
        assert first(field.name) == (field.id, How.NAME)
    assert first(field.label) in {(field.id, How.LABEL), (field.id, How.NAME)}


@pytest.mark.parametrize("field", EMITTED, ids=lambda field: field.id)
def test_each_id_is_known_as_text_and_as_the_number_of_a_cell(field):
    assert first(field.id) == (field.id, How.ID) or field.id in {"5.10", "8.10"}
    assert field.id in every(field.id)
    assert field.id in every(float(field.id))
    assert field.id in every(field.id.replace(".", ","))


def test_ids_that_excel_cuts_keep_both_readings():
    assert every("5.1") == every(5.1) == ["5.1", "5.10"]
    assert every("8.1") == every(8.1) == ["8.1", "8.10"]
    assert every("5.10") == ["5.10"]
    assert every("8.2") == ["8.2"]


@pytest.mark.parametrize("composite", composites().values(), ids=lambda one: one.id)
def test_a_composite_is_known_by_its_label_and_synonyms(composite):
    assert first(composite.label) == (composite.id, How.LABEL)
    for synonym in composite.synonyms:
        assert every(synonym) == [composite.id]


@pytest.mark.parametrize(
    "cell",
    [None, True, False, "", "   ", "?", "—", "Observations", "Groupe", 12, 5.55, "99.1", "5"],
)
def test_what_is_no_header_is_not_recognised(cell):
    assert recognise(cell) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prénom 1", "PRENOM_1"),
        ("Nom d’usage", "nom d'usage"),
        ("Né(e) le", "NEE LE"),
        ("Cœur", "coeur"),
        ("  N°   de\u00a0fiche ", "n° de fiche"),
    ],
)
def test_two_spellings_of_a_header_are_one(one, other):
    assert key(one) == key(other) != ""


@pytest.mark.parametrize("version", VERSIONS)
def test_a_national_number_is_known_to_check_with_in_every_schema(version):
    assert first("NIR", version) == ("nir", How.SYNONYM)
    assert first("N° de sécurité sociale", version) == ("nir", How.SYNONYM)


def test_a_field_of_a_later_schema_is_unknown_before_it():
    assert recognise("identifiantNational.nomNaissance", CURRENT) == []
    assert recognise("commentairesMEN") == []
