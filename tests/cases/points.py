"""What the JSON of a report says of each row, from its distinct findings: nothing is lost."""


def row_by_row(findings):
    """Return one finding a row, whole file first, as each would be told alone."""
    found = [alone for one in findings for alone in _alone(one)]
    return sorted(found, key=lambda one: one["row"] or 0)


def _alone(one):
    told = {key: value for key, value in one.items() if key not in {"count", "rows"}}
    assert one["count"] == max(1, len(one["rows"]))
    assert one["rows"][:1] == ([] if one["row"] is None else [one["row"]])
    if one["row"] is None:
        return [told]
    start = f"Ligne {one['row']}"
    rest = one["message"].removeprefix(start)
    assert rest != one["message"]
    return [told | {"row": row, "message": f"Ligne {row}{rest}"} for row in one["rows"]]
