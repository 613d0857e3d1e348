"""The joined columns in the file of settings: written, read back, and those that do not fit."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from typing import Final

from certiflux.base.errors import UserError
from certiflux.dictionary import Version, composites, fields
from certiflux.mapping.join import Join, Joining
from certiflux.mapping.joining import HOLD_NAMES, MOST, PLUS, SEPARATORS, absent, found, name_of
from certiflux.mapping.mapping import Mapping

JOININGS: Final = "reunions"
"""Section of the file: by field, the headers to join (« colonnes ») and « separateur »."""

COLUMNS: Final = "colonnes"
SEPARATOR: Final = "separateur"
_LONGEST: Final = 80
"""Characters of a name that a sentence repeats."""


def parse_joinings(section: object) -> dict[str, Joining]:
    """Return what the section says, by the name that it gives to the field; or raise UserError."""
    if not isinstance(section, dict):
        raise unreadable(f"« {JOININGS} » devrait être une section.")
    return {name: _joining(name, said) for name, said in section.items()}


def _joining(name: str, said: object) -> Joining:
    where = f"« {JOININGS}.{short(name)} »"
    if name == HOLD_NAMES or not isinstance(said, dict) or {*said} - {COLUMNS, SEPARATOR}:
        raise unreadable(f"{where} ne peut pas être une réunion de colonnes.")
    headers, separator = said.get(COLUMNS), said.get(SEPARATOR, " ")
    if not isinstance(headers, list) or not all(isinstance(one, str) and one for one in headers):
        raise unreadable(f"{where} devrait nommer ses colonnes.")
    if not 1 <= len(headers) <= MOST:
        raise unreadable(f"{where} devrait nommer d'une à {MOST} colonnes.")
    if not isinstance(separator, str) or separator not in SEPARATORS:
        raise unreadable(f"{where} : ce séparateur n'est pas possible.")
    return Joining(tuple(headers), separator)


def saying(mapping: Mapping, join: Join) -> Joining:
    """Return what the settings keep of a join: headers, which the next export has too."""
    names = tuple(name_of(mapping.columns[index]) for index in join.columns)
    return Joining(names, join.separator)


def join_misfits(mapping: Mapping, joinings: Dict[str, Joining]) -> list[str]:
    """Say which joins of the settings this table does not make, and why."""
    made = {join.target for join in mapping.joins}
    return [
        f"Vos réglages réunissent {_listed(said.headers, PLUS)} pour "
        f"« {_label(target, mapping.version)} », mais {_why_not(mapping, said)} : "
        "ces colonnes ne sont pas réunies."
        for target, said in joinings.items()
        if target not in made
    ]


def _why_not(mapping: Mapping, said: Joining) -> str:
    if found(mapping, said.headers) is not None:
        return "l'une d'elles contient des numéros de sécurité sociale"
    gone = _listed(absent(mapping, said.headers), ", ") or "autant de colonnes de ce nom"
    return f"ce fichier n'a pas {gone}"


def _listed(headers: Sequence[str], by: str) -> str:
    return by.join(f"« {header} »" for header in headers)


def _label(target: str, version: Version) -> str:
    known = fields(version).get(target)
    return known.label if known else composites()[target].label


def short(name: str) -> str:
    """Return a name of the file as a sentence may repeat it, however long it is."""
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def unreadable(why: str) -> UserError:
    """Return the error of a settings file that cannot be read, and why."""
    return UserError(
        "REGLAGES_ILLISIBLES",
        title="Ce fichier de réglages ne peut pas être lu.",
        message=why,
        remedy="Corrigez-le, ou enregistrez de nouveau les réglages depuis la page.",
    )
