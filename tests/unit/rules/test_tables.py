"""Each table of cases: exactly the findings that its lines announce, no more."""

import pytest

from cases.tables import TABLES
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.exports.report.report import all_findings
from certiflux.session.generating import generate


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_gives_the_findings_that_it_announces(table, monkeypatch):
    if table.ceiling:
        monkeypatch.setattr("certiflux.rules.file.weight.MAX_PASSAGES", table.ceiling)
    if table.weight:
        monkeypatch.setattr("certiflux.rules.file.weight.MAX_BYTES", table.weight)
    whole, rows = set(), {}
    for finding in all_findings(table.dossier()):
        said = f"{finding['code']}@{finding['field']}"
        place = whole if finding["row"] is None else rows.setdefault(finding["row"], set())
        place.add(said)
    assert (whole, rows) == (table.whole, table.rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_not_found_in_error_is_valid_xml(table):
    dossier = table.dossier()
    ready = dossier.rows_to_send()
    work = generate(dossier, valid_only=True, id_flux="id", epoch=1_795_000_000)
    if dossier.blocked_whole() or not ready:
        with pytest.raises(UserError):
            drain(work)
    else:
        drain(work)
        assert [(p.passages, p.xsd_valid) for p in dossier.products] == [(len(ready), True)]


def test_the_first_findings_concern_the_whole_file_then_come_row_by_row():
    for table in TABLES:
        rows = [finding["row"] or 0 for finding in all_findings(table.dossier())]
        assert rows == sorted(rows)
