"""What several commands ask for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from certiflux.cli.printing import UNUSABLE
from certiflux.dictionary import CURRENT, VERSIONS
from certiflux.reading.text.decoding import ENCODINGS
from certiflux.shapes.making import TableForm


class Parser(argparse.ArgumentParser):
    """A parser that refuses with our exit code."""

    def error(self, message: str) -> NoReturn:
        """Refuse arguments, with the usage."""
        self.print_usage(sys.stderr)
        self.exit(UNUSABLE, f"{self.prog} : {message}\n")


def versions() -> list[str]:
    """Return the versions of the schema that can be asked for."""
    return [version.number for version in VERSIONS]


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
    parser.add_argument(
        "--schema", default=CURRENT.number, choices=versions(), help="version visée"
    )


def people_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the user's word on the people whom the list itself says not to declare."""
    told = "déclarer aussi les personnes que la liste dit non reçues, mises de côté sans cela"
    parser.add_argument("--garder-non-recus", action="store_true", help=told)


def fix_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the rules whose proposals are to be applied."""
    told = "appliquer les corrections proposées par ces règles, là où une seule l'est"
    parser.add_argument("--fix", nargs="+", default=[], metavar="REGLE", help=told)
