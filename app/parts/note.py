"""Say to everybody, above the screen, what became of something given; it stays until the next."""

import dom

PLACE = "note"


def say(words):
    """Show a sentence, whatever screen is shown and whatever work is under way."""
    node = dom.get(PLACE)
    dom.fill(node, dom.fr(words))
    dom.show(node, visible=True)


def clear():
    """Take the sentence away."""
    dom.show(dom.get(PLACE), visible=False)


def named(names):
    """Write names one after another: « a », « b » et « c »."""
    quoted = [dom.fr("« ") + name + dom.fr(" »") for name in names]
    return " et ".join([part for part in (", ".join(quoted[:-1]), quoted[-1]) if part])
