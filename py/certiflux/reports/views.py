"""What the page and the command line show of a dossier, as plain data ready for JSON."""

from __future__ import annotations

from typing import Any

from certiflux.checks.catalogue import CATALOGUE
from certiflux.checks.rule import SEVERITY_LABELS, Severity
from certiflux.dataset.values import show
from certiflux.dictionary import composites, fields
from certiflux.dictionary.model import Status
from certiflux.dossier import Dossier
from certiflux.mapping.headers import How
from certiflux.mapping.mapping import ColumnMatch
from certiflux.reports.form import form_view, same_for_all
from certiflux.reports.render import Renderer, quoted
from certiflux.reports.words import counted, letters, number, size, typography

View = dict[str, Any]

SAMPLES = 3
"""Example values shown for each column."""

HOW = {
    How.CHOSEN: "Choisie par vous",
    How.ID: "Reconnue par son numéro du dictionnaire",
    How.NAME: "Reconnue par son nom de balise",
    How.LABEL: "Reconnue par le libellé du dictionnaire",
    How.SYNONYM: "Reconnue par son intitulé usuel",
}


def sheet_view(dossier: Dossier) -> View:
    """Return the file, its sheet and its columns as understood."""
    table, mapping = dossier.table, dossier.mapping
    people = dossier.people()
    columns = [_column_view(dossier, match) for match in mapping.columns if _exists(dossier, match)]
    sheet = dossier.source.sheets[dossier.sheet]
    return {
        "file": {
            "name": dossier.name,
            "size": dossier.size,
            "size_label": size(dossier.size),
            "format": dossier.source.label,
        },
        "sheets": [
            {"index": s.index, "name": s.name, "visible": s.visible} for s in dossier.source.sheets
        ],
        "sheet": dossier.sheet,
        "header_row": table.first_row + mapping.header_row,
        "first_row": table.first_row + mapping.first_row,
        "people": people,
        "sentence": typography(
            f"{counted(people, 'personne')} dans {_place(dossier, sheet.name)}."
        ),
        "notes": [typography(note) for note in dossier.source.notes],
        "columns": columns,
        "missing": missing_columns(dossier),
        "mapped": sum(column["field"] is not None for column in columns),
        "unused": sum(column["field"] is None for column in columns),
        "form": form_view(dossier),
    }


def _place(dossier: Dossier, sheet: str) -> str:
    if len(dossier.source.sheets) > 1 or dossier.source.format != "csv":
        return f"la feuille « {sheet} »"
    return "le fichier"


def _exists(dossier: Dossier, match: ColumnMatch) -> bool:
    """Say whether a column has a header or at least one value below it."""
    column = dossier.table.columns[match.index]
    return bool(match.header) or any(value is not None for value in column.values)


def _column_view(dossier: Dossier, match: ColumnMatch) -> View:
    known = fields(dossier.version)
    field = known.get(match.target or "")
    composite = composites().get(match.target or "")
    return {
        "index": match.index,
        "letter": letters(match.index),
        "header": match.header,
        "field": match.target,
        "label": field.label if field else composite.label if composite else None,
        "status": field.status.value if field else composite.status.value if composite else None,
        "how": HOW[match.how] if match.how else None,
        "samples": samples(dossier, match.index),
    }


def samples(dossier: Dossier, index: int) -> list[str]:
    """Return the first distinct values of a column below its header."""
    column, found = dossier.table.columns[index], dict[str, None]()
    for code in column.codes[dossier.mapping.first_row :]:
        if column.values[code] is not None:
            found[quoted(show(column.values[code]))] = None
        if len(found) == SAMPLES:
            break
    return list(found)


def missing_columns(dossier: Dossier) -> list[View]:
    """Return the obligatory data that neither a column nor the form gives, with what to do."""
    given = set(dossier.mapping.by_target())
    for composite in composites().values():
        if composite.id in given:
            given.update(composite.parts)
    given.update(field.id for field in same_for_all(dossier))
    by_dossier = "9.1" in given and "8.1" not in given
    found = []
    for field in fields(dossier.version).values():
        wanted = field.status is Status.OBLIGATOIRE and not field.setting and not field.generated
        other_way = field.id.startswith("8.") if by_dossier else field.id.startswith("9.")
        constant = dossier.settings.constants.get(field.id)
        if wanted and not other_way and field.id not in given and not constant:
            found.append(
                {
                    "field": field.id,
                    "label": field.label,
                    "status": field.status.value,
                    "remedy": typography(
                        f"Ajoutez une colonne « {field.label} » à votre fichier. {field.help}"
                    ),
                }
            )
    return found


def verdict_view(dossier: Dossier) -> View:
    """Return the verdict of the checks, the counts, and the findings by rule."""
    summary = summary_view(dossier)
    return {
        "verdict": _verdict(dossier, summary),
        "summary": summary,
        "groups": groups_view(dossier),
        "journal_total": len(dossier.dataset.journal) if dossier.dataset else 0,
    }


