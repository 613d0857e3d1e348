"""The boundary: typed requests in JSON text, typed replies, nothing else.

``Session.dispatch`` is the only entrance of the page; the same one is tested in CPython. A
user's mistake comes back as a sentence, anything else as a bug that loses nothing.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from certiflux import __version__
from certiflux.dictionary import CURRENT
from certiflux.dossier import Dossier, Work, choose_sheet, open_dossier
from certiflux.errors import UserError
from certiflux.jobs import Jobs
from certiflux.mapping.settings import Settings, parse
from certiflux.reading.source import admit
from certiflux.reports.files import files_view
from certiflux.reports.form import constants_of, form_view
from certiflux.reports.pages import findings_page, journal_page
from certiflux.reports.report import report_bytes
from certiflux.reports.sheet import sheet_view
from certiflux.reports.verdict import verdict_view

VERSION = 1
"""Version of the boundary: page and engine of different builds must not talk."""

PAGE_ROWS = 200
"""Most lines that one reply carries."""

ACCEPT = ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt"

Args = dict[str, Any]
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its JSON text and, for a download, the bytes by parts."""

    text: str
    parts: list[bytes] | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes handed to the user under a name."""

    name: str
    media_type: str
    parts: list[bytes]

    def described(self) -> Result:
        """Return what the reply says of the file."""
        return {"name": self.name, "type": self.media_type, "size": sum(map(len, self.parts))}


class Session:
    """One user's work: at most one dossier, replaced only when another one is whole."""

    def __init__(self, clock: Callable[[], float], new_id: Callable[[], str]) -> None:
        """Start empty. ``clock`` gives seconds since 1970 UTC, ``new_id`` a fresh UUID."""
        self._clock = clock
        self._new_id = new_id
        self._jobs = Jobs(clock)
        self._dossier: Dossier | None = None
        self._operations: dict[str, Callable[[Args], Result | Download]] = {
            "hello": self._hello,
            "admit": self._admit,
            "sheet": self._sheet,
            "assign": self._assign,
            "settings": self._settings,
            "check": self._check,
            "findings": self._findings,
            "journal": self._journal,
            "generate": self._generate,
            "download": self._download,
            "report": self._report,
            "step": lambda args: self._jobs.step(str(args["job"])),
            "cancel": self._cancel,
            "close": self._close,
        }

    def dispatch(self, text: str, payload: bytes | None = None) -> Reply:
        """Answer one request; never raise. ``payload`` is the file of an ``open``."""
        envelope: Result = {"v": VERSION, "id": None, "gen": None}
        try:
            request = json.loads(text)
            envelope |= {"id": request.get("id"), "gen": request.get("gen")}
            result = self._answer(request, payload)
        except UserError as error:
            return _reply(envelope | {"ok": False, "error": {"kind": "user", **error.as_dict()}})
        except Exception as error:  # noqa: BLE001  # a bug is shown as one, and loses nothing
            return _reply(envelope | {"ok": False, "error": _bug(error)})
        if isinstance(result, Download):
            reply = _reply(envelope | {"ok": True, "result": result.described()})
            return Reply(reply.text, result.parts, result.media_type)
        return _reply(envelope | {"ok": True, "result": result})

    def _answer(self, request: dict[str, Any], payload: bytes | None) -> Result | Download:
        if request.get("v") != VERSION:
            raise UserError(
                "VERSIONS_DIFFERENTES",
                title="La page et son moteur n'ont pas la même version.",
                message="Une mise à jour a eu lieu pendant que la page était ouverte.",
                remedy="Rechargez la page.",
            )
        args: Args = request.get("args") or {}
        if request.get("op") == "open":
            return self._open(args, payload or b"")
        return self._operations[str(request.get("op"))](args)

    def _hello(self, _args: Args) -> Result:
        return {
            "version": __version__,
            "schema": CURRENT,
            "page_rows": PAGE_ROWS,
            "accept": ACCEPT,
        }

    def _admit(self, args: Args) -> Result:
        admit(str(args["name"]), int(args["size"]))
        return {}

    def _open(self, args: Args, payload: bytes) -> Result:
        settings = parse(str(args["settings"])) if args.get("settings") else Settings()
        work = open_dossier(str(args["name"]), payload, settings)
        return self._jobs.start(work, self._opened)

    def _opened(self, dossier: Dossier) -> Result:
        self._dossier = dossier
        return sheet_view(dossier)

    def _sheet(self, args: Args) -> Result:
        return self._jobs.start(
            choose_sheet(self._open_dossier(), int(args["index"])), self._opened
        )

    def _assign(self, args: Args) -> Result:
        dossier = self._open_dossier()
        target = args.get("field")
        dossier.assign(int(args["column"]), None if target is None else str(target))
        return sheet_view(dossier)

    def _settings(self, args: Args) -> Result:
        dossier = self._open_dossier()
        values = {str(key): str(value) for key, value in args["values"].items()}
        dossier.set_constants(constants_of(values, dossier.version))
        return form_view(dossier)

    def _check(self, _args: Args) -> Result:
        dossier = self._open_dossier()
        return self._jobs.start(dossier.check(), lambda _: verdict_view(dossier))

    def _findings(self, args: Args) -> Result:
        return findings_page(
            self._open_dossier(),
            *_page(args),
            args.get("severity"),
            args.get("code"),
            args.get("field"),
        )

    def _journal(self, args: Args) -> Result:
        return journal_page(self._open_dossier(), *_page(args))

    def _generate(self, args: Args) -> Result:
        dossier = self._open_dossier()
        work: Work[None] = dossier.generate(
            valid_only=bool(args.get("valid_only")), id_flux=self._new_id(), epoch=self._clock()
        )
        return self._jobs.start(work, lambda _: files_view(dossier))

    def _download(self, args: Args) -> Download:
        products = self._open_dossier().products
        index = int(args.get("index", 0))
        if not 0 <= index < len(products):
            raise UserError(
                "FICHIER_A_GENERER",
                title="Ce fichier n'est plus là.",
                message="Une réponse a changé depuis qu'il a été généré.",
                remedy="Générez-le de nouveau, puis téléchargez-le.",
            )
        return Download(products[index].name, "application/xml", products[index].parts)

    def _report(self, _args: Args) -> Download:
        dossier = self._open_dossier()
        return Download("rapport.json", "application/json", [report_bytes(dossier)])

    def _cancel(self, args: Args) -> Result:
        self._jobs.cancel(str(args["job"]))
        return {}

    def _close(self, _args: Args) -> Result:
        self._dossier = None
        self._jobs.cancel()
        return {}

    def _open_dossier(self) -> Dossier:
        if self._dossier is None:
            raise UserError(
                "AUCUN_FICHIER",
                title="Aucun fichier n'est ouvert.",
                message="Cette action demande un fichier.",
                remedy="Déposez d'abord votre fichier.",
            )
        return self._dossier


def _page(args: Args) -> tuple[int, int]:
    """Return the offset and the limit asked for, the limit never above PAGE_ROWS."""
    limit = int(args.get("limit", PAGE_ROWS))
    return max(0, int(args.get("offset", 0))), max(0, min(PAGE_ROWS, limit))


def _reply(content: Result) -> Reply:
    return Reply(json.dumps(content, ensure_ascii=False))


def _bug(error: Exception) -> Result:
    """Describe a defect without any value of the user's file: its kind and its place."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-4:]]
    return {
        "kind": "bug",
        "code": "DEFAUT_DU_PROGRAMME",
        "title": "Certiflux a rencontré un défaut.",
        "message": "Ce n'est pas votre fichier : le programme s'est trompé. Rien n'est perdu.",
        "remedy": "Recommencez ; si le défaut revient, relancez le moteur et signalez-le-nous.",
        "detail": f"{type(error).__name__} ({' > '.join(places)})",
    }
