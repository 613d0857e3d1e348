"""Serve dist/ on this computer alone, as a well-kept static host would."""

import contextlib
import hashlib
import http.server
import socket
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from buildtools import headers
from buildtools.errors import BuildError

HOST = "127.0.0.1"
_TRIES = 20
_HIGHEST_PORT = 65535


class Handler(http.server.BaseHTTPRequestHandler):
    """Answer GET and HEAD for the files below one folder, and nothing else."""

    protocol_version = "HTTP/1.1"
    # Head and body leave in two writes: without this the second waits for an answer.
    disable_nagle_algorithm = True
    folder: ClassVar[Path]

    def do_GET(self) -> None:
        """Send a file, or 304 when the browser has it."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send what GET would, without the body."""
        self._answer(with_body=False)

    def version_string(self) -> str:
        """Keep the versions of Python and of its server to ourselves."""
        return "certiflux"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent: the terminal is for what the person must know."""

    def end_headers(self) -> None:
        """Add the security headers to every answer, errors included."""
        for name, value in headers.SECURITY.items():
            self.send_header(name, value)
        super().end_headers()

    def _answer(self, *, with_body: bool) -> None:
        path = resolve(self.folder, self.path)
        if path is None:
            kind = {"Content-Type": "text/plain; charset=utf-8"}
            text = "Cette adresse n’existe pas.\n".encode()
            self._send(HTTPStatus.NOT_FOUND, kind, text, with_body=with_body)
            return
        data, tag = _read(path, path.stat().st_mtime_ns)
        known = {"ETag": tag, "Cache-Control": headers.caching(path.name)}
        if tag in self.headers.get("If-None-Match", ""):
            self._send(HTTPStatus.NOT_MODIFIED, known, b"", with_body=False)
            return
        known["Content-Type"] = headers.media_type(path.name)
        self._send(HTTPStatus.OK, known, data, with_body=with_body)

    def _send(
        self, status: HTTPStatus, fields: dict[str, str], data: bytes, *, with_body: bool
    ) -> None:
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if with_body:
            self.wfile.write(data)


class Server(http.server.ThreadingHTTPServer):
    """Serve one folder; never share a port with another program."""

    daemon_threads = True
    allow_reuse_port = False

    @property
    def address(self) -> str:
        """Give the address to type in a browser."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a browser that went away in the middle of an answer."""


def make(folder: Path, port: int = 0) -> Server:
    """Make a server for `folder` on `port`, or on any free port when 0.

    Raises:
        OSError: the port is taken.
    """
    bound = type("BoundHandler", (Handler,), {"folder": folder.resolve()})
    return Server((HOST, port), bound)


def make_near(folder: Path, port: int) -> Server:
    """Make a server on `port`, or on the first free one of those that follow.

    Raises:
        BuildError: all of them are taken.
    """
    last = min(port + _TRIES, _HIGHEST_PORT + 1) - 1
    for candidate in range(port, last + 1):
        if not _is_taken(candidate):
            with contextlib.suppress(OSError):
                return make(folder, candidate)
    raise BuildError(
        f"Aucun port libre entre {port} et {last} : choisissez-en un autre avec « --port »."
    )


def resolve(folder: Path, target: str) -> Path | None:
    """Give the file that a request's target names, or None.

    Nothing outside `folder` is ever named: hidden files, « .. », back slashes,
    drive letters and links that lead out are all refused.
    """
    name = unquote(urlsplit(target).path).lstrip("/") or "index.html"
    parts = name.split("/")
    if any(part in {"", ".."} or part.startswith(".") for part in parts):
        return None
    if any(character in name for character in "\\:\0"):
        return None
    path = folder.joinpath(*parts)
    inside = path.is_file() and path.resolve().is_relative_to(folder.resolve())
    return path if inside else None


def _is_taken(port: int) -> bool:
    # A program that listens on all interfaces does not stop us from binding, but it is in the way.
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex((HOST, port)) == 0


@lru_cache(maxsize=512)
def _read(path: Path, _mtime_ns: int) -> tuple[bytes, str]:
    data = path.read_bytes()
    return data, f'"{hashlib.sha256(data).hexdigest()[:32]}"'
