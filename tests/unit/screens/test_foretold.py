"""The four counts of the verdict add up, each opens its people, in the portal's own order."""

from cases.mending import HEADER, csv, line
from cases.talk import ANSWERS, Talk
from certiflux.dictionary import fields, ids
from certiflux.rules.search import STEP_OF, SearchStep

PEOPLE = (
    line(1),
    line(2, name="Mme PETIT", born="04/05/1990"),
    line(3, given="J.", born="05/06/1991"),
    line(4, name="ROUX", sex="X"),
    line(5, name="FABRE", given="Hugo", sex="M"),
)
COUNTED = ("clear_rows", "doubtful_rows", "blocked_rows", "set_aside", "held")


def checked():
    talk = Talk()
    talk.open(csv(*PEOPLE, header=HEADER))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk, talk.result("aside", rows=[4], reason="à voir")


def shown(talk, kind):
    return [one["row"] for one in talk.result("rows", filter={kind: True})["rows"]]


def test_the_counts_add_up_to_everybody_and_each_opens_its_people():
    talk, view = checked()
    assert [view["summary"][kind] for kind in COUNTED] == [1, 2, 1, 1, 0]
    assert sum(view["summary"][kind] for kind in COUNTED) == view["summary"]["rows"]
    kinds = [one["kind"] for one in view["tallies"]]
    assert kinds == ["clear", "doubtful", "blocked", "aside", "everyone"]
    rows = {kind: shown(talk, kind) for kind in ("clear", "doubtful", "blocked", "aside")}
    assert rows == {"clear": [0], "doubtful": [1, 2], "blocked": [3], "aside": [4]}
    assert shown(talk, "ready") == [0, 1, 2]


def test_the_verdict_says_who_may_not_be_found_and_leads_there_first():
    talk, _ = checked()
    view = talk.result("edit", row=3, field="8.9", text="F")
    said = view["verdict"]["sentence"].replace("\u00a0", " ")
    assert "4 personnes prêtes, dont 2 que le portail risque de ne pas trouver" in said
    assert view["verdict"]["level"] == "warning"
    assert view["verdict"]["next"].startswith("D'abord")
    first = view["actions"][0]
    assert (first["action"], first["arg"]) == ("people", "doubtful")
    (names,) = view["foretold"]
    assert names["step"] == "Au nom et au prénom"
    assert names["people"].replace("\u00a0", " ") == "2 personnes"
    talk.result("edit", row=1, field="8.1", text="PETIT")
    mended = talk.result("edit", row=2, field="8.3", text="Jules")
    assert mended["summary"]["doubtful_rows"] == 0
    assert (mended["foretold"], mended["actions"][0]["action"]) == ([], "generate")


def test_the_order_is_that_in_which_the_portal_compares():
    assert list(SearchStep) == sorted(SearchStep)
    assert STEP_OF[ids.NOM_NAISSANCE] < STEP_OF[ids.SEXE] < STEP_OF[ids.ANNEE_NAISSANCE]
    assert STEP_OF[ids.JOUR_NAISSANCE] < STEP_OF[ids.MOIS_NAISSANCE] < STEP_OF[ids.CODE_INSEE]
    assert set(STEP_OF) <= set(fields())
