"""The file itself: its ceiling, its name, and values that would break it."""

import pytest

from cases.prevention import EPOCH, TRAINING, prepared
from certiflux.base.errors import UserError
from certiflux.base.siret import siret_fault
from certiflux.base.work import drain
from certiflux.dictionary.prevention import LAYOUTS, UNSAFE_IN_NAME
from certiflux.mapping.prevention_file import Prevention
from certiflux.prevention.writer import file_name, write

LIST = "5.1;8.1;5.10;NIR\n" + "".join(
    f"A-{rank};VERNIER;16/06/2026;2880599109{rank:03}\n" for rank in range(12)
)


def made(text=LIST, **other):
    return prepared(text.encode(), Prevention("ADF", TRAINING | other))


def test_lines_end_as_declared_and_there_is_no_mark_of_order():
    data = b"".join(made().parts)
    assert data.startswith(b"ID_DECLARATION|")
    assert data.count(b"\r\n") == data.count(b"\n") == 13
    assert data.endswith(b"\r\n")


def test_the_same_list_gives_the_same_bytes():
    assert made().parts == made().parts


def test_a_file_beyond_the_ceiling_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr("certiflux.prevention.writer.MAX_BYTES", 1_000)
    with pytest.raises(UserError) as refused:
        made()
    assert refused.value.code == "PASSEPORT_TROP_LOURD"


def test_the_file_is_written_in_batches(monkeypatch):
    whole = b"".join(made().parts)
    monkeypatch.setattr("certiflux.prevention.writer.BATCH", 5)
    parts = made().parts
    assert [part.count(b"\r\n") for part in parts] == [1, 5, 5, 2]
    assert b"".join(parts) == whole


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_name_of_the_file_is_one_that_the_portal_takes(layout):
    one = prepared(LIST.encode(), Prevention(layout, TRAINING))
    assert one.name == f"passeport-prevention-{layout.lower()}-20261118-120640.csv"
    assert not set(one.name) & set(UNSAFE_IN_NAME)
    assert file_name(one.made, EPOCH) == one.name


def test_a_value_that_would_break_a_line_is_never_written_even_past_the_checks():
    one = made()
    one.made.dataset.columns["NOM_FORMATION"].values[0] = "SST|initial"
    with pytest.raises(ValueError, match="NOM_FORMATION"):
        drain(write(one.made, one.ready))


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "+33", "@SUM(A1)", "-2", "<b>gras</b>", "a;b", "é\U0001f393", "%n", "\\"],
)
def test_a_strange_value_goes_through_as_it_is(text):
    line = b"".join(made(NOM_FORMATION=text).parts).decode().split("\r\n")[1]
    assert line.split("|")[3] == text


@pytest.mark.parametrize("text", ["a|b", "a\nb", "a\rb", "a\u2028b", "a\x85b", "a\tb", "\ud800"])
def test_a_value_that_would_break_a_line_is_refused_with_a_sentence(text):
    one = made(NOM_FORMATION=text)
    assert one.ready == []
    assert [one.findings[i].rule for i in range(len(one.findings))] == ["PP_SEPARATEUR"]


@pytest.mark.parametrize(
    ("siret", "said"),
    [
        ("73282932000074", ""),
        ("35600000049837", ""),
        ("73282932000075", "un de ses chiffres est faux"),
        ("35600000049838", "un de ses chiffres est faux"),
        ("7328293200007", "il lui faut 14 chiffres"),
        ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "il lui faut 14 chiffres"),
        ("7328293200007A", "il lui faut 14 chiffres"),
    ],
)
def test_a_siret_is_told_by_its_figures(siret, said):
    assert siret_fault(siret) == said
