"""The form of the Passeport de prévention: what feeds each column, what is still to be given."""

from __future__ import annotations

from typing import Final

from certiflux.base.errors import UserError
from certiflux.base.siret import siret_fault
from certiflux.base.words import counted, typographic
from certiflux.dictionary.kinds import Listing, Text
from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention import FACTS, LAYOUTS
from certiflux.dictionary.prevention_fields import CERTIFYING, EMPLOYED, TRAINED
from certiflux.dictionary.prevention_model import ImportColumn, Layout
from certiflux.mapping.prevention_file import Prevention
from certiflux.prevention.checks import codes_fault, constant_fault
from certiflux.prevention.preparing import Sheet
from certiflux.prevention.rules import CATALOGUE
from certiflux.prevention.sources import NIR, ColumnSource, Origin, choices, sources
from certiflux.prevention.values import of_cell
from certiflux.rules.expected import expected
from certiflux.screens import View
from certiflux.screens.prevention.words import breaking, words_of
from certiflux.session import Dossier

LIST, COLUMN, VALUE, BY, NONE, ASK = "list", "col:", "value", "by", "none", ""
"""What a column may be fed by, as the page says it; COLUMN is followed by an index."""

CONCERNED: Final = (
    "Pour les organismes de formation qui ont formé ces personnes en santé et sécurité au travail. "
    "Cet import est une autre démarche que le dépôt au CPF, sur un autre portail."
)
AUTOMATIC: Final = (
    "Vous êtes seulement certificateur ? Depuis le 16 novembre 2026, les certifications RS et RNCP "
    "que vous déclarez au CPF rejoignent d'elles-mêmes le Passeport, d'après l'INRS : n'y déclarez "
    "pas deux fois la même chose."
)
_QUESTIONS: Final = frozenset({CERTIFYING, EMPLOYED, TRAINED})
"""Columns on which others depend: they are asked even where they may stay empty."""

_GROUPS: Final = (
    ("asked", "À donner", "Votre liste ne les donne pas : une valeur pour tous, ou une colonne."),
    ("known", "Déjà trouvé", "Vérifiez d'où vient chaque donnée ; changez-la s'il le faut."),
    ("free", "Facultatif, ou selon vos réponses", "Ces colonnes peuvent rester vides."),
)


def sheet_of(dossier: Dossier) -> Sheet:
    """Return the checked list of a dossier; raise UserError before its check."""
    if dossier.dataset is None:
        raise UserError(
            "LISTE_A_VERIFIER",
            title="La liste n'est pas encore vérifiée.",
            message="Le Passeport de prévention se prépare à partir d'une liste vérifiée.",
            remedy="Lancez la vérification, puis recommencez.",
        )
    aside = dossier.mended.shop.by_hand if dossier.mended else ()
    return Sheet(dossier.table, dossier.mapping, dossier.dataset, aside)


def form_view(dossier: Dossier, model: str, *, with_nir: bool) -> View:
    """Return the layouts and, for the chosen one, what feeds each column and what is missing."""
    sheet, said = sheet_of(dossier), dossier.settings.prevention
    layout = LAYOUTS.get(model or said.model)
    view: View = {
        "sentence": typographic(CONCERNED),
        "note": typographic(AUTOMATIC),
        "layouts": [_layout(one, chosen=one is layout) for one in LAYOUTS.values()],
        "model": layout.key if layout else "",
        "facts": [{"said": typographic(f.said), "sure": typographic(f.sure)} for f in FACTS],
        "groups": [],
        "nir": None,
        "missing": 0,
        "state": "",
    }
    return view if layout is None else view | _answers(sheet, layout, said, with_nir=with_nir)


def _layout(layout: Layout, *, chosen: bool) -> View:
    words = counted(len(layout.columns), "colonne")
    label = f"{layout.label}, {words}"
    applies = typographic(layout.applies)
    return {"key": layout.key, "label": label, "applies": applies, "chosen": chosen}


def _answers(sheet: Sheet, layout: Layout, said: Prevention, *, with_nir: bool) -> View:
    own = sources(layout, sheet.table, sheet.mapping, sheet.dataset, said, with_nir=True)
    offered = choices(sheet.table, sheet.mapping)
    found = [_column(one, offered, sheet) for one in own.values() if _shown(one)]
    missing = sum(one["missing"] or bool(one["error"]) for one in found)
    nir = own[NIR]
    unsaid = nir.origin is not Origin.MISSING and not with_nir
    return {
        "groups": [
            {"key": name, "title": title, "help": help_, "columns": members}
            for name, title, help_ in _GROUPS
            if (members := [one for one in found if one["group"] == name])
        ],
        "nir": _nir_view(nir),
        "missing": missing + unsaid,
        "state": typographic(_state(missing, unsaid=unsaid)),
    }


def _state(missing: int, *, unsaid: bool) -> str:
    """Say what the form still lacks."""
    if missing:
        asked = counted(missing, "donnée est encore", "données sont encore")
        agree = ", et votre accord pour les numéros de sécurité sociale" if unsaid else ""
        return f"{asked} à donner ou à corriger{agree}."
    if unsaid:
        return "Il ne manque que votre accord pour les numéros de sécurité sociale."
    return "Tout ce que le Passeport demande pour tous est donné."


def _shown(source: ColumnSource) -> bool:
    """Say whether a column is worth showing: not one that the answers make pointless."""
    return source.applies is not False or source.origin is Origin.COLUMN


