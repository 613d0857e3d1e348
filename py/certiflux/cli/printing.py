"""What a command answers: an exit code, a result for a program, lines for a person."""

from __future__ import annotations

import json
import sys
from typing import Any

from certiflux.exports.report.report import findings_told
from certiflux.screens.verify.verdict import not_admitted_sentence, verdict_view
from certiflux.session import Dossier

OK, BLOCKED, UNUSABLE = 0, 1, 2


def blocking(dossier: Dossier) -> int:
    """Return the exit code that what was found calls for."""
    return BLOCKED if verdict_view(dossier)["summary"]["errors"] else OK


def print_findings(dossier: Dossier, *, anonymous: bool = False) -> None:
    """Print the verdict and what was found, a line each."""
    verdict = verdict_view(dossier)["verdict"]
    print(verdict["sentence"])
    for finding in findings_told(dossier, anonymous=anonymous):
        print(f"- [{finding['severity_label']}] {finding['message']} {finding['remedy']}")


def print_left_out(dossier: Dossier) -> None:
    """Print, beside the files made, whom the list itself kept from being declared."""
    summary = verdict_view(dossier)["summary"]
    if said := not_admitted_sentence(summary["not_admitted"], summary["undecided"]):
        print(f"{said}.", file=sys.stderr)


def print_fixes(told: dict[str, Any]) -> None:
    """Print what the corrections asked for did, a line each."""
    for sentence in told.get("fixes", ()):
        print(f"- [Correction] {sentence}")


def print_json(content: dict[str, Any]) -> None:
    """Print a result for another program."""
    print(json.dumps(content, ensure_ascii=False, indent=1))
