"""Languages other than English: recognised, so that no random role answers them."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from bot.catalogue.vocabulary import Languages
from bot.understanding.words.text import shorten

LEAST_WORDS = 2
LEAST_SHARE = 0.3
"""The part of the words that must be the other language's own."""


class LanguageReader:
    """Tells a language by its script, or by its small words that English does not have."""

    def __init__(self, languages: Languages, common: frozenset[str]) -> None:
        found = languages.languages
        self._by_script = {language.script: id_ for id_, language in found.items() if language.script}
        self._by_word: dict[str, list[str]] = {}
        for id_, language in found.items():
            for word in language.words:
                if word not in common:
                    self._by_word.setdefault(word, []).append(id_)

    def read(self, raw: str, words: Sequence[str]) -> str:
        """The id of the language of a text with these words; empty for English and for what can't be told."""
        return self._script(raw) or self._words(words)

    def _script(self, raw: str) -> str:
        letters = [letter for letter in shorten(raw) if letter.isalpha()]
        scripts = Counter(unicodedata.name(letter, " ").split(" ")[0] for letter in letters)
        script, count = scripts.most_common(1)[0] if scripts else ("", 0)
        return self._by_script.get(script, "") if count * 2 > len(letters) else ""

    def _words(self, words: Sequence[str]) -> str:
        votes = Counter(id_ for word in set(words) for id_ in self._by_word.get(word, ()))
        best, count = votes.most_common(1)[0] if votes else ("", 0)
        return best if count >= LEAST_WORDS and count >= LEAST_SHARE * len(words) else ""
