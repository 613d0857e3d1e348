"""The command `validate`: what the schema says of a flow, then our rules, passage by passage."""

import json

import pytest

from certiflux.cli import main
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate
from schema.flows import FULL, SHORT, flow

SEX = "<cpf:sexe>F</cpf:sexe>"
KEYS = {"code", "severity", "row", "column", "field", "value", "message", "remedy", "fix"}
TWO = flow([SHORT.replace("VAE<", "CANDIDAT_LIBRE<")] * 2)


@pytest.fixture
def validate(tmp_path, capsys):
    """Validate a flow given as text; give the exit code and what was told."""

    def running(text, *arguments):
        path = tmp_path / "flux.xml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = main(["validate", str(path), *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return running


def test_a_good_flow_blocks_nothing(validate):
    code, told = validate(TWO)
    assert code == 0
    summary = told["summary"]
    assert (summary["rows"], summary["valid_rows"], summary["errors"]) == (2, 2, 0)
    assert summary["xsd_valid"] is True
    assert summary["rules_checked"] is True


def test_our_rules_speak_of_passages_where_the_schema_says_nothing(validate):
    text = TWO.replace("<cpf:idTechnique>S-2<", "<cpf:idTechnique>S-1<")
    code, told = validate(text)
    assert (code, told["summary"]["xsd_valid"]) == (1, True)
    repeated = [f for f in told["findings"] if f["code"] == "ID_TECHNIQUE_REPETE"]
    assert repeated
    for finding in repeated:
        assert set(finding) >= KEYS
        assert finding["row"] in {1, 2}
        assert finding["column"] == "idTechnique"
        assert finding["technical_id"] == "S-1"
        said = finding["message"].replace("\u00a0", " ")
        assert said.startswith(f"Passage n° {finding['row']} (idTechnique « S-1 »), « ")
    errors = sum(f["severity"] == "error" for f in told["findings"])
    assert errors == told["summary"]["errors"]
    assert "Nos contrôles y ajoutent" in told["verdict"]["sentence"]


def test_what_the_schema_refuses_is_told_once(validate):
    head, _, tail = TWO.rpartition(SEX)
    code, told = validate(f"{head}<cpf:sexe>Z</cpf:sexe>{tail}")
    assert (code, told["summary"]["xsd_valid"]) == (1, False)
    (finding,) = [f for f in told["findings"] if f["severity"] == "error"]
    assert (finding["code"], finding["row"], finding["column"]) == ("VALEUR_HORS_LISTE", 2, "sexe")
    assert finding["line"]
    assert told["summary"]["valid_rows"] == 1


def test_a_flow_that_cannot_be_read_is_judged_without_our_rules(validate):
    code, told = validate(TWO.replace("LEMAÎTRE", "A & B", 1))
    assert code == 1
    assert told["summary"]["rules_checked"] is False
    assert [f["code"] for f in told["findings"]] == ["XML_ESPERLUETTE"]
    assert told["summary"]["valid_rows"] == 0


def test_another_schema_is_followed_by_its_elements(validate, tmp_path):
    (tmp_path / "kit.xsd").write_text(generate(version_called("1.1.5")), "utf-8")
    xsd = ("--xsd", str(tmp_path / "kit.xsd"))
    code, told = validate(TWO, *xsd)
    assert code == 1
    assert told["findings"][0]["field"] == "action"
    good = TWO.replace("<cpf:emetteur>", "<cpf:action>CREATION</cpf:action><cpf:emetteur>")
    code, told = validate(good, *xsd)
    assert (code, told["summary"]["xsd_valid"]) == (0, True)


@pytest.mark.parametrize("data", [b"", b"nom;prenom\n", b"<rapport/>", b"PK\x03\x04"])
def test_what_is_no_flow_is_unusable(tmp_path, capsys, data):
    (tmp_path / "a.xml").write_bytes(data)
    assert main(["validate", str(tmp_path / "a.xml"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] in {"PAS_UN_FLUX", "PAS_DU_XML"}


def test_the_text_names_each_severity(tmp_path, capsys):
    (tmp_path / "a.xml").write_text(flow([FULL]).replace(SEX, ""), "utf-8")
    assert main(["validate", str(tmp_path / "a.xml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Le schéma refuse ce fichier")
    assert lines[1].startswith("- [Erreur] Ligne ")


def test_the_schema_alone_may_be_asked(validate):
    text = TWO.replace("<cpf:idTechnique>S-2<", "<cpf:idTechnique>S-1<")
    code, told = validate(text, "--schema-only")
    assert (code, told["findings"], told["summary"]["xsd_valid"]) == (0, [], True)
    assert "rules_checked" not in told["summary"]
    head, _, tail = TWO.rpartition(SEX)
    code, told = validate(f"{head}<cpf:sexe>Z</cpf:sexe>{tail}", "--schema-only")
    assert (code, [one["row"] for one in told["findings"]]) == (1, [2])
