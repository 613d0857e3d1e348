"""The page as a person uses it: what the browser tests say and see."""

import datetime as dt
import io
import re
from pathlib import Path

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
READY_MS = 180_000
WORK_MS = 90_000
OPEN_MS = 120_000
"""The only limits of the browser tests: for a machine several times slower than usual. What is
waited for is an event of the page; a limit only ends a test that will never see it."""


IDENTIFIERS = {
    "emetteur.id_client": "12ABC345",
    "certificateur.id_contrat": "MCFCER000123",
}
CERTIFICATION = {"certification.code": "RS5200"}

HEADERS = (
    "N° de certificat", "Mode d'obtention", "Résultat définitif", "Date de délivrance",
    "Fin de validité", "5.12", "5.14", "Score obtenu", "Mention", "Modalité d'accès",
    "Nom de naissance", "Nom d'usage", "Prénom", "Date de naissance", "Civilité",
    "Code INSEE de naissance",
)  # fmt: skip
_LATELY = dt.datetime.now(tz=dt.UTC).date() - dt.timedelta(days=45)
DELIVERED = _LATELY.replace(day=max(13, _LATELY.day))
"""A day neither late nor soon to be, which no other order reads: the page goes by today."""

NAMES = (
    ("MARCHAND", "Élodie", "Mme"), ("LE GOFF", "Yann", "M."),
    ("BENALI", "Samira", "Mme"), ("FABRE", "Jean", "M."),
)  # fmt: skip


def person(rank: int, **other: str) -> list[str]:
    """Give the row of an invented person; ``other`` changes cells, by a word of the header.

    No two ranks below 90,000 tell of the same person.
    """
    name, first, civility = NAMES[rank % len(NAMES)]
    day, month, year = rank % 28 + 1, rank // 28 % 12 + 1, 1950 + rank // 336 % 56
    if other_half := rank // (336 * 56):
        name = f"{name}-{NAMES[(other_half - 1) % len(NAMES)][0]}"
    born = f"{day:02}/{month:02}/{year}"
    row = [
        f"ESSAI-{rank:04}", "par admission", "OUI", f"{DELIVERED:%d/%m/%Y}", "", "NON", "NON", "",
        "", "candidat libre", name, "", first, born, civility, "31555",
    ]  # fmt: skip
    for word, value in other.items():
        (column,) = [i for i, header in enumerate(HEADERS) if word in header]
        row[column] = value
    return row


def csv(*rows: list[str]) -> bytes:
    """Give the bytes of a CSV as French Excel writes it."""
    lines = [";".join(row) for row in (HEADERS, *rows)]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def workbook(**sheets: list[list[str]]) -> bytes:
    """Give the bytes of an .xlsx with these sheets."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in (HEADERS, *rows):
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    return stream.getvalue()


def patient(place):
    """Give a context or a page the limits of these tests; return it."""
    place.set_default_navigation_timeout(OPEN_MS)
    place.set_default_timeout(WORK_MS)
    return place


class Journey:
    """One visit to the page."""

    def __init__(self, page) -> None:
        """Keep the Playwright page; tests may use it for what is not said here."""
        self.page = page
        self.pardoned: tuple[str, ...] = ()
        # Whether the question of the format is what a test is about: it is answered otherwise.
        self.asks_format = False

    def pardons(self, fault: str) -> bool:
        """Say whether a test brought this complaint of the console about on purpose."""
        return any(words in fault for words in self.pardoned)

    def ready(self) -> "Journey":
        """Wait until the engine is ready."""
        self.page.wait_for_selector("#moteur[data-phase=ready]", timeout=READY_MS)
        return self

    def give(self, name: str, content: bytes) -> None:
        """Choose a file, as the button or a drop does."""
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.set_input_files("#fichier", files=[file])

    def sees(self, words: str, timeout: int = WORK_MS) -> None:
        """Wait until these words can be read on the page; fail after a while."""
        pattern = re.compile(re.escape(words).replace(r"\ ", r"\s+"))
        self.page.get_by_text(pattern).locator("visible=true").first.wait_for(timeout=timeout)

    def title(self) -> str:
        """Give the title of the present screen."""
        return plain(self.page.locator("main h2:visible").first.inner_text())

    def waits_for_title(self, words: str) -> None:
        """Wait until the title of the screen holds these words."""
        pattern = re.compile(re.escape(words).replace(r"\ ", r"\s+"))
        self.page.locator("main h2:visible", has_text=pattern).wait_for(timeout=WORK_MS)

    def alert(self) -> str:
        """Wait for the error block and give its text."""
        block = self.page.locator("#alerte:visible")
        block.wait_for(timeout=WORK_MS)
        return plain(block.inner_text())

    def fill(self, values: dict[str, str]) -> None:
        """Fill inputs of the form by the key of the settings."""
        for key, value in values.items():
            node = self.page.locator("#champ-" + key.replace(".", "-"))
            if node.evaluate("node => node.tagName") == "SELECT":
                node.select_option(value)
            else:
                node.fill(value)

    def press(self, label: str) -> None:
        """Press a button by what it says."""
        pattern = re.compile(re.escape(label).replace(r"\ ", r"\s+"))
        button = self.page.get_by_role("button", name=pattern).locator("visible=true").first
        if label.startswith("Générer"):
            self.write(button)
        else:
            button.click()

    def write(self, button) -> None:
        """Press what writes the file; the format is chosen the first time that it is asked."""
        writes = button.get_attribute("data-do") == "generate"
        asked = writes and self.page.locator("#schema[data-asked]").count()
        button.click()
        if asked and not self.asks_format:
            self.page.locator("[data-do=schema_choose]").first.click()

    def check(self) -> None:
        """Press the form's button and wait for the verdict."""
        self.page.locator("#confirmer").click()
        self.page.wait_for_selector(".banner", timeout=WORK_MS)

    def to_verdict(self, name: str, content: bytes) -> None:
        """Go from the first screen to the verdict on a file of ours."""
        self.give(name, content)
        self.waits_for_title("personne")
        self.fill({**IDENTIFIERS, **CERTIFICATION})
        self.check()

    def download(self, label: str) -> tuple[str, bytes]:
        """Press a download button; give the name and the bytes of the file."""
        with self.page.expect_download(timeout=WORK_MS) as waiting:
            self.press(label)
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()

    def step(self) -> str:
        """Give the name of the current step, as the steps bar says it."""
        current = self.page.locator("#etapes [aria-current=step] .step-name")
        return plain(current.inner_text())

    def overflow(self) -> int:
        """Give by how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


def plain(text: str) -> str:
    """Write every kind of space as one space."""
    return " ".join(text.split())
