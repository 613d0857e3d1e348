"""The accessibility statement as HTML: its facts, then what the files of the page weigh."""

from buildtools import access_facts as facts
from buildtools import say
from certiflux.base.words import typographic
from certiflux.exports.markup import Child, Html, el

Weights = list[tuple[str, int, int]]
"""What the files of a kind are for, how many they are, their bytes."""

_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
_STYLES = ("static/css/tokens.css", "static/css/base.css", "static/css/aide.css")


def page(weights: Weights) -> str:
    """Return the whole page; the same facts and weights give the same text."""
    parts = (_state(), _checks(), _screens(), _not_done(), _contact(), _weight(weights))
    body = el(
        "body",
        el("a", "Aller au contenu", cls="skip", href="#contenu"),
        el(
            "header",
            el("p", el("a", "Certiflux", href="index.html")),
            el("h1", "Accessibilité et poids de la page"),
            el("p", _fr("Ce qui est contrôlé, comment, et ce qui ne l'est pas."), cls="lead"),
        ),
        el("main", parts, id="contenu", tabindex="-1"),
        el("footer", el("p", el("a", "Revenir à Certiflux", href="index.html"))),
    )
    return "<!doctype html>\n" + el("html", _head(), body, lang="fr") + "\n"


def _fr(words: str) -> str:
    return typographic(words)


def _head() -> Html:
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_CSP),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", "Accessibilité et poids de la page · Certiflux"),
        el("link", rel="icon", href="static/icons/certiflux.svg", type="image/svg+xml"),
        [el("link", rel="stylesheet", href=style) for style in _STYLES],
    )


def _section(name: str, title: str, *content: Child) -> Html:
    heading = el("h2", title, id=f"titre-{name}")
    return el("section", heading, content, id=name, aria_labelledby=f"titre-{name}")


def _said(*sentences: str) -> list[Html]:
    return [el("p", _fr(one)) for one in sentences]


def _state() -> Html:
    count = sum(len(states) for states in facts.SCREENS.values())
    return _section(
        "declaration",
        "Déclaration d'accessibilité",
        _said(
            "Certiflux est un service indépendant. Cette page suit les thèmes du RGAA 4.1 et les "
            "critères A et AA des WCAG 2.2 ; elle dit ce que le projet contrôle lui-même. Ce n'est "
            "pas le résultat d'un audit.",
            f"État : sur les {count} écrans et états ci-dessous, axe-core {facts.AXE} ne relève "
            "aucune violation (WCAG 2.0 à 2.2, A et AA, et ses bonnes pratiques), et les "
            "contrôles ci-dessous ne trouvent aucun défaut. Tous font partie des tests du projet, "
            "joués dans un navigateur.",
            f"Déclaration relue le {facts.WRITTEN}.",
        ),
    )


def _checks() -> Html:
    parts: list[Child] = []
    for rank, theme in enumerate(facts.THEMES, 1):
        parts.append(el("h3", f"{rank}. {theme}"))
        rows = [one for one in facts.CHECKS if one.theme == rank]
        if rows:
            parts.append(el("ul", [_check(one) for one in rows]))
        else:
            parts.append(_said(facts.NOTHING[rank]))
    return _section("controles", "Ce qui est contrôlé, thème par thème", parts)


def _check(one: facts.Check) -> Html:
    how = el("span", f"WCAG {one.wcag}, {_how(one.test)}.", cls="hint")
    return el("li", _fr(one.asked), " ", how)


def _how(test: str) -> str:
    if not test:
        return "regardé par une personne sur des images des écrans"
    return "par axe-core" if test == facts.BY_AXE else "par un test du projet"


def _table(caption: str, heads: tuple[str, ...], lines: list[Html]) -> Html:
    titles = [el("th", one, scope="col") for one in heads]
    content = (
        el("caption", _fr(caption)),
        el("thead", el("tr", titles)),
        el("tbody", lines),
    )
    return el("div", el("table", content), cls="box")


def _screens() -> Html:
    names = [label for states in facts.SCREENS.values() for label in states.values()]
    return _section(
        "ecrans",
        "Les écrans contrôlés",
        _said("Chacun avec tous les contrôles automatiques, à chaque version."),
        [el("ul", [el("li", _fr(name)) for name in names])],
    )


def _not_done() -> Html:
    return _section(
        "limites",
        "Ce qui n'a pas été fait",
        [el("ul", [el("li", _fr(one)) for one in facts.NOT_DONE])],
    )


def _contact() -> Html:
    return _section(
        "contact",
        "Vous n'arrivez pas à utiliser Certiflux ?".replace(" ?", "\u00a0?"),
        _said(
            "Dites-le à la personne qui publie la copie que vous utilisez, ou dans le dépôt du "
            "projet, sans y joindre de fichier réel : dites l'écran, ce que vous vouliez faire, "
            "votre navigateur et votre aide technique.",
            "Si votre organisme est tenu à l'accessibilité et ne vous répond pas, le Défenseur "
            "des droits peut être saisi.",
        ),
    )


def _weight(kinds: Weights) -> Html:
    files, octets = sum(one[1] for one in kinds), sum(one[2] for one in kinds)
    rows = [*kinds, ("En tout", files, octets)]
    lines = [
        el("tr", el("th", _fr(title), scope="row"), el("td", str(count)), el("td", say.size(size)))
        for title, count, size in rows
    ]
    return _section(
        "poids",
        "Ce que pèse Certiflux",
        _said(
            "Mesuré à la construction, sur les fichiers servis, avant compression ; sans cette "
            "page ni la liste des fichiers. C'est le plus qu'une visite puisse demander : les "
            "fichiers lus une fois restent dans votre navigateur.",
            "Le bas de l'application dit la mémoire que le moteur occupe, mesurée chez vous quand "
            "il est prêt. Ni publicité, ni mesure d'audience, ni police à télécharger.",
        ),
        _table("Fichiers et poids", ("Ce que c'est", "Fichiers", "Poids"), lines),
    )
