"""Checks of the certification: its type, its code, and whether they go together."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.fiches import BARE, FICHE, REPERTOIRES, codes_seen
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Finding, Findings
from certiflux.rules.fix import Fix, canonical
from certiflux.rules.ids import CERTIFICATION, CODE, TYPE
from certiflux.rules.tuples import said_rows
from certiflux.rules.values.fields import problem

_FIELDS: Final = {"TYPE_INCONNU": TYPE}
"""The field that a rule speaks of, when it is not the code."""


def check_certification(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the types and codes that the portal does not know together (FORMAT.md b 4)."""
    known = fields(dataset.version)
    usual = known[TYPE].suggestions

    def say(kind: Value, code: Value) -> str | None:
        if not (isinstance(kind, str) and isinstance(code, str)):
            return None
        if problem(known[TYPE], kind) or problem(known[CODE], code):
            return None
        if found := FICHE.fullmatch(code):
            return None if found[1] == kind else "TYPE_CODE_DISCORDANTS"
        if kind in REPERTOIRES:
            if BARE.fullmatch(code):
                return "CODE_SANS_PREFIXE"
            return "CODES_MULTIPLES" if len(codes_seen(code)) > 1 else "CODE_INATTENDU"
        return None if kind in usual else "TYPE_INCONNU"

    for rule, rows in said_rows(dataset, CERTIFICATION, say).items():
        findings.add(rule, _FIELDS.get(rule, CODE), rows)


def fix_prefix(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the code with the prefix of its type."""
    number = canonical(dataset, CODE, finding.row).replace(" ", "")
    code = f"{canonical(dataset, TYPE, finding.row)}{number}"
    return [Fix(f"Remplacer par « {code} »", {CODE: code})]


def fix_type(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the type that the prefix of the code announces."""
    found = FICHE.fullmatch(canonical(dataset, CODE, finding.row))
    return [Fix(f"Mettre le type {found[1]}", {TYPE: found[1]})] if found else []
