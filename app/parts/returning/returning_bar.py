"""Show below the steps which work is open, whether it is saved, and what waits behind it."""

import dom

PLACE = "travail-ouvert"


def draw(app):
    """Draw the bar anew, or hide it while there is nothing to keep."""
    dossier = app.dossier
    shown = not app.busy and dossier is not None and (dossier.verdict or app.before)
    place = dom.get(PLACE)
    dom.show(place, visible=bool(shown))
    if not shown:
        dom.fill(place)
        return
    kept = dom.focused()
    dom.fill(
        place,
        dom.el("p", dom.el("strong", dossier.name()), " ", _state(dossier), cls="work-state"),
        dom.el("p", _acts(dossier), cls="work-acts"),
        _behind(app),
    )
    if kept:
        dom.focus_id(kept)


def _state(dossier):
    cells = dossier.can["corrected_cells"] if dossier.can is not None else 0
    seen = "Aucune cellule corrigée."
    if cells:
        words = dom.count(cells, "cellule corrigée", "cellules corrigées")
        seen = dom.button(words, "people", "small", arg="corrected", id="travail-corrige")
    kept = ""
    if dossier.touched:
        kept = " Pas encore enregistré."
    elif dossier.saved:
        kept = " Enregistré."
    return dom.el("span", seen, kept, cls="hint")


def _acts(dossier):
    if not dossier.verdict:
        return None
    return [
        dom.button(
            [dom.icon("down"), "Enregistrer ce travail"],
            "save_screen",
            "small",
            id="travail-garder",
        ),
        dom.button(
            "Comparer avec un autre fichier", "compare_pick", "small", id="travail-comparer"
        ),
    ]


def _behind(app):
    if app.before is None:
        return None
    name = dom.fr("« ") + app.before.name() + dom.fr(" »")
    return dom.el(
        "p",
        dom.el("span", name, " attend, intact. ", cls="hint"),
        dom.button("Y revenir", "give_back", "small", id="travail-avant"),
        " ",
        dom.button("L’oublier", "forget_before", "small quiet", id="travail-oublier")
        if app.dossier.verdict
        else None,
        cls="work-behind",
    )
