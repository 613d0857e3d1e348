"""Say which sheets are read, which others hold people, and what may be read instead."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import counted, figure, typographic
from certiflux.screens import View
from certiflux.session import Dossier
from certiflux.session.opening import people_of
from certiflux.shapes.together import UnreadReason, UnreadSheet

_WHY: Final = {
    UnreadReason.OTHER: "",
    UnreadReason.COLUMNS: "à une colonne près, les mêmes titres",
    UnreadReason.REPEATED: "pour moitié au moins les mêmes personnes",
    UnreadReason.FAILED: "d'après son nom, des personnes non reçues",
    UnreadReason.SAMPLE: "d'après son nom, un exemple ou une archive",
}


def sheets_notes(dossier: Dossier) -> list[str]:
    """Return which sheets are read as one list, and which others hold people."""
    notes = []
    if dossier.together:
        counts = people_of(dossier)
        said = _listed([figure(counts[one]) for one in dossier.together])
        named = ", ".join(
            f"feuille {one + 1} « {_name(dossier, one)} »" for one in dossier.together
        )
        read = f"{figure(len(counts))} feuilles lues ensemble"
        notes.append(f"{read} : {said} {_people(max(counts.values()))} ({named}).")
    others = [one for one in dossier.others if one.people]
    if others:
        held = _listed([figure(one.people) for one in others])
        verb = "contient" if len(others) == 1 else "contiennent"
        found = counted(len(others), "autre feuille", "autres feuilles")
        named = " ; ".join(_told(dossier, one) for one in others)
        notes.append(f"{found} {verb} aussi des personnes ({held}) : {named}.")
    return notes


def sheets_read(dossier: Dossier) -> str:
    """Return the name of the sheet that the list comes from, or those of all of them."""
    names = [_name(dossier, one) for one in dossier.together]
    return ", ".join(names) or dossier.table.sheet


def one_list_told(dossier: Dossier) -> str:
    """Say that a list written back has several sheets in one; nothing for one sheet."""
    if not dossier.together:
        return ""
    count = figure(len(dossier.together))
    return f"Les {count} feuilles y sont réunies en une seule, sous les titres de la première."


def sheet_choices(dossier: Dossier) -> list[View]:
    """Return what may be read of a workbook: each sheet alone, and those that go together."""
    every = dossier.source.sheets
    if len(every) < 2:  # noqa: PLR2004
        return []
    now = list(dossier.together) or [dossier.sheet]
    wholes = [list(dossier.together)] if dossier.together else []
    near = [
        one.index for one in dossier.others if one.people and one.why is not UnreadReason.FAILED
    ]
    if near and sorted({*now, *near}) not in wholes:
        wholes.append(sorted({*now, *near}))
    found = [
        {"sheets": one, "label": _whole_label(dossier, one), "chosen": one == now} for one in wholes
    ]
    alone = [[one.index] for one in every]
    return found + [
        {"sheets": one, "label": _name(dossier, one[0]), "chosen": one == now} for one in alone
    ]


def _whole_label(dossier: Dossier, sheets: list[int]) -> str:
    names = _listed([f"« {_name(dossier, one)} »" for one in sheets])
    return typographic(f"{figure(len(sheets))} feuilles ensemble : {names}")


def _told(dossier: Dossier, other: UnreadSheet) -> str:
    why = _WHY[other.why]
    return f"« {_name(dossier, other.index)} »{f', {why}' if why else ''}"


def _name(dossier: Dossier, index: int) -> str:
    return dossier.source.sheets[index].name


def _people(count: int) -> str:
    return "personnes" if count > 1 else "personne"


def _listed(texts: list[str]) -> str:
    return f"{', '.join(texts[:-1])} et {texts[-1]}" if len(texts) > 1 else texts[0]