def _nir_view(source: ColumnSource) -> View:
    there = source.origin is not Origin.MISSING
    told = (
        f"Mettre dans ce fichier les numéros de sécurité sociale de la colonne « {source.title} »"
        if there
        else "Aucune colonne de votre feuille n'est reconnue comme numéro de sécurité sociale. "
        "Indiquez-la à l'étape « Colonnes », puis vérifiez de nouveau."
    )
    help_ = (
        "Le Passeport l'exige, avec le nom de naissance. Ces numéros ne sont montrés nulle part ; "
        "ils seront en clair dans le fichier téléchargé : ne le confiez qu'au portail, puis "
        "effacez-le. Votre accord n'est pas retenu."
    )
    return {"there": there, "label": typographic(told), "help": typographic(help_)}


def _column(source: ColumnSource, offered: dict[int, str], sheet: Sheet) -> View:
    given, field = source.given, source.given.field
    kind = field.kind
    missing = source.origin is Origin.MISSING
    return {
        "name": given.name,
        "label": typographic(field.label),
        "help": typographic(field.help),
        "example": field.example,
        "status": typographic(_status(given)),
        "told": typographic(told(source)),
        "fixed": field.personal,
        "missing": missing,
        "choice": _choice(source),
        "options": [] if field.personal else _options(given, offered, sheet),
        "value": source.title if source.origin is Origin.CONSTANT else "",
        "values": [{"value": one.value, "label": one.label} for one in kind.options]
        if isinstance(kind, Listing)
        else [],
        "size": min(kind.high, 60) if isinstance(kind, Text) else 12,
        "error": _error(source),
        "group": _group(source, sheet),
    }


def _group(source: ColumnSource, sheet: Sheet) -> str:
    """Return where a column stands."""
    given = source.given
    there = given.derived in sheet.dataset.columns
    if given.field.personal or there or source.recognised:
        return "asked" if source.origin is Origin.MISSING else "known"
    conditional = source.applies and given.field.status is Status.CONDITIONNEL
    wanted = given.field.status is Status.OBLIGATOIRE or conditional
    return "asked" if wanted or given.name in _QUESTIONS else "free"


def _status(given: ImportColumn) -> str:
    """Say whether a column is obligatory, and when."""
    field, when = given.field, given.field.when
    if when is None:
        return field.status.value
    label = _label_of(when.field)
    must = "Obligatoire" if field.status is Status.CONDITIONNEL else "Facultatif"
    return f"{must} si « {label} » vaut « {when.value} », vide sinon"


def _label_of(name: str) -> str:
    for layout in LAYOUTS.values():
        if name in layout.by_name:
            return layout.by_name[name].field.label.rstrip(" ?")
    return name


def told(source: ColumnSource) -> str:
    """Say in a sentence where a column comes from."""
    absent = f"La colonne « {source.absent} » n'est pas dans ce fichier. " if source.absent else ""
    match source.origin:
        case Origin.DERIVED:
            whence = f"colonne « {source.title} »" if source.title else "vos réponses"
            return f"{absent}De votre liste : {whence}."
        case Origin.COLUMN:
            how = ", reconnue à son titre" if source.recognised else ""
            return f"Colonne « {source.title} » de votre feuille{how}."
        case Origin.CONSTANT:
            return f"{absent}Une seule valeur pour tous."
        case Origin.TOLD:
            return f"{_by(source.given)}."
        case Origin.EMPTY:
            return f"{absent}Laissée vide."
        case _:
            return f"{absent}À donner."


def _by(given: ImportColumn) -> str:
    return f"Oui là où « {_label_of(given.told_by)} » est rempli, non ailleurs"


def _choice(source: ColumnSource) -> str:
    match source.origin:
        case Origin.DERIVED:
            return LIST
        case Origin.COLUMN:
            return f"{COLUMN}{source.index}"
        case Origin.CONSTANT:
            return VALUE
        case Origin.TOLD:
            return BY
        case Origin.EMPTY:
            return NONE
        case _:
            return ASK


def _options(given: ImportColumn, offered: dict[int, str], sheet: Sheet) -> list[View]:
    """Return what a column may be fed by; an obligatory one is never left empty."""
    found = [("La même valeur pour tous :", VALUE)]
    if given.told_by:
        found.append((_by(given), BY))
    if given.derived in sheet.dataset.columns:
        title = sheet.dataset.titles.get(given.derived)
        found.append((f"De votre liste : {title}" if title else "De votre liste", LIST))
    if given.field.status is not Status.OBLIGATOIRE:
        found.append(("Laisser vide", NONE))
    found += [(f"Colonne « {title} »", f"{COLUMN}{index}") for index, title in offered.items()]
    return [{"label": typographic(label), "value": value} for label, value in found]


def _error(source: ColumnSource) -> str:
    """Say what is wrong with a value given for all, "" for nothing."""
    if source.origin is not Origin.CONSTANT:
        return ""
    given, text = source.given, source.title
    code = constant_fault(given, text)
    if code is None or CATALOGUE[code].severity.value != "error":
        return ""
    value = of_cell(given, text).value
    words = words_of(given.field, text)
    words["other"] = _other(given, code, value if isinstance(value, str) else text)
    rule = CATALOGUE[code]
    said = rule.message.format_map(words)
    return typographic(f"{said[:1].upper()}{said[1:]} {rule.remedy.format_map(words)}")


def _other(given: ImportColumn, code: str, value: str) -> str:
    match code:
        case "PP_CODES" if given.codes:
            return codes_fault(given.codes, value)
        case "PP_SIRET":
            return siret_fault(value)
        case "PP_SEPARATEUR":
            return breaking(value)
        case _:
            return expected(given.field)
