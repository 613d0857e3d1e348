"""The page of the report, reopened by a parser: structure, nothing from elsewhere, nothing run."""

from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from cases.tables import TableCase
from cases.talk import EPOCH, people, ready
from certiflux.base.clock import paris
from certiflux.exports.report.as_html import html_parts
from certiflux.exports.report.formats import FORMATS
from certiflux.exports.report.report import report
from certiflux.exports.report.style import STYLE
from certiflux.exports.report.told import Told

HOSTILE = (
    '<script>alert("1")</script>',
    "\"'><img src=x onerror=alert(1)>",
    "</bdi></td></table><iframe src=javascript:1>",
    "\u202eNITRAM\u2066\u200f",
    "]]><!--",
    "é" * 90_000,
)
SECTIONS = [
    "resume", "images", "etapes", "non-verifie", "regles", "liste",
    "fichiers", "changements", "colonnes", "versions",
]  # fmt: skip


def parsed(dossier, **options):
    return html.document_fromstring(b"".join(html_parts(Told(dossier, EPOCH, **options))).decode())


@pytest.fixture(scope="module")
def page():
    talk = ready(people(4, wrong=2))
    talk.job("generate", valid_only=True)
    return parsed(talk.session.desk.dossier)


@pytest.fixture(scope="module")
def hostile():
    rows = [
        f'A-{rank};"{value.replace(chr(34), chr(34) * 2)}"' for rank, value in enumerate(HOSTILE)
    ]
    header = '5.1;8.9;"<b onclick=alert(1)>"'
    dossier = TableCase("x", "\n".join([header, *rows]).encode()).dossier()
    name = "<script src=//x></script>\u202e.csv"
    dossier.document = replace(dossier.document, name=name)
    return dossier


def words(node):
    return " ".join(node.text_content().split())


def test_the_verdict_is_the_title_and_the_sections_follow(page):
    (title,) = page.xpath("//h1")
    assert words(title) == "2 personnes prêtes, 2 à compléter."
    assert page.get("lang") == "fr"
    assert page.xpath("//main/section/@id") == SECTIONS
    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pictures_say_what_they_show_and_have_their_table(page):
    drawn = page.xpath("//section[@id = 'images']/figure")
    assert len(drawn) == 3
    for figure in drawn:
        (drawing,) = figure.xpath("svg")
        assert drawing.get("role") == "img"
        assert words(figure.find("figcaption")) in " ".join(drawing.get("aria-label").split())
        assert figure.xpath("count(svg/rect) > 0 and count(svg/text) > 0")
        assert figure.xpath("count(.//table) = 1")


def test_without_a_value_of_the_file_only_rules_are_drawn():
    dossier = ready(people(4, wrong=2)).session.desk.dossier
    drawn = parsed(dossier, anonymous=True).xpath("//section[@id = 'images']")
    assert len(drawn[0].xpath("figure")) == 1
    assert "RS5200" not in words(drawn[0])


def test_names_are_unique_and_every_link_and_label_leads_to_one(page):
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    for wanted in [*page.xpath("//@aria-labelledby"), *(h[1:] for h in page.xpath("//@href"))]:
        assert wanted in names


def test_tables_are_named_and_their_heads_are_heads(page):
    for table in page.xpath("//table"):
        assert table.xpath("count(caption) = 1")
        heads = table.xpath("thead/tr/th[@scope = 'col']")
        for row in table.xpath("tbody/tr"):
            assert len(row) == len(heads)
            assert row[0].get("scope") == "row"
    assert page.xpath("count(//table)") >= 4


def test_findings_files_and_versions_are_those_of_the_structure():
    talk = ready(people(4, wrong=2))
    talk.job("generate", valid_only=True)
    dossier = talk.session.desk.dossier
    page, whole = parsed(dossier), report(Told(dossier, EPOCH))
    rows = page.xpath("//section[@id = 'liste']//tbody/tr")
    assert len(rows) == len(whole["findings"])
    for row, finding in zip(rows, whole["findings"], strict=True):
        for key in ("value", "what", "remedy", "code", "field_label"):
            assert " ".join(finding[key].split()) in words(row)
    text = words(page)
    for said in (whole["file"]["sha256"], whole["files"][0]["sha256"], whole["versions"]["rules"]):
        assert said in text
    assert f"{paris(EPOCH):%d/%m/%Y à %H:%M}" in text
    for sentence in whole["not_checked"]:
        assert " ".join(sentence.split()) in text


def test_nothing_comes_from_elsewhere_and_nothing_runs(page, hostile):
    for tree in (page, parsed(hostile), parsed(hostile, anonymous=True)):
        assert tree.xpath("//script | //link | //img | //iframe | //object | //form | //b") == []
        assert tree.xpath("//@src | //@style | //@*[starts-with(name(), 'on')]") == []
        assert [href for href in tree.xpath("//@href") if not href.startswith("#")] == []
        (policy,) = tree.xpath("//meta[@http-equiv]/@content")
        assert policy.startswith("default-src 'none'")
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "//" not in STYLE


def test_hostile_values_stay_text_and_change_no_direction(hostile):
    content = b"".join(html_parts(Told(hostile))).decode()
    page = html.document_fromstring(content)
    assert page.xpath("//main/section/@id") == SECTIONS
    read = [words(cell) for cell in page.xpath("//section[@id = 'liste']//td[2]")]
    assert any('<script>alert("1")</script>' in cell for cell in read)
    assert not set(content) & set("\u202e\u2066\u200f\u202a")
    assert "90\u00a0000 caractères en tout" in content
    assert len(content) < 100_000


def test_no_national_number_is_whole_in_any_report():
    number = "288033155512345"
    header = "5.1;8.1;8.3;8.6;8.9;N° de sécurité sociale"
    data = f"{header}\nA-1;MARCHAND;Élodie;1987;F;{number}\n"
    dossier = TableCase("nir", data.encode()).dossier()
    assert any("NIR" in one["code"] for one in report(Told(dossier))["findings"])
    for ending, (_, parts) in FORMATS.items():
        told = b"".join(parts(Told(dossier))).decode("utf-8-sig")
        assert number[:13] not in told, ending


def test_what_is_cut_in_the_page_is_whole_in_the_structure(hostile):
    values = [finding["value"] for finding in report(Told(hostile))["findings"]]
    assert HOSTILE[-1] in values


def test_the_page_is_made_for_paper_and_for_the_dark():
    for wanted in (
        "@page{size:A4",
        "thead{display:table-header-group}",
        "break-inside:avoid",
        "prefers-color-scheme: dark",
        ":focus-visible",
    ):
        assert wanted in STYLE


def test_a_clean_file_is_told_as_good_news():
    talk = ready(people(2))
    page = parsed(talk.session.desk.dossier)
    assert words(page.xpath("//h1")[0]) == "0 erreur : 2 personnes prêtes."
    assert "0 erreur, 0 alerte." in words(page.get_element_by_id("regles"))
    assert words(page.get_element_by_id("liste")).endswith("Aucun point à revoir.")
