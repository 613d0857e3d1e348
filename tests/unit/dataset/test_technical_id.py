"""Identifiers made for passages: the same for the same passage, whatever its list looks like."""

import datetime as dt
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.work import drain
from certiflux.dataset.build import build
from certiflux.dataset.change import Change
from certiflux.dataset.identifiers.technical_id import fold, identifier
from certiflux.mapping.mapping import propose
from certiflux.mapping.settings import CREATE_ALL, CREATE_MISSING
from unit.mapping.tables import table

CERTIFIER = {"3.1": "12ABC345", "3.2": "MCFCER000123", "4.1": "RS", "4.2": "RS5200"}
HEADERS = ["8.1", "8.3", "8.9", "8.6", "8.7", "8.8", "5.10", "5.15"]
PEOPLE = [
    ["MARCHAND", "Élodie", "F", "1988", "3", "14", "20/05/2026", "910"],
    ["LE GOFF", "Yann", "M", "1979", "11", "2", "20/05/2026", "855"],
    ["BENALI", "Samira", "F", "1992", "6", "5", "21/05/2026", "790"],
    ["CŒURDEVEY", "Jean-Noël", "M", "1965", "1", "9", "21/05/2026", "640"],
]
FORM = re.compile(r"CF-[0-9A-HJKMNP-TV-Z]{26}(-[2-9]\d*|-1\d+)?")
CREATED = (Change.ID_CREE, Change.ID_CREE_RANG)


def dataset(rows, headers=HEADERS, created=CREATE_ALL, repairs=(), **constants):
    sheet = table(headers, *rows)
    mapping = replace(propose(sheet), constants={**CERTIFIER, **constants})
    return drain(build(sheet, mapping, identifiers=created, repairs=frozenset(repairs)))


def identifiers(rows, headers=HEADERS, created=CREATE_ALL, **constants):
    return dataset(rows, headers, created, **constants).values("5.1")


def test_nothing_is_created_unless_asked():
    assert "5.1" not in dataset(PEOPLE, created="").columns
    assert "5.1" not in dataset(PEOPLE, created=CREATE_MISSING).columns


def test_identifiers_already_sent_never_change():
    assert identifiers(PEOPLE[:1]) == ["CF-JK8B3AE1DS6C6NENEM6YD6NTXW"]
    assert identifiers([["2026-9", "21/05/2026"]], ["9.1", "5.10"]) == [
        "CF-41TGVFQ29375X71YBQ5XDRETBC"
    ]


def test_they_are_short_plain_and_different():
    found = identifiers(PEOPLE)
    assert len(set(found)) == len(PEOPLE)
    assert all(map(FORM.fullmatch, found))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_rows_changes_nothing(seed):
    rows = [*PEOPLE, PEOPLE[0], [*PEOPLE[1][:-1], "300"], [*PEOPLE[1][:-1], "999"]]
    said = sorted(zip(map(tuple, rows), identifiers(rows), strict=True))
    random.Random(seed).shuffle(rows)
    assert sorted(zip(map(tuple, rows), identifiers(rows), strict=True)) == said


