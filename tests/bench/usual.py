"""The usual way of writing a flow: csv, ElementTree, minidom, then lxml for the schema; no check.

`python usual.py LIST.csv FLOW.xml SCHEMA.xsd`. The list has a column for each value of a passage,
headed by the names of its elements from the passage down, and its values as the flow has them.
"""

import csv
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.dom import minidom

NAMESPACE = "urn:cdc:cpf:pc5:schema:1.0.0"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PASSAGE = "passageCertification"
ENVELOPE = (
    ("idFlux", "00000000-0000-4000-8000-000000000001"),
    ("horodatage", "2026-03-10T12:00:00+01:00"),
    ("emetteur", ""),
    ("idClient", "12ABC345"),
    ("certificateurs", ""),
    ("certificateur", ""),
    ("idClient", "12ABC345"),
    ("idContrat", "MCFCER000123"),
    ("certifications", ""),
    ("certification", ""),
    ("type", "RS"),
    ("code", "RS5200"),
    ("passageCertifications", ""),
)
"""What stands above the passages, in order; what has no value holds what follows."""

NIL = "(nil)"
"""How the list writes a value that the flow says to be without."""


def flat(flow: Path, text: Path) -> int:
    """Write as such a list the passages of a flow of ours; give their number."""
    from lxml import etree

    rows = []
    for _, node in etree.iterparse(flow, tag=f"{{{NAMESPACE}}}{PASSAGE}"):
        leaves = [one for one in node.iter() if one is not node and not len(one)]
        rows.append({_path(one): NIL if one.get(f"{{{XSI}}}nil") else one.text for one in leaves})
        node.clear()
    paths: list[str] = []
    for row in rows:  # each new column after the one that it follows in a passage: their order
        at = 0
        for path in row:
            if path not in paths:
                paths.insert(at, path)
            at = paths.index(path) + 1
    with text.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, paths, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def _path(node):
    names = []
    while not node.tag.endswith(PASSAGE):
        names.append(node.tag.rpartition("}")[2])
        node = node.getparent()
    return "/".join(reversed(names))


def write(text: Path, flow: Path) -> None:
    """Write the flow of a list, the whole tree in memory, indented."""
    ET.register_namespace("cpf", NAMESPACE)
    ET.register_namespace("xsi", XSI)
    holder = root = ET.Element(_tag("flux"))
    for name, value in ENVELOPE:
        node = ET.SubElement(holder, _tag(name))
        if value:
            node.text = value
        else:
            holder = node
    with text.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            _passage(ET.SubElement(holder, _tag(PASSAGE)), row)
    flow.write_bytes(minidom.parseString(ET.tostring(root)).toprettyxml(encoding="UTF-8"))


def _passage(node, row):
    made = {"": node}
    for path, value in row.items():
        if value:
            above, _, name = path.rpartition("/")
            leaf = ET.SubElement(_below(made, above), _tag(name))
            if value == NIL:
                leaf.set(f"{{{XSI}}}nil", "true")
            else:
                leaf.text = value


def _below(made, path):
    if path not in made:
        above, _, name = path.rpartition("/")
        made[path] = ET.SubElement(_below(made, above), _tag(name))
    return made[path]


def _tag(name):
    return f"{{{NAMESPACE}}}{name}"


def main(words: list[str]) -> int:
    """Write the flow, read it again and ask the schema."""
    from lxml import etree

    text, flow, schema = map(Path, words)
    write(text, flow)
    tree = etree.parse(flow, etree.XMLParser(huge_tree=True))
    return 0 if etree.XMLSchema(etree.parse(schema)).validate(tree) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
