"""The portal's reports: told from other files, read, joined to the list, rehearsed, forgotten."""

import dom
import entries
import flow
import tried
from parts import alert
from pyscript import window

from gestures import registre

# What the engine needs of a file to say what it is.
HEAD = 65536
ENDINGS = (".xml", ".json", ".txt")
SCRIPT = "static/exemple/exemple.accuse.toml"


async def gather(app, files):
    """Part the registre, the reports of the portal, the lists of France compétences from others.

    Return the files of each, then the others.
    """
    books, answers, lists, rest = [], [], [], []
    found = {"registre": books, "accuse": answers, "fiches": lists}
    for file in files:
        name = str(file.name).lower()
        kind = "table"
        if name.endswith(ENDINGS) or "." not in name:
            kind = await _kind(app, file)
        found.get(kind, rest).append(file)
    return books, answers, lists, rest


async def unpack(app, archives):
    """Part the archives that hold a report of the portal, and the lists, from the others."""
    answers, lists, rest = [], [], []
    found = {"accuse": answers, "fiches": lists}
    for file in archives:
        zipped = str(file.name).lower().endswith(".zip")
        kind = await _kind(app, file) if zipped else ""
        found.get(kind, rest).append(file)
    return answers, lists, rest


async def _kind(app, file):
    """Ask the engine what a file is, by its beginning."""
    args = {"name": str(file.name), "size": int(file.size)}
    head = file.slice(0, HEAD)

    async def identify(_card):
        return await app.bridge.call("identify", args, head)

    if app.bridge.up:
        return (await flow.ask(app, "identify", args, head))["kind"]
    words = dom.fr("Lecture de « ") + args["name"] + dom.fr(" »")
    return (await flow.work(app, words, identify))["kind"]


async def take(app, files):
    """Read reports one after another and show what they say together."""

    async def read():
        for file in files:
            await _take_one(app, file)

    await registre.together(app, read)
    flow.show(app, "accuse")
    dom.announce(app.accuse["verdict"]["sentence"])


async def _take_one(app, file):
    args = {"name": str(file.name), "size": int(file.size)}

    async def read(card):
        return await app.bridge.job("accuse", args, file, card.step)

    keep(app, await flow.work(app, dom.fr("Lecture de « ") + args["name"] + dom.fr(" »"), read))


def keep(app, view):
    """Take what the engine says of the answers, and of the list that it checked on the way."""
    app.accuse = view if view["available"] else None
    if view.get("list") and app.dossier is not None:
        app.dossier.verdict = view["list"]
        app.dossier.files = None


async def join(app):
    """Check the list that is open and name the people of the answer."""

    async def run(card):
        return await app.bridge.job("accuse_join", {}, None, card.step)

    keep(app, await flow.work(app, "Vérification de la liste", run))
    flow.show(app, "accuse")


async def same(app, index):
    """Say that an id of the report is one of the list, written otherwise."""
    one = app.accuse["alike"][index]
    keep(app, await flow.ask(app, "accuse_same", {"id": one["id"], "own": one["own"]}))
    flow.show(app, "accuse")
    dom.announce(app.accuse["verdict"]["sentence"])


async def forget(app):
    """Forget the reports that were read."""
    await flow.ask(app, "accuse_forget")
    app.accuse = None
    flow.show(app, "accuse")


async def rehearse(app):
    """Have an invented answer made for the file of the example."""
    response, _ = await tried.ask(window, "fetch", SCRIPT)
    script = None
    if response is not None and response.ok:
        script, _ = await tried.ask(response, "text")
    if script is None:
        alert.show(
            {
                "title": "La répétition n’a pas pu commencer",
                "message": "La page n’a pas pu lire le fichier qui l’accompagne.",
                "remedy": "Vérifiez votre connexion, puis recommencez.",
            }
        )
        return
    app.accuse = await flow.ask(app, "rehearse", {"script": str(script)})
    flow.show(app, "accuse")
    dom.announce(app.accuse["verdict"]["sentence"])


def rehearse_button(app):
    """Make the button of the rehearsal, for the files of the example alone."""
    dossier = app.dossier
    if dossier is None or not dossier.invented or dossier.files is None:
        return None
    return dom.button("Répéter le dépôt avec l’exemple", "rehearse")


def after(app):
    """Make the buttons that go on from the files made: the answer, or its rehearsal."""
    return [
        dom.button("J’ai reçu l’accusé du portail", "go", arg="accuse"),
        rehearse_button(app),
    ]


entries.gestures(
    actions={
        "accuse_forget": lambda app, _arg: app.run(forget(app)),
        "accuse_join": lambda app, _arg: app.run(join(app)),
        "accuse_same": lambda app, arg: app.run(same(app, int(arg))),
        "rehearse": lambda app, _arg: app.run(rehearse(app)),
    },
)
