"""Show withdrawals: how sure they are, what is missing, who may be chosen."""

import dom

from parts.table import pager, table
from parts.verdict import mark

SEARCH, WORD, IDS = "retrait-cherche", "retrait-parole", "retrait-ids"
PEOPLE = "titre-retrait-choisir"


def sureness(view):
    """Make what must be known before anything else: simulation, provisional, missing schema."""
    schema = view["schema"]
    return [
        _loud(view["simulation"]),
        _loud(schema["provisional"]),
        dom.el("p", dom.el("strong", dom.fr("À savoir : ")), schema["unsure"], cls="asking told")
        if schema["unsure"]
        else None,
    ]


def _loud(words):
    if not words:
        return None
    return dom.el("p", dom.el("strong", words), cls="rehearsal", role="note")


def missing(schema):
    """Make what to do under a schema that cannot ask for a withdrawal."""
    steps = [dom.el("li", one) for one in schema["missing"]]
    return dom.el(
        "section",
        dom.el("p", mark("warning", "Il manque le schéma 1.1.5"), cls="banner-mark"),
        dom.el("h3", schema["sentence"], id="titre-retrait-manque"),
        dom.el("ol", steps, cls="path") if steps else None,
        dom.el(
            "p",
            dom.button("Choisir le XSD ou le kit", "pick", "primary"),
            dom.button("Préparer avec notre schéma 1.1.5, provisoire", "withdraw_provisional"),
            cls="actions",
        ),
        cls="panel retrait-manque",
        aria_labelledby="titre-retrait-manque",
    )


def choosing(page, screen, limit):
    """Make the list of the people who may be chosen, with its filter."""
    every = dom.el(
        "input",
        type="checkbox",
        id=WORD,
        data_change="withdraw_all",
        checked=screen.everyone,
    )
    return [
        dom.el("h3", "Choisir les personnes", id=PEOPLE, tabindex="-1"),
        _search(screen),
        dom.el(
            "label",
            every,
            dom.el(
                "span",
                dom.fr(
                    "Montrer aussi les autres : je confirme que le portail a accepté celles que "
                    "j’y choisis, même si ni accusé ni registre ne le dit ici"
                ),
            ),
            for_=WORD,
            cls="check",
        ),
        dom.el("div", _people(page, screen, limit), id="retrait-personnes", cls="wide"),
        _ids(screen),
    ]


def _search(screen):
    return dom.el(
        "form",
        dom.el("label", "Nom, prénom ou identifiant technique", for_=SEARCH),
        dom.el(
            "p",
            dom.el("input", type="search", id=SEARCH, value=screen.text, autocomplete="off"),
            dom.el("button", "Chercher", type="submit", cls="button"),
            dom.button("Tout montrer", "withdraw_clear", "quiet") if screen.text else None,
            cls="actions",
        ),
        cls="retrait-cherche",
        novalidate=True,
        data_submit="withdraw_find",
    )


def _people(page, screen, limit):
    if not page["total"]:
        words = "Aucune personne acceptée ne porte ces mots." if screen.text else _nobody(screen)
        return dom.el("div", dom.el("p", dom.fr(words)), cls="empty")
    heads = ("Personne", "Identifiant technique", "Ce qu’on en sait", "Que faire")
    told = dom.count(page["total"], "personne", "personnes")
    if screen.everyone:
        told += " de la liste"
    else:
        told += " acceptées" if page["total"] > 1 else " acceptée"
    return [
        dom.el(
            "div",
            table(told, heads, [_row(one) for one in page["items"]], "retrait-table"),
            cls="table-box",
        ),
        pager(page["total"], page["offset"], limit, "withdraw_page"),
    ]


def _nobody(screen):
    if screen.everyone:
        return "Aucune personne de cette liste ne peut être retirée."
    return (
        "Aucun accusé lu, aucun registre ouvert ne dit qu’une personne de cette liste est "
        "acceptée. Déposez l’accusé ou le registre, ou cochez la case ci-dessus."
    )


def _row(one):
    return (
        dom.el(
            "span",
            dom.el("span", one["name"] or "Sans nom", cls="who"),
            dom.el("span", one["place"], cls="sub"),
        ),
        dom.el("span", one["id"], cls="value"),
        one["label"] or one["basis_label"],
        _choice(one),
    )


def _choice(one):
    if one["asked"]:
        return mark("info", "Choisie")
    about = dom.el("span", dom.fr(" : ") + (one["name"] or one["id"]), cls="visually-hidden")
    twin = dom.el("span", dom.fr(" : ") + (one["name"] or one["id"]), cls="visually-hidden")
    row = one["row"]
    return dom.el(
        "span",
        dom.button(["Retirer", about], "withdraw_ask", "small", arg=row),
        dom.button(["Corriger et redéposer", twin], "withdraw_replace", "small", arg=row),
        cls="retrait-gestes",
    )


def _ids(screen):
    if not screen.everyone:
        return None
    words = "Des passages qui ne sont pas dans cette liste, un identifiant technique par ligne"
    return dom.el(
        "details",
        dom.el("summary", dom.el("h4", "Retirer par identifiant seul")),
        dom.el("label", words, for_=IDS),
        dom.el("textarea", id=IDS, rows="4", spellcheck="false", autocomplete="off"),
        dom.el("p", "Le schéma peut l’interdire : Certiflux vous le dira.", cls="hint"),
        dom.el("p", dom.button("Retirer ces passages", "withdraw_ids"), cls="actions"),
        cls="fold",
        id="retrait-par-ids",
    )
