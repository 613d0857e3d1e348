"""Headers and cells made to harm: every reply stays small, every export stays harmless."""

import csv
import io
import json

import openpyxl
import pytest

from cases.talk import ANSWERS, Talk
from cases.tour import everything
from certiflux import protocol
from unit.test_secrets import CONSTANTS, REFUSED, SCHEMA, sheet

MARKUP = "<img src=x onerror=alert(1)>"
LONG = f"{MARKUP}\u202e{'A' * 28_000}"
BIG = f"{MARKUP}\u202e{'A' * 90_000}"
FORMULAS = ("=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "=HYPERLINK(1)")
RUN = ("=", "+", "-", "@", "\t", "\r", "\n")


def opened(header, *cells):
    head = f"N° certif;Nom de naissance;Prénom;Date de naissance;Sexe;{header};Date d'obtention"
    rows = [f"C-{n};{c};{c};12/05/1988;{c};{c};05/06/2026" for n, c in enumerate(cells)]
    talk = Talk()
    talk.open("\n".join([head, *rows]).encode())
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


@pytest.fixture(scope="module")
def big():
    return opened(BIG, *(f"{BIG}{n}" for n in range(3)))


def test_every_reply_is_bounded_whatever_is_asked(monkeypatch):
    """Five people whose cells are longer than a reply may be here, and a tour of everything."""
    monkeypatch.setattr(protocol, "MAX_REPLY", 27_000)
    cut, sent = [], protocol._reply

    def measured(content):
        reply = sent(content)
        assert len(reply.text) <= protocol.MAX_REPLY
        cut.append("caractères en tout)" in reply.text)
        return reply

    monkeypatch.setattr(protocol, "_reply", measured)
    data = sheet(LONG, [f"{LONG}{rank}" for rank in range(5)])
    talk = Talk()
    talk.open(data)
    talk.result("settings", values={**ANSWERS, **CONSTANTS})
    everything(talk, data, SCHEMA, REFUSED)
    assert cut.count(True) > 20, "the replies are longer than that"


@pytest.mark.parametrize(
    ("op", "args"),
    [
        ("preview", {"offset": 0, "limit": 200}),
        ("rows", {"filter": {"everyone": True}}),
        ("person", {"row": 0}),
        ("findings", {}),
        ("values", {}),
        ("journal", {}),
    ],
)
def test_a_reply_stays_small_with_cells_of_many_letters(big, op, args):
    told, _ = big.ask(op, **args)
    assert told["ok"]
    assert len(json.dumps(told, ensure_ascii=False)) <= protocol.MAX_REPLY


def test_what_is_cut_is_said(big, monkeypatch):
    monkeypatch.setattr(protocol, "MAX_REPLY", 100_000)
    big.job("check")
    text = json.dumps(big.result("person", row=0), ensure_ascii=False)
    assert "caractères en tout)" in text
    assert "90 0" in text.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_reply_of_many_long_texts_is_cut_further():
    reply = protocol._reply({"rows": [BIG[:9_000]] * 2_000})
    assert len(reply.text) <= protocol.MAX_REPLY
    assert protocol._reply({"a": BIG[:9_000]}).text == json.dumps(
        {"a": BIG[:9_000]}, ensure_ascii=False
    )


def lines(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


@pytest.fixture(scope="module")
def formulas():
    return opened(quoted("=cmd|' /C calc'!A0"), *map(quoted, FORMULAS))


@pytest.mark.parametrize(
    ("op", "args"),
    [("journal_file", {}), ("report", {"format": "csv"}), ("template", {"kind": "csv"})],
)
def test_no_text_for_spreadsheets_begins_like_a_formula(formulas, op, args):
    rows = lines(formulas.download(op, **args)[1])
    assert len(rows) > 2
    risky = [cell for row in rows for cell in row if cell.startswith(RUN)]
    assert risky == []


def test_the_template_holds_no_formula():
    data = Talk().download("template", kind="xlsx")[1]
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_report_as_a_page_shows_markup_as_text(formulas):
    talk = opened(MARKUP, MARKUP, "</style><script>alert(1)</script>", "a\u202eb")
    page = talk.download("report", format="html")[1].decode()
    assert "<img" not in page
    assert "<script" not in page
    assert "\u202e" not in page
    assert formulas.download("report", format="html")[1]
