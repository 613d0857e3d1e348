"""What is shown: the form, the verdict, the findings and the journal by pages, the report."""

import json

from cases.talk import ANSWERS, Talk, people, ready
from certiflux.base.operation import PAGE_ROWS

PEOPLE = people(3)
MIXED = people(5, wrong=2)


def test_check_gives_the_verdict_and_the_groups():
    talk = ready(MIXED)
    view = talk.job("check")
    assert view["verdict"]["level"] == "warning"
    assert view["verdict"]["sentence"] == "3 personnes prêtes, 2 à compléter."
    expected = {"rows": 5, "errors": 2, "warnings": 0, "infos": 0, "valid_rows": 3}
    expected |= {"clear_rows": 3, "doubtful_rows": 0}
    assert view["summary"] == expected | {
        "blocked_rows": 2,
        "set_aside": 0,
        "not_admitted": 0,
        "undecided": 0,
        "held": 0,
        "unchanged": 0,
        "changes": view["journal_total"],
    }
    (group,) = view["groups"]
    assert (group["code"], group["count"], group["column"]) == ("VALEUR_HORS_LISTE", 2, "8.9")
    assert view["can_generate"] is True


def test_findings_by_pages_and_filters():
    talk = ready(people(450, wrong=430))
    page = talk.result("findings", offset=0, limit=50)
    assert (page["total"], page["offset"], len(page["items"])) == (430, 0, 50)
    assert [item["row"] for item in page["items"]] == list(range(2, 52))
    item = page["items"][0]
    assert (item["value"], item["column"], item["field"]) == ("X", "8.9", "8.9")
    assert item["message"].startswith("Ligne 2, colonne «\u00a08.9\u00a0»\u00a0: «\u00a0X\u00a0»")
    assert len(talk.result("findings", offset=420, limit=50)["items"]) == 10
    assert talk.result("findings", offset=430)["items"] == []
    for limit in (201, 10_000, None):
        args = {} if limit is None else {"limit": limit}
        assert len(talk.result("findings", offset=0, **args)["items"]) == PAGE_ROWS
    for limit in (0, -1):
        assert talk.result("findings", offset=-5, limit=limit)["items"] == []
    for told, total in (
        ({"severity": "error"}, 430),
        ({"severity": "warning"}, 0),
        ({"code": "VALEUR_HORS_LISTE"}, 430),
        ({"code": "VALEUR_ABSENTE"}, 0),
        ({"field": "8.9"}, 430),
        ({"field": "8.1"}, 0),
    ):
        assert talk.result("findings", **told)["total"] == total


def test_the_journal_by_pages():
    talk = ready(PEOPLE)
    page = talk.result("journal", offset=0, limit=2)
    every = talk.result("journal")
    assert page["total"] == every["total"] == len(every["items"]) > 2
    assert page["items"] == every["items"][:2]
    assert talk.result("journal", limit=-1)["items"] == []
    assert every["items"][0] == {
        "kind": "LISTE",
        "label": "Valeur ramenée à celle de la liste officielle",
        "column": "5.4",
        "field": "5.4",
        "field_label": "Obtention de la certification par admission ou scoring",
        "before": "admission",
        "after": "PAR_ADMISSION",
        "count": 3,
        "rows": "2, 3, 4",
        "people": "changed LISTE 5.4 3 1",
    }


def test_the_report_holds_everything():
    talk = ready(MIXED)
    described, data = talk.download("report")
    assert (described["type"], described["size"]) == ("application/json", len(data))
    told = json.loads(data)
    assert [one["rows"] for one in told["findings"]] == [[2, 3]]
    assert told["findings"][0]["count"] == told["summary"]["errors"] == 2
    lines = talk.result("journal")["items"]
    assert told["journal"] == [{k: v for k, v in one.items() if k != "people"} for one in lines]
    assert told["versions"]["schema"] == "1.1.2"


def test_settings_show_the_form_and_keep_wrong_values():
    talk = Talk()
    talk.open(PEOPLE)
    form = talk.result("settings", values={**ANSWERS, "emetteur.id_client": "12AB", "inconnu": "x"})
    situation, first, *_ = form["sections"][0]["inputs"]
    assert situation["value"] == "autres"
    assert (first["value"], form["ready"]) == ("12AB", False)
    assert "exactement 8" in first["error"]
    assert talk.result("settings", values=ANSWERS)["ready"] is True
    assert talk.result("settings", values={"emetteur.id_client": "  "})["ready"] is False
