"""What is proposed to mend a finding mends it, and says which values it gives."""

import pytest

from cases.tables import TABLES, TableCase
from certiflux.dictionary import fields
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.fixes import proposals
from certiflux.rules.scene import Scene

MENDED = {
    "CODE_SANS_PREFIXE": ({"4.1": "RNCP", "Code RS": "1710"}, {"4.2": "RNCP1710"}),
    "TYPE_CODE_DISCORDANTS": ({"4.1": "RNCP", "4.2": "RS5200"}, {"4.1": "RS"}),
    "FIN_LOINTAINE": ({"5.11": "31/12/2099"}, {"5.11": ""}),
    "FIN_AVANT_DEBUT": ({"5.10": "20/05/2026", "5.11": "19/05/1931"}, {"5.11": "19/05/2031"}),
    "NAISSANCE_TARDIVE": ({"5.10": "20/05/2026", "8.6": "2029"}, {"8.6": "1929"}),
    "VALEUR_FACTICE": ({"8.11": "00000"}, {"8.11": ""}),
    "NOM_USAGE_IDENTIQUE": ({"8.1": "MARTIN", "8.2": "Martin"}, {"8.2": ""}),
}


def checked(row):
    """Return the findings of one person with these cells, and what is proposed for each."""
    data = f"5.1;{';'.join(row)}\nA-1;{';'.join(row.values())}\n".encode()
    case = TableCase("un", data)
    for field in row:
        case.constants.pop(field, None)
    dossier = case.dossier()
    found = [dossier.findings[index] for index in dossier.findings.select()]
    scene = Scene(dossier.dataset, dossier.context)
    return {one.rule: proposals(scene, one) for one in found}


@pytest.mark.parametrize("rule", MENDED)
def test_the_only_proposal_mends_its_finding(rule):
    row, values = MENDED[rule]
    (fix,) = checked(row)[rule]
    assert fix.values == values
    assert rule not in checked(row | fix.values)


def test_an_obligatory_datum_is_never_proposed_empty():
    assert checked({"8.1": "TEST"})["VALEUR_FACTICE"] == []


@pytest.fixture(scope="module")
def found():
    """Give what is proposed for every finding of every table of cases, by rule."""
    by_rule = {}
    for table in TABLES:
        dossier = table.dossier()
        scene = Scene(dossier.dataset, dossier.context)
        for index in dossier.findings.select():
            finding = dossier.findings[index]
            fixes = [(fix, dossier.version) for fix in proposals(scene, finding)]
            by_rule.setdefault(finding.rule, []).extend(fixes)
    return by_rule


@pytest.mark.parametrize("rule", [code for code, rule in CATALOGUE.items() if rule.fix])
def test_every_proposal_gives_values_to_fields_that_exist(found, rule):
    for fix, version in found.get(rule, ()):
        assert fix.label
        assert set(fix.values) <= set(fields(version))
        assert all(isinstance(value, str) for value in fix.values.values())
