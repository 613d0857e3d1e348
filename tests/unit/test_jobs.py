"""Jobs: steps of a short while, one at a time, cancelled by not asking again."""

import pytest

from certiflux.base.errors import UserError
from certiflux.base.jobs import STEP_SECONDS, Jobs
from certiflux.base.work import Advance


class Clock:
    """A clock that moves by `tick` seconds each time it is read."""

    def __init__(self, tick):
        self.now, self.tick = 0.0, tick

    def __call__(self):
        self.now += self.tick
        return self.now


def counting(total, log=None):
    for done in range(total):
        if log is not None:
            log.append(done)
        yield Advance("compte", "Je compte", done, total)
    return total


def finish(total):
    return {"total": total}


def test_a_quick_job_ends_at_once():
    progress = Jobs(Clock(0.0)).start(counting(5), finish)
    assert progress == {
        "job": "j1", "phase": "compte", "label": "Je compte", "done": 4, "total": 5,
        "finished": True, "result": {"total": 5},
    }  # fmt: skip


def test_a_long_job_answers_step_by_step():
    jobs = Jobs(Clock(STEP_SECONDS))
    said = [jobs.start(counting(3), finish)]
    while not said[-1]["finished"]:
        said.append(jobs.step("j1"))
    assert [(one["done"], one["finished"]) for one in said] == [
        (0, False), (1, False), (2, False), (0, True),
    ]  # fmt: skip
    assert ["result" in one for one in said] == [False, False, False, True]


def test_a_step_lasts_as_long_as_it_should():
    log = []
    Jobs(Clock(STEP_SECONDS / 4)).start(counting(100, log), finish)
    assert len(log) == 4


def test_work_without_any_step_ends_at_once():
    assert Jobs(Clock(1.0)).start(counting(0), finish)["result"] == {"total": 0}


@pytest.mark.parametrize("end", ["cancel", "replace", "finish", "unknown", "cancel any"])
def test_a_job_that_is_no_more_says_so(end):
    jobs = Jobs(Clock(STEP_SECONDS))
    jobs.start(counting(2), finish)
    match end:
        case "cancel":
            jobs.cancel("j1")
        case "cancel any":
            jobs.cancel()
        case "replace":
            jobs.start(counting(2), finish)
        case "finish":
            jobs.step("j1")
            assert jobs.step("j1")["finished"]
    with pytest.raises(UserError) as caught:
        jobs.step("j9" if end == "unknown" else "j1")
    assert caught.value.code == "TRAVAIL_ABANDONNE"


def test_cancelling_another_job_changes_nothing():
    jobs = Jobs(Clock(STEP_SECONDS))
    jobs.start(counting(2), finish)
    jobs.cancel("j7")
    assert jobs.step("j1")["done"] == 1


def test_a_job_that_fails_is_forgotten():
    def failing():
        yield Advance("compte", "Je compte", 0)
        raise ValueError("défaut")

    jobs = Jobs(Clock(STEP_SECONDS))
    jobs.start(failing(), finish)
    with pytest.raises(ValueError, match="défaut"):
        jobs.step("j1")
    with pytest.raises(UserError):
        jobs.step("j1")
