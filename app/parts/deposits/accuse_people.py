"""Show the people of an accusé one by one: the portal's words, the likely causes, the fields."""

import dom

from parts.table import pager, table
from parts.verdict import buttons, mark

LEVELS = {"refuse": "error", "accepte": "ok", "attente": "attente", "jamais": "info"}
LEVELS["retrait"] = "attente"
LEVELS["retire"] = "info"


def listing(page, limit):
    """Make one page of people."""
    if not page["total"]:
        return dom.el("div", dom.el("p", "Personne ici."), cls="empty")
    return [
        dom.el("ul", [_person(one) for one in page["items"]], cls="answers"),
        pager(page["total"], page["offset"], limit, "accuse_page"),
    ]


def _person(one):
    name = one["name"] or dom.fr("Identifiant « ") + one["id"] + dom.fr(" »")
    return dom.el(
        "li",
        dom.el("p", mark(LEVELS[one["state"]], one["state_label"]), " ", _place(one), cls="sub"),
        dom.el("h4", name, translate="no"),
        _said(one),
        _clue(one["clue"]),
        _causes(one["causes"]),
        _fields(one) if one["fields"] else None,
        dom.el("p", one["ask"]) if one["ask"] and one["state"] == "refuse" else None,
        _actions(one["actions"]),
    )


def _actions(actions):
    return dom.el("p", buttons(actions, "small"), cls="actions") if actions else None


def _place(one):
    told = [one["place"]] if one["place"] else []
    if one["name"] and one["id"]:
        told.append(dom.fr("identifiant « ") + one["id"] + dom.fr(" »"))
    if one["again"]:
        told.append("refusée " + dom.number(one["refusals"]) + " fois")
    return ", ".join(told)


def _said(one):
    if not one["message"]:
        return None
    return dom.el(
        "p",
        dom.el("strong", one["title"] + ". "),
        dom.el("span", dom.fr("Le portail dit : « "), one["message"], dom.fr(" »"), cls="sub"),
    )


def _clue(words):
    if not words:
        return None
    return dom.el("p", dom.el("strong", dom.fr("Répétition : ")), words, cls="clue")


def _causes(items):
    if not items:
        return None
    return [
        dom.el("h5", "Causes probables, la plus probable d’abord"),
        dom.el("ol", [_cause(one) for one in items], cls="causes"),
    ]


def _cause(one):
    words = dom.fr("Proposé : ")
    proposals = [dom.el("span", words, fix["label"], cls="sub") for fix in one["fixes"]]
    return dom.el("li", one["sentence"], " ", one["remedy"], proposals)


def _fields(one):
    rows = [
        (
            field["label"],
            dom.el("span", field["value"] or "(vide)", cls="value"),
            field["column"] or "—",
        )
        for field in one["fields"]
    ]
    heads = ("Donnée", "Envoyée ainsi", "Votre colonne")
    return dom.el(
        "details",
        dom.el("summary", "Les données à relire, dans l’ordre"),
        dom.el("div", table("Ce que contient le fichier pour " + one["place"], heads, rows)),
        cls="why",
    )
