"""Encrypt and decrypt a saved dossier with the browser's own cryptography.

The passphrase stays in this module while a key is made of it: it goes into no request, no storage
and no log. What is encrypted how is written in the line of the file, which the engine makes and
reads (certiflux/session/line.py).
"""

import binascii

import tried
from pyscript import window
from pyscript.ffi import to_js

CIPHER = "AES-GCM"
DERIVATION = "PBKDF2"
HASH = "SHA-256"
BITS = 256
# The browser keeps the key to itself.
EXTRACTABLE = False
SALT, NONCE = 16, 12


def available():
    """Tell whether the browser encrypts here; it does over https and on this very computer."""
    return _subtle() is not None


def _subtle():
    return tried.read(window.crypto, "subtle")


def fresh(size):
    """Return random bytes, in base64; they never are text here, which a zero byte would cut."""
    made = window.crypto.getRandomValues(window.Uint8Array.new(size))
    return binascii.b2a_base64(bytes([made[i] for i in range(size)])).decode().strip()


async def encrypt(body, line, seal, passphrase):
    """Return the file of a body, a Blob: its line, then the body encrypted."""
    key = await _key(passphrase, seal)
    data = await body.arrayBuffer()
    done = await tried.ask(_subtle(), "encrypt", _how(seal, line), key, data)
    secret = tried.sure(done)
    return window.Blob.new(to_js([line + "\n", secret]), to_js({"type": str(body.type)}))


async def decrypt(file, seal, passphrase):
    """Return the file as it was before it was encrypted; None for another passphrase."""
    key = await _key(passphrase, seal)
    data = await file.slice(seal["offset"]).arrayBuffer()
    how = _how(seal, seal["line"])
    # The browser says no more than « it does not open ».
    body, error = await tried.ask(_subtle(), "decrypt", how, key, data)
    if error:
        return None
    return window.File.new(to_js([seal["opened"] + "\n", body]), str(file.name))


def _how(seal, line):
    return to_js(
        {
            "name": CIPHER,
            "iv": _bytes(seal["nonce"]),
            "additionalData": window.TextEncoder.new().encode(line),
        }
    )


async def _key(passphrase, seal):
    """Make the key of a passphrase: the same signs give the same key however they are typed."""
    composed = str(window.String.new(passphrase).normalize("NFC"))
    told = window.TextEncoder.new().encode(composed)
    subtle = _subtle()
    uses = to_js(["deriveKey"])
    made = await tried.ask(subtle, "importKey", "raw", told, DERIVATION, EXTRACTABLE, uses)
    material = tried.sure(made)
    how = {
        "name": DERIVATION,
        "hash": HASH,
        "salt": _bytes(seal["salt"]),
        "iterations": seal["iterations"],
    }
    wanted = to_js({"name": CIPHER, "length": BITS})
    uses = to_js(["encrypt", "decrypt"])
    args = to_js(how), material, wanted, EXTRACTABLE, uses
    return tried.sure(await tried.ask(subtle, "deriveKey", *args))


def _bytes(text):
    """Return the bytes that a base64 text stands for."""
    return window.Uint8Array.new(to_js(list(binascii.a2b_base64(text.encode()))))
