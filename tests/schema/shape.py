"""Flatten an XML schema to facts by element path, and tell how two of them differ."""

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
FACETS = ("length", "minLength", "maxLength", "minInclusive", "maxInclusive", "pattern")


def shape(xsd):
    """Return, by path in document order, every fact that the schema states of an element."""
    root = etree.fromstring(xsd)
    types = {node.get("name"): node for node in root if node.tag != f"{XS}element"}
    facts = {
        "(schema)": {
            "targetNamespace": root.get("targetNamespace"),
            "elementFormDefault": root.get("elementFormDefault"),
            "version": root.get("version"),
            "roots": [node.get("name") for node in root.iter(f"{XS}element") if _top(node, root)],
        },
        **{f"(type) {name}": {} for name in sorted(types)},
    }
    for element in root.iterchildren(f"{XS}element"):
        _element(element, "", types, facts)
    return facts


def differences(ours, theirs):
    """Return one line per fact that is not the same; empty when the schemas agree."""
    lines = []
    for path in [*ours, *(path for path in theirs if path not in ours)]:
        if path not in theirs or path not in ours:
            lines.append(f"{path}: only in {'ours' if path in ours else 'theirs'}")
            continue
        names = {**ours[path], **theirs[path]}
        lines += [
            f"{path} {name}: {ours[path].get(name)!r}, theirs {theirs[path].get(name)!r}"
            for name in names
            if ours[path].get(name) != theirs[path].get(name)
        ]
    shared = [path for path in ours if path in theirs]
    if shared != [path for path in theirs if path in ours]:
        lines.append(f"order: {shared}")
    return lines


def _top(node, root):
    return node.getparent() is root


def _element(node, above, types, facts):
    path = f"{above}/{node.get('name')}"
    named = node.get("type") or ""
    definition = types.get(named.removeprefix("cpf:")) if named.startswith("cpf:") else None
    inner = definition if definition is not None else next(iter(node), None)
    facts[path] = {
        "minOccurs": node.get("minOccurs", "1"),
        "maxOccurs": _most(node),
        "nillable": node.get("nillable") == "true",
        "group": _held(node),
        "type": named,
        **_simple(inner, named),
    }
    if inner is not None and inner.tag == f"{XS}complexType":
        for child in _children(inner):
            _element(child, path, types, facts)


def _children(complex_type):
    """Return the elements right below a type, through its groups and not through its elements."""
    found, pending = [], list(complex_type)
    while pending:
        node = pending.pop(0)
        if node.tag == f"{XS}element":
            found.append(node)
        else:
            assert node.tag in {f"{XS}{name}" for name in ("all", "sequence", "choice")}, node.tag
            pending = [*node, *pending]
    return found


def _most(node):
    parent = node.getparent()
    group = parent.get("maxOccurs", "1") if parent.tag == f"{XS}choice" else "1"
    return node.get("maxOccurs", group)


def _held(node):
    """Return how the element stands: all, sequence, choice, or choice* when it repeats."""
    parent = node.getparent()
    if parent.tag == f"{XS}schema":
        return "root"
    return parent.tag.removeprefix(XS) + ("*" if parent.get("maxOccurs") else "")


def _simple(node, named):
    if named.startswith("xsd:"):
        return {"base": named.removeprefix("xsd:")}
    if node is None or node.tag != f"{XS}simpleType":
        return {}
    (restriction,) = node
    told = {"base": restriction.get("base").removeprefix("xsd:")}
    for facet in restriction:
        name, value = facet.tag.removeprefix(XS), facet.get("value")
        if name == "enumeration":
            told.setdefault("enum", []).append(value)
        else:
            assert name in FACETS, name
            told[name] = value
    return told
