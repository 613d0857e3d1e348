"""What an accusé says of others than the people of the list, and what it does not say of them."""

from __future__ import annotations

import re
from typing import Final

from certiflux.base.words import counted, typographic, visible
from certiflux.deposits.accuse.alike import pairs
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.messages import SILENT, UNKNOWN, PassageOutcome, meaning_of
from certiflux.deposits.accuse.rehearsal import REHEARSAL
from certiflux.deposits.accuse.sent import FlowKind
from certiflux.deposits.accuse.standings import Standing, Standings
from certiflux.dictionary import ids
from certiflux.rules.rule import SEVERITY_LABELS, Severity
from certiflux.screens import View
from certiflux.session import Dossier

_NAMED: Final = 3
_OWNED: Final = re.compile(r"\A[A-Za-z]+-([0-9]{2}[A-Z]{3}[0-9]{3})-")
"""The client number in the name of a file made here, or as the portal's guides name them."""

_ASK: Final = (
    "Si rien n'explique ce refus, demandez-en la raison au support des certificateurs, en donnant "
    "l'identifiant technique du passage."
)

BODIES: Final = (ids.ID_CLIENT_EMETTEUR, ids.ID_CLIENT_CERTIFICATEUR)


def refused_strangers(followed: Standings, answers: Answers) -> list[tuple[str, str]]:
    """Return the ids that a report refuses and that are not in the list, with what it says."""
    strange = set(followed.unknown)
    found: dict[str, str] = {}
    for report in answers.reports if strange else ():
        for index, known in enumerate(report.refused):
            message = report.message(index)
            if known in strange and meaning_of(message).outcome is not PassageOutcome.ACCEPTED:
                found[known] = message
    return list(found.items())


def stranger_notes(followed: Standings, answers: Answers, dossier: Dossier) -> list[str]:
    """Say what is refused of nobody here, what looks like somebody, and who is not answered."""
    found = []
    if refused := refused_strangers(followed, answers):
        shown = "".join(f" « {one[:60]} » : {_said(text)}" for one, text in refused[:_NAMED])
        found.append(f"{_counted(len(refused))}.{shown}")
    found += _alike(alike(followed, dossier))
    missing = _unanswered(followed, answers, dossier)
    if missing:
        one = counted(missing, "personne de votre liste n'est", "personnes de votre liste ne sont")
        found.append(
            f"{one} pas dans l'accusé : le portail n'en dit rien. Vérifiez qu'elles étaient dans "
            "le fichier déposé ; sinon, elles restent à déclarer."
        )
    return found


def _said(message: str) -> str:
    return f"« {visible(message)[:200]} »." if message else "le portail n'en donne pas la raison."


def _unanswered(followed: Standings, answers: Answers, dossier: Dossier) -> int:
    """Count the people of the list whom no report names, but those put aside.

    A report that refuses its whole file names nobody: alone, it says nothing of who lacks.
    """
    if not followed.deposits or all(one.whole_file_refused for one in answers.reports):
        return 0
    aside = dossier.set_aside()
    return sum(row not in aside for row in followed.rows(Standing.NEW))


def alike(followed: Standings, dossier: Dossier) -> list[tuple[str, str]]:
    """Return the ids that no row has, each with the one of the list that is nearly the same."""
    return pairs(followed.unknown, filter(None, dossier.present_ids()))


def _alike(found: list[tuple[str, str]]) -> list[str]:
    """Say which unknown ids are those of the list but for zeros, spaces or capitals."""
    if not found:
        return []
    shown = ", ".join(f"« {one[:60]} » pour « {own[:60]} »" for one, own in found[:_NAMED])
    said = (
        f"Identifiants presque pareils : {shown}. Un tableur a peut-être changé les zéros, les "
        "espaces ou les capitales. Ils ne sont pas rapprochés sans vous."
    )
    return [said]


def elsewhere_notes(answers: Answers, dossier: Dossier | None) -> list[str]:
    """Say of each report that it answers another body, or a file that was not made here."""
    if dossier is None or dossier.dataset is None:
        return []
    columns = (dossier.dataset.columns.get(field) for field in BODIES)
    own = {str(value) for one in columns if one for value in one.values if value}
    made = [flow for flow in answers.flows if flow.kind is FlowKind.LIST]
    found = []
    for report in answers.reports:
        if report.treatment == REHEARSAL or not report.deposited:
            continue
        owner = _OWNED.match(report.deposited)
        named = f"Cet accusé répond au fichier « {report.deposited[:120]} »"
        if owner and own and owner[1] not in own:
            found.append(
                f"{named}, de l'organisme {owner[1]} et non du vôtre ({', '.join(sorted(own))}) : "
                "ses identifiants peuvent désigner d'autres personnes."
            )
        elif made and not report.withdrawal and answers.flow_of(report) is None:
            found.append(
                f"{named}, qui n'est pas l'un de ceux faits ici : vérifiez qu'il s'agit bien de "
                "ce dépôt, car ses identifiants peuvent désigner d'autres personnes."
            )
    return found


def stranger_findings(followed: Standings, answers: Answers) -> list[View]:
    """Return a finding for each refusal of an id that is not in the list."""
    return [_finding(known, message) for known, message in refused_strangers(followed, answers)]


def _finding(known: str, message: str) -> View:
    meaning = meaning_of(message)
    unexplained = meaning.code in {UNKNOWN.code, SILENT.code}
    return {
        "severity": Severity.ERROR.value,
        "severity_label": SEVERITY_LABELS[Severity.ERROR],
        "code": "REFUS_HORS_LISTE",
        "title": typographic("Un refus concerne un identifiant absent de votre liste"),
        "row": None,
        "technical_id": known,
        "name": "",
        "column": None,
        "field": ids.ID_TECHNIQUE,
        "field_label": "",
        "value": known,
        "message": typographic(
            f"Identifiant « {known[:60]} », absent de votre liste : refusé. {_said(message)}"
        ),
        "portal": message,
        "remedy": typographic(
            "Cherchez de quel fichier il vient : celui qui a été déposé, ou la liste d'alors. "
            f"{_ASK if unexplained else meaning.remedy}"
        ),
        "refusals": 1,
        "causes": [],
        "fix": None,
        "fixes": [],
    }


def strangers_told(strangers: int) -> str:
    """Say how many refusals are of nobody in the list, for the end of a verdict; "" for none."""
    return f" ; {_counted(strangers)}" if strangers else ""


def _counted(strangers: int) -> str:
    said = counted(strangers, "refus concerne", "refus concernent")
    what = "un identifiant absent" if strangers == 1 else "des identifiants absents"
    return f"{said} {what} de votre liste"
