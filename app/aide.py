"""Bring the search of the help page to life; everything else on that page stands without it."""

import asyncio
import json

import dom
from parts.help_search import MOST, search
from pyscript import document, window
from pyscript.ffi import is_none

INDEX = "runtime/aide-index.json"
FIELD, LIST, SAID = "recherche", "resultats", "trouve"
PAUSE_S = 0.15
LONGEST = 150


class Help:
    """The index, and the words last looked for."""

    index = None
    asked = 0


def ask():
    """Search for what the field holds, once the typing pauses."""
    Help.asked += 1
    asyncio.create_task(_answer(Help.asked))


async def _answer(asked):
    await asyncio.sleep(PAUSE_S)
    if asked == Help.asked:
        show(dom.value(FIELD))


def show(query):
    """List the entries that answer, and say how many there are."""
    found, whole = search(Help.index, query)
    dom.fill(dom.get(LIST), [_result(entry) for entry in found[:MOST]])
    dom.text(dom.get(SAID), _sentence(query, found, whole))


def _sentence(query, found, whole):
    if not query.strip():
        return ""
    if not found:
        return dom.fr("Rien trouvé. Essayez un mot plus simple, ou parcourez le sommaire.")
    words = dom.count(len(found), "réponse", "réponses")
    if len(found) > MOST:
        words += dom.fr(" ; voici les ") + dom.number(MOST) + " meilleures"
    if whole:
        return words + "."
    near = " proches." if len(found) > 1 else " proche."
    return dom.fr("Pas de réponse avec tous vos mots : ") + words + near


def _result(entry):
    anchor, title, kind = entry[:3]
    return dom.el(
        "li",
        dom.el("a", title, href="#" + anchor),
        dom.el("span", kind, cls="kind"),
        dom.el("p", _beginning(anchor)),
    )


def _beginning(anchor):
    node = document.querySelector("[id='" + anchor + "'] :is(p:not(.level), li)")
    if is_none(node):
        return ""
    text = " ".join(str(node.textContent).split())
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + "…"


def results():
    """Return the links of the results, in order."""
    nodes = document.querySelectorAll("#" + LIST + " a")
    return [nodes.item(rank) for rank in range(nodes.length)]


def follow(link):
    """Go to an entry, with the focus on its title."""
    window.location.hash = str(link.getAttribute("href"))
    title = document.querySelector("[id='" + str(link.getAttribute("href"))[1:] + "'] h4 a")
    dom.focus(title)


def on_click(event):
    """Follow a result."""
    link = dom.closest(event.target, "#" + LIST + " a")
    if link is not None:
        event.preventDefault()
        follow(link)


def on_key(event):
    """Move between the field and the results with the arrows; Escape empties the search.

    Enter in the field follows the first result.
    """
    if dom.closest(event.target, "#chercher") is None:
        return
    if event.key == "Escape":
        dom.get(FIELD).value = ""
        show("")
        dom.focus_id(FIELD)
    elif event.key == "Enter" and event.target.id == FIELD:
        show(dom.value(FIELD))
        for link in results()[:1]:
            follow(link)
    elif event.key in ("ArrowDown", "ArrowUp"):
        stops = [dom.get(FIELD)] + results()  # noqa: RUF005 (MicroPython)
        here = [rank for rank, node in enumerate(stops) if node.isSameNode(event.target)]
        there = here[0] + (1 if event.key == "ArrowDown" else -1) if here else 0
        if 0 <= there < len(stops):
            event.preventDefault()
            dom.focus(stops[there])


async def start():
    """Fetch the index, then answer; without it the page stays as it is."""
    response = await window.fetch(INDEX)
    if not response.ok:
        return
    Help.index = json.loads(str(await response.text()))
    for kind, handler in (
        ("input", lambda _event: ask()),
        ("click", on_click),
        ("keydown", on_key),
    ):
        dom.listen(kind, handler)
    dom.get("chercher").setAttribute("data-state", "ready")
    show(dom.value(FIELD))


asyncio.create_task(start())
