"""Write the settings as the small TOML file that the user keeps, and say what does not fit."""

from __future__ import annotations

import json
from collections.abc import Mapping as Dict
from dataclasses import replace

from certiflux.dictionary import CURRENT, LATEST, Version, fields
from certiflux.mapping.candidate import How
from certiflux.mapping.fiches_file import fiches_sections
from certiflux.mapping.headers import key
from certiflux.mapping.join import Joining
from certiflux.mapping.joining_file import COLUMNS, JOININGS, SEPARATOR, join_misfits
from certiflux.mapping.mapping import ColumnMatch, Mapping
from certiflux.mapping.prevention_file import prevention_sections
from certiflux.mapping.settings import (
    IDENTIFIERS,
    NATIONAL,
    OFFICIAL,
    READINGS,
    SCHEMA,
    SITUATION,
    Settings,
)

_SHOWN = 6

INTRODUCTION = """\
# Réglages de Certiflux. Ce fichier ne contient aucune donnée sur les personnes certifiées.
# Déposez-le avec votre tableur : les colonnes et les réponses seront reprises.
"""


def write(settings: Settings, version: Version = CURRENT) -> str:
    """Return the text of a ``.certiflux.toml`` that ``settings.parse`` reads back equal."""
    sections: dict[str, dict[str, str]] = {}
    if settings.situation:
        _put(sections, SITUATION, settings.situation)
    known = {**fields(LATEST), **fields(version)}
    for field_id, value in settings.constants.items():
        field = known[field_id]
        _put(sections, field.setting or f"constantes.{field.id}", value)
    for name, said in (
        (IDENTIFIERS, settings.identifiers),
        (NATIONAL, settings.national),
        (SCHEMA, settings.schema),
        (OFFICIAL, settings.official),
    ):
        if said:
            _put(sections, name, said)
    if settings.columns:
        sections["colonnes"] = dict(settings.columns)
    if settings.readings:
        sections[READINGS] = dict(settings.readings)
    for field_id, spellings in settings.values.items():
        if spellings:
            sections[f'valeurs."{field_id}"'] = dict(spellings)
    sections |= prevention_sections(settings.prevention)
    sections |= fiches_sections(settings.fiches)
    text = INTRODUCTION + "".join(_section(name, lines) for name, lines in sections.items())
    return text + "".join(_joining(target, said) for target, said in settings.joinings.items())


def _put(sections: dict[str, dict[str, str]], setting: str, value: str) -> None:
    section, _, name = setting.partition(".")
    sections.setdefault(section, {})[name] = value


def _section(name: str, entries: Dict[str, str]) -> str:
    lines = "".join(f"{quoted(k)} = {quoted(v)}\n" for k, v in entries.items())
    return f"\n[{name}]\n{lines}"


def _joining(target: str, said: Joining) -> str:
    headers = ", ".join(map(quoted, said.headers))
    lines = f"{COLUMNS} = [{headers}]\n{SEPARATOR} = {quoted(said.separator)}\n"
    return f"\n[{JOININGS}.{quoted(target)}]\n{lines}"


def quoted(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are a part of TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def remembered(settings: Settings, mapping: Mapping) -> Settings:
    """Return the settings with every column that is understood for sure, by its header.

    What the user chose is in the settings already. Where no header is in words that mean
    something, the row taken for the header may be a person: no header is kept at all.
    """
    if mapping.header_row is not None and not any(map(_worded, mapping.own)):
        prevention = replace(settings.prevention, columns={})
        return replace(settings, columns={}, readings={}, joinings={}, prevention=prevention)
    columns = {
        column.header: column.target
        for column in mapping.own
        if column.target and column.sure and key(column.header)
    }
    return replace(settings, columns={**columns, **settings.columns})


def _worded(column: ColumnMatch) -> bool:
    return column.how is not None and How.CHOSEN < column.how < How.VALUES


def misfits(settings: Settings, mapping: Mapping) -> list[str]:
    """Say which columns of the settings the file lacks, and which it feeds without them.

    ``settings`` are those of the file that was loaded, before any answer given since.
    """
    if not settings.columns:
        return join_misfits(mapping, settings.joinings)
    here = {key(column.header): column.header for column in mapping.own if column.header}
    there = {key(header): header for header in settings.columns}
    told = {key(header) for said in settings.joinings.values() for header in said.headers}
    gone = [there[k] for k in there if k not in here]
    fed = {key(column.header) for column in mapping.own if column.target}
    new = [here[k] for k in here if k not in there and k not in told and k in fed]
    notes = []
    if gone:
        notes.append(f"Vos réglages parlent de colonnes absentes de ce fichier : {_listed(gone)}.")
    if new:
        notes.append(
            f"Ce fichier a des colonnes que vos réglages ne connaissent pas : {_listed(new)}."
        )
    return notes + join_misfits(mapping, settings.joinings)


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"« {name} »" for name in names[:_SHOWN])
    return shown + (f" et {len(names) - _SHOWN} de plus" if len(names) > _SHOWN else "")
