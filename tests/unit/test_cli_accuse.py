"""The command « accuse »: the portal's answer, alone or joined to the list or the flow."""

import json

import pytest

from cases.talk import people, ready
from certiflux.cli import main
from certiflux.deposits.registre.file import parse_registre, write_registre
from certiflux.deposits.registre.registre import Registre

SETTINGS = """
[emetteur]
id_client = "12ABC345"
[certificateur]
id_client = "12ABC345"
id_contrat = "MCFCER000123"
"""
NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"


@pytest.fixture
def folder(tmp_path):
    """Lay down a list, its flow, and the report on it: one refused among four."""
    talk = ready(people(4))
    talk.job("generate", valid_only=False)
    (tmp_path / "liste.csv").write_bytes(people(4))
    (tmp_path / "flux.xml").write_bytes(talk.download(index=0)[1])
    (tmp_path / "s.certiflux.toml").write_text(SETTINGS, "utf-8")
    accepted = "".join(f"<idTechnique>A-{n}</idTechnique>" for n in (0, 2, 3))
    (tmp_path / "accuse.xml").write_text(
        "<rapport><nomFichier>flux.xml</nomFichier><PassagesKO><passage><idTechnique>A-1"
        f"</idTechnique><messageErreur>{NOBODY}</messageErreur></passage></PassagesKO>"
        f"<PassagesOK>{accepted}</PassagesOK></rapport>",
        "utf-8",
    )
    return tmp_path


def run(folder, capsys, *words):
    """Run the command in JSON; give the exit code and what it says."""
    paths = [str(folder / word) if "." in word else word for word in words]
    code = main(["accuse", *paths, "--json"])
    return code, json.loads(capsys.readouterr().out)


def source(*more):
    return ("accuse.xml", *more, "--source", "liste.csv", "--settings", "s.certiflux.toml")


def test_the_report_alone_is_explained(folder, capsys):
    code, told = run(folder, capsys, "accuse.xml")
    assert code == 1
    assert {"accepted": 3, "refused": 1, "file_errors": 0}.items() <= told["summary"].items()
    (finding,) = told["findings"]
    assert (finding["code"], finding["row"]) == ("TITULAIRE_INTROUVABLE", None)
    assert finding["portal"] == NOBODY


@pytest.mark.parametrize("words", [source(), ("accuse.xml", "--flux", "flux.xml")])
def test_the_list_or_the_flow_names_the_person(folder, capsys, words):
    code, told = run(folder, capsys, *words)
    (finding,) = told["findings"]
    assert (code, finding["row"], finding["name"]) == (1, 3, "MARCHAND Élodie")
    assert finding["message"].startswith("Ligne 3" if "--source" in words else "Passage n° 2")


def test_the_next_flow_holds_the_refused_alone(folder, capsys):
    code, told = run(folder, capsys, *source("--out", "suite.d"))
    assert code == 1
    (name,) = told["files"]
    text = (folder / "suite.d" / name).read_text("utf-8")
    assert text.count("<cpf:idTechnique>") == 1
    assert "<cpf:idTechnique>A-1<" in text
    assert json.loads((folder / "suite.d" / "rapport.json").read_text("utf-8")) == told


def test_once_all_are_accepted_nothing_blocks_and_no_flow_is_written(folder, capsys):
    everybody = "".join(f"<idTechnique>A-{n}</idTechnique>" for n in range(4))
    (folder / "tout.xml").write_text(f"<rapport><PassagesOK>{everybody}</PassagesOK></rapport>")
    words = ("accuse.xml", "tout.xml", *source("--out", "suite.d")[1:])
    code, told = run(folder, capsys, *words)
    assert (code, told["summary"]["accepted"]) == (0, 4)
    assert [path.name for path in (folder / "suite.d").iterdir()] == ["rapport.json"]


def test_a_whole_file_refusal_is_counted(folder, capsys):
    (folder / "refus.xml").write_text(
        "<rapport><nomFichier>flux.xml</nomFichier><erreurs><erreur><type>XSD</type><message>"
        "cvc-type.3.1.3 : La valeur 'X' de l'élément 'cpf:sexe' n'est pas valide.</message>"
        "<ligne>4</ligne><colonne>900</colonne></erreur></erreurs></rapport>",
        "utf-8",
    )
    code, told = run(folder, capsys, "refus.xml", "--flux", "flux.xml")
    assert (code, told["summary"]["file_errors"], told["summary"]["accepted"]) == (1, 1, 0)
    assert told["findings"][0]["field"] == "8.9"
    assert told["findings"][0]["message"].startswith("Passage n° 2, «\u00a0Sexe\u00a0»")


def test_what_is_no_report_or_not_ours_is_unusable(folder, capsys):
    (folder / "autre.xml").write_text(
        "<rapport><PassagesOK><idTechnique>Z</idTechnique></PassagesOK></rapport>"
    )
    for words, error in (
        (("flux.xml",), "PAS_UN_ACCUSE"),
        (("autre.xml", "--flux", "flux.xml"), "ACCUSE_AUTRE_FLUX"),
        (("accuse.xml", "--flux", "flux.xml", "--source", "liste.csv"), "FLUX_OU_SOURCE"),
    ):
        code, told = run(folder, capsys, *words)
        assert (code, told["error"]["code"]) == (2, error)


def test_the_registre_takes_the_answer_and_keeps_the_accepted_out_of_the_next_flow(folder, capsys):
    empty = Registre("12ABC345", "clé d'essai")
    (folder / "registre.json").write_text(write_registre(empty), "utf-8")
    code, _ = run(folder, capsys, *source("--registre", "registre.json", "--out", "suite.d"))
    kept = folder / "suite.d" / "registre.json"
    states = [line.state.value for line in parse_registre(kept.read_text("utf-8")).lines.values()]
    assert (code, sorted(states)) == (1, ["accepte", "accepte", "accepte", "refuse"])
    paths = [str(folder / name) for name in ("liste.csv", "s.certiflux.toml", "mois.d")]
    words = [paths[0], "--settings", paths[1], "--out", paths[2], "--registre", str(kept)]
    assert main(["convert", *words]) == 0
    (flow,) = (folder / "mois.d").glob("flux-*.xml")
    assert flow.read_text("utf-8").count("<cpf:idTechnique>") == 1


def test_the_registre_of_another_certifier_is_unusable(folder, capsys):
    other = write_registre(Registre("99XYZ999", "clé d'essai"))
    (folder / "registre.json").write_text(other, "utf-8")
    code, told = run(folder, capsys, *source("--registre", "registre.json"))
    assert (code, told["error"]["code"]) == (2, "REGISTRE_AUTRE_CERTIFICATEUR")


def test_ids_nearly_the_same_are_joined_when_the_command_says_so(folder, capsys):
    path = folder / "accuse.xml"
    path.write_text(path.read_text("utf-8").replace(">A-1<", ">0A-1<"), "utf-8")
    code, told = run(folder, capsys, *source())
    assert (code, told["summary"]["refused"], told["summary"]["refused_unknown"]) == (1, 0, 1)
    code, told = run(folder, capsys, *source(), "--rapprocher", "0A-1=A-1")
    assert (code, told["summary"]["refused"], told["summary"]["refused_unknown"]) == (1, 1, 0)
