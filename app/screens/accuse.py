"""Step 5: the portal's answer, person by person, and the way back to the next file."""

import dom
import entries
import flow
import handing
import tried
from gestures import registre
from parts import accuse_people, alert, workshop_filter
from parts import accuse_view as shown
from parts.verdict import banner
from pyscript import window

LIMIT = 20
# What the engine needs of a file to say what it is.
HEAD = 65536
ENDINGS = (".xml", ".json", ".txt")
SCRIPT = "static/exemple/exemple.accuse.toml"
LIST = "accuse-liste"


class Accuse(entries.Screen):
    """The portal's answer: the people of one reason (``code``), else of one ``state``."""

    step = "accuse"

    def __init__(self, code=None):
        self.code = code
        self.state = "refuse"
        self.offset = 0


async def gather(app, files):
    """Part the registre and the reports of the portal from the other files; return the lists."""
    found = {"registre": [], "accuse": []}
    rest = []
    for file in files:
        name = str(file.name).lower()
        kind = "table"
        if name.endswith(ENDINGS) or "." not in name:
            kind = await _kind(app, file)
        found.get(kind, rest).append(file)
    return found["registre"], found["accuse"], rest


async def unpack(app, archives):
    """Part the archives that hold a report of the portal from the others."""
    found = []
    rest = []
    for file in archives:
        zipped = str(file.name).lower().endswith(".zip")
        answer = zipped and await _kind(app, file) == "accuse"
        (found if answer else rest).append(file)
    return found, rest


async def _kind(app, file):
    """Ask the engine what a file is, by its beginning."""
    args = {"name": str(file.name), "size": int(file.size)}
    head = file.slice(0, HEAD)

    async def identify(_card):
        return await app.bridge.waiting("identify", args, head)

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
        banner(view["verdict"], *_actions(app, view)),
        shown.notes(view["notes"]),
        shown.alike(view["alike"]),
        shown.again(view["again"]),
        _files(view),
        _groups(view, screen),
        dom.el("div", id=LIST, cls="wide"),
        _withdraw(app, view),
        shown.reports(view["reports"]),
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
            _rehearse_button(app),
            _withdraw_alone(app),
            cls="actions",
        ),
        dom.el("div", id="depot"),
        dom.el("div", id="registre"),
    )
    app.run(registre.draw(app))


def _rehearse_button(app):
    dossier = app.dossier
    if dossier is None or not dossier.invented or dossier.files is None:
        return None
    return dom.button("Répéter le dépôt avec l’exemple", "rehearse")


def _withdraw_alone(app):
    if app.dossier is None or app.dossier.verdict is None:
        return None
    return dom.button("Retirer ou corriger une personne déjà acceptée", "withdraw", "quiet")


def _rehearsal(view):
    if not view["simulation"]:
        return None
    return dom.el("p", dom.el("strong", view["simulation"]), cls="rehearsal", role="note")


def _actions(app, view):
    resend = view["resend"]
    if view["unchecked"]:
        return (dom.button("Vérifier la liste", "accuse_join", "primary"),)
    if view["file_errors"] and app.dossier is not None and app.dossier.verdict is not None:
        return (dom.button("Corriger la liste", "go", "primary", arg="verifier"),)
    if not view["joined"]:
        if view["summary"]["refused"] or view["file_errors"]:
            return (dom.button("Ouvrir la liste ou le flux déposé", "pick", "primary"),)
        return ()
    if not resend["refused"]:
        return _nothing_refused(resend)
    the = "Corriger et renvoyer "
    the += (
        "la personne refusée"
        if resend["refused"] == 1
        else ("les " + dom.number(resend["refused"]) + " refusées")
    )
    return (
        dom.button(the, "accuse_resend", "primary"),
        _with_never(resend["never"]),
    )


def _with_never(never):
    if not never:
        return None
    words = "Avec " + ("celle" if never == 1 else "les " + dom.number(never) + " autres")
    words += " jamais envoyée" if never == 1 else " jamais envoyées"
    return dom.button(words, "accuse_resend", arg="jamais")


def _nothing_refused(resend):
    if not resend["never"]:
        return ()
    words = "Préparer " + dom.count(resend["never"], "personne jamais envoyée", "jamais envoyées")
    return (dom.button(words, "accuse_resend", arg="jamais"),)


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
    dom.fill(dom.get(LIST), accuse_people.listing(page, LIMIT, lambda one: _buttons(app, one)))


def _buttons(app, one):
    if one["row"] is None:
        return None
    if one["state"] == "accepte":
        return _accepted(one)
    if one["state"] != "refuse" or app.dossier.verdict is None:
        return None
    return [dom.button("Corriger cette personne", "accuse_person", "small", arg=one["row"])]


def _accepted(one):
    found = [
        dom.button("Retirer", "withdraw_ask", "small", arg=one["row"]),
        dom.button("Corriger et redéposer", "withdraw_replace", "small", arg=one["row"]),
    ]
    if one["already"]:
        words = "Ce n’est pas ce passage : lui donner un autre identifiant"
        found.append(dom.button(words, "accuse_other", "small quiet", arg=one["row"]))
    return found


def _withdraw(app, view):
    """Make the way to what was accepted by mistake."""
    if app.dossier is None or app.dossier.verdict is None or not view["joined"]:
        return None
    words = "Retirer ou corriger une personne acceptée"
    if view["leaving"]:
        words = "Retraits en cours : " + dom.count(view["leaving"], "personne", "personnes")
    return dom.el(
        "p",
        dom.button(dom.fr(words), "withdraw"),
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


def after(app):
    """Make the buttons that go on from the files made: the answer, or its rehearsal."""
    return [
        dom.button("J’ai reçu l’accusé du portail", "go", arg="accuse"),
        _rehearse_button(app),
    ]


entries.screen(
    "accuse",
    Accuse,
    draw,
    title="Accusé",
    help=("etape-accuse", "comprendre l’accusé"),
    actions={
        "accuse_forget": lambda app, _arg: app.run(forget(app)),
        "accuse_group": filter_by,
        "accuse_join": lambda app, _arg: app.run(join(app)),
        "accuse_other": lambda app, arg: app.run(give_another_id(app, int(arg))),
        "accuse_page": lambda app, arg: filter_by(app, app.screen.code, app.screen.state, int(arg)),
        "accuse_person": lambda app, arg: open_person(app, int(arg)),
        "accuse_proof": lambda app, _arg: app.run(handing.save(app, "proof")),
        "accuse_resend": lambda app, arg: app.run(resend(app, arg == "jamais")),
        "accuse_same": lambda app, arg: app.run(same(app, int(arg))),
        "accuse_state": lambda app, arg: filter_by(app, None, arg),
        "rehearse": lambda app, _arg: app.run(rehearse(app)),
    },
)
