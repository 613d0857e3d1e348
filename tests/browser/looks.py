"""What is looked at on every screen; each look lists the faults found, none when all is well."""

from itertools import pairwise

from browser import axe

WIDE = {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}
# The least that a table of so many columns is given before its rows become cards, and a laptop's.
WIDTHS = (800, 1265)
SMALLEST_TARGET = 24

OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const scrolls = (node) => node && (getComputedStyle(node).overflowX !== "visible"
    || scrolls(node.parentElement === document.body ? null : node.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > wide + 1)
    .filter((node) => !scrolls(node.parentElement))
    .slice(0, 5).map((node) => `too wide: ${node.outerHTML.slice(0, 160)}`)
    .concat(`${document.documentElement.scrollWidth} px for ${wide}`);
}"""

# A box may scroll sideways, as the sheet does; what is pressed in it is never to be looked for.
HIDDEN_ASIDE = """() => [...document.querySelectorAll(
    "main button, main select, main textarea, main input:not([type=file])")]
  .filter((node) => node.checkVisibility() && !node.closest(".grid"))
  .filter((node) => { const box = node.closest(".table-box");
    return box && node.getBoundingClientRect().right > box.getBoundingClientRect().right + 1; })
  .map((node) => `cut by its table: ${node.outerHTML.slice(0, 160)}`)"""

# A target in a line of text may be smaller (WCAG 2.2, 2.5.8); the file input covers the drop zone.
SMALL = """(least) => [...document.querySelectorAll(
    "main a, footer a, button, summary, select, textarea, input:not([type=file])")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.tagName === "A" && node.parentElement.textContent.trim()
                      !== node.textContent.trim()))
  .filter((node) => { const box = node.getBoundingClientRect();
    return box.height < least - 0.1 || box.width < least - 0.1; })
  .map((node) => node.outerHTML.slice(0, 160))"""

UNNAMED = """() => [...document.querySelectorAll("input, select, button, summary, table")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.labels?.length || node.textContent.trim()
                      || node.getAttribute("aria-label") || node.caption))
  .map((node) => node.outerHTML)"""

TWICE = """() => [...document.querySelectorAll("[id]")].map((node) => node.id)
  .filter((id, rank, every) => every.indexOf(id) !== rank)"""

LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((node) => node.checkVisibility()).map((node) => +node.tagName[1])"""

# What the keyboard reaches shows it, and is not wholly hidden behind something else. The focus was
# last moved by the keyboard: a script that moves it then leaves it visible. Nothing may slide, or
# what is hidden would be looked at before it has come into view.
UNSEEN = """() => {
  const faults = [], last = document.activeElement, place = scrollY;
  const reached = "a[href], button, summary, select, textarea, input:not([tabindex='-1'])";
  for (const node of document.querySelectorAll(reached)) {
    if (node.disabled || !node.checkVisibility()) continue;
    node.focus();
    const shown = node.type === "file" ? node.parentElement : node;
    const style = getComputedStyle(shown);
    if (document.activeElement !== node) faults.push(`not reached: ${node.outerHTML}`);
    else if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
      faults.push(`no outline: ${node.outerHTML.slice(0, 160)}`);
    const box = node.getBoundingClientRect();
    const spots = [[.5, .5], [.05, .06], [.1, .2], [.9, .8], [.1, .8], [.9, .2]];
    const seen = spots.some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top && (shown.contains(top) || top.contains(node));
    });
    if (!seen) faults.push(`hidden: ${node.outerHTML.slice(0, 160)}`);
  }
  last.focus(); scrollTo(0, place);
  return faults;
}"""

# Text twice as large is cut nowhere: boxes grow, or scroll by themselves.
CUT = """() => [...document.querySelectorAll("body *")]
  .filter((node) => node.checkVisibility() && !node.closest(".visually-hidden, svg"))
  .filter((node) => ["hidden", "clip"].includes(getComputedStyle(node).overflowY)
                    && node.scrollHeight > node.clientHeight + 4 && node.textContent.trim())
  .map((node) => `cut: ${node.outerHTML.slice(0, 160)}`)"""

