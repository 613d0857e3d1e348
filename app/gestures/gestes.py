"""What buttons, inputs and keys do while corrections are made; main.py adds them to its own."""

import dom
import entries
from parts.workshop import workshop_filter
from screens import atelier, personne

from gestures import corriger, ensemble, retouches


def _person(app):
    return app.screen.name == "personne"


def _save(app, arg):
    return personne.save(app, arg) if _person(app) else retouches.save_cell(app, arg)


def _put_aside(app, arg):
    return personne.aside(app, "aside") if _person(app) else retouches.put_aside(app, arg)


def _take_back(app, arg):
    return personne.aside(app, "back") if _person(app) else retouches.take_back(app, arg)


def _next(app, direction):
    return personne.go_next(app, direction) if _person(app) else atelier.go_next(app, direction)


def _give_up(app):
    if _person(app):
        personne.give_up(app)
    elif app.screen.name == "atelier":
        retouches.give_up(app)


def _want_all(app):
    atelier.filter_by(app, workshop_filter.everything())
    atelier.draw_filter(app)
    dom.focus_id("filtre-regle")


def on_key(app, event):
    """Take F8, Ctrl + Z, Ctrl + Y and Escape; leave every other key to the browser."""
    if app.busy or app.dossier is None or app.dossier.verdict is None:
        return
    mending = app.screen.mends
    if event.key == "F8" and mending:
        event.preventDefault()
        app.run(_next(app, -1 if event.shiftKey else 1))
    elif event.key == "Escape":
        _give_up(app)
    elif event.ctrlKey or event.metaKey:
        _history_key(app, event)


def on_paste(app, event):
    """Take several cells pasted in the workshop; return whether they were such."""
    text = str(event.clipboardData.getData("text/plain"))
    block = text.rstrip("\r\n")
    if app.screen.name != "atelier" or not ("\t" in block or "\n" in block):
        return False
    place = ensemble.place(app.screen)
    if place is None and dom.closest(event.target, "input, textarea") is not None:
        return False
    event.preventDefault()
    if place is None:
        ensemble.no_place(app)
    else:
        args = {"row": place[0], "field": place[1], "text": text}
        app.run(ensemble.preview(app, "paste_cells", args))
    return True


def _history_key(app, event):
    typing = dom.closest(event.target, "input:not([type=checkbox], [type=radio]), textarea")
    if app.screen.step != "verifier" or typing is not None:
        return
    key = str(event.key).lower()
    op = "redo" if key == "y" or (key == "z" and event.shiftKey) else "undo"
    if key in ("z", "y"):
        event.preventDefault()
        app.run(corriger.undo(app, op))


entries.gestures(
    actions={
        "act": retouches.act,
        "apply": lambda app, _arg: app.run(ensemble.apply(app)),
        "back_row": lambda app, arg: app.run(_take_back(app, arg)),
        "cell": retouches.open_cell,
        "choose_same": lambda app, arg: app.run(ensemble.choose_same(app, arg)),
        "fix": lambda app, arg: app.run(retouches.fix(app, arg)),
        "fix_same": lambda app, arg: app.run(ensemble.fix_same(app, arg)),
        "give_up": lambda app, _arg: _give_up(app),
        "history": lambda app, _arg: app.run(corriger.show_history(app)),
        "move": lambda app, arg: app.run(corriger.move(app, int(arg))),
        "next": lambda app, arg: app.run(_next(app, int(arg))),
        "preview_page": lambda app, arg: app.run(ensemble.turn_preview(app, int(arg))),
        "redo": lambda app, _arg: app.run(corriger.undo(app, "redo")),
        "same": lambda app, arg: app.run(ensemble.same(app, arg)),
        "undo": lambda app, _arg: app.run(corriger.undo(app, "undo")),
        "undo_all": lambda _app, _arg: corriger.ask_all(),
        "want_all": lambda app, _arg: _want_all(app),
    },
    changes={
        "tick": ensemble.tick,
        "tool": lambda app, node: app.run(ensemble.choose_tool(app, str(node.value))),
        "tool_column": lambda app, node: ensemble.choose_column(app, str(node.value)),
    },
    submits={
        "aside": lambda app, arg: app.run(_put_aside(app, arg)),
        "cell": lambda app, arg: app.run(_save(app, arg)),
        "choice": lambda app, arg: app.run(retouches.choose(app, arg)),
        "tool": lambda app, _arg: app.run(ensemble.tool(app)),
    },
)
