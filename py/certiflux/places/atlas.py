"""Look up communes: by code and day, by name, by postal code. Indexes are made when first asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from certiflux.places.names import bare, city, department, keys
from certiflux.places.table import RECENT, CommuneTable

_STILL: Final = 99999999


@dataclass(frozen=True, slots=True)
class BirthSpan:
    """When a person was born, as numbers like 19680131: a day, or the first and the last possible.

    A year alone runs from its first day to its last; nothing known, from 0 to the end of times.
    """

    low: int = 0
    high: int = _STILL

    @property
    def unknown(self) -> bool:
        """Say whether nothing is known of the day."""
        return self.low == 0 and self.high == _STILL


@dataclass(frozen=True, slots=True)
class Episode:
    """What a code meant for a while; see Table for its days and letters.

    ``key`` is the name as names are compared.
    """

    code: str
    name: str
    start: int
    end: int
    after: str
    kind: str
    key: str

    def covers(self, born: BirthSpan) -> bool:
        """Say whether the code may be that of a birth; a day that nobody noted never excludes."""
        start = 0 if self.start == RECENT else self.start
        end = _STILL if self.end in {0, RECENT} else self.end
        return start <= born.high and born.low < end

    @property
    def place(self) -> str:
        """Return the name with its department, as candidates are shown."""
        return f"{self.name} ({department(self.code)})"


class Atlas:
    """Every commune since 1943, with the postal codes of those of today."""

    def __init__(self, table: CommuneTable) -> None:
        """Keep the table; nothing else is computed yet."""
        self._table = table
        self._seen: dict[str, list[Episode]] = {}
        self._now: dict[str, str] = {}

    def __len__(self) -> int:
        """Return the number of distinct codes."""
        return len(self._first)

    def __contains__(self, code: object) -> bool:
        """Say whether a code ever was that of a commune."""
        return code in self._first

    def codes(self) -> Iterator[str]:
        """Yield every code, sorted."""
        return iter(self._first)

    def episodes(self, code: str) -> list[Episode]:
        """Return what a code meant, from the oldest on; empty for an unknown code."""
        found = self._seen.get(code)
        if found is None:
            index = self._first.get(code)
            found = []
            while index is not None and index < len(self._table.codes):
                if self._table.codes[index] != code:
                    break
                found.append(self._episode(index))
                index += 1
            self._seen[code] = found
        return found

    def is_steady(self, code: str) -> bool:
        """Say whether a code always was, and is, that of one commune of one name."""
        index, table = self._first.get(code), self._table
        if index is None or table.starts[index] or table.ends[index]:
            return False
        return table.kinds[index] == "c"

    def key(self, code: str) -> str:
        """Return the first name of a known code as names are compared."""
        return self._keys[self._first[code]]

    def at(self, code: str, born: BirthSpan) -> Episode | None:
        """Return what a code meant at a birth, None when it was not in use."""
        return next((one for one in self.episodes(code) if one.covers(born)), None)

    def is_current(self, code: str) -> bool:
        """Say whether a code is that of a commune or an arrondissement of today."""
        episodes = self.episodes(code)
        return bool(episodes) and episodes[-1].kind in {"c", "m"}

    def present(self, code: str) -> str:
        """Return the code of the commune of today in which a place lies, "" for an unknown one."""
        found = self._now.get(code)
        if found is None:
            found = self._now[code] = self._present(code)
        return found

    def _present(self, code: str) -> str:
        seen: set[str] = set()
        while code not in seen:
            seen.add(code)
            episodes = self.episodes(code)
            if not episodes:
                return ""
            if episodes[-1].kind in {"c", "m"}:
                return code
            code = episodes[-1].after or code
        return ""

    def heir(self, code: str, born: BirthSpan) -> Episode | None:
        """Return the commune in which an ended one goes on, as it was at a birth."""
        seen: set[str] = set()
        while code and code not in seen:
            seen.add(code)
            episodes = [one for one in self.episodes(code) if one.after]
            ended = [one for one in episodes if one.end <= born.low]
            code = (ended or episodes)[-1].after if episodes else ""
            if found := self.at(code, born):
                return found
        return None

    def elders(self, code: str) -> set[str]:
        """Return the codes of the communes that went into one, at whatever time."""
        found: set[str] = set()
        waiting = [code] if code in self._before else []
        while waiting:
            fresh = self._before.get(waiting.pop(), set()) - found - {code}
            found |= fresh
            waiting += fresh
        return found

    def elders_at(self, code: str, born: BirthSpan) -> list[Episode]:
        """Return the communes that went into one and were there at a birth."""
        found = (self.at(elder, born) for elder in sorted(self.elders(code)))
        return [one for one in found if one]

    def named(self, name: str) -> list[Episode]:
        """Return the communes that ever had a name, folded, with or without its article."""
        return [self._episode(index) for index in self._names.get(bare(name), ())]

    def beginning(self, name: str) -> list[Episode]:
        """Return the communes whose folded name goes on after a whole word, without articles."""
        start = f"{name} "
        # The first name that does not go on from there: a space and one sign more than a space.
        first, last = (bisect_left(self._sorted, edge) for edge in (start, f"{name}!"))
        keys = self._sorted[first:last]
        return [self._episode(index) for key in keys for index in self._names[key]]

    def by_postal(self, postal: str) -> tuple[str, ...]:
        """Return the codes of the places of today with a postal code; empty for an unknown one."""
        return self._postal[0].get(postal, ())

    def postals(self, code: str) -> tuple[str, ...]:
        """Return the postal codes of the commune of today in which a place lies."""
        here = self.present(code)
        whole = city(here)
        if whole and here == whole.commune:
            known = self._postal[1]
            return tuple(p for one in whole.districts for p in known.get(one, ()))
        return self._postal[1].get(here, ())

    def _episode(self, index: int) -> Episode:
        table = self._table
        return Episode(
            table.codes[index],
            self._spelled[index],
            table.starts[index],
            table.ends[index],
            table.after[index],
            table.kinds[index],
            self._keys[index],
        )

    @cached_property
    def _first(self) -> dict[str, int]:
        codes = self._table.codes
        return dict(zip(reversed(codes), range(len(codes) - 1, -1, -1), strict=True))

    @cached_property
    def _spelled(self) -> list[str]:
        return self._table.names.split("\n")

    @cached_property
    def _names(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, key in enumerate(self._keys):
            found.setdefault(key, []).append(index)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._names)

    @cached_property
    def _keys(self) -> list[str]:
        return keys(self._table.names)

    @cached_property
    def _before(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for code, after in zip(self._table.codes, self._table.after, strict=True):
            if after and after != code:
                found.setdefault(after, set()).add(code)
        return found

    @cached_property
    def _postal(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        places: dict[str, list[str]] = {}
        postals: dict[str, tuple[str, ...]] = {}
        for line in self._table.postal.split("\n"):
            code, *codes = line.split(" ")
            postals[code] = tuple(codes)
            for postal in codes:
                places.setdefault(postal, []).append(code)
        return {postal: tuple(codes) for postal, codes in places.items()}, postals
