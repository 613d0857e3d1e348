"""Files made to harm, to mislead, or for something else: each is refused in its own way."""

import re
import resource
import tracemalloc

import pytest

from certiflux.base.errors import UserError
from certiflux.dictionary import NAMESPACE, version_called
from certiflux.schema.load import load_schema
from certiflux.schema.xsd import generate
from schema.flows import FULL, SHORT, flow, told, verdict

LAUGHS = "".join(f'<!ENTITY r{n} "{f"&r{n - 1};" * 10 if n else "rire"}">' for n in range(10))
DOCTYPES = {
    "entity": '<!DOCTYPE flux [<!ENTITY nom "LEMAÎTRE">]>',
    "external": '<!DOCTYPE flux SYSTEM "flux.dtd">',
    "file": '<!DOCTYPE flux [<!ENTITY nom SYSTEM "file:///etc/hostname">]>',
    "parameter": '<!DOCTYPE flux [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>',
    "laughs": f"<!DOCTYPE flux [{LAUGHS}]>",
    "after a note": "<!-- <cpf:flux> --><?note ?>\n<!DOCTYPE flux>",
}


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES)
@pytest.mark.parametrize("reference", ["LEMAÎTRE", "&nom;", "&r9;"])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_a_doctype_is_refused_whatever_it_says(xsd, doctype, reference, encoding):
    text = (
        flow([SHORT]).replace("<cpf:flux ", f"{doctype}<cpf:flux ").replace("LEMAÎTRE", reference)
    )
    found = verdict(text.replace("UTF-8", encoding).encode(encoding), xsd)
    (fault,) = told(found)
    assert fault == (None, "XML_DOCTYPE") or (encoding, fault[1]) == ("UTF-16", "XML_MAL_FORME")


@pytest.mark.parametrize("place", ["<cpf:flux>&r9;</cpf:flux>", '<cpf:flux note="&r9;"/>'])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_entities_do_not_expand(xsd, place, encoding):
    text = f"{DOCTYPES['laughs']}{place}"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tracemalloc.start()
    assert not verdict(text.encode(encoding), xsd).xsd_valid
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_a_doctype_in_a_note_is_no_doctype(xsd):
    text = flow([SHORT]).replace("<cpf:flux ", "<!-- <!DOCTYPE flux> --><cpf:flux ")
    assert verdict(text, xsd).faults == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_that_says_utf8_is_refused(xsd, encoding):
    assert told(verdict(flow([SHORT]).encode(encoding), xsd)) == [(None, "XML_ENCODAGE")]


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-8-sig", "UTF-16", "ISO-8859-1"])
def test_a_declared_encoding_is_read(xsd, encoding):
    text = flow([SHORT, FULL]).replace("UTF-8", encoding.removesuffix("-sig"))
    assert verdict(text.encode(encoding), xsd).faults == []


@pytest.mark.parametrize("written", ["\U0001f393", "&#x1f393;", "&#127891;"])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
@pytest.mark.parametrize(("count", "wrong"), [(30, ()), (31, (1, 3)), (61, (1, 3))])
def test_astral_characters_count_twice(xsd, written, encoding, count, wrong):
    names = iter((written * count, "Inès", written * count))
    text = flow([re.sub("Inès", next(names), FULL) for _ in range(3)])
    found = verdict(text.replace("UTF-8", encoding).encode(encoding), xsd)
    assert told(found) == [(number, "TEXTE_TROP_LONG") for number in wrong]


def test_an_exact_length_counts_astral_characters_twice(xsd):
    text = flow([SHORT]).replace("AB123CDE", "AB123CD\U0001f393", 1)
    ((number, fault),) = verdict(text, xsd).faults
    assert (number, fault.rule, fault.field) == (None, "LONGUEUR_EXACTE", "2.1")


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b'<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema"/>', "PAS_UN_FLUX", "accusé"),
        (b"<html><body/></html>", "PAS_UN_FLUX", "« html »"),
        (generate().encode(), "PAS_UN_FLUX", "« schema »"),
        (b"", "PAS_DU_XML", "vide"),
        (b"nom;prenom\n", "PAS_DU_XML", "balise"),
        (b"PK\x03\x04", "PAS_DU_XML", "balise"),
        ("nom".encode("utf-16"), "PAS_DU_XML", "balise"),
    ],
)
def test_what_is_no_flow_gets_its_own_sentence(xsd, data, code, word):
    with pytest.raises(UserError) as refused:
        verdict(data, xsd)
    assert refused.value.code == code
    assert word in str(refused.value).replace("\u00a0", " ")
    assert refused.value.remedy.endswith(".")


@pytest.mark.parametrize("cut", [60, 700, -1])
def test_a_truncated_flow_says_where(xsd, cut):
    found = verdict(flow([SHORT])[:cut], xsd)
    ((number, fault),) = found.faults
    assert fault.rule == "XML_COUPE"
    assert (number, fault.technical) == ((1, "S-1") if cut == 700 else (None, ""))
    assert fault.column
    assert fault.line == flow([SHORT])[:cut].count("\n") + 1


def test_a_user_may_bring_the_generated_schema():
    schema = load_schema(generate(version_called("1.1.5")).encode())
    text = flow([SHORT])
    assert told(verdict(text, schema)) == [(None, "SCHEMA_ELEMENT_MANQUANT")]
    text = text.replace("<cpf:emetteur>", "<cpf:action>CREATION</cpf:action><cpf:emetteur>")
    assert verdict(text, schema).faults == []


HEADER = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{NAMESPACE}">'


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (f'{HEADER}<xsd:import namespace="urn:a" schemaLocation="a.xsd"/></xsd:schema>', "renvoie"),
        (f'{HEADER}<xsd:include schemaLocation="a.xsd"/></xsd:schema>', "renvoie"),
        (f'{HEADER}<xsd:redefine schemaLocation="a.xsd"/></xsd:schema>', "renvoie"),
        (f"<!DOCTYPE schema>{HEADER}</xsd:schema>", "DOCTYPE"),
        (f"<!DOCTYPE schema [{LAUGHS}]>{HEADER}&r9;</xsd:schema>", ""),
        (f'{HEADER}<xsd:element name="flux" type="absent"/></xsd:schema>', "incomplètes"),
        ("<flux/>", "première balise"),
        ("nom;prenom", "bien formé"),
        ("", "bien formé"),
    ],
)
def test_a_schema_that_reaches_out_or_is_none_is_refused(data, word):
    with pytest.raises(UserError) as refused:
        load_schema(data.encode())
    assert refused.value.code == "SCHEMA_ILLISIBLE"
    assert word in refused.value.message


def test_a_flow_does_not_choose_its_schema(xsd, tmp_path):
    lax = tmp_path / "lax.xsd"
    lax.write_text(f'{HEADER}<xsd:element name="flux"/></xsd:schema>', "utf-8")
    text = flow([SHORT]).replace("<cpf:sexe>F</cpf:sexe>", "")
    said = f'<cpf:flux xsi:schemaLocation="{NAMESPACE} {lax.as_uri()}"'
    text = text.replace("<cpf:flux", said)
    assert told(verdict(text, xsd)) == [(1, "SCHEMA_ELEMENT_MANQUANT")]
