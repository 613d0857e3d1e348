"""The portal's answer on the page: the whole round with the example, reports of every kind."""

import io
import re
import zipfile

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, plain
from browser.mending import somebody

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"


def report(refused=(), accepted=(), name="", message=NOBODY):
    """Write a report as the portal does."""
    said = "".join(
        f"<passage><idTechnique>{own}</idTechnique><messageErreur>{message}</messageErreur>"
        "</passage>"
        for own in refused
    )
    taken = "".join(f"<idTechnique>{own}</idTechnique>" for own in accepted)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        '<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">'
        f"<nomFichier>{name}</nomFichier><idTraitement>12</idTraitement>"
        f"<PassagesKO>{said}</PassagesKO><PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()


def people(count):
    """Give a list of people without fault, of this month."""
    return csv(*(somebody(rank) for rank in range(count)))


def ids(*ranks):
    return [f"ESSAI-{rank:04}" for rank in ranks]


def generate(journey):
    """Write the file from the verdict, whether or not some rows stay out."""
    page = journey.page
    journey.write(page.locator("[data-do=choose], .banner [data-do=generate]").first)
    page.wait_for_selector(".files, #choix [data-do=generate]")
    if page.locator("#choix").count():
        journey.write(page.locator("#choix [data-do=generate]"))
    page.wait_for_selector(".files")
    return plain(page.locator(".file-name").first.inner_text())


def sent(journey, count=4):
    """Go as far as the file made; give its name."""
    journey.ready().to_verdict("liste.csv", people(count))
    return generate(journey)


def go(journey, step):
    """Go to a step by the bar, or by the way up from the workshop."""
    up = journey.page.locator(".up [data-do=go]")
    if step == "Vérifier" and up.count():
        up.click()
    elif journey.step() != step:
        journey.page.locator("#etapes button", has_text=step).click()


def correct(journey, row, field, text):
    """Correct one cell of a person refused, from the list of the answer."""
    page = journey.page
    go(journey, "Accusé")
    page.locator(".answers > li", has_text=row).locator("[data-do=accuse_person]").click()
    cell = page.locator("#personne tr", has_text=re.compile(field)).first
    cell.locator("[data-do=field]").first.click()
    page.locator("#personne #saisie").fill(text)
    page.keyboard.press("Enter")
    journey.page.locator("#personne tr", has_text=text).first.wait_for()


def test_the_whole_round_is_rehearsed_with_the_example(journey):
    journey.ready().press("Essayer avec un exemple")
    journey.waits_for_title("personne")
    journey.check()
    generate(journey)
    journey.press("Répéter le dépôt avec l’exemple")
    journey.waits_for_title("9 personnes acceptées, 3 refusées.")
    journey.sees("Simulation")
    journey.sees("Sur sa carte d'identité, Yann LE GOFF est né le 11/02/1979.")
    journey.sees("La date peut se lire à l'envers")
    correct(journey, "LE GOFF", "Date de naissance", "11/02/1979")
    correct(journey, "BENALI", "Nom de naissance", "ROUSSEAU")
    correct(journey, "MOREL", "Deuxième prénom", "Odette")
    go(journey, "Accusé")
    journey.press("Corriger et renvoyer les 3 refusées")
    journey.waits_for_title("Les personnes refusées par le portail")
    go(journey, "Vérifier")
    journey.sees("personnes n'y seront pas")
    generate(journey)
    journey.sees("3 personnes")
    journey.press("Répéter le dépôt avec l’exemple")
    journey.waits_for_title("12 personnes acceptées, 0 refusée.")
    assert journey.overflow() == 0


def test_a_report_dropped_on_its_list_names_the_people_and_leads_to_the_next_file(journey):
    name = sent(journey)
    journey.give("Accusé de traitement.xml", report(ids(1), ids(0, 2, 3), name))
    journey.waits_for_title("3 personnes acceptées, 1 refusée.")
    assert journey.page.evaluate("document.activeElement.id") == "titre-ecran"
    (card,) = journey.page.locator(".answers > li").all()
    assert "Ligne 3" in plain(card.inner_text())
    journey.press("Corriger et renvoyer la personne refusée")
    journey.waits_for_title("Les personnes refusées par le portail")
    go(journey, "Vérifier")
    generate(journey)
    _, flow = journey.download("Télécharger flux")
    assert flow.count(b"<cpf:passageCertification>") == 1
    assert b"ESSAI-0001" in flow


