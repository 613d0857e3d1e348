"""Who may not be found: no alarm for ordinary people, and proposals that mend what they say."""

import pytest

from bench.names import MEN, WOMEN
from bench.people import HEADERS, rows
from cases.lines import FOLDER
from cases.mending import csv, opened, told
from cases.tables import load
from certiflux.base.words import unaccented
from certiflux.rules.catalogue import CATALOGUE, FAMILIES
from certiflux.rules.fixes import proposals
from certiflux.rules.identity.name_lists import EITHER, SURNAMES
from certiflux.rules.identity.name_lists import MEN as KNOWN_MEN
from certiflux.rules.identity.name_lists import WOMEN as KNOWN_WOMEN
from certiflux.rules.identity.names import hyphenated, name_flaws, parted_names, with_particle
from certiflux.rules.nir.places import same_commune, same_department
from certiflux.rules.scene import Scene

OURS = {
    rule.code for family in FAMILIES if family.name in {"identity", "nir"} for rule in family.rules
}
ORDINARY = (
    "LE GALL", "DE LA TOUR", "D'ALMEIDA", "EL HADDAD", "BEN ALI", "VAN DER BERG", "NGUYEN VAN",
    "O'BRIEN", "N'DIAYE", "SAINT-ÉTIENNE", "DA SILVA", "LEBŒUF", "O", "MAC DOWELL", "ÉPOUSELLE",
)  # fmt: skip
"""Names that need no correction, whatever their form."""


def test_ordinary_people_raise_no_alarm():
    cells = [HEADERS, *rows(2_000)]
    text = "\n".join(";".join("" if c is None else _text(c) for c in row) for row in cells)
    dossier = opened(text.encode())
    people = len(dossier.dataset)
    found = [one for one in told(dossier) if one[0] in OURS]
    assert people == 2_000
    assert len(found) <= people * 0.002, found


def _text(cell):
    return cell.strftime("%d/%m/%Y") if hasattr(cell, "strftime") else str(cell)


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_name_has_no_flaw(name):
    assert list(name_flaws(name)) == []


def test_the_lists_agree_with_the_names_of_the_bench():
    assert {unaccented(name) for name in WOMEN} <= KNOWN_WOMEN | EITHER
    assert {unaccented(name) for name in MEN} <= KNOWN_MEN | EITHER
    assert not {unaccented(name) for name in WOMEN} & (KNOWN_MEN - EITHER)
    assert all(name.isascii() and name == name.lower() for name in SURNAMES | KNOWN_MEN)


def _fixable():
    table = load(FOLDER / "tables" / "personnes.csv")
    dossier = table.dossier()
    scene = Scene(dossier.dataset, dossier.context)
    for index in range(len(dossier.findings)):
        finding = dossier.findings[index]
        for fix in proposals(scene, finding):
            yield pytest.param(finding, fix, id=f"{finding.rule}-{finding.row}-{fix.label}")


@pytest.mark.parametrize(("finding", "fix"), list(_fixable()))
def test_what_is_proposed_mends_what_is_said(finding, fix):
    dossier = load(FOLDER / "tables" / "personnes.csv").dossier()
    for field, text in fix.values.items():
        assert text
        assert "•" not in text
        column = dossier.dataset.columns.get(field)
        if column is not None:
            mended = [*column.values, text]
            column.codes = column.codes[:]
            column.codes[finding.row] = len(mended) - 1
            column.values = mended
            column.raw = [*column.raw, text]
    assert finding.rule not in {rule for rule, _, row in _again(dossier) if row == finding.row}


def _again(dossier):
    from certiflux.rules.findings import Findings
    from certiflux.rules.identity.found import check_found

    dossier.mended.findings = Findings(CATALOGUE)
    check_found(dossier.dataset, dossier.findings)
    return told(dossier)


def test_each_rule_with_fixes_has_a_case_that_proposes_some():
    seen = {param.values[0].rule for param in _fixable()}
    (names,) = [family.rules for family in FAMILIES if family.name == "identity"]
    assert {rule.code for rule in names if rule.fix} <= seen


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("MARTIN née DURAND", ("DURAND", "MARTIN")),
        ("DURAND épouse MARTIN", ("DURAND", "MARTIN")),
        ("DURAND veuve MARTIN", ("DURAND", "MARTIN")),
        ("DURAND dit MARTIN", None),
        ("née DURAND", None),
        ("A née B épouse C", None),
    ],
)
def test_two_names_are_parted_only_when_it_is_sure(name, parted):
    assert parted_names(name) == parted


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("D ARBOIS", "D'ARBOIS"),
        ("D' ARBOIS", "D'ARBOIS"),
        ("ARBOIS (D')", "D'ARBOIS"),
        ("FONTAINIER, DE LA", "DE LA FONTAINIER"),
    ],
)
def test_a_particle_goes_where_the_civil_status_writes_it(name, written):
    assert list(name_flaws(name)) == ["PARTICULE"]
    assert with_particle(name) == written
    assert list(name_flaws(written)) == []


def test_a_hyphen_is_put_or_tightened():
    assert hyphenated("Jean Pierre") == hyphenated("Jean - Pierre") == "Jean-Pierre"


@pytest.mark.parametrize(
    ("place", "insee", "year", "same"),
    [
        ("20004", "2A004", 1960, True),
        ("20004", "2A004", 1980, False),
        ("2A004", "2B033", 1980, False),
        ("75056", "92050", 1966, True),
        ("75056", "92050", 1986, False),
        ("78646", "91228", 1960, True),
        ("93352", "99352", 1955, True),
        ("93352", "99352", 1985, False),
        ("99109", "99109", 1985, True),
        ("99109", "99134", 1985, False),
        ("99109", "31555", 1985, False),
        ("97105", "97105", 1985, True),
        ("97105", "97209", 1985, True),
        ("31555", "", None, True),
    ],
)
def test_the_department_is_the_one_that_existed_at_birth(place, insee, year, same):
    assert same_department(place, insee, year) is same


@pytest.mark.parametrize(
    ("place", "insee", "same"),
    [("31555", "31069", False), ("75111", "75056", True), ("69123", "69381", True)],
)
def test_the_districts_of_the_big_cities_are_one_commune(place, insee, same):
    assert same_commune(place, insee) is same


def test_people_known_by_their_cpf_file_are_left_out():
    head = "5.1;4.1;4.2;5.4;5.5;5.10;5.12;5.14;9.1;9.2;9.3;8.1;8.3"
    row = "A1;RS;RS5200;admission;OUI;20/05/2026;NON;NON;12345678901;X née Y;J.;X née Y;J."
    assert OURS.isdisjoint(rule for rule, _, _ in told(opened(csv(row, header=head))))
