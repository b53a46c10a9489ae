"""What was typed -> clean words: one spelling, no symbols, no text speak."""

import re
import unicodedata
from dataclasses import dataclass

from bot.catalogue.vocabulary import Words

MAX_CHARACTERS = 500
"""A question longer than this is read from both ends: stories often end with what is asked."""

_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_SPELT_OUT = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b")
"""A word with a full stop behind each letter: "o.d.p"."""
_WORD = re.compile(r"[^\W_]+")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_TAIL_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Text:
    """A question, read: its words in small letters, and the same as one string between spaces."""

    words: tuple[str, ...]
    plain: str

    @property
    def empty(self) -> bool:
        return not self.words


class TextReader:
    """Turns raw text into words, with the short forms and emoji of the vocabulary."""

    def __init__(self, words: Words) -> None:
        self._short_forms = {key: tuple(value.split()) for key, value in words.short_forms.items()}
        self._emoji = {emoji.replace("\ufe0f", ""): text for emoji, text in words.emoji.items()}
        self._expanded: dict[str, tuple[str, ...]] = {}
        self.learning = True
        """Words are kept for speed only while the catalogue is read, never those that a person types."""
        self._known: dict[str, tuple[str, ...]] = {}
        self._phrases = dict(words.phrases)
        self._begin_phrases = frozenset(phrase.split()[0] for phrase in self._phrases)
        longest_first = sorted(self._phrases, key=len, reverse=True)
        self._phrase_pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})\b")
        self._emoji_pattern = re.compile("|".join(map(re.escape, sorted(self._emoji, key=len, reverse=True))))

    def read(self, raw: str) -> Text:
        """Never raises, whatever the characters; only the first and last part of a long text is read."""
        words = self._read(raw)
        return Text(words, f" {' '.join(words)} ")

    def _read(self, raw: str) -> tuple[str, ...]:
        text = fold(shorten(raw))
        if not text.isascii():
            text = text.replace("\ufe0f", "")
            text = self._emoji_pattern.sub(lambda match: f" {self._emoji[match.group()]} ", text)
        if "." in text:
            text = _SPELT_OUT.sub(lambda match: match.group().replace(".", ""), text)
        words = [word for found in _WORD.findall(text) for word in self._expanded.get(found) or self._expand(found)]
        if self._begin_phrases.isdisjoint(words):
            return tuple(words)  # most texts hold no such phrase, and to look for all of them takes a while
        return tuple(self._phrase_pattern.sub(lambda match: self._phrases[match.group()], " ".join(words)).split())

    def words(self, raw: str) -> tuple[str, ...]:
        """Only the words. A text of the catalogue is read once, though several finders ask for it."""
        known = self._known.get(raw)
        if known is None:
            known = self._read(raw)
            if self.learning:
                self._known[raw] = known
        return known

    def learned(self) -> None:
        """The catalogue is read: from here on nothing is kept."""
        self.learning = False
        self._known.clear()

    def _expand(self, word: str) -> tuple[str, ...]:
        expanded = self._short_forms.get(word) or (_REPEATED.sub(r"\1\1", word),)
        if self.learning:
            self._expanded[word] = expanded
        return expanded


def shorten(raw: str) -> str:
    """At most `MAX_CHARACTERS` of a text: its start, and its end."""
    if len(raw) <= MAX_CHARACTERS:
        return raw
    return f"{raw[: MAX_CHARACTERS - _TAIL_CHARACTERS]} {raw[-_TAIL_CHARACTERS:]}"


def fold(text: str) -> str:
    """Small letters, one form of each character, no accents, no apostrophes inside words."""
    if text.isascii():
        return (_APOSTROPHES.sub("", text) if "'" in text or "`" in text else text).lower()
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
