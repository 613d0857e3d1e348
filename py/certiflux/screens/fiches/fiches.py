"""What is shown of the lists of France compétences, and of the user's own certifications."""

from __future__ import annotations

import datetime as dt
from typing import Final

from certiflux.base.words import counted, day_said, figure, typographic
from certiflux.dataset.fiches import CODE, codes_seen
from certiflux.fiches.fiche import Fiche, titled
from certiflux.fiches.known import OLD, KnownFiches, age, is_old
from certiflux.fiches.refusals import DATASET
from certiflux.fiches.register import FOUND, FicheList, ListKind, Register
from certiflux.mapping.settings import Settings
from certiflux.rules.register.codes import has_ended
from certiflux.screens import View
from certiflux.screens.columns.own_codes import column_codes
from certiflux.session import Dossier

OWN: Final = 100
"""One's own certifications shown at most."""

_KINDS: Final = {
    ListKind.CSV: "Liste CSV : RNCP et RS",
    ListKind.RNCP: "Liste XML du RNCP, avec les dates limites de délivrance",
    ListKind.RS: "Liste XML du RS, avec les dates limites de délivrance",
}
_FILES: Final = (
    "Le fichier « export-fiches-csv-AAAA-MM-JJ.zip » suffit : quelques mégaoctets, toutes les "
    "fiches. Si vous avez besoin des dates limites de délivrance, ajoutez "
    "« export-fiches-rncp-v4-1-AAAA-MM-JJ.zip » ou « export-fiches-rs-v4-1-AAAA-MM-JJ.zip », plus "
    "lourds. Déposez-les tels quels n'importe où sur la page, sans les extraire."
)
_WHY: Final = (
    "Avec elle, Certiflux montre l'intitulé à côté de chaque code et contrôle les codes, les "
    "dates, les voies d'accès et les blocs. Elle est lue ici, et rien n'est envoyé."
)


def fiches_view(register: Register | None, dossier: Dossier | None, today: dt.date) -> View:
    """Return the state of the lists, where to take them, and the user's own certifications."""
    known = known_of(register, dossier)
    own = [one for code in own_codes(dossier) if (one := known.fiche(code))]
    lists = register.lists if register else ()
    return {
        "title": "La liste de France compétences",
        "sentence": typographic(_sentence(lists, own, today)),
        "why": typographic(_WHY),
        "lists": [_list_view(one, today) for one in lists],
        "source": {
            "address": DATASET,
            "words": typographic("Ouvrir la page des listes sur data.gouv.fr"),
            "help": typographic(_FILES),
        },
        "own": [fiche_view(one, today) for one in own[:OWN]],
        "own_title": "Vos certifications",
        "own_note": typographic(_own_note(own, listed=bool(lists))) if dossier else "",
        "siret": known.kept.siret,
        "may_keep": dossier is not None,
        "may_search": bool(known),
        "may_take": dossier is not None and CODE not in dossier.mapping.by_target(),
    }


def known_of(register: Register | None, dossier: Dossier | None) -> KnownFiches:
    """Return all that is known of certifications."""
    return KnownFiches(register, (dossier.settings if dossier else Settings()).fiches)


def own_codes(dossier: Dossier | None) -> list[str]:
    """Return the codes of the user's own certifications: of the list, of the form, kept before."""
    if dossier is None:
        return []
    constant = codes_seen(dossier.settings.constants.get(CODE, ""))
    kept = dossier.settings.fiches.fiches
    return list(dict.fromkeys((*constant, *column_codes(dossier), *kept)))


def fiche_view(fiche: Fiche, today: dt.date) -> View:
    """Return one certification in words: its title, its state, what its list is."""
    return {
        "code": fiche.code,
        "told": titled(fiche.code, fiche.title),
        "active": not has_ended(fiche, today),
        "facts": typographic(", ".join(_facts(fiche, today))),
    }


def _facts(fiche: Fiche, today: dt.date) -> list[str]:
    ended = has_ended(fiche, today)
    facts = ["inactive" if ended else "active"]
    if fiche.effect:
        facts.append(f"effet le {day_said(fiche.effect)}")
    if fiche.end:
        facts.append(f"{'finie' if ended else 'enregistrée jusqu’au'} {_end(fiche, ended=ended)}")
    if fiche.limit:
        facts.append(f"délivrée jusqu'au {day_said(fiche.limit)}")
    if fiche.replaced_by:
        facts.append(f"remplacée par {' et '.join(fiche.replaced_by)}")
    if fiche.listed:
        facts.append(f"d'après la liste du {day_said(fiche.listed)}")
    return facts


def _end(fiche: Fiche, *, ended: bool) -> str:
    return f"le {day_said(fiche.end)}" if ended else day_said(fiche.end)


def _list_view(one: FicheList, today: dt.date) -> View:
    days = age(one.date, today)
    when = f"du {day_said(one.date)}" if one.date else "d'un jour que son nom ne dit pas"
    said = f"{_KINDS[one.kind]}, {when} : {counted(len(one.fiches), 'fiche')}."
    if is_old(one.date, today):
        said += f" Elle a {figure(days or 0)} jours : prenez celle du jour quand vous pourrez."
    return {"sentence": typographic(said), "old": is_old(one.date, today)}


def _sentence(lists: tuple[FicheList, ...], own: list[Fiche], today: dt.date) -> str:
    if lists:
        newest = lists[-1].date
        when = f" du {day_said(newest)}" if newest else ""
        return f"Certiflux contrôle vos codes avec la liste{when}."
    if own:
        oldest = min((one.listed for one in own if one.listed), default="")
        old = f" Elles ont plus de {OLD} jours." if is_old(oldest, today) else ""
        return f"Sans liste, ce que vos réglages en gardent sert encore.{old}"
    return "Aucune liste n'a été déposée : les codes ne sont contrôlés que par leur forme."


def _own_note(own: list[Fiche], *, listed: bool) -> str:
    if not own and listed:
        return "Votre fichier ne donne encore aucun code de cette liste."
    if not own:
        return "Elles seront montrées ici dès qu'une liste aura été lue."
    first = f"Les {OWN} premières sur {figure(len(own))}. " if len(own) > OWN else ""
    return first + (
        "Voici ce que vos réglages en gardent, avec la date de la liste : le mois prochain, "
        "Certiflux s'en servira sans elle."
    )


def search_view(known: KnownFiches, own: list[str], words: str, today: dt.date) -> View:
    """Return the certifications that some words find, the user's own first."""
    kept = Register((FicheList(ListKind.CSV, "", known.kept.fiches),))
    found = {one.code: one for one in (known.register or kept).search(words)}
    found |= {one.code: one for one in kept.search(words) if one.code not in found}
    first = [found[code] for code in own if code in found]
    items = [*first, *(one for code, one in found.items() if code not in own)]
    return {
        "items": [fiche_view(one, today) for one in items[:FOUND]],
        "sentence": typographic(_found(len(items), words)),
    }


def _found(count: int, words: str) -> str:
    if not words.strip():
        return "Écrivez un code, ou des mots de l'intitulé."
    if not count:
        return "Aucune certification n'a ce code ou tous ces mots : essayez avec un mot de moins."
    said = counted(count, "certification trouvée", "certifications trouvées")
    if count > FOUND:
        return f"{said}, les {FOUND} premières sont montrées : ajoutez un mot."
    return f"{said}."
