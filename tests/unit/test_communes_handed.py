"""The table of communes reaches the checks from the worker and from the command line alike."""

import json
import sys

import pytest

from cases.communes import COMMUNES, TABLE, load
from cases.talk import ANSWERS, ID, Talk, people
from certiflux.cli import main, outside
from certiflux.protocol import Session

FILE = people(1, columns=["8.10"]).replace(b"1988;F;", b"1988;F;31999")


def codes(talk):
    talk.open(FILE)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return {one["code"] for one in talk.result("findings")["items"]}


@pytest.mark.parametrize(("bring", "found"), [(load, True), (lambda: None, False)])
def test_a_session_checks_places_with_the_table_that_it_is_handed(bring, found):
    talk = Talk()
    talk.session = Session(lambda: talk.now, lambda: ID, bring)
    assert ("INSEE_INCONNU" in codes(talk)) is found


@pytest.mark.skipif(
    sys.platform == "emscripten", reason="the command's table is beside a checkout's own sources"
)
@pytest.mark.parametrize("there", [True, False])
def test_the_command_reads_the_table_that_the_build_left(there, tmp_path, monkeypatch, capsys):
    assert COMMUNES.atlas()
    assert outside.COMMUNES[-1] == TABLE
    if not there:
        monkeypatch.setattr(outside, "COMMUNES", (tmp_path / "communes.xz",))
    (tmp_path / "liste.csv").write_bytes(FILE)
    main(["check", str(tmp_path / "liste.csv"), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert ("INSEE_INCONNU" in {one["code"] for one in told["findings"]}) is there
