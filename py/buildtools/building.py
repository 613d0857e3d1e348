"""Build dist/, or find that it is already what it should be."""

import shutil
import tempfile
from pathlib import Path

from buildtools import assembling, engine_wheel, hashing, help_page, lock, manifest, say
from buildtools.fetching import Fetcher
from buildtools.layout import Layout
from buildtools.precompiling import Precompiler

_STAMP = "built-from"


def build(layout: Layout, fetcher: Fetcher, precompiler: Precompiler) -> bool:
    """Make dist/ up to date; tell whether anything had to be done.

    When no input changed and dist/ still is what its manifest says, nothing is
    read from the cache and nothing asked of the network.

    Raises:
        BuildError: an input is missing or could not be fetched.
    """
    wanted = fingerprint(layout)
    if _stamp(layout) == wanted and manifest.holds(layout.dist):
        return False
    say.progress("Construction de dist/…")
    runtime = lock.read(layout.lock)
    files = fetcher.all(runtime)
    # Beside dist/, so that the last step is a mere change of name.
    with tempfile.TemporaryDirectory(prefix=".dist-", dir=layout.dist.parent) as name:
        fresh = Path(name) / "dist"
        assembling.write(layout, runtime, files, precompiler, fresh)
        _replace(layout.dist, fresh, Path(name) / "old")
    layout.state.mkdir(exist_ok=True)
    (layout.state / _STAMP).write_text(wanted, encoding="ascii")
    return True


def fingerprint(layout: Layout) -> str:
    """Give a hash of everything that dist/ is made from, the build's own code included."""
    entries = [(name, hashing.of_file(path)) for name, path in assembling.page_files(layout.root)]
    engine = engine_wheel.sources(layout.engine)
    entries += [
        (path.relative_to(layout.root).as_posix(), hashing.of_file(path))
        for path in (*engine, *_runtime_files(layout))
    ]
    tools = (path for path in Path(__file__).parent.iterdir() if path.suffix in {".py", ".mjs"})
    entries += [
        (f"buildtools/{path.name}", hashing.of_file(path))
        for path in (*tools, *help_page.sources())
    ]
    return hashing.of_entries(entries)


def clean(layout: Layout) -> None:
    """Remove what the commands made in the checkout; a cache elsewhere stays."""
    for folder in (layout.dist, layout.packed, layout.state, layout.venv):
        shutil.rmtree(folder, ignore_errors=True)


def _runtime_files(layout: Layout) -> list[Path]:
    wheels = layout.root / "static" / "wheels"
    texts = sorted((layout.root / "static" / "licences").glob("*"))
    found = (
        layout.lock,
        layout.root / "static" / "sw.js",
        layout.root / "LICENSE",
        *sorted(wheels.glob("*.whl")),
        *texts,
    )
    return [path for path in found if path.is_file()]


def _stamp(layout: Layout) -> str | None:
    path = layout.state / _STAMP
    return path.read_text(encoding="ascii") if path.is_file() else None


def _replace(dist: Path, fresh: Path, old: Path) -> None:
    if dist.exists():
        dist.rename(old)
    fresh.rename(dist)
