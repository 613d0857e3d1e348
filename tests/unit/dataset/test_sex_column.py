"""A column of yes and no whose title names one sex."""

import pytest

from cases.tables import PERSON, TableCase
from certiflux.dataset.change import Change


def checked(header, *cells):
    rows = [f"OUDIN;Camille;{cell};1988" for cell in cells]
    data = "\n".join([f"Nom de naissance;Prénom;{header};Année de naissance", *rows]).encode()
    constants = {one: value for one, value in PERSON.items() if one != "8.9"}
    return TableCase("liste.csv", data, constants=constants).dossier()


@pytest.mark.parametrize(
    ("header", "cells", "sexes"),
    [
        ("GenreMale", ("true", "false"), ["M", "F"]),
        ("Homme", ("Oui", "Non"), ["M", "F"]),
        ("Femme ?", ("VRAI", "FAUX"), ["F", "M"]),
        ("is_female", ("false", "true"), ["M", "F"]),
    ],
)
def test_the_sex_is_that_of_the_title_or_the_other_one(header, cells, sexes):
    dossier = checked(header, *cells)
    assert dossier.dataset.values("8.9") == sexes
    items = dossier.dataset.journal.items()
    told = [(one.before, one.after) for one in items if one.change is Change.SEXE_DU_TITRE]
    assert told == list(zip(cells, sexes, strict=True))


def test_a_title_of_both_sexes_tells_nothing_of_a_yes():
    dossier = checked("Homme/Femme", "true", "false")
    assert "SEXE_DU_TITRE" not in [one.change.name for one in dossier.dataset.journal.items()]
