"""Keep .venv: the Python environment of the command line and of the tests."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from buildtools import hashing, say
from buildtools.errors import BuildError
from buildtools.layout import Layout
from buildtools.running import Runner

_STAMP = "certiflux-lock"


@dataclass(frozen=True)
class Venv:
    """Make and fill one checkout's virtual environment."""

    layout: Layout
    run: Runner

    @property
    def python(self) -> Path:
        """Give the environment's interpreter."""
        if os.name == "nt":
            return self.layout.venv / "Scripts" / "python.exe"
        return self.layout.venv / "bin" / "python"

    def pip(self) -> list[str]:
        """Give the command that starts pip, making the environment if needed.

        Raises:
            BuildError: Python has no venv or no ensurepip here.
        """
        if not self._is_alive():
            self._make()
        return [str(self.python), "-m", "pip"]

    def ready(self, *locks: Path) -> Path:
        """Install what `locks` pin, unless done already; give the interpreter.

        A lock that was installed stays noted: asking for fewer locks later
        costs nothing.

        Raises:
            BuildError: the environment could not be made or filled.
        """
        wanted = {_identity(path) for path in locks}
        if self._is_alive() and wanted <= self._installed():
            return self.python
        pip = self.pip()
        say.progress("Installation des outils Python dans .venv (une seule fois)…")
        options = ["install", "--disable-pip-version-check", "--quiet", "--require-hashes"]
        files = [argument for path in locks for argument in ("--requirement", str(path))]
        outcome = self.run([*pip, *options, "--only-binary=:all:", *files], self.layout.root)
        if outcome.code:
            raise BuildError(
                f"L’installation des outils Python a échoué ({outcome.reason}) : "
                "vérifiez la connexion au réseau, puis recommencez."
            )
        self._stamp.write_text("\n".join(sorted(wanted)), encoding="ascii")
        return self.python

    @property
    def _stamp(self) -> Path:
        return self.layout.venv / _STAMP

    def _installed(self) -> set[str]:
        return set(self._stamp.read_text("ascii").split()) if self._stamp.is_file() else set()

    def _is_alive(self) -> bool:
        # A symbolic link to a Python that is gone is no file.
        return self.python.is_file()

    def _make(self) -> None:
        if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
            raise BuildError(
                "Python n’a pas ici ses modules venv et ensurepip : installez-les "
                "(sous Debian et Ubuntu : « apt install python3-venv »), puis recommencez."
            )
        say.progress("Préparation de l’environnement Python .venv…")
        command = [sys.executable, "-m", "venv", "--clear", str(self.layout.venv)]
        outcome = self.run(command, self.layout.root)
        if outcome.code:
            raise BuildError(
                f"L’environnement .venv n’a pas pu être créé ({outcome.reason}) : "
                "vérifiez l’espace disque et les droits du dossier, puis recommencez."
            )


def call(command: list[str], folder: Path | None, env: dict[str, str]) -> int:
    """Run a tool with the terminal's own input and output; give its exit code.

    `env` is added to the environment; without `folder` the tool runs where the
    person stands, so that relative file names mean what they say.
    """
    return subprocess.run(command, cwd=folder, env={**os.environ, **env}, check=False).returncode


def search_path(folders: Sequence[Path]) -> str:
    """Give the PYTHONPATH that finds the modules of `folders`."""
    return os.pathsep.join(str(folder) for folder in folders)


Caller = Callable[[list[str], Path | None, dict[str, str]], int]


def _identity(lock: Path) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{lock.parent.name}-{version}-{hashing.of_file(lock)}"
