"""Show in the header which schema is followed: the question while it is ours, else its changes."""

import dom

HOLD, HELD = "schema-garder", "schema-garder-dit"


def question(view):
    """Make the invitation to drop the official schema, or to choose a format."""
    words = "Rien de public ne prouve quel format le portail attend aujourd’hui. Le schéma du kit "
    words += "tranche : déposez ici, comme un tableur, son fichier .xsd ou le kit entier (.zip). "
    words += "Certiflux dira ce qui change pour vos colonnes et suivra ce schéma."
    return [
        dom.el("p", view["why_sentence"]) if view else None,
        dom.el("p", dom.el("strong", view["settings_note"])) if _note(view) else None,
        dom.el("p", dom.el("strong", dom.fr("Vous avez le XSD officiel du kit ?"))),
        dom.el("p", dom.fr(words)),
        dom.el(
            "p",
            dom.button("Choisir le XSD ou le kit", "pick"),
            dom.button("Comparer les deux formats", "schema_ask"),
            cls="actions",
        ),
    ]


def _note(view):
    return view is not None and view["settings_note"]


def changes(view, held):
    """Make what the user's schema changes, and whether this browser keeps it."""
    told = view["differences"]
    words = "Ce que ce schéma change pour vos colonnes"
    if view["since"] is not None:
        told = view["since"]
        words = "Ce qu’il change pour vos colonnes, par rapport au précédent"
    listed = dom.el("ul", [dom.el("li", one["sentence"]) for one in told], cls="changes")
    hold = dom.el("input", type="checkbox", id=HOLD, data_change="schema_hold")
    hold.checked = held is not None
    return [
        dom.el("p", view["sentence"]),
        dom.el("p", dom.fr("Empreinte SHA-256 : "), dom.el("code", view["sha256"]), cls="print"),
        dom.el("p", dom.el("strong", view["settings_note"])) if _note(view) else None,
        dom.el("p", dom.el("strong", words)),
        listed if told else dom.el("p", dom.fr("Rien : vos colonnes restent les mêmes.")),
        dom.el("label", hold, " Garder sur cet ordinateur", for_=HOLD, cls="check"),
        dom.el(
            "p",
            dom.fr(
                "Il sera suivi à votre prochaine visite. C’est le format du portail : il ne "
                "contient aucune donnée sur les personnes."
            ),
            cls="hint",
            id=HELD,
            role="status",
        ),
        dom.el(
            "p",
            dom.button("Revenir au schéma de Certiflux", "schema_reset"),
            cls="actions",
        ),
    ]
