"""What is shown of withdrawals: who is chosen, what will be written, in which order, how sure."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import counted, typographic
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.accuse.withdrawals import Withdrawal, WithdrawalState
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.withdrawals.asking import (
    Basis,
    basis,
    declared_id,
    plan,
    withdrawal_outcome,
)
from certiflux.deposits.withdrawals.declared import changes, passages
from certiflux.deposits.withdrawals.pair import WithdrawalFiles, coming_ids, to_declare, to_withdraw
from certiflux.deposits.withdrawals.people import accepted_rows, askable_rows, holding
from certiflux.flux.withdrawal import PROVISIONAL, WITHDRAWAL, action_value, with_id
from certiflux.rules.words.render import quoted
from certiflux.schema.force import InForce
from certiflux.screens import View
from certiflux.screens.accuse.people import person_name, place
from certiflux.screens.withdrawals.files import files_view, next_steps
from certiflux.session import Dossier

PLANNED: Final = 50
"""Withdrawals shown one by one."""

MISSING: Final = (
    (
        "Le kit officiel de 2026 apporte le schéma 1.1.5, qui sait dire « SUPPRESSION ». Sur le "
        "portail, rubrique « Le dépôt des données », téléchargez « Exemple de fichier XML avec son "
        "XSD », puis déposez ici le .xsd, ou le .zip entier."
    ),
    (
        "Sans ce kit, le retrait se demande au portail : écrivez au support des certificateurs "
        "(support.certificateurs@caissedesdepots.fr) en donnant l'identifiant technique du passage "
        "et l'accusé qui l'accepte."
    ),
    (
        "Ne déclarez pas de nouveau la personne avant que le retrait soit confirmé : elle serait "
        "enregistrée deux fois."
    ),
)
"""What to do under a schema that cannot ask for a withdrawal (FORMAT.md 0 and f)."""

PROVISIONAL_TOLD: Final = (
    f"Provisoire : Certiflux n'a pas le texte officiel du schéma {PROVISIONAL}. Ces fichiers "
    "suivent ce qu'on en sait, et aucun schéma officiel ne les a vérifiés. Ne les déposez pas "
    "avant d'avoir déposé ici le XSD du kit, ou d'avoir demandé au support des certificateurs."
)
BROUGHT_TOLD: Final = (
    "Ce que doit contenir une suppression n'est écrit dans aucun document public. Certiflux y met "
    "le passage entier, tel qu'il a été accepté, et le vérifie avec votre XSD. Au premier retrait, "
    "essayez avec une seule personne."
)
ORDER_TOLD: Final = (
    "Un fichier ne porte qu'une action : corriger demande donc deux fichiers. Leur ordre n'est "
    "écrit nulle part ; Certiflux prend le plus sûr : le second attend l'accusé du premier."
)
_STATES: Final = {
    None: ("info", "À demander"),
    WithdrawalState.ASKED: ("attente", "Retrait demandé"),
    WithdrawalState.WITHDRAWN: ("ok", "Retirée"),
    WithdrawalState.KEPT: ("error", "Retrait refusé"),
}
_BASES: Final = {
    Basis.REPORT: "acceptée d'après l'accusé",
    Basis.REGISTRE: "acceptée d'après le registre",
    Basis.WORD: "acceptée d'après vous",
}


def schema_told(in_force: InForce, followed: InForce) -> View:
    """Return whether withdrawals can be asked for, and how sure; ``followed`` is the one used."""
    can = action_value(followed, WITHDRAWAL) is not None
    own = not can and action_value(in_force, WITHDRAWAL) is None
    sentence = f"Ces fichiers suivent le schéma {followed.label}."
    if followed.brought:
        sentence = f"Ces fichiers suivent et respectent votre schéma « {followed.name} »."
    if not can:
        sentence = (
            f"Le schéma suivi ({in_force.label}) n'a pas de balise « action » : un fichier ne peut "
            "qu'ajouter des personnes, pas en retirer."
        )
    return {
        "can": can,
        "label": followed.label,
        "provisional": typographic(PROVISIONAL_TOLD) if can and not followed.brought else "",
        "sentence": typographic(sentence),
        "unsure": typographic(BROUGHT_TOLD) if can and followed.brought else "",
        "missing": [typographic(one) for one in MISSING] if own else [],
    }


def plan_view(
    dossier: Dossier,
    registre: Registre | None,
    pair: WithdrawalFiles | None,
    *,
    stale: bool = False,
) -> View:
    """Return who is chosen, what will be written of each, and the files once they are.

    ``stale``: a correction was made since they were written.
    """
    wanted = plan(dossier)
    leaving, coming = to_withdraw(dossier, registre), to_declare(dossier)
    rows = dossier.redeclared()
    return {
        "total": len(wanted),
        "items": [_item(dossier, one, registre, rows) for one in wanted[:PLANNED]],
        "more": max(0, len(wanted) - PLANNED),
        "leaving": len(leaving),
        "coming": len(coming),
        "sentence": typographic(_sentence(len(leaving), len(coming))),
        "confirm": typographic(_confirm(leaving, len(coming))),
        "to_write": stale or pair is None or not pair.holds(leaving, coming_ids(dossier, coming)),
        "order": typographic(ORDER_TOLD) if coming else "",
        "files": files_view(dossier, registre, pair, stale=stale) if pair else [],
        "next_steps": [typographic(one) for one in next_steps(pair)] if pair else [],
    }


def every_item(dossier: Dossier, registre: Registre | None) -> list[View]:
    """Return every withdrawal asked for, as it is shown."""
    rows = dossier.redeclared()
    return [_item(dossier, one, registre, rows) for one in plan(dossier)]


def _sentence(leaving: int, coming: int) -> str:
    told = counted(leaving, "passage sera retiré", "passages seront retirés")
    if not leaving:
        told = "Aucun passage n'est à retirer"
    if coming:
        told += f", {counted(coming, 'sera déclaré', 'seront déclarés')} de nouveau"
    return f"{told}."


def _confirm(leaving: list[Withdrawal], coming: int) -> str:
    word = sum(one.word for one in leaving)
    told = (
        "J'ai relu cette liste : ces passages sont enregistrés par le portail, et je veux qu'il "
        "les retire"
    )
    if not leaving:
        return (
            "J'ai relu cette liste : je ne déclarerai ces passages de nouveau qu'une fois leur "
            "retrait confirmé."
        )
    if word:
        people = counted(word, "l'est", "le sont") if word < len(leaving) else "tous le sont"
        told += f" ; sur ma seule parole, {people}"
    return told + (", puis les déclarer de nouveau." if coming else ".")


def _item(
    dossier: Dossier, one: Withdrawal, registre: Registre | None, rows: dict[str, int]
) -> View:
    told, dataset = withdrawal_outcome(dossier, one.id_technique, registre), dossier.dataset
    row = rows.get(one.id_technique)
    numbers = dossier.numbers()
    at = row
    if at is None and one.number is not None and one.number in numbers:
        at = list(numbers).index(one.number)
    level, label = _STATES[told.state if told else None]
    view: View = {
        "id": one.id_technique,
        "row": at,
        "place": place(dossier, one.number) if one.number is not None else "",
        "name": person_name(dataset, at) if dataset is not None and at is not None else "",
        "replace": one.replace,
        "fresh": dossier.present_ids()[row] if row is not None else "",
        "word": one.word,
        "level": level,
        "label": label,
        "message": told.message if told else "",
        "can_cancel": told is None or told.state is WithdrawalState.KEPT,
        "changes": [],
        "again": "",
        "warning": "",
        "errors": 0,
    }
    return view | (_declared_anew(dossier, one, row) if row is not None else {})


def _declared_anew(dossier: Dossier, one: Withdrawal, row: int) -> View:
    """Return what becomes of a passage declared anew, and what keeps it from being so."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return {}
    (after,) = passages(dataset, [row])
    found = changes(one.passage, with_id(after.xml, one.id_technique), dossier.version)
    blocked = bool(findings.blocked(len(dataset))[row])
    followed, own = dossier.followed, dossier.present_ids()[row]
    state = followed.state(row) if followed and followed.ids[row] == own else None
    again = {
        Standing.WAITING: "Déclarée de nouveau, sans réponse.",
        Standing.ACCEPTED: "Déclarée de nouveau, et acceptée : remplacée.",
        Standing.REFUSED: "Déclarée de nouveau, et refusée : elle se renvoie comme une refusée.",
    }.get(state or Standing.NEW, "")
    warning = ""
    if not found and not again and one.certification == after.certification:
        warning = "Rien n'est encore corrigé : la même chose serait déclarée de nouveau."
    return {
        "changes": [
            {"label": label, "before": quoted(before), "after": quoted(now)}
            for label, before, now in found
        ],
        "warning": typographic(warning),
        "again": typographic(again),
        "errors": int(blocked),
    }


