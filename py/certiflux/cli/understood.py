"""What a command says of the columns: how they were understood, what stands for everyone."""

from __future__ import annotations

import sys

from certiflux.screens.columns.columns_told import UNDERSTOOD, columns_told
from certiflux.screens.schema.why import schema_sentence
from certiflux.session import Dossier


def print_understood(dossier: Dossier, *, anonymous: bool = False) -> None:
    """Print how the list was understood, a line each."""
    for label, sentence in columns_told(dossier, anonymous=anonymous):
        print(f"- [{label}] {sentence}")
    print(_schema(dossier))


def print_unsaid(dossier: Dossier) -> None:
    """Print, beside the files made, what was not read in the list in so many words."""
    for label, sentence in columns_told(dossier):
        if label != UNDERSTOOD:
            print(f"- [{label}] {sentence}", file=sys.stderr)
    print(_schema(dossier), file=sys.stderr)


def _schema(dossier: Dossier) -> str:
    """Say which schema is followed, and why: what scripts follow is never a guess unsaid."""
    return f"- [Schéma] {schema_sentence(dossier)}"
