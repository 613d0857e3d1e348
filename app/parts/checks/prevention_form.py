"""Show what feeds each column of the Passeport's import, and what is still to be given."""

import dom
from pyscript import document

PLACE = "passeport-reponses"
STATE = "passeport-etat"
NIR = "passeport-nir"
VALUE = "value"
FOLDED = ("known", "free")
GAP = "Donnez cette réponse."


def layouts(view):
    """Ask which of the layouts, each with the sentence that tells whom it is for."""
    return dom.el(
        "fieldset",
        dom.el("legend", dom.fr("Que déclarez-vous ?")),
        [_layout(one) for one in view["layouts"]],
        cls="layouts",
    )


def _layout(one):
    name = "modele-" + one["key"]
    radio = dom.el(
        "input",
        type="radio",
        name="modele",
        id=name,
        value=one["key"],
        data_change="pp_model",
        checked=one["chosen"],
        aria_describedby=name + "-aide",
    )
    return dom.el(
        "div",
        dom.el("label", radio, dom.el("span", one["label"]), for_=name, cls="radio"),
        dom.el("p", one["applies"], cls="hint", id=name + "-aide"),
    )


def form(screen):
    """Make the form of the chosen layout; None while none is chosen."""
    view = screen.view
    if not view["model"]:
        return None
    ready = screen.made is not None and screen.made["ready"]
    words = "Vérifier de nouveau" if screen.made else "Vérifier pour le Passeport"
    submit = dom.el(
        "button",
        words,
        type="submit",
        cls="button" if ready else "button primary",
        id="pp-verifier",
    )
    return dom.el(
        "form",
        [_group(screen, group) for group in view["groups"]],
        _agreement(screen),
        dom.el("p", view["state"], cls="form-sentence", id=STATE, role="status"),
        dom.el("p", submit, cls="actions"),
        novalidate=True,
        data_submit="pp_check",
        id="passeport-formulaire",
    )


def _group(screen, group):
    inputs = dom.el("div", [_column(screen, one) for one in group["columns"]], cls="inputs")
    hint = dom.el("p", group["help"], cls="hint")
    if group["key"] not in FOLDED:
        return dom.el("fieldset", dom.el("legend", group["title"]), hint, inputs)
    count = dom.count(len(group["columns"]), "colonne", "colonnes")
    name = "passeport-" + group["key"]
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", group["title"] + dom.fr(" : ") + count)),
        hint,
        inputs,
        cls="fold",
        id=name,
        open=dom.is_open(name),
    )


def effective(screen, column):
    """Return what a column is fed by on the screen: a value being typed counts already."""
    if column["name"] in screen.typing or not column["choice"]:
        return VALUE
    return column["choice"]


def value_id(name):
    """Return the id of the input that holds the value of a column for all."""
    return "pp-v-" + name


def _choice_id(name):
    return "pp-c-" + name


def _column(screen, column):
    name = column["name"]
    if column["fixed"]:
        return _fixed(column)
    choice = effective(screen, column)
    chosen = choice == VALUE
    node = value_id(name) if chosen else _choice_id(name)
    hint = column["help"] + " " + dom.fr("Exemple : ") + column["example"]
    return dom.el(
        "div",
        dom.el("label", column["label"], for_=node),
        dom.el("p", column["status"], cls="hint status"),
        dom.el("p", hint, cls="hint", id="pp-a-" + name),
        dom.el("p", _error(screen, column), cls="input-error", id="pp-e-" + name),
        dom.el(
            "div",
            _choices(column, choice),
            _value(screen, column) if chosen else None,
            cls="fed",
        ),
        cls="input",
    )


def _fixed(column):
    return dom.el(
        "div",
        dom.el("p", dom.el("strong", column["label"])),
        dom.el("p", column["told"], cls="hint"),
        cls="input",
    )


