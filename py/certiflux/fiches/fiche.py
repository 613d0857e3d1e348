"""What is known of one certification: a fiche of the register, in the words of its list."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from certiflux.base.siret import SIRET

REPERTOIRES: Final = ("RNCP", "RS")
_NAMES: Final = "|".join(REPERTOIRES)
FICHE: Final = re.compile(rf"({_NAMES})[0-9]{{1,6}}")
BLOCK: Final = re.compile(rf"((?:{_NAMES})[0-9]{{1,6}})(BC[0-9]{{1,3}})")
"""The code of a block of competences: that of its fiche, and its own end."""

_DAY: Final = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Fiche:
    """One certification of the register.

    Days are written « 2026-08-29 », "" where the list has none; ``active`` is None where it does
    not say. ``listed`` is the day of the list. ``effect`` and ``end`` bound the enrolment,
    ``limit`` is the last day on which certificates may be delivered. ``ways`` are the values of
    « modaliteAcces » that the fiche opens, ``sirets`` all the certifiers that it has named;
    ``whole``: none of them lacks its number. ``blocks`` are the ends of the codes of its blocks.
    """

    code: str
    title: str = ""
    listed: str = ""
    active: bool | None = None
    effect: str = ""
    end: str = ""
    limit: str = ""
    ways: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    sirets: tuple[str, ...] = ()
    whole: bool = False
    blocks: tuple[str, ...] = ()

    def over(self, older: Fiche | None) -> Fiche:
        """Return this fiche with what only another list says of it."""
        if older is None:
            return self
        same = dict.fromkeys((*self.sirets, *older.sirets))
        return replace(
            self,
            title=self.title or older.title,
            active=older.active if self.active is None else self.active,
            effect=self.effect or older.effect,
            end=self.end or older.end,
            limit=self.limit or older.limit,
            ways=self.ways or older.ways,
            replaced_by=self.replaced_by or older.replaced_by,
            sirets=tuple(same),
            whole=self.whole or older.whole,
            blocks=self.blocks or older.blocks,
        )


def day_of(text: str) -> str:
    """Return the day of « 29/08/2026 » as « 2026-08-29 », "" for anything else."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return ""
    return real_day(f"{found[3]}-{found[2]}-{found[1]}")


def real_day(text: str) -> str:
    """Return a day written « 2026-08-29 » as it is, "" for one that no calendar has."""
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def siret_of(text: str) -> str:
    """Return the number of a certifier without its blanks, "" for no number of 14 figures."""
    plain = "".join(text.split())
    return plain if SIRET.fullmatch(plain) else ""


def codes_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of fiches among some texts, once each, in their order."""
    plain = (text.strip() for text in texts)
    return tuple(dict.fromkeys(one for one in plain if FICHE.fullmatch(one)))


def titled(code: str, title: str) -> str:
    """Return a code with the title of its fiche beside it, alone where there is none."""
    return f"{code} · {title}" if title else code
