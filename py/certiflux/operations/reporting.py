"""Hand over the report: at once, or made step by step first when it is long."""

from __future__ import annotations

from certiflux.base.sealing import noted
from certiflux.base.work import Advance, Work
from certiflux.exports.report.formats import FORMATS, report_name
from certiflux.exports.report.report import BATCH
from certiflux.exports.report.sealing import sealing_view
from certiflux.operations.base import Args, Base, Download, Result
from certiflux.session import Dossier

Key = tuple[str, bool]


class Reporting(Base):
    """The operations of the report."""

    _made: tuple[Dossier, Key, list[bytes]] | None = None

    def sealing(self, args: Args) -> Result:
        """Note what the page's attempts to send something out came to, for the reports too."""
        told, target = list(args["attempts"]), str(args["target"])
        self._sealing = noted(told, target, self._clock(), covered=bool(args["covered"]))
        if self._dossier is not None:
            self._dossier.sealing = self._sealing
        return sealing_view(self._sealing)

    def make_report(self, args: Args) -> Result:
        """Start making a report; ``report`` with the same arguments then hands it over."""
        dossier, key = self._require(), _key(args)

        def keep(parts: list[bytes]) -> Result:
            self._made = (dossier, key, parts)
            return {"size": sum(map(len, parts))}

        return self._jobs.start(_making(dossier, key, self._clock()), keep)

    def report(self, args: Args) -> Download:
        """Hand over the whole report, in JSON, HTML or CSV, with or without the values."""
        dossier, key = self._require(), _key(args)
        made, self._made = self._made, None
        if made is not None and made[0] is dossier and made[1] == key:
            return _download(key, made[2])
        ending, anonymous = key
        return _download(key, list(FORMATS[ending][1](dossier, self._clock(), anonymous=anonymous)))


def _key(args: Args) -> Key:
    ending = str(args.get("format") or "json")
    if ending not in FORMATS:
        raise KeyError(ending)
    return ending, bool(args.get("anonymous"))


def _making(dossier: Dossier, key: Key, epoch: float) -> Work[list[bytes]]:
    """Make a report, saying how many findings are written."""
    ending, anonymous = key
    total = len(dossier.findings) if dossier.findings is not None else 0
    parts: list[bytes] = []
    for part in FORMATS[ending][1](dossier, epoch, anonymous=anonymous):
        yield Advance("rapport", "Écriture du rapport", min(total, len(parts) * BATCH), total)
        parts.append(part)
    return parts


def _download(key: Key, parts: list[bytes]) -> Download:
    ending, anonymous = key
    return Download(report_name(ending, anonymous=anonymous), FORMATS[ending][0], parts)
