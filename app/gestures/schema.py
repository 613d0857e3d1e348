"""The schema in force: ours, or the one of the official kit that the user drops."""

import dom
import entries
import flow
import opening

ENDINGS = (".xsd", ".zip")
CHIP = "schema"


def is_schema(name):
    """Say whether a file is, by its name, a schema or the kit that holds it."""
    return str(name).lower().endswith(ENDINGS)


async def take(app, file):
    """Follow the schema of a file from now on; what was open is understood again."""

    async def load(card):
        return await follow(app, card, "schema_load", file)

    await _change(app, dom.fr("Lecture de « ") + str(file.name) + dom.fr(" »"), load)
    app.schema_file = await opening.kept(file)


async def reset(app):
    """Follow our own schema again."""

    async def load(card):
        return await follow(app, card, "schema_reset", None)

    await _change(app, "Retour au schéma de Certiflux", load)
    app.schema_file = None


async def follow(app, card, op, file):
    """Ask the engine to follow a schema; return what it says, the dossier brought up to it."""
    args = {} if file is None else {"name": str(file.name), "size": int(file.size)}
    view = await app.bridge.call(op, args, file)
    app.schema = view
    dossier = app.dossier
    if dossier is not None and "sheet" in view:
        dossier.sheet = view["sheet"]
        dossier.forget_verdict()
        await opening.judge(app, dossier, card)
    return view


async def _change(app, title, load):
    view = await flow.work(app, title, load)
    flow.show(app, "deposer" if app.dossier is None else "colonnes")
    draw(app)
    dom.get(CHIP).open = True
    dom.focus_id("schema-resume")
    dom.announce(view["sentence"])


def draw(app):
    """Show in the header which schema is in force, and what it changes."""
    view = app.schema
    own = view is None or not view["brought"]
    label = app.bridge.hello["schema"] if view is None else view["label"]
    whose = "" if own else " (le vôtre)"
    dom.text(dom.get("schema-texte"), dom.fr("Schéma " + label + whose))
    if own:
        dom.fill(dom.get("schema-corps"), _question(label))
    else:
        dom.fill(dom.get("schema-corps"), _changes(view))


def _question(label):
    words = "Certiflux contrôle vos fichiers avec le schéma " + label + ". "
    words += "Un kit officiel plus récent en apporte peut-être un autre."
    how = "Déposez ici, comme un tableur, le fichier .xsd du kit ou le kit entier (.zip). "
    how += "Certiflux dira ce qui change pour vos colonnes et suivra ce schéma."
    return [
        dom.el("p", words),
        dom.el("p", dom.el("strong", dom.fr("Vous avez le XSD officiel du kit ?"))),
        dom.el("p", how),
        dom.el("p", dom.button("Choisir le XSD ou le kit", "pick"), cls="actions"),
    ]


def _changes(view):
    told = [dom.el("li", one["sentence"]) for one in view["differences"]]
    return [
        dom.el("p", view["sentence"]),
        dom.el("p", dom.el("strong", "Ce que ce schéma change pour vos colonnes")),
        dom.el("ul", told, cls="changes")
        if told
        else dom.el("p", "Rien : vos colonnes restent les mêmes."),
        dom.el(
            "p",
            dom.button("Revenir au schéma de Certiflux", "schema_reset"),
            cls="actions",
        ),
    ]


entries.gestures(
    actions={
        "schema_reset": lambda app, _arg: app.run(reset(app)),
    },
)
