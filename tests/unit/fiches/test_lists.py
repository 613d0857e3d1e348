"""The lists of France compétences: read as they are published, refused when they are not."""

import io
import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from cases.fiches import REGISTER, Invented, csv_zip, fiche_xml, known, lists, xml, xml_zip, zipped
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.dictionary.lists import CANDIDAT, CONTINUE, VAE
from certiflux.fiches import xml_list
from certiflux.fiches.reading import is_list, read_list
from certiflux.fiches.register import ListKind, Register

HEAD = 65_536


def read(data, name="export.zip"):
    return drain(read_list(name, data))


def refusal(data, name="export.zip"):
    with pytest.raises(UserError) as refused:
        read(data, name)
    return refused.value.message


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_csv_list_is_read_whichever_way_the_accents_of_its_names_are_written(form):
    found = read(csv_zip(form=form))
    assert (found.kind, found.date, len(found.fiches)) == (ListKind.CSV, "2026-08-29", 6)
    fiche = found.fiches["RNCP35584"]
    assert fiche.ways == (CONTINUE, VAE)
    assert fiche.blocks == ("BC01", "BC02")


def test_a_csv_list_gives_titles_on_one_line_states_days_heirs_and_certifiers():
    fiches = read(csv_zip()).fiches
    old, former = fiches["RS5201"], fiches["RNCP38362"]
    assert fiches["RNCP1710"].title == "Opérateur de moulinage à l’ancienne"
    assert (old.active, old.end, old.replaced_by) == (False, "2026-01-25", ("RS6300",))
    assert (old.sirets, old.whole) == (("55208131766522",), False)
    assert (former.sirets, former.whole) == (("73282932000074", "55208131766522"), True)
    assert former.effect == "2023-09-01"


def test_an_xml_list_says_the_same_and_the_last_day_of_delivery():
    by_csv, by_xml = lists("csv", "rs")
    assert by_xml.kind == ListKind.RS
    for code, fiche in by_xml.fiches.items():
        said = by_csv.fiches[code]
        assert replace(fiche, limit="") == said
    assert by_xml.fiches["RS5201"].limit == "2026-07-25"


def test_only_the_own_tag_of_a_fiche_says_that_it_is_active():
    fiche = Invented("RS5201", "Titre", active=False, ways=("FC", "CL"))
    found = read(xml([fiche]), "rs.xml").fiches["RS5201"]
    assert (found.active, found.ways) == (False, (CONTINUE, CANDIDAT))


def test_lists_stand_together_and_the_newest_says_what_both_say():
    register = Register(tuple(lists("csv", "rs")))
    assert register.fiches["RS5201"].limit == "2026-07-25"
    ended = [replace(one, active=False) for one in REGISTER]
    newer = register.with_list(read(xml_zip("RS", ended, "2026-09-30")))
    assert [one.date for one in newer.lists] == ["2026-08-29", "2026-09-30"]
    assert (newer.fiches["RS5200"].active, newer.fiches["RNCP35584"].active) == (False, True)
    assert newer.with_list(read(csv_zip())).fiches["RS5200"].active is False


def test_the_official_samples_are_read(shared):
    folder = shared / "spec" / "france-competences"
    found = {path.name: read(path.read_bytes(), path.name) for path in folder.glob("*fiches*.*")}
    assert sorted((one.kind.value, len(one.fiches)) for one in found.values()) == [
        ("csv", 9), ("csv", 9), ("rncp", 12), ("rs", 8),
    ]  # fmt: skip
    fiches = Register(tuple(found.values())).fiches
    assert fiches["RS6232"].limit == "2026-07-25"
    assert (fiches["RNCP39568"].limit, fiches["RNCP39568"].end) == ("2034-08-31", "2029-08-31")
    assert fiches["RNCP19468"].replaced_by == ("RS6117",)
    assert fiches["RNCP40344"].whole is False
    assert sum(bool(one.limit) for one in fiches.values()) == 7


def test_a_certification_is_found_by_its_code_or_by_words_of_its_title():
    register = Register(tuple(lists("csv")))
    assert [one.code for one in register.search("langue signes")] == ["RS6300", "RS5201"]
    assert next(register.search("rs 5200")).code == "RS5200"
    assert [one.code for one in register.search("ECONOMIE l'economie")] == ["RNCP35584"]
    assert not list(register.search("  ")) + list(register.search("plongée"))


