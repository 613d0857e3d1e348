"""The list of those who may not be found: order, reasons, pages, words."""

from cases.mending import csv, line, opened
from cases.talk import Talk, people
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.rule import Severity
from certiflux.screens.verify.fragile import FRAGILE, STEPS, WEIGHTS, fragile_page

LIST = (
    line(1, "MARCHAND", "Élodie"),
    line(2, "GRANGER", "Jean Pierre", sex="M"),
    line(3, "LACOSTE née VERNIER", "J."),
    line(4, "DE LA FOURNEL née D'OR", "Claire"),
)


def shown(*lines, offset=0, limit=20):
    return fragile_page(opened(csv(*lines)), offset, limit)


def test_the_most_fragile_come_first_with_every_reason():
    page = shown(*LIST)
    assert [item["row"] for item in page["items"]] == [4, 5, 3]
    assert [item["index"] for item in page["items"]] == [2, 3, 1]
    first = page["items"][0]
    assert first["name"] == "LACOSTE née VERNIER J."
    assert [one["code"] for one in first["reasons"]] == ["NOM_DEUX_NOMS", "INITIALE"]
    assert first["score"] == 100
    assert first["step"].startswith("1. Le nom")
    assert first["reasons"][0]["fixes"][0]["values"] == {"8.1": "VERNIER", "8.2": "LACOSTE"}
    assert "3 personnes risquent" in page["sentence"]


def test_a_particle_is_told_only_of_people_already_listed():
    reasons = [[one["code"] for one in item["reasons"]] for item in shown(*LIST)["items"]]
    assert reasons[1] == ["NOM_DEUX_NOMS", ""]
    assert shown(line(1, "DE LA TOUR"))["total"] == 0


def test_a_page_holds_what_was_asked():
    page = shown(*LIST, offset=1, limit=1)
    assert (page["total"], [item["row"] for item in page["items"]]) == (3, [5])


def test_nobody_fragile_is_good_news_and_the_steps_are_told():
    page = shown(LIST[0])
    assert (page["total"], page["items"]) == (0, [])
    assert page["sentence"].startswith("Aucune personne")
    assert len(page["steps"]) == len(STEPS) == 3
    assert shown(LIST[1])["sentence"].endswith("ne pas être retrouvée.")


def test_before_any_check_nobody_is_listed():
    talk = Talk()
    talk.open(people(2))
    assert talk.result("fragile")["total"] == 0


def test_a_lone_lack_does_not_make_a_person_fragile():
    assert all(CATALOGUE[rule].severity is not Severity.ERROR for rule in WEIGHTS)
    assert WEIGHTS["LIEU_ABSENT"][0] < FRAGILE
    assert WEIGHTS["NAISSANCE_INCOMPLETE"][0] < FRAGILE
