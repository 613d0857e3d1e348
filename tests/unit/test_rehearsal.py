"""The rehearsal: made-up answers for the example alone, dropped as true ones are."""

import tomllib

from cases.accusing import EXAMPLE, example, generate, report, sent, take


def test_the_rehearsal_goes_all_the_way_round():
    talk, script = example(), (EXAMPLE / "exemple.accuse.toml").read_text("utf-8")
    generate(talk, valid_only=True)
    view = talk.result("rehearse", script=script)
    assert view["simulation"].startswith("Simulation")
    assert view["summary"]["refused"] == 3
    for item in talk.result("accuse_people")["items"]:
        assert item["clue"]
    talk.result("edit", row=1, field="8.6-8.8", text="11/02/1979")
    talk.result("swap", rows=[2], first="8.1", second="8.2")
    talk.result("edit", row=7, field="8.4", text="Odette")
    talk.result("resend")
    talk.now += 60
    generate(talk)
    view = talk.result("rehearse", script=script)
    assert view["summary"]["refused"] == 0
    assert view["verdict"]["level"] == "ok"


def test_the_traps_of_the_rehearsal_stand_in_the_example_with_messages_that_are_known():
    traps = tomllib.loads((EXAMPLE / "exemple.accuse.toml").read_text("utf-8"))["refus"]
    from certiflux.deposits.accuse.messages import UNKNOWN, meaning_of

    assert len({meaning_of(one["message"]).code for one in traps}) == len(traps)
    for one in traps:
        assert one["id"] in (EXAMPLE / "exemple.csv").read_text("utf-8")
        assert meaning_of(one["message"]) is not UNKNOWN


def test_a_rehearsal_is_for_the_example_alone():
    talk, _ = sent()
    script = (EXAMPLE / "exemple.accuse.toml").read_text("utf-8")
    assert talk.error("rehearse", script=script)["code"] == "REPETITION_IMPOSSIBLE"


def test_a_real_report_drops_the_rehearsal():
    talk, script = example(), (EXAMPLE / "exemple.accuse.toml").read_text("utf-8")
    name = generate(talk, valid_only=True)
    talk.result("rehearse", script=script)
    view = take(talk, report({}, ["EXEMPLE-0002"], name))
    assert (view["simulation"], len(view["reports"])) == ("", 1)
