"""Reports of every shape: what is read in each, or the sentence that refuses it."""

import tomllib

import pytest

from cases.lines import FOLDER
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.deposits.accuse.accuse import FileError
from certiflux.deposits.accuse.messages import meaning_of
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.deposits.accuse.whole_file import fault_of
from certiflux.deposits.accuse.xerces import _BY_CODE, _BY_WORDS, causes
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.words.flow import render_fault

REPORTS = sorted((FOLDER / "accuses").glob("*.xml"))


def read(data, name="accuse.xml"):
    """Read a report to its end."""
    return drain(read_accuse(name, data))


def expectation(path):
    """Give what the file beside a report says of it."""
    return tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_says_what_its_case_announces(path):
    expected = expectation(path)
    if code := expected.get("refusal"):
        with pytest.raises(UserError) as refused:
            read(path.read_bytes())
        assert refused.value.code == code
        return
    accuse = read(path.read_bytes())
    assert accuse.deposited == expected.get("deposited", "")
    assert accuse.id_flux == expected.get("id_flux", "")
    assert accuse.treatment == expected.get("treatment", accuse.treatment)
    assert accuse.accepted == expected.get("accepted", [])
    refused = [
        {"id": known, "meaning": meaning_of(accuse.message(rank)).code}
        for rank, known in enumerate(accuse.refused)
    ]
    assert refused == expected.get("refused", [])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_errors_of_a_file_are_gathered_by_place(path):
    expected = expectation(path)
    if "refusal" in expected:
        return
    found = causes(read(path.read_bytes()).errors)
    assert [
        {
            "rule": cause.rule,
            **({"line": cause.line, "column": cause.column} if cause.line else {}),
            "element": cause.element,
            "value": cause.value,
            **({"expected": list(cause.expected)} if cause.expected else {}),
        }
        for cause in found
    ] == expected.get("errors", [])


def test_a_report_cut_in_the_middle_says_how_far_it_was_read():
    data = (FOLDER / "accuses" / "ordinaire.xml").read_bytes()
    cut = data[: data.index(b"P-009")]
    with pytest.raises(UserError) as refused:
        read(cut)
    assert "8 passages" in refused.value.message.replace("\u00a0", " ")
    assert "P-00" not in str(refused.value.as_dict())


def test_a_message_is_kept_once_however_many_passages_have_it():
    body = "".join(
        f"<passage><idTechnique>{n}</idTechnique>"
        "<messageErreur>Plusieurs titulaires ont été identifiés</messageErreur></passage>"
        for n in range(500)
    )
    accuse = read(f"<rapport><PassagesKO>{body}</PassagesKO></rapport>".encode())
    assert len(accuse.refused) == 500
    assert accuse.messages == ["Plusieurs titulaires ont été identifiés"]


def test_the_reports_of_the_references_are_read(shared):
    for path in sorted((shared / "spec" / "examples" / "receipts").glob("*.xml")):
        accuse = read(path.read_bytes(), path.name)
        assert accuse.errors or (accuse.accepted and accuse.refused)


def test_the_messages_of_the_parser_name_a_rule_an_element_and_a_value(shared):
    table = (shared / "spec" / "edge-cases" / "verdicts.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    rows = [row for row in rows if row[1] != "VALID"]

    for name in {row[0] for row in rows}:
        errors = [
            FileError("XSD", row[4], int(row[2]), int(row[3]))
            for row in rows
            if row[0] == name and row[1] != "VALID"
        ]
        found = causes(errors)
        assert found, name
        for cause in found:
            if cause.rule.startswith("SCHEMA_"):
                assert cause.element, (name, cause.said)


def test_every_rule_that_explains_a_whole_file_refusal_is_in_the_catalogue(shared):
    table = (shared / "spec" / "edge-cases" / "verdicts.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    for code in {rule for _, rule in (*_BY_CODE, *_BY_WORDS)} | {"XML_MAL_FORME"}:
        assert code in CATALOGUE
    for row in rows:
        if row[1] != "VALID":
            (cause,) = causes([FileError("XSD", row[4], int(row[2]), int(row[3]))])
            told = render_fault(None, fault_of(cause))
            assert told["code"] in CATALOGUE
            assert "{" not in told["message"].replace("{nillable}", "")
            assert told["remedy"]


@pytest.mark.parametrize(
    ("message", "rule", "field"),
    [
        (
            (
                "cvc-maxLength-valid : La valeur 'X', ayant pour longueur '61', n'est pas un facet "
                "valide par rapport à maxLength '60' pour le type '#AnonType_prenom1titulaire'."
            ),
            "TEXTE_TROP_LONG",
            "8.3",
        ),
        (
            (
                "cvc-length-valid : La valeur '1', ayant pour longueur '1', n'est pas un facet "
                "valide par rapport à la longueur '8' pour le type "
                "'#AnonType_idClientcertificateur'."
            ),
            "LONGUEUR_EXACTE",
            "3.1",
        ),
        (
            "Les structures de document XML doivent commencer et se terminer dans la même entité.",
            "XML_COUPE",
            None,
        ),
        ('Le préfixe "xsi" de l\'attribut "xsi:nil" n\'est pas lié.', "XML_PREFIXE", None),
    ],
)
def test_a_message_becomes_the_precise_rule_and_its_field(message, rule, field):
    (cause,) = causes([FileError("XSD", message, 5, 9)])
    fault = fault_of(cause)
    assert (fault.rule, fault.field, fault.line) == (rule, field, 5)
