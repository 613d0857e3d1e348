"""What the page shows of a pack for assistance before it is saved: its files, and the proof."""

from __future__ import annotations

from typing import Final

from certiflux.base.pseudonyms import PSEUDONYMS
from certiflux.base.words import counted, figure, size, typographic
from certiflux.dictionary import composites, fields
from certiflux.exports.assistance.assistance import ABOUT, LIST, NAME, REPORT, SETTINGS, Files, Pack
from certiflux.exports.assistance.proof import Found
from certiflux.screens import View

WHAT: Final = {
    ABOUT: "les versions de Certiflux et les comptes",
    REPORT: "le rapport sans donnée personnelle : règles et nombres de lignes",
    LIST: "des personnes inventées qui donnent les mêmes constats",
    SETTINGS: "le sens des colonnes, avec des identifiants inventés",
}
"""What each file of the pack is, in words."""

NATURE: Final = (
    "Les personnes inventées gardent la forme des vraies (longueur des mots, certification, date) "
    f"et en sont des {PSEUDONYMS} : ne publiez pas ce message sans le relire."
)
"""What the invented people are to the true ones."""

SEND: Final = (
    "Certiflux n'envoie rien. Enregistrez ce message, relisez-le si vous voulez, puis remettez-le "
    "vous-même à la personne ou au service qui publie la copie de Certiflux que vous utilisez, ou "
    "joignez-le à un signalement dans le dépôt du projet."
)

_SHOWN_PEOPLE, _SHOWN_VALUES = 3, 10


def pack_view(pack: Pack, files: Files, found: Found, people: int) -> View:
    """Return what a pack holds; ``people`` is how many the loaded file has."""
    return {
        "name": NAME,
        "files": [
            {
                "name": name,
                "what": typographic(WHAT[name]),
                "size_label": size(len(data)),
            }
            for name, data in files.items()
        ],
        "preview": _preview(pack),
        "people": typographic(_people(pack, people)),
        "findings": typographic(_findings(pack)),
        "proof": proof_view(found),
        "send": typographic(f"{NATURE} {SEND}"),
    }


def proof_view(found: Found) -> View:
    """Return what was looked for in the pack, by kind, and the verdict in a sentence."""
    total = sum(searched for searched, _ in found.values())
    seen = [value for _, values in found.values() for value in values]
    looked = counted(
        total, "valeur de votre fichier cherchée", "valeurs de votre fichier cherchées"
    )
    if seen:
        few = counted(len(seen), "s'y trouve", "s'y trouvent")
        sentence = f"{looked} dans ce message : {few}. Relisez-le avant de le remettre."
    else:
        sentence = f"{looked} dans ce message : aucune ne s'y trouve."
    return {
        "level": "warning" if seen else "ok",
        "sentence": typographic(sentence),
        "kinds": [
            {"label": kind, "searched": figure(searched), "found": figure(len(values))}
            for kind, (searched, values) in found.items()
        ],
        "found": seen[:_SHOWN_VALUES],
    }


def _people(pack: Pack, people: int) -> str:
    invented = len(pack.rows) - 1
    said = f"{counted(invented, 'personne inventée', 'personnes inventées')}"
    if invented < people:
        return f"{said}, pour les premières des {figure(people)} de votre fichier."
    return f"{said}, autant que dans votre fichier."


def _findings(pack: Pack) -> str:
    lost, added = sum(pack.lost.values()), sum(pack.added.values())
    if not (lost or added):
        return "Elles donnent exactement les mêmes constats."
    told = []
    if lost:
        told.append(f"{counted(lost, 'constat')} en moins")
    if added:
        told.append(f"{counted(added, 'constat')} en plus")
    return f"Elles donnent les mêmes constats, à ceci près : {', '.join(told)}. Le message le dit."


def _preview(pack: Pack) -> View:
    """Return the first invented people, by the fields that they fill."""
    headers, *people = pack.rows[: _SHOWN_PEOPLE + 1]
    kept = [rank for rank in range(len(headers)) if any(row[rank] for row in people)]
    labels = {one.id: one.label for one in fields().values()}
    labels |= {one.id: one.label for one in composites().values()}
    told = [labels.get(pack.settings.columns[headers[rank]], headers[rank]) for rank in kept]
    return {"headers": told, "rows": [[row[rank] for rank in kept] for row in people]}
