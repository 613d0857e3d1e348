"""WebKit in GTK's dress (MiniBrowser), through the W3C's WebDriver. It is not Safari.

The driver speaks plain JSON over HTTP; a display is drawn by Xvfb. Neither a file chooser nor a
download comes through it: the round lets files go over the page, and sees what it hands over.
"""

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

HOST = "127.0.0.1"
SETTINGS = {
    # Its own sandbox needs what a container refuses; nothing here has a screen that composes.
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "GDK_BACKEND": "x11",
}
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "F8": "\ue038",
}
LIMIT_S = 130
START_S = 20


class WebKit:
    """A window of MiniBrowser."""

    def __init__(self, driver: str, browser: Path) -> None:
        """Open it through the driver at this address."""
        self.root = driver
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self.session = self._ask("POST", "/session", {"capabilities": wanted})["sessionId"]
        self._tell("timeouts", {"script": LIMIT_S * 1000, "pageLoad": LIMIT_S * 1000})

    def open(self, address: str) -> None:
        """Go to an address."""
        self._tell("url", {"url": address})

    def script(self, text: str, *args: object) -> object:
        """Run the body of a function in the page; give its value."""
        return self._tell("execute/sync", {"script": text, "args": list(args)})

    def keys(self, *names: str) -> None:
        """Press real keys."""
        steps = []
        for name in names:
            held = [KEYS.get(key, key) for key in name.split("+")]
            steps += [{"type": "keyDown", "value": key} for key in held]
            steps += [{"type": "keyUp", "value": key} for key in reversed(held)]
        self._tell("actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.keys(*text)

    def close(self) -> None:
        """End the window and the session."""
        self._ask("DELETE", f"/session/{self.session}", None)

    def _tell(self, deed: str, what: Mapping[str, object]) -> object:
        return self._ask("POST", f"/session/{self.session}/{deed}", what)

    def _ask(self, method: str, path: str, what: Mapping[str, object] | None):
        data = None if what is None else json.dumps(what).encode()
        request = urllib.request.Request(self.root + path, data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=LIMIT_S) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            raise AssertionError(json.load(refusal)["value"]) from None


@contextlib.contextmanager
def running(driver: Path, xvfb: Path, home: Path) -> Iterator[str]:
    """Give the address of a driver that runs, on a display and in a home of its own."""
    read, write = os.pipe()
    own = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    shown = subprocess.Popen(
        [xvfb, "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = told.readline().strip()
    port = _free_port()
    driving = subprocess.Popen(
        [driver, f"--port={port}", f"--host={HOST}"],
        env={**os.environ, **SETTINGS, **own, "DISPLAY": f":{display}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://{HOST}:{port}"
    finally:
        for process in (driving, shown):
            process.terminate()
            process.wait()


@contextlib.contextmanager
def window(driver: str, browser: Path) -> Iterator[WebKit]:
    """Give a window with nothing of any other's."""
    opened = WebKit(driver, browser)
    yield opened
    opened.close()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as free:
        return free.getsockname()[1]


def _wait_for(port: int) -> None:
    end = time.monotonic() + START_S
    while True:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port)):
            return
        assert time.monotonic() < end, "the driver of WebKit does not start"
        time.sleep(0.1)
