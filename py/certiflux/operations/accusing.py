"""Take the portal's answers: read them, tell them person by person, send again, rehearse."""

from __future__ import annotations

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.work import Work
from certiflux.corrections import cells
from certiflux.corrections.replacements import free_id
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.deposits.accuse.rehearsal import parse_script, rehearse
from certiflux.deposits.accuse.standings import ALREADY, Standing
from certiflux.exports.proof.proof import proof
from certiflux.operations.base import Args, Download, Result, optional, page_of
from certiflux.operations.registering import Registering
from certiflux.screens.accuse.accuse import accuse_view, alone
from certiflux.screens.accuse.people import ids_page, people_page
from certiflux.screens.verify.verdict import verdict_view
from certiflux.session import Dossier
from certiflux.session.withdrawals import answers_withdrawal

MOST_PEOPLE = 50
"""Most people of one page: each comes with its causes and its fields."""


class Accusing(Registering):
    """The operations of the step « Accusé »."""

    def accuse(self, args: Args, payload: bytes) -> Result:
        """Start reading a report of the portal; several are taken one after another."""
        work = self._reading(str(args["name"]), payload)
        return self._jobs.start(work, lambda report: self._taken(report, payload))

    def _reading(self, name: str, payload: bytes) -> Work[Accuse]:
        report = yield from read_accuse(name, payload)
        yield from self._checked()
        return report

    def _checked(self) -> Work[None]:
        """Check the open list when it is not: its rows are then known."""
        dossier = self._dossier
        if dossier is not None and dossier.mended is None:
            yield from dossier.check(self._context())

    def _taken(self, report: Accuse, payload: bytes) -> Result:
        dossier, answers = self._dossier, self._answers
        if dossier is not None:
            answers.admit(report, [*dossier.present_ids(), *dossier.redeclared()])
        withdrawal = answers_withdrawal(report, dossier, self._registre)
        new = answers.take(report, payload, withdrawal=withdrawal)
        if dossier is not None:
            dossier.follow()
            self._record(dossier, report)
        return accuse_view(answers, dossier, new=new) | self._list()

    def _list(self) -> Result:
        """Return the verdict on the open list, which taking a report may have checked."""
        checked = self._dossier is not None and self._dossier.mended is not None
        return {"list": verdict_view(self._dossier) if self._dossier and checked else None}

    def accuse_view(self, _args: Args) -> Result:
        """Say what the reports at hand tell of the open list."""
        return accuse_view(self._answers, self._dossier)

    def accuse_join(self, _args: Args) -> Result:
        """Start joining the reports read before to the list opened since."""

        def finish(_: None) -> Result:
            if self._dossier is not None:
                self._dossier.follow()
            return accuse_view(self._answers, self._dossier) | self._list()

        return self._jobs.start(self._checked(), finish)

    def accuse_people(self, args: Args) -> Result:
        """Return one page of the people of a group of messages (``code``) or of a ``state``."""
        offset, limit = page_of(args)
        limit, code = min(limit, MOST_PEOPLE), optional(args, "code")
        dossier = self._dossier
        if dossier is None or dossier.followed is None:
            page = ids_page(self._answers, alone(self._answers), offset, limit, code)
        else:
            page = people_page(dossier, offset, limit, code, optional(args, "state"))
        for item in page["items"]:
            item["clue"] = self._answers.clues.get(item["id"], "")
        return page

    def accuse_forget(self, _args: Args) -> Result:
        """Forget the reports; everybody may go again."""
        self._answers.forget()
        if self._dossier is not None:
            self._dossier.follow()
        return accuse_view(self._answers, self._dossier)

    def deposited(self, args: Args) -> Result:
        """Note that the files just made were deposited, or not: whoever is in them then waits.

        What the portal answered about was deposited, whatever is said.
        """
        dossier, said = self._require(), bool(args.get("deposited", True))
        flows = self._answers.open_deposits(dossier.at_hand())
        for flow in flows:
            flow.deposited = said
        dossier.follow()
        return {"deposited": said, "files": len(flows), **self._remembered()}

    def resend(self, args: Args) -> Result:
        """Put into the next file the people refused alone, or with ``never`` those never sent."""
        dossier = self._require()
        followed = dossier.followed
        if followed is None:
            raise _no_report()
        never = {Standing.NEW} if args.get("never") else set()
        self._answers.scope = frozenset({Standing.REFUSED} | never)
        dossier.products = []
        dossier.compare()
        return {"accuse": accuse_view(self._answers, dossier), "verdict": verdict_view(dossier)}

    def another_id(self, args: Args) -> Result:
        """Give a row another idTechnique: the portal has the present one for something else."""
        dossier, row = self._require(), int(args["row"])
        followed = dossier.followed
        meaning = followed.meaning(row) if followed else None
        if followed is None or meaning is None or meaning.code != ALREADY:
            raise _no_report()
        own = followed.ids[row]
        fresh = free_id(own, {*dossier.present_ids(), *followed.taken})
        action = cells.edit(dossier.workshop().shop, row, ID_TECHNIQUE, fresh)
        dossier.correct(action, self._clock())
        self._answers.other.add(own)
        dossier.follow()
        view = accuse_view(self._answers, dossier)
        return {"id": fresh, "accuse": view, "verdict": verdict_view(dossier)}

    def accuse_same(self, args: Args) -> Result:
        """Take an id that a report writes otherwise for one of the list, on the user's word."""
        dossier, own = self._require(), str(args["own"])
        if own not in dossier.present_ids():
            raise _no_report()
        self._answers.same[str(args["id"])] = own
        dossier.follow()
        return accuse_view(self._answers, dossier) | self._list()

    def proof(self, _args: Args) -> Download:
        """Hand over what is to be kept of the people refused twice; it holds personal data."""
        dossier, now = self._require(), self._clock()
        if dossier.followed is None:
            raise _no_report()
        name = f"dossier-de-preuve-{day(now).isoformat()}.zip"
        return Download(name, "application/zip", [proof(dossier, now)])

    def rehearse(self, args: Args) -> Result:
        """Make up an accusé for the files just made, from a script, and take it as a real one."""
        dossier, traps = self._require(), parse_script(str(args["script"]))
        if not dossier.products or traps.keys().isdisjoint(dossier.present_ids()):
            raise _no_rehearsal()
        self._answers.clues = {own: trap.clue for own, trap in traps.items()}
        names = {product.id_flux for product in dossier.products}
        flows = [flow for flow in self._answers.flows if flow.id_flux in names]
        view = accuse_view(self._answers, dossier)
        for flow in flows:
            data = rehearse(flow.name, flow.id_flux, _sent(dossier, flow.rows or ()), traps)
            name = f"Accusé de traitement_{flow.name}_REPETITION.xml"
            progress = self.accuse({"name": name}, data)
            while not progress["finished"]:
                progress = self._jobs.step(progress["job"])
            view = progress["result"]
        return view


def _sent(dossier: Dossier, numbers: object) -> list[tuple[str, dict[str, str]]]:
    """Return the id and the values of the rows of a file, in its order."""
    dataset, ids = dossier.dataset, dossier.present_ids()
    if dataset is None:
        return []
    place = {number: row for row, number in enumerate(dataset.row_numbers)}
    found = []
    for number in numbers if isinstance(numbers, list) else []:
        row = place[number]
        values = {field: column[row] for field, column in dataset.columns.items()}
        told = {field: value for field, value in values.items() if isinstance(value, str)}
        found.append((ids[row], told))
    return found


def _no_report() -> UserError:
    return UserError(
        "AUCUN_ACCUSE",
        title="Aucun accusé n'est ouvert pour cette liste.",
        message="On ne sait donc pas qui a été refusé.",
        remedy="Déposez d'abord l'accusé de traitement du portail.",
    )


def _no_rehearsal() -> UserError:
    return UserError(
        "REPETITION_IMPOSSIBLE",
        title="La répétition se fait avec l'exemple.",
        message="Elle demande le fichier généré à partir des personnes inventées.",
        remedy="Choisissez « Essayer avec un exemple », générez le fichier, puis répétez le dépôt.",
    )
