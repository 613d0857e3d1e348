"""The small file of settings that the user keeps: identifiers, constants, columns, values.

It is TOML, holds no personal data, and its keys are the ``setting`` of the dictionary's fields.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Final

from certiflux.dictionary import CURRENT, composites, fields
from certiflux.dictionary.model import Field
from certiflux.errors import UserError

SITUATION: Final = "emetteur.situation"
"""Key of the answer to « for whom do you declare? »."""

READINGS: Final = "lectures"
"""Section that says how a column of dates or names is read."""

FOR_ONESELF: Final = "soi"
FOR_OTHERS: Final = "autres"
SITUATIONS: Final = {
    FOR_ONESELF: "Pour mon propre organisme",
    FOR_OTHERS: "Pour mon organisme ou pour un autre certificateur",
    "tiers": "Pour un certificateur qui m'a mandaté",
}
"""Who may send a flow (FORMAT.md b 13): oneself, also for others, or a mandated third party."""

SENDER: Final = "2.1"
CERTIFIER: Final = "3.1"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user said once for every file.

    ``constants`` gives a value by field id for what is not in the file; ``columns`` an id by
    header; ``values`` by field id, the value of the flow for each spelling of the user;
    ``situation`` one of SITUATIONS, or nothing where it was not asked; ``readings`` says by
    header how dates or names are to be read (« jma », « jma 1900 », « nom-prenom »).
    """

    constants: Dict[str, str] = field(default_factory=dict)
    columns: Dict[str, str] = field(default_factory=dict)
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)
    situation: str = ""
    readings: Dict[str, str] = field(default_factory=dict)

    def for_flow(self) -> Dict[str, str]:
        """Return the constants by field id, the certifier being the sender when it says so."""
        sender = self.constants.get(SENDER)
        if self.situation == FOR_ONESELF and sender:
            return {**self.constants, CERTIFIER: sender}
        return self.constants


def setting_fields(version: str = CURRENT) -> dict[str, Field]:
    """Return the fields that one value may serve for the whole flow, by setting key."""
    return {f.setting: f for f in fields(version).values() if f.setting}


def parse(text: str, version: str = CURRENT) -> Settings:
    """Return the settings that a ``.certiflux.toml`` text holds, or raise UserError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(f"Il n'est pas au format TOML ({error}).") from None
    constants: dict[str, str] = {}
    columns: dict[str, str] = {}
    values: dict[str, Dict[str, str]] = {}
    situation = _take_situation(data)
    readings = _strings(READINGS, data.pop(READINGS, {}))
    for section, entries in data.items():
        if not isinstance(entries, dict):
            raise _unreadable(f"« {section} » n'est dans aucune section.")
        if section == "colonnes":
            columns = {h: _known_target(t, version) for h, t in _strings(section, entries).items()}
        elif section == "valeurs":
            values = {
                _known_field(i, version): _strings(f"valeurs.{i}", spellings)
                for i, spellings in entries.items()
            }
        else:
            constants |= _constants(section, _strings(section, entries), version)
    return Settings(constants, columns, values, situation, readings)


def _take_situation(data: dict[str, object]) -> str:
    """Take the situation out of the data; raise UserError when it is none that is known."""
    section, name = SITUATION.split(".")
    entries = data.get(section)
    situation = entries.pop(name, "") if isinstance(entries, dict) else ""
    if situation and situation not in SITUATIONS:
        known = ", ".join(SITUATIONS)
        raise _unreadable(f"« {SITUATION} » devrait être l'un de : {known}.")
    return str(situation)


def _constants(section: str, entries: Dict[str, str], version: str) -> dict[str, str]:
    found: dict[str, str] = {}
    by_setting = setting_fields(version)
    for name, value in entries.items():
        if section == "constantes":
            found[_known_field(name, version)] = value
        elif known := by_setting.get(f"{section}.{name}"):
            found[known.id] = value
        else:
            raise _unreadable(f"« {section}.{name} » n'est pas un réglage connu.")
    return found


def _known_field(name: str, version: str) -> str:
    """Return the id of a passage field given by id or by XML name."""
    known = fields(version)
    if name in known:
        return name
    same = [f.id for f in known.values() if f.name == name and not f.setting]
    if len(same) != 1:
        raise _unreadable(f"« {name} » n'est pas un champ du dictionnaire.")
    return same[0]


def _known_target(target: str, version: str) -> str:
    if target in {"", *composites()}:
        return target
    return _known_field(target, version)


def _strings(section: str, entries: object) -> dict[str, str]:
    if not isinstance(entries, dict):
        raise _unreadable(f"« {section} » devrait être une section.")
    found: dict[str, str] = {}
    for name, value in entries.items():
        if isinstance(value, bool):
            found[name] = "true" if value else "false"
        elif isinstance(value, str | int | float):
            found[name] = str(value)
        else:
            found[name] = value.isoformat() if hasattr(value, "isoformat") else ""
            if not found[name]:
                raise _unreadable(f"« {section}.{name} » devrait être un texte.")
    return found


def _unreadable(why: str) -> UserError:
    return UserError(
        "REGLAGES_ILLISIBLES",
        title="Ce fichier de réglages ne peut pas être lu.",
        message=why,
        remedy="Corrigez-le, ou enregistrez de nouveau les réglages depuis la page.",
    )
