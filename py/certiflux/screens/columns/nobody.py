"""Say which rows of the sheet are left out as nobody: by kind, each undone with one button."""

from __future__ import annotations

from typing import Final

from certiflux.base.row_numbers import row_said
from certiflux.base.words import rows_named, typographic
from certiflux.screens import View
from certiflux.session import Dossier
from certiflux.shapes.nobody import Kind

_ONE: Final = {
    Kind.TOTAL: "ressemble à un total",
    Kind.TITLE: "ressemble au titre d'un groupe",
    Kind.HEADER: "répète les titres des colonnes",
    Kind.FOOT: "ressemble à une signature ou à un pied de page",
    Kind.NOTE: "ressemble à une remarque ou à une consigne",
    Kind.FILLER: "ne contient que des tirets, des zéros ou des erreurs",
}
_SEVERAL: Final = {
    Kind.TOTAL: "ressemblent à des totaux",
    Kind.TITLE: "ressemblent à des titres de groupes",
    Kind.HEADER: "répètent les titres des colonnes",
    Kind.FOOT: "ressemblent à des signatures ou à un pied de page",
    Kind.NOTE: "ressemblent à des remarques ou à des consignes",
    Kind.FILLER: "ne contiennent que des tirets, des zéros ou des erreurs",
}


def nobody_view(dossier: Dossier) -> list[View]:
    """Return the kinds of rows that are nobody, each with its rows and what becomes of them.

    ``then`` are the kinds to be kept after its button: itself as well, or no longer.
    """
    kinds: dict[Kind, list[int]] = {}
    for row, kind in dossier.nobody.items():
        kinds.setdefault(kind, []).append(dossier.table.number(row))
    kept = dossier.kept & set(Kind)
    return [
        {
            "kind": kind.value,
            "rows": [row_said(row) for row in rows],
            "kept": kind in kept,
            "sentence": typographic(_sentence(kind, rows, kept=kind in kept)),
            "button": _button(len(rows), kept=kind in kept),
            "then": sorted(kept ^ {kind}),
        }
        for kind, rows in kinds.items()
    ]


def _sentence(kind: Kind, rows: list[int], *, kept: bool) -> str:
    if len(rows) == 1:
        said = "elle est envoyée, selon votre choix" if kept else "elle n'est pas envoyée"
        return f"La {rows_named(rows).lower()} {_ONE[kind]} : {said}."
    said = "elles sont envoyées, selon votre choix" if kept else "elles ne sont pas envoyées"
    return f"Les {rows_named(rows).lower()} {_SEVERAL[kind]} : {said}."


def _button(count: int, *, kept: bool) -> str:
    if count == 1:
        return "Ne pas l’envoyer" if kept else "L’envoyer quand même"
    return "Ne pas les envoyer" if kept else "Les envoyer quand même"
