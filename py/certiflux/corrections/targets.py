"""Which cell a text is typed in: that of one field, or the whole one that feeds several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certiflux.base.errors import UserError
from certiflux.base.words import typographic
from certiflux.corrections.changes import Action, Changes
from certiflux.corrections.typed import TypedText
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.names.names import NAMES
from certiflux.dictionary import composites, fields
from certiflux.rules.ids import ENVELOPE
from certiflux.rules.values.fields import problem

_MASK: Final = "••"
"""What a hidden number shows: for the eye, never for a cell."""


def editable(shop: Workshop, target: str) -> bool:
    """Say whether the cells of a field or composite may be corrected one by one.

    What Certiflux writes itself, what no flow carries, and what is answered once for the whole
    file, may not.
    """
    if target in composites():
        return True
    field = fields(shop.base.version).get(target)
    if field is None or field.generated or field.check_only or not field.emitted:
        return False
    column = shop.base.columns.get(target)
    once = field.id in ENVELOPE
    return not once or (column is not None and column.source is not None)


def require(shop: Workshop, target: str, rows: Sequence[int] = ()) -> None:
    """Raise UserError for cells that may not be corrected, IndexError for rows that are none."""
    if target not in composites() and target not in fields(shop.base.version):
        raise KeyError(target)
    if not editable(shop, target):
        raise UserError(
            "CHAMP_NON_MODIFIABLE",
            title="Cette donnée ne se corrige pas ligne par ligne.",
            message=f"« {shop.name(target)} » vaut pour tout le fichier, ou n'est pas envoyée.",
            remedy="Si elle vaut pour tout le fichier, changez la réponse à l'étape « Colonnes ».",
        )
    check_rows(shop, rows)


def check_rows(shop: Workshop, rows: Sequence[int]) -> None:
    """Raise IndexError when a row is none of the dataset."""
    if rows and not 0 <= min(rows) <= max(rows) < len(shop.base):
        raise IndexError


def type_texts(
    shop: Workshop, target: str, rows: Sequence[int], texts: Sequence[str]
) -> tuple[Changes, ...]:
    """Return what it changes to type texts in the cells of ``target``, one per row.

    Of a field fed by a whole cell (date of birth), a text that the field accepts corrects that
    field alone; any other is the whole cell typed again.
    """
    require(shop, target, rows)
    if any(_MASK in text for text in texts):
        rows, texts = _without_masks(shop, target, rows, texts)
    if target in composites():
        return _whole(shop, target, rows, texts)
    column = shop.base.columns.get(target)
    if column is None or not column.composite:
        one = shop.write(target, rows, [TypedText(text) for text in texts])
        return (one,) if one else ()
    alone = _accepted(shop, target, set(texts))
    parts = {True: ([], []), False: ([], [])}  # type: dict[bool, tuple[list[int], list[str]]]
    for row, text in zip(rows, texts, strict=True):
        whole = bool(shop.whole_of(target, row)) and (
            shop.dataset.columns[target].codes[row] in shop.dataset.columns[target].broken
            if column.composite == NAMES
            else text not in alone
        )
        parts[whole][0].append(row)
        parts[whole][1].append(text)
    found = _whole(shop, column.composite, *parts[True])
    plain = shop.write(target, parts[False][0], [TypedText(text) for text in parts[False][1]])
    return (*found, plain) if plain else found


def _without_masks(
    shop: Workshop, target: str, rows: Sequence[int], texts: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Leave out the cells typed as they are shown, a number hidden: they stay as they are.

    Raise UserError for any other text with a hidden number: nobody knows what it stands for.
    """
    field = parts_of(shop, target)[0] if target in composites() else target
    pairs = zip(rows, texts, strict=True)
    kept = [(r, text) for r, text in pairs if _MASK not in text or text != shop.shown(field, r)]
    if any(_MASK in text for _, text in kept):
        raise UserError(
            "TEXTE_MASQUE",
            title="Ce texte contient un numéro masqué.",
            message="Un numéro de sécurité sociale ne se voit jamais en entier (••).",
            remedy="Tapez le texte entier, sans les points.",
        )
    return [row for row, _ in kept], [text for _, text in kept]


def _accepted(shop: Workshop, target: str, texts: set[str]) -> set[str]:
    """Return the texts that a field accepts by themselves."""
    field, listed = fields(shop.base.version)[target], sorted(texts)
    read = shop.typing.read(
        target, [TypedText(text) for text in listed], shop.base.columns.get(target)
    )
    return {
        text
        for text, one in zip(listed, read, strict=True)
        if isinstance(one.value, str) and not problem(field, one.value)
    }


def _whole(
    shop: Workshop, composite: str, rows: Sequence[int], texts: Sequence[str]
) -> tuple[Changes, ...]:
    typed = [TypedText(text, composite) for text in texts]
    found = (shop.write(part, rows, typed) for part in parts_of(shop, composite))
    return tuple(one for one in found if one)


def parts_of(shop: Workshop, composite: str) -> tuple[str, ...]:
    """Return the fields that the whole cell of a composite gives.

    Where the file has such a column, a part that has a column of its own is none of them.
    """
    parts = composites()[composite].parts
    columns = shop.base.columns
    fed = tuple(i for i in parts if i in columns and columns[i].composite == composite)
    return fed or parts


def joined(every: Sequence[tuple[Changes, ...]]) -> tuple[Changes, ...]:
    """Return changes one after the other."""
    return tuple(one for some in every for one in some)


def action(kind: str, sentence: str, changed: Sequence[Changes]) -> Action:
    """Return an action, its sentence as French writes it."""
    return Action(kind, typographic(sentence), tuple(changed))
