"""The commands and their refusals."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from certiflux.base.errors import UserError
from certiflux.cli import accuse, check, convert, prevention, schema, template, validate, versions
from certiflux.cli.arguments import Parser
from certiflux.cli.printing import OK, UNUSABLE, print_json

COMMANDS: tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None]], ...] = (
    ("check", "lire un tableur et dire ce qui ne va pas", check.declare),
    ("convert", "écrire le flux XML d'un tableur", convert.declare),
    ("validate", "vérifier un flux XML fait ailleurs", validate.declare),
    ("accuse", "lire la réponse du portail", accuse.declare),
    ("prevention", "écrire l'import du Passeport de prévention", prevention.declare),
    ("template", "écrire un modèle à remplir", template.declare),
    ("schema", "écrire le schéma XML d'une version", schema.declare),
)
"""Each command: its name, what it does in a few words, what declares its arguments."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code; ``argv`` is the process's own when None."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except UserError as error:
        return _refused(error, as_json=getattr(arguments, "json", False))
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="certiflux", description="Du tableur du certificateur au flux du SI CPF.")
    told = "dire les versions du moteur, du schéma et des tables"
    parser.add_argument("--version", action=versions.VersionAction, nargs=0, help=told)
    commands = parser.add_subparsers(required=True, metavar="COMMANDE", parser_class=Parser)
    for name, told, declare in COMMANDS:
        declare(commands.add_parser(name, help=told))
    return parser


def _refused(error: UserError, *, as_json: bool) -> int:
    if as_json:
        print_json({"error": error.as_dict()})
    print(f"{error.title} {error.message} {error.remedy}", file=sys.stderr)
    return UNUSABLE
