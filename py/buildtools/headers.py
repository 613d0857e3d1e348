"""The types and the security headers that dist/ is served with: their one source."""

from pathlib import PurePosixPath

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
    "worker-src 'self' blob:; connect-src 'self'; style-src 'self'; img-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The page's: SECURITY.md says why each word that is not 'none' or 'self' is there."""

STATIC_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
"""That of the pages without any script: the help, the page on privacy."""

_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "compute-pressure",
    "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope",
    "hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer",
    "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial",
    "storage-access", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
"""Powers of a browser that the page has no use for: nobody can turn them on, not even us."""

SECURITY = {
    # A page's own <meta> cannot say frame-ancestors: only a header can.
    "Content-Security-Policy": f"{CSP}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A name looked up in advance would tell it to whoever answers for names.
    "X-DNS-Prefetch-Control": "off",
}

TYPES = {
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
"""The Content-Type by ending of a name."""

OTHER_TYPE = "application/octet-stream"
"""That of every other name."""

ASK_AGAIN = "no-cache"
"""The Cache-Control of what keeps its name from one build to the next: an ETag makes it cheap."""

KEEP = "public, max-age=31536000, immutable"
"""That of a wheel, whose name changes with its contents."""


def media_type(name: str) -> str:
    """Give the Content-Type of a file of dist/ by its name's ending."""
    return TYPES.get(PurePosixPath(name).suffix.lower(), OTHER_TYPE)


def caching(name: str) -> str:
    """Give the Cache-Control of a file of dist/."""
    return KEEP if name.endswith(".whl") else ASK_AGAIN
