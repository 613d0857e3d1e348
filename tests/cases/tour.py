"""Every operation asked once, in an order in which each has what it needs.

A reply must be given, or be the refusal that is named here: an operation that is refused for want
of its arguments shows nothing, and whoever looks into the replies would look into none.
"""

import io
import json
import zipfile
from collections.abc import Collection, Iterator, Mapping

from cases.fiches import csv_zip
from cases.talk import ANSWERS, Talk

TRAPS = '[[refus]]\nid = "{id}"\nmessage = "Aucun titulaire"\nindice = "sa carte"\n'
IDS = [f"C-{rank}" for rank in range(5)]
COLUMN = 5
ZIP = b"PK\x03\x04"
LONGEST_HEAD = 500
"""A saved work is a zip behind a line of text."""


class Tour:
    """What was asked, and every word of what was answered."""

    def __init__(self, talk: Talk, refused: Mapping[str, str]) -> None:
        """Keep the session that is asked, and the code of each operation that must be refused."""
        self.talk = talk
        self.refused = refused
        self.said: list[tuple[str, str, list[bytes]]] = []

    def ask(self, op: str, payload: bytes | None = None, **args):
        """Ask, to the end of the job; give the result, or the bytes of what is handed over."""
        reply, parts = self.talk.ask(op, payload, **args)
        self._note(op, reply, parts)
        while reply["ok"] and reply["result"].get("finished") is False:
            reply, parts = self.talk.ask("step", job=reply["result"]["job"])
            self._note(op, reply, parts)
        code = "" if reply["ok"] else reply["error"]["code"]
        assert code == self.refused.get(op, ""), f"{op}: {reply}"
        if parts is not None:
            return b"".join(parts)
        return reply["result"].get("result", reply["result"]) if reply["ok"] else None

    def _note(self, op: str, reply, parts) -> None:
        text = json.dumps(reply, ensure_ascii=False)
        self.said.append((op, text, list(parts or ())))

    def asked(self) -> set[str]:
        """Give the names of what was asked."""
        return {op for op, _, _ in self.said} | {"step"}

    def texts(self, skipped: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        """Give each operation with every reply and every file handed over, as text."""
        for op, text, parts in self.said:
            if op not in skipped:
                yield op, text
                yield from ((op, one.decode("utf-8", "replace")) for one in _whole(b"".join(parts)))


def _whole(data: bytes) -> Iterator[bytes]:
    """Give a file, and what is in it where it is a zip or a workbook."""
    yield data
    at = data.find(ZIP, 0, LONGEST_HEAD)
    if at >= 0:
        with zipfile.ZipFile(io.BytesIO(data[at:])) as archive:
            for name in archive.namelist():
                yield from _whole(archive.read(name))


def everything(talk: Talk, data: bytes, schema: bytes, refused: Mapping[str, str]) -> Tour:
    """Ask for everything about the list that is open, ``data``, whose answers are all given.

    Its five people are C-0 to C-4; what the test is about is in its sixth column. C-1 and C-2 have
    a given name whose accents can be mended, C-3 a surname of two words. ``refused`` gives the code
    of each operation that must be refused; all the others must answer.
    """
    tour = Tour(talk, refused)
    take(tour, data, schema)
    return tour


def take(tour: Tour, data: bytes, schema: bytes) -> None:
    """Ask for everything on a tour of one's own."""
    _understanding(tour)
    _verdict(tour)
    _workshop(tour)
    _files(tour)
    _portal(tour)
    _withdrawing(tour)
    _beside(tour)
    _saved(tour)
    _another_list(tour, data)
    _otherwise(tour, data, schema)


def _understanding(tour: Tour) -> None:
    tour.ask("hello")
    tour.ask("admit", name="liste.csv", size=10, purpose="open")
    tour.ask("schema_view")
    tour.ask("schema_file")
    tour.ask("preview", offset=0, limit=200)
    tour.ask("targets")
    tour.ask("values")
    tour.ask("confirm")
    tour.ask("join_preview", columns=[0, 1], field="5.1")
    tour.ask("settings_file")
    tour.ask("understood_again", **tour.ask("understood"))
    tour.ask("flow_check")
    tour.ask("flow_findings")


def _verdict(tour: Tour) -> None:
    tour.ask("check")
    tour.ask("findings", offset=0, limit=200)
    tour.ask("fragile")
    tour.ask("plan")
    tour.ask("plan_apply", kinds=["accents"])
    tour.ask("undo")
    tour.ask("journal")
    tour.ask("journal_file")
    tour.ask("pictures")
    tour.ask("before_generate")
    tour.ask("calendar")
    tour.ask("sealing", attempts=[], target="https://example.test/", covered=True)
    for kind in ("html", "csv", "json"):
        for anonymous in (False, True):
            tour.ask("make_report", format=kind, anonymous=anonymous)
            tour.ask("report", format=kind, anonymous=anonymous)


def _workshop(tour: Tour) -> None:
    moji = {"code": "MOJIBAKE", "field": "8.3"}
    tour.ask("rows", offset=0, limit=50, filter={"everyone": True})
    tour.ask("person", row=1)
    tour.ask("next_finding")
    tour.ask("fix", row=1, **moji, preview=True)
    tour.ask("fix_same", row=1, **moji, preview=True)
    tour.ask("fix_rule", code="MOJIBAKE")
    tour.ask("undo")
    tour.ask("redo")
    tour.ask("edit", row=0, field="8.3", text="Zoé")
    tour.ask("edit_same", row=0, field="8.3", text="Zoé-Lou")
    tour.ask("fill", field="8.4", text="Lou", preview=True)
    tour.ask("replace", field="8.1", find="e", by="é", preview=True)
    tour.ask("set_rows", rows=[0], field="8.4", text="Lou")
    tour.ask("swap", rows=[0], preview=True)
    tour.ask("split_rows", rows=[3], preview=True)
    tour.ask("paste_cells", row=0, field="8.4", text="Max")
    tour.ask("aside", rows=[0], reason="à revoir")
    tour.ask("back", rows=[0])
    tour.ask("history")
    tour.ask("move", to=1)
    kept = tour.ask("corrections")
    tour.ask("corrections_load", kept, name="corrections.json", size=len(kept))


def _files(tour: Tour) -> None:
    tour.ask("registre_new")
    tour.ask("generate", valid_only=True)
    tour.ask("download", index=0)
    tour.ask("deposited", deposited=True)
    tour.ask("make_workbook")
    tour.ask("workbook")
    tour.ask("make_all")
    tour.ask("all_files")


def _portal(tour: Tour) -> None:
    name = tour.ask("registre_view")["deposit"]["sentence"]
    already, refused, *accepted = IDS
    answer = _report(name, {already: ALREADY, refused: NOBODY}, accepted)
    tour.ask("accuse", answer, name="accuse.xml", size=len(answer))
    tour.ask("accuse_view")
    tour.ask("accuse_join")
    tour.ask("accuse_people", offset=0, limit=50)
    tour.ask("accuse_same", id="X-1", own=accepted[0])
    tour.ask("registre_people")
    tour.ask("registre_sent")
    tour.ask("registre_request", id="C-0", asked="2026-06-01")
    tour.ask("registre_request_answer", rank=0, answer="corrigee")
    kept = tour.ask("registre_file")
    tour.ask("registre_load", kept, name="registre.json", size=len(kept))
    tour.ask("proof")
    tour.ask("another_id", row=0)
    tour.ask("resend")
    tour.ask("rehearse", script=TRAPS)


def _withdrawing(tour: Tour) -> None:
    row, own = 2, IDS[2]
    tour.ask("withdraw_provisional", wanted=True)
    tour.ask("withdraw_people", all=True)
    tour.ask("withdraw_ask", row=row)
    tour.ask("withdraw_cancel", id=own)
    tour.ask("withdraw_ids", text=own, word=True)
    tour.ask("withdraw_make", confirmed=True)
    tour.ask("withdraw_view")
    tour.ask("withdraw_download", index=0)
    tour.ask("withdraw_deposited", index=0)
    tour.ask("withdraw_journal")
    tour.ask("withdraw_report", index=0, withdrawal=False)


def _beside(tour: Tour) -> None:
    tour.ask("make_support")
    tour.ask("support")
    tour.ask("gdpr_kinds")
    for kind in ("registre", "information", "conservation"):
        tour.ask("gdpr", kind=kind)
    tour.ask("prevention")
    tour.ask("prevention_answer", model="ADF")
    tour.ask("make_prevention")
    tour.ask("prevention_file")
    tour.ask("prevention_journal")
    tour.ask("prevention_findings")
    tour.ask("template", kind="csv")


def _saved(tour: Tour) -> None:
    kept = tour.ask("answers")
    tour.ask("answers_load", kept, name="reponses.zip", size=len(kept))
    tour.ask("remake")
    kept = tour.ask("save")
    tour.ask("identify", kept, name="travail.dossier", size=len(kept))
    tour.ask("accuse_forget")
    tour.ask("registre_forget")


def _another_list(tour: Tour, data: bytes) -> None:
    other = data.replace(b"C-4", b"C-9")
    tour.ask("compare_open", other, name="autre.csv", size=len(other))
    tour.ask("compare", kind="changed")
    tour.ask("compare_file")
    tour.ask("compare_close")
    tour.ask("open", other, name="autre.csv", size=len(other))
    tour.ask("settings", values=ANSWERS)
    tour.ask("check")
    tour.ask("returned")
    tour.ask("conflicts")
    tour.ask("followed", kind="remaining", code="MOJIBAKE", field="8.3")
    tour.ask("carry", choice="ours")
    tour.ask("give_back")
    tour.ask("forget_previous")


def _otherwise(tour: Tour, data: bytes, schema: bytes) -> None:
    """What reads the list in another way: the last, for each changes what the others show."""
    known = csv_zip()
    tour.ask("fiches_load", known, name="export.zip", size=len(known))
    tour.ask("fiches_view")
    tour.ask("fiches_search", words="comptabilité")
    tour.ask("fiches_take", code="RS5200")
    tour.ask("fiches_siret", siret="55208131766522")
    tour.ask("national", sent=True)
    tour.ask("check")
    tour.ask("generate", valid_only=True)
    tour.ask("deposited", deposited=True)
    tour.ask("schema_retry", number="1.1.5")
    tour.ask("schema_load", schema, name="kit.xsd", size=len(schema))
    kept = tour.ask("schema_kept")["text"]
    tour.ask("schema_reset")
    tour.ask("schema_kept_load", text=kept)
    tour.ask("schema_card")
    tour.ask("schema_choose", number="1.1.5")
    tour.ask("schema_message", text="La balise action est obligatoire.")
    tour.ask("reread")
    tour.ask("sheet", index=0)
    tour.ask("nobody", kept=[])
    tour.ask("shape", forms={"groupes": False})
    tour.ask("settings_load", text='[constantes]\nobtentionCertification = "PAR_ADMISSION"\n')
    tour.ask("accents", column=COLUMN, repair=False)
    tour.ask("given_names", column=COLUMN, together=True)
    tour.ask("given_names", column=COLUMN, together=False)
    tour.ask("date_order", column=3, order="dmy")
    tour.ask("century", column=3, century=None)
    tour.ask("choose", field="8.9", raw="F", value="F")
    tour.ask("join", columns=[0, 1], field="5.1", separator="-")
    tour.ask("join", columns=[], field="5.1")
    tour.ask("identifiers", mode="generate")
    tour.ask("assign", column=COLUMN, field=None)
    tour.ask("split", column=1, order="nom-prenom")
    tour.ask("header", row=1)
    view = tour.ask("header", row=None)
    question = view["questions"][0]
    tour.ask("answer", question=question["id"], choice=question["choices"][0]["key"])
    tour.ask("paste", text=data.decode().replace(";", "\t"))
    tour.ask("cancel", job="1")
    tour.ask("close")


NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"
ALREADY = "Le passage certification existe déjà en base"


def _report(name: str, refused: dict[str, str], accepted: list[str]) -> bytes:
    said = "".join(
        f"<passage><idTechnique>{own}</idTechnique><messageErreur>{words}</messageErreur></passage>"
        for own, words in refused.items()
    )
    taken = "".join(f"<idTechnique>{own}</idTechnique>" for own in accepted)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        '<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">'
        f"<nomFichier>{name}</nomFichier><idTraitement>12</idTraitement>"
        f"<PassagesKO>{said}</PassagesKO><PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()
