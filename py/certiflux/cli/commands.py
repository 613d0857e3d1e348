"""The commands and their refusals."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from certiflux.base.errors import UserError
from certiflux.cli.answers import OK, UNUSABLE, print_json
from certiflux.cli.parser import Parser

COMMANDS: Final = {
    "check": "lire un tableur et dire ce qui ne va pas",
    "convert": "écrire le flux XML d'un tableur",
    "validate": "vérifier un flux XML fait ailleurs",
    "accuse": "lire la réponse du portail",
    "prevention": "écrire l'import du Passeport de prévention",
    "template": "écrire un modèle à remplir",
    "schema": "écrire le schéma XML d'une version",
}
"""Each command, which is a module beside this one, and what it does in a few words."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code; ``argv`` is the process's own when None."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    words = sys.argv[1:] if argv is None else argv
    arguments = _parser(words).parse_args(words)
    try:
        code: int = arguments.run(arguments)
    except UserError as error:
        return _refused(error, as_json=getattr(arguments, "json", False))
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of these words: the command that they name is imported, no other one."""
    parser = Parser(prog="certiflux", description="Du tableur du certificateur au flux du SI CPF.")
    told = "dire les versions du moteur, du schéma et des tables"
    parser.add_argument("--version", action=_Version, nargs=0, help=told)
    commands = parser.add_subparsers(required=True, metavar="COMMANDE", parser_class=Parser)
    named = next((word for word in words if not word.startswith("-")), None)
    for name, told in COMMANDS.items():
        command = commands.add_parser(name, help=told)
        if name == named:
            import_module(f"certiflux.cli.{name}").declare(command)
    return parser


class _Version(argparse.Action):
    """Print the versions and leave with exit code 0."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: str | Sequence[object] | None,
        _option: str | None = None,
    ) -> None:
        """Answer ``--version``."""
        print("\n".join(import_module("certiflux.cli.versions").lines()))
        parser.exit()


def _refused(error: UserError, *, as_json: bool) -> int:
    if as_json:
        print_json({"error": error.as_dict()})
    print(f"{error.title} {error.message} {error.remedy}", file=sys.stderr)
    return UNUSABLE
