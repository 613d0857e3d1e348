"""Read an accusé de traitement, whatever its prefix, its case and its age (FORMAT.md c).

It is parsed piece by piece and forgotten on the way: 200,000 passages are an ordinary report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from certiflux.base.errors import UserError
from certiflux.base.words import counted, figure
from certiflux.base.work import Advance, Work
from certiflux.deposits.accuse.accuse import Accuse, FileError
from certiflux.deposits.accuse.unpacking import (
    MAX_BYTES,
    ROOT,
    is_zipped_report,
    report_bytes,
    root_of,
)
from certiflux.schema.admission import whole_refusal

_PIECE: Final = 512 * 1024
_HEAD: Final = 64 * 1024
_ACCEPTED: Final = "passagesok"
_NO_POSITION: Final = ("-1", "0", "")


def is_accuse(head: bytes) -> bool:
    """Say, from the first bytes of a file, whether it is a report or a zip that holds one."""
    return root_of(head) == ROOT or is_zipped_report(head)


def read_accuse(name: str, data: bytes) -> Work[Accuse]:
    """Read one report. Raise UserError for what is no report, broken or dangerous."""
    admit_accuse(len(data))
    data = report_bytes(data)
    _admit(data)
    reader = _Reader(name)
    parser = _parser()
    announced = len(data)
    for start in range(0, len(data), _PIECE):
        yield Advance("accuse", "Lecture de l'accusé", start, announced)
        _feed(parser, data[start : start + _PIECE], reader)
    _feed(parser, None, reader)
    return reader.finish()


def _parser() -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("end",),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )


def _feed(parser: etree.XMLPullParser, piece: bytes | None, reader: _Reader) -> None:
    try:
        if piece is None:
            parser.close()
        else:
            parser.feed(piece)
        reader.take(parser.read_events())
    except etree.XMLSyntaxError as error:
        raise _broken(error, reader) from error


class _Reader:
    """Gather what the elements say as they end."""

    def __init__(self, name: str) -> None:
        self._accuse = Accuse(name)
        self._kinds: dict[str, str] = {}
        self._known: dict[str, int] = {}
        self._bare: list[str] = []
        self._message: list[str] = []
        self._code = ""
        self._error: dict[str, str] = {}
        self._sections = 0
        self._ends: dict[str, Callable[[etree._Element], None]] = {
            "idtechnique": lambda e: self._bare.append(_text(e)),
            "messageerreur": lambda e: self._message.append(_text(e)),
            "codeerreur": self._coded,
            "passage": self._passage,
            "passagesko": self._refusals_end,
            _ACCEPTED: self._acceptances_end,
            "type": self._part,
            "message": self._part,
            "ligne": self._part,
            "colonne": self._part,
            "erreur": self._file_error,
            "erreurs": self._section,
            "nomfichier": lambda e: setattr(self._accuse, "deposited", _text(e)),
            "idflux": lambda e: setattr(self._accuse, "id_flux", _text(e)),
            "idtraitement": self._treatment,
            "iddemande": self._treatment,
        }

    def count(self) -> int:
        """Return how many passages were read so far."""
        return len(self._accuse.refused) + len(self._accuse.accepted) + len(self._bare)

    def take(self, events: Iterator[tuple[str, etree._Element]]) -> None:
        """Read what the parser has met."""
        element = None
        for _, element in events:
            end = self._ends.get(self._kind(str(element.tag)))
            if end:
                end(element)
        if element is not None:
            _forget(element)

    def _kind(self, tag: str) -> str:
        kind = self._kinds.get(tag)
        if kind is None:
            kind = self._kinds[tag] = tag.rpartition("}")[2].casefold()
        return kind

    def _coded(self, element: etree._Element) -> None:
        self._code = _text(element)

    def _passage(self, element: etree._Element) -> None:
        message = " ".join(self._message) or self._code
        self._message, self._code = [], ""
        around = element.getparent()
        if around is not None and self._kind(str(around.tag)) == _ACCEPTED:
            return  # its id is taken with the others, where the section ends
        for known in self._bare[-1:] or [""]:
            self._refuse(known, message)
        self._bare = []

    def _refuse(self, known: str, message: str) -> None:
        accuse = self._accuse
        code = self._known.get(message)
        if code is None:
            code = self._known[message] = len(accuse.messages)
            accuse.messages.append(message)
        accuse.refused.append(known)
        accuse.codes.append(code)

    def _refusals_end(self, _element: etree._Element) -> None:
        for known in self._bare:
            self._refuse(known, "")
        self._bare = []
        self._sections += 1

    def _acceptances_end(self, _element: etree._Element) -> None:
        self._accuse.accepted += self._bare
        self._bare = []
        self._sections += 1

    def _section(self, _element: etree._Element) -> None:
        self._sections += 1

    def _part(self, element: etree._Element) -> None:
        self._error[self._kind(str(element.tag))] = _text(element)

    def _file_error(self, _element: etree._Element) -> None:
        said, self._error = self._error, {}
        self._accuse.errors.append(
            FileError(
                said.get("type", ""),
                said.get("message", ""),
                _position(said.get("ligne", "")),
                _position(said.get("colonne", "")),
            )
        )

    def _treatment(self, element: etree._Element) -> None:
        self._accuse.treatment = _text(element)

    def finish(self) -> Accuse:
        """Return the report; raise UserError when it says nothing of any passage."""
        if not self._sections:
            raise UserError(
                "ACCUSE_VIDE",
                title="Cet accusé ne dit rien des passages.",
                message="Il ne contient ni passage accepté, ni passage refusé, ni erreur.",
                remedy="Téléchargez à nouveau l'« accusé de traitement » depuis le portail : "
                "l'accusé de réception, donné juste après le dépôt, ne suffit pas.",
            )
        return self._accuse


def _text(element: etree._Element) -> str:
    text = "".join(element.itertext()) if len(element) else element.text
    return " ".join(text.split()) if text else ""


def _position(text: str) -> int | None:
    if text in _NO_POSITION or not (text.isascii() and text.isdigit()):
        return None
    return int(text[:9])


def _forget(element: etree._Element) -> None:
    """Free what has ended: all that stands before the last element, and before those around it."""
    while (parent := element.getparent()) is not None:
        del parent[: parent.index(element)]
        element = parent


def admit_accuse(size: int) -> None:
    """Refuse a report by its size alone; raise UserError for one not worth reading."""
    if size > MAX_BYTES:
        raise UserError(
            "ACCUSE_TROP_LOURD",
            title="Cet accusé est trop lourd.",
            message=f"Il dépasse {figure(MAX_BYTES // 1024 // 1024)} Mo.",
            remedy="Vérifiez qu'il s'agit bien de l'accusé de traitement d'un seul dépôt.",
        )


def _admit(data: bytes) -> None:
    refusal = whole_refusal(data)
    if refusal == "XML_DOCTYPE":
        raise UserError(
            "ACCUSE_DOCTYPE",
            title="Ce fichier n'est pas lu, par prudence.",
            message="Il contient une déclaration DOCTYPE, que le portail n'écrit jamais.",
            remedy="Téléchargez à nouveau l'accusé depuis le portail.",
        )
    if refusal:
        raise UserError(
            "ACCUSE_ENCODAGE",
            title="L'encodage de cet accusé n'est pas celui qu'il annonce.",
            message="Il s'annonce en UTF-8 mais il est écrit autrement.",
            remedy="Téléchargez-le à nouveau, sans l'enregistrer depuis un éditeur.",
        )
    root = root_of(data[:_HEAD])
    if root and root != ROOT:
        raise _no_report(root)


def _no_report(kind: str) -> UserError:
    flow = kind == "flux"
    return UserError(
        "PAS_UN_ACCUSE",
        title="Ce fichier n'est pas un accusé de traitement.",
        message=(
            "C'est un flux : le fichier que l'on dépose, pas la réponse du portail."
            if flow
            else f"Sa première balise est « {kind[:60]} », un accusé commence par « rapport »."
        ),
        remedy="Sur le portail, ouvrez le dépôt et téléchargez son « accusé de traitement ».",
    )


def _broken(error: etree.XMLSyntaxError, reader: _Reader) -> UserError:
    line, column = error.position
    read = counted(reader.count(), "passage avait été lu", "passages avaient été lus")
    return UserError(
        "ACCUSE_MAL_FORME",
        title="Cet accusé est incomplet ou abîmé.",
        message=f"Sa lecture s'arrête ligne {figure(line)}, colonne {figure(column)} ; {read}. "
        "Rien n'a été changé dans votre dossier.",
        remedy="Téléchargez-le à nouveau depuis le portail, puis déposez-le ici.",
        detail=type(error).__name__,
    )
