"""What is typed in the page is read as it would be in a cell of the file."""

import pytest

from cases.mending import HEADER, csv, line, opened, shop_of
from certiflux.corrections.cells import edit
from certiflux.dataset.values import NIL

TYPED = [
    ("5.10", "3/4/98"),
    ("5.10", "3 avril 1998"),
    ("5.10", "31/02/2026"),
    ("5.10", "44000"),
    ("5.5", "non"),
    ("5.5", "peut-être"),
    ("8.9", "Mme"),
    ("8.9", "?"),
    ("8.3", "  Anne\u00a0Lise "),
    ("8.1", "nil"),
    ("4.2", "rs 5200"),
    ("5.1", ""),
    ("8.10", "1004"),
]


@pytest.mark.parametrize(("field", "text"), TYPED)
def test_a_typed_text_becomes_what_a_cell_becomes(field, text):
    header = f"{HEADER};8.10"
    written = dict(zip(header.split(";"), f"{line(2)};75056".split(";"), strict=True))
    written[field] = text
    both = opened(csv(f"{line(1)};75056", ";".join(written.values()), header=header))
    typed = opened(csv(f"{line(1)};75056", f"{line(2)};75056", header=header))
    typed.correct(edit(typed.mended.shop, 1, field, text), 0.0)
    assert typed.dataset.values(field)[1] == both.dataset.values(field)[1]
    assert typed.dataset.values(field)[0] == both.dataset.values(field)[0]


def test_the_order_of_the_column_and_the_choices_of_the_user_count():
    shop = shop_of(
        line(1, issued="05/20/2026"),
        readings={"5.10": "mja"},
        values={"8.9": {"Dame": "F"}},
    )
    shop.apply(edit(shop, 0, "5.10", "3/4/1998"))
    shop.apply(edit(shop, 0, "8.9", "dame"))
    assert shop.dataset.columns["5.10"][0] == "1998-03-04"
    assert shop.dataset.columns["8.9"][0] == "F"


@pytest.mark.parametrize(
    ("text", "value"), [("x", "true"), ("", "false"), ("OUI", "true"), ("non", "false"), ("?", "?")]
)
def test_in_a_column_of_crosses_a_cell_is_read_as_one(text, value):
    crossed = line(1).replace(";NON;NON;", ";X;NON;")
    shop = shop_of(crossed, line(2).replace(";NON;NON;", ";;NON;"), crossed.replace("A1", "A3"))
    row = 1 if text == "x" else 0
    shop.apply(edit(shop, row, "5.12", text))
    assert shop.dataset.columns["5.12"][row] == value


def test_a_cross_in_a_column_of_words_is_no_yes():
    shop = shop_of(line(1))
    shop.apply(edit(shop, 0, "5.12", "x"))
    assert shop.dataset.columns["5.12"][0] == "x"


def birth(shop, row=0):
    return tuple(shop.dataset.columns[field][row] for field in ("8.6", "8.7", "8.8"))


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        ("8.6-8.8", "28/02/1990", ("1990", "2", "28")),
        ("8.6", "28/02/1990", ("1990", "2", "28")),
        ("8.7", "28/02/1990", ("1990", "2", "28")),
        ("8.6", "1990", ("1990", "4", "3")),
        ("8.7", "12", ("1988", "12", "3")),
        ("8.6-8.8", "1990", ("1990", NIL, NIL)),
        ("8.6", "", (None, None, None)),
        ("8.6-8.8", "31/02/1990", ("31/02/1990", None, None)),
    ],
)
def test_a_whole_date_of_birth_is_typed_whole_or_by_its_parts(target, text, expected):
    shop = shop_of(line(1), line(2))
    shop.apply(edit(shop, 0, target, text))
    assert birth(shop) == expected
    assert birth(shop, 1) == ("1988", "4", "3")


def test_a_part_typed_alone_is_covered_by_the_whole_typed_after_and_comes_back():
    shop = shop_of(line(1))
    shop.apply(edit(shop, 0, "8.6", "1990"))
    shop.apply(edit(shop, 0, "8.6-8.8", "05/06/1991"))
    assert birth(shop) == ("1991", "6", "5")
    shop.undo()
    assert birth(shop) == ("1990", "4", "3")
    shop.undo()
    assert birth(shop) == ("1988", "4", "3")


def test_names_written_together_are_typed_together_or_apart():
    header = HEADER.replace("8.1;8.3", "Nom et prénom")
    lines = [
        line(n).replace("MARCHAND;Élodie", who) for n, who in ((1, "LE GOFF Yann"), (2, "Seul"))
    ]
    shop = shop_of(
        *lines,
        header=header,
        columns={"Nom et prénom": "8.1+8.3"},
        readings={"Nom et prénom": "prenom-nom"},
    )
    names = lambda row: (shop.dataset.columns["8.1"][row], shop.dataset.columns["8.3"][row])  # noqa: E731
    shop.apply(edit(shop, 1, "8.1", "anne petit"))
    assert names(1) == ("petit", "anne")
    shop.apply(edit(shop, 1, "8.3", "Zoé"))
    assert names(1) == ("petit", "Zoé")
    shop.apply(edit(shop, 0, "8.1+8.3", "Seule"))
    column = shop.dataset.columns["8.1"]
    assert column.codes[0] in column.broken


def test_a_whole_date_leaves_the_year_that_has_its_own_column():
    shop = shop_of(f"{line(1)};1987", header=f"{HEADER};8.6")
    assert birth(shop) == ("1987", "4", "3")
    shop.apply(edit(shop, 0, "8.6-8.8", "05/06/1991"))
    assert birth(shop) == ("1987", "6", "5")
