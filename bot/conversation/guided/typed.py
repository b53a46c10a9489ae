"""What somebody types in place of a button: a number, a place in the list, or words of the label."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.catalogue.catalogue import Wording
from bot.understanding.words.cues import Cues
from bot.understanding.words.text import fold, shorten

LONGEST = 6
"""Words; a longer text is no choice between buttons."""

_WORD = re.compile(r"[^\W_]+")
_LAST = ("last",)
_PLACES = (
    ("1", "a", "first", "1st", "one"),
    ("2", "b", "second", "2nd", "two"),
    ("3", "c", "third", "3rd", "three"),
    ("4", "d", "fourth", "4th", "four"),
)
_ASKS = re.compile(
    r"^ (?:ok |and |but |so |wait |sorry |actually )*(?:"
    r"(?:what|how|where|when|which|who|why) (?:is|are|does|do|did|can|could|would|will|should|much|many|long|about|if|"
    r"a|the|grades?|qualifications?|subjects?)|(?:what|how|where|who)s|"
    r"(?:can|could|do|does|is|are|will|would|should) (?:i|you|it|they|there|the|a|we|my)|"
    r"tell me (?:about|more)|show me|work experience (?:in|near)) "
)
_AROUND = {
    "the", "number", "no", "option", "answer", "one", "please", "i", "think", "maybe", "choice", "pick", "it", "is",
    "its", "id", "say",
}  # fmt: skip
"""Words around a number: "the second one, please"."""


@lru_cache(maxsize=1)
def plain(text: str) -> str:
    """The words of a text in small letters, between spaces; numbers stay numbers. Of a long text, both its ends.

    The same text is asked about several times in a row; nothing that a person types is kept for longer.
    """
    return f" {' '.join(_WORD.findall(fold(shorten(text))))} "


def word_of(text: str, wording: Wording, topic: str, names: Iterable[str]) -> str:
    """The first of the names whose phrases (`<topic>.<name>.cues` of the wording) are the text; empty if none is."""
    typed = plain(text).strip()
    return next((name for name in names if typed in wording(f"{topic}.{name}.cues").split(", ")), "")


def says(text: str, wording: Wording, key: str) -> bool:
    """Whether a phrase of the list `<key>.cues` of the wording stands in a text of plain words."""
    return _cues(wording(f"{key}.cues"))(text)


def without(text: str, wording: Wording, key: str) -> str:
    """A text of plain words without the phrases of the list `<key>.cues` of the wording."""
    return _cues(wording(f"{key}.cues")).without(text)


@lru_cache(maxsize=64)
def _cues(listed: str) -> Cues:
    """Lists of the wording, each read once; nothing that a person types comes here."""
    return Cues(listed.split(", "))


def asks(text: str) -> bool:
    """Whether a text begins as a question to the bot does: "what does", "can i"."""
    return bool(_ASKS.match(plain(text)))


def chosen(text: str, choices: Sequence[Sequence[str]]) -> int | None:
    """The number (from 0) of the choice that a text means, if it is clear; each choice has one or more names."""
    typed = plain(text)
    if "?" in text or asks(text) or len(typed.split()) > LONGEST:
        return None
    by_place = _by_place(typed, len(choices))
    if by_place is not None:
        return by_place
    lengths = [max((len(name) for name in map(plain, names) if name in typed), default=0) for names in choices]
    best = max(lengths)
    return lengths.index(best) if best and lengths.count(best) == 1 else None


def _by_place(typed: str, count: int) -> int | None:
    words = typed.split()
    bare = " ".join(word for word in words if word not in _AROUND) or " ".join(words)
    if bare in _LAST:
        return count - 1
    return next((number for number, names in enumerate(_PLACES[:count]) if bare in names), None)
