"""What is asked at the step « Accusé »: the portal's answers, sending again, the rehearsal."""

from __future__ import annotations

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Page, Result, operation, unknown
from certiflux.base.work import Work
from certiflux.corrections import cells
from certiflux.corrections.replacements import free_id
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.kept import LONGEST
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.deposits.accuse.rehearsal import REHEARSAL, parse_script, rehearse
from certiflux.deposits.accuse.standings import ALREADY, Standing
from certiflux.exports.proof.proof import proof
from certiflux.screens.accuse.accuse import accuse_view, alone
from certiflux.screens.accuse.people import ids_page, people_page
from certiflux.screens.registre.remembered import remembered_view
from certiflux.screens.verify.verdict import verdict_view
from certiflux.session import Dossier
from certiflux.session.desk import Desk
from certiflux.session.noting import note_answers, note_flow
from certiflux.session.withdrawals import answers_withdrawal

MOST_PEOPLE = 50
"""Most people of one page: each comes with its causes and its fields."""


@operation("accuse", keeps=True)
def take_report(desk: Desk, payload: bytes, *, name: str) -> Result:
    """Start reading a report of the portal; several are taken one after another."""
    if len(name) > LONGEST:
        raise unknown("name")
    work = _reading(desk, name, payload)
    return desk.jobs.start(work, lambda report: _taken(desk, report, payload))


def _reading(desk: Desk, name: str, payload: bytes) -> Work[Accuse]:
    report = yield from read_accuse(name, payload)
    yield from _checked(desk)
    return report


def _checked(desk: Desk) -> Work[None]:
    """Check the open list when it is not: its rows are then known."""
    dossier = desk.dossier
    if dossier is not None and dossier.mended is None:
        yield from dossier.check(desk.context())


def _taken(desk: Desk, report: Accuse, payload: bytes) -> Result:
    dossier, answers = desk.dossier, desk.answers
    if dossier is not None:
        answers.admit(report, [*dossier.present_ids(), *dossier.redeclared()])
    withdrawal = answers_withdrawal(report, dossier, desk.registre)
    new = answers.take(report, payload, withdrawal=withdrawal)
    if dossier is not None:
        _record(desk, dossier, report)
    return accuse_view(answers, dossier, new=new) | _list(desk)


def _record(desk: Desk, dossier: Dossier, report: Accuse) -> None:
    """Write down what a report says; a rehearsal is never written down."""
    if desk.registre is None or report.treatment == REHEARSAL:
        return
    flow = desk.answers.flow_of(report)
    if flow is not None and not report.whole_file_refused:
        note_flow(desk.registre, dossier, flow)
    note_answers(desk.registre, dossier, report, day(desk.clock()).isoformat())


def _list(desk: Desk) -> Result:
    """Return the verdict on the open list, which taking a report may have checked."""
    checked = desk.dossier is not None and desk.dossier.mended is not None
    return {"list": verdict_view(desk.dossier) if desk.dossier and checked else None}


@operation("accuse_view")
def show_answers(desk: Desk) -> Result:
    """Say what the reports at hand tell of the open list."""
    return accuse_view(desk.answers, desk.dossier)


@operation("accuse_join")
def accuse_join(desk: Desk) -> Result:
    """Start joining the reports read before to the list opened since."""

    def finish(_: None) -> Result:
        return accuse_view(desk.answers, desk.dossier) | _list(desk)

    return desk.jobs.start(_checked(desk), finish)


@operation("accuse_people")
def show_people(
    desk: Desk,
    page: Page,
    *,
    code: str | None = None,
    state: str | None = None,
) -> Result:
    """Return one page of the people of a group of messages (``code``) or of a ``state``."""
    offset, limit = page.span(MOST_PEOPLE)
    dossier = desk.dossier
    if dossier is None or dossier.followed is None:
        told = ids_page(desk.answers, alone(desk.answers), offset, limit, code)
    else:
        told = people_page(dossier, offset, limit, code, state)
    for item in told["items"]:
        item["clue"] = desk.answers.clues.get(item["id"], "")
    return told


