"""What is kept of the user's own certifications, in the same file of settings.

A section per code: the title, the days and the ways that the list of a day has. Nobody's name.
"""

from __future__ import annotations

from certiflux.base.siret import siret_fault
from certiflux.fiches.fiche import FICHE, Fiche, codes_of, real_day, siret_of
from certiflux.fiches.known import KeptFiches
from certiflux.fiches.ways import ORDER
from certiflux.mapping.joining_file import short, unreadable

FICHES = "fiches"
SIRET = "siret"

_STATES = {"active": True, "inactive": False}
_TITLE, _STATE, _WHOLE = "intitule", "etat", "sirets_complets"
_DAYS = {"liste": "listed", "effet": "effect", "fin": "end", "limite": "limit"}
_LISTS = {"acces": "ways", "remplacee_par": "replaced_by", "sirets": "sirets", "blocs": "blocks"}


def parse_fiches(said: object) -> KeptFiches:
    """Return what the section says; raise UserError for what it cannot hold."""
    if not isinstance(said, dict):
        raise unreadable(f"« {FICHES} » devrait être une section.")
    rest = dict(said)
    siret = rest.pop(SIRET, "")
    if not isinstance(siret, str) or (siret and siret_fault(siret)):
        raise unreadable(
            f"« {FICHES}.{SIRET} » devrait être un SIRET, 14 chiffres entre guillemets."
        )
    return KeptFiches(siret, {code: _fiche(code, entries) for code, entries in rest.items()})


def _fiche(code: str, entries: object) -> Fiche:
    where = f"« {FICHES}.{short(code)} »"
    known = {_TITLE, _STATE, _WHOLE, *_DAYS, *_LISTS}
    if not FICHE.fullmatch(code) or not isinstance(entries, dict) or {*entries} - known:
        raise unreadable(f"{where} n'est pas une certification que Certiflux a gardée.")
    texts = {name: value for name, value in entries.items() if isinstance(value, str)}
    if len(texts) < len(entries):
        raise unreadable(f"{where} ne devrait contenir que des textes.")
    for name in _DAYS:
        if texts.get(name) and not real_day(texts[name]):
            raise unreadable(f"{where} : « {name} » devrait être un jour, comme 2026-08-29.")
    lists = {name: texts.get(name, "").split() for name in _LISTS}
    return Fiche(
        code,
        " ".join(texts.get(_TITLE, "").split()),
        active=_STATES.get(texts.get(_STATE, "")),
        ways=tuple(way for way in ORDER if way in lists["acces"]),
        replaced_by=codes_of(lists["remplacee_par"]),
        sirets=tuple(one for one in lists["sirets"] if siret_of(one) == one),
        whole=texts.get(_WHOLE) == "oui",
        blocks=tuple(lists["blocs"]),
        **{attribute: texts.get(name, "") for name, attribute in _DAYS.items()},
    )


def fiches_sections(kept: KeptFiches) -> dict[str, dict[str, str]]:
    """Return the sections of the file that ``parse_fiches`` reads back equal."""
    sections = {FICHES: {SIRET: kept.siret}} if kept.siret else {}
    return sections | {f"{FICHES}.{code}": _entries(one) for code, one in kept.fiches.items()}


def _entries(fiche: Fiche) -> dict[str, str]:
    states = [word for word, state in _STATES.items() if state == fiche.active]
    entries = {_TITLE: fiche.title, _STATE: "".join(states)}
    entries |= {name: getattr(fiche, attribute) for name, attribute in _DAYS.items()}
    entries |= {name: " ".join(getattr(fiche, attribute)) for name, attribute in _LISTS.items()}
    entries[_WHOLE] = "oui" if fiche.whole else ""
    return {name: value for name, value in entries.items() if value}
