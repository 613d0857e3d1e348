"""« accuse --retirer » and « --corriger »: the files that withdraw and replace, from scripts."""

import json

import pytest

from certiflux.cli import main
from unit.test_cli_accuse import folder, source  # noqa: F401 (a fixture is used by its name)

FIVE = ("--schema", "1.1.5")


@pytest.fixture
def five(folder):  # noqa: F811
    """Answer the question that the schema with an action asks."""
    settings = folder / "s.certiflux.toml"
    settings.write_text(settings.read_text("utf-8") + '[flux]\naction = "CREATION"\n', "utf-8")
    return folder


def run(folder, capsys, *words):  # noqa: F811
    """Run the command in JSON; give the exit code and what it says."""
    code = main(["accuse", *paths(folder, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def paths(folder, words):  # noqa: F811
    """Give the words of a command, files by their paths."""
    return [str(folder / word) if "." in word and word not in FIVE else word for word in words]


def written(folder):  # noqa: F811
    """Return the texts of the files written, by the beginning of their names."""
    return {p.name[:8]: p.read_text("utf-8") for p in sorted((folder / "sortie").glob("*-*.xml"))}


def test_an_accepted_passage_is_withdrawn_and_another_replaced(five, capsys):
    words = source("--out", "sortie/.", *FIVE, "--retirer", "A-0", "--corriger", "A-2")
    code, told = run(five, capsys, *words)
    assert code == 1
    files = written(five)
    first, second = files["1-suppre"], files["2-creati"]
    assert "<cpf:action>SUPPRESSION<" in first
    assert "<cpf:action>CREATION<" in second
    assert "<cpf:idTechnique>A-0<" in first
    assert "<cpf:idTechnique>A-2<" in first
    assert "<cpf:idTechnique>A-2-2<" in second
    assert "A-0" not in second
    withdrawals = told["withdrawals"]
    assert withdrawals["schema"]["provisional"].startswith("Provisoire")
    assert [one["level"] for one in withdrawals["files"]] == ["info", "attention"]


def test_what_was_refused_is_not_withdrawn_and_the_schema_must_be_able_to_say_it(five, capsys):
    out = ("--out", "sortie/.")
    code, told = run(five, capsys, *source(*out, *FIVE, "--retirer", "A-1"))
    assert (code, told["error"]["code"]) == (2, "RETRAIT_REFUSEE")
    code, told = run(five, capsys, *source(*FIVE, "--retirer", "A-0"))
    assert (code, told["error"]["code"]) == (2, "RETRAIT_SANS_LISTE")
    code, told = run(five, capsys, *source(*out, *FIVE, "--corriger", "Z-1"))
    assert (code, told["error"]["code"]) == (2, "RETRAIT_INCONNU")
    settings = five / "s.certiflux.toml"
    settings.write_text(settings.read_text("utf-8").partition("[flux]")[0], "utf-8")
    code, told = run(five, capsys, *source(*out, "--retirer", "A-0"))
    assert (code, told["error"]["code"]) == (2, "RETRAIT_SANS_ACTION")


def test_an_id_that_nothing_knows_takes_a_word(five, capsys):
    words = source("--out", "sortie/.", *FIVE, "--retirer", "Z-9")
    assert run(five, capsys, *words)[1]["error"]["code"] == "RETRAIT_INCONNU"
    told = run(five, capsys, *words, "--je-confirme")[1]
    assert told["error"]["code"] == "RETRAIT_IDENTIFIANT_SEUL"


def test_a_reader_is_told_the_doubts_and_the_order(five, capsys):
    words = source("--out", "sortie/.", *FIVE, "--corriger", "A-0")
    assert main(["accuse", *paths(five, words)]) == 1
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Provisoire" in said
    assert "Ne le déposez pas encore" in said


def test_the_report_on_a_withdrawal_is_read_as_one(five, capsys):
    (five / "retrait.xml").write_text(
        "<rapport><nomFichier>1-suppression-x.xml</nomFichier><idTraitement>9</idTraitement>"
        "<PassagesOK><idTechnique>A-0</idTechnique></PassagesOK></rapport>",
        "utf-8",
    )
    told = run(five, capsys, "retrait.xml", *source(*FIVE))[1]
    assert (told["summary"]["accepted"], told["summary"]["withdrawn"]) == (2, 1)
    assert told["summary"]["rows"] == 4
