"""What Certiflux understood of a list, as a person would say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certiflux.base.words import counted, typographic
from certiflux.dataset.names.names import NAMES
from certiflux.dictionary import CHECK_ONLY, ids
from certiflux.mapping.evidence.decoys import DECOYS, HOME
from certiflux.screens import View
from certiflux.screens.columns.own_codes import column_codes
from certiflux.session import Dossier

TITLE: Final = "Ce que Certiflux a compris"
SHOWN: Final = 6
"""Unused columns that are named."""

TITLES: Final = 3
"""Certifications of a column that are named by their titles."""

IDENTITY: Final = (
    (ids.NOM_NAISSANCE, "nom"),
    (NAMES, "nom et prénom"),
    (ids.NOM_USAGE, "nom d'usage"),
    (ids.PRENOM_1, "prénom"),
    (ids.PRENOM_2, "deuxième prénom"),
    (ids.PRENOM_3, "troisième prénom"),
    (ids.ID_DOSSIER, "n° de dossier CPF"),
    (ids.SEXE, "sexe"),
)
BORN: Final = (
    (ids.DATE_NAISSANCE, "le"),
    (ids.ANNEE_NAISSANCE, "en"),
    (ids.LIBELLE_COMMUNE, "à"),
    (ids.CODE_INSEE, "code INSEE"),
    (ids.CODE_POSTAL, "code postal"),
    (ids.DEPARTEMENT, "département"),
    (ids.LIBELLE_PAYS, "pays"),
    (ids.CODE_PAYS, "code du pays"),
)
DELIVERED: Final = ((ids.DEBUT_VALIDITE, "délivrée le"), (ids.FIN_VALIDITE, "valable jusqu'au"))
ROLES: Final = {one.id: one.label[0].lower() + one.label[1:] for one in DECOYS}
"""What a column is that the flow does not want, in words, by its role."""

_APART: Final = frozenset({name for group in (IDENTITY, BORN, DELIVERED) for name, _ in group})
_PARTS: Final = frozenset(
    {ids.MOIS_NAISSANCE, ids.JOUR_NAISSANCE, ids.TYPE, ids.CODE, ids.NATURE_DEPOSANT}
)


def understood_view(dossier: Dossier, columns: Sequence[View], form: View) -> View:
    """Return the sentences that say how the list is read, in the order of what matters.

    ``columns`` are the columns as shown, ``form`` the form with the answers for everyone.
    """
    fed = {one["field"]: one["letter"] for one in columns if one["field"]}
    people = counted(dossier.people(), "personne")
    sentences = [
        _sentence(f"{people} :", _told(fed, IDENTITY)),
        _sentence("Naissance :", _told(fed, BORN)),
        _certification(dossier, fed),
        _sentence("Certification", _told(fed, DELIVERED)),
        _sentence("Aussi :", _others(columns)),
        _checked(columns),
        _unused(columns),
    ]
    return {
        "title": TITLE,
        "sentences": [typographic(one) for one in sentences if one],
        "usual": next((one["fold"] for one in form["sections"] if one["fold"]), ""),
    }


def _told(fed: dict[str, str], wanted: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{words} ({fed[name]})" for name, words in wanted if name in fed]


def _sentence(begins: str, parts: Sequence[str]) -> str:
    return f"{begins} {', '.join(parts)}." if parts else ""


def _certification(dossier: Dossier, fed: dict[str, str]) -> str:
    code = dossier.settings.constants.get(ids.CODE, "")
    if ids.CODE in fed:
        said = f"Code de la certification : colonne {fed[ids.CODE]}"
        if not dossier.fiches:
            return f"{said}."
        titles = [known for one in column_codes(dossier) if (known := _titled(dossier, one))]
        more = "…" if len(titles) > TITLES else "."
        return f"{said} ({' ; '.join(titles[:TITLES])}){more}" if titles else f"{said}."
    return f"Certification {dossier.fiches.told(code)}, la même pour tous." if code else ""


def _titled(dossier: Dossier, code: str) -> str:
    """Return a code with its title, "" where no list tells it."""
    return dossier.fiches.told(code) if dossier.fiches.title(code) else ""


def _others(columns: Sequence[View]) -> list[str]:
    checks = {field.id for field in CHECK_ONLY}
    return [
        f"{one['short']} ({one['letter']})"
        for one in columns
        if one["field"] and one["field"] not in _APART | _PARTS | checks
    ]


def _checked(columns: Sequence[View]) -> str:
    """Say which columns only serve to check, and never leave."""
    checks = {field.id for field in CHECK_ONLY} - _APART
    told = [f"{one['short']} ({one['letter']})" for one in columns if one["field"] in checks]
    return _sentence("Lus pour vérifier, jamais envoyés :", told)


def unused_columns(columns: Sequence[View]) -> list[str]:
    """Return the headers of the columns of the sheet that serve nothing."""
    return [_named(one) for one in _left(columns)]


def _left(columns: Sequence[View]) -> list[View]:
    return [
        one for one in columns if one["join"] is None and not one["field"] and not one["joined"]
    ]


def _named(one: View) -> str:
    return one["header"] or f"colonne {one['letter']}"


def _unused(columns: Sequence[View]) -> str:
    """Say which columns serve nothing: by what they are where that is known, else by header."""
    left = _left(columns)
    if not left:
        return ""
    told = [f"{words} ({', '.join(letters)})" for words, letters in _roles(left).items()]
    told += [f"« {_named(one)} »" for one in left if one["role"] not in ROLES]
    more = "…" if len(told) > SHOWN else "."
    used = counted(len(left), "colonne non utilisée", "colonnes non utilisées")
    return f"{used} : {', '.join(told[:SHOWN])}{more}"


def _roles(left: Sequence[View]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in left:
        if one["role"] in ROLES:
            found.setdefault(ROLES[one["role"]], []).append(one["letter"])
    return found


def home_sentence(columns: Sequence[View]) -> str:
    """Say that the home address is left aside: it does not tell where a person was born."""
    home = [one for one in _left(columns) if one["role"] == HOME]
    if not home:
        return ""
    named = ", ".join(f"« {_named(one)} »" for one in home)
    said = "C'est l'adresse du domicile, laissée de côté : elle ne dit pas le lieu de naissance"
    return typographic(f"{said} ({named}).")
