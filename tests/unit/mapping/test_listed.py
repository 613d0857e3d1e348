"""A settings file may say of a closed list only what the list has."""

import pytest

from certiflux.base.errors import UserError
from certiflux.mapping.settings import parse


@pytest.mark.parametrize(
    "text",
    [
        '[certification]\nnature_deposant = "VOISIN"',
        '[constantes]\nobtentionCertification = "PAR_HASARD"',
        '[constantes]\ndonneeCertifiee = "peut-être"',
        '[valeurs."8.9"]\nMelle = "Q"',
        '[valeurs."7.1"]\nFOAD = "DISTANCE"',
    ],
)
def test_a_value_outside_its_list_is_refused_with_what_is_expected(text):
    with pytest.raises(UserError) as refused:
        parse(text)
    assert "attendu" in refused.value.message


@pytest.mark.parametrize(
    "text",
    [
        '[certification]\ntype = "RNCP"',
        '[constantes]\nobtentionCertification = "PAR_ADMISSION"\ndonneeCertifiee = true',
        '[constantes]\n"5.14" = "non"',
        '[valeurs."8.9"]\nMelle = "F"\nX = ""',
        '[valeurs."4.2"]\n"Excel avancé" = "RS5252"',
        '[valeurs.resultat]\nVP = "partiel"',
    ],
)
def test_a_value_of_its_list_is_taken(text):
    parse(text)
