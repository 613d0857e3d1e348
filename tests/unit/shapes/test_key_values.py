"""A sheet of keys and values gives what holds for everybody; a table of people never does."""

from tests.cases.talk import Talk
from tests.unit.shapes.test_together import HEADERS, TWO, book

SETTINGS = [
    ["Paramètres de la session"],
    ["Code RNCP", "RNCP38362"],
    ["Date de délivrance :", "12/10/2026"],
    ["Lieu", "Brest"],
]


def opened(columns, **sheets):
    talk = Talk()
    people = [row[:columns] for row in [HEADERS, *TWO]]
    return talk, talk.open(book(Liste=people, **sheets), name="liste.xlsx")


def test_what_a_sheet_says_of_everybody_is_proposed_and_told():
    talk, view = opened(4, Infos=SETTINGS)
    assert view["people"] == 3
    (note,) = [one for one in view["notes"] if "Infos" in one]
    assert "RNCP38362" in note
    assert "2026-10-12" in note
    values = {
        one["field"]: one["value"]
        for section in view["form"]["sections"]
        for one in section["inputs"]
    }
    assert "RNCP38362" in values.values()
    talk.job("check")
    kinds = {(one["kind"], one["field"]) for one in talk.result("journal")["items"]}
    assert ("CONSTANTE", "5.10") in kinds


def test_a_column_of_the_list_stands_before_what_a_sheet_says():
    _, view = opened(5, Infos=SETTINGS)
    assert not [one for one in view["notes"] if "2026-10-12" in one]


def test_two_cells_of_one_row_are_no_setting_when_the_sheet_is_a_table():
    codes = [["Code RNCP", "Intitulé"], *[[f"RNCP3836{n}", f"Titre {n}"] for n in range(8)]]
    _, view = opened(4, Codes=codes)
    assert not [one for one in view["notes"] if "Codes" in one]
