"""The tables of the report: steps, findings, columns, changes, files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from certiflux.base.words import counted, figure, typographic
from certiflux.exports.markup import Child, Html, el, user
from certiflux.screens.verify.steps import DONE

One = dict[str, Any]
MARKS: Final = {
    "error": ("✕", "error"),
    "warning": ("▲", "warning"),
    "info": ("ℹ", "wait"),
    "ok": ("✓", "ok"),
    "erreur": ("✕", "error"),
    "attention": ("▲", "warning"),
    "attente": ("…", "wait"),
}
"""Sign and colour of a level or a state; a word always goes with them."""

RUNS: Final = 100
"""Runs of rows written beside one finding."""


def mark(level: str, word: str) -> Html:
    """Return a level as a sign that is not read aloud, and its word."""
    sign, cls = MARKS[level]
    return el("span", el("span", sign, aria_hidden="true"), " ", word, cls=f"mark {cls}")


def table(caption: str, heads: Sequence[str], rows: Iterable[Iterable[Child]]) -> Html:
    """Return a table whose first cell of each row heads it; it scrolls alone when too wide."""
    names = [el("th", words, scope="col", role="columnheader") for words in heads]
    grid = el(
        "table",
        el("caption", caption),
        el("thead", el("tr", names, role="row"), role="rowgroup"),
        el("tbody", [_row(heads, cells) for cells in rows], role="rowgroup"),
        role="table",
    )
    return el("div", grid, cls="box", role="region", aria_label=caption, tabindex="0")


def _row(heads: Sequence[str], cells: Iterable[Child]) -> Html:
    """Return a row; its roles are written out: the narrow layout takes the native ones away."""
    first, *rest = [el("div", cell) for cell in cells]
    tds = [
        el("td", cell, role="cell", data_label=head)
        for head, cell in zip(heads[1:], rest, strict=True)
    ]
    return el(
        "tr", el("th", first, scope="row", role="rowheader", data_label=heads[0]), tds, role="row"
    )


def steps(told: list[One]) -> Html:
    """Return the steps in order: what each found and in how long, or why it did not run."""
    heads = ("Étape", "Contrôle", "État", "Résultat", "Durée")
    rows = [
        (
            one["family"],
            one["label"],
            mark("ok", "Fait") if one["state"] == DONE else mark("attente", "Non exécuté"),
            one["why"] or one["result"],
            one["duration"],
        )
        for one in told
    ]
    return table("Les étapes, dans l'ordre", heads, rows)


def findings(told: Iterable[One]) -> Html:
    """Return each distinct finding, where, what, what to do."""
    heads = ("Lignes", "Colonne", "Valeur lue", "Ce qui ne va pas", "Que faire")
    caption = "Les points relevés, chacun avec ses lignes ; d'abord ceux de tout le fichier"
    return table(typographic(caption), heads, (_finding(one) for one in told))


def _places(one: One) -> str:
    """Return where a finding is: its rows by runs, as many as a page can hold."""
    if one["row"] is None:
        return "Tout le fichier"
    runs = _runs(one["rows"])
    shown = ", ".join(
        figure(first) if first == last else f"{figure(first)} à {figure(last)}"
        for first, last in runs[:RUNS]
    )
    left = sum(last - first + 1 for first, last in runs[RUNS:])
    if left:
        shown += f" et {counted(left, 'autre ligne', 'autres lignes')}, dans le rapport CSV"
    return typographic(f"{shown}, feuille « {one['sheet']} »") if "sheet" in one else shown


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of the rows that follow each other."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row <= found[-1][1] + 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found


def _many(one: One) -> Child:
    return (
        el("span", counted(one["count"], "fois", "fois"), cls="sub") if one["count"] > 1 else None
    )


def _finding(one: One) -> Iterable[Child]:
    proposed = [el("li", user(fix["label"])) for fix in one["fixes"]]
    return (
        [_places(one), el("br"), mark(one["severity"], one["severity_label"]), _many(one)],
        [
            user(one["column"]) if one["column"] else "aucune colonne",
            el("span", one["field_label"], cls="sub"),
        ],
        el("span", user(one["value"]), cls="value") if one["value"] else "(vide)",
        [one["what"], el("span", one["code"], cls="sub")],
        [one["remedy"], el("ul", proposed) if proposed else None],
    )


def columns(told: list[One]) -> Html:
    """Return the columns of the file and what each gives."""
    rows = [
        (
            one["letter"],
            user(one["header"]) if one["header"] else "(sans titre)",
            f"{one['label']} ({one['field']})" if one["field"] else "Non utilisée",
            one["how"] or "—",
        )
        for one in told
    ]
    heads = ("Colonne", "Titre dans votre fichier", "Comprise comme", "Pourquoi")
    return table("Vos colonnes", heads, rows)


def changes(told: list[One]) -> Html:
    """Return what was changed between the file and the flow, a line per kind and field."""
    gathered: dict[tuple[str, str], list[One]] = {}
    for one in told:
        gathered.setdefault((one["label"], one["field"]), []).append(one)
    heads = ("Changement", "Colonne", "Valeurs différentes", "Cellules", "Exemple")
    return table(
        "Ce qui change entre votre fichier et le flux", heads, map(_change, gathered.values())
    )


def _change(same: list[One]) -> Iterable[Child]:
    one = same[0]
    return (
        one["label"],
        [
            user(one["column"]) if one["column"] else "aucune colonne",
            el("span", one["field_label"], cls="sub"),
        ],
        figure(len(same)),
        figure(sum(other["count"] for other in same)),
        [user(one["before"] or "(vide)"), " → ", user(one["after"] or "(vide)")],
    )


def files(told: list[One]) -> Html:
    """Return the files made, each with its hash and the verdict of the schema."""
    rows = [
        (
            user(one["name"]),
            figure(one["passages"]),
            one["size_label"],
            mark("ok", "Oui") if one["xsd_valid"] else mark("error", "Non"),
            el("code", one["sha256"]),
        )
        for one in told
    ]
    heads = ("Fichier", "Personnes", "Taille", "Conforme au XSD", "Empreinte SHA-256")
    return table("Les fichiers XML produits", heads, rows)


def sealing(rows: Sequence[dict[str, str]]) -> Html:
    """Return the attempts to send something out, each with how it ended."""
    return table(
        "Les essais",
        ("Moyen", "Depuis", "Résultat", "Comment"),
        (
            (one["label"], one["where"], mark(one["level"], one["verdict"]), one["how"])
            for one in rows
        ),
    )
