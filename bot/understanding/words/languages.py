"""Languages other than English: recognised, so that no random role answers them."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from bot.catalogue.vocabulary import Languages
from bot.understanding.words.text import shorten

LEAST_WORDS = 2
LEAST_FOREIGN = 3
SHARE_FOREIGN = 0.6
LEAST_VOWELS, MOST_VOWELS = 0.2, 0.75
"""The part of a word's letters that are vowels; keys hit at random have fewer."""
UNKNOWN = "unknown"
LEAST_SHARE = 0.3
"""The part of the words that must be the other language's own."""


class LanguageReader:
    """Tells a language by its script, or by its small words that English does not have."""

    def __init__(self, languages: Languages, common: frozenset[str]) -> None:
        found = languages.languages
        self._common = common
        self._by_script = {language.script: id_ for id_, language in found.items() if language.script}
        self._by_word: dict[str, list[str]] = {}
        for id_, language in found.items():
            for word in language.words:
                if word not in common:
                    self._by_word.setdefault(word, []).append(id_)

    def read(self, raw: str, words: Sequence[str]) -> str:
        """The id of the language of a text with these words; empty for English and for what can't be told."""
        return self._script(raw) or self._words(words)

    def is_foreign(self, words: Sequence[str]) -> bool:
        """Whether hardly a word is English, though they look like words: some language that isn't in the list."""
        strange = [word for word in words if word not in self._common and word.isalpha()]
        spoken = [word for word in strange if LEAST_VOWELS <= _vowels(word) <= MOST_VOWELS]
        return len(words) >= LEAST_FOREIGN and len(spoken) >= SHARE_FOREIGN * len(words)

    def _script(self, raw: str) -> str:
        if raw.isascii():
            return ""  # the script that most languages share tells none
        letters = [letter for letter in shorten(raw) if letter.isalpha()]
        scripts = Counter(unicodedata.name(letter, " ").split(" ")[0] for letter in letters)
        script, count = scripts.most_common(1)[0] if scripts else ("", 0)
        return self._by_script.get(script, "") if count * 2 > len(letters) else ""

    def _words(self, words: Sequence[str]) -> str:
        known = [word for word in dict.fromkeys(words) if word in self._by_word]
        votes = [id_ for word in known for id_ in self._by_word[word]]
        best, count = Counter(votes).most_common(1)[0] if votes else ("", 0)
        return best if count >= LEAST_WORDS and count >= LEAST_SHARE * len(words) else ""


def _vowels(word: str) -> float:
    return sum(letter in "aeiouy" for letter in word) / len(word)
