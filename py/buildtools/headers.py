"""The types and the security headers that dist/ is served with."""

from pathlib import PurePosixPath

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; "
    "worker-src 'self' blob:; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)

SECURITY = {
    # A page's own <meta> cannot say frame-ancestors: only a header can.
    "Content-Security-Policy": f"{CSP}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), payment=(), "
        "serial=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".toml": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/octet-stream",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".xsd": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}


def media_type(name: str) -> str:
    """Give the Content-Type of a file of dist/ by its name's ending."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def caching(name: str) -> str:
    """Give the Cache-Control of a file of dist/.

    A wheel's name changes with its contents: keep it. All else keeps its name
    from one build to the next: ask again, an ETag makes that cheap.
    """
    if name.endswith(".whl"):
        return "public, max-age=31536000, immutable"
    return "no-cache"
