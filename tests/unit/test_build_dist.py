"""dist/ holds what it must, is the same each time, and is not made twice for nothing."""

import hashlib
import json
import os
import zipfile

import pytest

from buildtools import building, bytecode, hosting, manifest
from buildtools.errors import BuildError
from unit.build_checkout import Machine, checkout


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")


@pytest.fixture
def layout(tmp_path):
    return checkout(tmp_path / "one")


def build(layout, machine=None):
    machine = machine or Machine()
    return building.build(layout, machine.fetcher(layout), machine.precompiler(layout))


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_dist_holds_the_page_the_runtime_and_the_engine_and_nothing_else(layout):
    build(layout)
    names = {name for name in contents(layout.dist) if not name.endswith(".whl")}
    assert names == {
        "index.html",
        "accessibilite.html",
        "aide.html",
        "app/main.py",
        "app/engine.py",
        "app/dom.py",
        "app/parts/table.py",
        "static/css/base.css",
        "static/css/tokens.css",
        "runtime/page.json",
        "runtime/aide.json",
        "runtime/aide-index.json",
        "runtime/LICENCES.txt",
        "runtime/sbom.cdx.json",
        "runtime/pyodide/pyodide.mjs",
        "runtime/pyodide/pyodide.asm.wasm",
        "runtime/pyodide/python_stdlib.zip",
        "runtime/pyodide/pyodide-lock.json",
        "manifest.json",
        "sw.js",
        *hosting.files(),
    }


def test_pyodide_lists_our_wheels_alone_with_their_hashes(layout):
    build(layout)
    folder = layout.dist / "runtime/pyodide"
    packages = json.loads((folder / "pyodide-lock.json").read_text())["packages"]
    assert sorted(packages) == ["certiflux", "lxml", "python-calamine"]
    assert packages["certiflux"]["depends"] == ["lxml", "python-calamine"]
    for package in packages.values():
        data = (folder / package["file_name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == package["sha256"]
        assert package["sha256"][:12] in package["file_name"]


def test_the_engine_is_packed_whole_as_bytecode(layout):
    build(layout)
    [wheel] = (layout.dist / "runtime/pyodide").glob("certiflux-0.1.0-0*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        record = archive.read("certiflux-0.1.0.dist-info/RECORD").decode()
    assert names[:2] == ["certiflux/__init__.pyc", "certiflux/core.pyc"]
    assert [line.split(",")[0] for line in record.splitlines()] == [
        name for name in names if not name.endswith("RECORD")
    ] + ["certiflux-0.1.0.dist-info/RECORD"]


def test_bytecode_runs_and_needs_no_source(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("certiflux_probe.py", "ANSWER = 42\n")
        archive.writestr("data.txt", "kept")
    bytecode.convert(str(tmp_path / "in.zip"), str(tmp_path / "out.zip"))
    monkeypatch.syspath_prepend(str(tmp_path / "out.zip"))
    import certiflux_probe

    assert certiflux_probe.ANSWER == 42
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == ["certiflux_probe.pyc", "data.txt"]
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_pictures_of_the_documents_are_not_shipped(layout):
    picture = layout.root / "static/doc/verifier.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"PNG")
    build(layout)
    assert (layout.dist / "static").is_dir()
    assert not (layout.dist / "static/doc").exists()


def test_source_maps_are_neither_shipped_nor_mentioned(layout):
    build(layout)
    script = layout.dist / "runtime/pyodide/pyodide.mjs"
    assert script.read_text() == "export {};\n"


def test_the_page_is_told_of_its_modules_and_of_no_plugin(layout):
    build(layout)
    config = json.loads((layout.dist / "runtime/page.json").read_text())
    assert config["files"] == {
        "../app/dom.py": "./dom.py",
        "../app/parts/table.py": "./parts/table.py",
    }
    assert "!py-editor" in config["plugins"]


def test_two_checkouts_at_two_dates_give_the_same_bytes(layout, tmp_path):
    other = checkout(tmp_path / "two")
    for path in other.root.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    build(layout)
    build(other)
    assert contents(layout.dist) == contents(other.dist)


def test_the_manifest_names_every_file_with_its_size_and_hash(layout):
    build(layout)
    files = json.loads((layout.dist / "manifest.json").read_text())["files"]
    found = contents(layout.dist)
    del found["manifest.json"]
    said = {file["path"]: (file["size"], file["sha256"]) for file in files}
    assert said == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in found.items()
    }


def test_nothing_is_done_when_nothing_changed(layout):
    assert build(layout)
    machine = Machine()
    assert not build(layout, machine)
    assert machine.calls == []


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "app/parts/table.py",
        "static/css/base.css",
        "py/certiflux/core.py",
        "static/runtime.lock.json",
        "static/sw.js",
    ],
)
def test_a_change_of_any_input_builds_again(layout, name):
    build(layout)
    with (layout.root / name).open("a") as stream:
        stream.write("\n")
    assert build(layout)


def test_a_change_of_the_engine_changes_its_name_and_the_build(layout):
    build(layout)
    first = json.loads((layout.dist / "manifest.json").read_text())
    (layout.root / "py/certiflux/core.py").write_text("ANSWER = 43\n")
    build(layout)
    second = json.loads((layout.dist / "manifest.json").read_text())
    assert first["build"] != second["build"]
    assert {file["path"] for file in first["files"]} != {file["path"] for file in second["files"]}


@pytest.mark.parametrize("harm", ["changed", "removed", "added"])
def test_a_dist_that_was_touched_is_built_again(layout, harm):
    build(layout)
    page = layout.dist / "index.html"
    if harm == "changed":
        page.write_text("something else")
    elif harm == "removed":
        page.unlink()
    else:
        (layout.dist / "more.html").write_text("more")
    assert build(layout)
    assert manifest.holds(layout.dist)
    assert not (layout.dist / "more.html").exists()


def test_a_failed_build_leaves_the_former_one(layout):
    build(layout)
    before = contents(layout.dist)
    (layout.root / "app/dom.py").write_text("changed = 1\n")
    (layout.root / "static/wheels/lxml-6.1.3-cp314-cp314-wasm32.whl").unlink()
    with pytest.raises(BuildError):
        build(layout)
    assert contents(layout.dist) == before
    assert not list(layout.root.glob(".dist-*"))


def test_a_file_that_the_package_has_not_is_said(layout):
    text = layout.lock.read_text().replace("pyodide.asm.*", "pyodide.other")
    layout.lock.write_text(text)
    with pytest.raises(BuildError, match=r"ne contient pas pyodide\.other"):
        build(layout)


def test_a_missing_node_is_said(layout, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None if name == "node" else f"/bin/{name}")
    with pytest.raises(BuildError, match="node est introuvable"):
        build(layout)


def test_a_checkout_without_its_page_is_said(layout):
    (layout.root / "index.html").unlink()
    with pytest.raises(BuildError, match=r"index\.html manque"):
        build(layout)


def test_clean_leaves_a_cache_that_lies_elsewhere(layout, tmp_path):
    elsewhere = tmp_path / "cache"
    elsewhere.mkdir()
    build(layout)
    building.clean(type(layout)(root=layout.root, cache=elsewhere))
    assert not layout.dist.exists()
    assert not (layout.root / ".cache").exists()
    assert elsewhere.is_dir()
