"""The history: any depth back and forth, over other rows, as plain data and back."""

import json
from array import array

import pytest

from cases.mending import csv, line, opened, seen, shop_of
from certiflux.corrections import cells, people
from certiflux.corrections.history import History
from certiflux.corrections.plain import from_plain, to_plain
from certiflux.corrections.workshop import Workshop


@pytest.fixture
def shop():
    shop = shop_of(line(1), line(2), line(3))
    shop.apply(cells.edit(shop, 0, "8.9", "M"), 1.0)
    shop.apply(cells.edit(shop, 0, "8.9", "X"), 2.0)
    shop.apply(cells.edit(shop, 1, "8.6", "28/02/1990"), 3.0)
    shop.apply(people.put_aside(shop, [2], "plus tard"), 4.0)
    return shop


def test_everything_is_undone_and_done_again(shop):
    after = seen(shop.dataset)
    for _ in range(4):
        assert shop.undo()
    assert shop.undo() is None
    assert shop.dataset == shop.base
    assert shop.aside == {}
    for _ in range(4):
        assert shop.redo()
    assert shop.redo() is None
    assert seen(shop.dataset) == after
    assert shop.aside == {2: "plus tard"}


def test_a_new_action_forgets_those_that_were_undone(shop):
    shop.undo()
    shop.undo()
    shop.apply(cells.edit(shop, 2, "8.9", "M"), 5.0)
    assert [one.time for one in shop.history.actions] == [1.0, 2.0, 5.0]
    assert shop.redo() is None


def test_actions_follow_their_rows_by_number(shop):
    history = shop.history.on(array("I", [3, 4, 9]))
    assert [one.rows() for one in history.actions] == [[0], [1]]
    assert history.done == 2
    assert [one.rows() for one in shop.history.actions] == [[0], [0], [1], [2]]


def test_undone_actions_stay_undone_over_other_rows(shop):
    shop.undo()
    shop.undo()
    history = shop.history.on(array("I", [2, 4]))
    assert ([one.rows() for one in history.actions], history.done) == ([[0], [0], [1]], 2)


def test_plain_data_give_the_same_history(shop):
    shop.undo()
    told = json.loads(json.dumps(to_plain(shop.history)))
    again = from_plain(told)
    assert again == shop.history
    assert seen(Workshop(shop.base, shop.typing, again).dataset) == seen(shop.dataset)


def broken(change):
    shop = shop_of(line(1))
    shop.apply(cells.edit(shop, 0, "8.6", "28/02/1990"))
    told = to_plain(shop.history)
    change(told)
    return told


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(version=2),
        lambda told: told.update(done=2),
        lambda told: told.update(done=-1),
        lambda told: told.pop("actions"),
        lambda told: told.update(numbers=[-1]),
        lambda told: told["actions"][0]["changes"][0].update(field="8.99"),
        lambda told: told["actions"][0]["changes"][0].update(rows=[1]),
        lambda told: told["actions"][0]["changes"][0].update(rows=[0, 0]),
        lambda told: told["actions"][0]["changes"][0].update(after=[7]),
        lambda told: told["actions"][0]["changes"][0].update(pool=[None, ["a", "8.1+8.3"]]),
        lambda told: told["actions"][0]["changes"][0].update(pool="ab"),
        lambda told: told["actions"][0].update(changes=None),
    ],
)
def test_anything_else_is_no_history(change):
    with pytest.raises(ValueError):  # noqa: PT011
        from_plain(broken(change))


def test_a_check_under_way_does_not_lose_what_is_corrected_meanwhile():
    dossier = opened(csv(line(1), line(2)))
    checking = dossier.check(dossier.context)
    next(checking)
    dossier.correct(cells.edit(dossier.mended.shop, 0, "8.9", "M"), 1.0)
    with pytest.raises(Exception, match="changé"):
        list(checking)
    assert dossier.dataset.values("8.9") == ["M", "F"]


def test_a_history_without_action_takes_any_rows():
    assert History().on(array("I", [2, 3])).numbers == array("I", [2, 3])
