"""A truthful user: answers what is asked of them, and nothing else, as a settings file."""

import json

from certiflux.dictionary import fields
from understanding.truth import decided, meaning
from understanding.words import fold

OWN = """[emetteur]
id_client = "12ABC345"

[certificateur]
id_client = "12ABC345"
id_contrat = "MCFCER000123"
"""
"""What the user's own settings say before any question: who they are."""

NAMES = "8.1+8.3"
TYPE, CODE, DECISION = "4.1", "4.2", "resultat"


def right(column, export, sheet):
    """Return what is right for a column of the sheet that is read, None where nothing is said.

    Sheets read as one list may have columns of others: their header tells them.
    """
    own = export.sheets[sheet].columns or next(one.columns for one in export.sheets if one.columns)
    index, header = column["index"], fold(column["header"])
    here = own[index] if index < len(own) else ("", None)
    if header and header not in fold(here[0]):
        alike = (one for sheet in export.sheets for one in sheet.columns if fold(one[0]) == header)
        here = next(alike, here)
    return here[1]


def fits(target, good):
    """Say whether a target is right; a whole that holds the right field is, too."""
    target = target or ""
    if target in good:
        return True
    if "" in good and target and target not in fields() and not target[0].isdigit():
        return True  # a role that feeds nothing
    pieces = _pieces(target)
    return len(pieces) > 1 and any(pieces & _pieces(one) for one in good if one)


def _pieces(target):
    if target == "8.6-8.8":
        return {"8.6", "8.7", "8.8"}
    return set(target.split("+"))


class User:
    """What has been asked and answered so far."""

    def __init__(self, export):
        """Start with nothing asked."""
        self.export = export
        self.asked, self.unanswered, self.silly, self.clicks = [], [], [], 0
        self._columns, self._readings, self._values, self._constants = {}, {}, {}, {}
        self._identifiers = False

    def answer(self, view):
        """Answer what a view asks; say whether anything new was."""
        before = len(self.asked)
        for column in view["columns"]:
            if not column["join"]:
                self._column(column, view["sheet"])
        if len(self.asked) > before:
            return True  # what is asked of values and dates may change with the columns
        self._readings_and_values(view)
        if view["identifiers"]["ask"] and self._new("identifiants"):
            self._identifiers = True
        for section in view["form"]["sections"]:
            for one in section["inputs"]:
                if one.get("required") and not one.get("value"):
                    self._form(one["field"], view)
        return len(self.asked) > before

    def _readings_and_values(self, view):
        for one in view["dates"]:
            if one["ask"] or one["century_ask"]:
                self._date(one)
        for one in view["choices"]["fields"]:
            for item in one["items"]:
                if item["choice"] is None:
                    self._value(one["field"], item["raw"])

    def _new(self, what, clicks=1):
        if what in self.asked:
            return False
        self.asked.append(what)
        self.clicks += clicks
        return True

    def _column(self, column, sheet):
        good = right(column, self.export, sheet)
        ask = column["ask"]
        if good is None or not ask:
            return
        proposed = ask["field"]
        told = fits(proposed, good)
        if not self._new(f"colonne {column['letter']} « {column['header']} »", 1 if told else 2):
            return
        others = (one["field"] for one in column["alternates"] if fits(one["field"], good))
        answer = proposed if told else next(others, good[0])
        self._columns[column["header"]] = answer
        if answer == NAMES:
            self._readings[column["header"]] = self._reading(column["letter"], "nom-prenom")

    def _reading(self, letter, usual):
        return self.export.told.get("readings", {}).get(letter, usual)

    def _date(self, one):
        letter = _letter(one["column"])
        if self._new(f"dates {letter} « {one['header']} »"):
            usual = "jma 1900" if one["century_ask"] else "jma"
            self._readings[one["header"]] = self._reading(letter, usual)

    def _value(self, field, raw):
        if self._new(f"valeur « {raw} » de {field}"):
            told = decided(self.export, raw) if field == DECISION else None
            self._values.setdefault(field, {})[raw] = told or meaning(self.export, field, raw) or ""

    def _form(self, field, view):
        if not self._new(f"formulaire {field}"):
            return
        told = self.export.answers.get(field) or self._type(field) or self._same_for_all(field)
        silly = field in self.export.silly or self._in_a_column(field, view)
        if silly:
            self.silly.append(f"formulaire {field}")
        if told:
            self._constants[field] = told
        else:
            self.unanswered.append(field)

    def _type(self, field):
        codes = {one["fields"].get(CODE, "") for one in self.export.people}
        kinds = {"RS" if code.startswith("RS") else "RNCP" for code in codes if code}
        return kinds.pop() if field == TYPE and len(kinds) == 1 else None

    def _same_for_all(self, field):
        """Return what the user knows of a field because it is the same for everybody."""
        known = {one["fields"].get(field) for one in self.export.people}
        return known.pop() if len(known) == 1 else None

    def _in_a_column(self, field, view):
        columns = self.export.sheets[view["sheet"]].columns
        return any(good[0] == field for _, good in columns)

    def toml(self):
        """Return the answers as the text of a settings file."""
        own = {field: one for field, one in self._constants.items() if fields()[field].setting}
        rest = {field: one for field, one in self._constants.items() if field not in own}
        text, sections = OWN, {}
        for field, value in own.items():
            section, _, key = fields()[field].setting.partition(".")
            sections.setdefault(section, {})[key] = value
        sections |= {"constantes": rest, "colonnes": self._columns, "lectures": self._readings}
        sections |= {f'valeurs."{field}"': found for field, found in self._values.items()}
        for name, found in sections.items():
            lines = [
                f"{json.dumps(k)} = {json.dumps(v, ensure_ascii=False)}" for k, v in found.items()
            ]
            if lines:
                text += f"\n[{name}]\n" + "\n".join(lines) + "\n"
        return text + ('\n[identifiants]\ntechnique = "generes"\n' if self._identifiers else "")


def _letter(index):
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)
