"""Hold the state of the page: the engine, the open dossier, the screen that is shown."""

import drawing
import tasks

# What is done to a sheet in the order in which it may be done again.
SHEET_JOBS = ("reread", "sheet")
SHEET_CHOICES = ("header", "shape", "nobody")


class Dossier:
    """What is open: enough to show every screen again and to replay it in a new engine.

    ``file`` is a File, or the text of pasted cells. ``settings`` is the text of the settings as
    they are now; ``choices`` are the operations on the sheet that no settings file carries.
    ``invented`` says that the answers are those of the example: they serve no other file.
    """

    def __init__(self, file, settings, *, invented=False):
        self.file = file
        # Whether the file is in memory as it was read, whatever becomes of it on the disk.
        self.held = False
        self.settings = settings
        self.invented = invented
        self.values = {}
        # What the schema says of the file as it is, when it is a flow.
        self.flow = None
        self.choices = {}
        # How the engine last said that it understands the columns, header or not.
        self.understood = None
        self.targets = None
        self.sheet = None
        self.verdict = None
        self.files = None
        # What may be undone, as the engine last said it; its history, and what it lacks yet.
        self.can = None
        self.corrections = None
        self.unsaved = []
        # Whether this is the list before, corrected, and the name of the sheet that held it.
        self.again = False
        self.sheet_name = None
        # Whether corrections would be lost with the page; whether the work was saved as it is now;
        # whether a file made of it was handed over since.
        self.touched = False
        self.saved = False
        self.handed = False
        # Whether this is a saved dossier opened again, with the settings that it came with.
        self.reopened = False
        self.first = None
        # Whether the user said what becomes of the corrections of the file before.
        self.answered = False

    def name(self):
        """Return the name of the file as the user knows it."""
        return self.sheet["file"]["name"]

    def at_risk(self):
        """Tell whether closing the page would lose work done on this list."""
        kept = self.invented or self.saved or self.handed
        return self.touched or not kept

    def forget_verdict(self):
        """Drop what no longer follows from the present values."""
        self.verdict = None
        self.files = self.can = None


class App:
    """All that the page knows.

    ``offline`` is what this browser keeps of the page; ``explain(app, problem)`` says why a piece
    of work stopped, and puts the engine back on its feet.
    """

    def __init__(self, bridge, offline, explain, screen):
        self.bridge = bridge
        self.offline = offline
        self._explain = explain
        self.dossier = None
        # The dossier that was open before, whole, until the user takes the new one for good.
        self.before = None
        self.screen = screen
        self.card = None
        self.busy = False
        # The engine's view of the schema that the user brought, and its file.
        self.schema = None
        self.schema_file = None
        # The files of the lists of France compétences, as a new engine must read them again.
        self.lists = []
        # Whether the file of the dossier must be given again: it can no longer be read.
        self.awaited = False
        # The text of a settings file that waits for the next spreadsheet.
        self.waiting = None
        # The engine's view of the portal's answers; the copy of all that it knows of them, whether
        # that copy lacks the last change, and what a new engine could not take up, in sentences.
        self.accuse = None
        self.kept = None
        self.stale = False
        self.lost = []
        # Whether a deposit, a report or a withdrawal was told since the work was last saved.
        self.told = False
        # The registre as it is now, None without any.
        self.registre = None
        # The engine's view of the last test of sealing, and what it was told of it.
        self.sealing = None
        self.sealed_facts = None

    def run(self, task):
        """Start a task of the page."""
        tasks.run(task)

    def draw(self):
        """Show the present screen again."""
        drawing.draw(self)

    def draw_steps(self):
        """Show the steps again, with what stands in the header."""
        drawing.draw_steps(self)

    async def explain(self, problem):
        """Say what happened to a piece of work."""
        await self._explain(self, problem)

    def unsaved(self):
        """Tell whether corrections would be lost with the page."""
        opened = (self.dossier, self.before)
        return any(one is not None and one.touched for one in opened)

    def at_risk(self):
        """Tell whether anything at all would be lost with the page."""
        opened = (self.dossier, self.before)
        listed = any(one is not None and one.at_risk() for one in opened)
        return listed or self.told or (self.registre is not None and self.registre.at_risk())

    def open_steps(self):
        """Return the steps that can be shown, in order."""
        steps = ["deposer"]
        if self.dossier is not None:
            steps.append("colonnes")
            if self.dossier.verdict is not None:
                steps.append("verifier")
            if self.dossier.files is not None:
                steps.append("generer")
        return steps
