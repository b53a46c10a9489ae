"""Which roles fit each collection by their tags: worked out once, from which roles bear each tag."""

from collections import defaultdict
from collections.abc import Mapping

from bot.catalogue.role import Role
from bot.catalogue.topic import Collection, Fits

Bearers = Mapping[tuple[str, str], set[str]]
"""Name of a list of tags and a tag -> the ids of the roles that bear it."""


def fitting_roles(collections: Mapping[str, Collection], roles: Mapping[str, Role]) -> dict[str, frozenset[str]]:
    """Collection -> the ids of the roles that fit its tags; collections without tags are left out."""
    bearers = _bearers(roles)
    return {id_: _fitting(each.fits, bearers, frozenset(roles)) for id_, each in collections.items() if each.fits}


def _bearers(roles: Mapping[str, Role]) -> Bearers:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id_, role in roles.items():
        for name, tags in Fits.tags_of(role).items():
            for tag in tags:
                found[name, tag].add(id_)
    return found


def _fitting(fits: Fits, bearers: Bearers, fitting: frozenset[str]) -> frozenset[str]:
    for name, wanted in fits.wanted().items():
        if wanted:
            fitting &= set().union(*(bearers.get((name, tag), set()) for tag in wanted))
    return fitting.difference(*(bearers.get(("involves", tag), set()) for tag in fits.without))
