"""Open a saved dossier where it was left; take a dossier that was opened for the present one."""

import dom
import flow
import opening
import state
from screens import verifier

from gestures import reglages, reprendre, schema


async def open_saved(app, file):
    """Open a saved dossier, not encrypted, where it was left."""
    dossier = state.Dossier(file, None)
    dossier.reopened = dossier.saved = True

    async def read(card):
        await opening.load(app, dossier, card)

    await flow.work(app, title(file), read)
    adopt(app, dossier)
    if dossier.sheet["schema"]["brought"]:
        await reprendre.follow_schema(app, dossier.sheet["schema"])
    await reglages.keep(app)
    dossier.first = dossier.settings
    if dossier.sheet["form"]["ready"]:
        await verifier.check(app)
    else:
        flow.show(app, "colonnes")
    await reprendre.reopened(app)
    dom.announce(dom.fr("Dossier rouvert : ") + dossier.name())


def adopt(app, dossier):
    """Take a dossier that was opened for the present one; the engine says what stays behind."""
    behind = dossier.sheet["behind"]
    if behind == "none":
        app.before = None
    elif behind == "last":
        app.before = app.dossier
    app.dossier = dossier
    app.schema = dossier.sheet["schema"]
    schema.draw(app)


def title(file):
    """Return what the progress card says while a file, or pasted cells, are read."""
    if isinstance(file, str):
        return "Lecture des cellules collées"
    return dom.fr("Lecture de « ") + str(file.name) + dom.fr(" »")
