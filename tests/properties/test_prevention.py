"""Whatever the list: what is written reads back to the same table, and nothing breaks a line."""

import csv
import io

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.prevention import TRAINING, prepared
from certiflux.base.work import drain
from certiflux.dictionary.prevention import LAYOUTS
from certiflux.mapping.prevention_file import Prevention
from certiflux.mapping.settings import Settings
from certiflux.prevention.values import BREAKS, written
from certiflux.session.opening import open_dossier

few = settings(max_examples=60, suppress_health_check=list(HealthCheck), derandomize=True)
LETTERS = "aZé Œç'’-&<>;,=+@01/%\u00a0\U0001f393|\n\u2028"
OWN = ("NOM_FORMATION", "REFERENCE_EMPLOYEUR", "DATE_FIN_FORMATION", "MODALITE_DISPENSE")
ROWS = st.lists(
    st.tuples(
        st.text(LETTERS, max_size=12),
        st.text(LETTERS, max_size=12),
        st.sampled_from(["16/06/2026", "2026-06-16", "31/06/2026", "", "17 juin 2026"]),
        st.sampled_from(["", "présentiel", "A_DISTANCE", "au grenier"]),
        st.sampled_from(["VERNIER", "D'ARC", "", "V" * 31, "N|R"]),
        st.sampled_from(["2880599109000", "2 88 05 99 109 000 07", "288", ""]),
    ),
    min_size=1,
    max_size=6,
)


def listed(rows):
    """Return the bytes of a list of these people, one declaration each."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(["5.1", "5.10", "ID_DECLARATION", *OWN, "8.1", "NIR"])
    for rank, row in enumerate(rows):
        writer.writerow([f"A-{rank}", "18/06/2026", f"S-{rank}", *row])
    return stream.getvalue().encode()


def constants():
    own = {*OWN, "ID_DECLARATION"}
    extra = {"PRESENCE_EMPLOYEUR": "OUI", "SIRET_EMPLOYEUR": "73282932000074"}
    return {name: v for name, v in (TRAINING | extra).items() if name not in own}


@few
@given(ROWS, st.sampled_from(sorted(LAYOUTS)))
@example([("SST", "CMD", "16/06/2026", "", "VERNIER", "2880599109000")] * 2, "ADF")
@example([("a\nb", "", "16/06/2026", "", "VERNIER", "2880599109000")], "JDR")
@example([("=1+1", "'\u2028", "16/06/2026", "", "D'ARC", "2 88 05 99 109 000 07")], "ADF")
def test_what_is_written_reads_back_to_the_same_table(rows, model):
    made = prepared(listed(rows), Prevention(model, constants()))
    names = [one.name for one in LAYOUTS[model].columns]
    text = b"".join(made.parts).decode()
    lines = [line.split("|") for line in text.split("\r\n")]
    assert lines.pop() == [""]
    if not made.ready:
        assert lines == []
        return
    assert lines[0] == names
    columns = made.made.dataset.columns
    for row, line in zip(made.ready, lines[1:], strict=True):
        wanted = [columns[name][row] for name in names]
        assert line == [
            written(given, value) if isinstance(value, str) else ""
            for given, value in zip(LAYOUTS[model].columns, wanted, strict=True)
        ]
        assert not any(BREAKS.search(value) for value in line)
    again = drain(open_dossier("relu.csv", b"".join(made.parts), Settings())).table
    told = map(again.row, range(again.n_rows))
    cells = [["" if cell is None else str(cell) for cell in row] for row in told]
    width = len(cells[0])
    assert cells == [[value.strip() for value in line[:width]] for line in lines]
    assert not any(any(line[width:]) for line in lines)


@few
@given(ROWS)
def test_everybody_is_ready_or_has_an_error_to_read(rows):
    made = prepared(listed(rows), Prevention("ADF", constants()))
    wrong = made.findings.blocked(len(made.made))
    assert [row for row in range(len(made.made)) if not wrong[row]] == made.ready
