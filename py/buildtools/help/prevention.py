"""The Passeport de prévention on the help page: its layouts, its columns, its rules, its facts."""

from __future__ import annotations

from typing import Final

from buildtools.help.rules import SIGNS, UNSAID, fact
from certiflux.base.words import counted, typographic
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Listing
from certiflux.dictionary.prevention import COLUMNS, FACTS, LAYOUTS
from certiflux.dictionary.prevention_model import ImportColumn
from certiflux.exports.markup import Child, Html, el
from certiflux.prevention.rules import RULES
from certiflux.rules.expected import expected
from certiflux.rules.rule import SEVERITY_LABELS, Rule

TITLE: Final = "Le Passeport de prévention"
ANCHOR: Final = "passeport"
_INTRO: Final = (
    "La même liste peut aussi donner l'import du Passeport de prévention : un fichier de texte "
    "pour un autre portail, où les organismes de formation déclarent leurs formations en santé et "
    "sécurité au travail. Les guides officiels n'ont été lus que par des relevés publics : chaque "
    "fait dit ici combien il est sûr."
)


def prevention_part() -> list[Html]:
    """Return what the help page says of the import, after the exchange itself."""
    layouts: list[Child] = []
    for layout in LAYOUTS.values():
        columns = counted(len(layout.columns), "colonne")
        layouts.append(el("dt", f"{layout.label}, {columns}"))
        layouts.append(el("dd", typographic(layout.applies)))
    facts = [el("li", typographic(f"{one.said} ({one.sure.value}.)")) for one in FACTS]
    return [
        el("p", typographic(_INTRO)),
        el("dl", layouts),
        el("ul", facts),
        el("h3", "Ses colonnes", id="titre-passeport-colonnes"),
        *[column_entry(one) for one in COLUMNS.values()],
        el("h3", "Ses règles", id="titre-passeport-regles"),
        *[prevention_rule(rule) for rule in RULES],
    ]


def column_entry(given: ImportColumn) -> Html:
    """Return one column under the anchor « pp- » and its name."""
    field, anchor = given.field, f"pp-{given.name}"
    kind = field.kind
    return el(
        "article",
        el("h4", el("a", typographic(f"{given.name} · {field.label}"), href=f"#{anchor}")),
        el("p", typographic(_places(given)), cls="level"),
        el("p", typographic(field.help)),
        el(
            "dl",
            fact("Format", typographic(_format(given))),
            fact("Exemple", field.example),
            fact("Vient de", *_origin(given)) if given.derived else None,
            fact("Titres reconnus", ", ".join(field.synonyms)) if field.synonyms else None,
            fact("Valeurs", ", ".join(f"{o.value} ({o.label})" for o in kind.options))
            if isinstance(kind, Listing)
            else None,
            fact("Source", typographic(field.source)),
        ),
        id=anchor,
    )


def _places(given: ImportColumn) -> str:
    """Say in which layouts a column is, and whether it is obligatory there."""
    told = []
    for layout in LAYOUTS.values():
        own = layout.by_name.get(given.name)
        if own is None:
            continue
        when = own.field.when
        status = own.field.status.value.lower()
        if when is not None:
            status = f"{status}, si {when.field} = {when.value}"
        told.append(f"{layout.key} : {status}")
    personal = ["donnée personnelle"] if given.field.personal else []
    return " · ".join([*told, *personal])


def _format(given: ImportColumn) -> str:
    if given.codes:
        codes = given.codes
        return f"De {codes.low} à {codes.high} {codes.noun}, séparés par « / »."
    if isinstance(given.field.kind, Listing):
        return "Une des valeurs ci-dessous."
    words = expected(given.field)
    return f"{words[:1].upper()}{words[1:]}."


def _origin(given: ImportColumn) -> list[Child]:
    known = fields()[given.derived]
    return [el("a", f"{known.label} ({known.id})", href=f"#champ-{known.id}")]


def prevention_rule(rule: Rule) -> Html:
    """Return one rule under its code, which is its anchor."""
    label = SEVERITY_LABELS[rule.severity]
    mark = el("span", el("span", SIGNS[rule.severity], aria_hidden="true"), f" {label}", cls="mark")
    links: list[Child] = []
    for name in rule.fields if len(rule.fields) < len(COLUMNS) else ():
        links += [", " if links else None, el("a", name, href=f"#pp-{name}")]
    return el(
        "article",
        el("h4", el("a", typographic(rule.title), href=f"#{rule.code}")),
        el("p", mark, " ", el("code", rule.code), cls=f"level {rule.severity.value}"),
        el("p", typographic(rule.explanation)),
        el(
            "dl",
            fact("Que faire", typographic(_remedy(rule))),
            fact("Exemple", typographic(rule.example)),
            fact("Colonnes", *(links or ["toutes"])),
            fact("Source", typographic(rule.source)),
        ),
        id=rule.code,
    )


def _remedy(rule: Rule) -> str:
    words = dict(UNSAID)
    if len(rule.fields) == 1:
        words["example"] = COLUMNS[rule.fields[0]].field.example
        return rule.remedy.format_map(words)
    return rule.remedy.replace(", par exemple : {example}", "").format_map(words)
