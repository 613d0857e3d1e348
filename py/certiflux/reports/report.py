"""The report of a dossier as JSON: summary, findings, columns, journal, files."""

from __future__ import annotations

import json
from typing import Any

from certiflux import __version__
from certiflux.dictionary import EDITION
from certiflux.dossier import Dossier
from certiflux.reports.files import files_view
from certiflux.reports.pages import journal_page
from certiflux.reports.render import Renderer
from certiflux.reports.sheet import sheet_view
from certiflux.reports.verdict import groups_view, summary_view

COLUMN_KEYS = ("letter", "header", "field", "label", "how", "score")


def report(dossier: Dossier) -> dict[str, Any]:
    """Return everything that is known of a checked dossier, nothing cut."""
    sheet = sheet_view(dossier)
    return {
        "summary": summary_view(dossier),
        "findings": all_findings(dossier),
        "groups": groups_view(dossier),
        "columns": [{key: one[key] for key in COLUMN_KEYS} for one in sheet["columns"]],
        "missing": sheet["missing"],
        "journal": journal_page(dossier, 0, None)["items"],
        "notes": sheet["notes"],
        "file": sheet["file"] | {"sheet": dossier.table.sheet},
        "files": files_view(dossier)["files"],
        "versions": {
            "certiflux": __version__,
            "schema": dossier.version,
            "dictionary": EDITION,
        },
    }


def all_findings(dossier: Dossier) -> list[dict[str, Any]]:
    """Return every finding in words: the whole file first, then row by row."""
    if dossier.dataset is None or dossier.findings is None:
        return []
    renderer = Renderer(dossier.dataset, dossier.context)
    return [dict(renderer.render(dossier.findings[i])) for i in dossier.findings.select()]


def report_bytes(dossier: Dossier) -> bytes:
    """Return the report as indented JSON in UTF-8."""
    return json.dumps(report(dossier), ensure_ascii=False, indent=1).encode()
