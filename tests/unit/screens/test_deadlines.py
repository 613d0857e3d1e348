"""The three months to declare: what is late first, by certification, in words and in a calendar."""

import datetime as dt

import pytest

from cases.tables import PERSON
from certiflux.base.work import drain
from certiflux.mapping.settings import Settings
from certiflux.rules.context import Context
from certiflux.screens.generate.calendar import calendar
from certiflux.screens.generate.deadlines import deadlines, deadlines_view
from certiflux.session.opening import open_dossier

TODAY = dt.date(2026, 11, 21)
ROWS = (
    "5.1;4.2;5.10\nA-1;RS5200;20/08/2026\nA-2;RS5200;20/08/2026\nA-3;RS5200;21/08/2026\n"
    "A-4;RS6001;30/11/2026\nA-5;RS5200;31/02/2026\nA-6;RS5200;15/09/2026\n"
)


def opened(rows=ROWS, today=TODAY):
    """Give a checked dossier of a small list."""
    constants = {known: value for known, value in PERSON.items() if known not in {"4.2", "5.10"}}
    dossier = drain(open_dossier("liste.csv", rows.encode(), Settings(constants=constants)))
    drain(dossier.check(Context(today=today)))
    return dossier


def test_the_last_days_come_by_certification_the_earliest_first():
    found = [
        (d.certification, d.last_day.isoformat(), d.people, d.left, d.level)
        for d in deadlines(opened())
    ]
    assert found == [
        ("RS5200", "2026-11-20", 2, -1, "late"),
        ("RS5200", "2026-11-21", 1, 0, "soon"),
        ("RS5200", "2026-12-15", 1, 24, "soon"),
        ("RS6001", "2027-02-28", 1, 99, "later"),
    ]


def test_what_is_late_is_said_first():
    view = deadlines_view(opened())
    assert view["sentence"].startswith("2 personnes devaient être déclarées")
    assert (view["late"], view["soon"], view["later"]) == (2, 2, 1)
    assert view["items"][1]["sentence"].endswith("dernier jour aujourd'hui.")


@pytest.mark.parametrize(
    ("day", "words"), [("22/08/2026", "il reste un jour"), ("30/11/2026", "il reste 99 jours")]
)
def test_what_is_left_is_said_in_words(day, words):
    view = deadlines_view(opened(f"5.1;4.2;5.10\nA-1;RS5200;{day}\n"))
    assert words in view["sentence"]


def test_without_a_day_nothing_is_made_up():
    assert deadlines(opened(today=None)) == []
    assert "ne peut pas être calculé" in deadlines_view(opened(today=None))["sentence"]


def test_only_the_rows_asked_for_are_counted():
    assert [one.people for one in deadlines(opened(), rows=[0, 3])] == [1, 1]


def test_the_calendar_is_folded_escaped_and_stable():
    text = calendar(deadlines(opened()), "12ABC345", 1_795_000_000).decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 4
    assert "DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261121" in unfolded
    assert "SUMMARY:Dernier jour pour déclarer 2 personnes (RS5200)" in unfolded
    later = calendar(deadlines(opened()), "12ABC345", 1_795_900_000).decode()
    uids = [line for line in text.split("\r\n") if line.startswith("UID")]
    assert uids == [line for line in later.split("\r\n") if line.startswith("UID")]
    assert len(set(uids)) == 4


def test_a_certification_cannot_break_out_of_its_line():
    rows = "5.1;4.2;5.10\nA-1;RS1,2\\;20/09/2026\n"
    text = calendar(deadlines(opened(rows)), "12ABC345", 0).decode()
    assert "(RS1\\,2\\\\)" in text.replace("\r\n ", "")
