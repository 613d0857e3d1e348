"""What the values of a column must be for each target, as data: needs, likings, dislikes.

A need that under half of the cells meets is a veto. A liking adds its points by the share of the
cells that are of its kind. Kinds are those of ``cells``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from certiflux.dictionary import CURRENT, Version, fields, ids
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


_HATED: Final = 3.0


def _like(needs: str = "", what: str = "", likes: str = "", hates: str = "") -> Liking:
    """Return a liking written short: kinds parted by spaces (« full_name »), « kind=points »."""
    good = tuple(one.replace("_", " ").split("=") for one in likes.split())
    return Liking(
        frozenset(kind.replace("_", " ") for kind in needs.split()),
        tuple((kind, float(points)) for kind, points in good),
        tuple((kind.replace("_", " "), _HATED) for kind in hates.split()),
        what,
    )


_NAME = "words full_name"
_FOREIGN = "date mail phone nir url street stamp siret"

_OWN: Final[dict[str, Liking]] = {
    ids.NOM_NAISSANCE: _like(
        needs=_NAME,
        what="des noms",
        likes="surname=1.2 capitals=0.4",
        hates="list:8.9 country nationality sentence full_name",
    ),
    ids.NOM_USAGE: _like(
        needs=_NAME,
        what="des noms",
        likes="surname=0.8 capitals=0.3",
        hates="list:8.9 country nationality sentence",
    ),
    ids.PRENOM_1: _like(
        needs=_NAME,
        what="des prénoms",
        likes="first_name=3.0",
        hates="list:8.9 country nationality",
    ),
    ids.PRENOM_2: _like(
        needs=_NAME,
        what="des prénoms",
        likes="first_name=1.5",
        hates="list:8.9 country nationality",
    ),
    ids.PRENOM_3: _like(
        needs=_NAME,
        what="des prénoms",
        likes="first_name=1.5",
        hates="list:8.9 country nationality",
    ),
    ids.NOM_TITULAIRE: _like(needs=_NAME, what="des noms"),
    ids.PRENOM_TITULAIRE: _like(needs=_NAME, what="des prénoms"),
    ids.NOM_PRENOM: _like(
        needs="full_name two_words",
        what="des noms suivis de prénoms",
        likes="full_name=3.0",
        hates="list:8.9 country",
    ),
    ids.DATE_NAISSANCE: _like(
        needs="date serial birth_year born",
        what="des dates de naissance",
        likes="birth=3.0 born=2.0",
        hates="stamp",
    ),
    ids.ANNEE_NAISSANCE: _like(needs="year", what="des années", likes="birth_year=2.0"),
    ids.MOIS_NAISSANCE: _like(needs="month words", what="des mois", likes="month=0.6"),
    ids.JOUR_NAISSANCE: _like(needs="day", what="des jours du mois", likes="day=0.6"),
    ids.SEXE: _like(needs="list:8.9", what="des sexes ou des civilités", likes="clearly:8.9=4.0"),
    ids.CODE_INSEE: _like(
        needs="five insee country_code code place",
        what="des codes à cinq chiffres",
        likes="insee=2.0",
        hates="postal",
    ),
    ids.CODE_POSTAL: _like(
        needs="five postal place",
        what="des codes à cinq chiffres",
        likes="postal=1.2",
        hates="insee",
    ),
    ids.LIBELLE_COMMUNE: _like(
        needs="words place",
        what="des villes",
        likes="town=1.8 place=2.2",
        hates="list:8.9",
    ),
    ids.CODE_PAYS: _like(needs="country_code", what="des codes de pays", likes="country_code=1.5"),
    ids.LIBELLE_PAYS: _like(needs="country", what="des pays", likes="country=2.4"),
    ids.DEPARTEMENT: _like(
        needs="department place", what="des départements", likes="department=1.9"
    ),
    "nir": _like(needs="nir", what="des numéros de sécurité sociale", likes="nir=4.0"),
    ids.RESULTAT: _like(
        needs="decision mark yes_or_no",
        what="des décisions",
        likes="decision=2.6 mark=0.8 yes_or_no=0.8",
        hates="date",
    ),
    ids.ID_TECHNIQUE: _like(likes="unique=0.9", hates=f"{_FOREIGN} sentence"),
    ids.URL_PREUVE: _like(needs="url", what="des adresses web", likes="url=3.5"),
    ids.LIBELLE_OPTION: _like(
        needs="words sentence code place full_name",
        likes="sentence=0.5",
        hates="date list:8.9 decision",
    ),
    ids.CODE_POSTAL_CENTRE: _like(needs="five postal", what="des codes à cinq chiffres"),
    ids.SCORING: _like(
        needs="number score list:5.13",
        what="des nombres",
        likes="score=0.8",
        hates="date birth_year",
    ),
    ids.VERBATIM: _like(hates=f"{_FOREIGN} whole"),
    ids.CODE: _like(
        needs="fiche fiche_inside five whole",
        what="des codes RNCP ou RS",
        likes="fiche=3.8 fiche_inside=3.3",
    ),
    ids.ID_DOSSIER: _like(needs="whole code", what="des numéros de dossier", hates="list:8.9"),
    ids.ID_CLIENT_EMETTEUR: _like(hates="unique"),
    ids.ID_CLIENT_CERTIFICATEUR: _like(hates="unique"),
    ids.ID_CONTRAT: _like(hates="unique"),
    ids.SCORE_GENERAL: _like(needs="whole", what="des nombres"),
    decoys.CONTACT: _like(likes="mail=7.0 phone=7.0"),
    decoys.HOME: _like(
        needs="words five country_code code street country department place postal",
        likes="street=4.5 town=1.8 postal=1.2 country=1.8 place=1.5",
        hates="list:8.9 date fiche",
    ),
    decoys.NATIONALITY: _like(likes="nationality=3.5"),
    decoys.OTHERS: _like(likes="siret=3.5", hates="department place"),
    decoys.STAMP: _like(likes="stamp=4.0 date=0.8"),
    decoys.STUDENT: _like(likes="unique=0.8", hates="date list:8.9 first_name list:7.1 fiche"),
    decoys.RANK: _like(needs="whole", likes="counted=4.5"),
    decoys.COMMENT: _like(likes="sentence=1.0", hates="date fiche decision"),
    decoys.DETAIL: _like(needs="number score decision mark vague code"),
    decoys.CENTRE: _like(hates="date list:8.9 list:7.1 decision"),
    decoys.TRAINING: _like(hates="list:8.9 fiche fiche_inside list:7.1"),
    decoys.WISHED: _like(hates="list:8.9 fiche fiche_inside list:7.1"),
    decoys.PRINTING: _like(needs="date yes_or_no mark", likes="date=0.8"),
}

_DATE_POINTS: Final = {ids.DEBUT_VALIDITE: 0.95, ids.DEBUT_EXAMEN: 0.9}
_LIST_POINTS: Final = {
    ids.MODALITE_ACCES: 3.6,
    ids.NIVEAU_LANGUE: 3.8,
    ids.MENTION: 2.6,
    ids.MODALITE_PASSAGE: 2.6,
    ids.INITIATIVE: 1.5,
    ids.TYPE: 1.5,
    ids.OBTENTION: 1.0,
    ids.VOIE_VAE: 1.5,
    ids.NATURE_DEPOSANT: 2.0,
}


@cache
def likings(version: Version = CURRENT) -> dict[str, Liking]:
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
                    frozenset({"date", "serial"}),
                    (("date", _DATE_POINTS.get(one.id, 0.8)),),
                    (("birth", 6.0),),
                    "des dates",
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
    found[ids.TYPE] = Liking(frozenset({"list:4.1"}), (("list:4.1", 2.0),), what="des répertoires")
    return found
