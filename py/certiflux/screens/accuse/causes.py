"""Why the portal may not have found this person: what our checks saw, then what is worth a look.

The portal looks in three steps (FORMAT.md b 10): what may spoil the step that failed comes first,
then the steps before it. Nothing here is certain, and the sentences say so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from certiflux.base import nir
from certiflux.base.words import day_said, typographic
from certiflux.corrections.located import FindingsByRow
from certiflux.dataset.people import Dataset
from certiflux.deposits.accuse.messages import Meaning
from certiflux.dictionary import ids
from certiflux.rules.words.render import Renderer
from certiflux.screens import View
from certiflux.screens.verify.fragile import DATE, NAMES, PLACE, WEIGHTS

MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
NOTHING_SEEN: Final = (
    "Nos contrôles ne voient rien d'anormal dans ces données.",
    "Comparez-les une à une avec la pièce d'identité, dans l'ordre indiqué.",
)

Look = Callable[[Callable[[str], str]], tuple[str, str] | None]
"""Looks at the values of a row, by dictionary id; returns a sentence and what to do, or None."""


def causes(
    dataset: Dataset, located: FindingsByRow, renderer: Renderer, row: int, meaning: Meaning
) -> list[View]:
    """Return the likely causes of a refusal for one person, the likeliest first."""
    found = [(*_rank(one, meaning), one) for one in _seen(located, renderer, row, meaning)]
    found += _worth_a_look(dataset, row, meaning)
    found.sort(key=lambda item: item[:2])
    told = [one for _, _, one in found]
    if told or meaning.step is None:
        return told
    return [_view(*NOTHING_SEEN)]


def _seen(located: FindingsByRow, renderer: Renderer, row: int, meaning: Meaning) -> list[View]:
    """Return what our checks found in this row about the person or the fields concerned."""
    findings = [located.findings[index] for index in located.at(row)]
    wanted = [
        renderer.render(one)
        for one in findings
        if one.field in meaning.fields or (meaning.step and one.rule in WEIGHTS)
    ]
    return [
        _view(one["what"], one["remedy"], one["code"], one["field"]) | {"fixes": one["fixes"]}
        for one in wanted
        if one["severity"] != "info" or one["code"] in WEIGHTS
    ]


def _rank(one: View, meaning: Meaning) -> tuple[int, int]:
    weight, step = WEIGHTS.get(one["code"], (0, NAMES))
    if one["code"] not in WEIGHTS and one["field"] in meaning.fields:
        return 0, -50 + meaning.fields.index(one["field"])
    return _order(step, meaning.step), -weight


def _order(step: int, failed: int | None) -> int:
    """Return the rank of a step of the search: the one that failed, those before, those after."""
    if failed is None:
        return step
    here = failed - 1
    return here - step if step <= here else step


def _worth_a_look(dataset: Dataset, row: int, meaning: Meaning) -> list[tuple[int, int, View]]:
    def value(field: str) -> str:
        column = dataset.columns.get(field)
        found = column[row] if column else None
        return nir.masked(found) if isinstance(found, str) else ""

    looks = LOOKS if meaning.step else OTHER_LOOKS.get(meaning.code, ())
    found = []
    for step, field, look in looks:
        asked = step < (meaning.step or 1) or meaning.code == "PLUSIEURS_TITULAIRES"
        if asked and (told := look(value)):
            found.append((_order(step, meaning.step), 0, _view(*told, field=field)))
    return found


def _view(sentence: str, remedy: str, code: str = "", field: str = "") -> View:
    return {
        "code": code,
        "field": field,
        "sentence": typographic(sentence),
        "remedy": typographic(remedy),
        "fixes": [],
    }


def _used_name(value: Callable[[str], str]) -> tuple[str, str] | None:
    born, used = value(ids.NOM_NAISSANCE), value(ids.NOM_USAGE)
    if not used or used.casefold() == born.casefold():
        return None
    return (
        f"Deux noms sont donnés : « {born} » comme nom de naissance, « {used} » comme nom d'usage.",
        "Vérifiez qu'ils ne sont pas échangés : seul le nom de naissance compte d'abord.",
    )


def _compound_name(value: Callable[[str], str]) -> tuple[str, str] | None:
    name = value(ids.NOM_NAISSANCE)
    if len(name.replace("-", " ").split()) < 2:  # noqa: PLR2004
        return None
    return (
        f"Le nom « {name} » est en plusieurs mots.",
        "Écrivez-le comme sur l'acte de naissance : un nom double peut n'en garder qu'un.",
    )


def _day_and_month(value: Callable[[str], str]) -> tuple[str, str] | None:
    month, day = value(ids.MOIS_NAISSANCE), value(ids.JOUR_NAISSANCE)
    if not month or not day:
        return (
            "Le jour ou le mois de naissance manque.",
            "Demandez la date de naissance en entier et saisissez-la.",
        )
    if not (month.isdigit() and day.isdigit()):
        return None
    first, second = int(day), int(month)
    if first == second or not (1 <= first <= len(MONTHS) and 1 <= second <= len(MONTHS)):
        return None
    told, other = f"{first} {MONTHS[second - 1]}", f"{second} {MONTHS[first - 1]}"
    return (
        f"La date peut se lire à l'envers : {told} ou {other}.",
        f"Relisez la pièce d'identité : si c'est le {other}, échangez le jour et le mois.",
    )


def _place(value: Callable[[str], str]) -> tuple[str, str] | None:
    if value(ids.CODE_INSEE):
        return None
    if value(ids.CODE_POSTAL):
        return (
            "Le lieu de naissance est donné par un code postal, commun à plusieurs communes.",
            "Donnez plutôt le code INSEE de la commune de naissance.",
        )
    return (
        "La commune de naissance n'a pas de code.",
        "Donnez le code INSEE de la commune, ou le code du pays (99…) pour l'étranger.",
    )


def _second_name(value: Callable[[str], str]) -> tuple[str, str] | None:
    if value(ids.PRENOM_2):
        return None
    return (
        "Le deuxième prénom n'est pas donné.",
        "S'il y en a un sur la pièce d'identité, ajoutez-le : il distingue les homonymes.",
    )


def _dates(value: Callable[[str], str]) -> tuple[str, str] | None:
    for start, end, name in (
        (ids.DEBUT_VALIDITE, ids.FIN_VALIDITE, "de validité"),
        (ids.DEBUT_EXAMEN, ids.FIN_EXAMEN, "d'examen"),
    ):
        first, last = value(start), value(end)
        if first and last and last < first:
            told = f"La fin {name} ({day_said(last)}) est avant le début ({day_said(first)})."
            return told, "Corrigez l'une des deux dates, ou laissez la fin vide."
    return None


def _code(value: Callable[[str], str]) -> tuple[str, str] | None:
    kind, code = value(ids.TYPE).upper(), value(ids.CODE).upper()
    if not code or not kind or code.startswith(kind) or kind not in {"RS", "RNCP"}:
        return None
    return (
        f"Le type est « {kind} », mais le code « {code} » ne commence pas par {kind}.",
        "Le code porte son préfixe, et c'est celui du type : RS5200 avec RS.",
    )


LOOKS: Final[tuple[tuple[int, str, Look], ...]] = (
    (NAMES, ids.NOM_NAISSANCE, _used_name),
    (NAMES, ids.NOM_NAISSANCE, _compound_name),
    (DATE, ids.JOUR_NAISSANCE, _day_and_month),
    (PLACE, ids.CODE_INSEE, _place),
    (PLACE, ids.PRENOM_2, _second_name),
)
OTHER_LOOKS: Final[dict[str, tuple[tuple[int, str, Look], ...]]] = {
    "DATES_REFUSEES": ((NAMES, ids.FIN_VALIDITE, _dates),),
    "CERTIFICATION_REFUSEE": ((NAMES, ids.CODE, _code),),
}
