"""A refusal that is about the format: what it says, and the other format offered at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from certiflux.base.words import typographic
from certiflux.deposits.accuse.schema_refusal import SchemaClue, SchemaRefusal, schema_refusal
from certiflux.dictionary import CURRENT, LATEST, Version
from certiflux.screens import View
from certiflux.session import Dossier

_SAID: Final = {
    SchemaClue.ACTION_MISSING: "Le portail réclame la balise « action » : il attend le format "
    "1.1.5.",
    SchemaClue.UNKNOWN_TAG: "Le portail ne connaît pas une balise du format 1.1.5 : il attend "
    "encore le format 1.1.2.",
    SchemaClue.NAMESPACE: "Le portail ne reconnaît pas le début du fichier (son espace de noms) : "
    "le format n'est pas celui qu'il attend. Les deux formats connus ont le même espace de noms.",
    SchemaClue.VERSION: "Le portail parle de la version du format : ce n'est pas celle qu'il "
    "attend.",
}
KIT: Final = (
    "Pour en être sûr, déposez sur cette page le kit du portail, qui contient le schéma officiel."
)
UNKNOWN: Final = (
    "Ce message ne parle pas du format du fichier : l'autre format n'y changerait rien. Si vous "
    "avez l'accusé de traitement, déposez-le ici : chaque motif y est expliqué."
)
EMPTY: Final = "Collez d'abord le message du portail."
_NO_LIST: Final = "Ouvrez la liste ou le flux qui a été déposé pour refaire le fichier."
_DONE: Final = (
    "La liste ouverte suit déjà le schéma {label}. Si le fichier refusé le suivait aussi, seul le "
    "kit du portail peut trancher."
)


def refusal_view(messages: Iterable[str], dossier: Dossier | None) -> View | None:
    """Return what a refusal of a whole file says of the format, None when it says nothing of it."""
    found = schema_refusal(messages)
    if found is None:
        return None
    offered = _offered(found, dossier)
    told = [_SAID[found.clue]]
    if dossier is None:
        told.append(_NO_LIST)
    elif offered is None:
        told.append(_DONE.format(label=dossier.schema.label))
    return {
        "recognised": True,
        "sentence": typographic(" ".join(told)),
        "kit": typographic(KIT),
        "offer": _offer(offered) if offered else None,
    }


def message_view(text: str, dossier: Dossier | None) -> View:
    """Return the same of a message that the user pasted; one that is not recognised is said so."""
    found = refusal_view([text], dossier)
    if found is not None:
        return found
    said = UNKNOWN if text.strip() else EMPTY
    return {"recognised": False, "sentence": typographic(said), "kit": "", "offer": None}


def _offered(found: SchemaRefusal, dossier: Dossier | None) -> Version | None:
    """Return the version that may be tried next, None where it is followed already."""
    if dossier is None:
        return None
    followed = dossier.version.number
    if found.wanted is not None:
        return None if found.wanted.number == followed else found.wanted
    return CURRENT if followed == LATEST.number else LATEST


def _offer(version: Version) -> View:
    return {
        "number": version.number,
        "label": typographic(f"Refaire le fichier au format {version.number}"),
        "help": typographic(
            "Mêmes personnes, mêmes identifiants : un fichier refusé en entier n'a rien enregistré."
        ),
    }