def people_page(
    dossier: Dossier, registre: Registre | None, text: str, *, everyone: bool, at: tuple[int, int]
) -> View:
    """Return one page of the people who may be chosen: those accepted or, on word, any other."""
    dataset, (offset, limit) = dossier.dataset, at
    if dataset is None or dossier.mended is None:
        return {"total": 0, "offset": offset, "items": [], "accepted": 0}
    accepted = accepted_rows(dossier)
    rows = askable_rows(dossier) if everyone else accepted
    wanted = holding(dossier, text)
    if wanted is not None:
        rows = [row for row in rows if row in wanted]
    chosen = {one.id_technique for one in plan(dossier)}
    items = []
    for row in rows[offset : offset + limit]:
        own = declared_id(dossier, row)
        told = withdrawal_outcome(dossier, own, registre)
        items.append(
            {
                "row": row,
                "place": place(dossier, dataset.row_numbers[row]),
                "name": person_name(dataset, row),
                "id": own,
                "basis": (known := basis(dossier, row) or Basis.WORD).value,
                "basis_label": typographic(
                    _BASES[known] if known is not Basis.WORD else "jamais vue acceptée ici"
                ),
                "asked": own in chosen,
                "label": _STATES[told.state][1] if told else "",
            }
        )
    return {"total": len(rows), "offset": offset, "items": items, "accepted": len(accepted)}
