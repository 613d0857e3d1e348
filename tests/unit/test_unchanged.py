"""Who was refused and would go again just as before is told before the file is made."""

import pytest

from cases.talk import ANSWERS, Sitting, people

NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"


def report(name, refused, accepted=()):
    said = "".join(
        f"<passage><idTechnique>{one}</idTechnique><messageErreur>{NOBODY}</messageErreur></passage>"
        for one in refused
    )
    taken = "".join(f"<idTechnique>{one}</idTechnique>" for one in accepted)
    return (
        f"<rapport><nomFichier>{name}</nomFichier><PassagesKO>{said}</PassagesKO>"
        f"<PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()


def generate(talk):
    talk.now += 60
    (one,) = talk.job("generate", valid_only=True)["files"]
    return one["name"]


def answer(talk, name, refused, accepted=()):
    data = report(name, refused, accepted)
    return talk.job("accuse", data, name="accuse.xml", size=len(data))


@pytest.fixture
def talk():
    """Return a session in which two people of four were just refused."""
    talk = Sitting()
    talk.open(people(4))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    answer(talk, generate(talk), ["A-1", "A-3"], ["A-0", "A-2"])
    return talk


def unchanged(talk):
    """Return the numbers of the rows told, in the count, in the list and before the file."""
    verdict = talk.job("check")
    rows = talk.result("rows", filter={"unchanged": True})
    numbers = [row["number"] for row in rows["rows"]]
    told = "sans changement depuis le refus"
    assert verdict["summary"]["unchanged"] == len(numbers) == rows["total"]
    assert (told in verdict["verdict"]["next"]) is bool(numbers)
    before = talk.result("before_generate")["unchanged"]
    assert before["count"] == len(numbers) if numbers else before is None
    assert told in (before["sentence"] if before else told)
    return numbers


def test_those_refused_and_not_corrected_are_told_and_may_go_all_the_same(talk):
    assert talk.result("resend")["verdict"]["summary"]["unchanged"] == 2
    assert unchanged(talk) == [3, 5]
    row = talk.result("rows", filter={"unchanged": True})["rows"][0]
    assert NOBODY in row["portal"]["sentence"]
    generate(talk)


def test_a_correction_takes_a_person_out_and_its_undoing_puts_them_back(talk):
    after = talk.result("edit", row=1, field="8.6", text="1971")
    assert after["summary"]["unchanged"] == 1
    assert unchanged(talk) == [5]
    assert talk.result("undo")["summary"]["unchanged"] == 2
    assert talk.result("redo")["summary"]["unchanged"] == 1
    assert talk.result("move", to=0)["summary"]["unchanged"] == 2


def test_a_correction_to_the_same_value_changes_nothing(talk):
    talk.result("edit", row=1, field="8.6", text="1971")
    talk.result("edit", row=1, field="8.6", text="1987")
    assert unchanged(talk) == [3, 5]


def test_what_is_not_sent_does_not_count_as_a_change(talk):
    """The same flow would leave: a spelling that the flow does not carry is no correction."""
    talk.result("edit", row=1, field="8.1", text="  MARCHAND ")
    assert unchanged(talk) == [3, 5]


def test_who_is_put_aside_or_has_an_error_is_not_about_to_be_sent(talk):
    talk.result("aside", rows=[1], reason="à revoir")
    assert unchanged(talk) == [5]
    talk.result("edit", row=3, field="8.9", text="X")
    assert unchanged(talk) == []


def test_the_last_refusal_counts(talk):
    talk.result("edit", row=1, field="8.6", text="1971")
    talk.result("edit", row=3, field="8.6", text="1972")
    assert unchanged(talk) == []
    answer(talk, generate(talk), ["A-1"], ["A-3"])
    assert unchanged(talk) == [3]
    talk.result("edit", row=1, field="8.6", text="1973")
    assert unchanged(talk) == []


def test_a_file_refused_as_a_whole_judged_nobody(talk):
    talk.result("edit", row=1, field="8.6", text="1971")
    name = generate(talk)
    data = (
        f"<rapport><nomFichier>{name}</nomFichier><erreurs><erreur><message>x</message></erreur>"
        "</erreurs></rapport>"
    ).encode()
    talk.job("accuse", data, name="accuse.xml", size=len(data))
    assert unchanged(talk) == [5]
    talk.result("undo")
    assert unchanged(talk) == [3, 5]


def test_another_id_is_a_change():
    talk = Sitting()
    talk.open(people(2))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    data = report(generate(talk), ["A-1"], ["A-0"]).replace(
        NOBODY.encode(), "L'id technique A-1 existe déjà en base".encode()
    )
    talk.job("accuse", data, name="accuse.xml", size=len(data))
    talk.result("another_id", row=1)
    assert unchanged(talk) == []


def test_the_flow_itself_serves_as_what_was_sent(talk):
    talk.result("accuse_forget")
    name = generate(talk)
    _, flow = talk.download(index=0)
    other = Sitting()
    other.open(flow, name=name)
    other.job("check")
    answer(other, name, ["A-1"], ["A-0"])
    assert len(unchanged(other)) == 1
    other.result("edit", row=1, field="8.6", text="1971")
    assert unchanged(other) == []


def test_without_the_file_that_was_sent_nothing_is_told():
    talk = Sitting()
    talk.open(people(3))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    answer(talk, "ailleurs.xml", ["A-1"], ["A-0"])
    assert unchanged(talk) == []


def test_it_is_still_known_once_the_dossier_is_reopened(talk):
    data = talk.download("save")[1]
    again = Sitting()
    again.open(data, name="x.dossier")
    again.job("check")
    assert unchanged(again) == [3, 5]
    again.result("edit", row=1, field="8.6", text="1971")
    assert unchanged(again) == [5]
