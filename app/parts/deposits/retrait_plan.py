"""Show what a withdrawal comes to: what will be written, the word that it takes, the files."""

import dom

from parts.table import table
from parts.verdict import mark

CONFIRM = "retrait-sur"
PLAN, FILES = "titre-retrait-relire", "titre-retrait-fichiers"


def planned(plan, screen, *, can):
    """Make what will be written, person by person, then the word that it takes to write it."""
    if not plan["total"]:
        return None
    more = None
    if plan["more"]:
        more = dom.el("p", "Et " + dom.count(plan["more"], "autre", "autres") + ".")
    return dom.el(
        "section",
        dom.el(
            "h3",
            "Relire ce qui sera écrit" if plan["to_write"] else "Relire ce qui est écrit",
            id=PLAN,
            tabindex="-1",
        ),
        dom.el("p", plan["sentence"], cls="lead"),
        dom.el("p", plan["order"]) if plan["order"] else None,
        dom.el("ul", [_planned(one) for one in plan["items"]], cls="answers wide"),
        more,
        dom.el(
            "p",
            dom.button(
                [dom.icon("down"), "Télécharger le journal des retraits"], "withdraw_journal"
            ),
            dom.el("span", "Un CSV à garder : il contient des noms.", cls="hint"),
            cls="actions",
        ),
        _confirm(plan, screen) if can and _left(plan) else None,
    )


def _planned(one):
    kind = "Corriger et redéposer" if one["replace"] else "Retirer"
    about = [one["place"]] if one["place"] else []
    about.append(dom.fr("identifiant « ") + one["id"] + dom.fr(" »"))
    buttons = []
    if one["replace"]:
        words = "Corriger ses données"
        buttons.append(dom.button(words, "withdraw_person", "small", arg=one["row"]))
    if one["can_cancel"]:
        hidden = dom.el("span", dom.fr(" : ") + one["id"], cls="visually-hidden")
        words = ["Renoncer", hidden]
        buttons.append(dom.button(words, "withdraw_cancel", "small quiet", arg=one["id"]))
    return dom.el(
        "li",
        dom.el("p", mark(one["level"], one["label"]), " ", ", ".join(about), cls="sub"),
        dom.el(
            "h4", dom.el("span", one["name"] or one["id"], cls="who"), dom.fr(" : ") + kind.lower()
        ),
        _said(one),
        _fresh(one),
        _changes(one),
        dom.el("p", buttons, cls="actions") if buttons else None,
    )


def _said(one):
    told = []
    if one["message"]:
        words = [dom.fr("Le portail dit : « "), one["message"], dom.fr(" »")]
        told.append(dom.el("p", words, cls="sub"))
    if one["word"]:
        word = mark("attention", "Sur votre parole")
        told.append(dom.el("p", word, " acceptée d’après vous seul."))
    return told


def _fresh(one):
    if not one["replace"]:
        words = "Le passage entier, tel qu’il a été accepté, est demandé en suppression."
        return dom.el("p", words)
    told = [
        dom.el(
            "p",
            dom.fr("Fichier 1 : l’ancien passage, « ") + one["id"] + dom.fr(" », en suppression. "),
            dom.fr("Fichier 2 : le passage corrigé, sous un nouvel identifiant, « "),
            dom.el("strong", one["fresh"]),
            dom.fr(" » : l’ancien a servi, il ne se reprend pas."),
        )
    ]
    if one["again"]:
        told.append(dom.el("p", mark("info"), " ", one["again"]))
    if one["errors"]:
        words = " Ce qui est saisi serait refusé : corrigez ce qui est signalé."
        told.append(dom.el("p", mark("error"), dom.fr(words)))
    if one["warning"]:
        told.append(dom.el("p", mark("attention"), " ", one["warning"]))
    return told


def _changes(one):
    if not one["changes"]:
        return None
    rows = [
        (
            change["label"],
            dom.el("span", change["before"] or "(vide)", cls="value"),
            dom.el("span", change["after"] or "(vide)", cls="value"),
        )
        for change in one["changes"]
    ]
    return dom.el("div", table("Ce qui change", ("Donnée", "Accepté", "Corrigé"), rows))


def _left(plan):
    return plan["to_write"] and (plan["leaving"] or plan["coming"])


def _confirm(plan, screen):
    box = dom.el("input", type="checkbox", id=CONFIRM, data_change="withdraw_sure")
    box.checked = screen.confirmed
    both = plan["leaving"] and plan["coming"]
    words = "Écrire les deux fichiers" if both else "Écrire le fichier"
    return [
        dom.el("label", box, dom.el("span", plan["confirm"]), for_=CONFIRM, cls="check"),
        dom.el(
            "p",
            dom.button(words, "withdraw_make", "primary", disabled=not screen.confirmed),
            cls="actions",
        ),
    ]


def files(plan, screen):
    """Make the files in their order, each with when it may be deposited."""
    if not plan["files"]:
        return None
    ready = [one["index"] for one in plan["files"] if one["level"] in ("info", "ok")]
    first = [] if _left(plan) else [index for index in ready if index not in screen.saved]
    return dom.el(
        "section",
        dom.el("h3", "Déposer, dans cet ordre", id=FILES, tabindex="-1"),
        dom.el("ul", [_file(one, screen, first[:1]) for one in plan["files"]], cls="files"),
        dom.el("ol", [dom.el("li", one) for one in plan["next_steps"]], cls="path next"),
    )


def _file(one, screen, first):
    done = one["index"] in screen.saved
    style = "primary" if one["index"] in first else ""
    words = "Télécharger à nouveau" if done else "Télécharger"
    said = "Finalement, pas déposé" if one["deposited"] else "Je l’ai déposé"
    note = mark("warning", "Provisoire") if one["provisional"] else None
    return dom.el(
        "li",
        dom.el(
            "div",
            dom.el("p", dom.el("strong", one["title"]), " ", note),
            dom.el("p", one["name"], cls="file-name"),
            dom.el(
                "ul",
                dom.el("li", one["size_label"]),
                dom.el("li", dom.count(one["passages"], "passage", "passages")),
                dom.el("li", mark(one["schema_level"], one["schema"])),
                cls="facts",
            ),
        ),
        dom.button(
            [dom.icon("down"), words],
            "withdraw_download",
            style,
            arg=one["index"],
            aria_label=words + " " + one["name"],
        ),
        dom.el("p", mark(one["level"], _WHEN[one["level"]]), " ", one["hold"], cls="retrait-quand"),
        dom.el(
            "p",
            dom.button(
                said,
                "withdraw_undeposited" if one["deposited"] else "withdraw_deposited",
                "small",
                arg=one["index"],
            ),
        ),
        dom.el("p", dom.fr("Empreinte SHA-256 : "), dom.el("code", one["sha256"]), cls="print"),
    )


_WHEN = {
    "info": "D’abord",
    "ok": "Maintenant",
    "oui": "Fait",
    "attention": "Plus tard",
    "attente": "Déposé",
    "erreur": "Périmé",
}
