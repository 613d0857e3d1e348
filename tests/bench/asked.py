"""Ask the engine what the page asks of it and time each answer; the same text runs on both sides.

It imports nothing of the bench: the browser is handed this file as text. Times come as lists of
seconds, one per run, under the French label of what was timed.
"""

import json
import time
from statistics import median

from certiflux.protocol import Session

ANSWERS = {
    "emetteur.id_client": "12ABC345",
    "certificateur.id_client": "12ABC345",
    "certificateur.id_contrat": "MCFCER000123",
}
ID = "00000000-0000-4000-8000-000000000001"
PLACES = "Lieux de naissance"
ERRORS = {"severity": "error"}
PAGE = 50
"""Rows of one page of the workshop."""

EDITS = {
    "8.1": ("MARTIN", "DUPONT LE GRAND", "N'Guyen", "Test", "LEROY"),
    "8.6": ("1971", "1899", "2001", "71", "1964"),
    "8.10": ("59350", "99999", "69003", "2A004", "75056"),
    "5.10": ("14/02/2026", "31/06/2026", "2026-02-01", "hier", "07/02/2026"),
}
"""What is typed, one row each, by field: right and wrong alike."""

EVERY_EDIT = "Corriger une cellule, au plus"
ENDLESS = "FIN_LOINTAINE"
CENTRE = "5.9"

REPORT = "Lire et rapprocher un accusé de tous"
REFUSED_EVERY = 20
REFUSALS = (
    "Aucun titulaire ne correspond aux critères obligatoires",
    "Aucun titulaire ne correspond aux critères de réconciliation",
    "Plusieurs titulaires ont été identifiés",
    "Contrat clos pour ce certificateur",
)
"""Messages of the portal."""


class Desk:
    """One session with a list open and checked, on a day of its own."""

    def __init__(self, data, communes, today):
        start = time.perf_counter()
        self.session = Session(
            lambda: today + time.perf_counter() - start, lambda: ID, lambda: communes
        )
        self.times = {}
        self.job("open", data, name="liste.csv", size=len(data), settings=None)
        self.ask("settings", values=ANSWERS)

    def ask(self, op, payload=None, **args):
        """Return the result of a request that must be granted."""
        text = json.dumps({"v": 1, "id": 1, "gen": 1, "op": op, "args": args})
        told = json.loads(self.session.dispatch(text, payload).text)
        if not told["ok"]:
            raise RuntimeError(f"{op}: {told['error']}")
        return told["result"]

    def job(self, op, payload=None, **args):
        """Return the result of a job, carried to its end."""
        told = self.ask(op, payload, **args)
        while not told["finished"]:
            told = self.ask("step", job=told["job"])
        return told["result"]

    def timed(self, label, op, **args):
        """Return a result; keep how long the answer took."""
        begin = time.perf_counter()
        result = self.ask(op, **args)
        self.keep(label, time.perf_counter() - begin)
        return result

    def keep(self, label, seconds):
        """Add a time to those of a label."""
        self.times.setdefault(label, []).append(seconds)

    @property
    def dossier(self):
        """Return the file being worked on: the engine's own clock has timed it."""
        return self.session.desk.dossier


def measure(data, communes, today, what, runs):
    """Return the times of each of ``what`` on a list, and how many findings it has."""
    desk = Desk(data, communes, today)
    if "checks" in what:
        checks(desk, runs)
    else:
        desk.job("check")
    found = len(desk.dossier.findings)
    for name in what:
        if name != "checks":
            WORKS[name](desk, runs)
    return {"times": desk.times, "found": found}


