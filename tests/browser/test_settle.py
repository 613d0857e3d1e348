"""Step 2 with an untidy file: what is asked, how it is answered, what follows."""

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, person, plain
from browser.messy import MESSY, change, open_messy, settle, unfold

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]


def focused(journey) -> str:
    return journey.page.evaluate("document.activeElement.id")


def meaning(journey, column: int) -> str:
    unfold(journey)
    row = journey.page.locator(".columns tbody tr").nth(column)
    return plain(row.locator("td").nth(1).inner_text())


def test_an_untidy_file_gets_to_its_verdict_by_its_questions(journey):
    open_messy(journey)
    journey.sees("nom et prénom ensemble, dans quel ordre")
    journey.sees("est-ce « modalité d'accès »")
    settle(journey)
    journey.sees("rien à régler")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.sees("3 personnes prêtes")


def test_one_button_takes_every_answer_that_is_proposed(journey):
    open_messy(journey)
    journey.page.locator("#v-0-0").select_option(label="Femme")
    journey.sees("Valeurs de liste choisies")
    journey.sees("réponses proposées sont prises avec ce bouton")
    assert journey.page.locator(".best").count() == 4
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.sees("3 personnes prêtes")


def test_what_was_understood_is_said_before_anything_is_asked(journey):
    open_messy(journey)
    told = plain(journey.page.locator("#compris").inner_text())
    assert "3 personnes : sexe (G)." in told
    assert "Naissance : le (E)." in told
    assert "Lus pour vérifier, jamais envoyés : décision du jury (C)." in told
    assert "3 colonnes non utilisées : " in told
    line = plain(journey.page.locator("#usuelles summary").inner_text())
    assert line.startswith("Pour tous : donnée certifiée, sans niveau de langue")


def test_a_column_is_confirmed_changed_or_left_out_and_the_focus_stays(journey):
    open_messy(journey)
    page = journey.page
    journey.sees("est-ce « modalité d'accès »")
    page.locator("#q-8-autre").click()
    page.locator("#q-8-champ").wait_for()
    assert focused(journey) == "q-8-champ"
    page.locator("#q-8-laisser").click()
    page.locator("#q-8-champ").wait_for(state="detached")
    page.locator("#q-8-non").click()
    page.locator("#q-8").wait_for(state="detached")
    assert meaning(journey, 8).startswith("Non utilisée")
    change(journey, 8, "7.1")
    assert focused(journey) == "c-8"
    assert "Modalités d'accès" in meaning(journey, 8)
    assert "comprises" in plain(page.locator("#annonce").inner_text())


def test_name_and_given_name_in_one_column_are_parted_in_the_order_said(journey):
    open_messy(journey)
    journey.page.locator("#q-5-nom-prenom").click()
    journey.page.locator("#q-5").wait_for(state="detached")
    journey.sees("pas d'identifiant par passage")
    assert "8.1+8.3" in meaning(journey, 5)


def test_list_values_are_chosen_one_by_one_and_can_be_taken_back(journey):
    open_messy(journey)
    page = journey.page
    journey.sees("1 valeur de liste inconnue")
    select = page.locator("#v-0-0")
    select.select_option(label="Femme")
    journey.sees("Valeurs de liste choisies")
    assert select.evaluate("node => node.selectedOptions[0].textContent") == "Femme"
    select.select_option(label="Choisissez…")
    journey.sees("1 valeur de liste inconnue")


def test_suggestions_are_shown_and_applied_on_a_click_only(journey):
    rows = [person(1, accès="candidat librre"), person(2)]
    journey.ready().give("liste.csv", csv(*rows))
    journey.waits_for_title("2 personnes")
    journey.sees("Suggestion, à appliquer")
    journey.sees("1 valeur de liste inconnue")
    journey.press("Appliquer 1 suggestion")
    journey.sees("Valeurs de liste choisies")
    journey.page.locator("#a-regler").wait_for(state="detached")


def test_dates_ask_for_their_order(journey):
    open_messy(journey)
    page = journey.page
    page.locator("#d-4-order-mja").click()
    page.locator("#d-4").wait_for(state="detached")
    unfold(journey)
    journey.sees("Lues comme mois/jour/année, selon votre choix")
    page.locator("#c-4").click()
    page.locator("#c-4-order-mja[aria-pressed=true]").wait_for()


def test_the_header_row_is_chosen_in_the_preview(journey):
    journey.ready().give("liste.csv", csv(person(1), person(2), person(3)))
    journey.waits_for_title("3 personnes")
    page = journey.page
    page.locator("#apercu summary").click()
    page.locator(".grid .row-header #ligne-1").wait_for()
    assert page.locator(".grid .row-data").count() == 3
    page.locator("#ligne-2").click()
    journey.waits_for_title("2 personnes")
    page.locator("#sans-titres").click()
    journey.waits_for_title("4 personnes")
    page.locator("#ligne-1").click()
    journey.waits_for_title("3 personnes")
    assert focused(journey) == "ligne-1"


def test_the_line_of_totals_is_left_out_or_sent_as_the_user_says(journey):
    total = ["Total", *[""] * 10, "", "", "", "", "3"]
    journey.ready().give("liste.csv", csv(person(1), person(2), person(3), total))
    journey.waits_for_title("3 personnes")
    journey.sees("ressemble à un total")
    journey.press("L’envoyer quand même")
    journey.waits_for_title("4 personnes")
    journey.press("Ne pas l’envoyer")
    journey.waits_for_title("3 personnes")


