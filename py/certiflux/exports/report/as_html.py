"""The report as a page of its own: one file, no script, nothing fetched, made to be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from certiflux.base.words import counted, figure, typographic
from certiflux.exports.markup import Child, Html, el, user
from certiflux.exports.report import tables
from certiflux.exports.report.pictures import pictures
from certiflux.exports.report.style import STYLE
from certiflux.exports.report.tables import mark
from certiflux.exports.report.told import Told

LISTED: Final = 5_000
"""Distinct findings shown in the page; CSV and JSON give them all."""

CSP: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
LEVELS: Final = {"ok": "Prêt", "warning": "À regarder", "error": "À corriger"}
STATES: Final = {"ok": "Oui", "attention": "À relire", "erreur": "Non", "attente": "En attente"}


def html_parts(told: Told) -> Iterator[bytes]:
    """Yield the report as a standalone page in UTF-8."""
    for _ in told.gather():
        yield b""
    points = told.points()
    listed = list(islice(points, LISTED))
    total = len(listed) + sum(1 for _ in points)
    yield b"<!doctype html>\n"
    drawn = pictures(told.dossier, anonymous=told.anonymous)
    yield _page(told.head, listed, total, drawn).encode()


def _page(
    head: dict[str, Any], listed: list[dict[str, Any]], total: int, drawn: list[Child]
) -> Html:
    sections = _sections(head, listed, total)
    if drawn:
        sections.insert(1, ("images", "En images", drawn))
    title = "Rapport de contrôle" + (" sans donnée personnelle" if head["anonymous"] else "")
    return el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", http_equiv="Content-Security-Policy", content=CSP),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", name="color-scheme", content="light dark"),
            el("title", f"{title} · Certiflux"),
            # The style is ours alone: the one text of the page that goes in as it is.
            el("style", Html(STYLE)),
        ),
        el(
            "body",
            _header(head, title),
            el("main", _contents(sections), [_section(*one) for one in sections]),
            _footer(),
        ),
        lang="fr",
    )


def _header(head: dict[str, Any], title: str) -> Html:
    verdict = head["verdict"] or {
        "level": "warning",
        "sentence": "Le fichier n'a pas encore été vérifié.",
        "next": "",
    }
    file = head["file"]
    return el(
        "header",
        el("p", typographic(f"Certiflux : {title[0].lower()}{title[1:]}"), cls="brand"),
        el("p", mark(verdict["level"], LEVELS[verdict["level"]])),
        el("h1", verdict["sentence"]),
        el("p", verdict["next"], cls="lead"),
        el(
            "dl",
            _fact("Fichier", user(file["name"]), f" ({file['size_label']})"),
            _fact("Format", file["format"], ", ", user(file["sheet"]) if file["sheet"] else "—"),
            _fact("Empreinte SHA-256", el("code", file["sha256"] or "—")),
            _fact("Rapport fait le", moment(head["date"])),
        ),
    )


def moment(iso: str | None) -> str:
    """Write a date and an hour of Paris the French way; a dash for none."""
    if iso is None:
        return "—"
    return f"{dt.datetime.fromisoformat(iso):%d/%m/%Y à %H:%M} (heure de Paris)"


def _fact(name: str, *value: Child) -> Html:
    return Html(el("dt", name) + el("dd", *value))


def _sections(
    head: dict[str, Any], listed: list[dict[str, Any]], total: int
) -> list[tuple[str, str, list[Child]]]:
    files: list[Child] = [tables.files(head["files"])] if head["files"] else [_none_made()]
    return [
        ("resume", "En bref", [_counts(head["summary"]), _verdicts(head["verdicts"])]),
        ("etapes", "Les étapes du contrôle", [tables.steps(head["steps"])]),
        ("non-verifie", "Ce qui n'est pas vérifié", [_bullets(head["not_checked"])]),
        ("regles", "Les problèmes, règle par règle", [_groups(head["groups"])]),
        ("liste", "La liste complète", _listed(listed, total)),
        ("fichiers", "Les fichiers produits", files),
        ("changements", "Ce que Certiflux a changé", _changes(head["journal"])),
        ("colonnes", "Vos colonnes", [*_notes(head), tables.columns(head["columns"])]),
        ("versions", "Les versions", [_versions(head["versions"])]),
        *_sealing(head),
    ]


def _sealing(head: dict[str, Any]) -> list[tuple[str, str, list[Child]]]:
    """Return the section of the test of sealing, when it was made."""
    if "sealing" not in head:
        return []
    told = head["sealing"]
    about = f"Essais faits le {told['when']}, vers "
    intro = el("p", about, user(told["target"]), ". ", told["next"], " ", told["limits"])
    verdict = el("p", mark(told["level"], told["word"]), " ", el("strong", told["sentence"]))
    return [("etancheite", "Étanchéité", [verdict, intro, tables.sealing(told["rows"])])]


def _section(name: str, title: str, content: list[Child]) -> Html:
    heading = el("h2", title, id=f"titre-{name}")
    full = "full" if name == "liste" else None
    return el("section", heading, content, id=name, aria_labelledby=f"titre-{name}", cls=full)


def _contents(sections: list[tuple[str, str, list[Child]]]) -> Html:
    links = [el("li", el("a", title, href=f"#{name}")) for name, title, _ in sections]
    return el("nav", el("ul", links), aria_label="Dans ce rapport", cls="toc")


def _counts(summary: dict[str, int]) -> Child:
    names = (
        ("rows", "personne", "personnes"),
        ("valid_rows", "prête", "prêtes"),
        ("blocked_rows", "à compléter", "à compléter"),
        ("errors", "erreur", "erreurs"),
        ("warnings", "alerte", "alertes"),
        ("infos", "information", "informations"),
        ("changes", "changement au journal", "changements au journal"),
    )
    if not summary:
        return None
    items = [
        el("li", el("strong", figure(summary[key])), many if summary[key] > 1 else one)
        for key, one, many in names
    ]
    return el("ul", items, cls="counts")


def _verdicts(verdicts: list[dict[str, str]]) -> Html:
    """Return the three verdicts, each apart."""
    said = [
        _fact(one["label"], mark(one["state"], STATES[one["state"]]), " — ", one["sentence"])
        for one in verdicts
    ]
    return el("dl", said)


def _groups(groups: list[dict[str, Any]]) -> Child:
    if not groups:
        return el("p", el("strong", "0 erreur, 0 alerte."), " Rien n'est à revoir.")
    return [_group(one) for one in groups]


def _group(one: dict[str, Any]) -> Html:
    return el(
        "div",
        el("h3", one["title"]),
        el(
            "p",
            mark(one["severity"], one["severity_label"]),
            typographic(f" : {counted(one['count'], 'fois', 'fois')}, « "),
            user(one["column"]),
            typographic(" ». "),
            el("code", one["code"]),
        ),
        el("p", one["explanation"]),
        cls=f"rule rule-{one['severity']}",
    )


def _listed(listed: list[dict[str, Any]], total: int) -> list[Child]:
    if not total:
        return [el("p", "Aucun point à revoir.")]
    rest = None
    if total > len(listed):
        rest = typographic(
            f"Le fichier compte {counted(total, 'point différent', 'points différents')} : cette "
            f"page en montre les {figure(len(listed))} premiers. Le rapport CSV et le rapport "
            "JSON les donnent tous."
        )
    return [el("p", el("strong", rest)) if rest else None, tables.findings(listed)]


def _changes(journal: list[dict[str, Any]]) -> list[Child]:
    if not journal:
        return [el("p", "Rien n'a été changé.")]
    said = (
        "Votre fichier, lui, n'est jamais modifié. Le journal CSV et le rapport JSON disent "
        "chaque changement."
    )
    return [el("p", said), tables.changes(journal)]


def _notes(head: dict[str, Any]) -> list[Child]:
    missing = [f"{one['label']} ({one['field']}) : {one['remedy']}" for one in head["missing"]]
    return [
        _bullets(head["notes"]) if head["notes"] else None,
        el("h3", "Les données obligatoires absentes") if missing else None,
        _bullets(missing) if missing else None,
    ]


def _none_made() -> Html:
    return el("p", "Aucun fichier XML n'a encore été généré.")


def _bullets(sentences: list[str]) -> Html:
    return el("ul", [el("li", typographic(one)) for one in sentences])


def _versions(versions: dict[str, Any]) -> Html:
    rules = f"{counted(versions['rules_count'], 'règle')}, empreinte {versions['rules']}"
    references = [_fact(one["name"], one["edition"]) for one in versions["references"]]
    return el(
        "dl",
        _fact("Certiflux", versions["certiflux"]),
        _fact("Règles de contrôle", rules),
        _fact("Schéma XML", versions["schema_sentence"]),
        _fact("Dictionnaire officiel", f"édition {versions['dictionary']}"),
        references or _fact("Données de référence", "aucune utilisée"),
    )


def _footer() -> Html:
    said = (
        "Rapport fait sur l'ordinateur de la personne qui a ouvert le fichier : rien n'a été "
        "envoyé. Certiflux est un service indépendant, sans lien avec l'État ni la Caisse des "
        "Dépôts."
    )
    return el("footer", el("p", typographic(said)))
