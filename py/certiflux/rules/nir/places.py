"""Compare the place inside a national number with the place of birth given (PLACES.md).

A number keeps the department that existed at birth; a place that nobody knows is no fault of the
other columns, so whatever is not surely different agrees.
"""

from __future__ import annotations

from typing import Final

_ABROAD: Final = "99"
_CORSICA: Final = frozenset({"2A", "2B", "20"})
_CORSICA_PARTED: Final = 1976
_SEINE_PARTED: Final = 1968
_PARTED: Final = {
    "75": frozenset({"75", "92", "93", "94"}),
    "78": frozenset({"78", "91", "92", "93", "94", "95"}),
}
"""Seine and Seine-et-Oise, and the departments made of them on 1 January 1968."""

_NORTH_AFRICA: Final = frozenset({"99350", "99351", "99352"})
_NORTH_AFRICA_THEN: Final = frozenset({"91", "92", "93", "94", "95", "96"})
_INDEPENDENT: Final = 1968
"""Years in which the departments of Algeria and the protectorates had codes of their own."""

_OVERSEAS: Final = ("97", "98")
_DISTRICTS: Final = {"75": "75056", "13": "13055", "69": "69123"}
_DISTRICT_CODES: Final = {"75": ("751", "752"), "13": ("132", "131"), "69": ("6938", "6939")}
_COMMUNE: Final = 5


def same_department(place: str, insee: str, year: int | None) -> bool:
    """Say whether a number's place may be in the department or country of an INSEE code.

    ``year`` is that of the birth, None when it is not known.
    """
    if len(insee) != _COMMUNE:
        return True
    then, given = place[:2], insee[:2].upper()
    before = year is None or year < _INDEPENDENT
    if given == _ABROAD:
        if insee in _NORTH_AFRICA and before and (then in _NORTH_AFRICA_THEN or then == "9"):
            return True
        return place == insee
    if then == _ABROAD:
        return False
    if then in _OVERSEAS:
        return place[:3] == insee[:3] or given in _OVERSEAS
    if then == given:
        return True
    if then == "20":
        return given in _CORSICA and (year is None or year < _CORSICA_PARTED)
    if given == "20":
        return then in _CORSICA
    old = year is None or year < _SEINE_PARTED
    return old and given in _PARTED.get(then, frozenset())


def same_commune(place: str, insee: str) -> bool:
    """Say whether two places of one department may be the same commune.

    The departments renumbered since, and the districts of the three big cities, agree.
    """
    if len(insee) != _COMMUNE or place[:2] != insee[:2].upper() or place[:2] == _ABROAD:
        return True
    department = place[:2]
    codes = _DISTRICT_CODES.get(department, ())
    if insee == _DISTRICTS.get(department) or insee.startswith(codes or "?"):
        return place == _DISTRICTS[department] or place.startswith(codes)
    return place == insee.upper()
