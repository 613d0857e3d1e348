"""One piece of work: what the user gave, and what follows from it.

Four things are given: the document, the corrections over it, the answers of the portal, the
registre. The people, the findings, where each row stands and the files made follow from them: each
is kept beside what it was made of, and is no more once one of these is another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Concatenate, Final, ParamSpec

from certiflux.base.sealing import Sealing
from certiflux.base.work import Work
from certiflux.corrections.changes import Action
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.history import History
from certiflux.dataset.fiches import CODE
from certiflux.dataset.people import Dataset
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.standings import Standings
from certiflux.deposits.registre.registre import Registre, RegistreMatch
from certiflux.deposits.registre.rows import RegistreMatcher
from certiflux.fiches.known import KnownFiches
from certiflux.fiches.register import Register
from certiflux.flux.product import NO_ROW, Product
from certiflux.mapping.settings import Settings
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.schema.flow import FlowVerdict
from certiflux.session.answering import take_fiches
from certiflux.session.checking import checked
from certiflux.session.document import Document, Said, checked_by
from certiflux.session.memo import Memo, same
from certiflux.session.refusals import answers_changed, not_checked
from certiflux.session.rows import Rows

READING, CONVERSION, SCHEMA = "lecture", "conversion", "xsd"
"""What a dossier keeps the time of, besides the steps of the checks."""

_NOTHING_MADE: Final[list[Product]] = []
"""The very same each time: what is made of the files at hand is known by it."""

Given = ParamSpec("Given")


@dataclass(slots=True)
class Dossier:
    """A document, the corrections over it, the answers of the portal, the registre if there is one.

    ``context`` is what the checks were made with, ``times`` the seconds of what was timed (READING,
    CONVERSION, SCHEMA), ``register`` the lists of France compétences,
    ``sealing`` the test of sealing when it was made.
    """

    document: Document
    corrections: History = field(default_factory=History)
    answers: Answers = field(default_factory=Answers)
    matcher: RegistreMatcher | None = None
    register: Register | None = None
    context: Context = NOTHING
    times: dict[str, float] = field(default_factory=dict)
    sealing: Sealing | None = None
    _asked: Memo[tuple[Settings]] = field(default_factory=Memo, init=False, repr=False)
    _checked: Memo[CheckedWorkshop] = field(default_factory=Memo, init=False, repr=False)
    _rows: Memo[Rows] = field(default_factory=Memo, init=False, repr=False)
    _products: Memo[list[Product]] = field(default_factory=Memo, init=False, repr=False)
    _flow: Memo[FlowVerdict] = field(default_factory=Memo, init=False, repr=False)

    name = Said(lambda document: document.name)
    source = Said(lambda document: document.source)
    data = Said(lambda document: document.data)
    sha256 = Said(lambda document: document.sha256)
    size = Said(lambda document: len(document.data))
    sheet = Said(lambda document: document.sheet)
    together = Said(lambda document: document.together)
    others = Said(lambda document: document.others)
    alone = Said(lambda document: document.alone)
    table = Said(lambda document: document.table)
    mapping = Said(lambda document: document.mapping)
    header = Said(lambda document: document.header)
    nobody = Said(lambda document: document.nobody)
    kept = Said(lambda document: document.kept)
    said = Said(lambda document: document.said)
    shapes = Said(lambda document: document.shapes)
    settings = Said(lambda document: document.settings)
    loaded = Said(lambda document: document.loaded)
    version = Said(lambda document: document.version)
    brought = Said(lambda document: document.brought)
    schema_why = Said(lambda document: document.schema_why)
    schema = Said(lambda document: document.schema)
    chosen = Said(lambda document: document.chosen)
    readings = Said(lambda document: document.readings)
    reading = Said(lambda document: document.reading)

    def answer(
        self,
        change: Callable[Concatenate[Document, Given], Document],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> None:
        """Take an answer of the user (see answering.py); refused, it changes nothing."""
        self.document = change(self.document, *args, **kwargs)

    def _keep_fiches(self, dataset: Dataset) -> None:
        """Keep in the settings what the lists say of the certifications of this file alone."""
        column = dataset.columns.get(CODE)
        codes = [str(value) for value in column.values if value] if column else ()
        kept = self.context.fiches.keeping(codes)
        if kept is not self.settings.fiches:
            self.answer(take_fiches, kept)

    def remember(self, registre: Registre | None) -> None:
        """Take a registre as it is now, or go on without any."""
        self.matcher = RegistreMatcher(registre) if registre is not None else None

    def _basis(self) -> tuple[object, ...]:
        """Return what the checks depend on."""
        one = self.document
        asked = self._asked.of(lambda: (checked_by(one.settings),), one.settings)
        return one.table, one.mapping, asked, self.corrections, one.brought, self.register

    @property
    def fiches(self) -> KnownFiches:
        """Return what is known of certifications: by the lists at hand, and what is kept."""
        register = self.register or self.context.fiches.register
        return KnownFiches(register, self.settings.fiches)

    @property
    def mended(self) -> CheckedWorkshop | None:
        """Return the people as corrected, while what they were checked from is what it was."""
        return self._checked.get(*self._basis())

    def workshop(self) -> CheckedWorkshop:
        """Return what corrections are made on; raise UserError while nothing is checked."""
        mended = self.mended
        if mended is None:
            raise not_checked()
        return mended

    @property
    def dataset(self) -> Dataset | None:
        """Return the people as corrected, None before a check."""
        mended = self.mended
        return mended.shop.dataset if mended is not None else None

    @property
    def findings(self) -> Findings | None:
        """Return what the checks found, None before them."""
        mended = self.mended
        return mended.findings if mended is not None else None

    @property
    def rows(self) -> Rows | None:
        """Return the rows beside their deposits, None before a check."""
        if self.mended is None:
            return None
        of = self.mended, self.answers, self.matcher
        return self._rows.of(partial(Rows, *of, whole=self.source.is_flow), *of)

    @property
    def followed(self) -> Standings | None:
        """Return where each row stands with the portal, None when nothing is known of them."""
        return self.rows.standings() if self.rows else None

    @property
    def known(self) -> RegistreMatch | None:
        """Return what the registre knows of the rows, None without registre or before a check."""
        return self.rows.known() if self.rows else None

    @property
    def products(self) -> list[Product]:
        """Return the files made of the people as they are, none once anything changed."""
        return self._products.get(self.dataset, self.findings) or _NOTHING_MADE

    def keep_products(self, products: list[Product]) -> None:
        """Keep the files made of the people as they are; without any, those made are no more."""
        self._products.put(products, self.dataset, self.findings)

    def at_hand(self) -> set[str]:
        """Return the idFlux of the files that were just made."""
        return {product.id_flux for product in self.products}

    def rows_made(self) -> set[int]:
        """Return the rows that are in the files just made."""
        return {row for product in self.products for row in product.lines if row != NO_ROW}

    @property
    def flow(self) -> FlowVerdict | None:
        """Return what the schema says of a flow that was dropped, as it is."""
        return self._flow.get(self.source, self.brought, self.version)

    def keep_flow(self, verdict: FlowVerdict) -> None:
        """Keep what the schema says of it."""
        self._flow.put(verdict, self.source, self.brought, self.version)

    def present_ids(self) -> list[str]:
        """Return the idTechnique of each row as it stands, "" for none; not to be changed."""
        return self.rows.ids() if self.rows else []

    def numbers(self) -> Sequence[int]:
        """Return the number that the spreadsheet shows for each row."""
        return self.dataset.row_numbers if self.dataset is not None else ()

    def redeclared(self) -> dict[str, int]:
        """Return the rows to be declared anew under another id, by the one that they had."""
        return self.rows.redeclared() if self.rows else {}

    def rows_to_send(self) -> list[int]:
        """Return the rows without error, top to bottom; none while the whole file is blocked."""
        return self.rows.to_send() if self.rows else []

    def held_back(self) -> bytearray:
        """Return, per row, 1 where it must not go again: accepted, or waiting for its answer."""
        return self.rows.held() if self.rows else bytearray(self.people())

    def held_count(self, besides: Collection[int] = ()) -> int:
        """Return how many people stay out of the next file for that.

        Those put aside are not told, nor the rows ``besides``.
        """
        held = self.held_back()
        return sum(held) - sum(held[row] for row in {*self.set_aside(), *besides})

    def set_aside(self) -> dict[int, str]:
        """Return the rows that the user does not want to send, each with its reason."""
        return self.mended.shop.aside if self.mended else {}

    def people(self) -> int:
        """Return the number of rows below the header that hold something mapped."""
        if self.dataset is not None:
            return len(self.dataset)
        return sum(self.mapping.filled_rows(self.table))

    def blocked_whole(self) -> list[Finding]:
        """Return the errors that keep the whole file from being generated."""
        return self.findings.whole_file_errors() if self.findings else []

    def check(self, context: Context = NOTHING) -> Work[None]:
        """Convert and check every row: there are ``dataset``, ``findings`` and ``context``.

        Raise UserError when the answers have changed on the way: nothing stale is kept.
        """
        document, basis, standing = self.document, self._basis(), self.corrections.standing()
        lists = self.register or context.fiches.register
        context = replace(context, fiches=KnownFiches(lists, document.settings.fiches))
        checking = checked(document, self.corrections, context, lambda: self.rows)
        mended, seconds = yield from checking
        if not same(basis, self._basis()) or self.corrections.standing() != standing:
            raise answers_changed()
        self.context, self.corrections = context, mended.shop.history
        self._checked.put(mended, *self._basis())
        self._keep_fiches(mended.shop.dataset)
        self.took(CONVERSION, seconds)

    def took(self, what: str, seconds: float) -> None:
        """Keep how long something took, when a clock was there to tell."""
        if self.context.clock is not None:
            self.times[what] = seconds

    def correct(self, action: Action, time: float) -> None:
        """Apply an action of the user, done at ``time``, and check again what it concerns."""
        self.workshop().apply(action, time)

    def correct_all(self, actions: Sequence[Action], time: float) -> None:
        """Apply actions of the user, none on a cell of another, and check once what they concern.

        Each is a line of history of its own.
        """
        self.workshop().apply_all(actions, time)

    def undo(self) -> Action | None:
        """Undo the last action that stands; return it, None when there is none."""
        return self.workshop().undo()

    def redo(self) -> Action | None:
        """Do again the next undone action; return it, None when there is none."""
        return self.workshop().redo()

    def move(self, done: int) -> list[Action]:
        """Undo or do again until ``done`` actions stand; return those undone or done again."""
        return self.workshop().move(done)
