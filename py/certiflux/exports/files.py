"""Everything that a user may take away: the list corrected, and all the files in one zip."""

from __future__ import annotations

from typing import Final, NamedTuple

from certiflux.base.work import Advance, Work
from certiflux.exports.archive import archive
from certiflux.exports.list_csv import list_csv
from certiflux.exports.report.formats import FORMATS, report_name
from certiflux.exports.report.told import Told
from certiflux.exports.workbook.workbook import workbook
from certiflux.screens.generate.names import JOURNAL, list_name, report_endings, zip_name
from certiflux.screens.generate.sizes import fits
from certiflux.screens.journal.file import journal_csv
from certiflux.session import Dossier

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportedFile(NamedTuple):
    """A file to take away: its name, its media type, its bytes by parts."""

    name: str
    media_type: str
    parts: list[bytes]


def corrected_list(dossier: Dossier, epoch: float) -> Work[ExportedFile]:
    """Return the corrected list: a workbook, or a CSV for a very long list.

    ``epoch`` dates it, in seconds UTC. Raise UserError while nothing is checked.
    """
    name = list_name(dossier, epoch)
    if not fits(dossier):
        return ExportedFile(name, "text/csv", (yield from list_csv(dossier)))
    return ExportedFile(name, XLSX, [(yield from workbook(dossier, epoch))])


def everything(dossier: Dossier, epoch: float) -> Work[ExportedFile]:
    """Return one zip: the flows, the corrected list, the journal, the report.

    ``epoch`` dates it, in seconds UTC. Raise UserError while nothing is checked.
    """
    own = yield from corrected_list(dossier, epoch)
    files: list[tuple[str, list[bytes]]] = [(one.name, one.parts) for one in dossier.products]
    files += [(own.name, own.parts), (JOURNAL, [journal_csv(dossier)])]
    endings, told = report_endings(dossier), Told(dossier, epoch)
    for done, ending in enumerate(endings):
        report: list[bytes] = []
        for part in FORMATS[ending][1](told):
            yield Advance("rapport", "Écriture du rapport", done, len(endings))
            report.append(part)
        files.append((report_name(ending), report))
    parts = yield from archive(files, epoch)
    return ExportedFile(zip_name(dossier, epoch), "application/zip", parts)
