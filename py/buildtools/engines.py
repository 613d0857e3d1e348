"""Find the browsers that the round is made in beside Chromium, or install them where possible.

None of them is indispensable: a test says in one sentence what it did not try.
"""

import os
import shutil
from pathlib import Path

from buildtools import chromium, say
from buildtools.running import Runner

_FIREFOX = ("firefox-esr", "firefox")
_MINI_BROWSERS = "*/webkit2gtk-4*/MiniBrowser"
LIBRARIES = Path("/usr/lib")
"""Where Debian has MiniBrowser, which is on nobody's path."""
_PACKAGES = {"Firefox": ("firefox-esr",), "WebKit": ("webkit2gtk-driver", "xvfb")}


def firefox() -> Path | None:
    """Give the path of Firefox, None where it is not."""
    chosen = os.environ.get("CERTIFLUX_FIREFOX")
    found = chosen or next(filter(None, map(shutil.which, _FIREFOX)), None)
    return Path(found) if found else None


def webkit() -> tuple[Path, Path, Path] | None:
    """Give WebKit's driver, its browser and a display, None where one of them is not."""
    driver, display = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browser = next(iter(sorted(LIBRARIES.glob(_MINI_BROWSERS))), None)
    if driver is None or display is None or browser is None:
        return None
    return Path(driver), browser, Path(display)


def prepare(run: Runner) -> None:
    """Install what is missing where root may; say in one sentence what will not be tried."""
    for name, find in (("Firefox", firefox), ("WebKit", webkit)):
        if find() is None and chromium.may_install():
            say.progress(f"Installation de {name} (paquets Debian)…")
            chromium.install(run, *_PACKAGES[name])
        if find() is None:
            say.progress(f"{name} n’est pas sur cet ordinateur : la page n’y sera pas essayée.")
