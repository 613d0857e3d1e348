"""Reduce the words of a header to what tells it apart: no case, accent, plural or small word."""

from __future__ import annotations

import re
from typing import Final

from certiflux.base.words import unaccented

_SIGNS = re.compile(r"[^0-9a-z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PIECE = re.compile(r"[a-z]+|\d+")
_PLURAL: Final = 3
_LONGEST: Final = 120
"""Characters of a cell from which it is a sentence, not a header."""

SMALL: Final = frozenset(
    {
        "a", "ai", "au", "aux", "avec", "ce", "ces", "cet", "cette", "cpf", "d", "dans",
        "de", "des", "du", "e", "en", "es", "est", "et", "il", "l", "la", "le", "les", "leur",
        "lors", "n", "nos", "notre", "of", "on", "ont", "ou", "par", "pour", "que", "qui", "s",
        "sa", "se", "selon", "ses", "si", "son", "sur", "t", "the", "un", "une", "vos", "votre",
        "x", "y",
    }
)  # fmt: skip
_NUMBER_SIGN = re.compile(r"\bn\s*[°º]|\bno\.", re.IGNORECASE)

SHORT: Final = {
    "adm": "admission", "an": "annee", "bth": "naissance", "birthdate": "date naissance",
    "cd": "code", "cde": "code", "cod": "code", "city": "commune", "ville": "commune",
    "localite": "commune", "civ": "civilite", "comm": "commune", "cp": "code postal",
    "country": "pays", "birth": "naissance", "date": "date", "day": "jour",
    "ddn": "date naissance", "dn": "date naissance", "dob": "date naissance", "deb": "debut",
    "delivree": "delivrance", "delivre": "delivrance", "delivr": "delivrance", "dt": "date",
    "dte": "date", "dpt": "departement", "exam": "examen", "firstname": "prenom",
    "gender": "sexe", "genre": "sexe", "id": "identifiant", "ident": "identifiant",
    "insc": "inscription", "inscr": "inscription", "jj": "jour", "lib": "libelle",
    "lbl": "libelle", "libell": "libelle", "lieu": "commune", "mod": "modalite",
    "mode": "modalite", "month": "mois", "nai": "naissance", "nais": "naissance",
    "naiss": "naissance", "ne": "naissance", "nee": "naissance", "niv": "niveau",
    "no": "numero", "num": "numero", "nr": "numero", "number": "numero", "obt": "obtention",
    "pren": "prenom", "prn": "prenom",
    "pnom": "prenom", "postalcode": "code postal", "pres": "presence", "tech": "technique",
    "adr": "adresse", "cne": "commune", "dep": "departement", "dept": "departement",
    "etu": "etudiant", "ind": "individu", "app": "apprenant", "cand": "candidat",
    "pys": "pays", "surname": "nom", "telephone": "telephone", "phone": "telephone",
    "email": "courriel", "mail": "courriel", "nationality": "nationalite",
    "nat": "nationalite",
    "jq": "jusque", "jusqu": "jusque", "nbre": "nombre", "nb": "nombre",
    "nomjf": "nom jeune fille", "njf": "nom jeune fille", "jf": "jeune fille",
    "valid": "validite", "zip": "code postal", "year": "annee", "expiration": "fin validite",
    "vil": "commune", "comnai": "commune naissance", "datnai": "date naissance",
    "datenais": "date naissance",
    "datenaiss": "date naissance", "nomnai": "nom naissance", "nomnaiss": "nom naissance",
    "paynai": "pays naissance", "patronyme": "patronymique", "initial": "initiale",
}  # fmt: skip
"""What people shorten, and the words they use for another; by unaccented lower-case token."""


def key(text: str) -> str:
    """Return ``text`` reduced to lower-case unaccented letters and digits."""
    return _SIGNS.sub("", unaccented(text))


def tokens(text: str) -> tuple[str, ...]:
    """Return the telling words of a header, each once: whole, singular, without accents.

    Nothing for a text too long to be one.
    """
    if len(text) > _LONGEST:
        return ()
    plain = unaccented(_NUMBER_SIGN.sub(" numero ", _HUMP.sub(" ", text)))
    found: dict[str, None] = {}
    for piece in _PIECE.findall(plain):
        for word in SHORT.get(piece, piece).split():
            if word not in SMALL:
                found[singular(word)] = None
    return tuple(found)


def singular(word: str) -> str:
    """Return a word without the mark of its plural."""
    return word[:-1] if len(word) > _PLURAL and word[-1] in "sx" else word
