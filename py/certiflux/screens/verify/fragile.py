"""Who may not be found, most fragile first, and why: the portal's own way of looking, explained."""

from __future__ import annotations

from typing import Final

from certiflux.base import nir
from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, typographic, unaccented
from certiflux.dataset.people import Dataset
from certiflux.dictionary import ids
from certiflux.rules.findings import Findings
from certiflux.rules.ids import SECONDARY
from certiflux.rules.words.render import Renderer
from certiflux.screens import View
from certiflux.session import Dossier

NAMES, DATE, PLACE = range(3)
STEPS: Final = (
    (
        "Le nom, le prénom, le sexe et l'année",
        (
            "L'État cherche la personne dont le nom de naissance, le prénom, le sexe et l'année de "
            "naissance sont exactement ceux de l'état civil. Les accents ne comptent pas, les "
            "traits d'union comptent."
        ),
    ),
    (
        "Le mois et le jour",
        "Si plusieurs personnes restent, il regarde le mois et le jour de naissance.",
    ),
    (
        "La commune et le reste",
        (
            "S'il en reste encore plusieurs, il regarde la commune ou le pays de naissance et les "
            "autres données, comme le deuxième prénom."
        ),
    ),
)
"""The three steps of the portal's search, in plain French (FORMAT.md b 10)."""

FRAGILE: Final = 30
"""Score (0–100) from which a person is listed."""

WEIGHTS: Final[dict[str, tuple[int, int]]] = {
    "NIR_AUTRE_PERSONNE": (80, NAMES),
    "NOM_PRENOM_INVERSES": (80, NAMES),
    "NOM_DEUX_NOMS": (75, NAMES),
    "INITIALE": (75, NAMES),
    "CIVILITE_DANS_NOM": (70, NAMES),
    "SIGNE_DANS_NOM": (65, NAMES),
    "NIR_SEXE": (60, NAMES),
    "NIR_ANNEE": (60, NAMES),
    "PRENOMS_ENSEMBLE": (55, NAMES),
    "PRENOM_SANS_TRAIT": (45, NAMES),
    "PARTICULE": (45, NAMES),
    "JOUR_MOIS_NIR": (45, DATE),
    "NIR_MOIS": (40, DATE),
    "NOM_COURANT": (35, DATE),
    "SEXE_PRENOM": (30, NAMES),
    "NIR_PROVISOIRE": (25, NAMES),
    "NAISSANCE_INCOMPLETE": (20, DATE),
    "NIR_LIEU": (15, PLACE),
    "LIEU_ABSENT": (10, PLACE),
    "NIR_COMMUNE": (5, PLACE),
}
"""By rule: how much it weighs (0–100), and the step of the search that it may spoil."""

_MOST: Final = 100
_PARTICLES: Final = frozenset({"de", "du", "des", "le", "la", "van", "von", "el", "ben", "abd"})


def fragile_page(dossier: Dossier, offset: int, limit: int) -> View:
    """Return one page of the people who may not be found, with the steps of the search.

    Before any check nobody is known to be fragile: the list is empty.
    """
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return {"total": 0, "items": [], "sentence": _sentence(0), "steps": _steps()}
    found = _fragile(findings, len(dataset))
    shown = found[offset : offset + limit]
    renderer = Renderer(dataset, dossier.context)
    return {
        "total": len(found),
        "items": [_item(dataset, findings, renderer, *one) for one in shown],
        "sentence": _sentence(len(found)),
        "steps": _steps(),
    }


def _fragile(findings: Findings, rows: int) -> list[tuple[int, int, list[int]]]:
    """Return score, row and findings of each fragile person, most fragile first."""
    scores, reasons = [0] * rows, dict[int, list[int]]()
    broken = {rule for rule, _ in findings.counts()}
    for rule in filter(broken.__contains__, WEIGHTS):
        weight, _ = WEIGHTS[rule]
        for index in findings.select(code=rule):
            row, field = findings[index].row, findings[index].field
            if row is not None and field not in SECONDARY:
                scores[row] += weight
                reasons.setdefault(row, []).append(index)
    found = [(min(_MOST, scores[row]), row, why) for row, why in reasons.items()]
    return sorted((one for one in found if one[0] >= FRAGILE), key=lambda one: (-one[0], one[1]))


def _item(
    dataset: Dataset, findings: Findings, renderer: Renderer, score: int, row: int, why: list[int]
) -> View:
    first = min(WEIGHTS[findings[index].rule][1] for index in why)
    rendered = [renderer.render(findings[index]) for index in why]
    names = [_shown(dataset, field, row) for field in (ids.NOM_NAISSANCE, ids.PRENOM_1)]
    return {
        "index": row,
        "row": row_said(dataset.row_numbers[row]),
        "name": " ".join(dict.fromkeys(filter(None, names))),
        "score": score,
        "step": typographic(f"{first + 1}. {STEPS[first][0]}"),
        "reasons": [
            {
                "code": one["code"],
                "sentence": one["what"],
                "remedy": one["remedy"],
                "fixes": one["fixes"],
            }
            for one in rendered
        ]
        + _aside(dataset, row),
    }


def _aside(dataset: Dataset, row: int) -> list[View]:
    """Return what is no fault, but worth a look when the person is hard to find anyway."""
    words = unaccented(_shown(dataset, ids.NOM_NAISSANCE, row)).split(" ")
    if len(words) == 1 or words[0] not in _PARTICLES:
        return []
    return [
        {
            "code": "",
            "sentence": "Le nom a une particule, qui peut être collée ou détachée.",
            "remedy": "Vérifiez-la sur la pièce d'identité.",
            "fixes": [],
        }
    ]


def _shown(dataset: Dataset, field: str, row: int) -> str:
    """Return a name as the file gives it, once where one cell gives both."""
    column = dataset.columns.get(field)
    return nir.masked(column.shown(row)) if column is not None else ""


def _steps() -> list[View]:
    return [{"title": typographic(title), "text": typographic(text)} for title, text in STEPS]


def _sentence(count: int) -> str:
    if not count:
        return "Aucune personne ne paraît difficile à retrouver."
    people = counted(count, "personne risque", "personnes risquent")
    return typographic(f"{people} de ne pas être {'retrouvées' if count > 1 else 'retrouvée'}.")