def test_who_stays_since_the_portal_has_them_is_a_number_that_leads_to_them(journey):
    name = sent(journey)
    journey.give("Accusé de traitement.xml", report(ids(1), ids(0, 2, 3), name))
    journey.waits_for_title("3 personnes acceptées, 1 refusée.")
    journey.press("Corriger et renvoyer la personne refusée")
    journey.waits_for_title("Les personnes refusées par le portail")
    journey.sees("Personne refusée suivante")
    go(journey, "Vérifier")
    for words, rows in (("3 déjà connues du portail", (2, 4, 5)), ("1 prête", (3,))):
        journey.press(words)
        journey.page.wait_for_selector("#lignes tbody")
        shown = journey.page.locator("#lignes tbody input").all()
        said = [plain(one.get_attribute("aria-label")) for one in shown]
        assert said == [f"Choisir la ligne {row}" for row in rows]
        go(journey, "Vérifier")
    journey.press("3 déjà connues du portail")
    journey.sees("Déjà acceptée par le portail, ou dans un envoi sans réponse.")


def test_a_report_alone_is_explained_then_the_list_names_the_people(journey):
    journey.ready().give("accuse.xml", report(ids(1), ids(0, 2)))
    journey.waits_for_title("2 personnes acceptées, 1 refusée.")
    journey.sees("déposez aussi la liste ou le flux")
    journey.sees("ESSAI-0001")
    journey.give("liste.csv", people(3))
    journey.waits_for_title("personne")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    go(journey, "Accusé")
    journey.sees("MARCHAND")
    journey.sees("Corriger et renvoyer la personne refusée")


def test_two_reports_at_once_and_the_same_one_again(journey):
    name = sent(journey)
    files = [
        {"name": f"a{rank}.xml", "mimeType": "text/xml", "buffer": content}
        for rank, content in enumerate(
            (report(ids(1), ids(0), name), report((), ids(2), name, "autre"))
        )
    ]
    journey.page.set_input_files("#fichier", files=files)
    journey.waits_for_title("2 personnes acceptées, 1 refusée, 1 sans réponse.")
    journey.sees("2 accusés lus")
    journey.give("a0.xml", report(ids(1), ids(0), name))
    journey.sees("déjà là")


@pytest.mark.parametrize("name", ["accuse.zip", "accuse.xml.txt", "accuse"])
def test_a_report_is_known_by_what_it_holds(journey, name):
    own = sent(journey)
    data = report(ids(1), ids(0, 2, 3), own)
    if name.endswith(".zip"):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("Accusé de traitement.xml", data)
        data = stream.getvalue()
    journey.give(name, data)
    journey.waits_for_title("3 personnes acceptées, 1 refusée.")


def test_an_id_nearly_the_same_is_joined_on_the_word_of_the_user(journey):
    own = sent(journey)
    journey.give("accuse.xml", report(["essai-0001"], ids(0, 2, 3), own))
    journey.waits_for_title("3 personnes acceptées, 1 sans réponse ; 1 refus concerne")
    journey.page.get_by_role("button", name="« essai-0001 » est bien « ESSAI-0001 »").click()
    journey.waits_for_title("3 personnes acceptées, 1 refusée.")


def test_a_refusal_of_nobody_here_is_told_beside_the_verdict(journey):
    own = sent(journey)
    journey.give("accuse.xml", report(["AUTRE-1"], ids(0, 1, 2, 3), own))
    journey.waits_for_title("4 personnes acceptées ; 1 refus concerne un identifiant absent")
    journey.sees("AUTRE-1")
    journey.sees(NOBODY)


def test_a_report_of_another_list_or_cut_is_refused_and_nothing_is_lost(journey):
    sent(journey)
    journey.give("accuse.xml", report(["AUTRE-1"]))
    assert "Cet accusé n'est pas celui de votre liste." in journey.alert()
    journey.give("accuse.xml", report(ids(1))[:-30])
    assert "incomplet ou abîmé" in journey.alert()
    assert journey.step() == "Générer"


