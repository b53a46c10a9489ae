"""Phrases of the vocabulary, found in a text."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

TagT = TypeVar("TagT")


class Cues:
    """Finds which of its phrases stand in a text, whole words only; `*` stands for any ending."""

    def __init__(self, phrases: Iterable[str]) -> None:
        found = sorted(phrases, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<= )(?:{'|'.join(map(_pattern, found))})(?= )") if found else None

    def find(self, plain: str) -> list[re.Match[str]]:
        """Matches in `Text.plain`, the longest phrase at each place."""
        return list(self._pattern.finditer(plain)) if self._pattern else []

    def without(self, plain: str) -> str:
        """The text with its phrases taken out."""
        return self._pattern.sub("", plain) if self._pattern else plain

    def __call__(self, plain: str) -> bool:
        return bool(self._pattern and self._pattern.search(plain))


def _pattern(phrase: str) -> str:
    return re.escape(phrase.casefold()).replace(r"\*", r"\w*").replace(r"\ ", " ")


class TaggedCues(Generic[TagT]):
    """Tags, each with its phrases."""

    def __init__(self, phrases: Mapping[TagT, Iterable[str]]) -> None:
        self._cues = {tag: Cues(texts) for tag, texts in phrases.items()}

    def first(self, plain: str) -> TagT | None:
        """The first tag, in the order of the file, with a phrase in the text."""
        return next((tag for tag, cues in self._cues.items() if cues(plain)), None)

    def find(self, plain: str) -> dict[TagT, list[re.Match[str]]]:
        found = ((tag, cues.find(plain)) for tag, cues in self._cues.items())
        return {tag: matches for tag, matches in found if matches}
