"""A throw-away Debian root: made, filled, worked in, left without a trace."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from wheel_machine import KEYRING, proxy, run

SUITE = "forky"
# An older debootstrap does not know the suite by name; every recent suite is made like sid.
SCRIPT = Path("/usr/share/debootstrap/scripts/sid")
BORROWED = (Path("/etc/resolv.conf"), Path("/etc/ssl/certs/ca-certificates.crt"))
# A frozen copy of a testing suite is soon past the date in its Release file; its signature holds.
APT = 'Acquire::Check-Valid-Until "false";\nAcquire::Check-Date "false";\n'


class DebianRoot:
    """A Debian system in a folder, entered by chroot; Debian's signatures guard what comes in."""

    def __init__(self, path: Path, mirror: str) -> None:
        """Describe the root to make at `path` from `mirror`; nothing happens before `create`."""
        self.path = path
        self.build = path / "build"
        self.mirror = mirror
        self.env = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8", **proxy()}

    def create(self) -> None:
        """Make the smallest system of the suite, its apt set to packages and sources."""
        command = ["debootstrap", "--variant=minbase", f"--keyring={KEYRING}", SUITE]
        run(
            [*command, str(self.path), self.mirror, str(SCRIPT)],
            f"La base Debian « {SUITE} » n’a pas pu être téléchargée : "
            "vérifiez l’accès au réseau et à l’archive Debian.",
            env=self.env,
        )
        etc = self.path / "etc"
        lines = [f"{kind} {self.mirror} {SUITE} main\n" for kind in ("deb", "deb-src")]
        (etc / "apt/sources.list").write_text("".join(lines))
        (etc / "apt/apt.conf.d/99recipe").write_text(APT)
        for setting in filter(Path.is_file, BORROWED):
            copy = self.path / setting.relative_to("/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(setting, copy)
        self.build.mkdir()

    def shell(self, command: str, sentence: str, env: Mapping[str, str] | None = None) -> str:
        """Run a shell command inside, from /build, and return what it printed.

        Raise RecipeError(`sentence`) when it fails.
        """
        inside = ["chroot", str(self.path), "sh", "-c", f"cd /build && {command}"]
        return run(inside, sentence, env={**self.env, "HOME": "/build", **(env or {})})

    def install(self, packages: Sequence[str]) -> None:
        """Install `packages` and nothing that they merely recommend."""
        names = " ".join(packages)
        self.shell(
            f"apt-get update && apt-get install --yes --no-install-recommends {names}",
            "Les outils de compilation n’ont pas pu être installés : "
            "vérifiez l’accès à l’archive Debian.",
        )

    def version(self, package: str) -> str:
        """Return the version of an installed package."""
        query = f"dpkg-query --show --showformat '${{Version}}' {package}"
        return self.shell(query, f"Le paquet {package} n’est pas installé dans la base.")

    def sources(self, package: str) -> str:
        """Fetch and unpack a source package as /build/PACKAGE; return its version."""
        sentence = f"Les sources de {package} n’ont pas pu être téléchargées."
        self.shell(f"apt-get source {package}", sentence)
        folder = next(path for path in self.build.glob(f"{package}-*") if path.is_dir())
        folder.rename(self.build / package)
        description = next(self.build.glob(f"{package}_*.dsc"))
        return description.stem.partition("_")[2]

    def release(self) -> None:
        """Unmount what a package's script may have mounted, so that a removal stays inside."""
        mounts = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
        for mount in reversed(mounts):
            if mount.startswith(f"{self.path}/"):
                sentence = f"« {mount} » est resté monté : démontez-le et supprimez {self.path}."
                run(["umount", mount], sentence)
