"""Print what was measured: a line an export, the totals of each half, the details asked for."""

from collections import Counter

HOWS = ("right", "asked", "wrong_asked", "wrong", "missed")
_WIDTH = 30
HEAD = (
    f"{'':{_WIDTH}}   colonnes                            personnes"
    "                          questions\n"
    f"{'export':{_WIDTH}} justes demandées fausses-d. FAUSSES manquées |"
    " justes pauvres FAUSSES bloquées  sur | dommages annoncés | posées utiles sottes clics"
)


def line(one):
    """Return the line of a result."""
    people = one.people
    text = _line(
        one.name,
        one.columns,
        (people.right, people.poor, people.wrong, len(people.blocked), one.of),
        (len(people.harms), len(people.warned)),
        (len(one.asked), one.needed, len(one.silly), one.clicks),
    )
    return f"{text}  refusé" if one.refused else text


def _line(name, columns, people, harms, asked):
    hows = [columns[how] for how in HOWS]
    return (
        f"{name:{_WIDTH}} {hows[0]:6} {hows[1]:9} {hows[2]:10} {hows[3]:7} {hows[4]:8} |"
        f" {people[0]:6} {people[1]:7} {people[2]:7} {people[3]:8} {people[4]:4} |"
        f" {harms[0]:8} {harms[1]:8} | {asked[0]:6} {asked[1]:6} {asked[2]:6} {asked[3]:5}"
    )


def totals(results, name):
    """Return the line of the sums of some results."""
    columns, people, harms, asked = Counter(), [0] * 5, [0] * 2, [0] * 4
    for one in results:
        columns.update(one.columns)
        own = one.people
        people = _sum(people, (own.right, own.poor, own.wrong, len(own.blocked), one.of))
        harms = _sum(harms, (len(own.harms), len(own.warned)))
        asked = _sum(asked, (len(one.asked), one.needed, len(one.silly), one.clicks))
    return _line(name, columns, people, harms, asked)


def _sum(before, more):
    return [a + b for a, b in zip(before, more, strict=True)]


def details(one):
    """Yield what is behind a line: every column not right at once, questions, faults, harms."""
    for how, letter, header, fed, good in one.details:
        if how not in {"right", "idle"}:
            best = " ou ".join(word or "rien" for word in good)
            yield f"    {how:11} {letter:3} « {header} » → {fed} ; juste : {best}"
    for label, found in (
        ("demandé", one.asked),
        ("sottes", one.silly),
        ("sans réponse", one.unanswered),
        ("bloquées", one.people.blocked),
        ("erreurs", [f"{count} {what}" for what, count in one.errors.items()]),
        ("perdu", [f"{count} {what}" for what, count in one.people.lost.items()]),
        ("DOMMAGES", one.people.harms),
        ("annoncés", one.people.warned),
        ("refus", [one.refused] if one.refused else []),
    ):
        if found:
            yield f"    {label} : {' ; '.join(found)}"


def text(results, *, verbose=False):
    """Return the whole table."""
    lines = [HEAD]
    for one in results:
        lines.append(line(one))
        if verbose:
            lines += details(one)
    for half in dict.fromkeys(one.half for one in results):
        lines.append(totals([one for one in results if one.half == half], f"moitié {half}"))
    return "\n".join([*lines, totals(results, f"TOTAL ({len(results)})")])
