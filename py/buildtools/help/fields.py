"""One field of the help page: what it is, how it is written, what it may hold."""

from __future__ import annotations

from buildtools.help.rules import fact
from certiflux.base.words import typographic
from certiflux.dictionary import LATEST, fields
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing, Pattern, Text, Timestamp
from certiflux.dictionary.lists import YES_NO
from certiflux.dictionary.model import Composite, Field
from certiflux.exports.markup import Child, Html, el
from certiflux.rules.expected import expected

NUMBERED = "0123456789"


def field_entry(field: Field) -> Html:
    """Return one field under the anchor « champ- » and its dictionary id."""
    return el(
        "article",
        el("h4", el("a", _named(field.id, field.label), href=f"#champ-{field.id}")),
        el("p", _status(field), cls="level"),
        el("p", typographic(field.help)),
        el(
            "dl",
            fact("Seulement si", _condition(field)) if field.when else None,
            fact("Format", *_format(field)),
            fact("Exemple", field.example),
            fact("Titres reconnus", ", ".join(field.synonyms)) if field.synonyms else None,
            fact("Valeurs usuelles", ", ".join(field.suggestions)) if field.suggestions else None,
            fact("Dans le XML", el("code", field.name)),
            fact("Source", typographic(field.source)),
            fact("Depuis", f"schéma {field.since}"),
        ),
        _choices(field.kind, field.id) if isinstance(field.kind, Listing) else None,
        id=f"champ-{field.id}",
    )


def composite_entry(whole: Composite) -> Html:
    """Return a column that feeds several fields, under the same kind of anchor."""
    known = fields(LATEST)
    links: list[Child] = []
    for part in whole.parts:
        links += [", " if links else None, _link(known[part])]
    return el(
        "article",
        el("h4", el("a", whole.label, href=f"#champ-{whole.id}")),
        el("p", typographic(whole.help)),
        el(
            "dl",
            fact("Champs donnés", links),
            fact("Exemple", whole.example),
            fact("Titres reconnus", ", ".join(whole.synonyms)),
        ),
        id=f"champ-{whole.id}",
    )


def _named(identifier: str, label: str) -> str:
    """Name a field by its number, which users know; the few without one by their label."""
    return f"{identifier} · {label}" if identifier[0] in NUMBERED else label


def _link(field: Field) -> Html:
    return el("a", f"{field.label} ({field.id})", href=f"#champ-{field.id}")


def _status(field: Field) -> str:
    told = [field.status.value]
    if field.personal:
        told.append("donnée personnelle")
    if field.generated:
        told.append("écrit par Certiflux")
    if not field.emitted:
        told.append("jamais écrit dans le flux")
    return " · ".join(told)


def _condition(field: Field) -> list[Child]:
    if field.when is None:
        return []
    other = fields(LATEST)[field.when.field]
    value = field.when.value
    if isinstance(other.kind, Boolean):
        value = "OUI" if value == "true" else "NON"
    return [_link(other), typographic(f" vaut « {value} »")]


def _format(field: Field) -> list[Child]:
    """Say how a value is written, and how long it may be."""
    several: list[Child] = [
        " ; plusieurs valeurs dans une cellule, séparées par des points-virgules"
        if field.multiple
        else None
    ]
    match field.kind:
        case Text() | Integer() | Date():
            return [_first_capital(expected(field)), *several]
        case Boolean():
            yes = ", ".join(word for word, value in YES_NO.items() if value == "true")
            no = ", ".join(word for word, value in YES_NO.items() if value == "false")
            return [typographic(f"OUI ou NON. Se lisent OUI : {yes}. Se lisent NON : {no}.")]
        case Timestamp():
            return ["Date, heure et décalage de Paris"]
        case Pattern(regex, length):
            return [f"{length} caractères de la forme ", el("code", regex), *several]
        case _:
            return ["Une des valeurs de la liste", *several]


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _choices(kind: Listing, identifier: str) -> Html:
    heads = [el("th", words, scope="col") for words in ("Valeur", "Sens", "Se lit aussi")]
    rows = [
        el(
            "tr",
            el("th", el("code", option.value), scope="row"),
            el("td", option.label),
            el("td", ", ".join(option.spellings) or "—"),
        )
        for option in kind.options
    ]
    caption = el("caption", "Les valeurs possibles ; majuscules et accents ne comptent pas")
    return el(
        "div",
        el("table", caption, el("thead", el("tr", heads)), el("tbody", rows)),
        cls="box",
        role="region",
        aria_label=f"Les valeurs possibles du champ {identifier}",
        tabindex="0",
    )
