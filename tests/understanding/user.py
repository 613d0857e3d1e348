"""A truthful user: answers what is asked of them, and nothing else, as a settings file."""

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

    Sheets read as one list may have columns of others: their header tells them. Of a column made of
    the titles of groups, the truth says itself what it is.
    """
    if column["made"] is not None:
        told = export.told.get("made", {}).get(column["header"])
        return None if told is None else told.split()
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
    """What has been asked, and how the user answers: through the requests of the page."""

    def __init__(self, product, export):
        """Start with nothing asked; the export is open in the product."""
        self.product, self.export = product, export
        self.asked, self.unanswered, self.silly, self.clicks = [], [], [], 0

    def settle(self, view):
        """Answer what a view asks, one question after another: each answer may change the rest."""
        while question := self._next(view):
            answer = getattr(self, f"_{question['kind']}", self._column)
            view = answer(question, view) or view
        return view

    def _next(self, view):
        for question in view["questions"]:
            title = question["title"]
            if title not in self.asked:
                self.asked.append(title)
                self.clicks += 1
                return question
        return None

    def _column(self, question, view):
        """Answer which column gives a datum, or what a column gives."""
        index, field = question["column"], question["field"]
        good = [] if index is None else self._right(view, index)
        if not question["open"] and fits(field, good):
            return self._answer(question, self._order(question, view))
        if not question["open"]:
            self.silly.append(question["title"])
        self.clicks += 1
        for choice in question["choices"]:
            if self._is_right(choice["key"], field, good, view):
                return self._answer(question, choice["key"])
        return self._without(question, good[0] if good else "", view)

    def _without(self, question, field, view):
        """Say what a column is, or that none gives the datum, then give it by hand if possible."""
        if field:
            return self.product.ask("assign", column=question["column"], field=field)
        view = self._answer(question, question["choices"][-1]["key"])
        if given := self._by_hand(question["field"], view):
            return given
        if question["kind"] != "confirm":
            self.unanswered.append(question["title"])
        return view

    def _by_hand(self, field, view):
        """Give one value for all to a datum that no column gives, where the form takes it."""
        inputs = [one for section in view["form"]["sections"] for one in section["inputs"]]
        key = next((one["key"] for one in inputs if one["field"] == field), None)
        told = self._known(field)
        return self._settings(key, told) if key and told else None

    def _settings(self, key, value):
        self.product.ask("settings", values={key: value})
        return self.product.ask("national", sent=False)  # gives the whole view, changes nothing

    def _is_right(self, key, field, good, view):
        what, _, which = key.partition("-")
        if what == "colonne":
            return fits(field, self._right(view, int(which)))
        return what == "champ" and which.replace("-", ".") in good

    def _right(self, view, index):
        column = next(one for one in view["columns"] if one["index"] == index)
        return right(column, self.export, view["sheet"]) or [""]

    def _order(self, question, view):
        """Return the key of the answer that says yes; the order of names where that is asked."""
        if question["field"] != NAMES:
            return question["choices"][0]["key"]
        letter = next(
            one["letter"] for one in view["columns"] if one["index"] == question["column"]
        )
        return self._reading(letter, "nom-prenom")

    def _answer(self, question, key):
        return self.product.ask("answer", question=question["id"], choice=key)

    def _reading(self, letter, usual):
        return self.export.told.get("readings", {}).get(letter, usual)

    def _dates(self, question, view):
        column = question["column"]
        letter = next(one["letter"] for one in view["columns"] if one["index"] == column)
        birth = question["field"].startswith("8.")
        order, *century = self._reading(letter, f"jma {'1900' if birth else '2000'}").split()
        for act, *_ in question["acts"]:
            if act == "order":
                view = self.product.ask("date_order", column=column, order=order)
            elif century:
                view = self.product.ask("century", column=column, century=century[0])
        return view

    def _values(self, question, view):
        """Say what each of the spellings of a field means that wait for a choice."""
        field = question["field"]
        known = [one for one in view["columns"] if one["field"] == field]
        if known and not any(fits(field, self._right(view, one["index"])) for one in known):
            self.silly.append(question["title"])
        for one in self.product.ask("values")["fields"]:
            for item in one["items"]:
                if (
                    one["field"] == field
                    and item["choice"] is None
                    and item["shown"] in question["title"]
                ):
                    raw = item["raw"]
                    told = decided(self.export, raw) if field == DECISION else None
                    value = told or meaning(self.export, field, raw) or ""
                    return self.product.ask("choose", field=field, raw=raw, value=value)["sheet"]
        return None

    def _shape(self, question, _view):
        """Say whether each of some columns is a certification."""
        if not self.export.told.get("grid"):
            self.silly.append(question["title"])
        return self._answer(question, "oui" if self.export.told.get("grid") else "non")

    def _identifiers(self, _question, _view):
        return self.product.ask("identifiers", mode="generate")

    def _form(self, question, view):
        field = question["field"]
        if field in self.export.silly or self._in_a_column(field, view):
            self.silly.append(question["title"])
        if told := self._known(field):
            return self._settings(question["id"].removeprefix("champ-"), told)
        self.unanswered.append(question["title"])
        return None

    def _known(self, field):
        """Return what the user knows of a datum that is the same for all, None for nothing."""
        if field in self.export.answers:
            return self.export.answers[field]
        codes = {one["fields"].get(CODE, "") for one in self.export.people}
        if field == TYPE:
            known = {"RS" if code.startswith("RS") else "RNCP" for code in codes if code}
        else:
            known = {one["fields"].get(field) for one in self.export.people}
        return known.pop() if len(known) == 1 else None

    def _in_a_column(self, field, view):
        columns = self.export.sheets[view["sheet"]].columns
        return any(good[0] == field for _, good in columns)
