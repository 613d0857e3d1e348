"""A body on the exclusion list: the page stops with a clear sentence, and makes no flow."""

import hashlib
import io
import json
import zipfile

import pytest

from browser.journey import IDENTIFIERS, WORK_MS, csv, person, plain
from certiflux.rules.exclusion import fingerprint

pytestmark = pytest.mark.browser

MODULE = "certiflux/rules/exclusion"


def barring(wheel: bytes, root) -> bytes:
    """Return the engine as a build whose list holds the body of the tests."""
    source = (root / "py" / f"{MODULE}.py").read_text(encoding="utf-8")
    body = fingerprint(IDENTIFIERS["emetteur.id_client"])
    listed = source.replace("\n    ()\n", f'\n    ("{body}",)\n')
    assert listed != source
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            if not info.filename.startswith(MODULE):
                new.writestr(info, old.read(info))
        new.writestr(f"{MODULE}.py", listed)
    return made.getvalue()


def test_generation_is_stopped_with_a_clear_sentence(journey, dist, root):
    lock = json.loads((dist / "runtime/pyodide/pyodide-lock.json").read_text())
    engine = lock["packages"]["certiflux"]
    wheel = barring((dist / "runtime/pyodide" / engine["file_name"]).read_bytes(), root)
    engine["sha256"] = hashlib.sha256(wheel).hexdigest()
    context = journey.page.context
    context.route("**/pyodide-lock.json", lambda route: route.fulfill(body=json.dumps(lock)))
    context.route(f"**/{engine['file_name']}", lambda route: route.fulfill(body=wheel))
    journey.page.reload()
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2)))
    assert journey.title() == "Aucun fichier ne peut être fait pour cet organisme."
    primary = journey.page.locator("#ecran .button.primary:visible")
    assert [plain(text) for text in primary.all_inner_texts()] == ["Revoir les identifiants"]
    journey.sees("Certiflux ne peut pas être utilisé pour cet organisme")
    journey.sees("La Caisse des Dépôts a exclu l'organisme 12ABC345 : aucun flux n'est généré.")
    assert journey.page.get_by_role("button", name="Générer").count() == 0
    assert journey.page.locator('#etapes [data-step="generer"] button').count() == 0


def test_another_body_is_not_stopped(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1)))
    journey.press("Générer le fichier XML")
    journey.page.locator(".files").wait_for(timeout=WORK_MS)
