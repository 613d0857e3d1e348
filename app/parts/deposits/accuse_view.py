"""Show the portal's answer: reasons, person by person or of the whole file, what to keep."""

import dom

from parts import help as help_page
from parts.verdict import mark


def notes(items):
    """Make the list of what must be known besides, or nothing."""
    if not items:
        return None
    return dom.el(
        "ul",
        [dom.el("li", mark(one["level"]), " ", one["sentence"]) for one in items],
        cls="answer-notes",
    )


def alike(items):
    """Make the buttons that say which ids nearly the same are one, or nothing."""
    if not items:
        return None
    return dom.el(
        "p",
        [
            dom.button(one["label"], "accuse_same", "small", arg=str(i))
            for i, one in enumerate(items)
        ],
        cls="actions",
    )


def reports(items):
    """Make the folded list of the reports that were read."""
    if not items:
        return None
    words = dom.count(len(items), "accusé lu", "accusés lus")
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", words)),
        dom.el("ul", [_report(i, items[i]) for i in range(len(items))], cls="notes"),
        dom.el("p", dom.button("Oublier ces accusés", "accuse_forget", "small"), cls="actions"),
        cls="fold",
        id="accuse-lus",
    )


def _report(index, one):
    told = [dom.el("strong", one["name"], cls="file-name")]
    if one["deposited"]:
        told.append(dom.fr(" : réponse au fichier « ") + one["deposited"] + dom.fr(" »"))
    if one["file_errors"]:
        told.append(", fichier refusé en entier")
    else:
        taken = ("retiré", "retirés") if one["withdrawal"] else ("accepté", "acceptés")
        told.append(", " + dom.count(one["accepted"], *taken))
        told.append(" et " + dom.count(one["refused"], "refusé", "refusés"))
    return dom.el("li", told, ". ", _asked(index, one))


def _asked(index, one):
    """Say what the file answered asked for, and let it be said otherwise: the report does not."""
    if one["file_errors"] or one["simulated"] or one["known"]:
        return None
    words = "C’est la réponse à un fichier de suppression"
    if one["withdrawal"]:
        words = "Ce n’est pas la réponse à un fichier de suppression"
    arg = str(index) + (" non" if one["withdrawal"] else " oui")
    return dom.button(words, "withdraw_report", "small quiet", arg=arg)


def groups(items, chosen):
    """Make one card per reason; ``chosen`` is the code of the one whose people are shown."""
    return dom.el("ul", [_group(one, chosen) for one in items], cls="groups wide")


def _group(one, chosen):
    level, word = ("ok", "Accepté") if one["accepted"] else ("error", "Refusé")
    words = "Voir ces " + dom.number(one["count"]) + " personnes"
    if one["count"] == 1:
        words = "Voir cette personne"
    return dom.el(
        "li",
        dom.el("p", mark(level, word), dom.el("strong", dom.number(one["count"]), cls="tally")),
        dom.el("h4", one["title"]),
        dom.el("p", one["meaning"]),
        dom.el("p", dom.el("strong", dom.fr("À faire : ")), one["remedy"]),
        dom.el("p", one["ask"]) if one["ask"] else None,
        dom.button(
            words,
            "accuse_group",
            "small filter",
            arg=one["code"],
            aria_pressed="true" if chosen == one["code"] else "false",
        ),
    )


def file_errors(items):
    """Make the list of the reasons of a whole-file refusal."""
    return dom.el("ol", [_file_error(one) for one in items], cls="file-errors wide")


def _file_error(one):
    return dom.el(
        "li",
        dom.el("p", dom.el("strong", one["place"])),
        dom.el("h4", one["title"]),
        dom.el("p", one["what"]),
        dom.el("p", dom.el("strong", one["remedy"])),
        help_page.rule(one["code"], one["title"]),
        dom.el(
            "details",
            dom.el("summary", "Détail technique"),
            [dom.el("pre", said) for said in one["detail"]],
            cls="why",
        ),
    )


def again(view):
    """Make the block about the people refused twice, or nothing."""
    if view is None:
        return None
    return dom.el(
        "section",
        dom.el("h3", "Refusées deux fois"),
        dom.el("p", view["sentence"]),
        dom.el("ol", [dom.el("li", one) for one in view["procedure"]], cls="path"),
        dom.el(
            "p",
            dom.button([dom.icon("down"), "Télécharger le dossier de preuve"], "accuse_proof"),
            cls="actions",
        ),
        cls="panel again",
        aria_label="Refusées deux fois",
    )
