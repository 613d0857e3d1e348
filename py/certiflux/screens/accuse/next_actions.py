"""What may be done with the portal's answers, and which comes first: the buttons of the screen."""

from __future__ import annotations

from certiflux.base.words import counted, figure, typographic
from certiflux.deposits.accuse.standings import Standing
from certiflux.screens import View


def actions_view(view: View) -> list[View]:
    """Return the actions below the verdict, at most the first one ``primary``.

    Takes what ``accuse_view`` says of the answers. Each action has the name that the page runs,
    its ``arg`` (empty for none) and its label.
    """
    summary, resend = view["summary"], view["resend"]
    if view["unchecked"]:
        return [_action("accuse_join", "Vérifier la liste", primary=True)]
    if view["file_errors"] and view["listed"]:
        return [_action("go", "Corriger la liste", "verifier", primary=True)]
    if not resend:
        wanted = summary["refused"] or summary["file_errors"]
        label = "Ouvrir la liste ou le flux déposé"
        return [_action("pick", label, primary=True)] if wanted else []
    refused, never = resend["refused"], resend["never"]
    found = [_action("accuse_resend", _resend(refused), primary=True)] if refused else []
    return found + ([_action("accuse_resend", _never(never, refused), "jamais")] if never else [])


def withdrawing(*, joined: bool, leaving: int) -> View | None:
    """Return the way to what was accepted by mistake, None while nobody is known to be."""
    if not joined:
        return None
    label = "Retirer ou corriger une personne acceptée"
    if leaving:
        label = f"Retraits en cours : {counted(leaving, 'personne')}"
    return _action("withdraw", label)


def of_person(row: int, state: Standing, *, already: bool) -> list[View]:
    """Return what may be done with one person of the list, after what the portal said of them."""
    arg = str(row)
    if state is Standing.REFUSED:
        return [_action("accuse_person", "Corriger cette personne", arg)]
    if state is not Standing.ACCEPTED:
        return []
    found = [
        _action("withdraw_ask", "Retirer", arg),
        _action("withdraw_replace", "Corriger et redéposer", arg),
    ]
    other = "Ce n'est pas ce passage : lui donner un autre identifiant"
    return [*found, _action("accuse_other", other, arg)] if already else found


def _resend(refused: int) -> str:
    who = "la personne refusée" if refused == 1 else f"les {figure(refused)} refusées"
    return f"Corriger et renvoyer {who}"


def _never(never: int, refused: int) -> str:
    """Name the action that sends those never sent: beside the refused, or alone."""
    if not refused:
        return f"Préparer {counted(never, 'personne jamais envoyée', 'jamais envoyées')}"
    if never == 1:
        return "Avec celle jamais envoyée"
    return f"Avec les {figure(never)} autres jamais envoyées"


def _action(name: str, label: str, arg: str = "", *, primary: bool = False) -> View:
    return {"action": name, "arg": arg, "label": typographic(label), "primary": primary}
