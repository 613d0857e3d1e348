"""Every screen and state of the page, reached quickly: a few walks that stop at each.

A walk is a generator: it brings the page to a state, gives its name, and goes on when asked. What
looks at every screen (access, axe, pictures for the eye) takes the same walks.
"""

import re
from collections.abc import Iterator

from browser.journey import Journey, csv, person
from browser.messy import open_messy, settle
from cases.fiches import csv_zip

LIST = csv(person(1), person(2, Civilité="X"), person(3, délivrance="31/06/2026"), person(4))
NEXT = csv(person(1), person(2, Civilité="M."), person(3, délivrance="31/06/2026"), person(9))
ECHO_MS = 500
PASSPHRASE = "carotte Élan tiède 42 volcan"
START = "**/pyodide.asm.wasm"


def unfold(page) -> None:
    """Open every fold of the screen, those that are in another one too."""
    page.evaluate("document.querySelectorAll('#ecran details').forEach(fold => fold.open = true)")


def beginning(journey: Journey) -> Iterator[str]:
    """The first screen: empty, unfolded, explained, a file above it, one refused, the columns."""
    page, held = journey.page, []
    page.context.route(START, lambda route: held.append(route))  # noqa: PLW0108 (it is named)
    page.reload()
    page.wait_for_selector("#moteur:not([data-phase=wait])")
    yield "deposer-moteur-demarre"
    journey.give("liste.csv", LIST)
    journey.sees("Lecture de « liste.csv »")
    yield "carte-de-progression"
    journey.press("Annuler")
    journey.waits_for_title("Déposez")
    for route in held:
        route.continue_()
    page.context.unroute(START)
    journey.ready()
    yield "deposer"
    for fold in page.locator("#etape-deposer details > summary").all():
        fold.click()
    yield "deposer-deplie"
    for chip in ("confidentialite", "schema"):
        page.locator(f"#{chip} > summary").click()
        yield f"pastille-{chip}"
        page.keyboard.press("Escape")
    page.evaluate("document.body.dispatchEvent(new DragEvent('dragover', {bubbles: true}))")
    page.wait_for_selector("body.dragging")
    yield "deposer-glisser"
    page.evaluate("document.body.dispatchEvent(new DragEvent('dragleave', {bubbles: true}))")
    journey.give("vide.csv", b"")
    journey.alert()
    yield "deposer-alerte"
    yield from columns(journey)


def without_engine(journey: Journey) -> Iterator[str]:
    """The first screen when the engine cannot come."""
    journey.pardoned = ("ERR_FAILED", "Failed to fetch", "NetworkError", "PythonError", "wasm")
    journey.page.context.route(START, lambda route: route.abort())
    journey.page.reload()
    journey.alert()
    yield "deposer-moteur-en-panne"
    journey.page.context.unroute(START)
    journey.press("Relancer le moteur")


def columns(journey: Journey) -> Iterator[str]:
    """The step of the columns: questions, a column open, joined, everything settled, gaps."""
    page = journey.page
    open_messy(journey)
    yield "colonnes-questions"
    for fold in ("#apercu", "#lecture"):
        page.locator(f"{fold} > summary").click()
    page.locator(".grid").wait_for()
    page.locator("#passages-detail > summary").click()
    page.locator("#q-8-autre").click()
    page.locator("#q-8-champ").wait_for()
    yield "colonnes-changer"
    page.locator("#q-8-reunir").click()
    page.locator("#q-8-reunion").wait_for()
    yield "colonnes-reunir"
    page.locator("#q-8-laisser").click()
    if not page.locator("#colonnes-lues[open]").count():
        page.locator("#colonnes-lues > summary").click()
    settle(journey)
    yield "colonnes-reglees"
    journey.page.locator("#confirmer").click()
    journey.alert()
    yield "colonnes-manques"


