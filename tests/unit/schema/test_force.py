"""The schema that a user brings: alone or in the kit, what it changes, what is refused."""

import io
import zipfile

import pytest

from certiflux.base.errors import UserError
from certiflux.dictionary import (
    CURRENT,
    NAMESPACE,
    fields,
    schema,
    takes_national,
    version_called,
)
from certiflux.dictionary.kinds import Integer, Text
from certiflux.dictionary.model import Status
from certiflux.schema import load
from certiflux.schema.force import bring, built_in
from certiflux.schema.load import load_schema
from certiflux.schema.xsd import generate

HEADER = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{NAMESPACE}"'
OPEN = f'{HEADER} xmlns:cpf="{NAMESPACE}">'
TYPE = '<xsd:complexType name="flux">'
FLUX = '<xsd:element name="flux" type="cpf:flux"/>'


def kit(**files):
    """Return a zip; `__` in a name stands for `/`, `_xsd` for `.xsd`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xsd", ".xsd"), content)
    return stream.getvalue()


def said(text):
    """Return what a schema of this text changes, as (kind, field)."""
    return [(one.kind, one.field) for one in bring("kit.xsd", text.encode()).differences]


def changed(*pairs, version="1.1.2"):
    """Return our schema with some text replaced, each found at least once."""
    text = generate(version_called(version))
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize("version", ["1.1.1", "1.1.2"])
def test_the_official_schemas_are_told_by_what_they_change(shared, version):
    path = shared / "spec" / "xsd" / f"official-{version}.xsd"
    found = bring(path.name, path.read_bytes())
    assert (found.number, found.version, found.name) == (
        version,
        version_called(version),
        path.name,
    )
    if version == "1.1.2":
        assert found.differences == ()
    else:
        (only,) = found.differences
        assert (only.kind, only.field) == ("values", "5.16")
        assert only.sentence.endswith(" : MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY.")


def test_our_own_schema_changes_nothing():
    assert said(generate()) == []
    assert not built_in().brought
    assert built_in().label == "1.1.2"


def test_the_provisional_schema_adds_the_action_and_the_national_identifier():
    found = bring("kit.xsd", generate(version_called("1.1.5")).encode())
    assert (found.version, found.number) == (version_called("1.1.5"), "1.1.5")
    action, national = found.differences
    assert (action.kind, action.field) == ("added", "action")
    assert "obligatoire" in action.sentence
    assert "CREATION, SUPPRESSION" in action.sentence
    assert "(balise identifiantNational)" in national.sentence
    assert "obligatoire" not in national.sentence


INITIATIVE = "« Initiative de l'inscription à la certification » (balise initiativeInscription)"
FILE = "« Identifiant du dossier de formation » (balise idDossier)"
NATIONAL = generate(version_called("1.1.5")).replace(
    '<xsd:element name="action" type="cpf:action"/>', ""
)
OPTIONAL_ACTION = changed(
    ('name="action" type="cpf:action"', 'name="action" type="cpf:action" minOccurs="0"'),
    version="1.1.5",
)
CHANGES = [
    # what becomes of our schema | what is said
    (changed(('name="verbatim" minOccurs="0"', 'name="verbatim"')), [("required", "5.17")]),
    (changed(('name="idContrat"', 'name="idContrat" minOccurs="0"')), [("optional", "3.2")]),
    (changed(('name="scoring" nillable="true"', 'name="scoring"')), [("not_nillable", "5.15")]),
    (changed(('name="idContrat"', 'name="idContrat" nillable="true"')), [("nillable", "3.2")]),
    (changed(('maxLength value="13"', 'maxLength value="20"')), [("length", "9.1")]),
    (changed(('maxInclusive value="1000"', 'maxInclusive value="900"')), [("bounds", "6.1")]),
    (changed(('value="POLE_EMPLOI"', 'value="FRANCE_TRAVAIL"')), [("values", "7.3")] * 2),
    (changed(('"xsd:boolean"', '"xsd:string"')), [("type", i) for i in ("5.5", "5.12", "5.14")]),
    (changed(("commentairesMEN", "remarque")), [("added", None), ("removed", "commentairesMEN")]),
    (NATIONAL, [("added", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGES, ids=lambda v: str(v)[-40:])
def test_each_change_is_said_of_its_field(text, expected):
    assert said(text) == expected


def test_what_is_said_is_french_and_whole():
    text = changed(('value="POLE_EMPLOI"', 'value="FRANCE_TRAVAIL"'), ('value="13"', 'value="20"'))
    sentences = [one.sentence for one in bring("kit.xsd", text.encode()).differences]
    assert sentences == [
        f"{INITIATIVE} admet 1 valeur de plus : FRANCE_TRAVAIL.",
        f"{INITIATIVE} n'admet pas cette valeur : POLE_EMPLOI.",
        f"{FILE} admet de 1 à 20 caractères (de 1 à 13 caractères jusqu'ici).",
    ]


@pytest.mark.parametrize(
    ("text", "version"),
    [
        (generate(version_called("1.1.1")), "1.1.1"),
        (generate(version_called("1.1.2")).replace('version="1.1.2"', 'version="2.0.0"'), "1.1.2"),
        (generate(version_called("1.1.5")).replace('version="1.1.5"', ""), "1.1.5"),
        (OPTIONAL_ACTION, "1.1.5"),
        (NATIONAL, "1.1.5"),
    ],
)
def test_the_version_followed_is_that_of_the_elements_not_of_the_number(text, version):
    assert bring("kit.xsd", text.encode()).version.number == version


def test_a_new_obligatory_element_is_said_to_be_beyond_us():
    text = changed(
        (
            '<xsd:element name="idFlux"',
            '<xsd:element name="lot" type="xsd:string"/><xsd:element name="idFlux"',
        )
    )
    (one,) = bring("kit.xsd", text.encode()).differences
    assert one.kind == "added"
    assert "ne sait pas encore l'écrire : le fichier généré serait refusé" in one.sentence


def test_the_kit_is_searched_whatever_its_folders():
    data = kit(
        Exemple__CREATION="<a/>",
        __MACOSX__certifications_xsd=b"\x00\x05",
        Exemple__autre_xsd='<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"/>',
        Exemple__certifications_xsd=generate(version_called("1.1.5")),
    )
    assert bring("kit.zip", data).number == "1.1.5"
    assert load_schema(data)


def deep():
    """Return a schema whose type holds itself."""
    inner = '<xsd:element name="a" type="cpf:flux" minOccurs="0"/>'
    return f"{OPEN}{TYPE}<xsd:all>{inner}</xsd:all></xsd:complexType>{FLUX}</xsd:schema>"


def test_a_schema_that_holds_itself_is_bounded():
    assert len(bring("kit.xsd", deep().encode()).differences) < 100


def counted(amount):
    inner = f'<xsd:element name="a" minOccurs="{amount}" maxOccurs="{amount}"/>'
    return f"{OPEN}{TYPE}<xsd:sequence>{inner}</xsd:sequence></xsd:complexType>{FLUX}</xsd:schema>"


LAUGHS = f"""<!DOCTYPE schema [<!ENTITY a "{"rire" * 99}"><!ENTITY b "{"&a;" * 9999}">]>"""
HOSTILE = {
    "no zip": (b"PK\x03\x04 not a zip", "abîmée"),
    "no schema": (kit(lettre="Bonjour"), "aucun fichier .xsd"),
    "other schema": (kit(a_xsd=OPEN.replace(NAMESPACE, "urn:a") + "</xsd:schema>"), "Aucun schéma"),
    "swollen": (kit(a_xsd="<a>" + " " * 3_000_000), "aucun fichier .xsd"),
    "many": (kit(**{f"f{n}": "" for n in range(2_100)}), "trop de fichiers"),
    "target": (OPEN.replace(NAMESPACE, "urn:autre") + FLUX + "</xsd:schema>", "urn:autre"),
    "no target": ('<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"/>', "aucun espace"),
    "no flux": (f'{OPEN}<xsd:element name="a"/></xsd:schema>', "« flux » y manque"),
    "doctype": (f"{LAUGHS}{OPEN}{FLUX}</xsd:schema>", "DOCTYPE"),
    "laughs": (f"{LAUGHS}{OPEN[:-1]} id='{'&b;' * 9}'>{FLUX}</xsd:schema>", "DOCTYPE"),
    "reference": (f'{OPEN}<xsd:include schemaLocation="b.xsd"/>{FLUX}</xsd:schema>', "renvoie"),
    "count": (counted(99_999_999), "démesurées"),
    "pattern": (changed(("(19|20)[0-9]{2}-", "(19|20)[0-9]{20000000}-")), "démesurées"),
    "broken": (generate()[:900], "bien formé"),
    "contradiction": (generate().replace('type="cpf:flux"', 'type="cpf:x"'), "incomplètes"),
    "flow": (b"<flux/>", "première balise"),
    "heavy": (b"<a>" + b" " * load.MAX_SCHEMA, "trop lourd"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "words"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_serve_is_refused_in_a_sentence(data, words):
    with pytest.raises(UserError) as refused:
        bring("kit.xsd", data.encode() if isinstance(data, str) else data)
    assert refused.value.code == "SCHEMA_ILLISIBLE"
    assert words in refused.value.message.replace("\u00a0", " ")
    assert "kit officiel" in refused.value.remedy


def test_a_locked_kit_is_refused():
    data = bytearray(kit(a_xsd=generate()))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UserError, match="mot de passe"):
        bring("kit.zip", bytes(data))


def test_a_kit_too_heavy_is_refused_by_its_size_alone():
    load.admit_schema(load.MAX_KIT)
    with pytest.raises(UserError):
        load.admit_schema(load.MAX_KIT + 1)


def followed(*pairs):
    """Return the fields of the dictionary as a changed schema makes them."""
    found = bring("kit.xsd", changed(*pairs).encode())
    assert found.version != CURRENT
    return fields(found.version)


def test_the_dictionary_follows_the_lists_and_the_limits_of_the_schema():
    known = followed(
        ('value="POLE_EMPLOI"', 'value="FRANCE_TRAVAIL"'),
        ('maxLength value="60"', 'maxLength value="30"'),
        ('maxInclusive value="1000"', 'maxInclusive value="900"'),
    )
    assert "FRANCE_TRAVAIL" in known["7.3"].kind.values()
    assert "POLE_EMPLOI" not in known["7.3"].kind.values()
    assert known["8.1"].kind == Text(1, 30)
    assert known["6.1"].kind == Integer(1, 900)
    same = [i for i in known if known[i] == fields()[i]]
    assert len(same) == len(fields()) - 9


def test_the_dictionary_follows_what_is_obligatory():
    known = followed(
        ('name="verbatim" minOccurs="0"', 'name="verbatim"'),
        ('name="idContrat"', 'name="idContrat" minOccurs="0"'),
        ('name="scoring" nillable="true"', 'name="scoring"'),
        ('name="urlPreuve"', 'name="lienPreuve"'),
    )
    assert known["5.17"].status is Status.OBLIGATOIRE
    assert known["3.2"].status is Status.FACULTATIF
    assert known["5.15"].status is Status.OBLIGATOIRE
    assert not known["5.2"].emitted


NIR_FORM = "[12][0-9]{4}(2[AB]|[0-9]{2})[0-9]{6}"
NO_BRANCH = changed(
    ('<xsd:element name="identifiantNational" type="cpf:identifiantNational"/>', ""),
    version="1.1.5",
)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (generate(version_called("1.1.5")), True),
        (NATIONAL, True),
        (NO_BRANCH, False),
        (changed(('name="nir"', 'name="numero"'), version="1.1.5"), False),
        (generate(version_called("1.1.2")), False),
    ],
    ids=["ours", "without action", "without branch", "another name", "before"],
)
def test_the_place_of_a_national_number_is_that_of_the_schema_brought(text, taken):
    assert takes_national(bring("kit.xsd", text.encode()).version) is taken


@pytest.mark.parametrize(
    ("regex", "followed"),
    [("[1-8][0-9]{12}", True), (r"\d{13}", False), ("([0-9]{1,9}){1,9}", False)],
)
def test_the_form_of_a_national_number_is_followed_where_it_is_plain(regex, followed):
    found = bring("kit.xsd", changed((NIR_FORM, regex), version="1.1.5").encode())
    kind = fields(found.version)["identifiantNational.nir"].kind
    assert kind.regex == (regex if followed else NIR_FORM)


def test_the_same_schema_has_the_same_version_and_ours_stays():
    text = changed(('maxLength value="60"', 'maxLength value="30"')).encode()
    assert bring("a.xsd", text).version == bring("b.xsd", text).version
    assert bring("a.xsd", generate().encode()).version == CURRENT
    assert schema(CURRENT).find("titulaire").children[0].kind == Text(1, 60)
