"""Which roles a question means, and why."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from bot.catalogue.role import Role
from bot.catalogue.vocabulary import Vocabulary
from bot.understanding.question import RoleHit
from bot.understanding.search.called import Called, Callings
from bot.understanding.search.called_in import CalledIn
from bot.understanding.search.index import FieldText, Index
from bot.understanding.search.likeness import Samples, Weighed
from bot.understanding.search.names import name_forms
from bot.understanding.words.stems import Stems

WEIGHTS = {"title": 5.0, "other name": 4.0, "sample question": 3.0, "keyword": 4.0, "summary": 1.0}
_RANKS = {field: rank for rank, field in enumerate(WEIGHTS)}
LIGHT_WEIGHT = 0.5
ALIKE_WEIGHT = 0.1
"""What a word counts that the text doesn't hold, but one that means nearly the same: "stomach" for "belly"."""
HALF_SCORE = 6.0
"""The raw score that counts as 0.5: about one telling word in a title."""
SAMPLE_BONUS = 6.0
"""What a question gains that is a role's own sample question, word for word."""
KIND_BY = 3
"""By this place of the list stands the job that a word for a kind of job, such as "nurse", means by itself."""
SHORT = 1
"""Words; in a longer text a single telling word is not yet somebody's sample question."""
SAME_QUESTION = 0.95
"""From here on the question is a role's own sample, which decides as a name does."""
SAMPLES_OF = 15
"""So many of the best roles are held against their sample questions."""
LONGEST_LIST = 8
REST_EXPLAINED = 0.45
"""The part of the other words that another role must explain for a word like "doctor" not to decide."""

Reader = Callable[[str], Sequence[str]]
"""A text -> its words, in one spelling."""


