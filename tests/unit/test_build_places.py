"""The table of communes: compiled once, the same each time, shipped and kept for the command."""

import json
import lzma

import pytest

from buildtools import building, hashing, lock, places, places_table
from buildtools.errors import BuildError
from buildtools.lock import Lock
from certiflux.places.atlas import Atlas, BirthSpan
from certiflux.places.table import FORMAT, RECENT, read_table
from unit.build_checkout import PUBLISHED, Machine, checkout, tarball

NOW = [
    {"code": "01001", "nom": "Amont", "type": "commune-actuelle", "codesPostaux": ["01400"]},
    {"code": "01002", "nom": "Confluent", "type": "commune-actuelle", "codesPostaux": ["01400"]},
    {"code": "01003", "nom": "Aval", "type": "commune-deleguee", "chefLieu": "01002"},
    {"code": "01006", "nom": "Revenue", "type": "commune-actuelle", "codesPostaux": ["01500"]},
    {"code": "97701", "nom": "Saint-Barthélemy", "type": "commune-actuelle"},
    {"code": "75101", "nom": "Paris 1er", "type": "arrondissement-municipal",
     "codesPostaux": ["75001"]},
    {"code": "75056", "nom": "Paris", "type": "commune-actuelle", "codesPostaux": ["75001"]},
    {"code": "01002", "nom": "Rive", "type": "commune-deleguee", "chefLieu": "01002"},
]  # fmt: skip
NOW[1]["anciensCodes"] = ["01003", "01004", "01005"]


def past(code, name, start=None, end=None, **other):
    entry = {"code": code, "nom": name, "type": "COM", "id": f"COM-{code}@{start}"}
    entry |= {"dateDebut": start} if start else {}
    return entry | ({"dateFin": end} if end else {}) | other


THEN = [
    past("01001", "Amont"),
    past("01002", "Rive", end="2016-01-01", successeur="COMD-01002"),
    past("01002", "Confluent", "2016-01-01"),
    past("01003", "Aval", end="2016-01-01", successeur="COMD-01003"),
    past("01004", "Ruisseau"),
    past("01005", "Mont", "1950-03-01", "1972-01-01", successeur="COM-01001@None"),
    past("01006", "Revenue", end="1973-01-01", successeur="COM-01001@None"),
    {"code": "01003", "nom": "Aval", "type": "COMD", "id": "COMD-01003",
     "pole": "COM-01002@2016-01-01"},
]  # fmt: skip
FILES = {
    "etalab-decoupage-administratif-6.0.0.tgz": tarball(
        {"LICENSE": b"MIT", "data/communes.json": json.dumps(NOW).encode()}
    ),
    "etalab-decoupage-administratif-0.8.0.tgz": tarball(
        {"LICENSE": b"MIT", "data/historique-communes.json": json.dumps(THEN).encode()}
    ),
}


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")


@pytest.fixture
def layout(tmp_path):
    """Give a tiny checkout whose lock names the two packages of the communes."""
    made = checkout(tmp_path / "one")
    content = json.loads(made.lock.read_text())
    for (file, data), member in zip(
        FILES.items(), ("communes", "historique-communes"), strict=True
    ):
        content["artefacts"].append(
            {
                "name": "@etalab/decoupage-administratif", "version": file[-9:-4], "source": "npm",
                "licence": "MIT", "file": file, "size": len(data),
                "sha256": hashing.of_bytes(data), "into": "runtime/places", "feeds": "places",
                "take": [f"data/{member}.json"],
            }
        )  # fmt: skip
    made.lock.write_text(json.dumps(content))
    return made


@pytest.fixture
def machine():
    return Machine(PUBLISHED | FILES)


def compiled(now, then):
    return places.compile_table(json.dumps(now).encode(), json.dumps(then).encode())


def atlas():
    return Atlas(
        read_table(places.compile_table(json.dumps(NOW).encode(), json.dumps(THEN).encode()))
    )


def days(code):
    return [(one.name, one.start, one.end, one.after, one.kind) for one in atlas().episodes(code)]


def test_the_history_of_a_code_is_brought_up_to_now():
    assert days("01001") == [("Amont", 0, 0, "", "c")]
    assert days("01002") == [
        ("Rive", 0, 20160101, "01002", "c"),
        ("Confluent", 20160101, 0, "", "c"),
    ]
    assert days("01003") == [("Aval", 0, 20160101, "01002", "d")]
    assert days("01005") == [("Mont", 19500301, 19720101, "01001", "f")]


