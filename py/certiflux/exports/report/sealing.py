"""Say in French what the page's attempts to send something out came to."""

from __future__ import annotations

from typing import Final

from certiflux.base.clock import paris
from certiflux.base.sealing import CONNECTING, OWN, SILENCE, Attempt, AttemptOutcome, Sealing
from certiflux.base.words import counted, typographic
from certiflux.screens import View

MEANS: Final = {
    "fetch": "Requête (fetch)",
    "xhr": "Requête ancienne (XMLHttpRequest)",
    "beacon": "Balise de suivi (sendBeacon)",
    "websocket": "Liaison continue (WebSocket)",
    "eventsource": "Flux d'événements (EventSource)",
    "image": "Image invisible",
    "form": "Envoi d'un formulaire",
    "script": "Programme venu d'ailleurs",
    "style": "Feuille de style venue d'ailleurs",
    "frame": "Page glissée dans la page",
    "media": "Son ou vidéo",
    "webrtc": "Appel direct (WebRTC)",
    OWN: "Adresse de ce site qui n'est pas un fichier de l'application",
}
WHERE: Final = {"page": "La page", "engine": "Le moteur"}
RETIRED: Final = "retired"
"""The rule noted for what the page takes away from itself when it starts."""

STATES: Final = {
    AttemptOutcome.REFUSED: ("ok", "Bloqué"),
    AttemptOutcome.UNPROVEN: ("warning", "Non prouvé"),
    AttemptOutcome.UNGUARDED: ("attente", "Sans objet ici"),
    AttemptOutcome.PASSED: ("error", "Passé"),
}
WORDS: Final = {"ok": "Étanche", "warning": "À regarder", "error": "Pas étanche"}
LIMITS: Final = (
    "Cet essai porte sur la page et son moteur. Il ne dit rien d'une extension du navigateur ni "
    "d'un logiciel de cet ordinateur, que la page ne peut pas empêcher."
)


def sealing_view(sealing: Sealing) -> View:
    """Return the verdict of the test, then each attempt with how it ended."""
    outcomes = sealing.outcomes()
    return {
        **_verdict(outcomes),
        "target": sealing.target,
        "date": paris(sealing.epoch).isoformat(),
        "when": f"{paris(sealing.epoch):%d/%m/%Y à %H:%M}",
        "rows": [_row(one, sealing.outcome(one)) for one in sealing.attempts],
        "limits": typographic(LIMITS),
    }


def _verdict(outcomes: list[AttemptOutcome]) -> View:
    tried = len(outcomes) - outcomes.count(AttemptOutcome.UNGUARDED)
    refused, passed = outcomes.count(AttemptOutcome.REFUSED), outcomes.count(AttemptOutcome.PASSED)
    if passed:
        level = "error"
        sentence = f"{counted(passed, 'essai est passé', 'essais sont passés')} : n'y déposez rien."
        after = "Cette copie n'est pas étanche. Prévenez la personne qui l'héberge."
    elif refused < tried:
        level = "warning"
        sentence = f"{counted(refused, 'essai bloqué', 'essais bloqués')} sur {tried}."
        after = "Pour les autres, rien n'est parti, mais le navigateur ne dit pas pourquoi."
    else:
        level = "ok"
        sentence = (
            f"{counted(tried, 'essai', 'essais')}, tous bloqués : rien ne sort de cette page."
        )
        after = "Ce résultat est joint à vos rapports."
    return {
        "level": level,
        "word": WORDS[level],
        "sentence": typographic(sentence),
        "next": typographic(after),
    }


def _row(attempt: Attempt, outcome: AttemptOutcome) -> View:
    level, word = STATES[outcome]
    return {
        "label": typographic(MEANS.get(attempt.means, attempt.means)),
        "where": WHERE.get(attempt.where, attempt.where),
        "level": level,
        "verdict": word,
        "how": typographic(_how(attempt, outcome)),
    }


def _how(attempt: Attempt, outcome: AttemptOutcome) -> str:
    if attempt.rule == RETIRED:
        return "Ce moyen est retiré par la page à son démarrage."
    if attempt.rule:
        return f"Interdit par la règle « {attempt.rule} » que la page s'impose (CSP)."
    if outcome is AttemptOutcome.REFUSED and attempt.means in CONNECTING:
        return (
            f"L'essai a échoué ({attempt.error}), et la règle de la page est en vigueur ici : une "
            "adresse que rien d'autre n'interdit y a été refusée."
        )
    if outcome is AttemptOutcome.REFUSED:
        return "Refusé par le garde-fou installé dans ce navigateur (service worker)."
    if outcome is AttemptOutcome.UNGUARDED:
        return "Le garde-fou (service worker) n'est pas installé à cette adresse."
    if outcome is AttemptOutcome.UNPROVEN and attempt.error == SILENCE:
        return "Le navigateur n'a rien dit de cet essai."
    if outcome is AttemptOutcome.UNPROVEN:
        return f"Rien n'est parti, sans raison connue ({attempt.error})."
    return "Rien ne l'a arrêté."