def mending(journey: Journey) -> Iterator[str]:
    """The verdict on the example, the workshop with its tools, one person."""
    page = journey.page
    journey.ready().press("Essayer avec un exemple")
    journey.waits_for_title("18 personnes")
    yield "colonnes-exemple"
    journey.check()
    page.locator(".findings").wait_for()
    page.locator("#fragiles summary").wait_for()
    page.locator("#images-pli").wait_for()
    yield "verifier"
    for fold in ("#journal summary", "#controles > summary", "#rapport > summary"):
        page.locator(fold).first.click()
    for fold in ("#fragiles details > summary", "#images-pli > summary", "#historique > summary"):
        page.locator(fold).first.click()
    for why in page.locator(".why > summary").all()[:6]:
        why.click()
    for drawing in page.locator(".picture .fold > summary").all():
        drawing.click()
    yield "verifier-deplie"
    journey.press("Corriger maintenant")
    page.locator("#lignes tbody").first.wait_for()
    yield "atelier"
    for fold in ("#filtres > summary", "#outils > summary", "#historique > summary"):
        page.locator(fold).click()
    page.keyboard.press("F8")
    page.wait_for_function("() => document.activeElement.id.startsWith('m-')")
    page.keyboard.press("Enter")
    page.locator("#saisie").wait_for()
    yield "atelier-saisie"
    page.keyboard.press("Escape")
    for tool in ("replace", "fill", "split_rows", "aside", "set_rows"):
        page.locator("#outil").select_option(tool)
        page.locator("#outil-corps label").first.wait_for()
        yield f"atelier-outil-{tool}"
    page.locator("#outil-texte").fill("Mme")
    page.locator("#outil-voir").click()
    page.locator("#apercu-titre").wait_for()
    yield "atelier-apercu"
    journey.press("Renoncer")
    journey.press("Toute la personne")
    page.locator("#donnees-vides > summary").click()
    page.get_by_role("button", name=re.compile("^Modifier")).first.click()
    page.locator("#saisie").wait_for()
    yield "personne"
    page.keyboard.press("Escape")
    yield from leaving(journey)


def leaving(journey: Journey) -> Iterator[str]:
    """From there, the choice, the files, the portal's answer awaited, rehearsed, a person."""
    page = journey.page
    page.locator("#etapes button", has_text="Accusé").click()
    page.locator("#registre section").wait_for()
    yield "accuse-vide"
    page.locator("#etapes button", has_text="Vérifier").click()
    journey.press("Générer avec les 12")
    journey.waits_for_title("Générer sans attendre")
    yield "choisir"
    journey.press("Générer avec les 12")
    journey.waits_for_title("Votre fichier est prêt")
    page.locator(".picture").first.wait_for()
    yield "obtenir"
    unfold(page)
    yield "obtenir-deplie"
    journey.press("Répéter le dépôt avec l’exemple")
    journey.waits_for_title("9 personnes acceptées, 3 refusées.")
    page.locator(".answers > li").first.wait_for()
    page.locator("#registre section").wait_for()
    yield "accuse-repetition"
    unfold(page)
    yield "accuse-deplie"
    page.locator(".answers > li [data-do=accuse_person]").first.click()
    page.locator("#personne").wait_for()
    yield "accuse-personne"


