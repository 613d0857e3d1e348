"""The vendored lxml wheel is what it says it is, and its recipe keeps its promises."""

import base64
import csv
import hashlib
import importlib.util
import json
import sys
import zipfile
from email.parser import Parser
from pathlib import Path
from types import ModuleType

import pytest

WHEELS = Path(__file__).resolve().parents[2] / "static" / "wheels"
NAME = "lxml-6.1.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
TAG = "cp314-cp314-pyemscripten_2026_0_wasm32"
INFO = "lxml-6.1.3.dist-info"
MODULE = "lxml/etree.cpython-314-wasm32-emscripten.so"
NOBODY = 65534
# What the project and lxml's own pure Python import from one another.
MODULES = {
    *("__init__", "_elementpath", "ElementInclude", "builder", "cssselect", "doctestcompare"),
    *("pyclasslookup", "sax", "usedoctest"),
}


@pytest.fixture(scope="module")
def content() -> dict[str, bytes]:
    with zipfile.ZipFile(WHEELS / NAME) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the recipe by its path, as build.py does."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("recipe", WHEELS / "recipe.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_hash_is_the_one_in_sha256sums():
    digest = hashlib.sha256((WHEELS / NAME).read_bytes()).hexdigest()
    assert (WHEELS / "SHA256SUMS").read_text() == f"{digest}  {NAME}\n"


def test_it_is_the_only_wheel_of_the_folder():
    assert [path.name for path in WHEELS.glob("*.whl")] == [NAME]


def test_record_lists_every_file_once_with_its_true_hash_and_size(content):
    rows = list(csv.reader(content[f"{INFO}/RECORD"].decode().splitlines()))
    told = {path: (digest, size) for path, digest, size in rows}
    assert len(told) == len(rows)
    true = {path: (_record_hash(data), str(len(data))) for path, data in content.items()}
    assert told == {**true, f"{INFO}/RECORD": ("", "")}


def _record_hash(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return "sha256=" + digest.rstrip(b"=").decode()


def test_the_tag_is_the_one_of_the_file_name(content):
    wheel = Parser().parsestr(content[f"{INFO}/WHEEL"].decode())
    assert wheel.get_all("Tag") == [TAG]
    assert wheel["Root-Is-Purelib"] == "false"
    assert wheel["Wheel-Version"] == "1.0"


def test_the_metadata_name_the_package_and_its_version(content):
    metadata = Parser().parsestr(content[f"{INFO}/METADATA"].decode())
    assert (metadata["Name"], metadata["Version"]) == ("lxml", "6.1.3")
    assert metadata["License"] == "BSD-3-Clause"


def test_the_licences_inside_are_those_of_the_folder_and_of_the_metadata(content):
    folder = WHEELS / "licences"
    kept = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    prefix = f"{INFO}/licenses/"
    inside = {
        name.removeprefix(prefix): data for name, data in content.items() if name.startswith(prefix)
    }
    metadata = Parser().parsestr(content[f"{INFO}/METADATA"].decode())
    assert inside == kept
    assert sorted(metadata.get_all("License-File") or []) == sorted(kept)


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("LICENSE.txt", "BSD 3-Clause License"),
        ("libxml2/Copyright", "The Libxml2 Contributors"),
        ("libxslt/Copyright", "Licence for libexslt"),
    ],
)
def test_each_library_comes_with_its_own_licence(content, licence, words):
    assert words in content[f"{INFO}/licenses/{licence}"].decode()


def test_the_module_is_webassembly_and_python_finds_its_entry_point(content):
    module = content[MODULE]
    assert module.startswith(b"\0asm\1\0\0\0")
    assert b"PyInit_etree" in module
    assert b"6.1.3" in module


def test_the_modules_are_those_of_the_package_without_objectify_and_html(content):
    found = {Path(name).stem for name in content if name.count("/") == 1 and name.endswith(".py")}
    assert found == MODULES
    assert "lxml/isoschematron/__init__.py" in content
    assert [name for name in content if name.endswith(".so")] == [MODULE]


