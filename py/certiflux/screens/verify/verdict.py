"""What is shown of the checks: the verdict in a sentence, the counts, the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from certiflux.base.words import counted, figure, typographic
from certiflux.dataset.decisions.decided import UndeclaredReason
from certiflux.dictionary import fields
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.rule import SEVERITY_LABELS, Severity
from certiflux.rules.search import Doubt
from certiflux.screens import View
from certiflux.screens.verify.foretold import doubtful, first_cause, foretold_view
from certiflux.screens.verify.next_actions import actions_view
from certiflux.screens.verify.steps import not_checked, steps_view
from certiflux.session import Dossier

HELD: Final = "Déjà acceptée par le portail, ou dans un envoi sans réponse"
"""Why a person stays out of the next file since the portal has them."""


BARRED: Final[View] = {
    "level": "error",
    "sentence": "Aucun fichier ne peut être fait pour cet organisme.",
    "next": typographic(
        "La Caisse des Dépôts l'a exclu. Vérifiez l'identifiant saisi ; s'il est juste, "
        "adressez-vous à elle."
    ),
}
"""The verdict for a body that may not declare."""


def verdict_view(dossier: Dossier) -> View:
    """Return the verdict of the checks, the counts, and the findings by rule."""
    doubted = doubtful(dossier)
    summary = summary_view(dossier, doubted)
    verdict = _verdict(dossier, summary, doubted)
    can_generate = bool(summary.get("valid_rows")) and not dossier.blocked_whole()
    if summary["held"]:
        verdict["next"] += f" {held_sentence(summary['held'])}"
    if summary["unchanged"]:
        verdict["next"] += f" {unchanged_sentence(summary['unchanged'])}"
    return {
        "verdict": verdict,
        "summary": summary,
        "tallies": tallies_view(summary),
        "foretold": foretold_view(doubted),
        "excluded": _excluded(dossier),
        "actions": actions_view(dossier, summary, excluded=_excluded(dossier)),
        "can_generate": can_generate,
        "complete": can_generate and not summary["blocked_rows"],
        "groups": [one | _ways(one) for one in groups_view(dossier)],
        "steps": steps_view(dossier),
        "not_checked": not_checked(),
        "journal_total": len(dossier.dataset.journal) if dossier.dataset else 0,
    }


def summary_view(dossier: Dossier, doubted: Mapping[int, Doubt] | None = None) -> View:
    """Return the counts of the checks: rows and findings by severity.

    ``doubted`` are the rows that the portal may not find, looked for where they are not given.
    """
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return {}
    by_severity = findings.by_severity()
    counts = findings.counts()
    blocked_whole = any(code == "COLONNE_ABSENTE" for code, _ in counts)
    valid = 0 if blocked_whole else len(dossier.rows_to_send())
    undeclared = dossier.mended.shop.undeclared if dossier.mended else ()
    why = Counter(dataset.undeclared[row].why for row in undeclared)
    aside, held = len(dossier.set_aside()), dossier.held_count()
    doubts = len(doubtful(dossier) if doubted is None else doubted) if valid else 0
    return {
        "rows": len(dataset),
        "errors": by_severity[Severity.ERROR],
        "warnings": by_severity[Severity.WARNING],
        "infos": by_severity[Severity.INFO],
        "valid_rows": valid,
        "blocked_rows": len(dataset) - valid - aside - held,
        "clear_rows": valid - doubts,
        "doubtful_rows": doubts,
        "set_aside": aside,
        "not_admitted": why[UndeclaredReason.REFUSED] + why[UndeclaredReason.BLANK],
        "undecided": why[UndeclaredReason.UNKNOWN] + why[UndeclaredReason.CONTRARY],
        "held": held,
        "unchanged": len(dossier.mended.shop.unchanged) if dossier.mended else 0,
        "changes": len(dataset.journal),
    }


def _verdict(dossier: Dossier, summary: View, doubted: Mapping[int, Doubt]) -> View:
    """Return the verdict; those put aside since they are not admitted are told in its sentence."""
    if _excluded(dossier):
        return dict(BARRED)
    verdict = _of_those_to_send(dossier, summary, doubted)
    if said := not_admitted_sentence(summary["not_admitted"], summary["undecided"]):
        verdict["sentence"] = f"{verdict['sentence'].rstrip('.')}{typographic(' ; ')}{said}."
    return verdict


def not_admitted_sentence(failed: int, unsure: int) -> str:
    """Say who the list itself keeps from being declared; nothing for nobody."""
    told = [f"{counted(failed, 'non reçue', 'non reçues')}"] if failed else []
    told += [f"{figure(unsure)} dont la décision n'est pas sûre"] if unsure else []
    put = "mise de côté" if failed + unsure == 1 else "mises de côté"
    return f"{' et '.join(told)}, {put}" if told else ""


def _of_those_to_send(dossier: Dossier, summary: View, doubted: Mapping[int, Doubt]) -> View:
    ready, blocked = summary["valid_rows"], summary["blocked_rows"]
    whole = dossier.blocked_whole()
    if whole:
        return _blocked(len(whole), summary["rows"] - summary["set_aside"])
    if blocked:
        return {
            "level": "error" if not ready else "warning",
            "sentence": typographic(f"{_ready(summary)}, {figure(blocked)} à compléter."),
            "next": "Corrigez-les une à une ou plusieurs d'un coup, ou générez avec les autres."
            if ready
            else "Corrigez-les une à une ou plusieurs d'un coup, puis générez le fichier.",
        }
    alerts = summary["warnings"]
    found = f"0 erreur, {counted(alerts, 'alerte')}" if alerts else "0 erreur"
    sentence = f"{found} : {_ready(summary)}."
    then = "Relisez les alertes, puis générez le fichier." if alerts else "Générez le fichier."
    then = " ".join(filter(None, (first_cause(doubted), then)))
    if not ready:
        then = "Pas de nouveau fichier à faire pour le moment."
    return {
        "level": "warning" if alerts else "ok",
        "sentence": typographic(sentence),
        "next": then,
    }


def _ready(summary: View) -> str:
    """Say who is ready and, among them, whom the portal may not find."""
    ready, doubted = summary["valid_rows"], summary["doubtful_rows"]
    said = counted(ready, "personne prête", "personnes prêtes")
    if not doubted:
        return said
    if doubted == ready:
        whom = "la" if ready == 1 else "les"
        return f"{said}, mais le portail risque de ne pas {whom} trouver"
    return f"{said}, dont {figure(doubted)} que le portail risque de ne pas trouver"


def _blocked(errors: int, people: int) -> View:
    """Return the verdict on a file that some errors keep whole from being sent."""
    concern = "concerne" if errors == 1 else "concernent"
    waiting = f"{counted(people, 'personne')} en attente"
    return {
        "level": "error",
        "sentence": typographic(f"{_things(errors)} {concern} tout le fichier : {waiting}."),
        "next": "Complétez ce qui manque, puis vérifiez de nouveau.",
    }


def _excluded(dossier: Dossier) -> bool:
    """Say whether the body that declares is one that may not."""
    return any(one.rule == "ORGANISME_EXCLU" for one in dossier.blocked_whole())


def held_sentence(held: int) -> str:
    """Say that people stay out of the next file since the portal has them."""
    kept = counted(held, "personne n'y sera pas", "personnes n'y seront pas")
    why = "déjà acceptée ou en attente" if held == 1 else "déjà acceptées ou en attente"
    return typographic(f"{kept} : {why} de réponse.")


def unchanged_sentence(count: int) -> str:
    """Say that people refused would go again just as the portal refused them."""
    who = "1 personne refusée partirait" if count == 1 else f"{figure(count)} personnes refusées"
    who += "" if count == 1 else " partiraient"
    return typographic(f"{who} sans changement depuis le refus : sans doute un nouveau refus.")


_DOUBTFUL_ONE: Final = "prête, mais le portail risque de ne pas la trouver"

_TALLIES: Final = (
    ("clear", "clear_rows", "prête", "prêtes"),
    (
        *("doubtful", "doubtful_rows"),
        *(_DOUBTFUL_ONE, "prêtes, mais le portail risque de ne pas les trouver"),
    ),
    ("blocked", "blocked_rows", "à compléter", "à compléter"),
    ("aside", "set_aside", "mise de côté", "mises de côté"),
    ("held", "held", "déjà connue du portail", "déjà connues du portail"),
    (
        *("unchanged", "unchanged"),
        *("sans changement depuis son refus", "sans changement depuis leur refus"),
    ),
    ("everyone", "rows", "personne en tout", "personnes en tout"),
)
"""The kinds of people counted below the verdict: which, their count, in words for one and many."""


def tallies_view(summary: View) -> list[View]:
    """Return the way from each number of people to those that it counts; none for nobody."""
    return [
        {"kind": kind, "label": counted(summary[key], one, many)}
        for kind, key, one, many in _TALLIES
        if summary.get(key)
    ]


def _ways(group: View) -> View:
    """Return the words of the ways to what one rule found: to look at it, to mend it by rows."""
    count, whole = group["count"], group["whole_file"]
    lines = "Voir cette ligne" if count == 1 else f"Voir ces {figure(count)} lignes"
    mend = "Corriger" if group["severity"] == Severity.ERROR.value else "Revoir"
    return {
        "look": "Voir le détail" if whole else lines,
        "mend": "" if whole else mend,
        "counted": counted(count, "ligne"),
    }


def _things(count: int) -> str:
    return "Une erreur" if count == 1 else f"{figure(count)} erreurs"


def groups_view(dossier: Dossier) -> list[View]:
    """Return the findings gathered by rule and field, whole file first, then by severity."""
    if dossier.findings is None:
        return []
    known = fields(dossier.version)
    titles = dossier.dataset.titles if dossier.dataset else {}
    views: list[View] = []
    for (code, field), count in dossier.findings.counts().items():
        rule = CATALOGUE[code]
        views.append(
            {
                "code": code,
                "severity": rule.severity.value,
                "severity_label": SEVERITY_LABELS[rule.severity],
                "title": typographic(rule.title),
                "explanation": typographic(rule.explanation),
                "field": field,
                "column": titles.get(field) or known[field].label,
                "count": count,
                "whole_file": rule.whole_file,
            }
        )
    severities = list(Severity)
    views.sort(key=lambda v: (severities.index(Severity(v["severity"])), not v["whole_file"]))
    return views
