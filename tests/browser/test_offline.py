"""Without network: the whole round, updates on the user's word, one build at a time."""

import json
import re

import pytest

from browser.journey import FLAGS, READY_MS, WORK_MS, Journey, csv, patient, person, plain
from browser.listening import Copy
from browser.test_saved import correct

pytestmark = pytest.mark.browser

PEOPLE = csv(person(1), person(2, Civilité="X"), person(3))
MARK = "\n.une-autre-version { color: red; }\n"
STYLE = "static/css/etancheite.css"
BUILD = "document.querySelector('meta[name=certiflux-build]').content"


@pytest.fixture
def copy(tmp_path, dist):
    """Give a copy of the page that may be changed and cut off."""
    with Copy(dist, tmp_path / "copie") as served:
        yield served


@pytest.fixture
def context(keeping):
    """Give a browser that keeps what it is given; each copy of the page is another origin."""
    with keeping.context() as given:
        yield given


def visit(context, copy) -> Journey:
    page = context.new_page()
    page.goto(copy.address)
    return Journey(page).ready()


def waits_for_chip(journey, state):
    journey.page.wait_for_selector(f"#hors-ligne[data-state={state}]", timeout=READY_MS)
    return journey


def round_of(journey):
    """Drop, check, mend, generate, take the report and a workbook."""
    journey.to_verdict("liste.csv", PEOPLE)
    correct(journey, 1, "F")
    journey.press("Revenir aux lignes")
    journey.page.locator("#lignes").wait_for(timeout=WORK_MS)
    journey.press("Tous les problèmes")
    journey.page.wait_for_selector("#rapport", timeout=WORK_MS)
    journey.page.locator("#rapport > summary").click()
    _, report = journey.download("Données (JSON)")
    assert json.loads(report)["summary"]["rows"] == 3
    journey.write(journey.page.locator("[data-do=generate], [data-do=choose]").first)
    journey.waits_for_title("Votre fichier est prêt")
    _, xml = journey.download("Télécharger flux-")
    assert xml.count(b"<cpf:passageCertification>") == 3
    name, book = journey.download("Télécharger la liste corrigée (Excel)")
    assert name.endswith(".xlsx")
    assert book.startswith(b"PK")


def beyond_own_check(copy):
    """Give what was asked of the host, but the browser's own look at the service worker."""
    return [path for path in copy.asked if not path.endswith("/sw.js")]


def test_the_whole_round_with_the_network_cut_after_the_first_visit(context, copy):
    journey = waits_for_chip(visit(context, copy), "ready")
    assert "Prêt hors ligne" in plain(journey.page.locator("#hors-ligne").inner_text())
    copy.cut()
    round_of(journey)
    journey.page.close(run_before_unload=False)
    again = waits_for_chip(visit(context, copy), "ready")
    round_of(again)
    again.page.goto(copy.address + "static/confidentialite.html")
    again.sees("En coupant le réseau")


def test_nothing_is_asked_of_the_host_once_the_engine_is_ready(context, copy):
    waits_for_chip(visit(context, copy), "ready").page.close()
    copy.asked.clear()
    journey = waits_for_chip(visit(context, copy), "ready")
    assert beyond_own_check(copy) == []
    round_of(journey)
    assert beyond_own_check(copy) == []
    assert len(copy.asked) <= 3


@pytest.fixture(scope="module")
def offered(keeping, dist, tmp_path_factory):
    """Give a copy that a first visit kept and that was published anew; its build, the other's.

    Three tests visit it; the last one applies the update.
    """
    with Copy(dist, tmp_path_factory.mktemp("copie")) as copy:
        with keeping.context() as context:
            before = waits_for_chip(visit(context, copy), "ready").page.evaluate(BUILD)
        yield copy, before, copy.publish(STYLE, MARK)


def style_of(journey):
    return journey.page.evaluate(f"fetch('{STYLE}').then((told) => told.text())")


def test_an_update_is_announced_and_closing_every_tab_does_not_apply_it(context, offered):
    copy, before, _ = offered
    journey = waits_for_chip(visit(context, copy), "update")
    assert "Nouvelle version prête" in plain(journey.page.locator("#hors-ligne").inner_text())
    assert "nouvelle version" in plain(journey.page.locator("#annonce").inner_text())
    journey.page.close()
    again = waits_for_chip(visit(context, copy), "update")
    assert again.page.evaluate(BUILD) == before
    assert MARK.strip() not in style_of(again)


def test_an_update_never_touches_unsaved_work(context, offered):
    copy, before, _ = offered
    journey = waits_for_chip(visit(context, copy), "update")
    journey.to_verdict("liste.csv", PEOPLE)
    correct(journey, 1, "F")
    asks(journey)
    journey.sees("Vos corrections ne sont pas enregistrées")
    page = journey.page
    assert page.evaluate("document.activeElement.id") == "hors-ligne-suite"
    assert page.evaluate(BUILD) == before
    page.locator("#hors-ligne").get_by_role("button", name="Plus tard").click()
    assert page.evaluate("document.activeElement.id") == "hors-ligne-resume"


def test_an_update_is_applied_when_the_user_asks_for_it_and_no_other_window_is_open(
    context, offered
):
    copy, before, after = offered
    journey = waits_for_chip(visit(context, copy), "update")
    other = context.new_page()
    other.goto(copy.address)
    asks(journey)
    journey.sees("Certiflux est ouvert dans un autre onglet")
    assert journey.page.evaluate(BUILD) == before
    other.close()
    journey.give("liste.csv", PEOPLE)
    journey.waits_for_title("3 personnes")
    asks(journey)
    journey.sees("« liste.csv » sera fermé")
    journey.press("Mettre à jour et fermer ce fichier")
    journey.page.wait_for_function(f"() => {BUILD} === '{after}'", timeout=READY_MS)
    waits_for_chip(journey.ready(), "ready")
    assert MARK.strip() in style_of(journey)
    copy.cut()
    journey.page.reload()
    waits_for_chip(journey.ready(), "ready")
    assert journey.page.evaluate(BUILD) == after


