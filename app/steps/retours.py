"""What buttons, inputs and forms do for who comes back; main.py adds them to its own."""

import dom
from parts import returning_secret

from steps import comparer, enregistrer, revenir


def actions(app):
    """Return what each button does, by its name."""
    run = app.run
    return {
        "compare_file": lambda _arg: run(comparer.save(app)),
        "compare_kind": lambda arg: run(comparer.look(app, arg)),
        "compare_leave": lambda _arg: run(comparer.leave(app)),
        "compare_page": lambda arg: run(comparer.look(app, app.screen.view["kind"], int(arg))),
        "compare_pick": lambda _arg: dom.get(comparer.FILE).click(),
        "compare_turn": lambda _arg: run(comparer.look(app, turn=True)),
        "conflicts": lambda arg: run(revenir.turn_conflicts(app, int(arg))),
        "followed": lambda arg: run(revenir.follow(app, arg)),
        "followed_page": lambda arg: run(revenir.turn(app, int(arg))),
        "followed_row": lambda arg: revenir.open_row(app, int(arg)),
        "followed_rule": lambda arg: run(revenir.choose_rule(app, int(arg))),
        "forget_before": lambda _arg: run(revenir.forget(app)),
        "give_back": lambda _arg: run(revenir.give_back(app)),
        "open_leave": lambda _arg: enregistrer.leave(app),
        "returned": lambda _arg: run(revenir.arrive(app)),
        "save_leave": lambda _arg: enregistrer.leave(app),
        "save_screen": lambda _arg: enregistrer.open_screen(app),
        "secret_show": lambda _arg: returning_secret.toggle(),
    }


def changes(_app):
    """Return what each box does, by its name."""
    return {"protect": enregistrer.hear}


def submits(app):
    """Return what each form does, by its name."""
    run = app.run
    return {
        "carry": lambda _arg: run(revenir.answer(app)),
        "open_secret": lambda _arg: run(enregistrer.unlock(app)),
        "save": lambda _arg: run(enregistrer.save(app)),
    }
