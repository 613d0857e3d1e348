"""The layouts met in the wild: each column of their headers feeds the field that it means."""

import json

import pytest

from certiflux.dictionary import fields
from certiflux.mapping.mapping import propose
from unit.mapping.tables import table


def as_excel_keeps(ids):
    """Return ids as a workbook stores them: 5.10 is the number 5.1."""
    return [float(one) for one in ids]


def fed(rows):
    mapping = propose(table(*rows))
    return [column.target for column in mapping.columns], mapping


@pytest.fixture(scope="module")
def layouts(shared):
    return json.loads((shared / "spec" / "layouts.json").read_text("utf-8"))


@pytest.mark.parametrize("ids", ["none", "text", "numbers"])
def test_the_template_of_a_service_provider(layouts, ids):
    layout = layouts["richid_modele_excel_v1_4"]
    expected, headers = layout["ids_row12"], layout["headers_row13_B_to_AY"]
    rows = [[f"bloc {one.split('.')[0]}" for one in expected]]
    if ids != "none":
        rows.append(expected if ids == "text" else as_excel_keeps(expected))
    rows += [headers, ["Obligatoire"] * 50, ["Consigne"] * 50]
    rows.append(["Commencez votre saisie en-dessous de cette ligne", *[None] * 49])
    found, mapping = fed([*rows, ["x"] * 50])
    assert found == expected
    assert mapping.first_row == len(rows)
    assert [column.header for column in mapping.columns] == headers


@pytest.mark.parametrize("numbers", [False, True])
def test_the_dictionary_pasted_as_headers(layouts, numbers):
    layout = layouts["h3campus_csv"]
    expected, tags = layout["row3_ids"], layout["row5_tags"]
    tags = [tag.split(" ")[0] for tag in tags]
    rows = [
        [f"bloc {one.split('.')[0]}" for one in expected],
        [f"<cpf:{tag}>" for tag in tags],
        as_excel_keeps(expected) if numbers else expected,
        layout["row4_labels"],
        tags,
    ]
    found, mapping = fed([*rows, ["x"] * len(expected)])
    assert found == expected
    assert mapping.first_row == 5


def test_columns_named_by_tags_in_small_letters(layouts):
    headers = layouts["laravel_candidat"]["headers"]
    found, _ = fed([headers, ["x"] * len(headers)])
    names = [fields()[target].name.lower() for target in found]
    assert names == [header.lower() for header in headers]


EMITTED = [f for f in fields().values() if f.emitted and not f.check_only]


@pytest.mark.parametrize("row", ["ids", "numbers", "names", "labels", "all"])
def test_the_whole_dictionary_as_headers(row):
    """Rebuild the widest layouts from the dictionary itself, so that they need no reference."""
    expected = sorted((field.id for field in EMITTED), key=lambda i: tuple(map(int, i.split("."))))
    known = fields()
    ways = {
        "ids": expected,
        "numbers": as_excel_keeps(expected),
        "names": [f"<cpf:{known[one].name}>" for one in expected],
        "labels": [known[one].label for one in expected],
    }
    rows = list(ways.values()) if row == "all" else [ways[row]]
    found, mapping = fed([*rows, ["x"] * len(expected)])
    assert found == expected
    assert mapping.first_row == len(rows)
