"""`build.py verify` knows the published copy from any other, in a folder and on a site."""

import shutil
import threading

import pytest

from buildtools import building, main, serving, verifying
from buildtools.errors import BuildError
from unit.build_checkout import Machine, checkout


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")


def built(root):
    layout, machine = checkout(root), Machine()
    building.build(layout, machine.fetcher(layout), machine.precompiler(layout))
    return layout.dist


@pytest.fixture
def dists(tmp_path):
    dist = built(tmp_path / "one")
    return dist, shutil.copytree(dist, tmp_path / "copy")


def test_the_same_copy_is_recognised(dists, capsys):
    dist, copy = dists
    assert verifying.verify(dist, str(copy)) == 0
    assert "tous identiques" in capsys.readouterr().out


@pytest.mark.parametrize("harm", ["changed", "absent", "added", "manifest"])
def test_any_other_copy_is_told_file_by_file(dists, capsys, harm):
    dist, copy = dists
    expected = "changé : index.html"
    if harm == "changed":
        (copy / "index.html").write_text("<!doctype html><title>Certiflux </title>")
    elif harm == "absent":
        (copy / "app/dom.py").unlink()
        expected = "absent : app/dom.py"
    elif harm == "added":
        (copy / "app/espion.py").write_text("")
        expected = "en trop : app/espion.py"
    else:
        with (copy / "manifest.json").open("a") as stream:
            stream.write("\n")
        expected = "changé : manifest.json"
    assert verifying.verify(dist, str(copy)) == 1
    said = capsys.readouterr().out
    assert "Ce n’est pas la copie publiée" in said
    assert expected in said


def test_a_copy_with_a_manifest_of_its_own_is_not_believed(dists, capsys):
    """A manifest that agrees with its own files proves nothing: ours is the measure."""
    dist, copy = dists
    (copy / "index.html").write_text("<!doctype html><title>Autre</title>")
    from buildtools import manifest

    (copy / "manifest.json").write_text(manifest.text(copy, "0.1.0", "0" * 16))
    assert verifying.verify(dist, str(copy)) == 1
    assert "changé : index.html" in capsys.readouterr().out


@pytest.mark.parametrize("harm", [False, True])
def test_a_site_is_asked_for_each_file(dists, capsys, harm):
    dist, copy = dists
    if harm:
        (copy / "static/css/base.css").write_text("body{color:red}")
    server = serving.make(copy)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        assert verifying.verify(dist, server.address) == int(harm)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert ("changé : static/css/base.css" in capsys.readouterr().out) is harm


@pytest.mark.parametrize("place", ["nulle-part", "http://127.0.0.1:9/"])
def test_what_is_no_copy_is_said(dists, place):
    with pytest.raises(BuildError):
        verifying.verify(dists[0], place)


@pytest.mark.parametrize("words", [["verify"], ["verify", "a", "b"]])
def test_verify_wants_one_place(tmp_path, capsys, words):
    assert main.main(tmp_path, words) == 2
    assert "verify DOSSIER|URL" in capsys.readouterr().err
