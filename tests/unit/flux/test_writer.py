"""The writer: the envelope, absent, nil and filled, chunks and the order of certifications."""

import hashlib
from dataclasses import replace

import pytest
from lxml import etree

from certiflux.dataset.identifiers.national import NAME, add_national
from certiflux.dataset.values import NIL
from certiflux.dictionary import NAMESPACE, fields, version_called
from certiflux.flux import writer
from certiflux.flux.elements import leaf
from certiflux.flux.product import FIRST_LINE, Product, file_name
from certiflux.flux.writer import FluxWriter
from certiflux.schema.validate import compiled, validate_document
from properties.records import dataset

NOON = 1_795_258_800.0
"""21/11/2026 12:00:00 in Paris."""

PERSON = {
    "2.1": "12ABC345",
    "3.1": "54CBA321",
    "3.2": "MCFCER000123",
    "4.1": "RS",
    "4.2": "RS5200",
    "5.4": "PAR_ADMISSION",
    "5.5": "true",
    "5.10": "2026-05-20",
    "5.12": "false",
    "5.14": "false",
    "8.1": "LEMAÎTRE",
    "8.3": "Zoé",
    "8.6": "1990",
    "8.9": "F",
}


def people(*changes):
    return dataset([PERSON | {"5.1": f"A-{n}"} | change for n, change in enumerate(changes, 1)])


def chunks(rows, chosen=None):
    made = FluxWriter(rows, "essai & <essai>", "2026-11-21T12:00:00+01:00")
    return list(made.chunks(range(len(rows)) if chosen is None else chosen))


def written(rows, chosen=None):
    return b"".join(chunk.part() for chunk in chunks(rows, chosen)).decode()


def order_of(text):
    """Return the codes and the identifiers of a flow as they come."""
    names = {f"{{{NAMESPACE}}}code", f"{{{NAMESPACE}}}idTechnique"}
    return [node.text for node in etree.fromstring(text.encode()).iter(*names)]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("8.1", 'D\'Été <&> "x"', '<cpf:nomNaissance>D\'Été &lt;&amp;&gt; "x"</cpf:nomNaissance>'),
        ("8.1", "a\r\nb]]>", "<cpf:nomNaissance>a&#13;\nb]]&gt;</cpf:nomNaissance>"),
        ("8.2", NIL, '<cpf:nomUsage xsi:nil="true"/>'),
        ("8.2", None, '<cpf:nomUsage xsi:nil="true"/>'),
        ("8.4", None, ""),
        ("8.4", NIL, ""),
        ("8.4", "\U0001f393", "<cpf:prenom2>\U0001f393</cpf:prenom2>"),
    ],
)
def test_a_value_is_absent_nil_or_filled(field, value, expected):
    assert leaf(fields()[field], value) == expected


def test_the_declaration_comes_first_and_the_envelope_once():
    data = written(people({}, {"8.1": "ÇELIK"})).encode()
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<cpf:flux xmlns:cpf="')
    assert "ÇELIK" in data.decode("utf-8")
    text = data.decode()
    assert text.count("<?xml") == text.count("<cpf:emetteur>") == text.count("</cpf:flux>") == 1
    assert "<cpf:idFlux>essai &amp; &lt;essai&gt;</cpf:idFlux>" in text
    assert "<cpf:emetteur><cpf:idClient>12ABC345</cpf:idClient>" in text
    assert "<cpf:certificateur><cpf:idClient>54CBA321</cpf:idClient>" in text


def test_one_passage_a_line_from_the_third():
    lines = written(people({}, {}, {})).splitlines()
    held = [
        number
        for number, line in enumerate(lines, 1)
        if line.startswith("<cpf:passageCertification>")
        and line.endswith("</cpf:passageCertification>")
    ]
    assert held == [FIRST_LINE, FIRST_LINE + 1, FIRST_LINE + 2] == [3, 4, 5]


def test_certifications_keep_their_first_order_and_people_theirs():
    rows = people({"4.2": "RS2"}, {"4.2": "RS1"}, {"4.2": "RS2"}, {"4.2": "RS1", "4.1": "DU"})
    text = written(rows)
    assert order_of(text) == ["RS2", "A-1", "A-3", "RS1", "A-2", "RS1", "A-4"]
    assert text.count("<cpf:certification>") == 3