LAYOUTS = {
    "one column for the birth": (
        ["Date de délivrance", "Né(e) le", "Civilité", "Prénom", "Nom de naissance", "Divers"],
        ["20/05/2026", "14/03/1988", "Mme", "Élodie", "MARCHAND", "rien"],
    ),
    "dates as cells": (
        ["8.1", "8.3", "8.9", "8.6-8.8", "5.10"],
        ["MARCHAND", "Élodie", "F", dt.date(1988, 3, 14), dt.date(2026, 5, 20)],
    ),
    "zeros in front": (HEADERS, ["MARCHAND", "Élodie", "F", 1988, "03", "14", "2026-05-20", ""]),
    "certification in columns": (
        [*HEADERS, "4.1", "4.2", "3.1", "3.2"],
        [*PEOPLE[0], "RS", "rs 5200", "12ABC345", "MCFCER000123"],
    ),
    "case": (HEADERS, ["marchand", "ÉLODIE", "femme", *PEOPLE[0][3:]]),
    "accents": (HEADERS, ["MARCHAND", "Elodie", *PEOPLE[0][2:]]),
    "decomposed accents": (HEADERS, ["MARCHAND", "E\u0301lodie", *PEOPLE[0][2:]]),
    "misread accents": (HEADERS, ["MARCHAND", "Ã‰lodie", *PEOPLE[0][2:]]),
    "spaces": (HEADERS, [" MAR CHAND\u00a0", "\u200bÉlodie ", *PEOPLE[0][2:]]),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_the_list_changes_nothing(layout):
    headers, row = LAYOUTS[layout]
    given = {field: "" for field in CERTIFIER if field in headers}
    assert identifiers([row], headers, **given) == identifiers(PEOPLE[:1])


def test_the_repair_of_accents_changes_nothing():
    row = ["MARCHAND", "Ã‰lodie", *PEOPLE[0][2:]]
    data = dataset([row], repairs=[1])
    assert data.values("8.3") == ["Élodie"]
    assert data.values("5.1") == identifiers([row])


@pytest.mark.parametrize(
    ("place", "other"),
    [(0, "MARCHANT"), (1, "Emma"), (2, "M"), (3, "1989"), (4, "4"), (5, "15"), (6, "21/05/2026")],
)
def test_another_passage_gets_another_identifier(place, other):
    row = [other if rank == place else cell for rank, cell in enumerate(PEOPLE[0])]
    first, second = identifiers([PEOPLE[0], row])
    assert first != second
    assert "-" not in second[3:]


@pytest.mark.parametrize(
    ("field", "other"), [("3.1", "03VML243"), ("3.2", "MCFCER9"), ("4.2", "RS1")]
)
def test_another_certifier_or_certification_gives_other_identifiers(field, other):
    assert identifiers(PEOPLE[:1], **{field: other}) != identifiers(PEOPLE[:1])


def test_another_option_is_another_passage_and_no_option_is_as_no_column():
    rows = [[*PEOPLE[0], "A"], [*PEOPLE[0], "B"], [*PEOPLE[0], ""]]
    first, second, without = identifiers(rows, [*HEADERS, "5.3"])
    assert len({first[:29], second[:29], without[:29]}) == 3
    assert [without] == identifiers(PEOPLE[:1])


def test_a_cpf_file_number_stands_for_the_person():
    headers = ["9.1", "9.2", "5.10"]
    first, again, other = identifiers(
        [
            ["12345", "MARCHAND", "20/05/2026"],
            ["012345", "", "20/05/2026"],
            ["12346", "", "20/05/2026"],
        ],
        headers,
    )
    assert again == f"{first}-2" or first == f"{again}-2"
    assert other[:29] != first[:29]


def test_a_passage_that_repeats_gets_its_rank_and_a_line_of_its_own_in_the_journal():
    rows = [PEOPLE[0], [*PEOPLE[0][:-1], "300"], PEOPLE[1], PEOPLE[0]]
    data = dataset(rows)
    found = data.values("5.1")
    base = min(found[0], found[1], found[3], key=len)
    assert {found[0], found[1], found[3]} == {base, f"{base}-2", f"{base}-3"}
    assert found[1] == base  # « 300 » comes before « 910 »
    kinds = data.journal.kinds("5.1")
    assert kinds == {Change.ID_CREE: 2, Change.ID_CREE_RANG: 2}


def test_rows_of_one_passage_told_apart_by_case_alone_keep_their_ranks():
    rows = [PEOPLE[0], ["marchand", *PEOPLE[0][1:]]]
    assert identifiers(rows) == identifiers(rows[::-1])[::-1]


def test_every_identifier_made_is_in_the_journal_with_its_row():
    data = dataset(PEOPLE)
    items = data.journal.items(field="5.1")
    assert [(i.change, i.before, i.after, i.count, i.rows) for i in items] == [
        (Change.ID_CREE, "(vide)", made, 1, (row,))
        for row, made in enumerate(data.values("5.1"), 2)
    ]


def test_empty_cells_are_filled_on_demand_and_the_others_kept():
    headers, rows = ["5.1", *HEADERS], [["A-1", *PEOPLE[0]], ["", *PEOPLE[1]], ["A-3", *PEOPLE[2]]]
    assert identifiers(rows, headers, CREATE_ALL) == ["A-1", None, "A-3"]
    data = dataset(rows, headers, CREATE_MISSING)
    assert data.values("5.1") == ["A-1", identifiers(PEOPLE)[1], "A-3"]
    column = data.columns["5.1"]
    assert [column.shown(row) for row in range(3)] == data.values("5.1")
    (item,) = data.journal.items(field="5.1")
    assert (item.change, item.column, item.before, item.rows) == (Change.ID_CREE, 0, "(vide)", (3,))


def test_a_column_without_any_identifier_counts_as_none():
    rows = [["", *person] for person in PEOPLE]
    assert identifiers(rows, ["5.1", *HEADERS], CREATE_ALL) == identifiers(PEOPLE)
    assert identifiers(rows, ["5.1", *HEADERS], CREATE_MISSING) == [None] * len(PEOPLE)


def test_a_column_that_feeds_other_fields_too_is_not_changed_in_place():
    sheet = table(["5.1", *HEADERS], ["A-1", *PEOPLE[0]], [None, *PEOPLE[1]])
    before = list(sheet.columns[0].codes)
    mapping = replace(propose(sheet), constants=CERTIFIER)
    drain(build(sheet, mapping, identifiers=CREATE_MISSING))
    assert (list(sheet.columns[0].codes), sheet.columns[0].values[2:]) == (before, [None])


def test_a_repeated_passage_among_the_empty_cells_is_ranked_among_them_alone():
    made = identifiers(PEOPLE[:1])[0]
    rows = [[made, *PEOPLE[0]], ["", *PEOPLE[0]]]
    # The same identifier twice: the check on repeated identifiers says so.
    assert identifiers(rows, ["5.1", *HEADERS], CREATE_MISSING) == [made, made]


@pytest.mark.parametrize(("text", "folded"), [
    ("d’Artagnan-Ésope", "dartagnanesope"), ("ŒUVRARD", "oeuvrard"), ("Straße", "strasse"),
    ("Łukasz Đorđe Ægir", "lukaszdordeaegir"), ("—", "—"), ("  ", ""), ("Ölçer İ.", "olceri"),
    ("ＡＢ１", "ab1"), ("a_b", "ab"), ("Анна", "анна"),
])  # fmt: skip
def test_a_text_is_folded(text, folded):
    assert fold(text) == folded


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(words)
def test_folding_twice_is_folding_once_and_case_does_not_count(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_any_text_gives_an_identifier_of_plain_characters(text):
    assert FORM.fullmatch(identifier(text))


names = st.sampled_from(["MARCHAND", "LE GOFF", "D'ARC", "ŒUVRARD", "Nguyễn"])
persons = st.tuples(names, st.sampled_from(["Élodie", "Yann", "Jean-Noël"]), st.sampled_from("MF"),
                    st.sampled_from(["1988", "1979"]), st.sampled_from(["1", "12"]),
                    st.sampled_from(["2", "3"]), st.sampled_from(["20/05/2026", "21/05/2026"]),
                    st.sampled_from(["", "1", "2"]))  # fmt: skip


@given(st.lists(persons, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_unique_in_the_file_stable_over_shuffles_and_without_clear_data(people, chance):
    found = identifiers(people)
    assert len(set(found)) == len(people)
    order = list(range(len(people)))
    chance.shuffle(order)
    shuffled = identifiers([people[rank] for rank in order])
    assert sorted(zip(map(people.__getitem__, order), shuffled, strict=True)) == sorted(
        zip(people, found, strict=True)
    )
    for one in found:
        assert FORM.fullmatch(one)


def test_no_datum_of_the_person_can_be_read_in_it():
    for person, made in zip(PEOPLE, identifiers(PEOPLE), strict=True):
        for cell in person[:2]:
            assert fold(cell).upper() not in made
        assert not re.search(r"1988|1979|1992|1965|2026|12ABC345|000123|5200", made)


def test_ten_thousand_people_have_as_many_identifiers():
    chance = random.Random(5)
    rows = [
        [f"NOM {chance.randrange(9_000)}", f"Zoé {chance.randrange(900)}", *PEOPLE[0][2:]]
        for _ in range(10_000)
    ]
    assert len(set(identifiers(rows))) == len(rows)
