"""What is downloaded is checked, kept, and refused in one sentence when it is not right."""

from pathlib import Path

import pytest

from buildtools import lock
from buildtools.errors import BuildError
from buildtools.layout import Layout
from unit.build_checkout import PUBLISHED, Machine, checkout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return checkout(tmp_path)


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")


def fetch(layout, machine):
    return machine.fetcher(layout).all(lock.read(layout.lock))


def test_every_artefact_comes_checked_and_by_name_and_version(layout):
    machine = Machine()
    files = fetch(layout, machine)
    assert [part.name for part in files] == ["pyodide", "python-calamine", "lxml"]
    assert all(path.is_file() for path in files.values())
    assert machine.calls[0][-1] == "pyodide@314.0.7"
    assert machine.calls[1][-1] == "python-calamine==0.9.1"
    assert "--platform=pyemscripten_2026_0_wasm32" in machine.calls[1]


def test_what_was_fetched_is_not_asked_for_again(layout):
    fetch(layout, Machine())
    machine = Machine()
    fetch(layout, machine)
    assert machine.calls == []


def test_a_damaged_copy_in_the_cache_is_fetched_again(layout):
    fetch(layout, Machine())
    kept = layout.downloads / "pyodide-314.0.7.tgz"
    kept.write_bytes(b"damaged")
    fetch(layout, Machine())
    assert kept.read_bytes() == PUBLISHED["pyodide-314.0.7.tgz"]


def test_a_wrong_hash_is_refused_and_nothing_is_kept(layout):
    machine = Machine(PUBLISHED | {"pyodide-314.0.7.tgz": b"something else"})
    with pytest.raises(BuildError, match=r"pyodide 314\.0\.7 n’a pas l’empreinte SHA-256"):
        fetch(layout, machine)
    assert not list(layout.downloads.iterdir())


def test_a_vendored_wheel_with_a_wrong_hash_is_refused(layout):
    (layout.root / "static/wheels/lxml-6.1.3-cp314-cp314-wasm32.whl").write_bytes(b"changed")
    with pytest.raises(BuildError, match=r"lxml 6\.1\.3 n’a pas l’empreinte"):
        fetch(layout, Machine())


def test_a_vendored_wheel_that_is_missing_says_how_to_get_it(layout):
    (layout.root / "static/wheels/lxml-6.1.3-cp314-cp314-wasm32.whl").unlink()
    with pytest.raises(BuildError, match=r"build\.py wheel"):
        fetch(layout, Machine())


def test_a_missing_npm_is_said(layout, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(BuildError, match="npm est introuvable : installez Node"):
        fetch(layout, Machine())


def test_a_refused_download_gives_the_reason(layout):
    machine = Machine()
    machine.refusal = "npm error code E403\nnpm error A complete log of this run…\n"
    with pytest.raises(BuildError, match=r"a échoué .npm error code E403.*vérifiez la connexion"):
        fetch(layout, machine)


def test_a_download_that_brings_nothing_is_a_failure(layout):
    with pytest.raises(BuildError, match="a échoué"):
        fetch(layout, Machine(published={}))
