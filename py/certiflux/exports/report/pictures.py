"""The pictures in the report: drawn as they are laid out, each with its table."""

from __future__ import annotations

from certiflux.base.words import typographic
from certiflux.exports.markup import Child, Html, el
from certiflux.exports.report.tables import table
from certiflux.screens import View
from certiflux.screens.generate.pictures import findings_picture, pictures_view
from certiflux.session import Dossier


def pictures(dossier: Dossier, *, anonymous: bool) -> list[Child]:
    """Return the pictures of a checked dossier; without any value of the file when anonymous."""
    if not anonymous:
        return [_figure(one) for one in pictures_view(dossier)["pictures"]]
    found = findings_picture(dossier, anonymous=True)
    return [_figure(found)] if found else []


def _figure(view: View) -> Html:
    told = typographic(f"{view['title']} : {view['sentence']}")
    size = f"0 0 {view['width']} {view['height']}"
    left = view["left_out"], view["table"]["left_out"]
    shapes = [_shape(one) for one in view["shapes"]]
    return el(
        "figure",
        el("h3", view["title"]),
        el("figcaption", view["sentence"]),
        el("svg", shapes, viewBox=size, role="img", aria_label=told),
        [el("p", one) for one in left if one],
        table(view["title"], view["table"]["heads"], view["table"]["rows"]),
        cls="picture",
    )


def _shape(one: View) -> Html:
    said = {("cls" if name == "class" else name): v for name, v in one["attributes"].items()}
    return el(one["tag"], one.get("text"), **said)
