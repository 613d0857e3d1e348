"""How columns were understood is taken up by an engine that starts again."""

from cases.keeping import ready
from cases.talk import ANSWERS, Talk, people

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
