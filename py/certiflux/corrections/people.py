"""Actions on people: names swapped or parted, rows put aside and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from certiflux.base.errors import UserError
from certiflux.base.words import counted
from certiflux.corrections.cells import rows_said
from certiflux.corrections.changes import Action, Changes
from certiflux.corrections.targets import action, check_rows, joined, require
from certiflux.corrections.typed import TypedText
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.names.names import NameOrder, split_name
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import show
from certiflux.dictionary import ids

NAME, GIVEN = ids.NOM_NAISSANCE, ids.PRENOM_1


def swap(shop: Workshop, rows: Sequence[int], first: str = NAME, second: str = GIVEN) -> Action:
    """Return the action of exchanging two fields in chosen rows."""
    for field in (first, second):
        require(shop, field, rows)
    a, b = ([_alone(shop, field, row) for row in rows] for field in (first, second))
    changed = joined((_typed(shop, first, rows, b), _typed(shop, second, rows, a)))
    lines = counted(len(rows), "ligne", "lignes")
    said = f"« {shop.name(first)} » et « {shop.name(second)} » échangés dans {lines}."
    return action("swap", said, changed)


def split_rows(
    shop: Workshop, rows: Sequence[int], order: str = NameOrder.NAME_FIRST, field: str = NAME
) -> Action:
    """Return the action of parting name and given name written together in chosen rows.

    ``field`` is where both are written. A row whose names cannot be parted is left as it is;
    raise UserError when that is so of every one.
    """
    check_rows(shop, rows)
    kept, names, givens = [], [], []
    for row in rows:
        text, _ = clean(shop.text(field, row))
        if text and (found := split_name(text, NameOrder(order))):
            kept.append(row)
            names.append(found[0])
            givens.append(found[1])
    if not kept:
        raise UserError(
            "NOMS_INDIVISIBLES",
            title="Aucun nom ne peut être séparé du prénom.",
            message="Il faut au moins deux mots dans la cellule, et un seul nom de naissance.",
            remedy="Corrigez ces cellules à la main.",
        )
    changed = joined((_typed(shop, NAME, kept, names), _typed(shop, GIVEN, kept, givens)))
    left = len(rows) - len(kept)
    more = f", {counted(left, 'ligne laissée', 'lignes laissées')} telles quelles" if left else ""
    said = f"Nom et prénom séparés dans {counted(len(kept), 'ligne', 'lignes')}{more}."
    return action("split_rows", said, changed)


def put_aside(shop: Workshop, rows: Sequence[int], reason: str) -> Action:
    """Return the action of keeping rows out of what is sent, for a reason."""
    check_rows(shop, rows)
    one = shop.mark(rows, clean(reason)[0])
    lines = counted(len(rows), "ligne mise de côté", "lignes mises de côté")
    said = f"{lines} (ne pas envoyer). {rows_said(shop, rows)}." if rows else lines
    return action("aside", said, [one] if one else [])


def take_back(shop: Workshop, rows: Sequence[int]) -> Action:
    """Return the action of sending again rows that were put aside."""
    check_rows(shop, rows)
    one = shop.mark(rows, None)
    lines = counted(len(rows), "ligne reprise", "lignes reprises")
    said = f"{lines} : à envoyer de nouveau. {rows_said(shop, rows)}." if rows else lines
    return action("back", said, [one] if one else [])


def _alone(shop: Workshop, field: str, row: int) -> str:
    """Return the text of one field, even where a whole cell gives it."""
    column = shop.dataset.columns.get(field)
    if column is None:
        return ""
    return show(column[row]) if shop.whole_of(field, row) else shop.text(field, row)


def _typed(
    shop: Workshop, field: str, rows: Sequence[int], texts: Sequence[str]
) -> tuple[Changes, ...]:
    """Return the changes that texts typed in one field make, even where a whole cell feeds it."""
    one = shop.write(field, rows, [TypedText(text) for text in texts])
    return (one,) if one else ()
