"""What columns of names say of one another: the one that says « naissance » is the birth name."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary import ids
from certiflux.mapping.evidence.around import Title
from certiflux.mapping.evidence.header import header_says
from certiflux.mapping.evidence.sample import ColumnSample

BIRTH: Final = frozenset(
    {"naissance", "jeune", "fille", "patronymique", "birth", "maiden", "civil"},
)
"""Words of a name that is the birth name, whatever another column is called."""

USAGE: Final = frozenset(
    {
        "usage",
        "usuel",
        "marital",
        "epouse",
        "epou",
        "marie",
        "mariee",
        "married",
        "femme",
        "usageName",
    }
)
"""Words of a name that is the usage name."""

_OTHERWISE: Final = frozenset({"prenom", "commune", ids.DEPARTEMENT, "pay", "region"})
"""Words of a name that is that of no family."""

_NAMED: Final = 2.5
_USUAL, _NOT_BIRTH, _OF_BIRTH = 3.2, 2.5, 1.0
_SAME, _ALIKE = 0.7, 1.0


def kind_of_name(title: Title) -> str:
    """Return « birth », « usage » or « bare » for a column of surnames, "" for any other."""
    said = header_says(title.text, title.group)
    family = [
        said[target].points for target in (ids.NOM_NAISSANCE, ids.NOM_USAGE) if target in said
    ]
    if not family or max(family) < _NAMED or title.stems & _OTHERWISE:
        return ""
    if title.stems & USAGE or (ids.NOM_USAGE in said and said[ids.NOM_USAGE].exact):
        return "usage"
    return "birth" if title.every & BIRTH else "bare"


def name_relations(titles: list[Title], seen: list[ColumnSample]) -> dict[int, dict[str, float]]:
    """Return the points that columns of names give one another.

    « Nom » beside « Nom de jeune fille » is the name of every day, never the birth name. Beside
    « Nom d'usage », it is the birth name.
    """
    kinds = {
        index: kind
        for index, title in enumerate(titles)
        if seen[index].size and seen[index].share("words") > 0 and (kind := kind_of_name(title))
    }
    found: dict[int, dict[str, float]] = {}
    if len(kinds) == 1 and "last" in titles[next(iter(kinds))].stems:
        return {next(iter(kinds)): {ids.NOM_USAGE: -_USUAL}}
    beside_birth = "birth" in kinds.values()
    for index, kind in kinds.items():
        if kind == "bare" and beside_birth:
            found[index] = {ids.NOM_NAISSANCE: -_NOT_BIRTH, ids.NOM_USAGE: _USUAL}
        elif kind == "birth":
            found[index] = {ids.NOM_NAISSANCE: _OF_BIRTH, ids.NOM_USAGE: -_USUAL}
        elif kind == "usage" and beside_birth:
            found[index] = {ids.NOM_NAISSANCE: -_NOT_BIRTH}
    return found
