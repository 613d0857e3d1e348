"""A saved dossier reopens exactly; anything else is said in a sentence and changes nothing."""

import io
import json
import zipfile

import pytest
from openpyxl import Workbook

from cases.mending import csv, line
from cases.talk import ANSWERS, Talk
from certiflux.session.line import MAGIC

LIST = csv(line(1, given="Zoé", sex="X"), line(2, born="31/02/1988"), line(3, given="Lou"))


SALT, NONCE = "A" * 21 + "Q==", "A" * 16
SEALED = f" AES-256-GCM:PBKDF2-SHA-256:600000:{SALT}:{NONCE} ".encode()


def mended(talk):
    talk.result("edit", row=0, field="8.9", text="F")
    talk.result("edit", row=1, field="8.6-8.8", text="28/02/1988")
    talk.result("aside", rows=[2], reason="à revoir")
    talk.result("fill", field="8.2", text="PETIT")
    talk.result("undo")
    return talk


@pytest.fixture
def talk():
    talk = Talk()
    talk.open(LIST)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return mended(talk)


def flow(talk):
    talk.job("generate", valid_only=True)
    return talk.download(index=0)[1]


def reopened(data):
    talk = Talk()
    talk.open(data, name="travail.dossier")
    talk.job("check")
    return talk


def test_a_saved_dossier_reopens_with_everything_and_makes_the_same_bytes(talk):
    described, data = talk.download("save")
    assert described["name"] == "certiflux-12ABC345-20260622.dossier"
    again = reopened(data)
    assert again.result("history") == talk.result("history")
    assert again.result("rows", filter={"everyone": True}) == talk.result(
        "rows", filter={"everyone": True}
    )
    assert flow(again) == flow(talk)
    assert again.download("save")[1] == talk.download("save")[1]
    again.result("redo")
    talk.result("redo")
    assert flow(again) == flow(talk)


def test_every_choice_about_the_sheet_is_kept():
    book = Workbook()
    book.active.title = "Vide"
    sheet = book.create_sheet("Liste")
    rows = [
        ["Promotion 2026"],
        ["Nom et prénom", "Né le", "Sexe", "Date obtention", "N° certif", "Fiche", "Divers"],
        ["DURAND Élodie", "03/04/85", "Mx", "05/06/2026", "A1", "RS5200", "à revoir"],
        ["LE GOFF Yann", "13/04/1985", "M", "27/05/2026", "A2", "RS5200", None],
        ["Total", None, None, None, 2, None, None],
    ]
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    talk = Talk()
    talk.open(stream.getvalue(), name="liste.xlsx")
    talk.result("split", column=0, order="nom-prenom")
    talk.result("century", column=1, century="1900")
    talk.result("choose", field="8.9", raw="Mx", value="F")
    talk.result("assign", column=6, field="5.17")
    talk.result("nobody", kept=["total"])
    talk.result("settings", values=ANSWERS)
    before = talk.job("check")
    talk.result("edit", row=0, field="5.17", text="vu")
    again = Talk()
    shown = again.open(talk.download("save")[1], name="x.dossier")
    assert [one["field"] for one in shown["columns"]][:3] == ["8.1+8.3", "8.6-8.8", "8.9"]
    assert shown["nobody"][0]["kept"] is True
    assert again.job("check")["summary"] == talk.result("undo")["summary"] | {
        "changes": before["summary"]["changes"] + 1
    }


def test_pasted_cells_and_other_encodings_reopen_too():
    talk = Talk()
    talk.job("paste", text="Nom\tPrénom\nMARCHAND\tÉlodie\n")
    view = Talk().open(talk.download("save")[1], name="x.dossier")
    assert (view["file"]["name"], view["people"]) == ("Cellules collées", 1)
    talk = Talk()
    talk.open("Nom;Prénom\nMARCHAND;Élodie\n".encode("mac-roman"))
    talk.job("reread", encoding="mac-roman", separator=";")
    view = Talk().open(talk.download("save")[1], name="x.dossier")
    assert view["text"]["encoding"]["value"] == "mac-roman"
    assert "Élodie" in str(view["columns"])


def test_a_header_that_the_user_chose_is_kept():
    talk = Talk()
    talk.open(b"Nom;Prenom\nNAME;FIRST\nMARCHAND;Elodie\n")
    talk.result("header", row=2)
    talk.result("assign", column=0, field="8.1")
    again = Talk().open(talk.download("save")[1], name="x.dossier")
    assert (again["header_row"], again["people"]) == (2, 1)
    assert again["columns"][0]["field"] == "8.1"


def test_the_field_of_a_column_without_title_is_kept():
    talk = Talk()
    talk.open(b"Nom;;Prenom\nMARCHAND;vu;Elodie\nPETIT;lu;Zoe\n")
    talk.result("assign", column=1, field="5.17")
    again = Talk().open(talk.download("save")[1], name="x.dossier")
    assert [one["field"] for one in again["columns"]] == ["8.1", "5.17", "8.3"]


def parts(data):
    """Return the line of a saved dossier and its members."""
    head, _, body = data.partition(b"\n")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        # The hour of saving would make other bytes of the same work.
        assert {one.date_time[0] for one in archive.infolist()} <= {1980}
        return head, {name: archive.read(name) for name in archive.namelist()}


