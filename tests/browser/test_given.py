"""What is given to the page, by drop or paste: read, or told why not, where everybody sees it."""

import pytest

from browser.journey import WORK_MS, csv, person, plain
from browser.walks import START

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

LIST = csv(person(1), person(2))
NOTE = "#note:visible"
GIVE = """([kind, files, texts]) => {
  const data = new DataTransfer();
  for (const [name, type, content] of files) data.items.add(new File([content], name, { type }));
  for (const [type, content] of texts) data.setData(type, content);
  const more = { bubbles: true, cancelable: true };
  document.body.dispatchEvent(kind === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, ...more })
    : new DragEvent("drop", { dataTransfer: data, ...more }));
}"""
UNREAD = """() => {
  Blob.prototype.text = () => Promise.reject(new DOMException("", "NotFoundError"));
}"""


def given(journey, kind, *files, **texts):
    """Paste or drop files, as (name, type, content), and texts by their type."""
    said = [(name.replace("_", "/"), text) for name, text in texts.items()]
    journey.page.evaluate(GIVE, [kind, files, said])


def note(journey):
    """Wait for the sentence above the screen; give it."""
    place = journey.page.locator(NOTE)
    place.wait_for(timeout=WORK_MS)
    return plain(place.inner_text())


def cells(content=LIST):
    return content.decode("utf-8-sig").replace(";", "\t")


def test_cells_pasted_with_a_picture_of_themselves_are_read(journey):
    picture = ("image.png", "image/png", "png")
    html = "<table><tr><td>x</td></tr></table>"
    given(journey.ready(), "paste", picture, text_plain=cells(), text_html=html)
    journey.waits_for_title("2 personnes")


def test_a_picture_pasted_alone_is_refused(journey):
    journey.ready()
    given(journey, "paste", ("image.png", "image/png", "\x89PNG\r\n\x1a\n"))
    assert "image" in journey.alert()
    given(journey, "paste", ("plan.png", "image/png", "\x89PNG"), text_plain="/home/plan.png")
    journey.page.wait_for_timeout(500)
    assert "image" in journey.alert()
    assert journey.step() == "Déposer"


def test_a_folder_is_called_a_folder(journey, tmp_path):
    folder = tmp_path / "Jury de juin"
    folder.mkdir()
    (folder / "liste.csv").write_bytes(LIST)
    session = journey.ready().page.context.new_cdp_session(journey.page)
    data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 400, "data": data})
    words = note(journey)
    assert "« Jury de juin » est un dossier" in words
    assert "prenez la liste" in words
    assert journey.page.locator("#alerte").is_hidden()


def test_of_several_lists_the_page_says_which_one_it_reads(journey):
    files = [(name, "text/csv", LIST.decode()) for name in ("juin.csv", "juillet.csv")]
    given(journey.ready(), "drop", *files)
    journey.waits_for_title("2 personnes")
    assert "« juin.csv » est lu ; « juillet.csv » n’a pas été lu" in note(journey)


def test_a_list_given_during_work_is_said_to_be_left_out(journey):
    journey.page.context.route(START, lambda _route: None)
    journey.page.reload()
    journey.give("juin.csv", LIST)
    journey.sees("Lecture de « juin.csv »")
    given(journey, "drop", ("juillet.csv", "text/csv", LIST.decode()))
    words = note(journey)
    assert "Un travail est en cours" in words
    assert "« juillet.csv »" in words
    given(journey, "paste", text_plain=cells())
    assert "« juillet.csv »" not in note(journey)


def test_an_attachment_dragged_out_of_a_mail_page_is_to_be_saved_first(journey):
    given(journey.ready(), "drop", **{"text_uri-list": "https://courriel.example/piece?id=1"})
    assert "Enregistrez-la d’abord sur votre ordinateur" in note(journey)


def test_what_is_dragged_within_the_page_is_no_gift(journey):
    page = journey.ready().page
    page.evaluate("document.body.dispatchEvent(new DragEvent('dragstart', { bubbles: true }))")
    given(journey, "drop", text_plain="un mot de la page")
    page.wait_for_timeout(300)
    assert page.locator(NOTE).count() == 0


@pytest.mark.own_page
def test_settings_that_the_disk_does_not_give_any_more_are_no_fault_of_the_program(journey):
    journey.ready().page.evaluate(UNREAD)
    given(journey, "drop", ("liste.certiflux.toml", "", "x = 1"))
    words = journey.alert()
    assert "Le fichier n’est plus lisible" in words
    assert "« liste.certiflux.toml »" in words
    assert "défaut" not in words
