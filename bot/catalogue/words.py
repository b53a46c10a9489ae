"""How plain the words are: sentence length and reading age."""

import re
from collections.abc import Iterator
from typing import Any

from bot.catalogue.reader import Place

LONGEST_SENTENCE = 20
"""Words; the bar of the project for a reading age of 9 to 11."""

NOT_SAID = {"asked_as", "also_called", "keywords", "cues", "url", "page", "sources"}
"""Fields that the bot never says to people."""

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon ends one, as it does for a reader's breath."""
    return [part for part in _SENTENCE_END.split(" ".join(text.split())) if part]


def long_sentences(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """The sentences over the limit in nested data, with where they stand."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_SAID:
                yield from long_sentences(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from long_sentences(value, (*place, number))
    elif isinstance(data, str):
        for sentence in sentences(data):
            if len(sentence.split()) > LONGEST_SENTENCE:
                yield place, sentence
