"""Files of a checked list: its reports, the corrected list and its journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from certiflux.base.work import drain
from certiflux.cli import outside
from certiflux.cli.outside import make_folder, write_parts
from certiflux.corrections.fixing import fix_by_rule
from certiflux.corrections.people import take_back
from certiflux.corrections.plan import every_sure
from certiflux.exports.files import corrected_list
from certiflux.exports.report.formats import FORMATS, report_name
from certiflux.exports.report.told import Told
from certiflux.screens.generate.names import JOURNAL
from certiflux.screens.journal.file import journal_csv
from certiflux.session import Dossier

SURE: Final = "sures"
"""In the place of a rule: every correction that needs nobody's choice."""


def fixed(dossier: Dossier, rules: Sequence[str]) -> dict[str, Any]:
    """Apply what the rules propose, or all that is SURE; return what was done, in sentences."""
    said: list[str] = []
    for rule in rules:
        if rule == SURE:
            said += _all_sure(dossier)
            continue
        action = fix_by_rule(dossier.workshop(), rule)
        dossier.correct(action, outside.epoch())
        said.append(action.sentence)
    return {"fixes": said} if rules else {}


def _all_sure(dossier: Dossier) -> list[str]:
    """Apply every sure correction, those included that follow from others; return their words."""
    said: list[str] = []
    for actions in every_sure(dossier.workshop()):
        dossier.correct_all(actions, outside.epoch())
        said += [one.sentence for one in actions]
    return said


def keep_everyone(dossier: Dossier) -> None:
    """Bring back, on the user's word, the people whom the list itself says not to declare."""
    shop = dossier.workshop().shop
    if shop.undeclared:
        dossier.correct(take_back(shop, shop.undeclared), outside.epoch())


def write_list(dossier: Dossier, folder: Path) -> None:
    """Write the corrected list and the journal. Raise UserError when they cannot be."""
    make_folder(folder)
    made = drain(corrected_list(dossier, outside.epoch()))
    write_parts(folder / made.name, made.parts)
    write_parts(folder / JOURNAL, [journal_csv(dossier)])


def write_reports(told: Told, folder: Path, endings: Iterable[str]) -> None:
    """Write reports in a folder, one an ending. Raise UserError when they cannot be."""
    make_folder(folder)
    for ending in endings:
        write_report(told, folder / report_name(ending, anonymous=told.anonymous), ending)


def write_report(told: Told, path: Path, ending: str) -> None:
    """Write one report. Raise UserError when it cannot be."""
    _, parts = FORMATS[ending]
    write_parts(path, parts(told))
