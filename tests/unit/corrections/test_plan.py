"""The plan of repairs: what is sure as data, what it never does, and what it says."""

import json
from dataclasses import replace

import pytest

from cases.communes import COMMUNES
from cases.lines import cases
from cases.mending import HEADER, csv, line, told
from cases.tables import TABLES, TableCase
from cases.talk import ANSWERS, Talk
from certiflux.corrections.plan import every_sure, plan, plan_actions
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.fixes import proposals
from certiflux.rules.rule import Severity
from certiflux.rules.scene import Scene

PLANS = cases("checks/plans.txt", 4)
DEPARTMENT = "departement_naissance"
PLAIN = {"8.1": "MARCHAND", "8.3": "Inès", "4.1": "RS", "4.2": "RS5200", "Code RS": "RS5200"}


def pairs(text, sign=";"):
    """Return « name=value » parted by a sign."""
    return dict(one.strip().split("=", 1) for one in text.split(sign) if one.strip())


def opened(rows):
    """Return the dossier of people with these cells, checked with the communes."""
    fields = list(dict.fromkeys(field for row in rows for field in row))
    heads = ["5.1", *("Département de naissance" if f == DEPARTMENT else f for f in fields)]
    lines = [";".join(heads)]
    lines += [";".join([f"A-{n}", *(row.get(f, "") for f in fields)]) for n, row in enumerate(rows)]
    case = TableCase("plan", "\n".join(lines).encode(), places=COMMUNES)
    for field in fields:
        case.constants.pop(field, None)
    return case.dossier()


@pytest.mark.parametrize(("_where", "cells", "kind", "values", "offered"), PLANS)
def test_what_is_sure_and_what_is_to_choose(_where, cells, kind, values, offered):
    own = pairs(cells)
    others = [{f: PLAIN[f] for f in own if f in PLAIN}] * 2
    made = plan(opened([own, *others]).mended)
    assert list(made.kinds) == ([] if kind == "-" else [kind])
    given = {field: texts for one in made.kinds.values() for field, (_, texts) in one.given.items()}
    assert given == {field: [text] for field, text in pairs(values).items()}
    assert max((len(one.fixes) for one in made.choices), default=0) == int(offered)


def test_each_kind_has_a_case_that_is_sure_and_is_told_in_the_same_words_everywhere():
    kinds = {sure for rule in CATALOGUE.values() for sure in rule.sure}
    assert len({one.name for one in kinds}) == len(kinds)
    assert {one.name for one in kinds} <= {kind for _, _, kind, _, _ in PLANS} | {"espaces"}
    for rule in CATALOGUE.values():
        assert not rule.sure or rule.fix


def errors(dossier):
    return [one for one in told(dossier) if CATALOGUE[one[0]].severity is Severity.ERROR]


def values(dossier):
    return {field: column.expand() for field, column in dossier.dataset.columns.items()}


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_applied_to_any_table_it_adds_no_error_and_touches_what_a_rule_named_alone(table):
    dossier = replace(table, places=COMMUNES).dossier()
    before, old, standing = errors(dossier), values(dossier), dossier.corrections.done
    for actions in every_sure(dossier.mended):
        scene = Scene(dossier.dataset, dossier.context)
        found = [dossier.findings[index] for index in dossier.findings.select()]
        named = {
            (target, one.row, text)
            for one in found
            for fix in proposals(scene, one)
            for target, text in fix.values.items()
        }
        for one in actions:
            for change in one.changes:
                for row, state in change.states(forward=True):
                    text = state.text if state else ""
                    assert (change.field, row, text) in named or state is None
        dossier.correct_all(actions, 0.0)
    assert set(errors(dossier)) <= set(before)
    assert not plan(dossier.mended).kinds
    dossier.move(standing)
    assert values(dossier) == old


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_rows_that_a_rule_does_not_tell_apart_are_proposed_the_same(table):
    dossier = replace(table, places=COMMUNES).dossier()
    scene, known = Scene(dossier.dataset, dossier.context), {}
    for code, rule in CATALOGUE.items():
        for index in dossier.findings.select(code=code) if rule.fix else ():
            one = dossier.findings[index]
            if one.row is None:
                continue
            columns = [dossier.dataset.columns.get(i) for i in (one.field, *rule.reads)]
            key = (code, one.field, *[column.codes[one.row] for column in columns if column])
            if rule.alike:
                key = (*key, rule.alike(scene)(one.row))
            offered = [fix.values for fix in proposals(scene, one)]
            assert known.setdefault(key, offered) == offered


TOWNS = ("Toulouse", "Saint-Denis", "Cherbourg", "Annecy", "Paris", "Bastia", "Nantes", "Seynod")
BORN = (
    "1949-05-03",
    "1961-07-01",
    "1967-12-31",
    "1968-01-01",
    "1999-02-03",
    "2003-11-12",
    "2017-01-01",
)


def test_births_told_apart_by_what_became_of_the_communes_are_mended_alike():
    rows = [
        {
            "8.12": town,
            DEPARTMENT: where,
            **dict(zip(("8.6", "8.7", "8.8"), day.split("-"), strict=True)),
        }
        for town in TOWNS
        for where in ("", "50", "74", "75", "93", "78", "2B", "20")
        for day in BORN
    ]
    dossier = opened(rows)
    scene, rule = Scene(dossier.dataset, dossier.context), CATALOGUE["LIEU_SANS_CODE"]
    alike, known = rule.alike(scene), {}
    found = [dossier.findings[i] for i in dossier.findings.select(code=rule.code)]
    for one in found:
        offered = [fix.values for fix in proposals(scene, one)]
        assert known.setdefault(alike(one.row), offered) == offered
    assert len(found) > 100
    assert len(known) < len(found)


