"""The « dossier de preuve »: what to keep of the people refused, in one ZIP that anybody opens."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable

from certiflux.accuse.accuse import Accuse
from certiflux.accuse.followed import Followed, Standing
from certiflux.accuse.sent import SentFlow
from certiflux.dossier import Dossier
from certiflux.flux.clock import paris
from certiflux.reading.base import Kind
from certiflux.reports.accuse_people import LABELS, person_name
from certiflux.reports.journal_file import harmless, journal_csv
from certiflux.words import counted, typographic

_DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The same evidence gives the same bytes, whenever it is handed over."""

_HEADS = ("Ligne", "Personne", "Identifiant technique", "Refus", "État", "Dernier message")


def proof(dossier: Dossier, epoch: float) -> bytes:
    """Return the evidence on the people of a list whom the portal refuses.

    The files made are in it while they are at hand; ``epoch`` is the moment (seconds, UTC).
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _members(dossier, epoch):
            member = zipfile.ZipInfo(name, _DAY_ONE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return stream.getvalue()


def _members(dossier: Dossier, epoch: float) -> Iterable[tuple[str, bytes]]:
    followed = dossier.followed
    if followed is None:
        return
    yield "LISEZ-MOI.txt", _read_me(dossier, followed, epoch).encode("utf-8-sig")
    yield "personnes-refusees.csv", _people(dossier, followed)
    if dossier.dataset is not None:
        yield "journal.csv", journal_csv(dossier)
    yield "corrections.csv", _corrections(dossier)
    for rank, (name, data) in enumerate(dossier.answers.papers, 1):
        yield f"accuses/{rank}-{_plain(name)}", zlib.decompress(data)
    for flow in dossier.answers.flows:
        if flow.deposited and flow.paper:
            yield f"flux/{_plain(flow.name)}", zlib.decompress(flow.paper)
    if dossier.source.format is Kind.FLUX:
        yield f"flux/{_plain(dossier.name)}", dossier.data


def _read_me(dossier: Dossier, followed: Followed, epoch: float) -> str:
    twice = sum(times > 1 for times in followed.refusals)
    refused = followed.counts()[Standing.REFUSED]
    told = counted(refused, "personne refusée", "personnes refusées")
    lines = [
        "Dossier de preuve",
        f"Fait le {paris(epoch):%d/%m/%Y à %H:%M} à partir de « {dossier.name} ».",
        f"{told}, dont {counted(twice, 'refusée', 'refusées')} au moins deux fois.",
        "",
        "Fichiers déposés connus de Certiflux :",
        *[_flow(flow) for flow in dossier.answers.flows if flow.deposited],
        "",
        "Accusés :",
        *[_report(one) for one in dossier.answers.reports],
        "",
        "Ajoutez-y la preuve que vous avez contacté chaque personne (courriel, courrier).",
        "Ce dossier contient des données personnelles : gardez-le en lieu sûr.",
    ]
    return typographic("\r\n".join(lines))


def _flow(flow: SentFlow) -> str:
    told = f"- {flow.name}, idFlux {flow.id_flux}, fait le {paris(flow.made):%d/%m/%Y à %H:%M}, "
    told += counted(len(flow.ids), "passage")
    return told + ("" if flow.paper else " (trop lourd pour être joint : ajoutez votre copie)")


def _report(one: Accuse) -> str:
    told = f"- {one.name} : dépôt « {one.deposited} », traitement {one.treatment or 'non dit'}, "
    return f"{told}{counted(len(one.accepted), 'accepté')}, {counted(len(one.refused), 'refusé')}"


def _people(dossier: Dossier, followed: Followed) -> bytes:
    dataset = dossier.dataset
    rows = [] if dataset is None else followed.rows(Standing.REFUSED)
    return _table(
        _HEADS,
        (
            (
                dataset.row_numbers[row],
                person_name(dataset, row),
                followed.ids[row],
                followed.refusals[row],
                LABELS[followed.state(row)],
                followed.message(row),
            )
            for row in rows
            if dataset is not None
        ),
    )


def _corrections(dossier: Dossier) -> bytes:
    history = dossier.corrections
    return _table(
        ("Date", "Correction"),
        (
            (f"{paris(one.time):%d/%m/%Y %H:%M}" if one.time else "", one.sentence)
            for one in history.actions[: history.done]
        ),
    )


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a text for French spreadsheets; no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([harmless(str(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _plain(name: str) -> str:
    """Return a name that stays in its folder."""
    return "".join("_" if sign in '/\\:*?"<>|' else sign for sign in name)[-120:]
