"""What is shown of an import of the Passeport: who is ready, what is found, its files."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from typing import Final

from certiflux.base.formulas import harmless
from certiflux.base.words import counted, figure, size, typographic
from certiflux.prevention.lines import last_day
from certiflux.prevention.preparing import PreparedImport
from certiflux.prevention.rules import CATALOGUE
from certiflux.prevention.values import written
from certiflux.rules.findings import NO_ROW
from certiflux.rules.rule import SEVERITY_LABELS, Severity
from certiflux.rules.words.render import told_row
from certiflux.screens import View
from certiflux.screens.journal.pages import rows_shown
from certiflux.screens.prevention.form import told
from certiflux.screens.prevention.words import PreventionWords

Line = tuple[str | int, ...]
SHOWN: Final = 10
"""Lines of a group that are shown one by one; all of them are in the file of findings."""

_NAMED: Final = 6
"""Row numbers looked for to name the rows of a group."""

JOURNAL_NAME: Final = "passeport-journal.csv"
FINDINGS_NAME: Final = "passeport-a-completer.csv"
JOURNAL_HEADERS: Final = (
    "Colonne du Passeport",
    "D'où elle vient",
    "Changement",
    "Avant",
    "Après",
    "Nombre de lignes",
    "Lignes",
)
FINDING_HEADERS: Final = ("Ligne", "Colonne", "Champ", "Gravité", "Problème", "Que faire")


def prepared_view(prepared: PreparedImport) -> View:
    """Return the verdict on an import, its findings by rule and column, and its file."""
    total, ready = len(prepared.made), len(prepared.ready)
    whole = prepared.findings.whole_file_errors()
    return {
        "verdict": _verdict(prepared, ready, total - ready, whole=len(whole)),
        "rows": total,
        "ready": ready,
        "left": total - ready,
        "warnings": prepared.findings.by_severity()[Severity.WARNING],
        "groups": groups(prepared),
        "file": _file(prepared),
        "next_steps": [typographic(step) for step in _steps(prepared)] if ready else [],
    }


def _verdict(prepared: PreparedImport, ready: int, left: int, *, whole: int) -> View:
    people = counted(ready, "personne prête", "personnes prêtes")
    if whole:
        what = "Une donnée manque ou est fausse" if whole == 1 else f"{figure(whole)} données"
        verb = "" if whole == 1 else " manquent ou sont fausses"
        sentence = f"{what}{verb} pour tous : {counted(len(prepared.made), 'personne')} en attente."
        return _said("error", sentence, "Complétez le formulaire ci-dessus, puis recommencez.")
    if not ready:
        sentence = f"Aucune personne n'est prête : {figure(left)} à compléter."
        return _said("error", sentence, "Corrigez votre liste, puis recommencez.")
    if left:
        sentence = f"{people}, {figure(left)} à compléter."
        return _said("warning", sentence, "Le fichier ne contient que les personnes prêtes.")
    warned = prepared.findings.by_severity()[Severity.WARNING]
    if warned:
        sentence = f"0 erreur, {counted(warned, 'alerte')} : {people}."
        return _said("warning", sentence, "Relisez les alertes, puis téléchargez le fichier.")
    return _said("ok", f"0 erreur : {people}.", "Téléchargez le fichier.")


def _said(level: str, sentence: str, after: str) -> View:
    return {"level": level, "sentence": typographic(sentence), "next": typographic(after)}


def _file(prepared: PreparedImport) -> View | None:
    if not prepared.ready:
        return None
    digest = hashlib.sha256()
    for part in prepared.parts:
        digest.update(part)
    return {
        "name": prepared.name,
        "size": prepared.size,
        "size_label": size(prepared.size),
        "people": len(prepared.ready),
        "sha256": digest.hexdigest(),
    }


def _nearest(prepared: PreparedImport) -> str:
    """Say the first last day of those who are in the file, "" where none is known."""
    column = prepared.made.dataset.columns[prepared.made.layout.counts_from]
    days = {last_day(column[row]) for row in prepared.ready} - {None}
    first = min((day for day in days if day), default=None)
    return (
        f"Déclarez avant le {first:%d/%m/%Y} : c'est la première échéance de ce fichier."
        if first
        else ""
    )


def _steps(prepared: PreparedImport) -> list[str]:
    steps = [
        _nearest(prepared),
        f"Téléchargez « {prepared.name} » et gardez-le tel quel, sans l'ouvrir dans un tableur.",
        "Connectez-vous au portail du Passeport de prévention, par Net-entreprises.",
        "Dans votre espace de déclaration, choisissez l'import de fichier et déposez-le.",
        "Relisez avant de confirmer : une déclaration ne se modifie pas, elle se refait.",
        "Effacez le fichier de votre ordinateur : il contient des numéros de sécurité sociale.",
    ]
    return [one for one in steps if one]


def groups(prepared: PreparedImport) -> list[View]:
    """Return the findings by rule and column: errors first, each with its first lines."""
    words, findings = PreventionWords(prepared.made), prepared.findings
    first: dict[tuple[str, str], list[int]] = {}
    for index, row in enumerate(findings.rows):
        one = findings[index]
        kept = first.setdefault((one.rule, one.field), [])
        if len(kept) < SHOWN or row == NO_ROW:
            kept.append(index)
    views = []
    for (code, name), count in findings.counts().items():
        rule = CATALOGUE[code]
        items = [words.render(findings[index]) for index in first[code, name]]
        rows = [row for row in map(told_row, items) if row is not None]
        views.append(
            {
                "code": code,
                "severity": rule.severity.value,
                "severity_label": SEVERITY_LABELS[rule.severity],
                "title": typographic(rule.title),
                "explanation": typographic(rule.explanation),
                "field": name,
                "column": items[0]["column"] or items[0]["field_label"],
                "count": count,
                "whole_file": not rows,
                "rows": _named(rows, count),
                "remedy": items[0]["remedy"],
                "items": [
                    {"row": told_row(one), "value": one["value"], "what": one["what"]}
                    for one in items
                ],
                "more": max(0, count - len(items)),
            }
        )
    severities = list(Severity)
    views.sort(key=lambda v: (severities.index(Severity(v["severity"])), not v["whole_file"]))
    return views


def _named(rows: list[int | str], count: int) -> str:
    """Name the first rows of a group, the others counted."""
    if not rows:
        return "Pour tous"
    if count <= _NAMED:
        shown = ", ".join(map(str, rows))
        return f"Ligne {shown}" if count == 1 else f"Lignes {shown}"
    shown = ", ".join(map(str, rows[:_NAMED]))
    return f"Lignes {shown} et {counted(count - _NAMED, 'autre')}"


def findings_told(prepared: PreparedImport) -> Iterable[View]:
    """Yield every finding in words: for everybody first, then row by row."""
    words = PreventionWords(prepared.made)
    for index in prepared.findings.select():
        yield words.render(prepared.findings[index])


def findings_csv(prepared: PreparedImport) -> bytes:
    """Return every finding as a text for spreadsheets; no national number stands in it whole."""
    lines = (
        (
            told_row(one) or "toutes",
            harmless(one["column"] or ""),
            one["field_label"],
            one["severity_label"],
            harmless(one["what"]),
            harmless(one["remedy"]),
        )
        for one in findings_told(prepared)
    )
    return _table(FINDING_HEADERS, lines)


def prevention_journal(prepared: PreparedImport) -> bytes:
    """Return where each column comes from and what was changed in it, for spreadsheets.

    No national number stands in it.
    """
    made = prepared.made
    changes: dict[str, list[Line]] = {}
    for item in made.dataset.journal.items():
        after = written(made.layout.by_name[item.field], item.after)
        if after == item.before:
            continue
        label = item.change.value.replace("au format du flux", "jj/mm/aaaa")
        texts = [harmless(text) for text in (label, item.before, after)]
        line: Line = (*texts, item.count, harmless(rows_shown(item)))
        changes.setdefault(item.field, []).append(line)
    lines: list[Line] = []
    for name, source in made.sources.items():
        head = (name, harmless(told(source)))
        lines += [(*head, *line) for line in changes.get(name, [("", "", "", len(made), "")])]
    return _table(JOURNAL_HEADERS, lines)


def _table(headers: Iterable[str], lines: Iterable[Iterable[str | int]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig", "replace")
