"""Find the columns that say who was admitted, besides the one that is understood as such.

A person is not declared against the word of such a column, whatever the others say: a list may
have « Admis », « Ajourné » and « Absent » side by side, or a decision under a vague header.
"""

from __future__ import annotations

import re
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.columns import codes_below
from certiflux.dataset.decisions.decided import Decisions, decide
from certiflux.dataset.secret import told
from certiflux.dictionary import ids
from certiflux.dictionary.decisions import (
    DENIED,
    Decision,
    decision,
    is_blank,
    is_yes_or_no,
    names_decision,
)
from certiflux.dictionary.passage import RESULTAT
from certiflux.mapping.mapping import ColumnMatch, Mapping
from certiflux.reading.table import Column, Table

_MOST_CELLS: Final = 60
"""Distinct cells beyond which a column is no column of decisions."""

_KNOWN: Final = 0.8
"""Least share of the distinct cells that are decisions."""

_WORD = re.compile(r"[a-z]+\d*")
_DECIDES: Final = (
    *("decision", ids.RESULTAT, "jury", "verdict", "issue", "deliberation", "avis", "bilan"),
    *("statut", "status", "result", "outcome"),
)
_PARTS: Final = (
    *("epreuve", "ecrit", "oral", "pratique", "theori", "bloc", "module", "stage", "memoire"),
    *("soutenance", "session", "competence", "domaine", "note", "partie", "rattrap", "unite"),
    *("bc", "ccp", "ue", "uc", "cc", "tp", "test", "controle", "qcm", "projet", "evaluation"),
)
"""What a part of the examination is called: failing it is not failing the certification."""

_PARTIAL: Final = "partiel"
_OTHERS: Final = (
    *("dossier", "paiement", "reglement", "facture", "convention", "attestation", "convoc"),
    *("document", "piece", "photo", "financ", "inscri", "mail", "courrier", "contrat", "envoi"),
    *("diplome", "delivr", "parchemin", "prerequis", "accord", "devis", "cpf", "rgpd", "image"),
    "redoublant",
)
"""What else is received, granted or refused."""


def decision_columns(table: Table, mapping: Mapping, keep: bytearray) -> list[Decisions]:
    """Return every column that says who was admitted, the one understood as such first.

    ``keep`` are the rows of people. A column that the user does not want is none of them.
    """
    own = mapping.by_target().get(RESULTAT.id)
    matches = [own] if own else []
    matches += [match for match in mapping.own if _also(table, mapping, match, headed=bool(own))]
    choices = mapping.values.get(RESULTAT.id)
    found = []
    for match in matches:
        column = table.columns[match.index]
        codes = codes_below(column, mapping.first_row, keep)
        found.append(decide(match.header, column.values, codes, choices))
    return found


def _also(table: Table, mapping: Mapping, match: ColumnMatch, *, headed: bool) -> bool:
    """Say whether a column that feeds nothing says who was admitted."""
    if match.target is not None or match.index in mapping.refused:
        return False
    texts = _texts(table.columns[match.index], mapping.first_row)
    words = _WORD.findall(unaccented(match.header))
    if not texts or any(map(_of_something_else, words)):
        return False
    found = [decision(text) for text in texts]
    known = sum(one is not Decision.UNKNOWN for one in found)
    if known < _KNOWN * len(found):
        return False
    if names_decision(match.header) or any(word.startswith(_DECIDES) for word in words):
        return True
    worded = {one for one, text in zip(found, texts, strict=True) if not is_yes_or_no(text)}
    return not headed and Decision.ADMITTED in worded and not worded.isdisjoint(DENIED)


def _of_something_else(word: str) -> bool:
    """Say whether a word is of a part of the examination or of another matter: « partiel » not."""
    return word.startswith((*_PARTS, *_OTHERS)) and not word.startswith(_PARTIAL)


def _texts(column: Column, first_row: int) -> list[str]:
    """Return the distinct texts of a column below the headers; nothing for one that has many."""
    if len(column.values) > _MOST_CELLS:
        return []
    said = (told(column.values[code]) for code in sorted(set(column.codes[first_row:])))
    return [text for text in said if not is_blank(text)]
