"""The real lock, settings and built page agree with one another."""

import json
import re
import tomllib
import zipfile

import pytest

from buildtools import engine_wheel, hashing, headers, lock, manifest


@pytest.fixture(scope="module")
def runtime(root):
    return lock.read(root / "static/runtime.lock.json")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_artefact_is_pinned_by_version_and_hash(runtime):
    for part in runtime.artefacts:
        assert re.fullmatch(r"[0-9a-f]{64}", part.sha256), part.name
        assert re.fullmatch(r"\d+(\.\d+)+", part.version), part.name
        assert part.size > 0
        assert bool(part.take) != part.is_wheel


def test_the_lock_names_no_registry(root):
    text = (root / "static/runtime.lock.json").read_text(encoding="utf-8")
    assert "://" not in text


def test_the_vendored_wheel_has_one_hash_everywhere(root, runtime):
    [lxml] = [part for part in runtime.artefacts if part.source == "vendored"]
    assert hashing.of_file(root / lxml.file) == lxml.sha256
    assert (root / lxml.file).stat().st_size == lxml.size
    sums = (root / "static/wheels/SHA256SUMS").read_text(encoding="ascii")
    assert lxml.sha256 in sums


def test_the_engine_has_the_same_libraries_in_the_browser_and_here(project, runtime):
    pinned = {part.name: part.version for part in runtime.artefacts if part.is_wheel}
    wanted = dict(line.split("==") for line in project["project"]["dependencies"])
    assert wanted == {name: pinned[name] for name in wanted}


def test_the_project_has_one_version(root, project):
    assert project["project"]["version"] == engine_wheel.version_of(root / "py/certiflux")


def test_every_pinned_requirement_has_its_hashes(root):
    for name in ("py", "tests"):
        text = (root / name / "requirements.txt").read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=[a-z])", text)[1:]
        assert blocks
        assert all("==" in block and "--hash=sha256:" in block for block in blocks)


def test_a_lock_that_cannot_be_read_is_said(tmp_path):
    from buildtools.errors import BuildError

    with pytest.raises(BuildError, match=r"lock\.json manque"):
        lock.read(tmp_path / "lock.json")
    (tmp_path / "lock.json").write_text('{"artefacts": [{"name": "x"}]}')
    with pytest.raises(BuildError, match=r"lock\.json est illisible"):
        lock.read(tmp_path / "lock.json")


def test_the_page_states_the_policy_that_the_server_sends(root):
    page = (root / "index.html").read_text(encoding="utf-8")
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert stated
    assert stated[1] == headers.CSP


def test_dist_is_what_its_manifest_says(dist):
    assert manifest.holds(dist)


def test_dist_asks_for_nothing_that_it_has_not(dist):
    config = json.loads((dist / "runtime/page.json").read_text(encoding="utf-8"))
    for name in config["files"]:
        assert (dist / "runtime" / name).resolve().is_file(), name
    assert (dist / config["interpreter"]).is_file()
    page = (dist / "index.html").read_text(encoding="utf-8")
    for name in re.findall(r'(?:src|href)="([^"#:]+)"', page):
        assert (dist / name).is_file(), name


def test_dist_has_no_source_map_no_editor_and_no_terminal(dist):
    names = [path.name for path in dist.rglob("*")]
    unwanted = re.compile(r"\.map$|xterm|codemirror|editor|terminal|\.d\.ts$")
    assert [name for name in names if unwanted.search(name)] == []


def test_the_wheels_of_dist_are_compiled_for_the_runtime(dist):
    magic = set()
    for wheel in (dist / "runtime/pyodide").glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            names = [name for name in archive.namelist() if name.endswith((".py", ".pyc"))]
            assert names, wheel.name
            assert all(name.endswith(".pyc") for name in names), wheel.name
            magic |= {archive.read(name)[:4] for name in names}
    assert len(magic) == 1


def test_the_page_on_privacy_runs_nothing_and_leads_only_to_what_is_there(root, dist):
    page = (root / "static/confidentialite.html").read_text(encoding="utf-8")
    (stated,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert stated == headers.STATIC_CSP
    assert "<script" not in page
    assert "://" not in re.sub(r"<code>.*?</code>|«&nbsp;http://&nbsp;»", "", page)
    known = set(re.findall(r'id="([\w-]+)"', page))
    for link in re.findall(r'(?:href|src)="([^"]+)"', page):
        if link.startswith("#"):
            assert link[1:] in known
        else:
            assert (dist / "static" / link).is_file(), link
