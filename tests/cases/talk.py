"""Talk to the engine as the page does: JSON requests, jobs advanced to their end."""

import json

from certiflux.base.words import letters
from certiflux.protocol import Session

EPOCH = 1_782_135_000.0
"""22/06/2026 15:30:00 in Paris: what was delivered in May is neither late nor soon due."""

ID = "00000000-0000-4000-8000-000000000001"
ANSWERS = {
    "emetteur.id_client": "12ABC345",
    "certificateur.id_client": "12ABC345",
    "certificateur.id_contrat": "MCFCER000123",
}


class Talk:
    """A session with a clock that moves only when told, and its last replies."""

    def __init__(self, tick=0.0):
        self.now = EPOCH
        self.tick = tick
        self.count = 0
        self.session = Session(self._clock, lambda: ID)

    def _clock(self):
        self.now += self.tick
        return self.now

    def ask(self, op, payload=None, **args):
        """Return the whole reply as the page would parse it, and its parts."""
        self.count += 1
        request = {"v": 1, "id": self.count, "gen": 1, "op": op, "args": args}
        reply = self.session.dispatch(json.dumps(request), payload)
        told = json.loads(reply.text)
        assert (told["v"], told["id"], told["gen"]) == (1, self.count, 1)
        assert told["ok"] is ("result" in told) is ("error" not in told)
        return told, reply.parts

    def result(self, op, payload=None, **args):
        """Return the result of an operation that must succeed."""
        told, _ = self.ask(op, payload, **args)
        assert told["ok"], told["error"]
        return told["result"]

    def error(self, op, payload=None, **args):
        """Return the error of an operation that must be refused, even if at a later step."""
        told, _ = self.ask(op, payload, **args)
        while told["ok"] and not told["result"].get("finished", True):
            told, _ = self.ask("step", job=told["result"]["job"])
        assert not told["ok"], told["result"]
        return told["error"]

    def job(self, op, payload=None, **args):
        """Return the result of a job, advanced to its end."""
        progress = self.result(op, payload, **args)
        while not progress["finished"]:
            progress = self.result("step", job=progress["job"])
        return progress["result"]

    def open(self, data, name="liste.csv", settings=None):
        """Open a file; return what is shown of its sheet."""
        return self.job("open", data, name=name, size=len(data), settings=settings)

    def download(self, op="download", **args):
        """Return what the reply says of a file, and its bytes."""
        told, parts = self.ask(op, **args)
        assert told["ok"], told["error"]
        return told["result"], b"".join(parts)


class Sitting(Talk):
    """A session whose files each have an id of their own, from one that may be given."""

    def __init__(self, first=1, now=EPOCH):
        super().__init__()
        self.now = now
        ids = (f"00000000-0000-4000-8000-{number:012}" for number in range(first, 999))
        self.session = Session(self._clock, lambda: next(ids))


def people(count, *, wrong=0, columns=()):
    """Return a CSV of `count` invented people, the first `wrong` of them of no known sex."""
    header = ["5.1", "4.1", "4.2", "5.4", "5.5", "5.10", "5.12", "5.14", "8.1", "8.3", "8.6", "8.9"]
    lines = [";".join([*header, *columns])]
    for number in range(count):
        sex = "X" if number < wrong else "F"
        year = 1988 - number if number < 40 else 1988
        name = "MARCHAND" if number < 40 else f"MARCHAND-{letters(number)}"
        row = f"A-{number};RS;RS5200;admission;OUI;20/05/2026;NON;NON;{name};Élodie;{year};{sex}"
        lines.append(row + ";" * len(columns))
    return "\n".join(lines).encode()


def ready(data, **options):
    """Return a session with a checked file and every answer given."""
    talk = Talk(**options)
    talk.open(data)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk
