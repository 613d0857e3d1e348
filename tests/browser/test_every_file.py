"""Each file that a start asks for, refused or replaced, one by one: a start, or a sentence.

The suite makes it for what the engine is made of; CERTIFLUX_EVERY_FILE=1 makes it for all files.
"""

import contextlib
import os
import re
import time

import pytest

from browser.journey import READY_MS, plain

pytestmark = pytest.mark.browser

PROXY = "<!doctype html><title>Filtrage</title><p>Cette adresse est bloquée.</p>"
SAID = "#ne-demarre-pas:visible, #alerte:visible"
STARTED = "html[data-started]"
READY = "#moteur[data-phase=ready]"
ENGINE = re.compile(r"^(runtime/pyodide/|app/engine\.py$)")
WAYS = ("refused", "replaced")


@pytest.fixture
def opened(warm, server, options):
    """Give what opens the page with one file refused or replaced, and closes it."""

    @contextlib.contextmanager
    def visit(name=None, how=None, asked=None):
        with warm.page(server, options) as page:
            if asked is not None:
                page.context.on("request", lambda one: asked.append(one.url))
            if name is not None:
                stop = {
                    "refused": lambda route: route.abort(),
                    "replaced": lambda route: route.fulfill(
                        status=200, content_type="text/html", body=PROXY
                    ),
                }
                page.context.route(f"{server}{name}", stop[how])
            page.goto(server)
            yield page

    return visit


def asked_for(opened, server):
    """Give the path of each file that a start asks for, by itself."""
    asked = []
    with opened(asked=asked) as page:
        page.wait_for_selector(READY, timeout=READY_MS)
    files = {url.removeprefix(server) for url in asked if url.startswith(server)}
    return sorted(files - {"", "sw.js"})


def outcome(page, name):
    """Wait for the page to run, or its engine where it is what lacks a file, or for words."""
    good = READY if ENGINE.match(name) else STARTED
    page.wait_for_selector(f"{good}, {SAID}", state="attached", timeout=READY_MS)
    return plain(page.locator(SAID).first.inner_text()) if page.locator(SAID).count() else ""


def test_a_file_that_does_not_come_or_comes_replaced_is_never_a_silence(opened, server, capsys):
    names = asked_for(opened, server)
    assert [name for name in names if name.endswith(".whl")]
    everything = bool(os.environ.get("CERTIFLUX_EVERY_FILE"))
    tried = names if everything else [name for name in names if ENGINE.match(name)]
    longest = 0.0
    for name in tried:
        for how in WAYS:
            begun = time.monotonic()
            with opened(name, how) as page:
                words = outcome(page, name)
            longest = max(longest, time.monotonic() - begun)
            if everything:
                with capsys.disabled():
                    print(f"{time.monotonic() - begun:6.1f} s  {how:8}  {name}  {words[:90]}")
            if ENGINE.match(name):
                assert name.rpartition("/")[2] in words, f"{name} {how}: {words}"
    if everything:
        with capsys.disabled():
            print(f"{len(tried)} files, {len(WAYS)} ways; the longest wait: {longest:.1f} s")
