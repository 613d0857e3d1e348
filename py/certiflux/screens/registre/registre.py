"""What is shown of the registre: what it holds, and where each person of the list stands."""

from __future__ import annotations

from datetime import date
from typing import Final

from certiflux.base.pseudonyms import PSEUDONYMS
from certiflux.base.words import counted, figure, typographic
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.registre.registre import LABELS, NEW, ORDER, PassageState, Registre
from certiflux.screens import View
from certiflux.screens.accuse.people import person_name, place
from certiflux.screens.registre.corrections import corrections_view
from certiflux.screens.registre.deposit import deposit_view
from certiflux.session import Dossier

NATURE: Final = (
    "Aucun nom n'y est écrit. Les empreintes qui y tiennent lieu des personnes sont des "
    f"{PSEUDONYMS} : le registre reste une donnée personnelle, à garder comme vos listes."
)
"""What its fingerprints are, said where it is begun, kept and downloaded."""

_FOLLOWED: Final = {
    Standing.WAITING: PassageState.SENT,
    Standing.REFUSED: PassageState.REFUSED,
    Standing.ACCEPTED: PassageState.ACCEPTED,
    Standing.WITHDRAWAL_ASKED: PassageState.WITHDRAWAL_ASKED,
    Standing.WITHDRAWN: PassageState.WITHDRAWN,
}


def standings(dossier: Dossier) -> list[PassageState]:
    """Return the state of each row of a checked list, from the accusés, then the registre."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return []
    known, followed = dossier.known, dossier.followed
    blocked = findings.blocked(len(dataset))
    found = []
    for row, mark in enumerate(blocked):
        state = _FOLLOWED.get(followed.state(row)) if followed else None
        if state is None and known and known.states[row] != NEW:
            state = ORDER[known.states[row]]
        if state is None and known and row in known.twins:
            state = PassageState.ACCEPTED
        found.append(state or (PassageState.TO_COMPLETE if mark else PassageState.TO_SEND))
    return found


def registre_view(registre: Registre | None, dossier: Dossier | None, today: date) -> View:
    """Return what the registre holds, and the five states of the open list, on a day."""
    states = standings(dossier) if dossier and dossier.mended else []
    return {
        "available": registre is not None,
        "sentence": typographic(_sentence(registre)),
        "nature": typographic(NATURE),
        "owner": registre.owner if registre else "",
        "flows": len(registre.flows) if registre else 0,
        "passages": len(registre.lines) if registre else 0,
        "counts": _counts(list(registre.counts().items())) if registre else [],
        "people": _counts([(state, states.count(state)) for state in PassageState])
        if states
        else [],
        "notes": [typographic(one) for one in _notes(dossier)],
        "written": bool(registre and dossier and _written(registre, dossier)),
        "deposit": _deposit(registre, dossier),
        "corrections": corrections_view(registre, today) if registre else None,
    }


def _deposit(registre: Registre | None, dossier: Dossier | None) -> View | None:
    """Return what may be said of the deposit beside the registre, which holds it once written."""
    view = deposit_view(dossier)
    if view is None or registre is None or dossier is None:
        return view
    there = {flow.id_flux for flow in registre.flows}
    flows = dossier.answers.open_deposits(dossier.at_hand())
    return view if view["deposited"] and not any(one.id_flux in there for one in flows) else None


def _written(registre: Registre, dossier: Dossier) -> bool:
    """Say whether the files just made are in the registre."""
    there = {flow.id_flux for flow in registre.flows}
    return bool(dossier.products) and all(one.id_flux in there for one in dossier.products)


def _sentence(registre: Registre | None) -> str:
    if registre is None:
        return (
            "Le registre est un petit fichier que vous gardez : il se souvient de "
            "ce qui a été envoyé, accepté et refusé, d'un mois sur l'autre."
        )
    if not registre.lines:
        return f"Registre de {registre.owner} : rien n'y est encore noté."
    taken = registre.counts()[PassageState.ACCEPTED]
    return (
        f"Registre de {registre.owner} : {counted(len(registre.lines), 'passage')} dans "
        f"{counted(len(registre.flows), 'fichier')}, dont {figure(taken)} "
        f"{'acceptés' if taken > 1 else 'accepté'}."
    )


def _counts(items: list[tuple[PassageState, int]]) -> list[View]:
    return [
        {"state": state.value, "label": LABELS[state].capitalize(), "count": count}
        for state, count in items
        if count
    ]


def _notes(dossier: Dossier | None) -> list[str]:
    known = dossier.known if dossier else None
    if known is None:
        return []
    found = []
    if known.twins:
        people = counted(len(known.twins), "personne a déjà", "personnes ont déjà")
        found.append(
            f"{people} cette certification, acceptée sous un autre identifiant : "
            "le prochain fichier ne la redemande pas."
        )
    if known.others:
        people = counted(len(known.others), "ligne porte", "lignes portent")
        found.append(f"{people} un identifiant technique qui a déjà servi pour autre chose.")
    return found


def registre_people(dossier: Dossier, state: str | None, offset: int, limit: int) -> View:
    """Return one page of the people of the list, in one state or in any."""
    dataset = dossier.dataset
    if dataset is None:
        return {"total": 0, "offset": offset, "items": []}
    found = standings(dossier)
    rows = [row for row, one in enumerate(found) if state in {None, one.value}]
    ids = dossier.present_ids()
    return {
        "total": len(rows),
        "offset": offset,
        "items": [
            {
                "row": row,
                "place": place(dossier, dataset.row_numbers[row]),
                "name": person_name(dataset, row),
                "id": ids[row],
                "state": found[row].value,
                "label": LABELS[found[row]],
            }
            for row in rows[offset : offset + limit]
        ],
    }
