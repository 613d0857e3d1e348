"""Build the package for pip, pipx and uv (PEP 517): the site's own wheel, made whole for CPython.

The same packer as for the site puts the engine's files in a wheel; here come beside them the
reference tables, the dependencies and the `certiflux` command of pyproject.toml, and a RECORD.
Nothing but the standard library is needed to build it; npm brings the tables the first time.
"""

import base64
import hashlib
import io
import tarfile
import tomllib
from pathlib import Path
from typing import Any

from buildtools import engine_wheel, places_table
from buildtools.fetching import Fetcher
from buildtools.layout import Layout
from buildtools.running import run
from buildtools.venv import Venv

ROOT = Path(__file__).resolve().parents[2]
TABLE = "certiflux/places/communes.xz"
"""Where an installed engine finds the table of communes."""

_SHIPPED = ("pyproject.toml", "README.md", "LICENSE", "py", "static/runtime.lock.json")
"""What a source archive needs for the wheel to be made from it."""


def build_wheel(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,  # noqa: ARG001  # PEP 517 hands it
    metadata_directory: str | None = None,  # noqa: ARG001  # PEP 517 hands it
) -> str:
    """Write the wheel in a folder; give its file name.

    Raises:
        BuildError: npm is missing, or a table could not be fetched or compiled.
    """
    layout = Layout.of(ROOT)
    fetcher = Fetcher(layout, run, Venv(layout, run).pip)
    places_table.prepare(layout, fetcher)
    return _write(wheel_directory, {TABLE: layout.places.read_bytes()})


def build_editable(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,  # noqa: ARG001  # PEP 660 hands it
    metadata_directory: str | None = None,  # noqa: ARG001  # PEP 660 hands it
) -> str:
    """Write a wheel that only points at this checkout; give its file name."""
    project = _project()
    files = {f"{project['name']}.pth": f"{ROOT / 'py'}\n".encode()}
    return _finish(wheel_directory, project, files)


def build_sdist(
    sdist_directory: str,
    config_settings: dict[str, Any] | None = None,  # noqa: ARG001  # PEP 517 hands it
) -> str:
    """Write the archive of the sources that the wheel is made from; give its file name."""
    project = _project()
    top = f"{project['name']}-{project['version']}"
    with tarfile.open(Path(sdist_directory) / f"{top}.tar.gz", "w:gz") as archive:
        for name in _SHIPPED:
            archive.add(ROOT / name, f"{top}/{name}", filter=_clean)
        info = tarfile.TarInfo(f"{top}/PKG-INFO")
        text = _metadata(project).encode()
        info.size = len(text)
        archive.addfile(info, io.BytesIO(text))
    return f"{top}.tar.gz"


def _clean(info: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if "__pycache__" in info.name else info


def _project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def _write(folder: str, tables: dict[str, bytes]) -> str:
    package = ROOT / "py" / "certiflux"
    return _finish(folder, _project(), engine_wheel.members(package) | tables)


def _finish(folder: str, project: dict[str, Any], files: dict[str, bytes]) -> str:
    """Add what pip wants to the files of a wheel, and write it."""
    info = f"{project['name']}-{project['version']}.dist-info"
    scripts = "".join(f"{name} = {where}\n" for name, where in project["scripts"].items())
    files = files | {
        f"{info}/METADATA": _metadata(project).encode(),
        f"{info}/WHEEL": engine_wheel.WHEEL.encode(),
        f"{info}/entry_points.txt": f"[console_scripts]\n{scripts}".encode(),
        f"{info}/licenses/LICENSE": (ROOT / "LICENSE").read_bytes(),
    }
    record = "".join(f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    name = f"{project['name']}-{project['version']}-py3-none-any.whl"
    (Path(folder) / name).write_bytes(engine_wheel.zipped(files))
    return name


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _metadata(project: dict[str, Any]) -> str:
    """Give the core metadata of the project, its README after them."""
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        "License-File: LICENSE",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {one}" for one in project["dependencies"]),
        "Description-Content-Type: text/markdown",
    ]
    return "\n".join(lines) + "\n\n" + (ROOT / "README.md").read_text("utf-8")
