"""Write the bill of materials of dist/ (CycloneDX 1.5): every part shipped, from the lock."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from buildtools import wheel_texts
from buildtools.lock import Artefact

NAME = "runtime/sbom.cdx.json"
"""Where dist/ has it."""

_NO_ID = "LicenseRef-"
_SIMPLE = re.compile(r"[\w.+-]+")


@dataclass(frozen=True)
class Inside:
    """A part built into another: its name, version and licence, its address when it is known."""

    name: str
    version: str
    licence: str
    purl: str = ""


def text(files: dict[Artefact, Path], version: str) -> str:
    """Give the bill for Certiflux `version`; no date, no serial number: same parts, same text."""
    content = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "certiflux",
                "name": "certiflux",
                "version": version,
                "licenses": _licences("MIT"),
            }
        },
        "components": [_component(part, path) for part, path in files.items()],
        "dependencies": _dependencies(files),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def inside(part: Artefact, path: Path) -> list[Inside]:
    """List what is built into a part: what the lock says of it, then what it carries itself."""
    told = [_said(one) for one in part.embeds]
    carried = wheel_texts.bills(path) if part.is_wheel else []
    return told + [_carried(one) for bill in carried for one in bill["components"]]


def _said(one: str) -> Inside:
    label, _, licence = one.partition(" ")
    name, _, version = label.rpartition("@")
    return Inside(name, version, licence)


def _carried(one: dict[str, Any]) -> Inside:
    licences = [_licence_of(entry) for entry in one.get("licenses", ())]
    version, purl = str(one.get("version", "")), str(one.get("purl", ""))
    return Inside(str(one["name"]), version, " AND ".join(licences), purl)


def _licence_of(entry: dict[str, Any]) -> str:
    known = entry.get("license", {})
    return str(entry.get("expression") or known.get("id") or known.get("name"))


def _component(part: Artefact, path: Path) -> dict[str, Any]:
    found = {
        "type": "data" if part.feeds else "library",
        "bom-ref": _purl(part),
        "name": part.name,
        "version": part.version,
        "purl": _purl(part),
        "licenses": _licences(part.licence),
        "hashes": [{"alg": "SHA-256", "content": part.sha256}],
    }
    embedded = [_embedded(one) for one in inside(part, path)]
    return found | ({"components": embedded} if embedded else {})


def _embedded(one: Inside) -> dict[str, Any]:
    found = {"type": "library", "name": one.name, "version": one.version}
    said = {"licenses": _licences(one.licence)} if one.licence else {}
    return found | said | ({"purl": one.purl} if one.purl else {})


def _licences(expression: str) -> list[dict[str, Any]]:
    if expression.startswith(_NO_ID):
        return [{"license": {"name": expression.removeprefix(_NO_ID)}}]
    if _SIMPLE.fullmatch(expression):
        return [{"license": {"id": expression}}]
    return [{"expression": expression}]


def _purl(part: Artefact) -> str:
    kind = "npm" if part.source == "npm" else "pypi"
    return f"pkg:{kind}/{quote(part.name, safe='/')}@{part.version}"


def _dependencies(files: dict[Artefact, Path]) -> list[dict[str, Any]]:
    refs = {part.name: _purl(part) for part in files}
    own = {"ref": "certiflux", "dependsOn": sorted({_purl(part) for part in files})}
    return [
        own,
        *(
            {"ref": _purl(part), "dependsOn": [refs[one] for one in part.depends if one in refs]}
            for part in files
            if part.depends
        ),
    ]
