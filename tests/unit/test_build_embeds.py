"""What the lock says is built into PyScript is what its package says, each with its licence."""

import fnmatch
import json
import re
import tarfile

import pytest

from buildtools import bill, lock
from buildtools.layout import Layout

MODULE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")


@pytest.fixture(scope="module")
def parts(root):
    return {one.name: one for one in lock.read(Layout.of(root).lock).artefacts}


@pytest.fixture(scope="module")
def built_in(root, parts):
    """Return the modules that the source maps of the files that are shipped name."""
    part = parts["@pyscript/core"]
    archive = Layout.of(root).downloads / part.file
    if not archive.is_file():
        pytest.skip("the packages are not in the cache: run « python3 build.py build »")
    wanted = [f"package/{one}.map" for one in part.take if one.endswith(".js")]
    found = set()
    with tarfile.open(archive) as opened:
        for member in opened.getmembers():
            if any(fnmatch.fnmatch(member.name, one) for one in wanted):
                sources = json.load(opened.extractfile(member))["sources"]
                found |= {found[1] for one in sources if (found := MODULE.search(one))}
    return found


def test_every_module_inside_pyscript_is_in_the_lock(built_in, parts):
    told = {one.rpartition("@")[0] for one in parts["@pyscript/core"].embeds}
    assert len(built_in) > 10
    assert built_in - told == set()


@pytest.mark.parametrize(
    "name", ["@pyscript/core", "@micropython/micropython-webassembly-pyscript"]
)
def test_every_part_inside_has_its_licence_in_the_texts(name, parts, root):
    part = parts[name]
    text = "\n".join((root / one).read_text("utf-8") for one in part.texts)
    headings = {re.sub("-[0-9.]+$", "", line) for line in re.split(r"[\n,] *", text)}
    for one in part.embeds:
        known = one.rpartition("@")[0].replace("@", "").replace("/", "-")
        # Polyscript is under the licence of PyScript, whose package carries the text.
        assert known == "polyscript" or known in headings, known


def test_a_licence_without_identifier_is_named(parts):
    part = parts["@micropython/micropython-webassembly-pyscript"]
    inside = {one.name: one.licence for one in bill.inside(part, part.file)}
    assert inside["crypto-algorithms"] == "LicenseRef-Public-Domain"
    assert bill._licences(inside["crypto-algorithms"]) == [{"license": {"name": "Public-Domain"}}]
    assert bill._licences("MIT AND PSF-2.0") == [{"expression": "MIT AND PSF-2.0"}]
