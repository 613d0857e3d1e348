"""Show the identifiers as a form: native inputs, errors tied to them, wrong values kept."""

import dom
from pyscript import document

USUAL = "usuelles"
SEARCH = "chercher-fiche"


def form(view, submit):
    """Make the form; ``submit`` is its button."""
    sections = [_section(section) for section in view["sections"]]
    sentence = dom.el("p", view["sentence"], cls="form-sentence", id="form-etat", role="status")
    return dom.el(
        "form", sections, sentence, submit, novalidate=True, data_submit="check", id="identifiants"
    )


def identifier(key):
    """Return the id of the node of an input."""
    return "champ-" + key.replace(".", "-")


def _section(section):
    inputs = dom.el("div", [_input(item) for item in section["inputs"]], cls="inputs")
    if section["fold"]:
        return dom.el(
            "details",
            dom.el("summary", dom.el("span", section["fold"], id=USUAL + "-ligne")),
            inputs,
            cls="fold usual",
            id=USUAL,
            open=USUAL in dom.unfolded("#ecran"),
        )
    return dom.el(
        "fieldset",
        dom.el("legend", section["title"]),
        dom.el("p", section["help"], cls="hint") if section["help"] else None,
        inputs,
    )


def _input(item):
    name = identifier(item["key"])
    optional = None if item["required"] else dom.el("span", " (facultatif)", cls="hint")
    told = (item["reason"], item["help"], _example(item))
    hint = " ".join([words for words in told if words])
    return dom.el(
        "div",
        dom.el("label", item["label"], optional, for_=name),
        dom.el("p", hint, cls="hint", id=name + "-aide") if hint else None,
        dom.el("p", cls="input-error", id=name + "-erreur"),
        _control(item, name, name + "-erreur" + (" " + name + "-aide" if hint else "")),
        None if item["told"] is None else _titles(item, name),
        cls="input",
        data_key=item["key"],
    )


def _titles(item, name):
    """Make the title of the code, the certifications to choose from, the way to search others."""
    own = [dom.el("option", one["label"], value=one["value"]) for one in item["own"]]
    return [
        dom.el("p", item["told"], cls="hint", id=name + "-titre", role="status"),
        dom.el("datalist", own, id=name + "-connues") if own else None,
        dom.el("p", dom.button("Chercher par l’intitulé", "fiches_screen", "small", id=SEARCH)),
    ]


def _example(item):
    return dom.fr("Exemple : ") + item["example"] if item["example"] else ""


def _control(item, name, described):
    if item["kind"] == "choice":
        blank = dom.el("option", "Choisissez…" if item["required"] else "Sans précision", value="")
        options = [
            dom.el("option", choice["label"], value=choice["value"]) for choice in item["choices"]
        ]
        node = dom.el(
            "select", blank, options, id=name, aria_describedby=described, data_key=item["key"]
        )
    else:
        # No maxlength: a long paste must show its error instead of being cut without a word.
        node = dom.el(
            "input",
            type="text",
            id=name,
            list=name + "-connues" if item["own"] else None,
            aria_describedby=described,
            data_key=item["key"],
            autocomplete="off",
            spellcheck="false",
            size=item["max_length"],
        )
    node.value = item["value"] or item["proposed"]
    return node


def shown():
    """Return the keys of the inputs that the form shows, in order."""
    return [node.getAttribute("data-key") for node in _controls()]


def values():
    """Return what the form holds now, by key."""
    return {node.getAttribute("data-key"): str(node.value) for node in _controls()}


def _controls():
    nodes = document.querySelectorAll("#identifiants :is(input, select)")
    return [nodes.item(i) for i in range(nodes.length)]


def refresh(view):
    """Show the errors of the view under the inputs, without touching what is being typed."""
    dom.text(dom.get("form-etat"), view["sentence"])
    for section in view["sections"]:
        if section["fold"] and dom.present(USUAL + "-ligne"):
            dom.text(dom.get(USUAL + "-ligne"), section["fold"])
    for item in items(view):
        name = identifier(item["key"])
        node = dom.get(name)
        dom.fill(
            dom.get(name + "-erreur"),
            [dom.icon("error"), " ", item["error"]] if item["error"] else None,
        )
        if item["told"] is not None:
            dom.text(dom.get(name + "-titre"), item["told"])
        if item["error"]:
            node.setAttribute("aria-invalid", "true")
        else:
            node.removeAttribute("aria-invalid")


def items(view):
    """Return all inputs of a form, in order."""
    return [item for section in view["sections"] for item in section["inputs"]]
