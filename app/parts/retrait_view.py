"""Show withdrawals: how sure they are, who may be chosen, what will be written, the files."""

import dom

from parts.table import pager, table
from parts.verdict import mark

SEARCH, WORD, CONFIRM, IDS = "retrait-cherche", "retrait-parole", "retrait-sur", "retrait-ids"
PLAN, FILES, PEOPLE = "titre-retrait-relire", "titre-retrait-fichiers", "titre-retrait-choisir"


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
        dom.el("span", one["name"] or "Sans nom", dom.el("span", one["place"], cls="sub")),
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
        dom.el("h4", (one["name"] or one["id"]) + dom.fr(" : ") + kind.lower()),
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
