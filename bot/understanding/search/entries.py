"""Which topics, ways in and collections a question means: they all have names and sample questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.question import EntryHit
from bot.understanding.search.index import FieldText, Index
from bot.understanding.search.likeness import Samples, Weighed
from bot.understanding.search.names import Names
from bot.understanding.search.roles import Reader
from bot.understanding.words.stems import Stems

WEIGHTS = {"title": 3.0, "other name": 4.0, "sample question": 4.0, "keyword": 3.0, "answer": 0.6}
HALF_SCORE = 5.0
NAME_BONUS = 6.0


@dataclass(frozen=True, slots=True)
class Searchable:
    """The texts by which one entry is found."""

    title: str
    names: Sequence[str] = ()
    samples: Sequence[str] = ()
    keywords: Sequence[str] = ()
    answer: Sequence[str] = ()


class EntryFinder:
    """Built once; `find` is pure."""

    def __init__(self, entries: Mapping[str, Searchable], words_of: Reader, stems: Stems, stop: Iterable[str]) -> None:
        self._words_of = words_of
        self._stems = stems
        self._stop = frozenset(stop)
        self._names = Names()
        for id_, entry in entries.items():
            for name in entry.names:
                self._names.add(id_, stems.all(self._words_of(name)), is_title=False)
        self._index = Index({id_: self._fields(entry) for id_, entry in entries.items()})
        self._samples = {id_: Samples(map(self._weighed, entry.samples)) for id_, entry in entries.items()}
        self._sampled = frozenset(stem for samples in self._samples.values() for stem in samples.stems)
        texts = (text for entry in entries.values() for text in (entry.title, *entry.names, *entry.keywords))
        self.words = frozenset(word for text in texts for word in words_of(text))

    def _weighed(self, text: str) -> Weighed:
        stems = frozenset(self._telling_stems(self._words_of(text)))
        return stems, self._mass(stems)

    def _telling_stems(self, words: Iterable[str]) -> tuple[str, ...]:
        return self._stems.all(word for word in words if word not in self._stop)

    def _fields(self, entry: Searchable) -> list[FieldText]:
        texts = {
            "title": [entry.title],
            "other name": entry.names,
            "sample question": entry.samples,
            "keyword": entry.keywords,
            "answer": entry.answer,
        }
        return [
            FieldText(name, WEIGHTS[name], self._telling_stems(self._words_of(" ".join(parts))))
            for name, parts in texts.items()
        ]

    def find(self, words: Sequence[str], limit: int = 3, least: float = 0.0) -> tuple[EntryHit, ...]:
        """The entries that fit, best first; `coverage` 1 means that it is one of the samples.

        `least` is the coverage that one must reach to be of use, if it isn't named. Most texts hold so little of what
        any sample holds that none can reach it: then nothing is looked for, and none is found.
        """
        stems = self._stems.of(words)
        telling = dict.fromkeys([stem for word, stem in zip(words, stems, strict=True) if word not in self._stop], 1.0)
        asked = {stem: self._index.idf.get(stem, self._index.rare) for stem in telling}
        mass = sum(asked.values())
        bonus = {id_: NAME_BONUS for named in self._names.find(stems) for id_ in named.ids}
        if not bonus and self._most(asked, mass) < least:
            return ()
        hits = self._index.search(telling, limit=20)
        ranked = []
        for id_ in {*hits, *bonus}:
            score = hits.get(id_, 0.0) + bonus.get(id_, 0.0)
            score, likeness = round(score / (score + HALF_SCORE), 3), self._likeness(id_, asked, mass)
            ranked.append((-score * (0.5 + likeness), id_, score, likeness))
        ranked.sort()
        return tuple(EntryHit(id_, score, likeness, id_ in bonus) for _, id_, score, likeness in ranked[:limit])

    def _most(self, asked: Mapping[str, float], mass: float) -> float:
        """The coverage of a sample that held just what any sample holds of the question: none can have more."""
        held = sum(worth for stem, worth in asked.items() if stem in self._sampled)
        return round(2 * held / (mass + held), 3) if held else 0.0

    def _likeness(self, id_: str, asked: Mapping[str, float], mass: float) -> float:
        """How alike the question and the entry's nearest sample are: rare words count more, order doesn't.

        One word in common says nothing of what is asked, unless each is no more than that word.
        """
        samples, most = self._samples[id_], 0.0
        known = samples.known(asked)
        if len(known) < 2 <= len(asked):
            return 0.0
        for number, both in samples.sharing(known).items():
            if len(both) > 1 or len(asked) == samples.sizes[number] == 1:
                most = max(most, 2 * sum(asked[stem] for stem in both) / (mass + samples.masses[number]))
        return round(most, 3)

    def _mass(self, stems: Iterable[str]) -> float:
        return sum(self._index.idf.get(stem, self._index.rare) for stem in stems)
