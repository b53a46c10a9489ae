"""A text as the words that names of places are made of, each with its place in the text."""

import re
from typing import NamedTuple

from bot.places.names import words_of

MAX_CHARACTERS = 500
_TAIL = 200
_WORD = re.compile(r"\w+(?:['’]\w+)*|&")
_BREAK = re.compile(r"[,.;:!?()\n\"/|]")


class Token(NamedTuple):
    """One word in small letters. `ends`: a comma, full stop or the like follows, so a name can't go on."""

    word: str
    start: int
    end: int
    capital: bool
    ends: bool
    opens: bool

    def spelt(self, word: str) -> "Token":
        return self._replace(word=word)


def shape(text: str) -> str:
    """At most 500 characters: the start, and the end."""
    if len(text) <= MAX_CHARACTERS:
        return text
    return f"{text[: MAX_CHARACTERS - _TAIL]}\n{text[-_TAIL:]}"


def tokens_of(text: str) -> list[Token]:
    """Words of a text; a capital counts only where the text has small letters too and no sentence starts."""
    found = list(_WORD.finditer(text))
    mixed = any(letter.islower() for letter in text)
    tokens: list[Token] = []
    opens = True
    for number, match in enumerate(found):
        typed = match.group()
        words = words_of(typed)
        word = words[0] if words else ""
        after = text[match.end() : found[number + 1].start()] if number + 1 < len(found) else "."
        ends = after != " " and bool(_BREAK.search(after)) and not (word == "st" and after.startswith("."))
        tokens.append(Token(word, *match.span(), mixed and typed[0].isupper(), ends, opens))
        opens = ends and "," not in after
    return tokens
