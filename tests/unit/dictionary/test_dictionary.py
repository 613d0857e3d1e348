"""The dictionary itself: every field whole, told apart, and true to its own example."""

import pytest

from certiflux.dataset.convert import convert
from certiflux.dictionary import (
    BY_DOSSIER,
    CHECK_ONLY,
    COMPOSITES,
    CURRENT,
    LATEST,
    VERSIONS,
    branches,
    composites,
    fields,
    passage_fields,
    schema,
    version_called,
)
from certiflux.dictionary.kinds import Listing
from certiflux.mapping.headers import key, recognise
from certiflux.rules.values.fields import problem

NUMBERS = [version.number for version in VERSIONS]
EVERY = {field.id: field for version in VERSIONS for field in fields(version).values()}
SHARED_WORDINGS: dict[str, list[str]] = {
    "lastname": ["8.1", "8.2"],
    "niveaudelangue": ["5.12", "5.13"],
    "statut": ["7.1", "resultat"],
    "statutducandidat": ["7.1", "resultat"],
}
"""Wordings that mean two fields: values and neighbours tell which."""

each_field = pytest.mark.parametrize("field", EVERY.values(), ids=EVERY)

BESIDE = {field.id for field in CHECK_ONLY}


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.number)
def test_ids_are_unique(version):
    found = [field.id for field in schema(version).fields()]
    assert len(found) == len(set(found)) == len(fields(version)) - len(CHECK_ONLY)
    assert set(fields(version)) - set(found) == {field.id for field in CHECK_ONLY}


def test_ids_are_those_of_the_official_dictionary():
    numbered = [tuple(map(int, i.split("."))) for i in fields() if i[0].isdigit()]
    expected = {1: 2, 2: 1, 3: 2, 4: 3, 5: 17, 6: 4, 7: 4, 8: 14, 9: 3}
    assert sorted(numbered) == [(b, n) for b in expected for n in range(1, expected[b] + 1)]
    assert set(fields()) - {f"{b}.{n}" for b, n in numbered} == {"commentairesMEN"} | BESIDE


@each_field
def test_a_field_says_what_it_is(field):
    assert field.label == field.label.strip() != ""
    assert field.help.endswith(".")
    assert field.source.startswith("FORMAT.md")
    assert field.name.isidentifier()
    assert field.since in NUMBERS


@each_field
def test_a_field_takes_its_own_example(field):
    if not field.example:
        assert not field.emitted or field.secret, "only what is never typed has no example"
        return
    value = convert(field, field.example).value
    assert isinstance(value, str)
    assert problem(field, value) is None


@each_field
def test_settings_are_for_what_belongs_to_the_file(field):
    once = field not in passage_fields(LATEST)
    assert bool(field.setting) is (once and not field.generated and not field.check_only)


@pytest.mark.parametrize("composite", COMPOSITES, ids=lambda one: one.id)
def test_a_composite_is_whole(composite):
    assert composites()[composite.id] is composite
    assert all(part in fields() for part in composite.parts)
    assert composite.id not in fields()
    assert composite.label
    assert composite.help.endswith(".")
    assert composite.example


def test_who_the_person_is_stays_private():
    personal = {field.id for field in EVERY.values() if field.personal}
    assert personal == {i for version in VERSIONS for i in branches(version)} | BESIDE


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.number)
def test_versions_hold_what_they_should(version):
    options = {
        option
        for field in fields(version).values()
        if isinstance(field.kind, Listing)
        for option in field.kind.values()
    }
    assert ("MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY" in options) is (
        version.number != "1.1.1"
    )
    assert ({"action", "identifiantNational.nir"} <= set(fields(version))) is (
        version.number == "1.1.5"
    )


def test_branches_exclude_each_other():
    assert set(branches(CURRENT).values()) == {"titulaire", BY_DOSSIER}
    assert set(branches(version_called("1.1.5")).values()) == {
        "titulaire",
        BY_DOSSIER,
        "identifiantNational",
    }


def test_an_unknown_version_is_refused():
    with pytest.raises(KeyError):
        version_called("9.9.9")
    with pytest.raises(KeyError):
        schema().find("inconnu")


@each_field
def test_list_spellings_mean_one_value(field):
    if not isinstance(field.kind, Listing):
        return
    owner = {}
    for option in field.kind.options:
        for spelling in {key(text) for text in (option.value, option.label, *option.spellings)}:
            assert owner.setdefault(spelling, option.value) == option.value, spelling


def wordings(entry):
    return {key(wording) for wording in (entry.label, *entry.synonyms)}


@pytest.mark.parametrize("field", [f for f in fields().values() if f.emitted], ids=lambda f: f.id)
def test_each_wording_leads_to_its_field(field):
    own = () if field.check_only else (field.id, field.name)
    lost = [
        wording
        for wording in (*own, field.label, *field.synonyms)
        if field.id not in {one.target for one in recognise(wording)}
    ]
    assert lost == []


def test_a_wording_of_two_fields_is_known_to_be_so():
    owners = {}
    for entry in (*fields().values(), *COMPOSITES):
        for wording in wordings(entry):
            owners.setdefault(wording, []).append(entry.id)
    assert {w: ids for w, ids in owners.items() if len(ids) > 1} == SHARED_WORDINGS
