"""Somebody who learned a job in another country: "I am nurse in Syria 8 year". Pure."""

import re
from collections.abc import Collection, Iterable

from bot.catalogue.vocabulary import Askers
from bot.understanding.words.cues import Cues

TRAINED_ABROAD = "trained-abroad"
"""The background, as in `backgrounds` of `knowledge/routes.yaml`."""
FROM_ELSEWHERE = "overseas"
_WAS = r"(?:am|was|were|been|worked as|work as|working as|trained as|qualified as|qualified|experienced)"
_ONE_WORD = r"(?:(?!student|trainee|not|future|to)\w+ )?"


class TrainedAbroad:
    """Reads it from `Text.plain`: a job that somebody had, and a country or the word refugee beside it."""

    def __init__(self, askers: Askers) -> None:
        jobs, countries = _any(askers.learned_abroad), _any(askers.countries)
        self._had_it = re.compile(rf" {_WAS} (?:an? )?{_ONE_WORD}{jobs} ")
        self._from_there = re.compile(rf" {jobs} from (?:the )?{countries} ")
        self._countries = Cues(askers.countries)

    def __call__(self, plain: str, background: Collection[str]) -> bool:
        """Whether the text tells of it; `background` is what else it tells of the person."""
        elsewhere = FROM_ELSEWHERE in background or self._countries(plain)
        return bool(self._from_there.search(plain)) or (elsewhere and bool(self._had_it.search(plain)))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