def test_only_the_chosen_rows_are_written():
    rows = people({}, {"4.2": "RS1"}, {}, {})
    assert order_of(written(rows, [0, 3])) == ["RS5200", "A-1", "A-4"]
    assert chunks(rows, []) == []


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2])])
def test_chunks_are_flows_of_their_own(monkeypatch, count, sizes):
    monkeypatch.setattr(writer, "CHUNK", 2)
    rows = people(*[{}] * count, {"4.2": "RS1"})
    made = chunks(rows)
    assert [len(chunk.rows) for chunk in made] == [*sizes, 1]
    for chunk in made:
        assert validate_document(chunk.document(), compiled(version_called("1.1.2"))) == []
    text = "".join(chunk.part().decode() for chunk in made)
    monkeypatch.undo()
    assert text == written(rows)


def test_chunks_hold_two_thousand_people():
    rows = people(*[{}] * 4_001)
    assert [len(chunk.rows) for chunk in chunks(rows)] == [2_000, 2_000, 1]


def test_a_product_counts_hashes_and_finds_the_row_of_a_fault():
    rows = people({}, {"8.9": "X"}, {"4.2": "RS1", "8.9": "X"})
    product = Product("flux.xml")
    for chunk in chunks(rows):
        product.add(chunk, validate_document(chunk.document(), compiled(version_called("1.1.2"))))
    data = b"".join(product.parts)
    assert (product.size, product.passages) == (len(data), 3)
    assert product.sha256 == hashlib.sha256(data).hexdigest()
    assert [(row, fault.rule) for row, fault in product.errors] == [
        (1, "VALEUR_HORS_LISTE"),
        (2, "VALEUR_HORS_LISTE"),
    ]
    assert not product.xsd_valid


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("12ABC345", "flux-12ABC345-20261121-120000.xml"),
        ("../é:1", "flux-1-20261121-120000.xml"),
        (None, "flux-20261121-120000.xml"),
    ],
)
def test_the_name_of_a_file_has_only_plain_letters(owner, expected):
    assert file_name(people({"3.1": owner}), NOON) == expected


NIR_ROW = {"action": "CREATION", "nir": "2 88 05 99 109 000 07"}


def national(*changes, version="1.1.5"):
    """Return people of whom the user wants those who have a valid number to go by it."""
    rows = [PERSON | NIR_ROW | {"5.1": f"A-{n}"} | change for n, change in enumerate(changes, 1)]
    found = replace(dataset(rows, version_called(version)), national=True)
    add_national(found)
    return found


def identified(text):
    """Return what stands in each ``identificationTitulaire``, tags by their local names."""
    name = f"{{{NAMESPACE}}}identificationTitulaire"
    return [
        [(one.tag.partition("}")[2], one.text) for one in node[0].iter()]
        for node in etree.fromstring(text.encode()).iter(name)
    ]


def test_a_national_number_and_a_birth_name_stand_for_the_civil_status():
    data = national({}, {"nir": None}, {"9.1": "123", "9.2": "A", "9.3": "B"}, {"8.3": None})
    text = written(data)
    by_number = [("identifiantNational", None), ("nir", "2880599109000"),
                 ("nomNaissance", "LEMAÎTRE")]  # fmt: skip
    first, second, third, fourth = identified(text)
    assert first == fourth == by_number
    assert second[:2] == [("titulaire", None), ("nomNaissance", "LEMAÎTRE")]
    assert ("prenom1", "Zoé") in second
    assert third[0] == ("dossierFormation", None)
    assert text.count("2880599109000") == 2
    assert not validate_document(
        text.encode(), compiled(version_called("1.1.5")), version_called("1.1.5")
    )


def test_the_name_given_beside_the_number_comes_first():
    found = identified(written(national({NAME: "MOULIN"}, {})))
    assert [one[2] for one in found] == [("nomNaissance", "MOULIN"), ("nomNaissance", "LEMAÎTRE")]


def test_no_number_is_written_without_its_place():
    assert "2880599109000" not in written(national({}, version="1.1.2"))
