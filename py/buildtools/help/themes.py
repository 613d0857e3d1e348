"""The themes of the help page: the rules by what they look at, the fields by their bloc."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from certiflux import rules
from certiflux.dictionary import fields, schema
from certiflux.dictionary.model import Field, Group

RULE_THEMES: Final = {
    "file": "Tout le fichier",
    "values": "Une valeur",
    "bodies": "Les numéros et les lettres à revoir",
    "cells": "Ce que le tableur a changé",
    "rows": "Plusieurs données d'une ligne",
    "decisions": "Qui est reçu",
    "dates": "Les dates et les délais",
    "people": "Les personnes et les doublons",
    "identity": "L'identité de la personne",
    "nir": "Le numéro de sécurité sociale",
    "places": "Les lieux de naissance",
    "xml": "Le fichier XML : sa forme",
    "flux": "Le fichier XML : le schéma",
}
"""By name of a module of rules, in the order of the page; the others come after."""

OTHERS: Final = "Autres règles"
BESIDE: Final = "Pour vérifier seulement"
"""Title of the fields that no flow carries."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One chapter: its anchor, its title, the codes or ids that it holds."""

    anchor: str
    title: str
    members: tuple[str, ...]


def rule_themes(codes: Iterable[str]) -> list[Theme]:
    """Return the themes of the rules, each code in one and only one."""
    modules = _modules()
    gathered: dict[str, list[str]] = {name: [] for name in RULE_THEMES}
    for code in codes:
        gathered.setdefault(modules.get(code, "autres"), []).append(code)
    known = [(name, gathered.pop(name)) for name in RULE_THEMES]
    rest = [code for codes_ in gathered.values() for code in codes_]
    themes = [Theme(f"regles-{n}", RULE_THEMES[n], tuple(found)) for n, found in known if found]
    return themes + ([Theme("regles-autres", OTHERS, tuple(rest))] if rest else [])


def _modules() -> dict[str, str]:
    """Return, by code, the topic of the module that declares it."""
    names = [found.name for found in pkgutil.iter_modules(rules.__path__)]
    topics = [name.removeprefix("rules_") for name in names if name.startswith("rules_")]
    return {
        rule.code: topic
        for topic in topics
        for rule in import_module(f"{rules.__name__}.rules_{topic}").RULES
    }


def field_themes(version: str) -> list[Theme]:
    """Return the fields by the group of the schema that holds them, in document order."""
    gathered: dict[str, list[str]] = {}
    for title, field in _titled(schema(version), ""):
        gathered.setdefault(title, []).append(field.id)
    within = {one for ids in gathered.values() for one in ids}
    if beside := [one for one in fields(version) if one not in within]:
        gathered[BESIDE] = beside
    return [
        Theme(f"champs-{rank}", title, tuple(ids))
        for rank, (title, ids) in enumerate(gathered.items(), 1)
    ]


def _titled(group: Group, above: str) -> Iterator[tuple[str, Field]]:
    """Yield every field with the title of the nearest group that has one."""
    title = group.title or above
    for child in group.children:
        if isinstance(child, Group):
            yield from _titled(child, title)
        else:
            yield title, child
