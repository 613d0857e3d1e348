"""The registre on the page: opened, written in, handed over, kept here when asked to."""

import dom
import entries
import flow
import handing
import storage
from parts.deposits import registre_view
from parts.leaving import leaving_files
from pyscript import window
from pyscript.ffi import to_js

from gestures import reprendre

KEY = "certiflux.deposits.registre"
PLACE = "registre"
DEPOSIT = "depot"
NAME = "registre.json"


class Kept:
    """The text of the registre as it is now; ``changed`` since the user last took it away.

    ``refused`` says that this browser could not keep it, ``apart`` that what it keeps is the
    registre of somebody else, opened in another tab: it is left alone. ``last`` is what this
    browser was last known to keep of it.
    """

    def __init__(self, text, last=None):
        self.text = text
        self.last = last
        self.changed = self.refused = self.apart = False

    def why(self):
        """Return why this browser does not keep it, in words; None when nothing prevents it."""
        if self.refused:
            return registre_view.NO_ROOM
        return registre_view.APART if self.apart else None

    def at_risk(self):
        """Tell whether what it holds would be lost with the page."""
        return self.changed and not self.held()

    def held(self):
        """Tell whether this browser keeps this registre."""
        return stored() is not None and not self.refused and not self.apart


async def draw(app):
    """Show the panel where the screen has a place for it."""
    if not dom.present(PLACE):
        return
    screen = app.screen
    view = await flow.peek(app, "registre_view")
    if app.screen is not screen or not dom.present(PLACE):
        return
    dossier = app.dossier
    checked = dossier is not None and dossier.verdict is not None
    made = dossier is not None and dossier.files is not None
    told = view["deposit"] if checked and not dossier.invented else None
    dom.fill(dom.get(DEPOSIT), leaving_files.deposit(told) if told else None)
    dom.fill(
        dom.get(PLACE),
        registre_view.panel(
            view,
            changed=app.registre is not None and app.registre.changed,
            kept=app.registre is not None and app.registre.held(),
            refused=app.registre.why() if app.registre is not None else None,
            may_start=checked and not dossier.invented,
            may_write=made and not view["written"],
        ),
    )


async def wake(app):
    """Give an engine that has just started the registre of before, or the one kept here."""
    text = app.registre.text if app.registre is not None else stored()
    if text is None:
        return
    _, refusal = await flow.attempt(app, "registre_load", *_payload(text))
    if refusal is None and app.registre is None:
        app.registre = Kept(text, stored())


def _payload(text):
    blob = window.Blob.new(to_js([text]))
    return {"name": NAME, "size": int(blob.size)}, blob


async def take(app, file):
    """Open the registre that the user kept; the list that is open is checked again with it."""
    text = str(await file.text())
    args = {"name": str(file.name), "size": int(file.size)}

    async def read(card):
        await app.bridge.call("registre_load", args, file)
        if app.dossier is not None and app.dossier.verdict is not None:
            return await app.bridge.job("check", {}, None, card.step)
        return None

    verdict = await flow.work(app, "Lecture du registre", read)
    app.registre = Kept(text)
    _hold_if_kept(app)
    _follow(app, verdict)
    flow.show(app, "accuse")
    dom.announce("Registre ouvert.")


def _follow(app, verdict):
    if verdict and app.dossier is not None:
        app.dossier.verdict = verdict
        app.dossier.files = None


async def together(app, work):
    """Do ``work()``, which writes in the registre: on what the tabs keep now, one at a time."""
    if app.registre is None or not app.registre.held():
        result = await work()
        await remember(app)
        return result
    end = await storage.turn(PLACE)
    try:
        await _catch_up(app)
        result = await work()
        await remember(app)
    finally:
        end()
    return result


async def _catch_up(app):
    """Take up what another tab noted since; tell whether there was anything."""
    text = stored()
    if text is None or text == app.registre.text:
        return False
    _, refusal = await flow.attempt(app, "registre_load", *_payload(text))
    app.registre.apart = refusal is not None
    if refusal is None:
        app.registre.text = app.registre.last = text
        app.registre.changed = True
    return refusal is None


