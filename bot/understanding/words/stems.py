"""Word endings cut off, so that "nurses" and "nursing" meet "nurse"."""

from collections.abc import Iterable

import Stemmer


class Stems:
    """Stems with a memory: the same few thousand words come again and again."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        stem = self._known.get(word)
        if stem is None:
            stem = str(self._stemmer.stemWord(word))
            if len(self._known) < 50_000:  # junk must not fill the memory
                self._known[word] = stem
        return stem

    def __reduce__(self) -> tuple[type["Stems"], tuple[()]]:
        """The stemmer is C and is made anew; what it knew comes back with use."""
        return Stems, ()

    def all(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self, words))
