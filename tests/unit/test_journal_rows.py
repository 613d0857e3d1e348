"""Numbers that lead to what they count: the changes of the journal, the steps of the checks."""

import json

import pytest

from cases.talk import people, ready


def test_the_number_of_a_change_opens_its_rows():
    lines = people(4).decode().replace("/05/2026", "/05/2026 ").replace(";F", "; F ")
    talk = ready(lines.encode())
    talk.result("edit", row=1, field="8.1", text="Durand")
    talk.result("edit", row=2, field="8.9", text="M")
    page = talk.result("journal", limit=200)
    told = [one for one in page["items"] if one["people"]]
    assert {"CORRECTION", "ESPACES"} <= {one["kind"] for one in told}
    for one in told:
        kind, _, which = one["people"].partition(" ")
        view = talk.result("rows", filter={kind: which})
        assert view["total"] == one["count"]
        shown = [str(row["number"]) for row in view["rows"]]
        assert one["rows"] == ", ".join(shown)
        assert view["about"].startswith(one["label"])
        assert one["after"] in view["about"]


def test_a_change_whose_rows_are_not_known_stays_a_number():
    page = ready(people(2)).result("journal", limit=200)
    (nil, *_) = (one for one in page["items"] if one["kind"] == "NIL_ABSENT")
    assert (nil["people"], nil["rows"]) == ("", "")


@pytest.mark.parametrize(
    "said",
    ["ESPACES 8.1 4 999", "ESPACES 8.1 - x", "INCONNU 8.1 4 0", "ESPACES", "ESPACES 8.1 ² 0"],
)
def test_a_change_that_is_none_any_longer_has_no_row(said):
    view = ready(people(2)).result("rows", filter={"changed": said})
    assert (view["total"], view["about"]) == (0, "")


def test_the_number_of_each_step_opens_what_it_found():
    talk = ready(people(5, wrong=2))
    talk.result("edit", row=3, field="5.1", text="A-2")
    steps = talk.result("aside", rows=[4], reason="")["steps"]
    counted = {one["step"]: one["found"] for one in steps if one["found"]}
    assert sum(counted.values()) == talk.result("findings")["total"] > 0
    assert len(counted) > 1
    for step, found in counted.items():
        page = talk.result("findings", step=step)
        assert page["total"] == len(page["items"]) == found
    assert {one["step"] for one in steps if one["label"] == "Conversion des valeurs"} == {None}


def test_the_report_has_no_link_of_the_page():
    told = json.loads(ready(people(1)).download("report", format="json")[1])
    assert told["steps"]
    assert told["journal"]
    assert all("step" not in one for one in told["steps"])
    assert all("people" not in one for one in told["journal"])
