"""Understand the words after `build.py` and run the command they name."""

import sys
from pathlib import Path

from buildtools import say
from buildtools.commands import Commands
from buildtools.errors import BuildError

HELP = """\
Certiflux : construire, ouvrir et vérifier la page.

  python3 build.py serve [--port 8000]   prépare tout, puis ouvre la page sur cet ordinateur
  python3 build.py build                 construit dist/, à poser tel quel sur un hébergement
  python3 build.py zip                   met toute l'application dans un zip, avec son empreinte
  python3 build.py test [options]        vérifie tout (les options vont à pytest)
  python3 build.py bench [options]       mesure (--rows, --runs, --only checks,understanding…)
  python3 build.py fuzz MINUTES          donne des fichiers abîmés à tous les lecteurs
  python3 build.py verify DOSSIER|URL    dit si une copie est bien celle que ce projet construit
  python3 build.py cli …                 lance la ligne de commande (cli --help dit lesquelles)
  python3 build.py wheel                 refait la roue lxml depuis ses sources
  python3 build.py clean                 efface dist/, paquet/, .venv et .cache

Il faut Python 3.11 ou plus récent et npm. Le reste est téléchargé une fois, vérifié, puis gardé.
"""
DEFAULT_PORT = 8000
_HIGHEST_PORT = 65535


def main(root: Path, arguments: list[str]) -> int:
    """Run the command for the checkout at `root`; give the exit code.

    2 means that something is missing or misspelt: one French sentence says what.
    """
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    try:
        return _run(Commands(root), name, rest)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nArrêté.", file=sys.stderr)
        return 130


def _run(commands: Commands, name: str, rest: list[str]) -> int:
    if name in {"", "help", "-h", "--help"}:
        say.answer(HELP.rstrip())
        return 0
    with_arguments = {
        "test": commands.test,
        "bench": commands.bench,
        "fuzz": commands.fuzz,
        "cli": commands.cli,
        "wheel": commands.wheel,
    }
    if name in with_arguments:
        return with_arguments[name](rest)
    if name == "verify":
        if len(rest) != 1:
            raise BuildError("« verify » s’écrit ainsi : python3 build.py verify DOSSIER|URL.")
        return commands.verify(rest[0])
    if name == "serve":
        return commands.serve(_port(rest))
    alone = {"build": commands.build, "zip": commands.zip, "clean": commands.clean}
    if name not in alone:
        raise BuildError(f"« {name} » n’est pas une commande : voyez « python3 build.py --help ».")
    if rest:
        raise BuildError(f"« {name} » ne prend pas d’argument : « {rest[0]} » est de trop.")
    return alone[name]()


def _port(words: list[str]) -> int:
    """Read `--port N` or `--port=N`; nothing means the usual port."""
    flat = [part for word in words for part in word.split("=", 1)]
    if not flat:
        return DEFAULT_PORT
    usable = len(flat) == 2 and flat[0] == "--port" and flat[1].isdecimal()  # noqa: PLR2004
    if not usable or not 1 <= int(flat[1]) <= _HIGHEST_PORT:
        raise BuildError("« serve » s’écrit ainsi : python3 build.py serve --port 8000.")
    return int(flat[1])
