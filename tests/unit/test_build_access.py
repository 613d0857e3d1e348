"""The accessibility statement: its facts name tests that exist, its figures are the files'."""

import re
from pathlib import Path

import pytest

from buildtools import access_facts as facts
from buildtools import access_html, access_page


@pytest.mark.parametrize("check", facts.CHECKS, ids=lambda check: check.asked)
def test_what_is_said_to_be_tested_is_tested(root: Path, check):
    assert 1 <= check.theme <= len(facts.THEMES)
    assert all(re.fullmatch(r"\d\.\d\.\d{1,2}", one) for one in check.wcag.split(", "))
    if not check.test:
        return
    name, _, function = check.test.partition("::")
    source = (root / name).read_text(encoding="utf-8")
    assert re.search(rf"^def {function}\(" if function else "^def test_", source, re.MULTILINE)


def test_every_theme_says_something_and_only_once():
    told = {check.theme for check in facts.CHECKS}
    assert told.isdisjoint(facts.NOTHING)
    assert told | set(facts.NOTHING) == set(range(1, 14))


def test_every_walk_of_the_tests_is_in_the_list_of_screens(root: Path):
    source = (root / "tests/browser/walks.py").read_text(encoding="utf-8")
    (named,) = re.findall(r"^WALKS = \((.*)\)$", source, re.MULTILINE)
    assert named.split(", ") == list(facts.SCREENS)
    stops = set(re.findall(r'yield "([\w-]+)"', source))
    listed = {one for states in facts.SCREENS.values() for one in states}
    assert stops <= listed


def test_the_weights_are_those_of_the_files(tmp_path: Path):
    for name, octets in (("runtime/pyodide/a.wasm", 3_000_000), ("app/main.py", 2_000)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(octets))
    (tmp_path / "aide.html").write_bytes(bytes(500))
    weights = access_page.weigh(tmp_path)
    assert weights[0][1:] == (1, 3_000_000)
    assert sum(octets for _, _, octets in weights) == 3_002_500
    assert "3,0 Mo" in access_page.text(tmp_path)


def test_the_statement_claims_no_audit():
    page = access_html.page([])
    assert "Ce n&#x27;est pas le résultat d&#x27;un audit" in page
    assert "Aucun audit RGAA" in page
    assert not re.search(r"\d\s?%", page)
