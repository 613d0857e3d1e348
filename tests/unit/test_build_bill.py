"""Everything that is shipped has its licence, and its line in the bill of materials."""

import json

import pytest

from buildtools import building
from buildtools.errors import BuildError
from buildtools.layout import Layout
from buildtools.lock import read
from unit.build_checkout import Machine, checkout


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")


@pytest.fixture
def layout(tmp_path):
    return checkout(tmp_path)


def build(layout):
    machine = Machine()
    building.build(layout, machine.fetcher(layout), machine.precompiler(layout))
    return layout.dist / "runtime"


def bill_of(runtime):
    return json.loads((runtime / "sbom.cdx.json").read_text("utf-8"))


def test_the_licences_are_those_of_each_part_and_of_certiflux(layout):
    text = (build(layout) / "LICENCES.txt").read_text("utf-8")
    for words in ("MIT of Certiflux", "Mozilla Public License", "MIT of calamine", "BSD of lxml"):
        assert text.count(words) == 1
    assert "  - quick-xml 1 : MIT OR Apache-2.0" in text
    assert "  - libxml2 2.15 : MIT" in text


def test_a_part_without_any_licence_stops_the_build(layout):
    text = layout.lock.read_text().replace("lxml-6.1.3-cp314", "bare-6.1.3-cp314")
    wheel = layout.root / "static/wheels/bare-6.1.3-cp314-cp314-wasm32.whl"
    from buildtools import hashing
    from unit.build_checkout import LXML, zipped

    bare = zipped({"lxml/__init__.py": "LXML = 3\n"})
    wheel.write_bytes(bare)
    text = text.replace(hashing.of_bytes(LXML), hashing.of_bytes(bare))
    layout.lock.write_text(text.replace(f'"size": {len(LXML)}', f'"size": {len(bare)}'))
    with pytest.raises(BuildError, match="aucun texte de licence"):
        build(layout)


def test_the_bill_lists_each_part_with_its_hash_and_what_is_inside(layout):
    bill = bill_of(build(layout))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert {"serialNumber", "timestamp"}.isdisjoint({*bill, *bill["metadata"]})
    parts = {one["name"]: one for one in bill["components"]}
    for artefact in read(layout.lock).artefacts:
        part = parts.pop(artefact.name)
        assert part["version"] == artefact.version
        assert part["hashes"] == [{"alg": "SHA-256", "content": artefact.sha256}]
        kind = "npm" if artefact.source == "npm" else "pypi"
        assert part["purl"] == f"pkg:{kind}/{artefact.name}@{artefact.version}"
    assert parts == {}


def test_the_bill_knows_what_is_built_in(layout):
    parts = {one["name"]: one for one in bill_of(build(layout))["components"]}
    assert [one["name"] for one in parts["lxml"]["components"]] == ["libxml2"]
    (crate,) = parts["python-calamine"]["components"]
    assert crate["licenses"] == [{"expression": "MIT OR Apache-2.0"}]


def test_the_published_copy_is_complete(dist, root):
    """Each file below runtime/ comes from a part of the lock, and each part has its licence."""
    parts = read(Layout.of(root).lock).artefacts
    text = (dist / "runtime/LICENCES.txt").read_text("utf-8")
    for part in parts:
        _, _, after = text.partition(f"\n{part.label}\n{'=' * 70}\n")
        assert len(after.partition("=" * 70)[0]) > 200, part.label
    ours = ("runtime/page.json", "runtime/LICENCES.txt", "runtime/sbom.cdx.json")
    ours += ("runtime/aide.json", "runtime/aide-index.json")
    folders = tuple(f"{part.into}/" for part in parts)
    for path in (dist / "runtime").rglob("*"):
        name = path.relative_to(dist).as_posix()
        assert path.is_dir() or name in ours or name.startswith(folders), name
    bill = bill_of(dist / "runtime")
    assert {one["purl"] for one in bill["components"]} >= {
        "pkg:npm/pyodide@314.0.7",
        "pkg:npm/%40pyscript/core@0.7.31",
        "pkg:pypi/lxml@6.1.3",
    }
    crates = {inner["name"] for one in bill["components"] for inner in one.get("components", ())}
    assert {"CPython", "libxml2", "libxslt", "calamine", "quick-xml", "polyscript"} <= crates
