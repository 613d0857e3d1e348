"""The reference files again: what we say is what the portal's parser says, in plain words."""

import re

import pytest

from certiflux.screens.schema.flow import flow_report
from schema.flows import verdict

CODE = re.compile(r"(cvc-[\w.-]+)")
RULES = {
    "cvc-pattern-valid": {"SCHEMA_HORODATAGE", "SCHEMA_DATE"},
    "cvc-datatype-valid.1.2.1": {"DATE_INEXISTANTE", "NOMBRE_ILLISIBLE", "SCHEMA_VRAI_FAUX"},
    "cvc-enumeration-valid": {"VALEUR_HORS_LISTE", "SCHEMA_ESPACES"},
    "cvc-length-valid": {"LONGUEUR_EXACTE", "SCHEMA_NIL_INTERDIT"},
    "cvc-minLength-valid": {"SCHEMA_BALISE_VIDE"},
    "cvc-maxLength-valid": {"TEXTE_TROP_LONG"},
    "cvc-minInclusive-valid": {"NOMBRE_HORS_BORNES"},
    "cvc-elt.1.a": {"SCHEMA_RACINE"},
    "cvc-elt.3.1": {"SCHEMA_NIL_INTERDIT"},
    "cvc-complex-type.2.4.a": {"SCHEMA_ELEMENT_INATTENDU"},
    "cvc-complex-type.2.4.b": {"SCHEMA_ELEMENT_MANQUANT"},
    "cvc-complex-type.2.4.d": {"SCHEMA_CHOIX_DOUBLE", "SCHEMA_DEUX_CERTIFICATEURS"},
}
"""What each code of the portal's parser becomes; cvc-type.3.1.3 repeats the one before it."""

FATAL = {
    "La version est obligatoire": ("XML_DECLARATION", 'version="1.0"'),
    'doit être suivi des spécifications d\'attribut, ">"': ("XML_BALISE_INACHEVEE", "« > »"),
    'correspondant à "[xX][mM][lL]"': ("XML_AVANT_DECLARATION", "espace la précède"),
    'suivre le caractère "&"': ("XML_ESPERLUETTE", "&amp;"),
    "(Unicode : 0x2)": ("XML_CARACTERE", "U+0002"),
    "caractères au format correct": ("XML_CHEVRON", "&lt;"),
}
"""A part of each fatal message, the rule that says it, and what its sentences must hold."""

NAMED = re.compile(r"l'élément '(?:cpf:|\{\"[^\"]+\":)?(\w+)")
VALUE = re.compile(r"[Ll]a valeur '([^']+)'|: '([^']+)' n'est pas")
FIGURES = re.compile(r"(?:à la longueur|minLength|maxLength|minInclusive) '(\d+)'")
ENUMERATION = re.compile(r"'\[(.+?)\]'")
EXPECTED = re.compile(r"'\{(.+?)\}' est attendu")
OPTIONAL = {"prenom2", "prenom3", "libelleOption", "verbatim", "urlPreuve", "commentairesMEN"}
OUTSIDE = {"horodatage", "action", "idClient", "certificateur", "titre"}
"""Elements of the faults that stand in no passage."""


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture(scope="module")
def told(shared, xsd):
    """Give, by reference file, the messages of the portal and our findings."""
    table = shared / "spec" / "edge-cases" / "verdicts.tsv"
    found = {}
    for line in table.read_text("utf-8").splitlines():
        name, kind, *rest = line.split("\t")
        found.setdefault(name, []).extend([] if kind == "VALID" else [plain(rest[-1])])
    return {
        name: (messages, flow_report(verdict((table.parent / name).read_bytes(), xsd))["findings"])
        for name, messages in found.items()
    }


def spoken(finding):
    """Return all that is shown of a finding."""
    parts = ("message", "remedy", "column", "value")
    return plain(" ".join(finding[part] or "" for part in parts))


def test_there_is_a_finding_exactly_where_the_portal_says_something(told):
    assert len(told) == 48
    assert [name for name, (messages, ours) in told.items() if bool(messages) != bool(ours)] == []


def test_each_message_of_the_portal_has_its_rule(told):
    wrong = []
    for name, (messages, ours) in told.items():
        codes = {finding["code"] for finding in ours}
        for message in messages:
            code = CODE.match(message)
            if code and code[1] != "cvc-type.3.1.3" and not codes & RULES[code[1]]:
                wrong.append(f"{name}: {codes} for {message}")
    assert wrong == []


def test_no_finding_says_something_else(told):
    wrong = []
    for name, (messages, ours) in told.items():
        allowed = {rule for m in messages if (c := CODE.match(m)) for rule in RULES.get(c[1], ())}
        allowed |= {rule for part, (rule, _) in FATAL.items() if any(part in m for m in messages)}
        wrong += [f"{name}: {f['code']}" for f in ours if f["code"] not in allowed]
    assert wrong == []


def test_what_cannot_be_read_is_said_in_the_same_way(told):
    fatal = [(m, ours) for messages, ours in told.values() for m in messages if "cvc-" not in m]
    assert len(fatal) == len(FATAL)
    for message, (finding,) in fatal:
        ((rule, words),) = [said for part, said in FATAL.items() if part in message]
        assert finding["code"] == rule
        assert words in spoken(finding), spoken(finding)
        assert finding["character"]


def test_elements_values_and_limits_of_the_portal_are_in_our_words(told):
    wrong, seen = [], 0
    for name, (messages, ours) in told.items():
        said = " ".join(map(spoken, ours))
        for message in messages:
            wanted = {value for found in VALUE.findall(message) for value in found if value.strip()}
            if "longueur '0'" not in message:
                wanted |= set(FIGURES.findall(message))
            if "cvc-enumeration" in message:
                wanted |= set(ENUMERATION.search(message)[1].split(", "))
            if message.startswith(("cvc-type.3.1.3", "cvc-elt.3.1", "cvc-complex-type.2.4.d")):
                wanted |= set(NAMED.findall(message))
            if message.startswith("cvc-complex-type.2.4.a"):
                wanted |= {re.search(r'":(\w+)', message)[1]}
            seen += len(wanted)
            wrong += [f"{name}: {word} not in {said}" for word in wanted if word not in said]
    assert wrong == []
    assert seen > 50


def test_what_is_missing_is_named_and_nothing_that_is_not(told):
    seen = 0
    for messages, ours in told.values():
        for message in messages:
            if found := EXPECTED.search(message if "2.4.b" in message else ""):
                names = set(re.findall(r'":(\w+)', found[1]))
                said = set(re.findall(r"balise (\w+)", " ".join(map(spoken, ours))))
                assert said, message
                assert said <= names - OPTIONAL
                seen += 1
    assert seen == 4


def test_a_fault_in_a_passage_names_it(told):
    for messages, ours in told.values():
        for finding in ours:
            whole = finding["code"] in {"XML_DECLARATION", "XML_AVANT_DECLARATION", "SCHEMA_RACINE"}
            opened = '"cpf:flux"' in messages[0]
            if whole or opened or finding["column"] in OUTSIDE:
                assert finding["row"] is None
            else:
                assert finding["row"] == 1
                assert "passage n° 1" in spoken(finding)
                assert finding["technical_id"] or finding["column"] == "idTechnique"
