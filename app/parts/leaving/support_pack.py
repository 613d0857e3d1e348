"""Show a pack for assistance: what it is for, what it holds, the proof that it holds nobody."""

import dom
from pyscript import window

from parts import help as help_page
from parts.table import table
from parts.verdict import mark

WHY = "Montrez un problème sans montrer personne. Certiflux fabrique une liste de personnes "
WHY += "inventées qui donne les mêmes constats que la vôtre, puis vérifie qu’aucune de vos données "
WHY += "ne s’y trouve. Vous voyez tout avant d’enregistrer, et rien n’est envoyé."
SAVE = "enregistrer-message"
NOT_YET = "Le message se prépare à partir d’une liste vérifiée."
BUG = "Si le problème empêche la vérification, décrivez ce que vous faisiez, sans nommer personne, "
BUG += "et joignez les lignes ci-dessous : elles ne disent rien de votre fichier."


def invitation():
    """Make the way to a request for assistance, at the foot of a screen."""
    return dom.el(
        "p",
        dom.button("Préparer un message d’assistance", "support"),
        dom.el("span", "Pour demander de l’aide sans montrer personne.", cls="hint"),
        cls="actions",
    )


def head(*, back):
    """Make the head of the screen; ``back`` says that there is somewhere to go back to."""
    words = "‹ Revenir" if back else "‹ Revenir à l’accueil"
    return [
        dom.el("p", dom.button(words, "help_leave", "small quiet"), cls="up"),
        dom.el("h2", "Préparer un message d’assistance", id="titre-ecran", tabindex="-1"),
        dom.el("p", dom.fr(WHY), cls="lead"),
    ]


def before(missing):
    """Make what stands before the pack is made; ``missing`` is the step to go to first."""
    if missing is None:
        return dom.el(
            "p", dom.button("Préparer le message", "support_make", "primary"), cls="actions"
        )
    label = "Déposer une liste" if missing == "deposer" else "Finir l’étape « Colonnes »"
    return [
        dom.el("p", dom.el("strong", NOT_YET), " ", dom.fr(BUG)),
        dom.el("p", dom.button(dom.fr(label), "go", "primary", arg=missing), cls="actions"),
    ]


def made(view, *, saved):
    """Make what the pack holds: the proof first, then the files, then who it goes to."""
    label = "Enregistrer à nouveau" if saved else "Enregistrer le message"
    style = "" if saved else "primary"
    return [
        _proof(view["proof"]),
        dom.el(
            "p",
            dom.button([dom.icon("down"), label], "support_save", style, id=SAVE),
            dom.el("span", view["name"], cls="hint"),
            cls="actions",
        ),
        dom.el("h3", "À qui le remettre"),
        dom.el("p", view["send"]),
        dom.el("h3", "Ce qu’il contient"),
        dom.el("ul", [_file(one) for one in view["files"]], cls="zip-content"),
        dom.el("p", view["people"], " ", view["findings"]),
        _people(view["preview"]),
    ]


def _proof(proof):
    words = "Personne ne s’y trouve" if proof["level"] == "ok" else "À relire"
    rows = [(one["label"], one["searched"], one["found"]) for one in proof["kinds"]]
    heads = ("Ce qui a été cherché", "Valeurs cherchées", "Trouvées")
    caption = "La recherche de vos données dans le message"
    found = None
    if proof["found"]:
        values = [dom.el("li", dom.el("bdi", one, cls="value")) for one in proof["found"]]
        found = [dom.el("p", dom.fr("À relire dans le message :")), dom.el("ul", values)]
    return dom.el(
        "section",
        dom.el("p", mark(proof["level"], words), cls="banner-mark"),
        dom.el("h3", proof["sentence"], id="titre-preuve"),
        found,
        dom.el("div", table(caption, heads, rows, "proof"), cls="table-box"),
        cls="proved proved-" + proof["level"],
        aria_labelledby="titre-preuve",
    )


def _file(one):
    what = one["what"] + " (" + one["size_label"] + ")"
    return dom.el("li", dom.el("code", one["name"]), dom.fr(" : "), what)


def _people(preview):
    caption = "Les premières personnes inventées"
    rows = [[dom.el("bdi", cell) for cell in row] for row in preview["rows"]]
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", dom.fr("Voir les premières personnes inventées"))),
        dom.el(
            "div",
            table(caption, preview["headers"], rows, "grid"),
            cls="table-box",
            role="region",
            aria_label=caption,
            tabindex="0",
        ),
        cls="fold",
        id="personnes-inventees",
    )


def details(versions, last):
    """Make the lines to copy beside the pack: versions, browser, the last fault of the program."""
    lines = versions + [dom.fr("Navigateur : ") + str(window.navigator.userAgent)]  # noqa: RUF005
    if last is not None:
        lines += [dom.fr("Dernier défaut : ") + last]
    return [
        dom.el(
            "details",
            dom.el("summary", dom.el("h3", "Lignes à joindre à votre message")),
            dom.el("pre", "\n".join(lines), cls="lines", tabindex="0"),
            cls="fold",
            id="lignes-a-joindre",
            open=last is not None,
        ),
        dom.el("p", help_page.link("assistance", "Ce que l’aide en dit")),
    ]