def asks(journey):
    """Ask for the update from the chip."""
    chip = journey.page.locator("#hors-ligne")
    if chip.get_attribute("open") is None:
        journey.page.locator("#hors-ligne-resume").click()
    chip.get_by_role("button", name=re.compile("^Mettre à jour")).first.click()


def test_page_and_engine_of_different_builds_refuse_to_run_together(warm, copy):
    with warm.context() as context:
        journey = visit(context, copy)
        copy.publish(STYLE, MARK)
        journey.page.workers[0].evaluate("self.close()")
        assert "n'ont pas la même version" in journey.alert()
        assert journey.page.get_attribute("#moteur", "data-phase") == "down"
        journey.press("Recharger la page")
        journey.page.wait_for_load_state()
        journey.ready()


def test_a_copy_in_a_sub_folder_works_offline_too(context, tmp_path, dist):
    with Copy(dist, tmp_path / "site", under="outils/certiflux") as copy:
        (copy.top / "autre.html").write_text("<!doctype html><title>Autre</title>")
        journey = waits_for_chip(visit(context, copy), "ready")
        other = context.new_page()
        other.goto(copy.address.replace("outils/certiflux/", "autre.html"))
        assert other.title() == "Autre"
        copy.cut()
        journey.page.reload()
        waits_for_chip(journey.ready(), "ready")
        journey.press("Essayer avec un exemple")
        journey.waits_for_title("18 personnes")


def test_where_no_service_worker_may_be_the_page_works_and_says_so(browser, chromium, copy):
    rules = "--host-resolver-rules=MAP intranet.exemple 127.0.0.1"
    other = browser.browser_type.launch(executable_path=str(chromium), args=[*FLAGS, rules])
    page = patient(other.new_page())
    page.goto(copy.address.replace("127.0.0.1", "intranet.exemple"))
    assert not page.evaluate("isSecureContext")
    journey = Journey(page).ready()
    journey.page.wait_for_selector("#hors-ligne[data-state=unsecured]")
    page.locator("#hors-ligne-resume").click()
    journey.sees("Cette adresse commence par « http:// »")
    page.keyboard.press("Escape")
    journey.press("Essayer avec un exemple")
    journey.waits_for_title("18 personnes")
    other.close()


def test_a_file_that_is_not_the_published_one_is_not_taken(context, copy):
    """A host whose file changed on its own: neither kept, nor given to the page."""
    (copy.dist / "runtime/places/communes.xz").write_bytes(b"other")
    journey = waits_for_chip(visit(context, copy), "broken")
    ask = "fetch('runtime/places/communes.xz').then(() => 'taken', (error) => error.name)"
    assert journey.page.evaluate(ask) == "TypeError"


def test_what_was_changed_in_the_cache_is_asked_again(context, copy):
    journey = waits_for_chip(visit(context, copy), "ready")
    spoil = """async (path) => {
      const [name] = (await caches.keys()).filter((one) => !one.endsWith(" note"));
      const cache = await caches.open(name);
      await cache.put(new URL(path, document.baseURI), new Response("spoilt"));
    }"""
    journey.page.evaluate(spoil, STYLE)
    copy.asked.clear()
    assert "spoilt" not in journey.page.evaluate(f"fetch('{STYLE}').then(r => r.text())")
    assert copy.asked == [f"/{STYLE}"]


def test_what_is_kept_is_listed_and_erased_for_good(context, copy):
    journey = waits_for_chip(visit(context, copy), "ready")
    page = journey.page
    note = """() => { localStorage.setItem("certiflux.reglages", "x".repeat(3000));
      localStorage.setItem("autre.site", "y"); }"""
    page.evaluate(note)
    page.locator("#confidentialite summary").click()
    journey.press("Ce que ce navigateur garde")
    page.locator("#garde table").wait_for(timeout=WORK_MS)
    text = plain(page.locator("#garde").inner_text())
    for words in ("Vos réglages", "3 ko", "Les fichiers de l’application", "Des carnets vides"):
        assert words in text
    journey.press("Tout effacer")
    assert page.evaluate("document.activeElement.id") == "titre-effacer"
    journey.press("Ne rien effacer")
    assert page.evaluate("caches.keys().then((names) => names.length)") > 0
    journey.press("Tout effacer")
    page.locator("[data-do=erase]").click()
    journey.sees("Tout est effacé.")
    assert "Tout est effacé" in plain(page.locator("#annonce").inner_text())
    left = """async () => [await caches.keys(), Object.keys(localStorage),
      (await navigator.serviceWorker.getRegistrations()).length]"""
    assert page.evaluate(left) == [[], ["autre.site"], 0]
    assert page.evaluate("indexedDB.databases().then((found) => found.length)") <= 1
    journey.press("‹ Revenir")
    journey.press("Essayer avec un exemple")
    journey.waits_for_title("18 personnes")
    assert page.evaluate("caches.keys()") == []


def test_the_application_can_be_installed(context, copy):
    journey = waits_for_chip(visit(context, copy), "ready")
    session = context.new_cdp_session(journey.page)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )
    told = session.send("Page.getAppManifest")
    assert told["errors"] == []
    assert json.loads(told["data"])["short_name"] == "Certiflux"
