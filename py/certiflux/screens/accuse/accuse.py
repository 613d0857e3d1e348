"""What is shown of the portal's answers: the verdict, the groups, what to do with each."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final

from certiflux.base.words import counted, figure, rows_named, typographic
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.follow import follow
from certiflux.deposits.accuse.messages import PassageOutcome
from certiflux.deposits.accuse.rehearsal import REHEARSAL
from certiflux.deposits.accuse.standings import ALREADY, Standing, Standings
from certiflux.screens import View
from certiflux.screens.accuse.file import file_errors
from certiflux.screens.accuse.next_actions import actions_view, withdrawing
from certiflux.screens.accuse.people import LABELS, MANY, current, named
from certiflux.screens.accuse.strangers import (
    alike,
    elsewhere_notes,
    refused_strangers,
    stranger_notes,
    strangers_told,
)
from certiflux.screens.accuse.withdrawals import withdrawal_notes
from certiflux.screens.schema.refusal import refusal_view
from certiflux.session import Dossier

PROCEDURE: Final = (
    "Gardez le fichier déposé, les accusés et la preuve que la personne a été contactée.",
    "Mettez ces personnes, et elles seules, dans un fichier à part.",
    (
        "Le portail annonce une procédure pour ces cas : demandez-la au support des certificateurs "
        "en joignant le dossier de preuve."
    ),
)
"""What the portal asks for after two corrected deposits (FORMAT.md b 12)."""

SIMULATION: Final = (
    "Simulation : cet accusé est inventé par Certiflux, rien n'a été déposé. Les messages sont "
    "ceux du portail."
)
_NAMED: Final = 3
_OFFERED: Final = 20


def alone(answers: Answers) -> Standings:
    """Return what reports say without any list: one row per idTechnique that they name."""
    return follow(answers.reports, [], named(answers.reports), other=answers.other)


def accuse_view(answers: Answers, dossier: Dossier | None, *, new: bool | None = None) -> View:
    """Return everything but the people; ``new`` says whether the last report was unknown."""
    joined = dossier.followed if dossier else None
    followed = joined or alone(answers)
    errors = file_errors(answers, dossier)
    summary = _summary(followed, len(errors), joined=joined is not None)
    elsewhere = elsewhere_notes(answers, dossier)
    summary["refused_unknown"] = len(refused_strangers(followed, answers)) if joined else 0
    leaving = len({*answers.withdrawals, *(dossier.redeclared() if dossier else ())})
    view = {
        "available": bool(answers.reports),
        "joined": joined is not None,
        "unchecked": dossier is not None and dossier.mended is None,
        "simulation": typographic(SIMULATION) if _simulated(answers) else "",
        "verdict": _verdict(summary, doubtful=bool(elsewhere)),
        "summary": summary,
        "reports": [_report(one, answers) for one in answers.reports],
        "groups": _groups(followed),
        "states": _states(followed) if joined else [],
        "file_errors": errors,
        "schema": _schema(answers, dossier),
        "notes": [
            *(_note("attention", one) for one in elsewhere),
            *_notes(followed, answers, dossier, new=new),
        ],
        "alike": _offers(joined, dossier),
        "again": _again(followed),
        "resend": _resend(dossier) if dossier and joined else None,
        "listed": dossier is not None and dossier.mended is not None,
        "withdrawing": withdrawing(joined=joined is not None, leaving=leaving),
    }
    view["actions"] = actions_view(view)
    return view


def _schema(answers: Answers, dossier: Dossier | None) -> View | None:
    """Return what the refusals of whole files say of the format, None for nothing."""
    said = (error.message for report in answers.reports for error in report.errors)
    return refusal_view(said, dossier)


def _offers(joined: Standings | None, dossier: Dossier | None) -> list[View]:
    """Return the ids nearly the same that the user may say to be one, with what the button says."""
    if joined is None or dossier is None:
        return []
    return [
        {"id": one, "own": own, "label": typographic(f"« {one[:60]} » est bien « {own[:60]} »")}
        for one, own in alike(joined, dossier)[:_OFFERED]
    ]


def _simulated(answers: Answers) -> bool:
    return any(one.treatment == REHEARSAL for one in answers.reports)


def _summary(followed: Standings, errors: int, *, joined: bool) -> View:
    counts = followed.counts()
    return {
        "accepted": counts[Standing.ACCEPTED],
        "refused": counts[Standing.REFUSED],
        "waiting": counts[Standing.WAITING],
        "never": counts[Standing.NEW] if joined else 0,
        "leaving": counts[Standing.WITHDRAWAL_ASKED],
        "withdrawn": counts[Standing.WITHDRAWN],
        "unknown": len(followed.unknown),
        "contradicted": len(followed.contradicted),
        "file_errors": errors,
    }


def _verdict(summary: View, *, doubtful: bool) -> View:
    accepted, refused, waiting = summary["accepted"], summary["refused"], summary["waiting"]
    if summary["file_errors"] and not accepted and not refused:
        return {
            "level": "error",
            "sentence": typographic(
                "Le portail a refusé le fichier entier : personne n'a été enregistré."
            ),
            "next": "Corrigez ce qui suit, puis générez et déposez un nouveau fichier.",
        }
    told = counted(accepted, "personne acceptée", "personnes acceptées")
    if refused or not summary["refused_unknown"]:
        told += f", {counted(refused, 'refusée', 'refusées')}"
    told += f", {figure(waiting)} sans réponse" if waiting else ""
    told += _gone(summary) + strangers_told(summary["refused_unknown"])
    level, then = "ok", "Rien à refaire : gardez l'accusé avec le fichier déposé."
    if refused:
        level = "warning" if accepted else "error"
        then = "Corrigez les personnes refusées, puis renvoyez-les, elles seules."
    elif waiting or summary["leaving"]:
        level, then = "attente", "Attendez l'accusé suivant : ne redéposez rien d'ici là."
    elif summary["refused_unknown"]:
        level, then = "warning", "Cherchez de qui parlent les refus qui ne sont pas de votre liste."
    if doubtful:
        level = "warning"
        then = f"Vérifiez d'abord que cet accusé est celui de ce dépôt. {then}"
    return {"level": level, "sentence": typographic(f"{told}."), "next": typographic(then)}


def _gone(summary: View) -> str:
    """Say who is no more in the portal, or is to be withdrawn from it."""
    leaving, withdrawn = summary["leaving"], summary["withdrawn"]
    told = f", {counted(withdrawn, 'retirée', 'retirées')}" if withdrawn else ""
    asked = counted(leaving, "retrait demandé", "retraits demandés")
    return f"{told}, {asked}" if leaving else told


def _report(report: Accuse, answers: Answers) -> View:
    return {
        "name": report.name,
        "deposited": report.deposited,
        "id_flux": report.id_flux,
        "treatment": report.treatment,
        "accepted": len(report.accepted),
        "refused": len(report.refused),
        "file_errors": len(report.errors),
        "simulated": report.treatment == REHEARSAL,
        "withdrawal": report.withdrawal,
        "known": answers.flow_of(report) is not None,
    }


def _groups(followed: Standings) -> list[View]:
    found = []
    for meaning, rows in followed.by_meaning():
        count = sum(current(followed, row) for row in rows)
        if count:
            found.append(
                {
                    "code": meaning.code,
                    "accepted": meaning.outcome is PassageOutcome.ACCEPTED,
                    "count": count,
                    "title": typographic(meaning.title),
                    "meaning": typographic(meaning.meaning),
                    "remedy": typographic(meaning.remedy),
                    "ask": typographic(f"À demander : {meaning.ask}.") if meaning.ask else "",
                    "step": meaning.step,
                }
            )
    return sorted(found, key=lambda one: (one["accepted"], -one["count"]))


def _states(followed: Standings) -> list[View]:
    counts = followed.counts()
    return [
        {
            "state": state.value,
            "label": (LABELS if counts[state] == 1 else MANY)[state],
            "count": counts[state],
        }
        for state in reversed(Standing)
        if counts[state]
    ]


def _again(followed: Standings) -> View | None:
    """Return what is said of those refused in two deposits or more, None without any."""
    count = sum(
        times > 1 and followed.state(row) is Standing.REFUSED
        for row, times in enumerate(followed.refusals)
    )
    if not count:
        return None
    told = counted(count, "personne est refusée", "personnes sont refusées")
    return {
        "count": count,
        "sentence": typographic(f"{told} pour la deuxième fois au moins."),
        "procedure": [typographic(one) for one in PROCEDURE],
    }


def _notes(
    followed: Standings, answers: Answers, dossier: Dossier | None, *, new: bool | None
) -> list[View]:
    found = [_note("info", "Cet accusé était déjà là : rien n'a changé.")] if new is False else []
    found += [_note("attention", one) for one in withdrawal_notes(followed)]
    if dossier is None or dossier.followed is None:
        return found + _without_list(answers, dossier)
    if followed.unknown:
        found.append(_note("attention", _unknown(followed.unknown)))
    found += [_note("attention", one) for one in stranger_notes(followed, answers, dossier)]
    rows = _numbers(dossier, followed.contradicted)
    if rows:
        found.append(
            _note(
                "attention",
                f"Deux accusés se contredisent ({rows_named(rows).lower()}) : "
                "l'acceptation est retenue, car le portail ne retire rien de lui-même.",
            )
        )
    rows = _numbers(dossier, followed.doubled)
    if rows:
        found.append(
            _note(
                "attention",
                f"{rows_named(rows)} : plusieurs personnes portent le même identifiant technique, "
                "et le portail n'en enregistre qu'une. Donnez aux autres un identifiant à elles.",
            )
        )
    return found


def _without_list(answers: Answers, dossier: Dossier | None) -> list[View]:
    if not answers.reports:
        return []
    ids = any(one.refused or one.accepted for one in answers.reports)
    if dossier is not None and dossier.mended is None:
        told = "La liste ouverte n'est pas encore vérifiée : vérifiez-la pour nommer les personnes."
        return [_note("info", told)]
    if dossier is not None and ids:
        return [
            _note(
                "attention",
                "Aucun identifiant de l'accusé n'est dans la liste ouverte : ce n'est pas la liste "
                "de ce dépôt. Rien n'y a été changé.",
            )
        ]
    told = "Pour savoir de qui il s'agit, déposez aussi la liste ou le flux qui a été envoyé."
    return [_note("info", told)] if dossier is None else []


def _unknown(ids: Sequence[str]) -> str:
    shown = ", ".join(f"« {one[:60]} »" for one in ids[:_NAMED])
    more = f" et {counted(len(ids) - _NAMED, 'autre')}" if len(ids) > _NAMED else ""
    one = len(ids) == 1
    told = "identifiant de l'accusé n'est" if one else "identifiants de l'accusé ne sont"
    return (
        f"{figure(len(ids))} {told} pas dans votre liste : {shown}{more}. "
        "Ces passages viennent d'un autre fichier, ou leur identifiant a changé depuis."
    )


def _note(level: str, sentence: str) -> View:
    return {"level": level, "sentence": typographic(sentence)}


def _numbers(dossier: Dossier, rows: Sequence[int]) -> list[int]:
    numbers = dossier.dataset.row_numbers if dossier.dataset else array("I")
    return sorted({numbers[row] for row in rows})


def _resend(dossier: Dossier) -> View:
    """Return who would go into the next file, and who is kept from it."""
    followed, findings = dossier.followed, dossier.findings
    if followed is None or findings is None:
        return {}
    blocked = findings.blocked(len(followed.states))
    taken = [own in followed.taken for own in dossier.present_ids()]
    aside = dossier.set_aside()
    going = {state: [0, 0] for state in Standing}
    for row, mark in enumerate(blocked):
        stopped = mark or taken[row] or row in aside
        going[followed.state(row)][bool(stopped)] += 1
    ready, stuck = going[Standing.REFUSED]
    return {
        "refused": ready + stuck,
        "ready": ready,
        "blocked": stuck,
        "never": sum(going[Standing.NEW]),
        "never_ready": going[Standing.NEW][0],
        "waiting": sum(going[Standing.WAITING]),
        "with_never": Standing.NEW in dossier.answers.scope,
        "to_send": len(dossier.rows_to_send()),
        "sentence": typographic(_resend_sentence(dossier)),
        "already": sum(
            (one := followed.meaning(row)) is not None and one.code == ALREADY
            for row in followed.rows(Standing.ACCEPTED)
        ),
    }


def _resend_sentence(dossier: Dossier) -> str:
    held, going = dossier.held_count(), len(dossier.rows_to_send())
    told = counted(going, "personne ira", "personnes iront") + " dans le prochain fichier."
    if not held:
        return told
    kept = counted(held, "autre n'y sera", "autres n'y seront")
    why = "déjà acceptées" if held > 1 else "déjà acceptée"
    return f"{told} {kept} pas : {why} ou sans réponse."