def answered(journey: Journey) -> Iterator[str]:
    """A real answer on a list without fault, with a registre; then a whole file refused."""
    page = journey.page
    journey.ready().to_verdict("liste.csv", csv(*(person(rank) for rank in range(4))))
    journey.waits_for_title("0 erreur")
    yield "verifier-zero-erreur"
    journey.write(page.locator(".banner [data-do=generate]"))
    page.wait_for_selector(".files")
    name = " ".join(page.locator(".file-name").first.inner_text().split())
    journey.press("Commencer un registre")
    journey.sees("rien n'y est encore noté")
    yield "obtenir-registre"
    journey.press("J’ai déposé ces fichiers")
    journey.sees("4 passages dans 1 fichier")
    journey.give("accuse.xml", _report(name, refused=("ESSAI-0001",), accepted=("ESSAI-0000",)))
    journey.waits_for_title("1 personne acceptée, 1 refusée")
    page.locator(".answers > li").first.wait_for()
    page.locator(".standings").wait_for()
    yield "accuse-registre"
    page.locator("[data-do=accuse_state][data-arg=accepte]").click()
    page.locator("[data-do=withdraw_ask]").click()
    journey.waits_for_title("Retirer ou corriger une personne acceptée")
    page.locator("#retrait-plan > *").first.wait_for()
    yield "retirer"
    journey.press("‹ Revenir à l’accusé")
    page.locator("#accuse-lus > summary").click()
    journey.press("Oublier ces accusés")
    journey.waits_for_title("L’accusé de traitement")
    journey.give("entier.xml", _refused_whole(name))
    journey.waits_for_title("Le portail a refusé le fichier entier")
    page.locator(".why > summary").first.click()
    yield "accuse-fichier-refuse"
    yield from beside(journey)


def beside(journey: Journey) -> Iterator[str]:
    """What stands beside the five steps: help, proofs, documents, the Passeport de prévention."""
    page = journey.page
    page.locator("#aide > summary").click()
    yield "menu-aide"
    # Whoever looked at what is beside it has folded the menu.
    page.evaluate("document.getElementById('aide').open = true")
    page.locator("#aide [data-do=gdpr]").click()
    page.locator(".documents").wait_for()
    yield "rgpd"
    page.locator("[data-do=help_leave]").click()
    page.locator("#etapes button", has_text="Vérifier").click()
    page.locator("[data-do=support]").last.click()
    page.locator("[data-do=support_make]").click()
    page.locator(".proved").wait_for()
    unfold(page)
    yield "assistance"
    page.locator("[data-do=help_leave]").click()
    page.locator("[data-do=pp_open]").click()
    page.locator("#modele-ADF").check()
    page.locator("#pp-verifier").click()
    page.locator(".input-error", has_text="Donnez cette réponse").first.wait_for()
    unfold(page)
    yield "passeport"
    journey.press("‹ Revenir")
    page.locator("#schema > summary").click()
    journey.press("Comparer les deux formats")
    page.locator("#format ol").wait_for()
    yield "format"
    page.locator(".up [data-do=save_leave]").click()
    for chip, place in (("etancheite", "#essais table"), ("garde", "#garde :is(table, .empty)")):
        page.locator("#confidentialite > summary").click()
        page.locator(f"#ouvrir-{chip}").click()
        if chip == "etancheite":
            page.locator("#ecran form button").first.click()
        page.locator(place).wait_for()
        yield chip
        page.locator(".up [data-do=save_leave]").click()
    journey.give("export-fiches-csv-2026-08-29.zip", csv_zip())
    page.locator("#fiches-listes").wait_for()
    yield "fiches"
    page.fill("#fiches-mots", "langue signes")
    journey.press("Chercher")
    page.locator("#fiches-trouvees").wait_for()
    yield "fiches-trouvees"