# In colours that the system forces, what is clicked keeps an edge or an underline.
EDGELESS = """() => [...document.querySelectorAll("main .button, .chip > summary")]
  .filter((node) => node.checkVisibility())
  .filter((node) => { const style = getComputedStyle(node);
    return !style.textDecorationLine.includes("underline")
      && (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1
          || style.borderTopColor === getComputedStyle(node.parentElement).backgroundColor); })
  .map((node) => node.outerHTML.slice(0, 160))"""

MOVING = """() => document.getAnimations().map((one) => `moves: ${one.effect.target.outerHTML}`)
  .concat([...document.querySelectorAll("html, body *")]
    .filter((node) => getComputedStyle(node).scrollBehavior === "smooth")
    .map((node) => `scrolls slowly: ${node.tagName}`))"""


def kept_focus(page, _script: str) -> list[str]:
    """Look whether the last action lost the focus: it is then on the page as a whole."""
    lost = "document.activeElement === null || document.activeElement === document.body"
    return ["no focus"] if page.evaluate(lost) else []


def by_axe(page, script: str) -> list[str]:
    """Ask axe-core for every fault of the page in light colours, seen from its top.

    Further down, the bar that stays in sight passes over others, which axe-core takes for a fault.
    """
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    return axe.violations(page, script)


def structure(page, _script: str) -> list[str]:
    """Look at the headings' order, at names, at identifiers."""
    levels = page.evaluate(LEVELS)
    faults = [] if levels[:1] == [1] and levels.count(1) == 1 else [f"headings: {levels}"]
    faults += [f"heading {a} then {b}" for a, b in pairwise(levels) if b > a + 1]
    faults += [f"id twice: {one}" for one in page.evaluate(TWICE)]
    return faults + [f"no name: {one}" for one in page.evaluate(UNNAMED)]


def dark(page, script: str) -> list[str]:
    """Ask axe-core for the contrasts in dark colours."""
    page.emulate_media(color_scheme="dark")
    found = axe.violations(page, script, "color-contrast", "link-in-text-block")
    page.emulate_media(color_scheme="light")
    return found


def forced_colours(page, script: str) -> list[str]:
    """Look at the page in the colours that a system forces: contrasts and edges."""
    page.emulate_media(forced_colors="active")
    found = axe.violations(page, script, "color-contrast")
    found += [f"no edge: {one}" for one in page.evaluate(EDGELESS)]
    page.emulate_media(forced_colors="none")
    return found


def reflow(page, _script: str) -> list[str]:
    """Look for sideways scrolling from 320 px up, and for small targets there."""
    size = page.viewport_size
    page.set_viewport_size(NARROWEST)
    found = page.evaluate(OVERFLOW)
    found += [f"small: {one}" for one in page.evaluate(SMALL, SMALLEST_TARGET)]
    found += page.evaluate(HIDDEN_ASIDE)
    for width in WIDTHS:
        page.set_viewport_size({**size, "width": width})
        found += [f"{width}: {one}" for one in page.evaluate(OVERFLOW)]
        found += [f"{width}: {one}" for one in page.evaluate(HIDDEN_ASIDE)]
    page.set_viewport_size(size)
    return found


def large_text(page, _script: str) -> list[str]:
    """Look for what is cut or sticks out when text is twice as large."""
    page.evaluate("document.documentElement.style.fontSize = '212.5%'")
    found = page.evaluate(OVERFLOW) + page.evaluate(CUT)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def motion(page, _script: str) -> list[str]:
    """Look for what moves although the system asks for rest."""
    page.emulate_media(reduced_motion="reduce")
    found = page.evaluate(MOVING)
    page.emulate_media(reduced_motion="no-preference")
    return found


def focus(page, _script: str) -> list[str]:
    """Look at each focusable thing with the focus: seen, and not hidden behind another."""
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("Shift")
    found = page.evaluate(UNSEEN)
    page.emulate_media(reduced_motion="no-preference")
    return found


LOOKS = (kept_focus, by_axe, structure, dark, forced_colours, reflow, large_text, motion, focus)
