"""Which roles a question means, and why."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.catalogue.role import Role
from bot.understanding.index import FieldText, Hit, Index
from bot.understanding.names import Names
from bot.understanding.question import RoleHit
from bot.understanding.stems import Stems
from bot.understanding.text import fold

WEIGHTS = {"title": 5.0, "other name": 4.0, "sample question": 3.0, "keyword": 2.0, "summary": 1.0}
NAME_BONUS = 6.0
LIGHT_WEIGHT = 0.25
HALF_SCORE = 6.0
"""The raw score that counts as 0.5: about one telling word in a title."""
LONGEST_LIST = 8

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\(([^)]*)\)")


def split_words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


class RoleFinder:
    """Built once from the roles; `find` is pure."""

    def __init__(self, roles: Mapping[str, Role], stems: Stems, stop: Iterable[str], light: Iterable[str]) -> None:
        self._stems = stems
        self._stop = frozenset(stop)
        self._light = frozenset(stems.all(light))
        self._names = Names()
        for role in roles.values():
            self._add_names(role)
        self.index = Index({role.id: self._fields(role) for role in roles.values()})
        self.words = frozenset(
            word for role in roles.values() for word in _telling_words(role) if word not in self._stop
        )

    def _add_names(self, role: Role) -> None:
        for name in (role.title, *role.also_called):
            is_title = name == role.title
            for form in name_forms(name):
                self._names.add(role.id, self._stems.all(split_words(form)), is_title=is_title)

    def _fields(self, role: Role) -> list[FieldText]:
        texts = {
            "title": [role.title],
            "other name": role.also_called,
            "sample question": role.asked_as,
            "keyword": role.keywords,
            "summary": [role.summary],
        }
        return [FieldText(name, WEIGHTS[name], self._telling(" ".join(parts))) for name, parts in texts.items()]

    def _telling(self, text: str) -> tuple[str, ...]:
        return self._stems.all(word for word in split_words(text) if word not in self._stop)

    def weigh(self, words: Iterable[str]) -> dict[str, float]:
        """Stem -> weight of the words that tell something: words of routes and life count little."""
        stems = (self._stems(word) for word in words if word not in self._stop)
        return {stem: LIGHT_WEIGHT if stem in self._light else 1.0 for stem in stems}

    def find(self, words: tuple[str, ...]) -> tuple[RoleHit, ...]:
        """The roles that fit, best first; those called by name stand before all others."""
        weighted = self.weigh(words)
        hits = {hit.id: hit for hit in self.index.search(weighted, limit=40)}
        names = self._names_in(words)
        raw = {id_: hits.get(id_, Hit(id_, 0.0, ())) for id_ in {*hits, *names}}
        scores = {id_: hit.score + names.get(id_, NO_NAME).bonus for id_, hit in raw.items()}
        order = sorted(scores, key=lambda id_: (id_ not in names, -scores[id_], id_))[:LONGEST_LIST]
        total = self._mass(weighted)
        return tuple(
            RoleHit(
                id_,
                score=_from_0_to_1(scores[id_], named=id_ in names),
                why=_why(raw[id_].evidence, names.get(id_)),
                named=id_ in names,
                coverage=round(min(self._explained(raw[id_], weighted) / total, 1.0), 3),
            )
            for id_ in order
        )

    def _names_in(self, words: tuple[str, ...]) -> dict[str, "_Called"]:
        """Id -> how the text calls that role. A name that several roles bear is worth less for each."""
        called: dict[str, _Called] = {}
        for named in self._names.find(self._stems.all(words)):
            worth = NAME_BONUS / len(named.ids) * (1.0 if named.is_title else 0.9)
            for id_ in named.ids:
                before = called.get(id_, NO_NAME)
                called[id_] = _Called(before.bonus + worth, before.is_title or named.is_title)
        return called

    def _mass(self, weighted: Mapping[str, float]) -> float:
        """How much there is to explain in the question; an unknown word counts as a rare one."""
        rare = max(self.index.idf.values(), default=1.0)
        return sum(weight * self.index.idf.get(stem, rare) for stem, weight in weighted.items()) or 1.0

    def _explained(self, hit: Hit, weighted: Mapping[str, float]) -> float:
        """The part of that mass that the role accounts for; none if it is only words of routes and life."""
        if not any(weighted[stem] > LIGHT_WEIGHT for stem, _ in hit.evidence):
            return 0.0
        return sum(weighted[stem] * self.index.idf[stem] for stem, _ in hit.evidence)


@dataclass(frozen=True, slots=True)
class _Called:
    """A role that is called by name: what that adds to its score, and whether by its title."""

    bonus: float
    is_title: bool


NO_NAME = _Called(0.0, is_title=False)


def _from_0_to_1(score: float, *, named: bool) -> float:
    share = score / (score + HALF_SCORE)
    return round(0.9 + 0.1 * share if named else share, 3)


def name_forms(name: str) -> list[str]:
    """'General practitioner (GP)' also as 'General practitioner' and 'GP'; 'a/b' also as 'a' and 'b'."""
    bare = _BRACKETS.sub(" ", name)
    inside = [part for part in _BRACKETS.findall(name) if len(part) > 1]
    parts = bare.split("/") if "/" in bare else []
    return [name, bare, *inside, *parts]


def _telling_words(role: Role) -> Iterable[str]:
    """The words that a misspelt word may be meant to be."""
    for text in (role.title, *role.also_called, *role.keywords):
        yield from split_words(text)


def _why(evidence: tuple[tuple[str, str], ...], called: _Called | None) -> str:
    """The field that matched best, with the words that matched in it."""
    if called:
        return "title" if called.is_title else "other name"
    fields = [field for _, field in evidence]
    best = min(fields, key=list(WEIGHTS).index, default="")
    words = ", ".join(stem for stem, field in evidence if field == best)
    return f"{best}: {words}" if best else ""
