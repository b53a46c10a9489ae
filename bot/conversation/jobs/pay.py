"""Pay in words: figures come from the one pay table, never from a role."""

from datetime import date

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.role import Role


def pounds(amount: int) -> str:
    return f"£{amount:,}"


def pay_short(catalogue: Catalogue, role: Role, today: date) -> str:
    """One line for the card: the bands' range with its year, or who sets the pay."""
    wording, pay = catalogue.wording, catalogue.pay
    if not role.pay.bands:
        return role.pay.note or ""
    first, last = role.pay.bands[0], role.pay.bands[-1]
    flat = pay.bands[first].start == pay.bands[last].top
    text = wording(
        "pay.flat" if flat else "pay.range",
        start=pounds(pay.bands[first].start),
        top=pounds(pay.bands[last].top),
        bands=f"{first} to {last}" if first != last else first,
        year=pay.year,
    )
    return f"{text} {wording('pay.may_have_changed')}" if today > pay.valid_to else text


def pay_lines(catalogue: Catalogue, role: Role) -> list[str]:
    """One line for each band, what the note adds, and what London adds."""
    wording, pay = catalogue.wording, catalogue.pay
    lines = []
    for band in role.pay.bands:
        figures = pay.bands[band]
        key = "pay.band" if figures.start != figures.top else "pay.band_flat"
        lines.append(wording(key, band=band, start=pounds(figures.start), top=pounds(figures.top)))
    if role.pay.note:
        lines.append(role.pay.note)
    return [*lines, pay.london] if role.pay.bands else lines
