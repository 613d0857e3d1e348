"""What buttons, inputs and keys do while corrections are made; main.py adds them to its own."""

import dom
import state
from parts import history, workshop_filter

from steps import atelier, colonnes, corriger, ensemble, personne, retouches


def actions(app):
    """Return what each button of the workshop does, by its name."""
    run = app.run
    return {
        "act": lambda arg: retouches.act(app, arg),
        "apply": lambda _arg: run(ensemble.apply(app)),
        "back_row": lambda arg: run(_take_back(app, arg)),
        "cell": lambda arg: retouches.open_cell(app, arg),
        "choose_same": lambda arg: run(ensemble.choose_same(app, arg)),
        "field": lambda arg: personne.open_field(app, arg),
        "fix": lambda arg: run(retouches.fix(app, arg)),
        "fix_same": lambda arg: run(ensemble.fix_same(app, arg)),
        "give_up": lambda _arg: _give_up(app),
        "history": lambda _arg: run(corriger.show_history(app)),
        "move": lambda arg: run(corriger.move(app, int(arg))),
        "next": lambda arg: run(_next(app, int(arg))),
        "people": lambda arg: atelier.open_people(app, arg),
        "one_person": lambda arg: personne.open_alone(app, int(arg)),
        "person": lambda arg: personne.open_row(app, int(arg)),
        "person_back": lambda _arg: personne.back(app),
        "person_fix": lambda arg: run(personne.fix(app, arg)),
        "person_step": lambda arg: personne.step(app, int(arg)),
        "preview_page": lambda arg: run(ensemble.turn_preview(app, int(arg))),
        "redo": lambda _arg: run(corriger.undo(app, "redo")),
        "rows_page": lambda arg: atelier.turn(app, int(arg)),
        "same": lambda arg: run(ensemble.same(app, arg)),
        "sheet_sure": lambda arg: run(colonnes.choose_sheet(app, arg, sure=True)),
        "undo": lambda _arg: run(corriger.undo(app, "undo")),
        "undo_all": lambda _arg: corriger.ask_all(),
        "want_all": lambda _arg: _want_all(app),
        "workshop": lambda arg: atelier.open_group(app, int(arg)),
    }


def changes(app):
    """Return what each select and box of the workshop does, by its name."""
    return {
        "tick": lambda node: ensemble.tick(app, node),
        "tool": lambda node: app.run(ensemble.choose_tool(app, str(node.value))),
        "tool_column": lambda node: ensemble.choose_column(app, str(node.value)),
        "want": lambda _node: atelier.filter_by(app, workshop_filter.wanted()),
    }


def submits(app):
    """Return what each form of the workshop does, by its name."""
    run = app.run
    return {
        "aside": lambda arg: run(_put_aside(app, arg)),
        "cell": lambda arg: run(_save(app, arg)),
        "choice": lambda arg: run(retouches.choose(app, arg)),
        "tool": lambda _arg: run(ensemble.tool(app)),
        "want": lambda _arg: atelier.filter_by(app, workshop_filter.wanted()),
    }


def _person(app):
    return isinstance(app.screen, state.Personne)


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
    elif isinstance(app.screen, state.Atelier):
        retouches.give_up(app)


def _want_all(app):
    atelier.filter_by(app, workshop_filter.everything())
    atelier.draw_filter(app)
    dom.focus_id("filtre-regle")


async def refresh(app):
    """Show the present screen again after an action undone or done again."""
    if _person(app):
        await personne.refresh(app)
    elif isinstance(app.screen, state.Atelier):
        await atelier.refresh(app)
    else:
        opened = dom.is_open(history.FOLD)
        app.draw()
        if opened:
            dom.get(history.FOLD).open = True
            await corriger.show_history(app)


def on_key(app, event):
    """Take F8, Ctrl + Z, Ctrl + Y and Escape; leave every other key to the browser."""
    if app.busy or app.dossier is None or app.dossier.verdict is None:
        return
    mending = isinstance(app.screen, (state.Atelier, state.Personne))
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
    if not isinstance(app.screen, state.Atelier) or not ("\t" in block or "\n" in block):
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
