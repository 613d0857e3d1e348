"""What is said of a place of birth, in words, and what is proposed: nothing picked silently."""

from array import array

import pytest

from cases.communes import COMMUNES
from cases.lines import cases
from cases.places import dataset
from cases.tables import PERSON
from certiflux.base.words import NO_BREAK
from certiflux.base.work import drain
from certiflux.dataset.values import FieldColumn
from certiflux.exports.report.report import all_findings
from certiflux.mapping.settings import Settings
from certiflux.places.source import PlacesSource
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.context import Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.places.judged import check_places, fix_length
from certiflux.rules.run import STEPS, run
from certiflux.rules.scene import Scene
from certiflux.rules.words.render import Renderer
from certiflux.session.generating import generate
from certiflux.session.opening import open_dossier

CASES = cases("checks/places.txt", 9)
CONTEXT = Context(places=COMMUNES)


def row(born, insee="", postal="", town="", code="", country=""):
    """Return a row of values; the day of birth as the flow cuts it, 1988-3-14."""
    year, month, day = (*born.split("-"), "", "")[:3]
    return tuple(value or None for value in (insee, postal, town, code, country, year, month, day))


def checked(rows, context=CONTEXT):
    findings = Findings(CATALOGUE)
    check_places(dataset(rows), findings, context)
    return findings


def rendered(people, finding):
    shown = Renderer(people, CONTEXT).render(finding)
    return {
        name: value.replace(NO_BREAK, " ") if isinstance(value, str) else value
        for name, value in shown.items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_place_is_told_in_words_with_its_proposals(case):
    _, born, *place, said, words, proposals = case
    people = dataset([row(born, *place)])
    findings = Findings(CATALOGUE)
    check_places(people, findings, CONTEXT)
    told = {f"{one.rule}@{one.field}": one for one in (findings[i] for i in range(len(findings)))}
    shown = rendered(people, told[said])
    assert words in shown["what"]
    found = [
        " ".join(f"{field}={value}" for field, value in fix["values"].items())
        for fix in shown["fixes"]
    ]
    assert found == [one.strip() for one in proposals.split(";") if one.strip()]


def test_candidates_are_shown_with_their_department_and_none_is_picked():
    people = dataset([row("1988-3-14", town="Sainte-Colombe")])
    shown = rendered(people, Finding("LIEU_SANS_CODE", "8.12", 0))
    assert shown["fix"] is None
    assert len(shown["fixes"]) >= 12
    labels = [fix["label"].replace(NO_BREAK, " ") for fix in shown["fixes"]]
    assert labels[0] == "Code INSEE 05135 : Sainte-Colombe (05)"
    assert len({label.rpartition("(")[2] for label in labels}) > 10


def test_every_commune_of_a_postal_code_is_a_candidate():
    people = dataset([row("1988-3-14", postal="51300")])
    shown = rendered(people, Finding("POSTAL_SANS_COMMUNE", "8.11", 0))
    assert len(shown["fixes"]) == 46
    assert "et 43 autres" in shown["what"]


def test_a_place_whose_code_goes_with_a_single_proposal_has_a_fix_for_the_cell():
    people = dataset([row("1988-3-14", insee="75012")])
    assert rendered(people, Finding("POSTAL_POUR_INSEE", "8.10", 0))["fix"] == "75112"


def test_without_the_communes_nothing_is_found_and_the_step_says_so():
    rows = [row("1988-3-14", insee="31999"), row("1988-3-14", insee="99999")]
    findings = checked(rows, Context(places=PlacesSource(lambda: None)))
    assert len(findings) == 0
    assert findings.skipped == {
        0: "Lieux de naissance non vérifiés : la table des communes n'a pas pu être chargée."
    }


def test_the_communes_are_not_asked_for_when_there_is_no_place():
    asked = []
    source = PlacesSource(lambda: asked.append("table"))
    findings = checked([row("1988-3-14"), row("1990")], Context(places=source))
    assert (asked, findings.skipped, len(findings)) == ([], {}, 0)
    checked([row("1988-3-14", town="Toulouse")], Context(places=source))
    assert asked == ["table"]


def test_a_person_known_by_a_cpf_file_has_no_place_to_check():
    people = dataset([row("1988-3-14", insee="31999"), row("1988-3-14", insee="31999")])
    people.columns["9.1"] = FieldColumn([None, "12345"], array("I", [0, 1]))
    findings = Findings(CATALOGUE)
    check_places(people, findings, CONTEXT)
    assert [findings[i].row for i in range(len(findings))] == [0]


def test_the_step_reads_the_place_the_day_and_the_cpf_file():
    (step,) = [one for one in STEPS if one.label == "Lieux de naissance"]
    places = {"8.10", "8.11", "8.12", "8.13", "8.14", "departement"}
    assert set(step.reads) == places | {"8.6", "8.7", "8.8", "9.1"}


def test_all_checks_together_look_at_places():
    people = dataset([row("1988-3-14", insee="31999")])
    findings = drain(run(people, CONTEXT))
    assert ("INSEE_INCONNU", "8.10") in findings.counts()


@pytest.mark.parametrize(
    ("said", "codes"),
    [("33", ["33390"]), ("", None), ("Gironde", ["33390"]), ("69", ["69189"])],
)
def test_a_column_of_departments_tells_towns_of_one_name_apart(said, codes):
    """« Sainte-Colombe » is the name of a dozen towns; one cell beside it tells which."""
    text = f"5.1;8.6;8.12;Département de naissance\nA;1988;Sainte-Colombe;{said}\n"
    opened = drain(open_dossier("a.csv", text.encode(), Settings(constants=PERSON)))
    drain(opened.check(CONTEXT))
    (found,) = [one for one in all_findings(opened) if one["code"] == "LIEU_SANS_CODE"]
    proposed = [fix["values"]["8.10"] for fix in found["fixes"]]
    assert proposed == codes if codes else len(proposed) > 5
    drain(generate(opened, valid_only=True, id_flux="id", epoch=1_795_000_000))
    assert b"epartement" not in b"".join(opened.products[0].parts)


@pytest.mark.parametrize(
    ("place", "proposed"),
    [
        (("99", "", "Genève", "", "Suisse"), [{"8.10": "99140", "8.13": "140"}]),
        (("99", "", "Lima (PÉROU)"), [{"8.10": "99422", "8.13": "422", "8.14": "Pérou"}]),
        (("2a 004", "", "Ajaccio"), [{"8.10": "2A004"}]),
        (("?", "44000", "Nantes"), [{"8.10": "44109"}]),
        (("99", "", "Nantes", "", "France"), [{"8.10": "44109"}]),
        (("Rezé",), [{"8.10": "44143", "8.12": "Rezé"}]),
        (("100", "", "", "", "France"), [{"8.10": ""}]),
        (("99",), []),
    ],
)
def test_a_code_of_another_length_is_completed_by_the_rest_of_the_row(place, proposed):
    people = dataset([row("1988-3-14", *place)])
    found = fix_length(Scene(people, CONTEXT), Finding("LONGUEUR_EXACTE", "8.10", 0))
    assert [fix.values for fix in found] == proposed
