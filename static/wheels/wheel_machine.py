"""What the recipe asks of the machine that runs it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
LOG_LINES = 20  # shown when a command fails


class RecipeError(Exception):
    """A step that cannot go on; the message is the French sentence to show."""


def run(
    command: Sequence[str],
    sentence: str,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """Run `command` and return what it printed; raise RecipeError(`sentence`) when it fails."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as missing:
        raise RecipeError(f"{sentence} (« {command[0]} » est introuvable.)") from missing
    if done.returncode:
        print(*done.stdout.splitlines()[-LOG_LINES:], sep="\n", file=sys.stderr)
        raise RecipeError(sentence)
    return done.stdout


def require_tools() -> None:
    """Check that a Debian root can be made here, installing debootstrap when it is missing.

    Raise RecipeError without root's rights, without apt, or when the installation is refused.
    """
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        raise RecipeError(
            "La recette demande une machine Debian ou Ubuntu : « apt-get » est introuvable ici."
        )
    if os.geteuid() != 0:
        raise RecipeError(
            "La recette demande les droits d’administration : relancez la commande avec « sudo »."
        )
    if shutil.which("debootstrap") and KEYRING.is_file():
        return
    packages = ("debootstrap", "debian-archive-keyring")
    run(
        ["apt-get", "install", "--yes", "--no-install-recommends", *packages],
        "apt n’a pas pu installer debootstrap : installez vous-même les paquets « debootstrap » "
        "et « debian-archive-keyring », puis relancez.",
        env={"DEBIAN_FRONTEND": "noninteractive"},
    )


def debian_mirror() -> str:
    """Return the address of the first Debian archive in this machine's apt configuration."""
    wanted = "$(ORIGIN)|$(LABEL)|$(REPO_URI)"
    query = ["apt-get", "indextargets", "--format", wanted, "Created-By: Packages"]
    for refresh in (False, True):  # apt knows origin and label once it has read the lists
        if refresh:
            run(["apt-get", "update"], "apt n’a pas pu lire ses listes : vérifiez le réseau.")
        for line in run(query, "apt ne sait pas dire quelles archives il utilise.").splitlines():
            origin, label, address = line.split("|", 2)
            if origin == label == "Debian" and address.startswith("http"):
                return address
    raise RecipeError(
        "apt n’utilise aucune archive Debian ici : donnez son adresse avec « --mirror ADRESSE »."
    )


def proxy() -> dict[str, str]:
    """Return the environment that makes other programs use apt's proxy; empty without one."""
    query = ["apt-config", "shell", "proxy", "Acquire::http::Proxy"]
    answer = shlex.split(run(query, "apt-config ne répond pas."))
    return {"http_proxy": answer[0].partition("=")[2]} if answer else {}
