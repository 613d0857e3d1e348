"""What the page asks of the lists: to read one, to show what it says, to choose a certification."""

import pytest

from cases.fiches import csv_zip, xml, xml_zip
from cases.talk import ANSWERS, EPOCH, Talk, people

DAY = 86_400
LIST = people(3)
BARE = b"\n".join(
    b";".join(cell for rank, cell in enumerate(line.split(b";")) if rank not in (1, 2))
    for line in people(3).splitlines()
)
"""The same people, whom no column gives a certification."""


@pytest.fixture
def talk():
    return Talk()


def load(talk, data=None, name="export.zip"):
    data = csv_zip() if data is None else data
    return talk.job("fiches_load", data, name=name, size=len(data))


def test_a_list_is_known_by_its_beginning_even_with_another_name(talk):
    for data in (csv_zip(), xml_zip("RS"), xml([])):
        view = talk.result("identify", data[:65536], size=len(data))
        assert view["kind"] == "fiches"
    assert talk.result("identify", LIST, size=len(LIST))["kind"] == "table"


def test_a_list_taken_out_of_its_zip_is_refused_by_its_weight_before_it_is_read(talk):
    name = "export_fiches_RNCP_V4_1_2026-08-29.xml"
    for purpose in ("identify", "fiches_load"):
        error = talk.error("admit", name=name, size=480_000_000, purpose=purpose)
        assert error["code"] == "FICHES_ILLISIBLES"
        assert "sans l'ouvrir ni l'extraire" in error["remedy"].replace("\u2019", "'")


def test_without_a_list_the_page_says_where_to_take_one(talk):
    view = talk.result("fiches_view")
    assert view["source"]["address"].startswith("https://www.data.gouv.fr/")
    assert (view["lists"], view["may_search"], view["may_keep"]) == ([], False, False)


def test_a_list_read_before_the_people_serves_them_and_its_findings_come_with_the_check(talk):
    view = load(talk)
    assert "29/08/2026" in view["lists"][0]["sentence"]
    talk.open(LIST.replace(b"RS5200", b"RS5201"))
    talk.result("settings", values=ANSWERS)
    verdict = talk.job("check")
    assert {"FICHE_INACTIVE", "FICHE_REMPLACEE"} <= {one["code"] for one in verdict["groups"]}
    assert [one["code"] for one in talk.result("fiches_view")["own"]] == ["RS5201"]


def test_a_list_read_after_the_check_has_it_made_again(talk):
    talk.open(LIST.replace(b"RS5200", b"RS5201"))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    view = load(talk)
    assert "RS5201 · Conduire" in " ".join(view["sheet"]["understood"]["sentences"])
    assert talk.result("findings", offset=0, limit=10)["total"] == 0
    verdict = talk.job("check")
    assert "FICHE_INACTIVE" in {one["code"] for one in verdict["groups"]}


def test_a_spoilt_list_leaves_the_one_read_before(talk):
    load(talk)
    talk.error("fiches_load", b"PK\x03\x04 rien", name="autre.zip", size=9)
    assert len(talk.result("fiches_view")["lists"]) == 1


def test_ones_own_certifications_come_first_and_one_is_taken_for_everybody(talk):
    load(talk)
    talk.open(BARE)
    found = talk.result("fiches_search", words="visite guidée")
    assert [one["code"] for one in found["items"]] == ["RS6300", "RS5201"]
    sheet = talk.result("fiches_take", code="RS5201")
    inputs = [one for part in sheet["form"]["sections"] for one in part["inputs"]]
    code = next(one for one in inputs if one["key"] == "certification.code")
    assert (code["value"], code["told"]) == (
        "RS5201",
        "RS5201 · Conduire une visite guidée en langue des signes",
    )
    again = talk.result("fiches_search", words="visite guidée")
    assert [one["code"] for one in again["items"]] == ["RS5201", "RS6300"]
    assert talk.error("fiches_take", code="RS9999")["code"] == "FICHE_NON_PRISE"


def test_a_column_that_gives_the_codes_is_not_written_over(talk):
    load(talk)
    talk.open(LIST)
    assert talk.result("fiches_view")["may_take"] is False
    assert talk.error("fiches_take", code="RS5200")["code"] == "FICHE_NON_PRISE"


def test_a_siret_is_checked_compared_and_kept(talk):
    load(talk)
    talk.open(LIST)
    talk.result("settings", values=ANSWERS)
    assert "chiffres" in talk.error("fiches_siret", siret="732 829 320 00075")["message"]
    assert talk.result("fiches_siret", siret="732 829 320 00074")["siret"] == "73282932000074"
    verdict = talk.job("check")
    assert "SIRET_HORS_FICHE" in {one["code"] for one in verdict["groups"]}
    _, text = talk.download("settings_file")
    assert b'"siret" = "73282932000074"' in text
    assert b"[fiches.RS5200]" in text
    assert b'"liste" = "2026-08-29"' in text


def test_the_settings_of_last_month_tell_titles_without_any_list(talk):
    load(talk)
    talk.open(LIST)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    _, text = talk.download("settings_file")
    other = Talk()
    other.now = EPOCH + 200 * DAY
    sheet = other.open(LIST, settings=text.decode())
    assert "RS5200 · Tenir" in " ".join(sheet["understood"]["sentences"])
    verdict = other.job("check")
    assert "LISTE_FICHES_ANCIENNE" in {one["code"] for one in verdict["groups"]}
    assert "plus de 90" in other.result("fiches_view")["sentence"].replace("\u00a0", " ")
    person = other.result("person", row=0)
    code = next(one for one in person["fields"] if one["field"] == "4.2")
    assert code["title"].startswith("Tenir")
