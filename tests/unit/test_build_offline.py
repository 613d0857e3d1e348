"""The service worker knows every file of its build; page and engine know which build they are."""

import hashlib
import json
import re

import pytest

from buildtools import building, headers, hosting
from buildtools.errors import BuildError
from unit.build_checkout import Machine, checkout


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")


@pytest.fixture
def layout(tmp_path):
    return checkout(tmp_path / "one")


def build(layout):
    machine = Machine()
    building.build(layout, machine.fetcher(layout), machine.precompiler(layout))
    return layout.dist


def constants(dist):
    """Read the lines that the build wrote at the head of the service worker."""
    lines = (dist / "sw.js").read_text().splitlines()[:4]
    pairs = (re.fullmatch(r"const (\w+) = (.*);", line).groups() for line in lines)
    return {name: json.loads(value) for name, value in pairs}


def test_the_worker_has_the_hash_of_all_that_is_served_and_of_nothing_else(layout):
    dist = build(layout)
    found = {path.relative_to(dist).as_posix(): path for path in dist.rglob("*") if path.is_file()}
    served = set(found) - set(hosting.files()) - {"sw.js", "manifest.json"}
    files = constants(dist)["FILES"]
    assert set(files) == served
    for name in served:
        assert files[name] == hashlib.sha256(found[name].read_bytes()).hexdigest()


def test_page_engine_worker_and_manifest_agree_on_the_build(layout):
    dist = build(layout)
    (page,) = re.findall(
        r'name="certiflux-build" content="(\w{16})"', (dist / "index.html").read_text()
    )
    lock = json.loads((dist / "runtime/pyodide/pyodide-lock.json").read_text())
    told = json.loads((dist / "manifest.json").read_text())
    assert {page, lock["info"]["build"], told["build"]} == {constants(dist)["BUILD"]}


def test_another_style_sheet_is_another_build(layout):
    first = constants(build(layout))["BUILD"]
    (layout.root / "static/css/base.css").write_text("body{margin:0}")
    assert constants(build(layout))["BUILD"] != first


def test_the_worker_gives_the_headers_of_the_source(layout):
    known = constants(build(layout))
    assert known["TYPES"] == headers.TYPES
    assert {name: known["HEADERS"][name] for name in headers.SECURITY} == headers.SECURITY


@pytest.mark.parametrize(
    ("name", "words"), [("index.html", "certiflux-build"), ("static/sw.js", r"sw\.js manque")]
)
def test_what_is_missing_is_said(layout, name, words):
    (layout.root / name).write_text("")
    if name != "index.html":
        (layout.root / name).unlink()
    with pytest.raises(BuildError, match=words):
        build(layout)
