"""Draw the page: the steps, the present screen, or nothing but the progress card during work."""

import dom
import entries
from parts import help as help_page
from parts import steps
from parts.returning import returning_bar

FIRST = "deposer"


def draw(app):
    """Show the present screen, or nothing but the progress card while work is under way."""
    draw_steps(app)
    first = app.screen.name == FIRST
    dom.show(dom.get("etape-deposer"), visible=first and not app.busy)
    dom.show(dom.get("ecran"), visible=not first and not app.busy)
    if not app.busy:
        entry = entries.of(app.screen)
        entry.draw(app)
        dom.title(entry.title + " · Certiflux")


def draw_steps(app):
    """Show the steps with their states."""
    opened = []
    if not app.busy:
        opened = app.open_steps()
        opened.append("accuse")
    steps.draw(app.screen.step, opened, answered=app.accuse is not None)
    returning_bar.draw(app)
    help_page.follow(entries.of(app.screen).help)
