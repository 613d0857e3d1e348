"""Bring the artefacts of the lock into the cache, each checked by its SHA-256.

npm and pip do the downloading, with the registries that they are set up for:
no registry address is written anywhere in the project.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from buildtools import hashing, say
from buildtools.errors import BuildError
from buildtools.layout import Layout
from buildtools.lock import Artefact, Lock
from buildtools.running import Outcome, Runner

# The platform that Pyodide's wheels are tagged for; pure wheels match it as well.
_WHEEL_TAGS = (
    "--only-binary=:all:",
    "--python-version=3.14",
    "--implementation=cp",
    "--abi=cp314",
    "--platform=pyemscripten_2026_0_wasm32",
)


@dataclass(frozen=True)
class Fetcher:
    """Fetch artefacts for one checkout.

    `pip` gives the command that starts pip; it is asked for only when a wheel
    must be downloaded, since it may have to be set up first.
    """

    layout: Layout
    run: Runner
    pip: Callable[[], list[str]]

    def all(self, lock: Lock) -> dict[Artefact, Path]:
        """Give the checked file of every artefact, downloading what is missing.

        Raises:
            BuildError: npm is missing, a download failed or a hash is wrong.
        """
        found = {artefact: self._at_hand(artefact) for artefact in lock.artefacts}
        missing = [artefact for artefact, path in found.items() if path is None]
        for number, artefact in enumerate(missing, start=1):
            say.progress(
                f"Téléchargement {number}/{len(missing)} : {artefact.label} "
                f"({say.size(artefact.size)})…"
            )
            found[artefact] = self._download(artefact)
        return {artefact: path for artefact, path in found.items() if path is not None}

    def _at_hand(self, artefact: Artefact) -> Path | None:
        if artefact.source == "vendored":
            return self._vendored(artefact)
        path = self.layout.downloads / artefact.file
        if not path.is_file():
            return None
        if hashing.of_file(path) == artefact.sha256:
            return path
        say.progress(f"{artefact.label} : la copie gardée est abîmée, elle est reprise.")
        path.unlink()
        return None

    def _vendored(self, artefact: Artefact) -> Path:
        path = self.layout.root / artefact.file
        if not path.is_file():
            raise BuildError(
                f"Le fichier {artefact.file} manque : reprenez une copie du projet, "
                "ou refaites-le avec « python3 build.py wheel »."
            )
        _check(artefact, path)
        return path

    def _download(self, artefact: Artefact) -> Path:
        self.layout.downloads.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.layout.downloads) as name:
            folder = Path(name)
            bring = self._from_npm if artefact.source == "npm" else self._from_pypi
            outcome = bring(artefact, folder)
            path = folder / artefact.file
            if outcome.code or not path.is_file():
                raise BuildError(
                    f"Le téléchargement de {artefact.label} a échoué ({outcome.reason}) : "
                    "vérifiez la connexion au réseau, puis recommencez."
                )
            _check(artefact, path)
            kept = self.layout.downloads / artefact.file
            shutil.move(path, kept)
        return kept

    def _from_npm(self, artefact: Artefact, folder: Path) -> Outcome:
        npm = shutil.which("npm")
        if npm is None:
            raise BuildError(
                "Le programme npm est introuvable : installez Node.js (qui l’apporte), "
                "puis recommencez."
            )
        wanted = f"{artefact.name}@{artefact.version}"
        return self.run([npm, "pack", "--loglevel=error", wanted], folder)

    def _from_pypi(self, artefact: Artefact, folder: Path) -> Outcome:
        wanted = f"{artefact.name}=={artefact.version}"
        options = ["download", "--quiet", "--no-deps", "--disable-pip-version-check", *_WHEEL_TAGS]
        return self.run([*self.pip(), *options, "--dest", str(folder), wanted], folder)


def _check(artefact: Artefact, path: Path) -> None:
    found = hashing.of_file(path)
    if found != artefact.sha256:
        raise BuildError(
            f"{artefact.label} n’a pas l’empreinte SHA-256 attendue "
            f"({found[:12]}… au lieu de {artefact.sha256[:12]}…) : le fichier n’est pas utilisé ; "
            "recommencez, et signalez-le si cela se répète."
        )
