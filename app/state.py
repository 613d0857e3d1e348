"""Hold the state of the page: the engine, the open dossier, the screen that is shown.

The screen is one of the classes below: each carries just what its step needs, and ``step`` says
where it stands.
"""


class Deposer:
    """Waiting for a file."""

    step = "deposer"


class Colonnes:
    """What the engine understood of the sheet, and the form of the identifiers.

    ``editing`` is the place ("c-3", "q-3") whose select is open, ``joining`` what is being joined
    there; ``values`` and ``preview`` are the engine's last views of the list values, by which their
    selects are numbered, and of the rows, from ``offset`` on; ``drawn`` says that the folds on the
    page are this screen's.
    """

    step = "colonnes"

    def __init__(self):
        self.editing = None
        self.joining = None
        self.offset = 0
        self.values = None
        self.preview = None
        self.drawn = False


class Verifier:
    """The verdict and one page of findings under the chosen filters.

    ``rule`` is one of the groups of the verdict, ``severity`` one of its levels, ``made`` one of
    the steps of the checks; None for all.
    """

    step = "verifier"

    def __init__(self):
        self.severity = None
        self.rule = None
        self.made = None
        self.offset = 0
        self.kind = None


class Atelier:
    """The rows that a filter keeps, being mended.

    ``want`` is the filter as the engine takes it; ``view`` one page of its rows, ``left`` how many
    it keeps now, ``title`` what they are called. ``hand`` is the row in hand, ``editing`` the cell
    (row, field) whose input is open, ``draft`` what stood in it before the screen was drawn again,
    ``acting`` the small form open below a row (row, kind, code, field). ``ticked`` are the rows
    chosen, ``tool`` the action on several rows, ``fields`` what it may be done to. ``pending`` is
    what is shown before it is applied: the operation and its arguments.
    """

    step = "verifier"

    def __init__(self, want, offset=0):
        self.want = want
        self.offset = offset
        self.view = None
        self.left = 0
        self.title = ""
        self.hand = None
        self.editing = None
        self.draft = None
        self.acting = None
        self.ticked = set()
        self.tool = ""
        self.fields = None
        self.pending = None


class Personne:
    """Everything about one row; ``back`` is the workshop to go back to, ``editing`` the field.

    ``draft`` is what stood in its input before the screen was drawn again.
    """

    step = "verifier"

    def __init__(self, row, back):
        self.row = row
        self.back = back
        self.view = None
        self.editing = None
        self.draft = None
        self.pending = None


class Choisir:
    """The question asked before writing when some rows are blocked."""

    step = "generer"


class Obtenir:
    """The files that were written; ``saved`` are the indexes of those already downloaded."""

    step = "generer"

    def __init__(self):
        self.saved = []


class Ouvrir:
    """The passphrase of a saved dossier; ``seal`` is what the engine says of how it is encrypted.

    ``back`` is the screen to go back to, here and below.
    """

    step = "deposer"

    def __init__(self, file, seal, back):
        self.file = file
        self.seal = seal
        self.back = back


class Enregistrer:
    """How the work is to be saved."""

    def __init__(self, back):
        self.back = back
        self.step = back.step


class Fermer(Enregistrer):
    """The question asked before a file is closed whose corrections are saved nowhere."""


class Etancheite(Enregistrer):
    """The test of what may go out of this page; its result is the application's."""


class Garde(Enregistrer):
    """What this browser keeps; ``view`` once it was looked at, ``asking`` before it is erased."""

    def __init__(self, back):
        super().__init__(back)
        self.view = None
        self.asking = False


def under(screen):
    """Return the screen to go back to: what lies below a screen opened from anywhere."""
    while isinstance(screen, (Enregistrer, Ouvrir)):
        screen = screen.back
    return screen


class Oublier(Enregistrer):
    """The question asked before the file that waits behind is forgotten."""


class Assistance(Enregistrer):
    """A request for assistance; ``view`` is what the engine says of the pack that it made."""

    def __init__(self, back):
        super().__init__(back)
        self.view = None
        self.saved = False


class Rgpd(Enregistrer):
    """The documents that help with the GDPR."""


class Revenir:
    """What a corrected file changed; ``view`` is what the engine says of it.

    ``conflicts`` is a page of the cells corrected in two ways. Once answered, ``kind`` is what
    became of the findings shown, ``rule`` the rank of one of its rules, ``offset`` its page.
    """

    step = "verifier"

    def __init__(self, view):
        self.view = view
        self.conflicts = None
        self.kind = None
        self.rule = None
        self.offset = 0


class Comparer:
    """Two exports side by side; ``view`` is the engine's page of those who differ."""

    step = "verifier"

    def __init__(self, view, back):
        self.view = view
        self.back = back


class Prevenir:
    """The import of the Passeport de prévention, beside the flow; ``back`` is where it was opened.

    ``view`` is the engine's form; ``nir`` the user's word about the national numbers, never kept;
    ``typing`` the columns whose value for all is being typed; ``asked`` says that what lacks is to
    be shown; ``made`` is the verdict on these very answers, ``saved`` that the file was taken.
    """

    def __init__(self, back, view):
        self.back = back
        self.step = back.step
        self.view = view
        self.nir = False
        self.typing = set()
        self.asked = False
        self.made = None
        self.saved = False


class Accuse:
    """The portal's answer: the people of one reason (``code``), else of one ``state``."""

    step = "accuse"

    def __init__(self, code=None):
        self.code = code
        self.state = "refuse"
        self.offset = 0


class Retirer:
    """Accepted people to be withdrawn, or corrected and declared again.

    ``view`` is what the engine says of those chosen, ``page`` one page of those who may be, under
    ``text`` and from ``offset`` on; ``everyone``: on the user's word, others than those known to be
    accepted. ``confirmed``: what will be written was read. ``saved`` are the files downloaded.
    """

    step = "accuse"
    back_words = "‹ Revenir au retrait"

    def __init__(self):
        self.view = None
        self.page = None
        self.text = ""
        self.everyone = False
        self.offset = 0
        self.confirmed = False
        self.saved = []
        self.want = None


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
        # Whether corrections would be lost with the page, whether they were saved once.
        self.touched = False
        self.saved = False
        # Whether this is a saved dossier opened again, with the settings that it came with.
        self.reopened = False
        self.first = None
        # Whether the user said what becomes of the corrections of the file before.
        self.answered = False

    def name(self):
        """Return the name of the file as the user knows it."""
        return self.sheet["file"]["name"]

    def forget_verdict(self):
        """Drop what no longer follows from the present values."""
        self.verdict = None
        self.files = self.can = None


class App:
    """All that the page knows."""

    def __init__(self, bridge):
        self.bridge = bridge
        self.dossier = None
        # The dossier that was open before, whole, until the user takes the new one for good.
        self.before = None
        self.screen = Deposer()
        self.card = None
        self.busy = False
        # The engine's view of the schema that the user brought, and its file.
        self.schema = None
        self.schema_file = None
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
        # The registre as it is now, None without any.
        self.registre = None
        # The engine's view of the last test of sealing, and what it was told of it.
        self.sealing = None
        self.sealed_facts = None

    def unsaved(self):
        """Tell whether corrections would be lost with the page."""
        opened = (self.dossier, self.before)
        return any(one is not None and one.touched for one in opened)

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
