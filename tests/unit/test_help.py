"""The help page: every rule and every field once, every link leads somewhere, no library needed."""

import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from buildtools.help.contents import help_page
from buildtools.help.rules import rule_entry
from buildtools.help.themes import OTHERS, rule_themes
from certiflux.dictionary import COMPOSITES, LATEST, VERSIONS, fields
from certiflux.dictionary.kinds import Listing
from certiflux.dictionary.prevention import COLUMNS
from certiflux.prevention.rules import CATALOGUE as PREVENTION_RULES
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.rule import Rule, Severity

FULL = Rule(
    code="ESSAI",
    severity=Severity.WARNING,
    title="Un essai",
    message="{value}",
    remedy="Choisissez {expected}, par exemple {example}.",
    explanation="Pour voir.",
    source="FORMAT.md (a)",
    example="X → M",
    fields=("8.9",),
    since="1.1.5",
)


@pytest.fixture(scope="module")
def page():
    return html.document_fromstring(help_page())


def words(node):
    return " ".join(node.text_content().split())


def test_every_rule_and_every_field_has_its_anchor_exactly_once(page):
    found = Counter(page.xpath("//@id"))
    everything = {one for version in VERSIONS for one in fields(version)}
    wanted = [*CATALOGUE, *(f"champ-{one}" for one in everything)]
    wanted += [f"champ-{one.id}" for one in COMPOSITES]
    wanted += [*PREVENTION_RULES, *(f"pp-{name}" for name in COLUMNS)]
    assert {name: found[name] for name in wanted} == dict.fromkeys(wanted, 1)
    assert max(found.values()) == 1
    assert set(page.xpath("//article/@id")) == set(wanted)


def test_every_link_resolves_and_none_leaves(page, dist):
    names = set(page.xpath("//@id"))
    for link in page.xpath("//@href"):
        if link.startswith("#"):
            assert link[1:] in names
        else:
            assert (dist / link).is_file(), link
    assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []


def test_no_script_is_inline_and_all_are_ours(page, root):
    scripts = page.xpath("//script")
    assert [one.get("src") for one in scripts] == [
        "static/js/tried.js",
        "runtime/pyscript/core.js",
        "app/aide.py",
    ]
    assert [one.text_content() for one in scripts] == [""] * 3
    assert (root / "app/aide.py").is_file()
    assert page.xpath("//py-config/text()")[0].startswith('{"plugins":["!codemirror"')


def test_each_rule_says_what_its_declaration_says(page):
    for rule in CATALOGUE.values():
        entry = words(page.get_element_by_id(rule.code))
        for said in (
            rule.title,
            rule.explanation,
            rule.source,
            rule.example,
            rule.since,
            rule.code,
        ):
            assert " ".join(said.split()) in entry
        for one in rule.fields:
            assert page.xpath(f"//article[@id = '{rule.code}']//a[@href = '#champ-{one}']")
        assert "{" not in entry


def test_each_field_says_what_the_dictionary_says(page):
    for field in fields(LATEST).values():
        entry = words(page.get_element_by_id(f"champ-{field.id}"))
        for said in (field.label, field.help, field.example, field.name, field.status.value):
            assert " ".join(said.split()) in entry
        if isinstance(field.kind, Listing):
            for option in field.kind.options:
                assert {option.value, option.label, *option.spellings} - {""} <= {
                    piece
                    for piece in (option.value, option.label, *option.spellings)
                    if piece in entry
                }
        if field.when:
            assert f"Seulement si{fields(LATEST)[field.when.field].label}" in entry


def test_each_column_of_the_other_import_says_what_its_declaration_says(page):
    for given in COLUMNS.values():
        field, entry = given.field, words(page.get_element_by_id(f"pp-{given.name}"))
        for said in (field.label, field.help, field.example, field.name, field.source):
            assert " ".join(said.split()) in entry
        if given.derived:
            link = f"//article[@id = 'pp-{given.name}']//a[@href = '#champ-{given.derived}']"
            assert page.xpath(link)
    for rule in PREVENTION_RULES.values():
        entry = words(page.get_element_by_id(rule.code))
        for said in (rule.title, rule.explanation, rule.source, rule.example, rule.code):
            assert " ".join(said.split()) in entry
        assert "{" not in entry


def test_headings_are_in_order_and_the_page_is_french(page):
    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.get("lang") == "fr"
    assert all(table.xpath("count(caption) = 1") for table in page.xpath("//table"))


def test_a_rule_that_declares_everything_shows_it():
    entry = html.fragment_fromstring(rule_entry(FULL))
    said = words(entry)
    assert "Choisissez M (Homme) ou F (Femme), par exemple F." in said
    assert "X → M" in said
    assert "schéma 1.1.5" in said
    assert entry.xpath(".//a/@href") == ["#ESSAI", "#champ-8.9"]


def test_a_rule_without_theme_is_shown_all_the_same():
    themes = rule_themes(["DATE_INEXISTANTE", "ESSAI"])
    assert [(theme.title, theme.members) for theme in themes] == [
        ("Une valeur", ("DATE_INEXISTANTE",)),
        (OTHERS, ("ESSAI",)),
    ]


def test_every_rule_of_today_has_a_theme():
    assert OTHERS not in [theme.title for theme in rule_themes(CATALOGUE)]


def test_the_build_makes_it_without_any_library_and_always_the_same(root):
    """The build runs before anything is installed: the standard library must do."""
    code = "import sys; sys.path.insert(0, 'py'); from buildtools.help.contents import help_page; "
    code += "sys.stdout.buffer.write(help_page().encode())"
    command = [sys.executable, "-I", "-S", "-c", code]
    made = [
        subprocess.run(command, cwd=root, capture_output=True, check=True).stdout for _ in range(2)
    ]
    assert made[0] == made[1] == help_page().encode()
