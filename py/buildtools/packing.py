"""Pack the whole application in one zip that anybody can host, or open on their own computer.

The files are stored as they are: the same commit gives the same bytes whatever the machine's own
way to compress.
"""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from buildtools import hashing, manifest

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN, _PROGRAM = 0o100644 << 16, 0o100755 << 16
_TOOLS = ("__init__", "errors", "headers", "serving")

NOTE = """\
Certiflux {version}, copie {build}

Ce dossier contient toute l'application : aucune donnée n'en sort, elle n'a besoin d'aucun serveur
de calcul ni d'Internet.

SUR VOTRE ORDINATEUR
  Une page ouverte d'un double-clic (file://) ne marche pas : les navigateurs l'interdisent.
  Avec Python 3.11 ou plus récent : python3 ouvrir.py    (sous Windows : py ouvrir.py)
  puis ouvrez l'adresse affichée. Seul cet ordinateur peut y accéder.

SUR VOTRE INTRANET
  Copiez le contenu de « page » dans un dossier du serveur web, à l'adresse que vous voulez.
  Préférez une adresse en https : sur une adresse en http, la page marche, mais le navigateur
  refuse de la garder pour l'ouvrir sans réseau et de chiffrer un dossier enregistré.
  Les en-têtes de sécurité sont prêts, dans « page » :
    Apache                       .htaccess (AllowOverride FileInfo Options)
    IIS                          web.config
    nginx                        hebergement/nginx.conf, à inclure dans « server {{ … }} »
    Caddy                        hebergement/Caddyfile, à mettre dans le bloc du site
    Netlify, Cloudflare Pages    _headers
    pages de GitHub              .nojekyll
  Sans eux, la page porte déjà sa propre règle (CSP) ; .wasm doit être servi comme
  application/wasm et .mjs comme text/javascript.

EST-CE LA COPIE PUBLIÉE ?
  page/manifest.json donne l'empreinte SHA-256 de chaque fichier. Le fichier .sha256 publié à côté
  de ce zip donne la sienne :  sha256sum -c NOM.zip.sha256
  Depuis les sources :         python3 build.py verify page     (ou l'adresse de votre serveur)

MISES À JOUR
  Remplacez tout le contenu de « page ». Chaque personne verra « Nouvelle version prête » et
  choisira le moment ; un travail en cours n'est jamais interrompu.
"""

_OPEN = '''\
"""Ouvre Certiflux sur cet ordinateur seul : python3 ouvrir.py [port]."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "outils"))

from buildtools import serving  # noqa: E402

server = serving.make_near(HERE / "page", int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
print(f"Certiflux est ouvert sur {server.address} (Ctrl-C pour arrêter).", flush=True)
try:
    server.serve_forever()
except KeyboardInterrupt:
    print("Arrêté.")
'''


def pack(dist: Path, into: Path) -> Path:
    """Write the zip of `dist` and its SHA-256 beside it in the folder `into`; give the zip."""
    told = json.loads((dist / manifest.NAME).read_text(encoding="utf-8"))
    name = f"certiflux-{told['version']}-{told['build']}"
    into.mkdir(exist_ok=True)
    for old in into.glob("certiflux-*.zip*"):
        old.unlink()
    path = into / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, data in _members(dist, told):
            archive.writestr(_info(f"{name}/{inside}"), data)
    digest = hashing.of_file(path)
    (into / f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")
    return path


def _members(dist: Path, told: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    note = NOTE.format(version=told["version"], build=told["build"])
    # A Notepad of old needs both to show it well.
    yield "LISEZ-MOI.txt", note.replace("\n", "\r\n").encode("utf-8-sig")
    yield "ouvrir.py", _OPEN.encode()
    for tool in _TOOLS:
        source = Path(__file__).with_name(f"{tool}.py")
        yield f"outils/buildtools/{tool}.py", source.read_bytes()
    found = {path.relative_to(dist).as_posix(): path for path in dist.rglob("*") if path.is_file()}
    for name in sorted(found):
        yield f"page/{name}", found[name].read_bytes()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=_EPOCH)
    info.external_attr = _PROGRAM if name.endswith("/ouvrir.py") else _PLAIN
    info.create_system = 3  # Unix, on whatever system the build runs
    return info
