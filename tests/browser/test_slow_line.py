"""A slow line: what has come of the engine is shown, each large file is fetched once, even cut."""

import threading
import time
from http import HTTPStatus

import pytest

from browser.journey import READY_MS
from buildtools import serving

pytestmark = pytest.mark.browser

LARGE = ("pyodide.asm.wasm", "python_stdlib.zip")
SHOWN = "() => / [1-9][0-9]*,[0-9]/.test(document.getElementById('moteur-texte').innerText)"
PART = 65536
PAUSE_S = 0.04
CUT = 2_000_000


@pytest.fixture
def slow(dist):
    """Serve the build so that a large file takes some seconds; give its address, what was sent."""
    sent = []

    class Slow(serving.Handler):
        folder = dist

        def _send(self, status, known, body, *, with_body):
            name = self.path.rpartition("/")[2]
            if name in LARGE and status == HTTPStatus.OK:
                start = 0
                if self.headers["Range"] and self.headers["If-Range"] == known["ETag"]:
                    start = int(self.headers["Range"].removeprefix("bytes=").rstrip("-"))
                    known["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
                sent.append((name, start > 0))
                self.slowly(known, body[start:], cut=name == LARGE[0] and not start)
            else:
                super()._send(status, known, body, with_body=with_body)

        def slowly(self, known, body, *, cut):
            rest = "Content-Range" in known
            self.send_response(HTTPStatus.PARTIAL_CONTENT if rest else HTTPStatus.OK)
            for name, value in {**known, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            for start in range(0, len(body), PART):
                if cut and start > CUT:
                    self.close_connection = True
                    return
                time.sleep(PAUSE_S)
                self.wfile.write(body[start : start + PART])

    running = serving.make(dist)
    running.RequestHandlerClass = Slow
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running.address, sent
    running.shutdown()
    running.server_close()


def test_what_has_come_is_shown_and_each_byte_is_sent_once_even_when_the_line_is_cut(blank, slow):
    address, sent = slow
    page = blank
    page.goto(address)
    page.wait_for_function(SHOWN)
    page.wait_for_selector("#moteur[data-phase=ready]", timeout=READY_MS)
    assert sent == [(LARGE[0], False), (LARGE[0], True), (LARGE[1], False)]