class RoleFinder:
    """Built once from the roles; `find` is pure."""

    def __init__(
        self, roles: Mapping[str, Role], words_of: Reader, stems: Stems, vocabulary: Vocabulary, light: Iterable[str]
    ) -> None:
        """`light` are words that tell little of which role is meant, unless they stand in a role's name."""
        stop, common = vocabulary.words.stop, vocabulary.common
        self._words_of = words_of
        self._stems = stems
        self._stop = frozenset(stop)
        name_stems = {stem for role in roles.values() for name in _names(role) for stem in stems.all(words_of(name))}
        self._common = common
        self._light = frozenset(stems.all(vocabulary.words.light)) | (frozenset(stems.all(light)) - name_stems)
        self._alike = _alike(vocabulary.words.alike, stems)
        self._callings = Callings()
        for role in roles.values():
            names = ((form, name == role.title) for name in _names(role) for form in name_forms(name))
            read = ((words_of(form), is_title) for form, is_title in names)
            telling = [(stems.all(words), is_title) for words, is_title in read if self._tells(words)]
            self._callings.add(role.id, telling)
        self.called_in = CalledIn(self._callings, stems)
        self.index = Index({role.id: self._fields(role) for role in roles.values()})
        self._samples = {role.id: Samples(map(self._weighed, role.asked_as)) for role in roles.values()}
        self.names = self._vocabulary(text for role in roles.values() for text in (*_names(role), *role.keywords))
        forms = (form for role in roles.values() for name in _names(role) for form in name_forms(name))
        self.name_words = frozenset(tuple(words_of(form)) for form in forms)
        samples = self._vocabulary(text for role in roles.values() for text in role.asked_as)
        self._odd = samples - self.names - common

    def _tells(self, words: Sequence[str]) -> bool:
        """Whether a name can be known again: "care worker" is one, though each of its words says nothing."""
        return len(words) > 1 or not self._stop.issuperset(words)

    def _vocabulary(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset(word for text in texts for word in self._words_of(text) if word not in self._stop)

    def _fields(self, role: Role) -> list[FieldText]:
        texts = {
            "title": [role.title],
            "other name": role.also_called,
            "sample question": role.asked_as,
            "keyword": role.keywords,
            "summary": [role.summary],
        }
        return [
            FieldText(name, WEIGHTS[name], tuple(stem for part in parts for stem in self._telling(part)))
            for name, parts in texts.items()
        ]

    def _telling(self, text: str) -> tuple[str, ...]:
        return self._stems.all(word for word in self._words_of(text) if word not in self._stop)

    def _weighed(self, text: str) -> Weighed:
        stems = frozenset(self._telling(text))
        return stems, self._weight_of(stems)

    def weigh(self, words: Iterable[str]) -> dict[str, float]:
        """Stem -> weight of the words that tell something: words of routes and life count little."""
        stems = {self._stems(word): word for word in words if word not in self._stop}
        return {stem: LIGHT_WEIGHT if self._is_light(stem, word) else 1.0 for stem, word in stems.items()}

    def _is_light(self, stem: str, word: str) -> bool:
        """Words of routes and life, and everyday words that no role has: "is it creepy" asks for no other job."""
        return stem in self._light or len(stem) == 1 or (word in self._common and stem not in self.index)

    def find(
        self,
        words: Sequence[str],
        unwanted: Collection[str] = (),
        typed: Sequence[str] = (),
        *,
        describes: bool = False,
    ) -> tuple[RoleHit, ...]:
        """The roles that fit, best first; those called by name stand before all others.

        `unwanted` are words that the person wants nothing to do with: "no blood". `typed` are the words before
        they were mended: an editor may have put the same misspelling among a role's samples. `describes` says that
        the text tells what somebody does, and doesn't only name a job.
        """
        stems = self._stems.of(words)
        weighted = self.weigh([word for word in words if word not in unwanted] if unwanted else words)
        weighted |= {stem: 1.0 for word in typed if word in self._odd and (stem := self._stems(word)) not in weighted}
        found, denied = self.called_in.names(words)
        asked = frozenset(weighted)
        if denied:
            without = self._callings.denied_stems(words, stems)
            weighted = {stem: weight for stem, weight in weighted.items() if stem not in without} or weighted
        if describes and len(weighted) > 1 and all(weight <= LIGHT_WEIGHT for weight in weighted.values()):
            weighted = dict.fromkeys(weighted, 1.0)
        widened = self._widened(weighted)
        scores = self.index.search(widened, limit=40)
        scores = {id_: score for id_, score in scores.items() if id_ not in denied} if denied else scores
        in_names = {stem for named in found for stem in stems[named.start : named.end]}
        rest = {stem: weight for stem, weight in weighted.items() if weight > LIGHT_WEIGHT and stem not in in_names}
        called = self._callings.weigh(
            found, words, stems, lambda ids: self._others_explain(scores, ids, rest), describes=describes
        )
        asked = asked if len(asked) > 1 or len(words) <= SHORT else frozenset()
        order, named = self._order(scores, called, asked, with_kind=not describes)
        total = self._mass(weighted)
        telling = [stem for stem, weight in weighted.items() if weight > LIGHT_WEIGHT]
        hits = []
        for id_, score in order:
            fields = self.index.fields[id_] if id_ in scores else {}
            hit = RoleHit(
                id_,
                score=_from_0_to_1(score, named=id_ in named),
                why=_why(fields, widened, called.get(id_)),
                named=id_ in named,
                coverage=round(min(self._explained(fields, weighted) / total, 1.0), 3),
                called=id_ in called,
                matched=len([stem for stem in telling if stem in fields]),
            )
            hits.append(hit)
        return tuple(hits)

    def _widened(self, weighted: Mapping[str, float]) -> dict[str, float]:
        """The same with the words that mean nearly the same, at a small weight: enough to tell two roles apart."""
        near: dict[str, float] = {}
        for stem, weight in weighted.items():
            for other in self._alike.get(stem, ()):
                near[other] = max(near.get(other, 0.0), ALIKE_WEIGHT * weight)
        return {**near, **weighted}

    def telling(self, words: Iterable[str]) -> frozenset[str]:
        """The stems of the words that tell something, without those of routes and life."""
        stems = {self._stems(word) for word in words if word not in self._stop}
        return frozenset(stem for stem in stems if len(stem) > 1 and stem not in self._light)

    def _order(
        self, found: Mapping[str, float], called: Mapping[str, Called], asked: frozenset[str], *, with_kind: bool
    ) -> tuple[list[tuple[str, float]], set[str]]:
        """The best roles with their scores, best first, and the ids of those that a name or a sample decides for.

        `asked` holds the stems to hold against the sample questions; none if the text says too little for that.
        """
        scores = dict(found)
        for id_, calling in called.items():
            scores[id_] = scores.get(id_, 0.0) + calling.bonus
        named = {id_ for id_, calling in called.items() if not calling.is_general}
        idf, rare = self.index.idf, self.index.rare
        weights = {stem: idf.get(stem, rare) for stem in asked}
        mass = sum(weights.values())
        for id_ in sorted(scores, key=scores.__getitem__, reverse=True)[:SAMPLES_OF] if asked else ():
            likeness = self._samples[id_].likeness(weights, mass, self._light)
            scores[id_] += SAMPLE_BONUS * max(0.0, 2 * likeness - 1)
            if likeness >= SAME_QUESTION:
                named.add(id_)
        order = [id_ for *_, id_ in sorted([(id_ not in named, -score, id_) for id_, score in scores.items()])]
        order = (self._with_the_kind(order, called) if with_kind else order)[:LONGEST_LIST]
        return [(id_, scores[id_]) for id_ in order], named

    @staticmethod
    def _with_the_kind(order: list[str], called: Mapping[str, Called]) -> list[str]:
        """The same with the plain job of a kind that the text names, such as the nurse, among the first three."""
        kind = next((id_ for id_ in order[KIND_BY:] if id_ in called), None)
        if kind is None or any(id_ in called for id_ in order[:KIND_BY]):
            return order
        return [*order[: KIND_BY - 1], kind, *(id_ for id_ in order[KIND_BY - 1 :] if id_ != kind)]

    def _weight_of(self, stems: Iterable[str]) -> float:
        return sum(self.index.idf.get(stem, self.index.rare) for stem in stems)

    def _others_explain(self, scores: Mapping[str, float], ids: Sequence[str], rest: Mapping[str, float]) -> bool:
        """Whether a role beside `ids` accounts for the rest of the text, and better than they do."""
        if not rest:
            return False
        explained = {id_: (self._explained(self.index.fields[id_], rest), score) for id_, score in scores.items()}
        others = max((worth for id_, worth in explained.items() if id_ not in ids), default=(0.0, 0.0))
        own = max((worth for id_, worth in explained.items() if id_ in ids), default=(0.0, 0.0))
        return others > own and others[0] >= REST_EXPLAINED * self._mass(rest)

    def _mass(self, weighted: Mapping[str, float]) -> float:
        """How much there is to explain in the question; an unknown word counts as a rare one."""
        return sum(weight * self.index.idf.get(stem, self.index.rare) for stem, weight in weighted.items()) or 1.0

    def _explained(self, fields: Mapping[str, str], weighted: Mapping[str, float]) -> float:
        """The part of that mass that a role's fields account for; none if it is only words of routes and life."""
        idf = self.index.idf
        mass, tells = 0.0, False
        for stem, weight in weighted.items():
            if stem in fields:
                mass += weight * idf[stem]
                tells = tells or weight > LIGHT_WEIGHT
        return mass if tells else 0.0


def _alike(groups: Iterable[Iterable[str]], stems: Stems) -> dict[str, tuple[str, ...]]:
    """Stem -> the stems that mean nearly the same, in the order of the file: the same in every process."""
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        together = stems.all(group)
        for stem in together:
            found.setdefault(stem, {}).update(dict.fromkeys(other for other in together if other != stem))
    return {stem: tuple(others) for stem, others in found.items()}


def _names(role: Role) -> tuple[str, ...]:
    return (role.title, *role.also_called)


def _from_0_to_1(score: float, *, named: bool) -> float:
    share = score / (score + HALF_SCORE)
    return round(0.9 + 0.1 * share if named else share, 3)


def _why(fields: Mapping[str, str], stems: Iterable[str], called: Called | None) -> str:
    """The field that matched best, with the words that matched in it."""
    if called:
        return "title" if called.is_title else "other name"
    evidence = [(stem, fields[stem]) for stem in stems if stem in fields]
    best = min((field for _, field in evidence), key=_RANKS.__getitem__, default="")
    words = ", ".join(stem for stem, field in evidence if field == best)
    return f"{best}: {words}" if best else ""
