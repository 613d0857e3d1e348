"""What the page may ask of the engine: nothing but what is declared here.

An operation is a function declared with ``@operation(name)``. It takes what one user works on, then
keyword arguments of plain types: they are read from the request by their declared types, and what
is missing or of another type is refused by name. Arguments that several operations share stand
together in a frozen dataclass, taken by its place. The bytes of a file are called ``payload``.
One that changes the answers of the portal, or what was asked or made of them, says ``keeps=True``:
the page takes a copy of them after it, so that nothing of them is lost with an engine.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field
from functools import cached_property
from typing import Any, Final, TypeVar, get_type_hints

from certiflux.base.errors import UserError
from certiflux.base.plain import (
    AbsentError,
    BrokenTextError,
    Declared,
    WrongTypeError,
    declared,
    read_fields,
)

PAGE_ROWS: Final = 200
"""Most lines that one reply carries."""

PAYLOAD: Final = "payload"

Args = dict[str, Any]
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes handed to the user under a name."""

    name: str
    media_type: str
    parts: list[bytes]
    told: Result = field(default_factory=dict)
    """What the reply says besides."""

    def described(self) -> Result:
        """Return what the reply says of the file."""
        size = sum(map(len, self.parts))
        return {"name": self.name, "type": self.media_type, "size": size, **self.told}


@dataclass(frozen=True, slots=True)
class Page:
    """Which lines of a list are asked for."""

    offset: int = 0
    limit: int = PAGE_ROWS

    def span(self, most: int = PAGE_ROWS) -> tuple[int, int]:
        """Return the first line and how many, never above ``most``."""
        return max(0, self.offset), max(0, min(most, self.limit))


Asked = Callable[..., Result | Download]
Function = TypeVar("Function", bound=Asked)


@dataclass(frozen=True)
class Operation:
    """One thing that may be asked: its name, the function that answers, what it leaves behind."""

    name: str
    function: Asked
    keeps: bool = False

    @cached_property
    def _declared(self) -> tuple[dict[str, type], Declared]:
        """Return the groups of arguments (dataclasses, by their place), and the single ones."""
        kinds = get_type_hints(self.function)
        _, *taken = inspect.signature(self.function).parameters.values()
        single = {
            one.name: (kinds[one.name], MISSING if one.default is one.empty else one.default)
            for one in taken
            if one.kind is one.KEYWORD_ONLY
        }
        groups = {
            one.name: kinds[one.name]
            for one in taken
            if one.kind is not one.KEYWORD_ONLY and one.name != PAYLOAD
        }
        return groups, single

    @cached_property
    def arguments(self) -> Declared:
        """Return the type and the default of each argument, MISSING for one that must be given."""
        groups, single = self._declared
        return {
            name: one for kind in groups.values() for name, one in declared(kind).items()
        } | single

    @cached_property
    def takes_file(self) -> bool:
        """Say whether the request comes with the bytes of a file."""
        return PAYLOAD in inspect.signature(self.function).parameters

    def ask(self, desk: object, args: object, payload: bytes | None) -> Result | Download:
        """Answer a request; raise UserError for arguments that are not as declared."""
        if not isinstance(args, dict):
            raise unknown("args")
        groups, single = self._declared
        given = {name: kind(**_read_all(declared(kind), args)) for name, kind in groups.items()}
        given |= _read_all(single, args)
        if self.takes_file:
            given[PAYLOAD] = payload or b""
        return self.function(desk, **given)


OPERATIONS: Final[dict[str, Operation]] = {}
"""Every operation that is declared, by its name."""


def operation(name: str, *, keeps: bool = False) -> Callable[[Function], Function]:
    """Declare a function as what answers to a name; raise ValueError for a name that is taken."""

    def declare(function: Function) -> Function:
        if name in OPERATIONS:
            raise ValueError(name)
        OPERATIONS[name] = Operation(name, function, keeps)
        return function

    return declare


def find(name: object) -> Operation:
    """Return the operation of that name; raise UserError for none."""
    found = OPERATIONS.get(name) if isinstance(name, str) else None
    if found is None:
        raise UserError(
            "DEMANDE_INCONNUE",
            title="La page a demandé ce que son moteur ne sait pas faire.",
            message="Votre fichier n'a pas changé.",
            remedy="Rechargez la page ; si cela se répète, signalez-le-nous.",
        )
    return found


def unknown(name: str) -> UserError:
    """Return the refusal of an argument, by its name: of another type, or for nothing known."""
    return _misread("ARGUMENT_ILLISIBLE", "La page et son moteur ne se sont pas compris.", name)


def _absent(name: str) -> UserError:
    title = "La page n'a pas dit tout ce qu'il fallait à son moteur."
    return _misread("ARGUMENT_ABSENT", title, name)


def _misread(code: str, title: str, name: str) -> UserError:
    """Return the refusal of what a page of another build, or nobody's page, has asked."""
    return UserError(
        code,
        title=title,
        message="Rien n'a été fait : votre fichier n'a pas changé.",
        remedy="Rechargez la page ; si cela se répète, signalez-le-nous.",
        detail=name,
    )


def _broken_text(name: str) -> UserError:
    return UserError(
        "TEXTE_INCOMPLET",
        title="Ce texte contient un caractère incomplet.",
        message="La moitié d'un caractère, comme un bout d'émoji, ne s'enregistre dans aucun "
        "fichier. Rien n'a été fait.",
        remedy="Effacez ce caractère, ou retapez le texte, puis recommencez.",
        detail=name,
    )


def _read_all(asked: Declared, given: Args) -> Args:
    """Return the arguments declared, read; null stands for one that is not given."""
    try:
        return read_fields(asked, given, null_is_absent=True)
    except AbsentError as error:
        raise _absent(str(error)) from None
    except BrokenTextError as error:
        raise _broken_text(str(error)) from None
    except WrongTypeError as error:
        raise unknown(str(error)) from None
