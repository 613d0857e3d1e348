"""`build.py verify` knows the published copy from any other, in a folder and on a site."""

import shutil
import threading
from contextlib import contextmanager

import pytest

from buildtools import building, commands, headers, main, serving, verifying
from buildtools.errors import BuildError
from unit.build_checkout import Machine, checkout, zipped

ARCHIVE = zipped({"this.py": "ZEN = 1\n"})


@pytest.fixture(autouse=True, scope="module")
def programs():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Give a dist/ that no test changes, built once."""
    layout, machine = checkout(tmp_path_factory.mktemp("built")), Machine()
    building.build(layout, machine.fetcher(layout), machine.precompiler(layout))
    return layout.dist


@pytest.fixture
def dists(built, tmp_path):
    return built, shutil.copytree(built, tmp_path / "copy")


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


@contextmanager
def served(folder, handler=serving.Handler):
    bound = type("Bound", (handler,), {"folder": folder.resolve()})
    server = serving.Server((serving.HOST, 0), bound)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("harm", [False, True])
def test_a_site_is_asked_for_each_file(dists, capsys, harm):
    dist, copy = dists
    if harm:
        (copy / "static/css/base.css").write_text("body{color:red}")
    with served(copy) as address:
        assert verifying.verify(dist, address) == int(harm)
    said = capsys.readouterr().out
    assert ("changé : static/css/base.css" in said) is harm
    assert "en-tête" not in said


class Another(serving.Handler):
    """A host that shows another page at its bare address than under its name."""

    def _answer(self, *, with_body):
        self.path = "/app/main.py" if self.path == "/" else self.path
        super()._answer(with_body=with_body)


class Nothing(serving.Handler):
    """A host that has nothing at its bare address."""

    def _answer(self, *, with_body):
        self.path = "/nulle-part" if self.path == "/" else self.path
        super()._answer(with_body=with_body)


@pytest.mark.parametrize(("handler", "how"), [(Another, "changé"), (Nothing, "absent")])
def test_the_bare_address_is_asked_too(dists, capsys, handler, how):
    dist, copy = dists
    with served(copy, handler) as address:
        assert verifying.verify(dist, address) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Ce n’est pas la copie publiée")
    assert lines[1:] == [f"  {how} : /"]


def host(change):
    """Make a host whose answers carry the headers that `change` leaves of ours."""

    class Host(serving.Handler):
        def end_headers(self):
            for name, value in change(self.path, dict(headers.SECURITY)):
                self.send_header(name, value)
            super(serving.Handler, self).end_headers()

    return Host


def without(name):
    return host(lambda _path, ours: [one for one in ours.items() if one[0] != name])


@pytest.mark.parametrize("name", headers.SECURITY)
def test_each_security_header_that_is_missing_gets_its_sentence(dists, capsys, name):
    dist, copy = dists
    with served(copy, without(name)) as address:
        assert verifying.verify(dist, address) == 1
    said = capsys.readouterr().out
    assert "C’est la copie publiée" in said
    (sentence,) = (line for line in said.splitlines() if "l’en-tête" in line)
    assert sentence.startswith(f"  l’en-tête {name} manque : / et ")


@pytest.mark.parametrize(
    "change",
    [
        lambda _path, ours: (ours | {"Content-Security-Policy": headers.CSP}).items(),
        lambda _path, ours: [*ours.items(), ("content-security-policy", "default-src *")],
    ],
)
def test_a_policy_that_differs_or_is_sent_twice_is_told(dists, capsys, change):
    dist, copy = dists
    with served(copy, host(change)) as address:
        assert verifying.verify(dist, address) == 1
    (sentence,) = (line for line in capsys.readouterr().out.splitlines() if "l’en-tête" in line)
    assert "l’en-tête Content-Security-Policy n’est pas celui attendu : / et" in sentence


def test_the_headers_of_every_answer_count(dists, capsys):
    dist, copy = dists
    script = host(lambda path, ours: [] if path == "/sw.js" else ours.items())
    with served(copy, script) as address:
        assert verifying.verify(dist, address) == 1
    said = [line for line in capsys.readouterr().out.splitlines() if "l’en-tête" in line]
    assert said == [f"  l’en-tête {name} manque : sw.js" for name in headers.SECURITY]


@pytest.mark.parametrize("link", ["app/dom.py", "app/parts", "static/ajout.txt"])
def test_a_link_in_the_folder_is_refused_wherever_it_leads(dists, link):
    """To the very same bytes as well: they may be others once they were looked at."""
    dist, copy = dists
    place = copy / link
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    place.symlink_to(dist / link)
    with pytest.raises(BuildError, match=f"contient un lien, « {link} »"):
        verifying.verify(dist, str(copy))


def commanded(root):
    """Give the commands of a checkout, on the stand-ins for npm, pip and node."""
    layout, machine = checkout(root), Machine()
    tools = commands.Commands(layout.root)
    tools.layout = layout
    tools.fetcher, tools.precompiler = machine.fetcher(layout), machine.precompiler(layout)
    return tools, machine


def test_neither_dist_nor_what_was_compiled_is_believed(tmp_path, capsys):
    """Whoever changed the copy may have changed dist/, its manifest and its stamp alike."""
    tools, machine = commanded(tmp_path / "one")
    tools.build()
    layout = tools.layout
    copy = shutil.copytree(layout.dist, tmp_path / "copy")
    harmed = layout.dist / "runtime/pyodide/python_stdlib.zip"
    (kept,) = {path.parent for path in layout.cache.glob("compiled/*/python_stdlib.zip")}
    for path in kept.iterdir():
        path.unlink()
    harmed.write_bytes(b"harmed")
    before = {path: path.read_bytes() for path in layout.dist.rglob("*") if path.is_file()}
    compiled = [call for call in machine.calls if "precompile.mjs" in " ".join(call)]
    capsys.readouterr()
    assert tools.verify(str(copy)) == 0
    assert tools.verify(str(layout.dist)) == 1
    assert "changé : runtime/pyodide/python_stdlib.zip" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in before} == before
    assert not list(kept.iterdir())
    again = [call for call in machine.calls if "precompile.mjs" in " ".join(call)]
    assert len(again) == 3 * len(compiled)


def test_verify_needs_no_dist_and_makes_none(built, tmp_path):
    tools, _machine = commanded(tmp_path / "one")
    assert tools.verify(str(built)) == 0
    assert not tools.layout.dist.exists()


@pytest.mark.parametrize("harm", ["changed", "absent", "no digest"])
def test_a_compiled_result_that_changed_since_is_made_again(tmp_path, harm):
    layout, machine = checkout(tmp_path), Machine()
    first = machine.precompiler(layout).compile(layout.root, {"a.zip": ARCHIVE})
    (kept,) = (layout.cache / "compiled").iterdir()
    if harm == "changed":
        (kept / "a.zip").write_bytes(b"harmed")
    elif harm == "absent":
        (kept / "a.zip").unlink()
    else:
        (kept / "sha256").unlink()
    assert machine.precompiler(layout).compile(layout.root, {"a.zip": ARCHIVE}) == first
    assert len(machine.calls) == 2
    assert machine.precompiler(layout).compile(layout.root, {"a.zip": ARCHIVE}) == first
    assert len(machine.calls) == 2


@pytest.mark.parametrize("place", ["nulle-part", "http://127.0.0.1:9/"])
def test_what_is_no_copy_is_said(dists, place):
    with pytest.raises(BuildError):
        verifying.verify(dists[0], place)


@pytest.mark.parametrize("words", [["verify"], ["verify", "a", "b"]])
def test_verify_wants_one_place(tmp_path, capsys, words):
    assert main.main(tmp_path, words) == 2
    assert "verify DOSSIER|URL" in capsys.readouterr().err
