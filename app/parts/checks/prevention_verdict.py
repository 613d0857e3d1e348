"""Show the verdict on the Passeport's import: who is ready, what is found, the files."""

import dom

from parts import help as help_page
from parts.verdict import WORDS, mark

PLACE = "passeport-verdict"
TITLE = "passeport-titre"


def outcome(made):
    """Make the verdict with its findings and files; None before the check."""
    if made is None:
        return None
    verdict = made["verdict"]
    name = WORDS[verdict["level"]][0]
    return [
        dom.el(
            "div",
            dom.el("p", mark(verdict["level"]), cls="banner-mark"),
            dom.el("h3", verdict["sentence"], id=TITLE, tabindex="-1"),
            dom.el("p", verdict["next"]),
            dom.el("p", _buttons(made), cls="actions"),
            _facts(made["file"]),
            cls="banner banner-" + name,
        ),
        _groups(made["groups"]),
        _steps(made["next_steps"]),
    ]


def _buttons(made):
    found = []
    if made["file"]:
        people = dom.count(made["file"]["people"], "personne", "personnes")
        words = "Télécharger le fichier (" + people + ")"
        found.append(dom.button([dom.icon("down"), words], "pp_save", "primary", "prevention_file"))
    if made["groups"]:
        words = "Ce qui a été trouvé (CSV)"
        found.append(dom.button([dom.icon("down"), words], "pp_save", arg="prevention_findings"))
    journal = [dom.icon("down"), "D’où vient chaque valeur (CSV)"]
    found.append(dom.button(journal, "pp_save", arg="prevention_journal"))
    return found


def _facts(file):
    if not file:
        return None
    return [
        dom.el("p", dom.el("strong", file["name"], cls="file-name"), " · ", file["size_label"]),
        dom.el("p", dom.fr("Empreinte SHA-256 : "), dom.el("code", file["sha256"]), cls="print"),
    ]


def _groups(groups):
    if not groups:
        return None
    return [
        dom.el("h3", "Ce qui a été trouvé"),
        dom.el("ul", [_group(one) for one in groups], cls="groups wide"),
    ]


def _group(one):
    lines = dom.count(one["count"], "ligne", "lignes")
    return dom.el(
        "li",
        dom.el(
            "p",
            mark(one["severity"], one["severity_label"]),
            dom.el("span", "Pour tous" if one["whole_file"] else lines, cls="sub"),
        ),
        dom.el("h4", one["title"]),
        dom.el("p", dom.fr("Colonne « ") + one["column"] + dom.fr(" ». "), one["explanation"]),
        dom.el("p", dom.el("strong", one["rows"]), dom.fr(" : "), one["remedy"]),
        _items(one),
        help_page.rule(one["code"], one["title"]),
    )


def _items(one):
    if one["whole_file"]:
        return None
    more = one["more"]
    about = dom.el("span", dom.fr(" : ") + one["title"], cls="visually-hidden")
    return dom.el(
        "details",
        dom.el("summary", "Voir ligne par ligne", about),
        dom.el(
            "ul",
            [
                dom.el(
                    "li", dom.fr("Ligne ") + dom.number(item["row"]) + dom.fr(" : "), item["what"]
                )
                for item in one["items"]
            ],
            dom.el("li", dom.count(more, "autre ligne", "autres lignes") + ", dans le CSV.")
            if more
            else None,
            cls="notes",
        ),
        cls="found",
    )


def _steps(steps):
    if not steps:
        return None
    return [
        dom.el("h3", "Et maintenant, sur le portail du Passeport"),
        dom.el("ol", [dom.el("li", step) for step in steps], cls="path next"),
    ]
