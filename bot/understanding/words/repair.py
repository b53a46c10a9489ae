"""Misspelt words -> the catalogue's own words. Correct English is never touched."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

SHORTEST = 4
MOST_REPAIRS = 10
LOWEST_RATIO = 75
NEAR_ENOUGH = 80
"""From here on a word is a typo of one known word, and isn't looked at as two."""
LOWEST_JARO_WINKLER = 0.86
WHOLE_NAME_RATIO = 80
"""How like a name of several words a text must be that is written as one, or torn apart at the wrong place."""
ALL_NAME_RATIO = 78
"""The same for a short text with several words that nobody knows."""
IN_ONE_RATIO = 86
"""How like a name of several words a single word must be."""
SHORT_TEXT = 6
SHORTEST_WHOLE = 9
NEIGHBOURS = 12.0
"""What a spelling gains that makes a known pair with the word before or after it: "steral services"."""
SOUNDS = (
    ("fi", "phy"), ("fy", "phy"), ("f", "ph"), ("sy", "psy"), ("si", "psy"), ("phsy", "psy"), ("pysch", "psych"),
    ("physch", "psych"), ("nu", "pneu"), ("rum", "rheum"),
)  # fmt: skip
"""How a word may begin by ear -> how it is written."""
ENDS = (
    ("ishun", "itian"), ("ishan", "itian"), ("ishon", "itian"), ("shun", "tion"), ("shan", "cian"), ("jist", "gist"),
    ("appist", "apist"), ("fer", "pher"), ("fy", "phy"), ("ee", "y"),
)  # fmt: skip
"""How a word may end by ear -> how it is written."""


class Repair:
    """Mends typos, joins what was torn apart and splits what was run together."""

    def __init__(
        self,
        targets: Iterable[str],
        common: frozenset[str],
        never: Iterable[str],
        names: Iterable[tuple[str, ...]] = (),
    ) -> None:
        """`targets` may stand for a misspelt word; `common` and `never` are left alone.

        `names` are what is looked for, as words: words that stand side by side in one decide between two
        spellings that are near, and a whole name is known again however it was torn apart.
        """
        self._known = frozenset(targets)
        self._targets = sorted(word for word in self._known if len(word) >= SHORTEST and word.isalpha())
        self._of_length: dict[int, list[str]] = {}
        self._left_alone = common | frozenset(never)
        self._whole = {"".join(name): name for name in names if len(name) > 1 and len("".join(name)) >= SHORTEST_WHOLE}
        self._spelt = list(self._whole)
        self._pairs = frozenset(pair for name in self._whole.values() for pair in pairwise(name))

    def __call__(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words, mended. At most ten are looked at closely, so that junk costs little."""
        mended: list[str] = []
        repairs = 0
        joined = self._joined(words)
        if len(joined) <= SHORT_TEXT and sum(not self._is_fine(word) for word in joined) > 1:
            name = self._name_of_all(joined)
            if name:
                return name
        for word, after in zip(joined, [*joined[1:], ""], strict=False):
            if self._is_fine(word) or repairs >= MOST_REPAIRS:
                mended.append(word)
                continue
            repairs += 1
            mended.extend(self._mended(mended[-1] if mended else "", word, after))
        return self._whole_name(mended)

    def _name_of_all(self, words: list[str]) -> tuple[str, ...]:
        """The name that a short text with several unknown words is, as a whole; empty if there is none."""
        text = "".join(words)
        near = process.extractOne(text, self._spelt, scorer=fuzz.ratio, score_cutoff=ALL_NAME_RATIO)
        return self._whole[near[0]] if near and len(text) >= SHORTEST_WHOLE else ()

    def _name_in_one(self, word: str, near: str) -> tuple[str, ...]:
        """The words of a name that was misspelt as one, if it is more like the word than `near`: "healthvisiter"."""
        least = max(IN_ONE_RATIO, fuzz.ratio(word, near) + 1 if near != word else 0)
        found = process.extractOne(word, self._spelt, scorer=fuzz.ratio, score_cutoff=least)
        return self._whole[found[0]] if found else ()

    def _whole_name(self, words: list[str]) -> tuple[str, ...]:
        """The words with the first one that is still unknown, or with the one beside it, read as a whole name."""
        at = next((number for number, word in enumerate(words[:MOST_REPAIRS]) if not self._is_fine(word)), None)
        if at is not None:
            for start, end in ((at, at + 1), (at, at + 2), (at - 1, at + 1)):
                text = "".join(words[start:end]) if start >= 0 else ""
                if len(text) < SHORTEST_WHOLE:
                    continue
                near = process.extractOne(text, self._spelt, scorer=fuzz.ratio, score_cutoff=WHOLE_NAME_RATIO)
                if near:
                    return (*words[:start], *self._whole[near[0]], *words[end:])
        return tuple(words)

    def _mended(self, before: str, word: str, after: str) -> tuple[str, ...]:
        near = self._nearest(before, word, after)
        name = self._name_in_one(word, near) if len(word) >= SHORTEST_WHOLE else ()
        if name:
            return name
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

    def _nearest(self, before: str, word: str, after: str) -> str:
        """The likest target, or one nearly as like that goes better with the words beside it."""
        heard = [letters + word.removeprefix(sound) for sound, letters in SOUNDS if word.startswith(sound)]
        heard += [word.removesuffix(sound) + letters for sound, letters in ENDS if word.endswith(sound)]
        likely = (found for spelling in (word, *heard) for found in self._likely(spelling))
        voiced = ((score + self._fit(before, target, after), target) for score, target in likely)
        return max(voiced, default=(0.0, word))[1]

    def _fit(self, before: str, word: str, after: str) -> float:
        return NEIGHBOURS if {(before, word), (word, after)} & self._pairs else 0.0

    def _likely(self, word: str) -> Iterator[tuple[float, str]]:
        """How like the word the nearest targets are, and those targets."""
        targets = self._of_like_length(len(word))
        for target, score, _ in process.extract(word, targets, scorer=fuzz.ratio, score_cutoff=LOWEST_RATIO, limit=8):
            jaro = JaroWinkler.similarity(word, target)
            if jaro >= LOWEST_JARO_WINKLER:
                yield score + 20 * jaro, target

    def _of_like_length(self, length: int) -> list[str]:
        """The targets that are neither so short nor so long that they can't be like enough."""
        if length not in self._of_length:
            share = LOWEST_RATIO / (200 - LOWEST_RATIO)
            kept = [word for word in self._targets if share * length <= len(word) <= length / share]
            self._of_length[length] = kept
        return self._of_length[length]
