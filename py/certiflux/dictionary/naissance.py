"""Bloc 8 of the dictionary, second half: where the person was born.

Source: FORMAT.md (a); birth places in FORMAT.md (b) 8 and PLACES.md.
"""

from __future__ import annotations

from certiflux.dictionary.kinds import Text
from certiflux.dictionary.model import Field, Group, GroupForm, Status

CODE_INSEE = Field(
    id="8.10",
    name="codeInsee",
    kind=Text(5, 5, pad=5),
    status=Status.AU_CHOIX,
    label="Code INSEE de la commune de naissance du titulaire",
    short="code INSEE de naissance",
    help=(
        "Cinq caractères : le code INSEE de la commune (pas le code postal) pour une naissance "
        "en France, ou 99 et les trois chiffres du pays pour une naissance à l'étranger."
    ),
    example="31555",
    synonyms=(
        "code INSEE commune naissance",
        "code INSEE de la commune de naissance",
        "code INSEE de naissance",
        "code INSEE naissance",
        "INSEE naissance",
        "codeInseeNaissance",
        "codeCityOfBirth",
        "code commune de naissance",
        "code COG de naissance",
        "code INSEE",
        "code officiel géographique",
    ),
    personal=True,
)

CODE_POSTAL = Field(
    id="8.11",
    name="codePostal",
    kind=Text(1, 9, pad=5),
    status=Status.SAUF_NIL,
    label="Code postal de la commune de naissance du titulaire",
    short="code postal de naissance",
    help="À donner, avec le nom de la commune, quand le code INSEE n'est pas connu.",
    example="31000",
    synonyms=(
        "code postal commune naissance",
        "code postal de la commune de naissance",
        "code postal de naissance",
        "code postal naissance",
        "codePostalNaissance",
        "CP de naissance",
        "CP naissance",
        "code postal du lieu de naissance",
        "postalCodeOfBirth",
        "zipCodeOfBirth",
    ),
    personal=True,
)

LIBELLE_COMMUNE = Field(
    id="8.12",
    name="libelleCommuneNaissance",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Libellé de la commune de naissance du titulaire",
    short="commune de naissance",
    help="Nom de la commune (ou de la ville étrangère) de naissance.",
    example="Toulouse",
    synonyms=(
        "commune de naissance",
        "ville de naissance",
        "lieu de naissance",
        "libellé commune naissance",
        "libellé de la commune de naissance",
        "né(e) à",
        "commune de naissance du candidat",
        "dans quelle commune êtes-vous né(e)",
        "town of birth",
        "nameCityOfBirth",
        "cityOfBirth",
        "birthCity",
        "birthPlace",
        "placeOfBirth",
    ),
    personal=True,
)

CODE_PAYS = Field(
    id="8.13",
    name="codePaysNaissance",
    kind=Text(3, 3),
    status=Status.FACULTATIF,
    label="Code du pays de naissance du titulaire",
    short="code du pays de naissance",
    help=(
        "Pour une naissance à l'étranger seulement : les trois derniers chiffres du code INSEE "
        "du pays (109 pour l'Allemagne, 99109). Rien pour une naissance en France."
    ),
    example="109",
    synonyms=(
        "code pays naissance",
        "code pays de naissance",
        "code du pays de naissance",
        "codeCountryOfBirth",
        "countryCodeOfBirth",
        "code INSEE du pays de naissance",
    ),
    personal=True,
)

LIBELLE_PAYS = Field(
    id="8.14",
    name="libellePaysNaissance",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Libellé du pays de naissance du titulaire",
    short="pays de naissance",
    help="Nom du pays de naissance.",
    example="Allemagne",
    synonyms=(
        "pays de naissance",
        "pays naissance",
        "libellé pays naissance",
        "libellé du pays de naissance",
        "nameCountryOfBirth",
        "countryOfBirth",
        "birthCountry",
    ),
    personal=True,
)

CODE_COMMUNE = Group(
    "codeCommuneNaissance",
    (
        Group("codeInseeNaissance", (CODE_INSEE,), GroupForm.SEQUENCE, "codeInsee"),
        Group("codePostalNaissance", (CODE_POSTAL,), GroupForm.SEQUENCE, "codePostal"),
    ),
    GroupForm.CHOICE,
    "codeCommuneNaissance",
)
