"""What is shown of the columns: how each is understood, what is asked of it, what joins it."""

from __future__ import annotations

from certiflux.dataset.names import NAMES, ORDER_LABELS
from certiflux.dataset.secret import holds_secrets, told
from certiflux.dictionary import composites, fields
from certiflux.dossier import Dossier
from certiflux.mapping.candidate import Candidate, How
from certiflux.mapping.joining import PLUS, Join
from certiflux.mapping.mapping import ColumnMatch
from certiflux.reports import View
from certiflux.reports.render import quoted
from certiflux.words import letters, typographic

ALTERNATES = 4
"""Other fields offered for a column."""

SAMPLES = 3
"""Example values shown for each column."""

LOOKED_AT = 2_000
"""Distinct values by which a column of national numbers is known: this is done at each answer."""

LIKELY, POSSIBLE = 70, 50
"""Scores (0-100) from which a proposal is said to be likely, then possible."""


def columns_view(dossier: Dossier, missing: list[View]) -> list[View]:
    """Return every column with its place, its field and why; ``missing`` are the fields to find.

    Columns that a join makes come last, with ``join``; those that it is made of say so in
    ``joined``. ``ask`` is what is to be confirmed of a column, None for nothing.
    """
    wanted = {one["field"] for one in missing}
    return [
        _column_view(dossier, match, wanted)
        for match in dossier.mapping.columns
        if _exists(dossier, match)
    ]


def _exists(dossier: Dossier, match: ColumnMatch) -> bool:
    """Say whether a column has a header or at least one value below it."""
    column = dossier.table.columns[match.index]
    return bool(match.header) or any(value is not None for value in column.values)


def _column_view(dossier: Dossier, match: ColumnMatch, wanted: set[str]) -> View:
    mapping = dossier.mapping
    field = fields(dossier.version).get(match.target or "")
    known = field or composites().get(match.target or "")
    own = match.index < mapping.width
    join = None if own else mapping.joins[match.index - mapping.width]
    named = (match.target, *(one.target for one in match.alternates))
    joins = [one for one in mapping.joins if match.index in one.columns]
    return {
        "index": match.index,
        "letter": PLUS.join(map(letters, join.columns)) if join else letters(match.index),
        "header": match.header,
        "field": match.target,
        "label": known.label if known else None,
        "status": known.status.value if known else None,
        "how": typographic(match.reason) or None,
        "score": match.score,
        "sure": match.sure,
        "alternates": [_alternate(dossier, one) for one in match.alternates[:ALTERNATES]],
        "samples": samples(dossier, match.index),
        "ask": _ask(dossier, match, wanted),
        "names": _name_orders() if NAMES in named else None,
        "join": {"columns": list(join.columns), "separator": join.separator} if join else None,
        "joined": [_said(dossier, one, match.index) for one in joins],
    }


def label_of(target: str, version: str) -> str:
    """Return the label of a field or composite."""
    known = fields(version).get(target)
    return known.label if known else composites()[target].label


def _alternate(dossier: Dossier, candidate: Candidate) -> View:
    return {
        "field": candidate.target,
        "label": label_of(candidate.target, dossier.version),
        "score": candidate.score,
        "reason": typographic(candidate.reason),
    }


def _ask(dossier: Dossier, match: ColumnMatch, wanted: set[str]) -> View | None:
    """Return what is to be confirmed of a column: its field, or the datum that it may supply.

    ``kind`` is « confirm » for a field that is not sure, « use » for an unused column that may
    hold what is missing, « names » for one that may hold both names.
    """
    if match.target is not None:
        if match.sure:
            return None
        how = match.how or How.CLOSE
        candidate = Candidate(match.target, how, match.score, match.reason)
        return _question(dossier, candidate, "confirm")
    joined = any(match.index in join.columns for join in dossier.mapping.joins)
    for one in () if joined else match.alternates[:ALTERNATES]:
        whole = composites().get(one.target)
        parts = whole.parts if whole else (one.target,)
        if wanted.issuperset(parts):
            return _question(dossier, one, "use")
    return None


def _question(dossier: Dossier, candidate: Candidate, kind: str) -> View:
    closeness = "possible" if candidate.score >= POSSIBLE else "incertain"
    return {
        **_alternate(dossier, candidate),
        "kind": "names" if candidate.target == NAMES else kind,
        "closeness": "probable" if candidate.score >= LIKELY else closeness,
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
