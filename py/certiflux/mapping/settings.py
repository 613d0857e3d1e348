"""The small file of settings that the user keeps: identifiers, constants, columns, values.

It is TOML, holds no personal data, and its keys are the ``setting`` of the dictionary's fields.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Final

from certiflux.dictionary import CURRENT, LATEST, VERSIONS, Version, composites, fields, ids
from certiflux.dictionary.model import Field
from certiflux.fiches.known import KeptFiches
from certiflux.mapping.fiches_file import FICHES, parse_fiches
from certiflux.mapping.join import Joining
from certiflux.mapping.joining_file import JOININGS, parse_joinings, short, unreadable
from certiflux.mapping.listed import refuse_unlisted
from certiflux.mapping.prevention_file import PREVENTION, Prevention, parse_prevention

SITUATION: Final = "emetteur.situation"
"""Key of the answer to « for whom do you declare? »."""

READINGS: Final = "lectures"
"""Section that says how a column of dates or names is read."""

IDENTIFIERS: Final = "identifiants.technique"
"""Key of the answer to « may Certiflux create the identifiers of the passages? »."""

CREATE_ALL: Final = "generes"
"""Create them for a file that has none at all."""

CREATE_MISSING: Final = "completes"
"""Create those that a column of identifiers leaves empty."""

CREATE_NONE: Final = "aucun"
"""Create none: the user said so after having had them created."""

NATIONAL: Final = "identifiants.nir"
"""Key of the answer to « are people to be identified by their national number? »."""

NATIONAL_SENT: Final = "transmis"
"""They are, where the schema has a place for it."""

SCHEMA: Final = "schema.suivi"
"""Key of the answer to « which format, as long as no official schema was dropped? »."""

OFFICIAL: Final = "schema.xsd"
"""Key of the SHA-256 of the official schema that was followed last, in hexadecimal."""

_NUMBERS: Final = tuple(one.number for one in VERSIONS)
_HASH: Final = re.compile(r"[0-9a-f]{64}")

FOR_ONESELF: Final = "soi"
FOR_OTHERS: Final = "autres"
SITUATIONS: Final = {
    FOR_ONESELF: "Pour mon propre organisme",
    FOR_OTHERS: "Pour mon organisme ou pour un autre certificateur",
    "tiers": "Pour un certificateur qui m'a mandaté",
}
"""Who may send a flow (FORMAT.md b 13): oneself, also for others, or a mandated third party."""

LONGEST_FILE: Final = 4_000_000
"""Characters of a file of settings at most: thousands of spellings take a tenth of it."""

DEEPEST: Final = 30
"""Sections in sections at most: each costs all those above it, and Python's stack is bounded."""

