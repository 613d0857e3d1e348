"""The whole answer of the portal as plain data, for scripts and for the file that goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from certiflux.base.words import typographic
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.messages import UNKNOWN
from certiflux.deposits.accuse.standings import Standing
from certiflux.dictionary import fields
from certiflux.rules.rule import SEVERITY_LABELS, Severity
from certiflux.rules.words.render import placed
from certiflux.screens.accuse.accuse import accuse_view, alone
from certiflux.screens.accuse.people import ids_page, people_page
from certiflux.screens.accuse.strangers import stranger_findings
from certiflux.session import Dossier

_EVERYBODY: Final = ("accepted", "refused", "waiting", "never", "leaving", "withdrawn")
"""The states of a person: each is in one of them."""

PAGE: Final = 5_000
"""People told at once."""


def accuse_report(answers: Answers, dossier: Dossier | None) -> dict[str, Any]:
    """Return verdict, counts and findings: whole-file reasons first, then each person refused.

    ``row`` is the number that the spreadsheet shows, None without the list.
    """
    view = accuse_view(answers, dossier)
    findings = [_file_finding(one) for one in view["file_errors"]]
    findings += [_finding(item, dossier) for item in _people(answers, dossier)]
    if dossier and dossier.followed:
        findings += stranger_findings(dossier.followed, answers)
    counts = view["summary"]
    to_send = view["resend"]["ready"] if view["resend"] else 0
    return {
        "verdict": view["verdict"],
        "summary": {
            "rows": sum(counts[one] for one in _EVERYBODY),
            "errors": len(findings),
            "warnings": 0,
            "infos": 0,
            "valid_rows": to_send,
            **counts,
            "joined": view["joined"],
        },
        "reports": view["reports"],
        "groups": view["groups"],
        "notes": [one for one in (view["simulation"], *_notes(view)) if one],
        "findings": findings,
    }


def _notes(view: dict[str, Any]) -> list[str]:
    return [note["sentence"] for note in view["notes"]]


def told_lines(told: dict[str, Any]) -> list[str]:
    """Return a report as lines for a reader."""
    lines = [told["verdict"]["sentence"], *(f"* {one}" for one in told["notes"])]
    return lines + [f"- {one['message']} {one['remedy']}{_portal(one)}" for one in told["findings"]]


def _portal(one: dict[str, Any]) -> str:
    """Quote a message that no guide explains: the remedy says to read it."""
    unknown = one["code"] == UNKNOWN.code and one.get("portal")
    return typographic(f" Message du portail : « {one['portal']} ».") if unknown else ""


def _people(answers: Answers, dossier: Dossier | None) -> Iterator[dict[str, Any]]:
    followed = dossier.followed if dossier else None
    apart = None if followed else alone(answers)
    offset = total = 0
    while offset <= total:
        if apart is not None:
            page = ids_page(answers, apart, offset, PAGE, None)
        elif dossier is not None:
            page = people_page(dossier, offset, PAGE, None, Standing.REFUSED)
        yield from page["items"]
        offset, total = offset + PAGE, page["total"] - 1


def _file_finding(one: dict[str, Any]) -> dict[str, Any]:
    return {
        **_blank(),
        "code": one["code"],
        "title": one["title"],
        "row": one["row"],
        "column": one["column"],
        "field": one["field"],
        "field_label": one["field_label"],
        "line": one["line"],
        "message": typographic(f"{one['place']} : {one['what']}"),
        "remedy": one["remedy"],
        "detail": " ".join(one["detail"]),
    }


def _finding(item: dict[str, Any], dossier: Dossier | None) -> dict[str, Any]:
    first = item["causes"][0] if item["causes"] else None
    wanted = (first or {}).get("field") or (item["fields"][0]["field"] if item["fields"] else None)
    shown: dict[str, Any] = next((one for one in item["fields"] if one["field"] == wanted), {})
    number, name = item["number"], item["name"]
    place = item["place"] or f"Identifiant « {item['id']} »"
    known = fields(dossier.version) if dossier else {}
    cause = f" {first['sentence']}" if first else ""
    ending = item["title"][:1].lower() + item["title"][1:]
    named = f" ({name})" if name else ""
    return {
        **_blank(),
        "code": item["code"],
        "title": item["title"] or UNKNOWN.title,
        **placed(dossier.dataset if dossier else None, number),
        "technical_id": item["id"],
        "name": name,
        "column": shown.get("column"),
        "field": wanted,
        "field_label": known[wanted].label if wanted in known else "",
        "value": shown.get("value", ""),
        "message": typographic(f"{place}{named} : {ending}.{cause}"),
        "portal": item["message"],
        "remedy": first["remedy"] if first else item["remedy"],
        "refusals": item["refusals"],
        "causes": [one["sentence"] for one in item["causes"]],
    }


def _blank() -> dict[str, Any]:
    return {
        "severity": Severity.ERROR.value,
        "severity_label": SEVERITY_LABELS[Severity.ERROR],
        "value": "",
        "fix": None,
        "fixes": [],
    }
