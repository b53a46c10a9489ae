"""Roles that fit what a person likes and would rather avoid, by the tags of the role files."""

from collections.abc import Mapping

from bot.catalogue.role import Role
from bot.understanding.question import RoleHit, Wish

LONGEST_LIST = 8
MIXED = 4
"""So many of the first roles are of different families."""
LIKE, SUBJECT = 2.0, 1.5
"""What a like and a school subject count."""


class WishFinder:
    """Built once from the roles; `find` is pure."""

    def __init__(self, roles: Mapping[str, Role]) -> None:
        self._roles = roles
        self._tagged: dict[str, list[str]] = {}
        """What one can like, or a school subject -> the roles that have it."""
        for id_, role in roles.items():
            for tag in {*role.suits, *role.subjects}:
                self._tagged.setdefault(tag, []).append(id_)

    def find(self, wish: Wish) -> tuple[RoleHit, ...]:
        """The roles that share the most tags with a wish, without what it rules out; one of a family at first."""
        if not wish.suits and not wish.subjects:
            return ()
        share = {id_ for tag in (*wish.suits, *wish.subjects) for id_ in self._tagged.get(tag, ())}
        allowed = (role for role in map(self._roles.__getitem__, share) if wish.allows(role))
        scores = {role.id: self._score(role, wish) for role in allowed}
        most = LIKE * len(wish.suits) + SUBJECT * len(wish.subjects)
        order = sorted((id_ for id_, score in scores.items() if score > 0), key=lambda id_: (-scores[id_], id_))
        return tuple(
            RoleHit(id_, round(0.6 * scores[id_] / most, 3), self._why(self._roles[id_], wish))
            for id_ in self._mixed(order)[:LONGEST_LIST]
        )

    def allowed(self, id_: str, wish: Wish) -> bool:
        """Whether a role has nothing in it that the wish rules out."""
        return wish.allows(self._roles[id_])

    @staticmethod
    def _score(role: Role, wish: Wish) -> float:
        """Tags in common; a role with few tags of its own means them more."""
        shared = LIKE * len(wish.suits.intersection(role.suits))
        shared += SUBJECT * len(wish.subjects.intersection(role.subjects))
        return shared - 0.02 * len(role.suits)

    def _mixed(self, order: list[str]) -> list[str]:
        """The best of each family first, so that a list is not five of a kind."""
        best = {self._roles[id_].family: id_ for id_ in reversed(order)}
        first = [id_ for id_ in order if best[self._roles[id_].family] == id_][:MIXED]
        return [*first, *(id_ for id_ in order if id_ not in first)]

    @staticmethod
    def _why(role: Role, wish: Wish) -> str:
        tags = [*sorted(wish.suits & set(role.suits)), *sorted(wish.subjects & set(role.subjects))]
        return f"fits: {', '.join(tags).replace('-', ' ')}"
