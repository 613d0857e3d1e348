"""The settings of the user: saved as a small file, dropped again, kept here when asked to.

What is kept is the text of the settings file: identifiers, columns, answers; nobody's name.
"""

import dom
import flow
import state
from pyscript import window
from pyscript.ffi import is_none

KEY = "certiflux.reglages"


def panel(app):
    """Make the block that saves the settings and keeps them here."""
    if app.dossier.invented:
        return None
    hold = dom.el(
        "input",
        type="checkbox",
        id="retenir",
        data_change="hold",
        checked=stored() is not None,
        aria_describedby="retenir-aide",
    )
    words = "Un petit fichier avec vos identifiants, vos réponses et le sens de vos colonnes. "
    words += "Il ne contient aucune donnée sur les personnes. "
    words += "Déposez-le avec votre prochain tableur : vous n’aurez plus rien à régler."
    here = "Ces mêmes réglages restent dans ce navigateur et vous sont proposés à votre prochaine "
    here += "visite. Décochez : ils sont effacés aussitôt."
    return dom.el(
        "section",
        dom.el("h3", "Pour la prochaine fois"),
        dom.el("p", dom.fr(words), cls="hint"),
        dom.button([dom.icon("down"), "Enregistrer ces réglages"], "settings", id="enregistrer"),
        dom.el("label", hold, " Retenir sur cet ordinateur", for_="retenir", cls="check"),
        dom.el("p", dom.fr(here), cls="hint", id="retenir-aide"),
        cls="keep",
        id="reglages",
    )


def offer(app):
    """Say on the first screen which settings wait for the next file, or may be taken again."""
    place = dom.get("reglages-prets")
    text = stored()
    if app.waiting is not None:
        dom.fill(
            place,
            dom.el("strong", "Vos réglages sont prêts."),
            " Ils seront repris avec le prochain tableur que vous déposerez. ",
            dom.button("Ne pas les reprendre", "leave", "small", id="regle-laisser"),
        )
    elif text is not None:
        dom.fill(
            place,
            "Des réglages sont retenus sur cet ordinateur. ",
            dom.button("Les reprendre", "reuse", "small", id="regle-reprendre"),
            " ",
            dom.button("Les effacer", "forget", "small", id="regle-effacer"),
        )
    dom.show(place, visible=app.waiting is not None or text is not None)


async def take(app, text):
    """Apply a settings file to the open dossier, or keep it for the next file."""
    if app.dossier is None or app.dossier.invented:
        wait(app, text)
        return
    dossier = app.dossier
    view = await flow.ask(app, "settings_load", {"text": text})
    dossier.sheet = view
    dossier.values = {}
    dossier.forget_verdict()
    flow.go(app, state.Colonnes())
    dom.announce("Réglages repris. " + view["summary"])
    await keep(app)


def wait(app, text):
    """Keep a settings file for the next spreadsheet, and say so; None keeps none."""
    app.waiting = text
    flow.go(app, state.Deposer())
    if text is None:
        dom.announce("Ces réglages ne seront pas repris.")
    else:
        dom.focus_id("reglages-prets")
        dom.announce("Réglages prêts : ils seront repris avec votre prochain tableur.")


async def keep(app):
    """Note the settings as they are now: for a new engine, and here when the user asked to."""
    dossier = app.dossier
    _, blob = await flow.ask(app, "settings_file")
    dossier.settings = str(await blob.text())
    # What no settings file carries: the columns of a sheet without header.
    dossier.understood = await flow.ask(app, "understood")
    if stored() is not None and not dossier.invented:
        _store(dossier.settings)


async def hold(app, *, wanted):
    """Keep the settings in this browser from now on, or erase them at once."""
    if not wanted:
        erase()
        return
    await keep(app)
    if _store(app.dossier.settings):
        dom.announce("Réglages retenus sur cet ordinateur.")
    else:
        dom.get("retenir").checked = False
        dom.announce("Votre navigateur ne permet pas de retenir les réglages.")


def erase():
    """Erase the settings kept in this browser."""
    storage = _storage()
    if storage is not None:
        storage.removeItem(KEY)
    dom.announce("Réglages effacés de cet ordinateur.")


def forget(app):
    """Erase the settings kept in this browser, from the first screen."""
    erase()
    offer(app)
    flow.focus_title(app)


def stored():
    """Return the settings kept in this browser, None for none."""
    storage = _storage()
    text = None if storage is None else storage.getItem(KEY)
    return None if is_none(text) else str(text)


def _store(text):
    storage = _storage()
    if storage is None:
        return False
    try:
        storage.setItem(KEY, text)
    except Exception:  # noqa: BLE001 (full, or refused by the browser)
        return False
    return True


def _storage():
    """Return the browser's storage; None where it refuses one."""
    try:
        storage = window.localStorage
    except Exception:  # noqa: BLE001 (a browser that blocks it raises on sight)
        return None
    return None if is_none(storage) else storage
