"""The ways to a certification: as the register writes them, as the flow does."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import unaccented
from certiflux.dictionary.lists import (
    APPRENTISSAGE,
    CANDIDAT,
    CONTINUE,
    CONTRAT_PRO,
    INITIALE,
    VAE,
)

BY_TAG: Final = {
    "SI_JURY_FI": INITIALE,
    "SI_JURY_CA": APPRENTISSAGE,
    "SI_JURY_FC": CONTINUE,
    "SI_JURY_CQ": CONTRAT_PRO,
    "SI_JURY_VAE": VAE,
    "SI_JURY_CL": CANDIDAT,
}
"""The element of the XML lists that says whether a way is open, and its value in the flow."""

_BY_WORDS: Final = {
    "par experience": VAE,
    "par candidature individuelle": CANDIDAT,
    "apres un parcours de formation sous statut d eleve ou d etudiant": INITIALE,
    "en contrat d apprentissage": APPRENTISSAGE,
    "en contrat de professionnalisation": CONTRAT_PRO,
    "apres un parcours de formation continue": CONTINUE,
}

ORDER: Final = (INITIALE, APPRENTISSAGE, CONTINUE, CONTRAT_PRO, VAE, CANDIDAT)


def way_of(words: str) -> str:
    """Return the value of the flow for a way as the CSV list writes it, "" for no known one."""
    plain = unaccented(words).replace("’", " ").replace("'", " ")
    return _BY_WORDS.get(" ".join(plain.split()), "")


def told_of(code: str, way: str, ways: tuple[str, ...]) -> bool:
    """Say whether a fiche tells of a way at all: it opens some, and its register has this one.

    The RS has no line for apprenticeship, and no register one for equivalences.
    """
    own = way in ORDER and not (way == APPRENTISSAGE and not code.startswith("RNCP"))
    return own and bool(ways)
