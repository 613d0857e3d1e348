"""Find the browser that the tests drive, or install it where that is possible."""

import os
import shutil
from pathlib import Path

from buildtools import say
from buildtools.errors import BuildError
from buildtools.running import Outcome, Runner

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ADVICE = (
    "Les tests ont besoin de Chromium : installez-le (sous Debian : « apt install chromium »), "
    "ou donnez son chemin dans la variable CERTIFLUX_CHROMIUM."
)


def find(run: Runner) -> Path:
    """Give the browser's path; install Debian's package when root may do so.

    Raises:
        BuildError: there is none and it cannot be installed here.
    """
    chosen = os.environ.get("CERTIFLUX_CHROMIUM")
    if chosen:
        return _chosen(Path(chosen))
    found = _on_path()
    if found is None and may_install():
        _install(run)
        found = _on_path()
    if found is None:
        raise BuildError(_ADVICE)
    return found


def _chosen(path: Path) -> Path:
    if path.is_file():
        return path
    raise BuildError(f"CERTIFLUX_CHROMIUM désigne « {path} », qui n’existe pas.")


def _on_path() -> Path | None:
    paths = (shutil.which(name) for name in _NAMES)
    return next((Path(path) for path in paths if path), None)


def may_install() -> bool:
    """Say whether Debian's packages can be installed from here."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def install(run: Runner, *packages: str) -> Outcome:
    """Install Debian's packages; give how that ended."""
    root = Path("/")
    run(["apt-get", "update", "-q"], root)
    wanted = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    return run(wanted, root)


def _install(run: Runner) -> None:
    say.progress("Installation de Chromium (paquet Debian)…")
    outcome = install(run, "chromium")
    if outcome.code:
        raise BuildError(f"L’installation de Chromium a échoué ({outcome.reason}). {_ADVICE}")
