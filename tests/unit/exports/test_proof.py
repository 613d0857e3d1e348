"""The « dossier de preuve » is whole: flows, reports, refusals, corrections, dates."""

import csv
import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest

from cases.talk import ANSWERS, Sitting, people

EXAMPLE = Path(__file__).parents[3] / "static" / "exemple"
DAY = "Aucun titulaire ne correspond aux critères obligatoires enrichis du jour et du mois"
NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"
README = "LISEZ-MOI.txt"


def report(name, refused, message, treatment):
    said = "".join(
        f"<passage><idTechnique>{own}</idTechnique><messageErreur>{message}</messageErreur>"
        "</passage>"
        for own in refused
    )
    return (
        f"<rapport><nomFichier>{name}</nomFichier><idTraitement>{treatment}</idTraitement>"
        f"<PassagesKO>{said}</PassagesKO></rapport>"
    ).encode()


def generate(talk):
    talk.now += 3600
    (one,) = talk.job("generate", valid_only=True)["files"]
    return one["name"]


def answer(talk, name, refused, message, treatment, called="accuse.xml"):
    data = report(name, refused, message, treatment)
    talk.job("accuse", data, name=called, size=len(data))
    return data


def evidence(talk):
    """Return the members of the evidence, no name twice."""
    with zipfile.ZipFile(io.BytesIO(talk.download("proof")[1])) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def rows(data):
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture
def twice():
    """Return a session where one person of three was refused twice, and what was exchanged."""
    talk = Sitting()
    talk.open(people(3))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    first = generate(talk)
    flows = [talk.download(index=0)[1]]
    reports = [answer(talk, first, ["A-1", "A-2"], NOBODY, "1")]
    talk.result("edit", row=1, field="8.6", text="1971")
    talk.result("edit", row=0, field="8.6", text="1960")
    talk.result("aside", rows=[2], reason="à rappeler")
    second = generate(talk)
    flows.append(talk.download(index=0)[1])
    reports.append(answer(talk, second, ["A-1"], DAY, "2"))
    return talk, [first, second], flows, reports


def test_the_flows_and_the_reports_are_in_it_as_they_were(twice):
    talk, names, flows, reports = twice
    found = evidence(talk)
    assert [found[f"flux/{name}"] for name in names] == flows
    assert [found[f"accuses/{rank}-accuse.xml"] for rank in (1, 2)] == reports


def test_each_refusal_is_told_with_its_deposit_and_its_day(twice):
    talk, names, _, _ = twice
    found = [one for one in rows(evidence(talk)["refus.csv"]) if one["Ligne"] == "3"]
    assert [one["Message du portail"] for one in found] == [NOBODY, DAY]
    assert [one["Fichier déposé"] for one in found] == names
    assert [one["Fichier fait le"] for one in found] == ["22/06/2026 16:30", "22/06/2026 17:30"]
    assert [one["Traitement"] for one in found] == ["1", "2"]
    assert {one["Personne"] for one in found} == {"MARCHAND Élodie"}


def test_each_correction_of_those_refused_is_told_with_its_day_and_no_other(twice):
    found = rows(evidence(twice[0])["corrections.csv"])
    told = [(one["Ligne"], one["Avant"], one["Après"], one["Date"]) for one in found]
    assert told == [
        ("3", "1987", "1971", "22/06/2026 16:30"),
        ("4", "", "à rappeler", "22/06/2026 16:30"),
    ]


def test_a_correction_undone_is_none(twice):
    talk = twice[0]
    talk.result("undo")
    talk.result("undo")
    assert [one["Ligne"] for one in rows(evidence(talk)["corrections.csv"])] == ["3"]


def test_who_is_refused_is_counted_and_every_file_has_its_fingerprint(twice):
    found = evidence(twice[0])
    text = found[README].decode("utf-8-sig").replace("\u00a0", " ")
    assert "2 personnes refusées, dont 1 refusée au moins deux fois." in text
    told = dict(re.findall(r"^- (\S+) : ([0-9a-f]{64})\r?$", text, re.MULTILINE))
    assert told == {
        name: hashlib.sha256(data).hexdigest() for name, data in found.items() if name != README
    }
    for name in found:
        assert name == README or name.partition("/")[0].removesuffix(".csv") in text


def test_it_is_the_same_once_the_dossier_is_reopened(twice):
    talk = twice[0]
    data = talk.download("save")[1]
    again = Sitting()
    again.now = talk.now
    again.open(data, name="x.dossier")
    again.job("check")
    assert evidence(again) == evidence(talk)


def test_the_flow_that_was_dropped_is_in_it_once_whatever_its_name(twice):
    _, names, flows, _ = twice
    other = Sitting()
    other.open(flows[0], name=names[0])
    other.job("check")
    answer(other, names[0], ["A-1"], NOBODY, "1")
    found = evidence(other)
    assert [found[name] for name in found if name.startswith("flux/")] == [flows[0]]
    assert names[0] in found[README].decode("utf-8-sig")


def test_two_reports_of_one_name_are_both_in_it(twice):
    found = evidence(twice[0])
    assert len([name for name in found if name.startswith("accuses/")]) == 2


def test_a_rehearsal_proves_nothing_and_says_so():
    talk = Sitting()
    settings = (EXAMPLE / "exemple.certiflux.toml").read_text("utf-8")
    talk.open((EXAMPLE / "exemple.csv").read_bytes(), "exemple.csv", settings)
    talk.job("check")
    generate(talk)
    talk.result("rehearse", script=(EXAMPLE / "exemple.accuse.toml").read_text("utf-8"))
    assert "SIMULATION" in evidence(talk)[README].decode("utf-8-sig")
