"""Choose which rows are shown: by rule, severity, column, text, and what is left to do."""

import dom

FOLD = "filtres"
# Kinds of rows told by one more word: the id of a flow, a state of the registre.
FLOW = "flow "
STANDING = "standing "
THESE = (
    ("flow", "Dans ce fichier XML"),
    ("standing", "Dans cet état du registre"),
    ("delivered", "De ce mois de délivrance"),
    ("due", "À déclarer pour ce jour"),
    ("changed", "De cette ligne du journal"),
)
SEVERITIES = (
    ("", "Toutes"),
    ("error", "Erreurs"),
    ("warning", "Alertes"),
    ("info", "Informations"),
)
PEOPLE = (
    ("blocked", "À compléter"),
    ("ready", "Prêtes à envoyer"),
    ("clear", "Prêtes, rien à redire"),
    ("doubtful", "Prêtes, que le portail risque de ne pas trouver"),
    ("held", "Déjà connues du portail"),
    ("refused", "Refusées par le portail"),
    ("unchanged", "Refusées, sans changement depuis"),
    ("aside", "Mises de côté"),
    ("corrected", "Corrigées ici"),
    ("everyone", "Toutes"),
)
WHOLE = tuple([kind for kind, _ in PEOPLE])


def form(want, groups):
    """Make the filter, folded until it serves; each change shows its rows at once."""
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", "Filtrer les lignes")),
        dom.el(
            "form",
            _select("filtre-regle", "Règle", _rules(groups), want["code"] or ""),
            _select("filtre-gravite", "Gravité", SEVERITIES, want["severity"] or ""),
            _select("filtre-colonne", "Colonne", _columns(groups), want["field"] or ""),
            _select("filtre-personnes", "Lignes", _kinds(want), whole(want) or ""),
            _text(want["text"]),
            dom.el("p", _left(want), cls="check"),
            dom.el(
                "p",
                dom.el("button", "Filtrer", type="submit", cls="button small"),
                dom.button("Tout montrer", "want_all", "small quiet"),
                cls="actions",
            ),
            cls="want",
            novalidate=True,
            data_submit="want",
        ),
        cls="fold",
        id=FOLD,
    )


def _select(identifier, label, options, chosen):
    return dom.el(
        "div",
        dom.el("label", label, for_=identifier),
        dom.el(
            "select",
            [dom.el("option", words, value=v, selected=v == chosen) for v, words in options],
            id=identifier,
            data_change="want",
        ),
        cls="input",
    )


def _rules(groups):
    """Offer each rule once, with how many lines it concerns."""
    counts = {}
    titles = {}
    for group in groups:
        if not group["whole_file"]:
            code = group["code"]
            counts[code] = counts.get(code, 0) + group["count"]
            titles[code] = group["title"]
    options = [("", "Toutes")]
    options += [
        (code, title + " (" + dom.number(counts[code]) + ")") for code, title in titles.items()
    ]
    return options


def _columns(groups):
    seen = {}
    for group in groups:
        if not group["whole_file"]:
            seen[group["field"]] = group["column"]
    options = [("", "Toutes")]
    options += seen.items()
    return options


def _kinds(want):
    """Offer each kind of rows; those of one file or state only while they are shown."""
    options = [("", "Avec un point à corriger")]
    options += PEOPLE
    for kind, words in THESE:
        if want[kind]:
            options.append((whole(want), words))
    return options


def whole(want):
    """Return the kind of rows that is wanted whatever is found in them, None for none."""
    for kind, _ in THESE:
        if want[kind]:
            return kind + " " + want[kind]
    for kind in WHOLE:
        if want[kind]:
            return kind
    return None


def _text(words):
    return dom.el(
        "div",
        dom.el("label", "Contient le texte", for_="filtre-texte"),
        dom.el("input", type="text", id="filtre-texte", value=words, autocomplete="off"),
        cls="input",
    )


def _left(want):
    box = dom.el("input", type="checkbox", id="filtre-reste", data_change="want")
    box.checked = want["only_unmended"]
    label = dom.el("label", "Seulement ce que je n’ai pas encore corrigé", for_="filtre-reste")
    return [box, " ", label]


def everything():
    """Return the filter that keeps every row with something to mend."""
    want = {"code": None, "field": None, "severity": None, "text": "", "only_unmended": False}
    for kind, _ in THESE:
        want[kind] = None
    for kind in WHOLE:
        want[kind] = False
    return want


def people(kind):
    """Return the filter of a severity, of a kind of rows, of one file, state or day; "" of all."""
    want = everything()
    name, _, which = kind.partition(" ")
    if kind in ("error", "warning", "info"):
        want["severity"] = kind
    elif which:
        want[name] = which
    elif kind:
        want[kind] = True
    if kind == "blocked":
        want["severity"] = "error"
    return want


def wanted():
    """Return what the form says, as the engine takes it."""
    want = people(dom.value("filtre-personnes"))
    want["code"] = dom.value("filtre-regle") or None
    want["field"] = dom.value("filtre-colonne") or None
    want["severity"] = dom.value("filtre-gravite") or None
    want["text"] = dom.value("filtre-texte")
    want["only_unmended"] = dom.checked("filtre-reste")
    return want
