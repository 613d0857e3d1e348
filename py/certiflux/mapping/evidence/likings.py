"""What the values of a column must be for each target, as data: needs, likings, dislikes.

A need that under half of the cells meets is a veto. A liking adds its points by the share of the
cells that are of its kind. Kinds are those of ``cells``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from certiflux.dictionary import CURRENT, fields
from certiflux.dictionary.kinds import Boolean, Date, Listing
from certiflux.mapping.evidence import decoys


@dataclass(frozen=True, slots=True)
class Liking:
    """What a target wants of values: ``needs`` one of these kinds, ``likes`` and ``hates`` others.

    ``typed``: the kinds are telling enough to propose the target by its values alone.
    """

    needs: frozenset[str] = frozenset()
    likes: tuple[tuple[str, float], ...] = ()
    hates: tuple[tuple[str, float], ...] = ()
    what: str = ""


def _like(needs: str, what: str = "", hates: str = "", **likes: float) -> Liking:
    bad = tuple((kind.replace("_", " "), 3.0) for kind in hates.split())
    good = tuple((kind.replace("_", " "), points) for kind, points in likes.items())
    return Liking(frozenset(kind.replace("_", " ") for kind in needs.split()), good, bad, what)


_NAME = "words full_name"
_FOREIGN = "date mail phone nir url street stamp siret"

_OWN: Final[dict[str, Liking]] = {
    "8.1": _like(_NAME, "des noms", "list:8.9 country nationality sentence repeated", surname=1.2, capitals=0.4),
    "8.2": _like(_NAME, "des noms", "list:8.9 country nationality sentence", surname=0.8, capitals=0.3),
    "8.3": _like(_NAME, "des prénoms", "list:8.9 country nationality", first_name=3.0),
    "8.4": _like(_NAME, "des prénoms", "list:8.9 country nationality", first_name=1.5),
    "8.5": _like(_NAME, "des prénoms", "list:8.9 country nationality", first_name=1.5),
    "9.2": _like(_NAME, "des noms"),
    "9.3": _like(_NAME, "des prénoms"),
    "8.1+8.3": _like("full_name two_words", "des noms suivis de prénoms", "list:8.9 country", full_name=3.0),
    "8.6-8.8": _like("date serial birth_year born", "des dates de naissance", "stamp", birth=3.0),
    "8.6": _like("year", "des années", birth_year=2.0),
    "8.7": _like("month words", "des mois", month=0.6),
    "8.8": _like("day", "des jours du mois", day=0.6),
    "8.9": _like("list:8.9", "des sexes ou des civilités", **{"clearly:8.9": 4.0}),
    "8.10": _like("five insee country_code code place", "des codes à cinq chiffres", insee=2.0),
    "8.11": _like("five postal place", "des codes à cinq chiffres", postal=1.2),
    "8.12": _like("words place born five", "des villes", "list:8.9", town=1.8, place=2.2, born=3.0),
    "8.13": _like("country_code", "des codes de pays", country_code=1.5),
    "8.14": _like("country", "des pays", country=2.4),
    "departement": _like("department place", "des départements", department=2.0),
    "nir": _like("nir", "des numéros de sécurité sociale", nir=4.0),
    "resultat": _like("decision mark yes_or_no", "des décisions", "date", decision=2.6, mark=0.8, yes_or_no=0.8),
    "5.1": _like("", "", f"{_FOREIGN} sentence", unique=0.9),
    "5.2": _like("url", "des adresses web", url=3.5),
    "5.3": _like("words sentence code place full_name", "", "date list:8.9 decision", sentence=0.5),
    "5.9": _like("five postal", "des codes à cinq chiffres"),
    "5.15": _like("number score list:5.13", "des nombres", "date birth_year", score=0.8),
    "5.17": _like("", "", f"{_FOREIGN} whole"),
    "4.2": _like("fiche fiche_inside five whole", "des codes RNCP ou RS", fiche=3.8, fiche_inside=3.3),
    "9.1": _like("whole code", "des numéros de dossier", "list:8.9"),
    "6.1": _like("whole", "des nombres"),
    decoys.CONTACT: _like("", "", mail=6.0, phone=6.0),
    decoys.HOME: _like("words five country_code code street country department place postal", "",
                       "list:8.9 date fiche", street=4.5),
    decoys.NATIONALITY: _like("", "", nationality=3.5),
    decoys.OTHERS: _like("", "", "department place", siret=3.5),
    decoys.STAMP: _like("", "", stamp=4.0, date=0.8),
    decoys.STUDENT: _like("", "", "date list:8.9 first_name list:7.1 fiche", unique=0.8),
    decoys.RANK: _like("whole", "", counted=4.5),
    decoys.COMMENT: _like("", "", "date fiche decision", sentence=1.0),
    decoys.DETAIL: _like("number score decision mark vague code", ""),
    decoys.CENTRE: _like("", "", "date list:8.9 list:7.1 decision"),
    decoys.TRAINING: _like("", "", "list:8.9 fiche fiche_inside list:7.1 decision", date=0.8),
    decoys.WISHED: _like("", "", "list:8.9 fiche fiche_inside list:7.1 decision"),
    decoys.PRINTING: _like("date yes_or_no mark", "", date=0.8),
}  # fmt: skip

_LIST_POINTS: Final = {"7.1": 3.6, "5.13": 3.8, "5.16": 2.6, "5.8": 2.6, "7.3": 1.5, "4.1": 1.5,
                       "5.4": 1.0, "7.2": 1.5, "4.3": 2.0}  # fmt: skip


@cache
def likings(version: str = CURRENT) -> dict[str, Liking]:
    """Return what each target wants of values, the lists and dates of the dictionary included."""
    found = dict(_OWN)
    for one in fields(version).values():
        if one.id in found or not one.emitted:
            continue
        match one.kind:
            case Boolean():
                found[one.id] = Liking(
                    frozenset({"yes or no", "mark"}), (("yes or no", 0.6),), what="des OUI / NON"
                )
            case Date():
                found[one.id] = Liking(
                    frozenset({"date", "serial"}), (("date", 0.8),), (("birth", 6.0),), "des dates"
                )
            case Listing():
                kind = f"list:{one.id}"
                found[one.id] = Liking(
                    frozenset({kind}),
                    ((f"clearly:{one.id}", _LIST_POINTS.get(one.id, 1.5)),),
                    what=f"connues de la liste « {one.label} »",
                )
            case _:
                pass
    found["4.1"] = Liking(frozenset({"list:4.1"}), (("list:4.1", 2.0),), what="des répertoires")
    return found
