"""Have the engine read what a dossier holds: a file, or pasted cells."""

import tried
from pyscript import window
from pyscript.ffi import to_js


async def load(app, dossier, card):
    """Have the engine read the file or the pasted cells of a dossier."""
    file = dossier.file
    if isinstance(file, str):
        cells = {"text": file, "settings": dossier.settings}
        dossier.sheet = await app.bridge.job("paste", cells, None, card.step)
        return
    args = {"name": str(file.name), "size": int(file.size), "settings": dossier.settings}
    args["sheet"], args["again"] = dossier.sheet_name, dossier.again
    if dossier.sheet is not None:
        # It was open before: the schema followed since then is already in force.
        args["schema"] = "present"
    dossier.sheet = await app.bridge.job("open", args, file, card.step)
    if not dossier.held:
        dossier.file, dossier.held = await kept(file), True
    if dossier.reopened and dossier.settings != dossier.first:
        dossier.sheet = await app.bridge.call("settings_load", {"text": dossier.settings})
    await judge(app, dossier, card)


async def judge(app, dossier, card):
    """Have the schema judge the file of a dossier as it is, when it is a flow."""
    dossier.flow = None
    if dossier.sheet["file"]["flow"]:
        dossier.flow = await app.bridge.job("flow_check", {}, None, card.step)


async def kept(file):
    """Return a file as it was read, in memory: the one on the disk may change or go meanwhile."""
    data, error = await tried.ask(file, "arrayBuffer")
    if error:
        return file
    copy, error = tried.make(window, "File", to_js([data]), str(file.name))
    return file if error else copy
