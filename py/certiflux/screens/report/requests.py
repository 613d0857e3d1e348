"""What is asked of the report: handed over at once, or made step by step first when it is long."""

from __future__ import annotations

from typing import Any, Literal

from certiflux.base.operation import Download, Result, operation
from certiflux.base.sealing import noted
from certiflux.base.work import Advance, Work
from certiflux.exports.report.formats import FORMATS, report_name
from certiflux.exports.report.sealing import sealing_view
from certiflux.exports.report.told import Told
from certiflux.rules.words.alike import BATCH
from certiflux.session import Dossier
from certiflux.session.desk import Desk, Slot

Ending = Literal["json", "html", "csv"]
Key = tuple[Ending, bool]

_MADE: Slot[tuple[Key, list[bytes]]] = Slot("report")


@operation("sealing")
def sealing(desk: Desk, *, attempts: list[dict[str, Any]], target: str, covered: bool) -> Result:
    """Note what the page's attempts to send something out came to, for the reports too."""
    desk.sealing = noted(attempts, target, desk.clock(), covered=covered)
    if desk.dossier is not None:
        desk.dossier.sealing = desk.sealing
    return sealing_view(desk.sealing)


@operation("make_report")
def make_report(desk: Desk, *, format: Ending = "json", anonymous: bool = False) -> Result:
    """Start making a report; ``report`` with the same arguments then hands it over."""
    dossier, key = desk.require(), (format, anonymous)

    def keep(parts: list[bytes]) -> Result:
        _MADE.put(desk, (key, parts), dossier)
        return {"size": sum(map(len, parts))}

    return desk.jobs.start(_making(dossier, key, desk.clock()), keep)


@operation("report")
def report(desk: Desk, *, format: Ending = "json", anonymous: bool = False) -> Download:
    """Hand over the whole report, in JSON, HTML or CSV, with or without the values."""
    dossier, key = desk.require(), (format, anonymous)
    made = _MADE.take(desk, dossier)
    if made is not None and made[0] == key:
        return _download(key, made[1])
    return _download(
        key, list(FORMATS[format][1](Told(dossier, desk.clock(), anonymous=anonymous)))
    )


def _making(dossier: Dossier, key: Key, epoch: float) -> Work[list[bytes]]:
    """Make a report, saying how many findings are written."""
    ending, anonymous = key
    total = len(dossier.findings) if dossier.findings is not None else 0
    parts: list[bytes] = []
    for part in FORMATS[ending][1](Told(dossier, epoch, anonymous=anonymous)):
        yield Advance("rapport", "Écriture du rapport", min(total, len(parts) * BATCH), total)
        parts.append(part)
    return parts


def _download(key: Key, parts: list[bytes]) -> Download:
    ending, anonymous = key
    return Download(report_name(ending, anonymous=anonymous), FORMATS[ending][0], parts)
