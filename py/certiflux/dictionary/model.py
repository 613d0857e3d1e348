"""Shape of the dictionary: fields, the groups that hold them, the conditions between them.

Everything else (schema, writer, checks, header matching, forms, help) derives from these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from certiflux.dictionary.kinds import Kind


class Status(StrEnum):
    """How the official dictionary requires a datum; the value is the French wording."""

    OBLIGATOIRE = "Obligatoire"
    SAUF_NIL = "Obligatoire (sauf nil)"
    AU_CHOIX = "Au choix"
    CONDITIONNEL = "Sous condition"
    FACULTATIF = "Facultatif"


class GroupForm(StrEnum):
    """How a group holds its children in the schema."""

    ALL = "all"
    CHOICE = "choice"
    SEQUENCE = "sequence"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class When:
    """Condition « fill this if and only if the field ``field`` holds ``value`` »."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Usual:
    """The answer that nearly every certifier gives to an obligatory closed question.

    ``words`` say it in the line that a person accepts; ``doubts`` when it is asked instead.
    """

    value: str
    words: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """What makes a usual answer doubtful: every field of ``beside`` is filled, ``without`` is not.

    ``likely`` is then the likelier answer.
    """

    beside: tuple[str, ...]
    likely: str
    without: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One datum of the exchange.

    ``id`` is the identifier of the official dictionary (``"5.10"``), or the XML name where the
    dictionary has none. ``setting`` is the key that a settings file uses when one value serves
    the whole flow, ``suggestions`` the usual values of a free text. ``personal`` marks what must
    never reach a log, ``generated`` what Certiflux writes itself, ``emitted`` is false for what it
    never writes. ``multiple``: a cell may hold a list. ``synonyms``
    are usual headers, the surest first. ``source`` cites FORMAT.md. ``check_only`` marks what no
    schema holds: a column read to check the others, then dropped; ``secret`` what is
    never shown whole. ``usual`` is the answer taken where nothing says otherwise, ``short`` the
    everyday name, as it stands within a sentence.
    """

    id: str
    name: str
    kind: Kind
    status: Status
    label: str
    help: str
    example: str
    synonyms: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    when: When | None = None
    setting: str = ""
    generated: bool = False
    personal: bool = False
    emitted: bool = True
    multiple: bool = False
    check_only: bool = False
    secret: bool = False
    usual: Usual | None = None
    short: str = ""
    since: str = "1.1.1"
    source: str = "FORMAT.md (a)"

    @property
    def required(self) -> bool:
        """Say whether the schema wants the element whenever its parent is there."""
        return self.status in {Status.OBLIGATOIRE, Status.SAUF_NIL, Status.AU_CHOIX}

    @property
    def nillable(self) -> bool:
        """Say whether ``xsi:nil`` may stand for a datum that the certifier does not have."""
        return self.status is Status.SAUF_NIL


@dataclass(frozen=True, slots=True)
class Group:
    """Element that holds other elements.

    ``type_name`` names the complex type (``None``: anonymous); ``optional`` and ``repeated``
    give the occurrences; ``form`` says how the children stand.
    """

    name: str
    children: tuple[Field | Group, ...]
    form: GroupForm = GroupForm.ALL
    type_name: str | None = None
    title: str = ""
    optional: bool = False
    repeated: bool = False
    when: When | None = None
    since: str = "1.1.1"

    def fields(self) -> Iterator[Field]:
        """Yield every field below this group, in document order."""
        for child in self.children:
            if isinstance(child, Group):
                yield from child.fields()
            else:
                yield child

    def find(self, name: str) -> Group:
        """Return the group called ``name`` at or below this one; raise KeyError without it."""
        if self.name == name:
            return self
        for child in self.children:
            if isinstance(child, Group):
                try:
                    return child.find(name)
                except KeyError:
                    continue
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Composite:
    """One column of a spreadsheet that feeds several fields, such as a whole date of birth.

    ``asked``: offered to the user, never used without their word.
    """

    id: str
    label: str
    parts: tuple[str, ...]
    help: str
    example: str
    synonyms: tuple[str, ...]
    status: Status = Status.OBLIGATOIRE
    asked: bool = False
    short: str = ""
