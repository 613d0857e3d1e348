"""Refuse in a settings file what a closed list does not have: nothing of it could be sent."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from typing import Final

from certiflux.dictionary import Version, fields
from certiflux.dictionary.kinds import Boolean, Listing
from certiflux.dictionary.lists import YES_NO
from certiflux.mapping.joining_file import short, unreadable
from certiflux.mapping.wording import key

_SHOWN: Final = 8


def refuse_unlisted(
    constants: Dict[str, str], values: Dict[str, Dict[str, str]], version: Version
) -> None:
    """Raise UserError for a value of a closed list, or of yes and no, that is none of its own.

    ``constants`` may be in any known spelling; ``values`` give the values themselves, or nothing.
    """
    for field, said in constants.items():
        _refuse(field, said, version, spelled=True)
    for field, meant in values.items():
        for said in meant.values():
            _refuse(field, said, version, spelled=False)


def _refuse(field: str, said: str, version: Version, *, spelled: bool) -> None:
    own = fields(version)[field]
    if not said:
        return
    match own.kind:
        case Listing(options=options):
            known = [option.value for option in options]
            words = [w for o in options for w in (o.label, *o.spellings)] if spelled else []
        case Boolean():
            known, words = ["true", "false"], list(YES_NO) if spelled else []
        case _:
            return
    plain = {key(word) for word in (*known, *words)} - {""}
    if key(said) in plain:
        return
    more = "…" if len(known) > _SHOWN else ""
    raise unreadable(
        f"« {short(said)} » n'est pas une valeur de « {own.label} » : "
        f"attendu {', '.join(known[:_SHOWN])}{more}."
    )