def checks(desk, runs):
    """Check again and again; the first time, which reads the communes, is kept apart."""
    first = 0.0
    for run in range(runs + 1):
        begin = time.perf_counter()
        desk.job("check")
        whole = time.perf_counter() - begin
        steps = [(step.label, step.seconds) for step in desk.dossier.findings.steps]
        if not run:
            first = dict(steps)[PLACES]
            continue
        desk.keep("Tous les contrôles", sum(seconds for _, seconds in steps))
        for label, seconds in steps:
            desk.keep(f"  {label}", seconds)
        desk.keep("Lire les valeurs, avant", desk.dossier.times["conversion"])
        desk.keep("Vérifier en tout, verdict compris", whole)
    later = median(desk.times[f"  {PLACES}"])
    desk.keep("Communes : lire la table, une fois", max(0.0, first - later))


def edits(desk, runs):
    """Type in the cells of single rows, field after field; each is undone at once."""
    worst = desk.times[EVERY_EDIT] = [0.0]
    for field, texts in EDITS.items():
        label = f"  Corriger une cellule, {field}"
        for rank, text in enumerate(texts * runs):
            row = 101 + 37 * rank
            desk.timed(label, "edit", row=row, field=field, text=text, filter=ERRORS)
            desk.timed("  Annuler une correction", "undo")
        worst[0] = max(worst[0], median(desk.times[label]))


def fixes(desk, runs):
    """Mend the half of a list at once, in three ways; each is undone at once."""
    row = desk.ask("rows", filter={"code": ENDLESS}, limit=1)["rows"][0]
    (finding,) = (one for one in row["findings"] if one["code"] == ENDLESS)
    same = {"code": ENDLESS, "field": finding["field"], "row": row["row"]}
    for _ in range(runs):
        for label, op, args in (
            ("Corriger les 5 000 identiques", "fix_same", same),
            ("Appliquer une règle à 5 000 lignes", "fix_rule", {"code": ENDLESS}),
            ("Remplir 5 000 cellules", "fill", {"field": CENTRE, "text": "75011"}),
        ):
            done = desk.timed(label, op, **args)
            if done["changed"] < len(desk.dossier.dataset) // 2:
                raise RuntimeError(f"{op}: {done['changed']} cells")
            desk.timed("Annuler l'une de ces corrections", "undo")


def workshop(desk, runs):
    """Open the workshop on all errors, then on those of one rule."""
    rule = desk.ask("findings", severity="error", limit=1)["items"][0]["code"]
    for _ in range(runs):
        for label, want in (
            ("Ouvrir l'atelier sur les erreurs", ERRORS),
            ("Ouvrir l'atelier sur une règle", {"code": rule}),
            ("Ouvrir l'atelier sur tout le monde", {"everyone": True}),
        ):
            desk.timed(label, "rows", filter=want, offset=0, limit=PAGE)


def accuse(desk, runs):
    """Join the portal's answer about everybody to the list, then open the people refused."""
    report = _report(desk.dossier.present_ids())
    for _ in range(runs):
        begin = time.perf_counter()
        desk.job("accuse", report, name="accuse.xml", size=len(report))
        desk.keep(REPORT, time.perf_counter() - begin)
        shown = desk.timed("Montrer une page des refusés", "accuse_people", state="refuse")
        if not shown["items"]:
            raise RuntimeError("accuse_people: nobody")
        desk.ask("accuse_forget")


def _report(ids):
    """Return a report of the portal: one person in REFUSED_EVERY is refused."""
    refused = [
        f"<passage><idTechnique>{one}</idTechnique>"
        f"<messageErreur>{REFUSALS[rank % len(REFUSALS)]}</messageErreur></passage>"
        for rank, one in enumerate(ids[::REFUSED_EVERY])
    ]
    taken = (
        f"<idTechnique>{one}</idTechnique>" for rank, one in enumerate(ids) if rank % REFUSED_EVERY
    )
    head = '<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema"><nomFichier>depot.xml</nomFichier>'
    head += f"<idFlux>{ID}</idFlux><idTraitement>2041</idTraitement>"
    lists = f"<PassagesKO>{''.join(refused)}</PassagesKO><PassagesOK>{''.join(taken)}</PassagesOK>"
    return f"{head}{lists}</rapport>".encode()


WORKS = {"edits": edits, "fixes": fixes, "workshop": workshop, "accuse": accuse}
