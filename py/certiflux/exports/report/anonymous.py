"""The report without any personal value, to ask for help: built anew from what is not personal.

Nothing is taken away from a full report: each part is made again from rules, fields, row numbers
and counts, so that what is forgotten is absent rather than shown.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final

from certiflux.base.row_numbers import sheet_of
from certiflux.base.words import figure, letters, typographic
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Pattern, Text
from certiflux.dictionary.model import Field
from certiflux.mapping.candidate import How
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.expected import expected
from certiflux.rules.finding import Finding
from certiflux.rules.rule import SEVERITY_LABELS
from certiflux.rules.scene import Scene
from certiflux.rules.words.render import placed, where
from certiflux.session import Dossier

MASK: Final = "(masqué)"
KEPT: Final = ("summary", "verdict", "verdicts", "date", "anonymous", "steps", "not_checked")
NAMED: Final = frozenset({How.ID, How.NAME, How.LABEL, How.SYNONYM})
"""How a header was recognised when its words are the dictionary's: it cannot be a person's."""


class AnonymousReport:
    """Tell a dossier without its values."""

    def __init__(self, dossier: Dossier) -> None:
        """Find which headers are words of the dictionary; another may be a person's name."""
        self._dossier = dossier
        self._known = fields(dossier.version)
        self._scene = None if dossier.dataset is None else Scene(dossier.dataset)
        named = [one for one in dossier.mapping.columns if one.how in NAMED]
        self._headers = {one.header for one in named}
        self._told: dict[tuple[str, str], dict[str, Any]] = {}

    def head(self, head: dict[str, Any]) -> dict[str, Any]:
        """Return the head of a report; notes, file names and unknown headers are left out."""
        sheet = f"feuille n° {self._dossier.sheet + 1}"
        file = head["file"]
        return {key: head[key] for key in KEPT} | {
            "groups": [one | {"column": self._group(one)} for one in head["groups"]],
            "columns": [
                one
                | {
                    "header": self._header(one["header"]),
                    "how": None,
                    "reasons": [],
                    "alternates": [
                        {key: told for key, told in other.items() if key != "reason"}
                        for other in one["alternates"]
                    ],
                    "used_also": [],
                }
                for one in head["columns"]
            ],
            "questions": [
                {key: one[key] for key in ("id", "kind", "field", "column", "open")}
                for one in head["questions"]
            ],
            "usual": head["usual"],
            "missing": head["missing"],
            "journal": [
                one | {"column": self._title(one["field"]), "before": MASK, "after": MASK}
                for one in head["journal"]
            ],
            "notes": [],
            "file": {
                "name": MASK,
                "size": file["size"],
                "size_label": file["size_label"],
                "format": file["format"],
                "sheet": sheet,
                "sha256": file["sha256"],
            },
            "files": [
                one | {"name": f"flux-{rank}.xml"} for rank, one in enumerate(head["files"], 1)
            ],
            "versions": head["versions"],
            **self._sealing(head),
        }

    @staticmethod
    def _sealing(head: dict[str, Any]) -> dict[str, Any]:
        """Return the test of sealing when there is one; the address may be the user's own."""
        return {"sealing": head["sealing"] | {"target": MASK}} if "sealing" in head else {}

    def key(self, finding: Finding) -> Hashable:
        """Return what two findings share when they are told alike, but for the row."""
        number = self._number(finding)
        sheet = 0 if number is None else sheet_of(number)
        return finding.rule, finding.field, self._filled(finding), sheet

    def _number(self, finding: Finding) -> int | None:
        dataset = None if finding.row is None else self._dossier.dataset
        return dataset.row_numbers[finding.row or 0] if dataset is not None else None

    def _filled(self, finding: Finding) -> bool:
        return self._scene is not None and bool(self._scene.own(finding))

    def render(self, finding: Finding) -> dict[str, Any]:
        """Return one finding: its rule, its field and its row; no value, nothing proposed."""
        number = self._number(finding)
        key = finding.rule, finding.field
        if key not in self._told:
            self._told[key] = self._same(finding)
        same = self._told[key]
        place = where(number, same["column"], self._known[finding.field])
        return same | {
            **placed(None, number),
            "value": MASK if self._filled(finding) else "",
            "message": f"{place}{typographic(' : ')}{same['message']}",
            "fixes": [],
        }

    def _same(self, finding: Finding) -> dict[str, Any]:
        """Return what all findings of a rule in a field have in common."""
        rule, field = CATALOGUE[finding.rule], self._known[finding.field]
        words = _words(field)
        said = typographic(rule.message.format_map(words))
        return {
            "code": rule.code,
            "severity": rule.severity.value,
            "severity_label": SEVERITY_LABELS[rule.severity],
            "title": typographic(rule.title),
            "row": None,
            "column": self._title(field.id),
            "field": field.id,
            "field_label": field.label,
            "value": "",
            "expected": words["expected"],
            "message": said,
            "what": said[:1].upper() + said[1:],
            "remedy": typographic(rule.remedy.format_map(words)),
            "fix": None,
            "fixes": [],
        }

    def _title(self, field: str) -> str | None:
        """Return what may be said of the user's column for a field."""
        titles = self._dossier.dataset.titles if self._dossier.dataset else {}
        title = titles.get(field)
        return None if title is None else self._header(title, field)

    def _group(self, group: dict[str, Any]) -> str:
        return self._title(group["field"]) or self._known[group["field"]].label

    def _header(self, header: str, field: str = "") -> str:
        if header in self._headers:
            return header
        columns = self._dossier.mapping.columns
        place = next((one.index for one in columns if field and one.target == field), None)
        return MASK if place is None else f"colonne {letters(place)}"


class _Masked(dict[str, str]):
    """The words of a sentence: whatever is not given is masked."""

    def __missing__(self, _key: str) -> str:
        return MASK


def _words(field: Field) -> _Masked:
    limit = 0
    match field.kind:
        case Text(_, high) | Pattern(_, high):
            limit = high
    return _Masked(
        label=field.label,
        expected=expected(field),
        example=field.example,
        limit=figure(limit),
        length="…",
    )
