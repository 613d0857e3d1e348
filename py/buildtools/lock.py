"""Read static/runtime.lock.json: each part of the browser runtime, pinned."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from buildtools.errors import BuildError

Source = Literal["npm", "pypi", "vendored"]


@dataclass(frozen=True)
class Artefact:
    """Describe one file to fetch (or vendored) and what dist/ takes from it.

    `file` is its name in the cache, or for a vendored one its path in the
    checkout; `size` is in bytes. An npm tarball gives the members that match
    `take`; a wheel goes whole to `into` and is listed in Pyodide's lock with
    its `imports` and `depends`. One that `feeds` a table is not shipped: the
    build compiles the table from what it takes. `licence` is an SPDX expression;
    `texts` are licences in the checkout that the artefact itself does not carry,
    `embeds` the parts built into it that it does not list, as « name@version licence ».
    """

    name: str
    version: str
    source: Source
    licence: str
    file: str
    size: int
    sha256: str
    into: str
    take: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    depends: tuple[str, ...] = ()
    feeds: str = ""
    texts: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()

    @property
    def is_wheel(self) -> bool:
        """Tell whether it is a Python package for the engine."""
        return self.file.endswith(".whl")

    @property
    def label(self) -> str:
        """Give the name and version that messages use."""
        return f"{self.name} {self.version}"


@dataclass(frozen=True)
class Lock:
    """Hold the whole lock: the interpreter's identity and the artefacts."""

    interpreter: dict[str, str]
    artefacts: tuple[Artefact, ...]


def read(path: Path) -> Lock:
    """Read the lock file.

    Raises:
        BuildError: the file is missing or is not such a lock.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        artefacts = tuple(_artefact(entry) for entry in raw["artefacts"])
        return Lock(interpreter=dict(raw["interpreter"]), artefacts=artefacts)
    except FileNotFoundError as error:
        message = f"Le fichier {path.name} manque : reprenez une copie du projet."
        raise BuildError(message) from error
    except (ValueError, KeyError, TypeError) as error:
        message = f"Le fichier {path.name} est illisible ({error}) : reprenez une copie du projet."
        raise BuildError(message) from error


def _artefact(entry: dict[str, Any]) -> Artefact:
    fields = dict(entry)
    for key in ("take", "imports", "depends", "texts", "embeds"):
        fields[key] = tuple(entry.get(key, ()))
    return Artefact(**fields)
