"""Which proposals about a place of birth are sure: the town or the country, and all beside it."""

from __future__ import annotations

from typing import Final

from certiflux.places.atlas import Atlas
from certiflux.places.countries import by_code, find_country, is_france
from certiflux.places.country_said import read_country, says_france
from certiflux.places.departments import overseas_named
from certiflux.places.names import CITIES, bare, department
from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.ids import CODE_PAYS, INSEE, POSTAL
from certiflux.rules.places.abroad import in_town
from certiflux.rules.places.case import CODE_LENGTH, Place, PlaceCase
from certiflux.rules.places.judged import born_in, place_in
from certiflux.rules.scene import Scene
from certiflux.rules.sure import Sure

_ABROAD: Final = "99"
_CORSICA: Final = frozenset({"2A", "2B"})


def town_settled(scene: Scene, finding: Finding, fix: Fix) -> bool:
    """Hold where a commune bears the very name given, in the department that the row tells."""
    atlas, code = scene.context.places.atlas(), fix.values.get(INSEE, "")
    if atlas is None or finding.row is None or set(fix.values) - {INSEE, POSTAL}:
        return False
    place = place_in(scene.dataset, finding.row)
    case = PlaceCase(place, born_in(scene.dataset, finding.row), atlas)
    told = _told(case, finding)
    return bool(told) and _bears(case, code) and told <= _around(code, atlas) and _home(place, told)


def _told(case: PlaceCase, finding: Finding) -> set[str]:
    """Return every department that the row tells beside the name of the town."""
    place, said, atlas = case.place, case.town, case.atlas
    told = {place.department, said.department, overseas_named(place.country)}
    postals = [place.postal, said.postal]
    if finding.rule == "POSTAL_POUR_INSEE":
        postals.append(place.insee)
    known = (one for one in postals if atlas.by_postal(one) or one in atlas)
    return (told | {department(one) for one in known}) - {""}


def _bears(case: PlaceCase, code: str) -> bool:
    """Say whether a commune bears, or bore, the name written; no other spelling is taken for it."""
    said, atlas = case.town, case.atlas
    if not case.place.town or code not in atlas:
        return False
    if said.district:
        return said.district == code
    whole = CITIES.get(said.name)
    inside = whole is not None and code in whole.districts
    key = bare(said.name)
    now = atlas.present(code)
    return inside or any(key == one.key for c in {code, now} - {""} for one in atlas.episodes(c))


def _around(code: str, atlas: Atlas) -> set[str]:
    """Return the departments in which a commune is, or was; 20 was all of Corsica."""
    found = {department(code), department(atlas.present(code) or code)}
    return found | {"20"} if found & _CORSICA else found


def _home(place: Place, told: set[str]) -> bool:
    """Say whether nothing in the row tells another country."""
    abroad = place.country and not says_france(place.country)
    if abroad and overseas_named(place.country) not in told - {""}:
        return False
    return not place.country_code or _codes_france(place.country_code)


def _codes_france(text: str) -> bool:
    return is_france(text) or text == "100"


def country_settled(scene: Scene, finding: Finding, fix: Fix) -> bool:
    """Hold where all that the row says of the country is the same, and nothing is French."""
    if finding.row is None:
        return False
    place, country = place_in(scene.dataset, finding.row), by_code(fix.values.get(INSEE, ""))
    words = read_country(place.country) if place.country else None
    if country is None or (place.country and words is None):
        return False
    town = in_town(place.town) if place.town and not place.country else None
    codes = [find_country(one) for one in (place.country_code, place.insee) if one]
    said = [one for one in (words, town, *codes) if one is not None]
    agreed = bool(said) and all(one == country for one in said) and None not in codes
    return agreed and place.department in {"", _ABROAD} and not place.postal


def not_a_country(scene: Scene, finding: Finding, fix: Fix) -> bool:
    """Hold where the code of a country is that of France, and nothing tells another one."""
    if finding.row is None or fix.values != {CODE_PAYS: ""}:
        return False
    place = place_in(scene.dataset, finding.row)
    foreign = place.insee.startswith(_ABROAD)
    words = not place.country or says_france(place.country)
    return words and not foreign and _codes_france(scene.text(CODE_PAYS, finding.row))


def spaces_left(scene: Scene, finding: Finding, fix: Fix) -> bool:
    """Hold where a code is one that exists once its spaces are taken out."""
    atlas, code = scene.context.places.atlas(), fix.values.get(INSEE, "")
    own = "".join(scene.text(INSEE, finding.row).split()).upper()
    known = atlas is not None and (code in atlas or by_code(code) is not None)
    return set(fix.values) == {INSEE} and len(code) == CODE_LENGTH and code == own and known


TOWN: Final = Sure(
    name="code-insee",
    title="Code INSEE de la commune de naissance",
    why="Le département ou le code postal de la ligne ne laisse qu'une commune de ce nom.",
    holds=town_settled,
)
COUNTRY: Final = Sure(
    name="pays",
    title="Codes du pays de naissance",
    why="Tout ce que dit la ligne désigne ce pays, et lui seul.",
    holds=country_settled,
)
HOME: Final = Sure(
    name="pays-france",
    title="Code de la France retiré, pour une naissance en France",
    why="Le code du pays ne se donne que pour une naissance à l'étranger.",
    holds=not_a_country,
)
SPACED: Final = Sure(
    name="espaces",
    title="Espaces retirés d'un code INSEE",
    why="Sans ses espaces, ce code existe.",
    holds=spaces_left,
)
PLACES: Final = (TOWN, COUNTRY, HOME)
"""What may be sure of a place of birth."""
