"""What a command answers a person, line by line."""

from __future__ import annotations

import sys
from typing import Any

from certiflux.base.words import rows_named
from certiflux.cli.answers import BLOCKED, OK
from certiflux.exports.report.told import Point, Told
from certiflux.screens.verify.verdict import not_admitted_sentence, verdict_view
from certiflux.session import Dossier


def blocking(dossier: Dossier) -> int:
    """Return the exit code that what was found calls for."""
    return BLOCKED if verdict_view(dossier)["summary"]["errors"] else OK


def print_findings(told: Told, *, every_row: bool = False) -> None:
    """Print the verdict, then each distinct problem with its first rows, or ``every_row``."""
    view = verdict_view(told.dossier)
    print(view["verdict"]["sentence"])
    print(" · ".join(one["label"] for one in view["tallies"]))
    for one in told.points():
        said = _of_rows(one, every_row=every_row)
        print(f"- [{one['severity_label']}] {said} {one['remedy']}")


def _of_rows(one: Point, *, every_row: bool) -> str:
    """Return the sentence of a problem, which names its first row, with all that have it."""
    if one["count"] == 1:
        return str(one["message"])
    sheet = one["message"].removeprefix(f"Ligne {one['row']}")
    return f"{rows_named(one['rows'], all_of_them=every_row)}{sheet}"


def print_left_out(dossier: Dossier) -> None:
    """Print, beside the files made, whom the list itself kept from being declared."""
    summary = verdict_view(dossier)["summary"]
    if said := not_admitted_sentence(summary["not_admitted"], summary["undecided"]):
        print(f"{said}.", file=sys.stderr)


def print_fixes(told: dict[str, Any]) -> None:
    """Print what the corrections asked for did, a line each."""
    for sentence in told.get("fixes", ()):
        print(f"- [Correction] {sentence}")