def test_no_entry_carries_the_moment_or_the_order_of_its_making(recipe):
    with zipfile.ZipFile(WHEELS / NAME) as archive:
        entries = archive.infolist()
    *names, last = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert last == f"{INFO}/RECORD"
    assert {entry.date_time for entry in entries} == {(2026, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {recipe.wheel_pack.REGULAR_FILE}


def test_it_was_built_with_the_parts_that_the_recipe_pins(recipe):
    record = json.loads((WHEELS / "built-with.json").read_text())
    for package, pin in recipe.wheel_parts.PINS.items():
        assert record["versions"][package].startswith(pin)
    assert recipe.wheel_parts.SHA256.items() <= record["sha256"].items()
    assert recipe.TAG == TAG


def test_packing_twice_in_another_order_gives_the_same_bytes(recipe, tmp_path):
    files = {"lxml/b.py": b"b", "lxml/a.py": b"a" * 500, "lxml-1.dist-info/METADATA": b"Name: lxml"}
    made = []
    for order in (list(files), list(reversed(files))):
        folder = tmp_path / str(len(made))
        folder.mkdir()
        shuffled = {name: files[name] for name in order}
        made.append(recipe.wheel_pack.pack(folder, ("lxml", "1", "py3-none-any"), shuffled))
    assert made[0].read_bytes() == made[1].read_bytes()
    assert made[0].name == "lxml-1-py3-none-any.whl"


def test_the_metadata_keep_the_text_and_name_the_licences_shipped(recipe):
    original = (
        "Name: lxml\nLicense-File: OLD.txt\nSummary: s\n\nbody\n\nLicense-File: not a header\n"
    )
    assert recipe.wheel_pack.metadata(original, ["a.txt", "b/c"]) == (
        "Name: lxml\nSummary: s\nLicense-File: a.txt\nLicense-File: b/c\n"
        "\nbody\n\nLicense-File: not a header\n"
    )


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("#define SIZEOF_VOID_P 8", "#define SIZEOF_VOID_P 4"),
        ("#define HAVE_FORK 1", "/* #undef HAVE_FORK */"),
        ("/* #undef HAVE_STROPTS_H */", "#define HAVE_STROPTS_H 1"),
        ("#define HAVE_DECL_TZNAME 1", "#define HAVE_DECL_TZNAME 0"),
        ('#define HASHES "md5"', '#define HASHES "md5,sha3"'),
        ("#define HAVE_UNHEARD_OF 1", "/* #undef HAVE_UNHEARD_OF */"),
        ("#define _FILE_OFFSET_BITS 64", "#define _FILE_OFFSET_BITS 64"),
        ("# define _GNU_SOURCE 1", "# define _GNU_SOURCE 1"),
        ("/* a comment */", "/* a comment */"),
    ],
)
def test_each_line_of_pyconfig_is_answered_by_pyodide(recipe, line, answer):
    source = (
        "build_time_vars = {'SIZEOF_VOID_P': 4, 'HAVE_FORK': 0, 'HAVE_STROPTS_H': 1,"
        " 'HAVE_DECL_TZNAME': 0, 'HASHES': '\"md5,sha3\"', 'BINDIR': f'{prefix}/bin'}"
    )
    values = recipe.wheel_config.build_values(source)
    assert "BINDIR" not in values
    assert recipe.wheel_config.rewrite(f"{line}\n", values) == f"{answer}\n"


def test_sysconfig_data_without_values_are_refused(recipe):
    with pytest.raises(ValueError, match="build_time_vars"):
        recipe.wheel_config.build_values("import sys\n")


def test_without_administration_rights_the_recipe_says_so(recipe, monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: NOBODY)
    assert recipe.main(["--out", "unused"]) == 1
    assert "droits d’administration" in capsys.readouterr().err


def test_without_apt_the_recipe_says_so(recipe, monkeypatch, capsys):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert recipe.main(["--out", "unused"]) == 1
    assert "« apt-get » est introuvable" in capsys.readouterr().err


def test_a_refused_installation_of_debootstrap_gives_one_sentence(recipe, monkeypatch):
    machine = sys.modules["wheel_machine"]
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: name if name == "apt-get" else None)

    def refuse(_command, sentence, **_settings):
        raise recipe.RecipeError(sentence)

    monkeypatch.setattr(machine, "run", refuse)
    with pytest.raises(recipe.RecipeError, match="installez vous-même les paquets « debootstrap »"):
        machine.require_tools()


def test_a_download_with_another_hash_is_refused(recipe, monkeypatch, tmp_path):
    archive = tmp_path / "lxml-6.1.3.tar.gz"
    archive.write_bytes(b"something else")
    monkeypatch.setattr(recipe.wheel_parts, "run", lambda *_command, **_settings: "")
    with pytest.raises(recipe.RecipeError, match="SHA-256 est différent"):
        recipe.wheel_parts.lxml_sdist(tmp_path)


class MovedDebian:
    """A root whose suite has gone past one pinned version."""

    def install(self, packages):
        self.installed = packages

    def sources(self, package):
        return {"libxml2": "2.15.4+dfsg-2", "libxslt": "1.1.45-1"}[package]

    def version(self, package):
        return {"emscripten": "7.0.0", "python3.14-dev": "3.14.9-1"}.get(package, "1")


def test_a_debian_that_moved_on_stops_the_recipe(recipe):
    with pytest.raises(recipe.RecipeError, match=r"emscripten 7\.0\.0 au lieu de 6\.0\.5"):
        recipe.wheel_parts.fill(MovedDebian(), unpinned=False)


def test_a_debian_that_moved_on_is_taken_when_asked(recipe):
    versions = recipe.wheel_parts.fill(MovedDebian(), unpinned=True)
    assert (versions["emscripten"], versions["libxml2"]) == ("7.0.0", "2.15.4+dfsg-2")


def test_the_mirror_is_the_first_debian_archive_of_apt(recipe, monkeypatch):
    machine = sys.modules["wheel_machine"]
    foreign = "Acme|tools|http://acme.test/\nDebian|Debian-Security|http://mirror.test/security/\n"
    lines = f"{foreign}Debian|Debian|http://mirror.test/debian/\n"
    monkeypatch.setattr(machine, "run", lambda *_command, **_settings: lines)
    assert machine.debian_mirror() == "http://mirror.test/debian/"
    monkeypatch.setattr(machine, "run", lambda *_command, **_settings: foreign)
    with pytest.raises(recipe.RecipeError, match="--mirror ADRESSE"):
        machine.debian_mirror()


def test_a_failed_command_shows_its_last_lines_and_the_sentence(recipe, capsys):
    machine = sys.modules["wheel_machine"]
    script = "import sys; print(*range(100), sep='\\n'); sys.exit(3)"
    with pytest.raises(recipe.RecipeError, match=r"^Phrase\.$"):
        machine.run([sys.executable, "-c", script], "Phrase.")
    assert capsys.readouterr().err.split() == [str(number) for number in range(80, 100)]


def test_a_missing_program_is_named(recipe):
    with pytest.raises(recipe.RecipeError, match="« no-such-program » est introuvable"):
        sys.modules["wheel_machine"].run(["no-such-program"], "Phrase.")
