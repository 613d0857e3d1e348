"""Let the values of a column confirm, contradict or replace what its header says."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from certiflux.dictionary import CURRENT, composites, fields
from certiflux.dictionary.kinds import Boolean, Date, Listing
from certiflux.dictionary.passage import RESULTAT
from certiflux.mapping.candidate import SURE, Candidate, How, by_values, said_of
from certiflux.mapping.holding import Held, Profile
from certiflux.mapping.proposals import proposals
from certiflux.mapping.roles import MOST, Roles, place_code
from certiflux.words import typographic

_CONFIRMED, _CONTRADICTED, _REPLACED, _TWIN_LESS = 0.5, 30, 50, 10
_MOST_CLOSE: Final = 89
_LEAST_EXACT: Final = 66
_LITTLE: Final = 0.2
_FEWEST_WORDS: Final = 2
_OFFERED: Final = 30
"""Score of what is shown as another choice and never taken without a word of the user."""

_CONFIRMING: Final = {Held.WORDS.value: 0.0, Held.BOOLEAN.value: 0.2, Held.DATE.value: 0.2}
"""How much of what misses to be sure the values give, for classes that many fields share."""

_WORDED = frozenset({"8.1", "8.2", "8.3", "8.4", "8.5", "8.12", "8.14", "9.2", "9.3"})
_PLACE = (Held.FIVE, Held.YEAR, Held.COUNTRY_CODE)
_FITS: Final[dict[str, tuple[Held, ...]]] = {
    "8.6-8.8": (Held.DATE, Held.SERIAL, Held.YEAR),
    "8.6": (Held.YEAR,),
    "8.7": (Held.MONTH, Held.WORDS),
    "8.8": (Held.DAY,),
    "8.10": _PLACE,
    "8.11": _PLACE,
    "5.9": _PLACE,
    "8.13": (Held.COUNTRY_CODE, Held.FIVE),
    "4.2": (Held.FICHE, Held.FIVE, Held.YEAR, Held.NUMBER),
    "5.2": (Held.URL,),
    RESULTAT.id: (Held.BOOLEAN, Held.WORDS, Held.FULL_NAME),
}
_TELLING: Final = (
    Held.BOOLEAN,
    Held.DATE,
    Held.FICHE,
    Held.EMAIL,
    Held.NIR,
    Held.PHONE,
    Held.URL,
    Held.FIVE,
    Held.YEAR,
    Held.COUNTRY_CODE,
    Held.WORDS,
)
"""Classes that contradict a header when nearly all values are of them."""

TWINS: Final[dict[tuple[str, Held], str]] = {
    ("5.13", Held.BOOLEAN): "5.12",
    ("6.1", Held.BOOLEAN): "5.14",
    ("6.2", Held.BOOLEAN): "5.14",
    ("8.12", Held.FIVE): "8.10",
    ("8.10", Held.WORDS): "8.12",
    ("8.11", Held.WORDS): "8.12",
    ("8.14", Held.COUNTRY_CODE): "8.13",
    ("8.13", Held.WORDS): "8.14",
    ("4.1", Held.FICHE): "4.2",
    ("5.1", Held.FICHE): "4.2",
    ("5.4", Held.FICHE): "4.2",
    ("5.10", Held.FICHE): "4.2",
    ("8.6", Held.DATE): "8.6-8.8",
    ("8.6-8.8", Held.WORDS): "8.12",
}
"""What a header close to one field means when its values are of another's class."""

SPELLED_TWINS: Final = {"5.12": "5.13", "6.2": "5.13", "4.2": "4.1"}
"""The same for values that the other field's list knows."""

UNUSED: Final = {
    Held.NIR: "Numéros de sécurité sociale : cette colonne n'est pas utilisée",
    Held.EMAIL: "Adresses électroniques : le flux n'en a pas l'usage",
    Held.PHONE: "Numéros de téléphone : le flux n'en a pas l'usage",
}
"""Personal data that are recognised so as not to be sent."""


def weigh(
    found: list[Candidate], seen: Profile, index: int, found_roles: Roles, version: str = CURRENT
) -> list[Candidate]:
    """Return the candidates of a column, likeliest first, its values having voted."""
    if unused(found, seen):
        numbers = seen.share(Held.NIR)
        return [by_values("nir", _OFFERED, numbers, Held.NIR.value)] if numbers >= MOST else []
    weighed: dict[str, Candidate] = {}
    for candidate in found:
        for one in _judged(candidate, seen, version):
            known = weighed.get(one.target)
            if known is None or one.score > known.score:
                weighed[one.target] = one
    for one in proposals(seen, index, found_roles, version):
        weighed.setdefault(one.target, one)
    return sorted(weighed.values(), key=lambda one: -one.score)


