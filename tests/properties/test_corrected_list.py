"""Any corrections: the corrected workbook, dropped again, gives the very same flow and findings."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.corrections import cells, people
from certiflux.exports.workbook.workbook import workbook
from certiflux.session.generating import generate
from unit.exports.test_workbook import NOON, ODD, checked, opened

few = settings(max_examples=40, suppress_health_check=list(HealthCheck), derandomize=True)
TEXTS = st.sampled_from(
    ["", "Zoé", "=1+1", "007", "1955", "05/06/1977", "DUPONT", "F", "m", "OUI", "€", "nil", "a\tb"]
)
TARGETS = st.sampled_from(
    ["5.1", "8.1", "8.3", "8.4", "8.6", "8.7", "8.6-8.8", "8.9", "8.10", "5.11"]
)
EDITS = st.lists(st.tuples(st.integers(0, len(ODD) - 1), TARGETS, TEXTS), max_size=6)


def sent(dossier):
    """Return the flow of the rows that may go, "" when none may."""
    try:
        drain(generate(dossier, valid_only=True, id_flux="essai", epoch=NOON))
    except UserError:
        return b""
    return b"".join(dossier.products[0].parts)


def found(dossier):
    """Return the findings as rules of rows; whatever column gives them."""
    said = (dossier.findings[index] for index in dossier.findings.select())
    return sorted((one.rule, one.field, one.row or -1) for one in said)


@few
@given(EDITS)
@example([(0, "8.6", "1955"), (0, "8.6-8.8", "05/06/1977")])
@example([(0, "8.6-8.8", "05/06/1977"), (0, "8.6", "1955")])
@example([(2, "8.3", "Zoé"), (3, "8.1", "=1+1"), (4, "8.4", "nil")])
def test_the_corrected_list_says_what_the_corrections_said(edits):
    dossier = opened(*ODD)
    for row, target, text in edits:
        try:
            dossier.correct(cells.edit(dossier.workshop().shop, row, target, text), NOON)
        except UserError:
            continue
    again = checked(drain(workbook(dossier, NOON)))
    assert again.table.sheet == "Mes personnes"
    assert sent(again) == sent(dossier)
    assert found(again) == found(dossier)


def test_a_row_put_aside_stays_in_the_list():
    dossier = opened(*ODD)
    dossier.correct(people.put_aside(dossier.workshop().shop, [1, 2], "plus tard"), NOON)
    again = checked(drain(workbook(dossier, NOON)))
    assert len(again.dataset) == len(dossier.dataset)
