"""The server sends dist/ with the right types and headers, and nothing from outside it."""

import http.client
import socket
import threading
from pathlib import Path

import pytest

from buildtools import headers, serving
from buildtools.errors import BuildError


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    top = tmp_path_factory.mktemp("served")
    dist = top / "dist"
    (dist / "app").mkdir(parents=True)
    (dist / "index.html").write_text("<!doctype html>é", encoding="utf-8")
    (dist / "app" / "dom.py").write_text("x = 1\n")
    (dist / "a b.json").write_text("{}")
    for name in ("p.mjs", "p.js", "p.wasm", "p-0abc.whl", "p.toml", "p.unknown", ".hidden"):
        (dist / name).write_bytes(b"data")
    (top / "secret.txt").write_text("secret")
    (dist / "link.txt").symlink_to(top / "secret.txt")
    return dist


@pytest.fixture(scope="module")
def port(folder):
    server = serving.make(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def ask(port, target, method="GET", **fields):
    connection = http.client.HTTPConnection(serving.HOST, port, timeout=5)
    try:
        connection.request(method, target, headers=fields)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/p.mjs", "text/javascript; charset=utf-8"),
        ("/p.js", "text/javascript; charset=utf-8"),
        ("/p.wasm", "application/wasm"),
        ("/p-0abc.whl", "application/octet-stream"),
        ("/p.toml", "text/plain; charset=utf-8"),
        ("/app/dom.py", "text/plain; charset=utf-8"),
        ("/a%20b.json?v=1", "application/json; charset=utf-8"),
        ("/p.unknown", "application/octet-stream"),
    ],
)
def test_each_file_has_its_type(port, name, kind):
    status, fields, body = ask(port, name)
    assert status == 200
    assert fields["Content-Type"] == kind
    assert int(fields["Content-Length"]) == len(body) > 0


@pytest.mark.parametrize("target", ["/", "/nowhere", "/app", "/p.wasm"])
def test_every_answer_has_the_security_headers(port, target):
    _, fields, _ = ask(port, target)
    assert {name: fields.get(name) for name in headers.SECURITY} == headers.SECURITY


def test_the_policy_lets_nothing_out_and_no_one_frame_the_page():
    policy = headers.SECURITY["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert rules["form-action"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert "unsafe-inline" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/app/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/app//dom.py",
        "/c:/secret.txt",
        "/link.txt",
        "/.hidden",
        "/p.js%00.txt",
        "/app",
        "/app/",
        "/nowhere",
    ],
)
def test_nothing_but_the_files_of_dist_is_sent(port, target):
    status, _, body = ask(port, target)
    assert status == 404
    assert body.decode() == "Cette adresse n’existe pas.\n"


def test_a_file_that_the_browser_has_is_not_sent_again(port, folder):
    _, fields, _ = ask(port, "/p.js")
    again = {"If-None-Match": fields["ETag"]}
    assert ask(port, "/p.js", **again)[::2] == (304, b"")
    (folder / "p.js").write_bytes(b"other data")
    assert ask(port, "/p.js", **again)[::2] == (200, b"other data")


def test_only_a_name_that_follows_its_contents_is_kept_for_good(port):
    assert "immutable" in ask(port, "/p-0abc.whl")[1]["Cache-Control"]
    assert ask(port, "/p.wasm")[1]["Cache-Control"] == "no-cache"


def test_head_sends_the_headers_alone(port):
    status, fields, body = ask(port, "/p.wasm", method="HEAD")
    assert (status, fields["Content-Length"], body) == (200, "4", b"")


def test_other_methods_are_refused(port):
    assert ask(port, "/", method="POST")[0] == 501


def test_only_this_computer_is_answered(folder):
    server = serving.make(folder)
    assert server.server_address[0] == "127.0.0.1"
    server.server_close()


def test_a_taken_port_gives_the_next_one(folder):
    with socket.socket() as taken:
        taken.bind((serving.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = serving.make_near(folder, port)
        assert port < server.server_address[1] < port + 20
        server.server_close()


def test_no_free_port_is_said(folder, monkeypatch):
    monkeypatch.setattr(serving, "_is_taken", lambda _port: True)
    with pytest.raises(BuildError, match="Aucun port libre entre 65530 et 65535"):
        serving.make_near(folder, 65530)
