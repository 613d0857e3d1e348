"""The identifiers of the passages (5.1): whether Certiflux creates them, and what looks wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from certiflux.base.pseudonyms import PSEUDONYM
from certiflux.base.words import counted, figure, letters, typographic
from certiflux.base.work import drain
from certiflux.dataset.build import build
from certiflux.dataset.columns import codes_below
from certiflux.dataset.identifiers.id_signs import Sign, personal_signs, running_from_one, sample
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE, identifier
from certiflux.dataset.readings import date_choices, splits
from certiflux.mapping.mapping import ColumnMatch
from certiflux.mapping.settings import CREATE_ALL, CREATE_MISSING, CREATE_NONE
from certiflux.reading.table import Cell
from certiflux.screens import View
from certiflux.screens.columns.columns import samples
from certiflux.session import Dossier

MODES: Final = {"none": CREATE_NONE, "generate": CREATE_ALL, "fill": CREATE_MISSING}
"""What the page may ask, and the word of the settings for it."""

TITLE: Final = "Votre fichier n'a pas d'identifiant par passage. Certiflux peut en créer."
REMEDY: Final = (
    "Indiquez la colonne qui donne un identifiant à chaque passage, ou laissez Certiflux en créer."
)
EXPLANATION: Final = (
    (
        "Un passage, c'est une personne, une certification et sa date. Le portail veut un "
        "identifiant pour chacun : il le rappelle dans son accusé, et c'est par lui que vous "
        "pourrez plus tard corriger ou supprimer ce que vous avez déclaré."
    ),
    (
        "La même liste redonne les mêmes identifiants, même triée ou présentée autrement. Une fois "
        "le fichier déposé, n'en changez plus : gardez ce fichier avec son accusé."
    ),
    (
        "Celui que crée Certiflux est une empreinte du nom, du prénom, du sexe et de la naissance "
        "(ou du n° de dossier CPF), de la certification, de la date de délivrance, de votre "
        f"idClient et de votre contrat. Rien ne s'y lit, mais c'est un {PSEUDONYM} : qui a "
        "déjà toutes ces données peut la recalculer. Corriger une valeur dans cette page ne le "
        "change pas ; la corriger dans votre tableur le change."
    ),
)
"""Why the portal wants one, how it lasts, what it is made of."""

FORM: Final = identifier("exemple")
"""What such an identifier looks like; it is nobody's."""

_IN_CLEAR: Final = {
    Sign.COURRIEL: "l'adresse de courriel",
    Sign.NIR: "le numéro de sécurité sociale",
    Sign.NOM: "le nom ou le prénom",
    Sign.NAISSANCE: "la date de naissance",
}


@dataclass(frozen=True, slots=True)
class IdentifierColumn:
    """What a file says of identifiers: the column, its distinct cells, the rows without one."""

    match: ColumnMatch | None
    cells: list[Cell]
    people: int
    empty: int

    @property
    def absent(self) -> bool:
        """Whether the file gives no identifier at all."""
        return self.empty == self.people


def given_by(dossier: Dossier) -> IdentifierColumn:
    """Return what the file says of identifiers."""
    table, mapping = dossier.table, dossier.mapping
    keep = mapping.filled_rows(table)
    people = sum(keep)
    match = mapping.by_target().get(ID_TECHNIQUE)
    if dossier.settings.constants.get(ID_TECHNIQUE):
        return IdentifierColumn(match, [], people, 0)
    if match is None:
        return IdentifierColumn(None, [], people, people)
    column = table.columns[match.index]
    codes = codes_below(column, mapping.first_row, keep)
    blank = {code for code, value in enumerate(column.values) if value is None}
    cells = [column.values[code] for code in sorted(set(codes) - blank)]
    return IdentifierColumn(match, cells, people, sum(map(codes.count, blank)))


def asks(dossier: Dossier, given: IdentifierColumn) -> bool:
    """Say whether the question is open: no identifier in the file, and none to be created."""
    return given.people > 0 and given.absent and dossier.settings.identifiers != CREATE_ALL


def identifiers_view(dossier: Dossier, given: IdentifierColumn) -> View:
    """Return what is asked about identifiers, what is created, what looks wrong.

    ``state`` is « absent », « partial » or « given » by the file; ``mode`` one of MODES as the
    settings stand; ``created`` says that some will be; ``ask`` that the question is open,
    ``refused`` that the user wants none created: no answer is taken for granted any more.
    """
    state = "absent" if given.absent else "partial" if given.empty else "given"
    wanted = {"absent": CREATE_ALL, "partial": CREATE_MISSING}.get(state)
    said = dossier.settings.identifiers
    created = bool(wanted) and said == wanted
    ask = asks(dossier, given)
    return {
        "state": state,
        "mode": next((m for m, word in MODES.items() if word == said), "none"),
        "refused": said == CREATE_NONE,
        "created": created,
        "ask": ask,
        "empty": given.empty,
        "title": typographic(TITLE) if ask else None,
        "sentence": _sentence(given, created=created),
        "explanation": [typographic(text) for text in EXPLANATION],
        "accept": _accept(state, created=created),
        "form": FORM if created else None,
        "undo": "Ne plus en créer" if created else None,
        "columns": _columns(dossier) if ask else [],
        "warnings": _warnings(dossier, given),
    }


