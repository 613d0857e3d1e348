"""Take the schema that the user brings, alone or in the zip of the official kit, safely."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from typing import Final

from lxml import etree

from certiflux.base.errors import UserError
from certiflux.dictionary import NAMESPACE
from certiflux.reading.containers.zips import BROKEN, TrickError, open_zip
from certiflux.reading.formats import endings
from certiflux.schema.admission import has_doctype
from certiflux.schema.shape import XS, Element, EndlessError, Path, shape
from certiflux.schema.validate import safe_parser

MAX_SCHEMA: Final = 2_000_000
"""Bytes of a schema at most: the official one has some 30,000."""

MAX_KIT: Final = 50_000_000
MAX_MEMBERS: Final = 2_000
MAX_TRIED: Final = 20
"""Bytes, files, and schemas tried at most in a kit."""

_ZIP: Final = b"PK\x03\x04"
_ENCRYPTED: Final = 0x1
_REFERENCES: Final = ("import", "include", "redefine", "override")
_LISTS: Final = tuple(one for one in endings() if one != ".xml")
_ASIDE: Final = ("~$", "._", ".~", "lisez", "readme")
"""How names begin that are no list, small or not."""

_LARGE: Final = 10_000
_FIGURES: Final = 5
_QUANTITY: Final = re.compile(r"\{(\d+)?,?(\d+)?\}")


def admit_schema(size: int) -> None:
    """Refuse by its size, before reading it, a file that cannot be a schema nor a kit."""
    if size > MAX_KIT:
        raise _refused("Il est bien trop lourd pour un schéma ou pour le kit officiel.")


def schema_bytes(data: bytes) -> bytes:
    """Return the schema that a file is, or the one that the kit holds; raise UserError for none."""
    if not data.startswith(_ZIP):
        return data
    admit_schema(len(data))
    try:
        with open_zip(data) as kit:
            found, names = list(_schemas(kit)), kit.namelist()
    except TrickError as error:
        raise _tricky(str(error)) from None
    except BROKEN as error:
        raise _refused("Cette archive est incomplète ou abîmée.", type(error).__name__) from None
    ours = [one for one in found if _target(one) == NAMESPACE]
    if not found:
        raise _without_schema(names)
    if not ours:
        raise _refused("Aucun schéma de cette archive n'est celui des flux du SI CPF.")
    return ours[0]


def _without_schema(names: Sequence[str]) -> UserError:
    """Say what an archive without any schema holds: a list, or what came from the portal."""
    plain = [name.replace("\\", "/").rpartition("/")[2] for name in names]
    small = [one.lower() for one in plain]
    lists = [one for one in small if one.endswith(_LISTS) and not one.startswith(_ASIDE)]
    answers = [one for one in small if one.endswith((".xml", ".xml.txt"))]
    lists = [one for one in lists if one not in answers]
    if not (lists or answers):
        return _refused("Cette archive ne contient aucun fichier .xsd, ni liste, ni accusé.")
    what = "une liste" if lists else "un fichier XML : un accusé ou un flux"
    return UserError(
        "ARCHIVE_SANS_SCHEMA",
        title="Cette archive n'est pas le kit du portail.",
        message=f"Elle ne contient aucun schéma (.xsd), mais {what}.",
        remedy="Sortez ce fichier de l'archive (clic droit, « Extraire tout »), puis déposez-le.",
    )


def _tricky(how: str) -> UserError:
    if how == "entries":
        return _refused("Cette archive contient bien trop de fichiers.", how)
    return _refused("Cette archive est faite d'une façon anormale : elle n'est pas lue.", how)


def _schemas(kit: zipfile.ZipFile) -> list[bytes]:
    """Read the schemas of a kit, whatever their folders; nothing is written anywhere."""
    members = kit.infolist()
    if len(members) > MAX_MEMBERS:
        raise _refused("Cette archive contient bien trop de fichiers.")
    found = []
    wanted = [one for one in members if one.filename.lower().endswith(".xsd")][:MAX_TRIED]
    for member in wanted:
        if member.flag_bits & _ENCRYPTED:
            raise _refused("Cette archive est protégée par un mot de passe.")
        with kit.open(member) as part:
            content = part.read(MAX_SCHEMA + 1)
        if len(content) <= MAX_SCHEMA:
            found.append(content)
    return found


def _target(data: bytes) -> str:
    try:
        return etree.fromstring(data, safe_parser()).get("targetNamespace") or ""
    except (etree.XMLSyntaxError, ValueError):
        return ""


def parse_schema(data: bytes) -> etree._Element:
    """Return the root of a schema of flows; raise UserError when it is none, or not safe."""
    if len(data) > MAX_SCHEMA:
        raise _refused("Il est bien trop lourd pour un schéma.")
    if has_doctype(data):
        raise _doctype()
    try:
        root = etree.fromstring(data, safe_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        code = str(getattr(error, "code", "")) or type(error).__name__
        raise _refused("Il n'est pas du XML bien formé.", code) from None
    if root.getroottree().docinfo.doctype:
        raise _doctype()
    if root.tag != f"{XS}schema":
        raise _refused("Sa première balise n'est pas celle d'un schéma XML.")
    if any(root.find(f"{XS}{name}") is not None for name in _REFERENCES):
        raise _refused("Il renvoie à d'autres fichiers, que Certiflux ne va pas chercher.")
    _refuse_other_target(root.get("targetNamespace") or "")
    _refuse_huge_numbers(root)
    return root


def load_schema(data: bytes) -> etree.XMLSchema:
    """Return the compiled schema of a file or kit; raise UserError when it cannot serve."""
    return compile_schema(parse_schema(schema_bytes(data)))


def compile_schema(root: etree._Element) -> etree.XMLSchema:
    """Return the compiled schema; raise UserError when its rules do not stand."""
    if all(node.get("name") != "flux" for node in root.iterchildren(f"{XS}element")):
        raise _refused("Il ne décrit pas de flux : l'élément « flux » y manque.")
    shape_of(root)
    try:
        return etree.XMLSchema(root)
    except etree.XMLSchemaParseError as error:
        raise _refused("Ses règles se contredisent ou sont incomplètes.", str(error)) from None


def shape_of(root: etree._Element) -> dict[Path, Element]:
    """Return what a schema says of each element; raise UserError for one without end."""
    try:
        return shape(root)
    except EndlessError:
        raise _refused(
            "Ses éléments se contiennent les uns les autres bien trop de fois."
        ) from None


def too_hard() -> UserError:
    """Return the refusal of a schema that gave up on a value: one of its patterns is too hard."""
    return _refused("Un de ses motifs est trop compliqué : la vérification n'a pas pu finir.")


def _refuse_other_target(target: str) -> None:
    if target != NAMESPACE:
        said = f"« {target[:80]} »" if target else "aucun espace de noms"
        raise _refused(
            f"C'est un schéma, mais pas celui des flux du SI CPF : il décrit {said}, au lieu de "
            f"« {NAMESPACE} »."
        )


def _refuse_huge_numbers(root: etree._Element) -> None:
    """Refuse counts that would take libxml2 more memory than a schema deserves."""
    if any(_unrolls(node) for node in root.iter(etree.Element)):
        raise _refused("Il compte des répétitions démesurées, que Certiflux ne va pas dérouler.")


def _unrolls(node: etree._Element) -> bool:
    """Say whether what a node counts would be written out far too often."""
    if str(node.tag) == f"{XS}pattern":
        return _is_huge(node.get("value") or "")
    counts = [node.get("minOccurs", ""), node.get("maxOccurs", "")]
    return any(_count(one) > _LARGE for one in counts) or (
        bool(node.get("maxOccurs")) and _times(node) > _LARGE
    )


def _is_huge(pattern: str) -> bool:
    """Say whether a pattern is too long, or counts too much, groups within groups included."""
    pairs = _QUANTITY.findall(pattern[:_LARGE])
    product = 1
    for least, most in pairs:
        product = min(max(1, product * _count(most or least or "1")), _LARGE**3)
    nested = product > _LARGE**2 and "){" in pattern
    counts = (_count(number) for pair in pairs for number in pair)
    return len(pattern) > _LARGE or nested or any(count > _LARGE for count in counts)


def _count(text: str) -> int:
    """Return a count, 0 for none; one of too many figures is not read."""
    if not text.isdecimal():
        return 0
    return int(text) if len(text) <= _FIGURES else _LARGE**3


def _times(node: etree._Element) -> int:
    """Return how many times a node may stand, all that it stands in counted."""
    times = 1
    for one in (node, *node.iterancestors()):
        times = min(times * max(1, _count(one.get("maxOccurs", "1"))), _LARGE**2)
    return times


def _doctype() -> UserError:
    return _refused("Il contient une déclaration DOCTYPE, que Certiflux refuse par sûreté.")


def _refused(message: str, detail: str | None = None) -> UserError:
    return UserError(
        "SCHEMA_ILLISIBLE",
        title="Ce schéma ne peut pas servir.",
        message=message,
        remedy="Prenez le fichier .xsd du kit officiel, ou le kit lui-même (.zip), tel quel.",
        detail=detail,
    )
