"""The departments by their names, of today and of before, as people write them beside a town."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from certiflux.places.names import bare, department, fold

_NAMES: Final = """
01 Ain;02 Aisne;03 Allier;04 Alpes-de-Haute-Provence;04 Basses-Alpes;05 Hautes-Alpes
06 Alpes-Maritimes;07 Ardèche;08 Ardennes;09 Ariège;10 Aube;11 Aude;12 Aveyron
13 Bouches-du-Rhône;14 Calvados;15 Cantal;16 Charente;17 Charente-Maritime
17 Charente-Inférieure;18 Cher;19 Corrèze;2A Corse-du-Sud;2B Haute-Corse;20 Corse;21 Côte-d'Or
22 Côtes-d'Armor;22 Côtes-du-Nord;23 Creuse;24 Dordogne;25 Doubs;26 Drôme;27 Eure
28 Eure-et-Loir;29 Finistère;30 Gard;31 Haute-Garonne;32 Gers;33 Gironde;34 Hérault
35 Ille-et-Vilaine;36 Indre;37 Indre-et-Loire;38 Isère;39 Jura;40 Landes;41 Loir-et-Cher
42 Loire;43 Haute-Loire;44 Loire-Atlantique;44 Loire-Inférieure;45 Loiret;46 Lot
47 Lot-et-Garonne;48 Lozère;49 Maine-et-Loire;50 Manche;51 Marne;52 Haute-Marne;53 Mayenne
54 Meurthe-et-Moselle;55 Meuse;56 Morbihan;57 Moselle;58 Nièvre;59 Nord;60 Oise;61 Orne
62 Pas-de-Calais;63 Puy-de-Dôme;64 Pyrénées-Atlantiques;64 Basses-Pyrénées
65 Hautes-Pyrénées;66 Pyrénées-Orientales;67 Bas-Rhin;68 Haut-Rhin;69 Rhône;70 Haute-Saône
71 Saône-et-Loire;72 Sarthe;73 Savoie;74 Haute-Savoie;75 Seine;76 Seine-Maritime
76 Seine-Inférieure;77 Seine-et-Marne;78 Yvelines;78 Seine-et-Oise;79 Deux-Sèvres;80 Somme
81 Tarn;82 Tarn-et-Garonne;83 Var;84 Vaucluse;85 Vendée;86 Vienne;87 Haute-Vienne;88 Vosges
89 Yonne;90 Territoire de Belfort;91 Essonne;92 Hauts-de-Seine;93 Seine-Saint-Denis
94 Val-de-Marne;95 Val-d'Oise;971 Guadeloupe;972 Martinique;973 Guyane;973 Guyane française
974 Réunion;974 La Réunion;974 Île de la Réunion;975 Saint-Pierre-et-Miquelon;976 Mayotte
977 Saint-Barthélemy;978 Saint-Martin;986 Wallis-et-Futuna;987 Polynésie française
988 Nouvelle-Calédonie
"""
"""``code name`` of each, the former names after the present one."""

_OVERSEAS: Final = "9"
_OVERSEAS_DIGITS: Final = 3
"""Figures of the number of a department overseas: 974; the others have two."""

_SPELLINGS: Final = 1_000
_LONGEST: Final = 60

_NUMBERED: Final = re.compile(r"(?:DEPT?\.? ?|DÉPT?\.? ?)?0?(2[AB]|97\d|98\d|\d{1,2})(?!\d)")
"""The number of a department at the beginning of a cell, whatever follows it."""

_CODE: Final = re.compile(r"\d{5}|2[AB]\d{3}")
"""A whole code, INSEE or postal, where a department is wanted."""

_LAST: Final = re.compile(r"\A[^\d(]*[^\d\s(]\s*[-–:(]?\s*\(?0?(2[AB]|97\d|98\d|\d{2})\)?")
"""The number of a department at the end of a cell, after its name."""


@lru_cache(_SPELLINGS)
def department_said(text: str) -> str:
    """Return the department that a cell names: « 33 », « 1 », « 2a », « 033 », « Rhône (69) ».

    A cell in other words tells nothing: "".
    """
    said = text.strip().upper()
    if _CODE.fullmatch(said):
        return department(said)
    found = _NUMBERED.match(said) or _LAST.fullmatch(said[:_LONGEST])
    if not found:
        return department_named(text)
    number = found[1]
    return number if len(number) == _OVERSEAS_DIGITS else number.zfill(2)


@lru_cache(_SPELLINGS)
def department_named(text: str) -> str:
    """Return the department of that name, « Haute-Garonne » or « la Réunion »; "" for none."""
    return _known().get(bare(fold(text)), "")


def overseas_named(text: str) -> str:
    """Return the department overseas of that name, as people give it for a country."""
    found = department_named(text)
    return found if len(found) == _OVERSEAS_DIGITS and found.startswith(_OVERSEAS) else ""


@cache
def _known() -> dict[str, str]:
    pairs = (one.split(" ", 1) for one in _NAMES.replace("\n", ";").strip(";").split(";"))
    return {bare(fold(name)): code for code, name in pairs}
