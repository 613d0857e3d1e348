"""The questions still open about a list: one a datum, ranked, each with its best answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from certiflux.base.words import letters, typographic
from certiflux.dataset.names.birth_name import BIRTH, USAGE
from certiflux.dataset.names.names import NAMES, ORDER_LABELS, NameOrder
from certiflux.dictionary import composites, fields
from certiflux.dictionary.model import Composite, Field
from certiflux.mapping.candidate import How
from certiflux.mapping.mapping import ColumnMatch
from certiflux.screens import View
from certiflux.screens.columns.datum import Likely, every_column, likely_columns, wanted_targets
from certiflux.session import Dossier

OTHERS: Final = 3
"""Columns offered for a datum beside the best one, fields for a column."""

SHOWN: Final = 60
"""Characters of a header that a question repeats."""

Act = tuple[str | int | None, ...]
"""What an answer does: the name of an operation of the dossier, and what it takes."""


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    """One answer: its key in the question, its words, why, and what it does."""

    key: str
    label: str
    acts: tuple[Act, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to settle; the first choice is the best one, unless ``open`` says there is none.

    ``column`` is the one that it is about, ``field`` the datum; ``kind`` is « datum » for an
    obligatory datum, « confirm » for what one column gives, « names » for both names in one.
    """

    id: str
    kind: str
    title: str
    choices: tuple[QuestionChoice, ...]
    column: int | None = None
    field: str = ""
    reason: str = ""
    score: int = 0
    open: bool = False
    examples: tuple[str, ...] = ()


def questions(
    dossier: Dossier, missing: Sequence[View], first: Sequence[Question] = ()
) -> list[Question]:
    """Return what is asked of columns and data; ``missing`` are the fields that nothing gives.

    ``first`` are the questions about two names, when there are any.
    """
    absent = {one["field"] for one in missing if not one["asked_apart"]}
    found: list[Question] = [*first]
    settled = {BIRTH, USAGE} if first else set()
    for target in wanted_targets(absent, dossier):
        if target in settled:
            continue
        taken = {one.column for one in found}
        likely = [one for one in likely_columns(dossier, target) if one.match.index not in taken]
        found.append(_of_datum(dossier, target, likely))
    taken = {one.column for one in found}
    found += [
        one for one in _of_columns(dossier) if one.column not in taken and one.field not in settled
    ]
    return found


def known(dossier: Dossier, target: str) -> Field | Composite:
    """Return the field or composite of an id."""
    return fields(dossier.version).get(target) or composites()[target]


def everyday(dossier: Dossier, target: str) -> str:
    """Return the everyday name of a field or composite, as it stands within a sentence."""
    found = known(dossier, target)
    return found.short or found.label


