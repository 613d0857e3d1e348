"""Compile the table of communes from the packages that hold the facts (PLACES.md).

The communes of today come from one version of the package, the names and dates of the former ones
from an older version, which is the last to have them. The table is plain columns in one compressed
text: certiflux.places.table reads it.
"""

import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

FORMAT = 1
"""Version of the table's form; certiflux.places.table refuses another one."""

RECENT = 20200000
"""Stands for a day that the packages do not know: after the end of the history (1/1/2019)."""

Entry = dict[str, Any]

_ISLANDS_SINCE = 20070223
_BY_HAND = (
    ("97123", "Saint-Barthélemy", "97701"),
    ("97127", "Saint-Martin", "97801"),
)
"""Former communes of Guadeloupe that the packages lack (PLACES.md)."""

# The arrondissements carry their own postal codes: the whole city would hide them.
_CITIES = frozenset({"75056", "69123", "13055"})
_KINDS = {
    "commune-actuelle": "c",
    "arrondissement-municipal": "m",
    "commune-deleguee": "d",
    "commune-associee": "a",
}


@dataclass(frozen=True)
class Episode:
    """What a code meant for a while.

    Days are numbers like 20160101, 0 for « always » or « still ». `after` is the code that the
    place has from `end` on. `kind` says what the code is now: c commune, m arrondissement,
    d déléguée, a associée, f former.
    """

    code: str
    name: str
    start: int = 0
    end: int = 0
    after: str = ""
    kind: str = "f"


def compile_table(communes: bytes, history: bytes) -> bytes:
    """Give the table's bytes; the same files always give the same bytes."""
    present: list[Entry] = json.loads(communes)
    episodes = sorted(_episodes(present, json.loads(history)), key=attrgetter("code", "start"))
    days = sorted({day for one in episodes for day in (one.start, one.end)})
    rank = {day: number for number, day in enumerate(days)}
    table = {
        "format": FORMAT,
        "codes": " ".join(one.code for one in episodes),
        "names": "\n".join(one.name for one in episodes),
        "kinds": "".join(one.kind for one in episodes),
        "days": days,
        "starts": [rank[one.start] for one in episodes],
        "ends": [rank[one.end] for one in episodes],
        "after": " ".join(one.after for one in episodes),
        "postal": _postal(present),
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return lzma.compress(text.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9)


def _episodes(present: list[Entry], history: list[Entry]) -> list[Episode]:
    past = _past(history)
    kinds = {entry["code"]: _KINDS[entry["type"]] for entry in reversed(present)}
    names = {entry["code"]: entry["nom"] for entry in reversed(present)}
    communes = {code for code, kind in kinds.items() if kind == "c"}
    heirs = {old: entry["code"] for entry in present for old in entry.get("anciensCodes", ())} | {
        entry["code"]: entry["chefLieu"] for entry in present if "chefLieu" in entry
    }
    found: list[Episode] = []
    for code, episodes in past.items():
        found += _until_now(episodes, names.get(code, ""), heirs.get(code, ""), communes)
    found += [
        Episode(code, names[code], after="" if code in communes else heirs.get(code, ""))
        for code in kinds
        if code not in past
    ]
    found += _islands()
    known = {"97701": _ISLANDS_SINCE, "97801": _ISLANDS_SINCE}
    return [
        replace(one, start=known.get(one.code, one.start), kind=kinds.get(one.code, "f"))
        for one in found
    ]


def _islands() -> Iterator[Episode]:
    for code, name, after in _BY_HAND:
        yield Episode(code, name, 0, _ISLANDS_SINCE, after)


def _until_now(
    episodes: list[Episode], name: str, heir: str, communes: set[str]
) -> Iterator[Episode]:
    """Bring the history of a code from where it stops to the present."""
    *former, last = episodes
    code = last.code
    yield from former
    if code not in communes:
        yield replace(last, end=last.end or RECENT, after=last.after or heir)
        return
    if last.end:
        # Alone again after years in another commune.
        yield last
        yield Episode(code, name, RECENT)
    elif last.name != name:
        yield replace(last, end=RECENT, after=code)
        yield Episode(code, name, RECENT)
    else:
        yield last


def _past(history: list[Entry]) -> dict[str, list[Episode]]:
    """Give what each code meant, from the oldest on; one episode per name and presence."""
    by_id = {entry["id"]: entry for entry in history}
    found: dict[str, list[Episode]] = defaultdict(list)
    communes = [entry for entry in history if entry["type"] == "COM"]
    begun = {(entry["code"], _day(entry.get("dateDebut"))) for entry in communes}
    for entry in sorted(communes, key=lambda entry: (entry["code"], entry.get("dateDebut", ""))):
        end = _day(entry.get("dateFin"))
        code = entry["code"]
        after = code if end and (code, end) in begun else _after(entry, by_id)
        one = Episode(code, entry["nom"], _day(entry.get("dateDebut")), end, after if end else "")
        previous = found[code][-1] if found[code] else None
        if previous and previous.end == one.start and previous.name == one.name:
            found[code][-1] = replace(one, start=previous.start)
        else:
            found[code].append(one)
    return found


def _after(entry: Entry, by_id: dict[str, Entry]) -> str:
    """Give the code of the commune in which an entry of the history goes on, "" for none."""
    heir = by_id.get(entry.get("successeur", ""))
    if heir is None:
        return ""
    if heir["type"] == "COM":
        return str(heir["code"])
    pole = by_id.get(heir.get("pole", ""))
    return str(pole["code"]) if pole else ""


def _postal(present: Iterable[Entry]) -> str:
    """Give a line per place of today with postal codes: its code, then those."""
    lines = (
        " ".join([entry["code"], *sorted(entry["codesPostaux"])])
        for entry in present
        if entry.get("codesPostaux") and entry["code"] not in _CITIES
    )
    return "\n".join(sorted(lines))


def _day(text: str | None) -> int:
    return int(text.replace("-", "")) if text else 0
