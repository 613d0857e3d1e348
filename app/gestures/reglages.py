"""The settings of the user: saved as a small file, dropped again, kept here when asked to.

What is kept is the text of the settings file: identifiers, columns, answers; nobody's name.
"""

import dom
import entries
import flow
import storage

from gestures import schema

KEY = "certiflux.reglages"
SAID = "retenir-dit"
TURN = "reglages"
NOTHING_KEPT = (
    "Ce navigateur ne garde rien de cette page (cookies bloqués, ou plus de place) : tout marche, "
    "mais téléchargez vos réglages et votre registre pour les retrouver."
)
REFUSED = (
    "Ce navigateur ne garde rien : il refuse, ou il n’a plus de place. Enregistrez le fichier des "
    "réglages, il servira de la même façon."
)

OTHERS = (
    "Un autre onglet vient de retenir ses réglages à la place de ceux-ci. Cochez pour retenir de "
    "nouveau ceux de cet onglet."
)
ERASED = "Ces réglages ont été effacés de cet ordinateur dans un autre onglet."


class Kept:
    """What this tab knows of the settings kept here: ``here`` while it is the one to keep its own.

    ``last`` is the text that it last read or wrote: another one is then another tab's.
    """

    last = storage.get(KEY)
    here = last is not None


def panel(app):
    """Make the block that saves the settings and keeps them here."""
    if app.dossier.invented:
        return None
    hold = dom.el(
        "input",
        type="checkbox",
        id="retenir",
        data_change="hold",
        checked=Kept.here,
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
        dom.el("p", None if storage.works() else dom.fr(REFUSED), id=SAID, role="status"),
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
    elif not storage.works():
        dom.fill(place, dom.fr(NOTHING_KEPT))
    dom.show(place, visible=app.waiting is not None or text is not None or not storage.works())


async def take(app, text):
    """Apply a settings file to the open dossier, or keep it for the next file."""
    if app.dossier is None or app.dossier.invented:
        wait(app, text)
        return
    dossier = app.dossier
    view = await flow.ask(app, "settings_load", {"text": text})
    dossier.sheet = view
    app.schema = view["schema"]
    schema.draw(app)
    dossier.values = {}
    dossier.forget_verdict()
    flow.show(app, "colonnes")
    dom.announce("Réglages repris. " + view["summary"])
    await keep(app)


def reuse(app):
    """Take the settings kept here with the next spreadsheet, and go on keeping them."""
    Kept.last = text = stored()
    Kept.here = text is not None
    wait(app, text)


def wait(app, text):
    """Keep a settings file for the next spreadsheet, and say so; None keeps none."""
    app.waiting = text
    flow.show(app, "deposer")
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
    if Kept.here and not dossier.invented:
        await _put(app, dossier.settings)


async def _put(app, text, *, over=False):
    """Keep settings, alone among the tabs; those that another one kept meanwhile only ``over``."""
    end = await storage.turn(TURN)
    if stored() != Kept.last and not over:
        heard(app, KEY)
    elif storage.put(KEY, text):
        Kept.last, Kept.here = text, True
    else:
        # What stays would be the answers of before, under a box that says the contrary.
        storage.erase(KEY)
        Kept.last, Kept.here = None, False
        _refused()
    end()


def heard(app, key):
    """Follow what another tab keeps or erased: its word is the last, and this one says so."""
    now = stored()
    if key not in (KEY, None) or now == Kept.last:
        return
    Kept.last = now
    # A tab without a list of its own has nothing that was replaced.
    own, Kept.here = Kept.here and app.dossier is not None, now is not None and app.dossier is None
    if app.screen.name == "deposer" and not app.busy:
        offer(app)
    if own:
        _said(OTHERS if now is not None else ERASED)


async def hold(app, *, wanted):
    """Keep the settings in this browser from now on, or erase them at once."""
    if not wanted:
        erase()
        return
    await keep(app)
    await _put(app, app.dossier.settings, over=True)
    if Kept.here:
        dom.text(dom.get(SAID), "")
        dom.announce("Réglages retenus sur cet ordinateur.")


def _refused():
    """Say that nothing is kept; the box says so too."""
    _said(REFUSED)


def _said(words):
    """Say why the settings of this tab are not kept, where everybody sees it."""
    if dom.present(SAID):
        dom.get("retenir").checked = False
        dom.text(dom.get(SAID), dom.fr(words))
    else:
        dom.announce(dom.fr(words))


def erase():
    """Erase the settings kept in this browser."""
    storage.erase(KEY)
    Kept.last, Kept.here = None, False
    dom.announce("Réglages effacés de cet ordinateur.")


def forget(app):
    """Erase the settings kept in this browser, from the first screen."""
    erase()
    offer(app)
    flow.focus_title(app)


def stored():
    """Return the settings kept in this browser, None for none."""
    return storage.get(KEY)


entries.gestures(
    actions={
        "forget": lambda app, _arg: forget(app),
        "leave": lambda app, _arg: wait(app, None),
        "reuse": lambda app, _arg: reuse(app),
    },
    changes={
        "hold": lambda app, node: app.run(hold(app, wanted=node.checked)),
    },
)
