"""The report: one structure, its steps, its versions, the same in each format."""

import csv
import dataclasses
import hashlib
import io
import json

import pytest

from cases.tables import TableCase
from cases.talk import EPOCH, people, ready
from certiflux.base.clock import paris
from certiflux.base.words import NO_BREAK
from certiflux.dictionary import LATEST
from certiflux.exports.report import as_html as report_html
from certiflux.exports.report.as_csv import HEADERS, csv_parts
from certiflux.exports.report.as_html import html_parts
from certiflux.exports.report.report import all_findings, json_parts, report
from certiflux.exports.report.told import Told
from certiflux.exports.report.versions import fingerprint, rules_fingerprint
from certiflux.places.source import PlacesSource
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.context import Context
from certiflux.rules.run import STEPS
from certiflux.schema.force import InForce, built_in
from certiflux.screens.verify.steps import FAMILIES, duration, steps_view

FAULTS = "5.1;8.1;8.9;5.10\nA-1;=SOMME(1);X;31/06/2026\nA-2;PETIT;M;20/05/2026\n;@cmd;F;12\n"
DOCUMENTED = ("code", "severity", "row", "column", "field", "value", "message", "remedy", "fix")


@pytest.fixture
def dossier():
    return TableCase("fautes", FAULTS.encode()).dossier()


def told(parts):
    return b"".join(parts)


def test_what_json_says_is_what_the_command_line_prints(dossier):
    printed = json.loads(json.dumps(report(Told(dossier, EPOCH))))
    assert json.loads(told(json_parts(Told(dossier, EPOCH)))) == printed
    assert printed["date"] == paris(EPOCH).isoformat()
    assert sum(one["count"] for one in printed["findings"]) == len(dossier.findings) > 3
    for finding in printed["findings"]:
        assert set(finding) >= set(DOCUMENTED)


def test_a_report_longer_than_a_batch_is_one_json_and_one_csv(dossier, monkeypatch):
    whole = report(Told(dossier))
    lines = told(csv_parts(Told(dossier)))
    for one in ("rules.words.alike", "exports.json_text", "exports.report.as_csv"):
        monkeypatch.setattr(f"certiflux.{one}.BATCH", 2)
    assert json.loads(told(json_parts(Told(dossier)))) == whole
    assert told(csv_parts(Told(dossier))) == lines


def test_a_report_without_findings_is_json_all_the_same():
    talk = ready(people(1))
    described, content = talk.download("report")
    assert (described["name"], described["type"]) == ("rapport.json", "application/json")
    assert json.loads(content)["findings"] == []


def test_the_csv_has_every_finding_and_nothing_that_a_spreadsheet_runs(dossier):
    content = told(csv_parts(Told(dossier)))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert tuple(rows[0]) == HEADERS
    findings = all_findings(dossier)
    assert [(row[1], row[5]) for row in rows[1:]] == [
        (one["code"], f"n° {one['field']}") for one in findings
    ]
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


def test_a_formula_in_a_cell_reaches_the_csv_disarmed():
    table = TableCase("formule", b"5.1;8.9\nA-1;=1+1\n").dossier()
    rows = told(csv_parts(Told(table))).decode("utf-8-sig").splitlines()
    assert any(";'=1+1;" in row for row in rows)


def test_every_operation_format_has_its_name_and_type():
    talk = ready(people(2, wrong=1))
    kinds = {"json": "application/json", "html": "text/html", "csv": "text/csv"}
    for ending, media_type in kinds.items():
        for anonymous, name in ((False, "rapport"), (True, "rapport-sans-donnee-personnelle")):
            described, content = talk.download("report", format=ending, anonymous=anonymous)
            assert (described["name"], described["type"]) == (f"{name}.{ending}", media_type)
            assert described["size"] == len(content) > 0


def test_a_long_report_is_made_by_steps_then_handed_over_once(monkeypatch):
    monkeypatch.setattr("certiflux.rules.words.alike.BATCH", 1)
    monkeypatch.setattr("certiflux.screens.report.requests.BATCH", 1)
    talk = ready(people(6, wrong=6), tick=1.0)
    asked = {"format": "csv", "anonymous": False}
    progress = talk.result("make_report", **asked)
    assert not progress["finished"]
    assert (progress["label"], progress["total"]) == ("Écriture du rapport", 6)
    dones = []
    while not progress["finished"]:
        dones.append(progress["done"])
        progress = talk.result("step", job=progress["job"])
    assert dones == sorted(dones)
    assert len(dones) > 3
    described, content = talk.download("report", **asked)
    assert described["size"] == progress["result"]["size"] == len(content)
    assert content.count(b"VALEUR_HORS_LISTE") == 6
    assert "report" not in talk.session.desk.kept


def test_a_report_made_is_not_handed_over_for_another_one():
    talk = ready(people(3, wrong=1))
    talk.job("make_report", format="csv", anonymous=True)
    name = talk.download("report", format="csv", anonymous=False)[0]["name"]
    assert name == "rapport.csv"
    talk.job("make_report", format="json", anonymous=False)
    talk.open(people(2))
    assert json.loads(talk.download("report", format="json")[1])["findings"] == []
    assert talk.error("report", format="pdf")["code"] == "ARGUMENT_ILLISIBLE"


def test_the_same_file_at_the_same_time_gives_the_same_bytes(dossier):
    for parts in (json_parts, html_parts, csv_parts):
        assert told(parts(Told(dossier, EPOCH))) == told(parts(Told(dossier, EPOCH)))