def rebuilt(data, change, form=2):
    """Return a saved dossier whose work was changed."""
    _, members = parts(data)
    work = json.loads(members["travail.json"])
    change(work)
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("travail.json", json.dumps(work))
        archive.writestr("source", members["source"])
    content = body.getvalue()
    return MAGIC + f"{form} clair {len(content)}\n".encode() + content


def test_the_file_is_what_its_description_says(talk):
    data = talk.download("save")[1]
    head, members = parts(data)
    assert head.split(b" ")[:3] == [b"CERTIFLUX-DOSSIER", b"2", b"clair"]
    assert int(head.split(b" ")[3]) == len(data) - len(head) - 1
    assert members["source"] == LIST
    assert set(members) == {"source", "travail.json"}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[:-1], "DOSSIER_ABIME"),
        (lambda data: data + b"x", "DOSSIER_ABIME"),
        (lambda data: data[:40], "DOSSIER_ABIME"),
        (lambda data: data[: len(MAGIC)], "DOSSIER_ABIME"),
        (lambda data: data[:-400] + b"x" * 400, "DOSSIER_ABIME"),
        (lambda data: data.replace(b" 2 clair ", b" 3 clair "), "DOSSIER_AUTRE_VERSION"),
        (lambda data: data.replace(b" clair ", b" AES-256-GCM:x "), "DOSSIER_ABIME"),
        (lambda data: data.replace(b" clair ", SEALED), "DOSSIER_PROTEGE"),
        (lambda data: data.replace(b" clair ", SEALED.replace(b"6", b"5")), "DOSSIER_ABIME"),
        (lambda data: data.replace(b" clair ", SEALED.replace(b"A", b"", 4)), "DOSSIER_ABIME"),
        (
            lambda data: data.replace(b" clair ", SEALED.replace(b"600000", b"6" * 12)),
            "DOSSIER_ABIME",
        ),
    ],
)
def test_a_file_cut_or_of_another_version_is_refused_and_nothing_is_lost(talk, spoil, code):
    bad = spoil(talk.download("save")[1])
    error = talk.error("open", bad, name="x.dossier", size=len(bad))
    assert error["code"] == code
    assert talk.result("history")["done"] == 3


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda work: work.update(format=3), "DOSSIER_AUTRE_VERSION"),
        (lambda work: work.update(format=1), "DOSSIER_ABIME"),
        (lambda work: work.update(schema="9.9"), "DOSSIER_AUTRE_VERSION"),
        (lambda work: work.update(sheet=4), "DOSSIER_ABIME"),
        (lambda work: work.update(header="?"), "DOSSIER_ABIME"),
        (lambda work: work.update(settings="[["), "DOSSIER_ABIME"),
        (lambda work: work.update(targets=["8.99"] * 12), "DOSSIER_ABIME"),
        (lambda work: work.update(targets=["8.1"]), "DOSSIER_ABIME"),
        (lambda work: work.update(rows=[0, 99, []]), "DOSSIER_ABIME"),
        (lambda work: work.pop("corrections"), "DOSSIER_ABIME"),
        (lambda work: work["corrections"].update(done=99), "DOSSIER_ABIME"),
        (lambda work: work.clear(), "DOSSIER_ABIME"),
    ],
)
def test_a_work_that_was_tampered_with_is_refused(talk, change, code):
    bad = rebuilt(talk.download("save")[1], change)
    assert talk.error("open", bad, name="x.dossier", size=len(bad))["code"] == code


def test_what_is_no_saved_dossier_is_opened_as_any_file(talk):
    assert talk.error("open", b"%PDF-1.7", name="x.dossier", size=8)["code"] == (
        "FICHIER_PAS_TABLEUR"
    )


def identified(data, size=None):
    head = data[: 64 * 1024]
    return Talk().result("identify", head, name="x", size=len(data) if size is None else size)


def test_a_dropped_file_is_told_by_what_it_holds(talk):
    assert identified(LIST) == {"kind": "table"}
    assert identified(talk.download("save")[1]) == {"kind": "dossier", "seal": None}


def sealed(talk):
    """Return a dossier as the page would seal it, its body left as it is, and what tells it."""
    told, body = talk.download("save", salt=SALT, nonce=NONCE)
    assert told["name"].endswith(".dossier")
    return told, body, told["line"].encode() + b"\n" + body + b"T" * 16


def test_what_it_takes_to_decrypt_is_told_before_anything_is_read(talk):
    told, body, data = sealed(talk)
    seal = identified(data)["seal"]
    assert (seal["salt"], seal["nonce"], seal["iterations"]) == (SALT, NONCE, 600_000)
    assert (seal["line"], told["iterations"]) == (told["line"], 600_000)
    assert data[seal["offset"] : -16] == body
    assert reopened(seal["opened"].encode() + b"\n" + body).result("history")["done"] == 3
    assert talk.error("open", data, name="x", size=len(data))["code"] == "DOSSIER_PROTEGE"


def test_a_sealed_dossier_cut_is_told_before_its_passphrase_is_asked(talk):
    *_, data = sealed(talk)
    error = Talk().error("identify", data[:600], name="x", size=len(data) - 1)
    assert error["code"] == "DOSSIER_ABIME"


@pytest.mark.parametrize(("salt", "nonce"), [("", NONCE), (SALT, "AAAA"), ("é" * 24, NONCE)])
def test_a_weak_seal_is_never_written(talk, salt, nonce):
    assert talk.error("save", salt=salt, nonce=nonce)["code"] == "ARGUMENT_ILLISIBLE"
