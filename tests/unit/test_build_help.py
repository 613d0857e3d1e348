"""The written help and its search: every link leads somewhere, every entry can be found."""

import ast
import importlib.util
import json
import re

import pytest
from lxml import html

from buildtools import help_index, help_page
from buildtools.errors import BuildError
from buildtools.help.chapters import chapter
from buildtools.help.prose import prose

CHAPTERS = ("commencer", "page", "questions", "lexique", "limites")
GLOSSARY = (
    "accrochage", "flux", "passage", "accuse-traitement", "xsd", "idtechnique", "rncp", "rs",
    "certificateur", "emetteur", "nir", "insee", "registre",
)  # fmt: skip
STEPS = ("deposer", "colonnes", "verifier", "generer", "accuse")


@pytest.fixture(scope="module")
def files():
    return help_page.files()


@pytest.fixture(scope="module")
def page(files):
    return html.document_fromstring(files[help_page.NAME])


@pytest.fixture(scope="module")
def find(root, files):
    """Search as the page does, in the index that it fetches."""
    spec = importlib.util.spec_from_file_location("s", root / "app/parts/help_search.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    index = json.loads(files[help_index.NAME])

    def found(query):
        entries, whole = module.search(index, query)
        return [entry[0] for entry in entries], whole

    return found


def test_the_chapters_stand_in_order_before_the_rules(page):
    names = page.xpath("//main/section/@id")
    assert tuple(names[:5]) == CHAPTERS
    assert names[5:] == ["regles", "champs", "plusieurs-champs", "passeport"]


def test_every_link_and_every_anchor_is_good(page):
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    links = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}
    assert links - set(names) == set()
    assert all(re.fullmatch("[a-z0-9-]+", one.anchor) for one in entries())


def entries():
    return [one for part in help_page.chapters() for topic in part.topics for one in topic.entries]


def test_what_the_page_and_the_issue_ask_for_is_there(page):
    names = set(page.xpath("//article/@id"))
    assert {f"mot-{word}" for word in GLOSSARY} <= names
    assert {f"etape-{step}" for step in STEPS} <= names
    assert {"accrochage-etapes", "trouver-identifiants", "portail-avant", "portail-apres"} <= names
    steps = page.xpath("//article[@id='accrochage-etapes']//ol/li")
    assert len(steps) == 4
    assert len(page.xpath("//section[@id='questions']//article")) >= 30
    assert "Service indépendant" in page.text_content()


def test_every_question_has_an_answer_and_most_a_place_in_the_page(page):
    answers = page.xpath("//section[@id='questions']//article")
    assert all(one.xpath("./p") for one in answers)
    placed = [one for one in answers if one.xpath(".//dt[. = 'Où dans la page']")]
    assert len(placed) >= len(answers) - 1


def test_the_texts_are_typographic_and_say_nothing_in_the_name_of_the_state():
    for one in entries():
        said = f"{one.title} {one.text} {one.where}"
        assert "’" not in said, one.anchor
        assert not re.search(r"[^\s([«][;!?»]", said), one.anchor
        assert not re.search(r"\b(agréé|certifié par l'État|officiellement reconnu)", said)


def entered(root):
    """Return the anchor of each screen of the page, by its name, from the entries beside them."""
    found = {}
    for path in (root / "app/screens").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "entries.screen":
                (to,) = (one.value for one in node.keywords if one.arg == "help")
                found[ast.literal_eval(node.args[0])] = ast.literal_eval(to)[0]
    return found


def test_every_screen_leads_somewhere_in_the_help(page, root):
    screens = entered(root)
    assert set(screens.values()) <= set(page.xpath("//@id"))
    assert {step: screens[step] for step in STEPS} == {step: f"etape-{step}" for step in STEPS}
    assert len(screens) >= len(list((root / "app/screens").glob("[!_]*.py")))


@pytest.mark.parametrize("name", ["index.html", "static/confidentialite.html", "README.md"])
def test_every_page_says_that_it_is_independent(name, root, files):
    for said in ((root / name).read_text("utf-8"), files[help_page.NAME]):
        assert re.search(r"(service|logiciel libre et) indépendant", said, re.IGNORECASE), name
        assert not re.search(r"\b(service officiel de|agréé par|au nom de l[’']État)", said), name


@pytest.mark.parametrize(
    ("query", "anchor"),
    [
        ("nom de jeune fille", "question-nom-marital"),
        ("NOM DE JEUNE FILLE", "question-nom-marital"),
        ("née à l'étranger", "question-etranger"),
        ("nee a l etranger", "question-etranger"),
        ("sécu", "question-secu"),
        ("y a-t-il une amende ?", "question-retard"),
        ("pénalités", "question-retard"),
        ("bcr perdu", "trouver-identifiants"),
        ("8.10", "champ-8.10"),
        ("8.1", "champ-8.1"),
        ("DATE_INEXISTANTE", "DATE_INEXISTANTE"),
        ("accrochage", "mot-accrochage"),
        ("idTechnique", "mot-idtechnique"),
        ("aucun titulaire ne correspond", "question-aucun-titulaire"),
        ("sous-traitant", "question-tiers"),
        ("homonymes", "question-plusieurs-titulaires"),
        ("supprimer une déclaration", "question-supprimer"),
        ("excel zéros", "question-tableur-abime"),
        ("support", "assistance"),
        ("amen", "question-retard"),
    ],
)
def test_people_find_what_they_look_for(find, query, anchor):
    found, whole = find(query)
    assert whole
    assert anchor in found[:4]


def test_every_entry_is_found_by_its_own_title(find, page):
    for article in page.xpath("//article"):
        title = article.xpath("string(./h4)")
        found, whole = find(title)
        assert whole, title
        assert article.get("id") in found[:4], title


def test_words_that_nothing_has_are_said_to_be_missing(find):
    assert find("xyzzy") == ([], False)
    assert find("  ?! ") == ([], True)
    found, whole = find("amende xyzzy")
    assert not whole
    assert found[0] == "question-retard"


def test_each_synonym_serves_some_entry(files):
    index = json.loads(files[help_index.NAME])
    text = " ".join(f" {entry[4]} {entry[5]} " for entry in index["entries"])
    for group in index["groups"]:
        assert any(f" {one} " in text for one in group), group
        assert len(group) > 1, group


def test_a_text_with_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="titre"):
        chapter(
            'anchor="a"\ntitle="A"\nkind="K"\nintro=""\ntitre="x"\n[[theme]]\nanchor="b"\ntitle="B"\nentry=[]\n'
        )
    with pytest.raises(ValueError, match="theme"):
        chapter('anchor="a"\n')


def test_a_broken_text_stops_the_build_with_a_sentence(monkeypatch, tmp_path):
    (tmp_path / "1-faux.toml").write_text("anchor = ", encoding="utf-8")
    monkeypatch.setattr(help_page, "TEXTS", tmp_path)
    with pytest.raises(BuildError, match="aide"):
        help_page.files()


def test_the_light_markup_escapes_and_links():
    text = "Une **liste** & <b> :\n- un [mot](#mot-rs) « si »\nsuite\n- deux\n\n1. rang"
    made = "".join(prose(text))
    assert made == (
        "<p>Une <strong>liste</strong> &amp; &lt;b&gt;\u00a0:</p>"
        '<ul><li>un <a href="#mot-rs">mot</a> «\u00a0si\u00a0» suite</li><li>deux</li></ul>'
        "<ol><li>rang</li></ol>"
    )
