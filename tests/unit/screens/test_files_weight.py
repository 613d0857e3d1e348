"""A file heavier than the portal takes is not said to be ready."""

from cases.tables import TableCase
from certiflux.base.work import drain
from certiflux.dictionary import MAX_BYTES
from certiflux.screens.verify.files import files_view
from certiflux.session.generating import generate


def verdict(size):
    """Return the verdict about a file of one valid person, were it of this size."""
    dossier = TableCase("un", b"5.1;8.1\nA-1;MARCHAND\n").dossier()
    drain(generate(dossier, valid_only=False, id_flux="id", epoch=1_782_135_000))
    dossier.products[0].size = size
    return files_view(dossier)["verdict"]


def test_a_file_at_the_limit_is_ready_and_beyond_it_is_not():
    assert verdict(MAX_BYTES)["level"] == "ok"
    beyond = verdict(MAX_BYTES + 1)
    assert beyond["level"] == "error"
    assert "200\u00a0Mo" in beyond["sentence"]
    assert "une personne" in beyond["next"]
