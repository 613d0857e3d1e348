"""Every host is told the same headers and types, those of the one source."""

import re
import xml.etree.ElementTree as ET

import pytest

from buildtools import headers, hosting

EXPECTED = headers.SECURITY | {"Cache-Control": headers.ASK_AGAIN}
BARE = {end: kind.partition(";")[0] for end, kind in headers.TYPES.items()}


def pages(text):
    lines = text.splitlines()
    assert lines[1] == "/*"
    return dict(line.strip().split(": ", 1) for line in lines[2:]), None


def apache(text):
    every, _, wheels = text.partition("<FilesMatch")
    assert headers.KEEP in wheels
    sent = dict(re.findall(r'Header always set (\S+) "([^"]*)"', every))
    return sent, {end: kind for kind, end in re.findall(r'AddType "([^"]+)" (\S+)', text)}


def nginx(text):
    sent = dict(re.findall(r'^add_header (\S+) "([^"]*)" always;', text, re.MULTILINE))
    (sent["Cache-Control"],) = re.findall(r'^set \$certiflux_cache "([^"]+)";', text, re.MULTILINE)
    assert "add_header Cache-Control $certiflux_cache always;" in text
    types = re.findall(r"^  (\S+/\S+) (\w+);", text, re.MULTILINE)
    assert f'if ($uri ~ "\\.whl$") {{ set $certiflux_cache "{headers.KEEP}"; }}' in text
    return sent, {f".{end}": kind for kind, end in types}


def caddy(text):
    sent = dict(re.findall(r'^  (\S+) "([^"]*)"', text, re.MULTILINE))
    types = dict(re.findall(r'^header \*(\.\w+) Content-Type "([^"]+)"', text, re.MULTILINE))
    assert f'header *.whl Cache-Control "{headers.KEEP}"' in text
    return sent, {end: kind.partition(";")[0] for end, kind in types.items()}


def iis(text):
    top = ET.fromstring(text.partition("?>")[2])
    sent = {one.get("name"): one.get("value") for one in top.iter("add")}
    types = {one.get("fileExtension"): one.get("mimeType") for one in top.iter("mimeMap")}
    assert types.pop(".xz") == headers.OTHER_TYPE
    return sent, {end: kind.partition(";")[0] for end, kind in types.items()}


READERS = {
    "_headers": pages,
    ".htaccess": apache,
    "web.config": iis,
    "hebergement/nginx.conf": nginx,
    "hebergement/Caddyfile": caddy,
}


@pytest.mark.parametrize("name", READERS)
def test_each_file_says_what_the_source_says(name):
    sent, types = READERS[name](hosting.files()[name])
    assert sent == EXPECTED
    assert types is None or types == BARE


def test_every_file_is_read_back_here_but_the_empty_one():
    assert set(hosting.files()) - set(READERS) == {".nojekyll"}


def test_nothing_can_end_a_quoted_value():
    for value in EXPECTED.values():
        assert not set(value) & set('"$\\\n')


def test_the_policy_gives_no_more_than_the_runtime_needs():
    rules = dict(rule.split(" ", 1) for rule in headers.CSP.split("; "))
    assert rules.pop("script-src") == "'self' 'wasm-unsafe-eval'"
    assert rules.pop("worker-src") == "'self' blob:"
    assert set(rules.values()) == {"'none'", "'self'"}
    assert rules["default-src"] == "'none'"
