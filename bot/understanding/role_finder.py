"""Which roles a question means, and why."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.catalogue.role import Role
from bot.understanding.index import FieldText, Hit, Index
from bot.understanding.names import Named, Names
from bot.understanding.question import RoleHit
from bot.understanding.stems import Stems
from bot.understanding.text import fold

WEIGHTS = {"title": 5.0, "other name": 4.0, "sample question": 3.0, "keyword": 2.0, "summary": 1.0}
NAME_BONUS = 6.0
LIGHT_WEIGHT = 0.25
HALF_SCORE = 6.0
"""The raw score that counts as 0.5: about one telling word in a title."""
LONGEST_LIST = 8
COMMON_HEAD = 4
"""A word that stands in the names of so many roles ("nurse", "doctor") is a kind of job more than a job."""
REST_EXPLAINED = 0.45
"""The part of the other words that another role must explain for such a word not to decide."""
GENERAL_SHARE = 0.3
"""What such a word's bonus counts where the text says more."""

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
        self._heads = Counter(stem for role in roles.values() for stem in self._name_stems(role))
        for role in roles.values():
            self._add_names(role)
        self.index = Index({role.id: self._fields(role) for role in roles.values()})
        self.words = frozenset(
            word for role in roles.values() for word in _telling_words(role) if word not in self._stop
        )

    def _name_stems(self, role: Role) -> frozenset[str]:
        return frozenset(self._stems(word) for name in (role.title, *role.also_called) for word in split_words(name))

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
        names = self._names_in(words, weighted, hits.values())
        raw = {id_: hits.get(id_, Hit(id_, 0.0, ())) for id_ in {*hits, *names}}
        scores = {id_: hit.score + names.get(id_, NO_NAME).bonus for id_, hit in raw.items()}
        decided = {id_ for id_, called in names.items() if not called.is_general}
        order = sorted(scores, key=lambda id_: (id_ not in decided, -scores[id_], id_))[:LONGEST_LIST]
        total = self._mass(weighted)
        return tuple(
            RoleHit(
                id_,
                score=_from_0_to_1(scores[id_], named=id_ in decided),
                why=_why(raw[id_].evidence, names.get(id_)),
                named=id_ in decided,
                coverage=round(min(self._explained(raw[id_], weighted) / total, 1.0), 3),
                matched=sum(weighted[stem] > LIGHT_WEIGHT for stem, _ in raw[id_].evidence),
            )
            for id_ in order
        )

    def _names_in(
        self, words: tuple[str, ...], weighted: Mapping[str, float], hits: Collection[Hit]
    ) -> dict[str, "_Called"]:
        """Id -> how the text calls that role. A name that several roles bear is worth less for each."""
        called: dict[str, _Called] = {}
        stems = self._stems.all(words)
        for named in self._names.find(stems):
            is_general = self._is_general(named, stems, weighted, hits)
            worth = NAME_BONUS / len(named.ids) * (1.0 if named.is_title else 0.9)
            worth *= GENERAL_SHARE if is_general else 1.0
            for id_ in named.ids:
                before = called.get(id_, NO_NAME)
                called[id_] = _Called(
                    before.bonus + worth, before.is_title or named.is_title, before.is_general and is_general
                )
        return called

    def _is_general(
        self, named: Named, stems: tuple[str, ...], weighted: Mapping[str, float], hits: Collection[Hit]
    ) -> bool:
        """Whether a name such as "doctor" only says what kind of job is meant, and the rest says which."""
        head = stems[named.start]
        if named.end - named.start > 1 or self._heads.get(head, 0) < COMMON_HEAD:
            return False
        rest = {stem: weight for stem, weight in weighted.items() if weight > LIGHT_WEIGHT and stem != head}
        others = (hit for hit in hits if hit.id not in named.ids)
        explained = max((self._explained(hit, rest) for hit in others), default=0.0)
        own = max((self._explained(hit, rest) for hit in hits if hit.id in named.ids), default=0.0)
        return bool(rest) and explained > own and explained >= REST_EXPLAINED * self._mass(rest)

    def _mass(self, weighted: Mapping[str, float]) -> float:
        """How much there is to explain in the question; an unknown word counts as a rare one."""
        rare = max(self.index.idf.values(), default=1.0)
        return sum(weight * self.index.idf.get(stem, rare) for stem, weight in weighted.items()) or 1.0

    def _explained(self, hit: Hit, weighted: Mapping[str, float]) -> float:
        """The part of that mass that the role accounts for; none if it is only words of routes and life."""
        if not any(weighted.get(stem, 0.0) > LIGHT_WEIGHT for stem, _ in hit.evidence):
            return 0.0
        return sum(weighted.get(stem, 0.0) * self.index.idf[stem] for stem, _ in hit.evidence)


@dataclass(frozen=True, slots=True)
class _Called:
    """A role that is called by name: what that adds to its score, whether by its title, and how tellingly."""

    bonus: float
    is_title: bool
    is_general: bool


NO_NAME = _Called(0.0, is_title=False, is_general=True)


def _from_0_to_1(score: float, *, named: bool) -> float:
    share = score / (score + HALF_SCORE)
    return round(0.9 + 0.1 * share if named else share, 3)


def name_forms(name: str) -> list[str]:
    """'General practitioner (GP)' also as 'General practitioner' and 'GP'; 'a/b' also as 'a' and 'b'.

    A remark in brackets, such as '(doctor)', is no name by itself.
    """
    bare = _BRACKETS.sub(" ", name)
    inside = [part for part in _BRACKETS.findall(name) if part.isupper() and len(part) > 1]
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
