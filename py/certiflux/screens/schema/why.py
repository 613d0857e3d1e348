"""Which schema a list follows, and why, in a sentence: for the page, the report, the commands."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import typographic
from certiflux.schema.force import InForce, SchemaWhy
from certiflux.session import Dossier

SHOWN: Final = 12
"""Hexadecimal digits of a fingerprint that are enough to tell two files apart."""
UNPROVED: Final = (
    "Rien de public ne prouve quel format le portail attend aujourd'hui : déposez le XSD du kit "
    "pour en être sûr."
)


def why_sentence(schema: InForce, why: SchemaWhy) -> str:
    """Say which schema is followed and why. The user's own file is named by its fingerprint."""
    match why:
        case SchemaWhy.OFFICIAL:
            return (
                f"Schéma {schema.label} : celui du fichier officiel que vous avez déposé "
                f"(empreinte {schema.sha256[:SHOWN]})."
            )
        case SchemaWhy.CHOSEN:
            return f"Schéma {schema.label} : celui que vous avez choisi. {UNPROVED}"
    return (
        f"Schéma {schema.label} : suivi faute de choix, sans fichier officiel ni réglage. "
        f"{UNPROVED}"
    )


def schema_sentence(dossier: Dossier) -> str:
    """Say the same of the list that is open, as it may be shown."""
    return typographic(why_sentence(dossier.schema, dossier.schema_why))


def settings_note(schema: InForce, wanted: str) -> str:
    """Say that the settings followed another official schema than the present one, "" if not."""
    if not wanted or wanted == schema.sha256:
        return ""
    known = wanted[:SHOWN]
    if schema.brought:
        return f"Vos réglages suivaient un autre schéma officiel (empreinte {known})."
    return (
        f"Vos réglages suivaient un schéma officiel (empreinte {known}) qui n'est pas ici : "
        "déposez-le de nouveau."
    )
