"""What is shown of two exports of the same list: who is new, who changed, who is no more there."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from certiflux.base.formulas import harmless
from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, typographic
from certiflux.corrections.comparing import Comparison, OtherExport
from certiflux.corrections.workshop import Workshop
from certiflux.screens import View
from certiflux.screens.workshop.workshop import IDENTITY
from certiflux.session import Dossier

KINDS: Final = ("changed", "new", "gone")
"""What may be looked at, in the order in which it is shown."""

LABELS: Final = {"changed": "Modifiées", "new": "Nouvelles", "gone": "Disparues"}
_ONE: Final = {"changed": "modifiée", "new": "nouvelle", "gone": "disparue"}
_HEADERS: Final = ("Situation", "Ligne avant", "Ligne après")
_CHANGES: Final = ("Colonne", "Avant", "Après")


def comparison_view(
    here: Dossier,
    compared: OtherExport,
    found: Comparison,
    kind: str | None,
    offset: int,
    limit: int,
) -> View:
    """Return what two exports say differently, and a page of one kind, the first with someone."""
    old, new = compared.sides(here.workshop().shop)
    names = (here.name, compared.name) if compared.newer else (compared.name, here.name)
    lists = _lists(found)
    kind = kind or next((one for one in KINDS if lists[one]), KINDS[0])
    rows = lists[kind]
    shown = rows[offset : offset + limit]
    shop = old if kind == "gone" else new
    changes = _changes(old, new, found, set(shown)) if kind == "changed" else {}
    return {
        "sentence": typographic(f"De « {names[0]} » à « {names[1]} » : {found.sentence()}"),
        "tallies": [{"kind": one, "label": LABELS[one], "count": len(lists[one])} for one in KINDS],
        "notes": _notes(here, found),
        "counts": {name: len(one) for name, one in lists.items()} | {"same": found.same},
        "kind": kind,
        "newer": compared.newer,
        "caption": _caption(kind, len(rows)),
        "who": [shop.name(field) for field in _who(shop)],
        "total": len(rows),
        "offset": offset,
        "items": [_person(shop, row) | changes.get(row, {}) for row in shown],
    }


def _lists(found: Comparison) -> dict[str, list[int]]:
    return {"changed": found.changed, "new": found.new, "gone": found.gone}


def _caption(kind: str, count: int) -> str:
    where = {"changed": "", "new": " (lignes du fichier récent)", "gone": " (lignes de l'ancien)"}
    one = _ONE[kind]
    return typographic(f"{counted(count, f'personne {one}', f'personnes {one}s')}{where[kind]}")


def _notes(here: Dossier, found: Comparison) -> list[str]:
    said = []
    if not found.before and (found.new or found.gone):
        said.append("Personne n'est dans les deux fichiers : ce sont peut-être deux autres listes.")
    if here.corrections.done:
        said.append(
            "Les fichiers sont comparés tels quels : les corrections faites ici n'y comptent pas."
        )
    return [typographic(one) for one in said]


def _person(shop: Workshop, row: int) -> View:
    return {
        "row": row,
        "number": row_said(shop.number(row)),
        "who": [shop.original(field, row) for field in _who(shop)],
    }


def _who(shop: Workshop) -> Sequence[str]:
    return [field for field in IDENTITY if field in shop.base.columns]


def _changes(
    old: Workshop, new: Workshop, found: Comparison, rows: AbstractSet[int]
) -> dict[int, View]:
    """Return the changed cells of some people, before and after; a whole date of birth once."""
    cells: dict[int, dict[tuple[str, str, str], View]] = {row: {} for row in rows}
    for one in found.differences:
        name = new.name(one.field) if one.field in new.base.columns else old.name(one.field)
        for row in rows & set(one.new_rows):
            before = old.original(one.field, found.before[row])
            after = new.original(one.field, row)
            view = {"field": one.field, "label": name, "before": before, "after": after}
            cells[row].setdefault((name, before, after), view)
    return {
        row: {
            "before_number": row_said(old.number(found.before[row])),
            "changes": list(of.values()),
        }
        for row, of in cells.items()
    }


def comparison_csv(old: Workshop, new: Workshop, found: Comparison) -> bytes:
    """Return all that differs as a French spreadsheet opens it: a line per person or changed cell.

    A value that a spreadsheet would run as a formula gets an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    who = list(dict.fromkeys([*_who(old), *_who(new)]))
    names = [(new if field in new.base.columns else old).name(field) for field in who]
    writer.writerow([*_HEADERS, *map(harmless, names), *_CHANGES])
    for kind, shop in (("gone", old), ("new", new)):
        for row in _lists(found)[kind]:
            places = [shop.number(row), ""] if kind == "gone" else ["", shop.number(row)]
            people = [harmless(shop.original(field, row)) for field in who]
            writer.writerow([_ONE[kind], *places, *people, "", "", ""])
    for row, view in sorted(_changes(old, new, found, set(found.changed)).items()):
        people = [harmless(new.original(field, row)) for field in who]
        for one in view["changes"]:
            cells = map(harmless, (one["label"], one["before"], one["after"]))
            places = [view["before_number"], row_said(new.number(row))]
            writer.writerow([_ONE["changed"], *places, *people, *cells])
    return text.getvalue().encode("utf-8-sig", "replace")
