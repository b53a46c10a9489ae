"""Word endings cut off, so that "nurses" and "nursing" meet "nurse"."""

from collections.abc import Callable, Iterable, Sequence

import Stemmer

APART = {"experience": "experience", "experiences": "experience", "experienced": "experience"}
"""Words that the stemmer makes the same as others of another meaning: "experiments"."""


class Stems:
    """Stems with a memory of the catalogue's words: the same few thousand come again and again."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._known: dict[str, str] = {}
        self.learning = True
        """Words are kept for speed only while the catalogue is read, never those that a person types."""
        self._latest: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def __call__(self, word: str) -> str:
        stem = self._known.get(word)
        if stem is None:
            stem = APART.get(word) or str(self._stemmer.stemWord(word))
            if self.learning:
                self._known[word] = stem
        return stem

    def __reduce__(self) -> tuple[Callable[[], "Stems"], tuple[()]]:
        """The stemmer is C and is made anew; its memory served the building of the indexes, which is done."""
        return _made_again, ()

    def of(self, words: Sequence[str]) -> tuple[str, ...]:
        """The stems of a text that several finders look at in a row; it is not kept for longer."""
        asked, latest = tuple(words), self._latest
        if latest[0] != asked:
            latest = self._latest = (asked, self.all(asked))
        return latest[1]

    def all(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self, words))


def _made_again() -> Stems:
    """Stems of an index that is built already: there is nothing left to learn."""
    stems = Stems()
    stems.learning = False
    return stems
