"""The round that every browser makes: from a list to what the portal answers, and back."""

from pathlib import Path

from lxml import etree

from browser.journey import CERTIFICATION, IDENTIFIERS, READY_MS, csv
from browser.listening import Copy
from browser.mending import somebody, without_time
from browser.test_accuse import report
from certiflux.cli import main
from certiflux.dictionary import CURRENT
from certiflux.schema.validate import compiled
from engines.visit import Visit

ANSWERS = {**IDENTIFIERS, **CERTIFICATION}
WRONG = [somebody(0), somebody(1, Civilité="X"), somebody(2)]
RIGHT = [somebody(0), somebody(1, Civilité="Mme"), somebody(2)]
SETTINGS = f"""
[emetteur]
id_client = "{IDENTIFIERS["emetteur.id_client"]}"
[certificateur]
id_client = "{IDENTIFIERS["emetteur.id_client"]}"
id_contrat = "{IDENTIFIERS["certificateur.id_contrat"]}"
[certification]
code = "{CERTIFICATION["certification.code"]}"
"""
BUILD = "return document.querySelector('meta[name=certiflux-build]').content"
READY = "return document.querySelector('#hors-ligne[data-state=ready]')"
OFFERED = READY.replace("ready", "update")
COPIED = """
const area = document.createElement("textarea");
area.id = "copie";
area.value = arguments[0];
document.body.append(area);
area.focus();
"""
STYLE = "static/css/etancheite.css"


def makes_the_whole_round(visit: Visit, folder: Path) -> None:
    """Go all the way by the keyboard: only the files come otherwise, no driver chooses one."""
    to_the_verdict(visit.ready())
    mends(visit)
    visit.reaches("[data-do=generate]")
    visit.hand.keys("Enter")
    visit.waits_for_title("Déposez le kit du portail")
    visit.reaches("[data-do=schema_choose]")
    visit.hand.keys("Enter")
    visit.waits_for_title("Votre fichier est prêt")
    visit.reaches("[data-do=download]")
    visit.hand.keys("Enter")
    name, xml = visit.takes()
    is_what_cpython_writes(xml, folder)
    ids = [f"ESSAI-{rank:04}" for rank in range(3)]
    visit.drops("accuse.xml", report(ids[1:2], [ids[0], ids[2]], name))
    visit.waits_for_title("2 personnes acceptées, 1 refusée.")
    saves_and_opens_again(visit)
    tries_to_send(visit)
    assert visit.complaints() == []


def to_the_verdict(visit: Visit) -> None:
    """Drop the list, type what is asked, confirm what was understood."""
    visit.drops("liste.csv", csv(*WRONG))
    visit.waits_for_title("3 personnes")
    visit.sees("Ce que Certiflux a compris")
    for key, value in ANSWERS.items():
        visit.writes("#champ-" + key.replace(".", "-"), value)
    visit.reaches("#confirmer")
    visit.hand.keys("Enter")
    visit.waits_for_title("2 personnes prêtes, 1 à compléter.")


def mends(visit: Visit) -> None:
    """Type what is expected in the one cell that is wrong."""
    visit.reaches(".banner button", "Corriger maintenant")
    visit.hand.keys("Enter")
    visit.waits("return document.querySelector('#lignes tbody')")
    visit.hand.keys("F8")
    visit.waits("return document.activeElement.id.startsWith('m-')")
    visit.hand.keys("Enter")
    visit.waits("return document.activeElement.id === 'saisie'")
    visit.hand.write("Mme")
    visit.hand.keys("Enter")
    visit.sees("Plus rien à corriger ici", "#annonce")
    visit.reaches(".up button", "Tous les problèmes")
    visit.hand.keys("Enter")
    visit.waits_for_title("0 erreur")


def is_what_cpython_writes(xml: bytes, folder: Path) -> None:
    """See that the list without its fault gives CPython the same bytes, but for time and number."""
    assert compiled(CURRENT).validate(etree.fromstring(xml))
    (folder / "liste.csv").write_bytes(csv(*RIGHT))
    (folder / "reglages.toml").write_text(SETTINGS, encoding="utf-8")
    given = [folder / "liste.csv", "--settings", folder / "reglages.toml"]
    assert main(["convert", *map(str, given), "--out", str(folder / "depot")]) == 0
    (flow,) = (folder / "depot").glob("flux-*.xml")
    assert without_time(xml) == without_time(flow.read_bytes())


def saves_and_opens_again(visit: Visit) -> None:
    """Keep the work in a file, open the page anew and give it: all is there."""
    visit.presses("Enregistrer ce travail")
    visit.waits_for_title("Enregistrer ce travail")
    visit.hand.script("document.getElementById('proteger-non').click()")
    visit.presses("", "#enregistrer-travail")
    name, kept = visit.takes()
    visit.opens().ready()
    assert visit.complaints() == []
    visit.drops(name, kept)
    visit.waits_for_title("2 personnes acceptées, 1 refusée.")


def tries_to_send(visit: Visit) -> None:
    """Have the page try to send something out; each attempt must have been refused."""
    visit.hand.script("document.getElementById('confidentialite').open = true")
    visit.presses("Tester l’étanchéité")
    visit.waits_for_title("Tester l’étanchéité")
    visit.presses("Lancer les essais")
    visit.sees("tous bloqués", "#titre-essais")
    verdicts = "return [...document.querySelectorAll('#essais tbody td:nth-child(3)')]"
    told = visit.hand.script(verdicts + ".map((cell) => cell.textContent.trim())")
    assert (len(told), set(told)) == (18, {"Bloqué"})


def works_offline_then_changes_version(visit: Visit, copy: Copy) -> None:
    """Cut the network: the page opens. Publish another build: it comes on the user's word alone."""
    visit.ready().waits(READY, limit=READY_MS)
    before = visit.hand.script(BUILD)
    port = copy.port
    copy.cut()
    visit.opens().ready()
    with copy:
        assert copy.port == port
        after = copy.publish(STYLE, "\n.une-autre-version { color: red; }\n")
        visit.opens().ready().waits(OFFERED, limit=READY_MS)
        assert visit.hand.script(BUILD) == before
        visit.hand.script("document.getElementById('hors-ligne').open = true")
        visit.presses("Mettre à jour maintenant", "#hors-ligne button")
        visit.waits(f"{BUILD} === arguments[0]", after, limit=READY_MS)
        visit.ready().waits(READY, limit=READY_MS)
        copy.cut()
        visit.opens().ready()
        assert visit.hand.script(BUILD) == after
        to_the_verdict(visit)


def opens_after_another_build(visit: Visit, copy: Copy) -> None:
    """Come for the first time, then once more when the host has another build: both start."""
    visit.ready()
    copy.publish(STYLE, "\n.une-autre-version { color: red; }\n")
    to_the_verdict(visit.opens().ready())


def pastes(visit: Visit) -> None:
    """Copy cells from a text area with real keys and paste them over the page."""
    visit.ready()
    visit.hand.script(COPIED, csv(*RIGHT).decode("utf-8-sig"))
    visit.hand.keys("Control+a", "Control+c")
    visit.hand.script("document.getElementById('copie').remove()")
    visit.hand.script("document.getElementById('contenu').focus()")
    visit.hand.keys("Control+v")
    visit.waits_for_title("3 personnes")