def test_what_changed_after_the_history_has_no_day_and_excludes_no_birth():
    assert days("01004") == [("Ruisseau", 0, RECENT, "01002", "f")]
    assert days("01006") == [
        ("Revenue", 0, 19730101, "01001", "c"),
        ("Revenue", RECENT, 0, "", "c"),
    ]
    assert atlas().at("01004", BirthSpan(20240101, 20240101))
    assert atlas().present("01004") == "01002"


def test_the_islands_that_the_packages_lack_are_added():
    assert days("97123") == [("Saint-Barthélemy", 0, 20070223, "97701", "f")]
    assert days("97701") == [("Saint-Barthélemy", 20070223, 0, "", "c")]


def test_the_postal_codes_of_a_city_are_those_of_its_parts():
    assert atlas().by_postal("75001") == ("75101",)
    assert atlas().by_postal("01400") == ("01001", "01002")


def test_both_sides_agree_on_the_form():
    assert (places.FORMAT, places.RECENT) == (FORMAT, RECENT)


def test_the_same_facts_give_the_same_bytes_in_whatever_order():
    assert compiled(NOW, THEN) == compiled(NOW, THEN[::-1]) != compiled(NOW[:6], THEN)


def test_dist_ships_the_table_and_not_what_it_was_made_from(layout, machine):
    building.build(layout, machine.fetcher(layout), machine.precompiler(layout))
    names = {path.name for path in (layout.dist / "runtime/places").iterdir()}
    assert names == {"communes.xz"}
    shipped = (layout.dist / places_table.SERVED).read_bytes()
    assert shipped == layout.places.read_bytes()
    assert json.loads(lzma.decompress(shipped))["format"] == FORMAT
    manifest = json.loads((layout.dist / "manifest.json").read_text())
    assert places_table.SERVED in {file["path"] for file in manifest["files"]}
    licences = (layout.dist / "runtime/LICENCES.txt").read_text()
    assert "@etalab/decoupage-administratif 6.0.0" in licences
    assert "Licence Ouverte" in licences


def test_a_checkout_whose_lock_has_no_communes_has_no_table(tmp_path):
    plain = checkout(tmp_path / "two")
    machine = Machine()
    building.build(plain, machine.fetcher(plain), machine.precompiler(plain))
    assert not (plain.dist / "runtime/places").exists()


def test_the_command_line_gets_the_table_without_building_dist(layout, machine):
    places_table.prepare(layout, machine.fetcher(layout))
    assert not layout.dist.exists()
    assert Atlas(read_table(layout.places.read_bytes())).by_postal("01400")
    assert {call[-1] for call in machine.calls} == {
        "@etalab/decoupage-administratif@6.0.0",
        "@etalab/decoupage-administratif@0.8.0",
    }


def test_the_table_is_compiled_again_only_when_its_sources_or_itself_change(
    layout, machine, monkeypatch
):
    made, compile_table = [], places.compile_table
    monkeypatch.setattr(places, "compile_table", lambda *a: made.append(1) or compile_table(*a))
    places_table.prepare(layout, machine.fetcher(layout))
    table = layout.places.read_bytes()
    places_table.prepare(layout, machine.fetcher(layout))
    assert len(made) == 1
    layout.places.write_bytes(b"harmed")
    places_table.prepare(layout, machine.fetcher(layout))
    assert (len(made), layout.places.read_bytes()) == (2, table)
    monkeypatch.setattr(places_table, "_key", lambda _sources: "another")
    places_table.prepare(layout, machine.fetcher(layout))
    assert len(made) == 3


def test_a_package_of_other_bytes_is_refused(layout):
    other = Machine(PUBLISHED | dict.fromkeys(FILES, b"other"))
    with pytest.raises(BuildError, match="empreinte"):
        places_table.prepare(layout, other.fetcher(layout))


def test_the_real_lock_pins_both_versions(root):
    real = lock.read(root / "static/runtime.lock.json")
    assert isinstance(real, Lock)
    feeding = {(part.name, part.version) for part in real.artefacts if part.feeds == "places"}
    assert feeding == {
        ("@etalab/decoupage-administratif", "6.0.0"),
        ("@etalab/decoupage-administratif", "0.8.0"),
    }


def test_the_real_table_is_small(dist):
    assert (dist / places_table.SERVED).stat().st_size < 450_000