def test_two_corrections_of_one_cell_are_made_one_after_the_other():
    dossier = opened([{"8.1": "LEFÃˆVRE née MARTIN"}, {"8.12": "TrÃ¨bes", DEPARTMENT: "11"}])
    first = plan(dossier.mended)
    assert list(first.kinds) == ["accents"]
    for actions in every_sure(dossier.mended):
        dossier.correct_all(actions, 0.0)
    assert dossier.dataset.values("8.1")[0] == "MARTIN"
    assert dossier.dataset.values("8.2")[0] == "LEFÈVRE"
    assert dossier.dataset.values("8.10")[1] == "11397"


def test_a_kind_left_out_is_not_touched_and_each_other_is_a_line_of_history():
    people = [{"8.1": "Mme PETIT", "8.3": "Camille Zoé"}, {"8.3": "Ève", "8.11": "00000"}]
    dossier = opened([*people, {"8.3": "Inès"}])
    made = plan(dossier.mended)
    assert set(made.kinds) == {"civilite", "prenoms", "remplissages"}
    dossier.correct_all(plan_actions(dossier.mended, made, ["civilite", "remplissages"]), 0.0)
    said = [one.sentence.split("\u00a0:")[0] for one in dossier.corrections.actions]
    assert sorted(said) == ["Cases remplies pour rien, vidées", "Civilité retirée du nom"]
    assert dossier.dataset.values("8.3")[0] == "Camille Zoé"
    dossier.undo()
    assert len(plan(dossier.mended).kinds) == 2


def test_a_row_put_aside_is_not_planned():
    people = [line(n, name=f"PETIT-{chr(65 + n)}", given="Camille Zoé") for n in range(2)]
    talk = ready(*people, *(line(n, name=f"ROUX-{chr(65 + n)}") for n in range(3)))
    assert talk.result("plan")["count"] == 2
    talk.result("aside", rows=[0], reason="à voir")
    assert talk.result("plan")["count"] == 1


def ready(*lines, header=HEADER):
    talk = Talk()
    talk.open(csv(*lines, header=header))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


def test_the_page_sees_the_plan_first_among_the_actions_and_does_it_in_one_request():
    people = [
        line(n, name="Mme PETIT", given=given)
        for n, given in enumerate(("Camille Zoé", "Jean Paul"))
    ]
    talk = ready(*people, line(8, given="Inès"), line(9, given="Ève"))
    view = talk.result("plan")
    assert view["sentence"] == "Certiflux peut faire 3 corrections sûres."
    assert view["actions"][0] == {
        "action": "plan_apply",
        "arg": "",
        "label": "Faire les 3 corrections sûres",
        "primary": True,
    }
    assert sum(one["primary"] for one in view["actions"]) == 1
    assert [(one["name"], one["count"]) for one in view["kinds"]] == [
        ("civilite", 2),
        ("prenoms", 1),
    ]
    (example,) = view["kinds"][1]["examples"]
    assert [(one["before"], one["after"]) for one in example["changes"]] == [
        ("Camille Zoé", "Camille"),
        ("vide", "Zoé"),
    ]
    fewer = talk.result("plan", without=["civilite"])
    assert fewer["apply"] == "Faire la correction sûre"
    assert [one["taken"] for one in fewer["kinds"]] == [False, True]
    done = talk.result("plan_apply", kinds=["civilite", "prenoms"])
    assert (done["changed"], done["applied"], done["can_undo"]) == (3, True, True)
    after = talk.result("plan")
    assert (after["kinds"], after["apply"], after["sentence"]) == ([], "", "")
    assert after["actions"][0]["action"] != "plan_apply"
    assert after["choices_total"] == 1


def test_a_choice_is_asked_once_a_value_and_answered_for_all_who_hold_it():
    people = [line(n, name=f"PETIT-{chr(65 + n)}", given="Jean Paul") for n in range(3)]
    talk = ready(*people, line(9, given="Marie Claude"))
    view = talk.result("plan")
    assert view["choices_sentence"].startswith("2 valeurs demandent votre choix")
    first = view["choices"][0]
    assert first["sentence"].replace("\u00a0", " ") == "« Jean Paul » : 3 personnes"
    assert len(first["options"]) == 2
    asked = {key: first[key] for key in ("row", "field", "code")}
    talk.result("fix_same", **asked, rank=0)
    assert talk.result("plan")["choices_total"] == 1


def test_undone_the_file_has_the_same_bytes():
    talk = ready(line(1, name="Mme PETIT"), line(2, name="MARTIN née DURAND"), line(3))

    def written():
        talk.job("generate", valid_only=True)
        return talk.download(index=0)[1]

    before = written()
    talk.result("plan_apply", kinds=[one["name"] for one in talk.result("plan")["kinds"]])
    assert written() != before
    talk.result("move", to=0)
    assert written() == before


def test_what_is_shown_of_a_plan_is_plain_data():
    talk = ready(line(1, name="Mme PETIT"))
    assert json.loads(json.dumps(talk.result("plan")))["kinds"]
