"""How roles and ways in hang together: which job comes before which, and which apprenticeships lie in between. Pure."""

import re
from collections.abc import Iterator

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import WayKind
from bot.catalogue.pathway import Pathway
from bot.catalogue.role import Role, WayIn

LONGEST_NAME = 5
"""Words of a role's name that are looked for."""
_WORD = re.compile(r"[\w'-]+")


def is_open(way: WayIn, catalogue: Catalogue) -> bool:
    """Whether people can start it by the time they get there, as far as its file says."""
    pathway = catalogue.pathways.get(way.pathway or "")
    return pathway is None or pathway.state not in {"closing", "closed", "in-development"}


def before(role: Role, catalogue: Catalogue) -> tuple[Role, ...]:
    """The roles from which people move on to this one."""
    return tuple(catalogue.roles[id_] for id_ in catalogue.before.get(role.id, ()))


def is_registered(role: Role) -> bool:
    """Whether nobody may do this job without being on a register."""
    return role.regulator is not None and role.regulator.required


def starts_as(way: WayIn, role: Role, catalogue: Catalogue, *, in_name_only: bool = False) -> Role | None:
    """The job that a way begins in, if it calls one by name: the first in its name, or else in what it needs."""
    own = {name.casefold() for name in (role.title, *role.also_called)}
    for text in (way.name,) if in_name_only else (way.name, way.needs):
        words = _WORD.findall(text.casefold())
        while words:
            name, found = _first_name(words[:LONGEST_NAME], own, catalogue)
            if found and found != role.id:
                return catalogue.roles[found]
            words = words[max(1, len(name.split())) :]
    return None


def _first_name(words: list[str], own: set[str], catalogue: Catalogue) -> tuple[str, str]:
    """The longest name that the words begin with, and its role; the role's own name hides the names in it."""
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if name in own:
            return name, ""
        found = catalogue.called.get(name) or catalogue.called.get(name.removesuffix("s"))
        if found:
            return name, found
    return "", ""


def apprenticeships_before(role: Role, catalogue: Catalogue) -> Iterator[tuple[Pathway, Role]]:
    """Open apprenticeships, each with the job it is for, in jobs that come before the role."""
    for other in before(role, catalogue):
        for way in other.ways_in:
            pathway = catalogue.pathways.get(way.pathway or "")
            if pathway and way.kind == WayKind.APPRENTICESHIP and is_open(way, catalogue):
                yield pathway, other
