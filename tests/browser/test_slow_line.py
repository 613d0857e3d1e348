"""A slow line: what has come of the engine is shown, each large file is fetched once."""

import threading
import time
from http import HTTPStatus

import pytest

from browser.journey import READY_MS
from buildtools import serving

pytestmark = pytest.mark.browser

LARGE = ("pyodide.asm.wasm", "python_stdlib.zip")
SHOWN = "/ [1-9][0-9]*,[0-9]/.test(document.getElementById('moteur-texte').innerText)"
PART = 65536
PAUSE_S = 0.04


@pytest.fixture
def slow(dist):
    """Serve the build so that a large file takes some seconds; give its address, what was sent."""
    sent = []

    class Slow(serving.Handler):
        folder = dist

        def _send(self, status, known, body, *, with_body):
            large = self.path.rpartition("/")[2] in LARGE
            if large and status == HTTPStatus.OK:
                sent.append(self.path.rpartition("/")[2])
                self.slowly(known, body)
            else:
                super()._send(status, known, body, with_body=with_body)

        def slowly(self, known, body):
            self.send_response(HTTPStatus.OK)
            for name, value in {**known, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            for start in range(0, len(body), PART):
                time.sleep(PAUSE_S)
                self.wfile.write(body[start : start + PART])

    running = serving.make(dist)
    running.RequestHandlerClass = Slow
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running.address, sent
    running.shutdown()
    running.server_close()


def test_what_has_come_is_shown_and_each_large_file_is_sent_once(browser, slow):
    address, sent = slow
    context = browser.new_context(locale="fr-FR", service_workers="block")
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(SHOWN)
    page.wait_for_selector("#moteur[data-phase=ready]", timeout=READY_MS)
    assert sorted(sent) == sorted(LARGE)
    context.close()
