"""Render passages from the dictionary's tree: element order, nil, choices and optional groups.

Each distinct value becomes its element once; a chunk of rows is then a matter of joining.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from certiflux.base.markup import escape
from certiflux.dataset.identifiers.national import BIRTH_NAME, NAME
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import BY_DOSSIER, BY_NATIONAL, PREFIX, fields, schema
from certiflux.dictionary.model import Field, Group, GroupForm

_WAYS = ("titulaire", BY_DOSSIER, BY_NATIONAL)
NIL_ATTRIBUTE = 'xsi:nil="true"'
_ESCAPED = {"\r": "&#13;"}


def element(name: str, content: str) -> str:
    """Return one element around content that is already XML."""
    return f"<{PREFIX}:{name}>{content}</{PREFIX}:{name}>"


def leaf(field: Field, value: Value) -> str:
    """Return the element of a value: absent, nil or filled (FORMAT.md a: never empty)."""
    if isinstance(value, str):
        return element(field.name, escape(value, _ESCAPED))
    if field.nillable:
        return f"<{PREFIX}:{field.name} {NIL_ATTRIBUTE}/>"
    return ""


class PassageWriter:
    """Write the passages of a dataset, each as one line of XML."""

    def __init__(self, dataset: Dataset) -> None:
        """Render every distinct value of the dataset once."""
        self._dataset = dataset
        # Per row, the rank of its way in _WAYS.
        twice = bytes(2 * flag for flag in dataset.by_national())
        self._ways = bytearray(map(max, dataset.by_dossier(), twice))
        self._passage = schema(dataset.version).find("passageCertification")
        self._leaves: dict[str, list[str]] = {
            field.id: [leaf(field, value) for value in dataset.columns[field.id].values]
            for field in self._passage.fields()
            if field.id in dataset.columns and not field.multiple
        }
        birth = dataset.columns.get(BIRTH_NAME)
        beside = fields(dataset.version).get(NAME)
        self._birth_names = [leaf(beside, v) for v in birth.values] if birth and beside else []

    def lines(self, rows: Sequence[int]) -> list[str]:
        """Return one passage element per row."""
        return self._group(self._passage, rows)

    def _node(self, node: Field | Group, rows: Sequence[int]) -> list[str] | None:
        """Return the XML of a node, one text per row; None when no row has any."""
        if isinstance(node, Group):
            return self._group(node, rows)
        if not node.emitted:
            return None
        if node.id == NAME:
            return self._names(rows)
        leaves = self._leaves.get(node.id)
        if leaves is None:
            absent = leaf(node, None)
            return [absent] * len(rows) if absent else None
        codes = self._dataset.columns[node.id].codes
        return [leaves[codes[row]] for row in rows]

    def _names(self, rows: Sequence[int]) -> list[str]:
        """Write the birth name beside a national number: its own, else that of civil status."""
        own, birth = (self._dataset.columns.get(one) for one in (NAME, BIRTH_NAME))
        kept = [self._leaves[NAME][own.codes[row]] if own else "" for row in rows]
        if birth is None:
            return kept
        names = (self._birth_names[birth.codes[row]] for row in rows)
        return [one or name for one, name in zip(kept, names, strict=True)]

    def _group(self, group: Group, rows: Sequence[int]) -> list[str]:
        if group.name == "identificationTitulaire":
            return self._identification(group, rows)
        if group.name == "codeCommuneNaissance":
            return self._wrap(group, self._first_filled(group, rows))
        if group.form is GroupForm.LIST:
            return self._wrap(group, self._results(group, rows))
        parts = [found for child in group.children if (found := self._node(child, rows))]
        texts: Iterable[str] = map("".join, zip(*parts, strict=True)) if parts else [""] * len(rows)
        return self._wrap(group, texts)

    def _wrap(self, group: Group, texts: Iterable[str]) -> list[str]:
        opening, closing = f"<{PREFIX}:{group.name}>", f"</{PREFIX}:{group.name}>"
        if group.optional:
            return [f"{opening}{text}{closing}" if text else "" for text in texts]
        return [f"{opening}{text}{closing}" for text in texts]

    def _identification(self, group: Group, rows: Sequence[int]) -> list[str]:
        """Write the one way in which each person is identified."""
        branch = {c.name: partial(self._group, c) for c in group.children if isinstance(c, Group)}
        ways = [self._ways[row] for row in rows]
        told = {
            way: iter(branch[_WAYS[way]]([r for r, w in zip(rows, ways, strict=True) if w == way]))
            for way in set(ways)
        }
        return self._wrap(group, [next(told[way]) for way in ways])

    def _first_filled(self, group: Group, rows: Sequence[int]) -> list[str]:
        """Write the INSEE code where there is one, else the postal code or its nil."""
        insee, postal = (c for c in group.children if isinstance(c, Group))
        (code,) = insee.fields()
        found = self._node(code, rows)
        otherwise = self._group(postal, rows)
        if found is None:
            return otherwise
        return [
            element(insee.name, text) if text else other
            for text, other in zip(found, otherwise, strict=True)
        ]

    def _results(self, group: Group, rows: Sequence[int]) -> list[str]:
        """Write one ``resultat`` per competence: the cells hold lists kept apart by « ; »."""
        (result,) = (c for c in group.children if isinstance(c, Group))
        members = list(result.fields())
        columns = [self._dataset.columns.get(member.id) for member in members]
        if not any(columns):
            return [""] * len(rows)
        known: dict[tuple[Value, ...], str] = {}
        texts: list[str] = []
        for row in rows:
            values = tuple(column[row] if column else None for column in columns)
            if values not in known:
                known[values] = _result_list(result, members, values)
            texts.append(known[values])
        return texts


def _result_list(result: Group, members: list[Field], values: tuple[Value, ...]) -> str:
    pieces = [value.split(";") if isinstance(value, str) else [] for value in values]
    written = []
    for rank in range(max(map(len, pieces))):
        inside = "".join(
            leaf(member, found[rank])
            for member, found in zip(members, pieces, strict=True)
            if rank < len(found) and found[rank]
        )
        written.append(element(result.name, inside))
    return "".join(written)
