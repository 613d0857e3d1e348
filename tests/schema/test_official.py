"""The generated schemas against the official ones, element for element and facet for facet."""

import pytest
from lxml import etree

from certiflux.dictionary import CURRENT, VERSIONS, version_called
from certiflux.schema.xsd import generate
from schema.shape import differences, shape

PROVISIONAL = "1.1.5"
PERSON = (
    "/flux/emetteur/certificateurs/certificateur/certifications/certification"
    "/passageCertifications/passageCertification/identificationTitulaire"
)


@pytest.fixture(scope="module")
def official(shared):
    """Give the shape of an official schema."""
    folder = shared / "spec" / "xsd"
    return lambda version: shape((folder / f"official-{version}.xsd").read_bytes())


def generated(version):
    return shape(generate(version_called(version)).encode())


@pytest.mark.parametrize("version", ["1.1.1", "1.1.2"])
def test_the_generated_schema_is_the_official_one(version, official):
    assert differences(generated(version), official(version)) == []


def test_a_difference_is_told_by_its_path(official):
    changed = generate(version_called("1.1.2")).replace(
        'maxLength value="60"', 'maxLength value="61"', 1
    )
    told = differences(shape(changed.encode()), official("1.1.2"))
    assert told == [f"{PERSON}/titulaire/nomNaissance maxLength: '61', theirs '60'"]


def test_versions_are_what_they_say():
    assert [(v.number, v.provisional) for v in VERSIONS] == [
        ("1.1.1", False),
        ("1.1.2", False),
        (PROVISIONAL, True),
    ]
    assert CURRENT.number == "1.1.2"


def test_the_provisional_schema_compiles():
    etree.XMLSchema(etree.fromstring(generate(version_called(PROVISIONAL)).encode()))


def test_the_provisional_schema_adds_two_things():
    assert differences(generated(PROVISIONAL), generated("1.1.2")) == [
        "(schema) version: '1.1.5', theirs '1.1.2'",
        "(type) action: only in ours",
        "(type) identifiantNational: only in ours",
        "/flux/action: only in ours",
        f"{PERSON}/identifiantNational: only in ours",
        f"{PERSON}/identifiantNational/nir: only in ours",
        f"{PERSON}/identifiantNational/nomNaissance: only in ours",
    ]


def test_1_1_2_adds_one_mention():
    (told,) = (
        line for line in differences(generated("1.1.2"), generated("1.1.1")) if "enum" in line
    )
    assert "mentionValidee enum" in told
    assert told.count("FELICITATIONS") == 1


def test_an_unknown_version_has_no_schema():
    with pytest.raises(KeyError):
        generate(version_called("1.1.3"))
