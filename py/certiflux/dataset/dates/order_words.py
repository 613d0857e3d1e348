"""Say in French in which order the dates of a column are read, and why."""

from __future__ import annotations

from typing import Final

from certiflux.base.dates import ORDER_LABELS, Order
from certiflux.base.words import counted
from certiflux.dataset.dates.evidence import Evidence

CONFIRM: Final = "Confirmez l'ordre."
"""End of a sentence that asks."""


def offered(count: Evidence) -> tuple[Order, ...]:
    """Return the orders that a user may choose for a column."""
    if not count.readable:
        return (Order.AMJ,) if count.year_first else (Order.JMA,)
    with_year_first = count.fits[Order.AMJ] or count.year_first
    return tuple(Order) if with_year_first else (Order.JMA, Order.MJA)


def chosen(count: Evidence, order: Order) -> tuple[Order, str, bool]:
    """Return the order that the user chose, what is said of it, and that nothing is asked."""
    said = f"Lues comme {ORDER_LABELS[order]}, selon votre choix."
    left = count.readable - count.fits[order]
    if order is Order.AMJ:
        # The choice only speaks of years in two figures: with four, the year shows itself.
        left = min(left, count.short)
    if left:
        said += f" {counted(left, 'valeur')} ne {_can(left)} se lire ainsi."
    return order, said, False


def inferred(count: Evidence) -> tuple[Order, str, bool]:
    """Return the order that the values prove or admit, what is said of it, whether to ask."""
    if not count.readable:
        return _without_order(count)
    order = count.proven()
    if order:
        return order, f"Lues comme {ORDER_LABELS[order]} : {_only(count.forced[order])}.", False
    if count.conflicting():
        return _conflict(count)
    said = f"Lues comme {ORDER_LABELS[Order.JMA]}"
    if not count.ambiguous:
        return Order.JMA, f"{said}.", False
    many = "s se lisent" if count.ambiguous > 1 else " se lit"
    said = f"{said}, sans preuve : {count.ambiguous} valeur{many} aussi bien mois/jour/année."
    return Order.JMA, f"{said} {CONFIRM}", True


def _without_order(count: Evidence) -> tuple[Order, str, bool]:
    if not count.year_first:
        return Order.JMA, f"Lues comme {ORDER_LABELS[Order.JMA]}.", False
    begin = "commencent" if count.year_first > 1 else "commence"
    values = counted(count.year_first, "valeur")
    return Order.AMJ, f"Lues comme année/mois/jour : {values} {begin} par l'année.", False


def _conflict(count: Evidence) -> tuple[Order, str, bool]:
    """Read day first; ask only where month first would read as many dates or more."""
    others = count.readable - count.fits[Order.JMA]
    said = (
        f"Lues comme {ORDER_LABELS[Order.JMA]} : {_only(count.forced[Order.JMA])}, mais "
        f"{counted(others, 'autre')} ne {_can(others)} se lire ainsi : à corriger."
    )
    return Order.JMA, said, count.fits[Order.MJA] >= count.fits[Order.JMA]


def _only(number: int) -> str:
    return f"{counted(number, 'valeur')} ne {_can(number)} se lire autrement"


def _can(number: int) -> str:
    return "peuvent" if number > 1 else "peut"


def said_of_century(short: int, century: str | None) -> str:
    """Say what is made of years in two figures that nothing but the user can tell."""
    if century:
        return f"Les années à deux chiffres sont lues {century[:2]}xx, selon votre choix."
    have = "ont" if short > 1 else "a"
    return f"{counted(short, 'valeur')} {have} une année à deux chiffres : choisissez le siècle."
