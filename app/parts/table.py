"""Build native tables; on a narrow screen each row is a card, its cells named by ``data-label``."""

import dom


def table(caption, heads, rows, cls=""):
    """Make a table; the first cell of each row is its header.

    The roles are written out: the narrow layout changes ``display``, which takes them away.
    """
    head = dom.el(
        "tr", [dom.el("th", words, scope="col", role="columnheader") for words in heads], role="row"
    )
    return dom.el(
        "table",
        dom.el("caption", caption),
        dom.el("thead", head, role="rowgroup"),
        dom.el("tbody", [_row(heads, cells) for cells in rows], role="rowgroup"),
        cls=("table " + cls).strip(),
        role="table",
    )


def _row(heads, cells):
    first = dom.el("th", cells[0], scope="row", role="rowheader", data_label=heads[0])
    rest = [dom.el("td", cells[i], role="cell", data_label=heads[i]) for i in range(1, len(heads))]
    return dom.el("tr", first, rest, role="row")


def pager(total, offset, limit, do):
    """Make « De 1 à 50 sur 120 » with its two buttons, or nothing when one page holds all.

    ``do`` is the action of the buttons, which takes the offset of the page to show.
    """
    if total <= limit:
        return None
    last = min(offset + limit, total)
    words = "De " + dom.number(offset + 1) + " à " + dom.number(last) + " sur " + dom.number(total)
    return dom.el(
        "nav",
        dom.button("Page précédente", do, "small", arg=offset - limit) if offset else None,
        dom.el("span", words),
        dom.button("Page suivante", do, "small", arg=offset + limit) if last < total else None,
        cls="pager",
        aria_label="Pages de la liste",
    )
