"""Judging distinct places by era, as the check does, says what judging each row alone says."""

from cases.communes import COMMUNES
from cases.places import born_anywhere, dataset
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.context import Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.places import judged as places
from certiflux.rules.places.case import PlaceCase
from certiflux.rules.places.judged import born_in, check_places, judge, place_in, verdict
from certiflux.rules.scene import Scene

ROWS = 3_000
MOST_ERAS = 2
"""Periods, on average, that the days of birth of one place fall into."""


def found(people, context):
    findings = Findings(CATALOGUE)
    check_places(people, findings, context)
    return findings


def test_the_whole_column_is_judged_as_each_row_alone():
    context = Context(places=COMMUNES)
    people = dataset(born_anywhere(COMMUNES.atlas(), ROWS, ROWS))
    alone = {
        Finding(one.rule, one.field, row)
        for row in range(ROWS)
        for one in judge(PlaceCase(place_in(people, row), born_in(people, row), COMMUNES.atlas()))
    }
    together = found(people, context)
    assert {together[index] for index in range(len(together))} == alone
    assert len({one.rule for one in alone}) >= 10
    scene = Scene(people, context)
    assert all(verdict(scene, one) for one in alone)


def test_no_proposal_brings_another_warning_about_the_code():
    """Applying any proposal about a commune or a country leaves nothing wrong with the code."""
    people = dataset(born_anywhere(COMMUNES.atlas(), ROWS, ROWS, seed=7))
    wrong = {"INSEE_INCONNU", "POSTAL_POUR_INSEE", "PAYS_A_COMPLETER", "PAYS_MAL_CODE"}
    checked = 0
    for row in range(0, ROWS, 3):
        place, born = place_in(people, row), born_in(people, row)
        for one in judge(PlaceCase(place, born, COMMUNES.atlas())):
            for fix in one.fixes:
                after = place.with_values(fix.values)
                left = {said.rule for said in judge(PlaceCase(after, born, COMMUNES.atlas()))}
                assert not left & wrong, (place, one, fix)
                assert one.rule not in left or one.rule.startswith(("INSEE_HORS", "PAYS_D")), fix
                checked += 1
    assert checked > ROWS / 4


def test_a_place_is_judged_once_per_era_not_once_per_person(monkeypatch):
    judged = []

    def counted(case):
        judged.append(case)
        return judge(case)

    monkeypatch.setattr(places, "judge", counted)
    people, distinct = 10_000, 500
    found(dataset(born_anywhere(COMMUNES.atlas(), people, distinct)), Context(places=COMMUNES))
    assert 0 < len(judged) <= MOST_ERAS * distinct
