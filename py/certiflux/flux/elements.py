"""Render passages from the dictionary's tree: element order, nil, choices and optional groups.

Each distinct value becomes its element once; a chunk of rows is then a matter of joining.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from xml.sax.saxutils import escape

from certiflux.dataset.dataset import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import BY_DOSSIER, PREFIX, schema
from certiflux.dictionary.model import Field, Form, Group

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
        self._by_dossier = dataset.by_dossier()
        self._passage = schema(dataset.version).find("passageCertification")
        self._leaves: dict[str, list[str]] = {
            field.id: [leaf(field, value) for value in dataset.columns[field.id].values]
            for field in self._passage.fields()
            if field.id in dataset.columns and not field.multiple
        }

    def lines(self, rows: Sequence[int]) -> list[str]:
        """Return one passage element per row."""
        return self._group(self._passage, rows)

    def _node(self, node: Field | Group, rows: Sequence[int]) -> list[str] | None:
        """Return the XML of a node, one text per row; None when no row has any."""
        if isinstance(node, Group):
            return self._group(node, rows)
        if not node.emitted:
            return None
        leaves = self._leaves.get(node.id)
        if leaves is None:
            absent = leaf(node, None)
            return [absent] * len(rows) if absent else None
        codes = self._dataset.columns[node.id].codes
        return [leaves[codes[row]] for row in rows]

    def _group(self, group: Group, rows: Sequence[int]) -> list[str]:
        if group.name == "identificationTitulaire":
            return self._identification(group, rows)
        if group.name == "codeCommuneNaissance":
            return self._wrap(group, self._first_filled(group, rows))
        if group.form is Form.LIST:
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
        """Write the one way in which each person is identified: CPF file or civil status."""
        branch = {c.name: partial(self._group, c) for c in group.children if isinstance(c, Group)}
        flags = [self._by_dossier[row] for row in rows]
        status = iter(branch["titulaire"]([r for r, f in zip(rows, flags, strict=True) if not f]))
        dossier = iter(branch[BY_DOSSIER]([r for r, f in zip(rows, flags, strict=True) if f]))
        return self._wrap(group, [next(dossier if flag else status) for flag in flags])

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
