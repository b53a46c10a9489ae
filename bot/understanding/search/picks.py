"""The roles that answer a broad wish, or several at once."""

from collections.abc import Mapping, Sequence

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.role import Role
from bot.catalogue.topic import Collection, Pick
from bot.understanding.question import Wish

BY_TAGS = 0.5
"""What a role counts for a wish that it fits by its tags alone; a picked one counts 1 to 2."""
BESIDE = 0.25
"""What a second wish, or a condition, counts beside the one that a role answers best."""
LATER = 0.05
"""What each later wish counts less than the one before."""
FEW = 3
"""Fewer roles than this are no choice."""


def mix(catalogue: Catalogue, ids: Sequence[str], wish: Wish) -> tuple[Pick, ...]:
    """The roles that answer all the wishes, best first, without any that is ruled out.

    Conditions always hold: where hardly any role answers the likes too, those that only hold to the conditions follow.
    """
    wishes, roles = [catalogue.collections[id_] for id_ in ids], catalogue.roles
    conditions = [each for each in wishes if each.condition]
    likes = [each for each in wishes if not each.condition] or conditions
    picked = {pick.role: pick for each in reversed(wishes) for pick in each.roles if pick.role in roles}
    ids_by_tags = _fitting(likes, roles) if len(wishes) > 1 or wish.avoid or wish.shuns or wish.families else []
    held = (
        role
        for role in map(roles.__getitem__, dict.fromkeys((*ids_by_tags, *picked)))
        if wish.allows(role) and all(_holds(each, role) for each in conditions)
    )
    scores = {role.id: score for role in held if (score := _score(role, likes, conditions)) is not None}
    order = sorted(scores, key=lambda id_: -scores[id_])
    found = tuple(picked[id_] if id_ in picked else _by_tags(roles[id_]) for id_ in order)
    if len(found) < FEW and conditions and likes != conditions:
        rest = mix(catalogue, [id_ for id_ in ids if catalogue.collections[id_].condition], wish)
        found += tuple(pick for pick in rest if pick not in found)
    return found


def _fitting(likes: Sequence[Collection], roles: Mapping[str, Role]) -> list[str]:
    """The ids of the roles that have the tags of a wish, in its list or not."""
    fits = [each.fits for each in likes if each.fits]
    return [id_ for id_, role in roles.items() if any(fit(role) for fit in fits)]


def _by_tags(role: Role) -> Pick:
    return Pick(role=role.id, why=f"{role.summary.split('. ')[0].rstrip('.')}.")


def _holds(collection: Collection, role: Role) -> bool:
    return collection.fits is None or collection.fits(role)


def _score(role: Role, likes: Sequence[Collection], conditions: Sequence[Collection]) -> float | None:
    """The wish that a role answers best decides: a role from each wish's top, before one that half answers all.

    `None` for a role that answers none of the likes.
    """
    each_worth = [_worth(each, role) for each in likes]
    if not any(each_worth):
        return None
    worths = sorted((worth - LATER * number for number, worth in enumerate(each_worth)), reverse=True)
    rest = [*worths[1:], *(_worth(each, role) for each in conditions if likes is not conditions)]
    return worths[0] + BESIDE * sum(worth for worth in rest if worth > 0)


def _worth(collection: Collection, role: Role) -> float:
    """How well a role answers one wish: the first pick 2, the last a little over 1, by its tags alone 0.5."""
    for number, pick in enumerate(collection.roles):
        if pick.role == role.id:
            return 2 - number / len(collection.roles)
    return BY_TAGS if collection.fits and collection.fits(role) else 0.0