async def heard(app, key):
    """Follow what another tab keeps, or erased; in the middle of work, before the next writing."""
    if key not in (KEY, None) or app.busy or not app.bridge.up:
        return
    if app.registre is None:
        await wake(app)
    elif stored() is not None and await _catch_up(app):
        dom.announce("Le registre a été complété dans un autre onglet.")
    await draw(app)


async def remember(app):
    """Take the registre's text again after the engine wrote in it."""
    if app.registre is None:
        return
    _, blob = await flow.ask(app, "registre_file")
    text = str(await blob.text())
    if text != app.registre.text:
        app.registre.text = text
        app.registre.changed = True
    _hold_if_kept(app)


async def start(app):
    """Start a registre for the certifier of the open list, or take the one that a tab keeps."""
    await wake(app)
    words = "Registre ouvert."
    if app.registre is None:
        words = "Registre commencé."
        await flow.ask(app, "registre_new")
        app.registre = Kept("")
        # What is kept here is then the registre of another certifier.
        app.registre.apart = stored() is not None
        await remember(app)
    await draw(app)
    dom.focus_id("titre-registre")
    dom.announce(words)


async def write(app):
    """Write down that the files just made were deposited."""
    result = await together(app, lambda: flow.ask(app, "registre_sent"))
    if result["verdict"]:
        app.dossier.verdict = result["verdict"]
    await draw(app)
    dom.focus_id("titre-registre")
    noted = dom.count(result["recorded"], "passage noté", "passages notés")
    dom.announce(noted + " dans le registre.")
    if app.registre.refused:
        dom.announce(noted + dom.fr(" dans le registre. ") + dom.fr(registre_view.NO_ROOM))


async def deposited(app, *, said):
    """Note, without any registre, that the files were deposited, or were not."""
    result = await flow.ask(app, "deposited", {"deposited": said})
    if result["verdict"]:
        app.dossier.verdict = result["verdict"]
    await reprendre.see(app)
    if app.screen.name == "accuse":
        app.draw()
        flow.focus_title(app)
    else:
        await draw(app)
        dom.focus_id(leaving_files.DEPOSIT)
    dom.announce("Noté : déposé." if said else "Noté : pas déposé.")


async def save(app):
    """Hand the registre over, to be kept."""
    await handing.save(app, "registre_file")
    app.registre.changed = False
    await draw(app)
    dom.focus_action("registre_file", "null")


async def forget(app):
    """Go on without a registre."""
    result = await flow.ask(app, "registre_forget")
    app.registre = None
    storage.erase(KEY)
    _follow(app, result["verdict"])
    await draw(app)
    dom.focus_id("titre-registre")
    dom.announce("Registre fermé.")


def hold(app, *, wanted):
    """Keep the registre in this browser, or erase it from there."""
    kept = app.registre
    if not wanted:
        storage.erase(KEY)
        dom.announce("Registre effacé d’ici.")
        return
    kept.apart = stored() not in (None, kept.text, kept.last)
    kept.refused = False
    if not kept.apart:
        _put(kept)
    dom.announce(dom.fr(kept.why() or "Registre gardé dans ce navigateur."))
    app.run(draw(app))


def _hold_if_kept(app):
    """Keep the registre as it is now where the user asked for it, and know when it is refused."""
    if app.registre.held():
        _put(app.registre)


def _put(kept):
    kept.refused = not storage.put(KEY, kept.text)
    if not kept.refused:
        kept.last = kept.text


def stored():
    """Return the registre kept in this browser, None for none."""
    return storage.get(KEY)


entries.gestures(
    actions={
        "deposited": lambda app, _arg: app.run(deposited(app, said=True)),
        "registre_file": lambda app, _arg: app.run(save(app)),
        "registre_forget": lambda app, _arg: app.run(forget(app)),
        "registre_new": lambda app, _arg: app.run(start(app)),
        "registre_sent": lambda app, _arg: app.run(write(app)),
        "undeposited": lambda app, _arg: app.run(deposited(app, said=False)),
    },
    changes={
        "registre_hold": lambda app, node: hold(app, wanted=node.checked),
    },
)
