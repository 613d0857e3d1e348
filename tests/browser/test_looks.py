"""Each look sees the fault that it is for: the page is spoilt on purpose, one way at a time."""

import pytest

from browser import axe, looks

pytestmark = pytest.mark.browser

BUTTON = "document.querySelector('[data-do=example]')"
LEAD = "document.querySelector('.lead')"
SPOILT = {
    looks.kept_focus: ("document.activeElement.blur()", "no focus"),
    looks.by_axe: ("document.querySelector('.brand img').removeAttribute('alt')", "image-alt"),
    looks.structure: (f"{LEAD}.id = 'contenu'", "id twice: contenu"),
    looks.dark: (f"{LEAD}.style.color = '#333'", "color-contrast"),
    looks.forced_colours: (f"{BUTTON}.style.border = 'none'", "no edge"),
    looks.reflow: (f"{LEAD}.style.width = '40rem'", "too wide"),
    looks.large_text: (
        f"Object.assign({LEAD}.style, {{height: '2em', overflow: 'hidden'}})",
        "cut",
    ),
    looks.motion: (f"{LEAD}.animate([{{opacity: 0}}, {{opacity: 1}}], 60000)", "moves"),
    looks.focus: (f"{BUTTON}.style.outline = 'none'", "no outline"),
}


def test_every_look_is_spoilt_here():
    assert set(SPOILT) == set(looks.LOOKS)


@pytest.mark.parametrize("look", looks.LOOKS, ids=lambda look: look.__name__)
def test_a_look_sees_the_fault_it_is_for_and_only_then(journey, root, look):
    script = axe.source(root)
    page = journey.page
    page.wait_for_selector("#moteur:not([data-phase=wait])")
    page.locator("#titre-deposer").focus()
    assert look(page, script) == []
    damage, words = SPOILT[look]
    page.evaluate(f"() => {{ {damage} }}")
    assert any(words in fault for fault in look(page, script))


def test_a_target_too_small_and_a_thing_hidden_by_another_are_seen(journey):
    page = journey.page
    page.wait_for_selector("#moteur:not([data-phase=wait])")
    page.evaluate(
        f"Object.assign({BUTTON}.style, {{minHeight: '0', padding: '0', height: '1rem'}})"
    )
    assert any("small" in fault for fault in looks.reflow(page, ""))
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('div'), {id: 'voile'}));"
        "Object.assign(voile.style, {position: 'fixed', inset: 0, background: 'white'})"
    )
    assert any("hidden" in fault for fault in looks.focus(page, ""))