def saving(journey: Journey) -> Iterator[str]:
    """The work saved and opened again, closed, its file replaced by a corrected one, compared."""
    page = journey.page
    journey.ready().to_verdict("mai.csv", LIST)
    page.get_by_role("button", name=re.compile("personnes? en tout")).click()
    page.locator('[data-do="person"]').nth(1).click()
    page.locator('[data-do="field"][data-arg="8.9"]').click()
    page.locator("#saisie").fill("F")
    page.keyboard.press("Enter")
    page.locator("#bouton-undo").wait_for()
    yield "personne-corrigee"
    journey.press("Revenir aux lignes")
    journey.press("Tous les problèmes")
    page.locator(".findings").wait_for()
    journey.press("Enregistrer ce travail")
    journey.waits_for_title("Enregistrer ce travail")
    page.fill("#phrase", PASSPHRASE)
    yield "enregistrer"
    page.fill("#phrase-encore", "autre")
    page.click("#enregistrer-travail")
    journey.sees("Les deux ne sont pas pareilles")
    yield "enregistrer-erreur"
    page.fill("#phrase-encore", PASSPHRASE)
    with page.expect_download() as waiting:
        page.click("#enregistrer-travail")
    data = waiting.value.path().read_bytes()
    page.locator(".findings").wait_for()
    page.click("#bouton-undo")
    page.click("#bouton-redo")
    page.locator("#travail-ouvert", has_text="Pas encore enregistré").wait_for()
    yield from _followed(journey)
    journey.give("travail.dossier", data)
    journey.waits_for_title("quelle est sa phrase secrète")
    page.fill("#phrase", "Carotte")
    journey.press("Ouvrir ce dossier")
    journey.sees("Ce n’est pas la phrase secrète de ce dossier")
    yield "ouvrir"
    journey.press("Ne pas l’ouvrir")
    journey.waits_for_title("personnes prêtes")
    journey.press("Générer avec")
    journey.press("Générer avec")
    journey.waits_for_title("Votre fichier est prêt")
    journey.press("Traiter un autre fichier")
    journey.waits_for_title("Fermer sans enregistrer")
    yield "fermer"


def _followed(journey: Journey) -> Iterator[str]:
    """From a list with a correction, drop its next version, compare two exports, close."""
    page = journey.page
    journey.give("juin.csv", NEXT)
    journey.waits_for_title("Que faire de")
    yield "revenir"
    page.locator("#reprendre-ours").check()
    journey.press("Continuer")
    page.locator("#depuis button").first.wait_for()
    yield "verifier-depuis"
    page.locator("#depuis button", has_text="Restants").click()
    page.locator("#suivis tbody tr").first.wait_for()
    yield "revenir-suivis"
    journey.press("L’oublier")
    journey.waits_for_title("Oublier l’ancien fichier")
    yield "oublier"
    # The same word sooner would be the echo of the one before, as a double click is.
    page.wait_for_timeout(ECHO_MS)
    page.locator("#ecran").get_by_role("button", name="L’oublier").click()
    journey.waits_for_title("personnes prêtes")
    file = {"name": "mai.csv", "mimeType": "text/csv", "buffer": LIST}
    with page.expect_file_chooser() as chooser:
        journey.press("Comparer avec un autre fichier")
    chooser.value.set_files(files=[file])
    journey.waits_for_title("Deux exports comparés")
    page.locator("#comparaison tbody tr").first.wait_for()
    yield "comparer"
    journey.press("‹ Revenir")


def _report(name: str, refused: tuple[str, ...], accepted: tuple[str, ...]) -> bytes:
    said = "".join(
        f"<passage><idTechnique>{one}</idTechnique><messageErreur>Aucun titulaire ne correspond"
        " aux critères obligatoires</messageErreur></passage>"
        for one in refused
    )
    taken = "".join(f"<idTechnique>{one}</idTechnique>" for one in accepted)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        '<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">'
        f"<nomFichier>{name}</nomFichier><idTraitement>12</idTraitement>"
        f"<PassagesKO>{said}</PassagesKO><PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()


def _refused_whole(name: str) -> bytes:
    said = "cvc-type.3.1.3 : La valeur 'X' de l'élément 'cpf:sexe' n'est pas valide."
    return (
        f"<rapport><nomFichier>{name}</nomFichier><erreurs><erreur><type>XSD</type><message>{said}"
        "</message><ligne>4</ligne><colonne>900</colonne></erreur></erreurs></rapport>"
    ).encode()


def pages(journey: Journey) -> Iterator[str]:
    """The pages beside the application."""
    top = journey.page.url.rstrip("/")
    for name in ("aide", "accessibilite", "static/confidentialite"):
        journey.page.goto(f"{top}/{name}.html")
        yield name.rpartition("/")[2]


WALKS = (beginning, without_engine, mending, answered, saving, pages)