def test_a_list_is_known_by_what_it_holds_whatever_its_name():
    assert is_list(csv_zip()[:HEAD])
    assert is_list(xml_zip("RNCP")[:HEAD])
    assert is_list(xml(REGISTER[3:])[:HEAD])
    assert is_list(zipped({"fiches.xml": xml(REGISTER[3:])})[:HEAD])
    assert not is_list(zipped({"kit/certifications.xsd": "<schema/>"})[:HEAD])
    assert not any(map(is_list, (b"<FICHE>", b"PK\x03\x04", b"")))


def test_a_list_of_an_unknown_day_is_read_and_no_day_is_made_up():
    assert read(xml(REGISTER[3:]), "rs.xml").date == ""
    assert known("csv").fiche("RS5200").listed == "2026-08-29"


def test_what_is_no_list_or_is_cut_is_refused_in_a_sentence():
    whole = csv_zip()
    assert "incomplète" in refusal(whole[: len(whole) // 2])
    assert "Standard" in refusal(csv_zip(leave_out=("Standard",)))
    assert "toute fiche" in refusal(csv_zip([]))
    assert "s'arrête avant la fin" in refusal(xml(REGISTER[3:])[:-12], "rs.xml")
    assert "mêle" in refusal(xml(REGISTER), "rs.xml")
    assert "abîmée" in refusal(xml(REGISTER[3:]).replace(b"</INTITULE>", b"", 1), "rs.xml")


def test_a_column_that_lacks_and_bytes_that_are_no_utf_8_are_said():
    with zipfile.ZipFile(io.BytesIO(csv_zip())) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    standard = next(name for name in parts if "Standard" in name)
    lacking = parts | {standard: parts[standard].replace(b'"Actif"', b'"Etat"')}
    latin = parts | {standard: parts[standard].decode().encode("cp1252")}
    assert "actif" in refusal(zipped(lacking))
    assert "UTF-8" in refusal(zipped(latin))


def test_an_entity_is_never_unfolded():
    plain = xml(REGISTER[3:])
    bomb = plain.replace(b"<FICHES>", b'<!DOCTYPE FICHES [<!ENTITY a "aaaa">]><FICHES>')
    assert "DOCTYPE" in refusal(bomb, "rs.xml")
    named = plain.replace(b"Conduire", b"&a;", 1)
    assert "abîmée" in refusal(named, "rs.xml")


def test_comments_before_the_fiches_are_passed_over_whatever_they_hold_and_wherever_they_are_cut():
    plain = xml(REGISTER[3:])
    told = plain.replace(b"<FICHES>", b"<!-- <!DOCTYPE --><!----><FICHES><!-- a -->")
    assert read(told, "rs.xml").fiches == read(plain, "rs.xml").fiches
    hidden = plain.replace(b"<FICHES>", b"<!-- a --><!DOCTYPE FICHES><FICHES>")
    assert "DOCTYPE" in refusal(hidden, "rs.xml")
    before = bytearray(b"<FICHES><!-- <!X -->")
    cuts = [xml_list._declares(before[:end]) for end in range(len(before) + 1)]
    assert not any(cuts)


def test_a_fiche_without_end_and_a_zip_that_swells_are_refused(monkeypatch):
    monkeypatch.setattr(xml_list, "LONGEST", 100_000)
    endless = xml(REGISTER[3:]).replace(b"</FICHES>", b"<FICHE>" + b" " * 2_000_000)
    assert "démesurée" in refusal(endless, "rs.xml")
    assert "démesurée" in refusal(zipped({"export_fiches_RS.xml": b" " * 40_000_000}))


def stream(count):
    """Return the zip of a list of so many fiches, each with a long text that is not kept."""
    long = " ".join(f"compétence {number * 7919 % 1_000_003}" for number in range(1500))
    fiches = (fiche_xml(Invented(f"RS{n}", f"Titre {n}"), f"{n} {long}") for n in range(1, count))
    text = "<FICHES>" + "".join(fiches) + "</FICHES>"
    return zipped({"export_fiches_RS_V4_1_2026-08-29.xml": text}), len(text)


def test_what_is_held_while_a_list_is_read_does_not_grow_with_its_text():
    data, size = stream(400)
    assert size > 10_000_000
    tracemalloc.start()
    found = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.fiches) == 399
    assert peak < 3_000_000, "a list is read fiche by fiche, and its long texts are let go"


def test_the_progress_of_a_list_is_that_of_its_bytes():
    data, size = stream(200)
    steps = list(read_list("export.zip", data))
    assert len(steps) > 3
    assert [one.done for one in steps] == sorted({one.done for one in steps})
    assert {one.total for one in steps} == {steps[-1].done}
    assert steps[-1].done >= size
