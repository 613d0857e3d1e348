"""What is shown to who comes back: what became of the corrections and of the findings."""

from __future__ import annotations

from collections.abc import Sequence

from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, row_figure, typographic
from certiflux.corrections.carrying import CarryOver
from certiflux.corrections.changes import ASIDE
from certiflux.corrections.layout_changes import LayoutChanges
from certiflux.corrections.pairing import pair
from certiflux.corrections.progress import KINDS, FindingsProgress
from certiflux.corrections.workshop import Workshop
from certiflux.rules.catalogue import CATALOGUE
from certiflux.screens import View
from certiflux.screens.workshop.workshop import IDENTITY, cell_of, cell_text

_LABELS = {"solved": "Réglés", "remaining": "Restants", "new": "Nouveaux"}


def returned_view(moved: LayoutChanges) -> View:
    """Return how the new file is laid out, in words, and whether it is the same list at all."""
    return {"related": moved.related, "notes": moved.sentences()}


def question_view(old: Workshop, carried: CarryOver) -> View:
    """Return the question about the corrections: what becomes of them, the answers with counts."""
    fates = (carried.kept, carried.solved, carried.conflicting, carried.lost)
    kept, solved, conflicting, lost = map(len, fates)
    total = kept + solved + conflicting + lost
    several = counted(total, "correction", "corrections")
    asked = f"vos {several}" if total > 1 else "votre correction"
    return {
        "title": typographic(f"Que faire de {asked} ?"),
        "sentences": [typographic(said) for said in carried.sentences()],
        "counts": {"kept": kept, "solved": solved, "conflicting": conflicting, "lost": lost},
        "choices": [_choice(*one) for one in _choices(total, kept, conflicting)],
        "gone": [_cell(old, *cell) for cell in carried.lost[:20]],
    }


def _choices(total: int, kept: int, conflicting: int) -> list[tuple[str, str, str]]:
    """Return the answers that make a difference, the safest first: value, words, consequence."""
    drop = (
        "drop",
        "Ne garder que le nouveau fichier",
        f"{_forgotten(total)} ; le fichier est pris comme il est.",
    )
    if not kept and not conflicting:
        return [("theirs", "Continuer avec le nouveau fichier", "Aucune correction à y reporter.")]
    taken = f"{counted(kept, 'correction reprise', 'corrections reprises')}"
    if not conflicting:
        return [("theirs", "Garder mes corrections", f"{taken} sur le nouveau fichier."), drop]
    cells = counted(conflicting, "cellule", "cellules")
    both = counted(kept + conflicting, "correction reprise", "corrections reprises")
    theirs = f"{taken} ; pour {cells} en désaccord, le nouveau fichier a raison."
    ours = f"{both} ; vos corrections remplacent aussi {cells} du nouveau fichier."
    return [
        ("theirs", "Garder mes corrections, sauf en cas de désaccord", theirs),
        ("ours", "Garder toutes mes corrections", ours),
        drop,
    ]


def _choice(value: str, label: str, consequence: str) -> View:
    return {"value": value, "label": label, "consequence": typographic(consequence)}


def _forgotten(count: int) -> str:
    return counted(count, "correction oubliée", "corrections oubliées")


def _cell(old: Workshop, target: str, row: int) -> View:
    label = "Ne pas envoyer" if target == ASIDE else old.name(target)
    return {"number": row_said(old.number(row)), "field": target, "label": label}


def conflicts_view(
    old: Workshop, new: Workshop, carried: CarryOver, offset: int, limit: int
) -> View:
    """Return the cells corrected here and changed otherwise in the new file, before and after."""
    rows = pair(old.base, new.base)
    cells = carried.conflicting
    return {
        "total": len(cells),
        "offset": offset,
        "caption": typographic(
            f"{counted(len(cells), 'cellule', 'cellules')} où les deux ne disent pas la même chose"
        ),
        "items": [
            {
                **_cell(old, target, row),
                "number": row_said(new.number(rows[row])),
                "who": _who(new, rows[row]),
                "before": old.original(_first(old, target), row),
                "ours": cell_text(old, target, row),
                "theirs": cell_text(new, target, rows[row]),
            }
            for target, row in cells[offset : offset + limit]
        ],
    }


def _first(shop: Workshop, target: str) -> str:
    """Return the field by which the text of a cell of the file is read."""
    fed = (one for one, column in shop.base.columns.items() if column.composite == target)
    return next(fed, target)


def progress_view(found: FindingsProgress) -> View:
    """Return how many findings are solved, remain and are new, by rule, with a sentence."""
    words = {"solved": "réglé", "remaining": "restant", "new": "nouveau"}
    said = [
        counted(len(found.of(kind)), words[kind], "nouveaux" if kind == "new" else None)
        for kind in KINDS
    ]
    view: View = {"sentence": typographic(f"Constats : {', '.join(said)}.")}
    view["tallies"] = [
        {"kind": kind, "label": _LABELS[kind], "count": len(found.of(kind))} for kind in KINDS
    ]
    for kind in KINDS:
        view[kind] = [
            {"code": code, "field": field, "title": typographic(CATALOGUE[code].title), "count": n}
            for (code, field), n in found.counts(kind).most_common()
        ]
    return view


def followed_view(
    shop: Workshop, rows: Sequence[int | None], field: str, offset: int, limit: int
) -> View:
    """Return the people of some findings: who, where, what their cell of a field holds."""
    shown = rows[offset : offset + limit]
    target = cell_of(shop, field)
    named = target in shop.base.columns or target != field
    return {
        "total": len(rows),
        "offset": offset,
        "caption": typographic(f"{counted(len(rows), 'ligne')}"),
        "label": shop.name(target) if named else "",
        "items": [
            {
                "row": row,
                "number": None if row is None else row_figure(shop.number(row)),
                "who": "Tout le fichier" if row is None else _who(shop, row),
                "text": "" if row is None or not named else cell_text(shop, target, row),
            }
            for row in shown
        ],
    }


def _who(shop: Workshop, row: int) -> str:
    """Return by what a person is known again, on one line."""
    texts = (shop.shown(field, row) for field in IDENTITY if field in shop.dataset.columns)
    return " ".join(text for text in texts if text)
