"""Keep the compiled table of communes, for dist/ and for the command line."""

import tempfile
from pathlib import Path

from buildtools import hashing, lock, places, say, tarball
from buildtools.fetching import Fetcher
from buildtools.layout import Layout
from buildtools.lock import Artefact, Lock

SERVED = "runtime/places/communes.xz"
"""Where dist/ has the table: the engine's worker asks for it there."""

_FEEDS = "places"
_COMMUNES, _HISTORY = "communes.json", "historique-communes.json"


def prepare(layout: Layout, fetcher: Fetcher) -> None:
    """Have the table at hand without building dist/.

    Raises:
        BuildError: a package could not be fetched, or has not what is wanted of it.
    """
    runtime = lock.read(layout.lock)
    wanted = tuple(part for part in runtime.artefacts if part.feeds == _FEEDS)
    ensure(layout, fetcher.all(Lock(runtime.interpreter, wanted)))


def ensure(layout: Layout, files: dict[Artefact, Path]) -> Path | None:
    """Give the table's file, compiled anew when its packages, the code or the table changed.

    `files` are the fetched artefacts; without those of the table there is none.

    Raises:
        BuildError: a package has not what is wanted of it.
    """
    sources = {part: path for part, path in files.items() if part.feeds == _FEEDS}
    if not sources:
        return None
    key = _key(sources)
    if _holds(layout, key):
        return layout.places
    say.progress("Préparation de la table des communes…")
    taken = {
        name: data
        for part, path in sources.items()
        for name, data in tarball.take(part, path).items()
    }
    table = places.compile_table(taken[_COMMUNES], taken[_HISTORY])
    _write(layout.places, table)
    _write(_stamp(layout), _said(key, hashing.of_bytes(table)))
    return layout.places


def _holds(layout: Layout, key: str) -> bool:
    """Tell whether the table is there, of these sources, and as it was made."""
    table, stamp = layout.places, _stamp(layout)
    if not (table.is_file() and stamp.is_file()):
        return False
    return stamp.read_bytes() == _said(key, hashing.of_file(table))


def _said(key: str, digest: str) -> bytes:
    return f"{key} {digest}".encode()


def _key(sources: dict[Artefact, Path]) -> str:
    code = hashing.of_file(Path(places.__file__))
    return hashing.of_entries([("code", code), *((p.label, p.sha256) for p in sources)])


def _stamp(layout: Layout) -> Path:
    return layout.places.with_suffix(".built-from")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        stream.write(data)
    Path(stream.name).replace(path)
