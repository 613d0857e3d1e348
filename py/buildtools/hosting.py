"""Write the settings of the usual static hosts from headers.py: same headers, same types.

They lie in dist/, but no visitor asks for them: the manifest says of each that it is not served.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from buildtools import headers

_WHY = "Certiflux : les en-têtes de sécurité, écrits par build.py (py/buildtools/headers.py)."
_BARE_TYPES = {end: kind.partition(";")[0] for end, kind in headers.TYPES.items()}


def files() -> dict[str, str]:
    """Give each file by its path in dist/; the same headers give the same texts."""
    return {
        "_headers": pages(),
        ".htaccess": apache(),
        "web.config": iis(),
        # Without it the pages of GitHub leave out every name that begins with an underscore.
        ".nojekyll": "",
        "hebergement/nginx.conf": nginx(),
        "hebergement/Caddyfile": caddy(),
    }


def is_setting(name: str) -> bool:
    """Tell whether a file of dist/ is read by the host alone, never by a visitor."""
    return name in files()


def pages() -> str:
    """Write `_headers`, which Netlify and Cloudflare Pages read; they know the types."""
    lines = [f"# {_WHY}", "/*", *(f"  {name}: {value}" for name, value in _all())]
    return "\n".join(lines) + "\n"


def apache() -> str:
    """Write `.htaccess`, which Apache reads when AllowOverride lets it."""
    types = [f'  AddType "{kind}" {end}' for end, kind in _BARE_TYPES.items()]
    sent = [f'  Header always set {name} "{value}"' for name, value in _all()]
    return _lines(
        f"# {_WHY}",
        "Options -Indexes",
        "<IfModule mod_mime.c>",
        *types,
        "  AddDefaultCharset utf-8",
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *sent,
        '  <FilesMatch "\\.whl$">',
        f'    Header always set Cache-Control "{headers.KEEP}"',
        "  </FilesMatch>",
        "</IfModule>",
    )


def nginx() -> str:
    """Write what goes in the `server` block of nginx."""
    types = [f"  {kind} {end[1:]};" for end, kind in _BARE_TYPES.items()]
    sent = [f'add_header {name} "{value}" always;' for name, value in headers.SECURITY.items()]
    # An add_header in a location takes away those of the server: the value is chosen here.
    return _lines(
        f"# {_WHY}",
        "# Dans « server { … } », à côté de « root /chemin/de/dist; ».",
        "types {",
        *types,
        "}",
        f"default_type {headers.OTHER_TYPE};",
        "charset utf-8;",
        "charset_types text/css text/csv text/javascript text/plain application/json",
        "  application/xml image/svg+xml;",
        f'set $certiflux_cache "{headers.ASK_AGAIN}";',
        f'if ($uri ~ "\\.whl$") {{ set $certiflux_cache "{headers.KEEP}"; }}',
        "add_header Cache-Control $certiflux_cache always;",
        *sent,
    )


def caddy() -> str:
    """Write what goes in a site's block of Caddy, which knows most types."""
    sent = [f'  {name} "{value}"' for name, value in _all()]
    return _lines(
        f"# {_WHY}",
        "# Dans le bloc du site, avec « root * /chemin/de/dist » et « file_server ».",
        "header {",
        *sent,
        "}",
        f'header *.whl Cache-Control "{headers.KEEP}"',
        *(f'header *{end} Content-Type "{kind}"' for end, kind in headers.TYPES.items()),
    )


def iis() -> str:
    """Write `web.config`, which IIS reads."""
    top = ET.Element("configuration")
    top.append(ET.Comment(f" {_WHY} "))
    server = ET.SubElement(top, "system.webServer")
    content = ET.SubElement(server, "staticContent")
    for end, kind in headers.TYPES.items():
        ET.SubElement(content, "remove", fileExtension=end)
        ET.SubElement(content, "mimeMap", fileExtension=end, mimeType=kind)
    # An ending that it does not know is not served at all.
    ET.SubElement(content, "remove", fileExtension=".xz")
    ET.SubElement(content, "mimeMap", fileExtension=".xz", mimeType=headers.OTHER_TYPE)
    sent = ET.SubElement(ET.SubElement(server, "httpProtocol"), "customHeaders")
    for name, value in _all():
        ET.SubElement(sent, "remove", name=name)
        ET.SubElement(sent, "add", name=name, value=value)
    ET.indent(top)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _all() -> Iterator[tuple[str, str]]:
    yield from headers.SECURITY.items()
    yield "Cache-Control", headers.ASK_AGAIN


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"
