"""What is true of the people of an export: who is to be declared, and what is to be said."""

import datetime as dt

from certiflux.dictionary.decisions import Decision
from understanding.cells import Shown, filled, text_of
from understanding.roster import roster
from understanding.words import table_of

MEANT = {
    "FI": "FORMATION_INITIALE_HORS_APPRENTISSAGE",
    "APP": "FORMATION_INITIALE_APPRENTISSAGE",
    "FC": "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION",
    "PRO": "FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION",
    "SANS": "SANS_MENTION",
    "AB": "MENTION_ASSEZ_BIEN",
    "B": "MENTION_BIEN",
    "TB": "MENTION_TRES_BIEN",
}
"""Short names that the descriptions use for values of the flow."""


def meaning(export, field, raw):
    """Return the value of the flow that a spelling of an export stands for, None for none."""
    said = export.told.get("values", {}).get(field, {}).get(raw)
    return MEANT.get(said, said)


def decided(export, raw):
    """Return what a spelling says of who has it, as the user knows them, None for nobody."""
    declared = [
        declared
        for sheet in export.sheets
        for number, _, _, declared in sheet.people
        for cell, (_, good) in zip(sheet.rows[number - 1], sheet.columns, strict=True)
        if "resultat" in good and text_of(cell) == raw
    ]
    if not declared:
        return None
    return (Decision.ADMITTED if any(declared) else Decision.NOT_ADMITTED).value


def people_of(export):
    """Return each passage to declare: who, in which rows, and the value of each field told."""
    found = []
    rows = _rows(export)
    if passages := export.told.get("passages"):
        for one in table_of(passages):
            who = one.pop("who")
            said = {**export.told.get("truth", {}), **one}
            found.append(_passage(export, who, rows[who], said, {}))
        return found
    for sheet in export.sheets:
        for _, who, facts, declared in sheet.people:
            if declared:
                found.append(_passage(export, who, rows[who], export.told.get("truth", {}), facts))
    return found


def out_of(export):
    """Return who must not be declared at all."""
    rows = _rows(export)
    return [
        {**roster()[who], "rows": rows[who]}
        for sheet in export.sheets
        for _, who, _, declared in sheet.people
        if not declared
    ]


def _rows(export):
    found = {}
    for sheet in export.sheets:
        for number, who, _, _ in sheet.people:
            found.setdefault(who, []).append((sheet.name, number))
    return found


def _passage(export, who, rows, said, facts):
    fields = {}
    for field, template in said.items():
        value = filled(template, facts)
        raw = value.value if isinstance(value, Shown) else value
        if isinstance(raw, dt.datetime):
            raw = raw.date()
        told = raw.isoformat() if isinstance(raw, dt.date) else str(raw)
        fields[field] = meaning(export, field, told) or told
    return {"who": roster()[who], "rows": rows, "fields": fields, **_told(export)}


def _told(export):
    """Return how much a file tells of names of use and of places of birth."""
    right = {field for sheet in export.sheets for _, ok in sheet.columns for field in ok[:1]}
    every = {field for sheet in export.sheets for _, ok in sheet.columns for field in ok}
    place = "none"
    if right & {"8.10", "8.11"} or right >= {"8.12", "departement"}:
        place = "sure"
    elif "8.12" in right:
        place = "word"
    return {"usage_told": "8.2" in every, "place": export.told.get("place", place)}