def test_a_text_is_read_again_with_another_encoding(journey):
    open_messy(journey)
    page = journey.page
    page.locator("#lecture summary").click()
    page.locator("#encodage").select_option("mac-roman")
    journey.press("Relire ainsi")
    journey.sees("Texte lu avec l'encodage Macintosh")
    assert page.locator("#encodage").input_value() == "mac-roman"


def test_the_answers_outlive_the_engine(journey):
    open_messy(journey)
    settle(journey)
    journey.page.workers[0].evaluate("self.close()")
    assert "a été relancé" in journey.alert()
    journey.sees("rien à régler")


def test_what_is_typed_is_kept_when_a_question_is_answered(journey):
    open_messy(journey)
    journey.fill({"emetteur.id_client": "12ABC345"})
    journey.page.locator("#q-8-oui").click()
    journey.page.locator("#q-8").wait_for(state="detached")
    assert journey.page.locator("#champ-emetteur-id_client").input_value() == "12ABC345"


@pytest.mark.parametrize("options", [{"viewport": {"width": 400, "height": 800}}], ids=["400 px"])
def test_the_questions_fit_400_px(journey):
    open_messy(journey)
    assert journey.overflow() == 0
    for fold in ("#colonnes-lues", "#apercu", "#lecture"):
        journey.page.locator(f"{fold} > summary").click()
    journey.page.locator(".grid").wait_for()
    journey.page.locator("#c-1").click()
    journey.page.locator("#c-1-champ").wait_for()
    assert journey.overflow() == 0


def test_questions_are_answered_by_keyboard_alone(journey):
    open_messy(journey)
    page = journey.page

    def tab_to(name: str) -> None:
        for _ in range(90):
            page.keyboard.press("Tab")
            if focused(journey) == name:
                return
        pytest.fail(f"{name} is not reached by the Tab key")

    tab_to("q-8-autre")
    page.keyboard.press("Enter")
    page.locator("#q-8-champ").wait_for()
    page.keyboard.press("ArrowDown")
    tab_to("q-8-ok")
    page.keyboard.press("Enter")
    page.locator("#q-8-champ").wait_for(state="detached")
    tab_to("d-3-order-jma")
    page.keyboard.press("Space")
    page.locator("#d-3").wait_for(state="detached")
    assert focused(journey) in ("a-regler", "q-5", "q-6")


def test_pasted_cells_are_read_wherever_they_are_pasted(journey):
    cells = MESSY.replace(";", "\t")
    journey.ready().page.evaluate(
        """(text) => { const data = new DataTransfer(); data.setData("text/plain", text);
           document.body.dispatchEvent(new ClipboardEvent("paste",
             {clipboardData: data, bubbles: true, cancelable: true})); }""",
        cells,
    )
    journey.waits_for_title("3 personnes")
    journey.press("Déposer")
    journey.page.locator("#coller summary").click()
    journey.page.locator("#cellules").fill(cells + "D-4\tpar admission\n")
    journey.press("Lire ces cellules")
    journey.waits_for_title("4 personnes")


def test_cells_pasted_after_the_example_do_not_take_its_invented_answers(journey):
    journey.ready().press("Essayer avec un exemple")
    journey.waits_for_title("18 personnes")
    journey.press("Déposer")
    journey.page.locator("#coller summary").click()
    journey.page.locator("#cellules").fill(MESSY.replace(";", "\t"))
    journey.press("Lire ces cellules")
    journey.waits_for_title("3 personnes")
    assert journey.page.locator("#champ-emetteur-id_client").input_value() == ""


def test_misread_accents_are_repaired_when_asked(journey):
    journey.ready().give("abimes.csv", csv(person(0, Prénom="Ã‰lodie"), person(1)))
    journey.waits_for_title("2 personnes")
    button = journey.page.locator("#ecran .totals button").first
    assert button.inner_text() == "Réparer ces accents"
    button.click()
    journey.page.get_by_text("Les laisser tels quels").first.wait_for()


GRID = """Nom de naissance;Prénom;Sexe;Date de naissance;Date de délivrance;R489 cat. 1A;R489 cat. 3
BRÉMOND;Aline;F;04/03/1988;12/03/2026;R;D
OUDIN;Farid;M;17/11/1979;12/03/2026;R;
"""


@pytest.mark.own_page
def test_a_grid_of_decisions_asks_for_its_codes_and_its_words(journey):
    journey.ready().give("grille.csv", GRID.encode())
    journey.waits_for_title("2 personnes")
    journey.press("Oui, faire une ligne par certification")
    journey.waits_for_title("3 personnes")
    codes = journey.page.locator("#valeurs input[type=text]")
    codes.first.wait_for()
    codes.first.fill("un code")
    codes.first.press("Enter")
    assert "Ce n'est pas le code d'une certification" in journey.alert()
    codes.first.fill("rs 5801")
    codes.first.press("Enter")
    journey.page.locator("#v-0-0[value=RS5801]").wait_for()
    journey.page.workers[0].evaluate("self.close()")
    assert "a été relancé" in journey.alert()
    journey.waits_for_title("3 personnes")