def _choices(column, choice):
    node = dom.el(
        "select",
        [dom.el("option", one["label"], value=one["value"]) for one in column["options"]],
        id=_choice_id(column["name"]),
        data_change="pp_choice",
        data_arg=column["name"],
        aria_label="D’où vient " + dom.fr("« ") + column["label"] + dom.fr(" »"),
    )
    node.value = choice
    return node


def _value(screen, column):
    name = column["name"]
    about = {
        "id": value_id(name),
        "data_change": "pp_value",
        "data_arg": name,
        "aria_describedby": "pp-e-" + name + " pp-a-" + name,
        "aria_invalid": "true" if _wrong(screen, column) else None,
    }
    if column["values"]:
        options = [dom.el("option", one["label"], value=one["value"]) for one in column["values"]]
        node = dom.el("select", dom.el("option", "Choisissez…", value=""), options, **about)
        known = [one["value"] for one in column["values"]]
        node.value = column["value"] if column["value"] in known else ""
        return node
    # No maxlength: a long paste must show its error instead of being cut without a word.
    node = dom.el(
        "input", type="text", autocomplete="off", spellcheck="false", size=column["size"], **about
    )
    node.value = column["value"]
    return node


def _wrong(screen, column):
    return column["error"] or (screen.asked and column["missing"])


def _error(screen, column):
    words = column["error"]
    if not words and screen.asked and column["missing"]:
        words = GAP
    return [dom.icon("error"), " ", words] if words else None


def _agreement(screen):
    told = screen.view["nir"]
    if not told["there"]:
        return dom.el(
            "div",
            dom.el("p", dom.icon("error"), " ", told["label"], cls="input-error"),
            dom.el("p", dom.button("Revoir les colonnes", "go", arg="colonnes", id=NIR)),
            cls="agreement",
        )
    box = dom.el(
        "input",
        type="checkbox",
        id=NIR,
        data_change="pp_nir",
        checked=screen.nir,
        aria_describedby=NIR + "-aide",
    )
    return dom.el(
        "div",
        dom.el("label", box, dom.el("span", told["label"]), for_=NIR, cls="check"),
        dom.el("p", told["help"], cls="hint", id=NIR + "-aide"),
        cls="agreement",
    )


def shape(screen):
    """Return what the form is made of; with the same shape its inputs stay where they are."""
    return [
        (group["key"], [(one["name"], effective(screen, one)) for one in group["columns"]])
        for group in screen.view["groups"]
    ]


def refresh(screen):
    """Show the errors and the state of the form, without touching what is being typed."""
    for column in _columns(screen):
        name = column["name"]
        if not dom.present("pp-e-" + name):
            continue
        dom.fill(dom.get("pp-e-" + name), _error(screen, column))
        if dom.present(value_id(name)):
            node = dom.get(value_id(name))
            if _wrong(screen, column):
                node.setAttribute("aria-invalid", "true")
            else:
                node.removeAttribute("aria-invalid")
    if dom.present(STATE):
        dom.text(dom.get(STATE), screen.view["state"])


def typed():
    """Return each column whose value for all stands on the page, with its text."""
    nodes = document.querySelectorAll("#" + PLACE + " [data-change=pp_value]")
    found = [nodes.item(i) for i in range(nodes.length)]
    return [(node.getAttribute("data-arg"), str(node.value)) for node in found]


def first_gap(screen):
    """Return the id of the first thing that is still to be given or to be corrected."""
    for column in _columns(screen):
        if _wrong(screen, column) and not column["fixed"]:
            for name in (value_id(column["name"]), _choice_id(column["name"])):
                if dom.present(name):
                    return name
    return NIR


def _columns(screen):
    found = []
    for group in screen.view["groups"]:
        found = found + group["columns"]
    return found


def facts(view):
    """Say what is known of the format, and how sure each fact is."""
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", "Ce que l’on sait de ce format")),
        dom.el(
            "ul",
            [
                dom.el("li", one["said"], " ", dom.el("span", one["sure"], cls="sure"))
                for one in view["facts"]
            ],
            cls="notes",
        ),
        cls="fold",
        id="passeport-faits",
    )
