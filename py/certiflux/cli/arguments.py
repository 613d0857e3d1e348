"""What several commands ask for."""

from __future__ import annotations

import argparse
from pathlib import Path

from certiflux.cli.numbers import versions
from certiflux.reading.text.decoding import ENCODINGS
from certiflux.shapes.making import TableForm


def source_arguments(parser: argparse.ArgumentParser, name: str = "file") -> None:
    """Declare the list to read and what tells how to read it."""
    parser.add_argument(name, type=Path, metavar="FICHIER")
    parser.add_argument("--settings", type=Path, metavar="REGLAGES.certiflux.toml")
    parser.add_argument("--mapping", type=Path, metavar="COLONNES.certiflux.toml")
    parser.add_argument("--xsd", type=Path, metavar="OFFICIEL.xsd|KIT.zip", help="schéma à suivre")
    parser.add_argument("--registre", type=Path, metavar="REGISTRE.json", help="déjà déposé")
    told = "liste de France compétences, telle que data.gouv.fr la donne ; plusieurs ensemble"
    parser.add_argument(
        "--fiches", type=Path, nargs="+", default=[], metavar="EXPORT.zip", help=told
    )
    told = "encodage d'un texte, quand il est mal reconnu"
    parser.add_argument("--encoding", choices=[*ENCODINGS], help=told)
    told = "feuille du classeur à lire ; plusieurs noms : lues comme une seule liste"
    parser.add_argument("--sheet", nargs="+", default=[], metavar="FEUILLE", help=told)
    forms = [form.value for form in TableForm]
    told = "lire ces lignes autrement : une par certification (grille)…"
    parser.add_argument("--shape", nargs="+", default=[], choices=forms, help=told)
    told = "laisser ces lignes comme elles sont"
    parser.add_argument("--as-is", nargs="+", default=[], choices=forms, help=told)
    told = "format à suivre sans schéma officiel ; celui des réglages, sinon"
    parser.add_argument("--schema", choices=versions(), help=told)


def people_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the user's word on the people whom the list itself says not to declare."""
    told = "déclarer aussi les personnes que la liste dit non reçues, mises de côté sans cela"
    parser.add_argument("--garder-non-recus", action="store_true", help=told)


def rows_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the wish to see every row of a finding, not the first ones."""
    told = "écrire toutes les lignes de chaque problème, pas seulement les premières"
    parser.add_argument("--all", action="store_true", help=told)


def fix_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the rules whose proposals are to be applied, or that all sure ones are."""
    told = (
        "appliquer les corrections proposées par ces règles, là où une seule l'est ; "
        "« sures » : toutes celles qui n'ont qu'une issue"
    )
    parser.add_argument("--fix", nargs="+", default=[], metavar="REGLE|sures", help=told)
