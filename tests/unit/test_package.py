"""The package that pip installs: its command, its tables, the same results as build.py cli."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from certiflux import __version__

LIST = """Code RNCP/RS;Date de délivrance;Nom de naissance;Prénom;Sexe;Date de naissance;\
Code INSEE de naissance;idTechnique
RS5200;12/10/2026;MARTINEAU;Léonie;F;14/03/1988;69123;C-1
RS5200;12/10/2026;GAUDREAU;Basile;M;02/11/1979;69123;C-2
"""
SETTINGS = """[emetteur]
id_client = "12ABC345"
[certificateur]
id_client = "12ABC345"
id_contrat = "MCFCER000123"
[certification]
type = "RS"
nature_deposant = "CERTIFICATEUR"
[constantes]
obtentionCertification = "PAR_ADMISSION"
donneeCertifiee = "true"
presenceNiveauLangueEuro = "false"
presenceNiveauNumeriqueEuro = "false"
"""


@pytest.fixture(scope="module")
def installed(root, tmp_path_factory):
    """Install the project in an environment of its own; give its command.

    Its dependencies are those of the tests' environment: nothing is fetched.
    """
    folder = tmp_path_factory.mktemp("package")
    venv.create(folder / "venv", with_pip=False)
    place = folder / "venv" / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    (place / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    python = folder / "venv" / "bin" / "python"
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*command, str(root)], check=True, capture_output=True, text=True)
    return folder / "venv" / "bin" / "certiflux"


@pytest.fixture
def run(installed, tmp_path):
    """Give what runs the command in a folder with a list and its settings."""
    (tmp_path / "liste.csv").write_text(LIST.replace("\\\n", ""), "utf-8")
    (tmp_path / "r.certiflux.toml").write_text(SETTINGS, "utf-8")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def call(*arguments):
        done = subprocess.run(
            [installed, *arguments],
            check=False,
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout

    return call


def test_it_says_its_versions_and_has_the_communes(run):
    code, said = run("--version")
    assert code == 0
    assert said.startswith(f"certiflux {__version__}\n")
    assert "Communes et codes postaux : empreinte " in said


def test_it_checks_converts_validates_and_reads_a_report(run, tmp_path, root):
    code, said = run("check", "liste.csv", "--settings", "r.certiflux.toml", "--json")
    assert (code, json.loads(said)["summary"]["valid_rows"]) == (0, 2)
    assert run("convert", "liste.csv", "--settings", "r.certiflux.toml", "--out", "d")[0] == 0
    (flow,) = tmp_path.glob("d/*.xml")
    code, said = run("validate", str(flow), "--json")
    assert (code, json.loads(said)["summary"]["xsd_valid"]) == (0, True)
    code, said = run("accuse", str(root / "tests/cases/accuses/ancien.xml"), "--json")
    assert code in {0, 1}
    assert "accepted" in json.loads(said)["summary"]


def test_what_is_installed_is_the_engine_of_the_site(installed, root):
    place = next(Path(installed).parents[1].glob("lib/*/site-packages/certiflux"))
    own = root / "py" / "certiflux"
    names = {path.relative_to(own) for path in own.rglob("*.py")}
    assert {path.relative_to(place) for path in place.rglob("*.py")} == names
    assert all((place / one).read_bytes() == (own / one).read_bytes() for one in names)
