"""The « dossier de preuve »: what to keep of the people refused, in one ZIP that anybody opens."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from certiflux.base.clock import paris
from certiflux.base.words import counted, typographic
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.rehearsal import REHEARSAL
from certiflux.deposits.accuse.sent import SentFlow
from certiflux.deposits.accuse.standings import Standing, Standings
from certiflux.exports.proof.tables import corrections, people, refusals
from certiflux.screens.journal.file import journal_csv
from certiflux.screens.withdrawals.journal import withdrawal_journal
from certiflux.session import Dossier

_DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)
"""The same evidence gives the same bytes, whenever it is handed over."""

README: Final = "LISEZ-MOI.txt"
SIMULATION: Final = (
    "SIMULATION : l'accusé est inventé par Certiflux, rien n'a été déposé ; ceci ne prouve rien.",
    "",
)
CONTENTS: Final = (
    "Ce que contient ce dossier :",
    "- personnes-refusees.csv : qui est refusé, combien de fois, le dernier message du portail ;",
    "- refus.csv : chaque refus, dépôt après dépôt, avec son message ;",
    "- corrections.csv : ce que vous avez corrigé pour ces personnes, cellule par cellule, daté ;",
    "- journal.csv : ce que Certiflux a changé en lisant votre fichier ;",
    "- retraits.csv : ce qui a été demandé de retirer, s'il y en a ;",
    "- accuses : les accusés tels que le portail les a donnés ;",
    "- flux : les fichiers déposés.",
)


def proof(dossier: Dossier, epoch: float) -> bytes:
    """Return the evidence on the people of a list whom the portal refuses.

    The files made are in it while they are at hand; ``epoch`` is the moment (seconds, UTC).
    """
    followed = dossier.followed
    members = list(_named_once(_members(dossier, followed))) if followed else []
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        if followed:
            _put(archive, README, _read_me(dossier, followed, epoch, members).encode("utf-8-sig"))
        for name, data in members:
            _put(archive, name, data)
    return stream.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _DAY_ONE)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, data)


def _members(dossier: Dossier, followed: Standings) -> Iterator[tuple[str, bytes]]:
    yield "personnes-refusees.csv", people(dossier, followed)
    yield "refus.csv", refusals(dossier, followed)
    yield "corrections.csv", corrections(dossier, followed)
    if dossier.dataset is not None:
        yield "journal.csv", journal_csv(dossier)
    if dossier.answers.withdrawals or dossier.redeclared():
        yield "retraits.csv", withdrawal_journal(dossier, None)
    for rank, (name, data) in enumerate(dossier.answers.papers, 1):
        yield f"accuses/{rank}-{_plain(name)}", zlib.decompress(data)
    for flow in dossier.answers.flows:
        if flow.deposited and flow.paper:
            yield f"flux/{_plain(flow.name)}", zlib.decompress(flow.paper)
    if dossier.source.is_flow:
        yield f"flux/{_plain(dossier.name)}", dossier.data


def _named_once(members: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Give another name to a file whose name is taken; the very same one is kept once."""
    known: dict[str, bytes] = {}
    for name, data in members:
        own, number = name, 2
        while own in known and known[own] != data:
            stem, dot, ending = name.rpartition(".")
            own, number = f"{stem}-{number}{dot}{ending}" if dot else f"{name}-{number}", number + 1
        if own not in known:
            known[own] = data
            yield own, data


def _read_me(
    dossier: Dossier, followed: Standings, epoch: float, members: list[tuple[str, bytes]]
) -> str:
    answers = dossier.answers
    simulated = any(one.treatment == REHEARSAL for one in answers.reports)
    lines = [
        "Dossier de preuve",
        *(SIMULATION if simulated else ()),
        f"Fait le {paris(epoch):%d/%m/%Y à %H:%M} à partir de « {dossier.name} ».",
        _counts(followed),
        "",
        *CONTENTS,
        "",
        "Fichiers déposés connus de Certiflux :",
        *([_flow(flow) for flow in answers.flows if flow.deposited] or [_unknown(dossier)]),
        "",
        "Accusés :",
        *[_report(one) for one in answers.reports],
        "",
        "Empreinte SHA-256 de chaque fichier, pour montrer qu'il n'a pas changé depuis :",
        *[f"- {name} : {sha256(data).hexdigest()}" for name, data in members],
        "",
        "Ajoutez-y la preuve que vous avez contacté chaque personne (courriel, courrier).",
        "Ce dossier contient des données personnelles : gardez-le en lieu sûr.",
    ]
    return typographic("\r\n".join(lines))


def _counts(followed: Standings) -> str:
    rows = followed.rows(Standing.REFUSED)
    twice = sum(followed.refusals[row] > 1 for row in rows)
    told = counted(len(rows), "personne refusée", "personnes refusées")
    return f"{told}, dont {counted(twice, 'refusée', 'refusées')} au moins deux fois."


def _unknown(dossier: Dossier) -> str:
    if dossier.source.is_flow:
        return f"- {dossier.name}, que vous avez ouvert"
    return "- aucun : ajoutez-y votre copie du fichier déposé"


def _flow(flow: SentFlow) -> str:
    told = f"- {flow.name}, idFlux {flow.id_flux}, fait le {paris(flow.made):%d/%m/%Y à %H:%M}, "
    told += counted(len(flow.ids), "passage")
    return told + ("" if flow.paper else " (trop lourd pour être joint : ajoutez votre copie)")


def _report(one: Accuse) -> str:
    told = f"- {one.name} : dépôt « {one.deposited} », traitement {one.treatment or 'non dit'}, "
    return f"{told}{counted(len(one.accepted), 'accepté')}, {counted(len(one.refused), 'refusé')}"


def _plain(name: str) -> str:
    """Return a name that stays in its folder."""
    return "".join("_" if sign in '/\\:*?"<>|' else sign for sign in name)[-120:]
