"""How plain the words are: sentence length and reading age."""

import re
from collections.abc import Iterator
from typing import Any

from bot.catalogue.reader import Place

LONGEST_SENTENCE = 20
"""Words; the bar of the project for a reading age of 9 to 11."""

NOT_SAID = {"asked_as", "also_called", "keywords", "cues", "url", "page", "sources", "feed", "uid"}
"""Fields that the bot never says to people."""

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon ends one, as it does for a reader's breath."""
    return [part for part in _SENTENCE_END.split(" ".join(text.split())) if part]


def texts_in(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text in nested data, with where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts_in(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts_in(value, (*place, number))
    elif isinstance(data, str):
        yield place, data


def long_sentences(data: Any) -> Iterator[tuple[Place, str]]:
    """The sentences over the limit in what is said to people, with where they stand."""
    for place, text in texts_in(data):
        if NOT_SAID.isdisjoint(place):
            yield from ((place, each) for each in sentences(text) if len(each.split()) > LONGEST_SENTENCE)
