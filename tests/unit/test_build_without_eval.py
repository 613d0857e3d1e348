"""PyScript's core is shipped without its two functions made from text, or not at all."""

import pytest

from buildtools import without_eval
from buildtools.errors import BuildError

FIRST, SECOND = (old for old, _ in without_eval.REPLACED)
CORE = {
    "core-Ab1.js": f"const a=()=>{{{FIRST}}},b='{SECOND},c=1'".encode(),
    "core.css": b"body{}",
}


def test_both_places_are_replaced_and_the_file_says_that_it_is_changed():
    made = without_eval.changed(CORE)
    text = made["core-Ab1.js"].decode()
    assert "Function(" not in text
    assert all(new in text for _, new in without_eval.REPLACED)
    assert text.startswith("/* Changed by Certiflux")
    assert text.count("Changed by") == 1
    assert made["core.css"] == CORE["core.css"]


@pytest.mark.parametrize("place", [FIRST, SECOND])
@pytest.mark.parametrize(("times", "said"), [(0, "est 0 fois"), (2, "est 2 fois")])
def test_a_place_that_is_not_there_once_stops_the_build_with_a_sentence(place, times, said):
    text = CORE["core-Ab1.js"].decode().replace(place, place * times)
    with pytest.raises(BuildError, match=said):
        without_eval.changed(CORE | {"core-Ab1.js": text.encode()})


def test_a_place_in_two_files_stops_it_too():
    with pytest.raises(BuildError, match="est 2 fois"):
        without_eval.changed(CORE | {"other.js": SECOND.encode()})


def test_dist_has_neither_place_and_says_what_it_changed(dist):
    (core,) = (dist / "runtime/pyscript").glob("core-*.js")
    text = core.read_text(encoding="utf-8")
    for old, new in without_eval.REPLACED:
        assert old not in text
        assert text.count(new) == 1
    licences = (dist / "runtime/LICENCES.txt").read_text(encoding="utf-8")
    assert "two places of @pyscript/core" in " ".join(licences.split())