SENDER: Final = ids.ID_CLIENT_EMETTEUR
CERTIFIER: Final = ids.ID_CLIENT_CERTIFICATEUR


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user said once for every file.

    ``constants`` gives a value by field id for what is not in the file; ``columns`` an id by
    header; ``values`` by field id, the value of the flow for each spelling of the user;
    ``situation`` one of SITUATIONS, or nothing where it was not asked; ``readings`` says by
    header how dates or names are to be read (« jma », « jma 1900 », « nom-prenom »);
    ``identifiers`` is CREATE_ALL, CREATE_MISSING, CREATE_NONE, or nothing: not asked yet.
    ``joinings`` says by field id which columns feed it together, ``prevention`` what was answered
    for the import of the Passeport de prévention. ``national`` is NATIONAL_SENT, or nothing: no
    national number leaves. ``fiches`` is what the lists of France compétences said of the user's
    own certifications. ``schema`` is the number of the version that the user chose among
    ours, ``official`` the SHA-256 of the official schema that was followed, each "" for none.
    """

    constants: Dict[str, str] = field(default_factory=dict)
    columns: Dict[str, str] = field(default_factory=dict)
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)
    situation: str = ""
    readings: Dict[str, str] = field(default_factory=dict)
    identifiers: str = ""
    joinings: Dict[str, Joining] = field(default_factory=dict)
    prevention: Prevention = field(default_factory=Prevention)
    national: str = ""
    fiches: KeptFiches = field(default_factory=KeptFiches)
    schema: str = ""
    official: str = ""

    def for_flow(self) -> Dict[str, str]:
        """Return the constants by field id, the certifier being the sender when it says so."""
        sender = self.constants.get(SENDER)
        if self.situation == FOR_ONESELF and sender:
            return {**self.constants, CERTIFIER: sender}
        return self.constants


def setting_fields(version: Version = CURRENT) -> dict[str, Field]:
    """Return the fields that one value may serve for the whole flow, by setting key."""
    return {f.setting: f for f in fields(version).values() if f.setting}


def schema_said(text: str) -> str:
    """Return the number of the version that a text of settings chooses, "" for none.

    Raises UserError as ``parse`` does, which needs it to know what the columns may feed.
    """
    return _take(_content(text), SCHEMA, _NUMBERS)


def parse(text: str, version: Version = CURRENT, *, listed: bool = True) -> Settings:
    """Return the settings that a ``.certiflux.toml`` text holds, or raise UserError.

    ``listed``: a value outside its closed list is refused; work that was saved keeps it, and the
    checks tell it.
    """
    found = _parsed(text, version)
    if listed:
        refuse_unlisted(found.constants, found.values, version)
    return found


def _parsed(text: str, version: Version) -> Settings:
    data = _content(text)
    constants: dict[str, str] = {}
    columns: dict[str, str] = {}
    values: dict[str, Dict[str, str]] = {}
    situation = _take(data, SITUATION, tuple(SITUATIONS))
    identifiers = _take(data, IDENTIFIERS, (CREATE_ALL, CREATE_MISSING, CREATE_NONE))
    national = _take(data, NATIONAL, (NATIONAL_SENT,))
    schema = _take(data, SCHEMA, _NUMBERS)
    official = _hash(data)
    readings = _strings(READINGS, data.pop(READINGS, {}))
    said = parse_joinings(data.pop(JOININGS, {}))
    joinings = {_known_target(name, version): one for name, one in said.items()}
    prevention = parse_prevention(data.pop(PREVENTION, {}), _strings)
    fiches = parse_fiches(data.pop(FICHES, {}))
    for section, entries in data.items():
        if not isinstance(entries, dict):
            raise unreadable(f"« {short(section)} » n'est dans aucune section.")
        if section == "colonnes":
            columns, besides = _columns(_strings(section, entries), version)
            joinings = {**besides, **joinings}
        elif section == "valeurs":
            values = {
                _known_field(i, version): _strings(f"valeurs.{i}", spellings)
                for i, spellings in entries.items()
            }
        else:
            constants |= _constants(section, _strings(section, entries), version)
    return Settings(
        constants,
        columns,
        values,
        situation,
        readings,
        identifiers,
        joinings,
        prevention,
        national,
        fiches,
        schema,
        official,
    )


def _content(text: str) -> dict[str, object]:
    if len(text) > LONGEST_FILE:
        raise unreadable("Il est bien trop long pour des réglages.")
    if not _is_shallow(text):
        raise unreadable("Il contient des sections dans des sections, sans fin.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(f"Il n'est pas au format TOML ({short(str(error))}).") from None
    except (ValueError, RecursionError):
        # A number of thousands of digits, or lists inside lists without end.
        raise unreadable("Il contient une valeur hors de toute mesure.") from None


_TEXTS: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}+(?!"))*+(?:"""|\\?\Z)|'
    r"\'\'\'(?:[^']|'{1,2}+(?!'))*+(?:\'\'\'|\Z)|"
    r'"(?:[^"\\\n]|\\.)*+"?|'
    r"'[^'\n]*+'?|#[^\n]*+",
    re.DOTALL,
)
"""What may hold dots and brackets that open nothing: texts of four kinds, and remarks."""

