"""Step 5: the portal's answer, person by person, and the way back to the next file."""

import dom
import entries
import flow
import handing
from gestures import registre, reponses
from parts import format_refusal
from parts.deposits import accuse_people
from parts.deposits import accuse_view as shown
from parts.verdict import banner, buttons
from parts.workshop import workshop_filter

LIMIT = 20
LIST = "accuse-liste"


class Accuse(entries.Screen):
    """The portal's answer: the people of one reason (``code``), else of one ``state``."""

    step = "accuse"

    def __init__(self, code=None):
        self.code = code
        self.state = "refuse"
        self.offset = 0


def draw(app):
    """Show the answer as it stands, or what will be shown here."""
    if app.accuse is None:
        _draw_empty(app)
        return
    view, screen = app.accuse, app.screen
    kinds = [one["state"] for one in view["states"]]
    if kinds and screen.state not in kinds:
        screen.state = kinds[0]
    dom.fill(
        dom.get("ecran"),
        _rehearsal(view),
        banner(view["verdict"], *buttons(view["actions"])),
        shown.notes(view["notes"]),
        shown.alike(view["alike"]),
        shown.again(view["again"]),
        format_refusal.offer(view["schema"]),
        _files(view),
        _groups(view, screen),
        dom.el("div", id=LIST, cls="wide"),
        _withdraw(view["withdrawing"]),
        shown.reports(view["reports"]),
        format_refusal.box(),
        dom.el("div", id="depot"),
        dom.el("div", id="registre"),
    )
    app.run(registre.draw(app))
    if view["summary"]["accepted"] + view["summary"]["refused"]:
        app.run(_load(app))
    app.run(_refresh(app, view))


def _draw_empty(app):
    dom.fill(
        dom.get("ecran"),
        dom.el("h2", "L’accusé de traitement", id="titre-ecran", tabindex="-1"),
        dom.el(
            "p",
            dom.fr(
                "Quelques jours après votre dépôt, le portail vous donne un fichier qui dit qui a "
                "été enregistré et qui a été refusé. Déposez-le ici : Certiflux l’explique, "
                "personne par personne, et prépare le renvoi des seuls refusés."
            ),
            cls="lead",
        ),
        dom.el(
            "ol",
            dom.el("li", dom.fr("Sur le portail, ouvrez la rubrique « Transmettre des données ».")),
            dom.el("li", dom.fr("Ouvrez votre dépôt, téléchargez son « accusé de traitement ».")),
            dom.el("li", "Glissez ce fichier n’importe où sur cette page, ou choisissez-le."),
            cls="path",
        ),
        dom.el(
            "p",
            dom.button("Choisir l’accusé", "pick", "primary"),
            reponses.rehearse_button(app),
            _withdraw_alone(app),
            cls="actions",
        ),
        format_refusal.box(),
        dom.el("div", id="depot"),
        dom.el("div", id="registre"),
    )
    app.run(registre.draw(app))


def _withdraw_alone(app):
    if app.dossier is None or app.dossier.verdict is None:
        return None
    return dom.button("Retirer ou corriger une personne déjà acceptée", "withdraw", "quiet")


def _rehearsal(view):
    if not view["simulation"]:
        return None
    return dom.el("p", dom.el("strong", view["simulation"]), cls="rehearsal", role="note")


def _files(view):
    if not view["file_errors"]:
        return None
    return [
        dom.el("h3", "Pourquoi le fichier est refusé"),
        shown.file_errors(view["file_errors"]),
    ]


def _groups(view, screen):
    if not view["groups"] and not view["states"]:
        return None
    reasons = None
    if view["groups"]:
        reasons = [
            dom.el("h3", "Ce que dit le portail, motif par motif"),
            shown.groups(view["groups"], screen.code),
        ]
    return [
        reasons,
        dom.el("h3", "Personne par personne", id="titre-liste", tabindex="-1"),
        dom.el(
            "div",
            _filters(view, screen),
            cls="filters",
            role="group",
            aria_label="Filtrer la liste",
        ),
    ]


def _filters(view, screen):
    buttons = []
    for one in view["states"]:
        label = [one["label"] + " ", dom.el("strong", dom.number(one["count"]))]
        pressed = "true" if screen.code is None and screen.state == one["state"] else "false"
        buttons.append(
            dom.button(
                label, "accuse_state", "small filter", arg=one["state"], aria_pressed=pressed
            )
        )
    return buttons


async def _load(app):
    """Ask for one page of people and show it."""
    screen = app.screen
    args = {"offset": screen.offset, "limit": LIMIT, "code": screen.code}
    if screen.code is None:
        args["state"] = screen.state
    page = await flow.peek(app, "accuse_people", args)
    if app.screen is not screen or not dom.present(LIST):
        return
    dom.fill(dom.get(LIST), accuse_people.listing(page, LIMIT))


def _withdraw(one):
    """Make the way to what was accepted by mistake."""
    if one is None:
        return None
    return dom.el(
        "p",
        buttons([one]),
        dom.el("span", "Une erreur dans ce que le portail a accepté.", cls="hint"),
        cls="actions leaving-note",
    )


async def _refresh(app, known):
    """Follow what corrections changed since."""
    screen = app.screen
    view = await flow.peek(app, "accuse_view")
    if app.screen is screen and app.accuse is known and view["available"]:
        app.accuse = view
        if view["summary"] != known["summary"] or view["joined"] != known["joined"]:
            app.draw()


def filter_by(app, code, standing="refuse", offset=0):
    """Show the people of a group, or of a state, and bring the list into view."""
    screen = app.screen
    screen.code, screen.state, screen.offset = code, standing, offset
    app.draw()
    dom.focus_id("titre-liste")


async def resend(app, never):
    """Put the refused into the next file, and open them in the workshop."""
    result = await flow.ask(app, "resend", {"never": never})
    app.accuse, app.dossier.verdict = result["accuse"], result["verdict"]
    app.dossier.files = None
    flow.show(app, "atelier", refused())
    dom.announce(result["accuse"]["resend"]["sentence"])


def refused():
    """Return the filter of the workshop that keeps the people refused."""
    want = workshop_filter.everything()
    want["refused"] = True
    return want


def open_person(app, row):
    """Open one person refused in the workshop."""
    flow.show(app, "personne", row, entries.make("atelier", refused()))


async def give_another_id(app, row):
    """Give a passage another identifier: the portal has this one for something else."""
    result = await flow.ask(app, "another_id", {"row": row})
    app.accuse, app.dossier.verdict = result["accuse"], result["verdict"]
    app.dossier.files = None
    app.draw()
    flow.focus_title(app)
    dom.announce("Nouvel identifiant : " + result["id"])


entries.screen(
    "accuse",
    Accuse,
    draw,
    title="Accusé",
    help=("etape-accuse", "comprendre l’accusé"),
    actions={
        "accuse_group": filter_by,
        "accuse_other": lambda app, arg: app.run(give_another_id(app, int(arg))),
        "accuse_page": lambda app, arg: filter_by(app, app.screen.code, app.screen.state, int(arg)),
        "accuse_person": lambda app, arg: open_person(app, int(arg)),
        "accuse_proof": lambda app, _arg: app.run(handing.save(app, "proof")),
        "accuse_resend": lambda app, arg: app.run(resend(app, arg == "jamais")),
        "accuse_state": lambda app, arg: filter_by(app, None, arg),
    },
)
