"""Who is not admitted, on the page: told by the verdict, left out, brought back by a word."""

import pytest

from browser.journey import HEADERS, Journey, person, plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

SAID = ("Admis", "Ajourné", "Admise", "Ajournée", "Admis")


def listed() -> bytes:
    """Give a list with a column of decisions, two of them against."""
    rows = [[*HEADERS, "Décision du jury"]]
    rows += [[*person(rank), said] for rank, said in enumerate(SAID)]
    return "\r\n".join(";".join(row) for row in rows).encode("utf-8-sig")


def names(journey: Journey) -> list[int]:
    """Make the file; give the ranks of the people in it."""
    journey.press("Générer le fichier XML")
    _, flow = journey.download("Télécharger")
    return [rank for rank in range(len(SAID)) if f"ESSAI-{rank:04}" in flow.decode()]


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": width, "height": 900}} for width in (400, 1280)]
)
def test_the_two_who_failed_stay_out_until_one_is_brought_back(journey: Journey):
    journey.ready().to_verdict("jury.csv", listed())
    banner = plain(journey.page.locator(".banner").first.inner_text())
    assert "3 personnes prêtes ; 2 non reçues, mises de côté" in banner
    assert journey.overflow() == 0
    journey.press("Voir les 2 personnes mises de côté")
    journey.sees("Décision du jury : Ajourné")
    assert journey.overflow() == 0
    journey.press("Reprendre")
    journey.press("Tous les problèmes")
    journey.sees("4 personnes prêtes ; 1 non reçue, mise de côté")
    assert names(journey) == [0, 1, 2, 4]


def test_the_file_is_made_without_them(journey: Journey):
    journey.ready().to_verdict("jury.csv", listed())
    assert names(journey) == [0, 2, 4]
