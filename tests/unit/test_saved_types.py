"""A saved dossier with one value of another type is opened, or refused with a sentence."""

import copy
import io
import json
import zipfile

import pytest

from cases.keeping import report, take
from cases.talk import ANSWERS, Talk
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.session.line import Line
from certiflux.session.saved import load, save
from unit.test_dossier_file import LIST, mended

WORK = "travail.json"
OTHERS = (None, True, -1, 10**30, 1.5, "\ud800", [], {"a": 1})


@pytest.fixture(scope="module")
def parts():
    """Give what a dossier with corrections, files and a report of the portal is saved as."""
    talk = Talk()
    talk.open(LIST)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    mended(talk)
    talk.job("generate", valid_only=True)
    talk.result("deposited", deposited=True)
    (flow,) = talk.session.desk.answers.flows
    take(talk, report(flow.name, flow.ids[:1], flow.ids[1:]))
    body = talk.download("save")[1].partition(b"\n")[2]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts, work):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, json.dumps(work).encode() if name == WORK else data)
    content = body.getvalue()
    return f"{Line(len(content)).text}\n".encode() + content


def places(value, at=()):
    """Yield the way to each value; of a list, to the last alone."""
    inner = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        inner = [(rank, value[rank]) for rank in range(len(value))[-1:]]
    for key, one in inner:
        yield (*at, key)
        yield from places(one, (*at, key))


def test_any_value_of_another_type_is_taken_or_refused_never_a_defect(parts):
    work = json.loads(parts[WORK])
    codes = []
    for *way, last in places(work):
        for other in OTHERS:
            changed = copy.deepcopy(work)
            holder = changed
            for key in way:
                holder = holder[key]
            holder[last] = other
            try:
                assert save(drain(load(packed(parts, changed))))
            except UserError as error:
                codes.append(error.code)
    assert codes.count("DOSSIER_ABIME") > 150


@pytest.mark.parametrize("name", ["name", "pasted", "sheet", "settings", "corrections", "rows"])
def test_what_is_of_another_type_is_refused(parts, name):
    work = json.loads(parts[WORK])
    work[name] = 1.5
    with pytest.raises(UserError, match="incomplet ou abîmé"):
        drain(load(packed(parts, work)))
