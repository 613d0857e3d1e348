"""Another export of the same list: who is who, what was corrected, what changed."""

import pytest

from cases.mending import HEADER, csv, line, opened, shop_of, told
from certiflux.base.words import NO_BREAK
from certiflux.corrections import cells, people
from certiflux.corrections.carrying import carry
from certiflux.corrections.comparing import compare
from certiflux.corrections.layout_changes import layout
from certiflux.corrections.pairing import pair
from certiflux.corrections.progress import KINDS, progress
from certiflux.mapping.settings import CREATE_ALL
from certiflux.rules.findings import NO_ROW

ZOE = {"name": "PETIT", "given": "Zoé"}
LOU = {"name": "LEROY", "given": "Lou"}


def pairs(old, new):
    found = pair(shop_of(*old).base, shop_of(*new).base)
    return [None if row == NO_ROW else row for row in found]


def without_ids(*lines):
    return [";" + one.partition(";")[2] for one in lines]


def test_people_are_known_by_their_identifier_wherever_they_stand():
    old = [line(1), line(2, **ZOE), line(3, **LOU)]
    new = [line(3, **LOU), line(9), line(1, "AUTRE", "Nom")]
    assert pairs(old, new) == [2, None, 0]


def test_without_identifier_people_are_known_by_what_they_passed():
    old = without_ids(line(0), line(0, **ZOE), line(0, **LOU))
    new = without_ids(line(0, **LOU), line(0, "petit", "ZOE"), line(0, born="01/01/1970"))
    assert pairs(old, new) == [2, 1, 0]


def test_an_identifier_that_serves_twice_ties_nobody():
    old = [line(1), line(1, **ZOE)]
    assert pairs(old, [line(1, **ZOE), line(1)]) == [1, 0]


def test_an_identifier_is_compared_as_it_stands():
    old = ["a" + line(1)[1:], line(1, **ZOE)]
    assert pairs(old, [line(1, **ZOE), "a" + line(1)[1:]]) == [1, 0]


BORN = {"born": "05/06/1977"}


def test_a_namesake_of_another_identifier_and_another_birth_is_somebody_else():
    assert pairs([line(1)], [line(2, **BORN)]) == [None]
    assert pairs([line(1)], [line(2, issued="21/05/2026")]) == [None]
    assert pairs([line(1), line(2, **BORN)], [line(3, **BORN), line(1)]) == [1, 0]


def test_one_difference_alone_leaves_the_person_who_they_were():
    assert pairs([line(1)], [line(1, **BORN)]) == [0]
    assert pairs([line(1)], [line(2)]) == [0]
    assert pairs([line(1)], ["A2;" + line(1, born="").partition(";")[2]]) == [0]
    assert pairs(without_ids(line(0)), without_ids(line(0, **BORN))) == [0]


def test_identifiers_created_here_prove_nothing():
    lists = (csv(*without_ids(one)) for one in (line(0), line(0, **BORN)))
    old, new = (opened(one, identifiers=CREATE_ALL) for one in lists)
    assert old.dataset.values("5.1") != new.dataset.values("5.1")
    assert list(pair(old.dataset, new.dataset)) == [0]


def test_people_alike_in_everything_are_paired_in_their_order():
    old = without_ids(line(0), line(0), line(0))
    assert pairs(old, without_ids(line(0), line(0))) == [0, 1, None]


def corrected(*lines):
    shop = shop_of(*lines)
    shop.apply(cells.edit(shop, 0, "8.9", "F"))
    shop.apply(cells.edit(shop, 1, "8.6-8.8", "28/02/1988"))
    shop.apply(people.put_aside(shop, [2], "à revoir"))
    return shop


OLD = [line(1, sex="X"), line(2, **ZOE, born="31/02/1988"), line(3, **LOU)]


def test_over_the_same_source_every_correction_is_kept():
    old, new = corrected(*OLD), shop_of(*OLD)
    carried = carry(old, new)
    assert len(carried.kept) == 3
    assert not (carried.solved)
    assert not (carried.conflicting)
    assert not (carried.lost)
    new.apply(carried.action)
    assert [new.dataset.values(f) for f in ("8.9", "8.8")] == [
        old.dataset.values(f) for f in ("8.9", "8.8")
    ]
    assert new.aside == old.aside


def test_each_correction_is_kept_solved_in_conflict_or_lost():
    new = shop_of(line(2, **ZOE, born="28/02/1988"), line(1, sex="Y"))
    carried = carry(corrected(*OLD), new)
    assert (carried.kept, carried.solved) == ([], [("8.6-8.8", 1)])
    assert (carried.conflicting, carried.lost) == ([("8.9", 0)], [("aside", 2)])
    assert carried.action.changes == ()
    said = " ".join(carried.sentences())
    assert "1 correction déjà dans le nouveau fichier." in said
    assert "1 correction sans objet" in said


