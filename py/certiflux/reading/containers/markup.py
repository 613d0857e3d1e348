"""Careful reading of the small XML parts of a file: no DTD, no entity, nothing fetched."""

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import NamedTuple
from xml.parsers import expat


class MarkupError(Exception):
    """The markup is broken, or declares a DTD, which no part of a workbook does."""


class StartTag(NamedTuple):
    """An opening tag: namespace ("" when none), local name, attributes by local name."""

    namespace: str
    name: str
    attributes: dict[str, str]


class DoctypeError(MarkupError):
    """The markup declares a DTD."""


BROKEN = (expat.ExpatError, LookupError, ValueError)
"""What expat raises: the last two on an encoding that is unknown, or that it cannot follow."""


class _RootFoundError(Exception):
    pass


MAX_TAGS = 1_000_000
"""Opening tags kept of a small part at most: formats and sheets, which no workbook counts so."""


def start_tags(data: bytes, names: Collection[str]) -> list[StartTag]:
    """Return the opening tags of these local names in a whole document, in order.

    Raise MarkupError.
    """
    tags: list[StartTag] = []

    def keep(tag: StartTag) -> None:
        if tag.name in names:
            tags.append(tag)
            if len(tags) > MAX_TAGS:
                raise MarkupError

    parser = _parser(keep)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - positional only
    except BROKEN as error:
        raise MarkupError from error
    return tags


def root_tag(head: bytes) -> StartTag | None:
    """Return the root of the document that starts so, or None when there is none.

    What follows the root may be cut or broken. Raise DoctypeError when a DTD stands before.
    """
    found: list[StartTag] = []

    def keep(tag: StartTag) -> None:
        found.append(tag)
        raise _RootFoundError

    with suppress(_RootFoundError, *BROKEN):
        _parser(keep).Parse(head)
    return found[0] if found else None


def _parser(on_start: Callable[[StartTag], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        on_start(StartTag(namespace, local, plain))

    def refuse(*_: object) -> None:
        raise DoctypeError

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    return parser
