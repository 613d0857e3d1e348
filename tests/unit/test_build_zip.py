"""The zip holds the whole page and what opens it; the same build gives the same bytes."""

import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile

import pytest

from buildtools import building, hashing, packing
from unit.build_checkout import Machine, checkout


@pytest.fixture
def dist(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    layout, machine = checkout(tmp_path / "one"), Machine()
    building.build(layout, machine.fetcher(layout), machine.precompiler(layout))
    return layout.dist


def test_the_zip_is_dist_with_a_note_and_a_way_to_open_it(dist, tmp_path):
    path = packing.pack(dist, tmp_path / "paquet")
    top = path.stem
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        for file in (one for one in dist.rglob("*") if one.is_file()):
            inside = f"{top}/page/{file.relative_to(dist).as_posix()}"
            assert archive.read(inside) == file.read_bytes()
            names.remove(inside)
        note = archive.read(f"{top}/LISEZ-MOI.txt").decode("utf-8-sig")
    assert [name.removeprefix(f"{top}/") for name in names] == [
        "LISEZ-MOI.txt",
        "ouvrir.py",
        *(f"outils/buildtools/{tool}.py" for tool in ("__init__", "errors", "headers", "serving")),
    ]
    assert top.rpartition("-")[2] in note


def test_its_sha256_lies_beside_it_and_two_are_the_same(dist, tmp_path):
    one = packing.pack(dist, tmp_path / "paquet")
    said = (one.parent / f"{one.name}.sha256").read_text()
    assert said == f"{hashing.of_file(one)}  {one.name}\n"
    again = shutil.copytree(dist, tmp_path / "again")
    for file in again.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    assert packing.pack(again, tmp_path / "autre").read_bytes() == one.read_bytes()


def test_an_older_zip_does_not_stay(dist, tmp_path):
    folder = tmp_path / "paquet"
    folder.mkdir()
    (folder / "certiflux-0.0.9-aa.zip").write_bytes(b"old")
    packing.pack(dist, folder)
    assert len(list(folder.iterdir())) == 2


def test_what_is_unpacked_opens(dist, tmp_path):
    with zipfile.ZipFile(packing.pack(dist, tmp_path / "paquet")) as archive:
        archive.extractall(tmp_path / "ici")
        (program,) = (tmp_path / "ici").glob("*/ouvrir.py")
    command = [sys.executable, str(program), "8790"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        try:
            address = running.stdout.readline().split()[4]
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.read() == (dist / "index.html").read_bytes()
                assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]
        finally:
            running.terminate()
