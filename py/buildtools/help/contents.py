"""The help page: what somebody wrote for it, then every rule and every field from its declaration.

It is made by the build and needs neither a file nor any library. Each entry has its own anchor. The
page is whole without any script; the search comes to life when the page's Python has started.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from buildtools.help.chapters import Chapter, Topic, entry
from buildtools.help.fields import composite_entry, field_entry
from buildtools.help.prevention import ANCHOR, TITLE, prevention_part
from buildtools.help.prose import prose
from buildtools.help.rules import rule_entry
from buildtools.help.themes import Theme, field_themes, rule_themes
from certiflux import __version__
from certiflux.base.words import counted, typographic
from certiflux.dictionary import EDITION, LATEST, composites, fields
from certiflux.exports.markup import Child, Html, el, join
from certiflux.rules.catalogue import CATALOGUE

# The scripts are the page's own Python, which PyScript starts as in index.html.
CSP: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
STYLES: Final = (
    "runtime/pyscript/core.css",
    *("static/css/tokens.css", "static/css/base.css", "static/css/aide.css"),
)
PLUGINS: Final = (
    *("codemirror", "deprecations-manager", "donkey", "error"),
    *("py-editor", "py-game", "py-terminal"),
)
"""What PyScript loads unless told not to."""

LEVELS: Final = (
    ("Erreur", "le portail refuserait la ligne, ou tout le fichier : elle n'y entre pas."),
    (
        "Alerte",
        "le portail l'accepterait peut-être, mais le résultat risque d'être refusé ou vain.",
    ),
    ("Information", "rien à faire : Certiflux dit ce qu'il a compris ou changé."),
    ("Source", "le paragraphe de notre recueil des textes officiels, avec le code du portail."),
)
STATUSES: Final = (
    ("Obligatoire", "à donner pour chaque personne."),
    ("Obligatoire (sauf nil)", "à donner ; sans la donnée, Certiflux écrit qu'elle manque (nil)."),
    ("Au choix", "une des données du groupe suffit."),
    ("Sous condition", "à donner seulement quand une autre donnée l'annonce."),
    ("Facultatif", "à donner si vous l'avez : elle aide souvent à retrouver la personne."),
)


def help_page(chapters: Sequence[Chapter] = ()) -> str:
    """Return the whole page; the same sources give the same text."""
    rules = [(theme, [rule_entry(CATALOGUE[code]) for code in theme.members]) for theme in _rules()]
    known = fields(LATEST)
    data = [(theme, [field_entry(known[one]) for one in theme.members]) for theme in _fields()]
    joined = [composite_entry(one) for one in composites().values()]
    return "<!doctype html>\n" + el(
        "html",
        _head(),
        el(
            "body",
            el("a", "Aller au contenu", cls="skip", href="#contenu"),
            _masthead(),
            el(
                "main",
                _search(),
                _contents(chapters),
                [_written(one) for one in chapters],
                _part("regles", "Les règles", _levels(), rules),
                _part("champs", "Les champs", _statuses(), data),
                _section("h3", "plusieurs-champs", "Une colonne pour plusieurs champs", joined),
                _section("h2", ANCHOR, TITLE, prevention_part()),
                id="contenu",
                tabindex="-1",
            ),
            _footer(),
            _scripts(),
        ),
        lang="fr",
    )


def _rules() -> list[Theme]:
    return rule_themes(CATALOGUE)


def _fields() -> list[Theme]:
    return field_themes(LATEST)


def _head() -> Html:
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=CSP),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", typographic("Aide : démarche, questions, règles et champs · Certiflux")),
        el("link", rel="icon", href="static/icons/certiflux.svg", type="image/svg+xml"),
        [el("link", rel="stylesheet", href=style) for style in STYLES],
        el("script", src="static/js/tried.js"),
        el("script", type="module", src="runtime/pyscript/core.js"),
    )


def _masthead() -> Html:
    rules, data = len(CATALOGUE), len(fields(LATEST))
    said = (
        "La démarche, les questions que l'on se pose, le lexique, les limites ; puis les "
        f"{counted(rules, 'règle')} que Certiflux vérifie et les {counted(data, 'champ')} du "
        "dictionnaire officiel. Inutile de connaître le XML."
    )
    line = " : du tableur au fichier XML du SI CPF. Service indépendant."
    return el(
        "header",
        el("p", el("a", "Certiflux", href="index.html"), typographic(line)),
        el("h1", "Aide"),
        el("p", typographic(said), cls="lead"),
    )


def _search() -> Html:
    """Return the place of the search; what is typed before it can answer is answered then."""
    said = "Un mot, une question, un numéro de champ. Accents et majuscules ne comptent pas."
    bare = "La recherche a besoin de JavaScript. Sans lui, utilisez celle de votre navigateur."
    return el(
        "div",
        el("label", "Chercher dans l'aide", for_="recherche"),
        el("input", type="search", id="recherche", autocomplete="off", aria_describedby="conseil"),
        el("p", said, cls="hint", id="conseil"),
        el("p", id="trouve", role="status"),
        el("ol", id="resultats"),
        el("noscript", el("p", bare)),
        role="search",
        id="chercher",
    )


def _scripts() -> Html:
    plugins = ",".join(f'"!{name}"' for name in PLUGINS)
    # A config is read as text, not as markup; it holds nothing but names of ours.
    return join(
        [
            el("div", id="pyscript-target", hidden=True),
            el(
                "script",
                type="mpy",
                src="app/aide.py",
                config="runtime/aide.json",
                target="#pyscript-target",
            ),
            el("py-config", Html(f'{{"plugins":[{plugins}]}}'), type="json"),
        ]
    )


def _written(one: Chapter) -> Html:
    topics = [
        _section("h3", topic.anchor, topic.title, [entry(each) for each in topic.entries])
        for topic in one.topics
    ]
    return _section("h2", one.anchor, one.title, [*prose(one.intro), *topics])


def _contents(chapters: Sequence[Chapter]) -> Html:
    return el(
        "nav",
        el("h2", "Sommaire", id="sommaire"),
        [_list_of(one.anchor, one.title, one.topics) for one in chapters],
        _list_of("regles", "Les règles", _rules()),
        _list_of("champs", "Les champs", _fields()),
        el("p", el("a", "Une colonne pour plusieurs champs", href="#plusieurs-champs")),
        el("p", el("a", el("strong", TITLE), href=f"#{ANCHOR}")),
        aria_labelledby="sommaire",
        cls="contents",
    )


def _list_of(name: str, title: str, themes: Sequence[Theme | Topic]) -> Html:
    links = [
        el("li", el("a", theme.title, href=f"#{theme.anchor}"), f" ({_size(theme)})")
        for theme in themes
    ]
    return join([el("p", el("a", el("strong", title), href=f"#{name}")), el("ul", links)])


def _size(theme: Theme | Topic) -> int:
    return len(theme.entries if isinstance(theme, Topic) else theme.members)


def _part(name: str, title: str, intro: Html, themes: list[tuple[Theme, list[Html]]]) -> Html:
    parts = [_section("h3", theme.anchor, theme.title, entries) for theme, entries in themes]
    return _section("h2", name, title, [intro, *parts])


def _section(level: str, name: str, title: str, content: list[Html]) -> Html:
    heading: Child = el(level, title, id=f"titre-{name}")
    return el("section", heading, content, id=name, aria_labelledby=f"titre-{name}")


def _levels() -> Html:
    return _glossary(LEVELS)


def _statuses() -> Html:
    return _glossary(STATUSES)


def _glossary(words: tuple[tuple[str, str], ...]) -> Html:
    return el("dl", [[el("dt", word), el("dd", typographic(said))] for word, said in words])


def _footer() -> Html:
    said = (
        f"Certiflux {__version__}, d'après l'édition {EDITION} du dictionnaire officiel. Service "
        "indépendant, sans lien avec l'État ni la Caisse des Dépôts."
    )
    return el("footer", el("p", typographic(said)))
