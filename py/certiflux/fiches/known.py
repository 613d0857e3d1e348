"""What may be known of a code: by the lists at hand, else by what the settings keep of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from certiflux.fiches.fiche import FICHE, Fiche, titled
from certiflux.fiches.register import FicheList, Register

OLD: Final = 90
"""Days after which a list is said to be old: fiches end, and new ones come, every month."""


@dataclass(frozen=True, slots=True)
class KeptFiches:
    """What the settings keep: the certifications of the user, each with the day of its list.

    ``siret`` is the user's own as a certifier, "" while it is not told.
    """

    siret: str = ""
    fiches: Mapping[str, Fiche] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether there is anything to keep."""
        return bool(self.siret or self.fiches)


@dataclass(frozen=True, slots=True)
class KnownFiches:
    """The lists at hand and what is kept, asked together."""

    register: Register | None = None
    kept: KeptFiches = KeptFiches()

    def __bool__(self) -> bool:
        """Say whether anything is known at all."""
        return self.register is not None or bool(self.kept.fiches)

    def fiche(self, code: str) -> Fiche | None:
        """Return what is known of a code, None for nothing: what is newest, or tells it all."""
        kept = self.kept.fiches.get(code)
        read = self.register.fiches.get(code) if self.register else None
        if read is None or kept is None:
            return read or kept
        return read.over(kept) if read.listed >= kept.listed else kept.over(read)

    def title(self, code: str) -> str:
        """Return the title of a certification, "" where none is known."""
        found = self.fiche(code)
        return found.title if found else ""

    def told(self, code: str) -> str:
        """Return a code with its title beside it: « RS5200 · … »."""
        return titled(code, self.title(code))

    def lacking(self, code: str) -> FicheList | None:
        """Return the list that should have a code and has not, None where none can tell."""
        if self.register is None or self.fiche(code):
            return None
        return self.register.covered_by(code)

    def beyond(self, code: str) -> bool:
        """Say whether a code has a higher number than all those of the lists: it may be newer."""
        found = FICHE.fullmatch(code)
        if found is None or self.register is None:
            return False
        return int(code[len(found[1]) :]) > self.register.last(found[1])

    def beside(self, kept: KeptFiches) -> KnownFiches:
        """Return the same lists with what some settings keep."""
        return replace(self, kept=kept)

    def keeping(self, codes: Iterable[str]) -> KeptFiches:
        """Return what is to be kept of the user's own codes, with what was kept already."""
        found = {code: one for code in codes if (one := self.fiche(code))}
        fresh = {code: one for code, one in found.items() if self.kept.fiches.get(code) != one}
        return replace(self.kept, fiches={**self.kept.fiches, **fresh}) if fresh else self.kept

    def date(self, codes: Iterable[str]) -> str:
        """Return the oldest day of the lists that speak of these codes, "" for none known."""
        days = [one.listed for code in codes if (one := self.fiche(code)) and one.listed]
        return min(days, default="")


def age(listed: str, today: dt.date | None) -> int | None:
    """Return the days since a list was made, None where either day is not known."""
    if not listed or today is None:
        return None
    return (today - dt.date.fromisoformat(listed)).days


def is_old(listed: str, today: dt.date | None) -> bool:
    """Say whether a list is to be taken anew; one of an unknown day is not said to be."""
    days = age(listed, today)
    return days is not None and days > OLD


NOTHING_KNOWN: Final = KnownFiches()
