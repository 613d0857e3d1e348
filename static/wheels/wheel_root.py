"""A throw-away Debian root: made, filled, worked in, removed.

Debian's own signatures guard what comes in; the mirror is the one that the machine's apt already uses.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SUITE = "forky"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
# an older debootstrap does not know the suite by name; every recent suite is made like sid
SCRIPT = Path("/usr/share/debootstrap/scripts/sid")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
LOG_LINES = 20  # shown when a command fails


class RecipeError(Exception):
    """A step that cannot go on; the message is the French sentence to show."""


def run(command: Sequence[str], sentence: str, *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run `command` and return what it printed; raise RecipeError(`sentence`) when it fails."""
    settings = {**os.environ, **(env or {})}
    try:
        done = subprocess.run(
            command, cwd=cwd, env=settings, text=True, errors="replace", check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
    except FileNotFoundError as missing:
        raise RecipeError(f"{sentence} (« {command[0]} » est introuvable.)") from missing
    if done.returncode:
        print(*done.stdout.splitlines()[-LOG_LINES:], sep="\n", file=sys.stderr)
        raise RecipeError(sentence)
    return done.stdout


def require_tools() -> None:
    """Check that a root can be made here, installing debootstrap when it is missing.

    Raise RecipeError when this is not root on a machine with apt, or when the installation is refused.
    """
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        raise RecipeError("Il faut une machine Debian (ou Ubuntu) : « apt-get » est introuvable ici.")
    if os.geteuid() != 0:
        raise RecipeError("Il faut les droits d’administration : relancez la commande avec « sudo ».")
    if shutil.which("debootstrap") and KEYRING.is_file():
        return
    run(
        ["apt-get", "install", "--yes", "--no-install-recommends", "debootstrap", "debian-archive-keyring"],
        "« debootstrap » manque et apt n’a pas pu l’installer : installez les paquets « debootstrap » et "
        "« debian-archive-keyring », puis relancez.",
    )


def debian_mirror() -> str:
    """Return the address of the first Debian archive in this machine's apt configuration."""
    query = ["apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)", "Created-By: Packages"]
    for refresh in (False, True):  # origin and label are known only once apt has read the lists
        if refresh:
            run(["apt-get", "update"], "apt n’a pas pu lire ses listes de paquets : vérifiez l’accès au réseau.")
        for line in run(query, "apt ne sait pas dire quels dépôts il utilise.").splitlines():
            origin, label, address = line.split("|", 2)
            if origin == label == "Debian" and address.startswith("http"):
                return address
    raise RecipeError("apt n’utilise aucun dépôt Debian ici : donnez-en l’adresse avec « --mirror ADRESSE ».")


def _proxy() -> str:
    """Return the proxy that apt is told to use, or an empty text."""
    answer = run(["apt-config", "shell", "proxy", "Acquire::http::Proxy"], "apt-config ne répond pas.")
    return shlex.split(answer)[0].partition("=")[2] if answer.strip() else ""


class DebianRoot:
    """A Debian system in a folder, entered by chroot."""

    def __init__(self, path: Path, mirror: str) -> None:
        """Describe the root to make at `path` from `mirror`; nothing happens before `create`."""
        self.path = path
        self.mirror = mirror
        proxy = _proxy()
        self.env = {"DEBIAN_FRONTEND": "noninteractive", **({"http_proxy": proxy} if proxy else {})}

    def create(self) -> None:
        """Make the smallest system of the suite, its apt set to packages and sources."""
        command = ["debootstrap", "--variant=minbase", f"--keyring={KEYRING}", SUITE]
        sentence = f"La base Debian « {SUITE} » n’a pas pu être téléchargée : vérifiez l’accès au réseau et à l’archive."
        run([*command, str(self.path), self.mirror, str(SCRIPT)], sentence, env=self.env)
        etc = self.path / "etc"
        kinds = ("deb", "deb-src")
        (etc / "apt/sources.list").write_text("".join(f"{kind} {self.mirror} {SUITE} main\n" for kind in kinds))
        # a frozen copy of a testing suite is soon past the date in its Release file; its signature still holds
        dates = 'Acquire::Check-Valid-Until "false";\nAcquire::Check-Date "false";\n'
        (etc / "apt/apt.conf.d/99recipe").write_text(dates)
        for setting in (Path("/etc/resolv.conf"), CERTIFICATES):
            if setting.is_file():
                (self.path / setting.relative_to("/")).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(setting, self.path / setting.relative_to("/"))

    def shell(self, command: str, sentence: str, *, env: dict[str, str] | None = None) -> str:
        """Run a shell command inside, from /build, and return what it printed."""
        (self.path / "build").mkdir(exist_ok=True)
        inside = ["chroot", str(self.path), "sh", "-c", f"cd /build && {command}"]
        return run(inside, sentence, env={**self.env, "HOME": "/build", "LC_ALL": "C.UTF-8", **(env or {})})

    def install(self, packages: Sequence[str]) -> None:
        """Install `packages` and nothing that they merely recommend."""
        names = " ".join(packages)
        self.shell(
            f"apt-get update && apt-get install --yes --no-install-recommends {names}",
            "Les outils de compilation n’ont pas pu être installés : vérifiez l’accès à l’archive Debian.",
        )

    def sources(self, package: str) -> str:
        """Fetch and unpack a source package as /build/PACKAGE; return its version."""
        self.shell(f"apt-get source {package}", f"Les sources de {package} n’ont pas pu être téléchargées.")
        build = self.path / "build"
        folder = next(path for path in build.glob(f"{package}-*") if path.is_dir())
        folder.rename(build / package)
        description = next(build.glob(f"{package}_*.dsc"))
        return description.stem.partition("_")[2]

    def version(self, package: str) -> str:
        """Return the version of an installed package."""
        return self.shell(f"dpkg-query --show --showformat '${{Version}}' {package}", f"{package} n’est pas installé.")

    def release(self) -> None:
        """Unmount what a maintainer script may have left mounted inside, so that removal stays inside."""
        inside = f"{self.path}/"
        mounts = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
        for mount in reversed([mount for mount in mounts if mount.startswith(inside)]):
            run(["umount", mount], f"« {mount} » est resté monté : démontez-le, puis supprimez {self.path}.")
