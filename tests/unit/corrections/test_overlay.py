"""Corrections lie over the file: nothing of it ever changes, and what is undone is as it was."""

import pytest

from cases.mending import csv, line, opened, seen, shop_of, told
from certiflux.base.errors import UserError
from certiflux.corrections import cells, people
from certiflux.corrections.overlay import OWN_COLUMN


def test_the_dataset_of_the_file_and_its_shared_codes_stay():
    shop = shop_of(line(1), line(2))
    before = seen(shop.base)
    assert shop.base.columns["8.6"].codes is shop.base.columns["8.7"].codes
    codes = shop.base.columns["8.6"].codes[:]
    first = shop.dataset
    shop.apply(cells.edit(shop, 0, "8.6", "1990"))
    after = shop.dataset
    shop.apply(cells.edit(shop, 1, "8.6", "1991"))
    assert seen(shop.base) == before
    assert shop.base.columns["8.6"].codes == codes
    assert first.columns["8.6"][0] == "1988"
    assert after.columns["8.6"][1] == "1988"


def test_a_column_whose_corrections_are_all_undone_is_the_one_of_the_file():
    shop = shop_of(line(1), line(2))
    shop.apply(cells.edit(shop, 0, "8.9", "M"))
    shop.apply(cells.edit(shop, 0, "8.2", "PETIT"))
    shop.undo()
    assert "8.2" not in shop.dataset.columns
    shop.undo()
    assert shop.dataset.columns["8.9"] is shop.base.columns["8.9"]
    assert shop.dataset.journal is shop.base.journal


def test_the_cell_of_the_file_stays_in_sight_and_typed_again_takes_the_correction_back():
    shop = shop_of(line(1, sex="X"))
    shop.apply(cells.edit(shop, 0, "8.9", "M."))
    assert (shop.original("8.9", 0), shop.shown("8.9", 0)) == ("X", "M.")
    shop.apply(cells.edit(shop, 0, "8.9", "X"))
    assert shop.state("8.9", 0) is None
    assert shop.dataset.columns["8.9"] is shop.base.columns["8.9"]


def test_a_field_without_column_gets_one_in_the_order_of_the_dictionary():
    dossier = opened(csv(line(1), line(2)))
    dossier.correct(cells.edit(dossier.mended.shop, 1, "8.2", "PETIT"), 0.0)
    assert dossier.dataset.values("8.2") == [None, "PETIT"]
    order = list(dossier.dataset.columns)
    assert order.index("8.1") < order.index("8.2") < order.index("8.3")
    assert dossier.dataset.columns["8.2"].source >= OWN_COLUMN


def test_a_constant_may_differ_in_one_row_and_is_then_checked_row_by_row():
    data = csv(
        *(one.replace("RS;RS5200;", "", 1) for one in (line(1), line(2, given="Zoé"))),
        header="5.1;5.4;5.5;5.10;5.12;5.14;8.1;8.3;Date de naissance;8.9",
    )
    dossier = opened(data, constants={"4.1": "RS", "4.2": "RS5200"})
    assert told(dossier) == []
    dossier.correct(cells.edit(dossier.mended.shop, 1, "4.2", "RNCP38362"), 0.0)
    assert dossier.dataset.values("4.2") == ["RS5200", "RNCP38362"]
    assert ("TYPE_CODE_DISCORDANTS", "4.2", 1) in told(dossier)


@pytest.mark.parametrize("field", ["1.1", "3.1", "nir"])
def test_what_is_not_of_one_row_is_not_corrected_row_by_row(field):
    shop = shop_of(line(1))
    with pytest.raises(UserError) as refusal:
        cells.edit(shop, 0, field, "x")
    assert refusal.value.code == "CHAMP_NON_MODIFIABLE"


@pytest.mark.parametrize("row", [-1, 2])
def test_a_row_that_is_none_is_no_row(row):
    with pytest.raises(IndexError):
        cells.edit(shop_of(line(1), line(2)), row, "8.9", "F")


def test_the_journal_tells_the_correction_and_no_more_what_it_covers():
    shop = shop_of(line(1, sex="Mme"), line(2, sex="Mme"), line(3, sex="X"))

    def lines():
        return [
            (i.change.name, i.before, i.after, i.rows)
            for i in shop.dataset.journal.items()
            if i.field == "8.9"
        ]

    assert lines() == [("LISTE", "Mme", "F", (2, 3))]
    shop.apply(cells.edit(shop, 0, "8.9", "M"))
    shop.apply(cells.edit(shop, 2, "8.9", "M"))
    assert lines() == [
        ("LISTE", "Mme", "F", (3,)),
        ("CORRECTION", "Mme", "M", (2,)),
        ("CORRECTION", "X", "M", (4,)),
    ]
    shop.apply(cells.edit(shop, 1, "8.9", "M"))
    assert [one[0] for one in lines()] == ["CORRECTION", "CORRECTION"]


def test_the_journal_follows_the_rows_in_whatever_order_they_were_corrected():
    shop = shop_of(line(1, sex="X"), line(2, sex="Y"))
    shop.apply(cells.edit(shop, 1, "8.9", "M"))
    shop.apply(cells.edit(shop, 0, "8.9", "M"))
    items = [i for i in shop.dataset.journal.items() if i.change.name == "CORRECTION"]
    assert [one.rows for one in items] == [(2,), (3,)]


def test_the_journal_counts_again_what_is_sent_as_nil():
    header = "5.1;4.1;4.2;5.4;5.5;5.10;5.12;5.14;8.1;8.3;Date de naissance;8.9;8.10;8.11"
    shop = shop_of(f"{line(1)};;", f"{line(2)};75056;", f"{line(3)};;44000", header=header)

    def count(change):
        return sum(i.count for i in shop.dataset.journal.items() if i.change.name == change)

    places = lambda: (count("LIEU_INCONNU"), count("POSTAL_INUTILE"))  # noqa: E731
    assert places() == (1, 0)
    shop.apply(cells.edit(shop, 0, "8.10", "44109"))
    assert places() == (0, 0)
    shop.apply(cells.edit(shop, 2, "8.10", "44109"))
    assert places() == (0, 1)
    shop.apply(people.put_aside(shop, [0], "à revoir"))
    shop.undo()
    shop.undo()
    shop.undo()
    assert places() == (1, 0)
