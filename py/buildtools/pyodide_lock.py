"""Write the pyodide-lock.json that lists just the packages shipped.

Pyodide's own lock names hundreds of packages of its CDN, with other bytes than
those of PyPI; ours names the wheels beside it, with their SHA-256.
"""

import json
from dataclasses import dataclass, replace

from buildtools.lock import Artefact, Lock


@dataclass(frozen=True)
class Package:
    """Describe one wheel as Pyodide's loader wants to know it."""

    name: str
    version: str
    file: str
    sha256: str
    imports: tuple[str, ...]
    depends: tuple[str, ...]

    @classmethod
    def of(cls, artefact: Artefact) -> "Package":
        """Take what the runtime's lock says of a wheel."""
        return cls(
            name=artefact.name,
            version=artefact.version,
            file=artefact.file.rpartition("/")[2],
            sha256=artefact.sha256,
            imports=artefact.imports,
            depends=artefact.depends,
        )

    def written(self, file: str, sha256: str) -> "Package":
        """Give the same package, in the file that dist/ has of it."""
        return replace(self, file=file, sha256=sha256)


def text(lock: Lock, packages: list[Package]) -> str:
    """Give the text of pyodide-lock.json for `packages`."""
    content = {
        "info": lock.interpreter,
        "packages": {package.name: _entry(package) for package in packages},
    }
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def _entry(package: Package) -> dict[str, object]:
    return {
        "name": package.name,
        "version": package.version,
        "file_name": package.file,
        "sha256": package.sha256,
        "imports": list(package.imports),
        "depends": list(package.depends),
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }
