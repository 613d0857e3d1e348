"""The work saved as one file, with a passphrase or without, and opened again exactly."""

import re

import pytest

from browser.journey import WORK_MS, csv, person, plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

LIST = csv(person(1), person(2, Civilité="X"), person(3, délivrance="31/06/2026"))
PASSPHRASE = "carotte Élan tiède 42 volcan"
ZEROS = "Crypto.prototype.getRandomValues = made => { made.fill(200); made[3] = 0; return made; }"
NO_CRYPTO = "delete Crypto.prototype.subtle"


def correct(journey, row, text):
    """Correct the title of one person through its own page."""
    journey.page.get_by_role("button", name=re.compile("personnes? en tout")).click()
    journey.page.locator('[data-do="person"]').nth(row).click()
    journey.page.locator('[data-do="field"][data-arg="8.9"]').click()
    node = journey.page.locator("form[data-submit=cell] :is(input, select)").first
    if node.evaluate("node => node.tagName") == "SELECT":
        node.select_option(text)
    else:
        node.fill(text)
    node.press("Enter")
    done = "n => document.querySelector('#barre-historique').innerText.includes('Ligne ' + n)"
    journey.page.wait_for_function(done, arg=str(row + 2))


def flow_of(journey):
    """Give the flow written now, without what tells when and as which it was written."""
    if journey.page.get_by_role("button", name="Générer le fichier XML").count():
        journey.press("Générer le fichier XML")
    else:
        journey.press("Générer avec")
        journey.waits_for_title("Générer sans attendre")
        journey.press("Générer avec")
    journey.waits_for_title("Votre fichier est prêt")
    _, xml = journey.download("Télécharger flux-")
    return re.sub(rb"<cpf:(idFlux|horodatage)>[^<]*<", b"<", xml)


def saved(journey, passphrase=None, again=None):
    journey.press("Enregistrer ce travail")
    journey.waits_for_title("Enregistrer ce travail")
    if passphrase is None:
        journey.page.locator("#proteger-non").check()
    else:
        journey.page.fill("#phrase", passphrase)
        journey.page.fill("#phrase-encore", passphrase if again is None else again)
    with journey.page.expect_download(timeout=2 * WORK_MS) as waiting:
        journey.page.click("#enregistrer-travail")
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def to_corrected(journey):
    journey.ready().to_verdict("liste.csv", LIST)
    correct(journey, 1, "F")
    journey.press("Revenir aux lignes")
    journey.press("Tous les problèmes")
    journey.waits_for_title("2 personnes prêtes, 1 à compléter")


def start_again(journey):
    """Open the page anew, as another day; what would be lost is not asked about: it is saved."""
    journey.page.goto(journey.page.url)
    journey.ready()


def history(journey):
    journey.page.locator("#historique > summary").click()
    journey.page.locator("#historique-corps li").first.wait_for()
    return plain(journey.page.locator("#historique-corps").inner_text())


def test_a_dossier_reopens_with_its_corrections_its_history_and_the_same_bytes(journey):
    to_corrected(journey)
    told = history(journey)
    name, data = saved(journey)
    assert re.fullmatch(r"certiflux-12ABC345-\d{8}\.dossier", name)
    assert data.startswith(b"CERTIFLUX-DOSSIER 2 clair ")
    xml = flow_of(journey)
    start_again(journey)
    journey.give(name, data)
    journey.waits_for_title("2 personnes prêtes, 1 à compléter")
    assert history(journey) == told
    assert flow_of(journey) == xml
    journey.page.locator("#etapes button", has_text="Vérifier").click()
    journey.page.click("#bouton-undo")
    journey.waits_for_title("1 personne prête, 2 à compléter")


def test_with_a_passphrase_nothing_can_be_read_without_it(journey):
    to_corrected(journey)
    name, data = saved(journey, PASSPHRASE)
    assert data.startswith(b"CERTIFLUX-DOSSIER 2 AES-256-GCM:PBKDF2-SHA-256:600000:")
    assert b"travail.json" not in data
    kept = journey.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "carotte" not in kept
    xml = flow_of(journey)
    start_again(journey)
    journey.give(name, data)
    journey.waits_for_title("quelle est sa phrase secrète")
    journey.page.fill("#phrase", "Carotte")
    journey.press("Ouvrir ce dossier")
    journey.sees("Ce n’est pas la phrase secrète de ce dossier")
    assert journey.page.evaluate("document.activeElement.id") == "phrase"
    # The same signs, composed otherwise, are the same passphrase.
    journey.page.fill("#phrase", PASSPHRASE.replace("É", "E\u0301"))
    journey.page.keyboard.press("Enter")
    journey.waits_for_title("2 personnes prêtes, 1 à compléter")
    assert flow_of(journey) == xml


def test_a_passphrase_is_typed_twice_and_its_strength_told(journey):
    to_corrected(journey)
    journey.press("Enregistrer ce travail")
    journey.page.fill("#phrase", "azerty")
    journey.sees("Trop facile à deviner")
    journey.page.fill("#phrase", PASSPHRASE)
    journey.sees("Solide")
    assert journey.page.locator("#phrase").get_attribute("type") == "password"
    journey.press("Montrer ce que je tape")
    assert journey.page.locator("#phrase").get_attribute("type") == "text"
    journey.page.fill("#phrase-encore", "autre")
    journey.page.click("#enregistrer-travail")
    journey.sees("Les deux ne sont pas pareilles")
    assert journey.page.evaluate("document.activeElement.id") == "phrase-encore"
    journey.press("Revenir sans enregistrer")
    journey.waits_for_title("2 personnes prêtes")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: data[:-30], "incomplet ou abîmé"),
        (lambda data: data.replace(b"DOSSIER 2 ", b"DOSSIER 9 ", 1), "autre version de Certiflux"),
        (lambda data: b"%PDF-1.7 " + data, "PDF"),
    ],
)
def test_a_dossier_that_cannot_be_read_is_told_in_a_sentence_and_nothing_is_lost(
    journey, spoil, words
):
    to_corrected(journey)
    name, data = saved(journey)
    journey.give(name, spoil(data))
    assert words in journey.alert()
    assert journey.page.locator("#travail-ouvert").inner_text().startswith("liste.csv")
    if journey.step() == "Déposer":
        journey.press("Revenir à")
    journey.waits_for_title("2 personnes prêtes, 1 à compléter")


@pytest.mark.own_page
def test_a_seal_with_zero_bytes_protects_and_opens_as_any_other(journey):
    journey.page.add_init_script(ZEROS)
    start_again(journey)
    to_corrected(journey)
    name, data = saved(journey, PASSPHRASE)
    assert data.startswith(b"CERTIFLUX-DOSSIER ")
    start_again(journey)
    journey.give(name, data)
    journey.page.fill("#phrase", PASSPHRASE)
    journey.press("Ouvrir ce dossier")
    journey.waits_for_title("2 personnes prêtes, 1 à compléter")


def test_a_protected_dossier_cut_is_told_before_its_passphrase_is_asked(journey):
    to_corrected(journey)
    name, data = saved(journey, PASSPHRASE)
    journey.give(name, data[:-1])
    assert "incomplet ou abîmé" in journey.alert()


@pytest.mark.own_page
def test_without_cryptography_it_is_said_and_saving_stays_possible(journey):
    journey.page.add_init_script(NO_CRYPTO)
    start_again(journey)
    to_corrected(journey)
    journey.press("Enregistrer ce travail")
    journey.sees("Votre navigateur ne chiffre que sur une adresse « https »")
    assert journey.page.locator("#proteger-oui").is_disabled()
    with journey.page.expect_download() as waiting:
        journey.page.click("#enregistrer-travail")
    assert waiting.value.path().read_bytes().startswith(b"CERTIFLUX-DOSSIER 2 clair ")


def asks(journey):
    """Say whether leaving the page would ask first."""
    return not journey.page.evaluate(
        "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    )


@pytest.mark.own_page
def test_leaving_asks_while_work_would_be_lost_and_only_then(journey):
    assert not asks(journey.ready())
    journey.to_verdict("liste.csv", LIST)
    assert asks(journey)
    saved(journey)
    assert not asks(journey)
    correct(journey, 1, "F")
    assert asks(journey)
    saved(journey)
    assert not asks(journey)
    journey.press("Revenir aux lignes")
    journey.press("Tous les problèmes")
    journey.page.click("#bouton-undo")
    journey.waits_for_title("1 personne prête")
    assert not asks(journey)
    journey.page.click("#bouton-redo")
    journey.waits_for_title("2 personnes prêtes")
    assert asks(journey)
    flow_of(journey)
    assert not asks(journey)
    journey.press("J’ai déposé ces fichiers")
    journey.sees("Finalement, ce n’est pas déposé")
    assert asks(journey)
    saved(journey)
    assert not asks(journey)
    journey.press("Commencer un registre")
    journey.sees("Registre")
    journey.page.wait_for_selector("#registre-garder")
    assert asks(journey)
    journey.page.locator("#registre-garder").check()
    assert not asks(journey)


def test_another_file_is_begun_only_after_a_question_when_corrections_would_be_lost(journey):
    to_corrected(journey)
    journey.press("Générer avec")
    journey.press("Générer avec")
    journey.waits_for_title("Votre fichier est prêt")
    journey.press("Traiter un autre fichier")
    journey.waits_for_title("Fermer sans enregistrer")
    journey.press("Revenir")
    journey.waits_for_title("Votre fichier est prêt")
    journey.press("Traiter un autre fichier")
    journey.press("Fermer et perdre")
    journey.waits_for_title("Déposez")
