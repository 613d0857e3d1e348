"""Every fact of the reference list of fields against the dictionary."""

import json

import pytest

from certiflux.dictionary import fields, schema, version_called
from certiflux.dictionary.model import Field, Group, GroupForm, Status
from certiflux.schema.xsd import restriction

STATUSES = {
    "Obligatoire": Status.OBLIGATOIRE,
    "Obligatoire si bloc 9": Status.OBLIGATOIRE,
    "Obligatoire (sauf nil)": Status.SAUF_NIL,
    "Obligatoire (sauf nil) si pas de code INSEE": Status.SAUF_NIL,
    "Facultatif": Status.FACULTATIF,
    "hors dictionnaire": Status.FACULTATIF,
    "Facultatif (choix)": Status.AU_CHOIX,
    "Facultatif (sous condition)": Status.CONDITIONNEL,
    "Facultatif (sous condition 5.12=true)": Status.CONDITIONNEL,
    "Facultatif (sous condition 7.1=VAE)": Status.CONDITIONNEL,
}
GROUPS = {
    GroupForm.ALL: "all",
    GroupForm.SEQUENCE: "sequence",
    GroupForm.CHOICE: "choice",
    GroupForm.LIST: "choice*",
}
ABOUT_GROUPS = {"6", "9", "8.10/8.11"}


def told(node, path, group):
    """Return what the dictionary says of a node, in the words of the reference list."""
    facts = {"path": path, "group": group}
    if isinstance(node, Group):
        least = "0" if node.optional else "1"
        most = "unbounded" if node.repeated else "1"
        named = {"namedType": node.type_name} if node.type_name else {}
        return facts | {"minOccurs": least, "maxOccurs": most, "nillable": False, **named}
    base, facets = restriction(node.kind)
    listed = [value for name, value in facets if name == "enumeration"]
    return (
        facts
        | {"minOccurs": "1" if node.required else "0", "maxOccurs": "1"}
        | {"nillable": node.nillable, "base": base, "status": node.status}
        | {name: value for name, value in facets if name != "enumeration"}
        | ({"enum": listed, "namedType": node.kind.name} if listed else {})
        | {"dict_id": "-" if node.id == node.name else node.id}
    )


def walk(node, above="", group="root"):
    """Yield the facts of a node and of everything below."""
    path = f"{above}/{node.name}"
    yield told(node, path, group)
    if isinstance(node, Group):
        for child in node.children:
            yield from walk(child, path, GROUPS[node.form])


OURS = {facts["path"]: facts for facts in walk(schema(version_called("1.1.2")))}


@pytest.fixture(scope="module")
def reference(shared):
    return json.loads((shared / "spec" / "fields.json").read_text("utf-8"))["fields"]


def expected(row):
    """Return a row of the reference in the form of `told`."""
    prose = {"label", "definition", "rule", "complex", "dict_status", "dict_id"}
    facts = {name: value for name, value in row.items() if name not in prose}
    if "dict_status" in row and row["dict_id"] not in ABOUT_GROUPS:
        facts |= {"status": STATUSES[row["dict_status"]], "dict_id": row["dict_id"]}
    return facts


def test_the_same_elements_in_the_same_order(reference):
    assert list(OURS) == [row["path"] for row in reference]


def test_every_fact_of_every_element(reference):
    wrong = [
        f"{row['path']} {name}: {OURS[row['path']].get(name)!r}, reference {value!r}"
        for row in reference
        for name, value in expected(row).items()
        if OURS[row["path"]].get(name) != value
    ]
    assert wrong == []


def test_nothing_more_is_said_of_any_element(reference):
    wrong = [
        f"{row['path']} {name}: {value!r}"
        for row in reference
        for name, value in OURS[row["path"]].items()
        if name not in expected(row)
    ]
    assert wrong == []


def test_conditions_are_those_of_the_dictionary():
    conditions = {f.id: (f.when.field, f.when.value) for f in fields().values() if f.when}
    announced = ("5.14", "true")
    assert conditions == {
        "5.13": ("5.12", "true"),
        **dict.fromkeys(("6.1", "6.2", "6.3", "6.4"), announced),
        "7.2": ("7.1", "VAE"),
    }
    assert all(
        isinstance(field, Field) and field.status is Status.CONDITIONNEL
        for field in fields().values()
        if field.when
    )
