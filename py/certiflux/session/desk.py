"""What one user works on: at most one dossier, replaced only when another one is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar, cast

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.jobs import Jobs
from certiflux.base.sealing import Sealing
from certiflux.corrections.comparing import OtherExport
from certiflux.corrections.plain import HistoryWriter
from certiflux.dataset.people import Dataset
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.registre.rows import elsewhere
from certiflux.dictionary import CURRENT, Version, version_called
from certiflux.fiches.register import Register
from certiflux.places.source import Load, PlacesSource
from certiflux.rules.context import Context
from certiflux.schema.force import InForce, built_in
from certiflux.session.answering import choose_schema, use_schema
from certiflux.session.dossier import Dossier

Made = TypeVar("Made")


class Desk:
    """The dossier that is open, what lies beside it, and what the engine was handed.

    ``previous`` is the dossier that was open before, while something of it may serve, ``answered``
    whether the user said what is to be taken up of it; ``brought`` the schema of the user,
    ``chosen`` our own version that the user chose for lack of one, ``provisional`` whether
    withdrawals may follow our own one, on the user's word; ``compared`` another export of the same
    list; ``register`` the lists of France compétences; ``keeping`` what was handed over of the
    corrections; ``kept`` what was made to be handed over, by its name.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        new_id: Callable[[], str],
        load_places: Load | None = None,
        build: str = "",
    ) -> None:
        """Start empty. ``clock`` gives seconds since 1970 UTC, ``new_id`` a fresh UUID.

        ``load_places`` gives the bytes of the table of communes, the first time that they serve;
        ``build`` names the published copy that this engine is part of.
        """
        self.build = build
        self.clock = clock
        self.new_id = new_id
        self.places = PlacesSource(load_places)
        self.jobs = Jobs(clock)
        self.dossier: Dossier | None = None
        self.brought: InForce | None = None
        self.chosen: Version | None = None
        self.previous: Dossier | None = None
        self.answered = False
        self.answers = Answers()
        self.registre: Registre | None = None
        self.register: Register | None = None
        self.provisional = False
        self.compared: OtherExport | None = None
        self.sealing: Sealing | None = None
        self.keeping = HistoryWriter()
        self.kept: dict[str, tuple[tuple[object, ...], object]] = {}

    def context(self) -> Context:
        """Return what the checks may use besides the file."""
        sent = self._elsewhere if self.registre is not None else None
        return Context(day(self.clock()), self.clock, self.places, sent)

    def _elsewhere(self, dataset: Dataset) -> Iterable[int]:
        """Return the rows whose idTechnique was sent for somebody or something else."""
        registre = self.registre
        return elsewhere(registre, dataset) if registre else ()

    def require(self) -> Dossier:
        """Return the open dossier; raise UserError when there is none."""
        if self.dossier is None:
            raise UserError(
                "AUCUN_FICHIER",
                title="Aucun fichier n'est ouvert.",
                message="Cette action demande un fichier.",
                remedy="Déposez d'abord votre fichier.",
            )
        return self.dossier

    def schema(self) -> InForce:
        """Return the schema that is followed: that of the open dossier, else of the next one."""
        return self.dossier.schema if self.dossier is not None else self.schema_for()

    def schema_for(self, said: str = "") -> InForce:
        """Return the schema that a list follows: the user's file, else the version chosen.

        ``said`` is the number of the one that the settings of the list choose, "" for none.
        """
        if self.brought is not None:
            return self.brought
        if said:
            return built_in(version_called(said))
        return built_in(self.chosen or CURRENT)

    def replace(self, dossier: Dossier) -> str:
        """Open a dossier in the place of the present one.

        Return which one stays behind it: « none », the « last » one, the « same » as before.
        """
        behind = _left_behind(self.dossier, self.previous, dossier)
        left = "none" if behind is None else "same" if behind is self.previous else "last"
        self.previous, self.answered, self.compared = behind, False, None
        self._take_answers(dossier)
        dossier.remember(self.registre)
        dossier.register = self.register
        dossier.sealing = self.sealing
        self.dossier = dossier
        return left

    def _take_answers(self, dossier: Dossier) -> None:
        """Go on with the answers that come with a saved dossier, beside those at hand."""
        own, present = dossier.answers, self.answers
        self.answers = present.over_another_list() if own is present else own.beside(present)
        dossier.answers = self.answers

    def follow_schema(self) -> None:
        """Let the open dossier follow the schema in force, when it follows another one."""
        if self.dossier is None:
            return
        if self.brought is None and self.chosen is not None and not self.dossier.settings.schema:
            self.dossier.answer(choose_schema, self.chosen)
        else:
            self.dossier.answer(use_schema, self.schema_for(self.dossier.settings.schema))


def _left_behind(present: Dossier | None, previous: Dossier | None, new: Dossier) -> Dossier | None:
    """Return which dossier stays behind when a new one opens: the present, the one before, none.

    The one before stays while nothing was corrected since: it alone has something to lose.
    """
    if present is None or present.sha256 == new.sha256 or present.mended is None:
        return previous
    if previous is not None and not present.corrections.done:
        return previous
    return present


class Slot(Generic[Made]):
    """A place for something made step by step, which is then handed over.

    What it was made of is kept beside it: once one of these is another object, it is no more.
    """

    def __init__(self, name: str) -> None:
        """Name the place."""
        self._name = name

    def put(self, desk: Desk, made: Made, *of: object) -> None:
        """Keep what was made ``of`` some objects."""
        desk.kept[self._name] = of, made

    def get(self, desk: Desk, *of: object) -> Made | None:
        """Return what was made of these very objects, None when it is not there."""
        then, made = desk.kept.get(self._name, ((), None))
        if len(then) != len(of) or any(one is not now for one, now in zip(then, of, strict=True)):
            return None
        return cast("Made | None", made)

    def take(self, desk: Desk, *of: object) -> Made | None:
        """Return the same, and keep nothing: it is handed over once."""
        made = self.get(desk, *of)
        desk.kept.pop(self._name, None)
        return made


def other_build() -> UserError:
    """Return the refusal to work for a page of another build."""
    return UserError(
        "VERSIONS_DIFFERENTES",
        title="La page et son moteur n'ont pas la même version.",
        message="Une mise à jour a eu lieu pendant que la page était ouverte.",
        remedy="Rechargez la page.",
    )
