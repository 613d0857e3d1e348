"""What is known of the deposits of one sitting: the files made, the reports that came back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final
from zlib import compress, decompress

from certiflux.base.errors import UserError
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.alike import pairs, renamed
from certiflux.deposits.accuse.follow import follow
from certiflux.deposits.accuse.rehearsal import REHEARSAL
from certiflux.deposits.accuse.sent import FlowKind, SentFlow
from certiflux.deposits.accuse.standings import Standing, Standings
from certiflux.deposits.accuse.withdrawals import Withdrawal, named_as_withdrawal

TO_SEND: Final = frozenset({Standing.NEW, Standing.REFUSED})
"""Who goes into the next file unless the user says otherwise: nobody who was or may be taken."""


@dataclass(slots=True)
class Answers:
    """The files made (their rows are the numbers that the sheet shows) and the reports read.

    ``papers`` are the reports as they came, compressed, to be kept as evidence.
    ``digests`` tells a report that is already here; ``other`` are the ids that the portal has for
    something else, on the user's word. ``scope`` says which states go into the next file.
    ``clues`` are what a rehearsal lets the user learn, by id; ``at_hand`` the files that an engine
    before had ready to download, the SHA-256 of each by its idFlux: they are to be written again.
    ``withdrawals`` are the passages that the user wants withdrawn, by id.
    """

    flows: list[SentFlow] = field(default_factory=list)
    reports: list[Accuse] = field(default_factory=list)
    papers: list[tuple[str, bytes]] = field(default_factory=list)
    digests: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    scope: frozenset[Standing] = TO_SEND
    clues: dict[str, str] = field(default_factory=dict)
    at_hand: dict[str, str] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    """Ids of the list by those that reports write otherwise, on the user's word."""

    def made(self, flows: Sequence[SentFlow]) -> None:
        """Remember files just made; those made before and never deposited are dropped.

        The files of a list and those of a withdrawal are made apart: neither drops the others.
        """
        lists = {flow.kind is FlowKind.LIST for flow in flows}
        kept = [f for f in self.flows if self._left(f) or (f.kind is FlowKind.LIST) not in lists]
        self.flows = kept + list(flows)
        self.at_hand = {} if True in lists else self.at_hand

    def _left(self, flow: SentFlow) -> bool:
        return flow.deposited or self._answered(flow)

    def _answered(self, flow: SentFlow) -> bool:
        return any(flow.answered_by(report) for report in self.reports)

    def open_deposits(self, made: Collection[str]) -> list[SentFlow]:
        """Return the files whose deposit is the user's word alone, to be given or taken back.

        They are those just made, whose idFlux are ``made``; else those that wait for an answer.
        """
        flows = [
            flow for flow in self.flows if flow.kind is FlowKind.LIST and flow.rows is not None
        ]
        flows = [flow for flow in flows if not self._answered(flow)]
        if made:
            return [flow for flow in flows if flow.id_flux in made]
        return [flow for flow in flows if flow.deposited]

    def admit(self, report: Accuse, ids: Iterable[str]) -> None:
        """Raise UserError for a report that names none of ``ids``, nor of the files made."""
        named = (*report.refused, *report.accepted)
        here = {*ids, *(known for flow in self.flows for known in flow.ids)}
        if not named or not here.isdisjoint(named) or pairs(named, here):
            return
        about = f"Il répond au fichier « {report.deposited[:120]} ». " if report.deposited else ""
        raise UserError(
            "ACCUSE_AUTRE_FLUX",
            title="Cet accusé n'est pas celui de votre liste.",
            message=f"{about}Aucun de ses identifiants n'est dans la liste ouverte. Rien n'a "
            "changé.",
            remedy="Ouvrez la liste ou le flux qui a été déposé, puis déposez l'accusé.",
        )

    def take(self, report: Accuse, data: bytes, *, withdrawal: bool = False) -> bool:
        """Take a report, ``data`` being its bytes; say whether it is a new one.

        The first real report drops those of a rehearsal. ``withdrawal``: it is known from elsewhere
        that it answers one.
        """
        digest = sha256(data).hexdigest()
        if digest in self.digests:
            return False
        if report.treatment != REHEARSAL and any(r.treatment == REHEARSAL for r in self.reports):
            self.forget()
        answered = self.flow_of(report)
        if answered is not None:
            report.withdrawal = answered.kind is FlowKind.WITHDRAWAL
        else:
            report.withdrawal = withdrawal or named_as_withdrawal(report.deposited)
        self.digests.add(digest)
        self.reports.append(report)
        self.papers.append((report.name, compress(data, 1)))
        for flow in self.flows:
            flow.deposited |= flow.answered_by(report)
        return True

    def forget(self) -> None:
        """Forget every report, and that the files made were deposited."""
        self.reports, self.papers, self.digests, self.other = [], [], set(), set()
        self.scope = TO_SEND
        self.withdrawals, self.same = {}, {}
        for flow in self.flows:
            flow.deposited = False

    def flow_of(self, report: Accuse) -> SentFlow | None:
        """Return the file that a report answers, the last one made first; None for none."""
        return next((flow for flow in reversed(self.flows) if flow.answered_by(report)), None)

    def over_another_list(self) -> Answers:
        """Return these answers for another list: the files made no longer point to its rows."""
        flows = [replace(flow, rows=None) for flow in self.flows]
        return replace(self, flows=flows, at_hand={})

    def beside(self, others: Answers) -> Answers:
        """Return these answers and those of ``others`` together, each file and report once."""
        if not (self.flows or self.reports or self.withdrawals):
            return others.over_another_list()
        known = {flow.id_flux: flow for flow in self.flows}
        for flow in others.flows:
            if flow.id_flux in known:
                known[flow.id_flux].deposited |= flow.deposited
        more = [flow for flow in others.over_another_list().flows if flow.id_flux not in known]
        found = replace(self, flows=more + self.flows, other=self.other | others.other)
        for report, (_, packed) in zip(others.reports, others.papers, strict=True):
            if report.treatment != REHEARSAL:
                found.take(report, decompress(packed))
        for flow in found.flows:
            flow.deposited |= any(flow.answered_by(report) for report in found.reports)
        return found

    def told(self) -> tuple[object, ...]:
        """Return what tells these answers, as they are now, from the same ones before or after.

        All of which ``concerns``, ``judged`` and ``join`` depend is in it.
        """
        reports = [(report, report.withdrawal) for report in self.reports]
        flows = [(flow, flow.deposited) for flow in self.flows]
        return *reports, *flows, *sorted(self.other), *self.same.items()

    def concerns(self, ids: Sequence[str]) -> bool:
        """Say whether some report names some passage of a list."""
        here = set(ids) - {""}
        here.update(known for flow in self.flows if flow.rows is not None for known in flow.ids)
        if any(flow.deposited and not here.isdisjoint(flow.ids) for flow in self.flows):
            return True
        named = [(*report.refused, *report.accepted) for report in self.reports]
        # Ids nearly the same concern it too: the user is asked about them.
        return any(not here.isdisjoint(one) for one in named) or any(pairs(o, here) for o in named)

    def judged(self, numbers: Sequence[int]) -> dict[int, int]:
        """Return, by row, the mark of its passage in the last file that the portal judged.

        Files refused as a whole are no judgement of anybody.
        """
        rows = {number: row for row, number in enumerate(numbers)}
        found: dict[int, int] = {}
        for flow in self.flows:
            said = [one for one in self.reports if flow.answered_by(one)]
            if flow.rows is None or all(one.whole_file_refused for one in said):
                continue
            # Nothing is known of a file that was kept before its passages were marked.
            marked = zip(flow.rows, flow.marks, strict=False)
            found.update((rows[number], mark) for number, mark in marked if number in rows)
        return found

    def kept_out(
        self, ids: Sequence[str], redeclared: Mapping[str, int], followed: Standings | None
    ) -> set[int]:
        """Return the rows that no ordinary file may hold: to be withdrawn, or declared anew.

        ``redeclared`` gives the rows to be declared anew by their id before: they go by a file of
        their own, once; what the portal refuses of it is sent again as anything else.
        """
        found = {row for row, own in enumerate(ids) if own in self.withdrawals}
        for row in redeclared.values():
            refused = followed is not None and followed.state(row) is Standing.REFUSED
            if followed is None or not refused or followed.ids[row] != ids[row]:
                found.add(row)
        return found

    def join(
        self,
        ids: Sequence[str],
        numbers: Sequence[int],
        *,
        whole: bool,
        replaced: Mapping[str, str] | None = None,
    ) -> Standings:
        """Tell where each row stands, given its idTechnique ("" for none) and its number.

        ``replaced`` gives the present id of the rows that were sent under another, by that one.
        """
        rows = {number: row for row, number in enumerate(numbers)}
        flows = [_placed(flow, rows) for flow in self.flows]
        reports = [renamed(one, self.same) for one in self.reports] if self.same else self.reports
        return follow(reports, flows, ids, whole=whole, other=self.other, replaced=replaced)


def _placed(flow: SentFlow, rows: dict[int, int]) -> SentFlow:
    if flow.rows is None:
        return flow
    kept = [(rows[n], own) for n, own in zip(flow.rows, flow.ids, strict=True) if n in rows]
    return replace(flow, rows=[row for row, _ in kept], ids=[own for _, own in kept])
