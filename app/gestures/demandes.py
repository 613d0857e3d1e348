"""The requests of correction of the registre: noted, answered, answered no more."""

import dom
import entries
import flow
from parts import alert
from parts.deposits import registre_corrections

from gestures import registre


async def note(app):
    """Write down a request; what is wrong with it is said above."""
    args = {
        "id": dom.value(registre_corrections.ID),
        "asked": dom.value(registre_corrections.DAY),
    }
    refused = []

    async def write():
        _, refusal = await flow.attempt(app, "registre_request", args)
        refused.append(refusal)

    await registre.together(app, write)
    if refused[0] is not None:
        alert.show(refused[0])
        return
    alert.clear()
    await _shown(app)
    dom.announce("Demande notée dans le registre.")


async def answer(app, rank, said):
    """Write down how a request was answered."""
    args = {"rank": rank, "answer": said}
    await registre.together(app, lambda: flow.ask(app, "registre_request_answer", args))
    await _shown(app)
    dom.announce("Noté dans le registre.")


async def _shown(app):
    await registre.draw(app)
    if dom.present(registre_corrections.PLACE):
        dom.unfold(registre_corrections.PLACE)
        dom.focus_id("titre-registre")


def _said(app, arg):
    rank, _, said = arg.partition(" ")
    app.run(answer(app, int(rank), said))


entries.gestures(
    actions={"request_answer": _said},
    submits={"request_note": lambda app, _arg: app.run(note(app))},
)
