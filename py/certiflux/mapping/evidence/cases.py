"""What speaks for each target of one column, in points: its header, its values, its neighbours."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Final

from certiflux.dictionary import Version, ids
from certiflux.dictionary.passage import RESULTAT
from certiflux.mapping.evidence import decoys
from certiflux.mapping.evidence.around import Title
from certiflux.mapping.evidence.header import HeaderScore, header_says
from certiflux.mapping.evidence.likings import likings
from certiflux.mapping.evidence.sample import ColumnSample
from certiflux.mapping.evidence.values import ValueScore, values_say
from certiflux.mapping.evidence.words import words

NONE: Final = 1.9
"""Points that a meaning must pass to own a column."""

_HEADLESS: Final = 0.5
"""Points of a header under which the values alone speak."""

TYPED: Final = 2.0
"""Points of values that may speak without a header."""

LITTLE: Final = 1.0
"""The same in a table without header, where nothing else speaks."""

_WEAK: Final = 0.8
"""The same for what is only shown as another choice."""

_RARE: Final = {
    ids.NOM_USAGE: (
        "usage usuel marital epouse epou marie mariee femme married last usagename 2 autre utilise"
    ),
    ids.ID_TECHNIQUE: "numero identifiant code reference unique external serie cle",
    ids.PRENOM_2: "2 deuxieme second middle autre",
    ids.PRENOM_3: "3 troisieme",
    ids.SCORE_GENERAL: "digcomp score pix general",
    ids.NIVEAU: "digcomp competence",
    ids.DOMAINE: "digcomp domaine",
    ids.COMPETENCE: "digcomp competence",
    ids.ID_DOSSIER: "dossier cpf edof",
    ids.NOM_TITULAIRE: "titulaire",
    ids.PRENOM_TITULAIRE: "titulaire",
    ids.NATURE_DEPOSANT: "deposant",
    ids.LIBELLE_PAYS: "pay country",
    ids.CODE_POSTAL_CENTRE: "centre examen",
    ids.VOIE_VAE: "vae voie conge",
    ids.INITIATIVE: "initiative inscrit inscription",
    ids.PRESENCE_LANGUE: "presence langue",
    ids.PRESENCE_NUMERIQUE: "presence numerique",
    ids.ID_CLIENT_EMETTEUR: "client bcr idclient",
    ids.ID_CLIENT_CERTIFICATEUR: "client bcr idclient",
    ids.ID_CONTRAT: "contrat idcontrat",
    ids.DONNEE_CERTIFIEE: "certifiee definitif donnee",
    ids.ID_FLUX: "flux idflux",
    ids.HORODATAGE: "horodatage",
    ids.URL_PREUVE: "url lien preuve proof link",
}
"""Words without one of which a header says nothing for a rare target."""

_RARE_LOSS: Final = 1.2
_SAID_ENOUGH: Final = frozenset(
    {
        ids.LIBELLE_PAYS,
        ids.ID_TECHNIQUE,
        ids.NOM_USAGE,
        ids.PRENOM_2,
        ids.PRENOM_3,
        ids.ID_DOSSIER,
        ids.PRESENCE_LANGUE,
        ids.PRESENCE_NUMERIQUE,
        ids.URL_PREUVE,
    }
)
_WHOLE_WORDING: Final = 4.3
_EMPTY_LOSS: Final = 2.2
DECOYS: Final = frozenset(decoy.id for decoy in decoys.DECOYS)


_HUSHED, _LOWER = 0.3, 0.5
_FEW, _PLAIN, _CLEAR, _MOST_DECISIONS = 2, 2.8, 3.4, 6
_OF_PLACES: Final = frozenset({"commune", ids.DEPARTEMENT, "pay", "region"})
_SEX: Final = ids.SEXE
_SEXES: Final = 3
"""Most words that a column of sexes holds: two, and what says neither."""

_SURNAMES: Final = frozenset({ids.NOM_NAISSANCE, ids.NOM_USAGE})
_NOBODY, _SOME_NAMES = 1.8, 0.25
_UNNAMED: Final = 3.6
"""Points that values alone may give at most."""

_NEED_BIRTH: Final = frozenset(
    {ids.CODE_POSTAL, ids.LIBELLE_COMMUNE, ids.CODE_PAYS, ids.LIBELLE_PAYS}
)
"""Places that without a word of birth are rather those of the home."""


@dataclass(slots=True)
class TargetCase:
    """What speaks for one target of a column: header, values and neighbours, in points."""

    target: str
    said: HeaderScore | None
    told: ValueScore | None
    beside: float
    points: float


def cases_of(
    title: Title,
    seen: ColumnSample,
    exact: Dict[str, HeaderScore],
    beside: Dict[str, float],
    version: Version,
    typed: float,
) -> dict[str, TargetCase]:
    """Return what speaks for every target of a column, by target.

    ``exact`` is what other header rows say, ``beside`` what the neighbours add, ``typed`` the
    points from which values speak without a header.
    """
    said = _weighed({**header_says(title.text, title.group, version), **exact})
    told = values_say(seen, version)
    telling = {
        target
        for target, one in told.items()
        if one.points >= (_WEAK if likings(version)[target].needs else typed)
        and (seen.distinct > 1 or seen.size > _FEW or target in DECOYS)
    }
    if any(_stands(target, said, told) for target in said):
        telling = set()
    found: dict[str, TargetCase] = {}
    for target in {*said, *beside, *telling}:
        case = _case(
            target, title, seen, said.get(target), told.get(target), beside.get(target, 0.0)
        )
        if not seen.size and target not in DECOYS:
            case.points -= _EMPTY_LOSS
        found[target] = case
    official = {target: one for target, one in said.items() if one.official}
    first = max(official, key=lambda target: official[target].points, default="")
    if _stands(first, official, told) or any(_confirmed(one, told, version) for one in official):
        for case in found.values():
            if case.said and case.said.official and case.told and case.told.veto:
                case.points = case.said.points + case.told.points
    return found


def _confirmed(target: str, told: Dict[str, ValueScore], version: Version) -> bool:
    """Say whether the values are of the kinds that a target needs, and speak for it."""
    wants = likings(version).get(target)
    return wants is not None and bool(wants.needs) and told[target].points > 0


def _stands(target: str, said: Dict[str, HeaderScore], told: Dict[str, ValueScore]) -> bool:
    """Say whether a header is a very wording of a field that the values do not contradict."""
    if target not in said or target in DECOYS:
        return False
    return said[target].exact and not (target in told and told[target].veto)


def _weighed(said: dict[str, HeaderScore]) -> dict[str, HeaderScore]:
    """Return what a header says, the rest said less loudly beside an exact wording.

    An id or a tag leaves little to any other reading; so does a wording of several words to what
    the flow does not want.
    """
    official = any(one.official for one in said.values())
    worded = any(
        one.exact and target not in DECOYS and len(words(one.text)) > 1
        for target, one in said.items()
    )
    if not official and not worded:
        return said
    return {
        target: one
        if one.exact and not (official and not one.official)
        else replace(
            one, points=one.points * (_HUSHED if official else _LOWER if target in DECOYS else 1)
        )
        for target, one in said.items()
    }


def _case(
    target: str,
    title: Title,
    seen: ColumnSample,
    said: HeaderScore | None,
    told: ValueScore | None,
    beside: float,
) -> TargetCase:
    points = _header_points(target, title, said)
    header = points
    points += beside
    if told:
        points += told.points
        if header < _HEADLESS and beside <= 0 and target not in DECOYS:
            points = min(points, _UNNAMED)
    lone = target in _NEED_BIRTH and not (title.birth or beside > 0 or (said and said.exact))
    if lone and title.text:
        points = min(points, LITTLE)
    if (
        target in DECOYS
        and told
        and 0 < told.points < TYPED
        and not _may_like(target, title, header)
    ):
        points = header
    if target == RESULTAT.id and header < _PLAIN and told and told.points < TYPED:
        points = 0.0  # yes or no to something else
    if told and told.veto and _asks_words(target, title, seen, said, header):
        points = max(points, NONE + _HEADLESS)  # words that nobody knows are asked
    if target in _SURNAMES and not (title.told or (said and said.exact) or _are_names(seen)):
        points -= _NOBODY
    if said and said.official and told and not told.veto:
        points = max(points, NONE + 1)  # an id or a tag is kept, and asked
    if said and said.exact and told and told.veto:
        points = max(points, _kept(target, said, told.fit))
    return TargetCase(target, said, told, beside, points)


def _asks_words(
    target: str, title: Title, seen: ColumnSample, said: HeaderScore | None, header: float
) -> bool:
    """Say whether a header is clear enough for the words below it to be asked about."""
    if target == RESULTAT.id:
        return header >= _CLEAR and _few_words(title, seen)
    few = target == _SEX and seen.distinct <= _SEXES
    return few and said is not None and said.exact and _few_words(title, seen)


def _few_words(title: Title, seen: ColumnSample) -> bool:
    """Say whether a column holds a few words or codes, as decisions are, and no typed values.

    Not under « Statut », which says many other things.
    """
    if "statut" in title.stems:
        return False
    typed = seen.share("date", "number", "mail", "phone", "url", "fiche", "sentence")
    return seen.distinct <= _MOST_DECISIONS and typed < _SOME_NAMES


def _are_names(seen: ColumnSample) -> bool:
    """Say whether known names stand among the values, and not the same ones again and again."""
    known = seen.share("surname", "first name") >= _SOME_NAMES
    return known and not seen.counts["repeated"]


def _may_like(target: str, title: Title, header: float) -> bool:
    """Say whether values may speak for what the flow does not want: not against its header."""
    if target == decoys.HOME:
        return header >= _HEADLESS and (title.place or title.home) and not title.group
    return header >= _HEADLESS


def _header_points(target: str, title: Title, said: HeaderScore | None) -> float:
    """Return the points of a header, less where it lacks the word that the target must have."""
    if said is None:
        return 0.0
    rare = _RARE.get(target)
    if rare and not said.exact and title.every.isdisjoint(rare.split()):
        return 0.0
    loose = rare and target not in _SAID_ENOUGH and said.points < _WHOLE_WORDING
    points = said.points - (_RARE_LOSS if loose else 0.0)
    if target == decoys.HOME and title.birth:
        return points * _LOWER
    if target in _SURNAMES and title.stems & _OF_PLACES:
        return points * _LOWER
    return points


def _kept(target: str, said: HeaderScore, fit: float) -> float:
    """Return what is left of an exact wording that the values contradict: enough to be asked.

    The dictionary's own ids, tags and labels are kept whole; a usual wording of a closed list
    that knows no value, or of one word, may mean something else and is worth nothing then.
    """
    if said.official:
        return said.points
    listed = any(kind.startswith("list:") for kind in likings()[target].needs)
    civil = target.startswith("8.")
    worth = fit > 0 if listed else civil or len(words(said.text)) > 1
    return NONE + _HEADLESS if worth else 0.0
