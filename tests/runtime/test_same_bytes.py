"""Two builds of this project are the same, byte for byte, with the real programs."""

import os
import shutil

import pytest

from buildtools import building, verifying
from buildtools.fetching import Fetcher
from buildtools.layout import Layout
from buildtools.precompiling import Precompiler
from buildtools.running import run


def copied(root, target):
    """Copy what a build reads, all of it dated otherwise."""
    for folder in ("app", "static", "py"):
        ignored = shutil.ignore_patterns("__pycache__", ".mypy_cache")
        shutil.copytree(root / folder, target / folder, ignore=ignored)
    for file in ("index.html", "LICENSE"):
        shutil.copy(root / file, target / file)
    for path in target.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return target


def built(layout, compiled):
    """Build with nothing shared but the downloads."""
    building.build(layout, Fetcher(layout, run, list), Precompiler(run, compiled))
    return layout.dist


def test_two_builds_of_this_project_are_byte_identical(root, tmp_path, capsys):
    """The other one is dist/ where it is of the same sources, to build only once here."""
    ours = Layout.of(root)
    if not ours.downloads.is_dir() or not shutil.which("node"):
        pytest.skip("nothing fetched yet: run « python3 build.py build »")
    first = Layout(root=copied(root, tmp_path / "un"), cache=ours.cache)
    one = built(first, tmp_path / "compiled")
    same = building.fingerprint(first) == building.fingerprint(ours)
    if not same or building._stamp(ours) != building.fingerprint(ours):
        second = Layout(root=copied(first.root, tmp_path / "deux"), cache=ours.cache)
        other = built(second, tmp_path / "compiled again")
    else:
        other = ours.dist
    assert verifying.verify(one, str(other)) == 0, capsys.readouterr().out
    assert (one / "manifest.json").read_bytes() == (other / "manifest.json").read_bytes()
