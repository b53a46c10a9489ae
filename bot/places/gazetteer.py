"""The one door of this room: outward codes and names -> places. `load` reads files; all the rest is pure."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from bot.catalogue.pause import collecting_paused
from bot.places.aliases import Aliases, load_aliases
from bot.places.build import Index, IndexBuilder
from bot.places.cues import Cues, load_cues
from bot.places.distance import distance_km
from bot.places.model import Authority, Place, Trust
from bot.places.names import key_of
from bot.places.outcodes import Outcodes
from bot.places.spelling import Speller
from bot.places.tables import read_authorities, read_towns, rows

Guard = Literal["", "word", "name", "month"]

SHORT_NAME = 3
"""Names this short (Ely, Rye, Ham) are guarded like ordinary words."""
WELL_KNOWN = 60_000
"""From this population on, a place that is also a first name (York, Preston) needs no help to be understood."""


WELL_KNOWN_PHRASE = 20_000
"""The same for names made of ordinary words: Forest Hill needs no help, Three Bridges does."""


class Gazetteer:
    """Every place that the bot understands. Make it with `Gazetteer.load`."""

    def __init__(
        self,
        outcodes: Outcodes,
        index: Index,
        aliases: Aliases,
        cues: Cues,
        ordinary: frozenset[str],
    ) -> None:
        self.cues = cues
        self._trusts: tuple[Trust, ...] = ()
        authorities = outcodes.authorities
        self._authorities = authorities
        self._by_name = {key_of(name): a for a in authorities.values() for name in (a.name, a.spoken)}
        self._outcodes = outcodes
        self._index = index
        self._ordinary = ordinary | {key_of(word) for word in aliases.words}
        self._sure = aliases.sure
        self._first_names = frozenset(aliases.names)
        self._months = frozenset(aliases.months)
        self._other_codes = frozenset(aliases.codes)
        self._never_mended = aliases.never_mended
        self._speller = Speller(index, ordinary)
        self._longest: dict[str, int] = {}
        for key in index:
            words = key.split()
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    @classmethod
    def load(cls, folder: Path, ordinary: frozenset[str] | None = None) -> "Gazetteer":
        """Reads `knowledge/places`. `ordinary` are English words that are never mended into names, nor taken for
        one without a cue; by default the common word list of the vocabulary beside the folder.

        Raises `OSError` where a table is missing, `ValueError` where one is wrong.
        """
        with collecting_paused():
            common = folder.parent / "vocabulary" / "common-words.txt"
            return cls._loaded(folder, _common_words(common) if ordinary is None else ordinary)

    @classmethod
    def _loaded(cls, folder: Path, ordinary: frozenset[str]) -> "Gazetteer":
        aliases = load_aliases(folder / "aliases.yaml")
        authorities = read_authorities(folder / "authorities.tsv")
        towns = read_towns(folder / "towns.tsv")
        outcodes = Outcodes.load(folder, authorities, towns)
        index = IndexBuilder(authorities, aliases).index(towns, read_towns(folder / "towns_elsewhere.tsv"))
        made = cls(outcodes, index, aliases, load_cues(folder / "cues.yaml"), ordinary)
        made._trusts = tuple(read_trusts(folder / "trusts.tsv", outcodes))
        return made

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """All 296, by code."""
        return tuple(self._authorities.values())

    @property
    def outcodes(self) -> tuple[str, ...]:
        """Every English outward code."""
        return tuple(self._outcodes.english)

    def authority(self, code: str) -> Authority | None:
        return self._authorities.get(code)

    def authority_named(self, name: str) -> Authority | None:
        """By official or spoken name: "Kingston upon Hull, City of" or "Hull"."""
        return self._by_name.get(key_of(name))

    def outcode(self, code: str) -> Place | None:
        """The place of an outward code ("WV1", "dn2"), or None if there is no such code."""
        return self._outcodes.find(code)

    def trusts_near(self, place: Place, within_km: float, most: int) -> tuple[Trust, ...]:
        """The NHS trusts whose head office is so near, the nearest first."""
        if place.lat is None or place.lon is None:
            return ()
        far = {trust: distance_km(place.lat, place.lon, trust.lat, trust.lon) for trust in self._trusts}
        return tuple(sorted((trust for trust in far if far[trust] <= within_km), key=lambda trust: far[trust]))[:most]

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, most likely first; empty if there is none. Spelling must be right."""
        return self._index.get(key_of(name), ())

    def entry(self, key: str) -> tuple[Place, ...] | None:
        """As `named`, for a key that is in shape already; empty for a name of something else, None for no name."""
        return self._index.get(key)

    def longest(self, word: str) -> int:
        """How many words the longest name that starts with this word has; 0 if none does."""
        return self._longest.get(word, 0)

    def guard(self, key: str) -> Guard:
        """What else the name is: an ordinary word, a first name, a month; empty where it can only be a place."""
        if key in self._months:
            return "month"
        if self._is_ordinary(key):
            return "word"
        place = self._index[key][0]
        if key in self._first_names and place.population < WELL_KNOWN and place.kind == "town":
            return "name"
        return ""

    def is_first_name(self, key: str) -> bool:
        return key in self._first_names

    def code_means_something_else(self, code: str) -> bool:
        """B5 is a pay band, L3 a level, ST2 a doctor's grade."""
        return code.upper() in self._other_codes

    def respelt(self, word: str, least: int) -> str | None:
        """The word of a name that a misspelt word stands for; None for ordinary words and for words spelt right."""
        left_alone = word in self._ordinary or word.removesuffix("s") in self._ordinary or word in self._never_mended
        if left_alone or self._speller.knows(word):
            return None
        return self._speller.nearest(word, least)

    def _is_ordinary(self, key: str) -> bool:
        if key in self._sure:
            return False
        if key in self._ordinary or len(key) <= SHORT_NAME:
            return True
        place, words = self._index[key][0], key.split()
        small = place.kind == "town" and place.population < WELL_KNOWN_PHRASE
        return small and len(words) > 1 and all(word in self._ordinary for word in words)


def read_trusts(path: Path, outcodes: Outcodes) -> Iterator[Trust]:
    """Each trust at the point of its outward code."""
    for _, name, outcode in rows(path):
        place = outcodes.find(outcode)
        if place and place.lat is not None and place.lon is not None:
            yield Trust(name, place.lat, place.lon)


def _common_words(path: Path) -> frozenset[str]:
    """One word a line; the lines of the heading are no words, and do no harm."""
    return frozenset(path.read_text(encoding="utf-8").split("\n"))
