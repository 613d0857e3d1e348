"""Plain data of JSON read as what was declared: by type, and by nothing but it.

A shape is a frozen dataclass; its fields are ``str``, ``int``, ``bool``, ``float``, lists, tuples
and dicts of them, ``X | None``, a ``Literal``, an ``Enum``, another shape, ``Any``.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Declared = dict[str, tuple[Any, Any]]
"""By its name: the type of a field and its default, MISSING where there is none."""

Shape = TypeVar("Shape")

_SIMPLE: Final = (str, int, bool, float)


class WrongTypeError(ValueError):
    """What is not of the declared type; ``args`` holds the name of the field alone."""


class AbsentError(ValueError):
    """What must be given and is not."""


class BrokenTextError(ValueError):
    """A text that no file can hold: half of a character (a lone surrogate)."""


@cache
def declared(kind: type) -> Declared:
    """Return the type and the default of each field of a shape."""
    kinds = get_type_hints(kind)
    defaults = {
        one.name: one.default if one.default_factory is MISSING else one.default_factory()
        for one in fields(kind)
    }
    return {name: (kinds[name], default) for name, default in defaults.items()}


def read_shape(kind: type[Shape], value: object) -> Shape:
    """Return plain data as a shape; raise ValueError for anything else."""
    found: Shape = read(kind.__name__, kind, value)
    return found


def read_fields(
    asked: Declared, given: dict[str, Any], *, null_is_absent: bool = False
) -> dict[str, Any]:
    """Return the fields of an object, read; raise ValueError for one that is wrong or missing.

    ``null_is_absent``: null stands for what is not given.
    """
    found = {}
    for name, (kind, default) in asked.items():
        if name in given and not (null_is_absent and given[name] is None):
            found[name] = read(name, kind, given[name], null_is_absent=null_is_absent)
        elif default is not MISSING:
            found[name] = default
        else:
            raise AbsentError(name)
    return found


def read(name: str, kind: Any, value: Any, *, null_is_absent: bool = False) -> Any:  # noqa: ANN401
    """Return a value as its declared type; raise ValueError for any other."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is Any:
        return value
    if origin in {Union, UnionType}:
        return _first(name, inner, value, null_is_absent=null_is_absent)
    if origin is Literal and type(value) in map(type, inner) and value in inner:
        return value
    if origin in {list, tuple} and isinstance(value, list):
        each = _of_each(name, origin, inner, len(value))
        if len(set(each)) == 1 and each[0] in _SIMPLE:
            return origin(_all_simple(name, each[0], value))
        pairs = zip(each, value, strict=True)
        return origin(read(name, one, v, null_is_absent=null_is_absent) for one, v in pairs)
    if origin is dict and isinstance(value, dict):
        keys = [read(name, inner[0], one) for one in value]
        held = [read(name, inner[1], v, null_is_absent=null_is_absent) for v in value.values()]
        return dict(zip(keys, held, strict=True))
    if is_dataclass(kind) and isinstance(kind, type) and isinstance(value, dict):
        return kind(**read_fields(declared(kind), value, null_is_absent=null_is_absent))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(name, kind, value)
    if kind in _SIMPLE:
        return _all_simple(name, kind, [value])[0]
    raise WrongTypeError(name)


def _first(name: str, kinds: tuple[Any, ...], value: Any, *, null_is_absent: bool) -> Any:  # noqa: ANN401
    """Return a value as the first of several types that it is."""
    if value is None and NoneType in kinds:
        return None
    *others, last = (kind for kind in kinds if kind is not NoneType)
    for kind in others:
        try:
            return read(name, kind, value, null_is_absent=null_is_absent)
        except WrongTypeError:
            continue
    return read(name, last, value, null_is_absent=null_is_absent)


def _of_each(name: str, origin: type, inner: tuple[Any, ...], count: int) -> list[Any]:
    """Return the type of each of so many things in a list or a tuple."""
    if origin is list or Ellipsis in inner:
        return [inner[0]] * count
    if len(inner) != count:
        raise WrongTypeError(name)
    return list(inner)


def _all_simple(name: str, kind: type, values: list[Any]) -> list[Any]:
    """Return values that are all of one simple type: a bool is no int, an int may be a float."""
    if not set(map(type, values)) <= ({float, int} if kind is float else {kind}):
        raise WrongTypeError(name)
    if kind is str:
        try:
            "".join(values).encode()
        except UnicodeEncodeError:
            raise BrokenTextError(name) from None
    return values


def _member(name: str, kind: type[Enum], value: object) -> Enum:
    """Return the member of an Enum that has a value; raise WrongTypeError for none."""
    try:
        return kind(value)
    except ValueError:
        raise WrongTypeError(name) from None