def test_a_file_refused_as_a_whole_says_where_and_keeps_the_technical_words_folded(journey):
    name = sent(journey)
    said = "cvc-type.3.1.3 : La valeur 'X' de l'élément 'cpf:sexe' n'est pas valide."
    content = (
        f"<rapport><nomFichier>{name}</nomFichier><erreurs><erreur><type>XSD</type><message>{said}"
        "</message><ligne>4</ligne><colonne>900</colonne></erreur></erreurs></rapport>"
    )
    journey.give("accuse.xml", content.encode())
    journey.waits_for_title("Le portail a refusé le fichier entier")
    journey.sees("Ligne 3, colonne « Civilité »")
    technical = journey.page.get_by_text(said)
    assert not technical.is_visible()
    journey.page.locator("#ecran").get_by_text("Détail technique").click()
    technical.wait_for()


@pytest.mark.own_page
def test_the_registre_keeps_what_was_sent_for_next_month(journey):
    name = sent(journey)
    journey.press("Commencer un registre")
    journey.sees("rien n'y est encore noté")
    journey.press("J’ai déposé ces fichiers")
    journey.sees("4 passages dans 1 fichier")
    journey.give("accuse.xml", report(ids(1), ids(0, 2, 3), name))
    journey.waits_for_title("3 personnes acceptées, 1 refusée.")
    journey.sees("Il a changé")
    file, content = journey.download("Télécharger le registre")
    assert file.startswith("registre-12ABC345-")
    assert b"MARCHAND" not in content
    journey.page.reload()
    journey.ready().give(file, content)
    journey.sees("dont 3 acceptés")
    journey.give("liste.csv", people(5))
    journey.waits_for_title("personne")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.waits_for_title("2 personnes prêtes")
    go(journey, "Accusé")
    journey.sees("À envoyer")
    journey.page.locator(".standings li", has_text="À envoyer").locator("button").click()
    journey.waits_for_title("Les personnes dans cet état du registre")
    journey.page.wait_for_selector("#lignes tbody")
    assert journey.page.locator("#lignes tbody").count() == 1


@pytest.mark.own_page
def test_a_registre_changed_or_of_another_certifier_is_refused_and_nothing_is_lost(journey):
    sent(journey)
    journey.press("Commencer un registre")
    journey.sees("rien n'y est encore noté")
    journey.press("J’ai déposé ces fichiers")
    journey.sees("4 passages dans 1 fichier")
    file, content = journey.download("Télécharger le registre")
    journey.give(file, content.replace(b"12ABC345", b"99ABC345"))
    assert "registre" in journey.alert()
    journey.sees("4 passages dans 1 fichier")
    journey.give(file, content[: len(content) // 2])
    assert "registre" in journey.alert()
    journey.sees("4 passages dans 1 fichier")


def test_three_deposits_end_with_nobody_missing_and_nobody_sent_twice(journey):
    told = []
    name = sent(journey)
    for rank, (refused, accepted) in enumerate((((1, 3), (0, 2)), ((3,), (1,)), ((), (3,)))):
        _, flow = journey.download("Télécharger flux-")
        told += sorted(re.findall(rb"<cpf:idTechnique>(.*?)<", flow))
        answer = report(ids(*refused), ids(*accepted), name, message=f"{NOBODY} {rank}")
        journey.give(f"Accusé {rank}.xml", answer)
        count = {0: "2 personnes acceptées", 1: "3 personnes acceptées", 2: "4 personnes"}[rank]
        journey.waits_for_title(count)
        if refused:
            journey.press("Corriger et renvoyer")
            journey.waits_for_title("Les personnes refusées par le portail")
            go(journey, "Vérifier")
            name = generate(journey)
    assert told == [one.encode() for one in ids(0, 1, 2, 3, 1, 3, 3)]
    go(journey, "Vérifier")
    journey.sees("4 déjà connues du portail")
    assert journey.page.locator("[data-do=generate], [data-do=choose]").count() == 0


@pytest.mark.own_page
def test_the_registre_stays_in_the_browser_only_when_asked(journey):
    sent(journey)
    journey.press("Commencer un registre")
    stored = "localStorage.getItem('certiflux.deposits.registre')"
    journey.sees("Le garder aussi dans ce navigateur")
    assert journey.page.evaluate(stored) is None
    journey.page.check("#registre-garder")
    assert "12ABC345" in journey.page.evaluate(stored)
    journey.page.reload()
    journey.ready()
    go(journey, "Accusé")
    journey.sees("Registre de 12ABC345")
    journey.press("Continuer sans registre")
    journey.sees("Ouvrir mon registre")
    assert journey.page.evaluate(stored) is None