def capital(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def named(match: ColumnMatch) -> str:
    """Return « la colonne L « Date du jury » »."""
    cut = f"{match.header[:SHOWN]}…" if len(match.header) > SHOWN else match.header
    header = f" « {cut} »" if cut else ", sans titre"
    return f"la colonne {letters(match.index)}{header}"


def _of_datum(dossier: Dossier, target: str, likely: Sequence[Likely]) -> Question:
    name = capital(everyday(dossier, target))
    best = likely[0] if likely and not likely[0].owned else None
    if best is None:
        columns = [*likely, *every_column(dossier, target, {one.match.index for one in likely})]
        choices = [*_offered(dossier, columns, len(columns)), _without(dossier, target)]
        title = f"{name} : aucune colonne ne semble l'avoir"
        where = f"q-f-{target.replace('.', '-')}"
        return Question(where, "datum", typographic(title), tuple(choices), None, target, open=True)
    if target == NAMES:
        return _of_names(dossier, best.match, best.score, best.reason)
    title = f"{name} : est-ce {named(best.match)} ?"
    first = QuestionChoice("oui", "Oui, c'est elle", (_use(best),), best.reason)
    others = _offered(dossier, likely[1:])
    last = _without(dossier, target)
    if best.match.target == target:
        last = QuestionChoice(
            "non", "Non, ne pas l'utiliser", (("assign", best.match.index, None),)
        )
    elif best.shared:
        first = QuestionChoice(
            "oui", f"Oui, c'est aussi la {name.lower()}", (_use(best),), best.reason
        )
        if not name.lower().startswith("date"):
            first = QuestionChoice("oui", f"Oui, elle donne aussi : {name.lower()}", (_use(best),))
    return Question(
        f"q-{best.match.index}",
        "confirm" if best.match.target == target else "use",
        typographic(title),
        (first, *others, last),
        best.match.index,
        target,
        typographic(best.reason),
        best.score,
    )


def _use(one: Likely) -> Act:
    index = one.match.index
    return ("join", index, one.target) if one.shared else ("assign", index, one.target)


def _offered(
    dossier: Dossier, likely: Sequence[Likely], most: int = OTHERS
) -> list[QuestionChoice]:
    """Return the other columns that may be chosen for a datum."""
    return [
        QuestionChoice(
            f"colonne-{one.match.index}",
            typographic(capital(named(one.match))),
            (*_left(dossier, one), _use(one)),
            one.reason,
        )
        for one in likely[:most]
    ]


def _left(dossier: Dossier, one: Likely) -> tuple[Act, ...]:
    """Return what leaves alone the unsure column that gave the datum until now."""
    present = dossier.mapping.by_target().get(one.target)
    return () if present is None or present.sure else (("assign", present.index, None),)


def _without(dossier: Dossier, target: str) -> QuestionChoice:
    field = fields(dossier.version).get(target)
    label = "Je n'ai pas cette donnée"
    if field is not None and not field.personal:
        label = "Aucune colonne ne la donne"
    return QuestionChoice("sans", label)


def _of_names(dossier: Dossier, match: ColumnMatch, score: int, reason: str) -> Question:
    best = _name_order(dossier, match)
    orders = sorted(NameOrder, key=lambda order: order is not best)
    choices = [
        QuestionChoice(order.value, ORDER_LABELS[order], (("split", match.index, order.value),))
        for order in orders
    ]
    title = f"{capital(named(match))} : nom et prénom ensemble, dans quel ordre ?"
    return Question(
        f"q-{match.index}",
        "names",
        typographic(title),
        tuple(choices),
        match.index,
        NAMES,
        typographic(reason),
        score,
    )


def _name_order(dossier: Dossier, match: ColumnMatch) -> NameOrder:
    """Return the likelier order: that of the capitals, else that of the header, else name first."""
    column = dossier.table.columns[match.index]
    first = last = 0
    for code in sorted(set(column.codes[dossier.mapping.first_row :]))[:60]:
        words = str(column.values[code] or "").split()
        if len(words) > 1 and words[0].isupper() != words[-1].isupper():
            first += words[0].isupper()
            last += words[-1].isupper()
    if first != last:
        return NameOrder.NAME_FIRST if first > last else NameOrder.GIVEN_FIRST
    header = match.header.lower()
    given = header.find("prénom")
    name = header.replace("prénom", "······").find("nom")
    return NameOrder.GIVEN_FIRST if 0 <= given < name else NameOrder.NAME_FIRST


def _of_columns(dossier: Dossier) -> Iterator[Question]:
    """Yield what is asked of the columns that are not sure of what they give."""
    for match in dossier.mapping.own:
        if match.target is None or match.sure:
            continue
        if match.target == NAMES:
            yield _of_names(dossier, match, match.score, match.reason)
            continue
        yield _of_column(dossier, match, match.target)


def _of_column(dossier: Dossier, match: ColumnMatch, target: str) -> Question:
    name = everyday(dossier, target)
    index = match.index
    others = [
        QuestionChoice(
            f"champ-{one.target.replace('.', '-')}",
            capital(everyday(dossier, one.target)),
            (("assign", index, one.target),),
            one.reason,
        )
        for one in match.alternates[:OTHERS]
        if one.target != NAMES
    ]
    return Question(
        f"q-{index}",
        "confirm",
        typographic(f"{capital(named(match))} : est-ce « {name} » ?"),
        (
            QuestionChoice("oui", "Oui, c'est cela", (("assign", index, target),), match.reason),
            *others,
            QuestionChoice("non", "Ne pas l'utiliser", (("assign", index, None),)),
        ),
        index,
        target,
        typographic(match.reason if match.how is not How.CHOSEN else ""),
        match.score,
    )
