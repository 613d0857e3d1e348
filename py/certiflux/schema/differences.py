"""Say in French what a schema changes for the columns of a certifier, compared with ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from certiflux.base.words import counted
from certiflux.dictionary import LATEST, Version, fields, schema
from certiflux.dictionary.model import Field, Group
from certiflux.schema.shape import Element, Path

_LENGTHS: Final = ("length", "minLength", "maxLength")
_BOUNDS: Final = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
_KINDS: Final = {
    "string": "un texte",
    "int": "un nombre entier",
    "integer": "un nombre entier",
    "boolean": "true ou false",
    "date": "une date",
    "dateTime": "une date et une heure",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that another schema says otherwise than ours.

    ``kind`` is one of added, removed, required, optional, nillable, not_nillable, values, length,
    bounds, pattern, type, repeated, order; ``field`` the dictionary id when there is one.
    """

    kind: str
    field: str | None
    label: str
    sentence: str


def differences(
    ours: dict[Path, Element], theirs: dict[Path, Element], version: Version
) -> list[Difference]:
    """Return what ``theirs`` says otherwise than ``ours``, in document order.

    ``version`` is the dictionary's version that will be written: what it does not know cannot be.
    """
    found: list[Difference] = []
    for path in [*theirs, *(path for path in ours if path not in theirs)]:
        if path[:-1] and (path[:-1] in ours) != (path[:-1] in theirs):
            continue  # said of the group that holds it
        place = _Place.of(path, version)
        if path not in ours:
            found.append(_added(place, theirs[path]))
        elif path not in theirs:
            found.append(place.said("removed", "disparaît : n'envoyez plus cette donnée"))
        else:
            found += _changed(place, ours[path], theirs[path])
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """An element as the dictionary names it."""

    name: str
    label: str
    field: Field | None
    written: bool

    @classmethod
    def of(cls, path: Path, version: Version) -> _Place:
        node = _nodes().get(path)
        field = node if isinstance(node, Field) else None
        title = node.title if isinstance(node, Group) else ""
        if isinstance(node, Group):
            written = any(one.id in fields(version) for one in node.fields())
        else:
            written = field is not None and field.id in fields(version) and field.emitted
        return cls(path[-1], (field.label if field else title) or path[-1], field, written)

    def said(self, kind: str, words: str) -> Difference:
        known = f" (balise {self.name})" if self.label != self.name else ""
        sentence = f"« {self.label} »{known} {words}."
        return Difference(kind, self.field.id if self.field else None, self.label, sentence)


@cache
def _nodes() -> dict[Path, Field | Group]:
    """Return every element that the latest dictionary knows, by its path."""
    found: dict[Path, Field | Group] = {}
    pending: list[tuple[Path, Field | Group]] = [((), schema(LATEST))]
    while pending:
        above, node = pending.pop()
        path = (*above, node.name)
        found[path] = node
        if isinstance(node, Group):
            pending += [(path, child) for child in node.children]
    return found


def _added(place: _Place, told: Element) -> Difference:
    if told.held == "choice":
        words = "apparaît, comme une réponse possible de plus"
    elif told.required:
        words = "apparaît et est obligatoire"
    else:
        words = "apparaît et est facultatif"
    if not place.written:
        loss = "le fichier généré serait refusé" if _forced(told) else "vous n'avez rien à changer"
        words += f" ; Certiflux ne sait pas encore l'écrire : {loss}"
    elif told.values:
        words += f" ; valeurs : {', '.join(told.values)}"
    return place.said("added", words)


def _forced(told: Element) -> bool:
    return told.required and told.held != "choice"


def _changed(place: _Place, ours: Element, theirs: Element) -> Iterator[Difference]:
    if ours.required != theirs.required:
        kind = "required" if theirs.required else "optional"
        yield place.said(kind, f"devient {'obligatoire' if theirs.required else 'facultatif'}")
    if ours.nillable != theirs.nillable:
        if theirs.nillable:
            yield place.said("nillable", "peut désormais être déclaré vide (nil)")
        else:
            yield place.said("not_nillable", "ne peut plus être déclaré vide (nil)")
    if ours.repeated != theirs.repeated:
        words = (
            "peut être donné plusieurs fois" if theirs.repeated else "n'est plus donné qu'une fois"
        )
        yield place.said("repeated", words)
    if {ours.held, theirs.held} == {"all", "sequence"}:
        how = "imposé" if theirs.held == "sequence" else "libre"
        yield place.said("order", f"est à une place dont l'ordre est désormais {how}")
    yield from _text(place, ours, theirs)


def _text(place: _Place, ours: Element, theirs: Element) -> Iterator[Difference]:
    """Yield what changes in the text of an element that has one on both sides."""
    if ours.base != theirs.base and {ours.base, theirs.base} & _KINDS.keys():
        wanted = _KINDS.get(theirs.base, "autre chose qu'un texte simple")
        if wanted != _KINDS.get(ours.base):
            yield place.said("type", f"doit être {wanted}")
    more = [value for value in theirs.values if value not in ours.values]
    less = [value for value in ours.values if value not in theirs.values]
    if more and ours.values:
        yield place.said("values", f"admet {_more(more)} : {', '.join(more)}")
    elif more:
        yield place.said("values", f"n'admet plus que ces valeurs : {', '.join(more)}")
    if less and theirs.values:
        yield place.said("values", f"n'admet pas {_these(less)} : {', '.join(less)}")
    elif less:
        yield place.said("values", "n'est plus limité à une liste de valeurs")
    for kind, names in (("length", _LENGTHS), ("bounds", _BOUNDS)):
        before, after = (_limits(one, names) for one in (ours, theirs))
        if before != after:
            yield place.said(kind, f"admet {after} ({before} jusqu'ici)")
    if ours.facets.get("pattern") != theirs.facets.get("pattern"):
        yield place.said("pattern", "doit suivre une autre forme")


def _more(values: list[str]) -> str:
    return f"{counted(len(values), 'valeur')} de plus"


def _these(values: list[str]) -> str:
    return "cette valeur" if len(values) == 1 else "ces valeurs"


def _limits(told: Element, names: tuple[str, ...]) -> str:
    """Say the limits of a text or of a number."""
    facets = {name: told.facets[name] for name in names if name in told.facets}
    if "length" in facets:
        return f"exactement {facets['length']} caractères"
    low = facets.get("minLength") or facets.get("minInclusive") or facets.get("minExclusive")
    high = facets.get("maxLength") or facets.get("maxInclusive") or facets.get("maxExclusive")
    unit = " caractères" if names is _LENGTHS else ""
    if low and high:
        return f"de {low} à {high}{unit}"
    if high:
        return f"jusqu'à {high}{unit}"
    return f"au moins {low}{unit}" if low else "toute longueur" if unit else "tout nombre"