@operation("accuse_forget", keeps=True)
def accuse_forget(desk: Desk) -> Result:
    """Forget the reports; everybody may go again."""
    desk.answers.forget()
    return accuse_view(desk.answers, desk.dossier)


@operation("deposited", keeps=True)
def note_deposited(desk: Desk, *, deposited: bool = True) -> Result:
    """Note that the files just made were deposited, or not: whoever is in them then waits.

    What the portal answered about was deposited, whatever is said.
    """
    dossier = desk.require()
    flows = desk.answers.open_deposits(dossier.at_hand())
    for flow in flows:
        flow.deposited = deposited
    return {"deposited": deposited, "files": len(flows), **remembered_view(desk)}


@operation("resend", keeps=True)
def resend(desk: Desk, *, never: bool = False) -> Result:
    """Put into the next file the people refused alone, or with ``never`` those never sent."""
    dossier = desk.require()
    followed = dossier.followed
    if followed is None:
        raise _no_report()
    also = {Standing.NEW} if never else set()
    desk.answers.scope = frozenset({Standing.REFUSED} | also)
    dossier.keep_products([])
    return {"accuse": accuse_view(desk.answers, dossier), "verdict": verdict_view(dossier)}


@operation("another_id", keeps=True)
def another_id(desk: Desk, *, row: int) -> Result:
    """Give a row another idTechnique: the portal has the present one for something else."""
    dossier = desk.require()
    followed = dossier.followed
    if followed is not None and row not in range(len(followed.ids)):
        raise unknown("row")
    meaning = followed.meaning(row) if followed else None
    if followed is None or meaning is None or meaning.code != ALREADY:
        raise _no_report()
    own = followed.ids[row]
    fresh = free_id(own, {*dossier.present_ids(), *followed.taken})
    action = cells.edit(dossier.workshop().shop, row, ID_TECHNIQUE, fresh)
    dossier.correct(action, desk.clock())
    desk.answers.other.add(own)
    view = accuse_view(desk.answers, dossier)
    return {"id": fresh, "accuse": view, "verdict": verdict_view(dossier)}


@operation("accuse_same", keeps=True)
def accuse_same(desk: Desk, *, id: str, own: str) -> Result:
    """Take an id that a report writes otherwise for one of the list, on the user's word."""
    dossier = desk.require()
    if own not in dossier.present_ids():
        raise _no_report()
    if len(id) > LONGEST:
        raise unknown("id")
    desk.answers.same[id] = own
    return accuse_view(desk.answers, dossier) | _list(desk)


@operation("proof")
def hand_over_proof(desk: Desk) -> Download:
    """Hand over what is to be kept of the people refused twice; it holds personal data."""
    dossier, now = desk.require(), desk.clock()
    if dossier.followed is None:
        raise _no_report()
    name = f"dossier-de-preuve-{day(now).isoformat()}.zip"
    return Download(name, "application/zip", [proof(dossier, now)])


@operation("rehearse", keeps=True)
def rehearse_deposit(desk: Desk, *, script: str) -> Result:
    """Make up an accusé for the files just made, from a script, and take it as a real one."""
    dossier, traps = desk.require(), parse_script(script)
    if not dossier.products or traps.keys().isdisjoint(dossier.present_ids()):
        raise _no_rehearsal()
    desk.answers.clues = {own: trap.clue for own, trap in traps.items()}
    names = {product.id_flux for product in dossier.products}
    flows = [flow for flow in desk.answers.flows if flow.id_flux in names]
    view = accuse_view(desk.answers, dossier)
    for flow in flows:
        data = rehearse(flow.name, flow.id_flux, _sent(dossier, flow.rows or ()), traps)
        name = f"Accusé de traitement_{flow.name}_REPETITION.xml"
        progress = take_report(desk, data, name=name)
        while not progress["finished"]:
            progress = desk.jobs.step(progress["job"])
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
