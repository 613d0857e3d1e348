"""Invent people as a certifier's spreadsheet lists them: always the same ones, none of them real.

The first thousand of a long list are those of a short one. One row in a hundred is faulty, each
time in one of six ways, so that the findings are as mixed as in a real file.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import count as naturals
from itertools import islice
from random import Random

from bench import places
from bench.names import CENTRES, ENDINGS, MEN, STEMS, WOMEN

HEADERS = (
    "N° de certificat",
    "Type de certification",
    "Code RNCP/RS",
    "Mode d'obtention",
    "Résultat définitif",
    "Date d'examen",
    "Date de fin d'examen",
    "Modalité d'examen",
    "Code postal du centre d'examen",
    "Date de délivrance",
    "Fin de validité",
    "Présence du niveau de langue",
    "Niveau CECRL",
    "Présence du niveau numérique",
    "Score obtenu",
    "Mention",
    "Modalité d'accès",
    "Nom de naissance",
    "Nom d'usage",
    "Prénom",
    "Deuxième prénom",
    "Date de naissance",
    "Civilité",
    "Code INSEE de naissance",
    "Code postal de naissance",
    "Commune de naissance",
    "Pays de naissance",
)
"""The 27 headers, worded as certifiers word them."""

ANSWERS = {
    "emetteur.id_client": "12ABC345",
    "certificateur.id_client": "12ABC345",
    "certificateur.id_contrat": "MCFCER000123",
}
"""What the person types beside the file."""

FAULT_EVERY = 100
_SEED = 20261121
_FIRST_SESSION = dt.date(2026, 1, 12)
_OLDEST = dt.date(1958, 1, 1)

Cell = str | int | dt.date | None
Row = dict[str, Cell]


def rows(count: int, *, every: int = FAULT_EVERY, days: int = 250) -> Iterator[list[Cell]]:
    """Yield the cells of `count` people, in the order of HEADERS.

    One row in `every` is faulty; the sessions are spread over so many `days`.
    """
    return (list(row.values()) for row in islice(_people(every, days), count))


def valid(count: int) -> int:
    """Give how many of `count` people have no fault."""
    return count - (count + FAULT_EVERY - 1 - FAULT_EVERY // 2) // FAULT_EVERY


def _people(every: int, days: int) -> Iterator[Row]:
    random = Random(_SEED)
    for number in naturals():
        cells = (*_certification(random, number, days), *_person(random))
        row = dict(zip(HEADERS, cells, strict=True))
        if number % every == every // 2:
            _FAULTS[number // every % len(_FAULTS)](row)
        yield row


def _certification(random: Random, number: int, days: int) -> tuple[Cell, ...]:
    """Invent what was passed: four in five an English test of the RS, the others a RNCP title."""
    day = _FIRST_SESSION + dt.timedelta(days=random.randrange(days))
    issued = day + dt.timedelta(days=8 + day.day % 7)
    where = random.choice(("présentiel", "présentiel", "à distance", "mixte"))
    access = random.choice(("formation continue", "candidat libre", "apprentissage"))
    centre = random.choice(CENTRES)
    if random.random() < 0.8:
        level, score = random.choice(("A2", "B1", "B1", "B2", "C1")), random.randrange(300, 991, 5)
        own = ("RS", "RS5200", "par score", "OUI", day, day, where, centre, issued)
        ends = issued.replace(year=issued.year + 3, day=min(issued.day, 28))
        return (f"CERT-{number:07}", *own, ends, "OUI", level, "NON", score, None, access)
    mention = random.choice(("sans mention", "assez bien", "bien", "très bien"))
    last = day + dt.timedelta(days=1)
    own = ("RNCP", "RNCP38362", "admission", "OUI", day, last, where, centre, issued)
    return (f"CERT-{number:07}", *own, "nil", "NON", None, "NON", None, mention, access)


def _person(random: Random) -> tuple[Cell, ...]:
    woman = random.random() < 0.55
    names = WOMEN if woman else MEN
    first = random.choice(names)
    if random.random() < 0.1:
        first = ("Marie-" if woman else "Jean-") + first
    second = random.choice(names) if random.random() < 0.4 else None
    used = _surname(random) if woman and random.random() < 0.3 else None
    birth = _OLDEST + dt.timedelta(days=random.randrange(17_500))
    named = (_surname(random), used, first, second, birth, "Mme" if woman else "M.")
    return (*named, *places.draw(random, birth))


def _surname(random: Random) -> str:
    name = random.choice(STEMS) + random.choice(ENDINGS)
    if random.random() < 0.1:
        name += "-" + random.choice(STEMS) + random.choice(ENDINGS)
    return name.upper()


def _no_first_name(row: Row) -> None:
    row["Prénom"] = None


def _impossible_day(row: Row) -> None:
    row["Date de délivrance"] = "31/06/2026"


def _unknown_title(row: Row) -> None:
    row["Civilité"] = "X"


def _other_type(row: Row) -> None:
    row["Type de certification"] = "RNCP" if row["Type de certification"] == "RS" else "RS"


def _ends_first(row: Row) -> None:
    row["Fin de validité"] = dt.date(2025, 1, 31)


def _unknown_day(row: Row) -> None:
    row["Date de naissance"] = "inconnue"


_FAULTS = (
    _no_first_name,
    _impossible_day,
    _unknown_title,
    _other_type,
    _ends_first,
    _unknown_day,
)
