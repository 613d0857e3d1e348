"""What may be done after a check, and which comes first: the buttons below the verdict."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import counted
from certiflux.rules.rule import Severity
from certiflux.screens import View
from certiflux.session import Dossier

PICK: Final = "pick"
"""The action that chooses another file."""


def actions_view(dossier: Dossier, summary: View, *, excluded: bool) -> list[View]:
    """Return the actions possible on a checked list, the first one ``primary``.

    Takes the counts of ``summary_view`` and whether the body is barred. Each action has the name
    that the page runs, its ``arg`` (empty for none) and its label.
    """
    ready, blocked = summary["valid_rows"], summary["blocked_rows"]
    other = _action(PICK, "Déposer un autre fichier")
    corrected = _action(PICK, "Déposer le fichier corrigé")
    if excluded:
        found = [_action("go", "Revoir les identifiants", "colonnes"), other]
    elif dossier.blocked_whole():
        found = [corrected, _action("go", "Revoir les colonnes", "colonnes")]
    elif blocked:
        mend = _action("people", "Corriger maintenant", "blocked")
        found = [mend, *([_action("choose", with_ready(ready))] * bool(ready)), corrected]
    elif ready:
        generate = _action("generate", "Générer le fichier XML")
        doubtful = _doubtful(summary["doubtful_rows"])
        found = [*doubtful, generate, *_alerts(dossier, summary["warnings"]), other]
    else:
        found = [other, *_alerts(dossier, summary["warnings"])]
    found += [] if excluded else _aside(summary)
    return [{**one, "primary": rank == 0} for rank, one in enumerate(found)]


def with_ready(ready: int) -> str:
    """Name the action that leaves out whoever is not ready."""
    if ready == 1:
        return "Générer avec la ligne valide"
    return f"Générer avec les {counted(ready, 'ligne valide', 'lignes valides')}"


def _doubtful(count: int) -> list[View]:
    """Return the way to those whom the portal may not find: it comes before the file."""
    words = "Voir la personne que le portail risque de ne pas trouver"
    if count > 1:
        words = f"Voir les {counted(count, 'personne')} que le portail risque de ne pas trouver"
    return [_action("people", words, "doubtful")] * bool(count)


def _alerts(dossier: Dossier, alerts: int) -> list[View]:
    """Return the way to the alerts: to the rows that have some, else to the list of findings."""
    if not alerts or dossier.findings is None:
        return []
    severity = Severity.WARNING.value
    found = dossier.findings
    rows = any(found[index].row is not None for index in found.select(severity))
    words = f"Relire {counted(alerts, 'alerte')}"
    return [_action("people" if rows else "severity", words, severity)]


def _aside(summary: View) -> list[View]:
    """Return the way to those whom the list itself says not to declare, to bring them back."""
    count = summary["not_admitted"] + summary["undecided"]
    words = "Voir la personne mise de côté"
    if count > 1:
        words = f"Voir les {counted(count, 'personne mise', 'personnes mises')} de côté"
    return [_action("people", words, "aside")] * bool(count)


def _action(name: str, label: str, arg: str = "") -> View:
    return {"action": name, "arg": arg, "label": label}
