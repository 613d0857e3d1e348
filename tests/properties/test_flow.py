"""Any valid record → XML → valid under the schemas → read back → the same values."""

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from certiflux.dataset.values import NIL
from certiflux.dictionary import NAMESPACE, branches, fields, passage_fields, schema, version_called
from certiflux.dictionary.model import Group
from certiflux.flux import writer
from certiflux.flux.writer import FluxWriter
from certiflux.schema.validate import compiled
from properties.records import CERTIFICATION, DIGITAL, ENVELOPE, datasets

XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
HORODATAGE = "2026-06-10T14:24:12+02:00"
CHUNK = 2
"""Passages a chunk, so that a few records make several."""

many = settings(suppress_health_check=list(HealthCheck), derandomize=True)


def chunks_of(dataset):
    usual, writer.CHUNK = writer.CHUNK, CHUNK
    try:
        return list(FluxWriter(dataset, "essai", HORODATAGE).chunks(range(len(dataset))))
    finally:
        writer.CHUNK = usual


def one(node, path):
    """Return the text of an element, NIL, or None when it is absent."""
    found = node.find("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))
    if found is None:
        return None
    return NIL if found.get(XSI_NIL) == "true" else found.text


def paths(node, above=""):
    """Yield the path of every field below a group, from the group down."""
    for child in node.children:
        path = f"{above}/{child.name}".lstrip("/")
        if isinstance(child, Group):
            yield from paths(child, path)
        else:
            yield child.id, path


PATHS = dict(paths(schema().find("passageCertification")))
MULTIPLE = DIGITAL[2:]


def read_back(root):
    """Return the rows of a flow, each as values by field id."""
    flux = {i: one(root, p) for i, p in paths(schema()) if i in ENVELOPE}
    rows = []
    for certification in root.iter(f"{{{NAMESPACE}}}certification"):
        own = {i: one(certification, fields()[i].name) for i in CERTIFICATION}
        for passage in certification.iter(f"{{{NAMESPACE}}}passageCertification"):
            row = {i: one(passage, p) for i, p in PATHS.items() if i not in MULTIPLE}
            found = list(passage.iter(f"{{{NAMESPACE}}}resultat"))
            for i in MULTIPLE:
                row[i] = ";".join(one(each, fields()[i].name) for each in found) or None
            rows.append(flux | own | row)
    return rows


def expected(dataset):
    """Return the rows of a dataset in the order of the flow, each nil where nothing is."""
    certifications, groups = [dataset.values(i) for i in CERTIFICATION], {}
    for row, key in enumerate(zip(*certifications, strict=True)):
        groups.setdefault(key, []).append(row)
    by_dossier = dataset.by_dossier()
    found = []
    for row in (row for rows in groups.values() for row in rows):
        values = {i: dataset.values(i)[row] for i in (*ENVELOPE, *CERTIFICATION)}
        way = "dossierFormation" if by_dossier[row] else "titulaire"
        for field in passage_fields():
            value = dataset.values(field.id)[row]
            here = branches().get(field.id, way) == way
            insee = field.id == "8.11" and dataset.values("8.10")[row]
            said = NIL if field.nillable and here and not insee else None
            values[field.id] = value if isinstance(value, str) else said
        found.append(values)
    return found


@pytest.fixture(scope="module")
def official(root):
    """Give the official schema beside ours, ours again when the references are not here."""
    path = root.parent / "shared" / "spec" / "xsd" / "official-1.1.2.xsd"
    return (
        etree.XMLSchema(etree.parse(path)) if path.is_file() else compiled(version_called("1.1.2"))
    )


@given(dataset=datasets())
@many
def test_any_record_is_written_valid_and_read_back_equal(official, dataset):
    chunks = chunks_of(dataset)
    tree = etree.fromstring(b"".join(chunk.part() for chunk in chunks))
    assert read_back(tree) == expected(dataset)
    compiled(version_called("1.1.2")).assertValid(tree)
    official.assertValid(tree)
    check_elements(tree)
    for chunk in chunks:
        compiled(version_called("1.1.2")).assertValid(etree.fromstring(chunk.document()))
        assert len(chunk.rows) <= CHUNK
    assert sorted(row for chunk in chunks for row in chunk.rows) == list(range(len(dataset)))


def check_elements(tree):
    """Check that elements stand in the order of the dictionary and that none is empty."""
    for node in tree.iter(etree.Element):
        names = [etree.QName(child).localname for child in node]
        order = [ORDER[etree.QName(node).localname].index(name) for name in names]
        assert order == sorted(order)
        if not names:
            assert bool(node.text) is (node.get(XSI_NIL) is None)
            assert dict(node.attrib) in ({}, {XSI_NIL: "true"})


def children(group):
    """Return the names below every group, by its name."""
    found = {group.name: [child.name for child in group.children]}
    for child in group.children:
        if isinstance(child, Group):
            found |= children(child)
        else:
            found.setdefault(child.name, [])
    return found


ORDER = children(schema())
