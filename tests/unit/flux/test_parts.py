"""A list that one file cannot carry is shared between several, under lowered limits."""

import hashlib
import uuid

import pytest
from lxml import etree

from cases.tables import TableCase
from certiflux.base.work import drain
from certiflux.dictionary import NAMESPACE, version_called
from certiflux.flux.parts import flow_id
from certiflux.schema.validate import compiled, validate_document
from certiflux.session.generating import generate

NOON = 1_795_258_800.0
"""21/11/2026 12:00:00 in Paris."""

FIRST = "0b4b6a54-54a5-4f0c-9d0e-6f1d2d1c7a10"
LINES = [f"A-{n};{'MARCHAND' * (1 + n % 3)};RS{5200 + n % 2}" for n in range(1, 8)]


def generated(monkeypatch, passages=200_000, octets=200_000_000):
    """Return the dossier of seven people once generated under these limits."""
    for place in ("flux.parts", "rules.file.weight"):
        monkeypatch.setattr(f"certiflux.{place}.MAX_PASSAGES", passages)
        monkeypatch.setattr(f"certiflux.{place}.MAX_BYTES", octets)
    table = TableCase("sept", "\n".join(["5.1;8.1;4.2", *LINES]).encode())
    del table.constants["4.2"]
    dossier = table.dossier()
    drain(generate(dossier, valid_only=False, id_flux=FIRST, epoch=NOON))
    return dossier


def texts(product, name):
    """Return the texts of the elements of a name in a file."""
    root = etree.fromstring(b"".join(product.parts))
    return [node.text for node in root.iter(f"{{{NAMESPACE}}}{name}")]


def identifiers(products):
    return [one for product in products for one in texts(product, "idTechnique")]


@pytest.mark.parametrize(
    ("passages", "sizes"), [(7, [7]), (6, [6, 1]), (3, [3, 3, 1]), (1, [1] * 7)]
)
def test_no_file_has_more_passages_than_it_may(monkeypatch, passages, sizes):
    made = generated(monkeypatch, passages=passages).products
    assert [product.passages for product in made] == sizes
    even = [f"A-{n}" for n in (2, 4, 6)]
    odd = [f"A-{n}" for n in (1, 3, 5, 7)]
    assert identifiers(made) == odd + even


def test_a_file_is_filled_up_to_its_weight_and_no_further(monkeypatch):
    whole = generated(monkeypatch).products[0].size
    exact = generated(monkeypatch, octets=whole).products
    assert [product.size for product in exact] == [whole]
    made = generated(monkeypatch, octets=whole - 1).products
    assert [product.passages for product in made] == [6, 1]
    assert all(product.size < whole for product in made)
    small = generated(monkeypatch, octets=3_000).products
    assert len(small) > 2
    assert all(product.size <= 3_000 for product in small)
    assert sorted(identifiers(small)) == [f"A-{n}" for n in range(1, 8)]


def test_a_person_too_heavy_for_any_file_goes_alone_and_the_weight_is_told(monkeypatch):
    made = generated(monkeypatch, octets=100).products
    assert [product.passages for product in made] == [1] * 7
    assert all(product.size > 100 for product in made)


def test_each_file_is_a_flow_of_its_own(monkeypatch):
    made = generated(monkeypatch, passages=3).products
    ids = [texts(product, "idFlux") for product in made]
    assert ids == [[product.id_flux] for product in made]
    assert made[0].id_flux == FIRST
    assert len({product.id_flux for product in made}) == 3
    assert len({tuple(texts(product, "horodatage")) for product in made}) == 1
    for product in made:
        data = b"".join(product.parts)
        assert validate_document(data, compiled(version_called("1.1.2"))) == []
        assert (product.size, product.xsd_valid) == (len(data), True)
        assert product.sha256 == hashlib.sha256(data).hexdigest()


def test_the_name_says_the_certifier_the_moment_and_the_part(monkeypatch):
    names = [product.name for product in generated(monkeypatch, passages=3).products]
    assert names == [f"flux-12ABC345-20261121-120000-{n}sur3.xml" for n in (1, 2, 3)]
    assert [product.name for product in generated(monkeypatch).products] == [
        "flux-12ABC345-20261121-120000.xml"
    ]


def test_the_identifiers_of_the_files_that_follow_are_uuids_that_come_back():
    others = [flow_id(FIRST, number) for number in range(2, 5)]
    assert len({FIRST, *others}) == 4
    assert all(str(uuid.UUID(one)) == one for one in others)
    assert others == [flow_id(FIRST, number) for number in range(2, 5)]
    assert flow_id("another", 2) != others[0]
