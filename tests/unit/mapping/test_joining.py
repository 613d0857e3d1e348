"""Joins of columns in the mapping: what they take, what they leave, how settings keep them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.errors import UserError
from certiflux.dictionary import version_called
from certiflux.mapping.join import Joining
from certiflux.mapping.joining import (
    MOST,
    SEPARATORS,
    assigned,
    found,
    joined,
    parted,
    rejoined,
    usual_separator,
)
from certiflux.mapping.joining_file import join_misfits, saying
from certiflux.mapping.mapping import propose
from certiflux.mapping.settings import Settings, parse
from certiflux.mapping.settings_file import misfits, remembered, write
from certiflux.reading.table import Column, Table


def mapping(*headers, rows=("A", "B")):
    return propose(Table("Liste", [Column([header, *rows]) for header in headers]))


def fed(found):
    return [column.target for column in found.columns]


WITH_ID = ("Nom de naissance", "N° de session", "N° de certificat", "Date de délivrance")


def test_a_join_feeds_the_field_and_takes_it_from_any_other_column():
    before = mapping(*WITH_ID)
    assert fed(before) == ["8.1", None, "5.1", "5.10"]
    after = joined(before, (1, 2), "5.1", "-")
    assert fed(after) == ["8.1", None, None, "5.10", "5.1"]
    assert (after.width, len(after.own)) == (4, 4)
    assert after.columns[4].header == "N° de session + N° de certificat"
    assert after.columns[4].sure
    assert parted(after, "5.1") == before


def test_a_joined_column_keeps_a_field_of_its_own_when_it_is_sure():
    before = mapping(*WITH_ID)
    assert [column.sure for column in before.columns] == [True, False, True, False]
    after = joined(before, (0, 3), "5.1", "-")
    assert fed(after) == ["8.1", None, None, None, "5.1"]
    assert parted(after, "5.1") == before


def test_parts_of_a_date_are_nothing_else():
    before = mapping("Nom", "Jour de naissance", "Mois de naissance", "Année de naissance")
    assert fed(before) == ["8.1", "8.8", "8.7", "8.6"]
    after = joined(before, (1, 2, 3), "5.10", "/")
    assert fed(after) == ["8.1", None, None, None, "5.10"]
    assert parted(after, "5.10") == before


def test_a_field_given_to_a_column_undoes_its_join():
    after = assigned(joined(mapping(*WITH_ID), (1, 2), "5.1", "-"), 1, "5.1")
    assert fed(after) == ["8.1", "5.1", None, "5.10"]
    assert after.joins == ()


def test_two_joins_stand_side_by_side_and_are_undone_apart():
    start = mapping("Nom", "Session", "Rang", "J", "M", "A")
    both = joined(joined(start, (1, 2), "5.1", "-"), (3, 4, 5), "5.10", "/")
    assert fed(both)[6:] == ["5.1", "5.10"]
    left = parted(both, "5.1")
    assert fed(left)[6:] == ["5.10"]
    assert left.columns[6].index == 6
    again = joined(both, (2, 1), "5.1", " ")
    assert [(one.target, one.columns) for one in again.joins] == [
        ("5.10", (3, 4, 5)),
        ("5.1", (2, 1)),
    ]


@pytest.mark.parametrize(
    ("columns", "target", "separator"),
    [
        ((), "5.1", "-"),
        ((1, 1), "5.1", "-"),
        (tuple(range(MOST + 1)), "5.1", "-"),
        ((1, 2), "5.1", "|"),
        ((1, 2), "8.1+8.3", " "),
    ],
)
def test_what_cannot_be_joined_is_refused_in_words(columns, target, separator):
    wide = mapping(*WITH_ID, "Lieu", "Salle", "Jury")
    with pytest.raises(UserError) as refused:
        joined(wide, columns, target, separator)
    assert refused.value.code == "REUNION_IMPOSSIBLE"


def test_a_column_that_is_not_there_is_a_bug():
    with pytest.raises(IndexError):
        joined(mapping(*WITH_ID), (1, 9), "5.1", "-")


def test_secret_columns_are_never_joined():
    with pytest.raises(UserError):
        joined(mapping(*WITH_ID), (1, 2), "5.1", "-", frozenset({2}))
    said = {"5.1": Joining(("N° de session", "N° de certificat"), "-")}
    left = rejoined(mapping(*WITH_ID), said, frozenset({2}))
    assert left.joins == ()
    assert "numéros de sécurité sociale" in join_misfits(left, said)[0]


def test_each_field_has_its_usual_separator():
    usual = {
        i: usual_separator(i, version_called("1.1.2"))
        for i in ("5.10", "8.6-8.8", "5.1", "4.2", "8.1")
    }
    assert usual == {"5.10": "/", "8.6-8.8": "/", "5.1": "-", "4.2": "", "8.1": " "}
    assert set(usual.values()) <= set(SEPARATORS)


def test_settings_keep_headers_and_find_them_wherever_they_stand():
    kept = joined(mapping(*WITH_ID), (1, 2), "5.1", "-")
    said = {"5.1": saying(kept, kept.joins[0])}
    other = mapping("N° DE CERTIFICAT", "Prénom", "n° de session", "Nom de naissance")
    again = rejoined(other, said)
    assert again.joins[0].columns == (2, 0)
    assert join_misfits(again, said) == []


def test_a_header_written_twice_and_no_header_are_found_again():
    twice = mapping("Nom", "Code", "Code", "")
    assert found(twice, ("Code", "Code")) == (1, 2)
    assert found(twice, ("Code", "Code", "Code")) is None
    assert found(twice, ("Code", "colonne D")) == (1, 3)
    both = joined(twice, (1, 3), "5.1", "-")
    assert saying(both, both.joins[0]).headers == ("Code", "colonne D")


def test_joins_that_do_not_fit_are_said_and_left():
    said = {"5.1": Joining(("N° de session", "Rang"), "-")}
    settings = Settings(columns={"Nom": "8.1"}, joinings=said)
    left = rejoined(mapping("Nom", "N° de session"), said)
    assert left.joins == ()
    (note,) = misfits(settings, left)
    assert "ce fichier n'a pas « Rang »" in note
    assert misfits(Settings(joinings=said), left) == [note]


def test_headers_that_are_only_joined_are_no_unknown_columns():
    kept = joined(mapping("Nom", "Session", "N° de certificat"), (1, 2), "5.1", "-")
    settings = remembered(Settings(joinings={"5.1": saying(kept, kept.joins[0])}), kept)
    assert settings.columns == {"Nom": "8.1"}
    assert misfits(settings, kept) == []


def test_headers_of_a_join_that_cannot_be_made_are_no_unknown_columns():
    said = {"5.1": Joining(("N° de certificat", "Rang"), "-")}
    left = mapping("Nom", "N° de certificat")
    assert fed(left) == ["8.1", "5.1"]
    notes = misfits(Settings(columns={"Nom": "8.1"}, joinings=said), left)
    assert notes == join_misfits(left, said)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
joinings = st.builds(
    Joining,
    st.lists(texts, min_size=2, max_size=MOST).map(tuple),
    st.sampled_from(sorted(SEPARATORS)),
)


@given(st.dictionaries(st.sampled_from(["5.1", "5.10", "8.6-8.8", "8.1"]), joinings))
def test_joins_come_back_from_the_file_as_they_were_written(said):
    settings = Settings(columns={"Nom": "8.1"}, joinings=said)
    assert parse(write(settings)) == settings


@pytest.mark.parametrize(
    "text",
    [
        'reunions = "5.1"',
        '[reunions]\n"5.1" = "A"',
        '[reunions."5.1"]\ncolonnes = "A"',
        '[reunions."5.1"]\ncolonnes = []',
        '[reunions."5.1"]\ncolonnes = ["A", 3]',
        '[reunions."5.1"]\ncolonnes = ["A", "B"]\nseparateur = "|"',
        '[reunions."5.1"]\ncolonnes = ["A", "B"]\nautre = "x"',
        '[reunions."99.1"]\ncolonnes = ["A", "B"]',
        '[reunions."8.1+8.3"]\ncolonnes = ["A", "B"]',
    ],
)
def test_a_wrong_join_in_the_settings_is_said(text):
    with pytest.raises(UserError) as refused:
        parse(text)
    assert refused.value.code == "REGLAGES_ILLISIBLES"


def test_a_join_may_name_its_field_by_its_tag_and_leave_the_space_out():
    said = parse('[reunions.nomNaissance]\ncolonnes = ["Particule", "Nom"]').joinings
    assert said == {"8.1": Joining(("Particule", "Nom"), " ")}
