"""The schemas that are compiled here, and the one that a user brings."""

import io
import zipfile

import pytest
from lxml import etree

from certiflux.base.errors import UserError
from certiflux.dictionary import VERSIONS, version_called
from certiflux.schema.load import load_schema
from certiflux.schema.validate import compiled, safe_parser, validate_document
from certiflux.schema.xsd import generate
from schema.flows import SHORT, flow


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.number)
def test_a_generated_schema_can_be_brought_back(version):
    brought = load_schema(generate(version).encode())
    found = [
        len(validate_document(flow([SHORT]).encode(), x)) for x in (brought, compiled(version))
    ]
    assert found == [int(version.number == "1.1.5")] * 2


def test_a_schema_is_compiled_once():
    assert compiled(version_called("1.1.2")) is compiled(version_called("1.1.2"))
    assert compiled(version_called("1.1.2")) is not compiled(version_called("1.1.1"))


def test_a_version_has_its_own_lists():
    mention = "MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY"
    data = flow([SHORT]).replace("MENTION_BIEN", mention).encode()
    assert validate_document(data, compiled(version_called("1.1.2"))) == []
    assert len(validate_document(data, compiled(version_called("1.1.1")))) == 1


def test_a_schema_in_any_encoding_is_read():
    text = generate().replace("UTF-8", "UTF-16")
    assert load_schema(text.encode("utf-16"))


def test_a_refusal_keeps_its_technical_detail_apart():
    with pytest.raises(UserError) as refused:
        load_schema(generate().replace('type="cpf:flux"', 'type="cpf:inconnu"').encode())
    assert "inconnu" in refused.value.detail
    assert "inconnu" not in str(refused.value)


def test_the_parser_reads_no_other_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'
    assert b"SECRET" not in etree.tostring(etree.fromstring(entity, safe_parser()))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("admis.xlsx", "mais une liste"),
        ("session/admis.csv", "mais une liste"),
        ("accuse.xml", "un accusé ou un flux"),
        ("accuse.xml.txt", "un accusé ou un flux"),
        ("photo.png", "aucun fichier .xsd, ni liste, ni accusé"),
        ("~$admis.xlsx", "aucun fichier .xsd, ni liste, ni accusé"),
    ],
)
def test_an_archive_without_a_schema_is_told_by_what_it_holds(name, said):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(UserError) as caught:
        load_schema(stream.getvalue())
    assert said in caught.value.message
