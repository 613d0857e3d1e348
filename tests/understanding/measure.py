"""Put an export through the product with a truthful user, and count."""

from collections import Counter
from dataclasses import dataclass, field

from understanding.files import file_of
from understanding.judge import CODE, PLACE, Judged, judge
from understanding.product import Product, RefusedError, Report
from understanding.user import OWN, User, fits, right
from understanding.words import fold

LAST_STEPS = 4
"""Clicks of whoever is asked nothing: confirm, check, make, take the file."""


@dataclass
class Result:
    """Everything measured of one export."""

    name: str
    half: str
    of: int
    needed: int
    columns: Counter = field(default_factory=Counter)
    details: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    unanswered: list = field(default_factory=list)
    silly: list = field(default_factory=list)
    clicks: int = 0
    people: Judged = field(default_factory=Judged)
    errors: Counter = field(default_factory=Counter)
    refused: str = ""

    @property
    def below(self):
        """Return what puts the export below the floor: what is wrong in silence."""
        columns = [
            f"colonne {letter} « {header} » → {fed}"
            for how, letter, header, fed, _ in self.details
            if how == "wrong"
        ]
        return [*columns, *self.people.harms]

    def as_dict(self):
        """Return what is kept of the measure: counts, questions, harms."""
        people = vars(self.people) | {"blocked": len(self.people.blocked)}
        kept = ("name", "half", "of", "needed", "asked", "unanswered", "silly", "clicks", "refused")
        own = {name: getattr(self, name) for name in kept}
        return {
            **own,
            "columns": dict(self.columns),
            "people": people | {"lost": dict(people["lost"])},
        }


def measure(product: Product, export) -> Result:
    """Return what the product makes of an export."""
    made = Result(export.name, export.half, len(export.people), len(export.told.get("needed", ())))
    name, data = file_of(export)
    user = User(product, export)
    try:
        view = product.opened(name, data, OWN)
        _columns(made, view, export)
        user.settle(view)
        made.people, made.errors = _flow(product, export, user)
    except RefusedError as error:
        made.refused = str(error)
        made.people.blocked = [one["who"]["nom"] for one in export.people]
    made.asked, made.unanswered = user.asked, user.unanswered
    made.silly = user.silly
    made.clicks = user.clicks + LAST_STEPS
    return made


def _columns(made, view, export):
    """Count how each column was understood before any answer."""
    seen = set()
    for column in view["columns"]:
        good = right(column, export, view["sheet"])
        if column["join"] or good is None:
            continue
        seen.add(column["index"])
        how = verdict(column, good)
        made.columns[how] += 1
        fed = (column["ask"] or {}).get("field") or column["field"]
        made.details.append((how, column["letter"], column["header"], fed, good))
    columns = export.sheets[view["sheet"]].columns or export.sheets[0].columns
    lost = [i for i, (_, good) in enumerate(columns) if "" not in good and i not in seen]
    made.columns["missed"] += len(lost)


def verdict(column, good):
    """Return how a column is understood: right, asked, wrong_asked, wrong, missed or idle."""
    ask, fed = column["ask"], column["field"]
    if ask:
        return "asked" if fits(ask["field"], good) else "wrong_asked"
    if fed:
        return "right" if fits(fed, good) else "wrong"
    return "idle" if "" in good else "missed"


def _flow(product, export, user):
    """Check, accept what is rightly proposed, make the flow; return it judged, and the errors."""
    product.job("check")
    findings = product.findings()
    for rule in _right_fixes(findings, export):
        product.ask("fix_rule", code=rule)
        user.clicks += 1
    if any(one["fixes"] for one in findings):
        product.job("check")
        findings = product.findings()
    try:
        passages = product.passages()
    except RefusedError:
        passages = []  # nobody can be sent: the findings say why
    errors = Counter(
        f"{one['code']} {one['field']}" for one in findings if one["severity"] == "error"
    )
    return judge(passages, export, Report(findings)), errors


def _right_fixes(findings, export):
    """Return the rules whose only proposals, of places and codes, are right for everybody."""
    rows = {number: one for one in export.people for _, number in one["rows"]}
    found = {}
    for one in findings:
        values = one["fixes"][0]["values"] if len(one["fixes"]) == 1 else None
        if values and one["field"] in {*PLACE, CODE} and one["row"] in rows:
            good = _good(values, rows[one["row"]])
            found[one["code"]] = found.get(one["code"], True) and good
    return sorted(rule for rule, good in found.items() if good)


def _good(values, truth):
    insee, code = values.get("8.10"), values.get(CODE)
    wanted = truth["fields"].get(CODE)
    return (not insee or insee in truth["who"]["insees"]) and (
        not code or not wanted or fold(code) == fold(wanted)
    )
