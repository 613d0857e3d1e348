"""What is checked and made stands as long as what it was made of, and no longer."""

from copy import copy

import pytest

from cases.talk import people, ready
from certiflux.mapping.prevention_file import Prevention


@pytest.fixture
def dossier():
    talk = ready(people(3))
    talk.job("generate", valid_only=False)
    return talk.session.desk.dossier


@pytest.mark.parametrize("name", ["table", "mapping", "settings", "corrections", "brought"])
def test_with_another_of_what_it_depends_on_nothing_stands(dossier, name):
    found, made, before = dossier.findings, dossier.products, getattr(dossier, name)
    assert made
    setattr(dossier, name, copy(before) if before is not None else object())
    assert (dossier.mended, dossier.dataset, dossier.findings) == (None, None, None)
    assert dossier.products == []
    setattr(dossier, name, before)
    assert dossier.findings is found
    assert dossier.products is made


def test_the_answers_of_the_other_flow_leave_what_was_made(dossier):
    found, made = dossier.findings, dossier.products
    dossier.take_prevention(Prevention(model="attestations"))
    assert dossier.settings.prevention.model == "attestations"
    assert dossier.findings is found
    assert dossier.products is made


def test_a_file_is_of_the_people_as_they_were(dossier):
    mended = dossier.workshop()
    dossier.keep_products([])
    assert dossier.products == []
    assert dossier.workshop() is mended
