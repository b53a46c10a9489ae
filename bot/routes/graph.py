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
    """Whether new people can start it, as far as its file says."""
    pathway = catalogue.pathways.get(way.pathway or "")
    return pathway is None or pathway.state not in {"closed", "in-development"}


def before(role: Role, catalogue: Catalogue) -> tuple[Role, ...]:
    """The roles from which people move on to this one."""
    return tuple(catalogue.roles[id_] for id_ in catalogue.before.get(role.id, ()))


def is_registered(role: Role) -> bool:
    """Whether nobody may do this job without being on a register."""
    return role.regulator is not None and role.regulator.required


def starts_as(way: WayIn, role: Role, catalogue: Catalogue) -> Role | None:
    """The job that a way begins in, if it calls one by name: the first in its name, or else in what it needs."""
    names = {name.casefold() for name in (role.title, *role.also_called)}
    for text in (way.name, way.needs):
        words = _WORD.findall(text.casefold())
        for at in range(len(words)):
            found = _named(words[at : at + LONGEST_NAME], names, catalogue)
            if found and found != role.id:
                return catalogue.roles[found]
    return None


def _named(words: list[str], own: set[str], catalogue: Catalogue) -> str | None:
    """The role whose name the words begin with, the longest name first; the role's own name hides what is in it."""
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if name in own:
            return None
        found = catalogue.called.get(name) or catalogue.called.get(name.removesuffix("s"))
        if found:
            return found
    return None


def apprenticeships_before(role: Role, catalogue: Catalogue) -> Iterator[tuple[Pathway, Role]]:
    """Open apprenticeships, each with the job it is for, in jobs that come before the role."""
    for other in before(role, catalogue):
        for way in other.ways_in:
            pathway = catalogue.pathways.get(way.pathway or "")
            if pathway and way.kind == WayKind.APPRENTICESHIP and is_open(way, catalogue):
                yield pathway, other