def test_the_source_is_named_by_its_hash(root):
    data = people(2)
    talk = ready(data)
    file = json.loads(talk.download("report")[1])["file"]
    assert file["sha256"] == hashlib.sha256(data).hexdigest()
    assert (file["name"], file["size"]) == ("liste.csv", len(data))
    book = (root / "tests/unit/reading/data/liste-1900.xlsx").read_bytes()
    talk.open(book, "liste.xlsx")
    assert talk.session.desk.dossier.sha256 == hashlib.sha256(book).hexdigest()


def test_pasted_cells_and_a_text_read_again_have_their_hash_too():
    talk = ready(people(1))
    talk.job("reread", encoding="cp1252", separator=None)
    assert talk.session.desk.dossier.sha256 == hashlib.sha256(people(1)).hexdigest()
    text = people(1).decode().replace(";", "\t")
    talk.job("paste", text=text)
    assert talk.session.desk.dossier.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_each_step_says_whether_it_ran_how_long_and_what_it_found():
    talk = ready(people(3, wrong=1), tick=0.01)
    steps = json.loads(talk.download("report")[1])["steps"]
    labels = [one["label"] for one in steps]
    checks = [step.label for step in STEPS]
    assert labels[2 : 2 + len(checks)] == checks
    assert [one["label"] for one in steps if one["state"] == "non exécuté"][-2:] == labels[-2:]
    assert steps[-2]["why"] == "Le fichier XML n'a pas encore été généré."
    done = [one for one in steps if one["state"] == "fait"]
    assert all(one["seconds"] > 0 for one in done)
    assert sum(one["found"] for one in done) == 1
    talk.job("generate", valid_only=True)
    schema = json.loads(talk.download("report")[1])["steps"][-2]
    assert (schema["state"], schema["found"], schema["family"]) == ("fait", 0, "XSD")
    assert schema["seconds"] > 0


def test_a_step_that_could_not_look_says_why(dossier):
    dossier.findings.step = 0
    dossier.findings.skip("La table n'est pas là.")
    first = steps_view(dossier)[2]
    assert (first["state"], first["why"]) == ("non exécuté", "La table n'est pas là.")
    assert first["found"] is None
    assert "La table n&#x27;est pas là." in told(html_parts(Told(dossier))).decode()


def test_a_family_is_that_of_a_step_of_today():
    assert set(FAMILIES) <= {step.label for step in STEPS}


def test_the_table_of_places_is_named_once_it_served(dossier):
    assert report(Told(dossier))["versions"]["references"] == []
    dossier.context = Context(places=PlacesSource())
    dossier.context.places.digest = "0123456789abcdef" * 4
    (table,) = report(Told(dossier))["versions"]["references"]
    assert table["sha256"] == "0123456789abcdef" * 4
    assert "Communes et codes postaux" in told(html_parts(Told(dossier))).decode()
    assert "empreinte 0123456789ab" in told(html_parts(Told(dossier))).decode()


def test_a_schema_brought_by_the_user_is_said_and_its_file_not_named(dossier):
    brought = InForce(LATEST, "1.1.5", built_in(LATEST).xsd, "Mme Kervadec.xsd")
    dossier.document = dataclasses.replace(dossier.document, brought=brought)
    page = told(html_parts(Told(dossier))).decode()
    assert "1.1.5\u00a0: celui du fichier officiel que vous avez déposé" in page
    assert "Kervadec" not in page


def test_nothing_is_said_to_have_run_before_the_check(dossier):
    settings = dataclasses.replace(dossier.settings, situation="autre")
    dossier.document = dataclasses.replace(dossier.document, settings=settings)
    states = {one["label"]: one["state"] for one in steps_view(dossier)}
    assert states.pop("Lecture du fichier") == "fait"
    assert set(states.values()) == {"non exécuté"}
    assert "Le fichier n&#x27;a pas encore été vérifié." in told(html_parts(Told(dossier))).decode()


def test_times_are_written_the_french_way():
    assert duration(None) == "—"
    assert duration(0.002) == f"< 0,01{NO_BREAK}s"
    assert duration(12.345) == f"12,35{NO_BREAK}s" or duration(12.345) == f"12,34{NO_BREAK}s"


def test_the_fingerprint_of_the_rules_follows_what_they_say_alone():
    rules = list(CATALOGUE.values())
    assert fingerprint(reversed(rules)) == rules_fingerprint() == fingerprint(rules)
    changed = [dataclasses.replace(rules[0], remedy=rules[0].remedy + " "), *rules[1:]]
    assert fingerprint(changed) != rules_fingerprint()


def test_the_verdicts_are_three_and_none_stands_for_another(dossier):
    states = [one["state"] for one in report(Told(dossier))["verdicts"]]
    assert states == ["attente", "erreur", "attente"]
    talk = ready(people(2))
    assert [one["state"] for one in json.loads(talk.download("report")[1])["verdicts"]] == [
        "attente",
        "ok",
        "attente",
    ]
    talk.job("generate")
    made = json.loads(talk.download("report")[1])
    assert [one["state"] for one in made["verdicts"]] == ["ok", "ok", "attente"]
    assert made["files"][0]["sha256"] == hashlib.sha256(talk.download(index=0)[1]).hexdigest()


def test_the_page_says_when_its_list_is_not_whole(dossier, monkeypatch):
    total = len(report(Told(dossier))["findings"])
    monkeypatch.setattr(report_html, "LISTED", 2)
    page = told(html_parts(Told(dossier))).decode()
    said = f"Le fichier compte {total} points différents : cette page en montre les 2 premiers."
    assert said in page.replace(NO_BREAK, " ")
    assert len(json.loads(told(json_parts(Told(dossier))))["findings"]) == total
