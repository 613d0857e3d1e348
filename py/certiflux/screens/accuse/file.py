"""A file refused as a whole: each reason on the user's own rows and columns, with its remedy."""

from __future__ import annotations

from typing import Final

from certiflux.base.row_numbers import row_of
from certiflux.base.words import figure, row_figure, typographic, visible
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.places import locate
from certiflux.deposits.accuse.whole_file import fault_of
from certiflux.deposits.accuse.xerces import Cause
from certiflux.deposits.accuse.xerces import causes as xerces_causes
from certiflux.dictionary import CURRENT, Version
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.words.flow import fault_words, known_field
from certiflux.schema.fault import Fault
from certiflux.screens import View
from certiflux.session import Dossier

MOST: Final = 200
"""Reasons shown: the portal gives about a hundred (FORMAT.md c)."""


def file_errors(answers: Answers, dossier: Dossier | None) -> list[View]:
    """Return every reason of every file refused as a whole, in the order of the files."""
    found = []
    for report in answers.reports:
        if report.errors:
            told = xerces_causes(report.errors)
            rows = _rows(answers, dossier, report, told)
            version = dossier.version if dossier else CURRENT
            placed = zip(told, rows, strict=True)
            found += [_view(one, row, dossier, version) for one, row in placed]
    return found[:MOST]


def _rows(
    answers: Answers, dossier: Dossier | None, report: Accuse, told: list[Cause]
) -> list[int | None]:
    """Return the number of the row that each reason is about, None where none is known."""
    flow = answers.flow_of(report)
    if flow is not None:
        return [flow.row_at(one.line) if one.line else None for one in told]
    if dossier is None or not dossier.source.is_flow:
        return [None] * len(told)
    here = [(one.line, one.column or 1) for one in told if one.line]
    ranks = {(p.line, p.column): p.rank for p in locate([dossier.data], here)}
    found = [ranks.get((one.line or 0, one.column or 1)) for one in told]
    return [None if rank is None else rank + 1 for rank in found]


def _view(cause: Cause, row: int | None, dossier: Dossier | None, version: Version) -> View:
    """Return one reason in words; ``row`` is a row of the list, or the rank of a passage."""
    fault = fault_of(cause, version)
    rule, field = CATALOGUE[fault.rule], known_field(fault.field, version)
    words = fault_words(fault, field)
    header = _header(dossier, fault.field)
    said = typographic(rule.message.format_map(words))
    return {
        "code": rule.code,
        "title": typographic(rule.title),
        "row": None if row is None else row_of(row),
        "column": header,
        "field": fault.field,
        "field_label": field.label if field else "",
        "line": cause.line,
        "character": cause.column,
        "place": typographic(_place(fault, row, header, dossier)),
        "what": said[:1].upper() + said[1:],
        "remedy": typographic(rule.remedy.format_map(words)),
        "detail": [visible(one) for one in cause.said],
    }


def _header(dossier: Dossier | None, field: str | None) -> str | None:
    """Return the user's own header of a field; a flow has none."""
    if dossier is None or dossier.dataset is None or dossier.source.is_flow:
        return None
    return dossier.dataset.titles.get(field or "")


def _place(fault: Fault, row: int | None, header: str | None, dossier: Dossier | None) -> str:
    """Say where a reason is: in the list when it can be told, and in the file deposited."""
    field = known_field(fault.field, CURRENT)
    name = f"colonne « {header} »" if header else f"« {field.label} »" if field else ""
    where = []
    if row is not None:
        flow = dossier is not None and dossier.source.is_flow
        where.append(f"Passage n° {figure(row)}" if flow else f"Ligne {row_figure(row)}")
    if name:
        where.append(name if where else name[:1].upper() + name[1:])
    if fault.line:
        where.append(f"ligne {figure(fault.line)} du fichier XML")
    return ", ".join(where) or "Tout le fichier"
