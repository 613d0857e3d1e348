"""Refusals of a whole file that are about the format, and those that only look like it."""

import pytest

from certiflux.deposits.accuse.schema_refusal import SchemaClue, schema_refusal

SPACE = '{"urn:cdc:cpf:pc5:schema:1.0.0":'
START = "cvc-complex-type.2.4.a : Contenu non valide trouvé à partir de l'élément"
SHORT = "cvc-complex-type.2.4.b : Le contenu de l'élément"
MISSING, UNKNOWN = (SchemaClue.ACTION_MISSING, "1.1.5"), (SchemaClue.UNKNOWN_TAG, "1.1.2")
VERSION, NAMESPACE = (SchemaClue.VERSION, None), (SchemaClue.NAMESPACE, None)

CASES = {
    f"{START} 'cpf:emetteur'. L'une des valeurs '{SPACE}action}}' est attendue.": MISSING,
    f"{SHORT} 'cpf:flux' n'est pas complet. L'un des éléments '{SPACE}action}}' est attendu.": (
        MISSING
    ),
    "La balise action est obligatoire.": MISSING,
    "Élément « action » absent du flux": MISSING,
    f"{START} 'cpf:action'. L'une des valeurs '{SPACE}emetteur}}' est attendue.": UNKNOWN,
    f"{START} 'cpf:identifiantNational'. L'une des valeurs '{SPACE}titulaire}}' est attendue.": (
        UNKNOWN
    ),
    "Invalid content was found starting with element 'cpf:action'. One of '{emetteur}' is "
    "expected.": UNKNOWN,
    "Balise <cpf:action> inconnue": UNKNOWN,
    "cvc-elt.1.a : Déclaration de l'élément 'cpf:flux' introuvable.": NAMESPACE,
    "L'espace de noms du flux n'est pas reconnu": NAMESPACE,
    "Seule la dernière version du schéma est acceptée": VERSION,
    "Fichier refusé : version 1.1.2 non acceptée": VERSION,
    "Le format de votre fichier est obsolète": VERSION,
    # What names an action, a version or a tag, and is about something else.
    "Aucune action n'est attendue de votre part.": None,
    "élément transaction inconnu": None,
    'La version XML "2.0" n\'est pas prise en charge.': None,
    "La version est obligatoire dans la déclaration XML.": None,
    f"{SHORT} 'cpf:passageCertification' n'est pas complet. L'un des éléments "
    f"'{SPACE}idTechnique}}' est attendu.": None,
    "cvc-enumeration-valid : La valeur 'H' n'est pas un facet valide": None,
    "Aucun titulaire ne correspond aux critères obligatoires": None,
    "": None,
}


@pytest.mark.parametrize("message", CASES)
def test_what_a_refusal_says_of_the_format(message):
    found = schema_refusal([message])
    told = found and (found.clue, found.wanted.number if found.wanted else None)
    assert told == CASES[message]


def test_the_action_comes_before_a_version_that_another_message_names():
    found = schema_refusal(["Version du schéma refusée", "La balise action est obligatoire."])
    assert found is not None
    assert found.clue is SchemaClue.ACTION_MISSING
