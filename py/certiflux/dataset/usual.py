"""The usual answers: taken for everyone where neither the file nor the user says otherwise."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from certiflux.dataset.change import Change
from certiflux.dataset.journal import Entry
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, Value, constant
from certiflux.dictionary import Version, fields
from certiflux.dictionary.kinds import Boolean
from certiflux.dictionary.model import Field

YES, NO = "true", "false"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one usual question: a value for all, or per row from the fields of ``by``.

    ``asked``: the file makes it doubtful; it is the likelier one and nothing more.
    """

    value: str
    by: tuple[str, ...] = ()
    asked: bool = False


def usual_answers(
    filled: AbstractSet[str], constants: Dict[str, str], version: Version
) -> dict[str, Answer]:
    """Return, by field id, the answer to each usual question that is still open.

    ``filled`` are the fields of which a row of the file says something; those and the
    ``constants`` of the user are left alone.
    """
    return {
        field.id: _answer(field, filled, version)
        for field in fields(version).values()
        if field.usual and field.id not in filled and not constants.get(field.id)
    }


def _answer(field: Field, filled: AbstractSet[str], version: Version) -> Answer:
    usual = field.usual
    if usual is None:
        raise ValueError(field.id)
    if isinstance(field.kind, Boolean) and (by := depending(field.id, version) & filled):
        return Answer(YES, tuple(sorted(by)))
    for doubt in usual.doubts:
        if filled >= set(doubt.beside) and doubt.without not in filled:
            return Answer(doubt.likely, asked=True)
    return Answer(usual.value)


def depending(field_id: str, version: Version) -> set[str]:
    """Return the fields to be filled if and only if a question is answered yes."""
    return {
        field.id
        for field in fields(version).values()
        if field.when and field.when.field == field_id and field.when.value == YES
    }


def add_usual(dataset: Dataset, constants: Dict[str, str]) -> None:
    """Give the usual answers to the fields of which nothing is said; each is in the journal."""
    filled = {name for name, column in dataset.columns.items() if _says(column)}
    for field_id, answer in usual_answers(filled, constants, dataset.version).items():
        if answer.asked or not len(dataset):
            continue
        if answer.by:
            _derive(dataset, field_id, answer.by)
            continue
        dataset.columns[field_id] = constant(answer.value, len(dataset))
        entry = Entry(Change.USUELLE, field_id, None, [], [answer.value], rows=len(dataset))
        dataset.journal.add(entry)


def _derive(dataset: Dataset, field_id: str, by: tuple[str, ...]) -> None:
    """Answer yes in the rows where one of the fields ``by`` says something, no in the others."""
    said = bytearray(len(dataset))
    for name in by:
        column = dataset.columns[name]
        filled = bytes(isinstance(value, str) for value in column.values)
        said = bytearray(map(max, said, map(filled.__getitem__, column.codes)))
    values: list[Value] = [NO, YES]
    column = constant(NO, 0)
    column.values = values
    column.codes.extend(said)
    dataset.columns[field_id] = column
    told = [code for code in (0, 1) if code in said]
    after = [values[code] for code in told]
    dataset.journal.add(Entry(Change.DEDUITE, field_id, None, [], after, told, column.codes))


def _says(column: FieldColumn) -> bool:
    used = set(column.codes)
    return any(isinstance(column.values[code], str) for code in used)
