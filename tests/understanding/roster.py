"""The invented people, with all that an export may say of one."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

from understanding.words import fold, plain, table_of

_FILE = Path(__file__).parent / "people.toml"


@cache
def roster():
    """Return every person by key: a dict of what a cell may show, typed."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    places = {one["name"]: one for one in table_of(told["places"])}
    homes = table_of(told["homes"])
    return {
        one["key"]: _person(one, rank, places[one["lieu"]], homes[rank % len(homes)])
        for rank, one in enumerate(table_of(told["people"]))
    }


def _person(one, rank, place, home):
    birth = dt.date.fromisoformat(one["ne"])
    given = one["prenoms"].split(", ")
    insee, postal = place["insee"].split(), place["postal"].split()
    woman, number = one["sexe"] == "F", 2400 + rank * 17
    return {
        **one,
        **home,
        "ne": birth,
        "prenom": given[0],
        "prenom2": given[1] if len(given) > 1 else "",
        "prenom3": given[2] if len(given) > 2 else "",
        # What « Nom » shows where the name of use comes first, and then the maiden name beside it.
        "affiche": one["usage"] or one["nom"],
        "jeune": one["nom"] if one["usage"] else "",
        "civ": "Mme" if woman else "M.",
        "ins": insee[0],
        "insees": insee,
        "cp": postal[0] if postal else "",
        "postals": postal,
        "dept": place["dept"],
        "deptnom": place["deptnom"] or "Étranger",
        "country": place["pays"],
        "pays": place["pays"] or "France",
        "nat": {"Maroc": "Marocaine", "Algérie": "Algérienne"}.get(place["pays"], "Française"),
        "mail": f"{fold(given[0])}.{fold(one['nom'])}@exemple.fr".lower(),
        "tel": f"06 {rank + 11:02d} {rank + 40:02d} 27 {99 - rank:02d}",
        "num": number,
        "ine": f"{number:09d}H{'JKLMN'[rank % 5]}",
        "nir": _nir(one["sexe"], birth, insee[0], rank),
    }


def _nir(sex, birth, insee, rank):
    head = f"{1 if sex == 'M' else 2}{birth:%y%m}{insee}{rank + 21:03d}"
    number = int(head.replace("2A", "19"))
    return f"{head}{97 - number % 97:02d}"


def shown(person):
    """Return what else is written of a person: the same in capitals without accents."""
    return {
        **person,
        **{name.upper(): plain(text) for name, text in person.items() if isinstance(text, str)},
    }
