"""What is shown of the columns: how each is understood, what is asked of it, what joins it."""

from __future__ import annotations

from collections.abc import Sequence

from certiflux.base.words import letters, quoted, typographic
from certiflux.dataset.names.names import NAMES, ORDER_LABELS
from certiflux.dataset.secret import holds_secrets, told
from certiflux.dictionary import Version, composites, fields
from certiflux.mapping.candidate import Candidate
from certiflux.mapping.join import Join
from certiflux.mapping.joining import PLUS
from certiflux.mapping.mapping import ColumnMatch
from certiflux.screens import View
from certiflux.screens.columns.datum import POSSIBLE
from certiflux.screens.columns.questions import Question
from certiflux.session import Dossier

ALTERNATES = 4
"""Other fields offered for a column."""

SAMPLES = 3
"""Example values shown for each column."""

LOOKED_AT = 2_000
"""Distinct values by which a column of national numbers is known: this is done at each answer."""

LIKELY = 70
"""Score (0-100) from which a proposal is said to be likely."""


def columns_view(dossier: Dossier, asked: Sequence[Question]) -> list[View]:
    """Return every column with its place, its field and why; ``asked`` are the open questions.

    Columns that a join makes come last, with ``join``; those that it is made of say so in
    ``joined``. ``ask`` is what is to be confirmed of a column, None for nothing; ``made`` the
    shape of the table that a column was made of, None for one of the sheet.
    """
    by_column = {one.column: one for one in asked if one.column is not None}
    return [
        _column_view(dossier, match, by_column.get(match.index))
        for match in dossier.mapping.columns
        if _exists(dossier, match)
    ]


def _exists(dossier: Dossier, match: ColumnMatch) -> bool:
    """Say whether a column has a header or at least one value below it."""
    column = dossier.table.columns[match.index]
    return bool(match.header) or any(value is not None for value in column.values)


def _column_view(dossier: Dossier, match: ColumnMatch, asked: Question | None) -> View:
    mapping = dossier.mapping
    field = fields(dossier.version).get(match.target or "")
    known = field or composites().get(match.target or "")
    own = match.index < mapping.width
    join = None if own else mapping.joins[match.index - mapping.width]
    named = (match.target, asked and asked.field, *(one.target for one in match.alternates))
    joins = [one for one in mapping.joins if match.index in one.columns]
    return {
        "index": match.index,
        "letter": PLUS.join(map(letters, join.columns)) if join else letters(match.index),
        "header": match.header,
        "field": match.target,
        "label": known.label if known else None,
        "short": (known.short or known.label) if known else None,
        "role": getattr(match, "role", None) or None,
        "status": known.status.value if known else None,
        "how": typographic(match.reason) or None,
        "score": match.score,
        "sure": match.sure,
        "alternates": [_alternate(dossier, one) for one in match.alternates[:ALTERNATES]],
        "samples": samples(dossier, match.index),
        "ask": _ask(dossier, asked) if asked else None,
        "names": _name_orders() if NAMES in named else None,
        "join": {"columns": list(join.columns), "separator": join.separator} if join else None,
        "joined": [_said(dossier, one, match.index) for one in joins],
        "made": dossier.table.made.get(match.index),
    }


def label_of(target: str, version: Version) -> str:
    """Return the label of a field or composite."""
    known = fields(version).get(target)
    return known.label if known else composites()[target].label


def short_of(target: str, version: Version) -> str:
    """Return the everyday name of a field or composite."""
    known = fields(version).get(target) or composites()[target]
    return known.short or known.label


def _alternate(dossier: Dossier, candidate: Candidate) -> View:
    return {
        "field": candidate.target,
        "label": label_of(candidate.target, dossier.version),
        "short": short_of(candidate.target, dossier.version),
        "score": candidate.score,
        "reason": typographic(candidate.reason),
    }


def _ask(dossier: Dossier, asked: Question) -> View:
    """Return what is to be confirmed of a column: the datum that it gives, or that it may give.

    ``kind`` is « confirm » for a field that is not sure, « use » for a column that may hold what
    is missing, « names » for one that may hold both names.
    """
    closeness = "possible" if asked.score >= POSSIBLE else "incertain"
    return {
        "field": asked.field,
        "label": label_of(asked.field, dossier.version),
        "score": asked.score,
        "reason": asked.reason,
        "kind": asked.kind,
        "closeness": "probable" if asked.score >= LIKELY else closeness,
    }


def _name_orders() -> list[View]:
    return [{"value": order.value, "label": label} for order, label in ORDER_LABELS.items()]


def _said(dossier: Dossier, join: Join, index: int) -> str:
    """Say with which other columns a column is joined, and for what."""
    others = [dossier.mapping.columns[other] for other in join.columns if other != index]
    named = [
        f"« {quoted(one.header)} »" if one.header else f"la colonne {letters(one.index)}"
        for one in others
    ]
    if not named:
        return typographic(f"Donne aussi : {label_of(join.target, dossier.version)}")
    *first, last = named
    together = f"{', '.join(first)} et {last}" if first else last
    return typographic(f"Réunie avec {together} : {label_of(join.target, dossier.version)}")


def samples(dossier: Dossier, index: int) -> list[str]:
    """Return the first distinct values of a column below its header."""
    column, found = dossier.table.columns[index], dict[str, None]()
    secret = holds_secrets(column.values[:LOOKED_AT])
    for code in sorted(set(column.codes[dossier.mapping.first_row :])):
        if column.values[code] is not None:
            found[quoted(told(column.values[code], secret=secret))] = None
        if len(found) == SAMPLES:
            break
    return list(found)
