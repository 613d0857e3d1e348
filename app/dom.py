"""Touch the page: the only module that creates, changes or listens to nodes.

Text always goes in as text (``append``, ``textContent``), never as markup: what stands in a user's
file stays text. One listener per kind of event sits on the document; buttons say what they do in
``data-do``.
"""

import tried
from pyscript import document, window
from pyscript.ffi import create_proxy, is_none

# What a translator of pages must leave as it is: names, codes, what the file says.
AS_IT_IS = ("value", "file-name", "print", "samples", "who")
CODES = ("code", "pre", "kbd")
SVG = "http://www.w3.org/2000/svg"
NO_BREAK = "\u00a0"


def get(identifier):
    """Return the node of this id, which the page is known to have."""
    return document.getElementById(identifier)


def fr(text):
    """Put the no-break spaces that French typography wants around « » : ; ! ?"""
    for mark in (":", ";", "!", "?", "»"):
        text = text.replace(" " + mark, NO_BREAK + mark)
    return text.replace("« ", "«" + NO_BREAK)


def number(value):
    """Write a whole number the French way: 1 204; a row told in words stays as it is."""
    digits = str(value)
    if not digits.isdigit():
        return digits
    ends = range(len(digits) % 3, len(digits) + 1, 3)
    return NO_BREAK.join([digits[max(0, end - 3) : end] for end in ends if end])


def count(value, one, many):
    """Write a number with its noun: 1 personne, 1 204 personnes."""
    return number(value) + NO_BREAK + (many if value > 1 else one)


def el(tag, *children, **attributes):
    """Make an element: ``cls`` is its class, ``data_do`` becomes ``data-do``.

    True makes an empty attribute, None and False make none.
    """
    node = document.createElement(tag)
    if tag in CODES or attributes.get("cls") in AS_IT_IS:
        node.setAttribute("translate", "no")
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = "class" if name == "cls" else name.rstrip("_").replace("_", "-")
        node.setAttribute(attribute, "" if value is True else str(value))
    add(node, children)
    return node


def add(node, children):
    """Append nodes, texts and lists of them; None is skipped."""
    for child in children:
        if isinstance(child, (list, tuple)):
            add(node, child)
        elif child is not None:
            node.append(child)


def fill(node, *children):
    """Replace all that a node holds."""
    node.replaceChildren()
    add(node, children)


def svg(tag, attributes, words=None):
    """Make an element of a drawing; its words go in as text."""
    node = document.createElementNS(SVG, tag)
    for name in attributes:
        node.setAttribute(name, str(attributes[name]))
    if words is not None:
        node.textContent = words
    return node


def icon(name):
    """Draw an icon of the page's sprite; the word beside it carries the meaning."""
    svg = document.createElementNS(SVG, "svg")
    svg.setAttribute("class", "icon")
    svg.setAttribute("aria-hidden", "true")
    use = document.createElementNS(SVG, "use")
    use.setAttribute("href", "#i-" + name)
    svg.append(use)
    return svg


def button(label, do, style="", arg=None, **attributes):
    """Make a button; ``do`` names the action that main.py runs, ``arg`` goes with it."""
    return el(
        "button",
        label,
        type="button",
        cls=("button " + style).strip(),
        data_do=do,
        data_arg=arg,
        **attributes,
    )


def show(node, *, visible):
    """Show or hide a node for everybody, screen readers included."""
    node.hidden = not visible


def text(node, words):
    """Set the text of a node."""
    node.textContent = words


def focus(node):
    """Bring a node into view and give it the focus, so that what is new is read first."""
    if not is_none(node):
        node.focus()


def present(identifier):
    """Tell whether a node of this id stands on the page."""
    return not is_none(document.getElementById(identifier))


def refill(selector, *children):
    """Replace all that the first node matching a selector holds."""
    fill(document.querySelector(selector), *children)


def redraw(selector, *children):
    """Replace all that a node holds, and leave the focus on the node of the same id."""
    focused = document.activeElement.id
    refill(selector, *children)
    if focused:
        focus_id(focused)


def unfolded(selector):
    """Return the ids of the opened folds below the first node matching a selector."""
    nodes = document.querySelectorAll(selector + " details[open][id]")
    return [str(nodes.item(i).id) for i in range(nodes.length)]


def fold(identifier):
    """Close a fold by its id."""
    get(identifier).open = False


def unfold(identifier):
    """Open a fold by its id."""
    get(identifier).open = True


def focused():
    """Return the id of the node that has the focus, "" for none."""
    return str(document.activeElement.id)


def focus_action(do, arg):
    """Focus the button of an action, after the screen around it was drawn again."""
    focus(document.querySelector('[data-do="' + do + '"][data-arg="' + str(arg) + '"]'))


def focus_id(identifier):
    """Focus a node by its id, when it is there."""
    focus(document.getElementById(identifier))


def top():
    """Scroll to the top of the page."""
    window.scrollTo(0, 0)


def announce(words):
    """Say something to screen readers without moving the focus."""
    get("annonce").textContent = words


def title(words):
    """Set the title of the tab."""
    document.title = words


def closest(node, selector):
    """Return the nearest ancestor that matches, or None."""
    if is_none(getattr(node, "closest", None)):
        return None
    found = node.closest(selector)
    return None if is_none(found) else found


def listen(kind, handler):
    """Call ``handler(event)`` for every event of a kind, wherever on the page."""
    document.addEventListener(kind, create_proxy(handler))


def save(blob, name):
    """Hand a Blob to the browser's downloads, then let its memory go."""
    url = tried.sure(tried.call(window.URL, "createObjectURL", blob))
    link = el("a", href=url, download=name)
    document.body.append(link)
    link.click()
    link.remove()
    window.setTimeout(create_proxy(lambda: window.URL.revokeObjectURL(url)), 60000)


def value(identifier):
    """Return what an input holds."""
    return str(get(identifier).value)


def checked(identifier):
    """Tell whether a box or a radio is chosen."""
    return bool(get(identifier).checked)


def swap(identifier, node):
    """Put a node in the place of the one of this id, when it is there."""
    if present(identifier):
        get(identifier).replaceWith(node)


def is_open(identifier):
    """Tell whether a fold stands on the page and is open."""
    return present(identifier) and bool(get(identifier).open)