_LISTS: Final = re.compile(r"\[[^\[\]{}]*+\]|\{[^\[\]{}]*+\}")


def _is_shallow(text: str) -> bool:
    """Say whether no line opens more sections, nor more lists, than settings have.

    The library goes one call deeper for each, and an engine in a page ends without a word.
    """
    bare = _TEXTS.sub("", text)
    if any(line.count(".") > DEEPEST for line in bare.splitlines()):
        return False
    for _ in range(DEEPEST + 1):
        bare = _LISTS.sub("", bare)
    return bare.count("[") + bare.count("{") <= DEEPEST


def _take(data: dict[str, object], key: str, known: tuple[str, ...]) -> str:
    """Take an answer out of the data, "" for none; raise UserError when it is none of ``known``."""
    section, name = key.split(".")
    entries = data.get(section)
    answer = entries.pop(name, "") if isinstance(entries, dict) else ""
    if answer and answer not in known:
        raise unreadable(f"« {key} » devrait être l'un de : {', '.join(known)}.")
    return str(answer)


def _hash(data: dict[str, object]) -> str:
    """Take the fingerprint of the official schema out of the data, "" for none."""
    section, name = OFFICIAL.split(".")
    entries = data.get(section)
    said = entries.pop(name, "") if isinstance(entries, dict) else ""
    if said and not (isinstance(said, str) and _HASH.fullmatch(said)):
        raise unreadable(f"« {OFFICIAL} » devrait être une empreinte SHA-256.")
    return str(said)


def _constants(section: str, entries: Dict[str, str], version: Version) -> dict[str, str]:
    found: dict[str, str] = {}
    # What only a later version has is kept too: an answer outlives a change of schema.
    by_setting = setting_fields(LATEST) | setting_fields(version)
    for name, value in entries.items():
        if section == "constantes":
            found[_known_field(name, version)] = value
        elif known := by_setting.get(f"{section}.{name}"):
            found[known.id] = value
        else:
            raise unreadable(f"« {short(section)}.{short(name)} » n'est pas un réglage connu.")
    return found


def _known_field(name: str, version: Version) -> str:
    """Return the id of a passage field given by id or by XML name."""
    known = fields(version)
    if name in known:
        return name
    same = [f.id for f in known.values() if f.name == name and not f.setting]
    if len(same) != 1:
        raise unreadable(f"« {short(name)} » n'est pas un champ du dictionnaire.")
    return same[0]


def _known_target(target: str, version: Version) -> str:
    if target in {"", *composites()}:
        return target
    return _known_field(target, version)


def _columns(
    entries: Dict[str, str], version: Version
) -> tuple[dict[str, str], dict[str, Joining]]:
    """Return what each header feeds, and the fields that it feeds besides: « 5.6, 5.10 »."""
    columns: dict[str, str] = {}
    besides: dict[str, Joining] = {}
    for header, said in entries.items():
        first, *others = (_known_target(one.strip(), version) for one in said.split(","))
        columns[header] = first
        besides |= {target: Joining((header,), " ") for target in others}
    return columns, besides


def _strings(section: str, entries: object) -> dict[str, str]:
    if not isinstance(entries, dict):
        raise unreadable(f"« {short(section)} » devrait être une section.")
    found: dict[str, str] = {}
    for name, value in entries.items():
        if isinstance(value, bool):
            found[name] = "true" if value else "false"
        elif isinstance(value, str | int | float):
            found[name] = _text(section, name, value)
        else:
            found[name] = value.isoformat() if hasattr(value, "isoformat") else ""
            if not found[name]:
                raise unreadable(f"« {short(section)}.{short(name)} » devrait être un texte.")
    return found


def _text(section: str, name: str, value: str | float) -> str:
    """Return a value as text; a number of thousands of digits has none."""
    try:
        return str(value)
    except ValueError:
        where = f"« {short(section)}.{short(name)} »"
        raise unreadable(f"{where} est un nombre hors de toute mesure.") from None
