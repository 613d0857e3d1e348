"""Where the browser refuses: cookies blocked, no room left, calls that throw. The page goes on."""

import json

import pytest

from browser.journey import FLAGS, READY_MS, Journey, csv, patient, person, plain
from browser.listening import Copy

pytestmark = pytest.mark.browser

PEOPLE = csv(person(1), person(2, Civilité="X"), person(3))
THROWS = """
const refuse = () => { throw new DOMException("denied", "SecurityError"); };
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "BroadcastChannel"]) {
  Object.defineProperty(window, name, { configurable: true, get: refuse });
}
for (const name of ["locks", "serviceWorker", "storage"]) {
  Object.defineProperty(Navigator.prototype, name, { configurable: true, get: refuse });
}
"""
NO_ROOM = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
KINDS = """
window.thrower = {
  get property() { throw new DOMException("no", "SecurityError"); },
  set property(value) { throw new TypeError("no"); },
  method() { throw new RangeError("no"); },
  Made: class { constructor() { throw new SyntaxError("no"); } },
  plain() { throw { name: "Plain" }; },
  promise: () => Promise.reject(new DOMException("no", "AbortError")),
  never: () => new Promise(() => {}),
};
"""
ASKED = """
import asyncio
import json

import tried
from pyscript import document, window

of = window.thrower


async def ask():
    told = [
        tried.read(of, "property"),
        tried.put(of, "property", 1),
        tried.call(of, "method"),
        tried.make(of, "Made"),
        tried.call(of, "plain"),
        tried.run(of.method),
        await tried.ask(of, "promise"),
        await tried.ask(of, "method"),
        await tried.settled(of.promise()),
        await tried.ask(of, "never", limit=200),
        tried.call(window, "parseInt", "12"),
        await tried.ask(window.Promise, "resolve", "well"),
    ]
    document.body.setAttribute("data-told", json.dumps(told))


asyncio.create_task(ask())
"""


@pytest.fixture
def refusing(blank, server):
    """Give the page opened after a script that makes the browser refuse."""

    def opened(script):
        blank.add_init_script(script)
        blank.goto(server)
        return Journey(blank).ready()

    return opened


def to_the_flow(journey):
    """Drop a list, leave one out, and take the flow away."""
    journey.to_verdict("liste.csv", PEOPLE)
    journey.press("Générer avec les 2 lignes valides")
    journey.sees("Générer sans attendre les corrections ?")
    journey.press("Générer avec les 2 lignes valides")
    journey.waits_for_title("Votre fichier est prêt : 2 personnes.")
    _, xml = journey.download("Télécharger flux-")
    assert xml.count(b"<cpf:passageCertification>") == 2


def test_with_everything_refused_the_work_is_done_and_nothing_is_said_to_be_kept(refusing):
    journey = refusing(THROWS)
    journey.sees("Ce navigateur ne garde rien de cette page")
    to_the_flow(journey)
    journey.sees("Ce navigateur ne garde rien : il refuse")
    box = journey.page.locator("#retenir")
    box.click()
    journey.page.wait_for_function("() => !document.getElementById('retenir').checked")
    journey.press("Commencer un registre")
    journey.page.locator("#registre-garder").click()
    journey.sees("Ce navigateur n’a pas pu le garder")
    assert not journey.page.locator("#registre-garder").is_checked()
    journey.page.locator("#confidentialite summary").click()
    journey.press("Ce que ce navigateur garde")
    journey.sees("Ce navigateur ne garde rien pour Certiflux.")


def test_in_a_browser_that_blocks_every_cookie_the_work_is_done(
    browser, chromium, server, tmp_path
):
    profile = tmp_path / "profil" / "Default"
    profile.mkdir(parents=True)
    blocked = {
        "profile": {"default_content_setting_values": {"cookies": 2}, "cookie_controls_mode": 1}
    }
    (profile / "Preferences").write_text(json.dumps(blocked))
    context = browser.browser_type.launch_persistent_context(
        profile.parent, executable_path=str(chromium), args=FLAGS, accept_downloads=True
    )
    page = patient(context).new_page()
    page.goto(server)
    assert (
        page.evaluate("(() => { try { return !localStorage; } catch (e) { return e.name; } })()")
        == "SecurityError"
    )
    journey = Journey(page).ready()
    journey.sees("Ce navigateur ne garde rien de cette page")
    to_the_flow(journey)
    context.close()


def test_without_room_the_settings_box_says_so(refusing):
    journey = refusing("")
    to_the_flow(journey)
    page = journey.page
    page.evaluate("() => {" + NO_ROOM + "}")
    page.locator("#retenir").click()
    journey.sees("Ce navigateur ne garde rien : il refuse, ou il n’a plus de place.")
    assert not page.locator("#retenir").is_checked()


def test_without_room_a_deposit_is_noted_and_the_page_says_that_it_could_not_be_kept(refusing):
    journey = refusing("")
    to_the_flow(journey)
    page = journey.page
    journey.press("Commencer un registre")
    page.locator("#registre-garder").check()
    page.wait_for_function("() => localStorage.getItem('certiflux.deposits.registre')")
    page.evaluate("() => {" + NO_ROOM + "}")
    journey.press("J’ai déposé ces fichiers : le noter")
    journey.sees("Ce navigateur n’a pas pu le garder")
    assert not page.locator("#registre-garder").is_checked()
    assert "2 passages" in plain(page.locator("#registre").inner_text())
    page.wait_for_function(
        "() => document.getElementById('annonce').textContent.includes('2\\u00a0passages')"
    )


def test_each_kind_of_call_that_throws_is_answered_and_the_page_goes_on(warm, dist, tmp_path):
    with Copy(dist, tmp_path / "copie") as copy, warm.context() as context:
        main = copy.dist / "app/main.py"
        main.write_text(main.read_text(encoding="utf-8") + ASKED, encoding="utf-8")
        page = context.new_page()
        page.add_init_script(KINDS)
        page.goto(copy.address)
        page.wait_for_selector("body[data-told]", state="attached", timeout=READY_MS)
        told = json.loads(page.get_attribute("body", "data-told"))
    assert told == [
        None,
        "TypeError",
        [None, "RangeError"],
        [None, "SyntaxError"],
        [None, "Plain"],
        [None, "RangeError"],
        [None, "AbortError"],
        [None, "RangeError"],
        [None, "AbortError"],
        [None, "TimeoutError"],
        [12, ""],
        ["well", ""],
    ]