def notes(dossier: Dossier, given: IdentifierColumn) -> list[str]:
    """Say where the settings that were loaded ask for what this file does not call for."""
    asked = dossier.loaded.identifiers
    if not asked or asked != dossier.settings.identifiers:
        return []
    if asked == CREATE_ALL and not given.absent:
        said = (
            "créer les identifiants des passages, mais ce fichier donne les siens : ils sont gardés"
        )
        return [f"Vos réglages demandent de {said}."]
    if asked == CREATE_MISSING and given.absent:
        said = "compléter les identifiants des passages, mais ce fichier n'en donne aucun"
        return [f"Vos réglages demandent de {said} : dites s'il faut tous les créer."]
    return []


def _sentence(given: IdentifierColumn, *, created: bool) -> str:
    named = f" dans la colonne « {given.match.header} »" if given.match else ""
    if created and given.absent:
        said = f"Certiflux crée l'identifiant de chaque passage ({counted(given.empty, 'ligne')})."
    elif created:
        said = f"Certiflux crée les {counted(given.empty, 'identifiant')} qui manquaient{named}."
        if given.empty == 1:
            said = f"Certiflux crée l'identifiant qui manquait{named}."
    elif given.empty and not given.absent:
        one = given.empty == 1
        said = f"{counted(given.empty, 'ligne')} {'a' if one else 'ont'} une case vide{named}."
    else:
        return ""
    return typographic(said)


def _accept(state: str, *, created: bool) -> View | None:
    """Return the button that has them created, None where none is missing."""
    if created or state == "given":
        return None
    if state == "absent":
        return {"mode": "generate", "label": "Créer ces identifiants"}
    return {"mode": "fill", "label": "Créer ceux qui manquent"}


def _columns(dossier: Dossier) -> list[View]:
    """Return the columns of the sheet that serve nothing yet and hold something."""
    mapping = dossier.mapping
    free = [c for c in mapping.own if c.target is None and samples(dossier, c.index)]
    return [{"index": c.index, "label": typographic(_named(c))} for c in free]


def _named(column: ColumnMatch) -> str:
    named = f" « {column.header} »" if column.header else ", sans titre"
    return f"Colonne {letters(column.index)}{named}"


def _warnings(dossier: Dossier, given: IdentifierColumn) -> list[View]:
    """Return what looks wrong in the user's own identifiers, in words."""
    match, distinct = given.match, len(given.cells)
    if match is None or not distinct:
        return []
    found = []
    if signs := _signs(dossier):
        found.append(("clair", _in_clear(match, signs)))
    filled = given.people - given.empty
    if distinct < filled:
        found.append(("repete", _repeated(match, distinct, filled)))
    elif last := running_from_one(given.cells):
        found.append(("suite", _running(match, last)))
    own = match.index < dossier.mapping.width
    return [
        {
            "code": code,
            "sentence": typographic(sentence),
            "column": match.index if own and code != "suite" else None,
        }
        for code, sentence in found
    ]


def _signs(dossier: Dossier) -> list[Sign]:
    readings = dossier.readings()
    table, mapping = sample(dossier.table, dossier.chosen())
    work = build(table, mapping, dates=date_choices(readings), splits=splits(readings))
    return personal_signs(drain(work))


def _in_clear(match: ColumnMatch, signs: list[Sign]) -> str:
    *first, last = [_IN_CLEAR[sign] for sign in signs]
    said = f"{', '.join(first)} et {last}" if first else last
    return (
        f"Les identifiants de la colonne « {match.header} » montrent {said} de la personne. Ils "
        "reviennent dans l'accusé et circulent hors de votre tableur : mieux vaut un numéro qui "
        "ne dise rien d'elle."
    )


def _repeated(match: ColumnMatch, distinct: int, filled: int) -> str:
    if distinct == 1:
        return (
            f"La colonne « {match.header} » donne le même identifiant aux {figure(filled)} lignes "
            "du fichier : c'est sans doute celui de la session. Le portail en veut un par passage."
        )
    return (
        f"La colonne « {match.header} » donne {counted(distinct, 'identifiant')} pour "
        f"{counted(filled, 'ligne')}. Le portail en veut un différent par passage."
    )


def _running(match: ColumnMatch, last: int) -> str:
    return (
        f"Les identifiants de la colonne « {match.header} » vont de 1 à {figure(last)}. S'ils "
        "recommencent à 1 dans votre prochaine liste, le portail les refusera comme déjà connus : "
        "mettez par exemple l'année devant."
    )
