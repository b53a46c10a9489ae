"""Misspelt words -> the catalogue's own words. Correct English is never touched."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

SHORTEST = 4
MOST_REPAIRS = 10
LOWEST_RATIO = 75
NEAR_ENOUGH = 80
"""From here on a word is a typo of one known word, and isn't looked at as two."""
LOWEST_JARO_WINKLER = 0.86
SOUNDS = (("fi", "phy"), ("sy", "psy"), ("si", "psy"), ("nu", "pneu"), ("rum", "rheum"))
"""How a word may begin by ear -> how it is written."""


class Repair:
    """Mends typos, joins what was torn apart and splits what was run together."""

    def __init__(self, targets: Iterable[str], common: frozenset[str], never: Iterable[str]) -> None:
        """`targets` may stand for a misspelt word; `common` and `never` are left alone."""
        self._known = frozenset(targets)
        self._targets = sorted(word for word in self._known if len(word) >= SHORTEST and word.isalpha())
        self._left_alone = common | frozenset(never)

    def __call__(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words, mended. At most ten are looked at closely, so that junk costs little."""
        mended: list[str] = []
        repairs = 0
        for word in self._joined(words):
            if self._is_fine(word) or repairs >= MOST_REPAIRS:
                mended.append(word)
                continue
            repairs += 1
            mended.extend(self._mended(word))
        return tuple(mended)

    def _mended(self, word: str) -> tuple[str, ...]:
        near = self._nearest(word)
        if near != word and fuzz.ratio(near, word) >= NEAR_ENOUGH:
            return (near,)
        return self._split(word) or (near,)

    def _is_fine(self, word: str) -> bool:
        return len(word) < SHORTEST or not word.isalpha() or word in self._known or word in self._left_alone

    def _joined(self, words: tuple[str, ...]) -> list[str]:
        """'physio therapist' as 'physiotherapist', where only the joined word is a known one."""
        joined: list[str] = []
        for word in words:
            if joined and f"{joined[-1]}{word}" in self._known and not {joined[-1], word} <= self._known:
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def _split(self, word: str) -> tuple[str, ...]:
        """'dentalnurse' as 'dental nurse'."""
        for cut in range(3, len(word) - 2):
            parts = (word[:cut], word[cut:])
            if all(part in self._known or part in self._left_alone for part in parts):
                return parts if any(part in self._known for part in parts) else ()
        return ()

    def _nearest(self, word: str) -> str:
        heard = [letters + word.removeprefix(sound) for sound, letters in SOUNDS if word.startswith(sound)]
        found = max((self._likest(spelling) for spelling in (word, *heard)), default=(0.0, word))
        return found[1] if found[0] else word

    def _likest(self, word: str) -> tuple[float, str]:
        """How like the word its nearest target is, and that target; 0 if none is near enough."""
        near = process.extract(word, self._targets, scorer=fuzz.ratio, score_cutoff=LOWEST_RATIO, limit=5)
        voiced = ((score, JaroWinkler.similarity(word, target), target) for target, score, _ in near)
        return max(
            ((score + 20 * jaro, target) for score, jaro, target in voiced if jaro >= LOWEST_JARO_WINKLER),
            default=(0.0, word),
        )
