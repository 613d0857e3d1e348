"""What tests of sealing need: a copy of the page that can change, and an ear on another port."""

import contextlib
import json
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from buildtools import manifest, offline, serving


class Copy:
    """A copy of dist/ of one's own, served and counted, that may be changed or cut off."""

    def __init__(self, dist: Path, folder: Path, under: str = "") -> None:
        """Copy ``dist`` below ``folder``, in a sub-folder when ``under`` names one."""
        self.top = folder
        self.dist = folder / under if under else folder
        shutil.copytree(dist, self.dist, dirs_exist_ok=True)
        self.under = f"{under}/" if under else ""
        self.asked: list[str] = []
        self.fields: dict[str, str] | None = None
        self.server: serving.Server | None = None
        self.thread: threading.Thread | None = None
        self.port = 0

    def __enter__(self) -> Self:
        """Serve it on a port that stays the same after a cut."""
        copy = self

        class Counting(serving.Handler):
            folder = copy.top.resolve()

            def do_GET(self) -> None:  # noqa: N802 (the name that the server calls)
                copy.asked.append(self.path)
                if self.path.endswith("/"):
                    self.path += "index.html"  # as static hosts do, in every folder
                super().do_GET()

            def end_headers(self) -> None:
                if copy.fields is None:
                    super().end_headers()
                else:
                    for name, value in copy.fields.items():
                        self.send_header(name, value)
                    super(serving.Handler, self).end_headers()

        self.server = serving.Server((serving.HOST, self.port), Counting)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop: from now on the network is cut."""
        self.cut()

    def cut(self) -> None:
        """Stop serving, as a cut network does."""
        if self.server is not None and self.thread is not None:
            self.server.shutdown()
            self.server.server_close()
            self.thread.join()
            self.server = None

    @property
    def address(self) -> str:
        """Give the address of the page."""
        return f"http://{serving.HOST}:{self.port}/{self.under}"

    def publish(self, name: str, text: str) -> str:
        """Add ``text`` to a file of the copy and publish that as another build; give the build."""
        with (self.dist / name).open("a", encoding="utf-8") as stream:
            stream.write(text)
        page = self.dist / "index.html"
        told = json.loads((self.dist / manifest.NAME).read_text(encoding="utf-8"))
        page.write_text(
            page.read_text(encoding="utf-8").replace(f'content="{told["build"]}"', 'content=""'),
            encoding="utf-8",
        )
        for own in (offline.SCRIPT, manifest.NAME):
            (self.dist / own).unlink()
        build = offline.stamp(self.dist)
        source = Path(__file__).parents[2] / "static" / "sw.js"
        (self.dist / offline.SCRIPT).write_text(
            offline.script(source, self.dist, build), encoding="utf-8"
        )
        (self.dist / manifest.NAME).write_text(
            manifest.text(self.dist, "0.1.0", build), encoding="utf-8"
        )
        return build


class Ear:
    """A port that takes every connection and every datagram, answers nothing, and counts."""

    def __init__(self) -> None:
        """Listen on one number for TCP and UDP alike."""
        self.heard: list[str] = []
        self.tcp = socket.create_server((serving.HOST, 0))
        self.port = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind((serving.HOST, self.port))
        for listen in (self._take, self._catch):
            threading.Thread(target=listen, daemon=True).start()

    @property
    def address(self) -> str:
        """Give an address of another origin than the page's."""
        return f"http://{serving.HOST}:{self.port}"

    def _take(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.tcp.accept()
                threading.Thread(target=self._read, args=(connection,), daemon=True).start()

    def _read(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(5)
            first = connection.recv(4096).decode("latin-1").partition("\r\n")[0]
            self.heard.append(first or "connected")
            connection.sendall(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")

    def _catch(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self.udp.recvfrom(4096)
                self.heard.append("UDP")

    def close(self) -> None:
        """Stop listening."""
        self.tcp.close()
        self.udp.close()


@contextlib.contextmanager
def ear() -> Iterator[Ear]:
    """Give an ear for a while."""
    listening = Ear()
    try:
        yield listening
    finally:
        listening.close()
