"""All that is asked about a list, in the order of its weight, and what confirming it comes to."""

from __future__ import annotations

from typing import Any, Final

from certiflux.base.words import counted, typographic
from certiflux.dataset.dates.order import CENTURIES
from certiflux.dictionary import ids
from certiflux.screens import View
from certiflux.screens.columns.questions import Act, Question, capital
from certiflux.session import Dossier

APART: Final = frozenset({"form", "identifiers"})
"""Kinds of questions that stand on the screen in a block of their own."""

BIRTH: Final = "1900"
OTHER: Final = "2000"
_LONE: Final = 1


def questions_view(dossier: Dossier, asked: list[Question], told: dict[str, Any]) -> list[View]:
    """Return every open question: obligatory data first, then what is optional.

    ``told`` are the views of dates, list values, identifiers and form. ``open`` says that no
    answer is the best: somebody must give it.
    """
    obligatory = {i for one in dossier.mapping.own if (i := one.target) and not one.sure}
    first = [one for one in asked if one.kind != "confirm" or one.field not in obligatory]
    ranked = [*first, *(one for one in asked if one not in first)]
    # A datum that a column may give is asked once, though the form also takes it; a grid gives
    # its own.
    data = {one.field for one in ranked}
    values = _values(told["values"])
    if any(one.kind == "shape" for one in ranked):
        data |= {ids.CODE, ids.TYPE, ids.DEBUT_VALIDITE}
    elif any(one["field"] == ids.CODE for one in values):
        data |= {ids.TYPE}  # the codes that are asked will tell it
    return [
        *map(_view, ranked),
        *_identifiers(told["identifiers"]),
        *(one for one in _form(told["form"]) if one["field"] not in data),
        *_dates(dossier, told["dates"]),
        *values,
    ]


def clicks(found: list[View]) -> int:
    """Return the clicks from this screen to the verdict when every best answer is right."""
    return _LONE + sum(bool(one["open"]) for one in found)


def confirm_view(found: list[View]) -> View:
    """Return the one button: what it says, and what it takes with it."""
    best = sum(not one["open"] for one in found)
    if not best:
        return {"label": "Vérifier", "sentence": ""}
    if best == _LONE:
        said = "La réponse proposée est prise avec ce bouton ; vous pourrez en changer."
    else:
        answers = counted(best, "réponse proposée", "réponses proposées")
        said = f"Les {answers} sont prises avec ce bouton ; vous pourrez en changer."
    return {"label": "Tout confirmer et vérifier", "sentence": typographic(said)}


def best_acts(found: list[View], asked: list[Question]) -> list[Act]:
    """Return what the best answers do, all of them."""
    acts = [act for one in asked if not one.open for act in one.choices[0].acts]
    for one in found:
        acts += one.get("acts", ())
    return acts


def _view(asked: Question) -> View:
    return {
        "id": asked.id,
        "kind": asked.kind,
        "column": asked.column,
        "field": asked.field,
        "title": asked.title,
        "reason": asked.reason,
        "open": asked.open,
        "examples": list(asked.examples),
        "choices": [
            {
                "key": one.key,
                "label": typographic(one.label),
                "reason": typographic(one.reason),
                "best": not asked.open and rank == 0,
            }
            for rank, one in enumerate(asked.choices)
        ],
        "acts": [],
    }


def _plain(where: str, kind: str, title: str, field: str = "", column: int | None = None) -> View:
    asked = Question(where, kind, typographic(title), (), column, field, open=True)
    return _view(asked)


def _identifiers(view: View) -> list[View]:
    if not view["ask"]:
        return []
    title = "Identifiant du passage : Certiflux peut en créer un par personne"
    one = _plain("passages", "identifiers", title, ids.ID_TECHNIQUE)
    if view["refused"]:
        return [one]
    reason = typographic("Aucune colonne n'en donne : la même liste redonnera toujours les mêmes")
    return [{**one, "open": False, "reason": reason, "acts": [("identifiers", "generate")]}]


def _form(view: View) -> list[View]:
    inputs = [one for section in view["sections"] for one in section["inputs"]]
    found = []
    for one in inputs:
        if one["required"] and not one["value"]:
            asked = _plain(f"champ-{one['key']}", "form", one["label"], one["field"])
            acts = [("constant", one["field"], one["proposed"])] if one["proposed"] else []
            found.append({**asked, "open": not acts, "acts": acts, "reason": one["reason"]})
    return found


def _dates(dossier: Dossier, views: list[View]) -> list[View]:
    found: dict[str, View] = {}
    for one in views:
        if not (one["ask"] or one["century_ask"]) or one["header"] in found:
            continue
        target = dossier.mapping.columns[one["column"]].target or ""
        acts: list[Act] = [("order", one["column"], one["order"])] if one["ask"] else []
        if one["century_ask"]:
            best = BIRTH if target.startswith("8.") else OTHER
            acts.append(("century", one["column"], best))
        title = f"Dates de la colonne « {one['header']} »"
        asked = _plain(f"d-{one['column']}", "dates", title, target, one["column"])
        century = CENTURIES[str(acts[-1][2])] if one["century_ask"] else ""
        reason = typographic(f"{one['sentence']}{' Proposé : ' if century else ''}{century}")
        found[one["header"]] = {**asked, "open": False, "acts": acts, "reason": reason}
    return list(found.values())


def _values(view: View) -> list[View]:
    found = []
    for rank, field in enumerate(view["fields"]):
        for place, item in enumerate(field["items"]):
            if item["choice"] is not None:
                continue
            asks = "quel est celui de" if field["typed"] else "comment lire"
            title = f"{capital(field['label'])} : {asks} « {item['shown']} » ?"
            asked = _plain(f"v-{rank}-{place}", "values", title, field["field"])
            best = item["suggestion"]
            acts = [("value", field["field"], item["raw"], best)] if best is not None else []
            found.append({**asked, "open": best is None, "acts": acts})
    return found
