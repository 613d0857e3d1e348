"""What is shown of withdrawals: who is chosen, what will be written, in which order, how sure."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import counted, quoted, typographic
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.accuse.withdrawals import Withdrawal, WithdrawalState
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.withdrawals.asking import Basis, basis, declared_id, plan
from certiflux.deposits.withdrawals.declared import changes, passages
from certiflux.deposits.withdrawals.deposited import DepositedList
from certiflux.deposits.withdrawals.files import (
    WithdrawalFiles,
    new_ids,
    to_declare,
    to_withdraw,
)
from certiflux.deposits.withdrawals.people import accepted_rows, askable_rows, holding
from certiflux.flux.withdrawal import PROVISIONAL, WITHDRAWAL, action_value, with_id
from certiflux.schema.force import InForce
from certiflux.screens import View
from certiflux.screens.accuse.people import person_name, place
from certiflux.screens.withdrawals.files import files_view, next_steps
from certiflux.session import Dossier
from certiflux.session.withdrawals import deposited_list

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
    f"Provisoire : Certiflux n'a pas le texte officiel du schéma {PROVISIONAL.number}. Ces "
    "fichiers suivent ce qu'on en sait, et aucun schéma officiel ne les a vérifiés. Ne les déposez "
    "pas avant d'avoir déposé ici le XSD du kit, ou d'avoir demandé au support des certificateurs."
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
    deposited = deposited_list(dossier, registre)
    wanted = plan(deposited)
    withdrawals, replacements = to_withdraw(deposited), to_declare(deposited)
    new = new_ids(deposited, replacements)
    return {
        "total": len(wanted),
        "items": [_item(dossier, deposited, one) for one in wanted[:PLANNED]],
        "more": max(0, len(wanted) - PLANNED),
        "leaving": len(withdrawals),
        "coming": len(replacements),
        "sentence": typographic(_sentence(len(withdrawals), len(replacements))),
        "confirm": typographic(_confirm(withdrawals, len(replacements))),
        "to_write": stale or pair is None or not pair.holds(withdrawals, new),
        "order": typographic(ORDER_TOLD) if replacements else "",
        "files": files_view(deposited, dossier.answers.reports, pair, stale=stale) if pair else [],
        "next_steps": [typographic(one) for one in next_steps(pair)] if pair else [],
    }


def every_item(dossier: Dossier, registre: Registre | None) -> list[View]:
    """Return every withdrawal asked for, as it is shown."""
    deposited = deposited_list(dossier, registre)
    return [_item(dossier, deposited, one) for one in plan(deposited)]


def _sentence(withdrawn: int, replaced: int) -> str:
    told = counted(withdrawn, "passage sera retiré", "passages seront retirés")
    if not withdrawn:
        told = "Aucun passage n'est à retirer"
    if replaced:
        told += f", {counted(replaced, 'sera déclaré', 'seront déclarés')} de nouveau"
    return f"{told}."


def _confirm(withdrawals: list[Withdrawal], replaced: int) -> str:
    word = sum(one.word for one in withdrawals)
    told = (
        "J'ai relu cette liste : ces passages sont enregistrés par le portail, et je veux qu'il "
        "les retire"
    )
    if not withdrawals:
        return (
            "J'ai relu cette liste : je ne déclarerai ces passages de nouveau qu'une fois leur "
            "retrait confirmé."
        )
    if word:
        people = counted(word, "l'est", "le sont") if word < len(withdrawals) else "tous le sont"
        told += f" ; sur ma seule parole, {people}"
    return told + (", puis les déclarer de nouveau." if replaced else ".")


def _item(dossier: Dossier, deposited: DepositedList, one: Withdrawal) -> View:
    told, dataset = deposited.outcome(one.id_technique), deposited.dataset
    row, numbers = deposited.replacements.get(one.id_technique), deposited.numbers
    at = row
    if at is None and one.number is not None and one.number in numbers:
        at = list(numbers).index(one.number)
    level, label = _STATES[told.state if told else None]
    view: View = {
        "id": one.id_technique,
        "row": at,
        "place": place(dossier, one.number) if one.number is not None else "",
        "name": person_name(dataset, at) if at is not None else "",
        "replace": one.replace,
        "fresh": deposited.ids[row] if row is not None else "",
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
    return view | (_declared_anew(deposited, one, row) if row is not None else {})


def _declared_anew(deposited: DepositedList, one: Withdrawal, row: int) -> View:
    """Return what becomes of a passage declared anew, and what keeps it from being so."""
    dataset = deposited.dataset
    (after,) = passages(dataset, [row])
    found = changes(one.passage, with_id(after.xml, one.id_technique), dataset.version)
    blocked = bool(deposited.findings.blocked(len(dataset))[row])
    followed, own = deposited.standings, deposited.ids[row]
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
    deposited = deposited_list(dossier, registre)
    accepted = accepted_rows(deposited)
    rows = askable_rows(deposited) if everyone else accepted
    wanted = holding(deposited, text)
    if wanted is not None:
        rows = [row for row in rows if row in wanted]
    chosen = {one.id_technique for one in plan(deposited)}
    items = []
    for row in rows[offset : offset + limit]:
        own = declared_id(deposited, row)
        told = deposited.outcome(own)
        items.append(
            {
                "row": row,
                "place": place(dossier, dataset.row_numbers[row]),
                "name": person_name(dataset, row),
                "id": own,
                "basis": (known := basis(deposited, row) or Basis.WORD).value,
                "basis_label": typographic(
                    _BASES[known] if known is not Basis.WORD else "jamais vue acceptée ici"
                ),
                "asked": own in chosen,
                "label": _STATES[told.state][1] if told else "",
            }
        )
    return {"total": len(rows), "offset": offset, "items": items, "accepted": len(accepted)}
