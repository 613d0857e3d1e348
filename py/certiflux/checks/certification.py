"""Checks of the certification: its type, its code, and whether they go together."""

from __future__ import annotations

import re
from typing import Final

from certiflux.checks.context import NOTHING, Context
from certiflux.checks.fields import problem
from certiflux.checks.findings import Finding, Findings
from certiflux.checks.fix import Fix, canonical
from certiflux.checks.ids import CERTIFICATION, CODE, TYPE
from certiflux.checks.tuples import said_rows
from certiflux.dataset.dataset import Dataset
from certiflux.dataset.lookalikes import latinised
from certiflux.dataset.values import Value
from certiflux.dictionary import fields

REPERTOIRES: Final = ("RNCP", "RS")
_FICHE: Final = re.compile(r"(RNCP|RS)[0-9]{1,6}")
_BARE: Final = re.compile(r"[0-9]{1,6}|[0-9]{1,3} [0-9]{3}")
_SEEN: Final = re.compile(
    r"(?<![^\W_])(RNCP|RS)[\s°ºn.:_/#-]{0,6}([0-9]{1,3}[ .][0-9]{3}|[0-9]{1,6})(?![0-9]|[ -]?BC)",
    re.IGNORECASE,
)
"""A fiche within other words, or within the address of its page; a block of one is none."""

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
        if found := _FICHE.fullmatch(code):
            return None if found[1] == kind else "TYPE_CODE_DISCORDANTS"
        if kind in REPERTOIRES:
            if _BARE.fullmatch(code):
                return "CODE_SANS_PREFIXE"
            return "CODES_MULTIPLES" if len(codes_seen(code)) > 1 else "CODE_INATTENDU"
        return None if kind in usual else "TYPE_INCONNU"

    for rule, rows in said_rows(dataset, CERTIFICATION, say).items():
        findings.add(rule, _FIELDS.get(rule, CODE), rows)


def codes_seen(text: str) -> list[str]:
    """Return the distinct codes of fiches that a text holds, as the flow writes them."""
    found = _SEEN.finditer(latinised(text) or text)
    plain = (f"{one[1].upper()}{re.sub(r'[ .]', '', one[2])}" for one in found)
    return list(dict.fromkeys(plain))


def fix_code(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the one code that can be seen in a cell of other words."""
    seen = codes_seen(canonical(dataset, CODE, finding.row))
    if len(seen) != 1:
        return []
    return [Fix(f"Remplacer par « {seen[0]} »", {CODE: seen[0]})]


def fix_prefix(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the code with the prefix of its type."""
    number = canonical(dataset, CODE, finding.row).replace(" ", "")
    code = f"{canonical(dataset, TYPE, finding.row)}{number}"
    return [Fix(f"Remplacer par « {code} »", {CODE: code})]


def fix_type(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the type that the prefix of the code announces."""
    found = _FICHE.fullmatch(canonical(dataset, CODE, finding.row))
    return [Fix(f"Mettre le type {found[1]}", {TYPE: found[1]})] if found else []
