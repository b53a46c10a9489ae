"""Writing to a screen that may not know every character."""

import unicodedata
from typing import TextIO

_PLAIN = str.maketrans({
    "£": "GBP ", "€": "EUR ", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"',
    "…": "...", "½": "1/2",
    "•": "*", "·": "-", "→": "->", "\u00a0": " ", "\u2011": "-", "\u202f": " ", "×": "x",
    "\u200d": "", "\ufe0f": "",
})  # fmt: skip


class Screen:
    """Lines to a stream, in the nearest characters that the stream can show."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, *lines: str) -> None:
        """Raises `BrokenPipeError` when nobody reads any more."""
        for line in lines:
            self._stream.write(self.writable(line) + "\n")
        self._stream.flush()

    def writable(self, text: str) -> str:
        """The text itself, or with plain characters in the place of those that the stream can't show."""
        encoding = self._stream.encoding or "utf-8"
        if _fits(text, encoding):
            return text
        return "".join(char if _fits(char, encoding) else _nearest(char, encoding) for char in text)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _nearest(char: str, encoding: str) -> str:
    """What comes close: a plain sign, the letter without its accent, or a question mark."""
    plain = char.translate(_PLAIN)
    if plain == char:
        parts = unicodedata.normalize("NFKD", char)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain if _fits(plain, encoding) else "?"
