"""Every argument of every operation, one at a time, with a value that nobody asked for.

Each operation is asked where it has all that it needs, with its own arguments (cases/tour.py) but
one. It answers, or refuses by a code that is named here; then the true request must still answer.
"""

import pytest

from cases.talk import ANSWERS, Talk
from cases.tour import Tour, take
from unit.test_secrets import CONSTANTS, REFUSED, SCHEMA, sheet

LONG = f"<b>\u202e{'A' * 12_000}"
TEXTS = {
    "markup": "<img src=x onerror=alert(1)>",
    "long": LONG,
    "formula": "=cmd|' /C calc'!A0",
    "empty": "",
    "signs": "\u202e\x00",
}
NUMBERS = {"negative": -1, "huge": 10**12}
OTHER = "another type"

ANY = "ARGUMENT_ILLISIBLE"
"""The one refusal that any argument may have: it is not of the type, or stands for nothing."""

NAMED = {
    "accuse_same.own": "AUCUN_ACCUSE",
    "admit.size": "FICHIER_TROP_GRAND",
    "download.index": "FICHIER_A_GENERER",
    "fiches_siret.siret": "SIRET_FAUX",
    "fiches_take.code": "FICHE_NON_PRISE",
    "fix.code": "PROPOSITION_PERIMEE",
    "fix.field": "PROPOSITION_PERIMEE",
    "fix_same.code": "PROPOSITION_PERIMEE",
    "fix_same.field": "PROPOSITION_PERIMEE",
    "header.row": "TITRES_INUTILISABLES",
    "identify.size": "DOSSIER_ABIME",
    "join.separator": "REUNION_IMPOSSIBLE",
    "join_preview.columns": "REUNION_IMPOSSIBLE",
    "paste.text": ("COLLAGE_SANS_TABLEAU", "COLLAGE_VIDE"),
    "registre_request.asked": "DEMANDE_SANS_DATE",
    "registre_request.id": "DEMANDE_SANS_PASSAGE",
    "rehearse.script": "REPETITION_ILLISIBLE",
    "replace.find": "RECHERCHE_VIDE",
    "settings_load.text": "REGLAGES_ILLISIBLES",
    "schema_kept_load.text": "SCHEMA_GARDE_ABIME",
    "sheet.index": "FEUILLE_INCONNUE",
    "split_rows.rows": "NOMS_INDIVISIBLES",
    "understood_again.settings": "COLONNES_A_REGLER",
    "understood_again.targets": "COLONNES_A_REGLER",
    "withdraw_deposited.index": "RETRAIT_A_ECRIRE",
    "withdraw_download.index": "RETRAIT_A_ECRIRE",
}
"""The other refusals that are right, by argument."""

TAKEN_BACK = {"withdraw_ids": ("withdraw_cancel", "text", "id")}
"""What takes whatever it is given on the user's word: the operation that takes it back, the
argument that was hostile, the one that names it there."""


def hostile(kind, value):
    """Give a hostile value in the place of another, None where the kind has none for it."""
    given = TEXTS.get(kind, NUMBERS.get(kind))
    if kind == OTHER:
        return [] if isinstance(value, str) else "oui"
    match value:
        case bool():
            return None
        case str():
            return TEXTS.get(kind)
        case int():
            return NUMBERS.get(kind)
        case list():
            return [] if kind == "empty" else [given]
        case dict():
            return {} if kind == "empty" else dict.fromkeys(value, given)
        case _:
            return given


class Hostile(Tour):
    """The tour, where each true request comes after the hostile ones."""

    def __init__(self, talk: Talk, kind: str) -> None:
        super().__init__(talk, REFUSED)
        self.kind = kind
        self.wrong: list[str] = []
        self.tried: set[str] = set()

    def ask(self, op, payload=None, **args):
        if op not in self.refused:
            for name, value in args.items():
                given = hostile(self.kind, value)
                if given is not None:
                    self._try(op, payload, args, name, given)
        return super().ask(op, payload, **args)

    def _try(self, op, payload, args, name, given):
        told, _ = self.talk.ask(op, payload, **{**args, name: given})
        while told["ok"] and told["result"].get("finished") is False:
            told, _ = self.talk.ask("step", job=told["result"]["job"])
        code = "" if told["ok"] else told["error"]["code"]
        place = f"{op}.{name}"
        self.tried.add(place)
        named = NAMED.get(place, ())
        if code not in ("", ANY, *((named,) if isinstance(named, str) else named)):
            self.wrong.append(f"{place}: {code} {told['error'].get('detail', '')}")
        back, hostile_one, named_there = TAKEN_BACK.get(op, ("", "", ""))
        if told["ok"] and name == hostile_one:
            self.talk.ask(back, **{named_there: given})


@pytest.mark.parametrize("kind", [*TEXTS, *NUMBERS, OTHER])
def test_each_argument_is_answered_or_refused_by_name_and_spoils_nothing(kind):
    data = sheet("Divers")
    talk = Talk()
    talk.open(data)
    talk.result("settings", values={**ANSWERS, **CONSTANTS})
    tour = Hostile(talk, kind)
    take(tour, data, SCHEMA)
    assert tour.wrong == []
    assert len(tour.tried) > 40
