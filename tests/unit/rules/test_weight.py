"""The weight of a flow is told before it is written, close to the truth."""

import pytest

from cases.tables import TABLES
from certiflux.base.work import drain
from certiflux.rules.file.weight import estimated_bytes
from certiflux.session.generating import generate

ENVELOPE = 520
"""Bytes of the declaration and the envelope, which the estimate leaves out."""


@pytest.mark.parametrize("name", ["valide", "competences", "pas-trop-lourd"])
def test_the_estimate_is_close_to_the_written_flow(name):
    table = next(one for one in TABLES if one.name == name)
    dossier = table.dossier()
    ready = dossier.rows_to_send()
    drain(generate(dossier, valid_only=True, id_flux="id", epoch=1_795_000_000))
    written = sum(product.size for product in dossier.products) - ENVELOPE
    estimated = estimated_bytes(dossier.dataset) * len(ready) / len(dossier.dataset)
    assert written * 0.9 < estimated < written * 1.1