def summary_view(dossier: Dossier) -> View:
    """Return the counts of the checks: rows and findings by severity."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return {}
    by_severity = findings.by_severity()
    counts = findings.counts()
    blocked_whole = any(code == "COLONNE_ABSENTE" for code, _ in counts)
    valid = 0 if blocked_whole else len(dossier.rows_to_send())
    return {
        "rows": len(dataset),
        "errors": by_severity[Severity.ERROR],
        "warnings": by_severity[Severity.WARNING],
        "infos": by_severity[Severity.INFO],
        "valid_rows": valid,
        "blocked_rows": len(dataset) - valid,
        "changes": len(dataset.journal),
    }


def _verdict(dossier: Dossier, summary: View) -> View:
    ready, blocked = summary["valid_rows"], summary["blocked_rows"]
    whole = dossier.findings.whole_file_errors() if dossier.findings else []
    if whole:
        return {
            "level": "error",
            "sentence": typography(
                f"{_things(len(whole))} {'concerne' if len(whole) == 1 else 'concernent'} tout le "
                f"fichier : {counted(summary['rows'], 'personne')} en attente."
            ),
            "next": "Complétez ce qui manque, puis vérifiez de nouveau.",
        }
    if blocked:
        return {
            "level": "error" if not ready else "warning",
            "sentence": typography(
                f"{counted(ready, 'personne prête', 'personnes prêtes')}, {number(blocked)} "
                "à compléter."
            ),
            "next": "Corrigez votre fichier et déposez-le à nouveau, ou générez avec les autres."
            if ready
            else "Corrigez votre fichier et déposez-le à nouveau.",
        }
    sentence = f"0 erreur : {counted(ready, 'personne prête', 'personnes prêtes')}."
    alerts = summary["warnings"]
    if alerts:
        sentence = f"0 erreur, {counted(alerts, 'alerte')} : {sentence[11:]}"
    return {
        "level": "warning" if alerts else "ok",
        "sentence": typography(sentence),
        "next": "Relisez les alertes, puis générez le fichier."
        if alerts
        else "Générez le fichier.",
    }


def _things(count: int) -> str:
    return "Une erreur" if count == 1 else f"{number(count)} erreurs"


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
                "title": typography(rule.title),
                "explanation": typography(rule.explanation),
                "field": field,
                "column": titles.get(field) or known[field].label,
                "count": count,
                "whole_file": rule.whole_file,
            }
        )
    severities = list(Severity)
    views.sort(key=lambda v: (severities.index(Severity(v["severity"])), not v["whole_file"]))
    return views


def findings_page(
    dossier: Dossier,
    offset: int,
    limit: int,
    severity: str | None = None,
    code: str | None = None,
    field: str | None = None,
) -> View:
    """Return findings ``offset`` to ``offset + limit`` of a filter, in words."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return {"total": 0, "offset": 0, "items": []}
    chosen = findings.select(severity, code, field)
    renderer = Renderer(dataset)
    items = [renderer.render(findings[index]) for index in chosen[offset : offset + limit]]
    return {"total": len(chosen), "offset": offset, "items": items}


def journal_page(dossier: Dossier, offset: int, limit: int | None) -> View:
    """Return lines ``offset`` to ``offset + limit`` of the journal."""
    if dossier.dataset is None:
        return {"total": 0, "offset": 0, "items": []}
    known = fields(dossier.version)
    items = []
    for item in dossier.dataset.journal.items(offset, limit):
        shown = ", ".join(map(str, item.rows))
        items.append(
            {
                "kind": item.change.name,
                "label": typography(item.change.value),
                "column": dossier.dataset.titles.get(item.field),
                "field": item.field,
                "field_label": known[item.field].label,
                "before": quoted(item.before),
                "after": quoted(item.after),
                "count": item.count,
                "rows": f"{shown}…" if shown and item.count > len(item.rows) else shown,
            }
        )
    return {"total": len(dossier.dataset.journal), "offset": offset, "items": items}


def files_view(dossier: Dossier) -> View:
    """Return the files made, the three verdicts kept apart, and what to do next."""
    products = dossier.products
    valid = all(product.xsd_valid for product in products)
    made = sum(product.passages for product in products)
    left = (len(dossier.dataset) if dossier.dataset else 0) - made
    warnings = dossier.findings.by_severity()[Severity.WARNING] if dossier.findings else 0
    sentence = f"Votre fichier est prêt : {counted(made, 'personne')}."
    if not valid:
        sentence = "Le fichier a été écrit, mais le schéma officiel le refuserait."
    return {
        "verdict": {
            "level": "ok" if valid else "error",
            "sentence": typography(sentence),
            "next": "Téléchargez-le, puis déposez-le sur le portail."
            if valid
            else "Ne le déposez pas et signalez-nous cette erreur.",
        },
        "files": [
            {
                "index": index,
                "name": product.name,
                "size": product.size,
                "size_label": size(product.size),
                "passages": product.passages,
                "sha256": product.sha256,
                "xsd_valid": product.xsd_valid,
            }
            for index, product in enumerate(products)
        ],
        "verdicts": _three_verdicts(dossier.version, warnings, valid=valid),
        "left_out": left,
        "next_steps": [typography(step) for step in NEXT_STEPS],
    }


def _three_verdicts(version: str, warnings: int, *, valid: bool) -> list[View]:
    return [
        {
            "label": f"Conforme au XSD {version}",
            "state": "ok" if valid else "erreur",
            "sentence": "Chaque passage a été vérifié avec le schéma du format."
            if valid
            else "Le schéma refuse au moins un passage.",
        },
        {
            "label": "Sans alerte de nos contrôles",
            "state": "attention" if warnings else "ok",
            "sentence": typography(f"{counted(warnings, 'alerte')} à relire avant de déposer.")
            if warnings
            else "Aucun de nos contrôles n'a d'alerte.",
        },
        {
            "label": "Accepté dans l'accusé de traitement",
            "state": "attente",
            "sentence": "Seul le portail peut le dire, quelques jours après votre dépôt.",
        },
    ]


NEXT_STEPS = (
    "Téléchargez le fichier et gardez-le : l'accusé du portail y renvoie.",
    "Connectez-vous à votre espace certificateur, rubrique « Transmettre des données ».",
    "Choisissez « Déposer un fichier XML » et déposez le fichier tel quel, sans l'ouvrir.",
    "Revenez dans l'espace quelques jours plus tard lire l'« accusé de traitement ».",
)
"""What the user does on the portal after the download (FORMAT.md f)."""
