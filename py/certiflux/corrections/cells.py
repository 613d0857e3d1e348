"""Actions on cells: one, all the identical ones, a column, the rows of a filter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from certiflux.base.errors import UserError
from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, rows_named
from certiflux.corrections.changes import Action
from certiflux.corrections.targets import action, check_rows, require, type_texts
from certiflux.corrections.typed import text_of
from certiflux.corrections.workshop import Workshop
from certiflux.dictionary import composites, fields

_QUOTED = 40
"""Characters of a value that a sentence of the history quotes."""


def edit(shop: Workshop, row: int, target: str, text: str) -> Action:
    """Return the action of typing a text in one cell."""
    sentence = f"Ligne {row_said(shop.number(row))}, « {shop.name(target)} » : cellule corrigée."
    return action("edit", sentence, type_texts(shop, target, [row], [text]))


def edit_same(shop: Workshop, row: int, target: str, text: str) -> Action:
    """Return the action of typing a text in every cell that now holds what this one holds."""
    rows = identical(shop, row, target)
    changed = type_texts(shop, target, rows, [text] * len(rows))
    cells = counted(len(rows), "cellule identique corrigée", "cellules identiques corrigées")
    return action(
        "edit_same", f"« {shop.name(target)} » : {cells}{_value(shop, target, text)}.", changed
    )


def identical(shop: Workshop, row: int, target: str) -> list[int]:
    """Return the rows whose cell holds the same text as the one of ``row``, top to bottom."""
    check_rows(shop, [row])
    field = composites()[target].parts[0] if target in composites() else target
    column = shop.dataset.columns.get(field)
    if column is None:
        return list(range(len(shop.base)))
    return rows_showing(shop, field, {text_of(column, column.codes[row])})


def rows_showing(shop: Workshop, field: str, texts: set[str]) -> list[int]:
    """Return the rows whose cell of a field is one of ``texts``, top to bottom."""
    column = shop.dataset.columns.get(field)
    if column is None:
        return list(range(len(shop.base))) if "" in texts else []
    return column.rows_of({code for code, said in shown_texts(shop, field) if said in texts})


def shown_texts(shop: Workshop, field: str) -> list[tuple[int, str]]:
    """Return the codes of a column that some row holds, each with its text."""
    column = shop.dataset.columns.get(field)
    if column is None:
        return []
    return [(code, text_of(column, code)) for code in sorted(set(column.codes))]


def fill(shop: Workshop, target: str, text: str, *, only_empty: bool = True) -> Action:
    """Return the action of typing a text in a whole column, or in its empty cells."""
    require(shop, target)
    field = composites()[target].parts[0] if target in composites() else target
    rows = list(range(len(shop.base)))
    if only_empty:
        blank = {said for _, said in shown_texts(shop, field) if not said.strip()}
        rows = rows_showing(shop, field, blank | {""})
    changed = type_texts(shop, target, rows, [text] * len(rows))
    what = "cellule vide remplie" if only_empty else "cellule remplie"
    many = "cellules vides remplies" if only_empty else "cellules remplies"
    cells = counted(len(rows), what, many)
    return action(
        "fill", f"« {shop.name(target)} » : {cells}{_value(shop, target, text)}.", changed
    )


def set_rows(shop: Workshop, rows: Sequence[int], target: str, text: str) -> Action:
    """Return the action of typing the same text in the cells of chosen rows."""
    changed = type_texts(shop, target, rows, [text] * len(rows))
    lines = counted(len(rows), "ligne choisie", "lignes choisies")
    said = f"« {shop.name(target)} » donnée à {lines}{_value(shop, target, text)}."
    return action("set_rows", said, changed)


def replace_text(
    shop: Workshop,
    target: str,
    find: str,
    by: str,
    *,
    match_case: bool = False,
    whole_cell: bool = False,
) -> Action:
    """Return the action of replacing a plain text by another in a column.

    Raise UserError when there is nothing to look for.
    """
    require(shop, target)
    if not find:
        raise UserError(
            "RECHERCHE_VIDE",
            title="Il n'y a rien à chercher.",
            message="Le texte à remplacer est vide.",
            remedy="Écrivez le texte à chercher. Pour les cellules vides, « remplir » convient.",
        )
    pattern = re.compile(re.escape(find), 0 if match_case else re.IGNORECASE)
    field = composites()[target].parts[0] if target in composites() else target
    after = {
        code: by if whole_cell else pattern.sub(lambda _: by, said)
        for code, said in shown_texts(shop, field)
        if (pattern.fullmatch(said) if whole_cell else pattern.search(said))
    }
    rows = shop.dataset.columns[field].rows_of(set(after)) if after else []
    codes = shop.dataset.columns[field].codes if after else []
    changed = type_texts(shop, target, rows, [after[codes[row]] for row in rows])
    cells = counted(len(rows), "cellule", "cellules")
    said = f"« {shop.name(target)} » : texte remplacé dans {cells}{_value(shop, target, by)}."
    return action("replace", said, changed)


def _value(shop: Workshop, target: str, text: str) -> str:
    """Quote a value in a sentence, unless it speaks of a person."""
    field = fields().get(target)
    if field is None or field.personal:
        return ""
    if not text:
        return ", valeur vidée"
    text = shop.hidden(target, text)
    shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
    return f" : « {shown} »"


def rows_said(shop: Workshop, rows: Sequence[int]) -> str:
    """Name rows as the spreadsheet numbers them, the first ones only."""
    return rows_named([shop.number(row) for row in rows])


class IdenticalCells:
    """The counts of the cells of a workshop at one moment, column by column as they serve."""

    def __init__(self, shop: Workshop) -> None:
        """Count nothing yet."""
        self._shop = shop
        self._known: dict[str, Counter[str]] = {}

    def count(self, target: str, row: int) -> int:
        """Return how many cells hold the same text as the one of ``row``, itself included."""
        field = composites()[target].parts[0] if target in composites() else target
        if field not in self._known:
            self._known[field] = self._counted(field)
        return self._known[field][self._shop.text(field, row)]

    def _counted(self, field: str) -> Counter[str]:
        column = self._shop.dataset.columns.get(field)
        if column is None:
            return Counter({"": len(self._shop.base)})
        found: Counter[str] = Counter()
        for code, cells in Counter(column.codes).items():
            found[text_of(column, code)] += cells
        return found