def unused(found: list[Candidate], seen: Profile) -> str:
    """Return why a column of personal data is left alone, or nothing."""
    for held, reason in UNUSED.items():
        if seen.share(held) >= MOST:
            spared = {"nir", "9.1"} if held is Held.NIR else {one.target for one in found}
            exact = {one.target for one in found if one.how < How.CLOSE}
            return "" if spared & exact else typographic(reason)
    return ""


def _judged(candidate: Candidate, seen: Profile, version: str) -> list[Candidate]:
    """Return a candidate as its values leave it, and the twin that they point to."""
    fit, what = _fit(candidate.target, seen, version)
    if fit >= MOST and what:
        return [_confirmed(candidate, fit, what, seen)]
    telling = _telling(seen)
    if twin := _twin(candidate.target, seen, telling):
        share, words = twin[1]
        reason = typographic(f"{candidate.reason}, mais {said_of(share, words)}")
        score = candidate.score - _TWIN_LESS
        return [
            replace(candidate, score=min(candidate.score, _REPLACED)),
            Candidate(twin[0], How.VALUES, score, reason),
        ]
    if telling and what and fit <= _LITTLE:
        said = said_of(seen.share(telling), telling.value)
        return [_contradicted(candidate, f"mais {said}")]
    if candidate.how >= How.CLOSE and what == Held.DATE.value and not fit:
        return [_contradicted(candidate, "mais aucune valeur n'est une date")]
    if candidate.target == RESULTAT.id and what and not fit:
        return [_contradicted(candidate, "mais aucune valeur ne dit oui ou non")]
    return [candidate]


def _confirmed(candidate: Candidate, fit: float, what: str, seen: Profile) -> Candidate:
    """Return a candidate that the values confirm; an exact one was sure enough."""
    reason, score = candidate.reason, candidate.score
    if candidate.how >= How.CLOSE and _CONFIRMING.get(what, _CONFIRMED):
        reason = typographic(f"{reason} ; {said_of(fit, what)}")
        score += round((_MOST_CLOSE - score) * _CONFIRMING.get(what, _CONFIRMED))
    places = {"8.10", "8.11"}
    place = place_code(seen)
    if candidate.target in places and place and place != candidate.target:
        other = "codes postaux" if place == "8.11" else "codes INSEE"
        reason = typographic(f"{candidate.reason}, mais les valeurs ressemblent à des {other}")
        return replace(candidate, score=min(score, SURE - 1), reason=reason)
    return replace(candidate, score=score, reason=reason)


def _contradicted(candidate: Candidate, why: str) -> Candidate:
    score = candidate.score - _CONTRADICTED
    if candidate.how < How.CLOSE:
        score = max(_LEAST_EXACT, score)
    reason = typographic(f"{candidate.reason}, {why}")
    return replace(candidate, score=score, reason=reason)


def _fit(target: str, seen: Profile, version: str) -> tuple[float, str]:
    """Return how much of the values suits a target (0–1), and what they are; "" for no opinion."""
    if not seen.size or (target in composites() and target not in _FITS):
        return 0.0, ""
    if classes := _FITS.get(target):
        what = "des dates de naissance" if target in composites() else classes[0].value
        return seen.share(*classes), what
    if target in _WORDED:
        return seen.share(Held.WORDS, Held.FULL_NAME), Held.WORDS.value
    match fields(version)[target].kind:
        case Boolean():
            return seen.share(Held.BOOLEAN), Held.BOOLEAN.value
        case Date():
            return seen.share(Held.DATE, Held.SERIAL), Held.DATE.value
        case Listing():
            label = fields(version)[target].label
            unknown_words = seen.share(Held.WORDS, Held.FULL_NAME) > seen.share_spelled(target)
            return max(
                seen.share_spelled(target), _LITTLE * 2 if unknown_words else 0.0
            ), f"connues de la liste « {label} »"
        case _:
            return 0.0, ""


def _telling(seen: Profile) -> Held | None:
    """Return the class of nearly all the values, when one says something."""
    for held in _TELLING:
        if seen.share(held) >= MOST:
            return held if held is not Held.WORDS or seen.size >= _FEWEST_WORDS else None
    return None


def _twin(target: str, seen: Profile, telling: Held | None) -> tuple[str, tuple[float, str]] | None:
    if telling and (other := TWINS.get((target, telling))):
        if other == "8.10":
            other = place_code(seen) or other
        return other, (seen.share(telling), telling.value)
    if (other := SPELLED_TWINS.get(target)) and seen.share_spelled(other) >= MOST:
        label = fields()[other].label
        return other, (seen.share_spelled(other), f"connues de la liste « {label} »")
    return None
