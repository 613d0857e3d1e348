"""The GDPR documents as pages of their own, to print and to complete; see gdpr.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from certiflux.base.pseudonyms import PSEUDONYMS
from certiflux.base.words import counted, typographic
from certiflux.dictionary import takes_national
from certiflux.exports.gdpr.gdpr import (
    HELP,
    LAW,
    categories,
    keeps_nir,
    left_aside,
    people,
    sends_nir,
)
from certiflux.exports.markup import Child, Html, el
from certiflux.exports.report.as_html import CSP
from certiflux.exports.report.style import STYLE
from certiflux.session import Dossier

BLANK: Final = "…………………………………………"
"""What the reader fills in."""

SECURITY: Final = "Le contrôle et la conversion se font sur l'ordinateur, sans envoi ni serveur."

FINGERPRINTS: Final = (
    "Les identifiants de passage que Certiflux crée et les empreintes de son registre des passages "
    f"sont des {PSEUDONYMS} : ce sont encore des données personnelles, pas des données anonymes."
)
"""What the fingerprints are, for the register and for the people."""

KEPT_PEOPLE: Final = (
    "Il sert à ne pas déclarer deux fois. Aucun nom n'y est écrit, mais ses empreintes sont des "
    f"{PSEUDONYMS}."
)
"""What the registre of passages holds of people."""

Rows = list[tuple[str, Child]]


def gdpr_page(dossier: Dossier, kind: str) -> bytes:
    """Return one document as a standalone page in UTF-8; raise KeyError for an unknown kind."""
    title, content = KINDS[kind]
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=CSP),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"{title} · Certiflux"),
        # The style is ours alone: the one text of the page that goes in as it is.
        el("style", Html(STYLE)),
    )
    body = el(
        "body",
        el("header", el("h1", title), _said(HELP, cls="lead")),
        el("main", content(dossier), _sources()),
        el("footer", _said("Fait sur cet ordinateur par Certiflux, service indépendant.")),
    )
    return b"<!doctype html>\n" + el("html", head, body, lang="fr").encode()


def _register(dossier: Dossier) -> list[Child]:
    rows: Rows = [
        ("Responsable du traitement", BLANK),
        ("Délégué à la protection des données", BLANK),
        ("Finalité", "Déclarer au SI CPF les personnes qui ont obtenu une certification."),
        ("Base légale", "Obligation légale (art. 6, 1, c), à confirmer par vos soins."),
        ("Personnes concernées", "Les personnes certifiées."),
        ("Nombre dans le fichier ouvert", counted(people(dossier), "personne", "personnes")),
        ("Destinataire", "La Caisse des Dépôts, gestionnaire du SI CPF."),
        ("Autres destinataires et sous-traitants", BLANK),
        ("Transfert hors de l'Union européenne", f"Aucun par Certiflux. Autres : {BLANK}"),
        ("Données pseudonymes", FINGERPRINTS),
        ("Durée de conservation du fichier", BLANK),
        (
            "Mesures de sécurité",
            f"{SECURITY} À compléter (accès, sauvegardes, chiffrement) : {BLANK}",
        ),
    ]
    return [_section("L'activité", _table(rows)), _data(dossier)]


def _notice(dossier: Dossier) -> list[Child]:
    names = ", ".join(f"{one['name'][:1].lower()}{one['name'][1:]}" for one in categories(dossier))
    return [
        _section(
            "Information des personnes certifiées",
            _said(
                f"{BLANK} (nom de l'organisme certificateur) transmet à la Caisse des Dépôts, qui "
                "gère le système d'information du compte personnel de formation, les informations "
                "relatives à la certification que vous avez obtenue. La loi l'y oblige."
            ),
            _said(f"Les informations transmises sont de ces catégories : {names}."),
            _said(FINGERPRINTS),
            _said(f"Elles sont conservées par notre organisme pendant : {BLANK}"),
            _said(
                "Vous pouvez demander l'accès à vos informations et leur rectification, et la "
                f"limitation de leur traitement, à : {BLANK} (adresse, courriel du délégué à la "
                "protection des données)."
            ),
            _said(
                "Le droit d'opposition et le droit à l'effacement ne s'appliquent pas à ce qui "
                "est transmis en raison d'une obligation légale (art. 17 et 21 du règlement)."
            ),
            _said("Vous pouvez adresser une réclamation à la CNIL (www.cnil.fr)."),
            _said(f"Source des informations, si ce n'est pas vous : {BLANK}"),
        ),
        _data(dossier),
    ]


def _retention(dossier: Dossier) -> list[Child]:
    rows: Rows = [
        ("Le tableur d'origine", f"Où : {BLANK} Jusqu'au : {BLANK}"),
        ("Les fichiers XML déposés", f"Où : {BLANK} Jusqu'au : {BLANK}"),
        ("Les accusés de traitement", f"Où : {BLANK} Jusqu'au : {BLANK}"),
        ("Les rapports et les tableurs corrigés", f"Où : {BLANK} Jusqu'au : {BLANK}"),
        ("Le dossier enregistré (.certiflux)", f"Où : {BLANK} Jusqu'au : {BLANK}"),
        (
            "Le registre des passages",
            f"{KEPT_PEOPLE} Où : {BLANK} Jusqu'au : {BLANK}",
        ),
    ]
    advice = [
        "Gardez la preuve de ce qui a été accepté, puis effacez les copies qui portent des noms.",
        FINGERPRINTS,
        "Videz aussi le dossier des téléchargements et la corbeille de l'ordinateur.",
        "Certiflux ne garde aucun fichier : fermer la page suffit.",
    ]
    found = [_section("Ce qui existe après une déclaration", _table(rows))]
    if aside := left_aside(dossier):
        columns = counted(aside, "colonne ne sert", "colonnes ne servent")
        advice.append(f"{columns} à rien dans cette déclaration : le fichier peut s'en passer.")
    if sends_nir(dossier):
        advice.append(
            "À votre demande, des numéros de sécurité sociale sont transmis : la loi les compte "
            "parmi les données à transmettre depuis le 1er janvier 2025 (code du travail, art. "
            "L. 6113-8). Dites-le dans le registre et dans l'information des personnes."
        )
    elif keeps_nir(dossier):
        advice.append(
            "Une colonne contient des numéros de sécurité sociale : ils servent à vérifier et ne "
            f"sont pas envoyés ({_why_kept(dossier)}). Dites dans votre registre pourquoi vous la "
            "tenez, ou retirez-la."
        )
    said = el("ul", [el("li", typographic(one)) for one in advice])
    return [*found, _section("À faire", said), _data(dossier)]


def _why_kept(dossier: Dossier) -> str:
    label = dossier.schema.label
    if takes_national(dossier.version):
        return "vous ne l'avez pas demandé"
    return f"le schéma suivi, {label}, n'a pas de place pour eux"


def _data(dossier: Dossier) -> Html:
    """List the data that the file feeds, by category: labels of the dictionary, no value."""
    rows: Rows = [
        (one["name"], ", ".join(f"{field['label']} ({field['id']})" for field in one["fields"]))
        for one in categories(dossier)
    ]
    return _section("Les données du fichier ouvert", _table(rows))


def _sources() -> Html:
    return _section(
        "Les textes", el("ul", [el("li", typographic(f"{name} : {what}.")) for name, what in LAW])
    )


def _section(title: str, *content: Child) -> Html:
    return el("section", el("h2", title), *content)


def _said(text: str, cls: str | None = None) -> Html:
    return el("p", typographic(text), cls=cls)


def _table(rows: Rows) -> Html:
    lines = [
        el(
            "tr",
            el("th", typographic(name), scope="row"),
            el("td", typographic(value) if isinstance(value, str) else value),
        )
        for name, value in rows
    ]
    return el("div", el("table", el("tbody", lines)), cls="box")


KINDS: Final[dict[str, tuple[str, Callable[[Dossier], list[Child]]]]] = {
    "registre": ("Registre des traitements : une fiche à compléter", _register),
    "information": ("Notice d'information à compléter", _notice),
    "conservation": ("Aide-mémoire de conservation", _retention),
}
"""Each document by its kind: its title and what makes it."""

WHAT: Final = {
    "registre": "La fiche que votre registre des traitements demande pour cette déclaration : à "
    "quoi servent les données, lesquelles, qui les reçoit.",
    "information": "La feuille à remettre aux personnes certifiées : ce qui est transmis, à qui, "
    "et leurs droits.",
    "conservation": "Les copies qui restent après une déclaration : où elles sont, lesquelles "
    "garder, lesquelles effacer.",
}
"""What each document is for, in a sentence."""
