"""« Déposez le kit du portail » : which format the files follow, asked once, changed at will."""

import dom
import entries
import flow
import opening
from gestures import reglages, schema
from parts import format_card, format_refusal

from screens import generer


class Format(entries.Beside):
    """The question; ``card`` is what the engine says, ``then`` whether a file is to be written."""

    def __init__(self, back, card=None, then=False):  # noqa: FBT002 (made by its name)
        super().__init__(back)
        self.card = card
        self.then = then


def draw(app):
    """Show the kit, then the two formats."""
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button("‹ Revenir", "save_leave", "small quiet"), cls="up"),
        dom.el("div", _shown(app.screen.card), id="format"),
    )
    if app.screen.card is None:
        app.run(_ask(app))


def _shown(card):
    if card is None:
        return dom.el("h2", "Le format du fichier", id="titre-ecran", tabindex="-1")
    return [
        dom.el("h2", card["title"], id="titre-ecran", tabindex="-1"),
        dom.el("p", card["lead"], cls="lead"),
        dom.el("p", dom.el("strong", card["note"])) if card["note"] else None,
        format_card.kit(card),
        format_card.formats(card),
    ]


async def _ask(app):
    screen = app.screen
    screen.card = await flow.peek(app, "schema_card")
    if app.screen is screen and dom.present("format"):
        dom.fill(dom.get("format"), _shown(screen.card))
        flow.focus_title(app)


def open_screen(app):
    """Show the question from the header, and come back after."""
    dom.fold(schema.CHIP)
    flow.go(app, Format(entries.under(app.screen)))


async def choose(app, number):
    """Follow one of the two formats; write the file when that was what the user asked for."""
    screen = app.screen
    view = await flow.ask(app, "schema_choose", {"number": number})
    schema.chosen(app, view)
    # Said first: what comes of it, a file written, is heard last.
    dom.announce(view["why_sentence"])
    if app.dossier is None:
        flow.go(app, screen.back)
    else:
        await _go_on(app, view, screen.back, write=screen.then)


async def retry(app, number):
    """Write the file again under the other format: the same people, the same identifiers."""
    view = await flow.ask(app, "schema_retry", {"number": number})
    schema.chosen(app, view)
    await _go_on(app, view, entries.make("verifier"), write=True, straight=True)


async def _go_on(app, view, back, *, write, straight=False):
    """Check again a list that the format changes, then write; a new question is asked first."""
    dossier = app.dossier
    if not view["checked"]:
        dossier.sheet = view["sheet"]
        again = dossier.verdict is not None or straight
        dossier.forget_verdict()
        if not again or not await _check(app, straight=straight):
            await reglages.keep(app)
            flow.show(app, "colonnes")
            return
    await reglages.keep(app)
    if write and dossier.verdict["summary"]["valid_rows"]:
        await generer.generate(app)
    else:
        flow.go(app, entries.make("verifier") if write else back)


async def _check(app, *, straight):
    """Check the list under its new format; tell whether nothing is to be asked before."""
    dossier = app.dossier
    asked = dossier.sheet["national"]
    if not dossier.sheet["form"]["ready"] or (
        asked and asked["answer"] and not asked["sent"] and not straight
    ):
        return False

    async def run(card):
        await opening.judge(app, dossier, card)
        return await app.bridge.job("check", {}, None, card.step)

    dossier.verdict = await flow.work(app, "Vérification au nouveau format", run)
    return True


async def read_message(app):
    """Say whether the message pasted is about the format."""
    text = dom.value(format_refusal.AREA)
    format_refusal.say(await flow.ask(app, "schema_message", {"text": text}))


entries.screen(
    "format",
    Format,
    draw,
    title="Le format du fichier",
    help=("question-schema", "quel format suivre"),
    actions={
        "schema_ask": lambda app, _arg: open_screen(app),
        "schema_choose": lambda app, arg: app.run(choose(app, arg)),
        "schema_message": lambda app, _arg: app.run(read_message(app)),
        "schema_retry": lambda app, arg: app.run(retry(app, arg)),
    },
)