def test_a_correction_wins_over_the_new_source_on_the_users_word():
    new = shop_of(line(2, **ZOE), line(1, sex="Y"))
    new.apply(carry(corrected(*OLD), new, ours=True).action)
    assert new.dataset.values("8.9") == ["F", "F"]


def test_moved_columns_change_nothing():
    header = ";".join(reversed(HEADER.split(";")))
    new = shop_of(*(";".join(reversed(one.split(";"))) for one in reversed(OLD)), header=header)
    carried = carry(corrected(*OLD), new)
    new.apply(carried.action)
    assert len(carried.kept) == 3
    assert new.dataset.values("8.9") == ["F", "F", "F"]
    assert new.aside == {0: "à revoir"}


def moved(old, new):
    return " ".join(layout(old.base, new.base, pair(old.base, new.base)).sentences())


def test_a_file_laid_out_as_before_has_nothing_to_tell():
    assert moved(shop_of(*OLD), shop_of(*OLD)) == ""


def test_columns_moved_gone_and_new_are_told_by_their_titles():
    header = ";".join(reversed(HEADER.split(";")))
    new = shop_of(*(";".join(reversed(one.split(";"))) for one in OLD), header=header)
    assert moved(shop_of(*OLD), new).startswith("Des colonnes ont changé de place")
    new = shop_of(*(one + ";PETIT" for one in OLD), header=HEADER.replace("8.9", "Divers") + ";8.2")
    told = moved(shop_of(*OLD), new).replace(NO_BREAK, " ")
    assert "La colonne « 8.9 » n'est plus dans le fichier." in told
    assert "La colonne « 8.2 » n'était pas dans le fichier avant." in told


def test_rows_deleted_added_and_moved_are_told_by_their_numbers():
    old = shop_of(line(1), line(2, **ZOE), line(3, **LOU))
    told = moved(old, shop_of(line(3, **LOU), line(9, "NEUF"), line(1)))
    assert "1 ligne de l'ancien fichier n'y est plus (ligne 3)." in told
    assert "1 ligne de celui-ci est nouvelle (ligne 3)." in told
    assert "1 ligne a changé de place" in told


def test_another_list_is_said_to_be_one():
    told = moved(shop_of(*OLD), shop_of(line(8, "NEUF", "Ève", "01/01/1970")))
    assert told.startswith("Aucune personne de l'ancien fichier")


def test_two_exports_are_compared_by_person_and_by_value():
    old = shop_of(line(1, sex="Mme"), line(2, **ZOE), line(3, **LOU)).base
    new = shop_of(line(4, "NEUF", "Ève"), line(2, **ZOE, issued="21/05/2026"), line(1)).base
    found = compare(old, new)
    assert (found.new, found.gone, found.changed, found.same) == ([0], [2], [1], 1)
    (one,) = found.differences
    assert (one.field, list(one.old_rows), list(one.new_rows)) == ("5.10", [1], [1])
    assert found.sentence().startswith("1 personne nouvelle, 1 modifiée, 1 disparue")


def test_the_same_list_in_another_order_is_the_same():
    lines = [line(1), line(2, **ZOE), line(3, **LOU)]
    found = compare(shop_of(*lines).base, shop_of(*reversed(lines)).base)
    assert (found.new, found.gone, found.changed, found.same) == ([], [], [], 3)


def test_findings_are_followed_by_person():
    old = opened(csv(line(1, sex="X"), line(2, **ZOE, sex="Y"), line(3, **LOU, sex="Z")))
    new = opened(csv(line(2, **ZOE, sex="Y"), line(1), line(4, "NEUF", "Ève", sex="W")))
    rows = pair(old.dataset, new.dataset)
    found = progress(old.findings, new.findings, rows)
    key = ("VALEUR_HORS_LISTE", "8.9")
    assert {f[:2] for f in told(old)} == {key}
    assert [found.counts(kind)[key] for kind in KINDS] == [2, 1, 1]
    assert [found.rows(kind, *key) for kind in KINDS] == [[0, 2], [0], [2]]


@pytest.mark.parametrize("field", ["8.2", "8.10"])
def test_a_correction_of_a_field_without_column_is_kept(field):
    old = shop_of(*OLD)
    old.apply(cells.edit(old, 0, field, "44109"))
    new = shop_of(*OLD)
    new.apply(carry(old, new).action)
    assert new.dataset.values(field) == ["44109", None, None]
