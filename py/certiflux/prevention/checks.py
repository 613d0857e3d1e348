"""Check the columns of an import: each value by itself, values together, lines together.

What is checked derives from the layout: kinds, conditions, orders of days, shared columns.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from typing import Final

from certiflux.base import nir
from certiflux.base.siret import siret_fault
from certiflux.base.work import Advance, Work
from certiflux.dataset.secret import compacted
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention import MANY
from certiflux.dictionary.prevention_model import Codes, ImportColumn
from certiflux.prevention.declaration import Declaration
from certiflux.prevention.lines import LINE_CHECKS
from certiflux.prevention.rules import CATALOGUE
from certiflux.prevention.sources import NIR, Origin
from certiflux.prevention.values import BARE_NIR, BREAKS, of_cell
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.values.fields import problem

_SAME: Final = {
    "CELLULE_EN_ERREUR": "PP_CELLULE",
    "CARACTERE_INTERDIT": "PP_SEPARATEUR",
    "TEXTE_NIL": "PP_OBLIGATOIRE",
    "LONGUEUR_EXACTE": "PP_TROP_LONG",
    "TEXTE_TROP_LONG": "PP_TROP_LONG",
    "VALEUR_HORS_LISTE": "PP_LISTE",
}
"""What the rules of the flow about one value are called here; the others are about dates."""

_OF_NAMES: Final = {"TEXTE_TROP_LONG": "PP_NOM_LONG", "TEXTE_NIL": None}
"""What they are called for a name, which may well be Nil."""


def check(made: Declaration, context: Context = NOTHING) -> Work[Findings]:
    """Return every finding about an import, whose fields are the names of its columns."""
    findings = Findings(CATALOGUE)
    total = len(made.layout.columns) + len(LINE_CHECKS)
    for done, given in enumerate(made.layout.columns):
        yield Advance("passeport", "Contrôles du Passeport", done, total)
        _column(made, given, findings)
    for done, line_check in enumerate(LINE_CHECKS, len(made.layout.columns)):
        yield Advance("passeport", "Contrôles du Passeport", done, total)
        line_check(made, findings, context)
    return findings


def _column(made: Declaration, given: ImportColumn, findings: Findings) -> None:
    name = given.name
    if made.sources[name].origin is Origin.MISSING:
        there = name == NIR and made.nir_at_hand
        findings.add("PP_NIR_SANS_ACCORD" if there else "PP_COLONNE_A_DONNER", name)
        return
    column = made.dataset.columns[name]
    wrong: dict[str, set[int]] = {}
    judge = _JUDGES.get(name)
    used = set(column.codes)
    for code in used:
        value = column.values[code]
        if not isinstance(value, str):
            continue
        rule = _problem(given, value) or (judge(column, code) if judge else None)
        if rule:
            wrong.setdefault(rule, set()).add(code)
    whole = made.sources[name].origin is Origin.CONSTANT
    for rule, codes in wrong.items():
        findings.add(rule, name, None if whole else column.rows_of(codes))
    if given.field.status is Status.OBLIGATOIRE:
        empty = {code for code in used if column.values[code] is None}
        findings.add("PP_OBLIGATOIRE", name, column.rows_of(empty) if empty else ())


def constant_fault(given: ImportColumn, text: str) -> str | None:
    """Return the rule that a text typed for everybody breaks in a column, None for none."""
    value = of_cell(given, text).value
    if not isinstance(value, str):
        return None
    column = FieldColumn([value], array("I", [0]), [text])
    judge = _JUDGES.get(given.name)
    return _problem(given, value) or (judge(column, 0) if judge else None)


def _problem(given: ImportColumn, value: str) -> str | None:
    """Return the rule that a value of a column breaks, whatever the column."""
    if BREAKS.search(value):
        return "PP_SEPARATEUR"
    if given.digits:
        return None
    found = problem(given.field, value)
    if given.field.personal and found in _OF_NAMES:
        return _OF_NAMES[found]
    if found:
        return _SAME.get(found, "PP_DATE")
    if given.codes and codes_fault(given.codes, value):
        return "PP_CODES"
    return "PP_GUILLEMET" if '"' in value else None


def codes_fault(codes: Codes, value: str) -> str:
    """Say what is wrong with several codes, "" for nothing."""
    found = value.split(MANY)
    if not codes.low <= len(found) <= codes.high:
        few = "un seul code" if len(found) == 1 else f"{len(found)} codes"
        return f"{few}, il en faut de {codes.low} à {codes.high}"
    strange = next((one for one in found if not re.fullmatch(codes.regex, one)), None)
    return "" if strange is None else f"« {strange} » n'a pas la forme attendue"


def _nir(column: FieldColumn, code: int) -> str | None:
    """Judge a national number, by its key too where the list gives one."""
    value = str(column.values[code])
    whole = compacted(column.raw[code]) if column.raw else None
    number = nir.parse(whole if whole and whole.startswith(value) else value)
    if number is None or len(value) != BARE_NIR:
        return "PP_NIR_FORME"
    if number.key_right is False:
        return "PP_NIR_CLE"
    return "PP_NIR_PROVISOIRE" if number.provisional else None


def _siret(column: FieldColumn, code: int) -> str | None:
    return "PP_SIRET" if siret_fault(str(column.values[code])) else None


def _certification(column: FieldColumn, code: int) -> str | None:
    value = str(column.values[code])
    if re.fullmatch(r"RS\d{1,7}", value):
        return None
    return "PP_CODE_RNCP" if re.fullmatch(r"RNCP\d{1,5}", value) else "PP_CERTIFICATION"


def _link(column: FieldColumn, code: int) -> str | None:
    value = str(column.values[code])
    return None if re.match(r"https?://[^\s/]", value) else "PP_LIEN"


_JUDGES: Final[dict[str, Callable[[FieldColumn, int], str | None]]] = {
    NIR: _nir,
    "SIRET_EMPLOYEUR": _siret,
    "CERTIFICATION_VISEE": _certification,
    "LIEN_PREUVE": _link,
}
