"""After a check, what the sentence names can be done, whatever was found beside it."""

from copy import copy

import pytest

from cases.talk import people, ready
from certiflux.dictionary import fields
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.rule import Severity
from certiflux.screens.verify.verdict import verdict_view
from certiflux.session.memo import Memo

COUNT = 4
NAMED = {
    "Corrigez-les": {("people", "blocked")},
    "générez avec les autres": {("choose", "")},
    "puis générez le fichier": {("generate", ""), ("people", "blocked")},
    "Générez le fichier": {("generate", "")},
    "Relisez les alertes": {("people", "warning"), ("severity", "warning")},
    "Complétez ce qui manque": {("go", "colonnes")},
    "Vérifiez l'identifiant": {("go", "colonnes")},
}
"""By what the sentence says: the actions of which one must be there."""

FAULTY = ([], [0], list(range(COUNT)))
NO_ROW_FAULTY, _, ALL_FAULTY = FAULTY


@pytest.fixture(scope="module")
def dossier():
    """Give the checked dossier of a list without a fault; ``found`` adds to copies of it."""
    return ready(people(COUNT)).session.desk.dossier


def found(dossier, faulty, code=None):
    """Return the view of that list with some faulty rows, and one more finding about the file."""
    more = [("VALEUR_HORS_LISTE", "8.9", faulty)]
    if code is not None:
        rule = CATALOGUE[code]
        rows = None if rule.whole_file else faulty
        known = [one for one in rule.fields if one in fields(dossier.version)]
        more.append((code, (known or ["8.9"])[0], rows))
    other = copy(dossier)
    other = copy(dossier)
    mended = copy(dossier.mended)
    mended.findings = dossier.findings.also(0, more)
    other._checked = Memo()
    other._checked.put(mended, *other._basis())
    return verdict_view(other)


def possible(view):
    return {(one["action"], one["arg"]) for one in view["actions"]}


def keeps_its_word(view):
    said = view["verdict"]["next"].replace("\u2019", "'")
    for words, actions in NAMED.items():
        if words in said:
            assert actions & possible(view), (said, view["actions"])
    assert [one["primary"] for one in view["actions"]].count(True) == 1
    assert view["actions"][0]["primary"]


@pytest.mark.parametrize("code", CATALOGUE)
@pytest.mark.parametrize("faulty", FAULTY, ids=["none", "one", "all"])
def test_what_the_sentence_names_can_be_done_whatever_the_rule(dossier, code, faulty):
    view = found(dossier, faulty, code)
    keeps_its_word(view)
    rule = CATALOGUE[code]
    if rule.severity is not Severity.ERROR:
        beside = {one for one in possible(found(dossier, faulty)) if one[0] != "severity"}
        assert beside <= possible(view)
    makes = {("generate", ""), ("choose", "")} & possible(view)
    assert bool(makes) is view["can_generate"]


def test_alerts_of_the_file_alone_lead_to_the_list_those_of_rows_to_their_rows(dossier):
    whole = next(code for code, rule in CATALOGUE.items() if _alerts_whole(rule))
    assert ("severity", "warning") in possible(found(dossier, NO_ROW_FAULTY, whole))
    other = ready(people(COUNT)).session.desk.dossier
    other.findings.add("PASSAGE_REPETE", "5.10", [1])
    assert ("people", "warning") in possible(verdict_view(other))


def _alerts_whole(rule):
    return rule.whole_file and rule.severity is Severity.WARNING


def test_when_nobody_is_left_to_send_nothing_offers_to_mend_or_to_make():
    talk = ready(people(COUNT))
    talk.result("aside", rows=list(range(COUNT)), reason="ajournée")
    view = verdict_view(talk.session.desk.dossier)
    keeps_its_word(view)
    assert [one["action"] for one in view["actions"]] == ["pick"]
    assert "énérez" not in view["verdict"]["next"]


def test_each_number_leads_to_its_people_and_each_rule_says_its_ways(dossier):
    view = found(dossier, [0, 1], "PASSAGE_REPETE")
    assert [(one["kind"], one["label"]) for one in view["tallies"]] == [
        ("clear", "2 prêtes"),
        ("blocked", "2 à compléter"),
        ("everyone", "4 personnes en tout"),
    ]
    for one in view["groups"]:
        assert one["counted"] == ("1 ligne" if one["count"] == 1 else f"{one['count']} lignes")
        assert bool(one["mend"]) is not one["whole_file"]
    (out,) = [one for one in view["groups"] if one["code"] == "VALEUR_HORS_LISTE"]
    assert (out["look"], out["mend"]) == ("Voir ces 2 lignes", "Corriger")
