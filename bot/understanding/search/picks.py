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
    with_tags = len(wishes) > 1 or wish.avoid or wish.shuns or wish.families
    tagged = _fitting(catalogue, likes) if with_tags else []
    held_to = [catalogue.fitting[each.id] for each in conditions if each.fits]
    held = (
        id_
        for id_ in dict.fromkeys((*tagged, *picked))
        if wish.allows(roles[id_]) and all(id_ in fitting for fitting in held_to)
    )
    worths = {each.id: _worths(catalogue, each) for each in wishes}
    beside = [worths[each.id] for each in conditions] if likes is not conditions else []
    scores = {id_: score for id_ in held if (score := _score(id_, [worths[each.id] for each in likes], beside))}
    order = sorted(scores, key=lambda id_: -scores[id_])
    found = tuple(picked[id_] if id_ in picked else _by_tags(roles[id_]) for id_ in order)
    if len(found) < FEW and conditions and likes != conditions:
        rest = mix(catalogue, [id_ for id_ in ids if catalogue.collections[id_].condition], wish)
        found += tuple(pick for pick in rest if pick not in found)
    return found


def _fitting(catalogue: Catalogue, likes: Sequence[Collection]) -> list[str]:
    """The ids of the roles that have the tags of a wish, in its list or not; in the order of the files."""
    fitting = set().union(*(catalogue.fitting.get(each.id, ()) for each in likes))
    return [id_ for id_ in catalogue.roles if id_ in fitting]


def _by_tags(role: Role) -> Pick:
    return Pick.model_construct(role=role.id, why=f"{role.summary.split('. ')[0].rstrip('.')}.")


def _worths(catalogue: Catalogue, wish: Collection) -> dict[str, float]:
    """Role -> how well it answers one wish: the first pick 2, the last a little over 1, by its tags alone 0.5."""
    count = len(wish.roles)
    picks = {pick.role: 2 - number / count for number, pick in reversed(list(enumerate(wish.roles)))}
    return {**dict.fromkeys(catalogue.fitting.get(wish.id, ()), BY_TAGS), **picks}


def _score(id_: str, likes: Sequence[Mapping[str, float]], beside: Sequence[Mapping[str, float]]) -> float:
    """The wish that a role answers best decides: a role from each wish's top, before one that half answers all.

    0 for a role that answers none of the likes.
    """
    each_worth = [worths.get(id_, 0.0) for worths in likes]
    if not any(each_worth):
        return 0.0
    ordered = sorted((worth - LATER * number for number, worth in enumerate(each_worth)), reverse=True)
    rest = [*ordered[1:], *(worths.get(id_, 0.0) for worths in beside)]
    return ordered[0] + BESIDE * sum(worth for worth in rest if worth > 0)
