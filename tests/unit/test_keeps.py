"""What changes the answers of the portal says so: the page keeps a copy of them after it."""

from cases.talk import ANSWERS, Talk
from cases.tour import everything
from certiflux.base.operation import OPERATIONS
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate
from unit.test_secrets import CONSTANTS, REFUSED, sheet

OPENING = {"close", "give_back", "open", "paste", "reread"}
"""What opens another list: a copy says of which list it was, and is read so."""

SAID = {"registre_sent", "withdraw_report"}
"""What is declared and changes nothing in this round: it says again what was said before."""


class Watched(Talk):
    """A session whose answers are looked at after each operation."""

    def __init__(self):
        super().__init__()
        self.changing = set()
        self.under_way = ""

    def ask(self, op, payload=None, **args):
        self.under_way = self.under_way if op == "step" else op
        before = self.kept()
        reply = super().ask(op, payload, **args)
        if self.kept() != before:
            self.changing.add(self.under_way)
        return reply

    def kept(self):
        """Give the copy that the page would take now."""
        return super().ask("answers")[1]


def test_every_operation_that_changes_the_answers_keeps_them():
    talk = Watched()
    talk.open(sheet("Divers"))
    talk.result("settings", values={**ANSWERS, **CONSTANTS})
    talk.changing.clear()
    schema = generate(version_called("1.1.5")).encode()
    everything(talk, sheet("Divers"), schema, REFUSED)
    keeps = {name for name, one in OPERATIONS.items() if one.keeps}
    assert talk.changing - OPENING == keeps - REFUSED.keys() - SAID


def test_the_page_is_told_which_they_are():
    told = Talk().result("hello")["keeps"]
    assert sorted(told) == sorted(name for name, one in OPERATIONS.items() if one.keeps)
