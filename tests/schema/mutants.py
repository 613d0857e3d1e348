"""One-fault mutants of a valid flow: each operator breaks one element in its own way."""

import random
from copy import deepcopy
from dataclasses import dataclass
from itertools import cycle, islice

from lxml import etree

from schema.flows import NS, XSI

NIL = f"{{{XSI}}}nil"
PASSAGE = f"{{{NS}}}passageCertification"
TEXTS = (
    "", " ", "A" * 256, "A" * 61, "é\n", "0", "-1", "13", "2100", "1.0", "+5", " 5 ", "TRUE", "1",
    "nil", "AUTRE_CHOSE", "2024-02-30", "20/02/2024", "1899-12-31", "2024-02-03Z", "2024-2-3",
    "2024-01-10T14:24:12Z", "2024-01-10T14:24:12.5+01:00", "<&>", "\u00a0",
)  # fmt: skip
ATTRIBUTES = {
    "note": "1",
    NIL: "true",
    f"{NIL} ": "false",
    f"{NIL}  ": "peut-être",
    f"{{{XSI}}}type": "cpf:genre",
    f"{{{XSI}}}schemaLocation": "urn:exemple exemple.xsd",
    f"{{{NS}}}note": "1",
}


@dataclass
class Mutant:
    """A flow with one change; `passage` is the number of the passage that it is inside of."""

    name: str
    data: bytes
    passage: int | None


def _put_text(node, text):
    for child in list(node):
        node.remove(child)
    node.text = text


def _before(node, text):
    previous = node.getprevious()
    if previous is not None:
        previous.tail = text
    else:
        node.getparent().text = text


def _to_other_parent(node):
    other = node.getparent().getprevious()
    (node.getroottree().getroot() if other is None else other).append(node)


def _operators():
    """Return every operator by name; each changes a node that is not the root."""
    found = {
        "delete": lambda node: node.getparent().remove(node),
        "duplicate": lambda node: node.addnext(deepcopy(node)),
        "rename": lambda node: setattr(node, "tag", f"{{{NS}}}inconnu"),
        "case": lambda node: setattr(node, "tag", node.tag.replace("}", "}X")),
        "namespace": lambda node: setattr(node, "tag", node.tag.replace("1.0.0", "0.0.7")),
        "no namespace": lambda node: setattr(node, "tag", etree.QName(node).localname),
        "first": lambda node: node.getparent().insert(0, node),
        "last": lambda node: node.getparent().append(node),
        "elsewhere": _to_other_parent,
        "empty": lambda node: _put_text(node, None),
        "child": lambda node: node.append(etree.Element(f"{{{NS}}}sexe")),
        "foreign child": lambda node: node.insert(0, etree.Element("{urn:exemple}note")),
        "foreign before": lambda node: node.addprevious(etree.Element("{urn:exemple}note")),
        "comment before": lambda node: node.addprevious(etree.Comment("note")),
        "comment inside": lambda node: node.insert(0, etree.Comment("note")),
        "instruction": lambda node: node.addprevious(etree.ProcessingInstruction("note", "1")),
        "text before": lambda node: _before(node, "texte"),
        "text after": lambda node: setattr(node, "tail", "texte"),
        "no-break space after": lambda node: setattr(node, "tail", "\u00a0"),
        "blanks after": lambda node: setattr(node, "tail", " \t\n"),
        "cdata": lambda node: setattr(node, "text", etree.CDATA(node.text or "")),
    }
    for text in TEXTS:
        found[f"text {text[:24]!r}"] = lambda node, text=text: _put_text(node, text)
    for name, value in ATTRIBUTES.items():
        label = f"{etree.QName(name.strip()).localname}={value}"
        found[label] = lambda node, name=name, value=value: node.set(name.strip(), value)
    return found


OPERATORS = _operators()


def _declared_otherwise(text):
    return text.replace("UTF-8", "ISO-8859-1").encode("latin-1", "replace")


def _cut(text, at):
    return text[:at].encode()


def _put(piece):
    return lambda text, at: f"{text[:at]}{piece}{text[at:]}".encode()


TEXT_OPERATORS = {
    "latin-1 said utf-8": lambda text, _at: text.encode("latin-1", "replace"),
    "latin-1 said latin-1": lambda text, _at: _declared_otherwise(text),
    "utf-16 said utf-8": lambda text, _at: text.encode("utf-16"),
    "utf-16 said utf-16": lambda text, _at: text.replace("UTF-8", "UTF-16").encode("utf-16"),
    "no declaration": lambda text, _at: text.partition("?>")[2].lstrip().encode(),
    "mark": lambda text, _at: text.encode("utf-8-sig"),
    "mark and blank": lambda text, _at: f"\ufeff {text}".encode(),
    "blank before": lambda text, _at: f"\n{text}".encode(),
    "no version": lambda text, _at: text.replace(' version="1.0"', "", 1).encode(),
    "version 2.0": lambda text, _at: text.replace('"1.0"', '"2.0"', 1).encode(),
    "namespace": lambda text, _at: text.replace(NS, NS.replace("1.0.0", "1.1.2")).encode(),
    "no xsi": lambda text, _at: text.replace(f' xmlns:xsi="{XSI}"', "").encode(),
    "other xsi": lambda text, _at: text.replace(XSI, "urn:exemple").encode(),
    "other prefix": lambda text, _at: text.replace("cpf:", "c:").replace(":cpf", ":c").encode(),
    "default prefix": lambda t, _: t.replace("cpf:", "").replace("xmlns:cpf", "xmlns").encode(),
    "after the end": lambda text, _at: f"{text}<a/>".encode(),
    "note after the end": lambda text, _at: f"{text}<!-- fin -->".encode(),
    "cut": _cut,
    "ampersand": _put("&"),
    "named entity": _put("&eacute;"),
    "reference": _put("&#233;"),
    "lower than": _put("<"),
    "greater than": _put(">"),
    "control": _put("\x02"),
    "control reference": _put("&#2;"),
    "two hyphens": _put("<!-- a -- b -->"),
    "note": _put("<!-- a -->"),
    "cdata": _put("<![CDATA[&]]>"),
    "end of cdata": _put("]]>"),
    "tag not closed": _put("<cpf:sexe>"),
    "lost end tag": _put("</cpf:sexe>"),
    "tag without end": lambda text, at: text[:at].encode() + text[at:].replace(">", "", 1).encode(),
    "quote": lambda text, at: text[:at].encode() + text[at:].replace('"', "", 1).encode(),
    "prefix": lambda text, at: text[:at].encode() + text[at:].replace("<cpf:", "<x:", 1).encode(),
}
"""What is done to the text itself, at a place; many of these are no more XML."""


def text_mutants(flow, count):
    """Return `count` flows whose text was changed, always the same, as (name, bytes)."""
    chosen = random.Random(20_240_111)
    names = islice(cycle(TEXT_OPERATORS), count)
    first = flow.index("<cpf:idFlux>")
    places = ((name, chosen.randrange(first, len(flow))) for name in names)
    return [(f"{name} at {at}", TEXT_OPERATORS[name](flow, at)) for name, at in places]


def mutants(flow, count):
    """Return `count` mutants, always the same ones, evenly spread over the operators."""
    root = etree.fromstring(flow.encode())
    places = len(list(root.iter(etree.Element)))
    chosen = random.Random(20_240_110)
    names = islice(cycle(OPERATORS), count)
    return [_mutant(root, name, chosen.randrange(1, places)) for name in names]


def _mutant(root, name, place):
    copy = deepcopy(root)
    node = list(copy.iter(etree.Element))[place]
    where = node.getroottree().getpath(node)
    passage = next(node.iterancestors(PASSAGE), None)
    number = None if passage is None else list(copy.iter(PASSAGE)).index(passage) + 1
    OPERATORS[name](node)
    data = etree.tostring(copy, encoding="UTF-8", xml_declaration=True)
    return Mutant(f"{name} at {where}", data, None if name == "elsewhere" else number)
