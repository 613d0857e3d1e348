"""No module of the engine imports itself by way of others, for types neither."""

from graphlib import CycleError, TopologicalSorter

from tests.architecture.test_imports import ENGINE, FILES, imported

LEFT = {"certiflux.rules.words"}
"""Packages whose sentences still call one another in a circle."""


def module(path):
    """Return the dotted name of a file of the engine."""
    parts = path.relative_to(ENGINE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def known(name, modules):
    """Return the module that an imported name belongs to; "" for what is not of the engine."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name


def circle(graph):
    """Return the modules of one circle, nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_a_circle_is_seen():
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_module_imports_itself_by_way_of_others():
    modules = {module(path): path for path in FILES}
    graph = {
        name: {known(one, modules) for one in imported(path)} - {name, ""}
        for name, path in modules.items()
        if name.rpartition(".")[0] not in LEFT
    }
    assert circle(graph) == []
