"""What was made, deposited and answered is kept: in the dossier, and from engine to engine."""

import io
import json
import tomllib
import zipfile
import zlib
from pathlib import Path

import pytest

from cases.talk import ANSWERS, EPOCH, Talk, people
from certiflux.deposits.accuse.sent import FlowKind
from certiflux.dictionary import version_called
from certiflux.protocol import Session
from certiflux.schema.xsd import generate
from certiflux.session.line import MAGIC

EXAMPLE = Path(__file__).parents[2] / "static" / "exemple"
NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"
SCREENS = ("accuse_view", "accuse_people", "before_generate", "history", "schema_view")


class Sitting(Talk):
    """A session whose files each have an id of their own, from one that may be given."""

    def __init__(self, first=1, now=EPOCH):
        super().__init__()
        self.now = now
        ids = (f"00000000-0000-4000-8000-{number:012}" for number in range(first, 999))
        self.session = Session(self._clock, lambda: next(ids))


def ready(data):
    talk = Sitting()
    talk.open(data)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


def report(name, refused, accepted, treatment="1"):
    said = "".join(
        f"<passage><idTechnique>{one}</idTechnique><messageErreur>{NOBODY}</messageErreur></passage>"
        for one in refused
    )
    taken = "".join(f"<idTechnique>{one}</idTechnique>" for one in accepted)
    return (
        f"<rapport><nomFichier>{name}</nomFichier><idTraitement>{treatment}</idTraitement>"
        f"<PassagesKO>{said}</PassagesKO><PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()


def take(talk, data):
    return talk.job("accuse", data, name="accuse.xml", size=len(data))


def generate_flow(talk):
    """Write the flow; return what is shown of it."""
    talk.now += 60
    return talk.job("generate", valid_only=True)


def shown(talk):
    """Return every screen that the answers have a part in."""
    screens = {one: talk.result(one) for one in SCREENS}
    screens["workshop"] = talk.result("rows", filter={"refused": True})
    with_files = talk.ask("download", index=0)
    screens["file"] = with_files[1] and b"".join(with_files[1])
    return screens


def answered():
    """Return a session in the middle of the round: answered once, corrected, made again."""
    talk = ready(people(6))
    (one,) = generate_flow(talk)["files"]
    take(talk, report(one["name"], ["A-1", "A-3"], ["A-0", "A-2"]))
    talk.result("resend")
    talk.result("edit", row=1, field="8.6", text="1971")
    generate_flow(talk)
    return talk


def saved_and_reopened(talk, **options):
    data = talk.download("save", **options)[1]
    again = Sitting(50, talk.now)
    view = again.open(data, name="travail.dossier")
    again.job("check")
    return again, view


def test_a_dossier_reopens_with_its_reports_its_deposits_and_its_files():
    talk = answered()
    again, _ = saved_and_reopened(talk)
    files = again.job("remake")["files"]
    assert [one["passages"] for one in files["files"]] == [2]
    assert shown(again) == shown(talk)
    assert again.download("save")[1] == talk.download("save")[1]


def test_the_round_goes_on_from_where_it_was():
    talk = answered()
    again, _ = saved_and_reopened(talk)
    again.job("remake")
    for one in (talk, again):
        one.result("deposited")
        assert one.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
        assert one.result("accuse_view")["summary"]["waiting"] == 4


def test_the_mark_deposited_is_kept_without_any_report():
    talk = ready(people(2))
    generate_flow(talk)
    talk.result("deposited")
    again, _ = saved_and_reopened(talk)
    assert again.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_another_id_asked_for_is_kept():
    talk = ready(people(2))
    (one,) = generate_flow(talk)["files"]
    stored = report(one["name"], ["A-1"], ["A-0"]).replace(
        NOBODY.encode(), "L'id technique A-1 existe déjà en base".encode()
    )
    take(talk, stored)
    talk.result("another_id", row=1)
    again, _ = saved_and_reopened(talk)
    assert shown(again) == shown(talk)
    generate_flow(again)
    assert b"A-1-2" in again.download(index=0)[1]


def test_the_files_are_not_there_again_when_the_screen_had_none():
    again, _ = saved_and_reopened(answered(), files=False)
    assert again.job("remake") == {"files": None, "lost": ""}
    assert again.error("download", index=0)["code"] == "FICHIER_A_GENERER"


def test_files_that_would_not_be_the_same_are_not_given_and_it_is_said():
    again, _ = saved_and_reopened(answered())
    again.result("edit", row=1, field="8.6", text="1970")
    told = again.job("remake")
    assert told["files"] is None
    assert "à l'identique" in told["lost"]
    assert again.error("download", index=0)["code"] == "FICHIER_A_GENERER"


def test_the_rehearsal_is_kept_with_its_clues():
    talk = Talk()
    settings = (EXAMPLE / "exemple.certiflux.toml").read_text("utf-8")
    talk.open((EXAMPLE / "exemple.csv").read_bytes(), "exemple.csv", settings)
    talk.job("check")
    generate_flow(talk)
    talk.result("rehearse", script=(EXAMPLE / "exemple.accuse.toml").read_text("utf-8"))
    again, _ = saved_and_reopened(talk)
    assert again.result("accuse_view")["simulation"]
    people_shown = again.result("accuse_people")
    assert people_shown == talk.result("accuse_people")
    assert all(one["clue"] for one in people_shown["items"])


def test_the_schema_that_was_brought_comes_back():
    kit = generate(version_called("1.1.5")).encode()
    talk = Talk()
    talk.result("schema_load", kit, name="kit.xsd", size=len(kit))
    talk.open(people(2))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    again, view = saved_and_reopened(talk)
    assert view["schema"] == talk.result("schema_view")
    assert again.result("schema_view") == talk.result("schema_view")
    assert again.download("schema_file") == (talk.download("schema_file")[0], kit)
    assert again.job("check")["groups"] == talk.job("check")["groups"]


def test_the_schema_in_force_may_stay():
    kit = generate(version_called("1.1.5")).encode()
    talk = Talk()
    talk.result("schema_load", kit, name="kit.xsd", size=len(kit))
    talk.open(people(2))
    data = talk.download("save")[1]
    again = Talk()
    view = again.job("open", data, name="x.dossier", size=len(data), schema="present")
    assert view["schema"]["brought"] is False
    assert again.result("schema_view")["brought"] is False


def test_the_reports_at_hand_are_joined_to_the_dossier_that_is_opened():
    talk = ready(people(3))
    (one,) = generate_flow(talk)["files"]
    talk.result("deposited")
    data = talk.download("save")[1]
    other = Talk()
    take(other, report(one["name"], ["A-1"], ["A-0", "A-2"]))
    other.open(data, name="x.dossier")
    view = other.job("accuse_join")
    assert (view["joined"], view["summary"]["refused"], len(view["reports"])) == (True, 1, 1)


def test_an_older_dossier_never_takes_back_what_is_known_since():
    talk = ready(people(3))
    (one,) = generate_flow(talk)["files"]
    before = talk.download("save")[1]
    take(talk, report(one["name"], [], ["A-0", "A-1", "A-2"]))
    talk.open(before, name="x.dossier")
    talk.job("check")
    assert talk.result("accuse_view")["summary"]["accepted"] == 3
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_the_list_given_back_has_its_answers():
    talk = answered()
    before = talk.result("accuse_view")
    talk.open(people(2).replace(b"A-", b"B-"), name="autre.csv")
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    talk.result("give_back")
    assert talk.result("accuse_view") == before
    talk.result("deposited")
    assert talk.result("accuse_view")["summary"]["waiting"] == 4


def test_a_killed_engine_comes_back_with_the_answers_and_the_files():
    talk = answered()
    corrections, answers = talk.download("corrections")[1], talk.download("answers")[1]
    again = Sitting(50, talk.now)
    again.open(people(6))
    again.result("settings", values=ANSWERS)
    again.result("corrections_load", corrections, name="c.json", size=1)
    kept = again.job("answers_load", answers, name="a.zip", size=len(answers))
    assert kept == {"reports": 1, "flows": 2, "lost": ""}
    again.job("check")
    assert len(again.job("remake")["files"]["files"]) == 1
    assert shown(again) == shown(talk)


def test_answers_about_another_list_keep_their_ids_and_forget_its_rows():
    answers = answered().download("answers")[1]
    again = Talk()
    again.open(b"\n".join(people(6).split(b"\n")[:1] + people(6).split(b"\n")[:0:-1]), "autre.csv")
    again.result("settings", values=ANSWERS)
    again.job("answers_load", answers, name="a.zip", size=len(answers))
    again.job("check")
    refused = again.result("accuse_people", state="refuse")["items"]
    assert sorted(one["number"] for one in refused) == [4, 6]
    assert {one["id"] for one in refused} == {"A-1", "A-3"}
    assert again.job("remake")["files"] is None


def test_files_of_withdrawals_that_are_not_given_again_are_told():
    members = work_of(answered().download("save")[1])
    work = json.loads(members["travail.json"])
    flow = work["answers"]["flows"][1]
    flow["kind"] = FlowKind.WITHDRAWAL.value
    work["answers"]["at_hand"] = {}
    data = rebuilt(members, **{"travail.json": json.dumps(work).encode()})
    told = Sitting(50).open(data, name="x.dossier")["kept"]["lost"]
    assert told.startswith("Les fichiers de retrait")
    flow["deposited"] = True
    data = rebuilt(members, **{"travail.json": json.dumps(work).encode()})
    assert Sitting(50).open(data, name="x.dossier")["kept"]["lost"] == ""


def test_reports_alone_come_back_without_any_list():
    talk = Talk()
    take(talk, report("f.xml", ["A-1"], ["A-0"]))
    again = Talk()
    answers = talk.download("answers")[1]
    again.job("answers_load", answers, name="a.zip", size=len(answers))
    assert again.result("accuse_view") == talk.result("accuse_view")


def work_of(data):
    with zipfile.ZipFile(io.BytesIO(data.partition(b"\n")[2])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(members, form=2, **spoilt):
    """Return a dossier of members, some of them replaced (None: taken away)."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**members, **spoilt}.items():
            if data is not None:
                archive.writestr(name, data)
    content = body.getvalue()
    return MAGIC + f"{form} clair {len(content)}\n".encode() + content


def test_a_dossier_of_the_former_format_still_opens():
    members = work_of(answered().download("save")[1])
    work = json.loads(members["travail.json"])
    for key in ("answers", "brought"):
        del work[key]
    work["format"] = 1
    former = {"travail.json": json.dumps(work).encode(), "source": members["source"]}
    talk = Talk()
    talk.open(rebuilt(former, form=1), name="x.dossier")
    talk.job("check")
    assert talk.result("history")["done"] == 1
    assert talk.result("accuse_view")["available"] is False


def test_a_dossier_of_a_later_format_is_refused_in_a_sentence():
    data = answered().download("save")[1].replace(b" 2 clair ", b" 3 clair ")
    error = Talk().error("open", data, name="x.dossier", size=len(data))
    assert error["code"] == "DOSSIER_AUTRE_VERSION"
    assert "Rechargez la page" in error["remedy"]


def flow_with(**changed):
    return lambda answers: answers["flows"][0].update(changed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answers: answers.clear(),
        lambda answers: answers.update(reports="accuse.xml"),
        lambda answers: answers.update(reports=["a.xml"] * 1001),
        lambda answers: answers.update(reports=["a.xml", "b.xml"]),
        lambda answers: answers.update(reports=["x" * 1001]),
        lambda answers: answers.update(reports=[{}]),
        lambda answers: answers.update(scope=["tous"]),
        lambda answers: answers.update(other=[1]),
        lambda answers: answers.update(clues=[]),
        lambda answers: answers.update(at_hand={"a": 1}),
        flow_with(ids=[1, 2]),
        flow_with(ids=["A-0"]),
        flow_with(rows=["x"]),
        flow_with(rows=[2, 3, 4, 5, 6, -7]),
        flow_with(lines=[-2]),
        flow_with(lines=[2**40]),
        flow_with(made=float("nan")),
        flow_with(made=1e300),
        flow_with(marks=[1]),
        flow_with(marks=["x"] * 6),
        flow_with(name="x" * 1001),
        lambda answers: answers["flows"][0].pop("id"),
    ],
)
def test_answers_that_certiflux_did_not_write_are_refused_and_change_nothing(spoil):
    talk = answered()
    members = work_of(talk.download("save")[1])
    work = json.loads(members["travail.json"])
    spoil(work["answers"])
    bad = rebuilt(members, **{"travail.json": json.dumps(work).encode()})
    before = talk.result("accuse_view")
    assert talk.error("open", bad, name="x.dossier", size=len(bad))["code"] == "DOSSIER_ABIME"
    assert talk.result("accuse_view") == before


@pytest.mark.parametrize(
    "spoilt",
    [
        {"accuse-1": b"<flux/>"},
        {"accuse-1": b"<!DOCTYPE a [<!ENTITY b 'c'>]><rapport/>"},
        {"accuse-1": None},
        {"flux-1": None},
        {"flux-1": b" " * (16 * 1024 * 1024 + 1)},
        {"travail.json": b"[" * 100_000},
        {"travail.json": b"[]"},
    ],
)
def test_texts_that_certiflux_did_not_write_are_refused(spoilt):
    bad = rebuilt(work_of(answered().download("save")[1]), **spoilt)
    assert Talk().error("open", bad, name="x.dossier", size=len(bad))["code"] == "DOSSIER_ABIME"


def test_a_schema_that_is_none_is_refused():
    members = work_of(answered().download("save")[1])
    work = json.loads(members["travail.json"])
    work["brought"] = "kit.xsd"
    for schema in (None, b"<a/>", b"x" * 2_000_001, zlib.compress(b"x")):
        bad = rebuilt(members, **{"travail.json": json.dumps(work).encode(), "schema": schema})
        assert Talk().error("open", bad, name="x.dossier", size=len(bad))["code"] == "DOSSIER_ABIME"


def test_a_copy_of_the_answers_that_was_spoilt_changes_nothing():
    talk = answered()
    before = talk.result("accuse_view")
    for bad in (b"", b"PK", talk.download("answers")[1][:-30]):
        assert talk.error("answers_load", bad, name="a.zip", size=len(bad))["code"] in {
            "REPONSES_ILLISIBLES",
            "DOSSIER_ABIME",
        }
    assert talk.result("accuse_view") == before


def test_the_example_has_traps_that_a_reopened_rehearsal_can_show():
    traps = tomllib.loads((EXAMPLE / "exemple.accuse.toml").read_text("utf-8"))["refus"]
    assert all(len(one["indice"]) < 1000 for one in traps)


NO_WORDS = people(4).split(b"\n", 1)[1]
"""A list without titles: the row that the user takes for the header is a person."""
FIELDS = ["5.1", "4.1", "4.2", "5.4", "5.5", "5.10", "5.12", "5.14", "8.1", "8.3", "8.6", "8.9"]


def fed(view):
    return [one["field"] for one in view["columns"]]


def settled(data):
    """Return a session where the header, then each column, was settled by hand."""
    talk = Talk()
    talk.open(data)
    talk.result("header", row=1)
    for index, field in enumerate(FIELDS):
        talk.result("assign", column=index, field=field)
    return talk


def test_columns_whose_headers_no_file_may_hold_are_taken_up_by_an_engine_that_starts_again():
    talk = settled(NO_WORDS)
    talk.result("date_order", column=5, order="dmy")
    before = talk.result("assign", column=3, field=None)
    known, settings = talk.result("understood"), talk.download("settings_file")[1].decode()
    assert "MARCHAND" not in settings
    again = Talk()
    again.open(NO_WORDS, settings=settings)
    assert fed(again.result("header", row=1)) != fed(before)
    after = again.result("understood_again", **known)
    assert after["columns"] == before["columns"]
    assert again.result("understood") == known
    for one in (talk, again):
        one.result("settings", values=ANSWERS)
    assert talk.job("check") == again.job("check")


def test_columns_of_another_sheet_are_not_taken_up():
    known = settled(NO_WORDS).result("understood")
    other = Talk()
    other.open(people(2, columns=["8.4"]))
    view = other.result("understood")
    assert other.error("understood_again", **known)["code"] == "COLONNES_A_REGLER"
    assert other.result("understood") == view
    known["targets"][0] = "99.9"
    again = Talk()
    again.open(NO_WORDS)
    assert again.error("understood_again", **known)["code"] == "COLONNES_A_REGLER"


def test_our_provisional_schema_for_withdrawals_is_followed_by_an_engine_that_starts_again():
    talk = ready(people(2))
    talk.result("withdraw_provisional")
    answers = talk.download("answers")[1]
    again = ready(people(2))
    assert again.result("withdraw_view")["schema"]["can"] is False
    again.job("answers_load", answers, name="a.zip", size=len(answers))
    assert again.result("withdraw_view") == talk.result("withdraw_view")
